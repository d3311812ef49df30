"""Claims written beside their texts -> claims.jsonl: offsets are counted by this script.

Run it in this folder after a change: `python make_claims.py`. `guidelines.md` explains the form.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
# Names of the event types and sub-event types: ACLED Codebook, public.
TYPES = {
    "CLASH": ("Battles", "Armed clash"),
    "REGAIN": ("Battles", "Government regains territory"),
    "OVERTAKE": ("Battles", "Non-state actor overtakes territory"),
    "CHEMICAL": ("Explosions/Remote violence", "Chemical weapon"),
    "AIR": ("Explosions/Remote violence", "Air/drone strike"),
    "SUICIDE": ("Explosions/Remote violence", "Suicide bomb"),
    "SHELL": ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    "IED": ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    "GRENADE": ("Explosions/Remote violence", "Grenade"),
    "SEXUAL": ("Violence against civilians", "Sexual violence"),
    "ATTACK": ("Violence against civilians", "Attack"),
    "ABDUCT": ("Violence against civilians", "Abduction/forced disappearance"),
    "PEACEFUL": ("Protests", "Peaceful protest"),
    "INTERVENTION": ("Protests", "Protest with intervention"),
    "EXCESSIVE": ("Protests", "Excessive force against protesters"),
    "VIOLENT": ("Riots", "Violent demonstration"),
    "MOB": ("Riots", "Mob violence"),
    "AGREE": ("Strategic developments", "Agreement"),
    "ARREST": ("Strategic developments", "Arrests"),
    "CHANGE": ("Strategic developments", "Change to group/activity"),
    "DISRUPT": ("Strategic developments", "Disrupted weapons use"),
    "BASE": ("Strategic developments", "Headquarters or base established"),
    "LOOT": ("Strategic developments", "Looting/property destruction"),
    "TRANSFER": ("Strategic developments", "Non-violent transfer of territory"),
    "OTHER": ("Strategic developments", "Other"),
    "NONE": ("none_of_these", "none_of_these"),
}
NOWHERE = dict.fromkeys(("kind", "lat", "lon", "tolerance_km", "country", "name"))
"""A place without coordinates: it is compared by its words (the practice documents)."""
HARMS = ("killed", "injured", "missing", "detained", "displaced")


def load_make_gold() -> ModuleType:
    """Give the script of the gold places: the dates and the table of places are read as there."""
    spec = importlib.util.spec_from_file_location("make_gold", HERE.parent / "make_gold.py")
    if spec is None or spec.loader is None:
        raise ImportError("make_gold.py is not beside this folder")
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_gold"] = module  # its dataclass looks its own module up
    spec.loader.exec_module(module)
    return module


# --- one claim -----------------------------------------------------------------------------------


def find(text: str, phrase: str) -> dict[str, Any]:
    """Give the span of a phrase that stands in a text exactly once."""
    if text.count(phrase) != 1:
        raise ValueError(f"{phrase!r} stands {text.count(phrase)} times in: {text}")
    start = text.index(phrase)
    return {"start": start, "end": start + len(phrase), "quote": phrase}


def place_of(
    cell: str, text: str, quote: dict[str, Any], places: dict[str, Any], tools: ModuleType
) -> Any:
    """Give the place of a claim with the span of its phrase nearest to the quote, or None."""
    if cell == "-":
        return None
    phrase, key, relation = cell.split("|")
    starts = [found.start() for found in re.finditer(re.escape(phrase), text)]
    inside = [start for start in starts if quote["start"] <= start < quote["end"]]
    before = [start for start in starts if start < quote["start"]]
    start = (inside or before[-1:] or starts)[0]
    known = key != "-"
    place = middle([places[each] for each in key.split("+")], tools) if known else NOWHERE
    kept = ("kind", "lat", "lon", "tolerance_km", "country")
    span = {"phrase": phrase, "start": start, "end": start + len(phrase)}
    record = {**span, **{name: place[name] for name in kept}}
    return {**record, "in": place["name"], "relation": relation}


def middle(places: list[dict[str, Any]], tools: ModuleType) -> dict[str, Any]:
    """Give one place as it is, of two the middle with half their distance as tolerance."""
    first, last = places[0], places[-1]
    if first is last:
        return first
    return {
        **first,
        "lat": round((first["lat"] + last["lat"]) / 2, 4),
        "lon": round((first["lon"] + last["lon"]) / 2, 4),
        "tolerance_km": round(tools.distance_km(first, last) / 2, 1),
        "name": f"{first['name']} - {last['name']}",
    }


def number(written: str) -> dict[str, int | None]:
    """Read `3`, `12+` (at least), `~300` (about), `5-7` or `?` (some)."""
    if written == "?":
        return {"low": None, "best": None, "high": None}
    if "-" in written:
        low, high = map(int, written.split("-"))
        return {"low": low, "best": None, "high": high}
    count = int(written.strip("~+"))
    return {
        "low": None if written.startswith("~") else count,
        "best": count,
        "high": None if written[0] == "~" or written[-1] == "+" else count,
    }


def casualties_of(cell: str) -> dict[str, Any]:
    """Give what a claim says of harm to people; None where it says nothing."""
    found: dict[str, Any] = dict.fromkeys(HARMS)
    for part in [] if cell == "-" else cell.split(", "):
        harm, written, group, verbatim = part.split(":")
        found[harm] = {**number(written), "verbatim": verbatim, "group": group}
    return found


def mentioned(casualties: dict[str, Any]) -> str:
    """Say in one word what a claim says of the dead and wounded."""
    told = [casualties[harm] for harm in ("killed", "injured") if casualties[harm]]
    if not told:
        return "none_stated"
    if all(each["best"] == 0 for each in told):
        return "stated_zero"
    counted = any(each[key] for each in told for key in ("low", "best", "high"))
    return "counted" if counted else "unspecified_some"


def chain_of(cell: str) -> list[dict[str, str | None]]:
    """Give who says so, outermost first; empty where the text speaks in its own voice."""
    return [source(part) for part in cell.split(" > ") if part != "-"]


def source(written: str) -> dict[str, str | None]:
    """Read `@UA` (the state that sends), `@Name (kind)` or `Name (kind)`."""
    name = written.removeprefix("@")
    if re.fullmatch("[A-Z]{2}", name):
        return {"name": None, "kind": "state", "country": name}
    who, kind = name.removesuffix(")").rsplit(" (", 1)
    return {"name": who, "kind": kind, "country": None}


def claim(
    quote: str, row: str, text: str, places: dict[str, Any], tools: ModuleType
) -> dict[str, Any]:
    """Give one claim as a record."""
    code, polarity, modality, edtf, place, casualties, chain = row.split(" ; ")
    span = find(text, quote)
    (event, subtype), *also = [TYPES[each] for each in code.split("/")]
    start, end = (None, None) if edtf == "-" else tools.bounds(edtf)
    harm = casualties_of(casualties)
    return {
        **span,
        "event_type": event,
        "event_subtype": subtype,
        "event_types_also": sorted({other for other, _ in also} - {event}),
        "polarity": polarity,
        "modality": modality,
        "date_edtf": None if edtf == "-" else edtf,
        "date_start": start,
        "date_end": end,
        "place": place_of(place, text, span, places, tools),
        "casualties": harm,
        "casualties_mentioned": mentioned(harm),
        "attribution_chain": chain_of(chain),
    }


# --- documents -----------------------------------------------------------------------------------


def documents(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Give the head and the lines of each document of one language."""
    for block in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, *lines = block.strip().split("\n")
        yield head.split(), lines


