"""How well claims are told: `python benchmarks/claims.py`.

The project's own gold of claims (tests/data/gold/claims): the open half, or with `--held-back` the
half that is for measuring only. A found claim matches a gold claim when their quotes overlap and
the event type agrees (`geo.claims.score`); place, date, casualties (all figures of all kinds of
harm), polarity, modality and the attribution chain are asked of the matched claims. The gold says
beside its texts which state sends them: that is given to the document, as the title of a letter
would; whom the text cites, and who speaks in an annex, is read from the text.

    python benchmarks/claims.py                   the open half
    python benchmarks/claims.py --errors          and what went wrong in it
    python benchmarks/claims.py --practice        143 further documents, places by their words
    python benchmarks/claims.py --held-back       for measuring, never for reading errors off
    python benchmarks/claims.py --write FILE      predictions for an outside scorer of incidents
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

# The folder's own gazetteer.py is a benchmark, not the room.
sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != Path(__file__).parent]

import gazetteer  # noqa: E402
from gazetteer.lookup import Gazetteer  # noqa: E402
from geo.claims import find_claims  # noqa: E402
from geo.claims.score import ASKED, Found, Tally, figures, interval, tally  # noqa: E402
from geo.document import Document  # noqa: E402
from geo.places import find_places  # noqa: E402
from geo.readers import read_string  # noqa: E402

GOLD = Path(__file__).parents[1] / "tests" / "data" / "gold" / "claims" / "claims.jsonl"
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


def frozen() -> list[dict[str, Any]]:
    """Read the frozen gold, both halves."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def practice() -> list[dict[str, Any]]:
    """Read the practice documents from their sources."""
    spec = importlib.util.spec_from_file_location("make_claims", GOLD.parent / "make_claims.py")
    if spec is None or spec.loader is None:
        raise ImportError("make_claims.py is not beside the gold")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    documents: list[dict[str, Any]] = module.practice()
    return documents


def as_sent(gold: Mapping[str, Any], countries: Mapping[str, str]) -> Document:
    """Read a gold text as the letter of the state that the gold says sends it."""
    doc = read_string(gold["text"], name=gold["doc_id"], lang=gold["lang"], dated=gold["dated"])
    country = (gold["parts"][0]["claimant"] or {}).get("country")
    if not country or doc.parts[0].sender:
        return doc
    first = replace(doc.parts[0], sender=countries[country], dated=gold["dated"])
    return replace(doc, parts=(first, *doc.parts[1:]))


def claims_of(gold: Mapping[str, Any], countries: Mapping[str, str], gaz: Gazetteer) -> list[Found]:
    """Find the claims of a gold text, with their spans in it."""
    doc = as_sent(gold, countries)
    found = []
    for claim in find_claims(doc, find_places(doc, gaz=gaz)):
        start, end = claim.origin.start or 0, claim.origin.end or 0
        at = next(i for i in range(len(doc.text)) if doc.starts[i] >= start)
        senders = [part.sender for part in doc.conveyed(at) if part.sender]
        names = [n for n in claim.claimed_by if not n.endswith("(sender not stated)")]
        speaker = names[len(senders) - 1] if senders else ""
        found.append(Found(claim, start, end, tuple(names[len(senders) :]), speaker))
    return found


def rows(tallies: Mapping[str, Sequence[Tally]]) -> None:
    """Print a row a language, and one for all with its intervals."""
    heads = ("lang", "docs", "gold", "found", "P", "R", "F1", "type F1", *ASKED)
    print(" ".join(f"{head:>10}" for head in heads))
    everything = [one for group in tallies.values() for one in group]
    for name, group in [*tallies.items(), ("all", everything)]:
        counts = sum(group, Tally())
        f = figures(counts)
        values = [f.precision, f.recall, f.f1, f.type_f1, *(f.shares[a] for a in ASKED)]
        cells = [name, str(len(group)), str(counts.gold), str(counts.found)]
        cells += ["-" if v is None else f"{v:.3f}" for v in values]
        print(" ".join(f"{cell:>10}" for cell in cells))
    for label, measure in (
        ("precision", lambda f: f.precision), ("recall", lambda f: f.recall),
        ("F1", lambda f: f.f1), ("type F1", lambda f: f.type_f1),
        *((a, lambda f, a=a: f.shares[a]) for a in ASKED),
    ):  # fmt: skip
        bounds = interval(everything, measure)
        if bounds:
            print(f"95% of draws of as many documents: {label} {bounds[0]:.3f}-{bounds[1]:.3f}")


