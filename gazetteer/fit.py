"""Records of a layer -> places that fit the packaged gazetteer: one id a place, no stray names.

A layer states that a record of its own is a place that the gazetteer knows. Here it is seen
whether that can be true, and which of its names are another place's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from gazetteer.clean import clean_names
from gazetteer.distance import distance_m
from gazetteer.names import SCRIPT_LANGUAGES, fold, keys, script_of
from gazetteer.place import Name, Place
from gazetteer.sources.inputs import Report
from gazetteer.store import DEGREE, KINDS, Store

NEAR_M = 25_000.0
"""Metres within which two sources may put one place, beside its radius."""

_SETTLEMENTS = frozenset(("city", "town", "village"))
_UNITS = frozenset(("country", "province", "district"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of a layer before it is fitted."""

    place: Place
    """With the layer's own id."""
    same_as: tuple[str, ...] = ()
    """Ids of other sources that the record says are this place, the best first."""
    rank: int = 0
    """Of several records of one place the lowest is taken."""


@dataclass(slots=True)
class Fitter:
    """Fits the records of one layer to a store."""

    base: Store
    """The packaged gazetteer, or what takes its place."""
    report: Report
    """Where what is left out is counted."""
    source: str = ""
    """Whose the entries are: `Place.source`."""
    clean: bool = True
    """Names are picked by the rules of `clean_names`; else all are kept."""
    states: tuple[str, ...] = ()
    """Fields that the layer states by its own right; a layer that states none only adds."""

    def fit(self, entries: Iterable[Entry]) -> list[Place]:
        """Give whole places with unique ids.

        Parameters
        ----------
        entries
            Records of a layer, all of those that may be one place among them.

        Returns
        -------
        places
            Ready for `write_store`.
        """
        groups: dict[str, list[Entry]] = {}
        for entry in entries:
            key = self._target(entry)
            if key is None:
                self.report.left["units of the gazetteer under another id"] += 1
            else:
                groups.setdefault(key, []).append(entry)
        chosen: dict[str, Place] = {}
        other_ids: dict[str, str] = {}
        for key, group in groups.items():
            for new_id, place in self._chosen(key, group, other_ids):
                known = chosen.get(new_id)
                chosen[new_id] = place if known is None else _both(known, place)
        return [self._finished(key, place, other_ids) for key, place in chosen.items()]

    def _target(self, entry: Entry) -> str | None:
        """Give the id of the place that a record is; None for one that tells nothing new."""
        for key in entry.same_as:
            if key in self.base.ids:
                return key
        if not self.states and self._repeats_unit(entry.place):
            return None
        if entry.same_as:
            return entry.same_as[0]
        return (not self.states and self._namesake(entry.place)) or entry.place.id

    def _namesake(self, place: Place) -> str | None:
        """Give the id of the populated place that bears a record's name where the record lies."""
        if place.kind not in _SETTLEMENTS or place.id in self.base.ids:
            return None
        for number in sorted(self._bearers(place.name)):
            kind = KINDS[self.base.column("kind")[number]]
            if kind in _SETTLEMENTS and self._distance(place, number) <= NEAR_M / 5:
                return str(self.base.ids.restore_key(number))
        return None

    def _chosen(
        self, key: str, group: list[Entry], other_ids: dict[str, str]
    ) -> Iterator[tuple[str, Place]]:
        """Give the one record that is the place, and those that cannot be it under their own id."""
        best = self._best(key, group)
        for one in group:
            if one is best:
                other_ids[one.place.id] = key
                yield key, one.place
            elif best is not None and _is_twin(one.place, best.place):
                other_ids[one.place.id] = key
                self.report.left["several records of one place"] += 1
            else:
                self.report.left["with an id of another place, kept under its own"] += bool(
                    one.same_as
                )
                yield one.place.id, one.place

    def _best(self, key: str, group: list[Entry]) -> Entry | None:
        """Give the record that is the place: it can be it, lies near, and is of the best rank."""
        if len(group) > 1:
            group.sort(key=lambda one: (one.rank, len(one.place.id), one.place.id))
        number = self.base.ids.get(key)
        if number is None:
            return group[0]
        fits = [one for one in group if self._can_be(one.place, number)]
        return min(
            fits, key=lambda one: self._distance(one.place, number) > NEAR_M / 5, default=None
        )

    def _can_be(self, place: Place, number: int) -> bool:
        """Tell whether a record can be the place of the base that it says it is."""
        kind = KINDS[self.base.column("kind")[number]]
        if _class(kind) != _class(place.kind):
            return False
        reach = NEAR_M + 2 * max(float(self.base.column("radius")[number]), place.radius_m)
        return self._distance(place, number) <= reach

    def _distance(self, place: Place, number: int) -> float:
        lon, lat = self.base.column("lon")[number], self.base.column("lat")[number]
        return distance_m(place.lon, place.lat, float(lon) / DEGREE, float(lat) / DEGREE)

    def _like_base(self, place: Place, number: int | None) -> tuple[str, str, int | None]:
        """Give kind, state and inhabitants, the base's where the layer does not state them.

        The whole entry shows the base's own values anyway; so scores and filters agree with it.
        """
        if number is None:
            return place.kind, place.country, place.population
        base = self.base
        people = int(base.column("population")[number])
        code = base.meta["countries"][base.column("country")[number]]
        return (
            place.kind if "kind" in self.states else KINDS[base.column("kind")[number]],
            place.country if "country" in self.states else code or place.country,
            place.population or (people if people > 0 else None),
        )

    def _repeats_unit(self, place: Place) -> bool:
        """Tell whether a unit of this name and order is in the state already, under another id.

        It is the same unit, or one that bears its neighbour's name, as many do in Who's On First.
        """
        if place.id in self.base.ids or not place.feature_code.startswith("ADM"):
            return False
        base, orders = self.base, self.base.meta["features"]
        return any(
            orders[base.column("feature")[number]] == place.feature_code
            and base.meta["countries"][base.column("country")[number]] == place.country
            for number in self._bearers(place.name)
        )

    def _bearers(self, text: str) -> set[int]:
        return {owner for key in keys(text) for owner, _ in self.base.names_of_key(key)}

    def _finished(self, key: str, place: Place, other_ids: Mapping[str, str]) -> Place:
        """Give the whole entry: built at one go, since there are hundreds of thousands."""
        forms: Iterable[Name] = map(_tagged, place.names)
        if not all(form.text.isprintable() for form in place.names):
            forms = [replace(form, text=plain(form.text)) for form in forms]
            place = replace(place, name=plain(place.name))
        if self.clean:
            forms = clean_names(place, forms)
        number = self.base.ids.get(key)
        kept = list(forms) if number is None or not self.clean else self._own(place, number, forms)
        kind, country, population = self._like_base(place, number)
        return Place(
            key,
            place.name if number is None else self._main(place, kept, number),
            place.lon,
            place.lat,
            kind,
            place.radius_m,
            tuple(form for form in kept if form.text),
            place.feature_code,
            country,
            _parents(place, key, other_ids),
            population,
            place.status,
            place.note,
            self.source,
            place.wkb,
        )

    def _main(self, place: Place, kept: list[Name], number: int) -> str:
        """Give the layer's main name, or the base's if the layer's is another place's."""
        if any(form.text == place.name for form in kept):
            return place.name
        return self.base.text(number, int(self.base.column("name_start")[number]))

    def _own(self, place: Place, number: int, forms: Iterable[Name]) -> list[Name]:
        """Leave out names that are those of another place of the base.

        One name of a unit that is another's makes all the unit's new names doubtful: then none
        is taken (Who's On First calls Lachin district by all the names of Lankaran).
        """
        own = {fold(form.text) for form in self.base.names(number)}
        new = [form for form in forms if form.kind == "code" or fold(form.text) not in own]
        stray = {form for form in new if self._is_another(form, place, number, own)}
        if stray and place.kind in _UNITS:
            stray = set(new)
        self.report.left["names of another place"] += len(stray)
        return [form for form in new if form not in stray]

    def _is_another(self, form: Name, place: Place, number: int, own: set[str]) -> bool:
        """Tell whether a name is that of another place of the same state and class, far away."""
        if form.kind == "code":
            return False
        base = self.base
        for other in self._bearers(form.text):
            if other == number or _class(KINDS[base.column("kind")[other]]) != _class(place.kind):
                continue
            code = base.meta["countries"][base.column("country")[other]]
            if place.kind != "country" and code != place.country:
                continue
            if self._distance(place, other) <= NEAR_M:
                continue
            if own.isdisjoint(fold(one.text) for one in base.names(other)):
                return True
        return False


