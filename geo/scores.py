"""Labelled toponyms and answers -> figures, as the field counts them. Knows no gazetteer."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import asin, cos, radians, sin, sqrt
from typing import Any

FARTHEST_KM = 20_039.0
"""What a toponym without an answer is charged: half way round the Earth."""

BIG_AREAS = frozenset(
    """china|russia|canada|india|algeria|europe|asia|us|canadians|american|usa|america|africa|u.s.
    |u.s|west africa|united states|australia|chinese|russian|russians|middle east|canadian|americans
    |european|united states of america|north africa|north america|south america|western europe
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""Names that Hu et al. (2023, 2024) leave out: areas whose point differs by gazetteer."""

KEPT_FROM = 0.7
"""Score from which on an answer is kept when only sure ones are wanted."""
_BINS = 10
"""Bins of the expected calibration error."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name that a person has marked in a text."""

    start: int
    """First code point in the text."""
    end: int
    """Code point after the last one."""
    phrase: str = ""
    """The words."""
    lat: float | None = None
    """Latitude, decimal degrees, WGS 84; None where it is not known."""
    lon: float | None = None
    """Longitude, decimal degrees, WGS 84; None where it is not known."""
    geonames_id: str = ""
    """GeoNames' number of the place, where the labels have it."""
    role: str = "literal"
    """One of `geo.document.ROLES`; sets without roles count as literal."""
    kind: str = ""
    """One of `PLACE_KINDS`, where the labels say so."""
    tolerance_km: float | None = None
    """How far from the point an answer may lie, where the labels say so."""
    relation: Mapping[str, Any] | None = None
    """`type`, `start`, `end`, `lat`, `lon` of the relation that the name stands in, if any."""
    box: tuple[float, float, float, float] | None = None
    """South, north, west, east of the place, degrees, where the labels have it."""

    @property
    def is_big_area(self) -> bool:
        """Whether Hu et al. leave it out."""
        return self.phrase.lower() in BIG_AREAS


@dataclass(frozen=True, slots=True)
class Answer:
    """A place name that was found in a text, and where it was put."""

    start: int
    """First code point in the text."""
    end: int
    """Code point after the last one."""
    lat: float | None = None
    """Latitude, decimal degrees, WGS 84; None if not found."""
    lon: float | None = None
    """Longitude, decimal degrees, WGS 84; None if not found."""
    place_id: str = ""
    """Id of the entry."""
    score: float = 0.0
    """Between 0 and 1: how sure the answer is."""
    role: str = "literal"
    """One of `geo.document.ROLES`."""
    radius_m: float | None = None
    """Radius in metres within which the place is said to lie."""
    relation: str = "at"
    """One of `geo.document.RELATIONS`."""
    named: tuple[float, float] | None = None
    """Latitude and longitude of the named place where something lies so far from it: a toponym is
    measured by it, a relation by `lat` and `lon`."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one document adds to the figures."""

    gold: int = 0
    """Toponyms marked."""
    answers: int = 0
    """Answers given."""
    exact: int = 0
    """Answers with the span of a toponym."""
    overlap: int = 0
    """Answers that overlap a toponym, one to one."""
    errors_km: tuple[float, ...] = ()
    """Distance of the answer to each toponym that has coordinates; `FARTHEST_KM` without one."""
    within: tuple[bool, ...] = ()
    """For each of them, whether the answer lies within the toponym's own tolerance."""
    placed: int = 0
    """Answers with coordinates, but for those on a toponym that has none."""
    ids: int = 0
    """Toponyms with a GeoNames number."""
    ids_right: int = 0
    """Answers that have it."""
    boxes: int = 0
    """Toponyms with a box."""
    boxes_right: int = 0
    """Answers in the box, or within 10 km."""
    sure: tuple[tuple[float, bool], ...] = ()
    """Score of each placed answer on a toponym with coordinates, and whether it is right."""
    kinds: tuple[str, ...] = ()
    """Kind of each toponym that has coordinates."""


