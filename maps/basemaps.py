"""The packaged base map, cut to a page: the world in outline, the part around the data in full."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import MissingAsset
from maps.boundaries import COARSE_DEGREES, Boundaries, on_grid, read_boundaries
from maps.speech import LANGUAGES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Box = tuple[float, float, float, float]
"""West, south, east, north; degrees, WGS 84."""

FINE_STEPS, COARSE_STEPS, TOWN_STEPS = 10_000, 100, 1000
"""Steps in a degree of each level of the packaged file."""
BOUNDARIES = {
    "de-facto": "as Natural Earth draws them: by control on the ground, disputed ones dashed",
    "none": "coasts, waters and towns, no borders and no names of states",
}
"""Choices of `boundaries` and what they show."""
PHYSICAL = ("land", "lakes", "rivers")
"""Layers that say nothing of anybody's rights: drawn whatever the boundaries."""
LARGEST_BOX = 24.0
"""Degrees: where the data spreads wider than this, the coarse world is all that is shown."""
MARGIN = 1.5
"""Degrees around the data that are drawn in full."""
MOST_TOWNS = 500
WORLD_TOWN = 2_000_000
"""Inhabitants from which on a town is named anywhere on the map."""
VIEW = "Natural Earth 4.1 (2018), de facto"
ATTRIBUTION = "Natural Earth 1:10m (public domain); GeoNames (CC BY 4.0)"


def basemap(
    points: Sequence[tuple[float, float]], *, boundaries: str | os.PathLike[str]
) -> dict[str, Any]:
    """Cut the base map for a page.

    Parameters
    ----------
    points
        Where the data lies: lon, lat in degrees, WGS 84.
    boundaries
        One of `BOUNDARIES`, or a file of areas or lines (`maps.boundaries.read_boundaries`).

    Returns
    -------
    base
        Plain data for the page: lines as steps on a grid.

    Raises
    ------
    ValueError
        If `boundaries` is none of the choices and no file.
    MissingAsset
        If the base map is not packaged.
    """
    own = None
    if boundaries not in BOUNDARIES:
        own = read_boundaries(_file(boundaries))
    arrays = _arrays()
    box = surroundings(points)
    base = {
        "world": _world(political=boundaries == "de-facto"),
        "fine": _fine(box, political=boundaries == "de-facto") if box else None,
        "states": _states(arrays) if boundaries == "de-facto" else _no_states(),
        "towns": _towns(arrays, box),
        "attribution": ATTRIBUTION,
        "boundaries": VIEW if boundaries == "de-facto" else "none",
    }
    return _with_own(base, own, box) if own else base


def _file(boundaries: str | os.PathLike[str]) -> Path:
    """Give the file that is named as boundaries."""
    path = Path(boundaries)
    if not path.exists():
        raise ValueError(
            f"boundaries={str(boundaries)!r} is none of {', '.join(BOUNDARIES)},"
            " and there is no file of that name"
        )
    return path


def _with_own(base: dict[str, Any], own: Boundaries, box: Box | None) -> dict[str, Any]:
    """Draw the user's boundaries and their names, instead of any that are packaged."""
    layers = {"borders": own.borders, "disputed": own.disputed}
    for name, lines in layers.items():
        base["world"][name] = _steps(on_grid(lines, COARSE_STEPS, COARSE_DEGREES))
        if box:
            grid = [round(x * FINE_STEPS) for x in box]
            whole = on_grid(lines, FINE_STEPS, 0.0)
            base["fine"][name] = _steps([p for line in whole for p in cut_line(line, grid)])
    base["boundaries"] = own.title
    base["states"] = {
        "points": [[lon, lat] for _, lon, lat, _ in own.names],
        "sizes": [size for *_, size in own.names],
        "names": {lang: [name for name, *_ in own.names] for lang in LANGUAGES},
    }
    return base


def _no_states() -> dict[str, Any]:
    """Give no states: their names are political too."""
    return {"points": [], "sizes": [], "names": {}}