def _class(kind: str) -> str:
    if kind in _SETTLEMENTS:
        return "settlement"
    return "unit" if kind in _UNITS else "site"


def _is_twin(place: Place, other: Place) -> bool:
    near = distance_m(place.lon, place.lat, other.lon, other.lat) <= NEAR_M + other.radius_m
    return near and _class(place.kind) == _class(other.kind)


def _both(first: Place, second: Place) -> Place:
    """Unite two records of one id: the first one's values stand, names add up."""
    known = {(form.text, form.lang) for form in first.names}
    more = [form for form in second.names if (form.text, form.lang) not in known]
    return replace(
        first,
        names=(*first.names, *(_not_main(form) for form in more)),
        population=first.population or second.population,
        wkb=first.wkb or second.wkb,
    )


def _not_main(form: Name) -> Name:
    return replace(form, kind="alternate") if form.kind == "main" else form


def _parents(place: Place, key: str, other_ids: Mapping[str, str]) -> tuple[str, ...]:
    above = dict.fromkeys(other_ids.get(one, one) for one in place.parents)
    return tuple(one for one in above if one != key)


def _tagged(form: Name) -> Name:
    if form.script and form.lang:
        return form
    script = form.script or script_of(form.text)
    return Name(form.text, form.lang or SCRIPT_LANGUAGES.get(script, ""), script, form.kind)


def plain(text: str) -> str:
    """Bring white space to one space, and leave out what controls a terminal or is no character.

    Parameters
    ----------
    text
        A name that nobody has looked at.

    Examples
    --------
    >>> plain("Khan\\n kendi\\x1b\\ud800")
    'Khan kendi'
    """
    held = "".join(c if c.isprintable() or c in _JOINERS else " " * c.isspace() for c in text)
    return " ".join(held.split())


_JOINERS = "\u200c\u200d"
"""They belong to the spelling of Persian and Indic names."""
