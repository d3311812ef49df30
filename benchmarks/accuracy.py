"""How well places are found and resolved: `python benchmarks/accuracy.py`.

Every labelled set of ../shared/corpora that is there, and the project's own gold: the open half, or
with `--held-back` the half that is for measuring only. Beside each score stands the gazetteer's
ceiling: the share of names for which any of its entries lies near enough.

    python benchmarks/accuracy.py                         everything
    python benchmarks/accuracy.py --sets gold             the project's own gold only
    python benchmarks/accuracy.py --sets lgl,geovirus --limit 50
    python benchmarks/accuracy.py --layers out/layers     with layers added before:
    incident-atlas gazetteer add wof ../shared/gazetteer/wof --layers out/layers
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

# The folder's own gazetteer.py is a benchmark, not the room.
sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != Path(__file__).parent]

import gazetteer  # noqa: E402
from gazetteer.lookup import Gazetteer  # noqa: E402
from geo import evaluate as ev  # noqa: E402
from geo.scores import (  # noqa: E402
    Answer,
    RelationTally,
    Tally,
    Toponym,
    figures,
    intervals,
    pairs,
    tally,
    tally_relations,
)

_ROOT = Path(__file__).parents[1]
CORPORA = _ROOT.parent / "shared" / "corpora"
GOLD = _ROOT / "tests" / "data" / "gold" / "gold.jsonl"
SETS = (
    "lgl", "geovirus", "geowebnews", "geocorpora", "tud_loc2013", "idrisi_en", "wotr",
    "hipe_topres19th_en", "idrisi_ar", "nerel_ru", "hipe_hipe2020_fr", "hipe_newseye_fr",
    "hipe_letemps_fr",
)  # fmt: skip
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
FACILITIES = frozenset({"airport", "crossing", "mountain", "site", "water"})


@dataclass(frozen=True)
class Result:
    """A document, scored."""

    doc: ev.Labelled
    found: list[Answer]
    given: list[Answer]
    ceilings: tuple[int, int, int, int, int]
    """Reached within 161 and 25 km and counted; the first and the last without big areas."""


def run(docs: Sequence[ev.Labelled], gaz: Gazetteer) -> list[Result]:
    """Find and place the names of some documents."""
    results = []
    for doc in docs:
        near, close = ev.ceiling(doc, gaz, 161), ev.ceiling(doc, gaz, 25)
        small = ev.ceiling(_without_big(doc), gaz, 161)
        tops = (near[0], close[0], near[1], small[0], small[1])
        results.append(Result(doc, ev.answers_found(doc, gaz), ev.answers_given(doc, gaz), tops))
    return results


def _without_big(doc: ev.Labelled) -> ev.Labelled:
    keep = tuple(t for t in doc.toponyms if not t.is_big_area)
    return replace(doc, toponyms=keep)


def _f(value: float | None) -> str:
    return "   -" if value is None else f"{value:4.3f}".replace("0.", " .", 1)


def public_row(name: str, results: Sequence[Result], times: int) -> str:
    """Give the figures of a public set in one line."""
    found = [tally(r.doc.toponyms, r.found) for r in results]
    given = [tally(r.doc.toponyms, r.given) for r in results]
    small = [tally(r.doc.toponyms, r.given, counts=lambda t: not t.is_big_area) for r in results]
    reached = [sum(r.ceilings[i] for r in results) for i in range(5)]
    f, g, s = figures(found), figures(given), figures(small)
    ci = intervals(found, ["f1_161"], times=times).get("f1_161") if f.located else None
    tops = (
        [reached[0] / reached[2], reached[1] / reached[2], reached[3] / (reached[4] or 1)]
        if (reached[2])
        else [None] * 3
    )
    cells = [
        f"{name:19}", f"{f.documents:5}", f"{f.toponyms:5}",
        *map(_f, f.exact), *map(_f, f.overlap),
        _f(g.within_161), _f(tops[0]), _f(s.within_161), _f(tops[2]), _f(g.within_25), _f(tops[1]),
        _f(g.in_box), _f(g.ids_right), _f(f.f1_161),
        f"({_f(ci.low)}-{_f(ci.high)})" if ci else " " * 11, _f(f.f1_25),
        _f(g.calibration), _f(g.kept), _f(g.kept_right),
    ]  # fmt: skip
    return " ".join(cells)


PUBLIC_HEAD = (
    f"{'':19} {'':5} {'':5} {'exact':^14} {'overlap':^14} {'given the span':^39}"
    f" {'end to end':^21} {'score':^14}\n"
    f"{'set':19} {'docs':>5} {'names':>5}    P    R   F1    P    R   F1  161  top nobg  top   25"
    "  top  box   id F161               F25  ECE  kept  right"
)


def public(names: Iterable[str], gaz: Gazetteer, limit: int, times: int) -> None:
    """Print the public sets."""
    print(PUBLIC_HEAD)
    for name in names:
        path = CORPORA / name / "dev.jsonl.gz"
        if not path.is_file():
            print(f"{name:19} is not there")
            continue
        docs, bad = ev.read_labelled(path)
        results = run(_sample(docs, limit), gaz)
        print(public_row(name, results, times) + "".join(f"\n  {one}" for one in bad), flush=True)
    print()


def _sample(docs: list[ev.Labelled], limit: int) -> list[ev.Labelled]:
    """Take some documents, the same ones every time."""
    if not limit or len(docs) <= limit:
        return docs
    return random.Random(3).sample(docs, limit)  # noqa: S311  a sample, no secret


GOLD_HEAD = (
    f"{'':5} {'':4} {'':5} {'exact':^4} {'overlap':^14} {'given the span':^19} {'end to end':^26}"
    f" {'score':^14} {'facilities':^9}\n"
    "lang  docs names   F1    P    R   F1  161  top   25  own  F161  F25  own         "
    "  ECE  kept  right  given found"
)


def gold_row(lang: str, results: Sequence[Result], times: int) -> str:
    """Give the figures of the own gold in one language; only literal names count."""
    literal = ev.is_literal
    found = [tally(r.doc.toponyms, ev.literal_only(r.found), counts=literal) for r in results]
    given = [tally(r.doc.toponyms, r.given, counts=literal) for r in results]
    f, g = figures(found), figures(given)
    top = sum(r.ceilings[0] for r in results) / sum(r.ceilings[2] for r in results)
    ci = intervals(found, ["f1_own"], times=times)["f1_own"]
    cells = [
        f"{lang:4}", f"{f.documents:5}", f"{f.toponyms:5}", _f(f.exact[2]), *map(_f, f.overlap),
        _f(g.within_161), _f(top), _f(g.within_25), _f(g.within_own),
        "", _f(f.f1_161), _f(f.f1_25), _f(f.f1_own), f"({_f(ci.low)}-{_f(ci.high)})",
        _f(g.calibration), _f(g.kept), _f(g.kept_right), "", _f(_of_kinds(given)),
        _f(_of_kinds(found)),
    ]  # fmt: skip
    return " ".join(cells)


def _of_kinds(tallies: Iterable[Tally]) -> float | None:
    """Give the share of the facilities and natural features that are right."""
    right = [
        ok
        for t in tallies
        for kind, ok in zip(t.kinds, t.within, strict=True)
        if kind in FACILITIES
    ]
    return sum(right) / len(right) if right else None


def own_gold(gaz: Gazetteer, half: str, times: int, limit: int) -> None:
    """Print the project's own gold: languages, relations, roles, traps, parallel texts."""
    docs, _ = ev.read_labelled(GOLD)
    docs = [doc for doc in docs if doc.row and doc.row["half"] == half]
    results = run(_sample(docs, limit), gaz)
    print(f"own gold, half {half!r}: `own` is within 25 km or the label's own, wider tolerance")
    print(GOLD_HEAD)
    for lang in LANGUAGES:
        some = [r for r in results if r.doc.lang == lang]
        if some:
            print(gold_row(lang, some, times))
    print(gold_row("all", results, times))
    relations(results)
    roles_and_traps(results)
    groups: dict[str, dict[str, set[str]]] = {}
    for r in results:
        if r.doc.row and r.doc.row["parallel"]:
            groups.setdefault(r.doc.row["parallel"], {})[r.doc.lang] = _placed(r.found)
    print(f"same places in six languages: set F1 {_f(set_f1(groups.values()))}"
          f" ({len(groups)} parallel texts)\n")  # fmt: skip


