"""The records of a gazetteer: a place, its names, and a candidate that a name may mean."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

PLACE_KINDS: dict[str, str] = {
    "country": "a state or territory with an ISO 3166-1 code",
    "province": "a first-order administrative unit (province, state, governorate, marz)",
    "district": "a second-order or smaller administrative unit, or one called so (rayon, 区, قضاء)",
    "city": "a populated place of 100,000 inhabitants or more, or a capital",
    "town": "a populated place of 1,000 inhabitants or more, or a seat of a district",
    "village": "a smaller populated place, or one of unknown size",
    "airport": "an airport, airfield or heliport",
    "border": "a boundary between two states, as one data set draws it",
    "line": "a line of contact, control, ceasefire or demarcation",
    "corridor": "a passage: existing, planned or contested",
    "crossing": "a border crossing point",
    "region": "a named area that is no administrative unit (valley, basin, historic region)",
    "water": "a sea, lake, river, strait or reservoir",
    "mountain": "a mountain, ridge, pass or peak",
    "site": "another named site (bridge, dam, camp, mine, monastery)",
}
"""Allowed values of `Place.kind` and their meaning."""

STATUSES: dict[str, str] = {
    "": "nothing is known that a reader must be told",
    "disputed": "the place, its name or its belonging is contested between parties",
    "planned": "does not exist yet, or not wholly",
    "historic": "existed under this name or extent in the past",
}
"""Allowed values of `Place.status` and their meaning."""


@dataclass(frozen=True, slots=True)
class Name:
    """One written form of a place's name."""

    text: str
    """The form as the source writes it."""
    lang: str = ""
    """ISO 639-1 (or 639-3) code; empty where the source does not say."""
    script: str = ""
    """ISO 15924 code of the script ("Latn", "Hans", "Cyrl", "Arab", "Armn" ...)."""
    kind: str = "alternate"
    """"main", "alternate", "short", "historic" or "code" (an IATA, ICAO or ISO code)."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of a gazetteer. Borders and belonging are quoted from the source, not decided."""

    id: str
    """Stable identifier with its source's prefix, such as `geonames:147626`."""
    name: str
    """The source's main name, for display when the document gives none."""
    lon: float
    """Longitude of the representative point, decimal degrees, WGS 84."""
    lat: float
    """Latitude of the representative point, decimal degrees, WGS 84."""
    kind: str
    """One of `PLACE_KINDS`."""
    radius_m: float
    """Radius in metres of the smallest circle that holds the whole place; never 0."""
    names: tuple[Name, ...] = ()
    """All known forms, `name` among them."""
    feature_code: str = ""
    """GeoNames feature code ("PPLA", "ADM1", "AIRP" ...), where known."""
    country: str = ""
    """ISO 3166-1 alpha-2 code as the source states it; empty where it states none."""
    parents: tuple[str, ...] = ()
    """Ids of the places that hold this one, nearest first (for a border: the two states)."""
    population: int | None = None
    """Inhabitants as the source states them; None where it states none."""
    status: str = ""
    """One of `STATUSES`."""
    note: str = ""
    """What a reader must know about the entry (a contested name, a source's error), in words."""
    source: str = ""
    """Key of the source in `gazetteer/data/SOURCES.md`."""
    wkb: bytes | None = None
    """Area or line as well-known binary, lon/lat WGS 84; None where only the point is known."""

    @property
    def geometry(self) -> BaseGeometry | None:
        """The area or line as a shapely geometry (lon, lat; EPSG:4326), or None."""
        if self.wkb is None:
            return None
        from shapely import from_wkb

        return from_wkb(self.wkb)

    def _repr_html_(self) -> str:
        # Named late: what draws needs a gazetteer, and that gives places.
        return str(import_module("gazetteer.view").html_of_place(self))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a written name may mean."""

    place: Place
    """The entry."""
    matched: str
    """The name form of the entry that matched."""
    how: str
    """How it matched: "exact"; "folded" (case, accents, letter variants); "inflected" (less an
    ending, a clitic or the word for its kind); "transliterated" (sounds alike, another script);
    "fuzzy" (sounds alike, the same script); "online"."""
    score: float
    """Between 0 and 1: how well the name alone speaks for this place, before any context."""
