"""How many incidents, by units, months, claimants, cells of equal size; doubt is counted too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any

import gazetteer
from gazetteer.errors import MissingExtra, UnknownPlace
from gazetteer.lookup import Gazetteer
from gazetteer.place import Place
from geo.frame import CRS

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

UNITS = {"country": "country", "admin1": "province", "admin2": "district"}
"""Columns of administrative units, and the kind of place that draws them."""

MOST_MONTHS = 24
"""An incident whose days span more months than these is counted to none of them."""

MOST_RINGS = 25
"""A circle that reaches over more rings of cells than these is counted to none of them."""

_SURE = ("at", "within")


def count_by(
    gdf: gpd.GeoDataFrame, by: str, *, resolution: int = 5, gaz: Gazetteer | None = None
) -> gpd.GeoDataFrame:
    """Count incidents by unit, month, cell, claimant or any other column.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    by
        "country", "admin1", "admin2", "month", "year", "cell" (of H3), or any column
        ("claimed_by", "event_type").
    resolution
        Size of the cells, 0 to 15: 5 is some 250 square kilometres, 3 some 12,000.
    gaz
        Where areas of units are looked up; the packaged gazetteer if None.

    Returns
    -------
    counts
        One row a group, by its name: `possibly`, the incidents that may belong to it, and
        `certainly`, those that do in any case; `geometry`, the unit's area, the cell, or the
        points of the incidents (EPSG:4326). What cannot be told apart that finely (no place, no
        closed days, too large a circle) stands in a last row, whose name is null. An incident may
        be possible in several groups.

    Raises
    ------
    KeyError
        If the table has no such column.
    MissingExtra
        If cells are asked for and h3 is not installed.

    Examples
    --------
    >>> import geo
    >>> gdf = geo.locate(records="examples/incidents.csv")
    >>> count_by(gdf, "month")["month"].iloc[0]
    '2022-03'
    """
    import geopandas as gpd
    import pandas as pd

    groups = _groups(gdf, by, resolution)
    may, must, rows = Counter[Any](), Counter[Any](), defaultdict[Any, list[int]](list)
    for row, found in enumerate(groups):
        sure = len(found) == 1 and next(iter(found.values()))
        for name in found or [None]:
            may[name] += 1
            must[name] += bool(sure)
            rows[name].append(row)
    names = sorted(may, key=lambda name: (name is None, name))
    shapes = [_shape(gdf, by, name, rows[name], gaz) for name in names]
    columns = {
        by: pd.Series(names, dtype="string"),
        "possibly": [may[name] for name in names],
        "certainly": [must[name] for name in names],
    }
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(shapes, crs=CRS), crs=CRS)


def _groups(gdf: gpd.GeoDataFrame, by: str, resolution: int) -> Iterable[dict[Any, bool]]:
    """Give, row by row, the groups that it may belong to, and whether it surely does."""
    if by in ("month", "year"):
        size = 7 if by == "month" else 4
        return [_periods(a, b, size) for a, b in _texts(gdf, "date_start", "date_end")]
    if by == "cell":
        return [{cell: sure for cell, sure, _ in cells} for cells in cells_of(gdf, resolution)]
    if by in UNITS:
        return [
            {unit: relation in _SURE} if unit else {}
            for unit, relation in _texts(gdf, by, "relation")
        ]
    return [{value: True} if value else {} for (value,) in _texts(gdf, by)]


def _texts(gdf: gpd.GeoDataFrame, *names: str) -> Iterator[tuple[str, ...]]:
    """Give columns row by row as text, empty for null."""
    columns = [["" if gone else str(x) for x, gone in zip(gdf[n], gdf[n].isna(), strict=True)]
               for n in names]  # fmt: skip
    return zip(*columns, strict=True)


def _periods(first: str, last: str, size: int) -> dict[Any, bool]:
    """Give the months or years of an interval."""
    if not first or not last:
        return {}
    if size == 4:
        years = range(int(first[:4]), int(last[:4]) + 1)
        return {f"{year:04}": True for year in years} if len(years) <= MOST_MONTHS else {}
    begin, end = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (first, last))
    months = range(begin, end + 1)
    if len(months) > MOST_MONTHS:
        return {}
    return {f"{month // 12:04}-{month % 12 + 1:02}": True for month in months}


def _shape(
    gdf: gpd.GeoDataFrame, by: str, name: Any, rows: list[int], gaz: Gazetteer | None
) -> BaseGeometry | None:
    """Give what a group looks like on a map."""
    import shapely

    if name is None:
        return None
    if by == "cell":
        return cell_area(name)
    if by in UNITS:
        unit = _unit(gdf["place_id"].iloc[rows].dropna(), by, name, gaz)
        if unit is not None and unit.geometry is not None:
            return unit.geometry
    points = gdf.geometry.iloc[rows].dropna()
    return shapely.multipoints(points.to_numpy()) if len(points) else None


def _unit(ids: Iterable[Any], by: str, name: str, gaz: Gazetteer | None) -> Place | None:
    """Give the entry of a unit: the parent of its incidents' places that bears its name."""
    gaz = gazetteer.open() if gaz is None else gaz
    try:
        if by == "country":
            return gaz.country_of(name)
        for key in dict.fromkeys(map(str, ids)):
            place = gaz.get(key)
            for one in (place, *map(gaz.get, place.parents)):
                if one.name == name and one.kind == UNITS[by]:
                    return one
    except UnknownPlace:
        return None  # a table made with another gazetteer
    return None