def _placed(answers: Iterable[Answer]) -> set[str]:
    """Give what stands for the places of a text: ids, or a point to a tenth of a degree."""
    return {
        a.place_id or f"{a.lat:.1f} {a.lon:.1f}"
        for a in answers
        if a.lat is not None and a.lon is not None and a.role == "literal"
    }


def set_f1(groups: Iterable[dict[str, set[str]]]) -> float | None:
    """Give the mean F1 of the places of each two languages."""
    shares = [
        2 * len(a & b) / (len(a) + len(b))
        for group in groups
        for a, b in combinations(group.values(), 2)
        if a or b
    ]
    return sum(shares) / len(shares) if shares else None


def relations(results: Iterable[Result]) -> None:
    """Print how relations are placed, by type."""
    by_type: dict[str, RelationTally] = {}
    for r in results:
        for kind in sorted({t.relation["type"] for t in r.doc.toponyms if t.relation}):
            some = [t for t in r.doc.toponyms if t.relation and t.relation["type"] == kind]
            tally_relations(some, r.found, by_type.setdefault(kind, RelationTally()))
    whole = RelationTally(
        sum(t.gold for t in by_type.values()),
        [km for t in by_type.values() for km in t.errors_km],
        [ok for t in by_type.values() for ok in t.held],
    )
    for name, t in [*sorted(by_type.items()), ("all", whole)]:
        near, held = sum(km <= 10 for km in t.errors_km), sum(t.held)
        print(
            f"relation {name:8} within 10 km {near}/{t.gold} {_f(near / (t.gold or 1))}"
            f"   radius holds the truth {held}/{len(t.held)} {_f(held / (len(t.held) or 1))}"
        )


