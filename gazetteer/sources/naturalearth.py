"""Natural Earth as QGIS packages it: areas of states and first-order units, shared borders."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.place import Name, Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

PACKAGE = ("debian", "qgis-common", "3.22.16+dfsg-1")
LICENCE = "public domain (Natural Earth)"
TITLE = "Natural Earth, in qgis-common's world_map.gpkg"

GRID = 1e-3
"""Step in degrees to which coordinates are rounded: about 100 m, below the source's error."""


def read(path: Path) -> Iterator[Place]:
    """Read areas of states and units, border lines, and lines of dispute.

    Parameters
    ----------
    path
        Folder of the unpacked package (it holds `usr/share/qgis/resources/data`).

    Yields
    ------
    place
        States are partial (`code:AZ` with an area). Units are `area:N`, to be matched by the build
        with the entries they show: the source's labels are not always right. Borders are whole.
    """
    file = path / "usr" / "share" / "qgis" / "resources" / "data" / "world_map.gpkg"
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as base:
        states = {
            code: _geometry(blob)
            for code, blob in base.execute("SELECT iso_a2, geom FROM countries ORDER BY iso_a2")
            if len(code) == 2 and code.isalpha()
        }
        for code, area in states.items():
            yield _area(f"code:{code}", code, (), area)
        query = "SELECT fid, iso_a2, fips, geom, name, woe_name, gn_name FROM states_provinces"
        for number, code, fips, blob, *names in base.execute(f"{query} ORDER BY fid"):
            forms = tuple(Name(text) for text in dict.fromkeys(names) if text)
            forms += (Name(fips, kind="code"),) if fips else ()
            yield _area(f"area:{number}", code or "", forms, _geometry(blob))
        yield from _disputed(base)
    yield from _borders(states)


def _geometry(blob: bytes) -> BaseGeometry:
    # GeoPackage 1.2, clause 2.1.3: magic, version, flags, srs, envelope, then WKB.
    from shapely import from_wkb

    envelope = (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]
    return from_wkb(blob[8 + envelope :])


def _wkb(shape: BaseGeometry) -> bytes:
    from shapely import make_valid, set_precision, to_wkb

    if shape.length > 0 and shape.area > 0:
        shape = make_valid(shape)
    rounded = set_precision(shape, GRID)
    return to_wkb(shape if rounded.is_empty else rounded, byte_order=1)


def _area(key: str, country: str, forms: tuple[Name, ...], shape: BaseGeometry) -> Place:
    return Place(
        key, "", math.nan, math.nan, "", 0, forms, country=country, source="naturalearth",
        wkb=_wkb(shape),
    )  # fmt: skip


def _disputed(base: sqlite3.Connection) -> Iterator[Place]:
    """Read the lines that are no state's claim: ceasefire lines, former boundaries."""
    from shapely import line_merge, union_all

    lines: dict[tuple[str, str], list[Any]] = {}
    query = "SELECT name, adm0_a3_l, geom FROM disputed_borders WHERE name NOT LIKE '%claim'"
    for name, country, blob in base.execute(f"{query} ORDER BY fid"):
        lines.setdefault((name, country), []).append(_geometry(blob))
    for (name, country), parts in lines.items():
        slug = f"{country}-{name}".casefold().replace(" ", "-")
        yield _line(f"ne:{slug}", f"{name} ({country})", "line", (), line_merge(union_all(parts)))


def _borders(states: dict[str, BaseGeometry]) -> Iterator[Place]:
    """Give the edges that two states share, one entry a pair."""
    from shapely import STRtree, line_merge

    codes, shapes = list(states), list(states.values())
    tree = STRtree(shapes)
    for left, right in sorted(map(tuple, tree.query(shapes, predicate="intersects").T)):
        if left < right:
            shared = shapes[left].boundary.intersection(shapes[right].boundary)
            lines = [part for part in _parts(shared) if part.length > 0]
            if lines:
                pair = tuple(sorted((codes[left], codes[right])))
                merged = line_merge(_collect(lines))
                name = f"{pair[0]}-{pair[1]} border"
                parents = tuple(f"code:{code}" for code in pair)
                yield _line(f"border:{pair[0]}-{pair[1]}", name, "border", parents, merged)


def _parts(shape: BaseGeometry) -> list[Any]:
    from shapely import get_parts

    flat = [inner for part in get_parts(shape) for inner in get_parts(part)]
    return [part for part in flat if part.geom_type == "LineString"]


def _collect(lines: list[Any]) -> BaseGeometry:
    from shapely import MultiLineString

    return MultiLineString(lines)


def _line(key: str, name: str, kind: str, parents: tuple[str, ...], shape: BaseGeometry) -> Place:
    return Place(
        key, name, math.nan, math.nan, kind, 0, (Name(name, "en", "Latn", "main"),),
        parents=parents, source="naturalearth", wkb=_wkb(shape),
    )  # fmt: skip