def _world(*, political: bool) -> dict[str, Any]:
    """Give the world in outline."""
    layers = {
        name: _world_steps(name) if political or name in PHYSICAL else []
        for name in (*PHYSICAL, "borders", "disputed")
    }
    return {"steps": COARSE_STEPS, **layers}


@cache
def _world_steps(name: str) -> list[list[int]]:
    """Give a layer of the world in outline, as steps."""
    return _steps(_lines(f"world_{name}"))


def surroundings(points: Sequence[tuple[float, float]]) -> Box | None:
    """Give the box around the densest half of the data's spread, or None if it is too wide.

    Parameters
    ----------
    points
        lon, lat in degrees.

    Returns
    -------
    box
        West, south, east, north, with a margin; None without points, or where the box would be
        wider than `LARGEST_BOX` degrees.

    Examples
    --------
    >>> surroundings([(46.0, 39.0), (47.0, 40.0)])
    (44.5, 37.5, 48.5, 41.5)
    >>> surroundings([(-100.0, 39.0), (100.0, 40.0)]) is None
    True
    """
    if not points:
        return None
    lons, lats = zip(*points, strict=True)
    box = (
        max(-180.0, min(lons) - MARGIN),
        max(-90.0, min(lats) - MARGIN),
        min(180.0, max(lons) + MARGIN),
        min(90.0, max(lats) + MARGIN),
    )
    wide = box[2] - box[0] > LARGEST_BOX or box[3] - box[1] > LARGEST_BOX
    return None if wide else box


@cache
def _arrays() -> dict[str, NDArray[Any]]:
    """Open the packaged base map."""
    import numpy as np

    path = Path(__file__).with_name("assets") / "basemap.npz"
    if not path.is_file():
        raise MissingAsset("maps/assets/basemap.npz is not packaged; install incident-atlas anew")
    with np.load(path) as packed:
        return {name: packed[name] for name in packed.files}


@cache
def _lines(name: str) -> list[NDArray[np.int32]]:
    """Give the lines or rings of a layer, on its grid."""
    import numpy as np

    arrays = _arrays()
    whole = np.cumsum(arrays[f"{name}_points"], axis=0, dtype=np.int32)
    return np.split(whole, arrays[f"{name}_ends"][:-1])


@cache
def _boxes(name: str) -> NDArray[np.int32]:
    """Give west, south, east and north of each line of a layer, on its grid."""
    import numpy as np

    return np.array([[*line.min(axis=0), *line.max(axis=0)] for line in _lines(name)])


def _near(name: str, grid: Sequence[int]) -> list[NDArray[np.int32]]:
    """Give the lines of a layer that may reach into a box on its grid."""
    boxes = _boxes(name)
    meets = (boxes[:, 0] <= grid[2]) & (boxes[:, 1] <= grid[3])
    meets &= (boxes[:, 2] >= grid[0]) & (boxes[:, 3] >= grid[1])
    lines = _lines(name)
    return [lines[i] for i in meets.nonzero()[0]]


def _fine(box: Box, *, political: bool) -> dict[str, Any]:
    """Cut the full detail to a box."""
    grid = [round(x * FINE_STEPS) for x in box]
    areas = {
        name: [ring for line in _near(name, grid) if len(ring := clip_ring(line, grid))]
        for name in ("land", "lakes")
    }
    lines = {
        name: [part for line in _near(name, grid) for part in cut_line(line, grid)]
        if political or name in PHYSICAL
        else []
        for name in ("rivers", "borders", "units", "disputed")
    }
    layers = {name: _steps(parts) for name, parts in (areas | lines).items()}
    return {"steps": FINE_STEPS, "box": list(box), **layers}


