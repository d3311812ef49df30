"""Learn the ranker's weights anew: `python -m geo.train_ranker`.

Labelled texts in, `geo/data/ranker.json` out; the same texts and gazetteer give the same bytes.
What may be learnt from is told in docs/ranker.md: the open half of the project's own gold
(tests/data/gold), War of the Rebellion, IDRISI, and GeoVirus. Sets that are not there are left
out. Nothing here runs when places are resolved; it needs numpy only.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

import gazetteer
from gazetteer.lookup import Gazetteer
from gazetteer.place import Candidate
from geo.document import Mention
from geo.evaluate import Labelled, given_mentions, read_document, read_labelled
from geo.evidence import (
    FEATURES,
    IN_CONTEXT,
    NONE_IN_CONTEXT,
    SETTLEMENTS,
    SPOT_KM,
    Evidence,
    Neighbours,
    Table,
    agreement,
    gather,
    in_context,
    neighbours,
)
from geo.mentions import find_mentions
from geo.ranker import Ranker, Vector, packaged, to_json
from geo.scores import Toponym, calibration_error, sphere_km
from geo.weigh import groups_of, heard, sure_of

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).parents[1]
_GOLD = _ROOT / "tests" / "data" / "gold" / "gold.jsonl"
_OUT = _ROOT / "geo" / "data" / "ranker.json"

SETS = {"gold": 6.0, "wotr": 1.0, "idrisi_en": 1.0, "idrisi_ar": 1.5, "geovirus": 2.0}
"""Sets that may train, and what each weighs as a whole."""
_KINDS = {
    "Country": "country", "State": "province", "Province": "province", "County": "district",
    "District": "district", "City/town": "town",
}  # fmt: skip
"""IDRISI's words for kinds of places."""
_FALSE = 0.5
"""What a name weighs that the tool finds and the labels do not have: no place at all."""
_MOST = 5
"""Occurrences of a name that count."""
_FOLDS = 5
_ROUNDS = 2
"""How often the context is learnt from weights learnt in context."""
_STEPS, _RATE, _SHRINK = 400, 0.08, 0.0005
"""Steps and rate of the descent, and how much large weights cost."""
_BOUNDS = {
    "kind agrees": (2.0, 8.0), "kind nearly agrees": (1.0, 8.0), "kind disagrees": (-8.0, -1.0),
    "unit beside its seat": (-8.0, 0.0), "far from all": (-8.0, -2.0), "folded": (-0.6, 0.0),
    "inflected": (-8.0, 0.0), "fuzzy": (-8.0, 0.0), "transliterated": (-8.0, 0.0),
    "exact": (0.0, 0.0), "none: hint": (-8.0, 0.0), "far from a small world": (-8.0, -3.0),
    "fewer people": (-8.0, 0.0), "main name": (1.45, 8.0), "district": (-8.0, -1.5),
    "in the country": (1.2, 8.0),
    "none: kind unmet": (0.0, 8.0), "none: far": (0.0, 8.0), "none: relation": (-8.0, 0.0),
} | dict.fromkeys(
    (
        "name worth", "people", "people of a unit", "most people", "capital", "seat",
        "small seat", "language at home", "in the only country",
        "in the country of neighbours", "in a named unit", "holds a named place",
        "followed by its holder", "preceded by its holder", "holds its neighbour", "within 30 km",
        "within 150 km", "within 600 km", "near a neighbour", "famous", "actor",
    ),
    (0.0, 8.0),
)  # fmt: skip
"""What a weight may be at least and at most: no accident of the labels turns evidence round."""
_RIGHT_KM, _ROUGHLY_KM = SPOT_KM, 161.0
"""A candidate so near to the label is right; farther ones only where none is nearer."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text to learn from."""

    source: str
    """Its set."""
    evidence: Evidence
    """The candidates of its groups."""
    beside: Neighbours
    """What stands beside what."""
    right: npt.NDArray[np.bool_]
    """One a row: whether this is an answer; "none of them" where no candidate is."""
    weight: Vector
    """One a group; 0 where the labels do not tell."""


def lessons(name: str, gaz: Gazetteer, corpora: Path, first: Ranker) -> Iterator[Lesson]:
    """Give the texts of a set.

    Parameters
    ----------
    name
        Of `SETS`.
    gaz
        Where names are looked up.
    corpora
        Folder of the sets.
    first
        Weights that tell which countries a text speaks of, for names looked up by their sound.
    """
    path = _GOLD if name == "gold" else corpora / name / "dev.jsonl.gz"
    if not path.is_file():
        logger.warning("%s is not there: left out", name)
        return
    docs, _ = read_labelled(path)
    for doc in docs:
        half = doc.row.get("half", "dev") if doc.row else "dev"
        if half == "dev" and any(t.lat is not None for t in doc.toponyms):
            kinds = tuple(map(_with_kind, doc.toponyms, doc.types))
            yield _lesson(name, replace(doc, toponyms=kinds), gaz, first)


