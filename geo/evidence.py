"""What speaks for and against each candidate of a text's mentions: a table of figures.

One row a candidate, and one a mention for "none of them". Some figures come from the candidate
alone, the others from the places that the text is already sure of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, log1p, log10

import numpy as np
import numpy.typing as npt

from gazetteer.distance import EARTH_RADIUS_M
from gazetteer.place import Candidate, Place
from geo.document import Mention

AGREEING: Mapping[str, frozenset[str]] = {
    "country": frozenset({"country"}),
    "province": frozenset({"province", "district", "region"}),
    "district": frozenset({"district", "province"}),
    "city": frozenset({"city", "town"}),
    "town": frozenset({"town", "city", "village"}),
    "village": frozenset({"village", "town"}),
    "airport": frozenset({"airport"}),
    "corridor": frozenset({"corridor", "line"}),
    "crossing": frozenset({"crossing"}),
    "region": frozenset({"region", "province", "district"}),
    "water": frozenset({"water"}),
    "mountain": frozenset({"mountain"}),
    "site": frozenset({"site"}),
}
"""Kind that the words say -> kinds of entries that agree with it."""

POINTLESS = frozenset({"border", "line", "country"})
"""Kinds whose point says nothing of where they are."""
SETTLEMENTS = frozenset({"city", "town", "village"})
_UNITS = frozenset({"province", "district"})
_NATURE = frozenset({"region", "water", "mountain", "site"})
_KINDS = ("country", "province", "district", "city", "town", "village", "airport", "crossing")
_HOW = ("exact", "folded", "inflected", "transliterated", "fuzzy", "by its town")
_SEATS = {"PPLC": "capital", "PPLA": "seat", "PPLA2": "small seat", "PPLX": "quarter"}

# ISO 3166-1 codes of states with the language as an official one (CLDR, territory information).
_HOME = {
    "en": "US GB CA AU NZ IE IN PK NG KE GH ZA UG ZW ZM TZ JM SG PH BZ BS TT GY MT",
    "fr": "FR BE CH CA LU MC SN CI ML BF NE TD CM CF CG CD GA BJ TG GN MG HT DJ BI RW",
    "es": "ES MX GT HN SV NI CR PA CU DO CO VE EC PE BO CL AR UY PY GQ PR",
    "ru": "RU BY KZ KG",
    "zh": "CN TW HK MO SG",
    "ar": "EG SD LY TN DZ MA MR SA YE OM AE QA BH KW IQ SY JO LB PS SO DJ KM TD EH",
    "uk": "UA", "az": "AZ", "hy": "AM", "tr": "TR CY", "fa": "IR AF TJ",
}  # fmt: skip
_HOME_OF = {lang: frozenset(codes.split()) for lang, codes in _HOME.items()}

_ALONE = (
    *_HOW, "name worth", "main name", "code", "people", "people of a unit", "size unknown",
    "most people", "fewer people", *_SEATS.values(), *_KINDS, "line", "nature",
    "kind agrees", "kind nearly agrees", "kind disagrees", "unit beside its seat", "actor",
    "language at home", "only candidate",
)  # fmt: skip
IN_CONTEXT = (
    "in the country", "in the only country", "in the country of neighbours", "in a named unit",
    "holds a named place", "followed by its holder", "preceded by its holder",
    "holds its neighbour", "within 30 km", "within 150 km", "within 600 km", "near a neighbour",
    "far from all", "famous", "far from a small world",
)  # fmt: skip
"""Columns that the context of a candidate fills."""
NONE_IN_CONTEXT = ("none: outside the countries", "none: far", "none: no context")
"""Columns that the context of "none of them" fills."""
_NONE = (
    "none", "none: candidates", "none: worth of the best", "none: short", "none: capitals",
    "none: people of the best", "none: kind unmet", "none: actor", "none: not as written",
    "none: two ideographs", "none: country", "none: relation", "none: hint",
)  # fmt: skip
FEATURES = (*_ALONE, *IN_CONTEXT, *_NONE, *NONE_IN_CONTEXT)
"""Names of the columns."""
_AT = {name: at for at, name in enumerate(FEATURES)}

_CLOSE_GAP = 3
""""X, Y" and "X (Y": code points between two mentions of which one may be the other's holder."""
_NEIGHBOURS = 3
"""Mentions on either side that count as neighbours."""
_FAR_KM = 2_000.0
"""Kilometres from the nearest sure place at which a namesake is likely another place."""
_ENOUGH = 3
"""Sure places that make a text's world."""
_SMALL_KM = 600.0
"""Kilometres from its middle within which a text's world is small."""

