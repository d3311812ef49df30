"""Mentions -> locations: which place each one means, how surely, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import combinations
from math import exp, log10

from gazetteer.distance import distance_m, midpoint
from gazetteer.lookup import Gazetteer
from gazetteer.place import PLACE_KINDS, Candidate, Place
from geo.document import Location, Mention

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

_FACILITIES = frozenset({"airport"})
"""Kinds that are often named by the town they serve, and whose entries lie around it."""
_NEVER_ANOTHER = frozenset({"airport", "corridor", "water", "mountain"})
"""Kinds that an entry of another kind is never taken for: Lake Sevan is not the town of Sevan."""
_BESIDE_TOWN = frozenset({"crossing", "site"})
"""Kinds that, without an entry of their own, are placed near the town they are named by."""
_WITHOUT_OWN_ENTRY = 0.5
"""What the score is multiplied by where the entry is of another kind than the text says."""
_FACILITY_KM = 40.0
"""How far from its town such a facility may lie."""

NEAR_M = 5_000.0
"""What "near" adds to the radius of a place, metres."""

_HOW = {
    "exact": 1.0,
    "folded": 0.9,
    "by its town": 0.9,
    "inflected": 0.8,
    "transliterated": 0.7,
    "fuzzy": 0.4,
}
"""What a way of matching is worth."""

_KIND_PRIOR = {
    "country": 1.0, "city": 0.6, "province": 0.5, "town": 0.5, "district": 0.4, "village": 0.3,
    "corridor": 0.5, "line": 0.4, "region": 0.4, "border": 0.4,
}  # fmt: skip
"""What a kind is worth where the words say nothing of it."""

_WEIGHTS = {
    "how": 3.0,
    "main_name": 1.0,
    "prominence": 2.0,
    "kind": 1.5,
    "agrees": 3.0,
    "disagrees": -4.0,
    "same_country": 1.5,
    "inside": 1.0,
    "near": 1.5,
}
"""What each feature is worth. Set by hand; the learnt ranker replaces them."""

_SURE = 0.75
"""Score from which on a location without context serves as context for others."""
_NEAR_KM = 100.0
"""Distance at which nearness has fallen to a third."""
_LOOKED_AT = 20
"""Candidates of a name that are weighed."""
_KEPT = 5
"""Candidates kept in a location."""


_LINES = frozenset({"border", "line", "country"})
"""Kinds whose point says nothing of where they are."""
_ENOUGH = 3
"""Sure places that make a text's world."""
_FAR_M = 2_000_000.0
"""Metres from the nearest of them at which a namesake is another place."""
_FAMOUS = 500_000
"""Inhabitants from which on a place may be named in any text."""
_UNITS = frozenset({"province", "district"})
"""Kinds whose inhabitants say less of how well known the name is than a settlement's do."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the places that a text speaks of."""

    countries: Mapping[str, float]
    """ISO 3166-1 alpha-2 code -> share of the sure mentions."""
    places: tuple[Place, ...] = ()
    """Places that are sure, countries left out."""

    def nearest_m(self, place: Place) -> float | None:
        """Give the distance to the nearest other sure place, metres; None if there is none."""
        others = [p for p in self.places if p.id != place.id and p.kind not in _LINES]
        return min((distance_m(p.lon, p.lat, place.lon, place.lat) for p in others), default=None)

    def without(self, ids: Set[str]) -> Context:
        """Leave out places: what a name may mean is no evidence for what else it may mean."""
        if not any(place.id in ids for place in self.places):
            return self
        return replace(self, places=tuple(p for p in self.places if p.id not in ids))

    def forbids(self, place: Place) -> bool:
        """Tell whether a place is out of the text's world: a namesake on another continent.

        True where the text has several sure places, none in the place's country and none within
        `_FAR_M`, and the place is not so well known that it may be named anywhere.
        """
        if len(self.places) < _ENOUGH or place.kind in ("country", "province"):
            return False
        far = (self.nearest_m(place) or 0.0) > _FAR_M
        return far and place.country not in self.countries and (place.population or 0) < _FAMOUS


