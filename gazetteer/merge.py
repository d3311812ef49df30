"""Records of all sources -> whole places: one entry an id, cleaned, placed, and given a radius."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from gazetteer.clean import clean_names, core_names
from gazetteer.distance import distance_m
from gazetteer.names import fold
from gazetteer.place import Name, Place
from gazetteer.seats import placed_by, seats

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_UNIT_KINDS = ("province", "district")


@dataclass(slots=True)
class Draft:
    """A place in the making: the first value of each field stands, names add up."""

    place: Place
    names: dict[tuple[str, str], Name] = field(default_factory=dict)

    def add(self, record: Place, *, force: bool) -> None:
        """Take over what a record knows; with `force` also where a value is there already."""
        changes: dict[str, Any] = {}
        for name in ("name", "kind", "feature_code", "country", "parents", "status", "note"):
            self._offer(changes, name, getattr(record, name), force=force)
        for name in ("population", "wkb", "radius_m"):
            self._offer(changes, name, getattr(record, name), force=force)
        if not math.isnan(record.lon) and (force or math.isnan(self.place.lon)):
            changes |= {"lon": record.lon, "lat": record.lat}
        if force and self.place.source:
            changes["source"] = self.place.source
        self.place = replace(self.place, **changes)
        for form in record.names:
            is_other = form.kind == "main" and form.text != self.place.name
            kind = "alternate" if is_other else form.kind
            self.names.setdefault((form.text, form.lang), replace(form, kind=kind))

    def _offer(self, changes: dict[str, Any], name: str, value: object, *, force: bool) -> None:
        if value and (force or not getattr(self.place, name)):
            changes[name] = value


class Merger:
    """Puts records together by id; `code:AZ-LAC` stands for the entry that bears this code."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.areas: list[Place] = []
        self.codes: dict[str, str] = {}
        self.lost: Counter[str] = Counter()

    def add(self, records: Iterable[Place]) -> None:
        """Take the records of one source."""
        for record in records:
            if record.id.startswith("area:"):
                self.areas.append(record)
                continue
            key = self.resolve(record.id)
            if not key or (key not in self.drafts and math.isnan(record.lon) and not record.kind):
                self.lost[record.source] += 1
                continue
            force = record.source == "curated"
            draft = self.drafts.get(key)
            if draft is None:
                empty = Place(key, record.name, math.nan, math.nan, "", 0, source=record.source)
                draft = self.drafts[key] = Draft(empty)
            draft.add(record, force=force)
            self._learn_codes(record, key)

    def _learn_codes(self, record: Place, key: str) -> None:
        if record.kind in ("country", *_UNIT_KINDS):
            for name in record.names:
                if name.kind == "code":
                    self.codes.setdefault(name.text, key)

    def resolve(self, key: str) -> str:
        """Give the id behind `code:...`; other ids stand for themselves."""
        return self.codes.get(key[5:], "") if key.startswith("code:") else key

    def finish(self) -> list[Place]:
        """Match areas, place units, derive names and radii; give whole places.

        Entries that no source places are left out and counted in `lost` as `unplaced`.
        """
        for draft in self.drafts.values():
            above = tuple(key for key in map(self.resolve, draft.place.parents) if key)
            draft.place = replace(draft.place, parents=above)
        self._name_kinds()
        self._name_borders()
        self._match_areas()
        self._share_names()
        self._set_positions()
        return list(self._finished())

    def _name_kinds(self) -> None:
        for draft in self.drafts.values():
            if not draft.place.kind:
                draft.place = replace(draft.place, kind=settlement_kind(draft.place))

    def _name_borders(self) -> None:
        """Call each border by the names of its two states, in both orders."""
        for draft in self.drafts.values():
            if draft.place.kind == "border" and len(draft.place.parents) == 2:
                left, right = (self.drafts[key].place.name for key in draft.place.parents)
                draft.place = replace(draft.place, name=f"{left}–{right} border")
                draft.names.clear()
                for text in (f"{left}–{right} border", f"{right}–{left} border"):
                    draft.names[text, "en"] = Name(text, "en", "Latn")

    def _members(self) -> dict[str, list[Place]]:
        members: dict[str, list[Place]] = {}
        for draft in self.drafts.values():
            if draft.place.kind in ("city", "town", "village") and not math.isnan(draft.place.lon):
                for above in draft.place.parents:
                    members.setdefault(above, []).append(draft.place)
        return members

    def _match_areas(self) -> None:
        """Give each area to the unit whose places it holds; labels only break a tie."""
        from gazetteer.areas import match_areas

        units = {
            key: draft.place
            for key, draft in self.drafts.items()
            if draft.place.kind in _UNIT_KINDS
        }
        names = {key: {fold(text) for text, _ in self.drafts[key].names} for key in units}
        for key, wkb in match_areas(self.areas, units, names, self._members()).items():
            self.drafts[key].place = replace(self.drafts[key].place, wkb=wkb)

    def _share_names(self) -> None:
        """Give a unit its name without the generic word, and its seat of that name the same."""
        seats: dict[tuple[str, str], list[Draft]] = {}
        for draft in self.drafts.values():
            if draft.place.kind in ("city", "town", "village"):
                for above in draft.place.parents:
                    seats.setdefault((above, fold(draft.place.name)), []).append(draft)
        for key, draft in self.drafts.items():
            if draft.place.kind in _UNIT_KINDS:
                found = core_names(draft.names.values(), draft.place.country)
                own = {fold(name.text) for name in (*draft.names.values(), *found)}
                bearers = [seat for one in sorted(own) for seat in seats.get((key, one), ())]
                for name in found:
                    for bearer in (draft, *bearers[:1]):
                        bearer.names.setdefault((name.text, name.lang), name)

    def _set_positions(self) -> None:
        members = self._members()
        for key, draft in self.drafts.items():
            place = draft.place
            if math.isnan(place.lon):
                draft.place = placed(place, members.get(key, []))
            elif place.wkb is None and place.radius_m == 0:
                draft.place = replace(place, radius_m=settlement_radius(place))
        self._place_rest()

    def _place_rest(self) -> None:
        """Place units without area and members: at their seat, else in the unit that holds them."""
        places = {key: draft.place for key, draft in self.drafts.items()}
        rest = [
            place
            for place in places.values()
            if math.isnan(place.lon) and place.kind in _UNIT_KINDS
        ]
        names = {one.id: [text for text, _ in self.drafts[one.id].names] for one in rest}
        towns = (
            place
            for place in places.values()
            if place.kind in ("city", "town", "village") and not math.isnan(place.lon)
        )
        found = seats(rest, names, towns)
        for unit in rest:
            above = next((places[key] for key in unit.parents if key in places), None)
            if above is not None and (math.isnan(above.lon) or above.kind == "country"):
                above = None
            self.drafts[unit.id].place = placed_by(unit, found.get(unit.id), above)

    def _finished(self) -> Iterator[Place]:
        airports = {
            name.text
            for draft in self.drafts.values()
            if draft.place.kind == "airport"
            for name in draft.names.values()
            if name.kind == "code"
        }
        for draft in self.drafts.values():
            place = draft.place
            if place.kind in ("city", "town", "village"):  # the code is the airport's
                for key in [key for key in draft.names if key[0] in airports]:
                    del draft.names[key]
            if math.isnan(place.lon):
                self.lost["unplaced"] += 1
                continue
            names = tuple(clean_names(place, draft.names.values()))
            radius = place.radius_m or radius_of(place)
            yield replace(place, names=names, radius_m=radius)