def distance_km(toponym: Toponym, answer: Answer) -> float:
    """Give the distance of an answer on the sphere, kilometres; `FARTHEST_KM` if it has none.

    Examples
    --------
    >>> round(distance_km(Toponym(0, 5, lat=48.8566, lon=2.3522), Answer(0, 5, 51.5074, -0.1278)))
    344
    """
    if toponym.lat is None or toponym.lon is None or answer.lat is None or answer.lon is None:
        return FARTHEST_KM
    return sphere_km(toponym.lat, toponym.lon, answer.lat, answer.lon)


def sphere_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Give the distance of two points (latitude, longitude; degrees) on the sphere, kilometres.

    The sphere, not the ellipsoid: it is what published figures were counted with.
    """
    a, b, c, d = map(radians, (lat_a, lon_a, lat_b, lon_b))
    chord = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.009 * asin(min(1.0, sqrt(chord)))


def pairs(gold: Sequence[Toponym], answers: Sequence[Answer]) -> dict[int, int]:
    """Match toponyms with the answers that overlap them, one to one.

    Returns
    -------
    matched
        Number of the toponym -> number of the answer: equal spans first, then the largest overlap.

    Examples
    --------
    >>> pairs([Toponym(0, 5), Toponym(10, 16)], [Answer(8, 16), Answer(0, 5), Answer(3, 5)])
    {0: 1, 1: 0}
    """
    found = sorted(
        (-(g.start == a.start and g.end == a.end), -overlap, g.start, i, j)
        for i, g in enumerate(gold)
        for j, a in enumerate(answers)
        if (overlap := min(g.end, a.end) - max(g.start, a.start)) > 0
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in found:
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def tally(
    gold: Sequence[Toponym],
    answers: Sequence[Answer],
    *,
    counts: Callable[[Toponym], bool] = lambda _: True,
) -> Tally:
    """Count what one document adds to the figures.

    Parameters
    ----------
    gold
        Toponyms of the document.
    answers
        What was found in it, in any order.
    counts
        Which toponyms count. An answer that only hits another one is neither right nor wrong.

    Returns
    -------
    tally
        Adds up over documents (`figures`).
    """
    wanted = [g for g in gold if counts(g)]
    given = list({(a.start, a.end): a for a in reversed(_of_names(answers))}.values())[::-1]
    given = _without_hits(wanted, [g for g in gold if not counts(g)], given)
    matched = pairs(wanted, given)
    located = [i for i, g in enumerate(wanted) if g.lat is not None and g.lon is not None]
    errors = [
        distance_km(wanted[i], given[matched[i]]) if i in matched else FARTHEST_KM for i in located
    ]
    right = [km <= _tolerance(wanted[i]) for i, km in zip(located, errors, strict=True)]
    unknown = {j for i, j in matched.items() if wanted[i].lat is None}
    answered = [
        (given[matched[i]].score, ok)
        for i, ok in zip(located, right, strict=True)
        if i in matched and given[matched[i]].lat is not None
    ]
    numbered = [i for i, g in enumerate(wanted) if g.geonames_id]
    boxed = [i for i, g in enumerate(wanted) if g.box]
    spans = {(g.start, g.end) for g in wanted}
    return Tally(
        gold=len(wanted),
        answers=len(given),
        exact=sum((a.start, a.end) in spans for a in given),
        overlap=len(matched),
        errors_km=tuple(errors),
        within=tuple(right),
        placed=sum(a.lat is not None and j not in unknown for j, a in enumerate(given)),
        ids=len(numbered),
        ids_right=sum(
            given[matched[i]].place_id == f"geonames:{wanted[i].geonames_id}"
            for i in numbered
            if i in matched
        ),
        boxes=len(boxed),
        boxes_right=sum(_is_in_box(wanted[i], given[matched[i]]) for i in boxed if i in matched),
        sure=tuple(answered),
        kinds=tuple(wanted[i].kind for i in located),
    )


def _of_names(answers: Sequence[Answer]) -> list[Answer]:
    """Give the answers on names: no stretch around two of them, each where its own place lies."""
    spans = [(a.start, a.end) for a in answers]
    names = [
        a for a in answers
        if not any(a.start <= start and end <= a.end and (start, end) != (a.start, a.end)
                   for start, end in spans)
    ]  # fmt: skip
    return [replace(a, lat=a.named[0], lon=a.named[1]) if a.named else a for a in names]


def _tolerance(toponym: Toponym) -> float:
    """Give the distance within which an answer is right, kilometres."""
    return 161.0 if toponym.tolerance_km is None else max(25.0, toponym.tolerance_km)


def _is_in_box(toponym: Toponym, answer: Answer) -> bool:
    """Tell whether an answer lies in a toponym's box, over the date line too, or within 10 km."""
    if toponym.box is None or answer.lat is None or answer.lon is None:
        return False
    south, north, west, east = toponym.box
    inside = west <= answer.lon <= east if west <= east else not east < answer.lon < west
    return (south <= answer.lat <= north and inside) or distance_km(toponym, answer) <= 10


