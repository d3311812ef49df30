"""Cells that say where -> a location: by coordinates, code or name, in the context of the row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gazetteer.candidates import Candidates
from gazetteer.distance import distance_m
from gazetteer.errors import UnknownPlace
from gazetteer.lookup import Gazetteer
from gazetteer.place import Candidate, Place
from geo.document import Location, Mention
from geo.language import detect_language
from geo.mentions import find_mentions
from geo.points import Point
from geo.precision import FLOOR_M
from geo.readers import read_string
from geo.resolve import resolve

AGREE_M = 25_000.0
"""How far a row's coordinates may lie from the edge of the place that it names."""
SWAPPED_M = 200_000.0
"""How far they must lie from it, as written, to be held for swapped."""

_AIRPORT = re.compile(r"[A-Z]{3,4}")
"""A code of an airport: IATA or ICAO."""
_ID = re.compile(r"[a-z]+:\S+")
_CODE = re.compile(r"[A-Z]{2}[-.]?[A-Z0-9]{1,6}")
"""ISO 3166-2, GeoNames' codes of units, and codes of that form (p-codes)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a row says of its place."""

    place: str = ""
    """Name, code, relation, or empty."""
    code: str = ""
    """Code of the place."""
    point: Point | None = None
    """Coordinates."""
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    radius_m: float | None = None
    """Radius that the row states, metres."""
    beside: str = ""
    """Other text of the row, which shows its language better than a short name does."""

    @property
    def named(self) -> tuple[str, str]:
        """The words that say where, and as what: the place, else the smallest unit named."""
        units = (("place", self.place), ("admin2", self.admin2), ("admin1", self.admin1),
                 ("country", self.country))  # fmt: skip
        return next(((text, kind) for kind, text in units if text), ("", ""))


@dataclass(frozen=True, slots=True)
class Found:
    """Where a row's event is, and what a person should know of it."""

    location: Location | None
    """None where the row names no place at all."""
    problem: str = ""
    """What is wrong; empty where nothing is."""