def _with_kind(toponym: Toponym, label: str) -> Toponym:
    """Give a toponym the kind that a set's own word for it says."""
    return replace(toponym, kind=toponym.kind or _KINDS.get(label, ""))


def _lesson(name: str, doc: Labelled, gaz: Gazetteer, first: Ranker) -> Lesson:
    """Make a text one to learn from: its labels, and what the tool finds beside them."""
    read = read_document(doc)
    given = list(zip(given_mentions(doc, gaz), doc.toponyms, strict=True))
    spans = [(t.start, t.end) for t in doc.toponyms]
    wrong = [
        m
        for m in find_mentions(read, gaz)
        if m.role != "other" and m.core and not m.parties and m.hint != "border"
        and not _touches(read.original_span(m.start, m.end), spans)
    ]  # fmt: skip
    marked: list[tuple[Mention, Toponym | None]] = [(m, t) for m, t in given]
    marked += [(m, None) for m in wrong]
    marked.sort(key=lambda pair: (pair[0].start, pair[0].end))
    mentions = [m for m, _ in marked]
    groups = groups_of(mentions, gaz)
    rough = gather(groups)
    groups = heard(groups, gaz, sure_of(rough, first.shares(rough, rough.alone, context=False)))
    evidence = gather(groups)
    right = np.zeros(len(evidence.alone), dtype=bool)
    weight = np.zeros(len(groups))
    for number, group in enumerate(groups):
        labels = [marked[at][1] for at in group.places]
        rows = slice(int(evidence.starts[number]), int(evidence.starts[number + 1]))
        right[rows], weight[number] = _answers(group.candidates, labels)
    return Lesson(name, evidence, neighbours(mentions, groups), right, weight)