def clip_ring(ring: NDArray[np.int32], box: Sequence[int]) -> NDArray[np.int32]:
    """Clip a closed ring to a box, edge by edge (Sutherland and Hodgman).

    Parameters
    ----------
    ring
        Vertices on a grid, the first one again at the end.
    box
        West, south, east, north on the same grid.

    Returns
    -------
    ring
        What of it lies in the box; parts of it may run along the box's edge. Empty if nothing
        does. Rings clipped so still fill by the even-odd rule as the whole ones did.
    """
    import numpy as np

    low, high = ring.min(axis=0), ring.max(axis=0)
    if low[0] > box[2] or low[1] > box[3] or high[0] < box[0] or high[1] < box[1]:
        return ring[:0]
    points = ring.astype(float)
    for axis, edge, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        if not len(points):
            break
        behind = np.roll(points, 1, axis=0)
        inside = sign * (points[:, axis] - edge) >= 0
        was_inside = np.roll(inside, 1)
        crossing = inside != was_inside
        span = np.where(crossing, points[:, axis] - behind[:, axis], 1.0)
        at = behind + (points - behind) * ((edge - behind[:, axis]) / span)[:, None]
        pairs = np.stack([at, points], axis=1)
        points = pairs[np.stack([crossing, inside], axis=1)]
    clipped: NDArray[np.int32] = np.rint(points).astype(np.int32)
    return clipped


def cut_line(line: NDArray[np.int32], box: Sequence[int]) -> list[NDArray[np.int32]]:
    """Give the stretches of a line that lie in a box, each with one vertex beyond it.

    Parameters
    ----------
    line
        Vertices on a grid.
    box
        West, south, east, north on the same grid.

    Returns
    -------
    stretches
        In the order of the line; none if it lies outside.
    """
    import numpy as np

    inside = (
        (line[:, 0] >= box[0]) & (line[:, 0] <= box[2])
        & (line[:, 1] >= box[1]) & (line[:, 1] <= box[3])
    )  # fmt: skip
    if not inside.any():
        return []
    kept = inside.copy()
    kept[1:] |= inside[:-1]
    kept[:-1] |= inside[1:]
    edges = np.flatnonzero(np.diff(kept.astype(np.int8))) + 1
    parts = np.split(line, edges)
    return [part for part in parts[0 if kept[0] else 1 :: 2] if len(part) > 1]


def _steps(lines: Sequence[NDArray[np.int32]]) -> list[list[int]]:
    """Write lines as steps from one vertex to the next, lon and lat in turn."""
    import numpy as np

    steps = [np.diff(line, axis=0, prepend=np.zeros((1, 2), line.dtype)) for line in lines]
    return [step.ravel().tolist() for step in steps]


def _states(arrays: dict[str, NDArray[Any]]) -> dict[str, Any]:
    """Give the states' points (lon, lat), sizes, and names by language."""
    points = arrays["states_points"] / COARSE_STEPS
    return {
        "points": [[round(float(lon), 2), round(float(lat), 2)] for lon, lat in points],
        "sizes": [round(float(size), 1) for size in arrays["states_size"]],
        "names": {
            lang: arrays[f"states_{lang}"].tobytes().decode().split("\n") for lang in LANGUAGES
        },
    }


def _towns(arrays: dict[str, NDArray[Any]], box: Box | None) -> list[list[Any]]:
    """Give name, lon, lat and inhabitants of the towns to name, largest first."""
    import numpy as np

    people = arrays["towns_people"]
    places = arrays["towns_points"] / TOWN_STEPS
    wanted = people >= WORLD_TOWN
    if box:
        lon, lat = places[:, 0], places[:, 1]
        near = (lon >= box[0]) & (lon <= box[2]) & (lat >= box[1]) & (lat <= box[3])
        largest = np.flatnonzero(near)[:MOST_TOWNS]
        wanted[largest] = True
    names = arrays["towns_names"].tobytes().decode().split("\n")
    return [
        [names[i], round(float(places[i, 0]), 3), round(float(places[i, 1]), 3), int(people[i])]
        for i in np.flatnonzero(wanted)
    ]