class ScopedGazetteer(Gazetteer):
    """A gazetteer that gives the places of one country or unit alone.

    Parameters
    ----------
    gaz
        The whole one.
    country
        ISO 3166-1 alpha-2 code; empty for all.
    units
        Administrative units, smaller ones last. A name that no place within them bears is given
        wherever the country has it.
    """

    __slots__ = ("_country", "_units")

    def __init__(self, gaz: Gazetteer, country: str, units: Sequence[Place]) -> None:
        self._stack = gaz._stack
        self._country = country
        self._units = tuple(units)

    def find(
        self,
        name: str,
        *,
        lang: str = "",
        country: str = "",
        kind: str = "",
        near: tuple[float, float] | None = None,
        limit: int = 10,
        by_sound: bool = True,
    ) -> Candidates:
        """Find the places that a name may mean, within the scope (as `Gazetteer.find`)."""
        found = super().find(
            name, lang=lang, country=country or self._country, kind=kind, near=near,
            limit=max(limit, 50), by_sound=by_sound,
        )  # fmt: skip
        for unit in reversed(self._units):
            within = [c for c in found if c.place.id == unit.id or self.contains(unit, c.place)]
            if within:
                return Candidates(name, within[:limit])
        return Candidates(name, list(found)[:limit])


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Locates the rows of one table: each in its own row's context, then in that of the file."""

    gaz: Gazetteer
    _countries: dict[str, str] = field(default_factory=dict)
    _units: dict[tuple[str, str], Place | None] = field(default_factory=dict)

    def locate(self, rows: Sequence[Asked]) -> list[Found]:
        """Locate rows.

        Parameters
        ----------
        rows
            What each row says.

        Returns
        -------
        found
            One a row, in order. The order of the rows changes no result.
        """
        groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for i, row in enumerate(rows):
            if not row.point and not (row.code and self.of_code(row.code)):
                groups[self.country_code(row.country), row.admin1, row.admin2].append(i)
        named: dict[int, Location | None] = {}
        for (country, admin1, admin2), members in sorted(groups.items()):
            units = self._units_of(country, admin1, admin2)
            scope = ScopedGazetteer(self.gaz, country, units) if country or units else self.gaz
            mentions = [row_mention(rows[i], scope) for i in members]
            where = iter(resolve([m for m in mentions if m], scope, countries=_only(country)))
            named |= {i: next(where) if m else None for i, m in zip(members, mentions, strict=True)}
        return [self._found(row, named.get(i)) for i, row in enumerate(rows)]

    def _found(self, row: Asked, named: Location | None) -> Found:
        """Put together what a row's coordinates, code and name give."""
        if row.point:
            return self._at_point(row, row.point)
        place = self.of_code(row.code) if row.code else None
        if place:
            return Found(self._of_entry(row, place))
        if named is None:
            problem = f"no entry for the code {row.code!r} in the gazetteer" if row.code else ""
            return Found(None, problem)
        _, kind = row.named
        if kind != "place" and named.place:
            named = replace(named, relation="within")
        return Found(_with_radius(named, row.radius_m), _why_not(named))

    def _at_point(self, row: Asked, point: Point) -> Found:
        """Locate a row by its coordinates; its name tells which entry they are of."""
        text, kind = row.named
        words = text if kind == "place" else f"{point.lat}, {point.lon}"
        mention = Mention(words, 0, len(words), detect_language(f"{words}. {row.beside}"),
                          core=words)  # fmt: skip
        near = self._named_near(row, point) if kind == "place" or row.code else []
        km, candidate = near[0] if near else (0.0, None)
        agrees = candidate is not None and km * 1000 <= candidate.place.radius_m + AGREE_M
        place = candidate.place if candidate and agrees else None
        problem, reasons = "", ["the row states coordinates"]
        if place:
            reasons.append(f"they lie {km:.1f} km from {place.name} ({place.kind}), which it names")
        elif candidate:
            problem = (
                f"the coordinates lie {km:,.0f} km from the nearest place called {words!r},"
                f" {candidate.place.name} ({candidate.place.country})"
            )
            reasons.append(problem)
        elif kind == "place":
            reasons.append(f"no entry for {words!r} in the gazetteer")
        radius = _stated(row.radius_m, place) or max(
            point.radius_m, place.radius_m if place else 0.0
        )
        location = Location(
            mention, place, point.lon, point.lat, radius, admin1=row.admin1, admin2=row.admin2,
            score=1.0 if place or not candidate else 0.5,
            candidates=tuple(one for _, one in near[:5]), reasons=tuple(reasons),
        )  # fmt: skip
        return Found(location, problem)

    def _named_near(self, row: Asked, point: Point) -> list[tuple[float, Candidate]]:
        """Give the places that a row's name or code may mean, with their distance in km."""
        place = self.of_code(row.code) if row.code else None
        found = [Candidate(place, row.code, "exact", 1.0)] if place else []
        if not found and row.place:
            found = list(
                self.gaz.find(row.place, near=(point.lon, point.lat), limit=20, by_sound=False)
            )
        pairs = [
            (distance_m(point.lon, point.lat, c.place.lon, c.place.lat) / 1000, c) for c in found
        ]
        return sorted(pairs, key=lambda pair: (pair[0], pair[1].place.id))

    def _of_entry(self, row: Asked, place: Place) -> Location:
        """Give the location of an entry that a row names by its code."""
        words = row.place or row.code
        mention = Mention(words, 0, len(words), detect_language(words), core=words)
        return Location(
            mention, place, place.lon, place.lat, _stated(row.radius_m, place) or place.radius_m,
            admin1=row.admin1, admin2=row.admin2, score=1.0,
            candidates=(Candidate(place, row.code, "exact", 1.0),),
            reasons=(f"the row states the code {row.code!r}",),
        )  # fmt: skip

    def of_code(self, code: str) -> Place | None:
        """Give the place with a code.

        Parameters
        ----------
        code
            Id of the gazetteer, GeoNames number, ISO 3166, IATA, ICAO, or a code that an entry
            has among its names.
        """
        key = f"geonames:{code}" if code.isdecimal() else code
        if _ID.fullmatch(key):
            try:
                return self.gaz.get(key)
            except UnknownPlace:
                return None
        found = self.gaz.find(code, limit=20, by_sound=False)
        return next((c.place for c in found if _is_code_of(code, c.place)), None)

    def country_code(self, text: str) -> str:
        """Give the ISO 3166-1 alpha-2 code of a state by its name or code; empty if unknown."""
        if text not in self._countries:
            found = self.gaz.find(text, kind="country", limit=1, by_sound=False) if text else []
            self._countries[text] = found[0].place.country if found else ""
        return self._countries[text]

    def _units_of(self, country: str, *names: str) -> list[Place]:
        """Give the administrative units that a row names, where the gazetteer has them."""
        units = (self._unit(country, name) for name in names if name)
        return [unit for unit in units if unit]

    def _unit(self, country: str, name: str) -> Place | None:
        """Find a province or district by its name or code."""
        if (country, name) not in self._units:
            found = self.gaz.find(name, country=country, limit=20, by_sound=False)
            units = (c.place for c in found if c.place.kind in ("province", "district"))
            self._units[country, name] = next(units, None)
        return self._units[country, name]

    def order_speaks(self, row: Asked, point: Point) -> str:
        """Tell whether a row's coordinates are swapped: what its name and country show.

        Parameters
        ----------
        row
            What it says of its place.
        point
            Its coordinates as written.

        Returns
        -------
        answer
            "swapped", "right", or empty where nothing shows it.
        """
        other = point.swapped
        if not other.is_on_earth:
            return ""
        if not point.is_on_earth:
            return "swapped" if abs(point.lat) > 90 else ""
        spots = [
            (c.place.lon, c.place.lat, c.place.radius_m)
            for c in (self.gaz.find(row.place, limit=20, by_sound=False) if row.place else ())
        ]
        if spots:
            reach = [
                min(distance_m(one.lon, one.lat, x, y) - radius for x, y, radius in spots)
                for one in (point, other)
            ]
            if reach[1] <= AGREE_M and reach[0] > SWAPPED_M:
                return "swapped"
            if reach[0] <= AGREE_M and reach[1] > SWAPPED_M:
                return "right"
        return self._country_speaks(row, point)

    def _country_speaks(self, row: Asked, point: Point) -> str:
        """Tell by the outline of the state that a row names."""
        code = self.country_code(row.country)
        if not code:
            return ""
        state = self.gaz.country_of(code)
        inside = [
            self.gaz.contains(state, Place("", "", one.lon, one.lat, "site", 1.0))
            for one in (point, point.swapped)
        ]
        if state.geometry is None or inside[0] == inside[1]:
            return ""
        return "right" if inside[0] else "swapped"