def _touches(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def _answers(
    candidates: Sequence[Candidate], labels: Sequence[Toponym | None]
) -> tuple[npt.NDArray[np.bool_], float]:
    """Tell which candidates of a group are right, and what the group weighs."""
    right = np.zeros(len(candidates) + 1, dtype=bool)
    real = [t for t in labels if t is not None]
    if not real:
        right[-1] = True
        return right, _FALSE * min(len(labels), _MOST)
    located = [t for t in real if t.lat is not None]
    if not located:
        return right, 0.0
    for toponym in located:
        right[:-1] |= _near(candidates, toponym)
    right[-1] = not right.any()
    return right, float(min(len(located), _MOST))


def _near(candidates: Sequence[Candidate], toponym: Toponym) -> npt.NDArray[np.bool_]:
    """Tell which candidates a label means."""
    lat, lon = toponym.lat or 0.0, toponym.lon or 0.0
    km = np.array([sphere_km(lat, lon, c.place.lat, c.place.lon) for c in candidates])
    if not len(km):
        return np.zeros(0, dtype=bool)
    close = km <= max(_RIGHT_KM, toponym.tolerance_km or 0.0)
    if close.any():
        return _of_kind(candidates, toponym, np.asarray(close))
    if km.min() <= _ROUGHLY_KM and toponym.tolerance_km is None:
        return np.asarray(km == km.min())
    reach = np.array([c.place.radius_m / 1000 for c in candidates])
    return np.asarray((km <= reach) & (reach > _ROUGHLY_KM))


def _of_kind(
    candidates: Sequence[Candidate], toponym: Toponym, close: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Of places at one spot keep those of the label's kind; without one, a town before its unit."""
    mention = Mention(toponym.phrase, 0, 1, hint=toponym.kind)
    wanted = [
        bool(agreement(mention, c.place)) if toponym.kind else c.place.kind in SETTLEMENTS
        for c in candidates
    ]
    kept = close & np.array(wanted)
    return np.asarray(kept if kept.any() else close)


# --- learning ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Matter:
    """Lessons one below the other."""

    table: Table
    starts: npt.NDArray[np.intp]
    right: npt.NDArray[np.bool_]
    weight: Vector


def _stacked(some: Sequence[Lesson], tables: Sequence[Table]) -> Matter:
    """Put lessons one below the other; groups that tell nothing are left out."""
    rows, sizes, weights = [], [], []
    totals = dict.fromkeys(SETS, 0.0)
    for lesson in some:
        totals[lesson.source] += float(lesson.weight.sum())
    for lesson in some:
        lengths = np.diff(lesson.evidence.starts)
        rows.append(np.repeat(lesson.weight > 0, lengths))
        sizes.append(lengths[lesson.weight > 0])
        weights.append(
            lesson.weight[lesson.weight > 0] * SETS[lesson.source] / totals[lesson.source]
        )
    keep = np.concatenate(rows)
    starts = np.concatenate(([0], np.cumsum(np.concatenate(sizes)))).astype(np.intp)
    weight = np.concatenate(weights)
    right = np.concatenate([lesson.right for lesson in some])[keep]
    return Matter(np.concatenate(tables)[keep], starts, right, weight / weight.sum())


def learn(matter: Matter, columns: npt.NDArray[np.bool_]) -> Vector:
    """Find the weights under which the right rows have the largest shares.

    Parameters
    ----------
    matter
        What to learn from.
    columns
        Which columns may weigh.

    Returns
    -------
    weights
        One a column, 0 for those that may not.
    """
    table = matter.table * columns
    firsts, sizes = matter.starts[:-1], np.diff(matter.starts)
    each = np.repeat(matter.weight, sizes)
    low, high = (np.array([_BOUNDS.get(n, (-8.0, 8.0))[i] for n in FEATURES]) for i in (0, 1))
    weights = np.clip(np.zeros(len(columns)), low, high)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        sums = table @ weights
        powers = np.exp(sums - np.repeat(np.maximum.reduceat(sums, firsts), sizes))
        share = powers / np.repeat(np.add.reduceat(powers, firsts), sizes)
        good = share * matter.right
        wanted = good / np.repeat(np.maximum(np.add.reduceat(good, firsts), 1e-12), sizes)
        slope = table.T @ (each * (share - wanted)) + _SHRINK * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        weights -= (
            _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
            * min(1.0, 2 * (1 - step / (_STEPS + 1)))
        )  # fmt: skip
        weights = np.clip(weights, low, high)
    return np.asarray(weights * columns)


def train(some: Sequence[Lesson]) -> Ranker:
    """Learn the weights of both steps: alone, then in the context that the first step gives."""
    names = np.array(FEATURES)
    from_context = np.isin(names, (*IN_CONTEXT, *NONE_IN_CONTEXT))
    alone = learn(_stacked(some, [lesson.evidence.alone for lesson in some]), ~from_context)
    ranker = Ranker(alone, alone)
    for _ in range(_ROUNDS):
        tables = [_contextual(lesson, ranker) for lesson in some]
        weights = learn(_stacked(some, tables), np.ones(len(names), dtype=bool))
        ranker = replace(ranker, context=weights)
    return ranker


def _contextual(lesson: Lesson, ranker: Ranker) -> Table:
    """Weigh a lesson's candidates in its context, as `geo.weigh` does."""
    evidence = lesson.evidence
    sure = sure_of(evidence, ranker.shares(evidence, evidence.alone, context=False))
    if ranker.context is not ranker.alone:
        table = in_context(evidence, lesson.beside, sure)
        sure = sure_of(evidence, ranker.shares(evidence, table, context=True))
    return in_context(evidence, lesson.beside, sure)


# --- judging -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Judged:
    """The best candidate of a group, by weights that have not seen it."""

    source: str
    lang: str
    share: float
    right: bool
    reachable: bool
    """Whether any of its candidates is right."""
    real: bool
    """Whether the labels have it."""
    weight: float


def judge(some: Sequence[Lesson], ranker: Ranker) -> Iterator[Judged]:
    """Give the best candidate of each group."""
    for lesson in some:
        table = _contextual(lesson, ranker)
        shares = ranker.shares(lesson.evidence, table, context=True)
        for number, group in enumerate(lesson.evidence.groups):
            weight = float(lesson.weight[number])
            first, last = lesson.evidence.starts[number : number + 2].tolist()
            if not weight or not group.candidates:
                continue
            best = first + int(np.argmax(shares[first : last - 1]))
            right = lesson.right[first : last - 1]
            yield Judged(
                lesson.source, group.mention.lang, lesson.evidence.share_at(shares, best),
                bool(lesson.right[best]),
                bool(right.any()), weight != _FALSE * min(len(group.places), _MOST), weight,
            )  # fmt: skip


def cross_validated(some: Sequence[Lesson]) -> list[Judged]:
    """Judge each text by weights learnt from the others."""
    found: list[Judged] = []
    for fold in range(_FOLDS):
        rest = [lesson for at, lesson in enumerate(some) if at % _FOLDS != fold]
        found += judge(some[fold::_FOLDS], train(rest))
    return found


def curve_of(judged: Sequence[Judged]) -> tuple[tuple[float, float], ...]:
    """Give the curve from shares to scores: a logistic one, fitted to what was right.

    Only names that the labels have count: the score says how sure the place of a name is.
    """
    judged = [j for j in judged if j.real]
    share = np.clip([j.share for j in judged], 1e-4, 1 - 1e-4)
    odds = np.log(share / (1 - share))
    right = np.array([j.right for j in judged], dtype=float)
    totals = {name: sum(j.weight for j in judged if j.source == name) or 1.0 for name in SETS}
    weight = np.array([SETS[j.source] * j.weight / totals[j.source] for j in judged])
    a, b = 1.0, 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-(a * odds + b)))
        s = weight * p * (1 - p)
        slope = np.array([(weight * (p - right) * odds).sum(), (weight * (p - right)).sum()])
        bend = np.array([[(s * odds**2).sum(), (s * odds).sum()], [(s * odds).sum(), s.sum()]])
        a, b = np.array([a, b]) - np.linalg.solve(bend + 1e-6 * np.eye(2), slope)
    knots = np.array([0.01, 0.05, *np.arange(0.1, 0.95, 0.1), 0.95, 0.98, 0.99, 0.999])
    scores = 1 / (1 + np.exp(-(a * np.log(knots / (1 - knots)) + b)))
    return ((0.0, 0.0), *zip(knots.tolist(), scores.tolist(), strict=True), (1.0, 1.0))