def settlement_kind(place: Place) -> str:
    """Tell city, town and village apart, by inhabitants and rank.

    Parameters
    ----------
    place
        A populated place.

    Returns
    -------
    kind
        As `PLACE_KINDS` defines it.
    """
    people = place.population or 0
    if people >= 100_000 or place.feature_code == "PPLC":
        return "city"
    seat = place.feature_code in ("PPLA", "PPLA2")
    return "town" if people >= 1_000 or seat else "village"


def settlement_radius(place: Place) -> float:
    """Give the radius in metres of a place that is known as a point.

    Parameters
    ----------
    place
        A populated place, an airport or a site.

    Returns
    -------
    radius_m
        1 km for a village; 12 m times the square root of the inhabitants for a larger place
        (1.2 km at ten thousand, 12 km at a million); 3 km for an airport.
    """
    if place.kind == "airport":
        return 3_000.0
    return max(1_000.0, 12.0 * math.sqrt(place.population or 0))


def placed(place: Place, members: list[Place]) -> Place:
    """Give a unit, border or line its point and radius: from its shape, else from its members.

    Parameters
    ----------
    place
        Without coordinates.
    members
        Populated places that it holds.

    Returns
    -------
    place
        Unchanged where there is neither shape nor member.
    """
    if place.wkb is not None:
        lon, lat = _inner_point(place.geometry)
        return replace(place, lon=lon, lat=lat)
    if not members:
        return place
    lon, lat = _middle(members)
    reach = max(distance_m(lon, lat, one.lon, one.lat) for one in members)
    return replace(place, lon=lon, lat=lat, radius_m=max(reach + 3_000.0, 5_000.0))


def _middle(members: list[Place]) -> tuple[float, float]:
    """Give the mean of the points on the sphere, right at the date line too."""
    x = sum(math.cos(math.radians(p.lat)) * math.cos(math.radians(p.lon)) for p in members)
    y = sum(math.cos(math.radians(p.lat)) * math.sin(math.radians(p.lon)) for p in members)
    z = sum(math.sin(math.radians(p.lat)) for p in members)
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def _inner_point(shape: BaseGeometry | None) -> tuple[float, float]:
    assert shape is not None  # noqa: S101  the caller looked
    if shape.area > 0:
        largest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
        point = largest.representative_point()
    else:
        longest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.length)
        point = longest.interpolate(0.5, normalized=True)
    return float(point.x), float(point.y)


def radius_of(place: Place) -> float:
    """Give the radius in metres from a place's point to the farthest corner of its shape.

    Parameters
    ----------
    place
        With a shape or without one.

    Returns
    -------
    radius_m
        At least 1,000; 5,000 without a shape.
    """
    from shapely import get_coordinates

    shape = place.geometry
    if shape is None:
        return 5_000.0
    corners = get_coordinates(shape).tolist()
    return max(1_000.0, *(distance_m(place.lon, place.lat, x, y) for x, y in corners))