SPOT_KM = 25.0
"""Candidates so near to one another are one spot: whichever is meant, the answer is right."""
_SPOT = float(np.cos(SPOT_KM / 6371.0))

Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of a text that can only mean the same: they differ in where they stand."""

    mention: Mention
    """One of them."""
    name: str
    """What groups of one name have in common."""
    places: tuple[int, ...]
    """Where they stand, as numbers of the text's mentions in order."""
    candidates: tuple[Candidate, ...]
    """What they may mean."""


@dataclass(frozen=True, slots=True)
class Sure:
    """A place that a group of the text means, more or less surely."""

    place: Place
    """The place."""
    weight: float
    """How surely, between 0 and 1."""
    group: int
    """Number of the group; -1 for what the caller knows."""
    name: str = ""
    """Name of the group."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Which groups of a text stand beside which."""

    close: npt.NDArray[np.bool_]
    """`close[a, b]`: somewhere b follows right after a."""
    nearness: npt.NDArray[np.float64]
    """`nearness[a, b]`: one over the number of mentions from a to b, where they are nearest."""


def neighbours(mentions: Sequence[Mention], groups: Sequence[Group]) -> Neighbours:
    """See which groups stand beside which.

    Parameters
    ----------
    mentions
        Of one text, in order.
    groups
        Those mentions, grouped.
    """
    owner = {at: number for number, group in enumerate(groups) for at in group.places}
    close = np.zeros((len(groups), len(groups)), dtype=bool)
    nearness = np.zeros((len(groups), len(groups)))
    ordered = sorted(owner)
    for a, b in pairwise(ordered):
        if b == a + 1 and 0 <= mentions[b].start - mentions[a].end <= _CLOSE_GAP:
            close[owner[a], owner[b]] = True
    for step in range(1, _NEIGHBOURS + 1):
        for a, b in zip(ordered, ordered[step:], strict=False):
            one, other = owner[a], owner[b]
            if one != other:
                nearness[one, other] = max(nearness[one, other], 1 / step)
                nearness[other, one] = max(nearness[other, one], 1 / step)
    return Neighbours(close, nearness)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The candidates of a text's groups, row after row; each group's last row is "none"."""

    groups: tuple[Group, ...]
    """The groups, in the order of their rows."""
    starts: npt.NDArray[np.intp]
    """First row of each group; one more at the end."""
    alone: Table
    """What each candidate says by itself."""
    points: Table
    """Unit vector of each candidate; zeros for none and for what has no telling point."""

    def share_at(self, shares: npt.NDArray[np.float64], row: int) -> float:
        """Add up the shares of a candidate's group that mean its spot: a town and its own unit.

        Parameters
        ----------
        shares
            One a row, as `Ranker.shares` gives them.
        row
            Of the candidate.

        Returns
        -------
        share
            Of all candidates of the group within `SPOT_KM` of it, its own among them.
        """
        group = int(np.searchsorted(self.starts, row, side="right")) - 1
        rows = slice(int(self.starts[group]), int(self.starts[group + 1]) - 1)
        here = self.points[rows] @ self.points[row] > _SPOT
        here[row - rows.start] = True
        return float(shares[rows][here].sum())

    @property
    def owners(self) -> npt.NDArray[np.intp]:
        """The group of each row."""
        return np.repeat(np.arange(len(self.groups)), np.diff(self.starts))


def gather(groups: Sequence[Group]) -> Evidence:
    """Weigh candidates by themselves."""
    sizes = [len(group.candidates) + 1 for group in groups]
    starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.intp)
    alone = np.zeros((int(starts[-1]), len(FEATURES)))
    points = np.zeros((int(starts[-1]), 3))
    for group, first in zip(groups, starts.tolist(), strict=False):
        most = max((c.place.population or 0 for c in group.candidates), default=0)
        for at, candidate in enumerate(group.candidates, first):
            _fill(alone[at], group, candidate, most)
        points[first : first + sizes_of(group) - 1] = _vectors([c.place for c in group.candidates])
        _fill_none(alone[first + len(group.candidates)], group)
    return Evidence(tuple(groups), starts, alone, points)


def sizes_of(group: Group) -> int:
    """Give the number of rows of a group."""
    return len(group.candidates) + 1


def _vectors(places: Sequence[Place]) -> Table:
    """Give the unit vectors of places."""
    lon, lat = (np.radians([getattr(p, axis) for p in places]) for axis in ("lon", "lat"))
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))


def _people(place: Place) -> float:
    return log10((place.population or 0) + 1) / 7


def _fill(row: Table, group: Group, candidate: Candidate, most: int) -> None:
    """Fill a candidate's row with what it says by itself."""
    place, mention = candidate.place, group.mention
    row[_AT[candidate.how if candidate.how in _HOW else "fuzzy"]] = 1
    row[_AT["name worth"]] = log(max(candidate.score, 0.01))
    row[_AT["main name"]] = candidate.matched == place.name and place.kind != "district"
    row[_AT["code"]] = len(candidate.matched) <= 4 and candidate.matched.isupper()
    row[_AT["people of a unit" if place.kind in _UNITS else "people"]] = _people(place)
    row[_AT["size unknown"]] = place.kind in SETTLEMENTS and not place.population
    row[_AT["most people"]] = (place.population or 0) == most > 0
    row[_AT["fewer people"]] = log10((most + 1) / ((place.population or 0) + 1)) / 7
    if place.feature_code in _SEATS:
        row[_AT[_SEATS[place.feature_code]]] = 1
    _fill_kind(row, place.kind)
    row[_AT["actor"]] = mention.role == "attributive" and place.kind == "country"
    row[_AT["language at home"]] = place.country in _HOME_OF.get(mention.lang, ())
    row[_AT["only candidate"]] = len(group.candidates) == 1
    agrees = agreement(mention, place)
    if agrees is not None:
        column = "kind agrees" if agrees == 1 else "kind nearly agrees"
        row[_AT[column if agrees else "kind disagrees"]] = 1
        row[_AT["unit beside its seat"]] = mention.hint in _UNITS and place.kind in SETTLEMENTS


