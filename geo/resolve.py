"""Mentions -> locations: which place each one means, how surely, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from gazetteer.lookup import Gazetteer
from gazetteer.place import PLACE_KINDS, Place
from geo.coordinates import find_coordinates
from geo.document import Location, Mention
from geo.evidence import agreement
from geo.lookups import look_up
from geo.ranker import Ranker, packaged
from geo.reasons import none_of, why
from geo.relations import NEAR_M, border, related
from geo.weigh import Weighed, form_of, weigh

__all__ = ["NEAR_M", "look_up", "resolve"]

_BESIDE_TOWN = frozenset({"crossing", "site"})
"""Kinds that, without an entry of their own, are placed near the town they are named by."""
_WRITTEN = 0.95
"""Score of coordinates that the text itself states: it may err, or use another datum."""
_KEPT = 5
"""Candidates kept in a location."""


def resolve(
    mentions: Sequence[Mention],
    gaz: Gazetteer,
    *,
    countries: Sequence[str] = (),
    ranker: Ranker | None = None,
) -> tuple[Location, ...]:
    """Fix mentions to places.

    Parameters
    ----------
    mentions
        Of one document, in any order.
    gaz
        Where names are looked up.
    countries
        ISO 3166-1 alpha-2 codes known to matter: the sender's state, the publisher's.
    ranker
        The packaged one if None.

    Returns
    -------
    locations
        One a mention, in the same order. A mention without a place keeps `place=None` and says
        why; it never changes another one's result.

    Notes
    -----
    Each mention is first weighed by itself; the places that are sure then serve as context for
    all: their countries, the areas that hold a candidate, the distance to it, what stands beside
    it. The score is calibrated: of the answers with a score of .8, four of five are right.

    Examples
    --------
    >>> import gazetteer
    >>> mention = Mention("拉钦区", 0, 3, "zh", hint="district", core="拉钦")
    >>> location, = resolve([mention], gazetteer.open())
    >>> location.place.kind
    'district'
    """
    return _Resolver(gaz, ranker or packaged()).locate(mentions, countries)


@dataclass(frozen=True, slots=True)
class _Resolver:
    """The steps from mentions to locations."""

    gaz: Gazetteer
    ranker: Ranker
    places: dict[str, Place] = field(default_factory=dict)
    """Parents already looked up."""

    def locate(self, mentions: Sequence[Mention], countries: Sequence[str]) -> tuple[Location, ...]:
        """Fix mentions to places."""
        order = sorted(range(len(mentions)), key=lambda at: _position(mentions[at]))
        ordered = [mentions[at] for at in order]
        named = [m for m in ordered if _is_weighed(m)]
        inner = [_party(m, name) for m in ordered if m.hint != "border" for name in m.parties]
        weighed = weigh(sorted([*named, *inner], key=_position), self.gaz, self.ranker, countries)
        chosen: dict[Mention, Location] = {}
        located = []
        for mention in mentions:
            form = form_of(mention)
            if form not in chosen:
                chosen[form] = self._one(mention, weighed)
            located.append(replace(chosen[form], mention=replace(
                chosen[form].mention, start=mention.start, end=mention.end)))  # fmt: skip
        return tuple(located)

    def _one(self, mention: Mention, weighed: Weighed) -> Location:
        """Fix one mention to a place."""
        if mention.point is not None:
            return _written(mention, *mention.point)
        if mention.role == "other":
            return _nowhere(mention, "it names a body or a person, not a place")
        if not mention.core and not mention.parties:
            return _nowhere(mention, "a term for an area without an agreed extent: kept as written")
        if mention.hint == "border":
            return self._with_units(border(mention, self.gaz))
        if mention.parties:
            ends = [self._chosen(_party(mention, name), weighed) for name in mention.parties]
            return self._with_units(related(mention, ends))
        return self._with_units(related(mention, [self._chosen(mention, weighed)]))

    def _chosen(self, mention: Mention, weighed: Weighed) -> Location:
        """Make the likeliest candidate of a mention its location."""
        number = weighed.known[form_of(mention)]
        group, best = weighed.evidence.groups[number], weighed.best(number)
        if best is None:
            kind = f" of kind {mention.hint}" if mention.hint in PLACE_KINDS else ""
            return _nowhere(mention, f"no entry{kind} for {mention.text!r} in the gazetteer")
        rows = weighed.rows(number)
        shares = weighed.shares[rows]
        order = np.argsort(-shares, kind="stable")[:_KEPT].tolist()
        share = weighed.evidence.share_at(weighed.shares, rows.start + best)
        score = self.ranker.score(share)
        kept = tuple(
            replace(group.candidates[at], score=self.ranker.score(float(shares[at])))
            for at in order
        )
        if score < self.ranker.least:
            reason = none_of(mention, kept, weighed.sure)
            return replace(_nowhere(mention, reason), candidates=kept)
        place = group.candidates[best].place
        reasons = why(group, best, weighed.sure, self.ranker.parts(weighed.table[rows][best]))
        if mention.hint in _BESIDE_TOWN and agreement(mention, place) == 0:
            mention = replace(mention, relation="near")
        return Location(
            mention, place, place.lon, place.lat, place.radius_m, mention.relation,
            score=score, candidates=kept, reasons=reasons,
        )  # fmt: skip

    def _with_units(self, location: Location) -> Location:
        """Name the units that hold a location's place."""
        place = location.place
        if place is None:
            return location
        return replace(location, admin1=self._unit(place, "ADM1"), admin2=self._unit(place, "ADM2"))

    def _unit(self, place: Place, code: str) -> str:
        """Name the administrative unit of a level that holds a place, itself included."""
        if place.feature_code == code:
            return place.name
        for parent in place.parents:
            if parent not in self.places:
                self.places[parent] = self.gaz.get(parent)
        units = (self.places[parent] for parent in place.parents)
        return next((unit.name for unit in units if unit.feature_code == code), "")


def _position(mention: Mention) -> tuple[int, int, str, str]:
    return mention.start, mention.end, mention.text, mention.relation


def _is_weighed(mention: Mention) -> bool:
    """Tell whether a mention is one name whose candidates are weighed."""
    return mention.role != "other" and bool(mention.core) and not mention.parties and (
        mention.hint != "border"
    )  # fmt: skip


def _party(mention: Mention, name: str) -> Mention:
    """Give a name inside a relation as a mention of its own."""
    return Mention(name, mention.start, mention.end, mention.lang, core=name)


def _written(mention: Mention, lon: float, lat: float, radius: float) -> Location:
    """Place coordinates that the text states."""
    reasons = ["coordinates written in the text, taken for WGS 84"]
    if any(one.swapped for one in find_coordinates(mention.text)):
        reasons.append("no latitude is above 90: the first number is taken for the longitude")
    return Location(mention, None, lon, lat, radius, score=_WRITTEN, reasons=tuple(reasons))


def _nowhere(mention: Mention, reason: str) -> Location:
    """Give a mention without a place, and why."""
    return Location(mention, None, None, None, None, mention.relation, reasons=(reason,))