def least_of(judged: Sequence[Judged], ranker: Ranker) -> float:
    """Give the score below which giving a place costs more than it brings (F1, own gold)."""
    own = [(ranker.score(j.share), j) for j in judged if j.source in ("gold", "geovirus")]
    wanted = sum(j.weight for _, j in own if j.real)

    def f1(least: float) -> float:
        hits = sum(j.weight for s, j in own if s >= least and j.right)
        given = sum(j.weight / (1 if j.real else _FALSE) for s, j in own if s >= least)
        return 2 * hits / (given + wanted)

    return float(max(np.arange(0.1, 0.5, 0.02), key=f1))


def report(judged: Sequence[Judged], ranker: Ranker) -> Iterator[str]:
    """Say how well texts were judged by weights that had not seen them."""
    for name in SETS:
        for lang in sorted({j.lang for j in judged if j.source == name}):
            some = [j for j in judged if j.source == name and j.lang == lang]
            reach = [j for j in some if j.reachable]
            whole = sum(j.weight for j in reach) or 1.0
            sure = [(ranker.score(j.share), j.right) for j in some if j.real]
            kept = [ok for s, ok in sure if s >= 0.7]
            yield (
                f"{name:10} {lang:3} groups {len(some):5}  right of the reachable "
                f"{sum(j.weight for j in reach if j.right) / whole:.3f}  "
                f"ECE {calibration_error(sure) or 0:.3f}  kept {len(kept) / (len(sure) or 1):.3f}  "
                f"right of those {sum(kept) / (len(kept) or 1):.3f}"
            )


def main() -> None:
    """Learn, judge, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--corpora", type=Path, default=_ROOT.parent / "shared" / "corpora")
    parser.add_argument("-o", "--output", type=Path, default=_OUT)
    options = parser.parse_args()
    gaz = gazetteer.open(layers=False)
    some = [lesson for name in SETS for lesson in lessons(name, gaz, options.corpora, packaged())]
    judged = cross_validated(some)
    ranker = train(some)
    ranker = replace(ranker, curve=curve_of(judged))
    ranker = replace(ranker, least=least_of(judged, ranker), made=_made(some, judged, gaz))
    sys.stderr.write("\n".join([*report(judged, ranker), f"least score {ranker.least:.2f}\n"]))
    options.output.write_text(to_json(ranker), encoding="utf-8", newline="\n")


def _made(some: Sequence[Lesson], judged: Sequence[Judged], gaz: Gazetteer) -> dict[str, object]:
    """Say what the weights were learnt from."""
    texts = {name: sum(lesson.source == name for lesson in some) for name in SETS}
    return {
        "by": "python -m geo.train_ranker",
        "gazetteer": gaz.version,
        "texts": texts,
        "groups judged": len(judged),
    }


if __name__ == "__main__":
    main()