def _without_hits(
    wanted: Sequence[Toponym], dropped: Sequence[Toponym], answers: Sequence[Answer]
) -> list[Answer]:
    """Leave out the answers that hit no wanted toponym but one that does not count."""
    used = set(pairs(wanted, answers).values())
    rest = [j for j in range(len(answers)) if j not in used]
    gone = {rest[j] for j in pairs(dropped, [answers[j] for j in rest]).values()}
    return [a for j, a in enumerate(answers) if j not in gone]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a set of documents adds up to; shares between 0 and 1, None where nothing counts."""

    documents: int
    """Documents scored."""
    toponyms: int
    """Toponyms that count."""
    located: int
    """Those with coordinates."""
    exact: tuple[float, float, float]
    """Precision, recall and F1 of the spans, exact."""
    overlap: tuple[float, float, float]
    """Precision, recall and F1 of the spans, overlapping one to one."""
    f1_161: float | None
    """End to end: found and placed within 161 km."""
    f1_25: float | None
    """End to end: found and placed within 25 km."""
    f1_own: float | None
    """End to end: found and placed within 25 km or the toponym's own, wider tolerance."""
    within_161: float | None
    """Share of the toponyms with coordinates whose answer lies within 161 km."""
    within_25: float | None
    """The same within 25 km."""
    within_own: float | None
    """The same within the toponym's own tolerance (161 km where it states none)."""
    median_km: float | None
    """Median distance; a toponym without an answer is charged `FARTHEST_KM`."""
    ids_right: float | None
    """Share of the toponyms with a GeoNames number whose answer has it."""
    in_box: float | None
    """Share of the toponyms with a box whose answer lies in it, or within 10 km of the point."""
    calibration: float | None
    """Expected calibration error of the scores, ten bins of equal width."""
    kept: float | None
    """Share of the answers with a score of `KEPT_FROM` or more."""
    kept_right: float | None
    """Share of those that are right."""


