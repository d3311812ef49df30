"""Marked-up source -> gold.jsonl: offsets are counted by this script, never by hand.

Run it in this folder after a change: `python make_gold.py`. The marks are explained in
`guidelines.md`; places, with their coordinates, are in `places.tsv`.
"""

from __future__ import annotations

import csv
import json
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
EARTH_KM = 6371.0
CLOSERS = {"[": "]", "{": "}", "<": ">", "~": "~", "^": "^"}
ROLES = {"[": "literal", "{": "attributive"}
TRAPS = {"p": "person", "o": "organisation", "x": "other"}
RELATIONS = {"off": "offset", "near": "near", "btw": "between", "road": "road"}
BEARINGS = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}
BASES = {
    "": "explicit",
    "y": "year_inferred_from_document_date",
    "r": "relative_to_document_date",
    "t": "relative_to_text",
}
NEAR_KM = 10.0
"""How far "near X" may lie from X, and the least tolerance of any relation's point."""


@dataclass(slots=True)
class Mark:
    """A marked stretch of one document."""

    opener: str
    """The character that opened it: `[`, `{`, `<`, `~` or `^`."""
    start: int
    """Code points from the start of the text."""
    end: int = -1
    """Code points from the start of the text, exclusive."""
    fields: list[str] = field(default_factory=list)
    """What stands after the first `|`; for `^` what stands before the `:`."""


def read_marks(source: str) -> tuple[str, list[Mark]]:
    """Take the marks out of a marked-up text.

    Parameters
    ----------
    source
        One document, its lines already joined.

    Returns
    -------
    text, marks
        The bare text and its marks, in the order in which they open.
    """
    text: list[str] = []
    marks: list[Mark] = []
    stack: list[Mark] = []
    at = 0
    while at < len(source):
        char = source[at]
        if stack and char == CLOSERS[stack[-1].opener]:
            stack.pop().end = len(text)
        elif char in CLOSERS:
            marks.append(Mark(char, len(text)))
            stack.append(marks[-1])
            if char == "^":
                colon = source.index(":", at)
                marks[-1].fields = source[at + 1 : colon].split()
                at = colon
        elif char == "|":
            close = source.index(CLOSERS[stack[-1].opener], at)
            stack[-1].fields = source[at + 1 : close].split("|")
            at = close - 1
        else:
            text.append(char)
        at += 1
    if stack:
        raise ValueError(f"{stack[-1].opener!r} is never closed in: {source}")
    return "".join(text), marks


def read_places(path: Path) -> dict[str, dict[str, Any]]:
    """Read the table of places that the marks point at, by its first column."""
    places = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            numbers = {key: float(row[key]) for key in ("lat", "lon", "tolerance_km")}
            places[row["id"]] = {**row, **numbers, "rare": row["rare"] == "1"}
    return places


