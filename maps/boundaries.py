"""A file of boundaries that the user chose -> lines and names for the base map."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import UnknownFormat

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy as np
    from numpy.typing import NDArray

NAME_COLUMNS = ("name", "NAME", "Name", "name_en", "NAME_EN", "shapeName", "ROMNAM")
"""Columns in which the names of areas are looked for, in this order."""
STATUS_COLUMNS = ("status", "disputed", "STATUS", "FEATURECLA", "BDYTYP")
"""Columns that may say that a line is not agreed on."""
DOUBTFUL = "disput|undetermin|indefinite|contested|ceasefire|line of control|dashed|dotted|true"
"""Words in such a column that make a line dashed."""
COARSE_DEGREES = 0.02


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The boundaries of one file; degrees, WGS 84."""

    title: str
    """What the page calls them: the file's name."""
    borders: tuple[NDArray[np.float64], ...]
    """Lines, lon and lat."""
    disputed: tuple[NDArray[np.float64], ...]
    """Lines that the file says are not agreed on: dashed."""
    names: tuple[tuple[str, float, float, float], ...]
    """Names of areas as the file writes them: name, lon, lat, size in square degrees."""


def read_boundaries(path: str | os.PathLike[str]) -> Boundaries:
    """Read boundaries from any file of areas or lines that geopandas reads.

    Parameters
    ----------
    path
        GeoJSON, GeoPackage, Shapefile ... in any known CRS.

    Returns
    -------
    boundaries
        The outlines of areas, each once; lines as they are; those dashed whose `STATUS_COLUMNS`
        say that they are disputed or undetermined.

    Raises
    ------
    UnknownFormat
        If it cannot be read, names no CRS, or holds no areas or lines.
    """
    import geopandas as gpd
    import shapely

    path = Path(path)
    try:
        table = gpd.read_file(path)
    except (OSError, ValueError, RuntimeError) as error:
        raise UnknownFormat(f"boundaries: {path} cannot be read as a map layer: {error}") from error
    if not isinstance(table, gpd.GeoDataFrame) or table.crs is None:
        raise UnknownFormat(
            f"boundaries: {path} has no geometry with a known CRS; save it as GeoJSON"
        )
    table = table[table.geometry.notna()].to_crs("EPSG:4326")
    doubtful = _doubtful(table)
    lines = table.geometry.where(~table.geom_type.str.endswith("Polygon"), table.boundary)
    lines = lines[lines.geom_type.str.endswith("LineString") & ~lines.is_empty]
    if lines.empty:
        raise UnknownFormat(f"boundaries: {path} holds neither areas nor lines")
    dashed = shapely.union_all(lines[doubtful.loc[lines.index]].to_numpy())
    solid = shapely.union_all(lines[~doubtful.loc[lines.index]].to_numpy()).difference(dashed)
    return Boundaries(path.name, _parts(solid), _parts(dashed), _names(table))


def _doubtful(table: gpd.GeoDataFrame) -> Any:
    """Tell which rows say that they are not agreed on."""
    import pandas as pd

    found = pd.Series(False, index=table.index)
    for column in STATUS_COLUMNS:
        if column in table.columns:
            found |= table[column].astype(str).str.contains(DOUBTFUL, case=False, regex=True)
    return found


def _parts(shape: Any) -> tuple[NDArray[np.float64], ...]:
    """Give the lines of a shape, joined where they meet, as coordinates."""
    import shapely

    merged = shapely.line_merge(shape) if shape.geom_type == "MultiLineString" else shape
    parts = [part for part in shapely.get_parts(merged) if part.geom_type == "LineString"]
    return tuple(shapely.get_coordinates(part) for part in parts if not part.is_empty)


def _names(table: gpd.GeoDataFrame) -> tuple[tuple[str, float, float, float], ...]:
    """Give the names of areas, each at a point within it."""
    column = next((name for name in NAME_COLUMNS if name in table.columns), None)
    areas = table[table.geom_type.str.endswith("Polygon")]
    if column is None or areas.empty:
        return ()
    points = areas.representative_point()
    rows = zip(areas[column], points.x, points.y, areas.geometry, strict=True)
    return tuple(
        (str(name), round(float(x), 2), round(float(y), 2), round(float(shape.area), 1))
        for name, x, y, shape in rows
        if isinstance(name, str) and name
    )


def on_grid(lines: Sequence[NDArray[np.float64]], steps: int, tolerance: float) -> list[Any]:
    """Put lines on a grid, simplified.

    Parameters
    ----------
    lines
        lon, lat in degrees.
    steps
        Steps in a degree.
    tolerance
        Degrees by which a line may be simplified; 0 keeps all of it.

    Returns
    -------
    lines
        Whole steps; lines that shrink to a point are left out.
    """
    import numpy as np
    import shapely

    made = [shapely.LineString(line).simplify(tolerance) for line in lines]
    grids = [np.rint(shapely.get_coordinates(line) * steps).astype(np.int32) for line in made]
    return [grid for grid in grids if len(np.unique(grid, axis=0)) > 1]