def parts_of(lines: list[str], sender: str, joint: str) -> tuple[str, list[dict[str, Any]]]:
    """Join the sentences of a document and say which stretch has which claimant."""
    texts, claimants = [[]], [f"@{sender}" if sender != "-" else "-"]
    for line in lines:
        if line.startswith("--- "):
            texts.append([])
            claimants.append(f"@{line[4:].removesuffix(' state')}")
        else:
            texts[-1].append(line)
    joined = [joint.join(sentences) for sentences in texts]
    starts = [0]
    for text in joined:
        starts.append(starts[-1] + len(text) + len(joint))
    parts = [
        {"start": start, "end": start + len(text), "claimant": next(iter(chain_of(who)), None)}
        for start, text, who in zip(starts, joined, claimants, strict=False)
    ]
    return joint.join(joined), parts


def document(
    lang: str, head: list[str], lines: list[str], places: dict[str, Any], tools: ModuleType
) -> dict[str, Any]:
    """Give one document with its claims as a record."""
    number_, dated, sender, genre, *group = head
    marks = [at for at, line in enumerate(lines) if line.startswith(("> ", "! ", "? "))]
    text, parts = parts_of(lines[: marks[0]], sender, "" if lang == "zh" else " ")
    claims, others, optional = [], [], []
    for at, following in pairwise([*marks, len(lines)]):
        sign, phrase = lines[at][0], lines[at][2:]
        if sign == ">":
            claims.append(claim(phrase, lines[at + 1], text, places, tools))
        elif sign == "!":
            others.append({**find(text, phrase), "why": " ".join(lines[at + 1 : following])})
        else:
            optional.append(find(text, phrase))
    return {
        "doc_id": f"claims-{lang}-{number_}",
        "lang": lang,
        "genre": genre,
        "dated": dated,
        "country": None if sender == "-" else sender,
        "half": "dev" if int(number_) % 2 else "held",
        "group": group[0] if group else None,
        "text": text,
        "sentences": [line for line in lines[: marks[0]] if not line.startswith("--- ")],
        "parts": parts,
        "claims": claims,
        "not_claims": others,
        "optional": optional,
    }


def make(folder: str = "source") -> list[dict[str, Any]]:
    """Give all documents of a folder, language by language."""
    tools = load_make_gold()
    places = tools.read_places(HERE.parent / "places.tsv")
    return [
        document(lang, head, lines, places, tools)
        for lang in LANGUAGES
        for head, lines in documents(HERE / folder / f"{lang}.txt")
    ]


def practice() -> list[dict[str, Any]]:
    """Give the practice documents: of no half, and named so."""
    return [
        {**one, "doc_id": one["doc_id"].replace("claims", "practice"), "half": "practice"}
        for one in make("practice")
    ]


def write(path: Path) -> None:
    """Write one document of the gold a line."""
    lines = [json.dumps(one, ensure_ascii=False) for one in make()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(HERE / "claims.jsonl")