# --- cells of equal size -------------------------------------------------------------------------


def density(gdf: gpd.GeoDataFrame, *, resolution: int = 5) -> gpd.GeoDataFrame:
    """Spread each incident evenly over the cells of its circle, and say how dense they lie.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    resolution
        Size of the cells of H3, 0 to 15: 5 is some 250 square kilometres.

    Returns
    -------
    cells
        `cell`, `expected` (incidents, shares of several among them), `per_1000_km2`, `geometry`
        (EPSG:4326). The sum of `expected` is the number of incidents with a place; those whose
        circle is too large for such cells are the last row, without a cell.

    Raises
    ------
    MissingExtra
        If h3 is not installed.
    """
    import geopandas as gpd
    import pandas as pd

    h3 = _h3()
    expected: defaultdict[Any, float] = defaultdict(float)
    for cells, has_place in zip(cells_of(gdf, resolution), gdf["lon"].notna(), strict=True):
        held: list[str | None] = [cell for cell, _, is_in in cells if is_in]
        nowhere: list[str | None] = [None] if has_place else []
        for cell in held or nowhere:
            expected[cell] += 1 / max(1, len(held))
    names = sorted(expected, key=lambda name: (name is None, name or ""))
    areas = [float("nan") if n is None else h3.cell_area(n, unit="km^2") for n in names]
    columns = {
        "cell": pd.Series(names, dtype="string"),
        "expected": [round(expected[name], 6) for name in names],
        "per_1000_km2": [
            round(1000 * expected[n] / area, 6) for n, area in zip(names, areas, strict=True)
        ],
    }
    shapes = [None if name is None else cell_area(name) for name in names]
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(shapes, crs=CRS), crs=CRS)


def _h3() -> Any:
    try:
        import h3
    except ImportError as error:
        raise MissingExtra(
            'cells of equal size need h3; type: pip install "incident-atlas[cells]"'
        ) from error
    return h3


def cells_of(gdf: gpd.GeoDataFrame, resolution: int) -> list[list[tuple[str, bool, bool]]]:
    """Give the cells that each row's circle touches.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    resolution
        Of H3, 0 to 15.

    Returns
    -------
    cells
        For each row: cell, whether the circle lies wholly in it, whether the cell counts as held
        by the circle (its middle lies in it, or the row's point does where no middle does).
        Empty without a place, and where the circle reaches over more than `MOST_RINGS`.

    Raises
    ------
    MissingExtra
        If h3 is not installed.
    """
    known: dict[tuple[float, float, float], list[tuple[str, bool, bool]]] = {}
    found: list[list[tuple[str, bool, bool]]] = []
    radii = gdf["radius_m"].fillna(1.0)
    for lon, lat, radius in zip(gdf["lon"], gdf["lat"], radii, strict=True):
        key = (float(lon), float(lat), float(radius))
        if lon != lon:  # noqa: PLR0124 - NaN
            found.append([])
            continue
        if key not in known:
            known[key] = _touched(*key, resolution)
        found.append(known[key])
    return found


def _touched(
    lon: float, lat: float, radius: float, resolution: int
) -> list[tuple[str, bool, bool]]:
    h3 = _h3()
    own = h3.latlng_to_cell(lat, lon, resolution)
    edge = h3.average_hexagon_edge_length(resolution, unit="m")
    rings = ceil(radius / edge) + 1  # a ring is 1.7 edges wide on average, 1.2 where smallest
    if rings > MOST_RINGS:
        return []
    touched = []
    for cell in h3.grid_disk(own, rings):
        border = h3.cell_to_boundary(cell)
        reach = _metres_to_edge(lon, lat, [(x, y) for y, x in border])
        if cell == own or reach <= radius:
            middle_lat, middle_lon = h3.cell_to_latlng(cell)
            middle = _metres(lon, lat, middle_lon, middle_lat)
            touched.append((cell, cell == own and reach >= radius, middle <= radius))
    if not any(held for _, _, held in touched):
        return [(cell, sure, cell == own) for cell, sure, _ in sorted(touched)]
    return sorted(touched)


def _metres(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    from gazetteer.distance import distance_m

    return distance_m(lon, lat, other_lon, other_lat)


def _metres_to_edge(lon: float, lat: float, ring: list[tuple[float, float]]) -> float:
    """Give how far a point lies from a cell's edge, on the plane that touches the Earth there."""
    from math import cos, hypot, radians

    metre = 111_195.0
    east = metre * cos(radians(lat))
    flat = [(((x - lon + 180) % 360 - 180) * east, (y - lat) * metre) for x, y in [*ring, ring[0]]]
    best = float("inf")
    for (ax, ay), (bx, by) in pairwise(flat):
        dx, dy = bx - ax, by - ay
        share = min(1.0, max(0.0, -(ax * dx + ay * dy) / max(dx * dx + dy * dy, 1e-12)))
        best = min(best, hypot(ax + share * dx, ay + share * dy))
    return best


def cell_area(cell: str) -> BaseGeometry:
    """Give the area of a cell of H3, cut at the date line.

    Parameters
    ----------
    cell
        Its name.
    """
    import numpy as np

    from geo.circles import area_within

    h3 = _h3()
    ring = np.array([(lon, lat) for lat, lon in h3.cell_to_boundary(cell)])
    resolution = h3.get_resolution(cell)
    north, south = (h3.latlng_to_cell(pole, 0.0, resolution) == cell for pole in (90.0, -90.0))
    return area_within(ring, north, south)