def _fill_kind(row: Table, kind: str) -> None:
    """Mark the kind of the entry."""
    if kind in _KINDS:
        row[_AT[kind]] = 1
    else:
        row[_AT["nature" if kind in _NATURE else "line"]] = 1


def agreement(mention: Mention, place: Place) -> float | None:
    """Tell how the kind of a place agrees with the words: 1, 0.5, 0; None if they say nothing.

    Examples
    --------
    >>> town = Place("x:1", "Sevan", 44.9, 40.6, "town", 1000.0)
    >>> hints = ("", "town", "city", "water")
    >>> [agreement(Mention("Sevan", 0, 5, hint=hint), town) for hint in hints]
    [None, 1.0, 0.5, 0.0]
    """
    if not mention.hint:
        return None
    if place.kind == mention.hint:
        return 1.0
    return 0.5 if place.kind in AGREEING.get(mention.hint, ()) else 0.0


def _fill_none(row: Table, group: Group) -> None:
    """Fill the row of "none of them"."""
    mention, places = group.mention, [c.place for c in group.candidates]
    best = max((c.score for c in group.candidates), default=0.01)
    row[_AT["none"]] = 1
    row[_AT["none: candidates"]] = log1p(len(places))
    row[_AT["none: worth of the best"]] = log(max(best, 0.01))
    row[_AT["none: short"]] = len(mention.core) <= 3
    row[_AT["none: capitals"]] = mention.core.isascii() and mention.core.isupper()
    row[_AT["none: people of the best"]] = max(map(_people, places), default=0)
    row[_AT["none: kind unmet"]] = bool(mention.hint) and not any(
        agreement(mention, place) for place in places
    )
    row[_AT["none: actor"]] = mention.role == "attributive"
    row[_AT["none: not as written"]] = not any(c.how == "exact" for c in group.candidates)
    row[_AT["none: two ideographs"]] = mention.lang == "zh" and len(mention.core) <= 2
    row[_AT["none: country"]] = any(place.kind == "country" for place in places)
    row[_AT["none: relation"]] = mention.relation != "at"
    row[_AT["none: hint"]] = bool(mention.hint)