def explain(gold: Mapping[str, Any], found: Sequence[Found]) -> None:
    """Print what a text should give and what it gave."""
    print(f"\n== {gold['doc_id']} {gold['dated']}")
    for one in gold["claims"]:
        harms = {h: (v["low"], v["best"], v["high"]) for h, v in one["casualties"].items() if v}
        print(
            "  gold ", one["event_type"], "/", one["event_subtype"], one["polarity"],
            one["modality"], one["date_edtf"], (one["place"] or {}).get("phrase"), harms,
            [c["name"] or c["country"] for c in one["attribution_chain"]], "|", one["quote"],
        )  # fmt: skip
    for f in found:
        c = f.claim
        harms = {h: (v.get("low"), v.get("best"), v.get("high")) for h, v in c.casualties.items()}
        where = [(loc.mention.text, loc.place and loc.place.name) for loc in c.locations[:1]]
        print(
            "  found", c.event_type, "/", c.event_subtype, c.polarity, c.modality, c.when.edtf,
            c.when.basis, where, harms, [f.speaker, *f.cited], "|", c.quote,
        )  # fmt: skip


def main() -> None:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--held-back", action="store_true", help="the half for measuring only")
    parser.add_argument("--practice", action="store_true", help="the practice documents")
    parser.add_argument("--errors", action="store_true", help="show the open half's claims")
    parser.add_argument("--lang", default="", help="one language only")
    parser.add_argument("--write", default="", help="file for predictions, one document a line")
    parser.add_argument("--layers", default=False, help="folder of layers to look names up in too")
    options = parser.parse_args()
    if options.errors and options.held_back:
        parser.error("errors are read off the open half only")
    half = "practice" if options.practice else "held" if options.held_back else "dev"
    gaz = gazetteer.open(layers=options.layers)
    lines = practice() if options.practice else frozen()
    codes = {
        who["country"] for one in lines for c in one["claims"] for who in c["attribution_chain"]
    }
    codes |= {(part["claimant"] or {}).get("country") for one in lines for part in one["parts"]}
    countries = {code: gaz.country_of(code).name for code in sorted(filter(None, codes))}
    tallies: dict[str, list[Tally]] = {code: [] for code in LANGUAGES}
    written = []
    for gold in lines:
        if gold["half"] != half or (options.lang and gold["lang"] != options.lang):
            continue
        found = claims_of(gold, countries, gaz)
        tallies[gold["lang"]].append(tally(gold, found, countries))
        written.append(prediction(gold, found))
        if options.errors:
            explain(gold, found)
    rows({code: group for code, group in tallies.items() if group})
    if options.write:
        text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in written)
        Path(options.write).write_text(text, encoding="utf-8")


def prediction(gold: Mapping[str, Any], found: Sequence[Found]) -> dict[str, Any]:
    """Give a document's incidents as outside scorers read them."""
    incidents = [
        {
            "date": f.claim.when.edtf,
            "type": f.claim.event_subtype or f.claim.event_type,
            "places": [
                {"lat": p.lat, "lon": p.lon, "cc": p.place.country if p.place else None}
                for p in f.claim.locations[:1]
            ],
        }
        for f in found
    ]
    return {"doc": gold["doc_id"], "mentions": [], "incidents": incidents}


if __name__ == "__main__":
    main()
