"""The ground of a small map: outlines of states from the gazetteer -> paths of an SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from gazetteer.errors import AtlasError
from gazetteer.lookup import Gazetteer
from gazetteer.opening import open_gazetteer
from gazetteer.place import Place
from gazetteer.projection import Local, Projection

STATED = 'stroke="currentColor" stroke-opacity=".45" stroke-linejoin="round"'
"""How what the gazetteer states is drawn: in the colour of the text around the map."""

WIDE_M = 1_500_000.0
"""Metres from side to side beyond which a map is wide: states are named rather than towns."""

_MOST_BYTES = 16_000
"""Bytes of one path of outlines; coarser ones are drawn instead of a longer one."""

_FINE = 0.5
"""Pixels by which a drawn line may stray."""

_POINT_BYTES = 8
"""Bytes that a point of a path takes, about."""

_COARSE = 0.05
"""Degrees by which outlines may stray on a wide map."""

_CUT_LON, _CUT_LAT = 179.89, -89.89
"""Degrees at which the outlines of states are cut (Natural Earth, as packaged)."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What a gazetteer has for the ground of a map."""

    gaz: Gazetteer | None
    """Where the names nearby come from; None if it cannot be opened."""
    states: tuple[Place, ...]
    """States with an outline."""
    fine: Any
    """Areas of the states, each by itself (lon, lat)."""
    owner: Any
    """Number of the state of each area."""

    def land(self, view: Projection) -> tuple[Any, Any]:
        """Give the areas that may be seen, as they are (lon, lat), and their states' numbers."""
        if len(self.owner) == 0:
            return self.fine, self.owner
        parts = _coarse(self) if view.metres > 8_000 else self.fine
        index = view.near(parts)
        return parts[index], self.owner[index]


def ground_of(gaz: Gazetteer | None) -> Ground:
    """Give the ground from a gazetteer; by default from the one that `gazetteer.open()` gives.

    Parameters
    ----------
    gaz
        Any gazetteer. One that cannot be opened gives an empty ground.
    """
    return _read(gaz or _usual())


@cache
def _usual() -> Gazetteer | None:
    try:
        return open_gazetteer()
    except AtlasError:  # a place is shown even where its gazetteer is gone
        return None


@cache
def _read(gaz: Gazetteer | None) -> Ground:
    """Read the outlines of all states, once."""
    import shapely

    held = gaz.within(kind="country") if gaz else []
    states = tuple(place for place in held if place.wkb is not None)
    shapes = shapely.from_wkb([place.wkb for place in states])
    parts, owner = shapely.get_parts(shapes, return_index=True)
    return Ground(gaz, states, joined(parts), owner)


@cache
def _coarse(ground: Ground) -> Any:
    """Give the same areas with a quarter of the points; islands that cannot be seen are empty."""
    import shapely

    return shapely.simplify(ground.fine, _COARSE, preserve_topology=False)


def joined(parts: Any) -> Any:
    """Draw shapes that are cut near the date line and the pole up to them, so that they meet.

    Parameters
    ----------
    parts
        Array of lines and areas (lon, lat; WGS 84).
    """
    import shapely

    def join(points: Any) -> Any:
        lon, lat = points[:, 0], points[:, 1]
        east = np.where(np.abs(lon) > _CUT_LON, np.sign(lon) * 180, lon)
        return np.column_stack((east, np.where(lat < _CUT_LAT, -90, lat)))

    west, south, east, _ = shapely.bounds(parts).T
    cut = (west < -_CUT_LON) | (east > _CUT_LON) | (south < _CUT_LAT)
    parts = parts.copy()
    parts[cut] = shapely.transform(parts[cut], join)
    return parts


def drawn(view: Projection, parts: Any, fill: str, line: str, most: int) -> Iterator[str]:
    """Draw lines and areas.

    Parameters
    ----------
    view
        The map.
    parts
        Lines and areas (lon, lat).
    fill, line
        SVG attributes of areas and of lines.
    most
        Bytes of each path, about.
    """
    import shapely

    points = shapely.get_coordinates(parts)
    cut = bool(((np.abs(points[:, 0]) > 179.99) | (points[:, 1] < -89.99)).any())
    path = path_of(view.shapes(parts)[0], most)
    if not path:
        return
    if not cut:
        yield f'<path d="{path}" {fill} {line}/>'
        return
    yield f'<path d="{path}" {fill}/>'  # the cuts are no outlines: those are drawn by themselves
    lines = np.where(shapely.get_dimensions(parts) == 2, shapely.boundary(parts), parts)
    lines = shapely.clip_by_rect(lines, -_CUT_LON, _CUT_LAT, _CUT_LON, 90)
    yield f'<path d="{path_of(view.shapes(lines)[0], most)}" fill="none" {line}/>'


def ground_svg(view: Projection, land: Any) -> Iterator[str]:
    """Draw land and outlines of states and, where the map is wide, the graticule.

    Parameters
    ----------
    view
        The map.
    land
        Areas (lon, lat), as `Ground.land` gives them.
    """
    if not isinstance(view, Local) or view.metres * view.width > 2 * WIDE_M:
        path = path_of(view.shapes(_graticule())[0], _MOST_BYTES)
        yield f'<path d="{path}" fill="none" {STATED} stroke-width=".3"/>'
    fill = 'fill="currentColor" fill-opacity=".1" fill-rule="evenodd"'
    yield from drawn(view, land, fill, f'{STATED} stroke-width=".6"', _MOST_BYTES)


@cache
def _graticule() -> Any:
    """Give every thirtieth meridian and parallel."""
    import shapely

    lines = [[(lon, lat) for lat in range(-80, 81, 2)] for lon in range(-180, 180, 30)]
    lines += [[(lon, lat) for lon in range(-180, 181, 2)] for lat in range(-60, 61, 30)]
    return np.array([shapely.LineString(line) for line in lines])


def path_of(shapes: Any, most: int) -> str:
    """Write lines and areas as the data of an SVG path that is not too long.

    Parameters
    ----------
    shapes
        Array of geometries in pixels.
    most
        Bytes, about: lines are drawn ever coarser until they fit.
    """
    import shapely

    parts = shapely.get_parts(shapely.get_parts(shapes))  # out of collections, then of multiparts
    parts = parts[shapely.get_dimensions(parts) > 0]
    areas = shapely.get_dimensions(parts) == 2
    lines = shapely.get_parts(np.where(areas, shapely.boundary(parts), parts))
    fine = _FINE
    while True:
        coarser = shapely.simplify(lines, fine, preserve_topology=False)
        box = shapely.bounds(coarser)
        seen = coarser[np.maximum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]) >= 2 * fine]
        if shapely.get_num_coordinates(seen).sum() * _POINT_BYTES <= most or len(seen) == 0:
            return "".join(_run(shapely.get_coordinates(line)) for line in seen)
        fine *= 1.6


def _run(points: Any) -> str:
    """Write one line, or one ring, to half a pixel and in steps: the shortest way to write it."""
    closed = len(points) > 2 and bool((points[0] == points[-1]).all())
    steps = np.round((points[:-1] if closed else points) * 2) / 2
    steps[1:] -= steps[:-1].copy()
    text = " ".join(f"{x:g} {y:g}" for x, y in steps[1:].tolist())
    return f"M{steps[0][0]:g} {steps[0][1]:g}l{text}{'z' if closed else ''}"