def row_mention(row: Asked, gaz: Gazetteer) -> Mention | None:
    """Give the words of a row that name its place.

    Parameters
    ----------
    row
        What it says of its place.
    gaz
        Where names are looked up.
    """
    text, kind = row.named
    mention = place_mention(text, gaz, beside=row.beside)
    hint = {"admin2": "district", "admin1": "province", "country": "country"}.get(kind, "")
    return replace(mention, hint=hint) if mention and hint else mention


def place_mention(cell: str, gaz: Gazetteer, *, beside: str = "") -> Mention | None:
    """Read a cell that names a place: the cell as a whole, else the first place named in it.

    Parameters
    ----------
    cell
        A name in any script, a code, or a relation such as "between Lachin and Shusha".
    gaz
        Where names are looked up.
    beside
        Other text of the row, which shows its language better than a short name does.

    Returns
    -------
    mention
        The words that name the place, with offsets into the cell; None for an empty cell.
    """
    if not cell:
        return None
    lang = detect_language(f"{cell}. {beside}")
    doc = read_string(cell, lang=lang)
    found = find_mentions(doc, gaz)
    if gaz.find(cell, limit=1, by_sound=False):
        is_code = bool(_AIRPORT.fullmatch(cell)) and bool(
            gaz.find(cell, kind="airport", limit=1, by_sound=False)
        )
        whole = next((m.hint for m in found if m.text == cell and m.role == "literal"), "")
        return Mention(cell, 0, len(cell), lang, hint="airport" if is_code else whole, core=cell)
    located = [m for m in found if (m.role == "literal" and m.core) or m.parties]
    if not located:
        return Mention(cell, 0, len(cell), lang, core=cell)
    start, end = doc.original_span(located[0].start, located[0].end)
    return replace(located[0], start=start, end=end)


def is_place_code(cell: str) -> bool:
    """Tell whether a cell under a name's header is a code: `AZ-LAC`, `geonames:147626`.

    Parameters
    ----------
    cell
        A cell that says where.

    Examples
    --------
    >>> [is_place_code(x) for x in ("AZ-LAC", "geonames:147626", "Goris", "UBBZ")]
    [True, True, False, False]
    """
    return bool(_ID.fullmatch(cell)) or ("-" in cell and bool(_CODE.fullmatch(cell)))


def _is_code_of(code: str, place: Place) -> bool:
    return any(name.kind == "code" and name.text == code for name in place.names)


def _only(country: str) -> tuple[str, ...]:
    return (country,) if country else ()


def _stated(radius_m: float | None, place: Place | None) -> float | None:
    """Give the radius that a row states; never less than can be known of such a place."""
    floor = FLOOR_M.get(place.kind, 0.0) if place else 0.0
    return None if radius_m is None else max(radius_m, floor)


def _with_radius(location: Location, radius_m: float | None) -> Location:
    """Take the radius that a row states for its place."""
    stated = _stated(radius_m, location.place)
    if stated is None or location.radius_m is None:
        return location
    return replace(location, radius_m=stated)


def _why_not(location: Location) -> str:
    return "; ".join(location.reasons) if location.lon is None else ""