def look_up(
    name: str, gaz: Gazetteer, countries: Sequence[str] = (), *, limit: int = _LOOKED_AT
) -> list[Candidate]:
    """Look a name up; where no entry is written so, by its sound in the countries of the text.

    Parameters
    ----------
    name
        A written name.
    gaz
        Where it is looked up.
    countries
        ISO 3166-1 alpha-2 codes of the countries that the text is sure to speak of.
    limit
        How many candidates at most.

    Returns
    -------
    candidates
        Best first. Names that only sound alike are too many in the whole world.
    """
    found = list(gaz.find(name, limit=limit, by_sound=False))
    if found:
        return found
    heard = (c for code in countries for c in gaz.find(name, country=code, limit=_KEPT))
    return sorted(heard, key=lambda candidate: -candidate.score)


def resolve(
    mentions: Sequence[Mention], gaz: Gazetteer, *, countries: Sequence[str] = ()
) -> tuple[Location, ...]:
    """Fix mentions to places.

    Parameters
    ----------
    mentions
        Of one document, in any order.
    gaz
        Where names are looked up.
    countries
        ISO 3166-1 alpha-2 codes known to matter (the sender's state).

    Returns
    -------
    locations
        One a mention, in the same order. A mention without a place keeps `place=None` and says
        why; it never changes another one's result.

    Notes
    -----
    Each mention is first scored by itself; those that are sure then serve as context for all:
    their countries, the areas that hold a candidate, the distance to it. The score is the share
    of a candidate among all of them (softmax of weighted features), scaled by how its name
    matched.

    Examples
    --------
    >>> import gazetteer
    >>> mention = Mention("拉钦区", 0, 3, "zh", hint="district", core="拉钦")
    >>> location, = resolve([mention], gazetteer.open())
    >>> location.place.kind
    'district'
    """
    resolver = _Resolver(gaz)
    alone = _each_once(mentions, lambda m: resolver.locate(m, Context({})))
    context = _context(alone, countries)
    return _each_once(mentions, lambda m: resolver.locate(m, context))


def _each_once(
    mentions: Sequence[Mention], locate: Callable[[Mention], Location]
) -> tuple[Location, ...]:
    """Locate mentions; those that differ in nothing but where they stand are located once."""
    known: dict[Mention, Location] = {}
    located = []
    for mention in mentions:
        form = replace(mention, start=0, end=0)
        if form not in known:
            known[form] = locate(mention)
        located.append(replace(known[form], mention=mention))
    return tuple(located)


def _context(locations: Sequence[Location], countries: Sequence[str]) -> Context:
    """Learn from the sure locations where the text plays."""
    sure = [loc.place for loc in locations if loc.place and loc.score >= _SURE]
    counts = Counter(dict.fromkeys(countries, 1))
    counts.update(place.country for place in sure if place.country)
    most = max(counts.values(), default=1)
    seen = {place.id: place for place in sure if place.kind != "country"}
    return Context(
        {code: n / most for code, n in counts.items()}, tuple(seen[key] for key in sorted(seen))
    )