def roles_and_traps(results: Iterable[Result]) -> None:
    """Print how often the role is right, and how many traps were taken for places."""
    right = met = hit = traps = 0
    for r in results:
        for i, j in pairs(r.doc.toponyms, r.found).items():
            met += 1
            right += r.doc.toponyms[i].role == r.found[j].role
        spans = r.doc.row["traps"] if r.doc.row else []
        traps += len(spans)
        literal = ev.literal_only(r.found)
        hit += sum(any(a.start < t["end"] and t["start"] < a.end for a in literal) for t in spans)
    print(
        f"role right {right}/{met} {_f(right / met if met else None)}   traps taken {hit}/{traps}"
    )


_MARKS = {"[": ("]", "literal"), "{": ("}", "attributive"), "<": (">", "date"), "~": ("~", "trap")}


def border_six(gaz: Gazetteer) -> None:
    """Print the six parallel texts about a border: recognition, traps, the same places."""
    if not (CORPORA / "border_six").is_dir():
        print("border_six is not there\n")
        return
    print("border_six: recognition (overlap), attributive returned as places, traps taken")
    groups: dict[int, dict[str, set[str]]] = {}
    for lang in LANGUAGES:
        text = (CORPORA / "border_six" / f"{lang}.txt").read_text(encoding="utf-8")
        found: list[Tally] = []
        traps = [0, 0]
        for number, raw in enumerate(text.split("===")):
            doc, spans = _unmarked(raw.strip(), lang)
            answers = ev.literal_only(ev.answers_found(doc, gaz))
            found.append(tally(doc.toponyms, answers, counts=ev.is_literal))
            traps[0] += sum(any(a.start < e and s < a.end for a in answers) for s, e in spans)
            traps[1] += len(spans)
            groups.setdefault(number, {})[lang] = _placed(answers)
        f = figures(found)
        print(f"{lang}  P {_f(f.overlap[0])}  R {_f(f.overlap[1])}  F1 {_f(f.overlap[2])}"
              f"  exact F1 {_f(f.exact[2])}  traps {traps[0]}/{traps[1]}")  # fmt: skip
    print(f"same places in six languages: set F1 {_f(set_f1(groups.values()))}\n")


def _unmarked(raw: str, lang: str) -> tuple[ev.Labelled, list[tuple[int, int]]]:
    """Read a text with its marks: the document, and the spans of its traps."""
    text, toponyms, traps = "", [], []
    for part in re.split(r"(\[[^\]]*\]|\{[^}]*\}|<[^>]*>|~[^~]*~)", raw):
        role = _MARKS[part[0]][1] if part[:1] in _MARKS else ""
        inner = part[1:-1] if role else part
        start, text = len(text), text + inner
        if role in ("literal", "attributive"):
            toponyms.append(Toponym(start, len(text), inner, role=role))
        elif role == "trap":
            traps.append((start, len(text)))
    return ev.Labelled("", lang, text, tuple(toponyms)), traps


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sets", default="", help="names, with commas: gold, border_six, lgl ...")
    parser.add_argument("--limit", type=int, default=0, help="documents of each set at most")
    parser.add_argument("--boot", type=int, default=200, help="draws for the intervals")
    parser.add_argument("--held-back", action="store_true", help="the held-back half of the gold")
    parser.add_argument("--layers", default=False, help="folder of layers to look names up in too")
    options = parser.parse_args()
    wanted = options.sets.split(",") if options.sets else ["gold", "border_six", *SETS]
    unknown = sorted(set(wanted) - {"gold", "border_six", *SETS})
    if unknown:
        sys.exit(
            f"no such set: {', '.join(unknown)}; there are gold, border_six, {', '.join(SETS)}"
        )
    gaz = gazetteer.open(layers=options.layers)
    begun = time.perf_counter()
    print(gaz, "\n")
    if "gold" in wanted:
        own_gold(gaz, "held" if options.held_back else "dev", options.boot, options.limit)
    if "border_six" in wanted:
        border_six(gaz)
    if names := [name for name in SETS if name in wanted]:
        public(names, gaz, options.limit, options.boot)
    print(f"{time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