def in_context(evidence: Evidence, beside: Neighbours, sure: Sequence[Sure]) -> Table:
    """Weigh candidates by what the text is sure of, too.

    Parameters
    ----------
    evidence
        As `gather` gives it.
    beside
        As `neighbours` gives it.
    sure
        The places that the text means; a group's own, and those of groups of the same name, do not
        speak for its candidates.

    Returns
    -------
    table
        `evidence.alone` with the columns of the context filled in.
    """
    table = evidence.alone.copy()
    owners = evidence.owners
    none = evidence.starts[1:] - 1
    if not sure or not len(table):
        table[none, _AT["none: no context"]] = 1
        return table
    others = np.array(
        [[group.name != one.name or one.group < 0 for one in sure] for group in evidence.groups]
    )
    weights = others * np.array([one.weight for one in sure])
    table[none, _AT["none: no context"]] = weights.sum(axis=1) == 0
    _add_countries(table, evidence, beside, sure, weights[owners])
    _add_distances(table, evidence, beside, sure, weights[owners])
    _add_holders(table, evidence, beside, sure, weights)
    for column, source, best in (
        ("none: outside the countries", "in the country", 0.0),
        ("none: far", "within 600 km", 0.0),
    ):
        highest = np.maximum.reduceat(table[:, _AT[source]], evidence.starts[:-1])
        table[none, _AT[column]] = (1 - np.maximum(highest, best)) * (weights.sum(axis=1) > 0)
    return table


def _codes(places: Iterable[Place | None], known: dict[str, int]) -> npt.NDArray[np.intp]:
    """Give the countries of places as numbers; -1 where there is none."""
    return np.array(
        [known.setdefault(p.country, len(known)) if p and p.country else -1 for p in places],
        dtype=np.intp,
    )


def _places(evidence: Evidence) -> list[Place | None]:
    """Give the place of each row; None for "none of them"."""
    return [
        place for group in evidence.groups for place in (*(c.place for c in group.candidates), None)
    ]


def _add_countries(
    table: Table, evidence: Evidence, beside: Neighbours, sure: Sequence[Sure], weights: Table
) -> None:
    """Add the share of the sure places in a candidate's country."""
    known: dict[str, int] = {}
    rows = _codes(_places(evidence), known)
    same = (rows[:, None] == _codes((one.place for one in sure), known)[None, :]) & (
        rows[:, None] >= 0
    )
    whole, here = weights.sum(axis=1), (weights * same).sum(axis=1)
    table[:, _AT["in the country"]] = here / np.maximum(whole, 1e-9)
    table[:, _AT["in the only country"]] = (here >= 0.99 * whole) * here / (here + 2)
    near = _near_groups(evidence, beside, sure) * weights
    table[:, _AT["in the country of neighbours"]] = (near * same).sum(axis=1) / np.maximum(
        near.sum(axis=1), 1e-9
    )


def _near_groups(evidence: Evidence, beside: Neighbours, sure: Sequence[Sure]) -> Table:
    """Give how near each sure place's group stands to each row's group; 0 for the caller's."""
    groups = np.array([one.group for one in sure])
    near = np.where(groups >= 0, beside.nearness[:, groups], 0.0)
    return np.asarray(near[evidence.owners])