@dataclass(frozen=True, slots=True)
class _Scored:
    """A candidate with its weighted sum and what spoke for it."""

    candidate: Candidate
    total: float
    features: frozenset[str]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Resolver:
    """The steps from one mention to its location."""

    gaz: Gazetteer
    places: dict[str, Place] = field(default_factory=dict)
    """Parents already looked up."""

    def locate(self, mention: Mention, context: Context) -> Location:
        """Fix one mention to a place, given the context."""
        if mention.role == "other":
            return _nowhere(mention, "it names a body or a person, not a place")
        if not mention.core and not mention.parties:
            return _nowhere(mention, "a term for an area without an agreed extent: kept as written")
        if mention.hint == "border":
            return self._border(mention)
        if mention.relation == "between" and len(mention.parties) == 2:
            return self._stretch(mention, context)
        scored = self._score(mention, self.candidates(mention, context), context)
        return self._chosen(mention, scored, context)

    def candidates(self, mention: Mention, context: Context) -> tuple[Candidate, ...]:
        """Look a mention up by its whole text, its core and, for a facility, its town."""
        if mention.role == "attributive" and len(mention.core) == 2 and mention.core.isascii():
            return (Candidate(self.gaz.country_of(mention.core), mention.text, "exact", 1.0),)
        found: dict[str, Candidate] = {}
        for name in dict.fromkeys((mention.text, mention.core)):
            for candidate in look_up(name, self.gaz, tuple(context.countries)):
                found.setdefault(candidate.place.id, candidate)
        if mention.hint in _FACILITIES:
            for candidate in self._by_town(mention.hint, tuple(found.values())):
                found.setdefault(candidate.place.id, candidate)
        return tuple(found.values())

    def _by_town(self, kind: str, towns: Sequence[Candidate]) -> list[Candidate]:
        """Give the facilities beside the towns that bear a name."""
        found = []
        for town in towns:
            if town.place.kind in ("city", "town", "village", "district"):
                place = town.place
                around = self.gaz.near(place.lon, place.lat, _FACILITY_KM, kind=kind, limit=3)
                found += [Candidate(p, town.matched, "by its town", town.score) for _, p in around]
        return found

    def _score(
        self, mention: Mention, candidates: Sequence[Candidate], context: Context
    ) -> list[_Scored]:
        """Weigh the candidates, best first."""
        context = context.without({candidate.place.id for candidate in candidates})
        scored = []
        for candidate in candidates:
            features, reasons = self._features(mention, candidate, context)
            if features.get("disagrees") and mention.hint in _NEVER_ANOTHER:
                continue
            total = sum(_WEIGHTS[name] * value for name, value in features.items())
            scored.append(_Scored(candidate, total, frozenset(features), reasons))
        return sorted(scored, key=lambda s: (-s.total, s.candidate.place.id))

    def _features(
        self, mention: Mention, candidate: Candidate, context: Context
    ) -> tuple[dict[str, float], tuple[str, ...]]:
        """Give what speaks for a candidate, as figures and in words."""
        place = candidate.place
        features = {
            "how": _HOW.get(candidate.how, 0.5),
            "main_name": float(candidate.matched == place.name),
            "prominence": _prominence(place),
        }
        reasons = [f"the name {candidate.matched!r} matches ({candidate.how})"]
        if not mention.hint:
            features["kind"] = _KIND_PRIOR.get(place.kind, 0.2)
        elif place.kind in AGREEING.get(mention.hint, {mention.hint}):
            features["agrees"] = 1.0 if place.kind == mention.hint else 0.7
            reasons.append(f"the text speaks of a place of kind {mention.hint}, this is one")
        else:
            features["disagrees"] = 1.0
            reasons.append(
                f"the text speaks of a place of kind {mention.hint}, this is a {place.kind}"
            )
        if share := context.countries.get(place.country):
            features["same_country"] = share
            reasons.append(f"other places of the text lie in {place.country}")
        self._add_surroundings(place, context, features, reasons)
        return features, tuple(reasons)

    def _add_surroundings(
        self, place: Place, context: Context, features: dict[str, float], reasons: list[str]
    ) -> None:
        """Add what the sure places of the text say of a candidate."""
        others = [p for p in context.places if p.id != place.id]
        holder = next((p for p in others if self.gaz.contains(p, place)), None)
        if holder:
            features["inside"] = 1.0
            reasons.append(f"it lies in {holder.name}, which the text names")
        points = [p for p in others if p.kind not in _LINES]
        if points:
            nearest = min(points, key=lambda p: distance_m(p.lon, p.lat, place.lon, place.lat))
            km = distance_m(nearest.lon, nearest.lat, place.lon, place.lat) / 1000
            features["near"] = exp(-km / _NEAR_KM)
            if km < _NEAR_KM:
                reasons.append(f"it lies {km:.0f} km from {nearest.name}, which the text names")

    def _chosen(self, mention: Mention, scored: Sequence[_Scored], context: Context) -> Location:
        """Make the best candidate the location."""
        if scored and context.forbids(scored[0].candidate.place):
            return self._far_away(mention, scored, context)
        if not scored:
            kind = f" of kind {mention.hint}" if mention.hint in PLACE_KINDS else ""
            return _nowhere(mention, f"no entry{kind} for {mention.text!r} in the gazetteer")
        shares = [exp(s.total - scored[0].total) for s in scored]
        best = scored[0]
        score = _HOW.get(best.candidate.how, 0.5) / sum(shares)
        if "disagrees" in best.features:
            score *= _WITHOUT_OWN_ENTRY
            if mention.hint in _BESIDE_TOWN:
                mention = replace(mention, relation="near")
        kept = tuple(
            Candidate(s.candidate.place, s.candidate.matched, s.candidate.how, x / sum(shares))
            for s, x in zip(scored[:_KEPT], shares, strict=False)
        )
        return self._location(mention, best.candidate.place, score, kept, best.reasons)

    def _far_away(self, mention: Mention, scored: Sequence[_Scored], context: Context) -> Location:
        """Leave a mention without a place whose namesakes all lie in another part of the world."""
        place = scored[0].candidate.place
        km = (context.nearest_m(place) or 0.0) / 1000
        reason = (
            f"no entry near the other places of the text: the likeliest namesake,"
            f" {place.name} ({place.country}), lies {km:,.0f} km away"
        )
        kept = tuple(replace(s.candidate, score=0.0) for s in scored[:_KEPT])
        return replace(_nowhere(mention, reason), candidates=kept)

    def _location(
        self,
        mention: Mention,
        place: Place,
        score: float,
        candidates: tuple[Candidate, ...],
        reasons: tuple[str, ...],
    ) -> Location:
        """Give a place as a location, with the doubt that the relation adds."""
        radius = place.radius_m + (NEAR_M if mention.relation in ("near", "toward") else 0.0)
        if place.note:
            reasons = (*reasons, place.note)
        return Location(
            mention, place, place.lon, place.lat, radius,
            relation=mention.relation, admin1=self._unit(place, "ADM1"),
            admin2=self._unit(place, "ADM2"), score=score, candidates=candidates, reasons=reasons,
        )  # fmt: skip

    def _unit(self, place: Place, code: str) -> str:
        """Name the administrative unit of a level that holds a place, itself included."""
        if place.feature_code == code:
            return place.name
        for parent in place.parents:
            if parent not in self.places:
                self.places[parent] = self.gaz.get(parent)
        units = (self.places[parent] for parent in place.parents)
        return next((unit.name for unit in units if unit.feature_code == code), "")

    def _border(self, mention: Mention) -> Location:
        """Find the state border between two of the states named beside it."""
        codes = dict.fromkeys(code for name in mention.parties if (code := self._code(name)))
        for a, b in combinations(codes, 2):
            line = self.gaz.border(a, b)
            if line:
                reason = f"the words speak of a state border, {a} and {b} are named beside it"
                return self._location(
                    mention, line, 0.9, (Candidate(line, mention.text, "exact", 1.0),), (reason,)
                )
        named = ", ".join(codes) or "no state"
        return _nowhere(mention, f"a border, but of which states is not told ({named} named)")

    def _code(self, name: str) -> str:
        """Give the ISO code of a state by its name or code."""
        if len(name) == 2 and name.isascii() and name.isupper():
            return name
        found = self.gaz.find(name, kind="country", limit=1, by_sound=False)
        return found[0].place.country if found else ""

    def _stretch(self, mention: Mention, context: Context) -> Location:
        """Fix "between A and B": the middle, with a radius that holds both."""
        ends = [
            self._chosen(m, self._score(m, self.candidates(m, context), context), context)
            for m in (
                Mention(name, 0, len(name), mention.lang, core=name) for name in mention.parties
            )
        ]
        a, b = ends[0].place, ends[1].place
        if a is None or b is None:
            missing = mention.parties[0 if a is None else 1]
            return _nowhere(mention, f"no entry for {missing!r} in the gazetteer")
        lon, lat = midpoint(a.lon, a.lat, b.lon, b.lat)
        radius = distance_m(a.lon, a.lat, b.lon, b.lat) / 2 + max(a.radius_m, b.radius_m)
        return Location(
            mention, None, lon, lat, radius, relation="between", score=min(e.score for e in ends),
            candidates=ends[0].candidates + ends[1].candidates,
            reasons=(f"halfway between {a.name} and {b.name}; the radius holds both",),
        )  # fmt: skip


def _prominence(place: Place) -> float:
    """Give how well known a place is by its inhabitants, about 0 to 1."""
    share = log10((place.population or 0) + 1) / 7
    return share / 2 if place.kind in _UNITS else share


def _nowhere(mention: Mention, reason: str) -> Location:
    """Give a mention without a place, and why."""
    return Location(mention, None, None, None, None, mention.relation, reasons=(reason,))