def read_documents(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Give the head and the sentences of each document of one language."""
    for block in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, *sentences = block.strip().split("\n")
        yield head.split(), sentences


# --- dates ---------------------------------------------------------------------------------------


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """Give the first and the last day of an EDTF date; None where it is open."""
    first, _, last = edtf.partition("/")
    return _day(first, last=False), _day(last or first, last=True)


def _day(part: str, *, last: bool) -> str | None:
    """Give one end of an EDTF date as a day."""
    if part == "..":
        return None
    if len(part) == len("2024-06"):
        year, month = map(int, part.split("-"))
        return f"{part}-{monthrange(year, month)[1] if last else 1:02d}"
    return part


# --- relations -----------------------------------------------------------------------------------


def destination(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """Give the latitude and longitude reached from a point on a sphere."""
    arc, course, north = km / EARTH_KM, radians(bearing), radians(lat)
    to_north = asin(sin(north) * cos(arc) + cos(north) * sin(arc) * cos(course))
    to_east = atan2(sin(course) * sin(arc) * cos(north), cos(arc) - sin(north) * sin(to_north))
    return degrees(to_north), lon + degrees(to_east)


def distance_km(a: dict[str, Any], b: dict[str, Any]) -> float:
    """Give the distance of two places on a sphere."""
    north, south = radians(a["lat"]), radians(b["lat"])
    half = sin((south - north) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(b["lon"] - a["lon"]) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def relation(mark: Mark, text: str, places: list[dict[str, Any]]) -> dict[str, Any]:
    """Give a relation with the point that it means.

    Parameters
    ----------
    mark
        The whole expression ("20 km north of Sennar").
    text
        The document.
    places
        The places inside the expression: one, or two for "between" and "road".
    """
    kind, *rest = mark.fields
    found: dict[str, Any] = {
        "type": RELATIONS[kind],
        "start": mark.start,
        "end": mark.end,
        "phrase": text[mark.start : mark.end],
    }
    first, last = places[0], places[-1]
    if kind == "off":
        found |= {"km": float(rest[0]), "direction": rest[1]}
        lat, lon = destination(first["lat"], first["lon"], found["km"], BEARINGS[rest[1]])
        tolerance = max(NEAR_KM / 2, found["km"] / 5) + first["tolerance_km"] / 2
    elif kind == "near":
        lat, lon, tolerance = first["lat"], first["lon"], max(NEAR_KM, first["tolerance_km"])
    else:
        lat, lon = (first["lat"] + last["lat"]) / 2, (first["lon"] + last["lon"]) / 2
        tolerance = max(NEAR_KM, distance_km(first, last) / 2)
    return found | {
        "lat": round(lat, 4),
        "lon": round(lon, 4),
        "tolerance_km": round(tolerance, 1),
    }


# --- documents -----------------------------------------------------------------------------------


def form_of(lang: str, text: str, mark: Mark, *, inflected: bool) -> str:
    """Tell whether a name stands bare, inflected (marked `+`) or after an Arabic clitic."""
    before = text[mark.start - 1 : mark.start]
    if lang == "ar" and (before.isalpha() or text[mark.start : mark.start + 2] == "لل"):
        return "clitic"
    return "inflected" if inflected else "base"


def toponym(
    mark: Mark, lang: str, text: str, place: dict[str, Any], *, inflected: bool
) -> dict[str, Any]:
    """Give the record of one mention of a place."""
    return {
        "start": mark.start,
        "end": mark.end,
        "phrase": text[mark.start : mark.end],
        "role": ROLES[mark.opener],
        "kind": place["kind"],
        "lat": place["lat"],
        "lon": place["lon"],
        "tolerance_km": place["tolerance_km"],
        "country": place["country"],
        "in": place["name"],
        "place": place["id"],
        "rare": place["rare"],
        "form": form_of(lang, text, mark, inflected=inflected),
        "relation": None,
    }


def date(mark: Mark, text: str) -> dict[str, Any]:
    """Give the record of one date."""
    edtf, basis = [*mark.fields, ""][:2]
    start, end = bounds(edtf)
    return {
        "start": mark.start,
        "end": mark.end,
        "phrase": text[mark.start : mark.end],
        "edtf": edtf,
        "start_date": start,
        "end_date": end,
        "basis": BASES[basis],
    }


def document(
    lang: str, head: list[str], sentences: list[str], places: dict[str, Any]
) -> dict[str, Any]:
    """Give one document as a record.

    Parameters
    ----------
    lang
        ISO 639-1 code.
    head
        Number (`p01` is the first of the parallel ones), date, country of the sender or `-`.
    sentences
        Marked-up sentences, one a line.
    places
        As `read_places` gives them.
    """
    number, dated, sender = head
    source = ("" if lang == "zh" else " ").join(sentences)
    text, marks = read_marks(source.replace("[+", "[\ue000"))
    text, marks = _take_out_plus(text, marks)
    names, relations, dates, traps = [], [], [], []
    for mark in marks:
        if mark.opener in ROLES:
            inflected = mark.fields[-1] == "inflected"
            names.append(toponym(mark, lang, text, places[mark.fields[0]], inflected=inflected))
        elif mark.opener == "<":
            dates.append(date(mark, text))
        elif mark.opener == "~":
            phrase = text[mark.start : mark.end]
            ends = {"start": mark.start, "end": mark.end}
            traps.append({**ends, "phrase": phrase, "type": TRAPS[mark.fields[0]]})
        else:
            relations.append(mark)
    for mark in relations:
        inside = [name for name in names if mark.start <= name["start"] < mark.end]
        found = relation(mark, text, [places[name["place"]] for name in inside])
        for name in inside:
            name["relation"] = found
    return {
        "doc_id": f"gold-{lang}-{number}",
        "lang": lang,
        "text": text,
        "dated": dated,
        "country": None if sender == "-" else sender,
        "half": "dev" if int(number.lstrip("p")) % 2 else "held",
        "parallel": number if number.startswith("p") else None,
        "sentences": len(sentences),
        "toponyms": names,
        "dates": dates,
        "traps": traps,
    }


def _take_out_plus(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """Turn the stand-in for `+` at the head of a name into a field of its mark."""
    for mark in marks:
        if text[mark.start : mark.start + 1] == "\ue000" and mark.opener == "[":
            mark.fields.append("inflected")
    kept = [0]
    for char in text:
        kept.append(kept[-1] + (char != "\ue000"))
    for mark in marks:
        mark.start, mark.end = kept[mark.start], kept[mark.end]
    return text.replace("\ue000", ""), marks


def make() -> list[dict[str, Any]]:
    """Give all documents, language by language."""
    places = read_places(HERE / "places.tsv")
    return [
        document(lang, head, sentences, places)
        for lang in LANGUAGES
        for head, sentences in read_documents(HERE / "source" / f"{lang}.txt")
    ]


def write(path: Path) -> None:
    """Write one document a line."""
    lines = [json.dumps(one, ensure_ascii=False) for one in make()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(HERE / "gold.jsonl")