def _add_distances(
    table: Table, evidence: Evidence, beside: Neighbours, sure: Sequence[Sure], weights: Table
) -> None:
    """Add the nearness to the sure places that have a telling point."""
    telling = np.array([one.place.kind not in POINTLESS for one in sure])
    if not telling.any():
        return
    vectors = _vectors([one.place for one in sure])[telling]
    weights = weights[:, telling]
    chords = np.sqrt(np.maximum(0.0, 2 - 2 * evidence.points @ vectors.T))
    km = 2 * np.arcsin(np.minimum(1.0, chords / 2)) * (EARTH_RADIUS_M / 1000)
    placed = np.array([p is not None and p.kind not in POINTLESS for p in _places(evidence)])
    for name, reach in (("within 30 km", 30), ("within 150 km", 150), ("within 600 km", 600)):
        table[:, _AT[name]] = placed * (weights * np.exp(-km / reach)).max(axis=1)
    near = _near_groups(evidence, beside, sure)[:, telling] * weights
    table[:, _AT["near a neighbour"]] = placed * (near * np.exp(-km / 150)).max(axis=1)
    nearest = np.where(weights > 0, km, np.inf).min(axis=1)
    outside = table[:, _AT["in the country"]] == 0
    far = placed & outside & (nearest > _FAR_KM) & np.isfinite(nearest)
    table[:, _AT["far from all"]] = far
    table[:, _AT["famous"]] = far * table[:, _AT["people"]]
    table[:, _AT["far from a small world"]] = far & _is_small(vectors)


def _is_small(vectors: Table) -> bool:
    """Tell whether a text's sure places are several and all lie in one part of the world."""
    if len(np.unique(vectors.round(4), axis=0)) < _ENOUGH:
        return False
    middle = vectors.mean(axis=0)
    length = float(np.linalg.norm(middle))
    return length > 0 and bool((vectors @ middle / length).min() > np.cos(_SMALL_KM / 6371.0))


def _add_holders(
    table: Table, evidence: Evidence, beside: Neighbours, sure: Sequence[Sure], weights: Table
) -> None:
    """Add which candidates lie in a sure place, and which hold one."""
    by_id: dict[str, list[int]] = {}
    parts: dict[str, list[int]] = {}
    for at, one in enumerate(sure):
        by_id.setdefault(one.place.id, []).append(at)
        for parent in one.place.parents:
            parts.setdefault(parent, []).append(at)
    for at, (owner, place) in enumerate(
        zip(evidence.owners.tolist(), _places(evidence), strict=True)
    ):
        if place is None:
            continue
        held = [n for parent in place.parents for n in by_id.get(parent, ())]
        holds = parts.get(place.id, [])
        if held or holds:
            _fill_holders(table[at], owner, [held, holds], beside, sure, weights[owner])


def _fill_holders(
    row: Table, owner: int, related: Sequence[Sequence[int]], beside: Neighbours,
    sure: Sequence[Sure], weights: Table,
) -> None:  # fmt: skip
    """Fill one candidate's columns of what holds it and what it holds."""
    held, holds = related
    for n in held:
        group, weight = sure[n].group, weights[n]
        if sure[n].place.kind != "country":
            row[_AT["in a named unit"]] = max(row[_AT["in a named unit"]], weight)
        if group >= 0 and beside.close[owner, group]:
            column = _AT["followed by its holder"]
            row[column] = max(row[column], weight)
        if group >= 0 and beside.close[group, owner]:
            column = _AT["preceded by its holder"]
            row[column] = max(row[column], weight)
    for n in holds:
        group, weight = sure[n].group, weights[n]
        row[_AT["holds a named place"]] = max(row[_AT["holds a named place"]], weight)
        if group >= 0 and (beside.close[group, owner] or beside.close[owner, group]):
            column = _AT["holds its neighbour"]
            row[column] = max(row[column], weight)