def figures(tallies: Iterable[Tally]) -> Figures:
    """Add up documents.

    Examples
    --------
    >>> one = tally([Toponym(0, 5, lat=0.0, lon=0.0)], [Answer(0, 5, 0.0, 1.0), Answer(7, 9)])
    >>> round(figures([one]).within_161, 2), figures([one]).exact
    (1.0, (0.5, 1.0, 0.6666666666666666))
    """
    all_of = list(tallies)
    gold, answers = sum(t.gold for t in all_of), sum(t.answers for t in all_of)
    errors = sorted(km for t in all_of for km in t.errors_km)
    own = [ok for t in all_of for ok in t.within]
    placed = sum(t.placed for t in all_of)
    sure = [one for t in all_of for one in t.sure]
    kept = [ok for score, ok in sure if score >= KEPT_FROM]
    n = len(errors)
    near, close = sum(km <= 161 for km in errors), sum(km <= 25 for km in errors)
    return Figures(
        documents=len(all_of),
        toponyms=gold,
        located=n,
        exact=_prf(sum(t.exact for t in all_of), answers, gold),
        overlap=_prf(sum(t.overlap for t in all_of), answers, gold),
        f1_161=_prf(near, placed, n)[2] if n else None,
        f1_25=_prf(close, placed, n)[2] if n else None,
        f1_own=_prf(sum(own), placed, n)[2] if n else None,
        within_161=_share(near, n),
        within_25=_share(close, n),
        within_own=_share(sum(own), n),
        median_km=(errors[(n - 1) // 2] + errors[n // 2]) / 2 if n else None,
        ids_right=_share(sum(t.ids_right for t in all_of), sum(t.ids for t in all_of)),
        in_box=_share(sum(t.boxes_right for t in all_of), sum(t.boxes for t in all_of)),
        calibration=calibration_error(sure),
        kept=_share(len(kept), len(sure)),
        kept_right=_share(sum(kept), len(kept)),
    )


def _prf(hits: int, answers: int, gold: int) -> tuple[float, float, float]:
    """Give precision, recall and F1."""
    precision, recall = hits / answers if answers else 0.0, hits / gold if gold else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def calibration_error(sure: Sequence[tuple[float, bool]]) -> float | None:
    """Give the expected calibration error: how far scores are from the share that is right.

    Parameters
    ----------
    sure
        Score and whether the answer is right.

    Returns
    -------
    error
        Mean distance over ten bins of equal width, weighted by their answers; None without any.

    Examples
    --------
    >>> round(calibration_error([(0.9, True)] * 8 + [(0.9, False)] * 2), 3)
    0.1
    """
    bins: dict[int, list[tuple[float, bool]]] = {}
    for score, ok in sure:
        bins.setdefault(min(int(score * _BINS), _BINS - 1), []).append((score, ok))
    if not sure:
        return None
    return sum(abs(sum(s - ok for s, ok in each)) for each in bins.values()) / len(sure)


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % bootstrap interval."""

    low: float
    high: float


def intervals(
    tallies: Sequence[Tally], names: Sequence[str], *, times: int = 200, seed: int = 7
) -> dict[str, Interval]:
    """Draw documents again and again, and give the intervals of some figures.

    Parameters
    ----------
    tallies
        One a document: documents are drawn, not mentions, because those of one text hang together.
    names
        Fields of `Figures` that are single numbers.
    times, seed
        How often, and where the dice begin: the same intervals every time.

    Returns
    -------
    intervals
        Name -> interval; names without a figure are left out.
    """
    dice = random.Random(seed)  # noqa: S311  a sample, no secret
    drawn: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(times if tallies else 0):
        sample = figures(dice.choices(tallies, k=len(tallies)))
        for name in names:
            value = getattr(sample, name)
            if value is not None:
                drawn[name].append(value)
    found = {}
    for name, values in drawn.items():
        values.sort()
        if values:
            cut = len(values) // 40
            found[name] = Interval(values[cut], values[-1 - cut])
    return found


@dataclass(slots=True)
class RelationTally:
    """How well relations ("20 km north of X") were placed."""

    gold: int = 0
    """Relations marked."""
    errors_km: list[float] = field(default_factory=list)
    """Distance of each answer, `FARTHEST_KM` without one."""
    held: list[bool] = field(default_factory=list)
    """Of those with an answer: whether its radius holds the true point."""


def tally_relations(
    toponyms: Sequence[Toponym], answers: Sequence[Answer], total: RelationTally
) -> None:
    """Add the relations of one document.

    Parameters
    ----------
    toponyms
        Those that stand in a relation carry it.
    answers
        The one with the largest part of the expression counts; of equal ones, one that states a
        relation.
    total
        What is added to.
    """
    seen = {(t.relation["start"], t.relation["end"]): t.relation for t in toponyms if t.relation}
    for (start, end), relation in seen.items():
        truth = Toponym(start, end, lat=relation["lat"], lon=relation["lon"])
        inside = [a for a in answers if a.start < end and a.end > start and a.lat is not None]
        total.gold += 1
        if not inside:
            total.errors_km.append(FARTHEST_KM)
            continue
        best = max(
            inside,
            key=lambda a: (min(a.end, end) - max(a.start, start), a.relation != "at", -a.start),
        )
        km = distance_km(truth, best)
        total.errors_km.append(km)
        total.held.append(km * 1000 <= (best.radius_m or 0))
