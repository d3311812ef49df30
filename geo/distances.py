"""Points and a shape -> how far they lie from it, on the ellipsoid; the date line is no bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from shapely.geometry.base import BaseGeometry

    Array = npt.NDArray[np.float64]

STEP_M = 200.0
"""Distance of the points that an edge is broken into. Where two stretches of a line run this near
to each other, the answer may be that for the other one: 100 m too much at a distance of 0, 5 m at
1 km, half a metre at 10 km."""

_MOST_POINTS = 400_000
"""Points of an edge at most: a longer one has longer steps."""

_METRES_PER_DEGREE = 111_320.0


def signed_distances(lons: Any, lats: Any, shape: BaseGeometry) -> Array:
    """Give how far points lie from a shape: negative inside an area, how deep.

    Parameters
    ----------
    lons, lats
        Decimal degrees, WGS 84; NaN where there is no point.
    shape
        Point, line or area (lon, lat; EPSG:4326). Its edges are straight in longitude and
        latitude, as RFC 7946 has them.

    Returns
    -------
    metres
        On the ellipsoid, to the nearest point of the shape, or of its edge; NaN without a point.

    Raises
    ------
    ValueError
        If the shape is empty.

    Examples
    --------
    >>> from shapely import box
    >>> signed_distances([0.0, 5.0], [0.0, 0.0], box(-1, -1, 1, 1)).round().tolist()
    [-110574.0, 445278.0]
    """
    import numpy as np
    import shapely
    from pyproj import Geod

    if shape.is_empty:
        raise ValueError("the shape is empty: nothing is near it")
    points = np.column_stack([np.asarray(lons, float), np.asarray(lats, float)])
    there = ~np.isnan(points).any(axis=1)
    asked, which = np.unique(points[there], axis=0, return_inverse=True)
    metres = np.full(len(points), np.nan)
    if not len(asked):
        return metres
    foot = nearest_points(asked[:, 0], asked[:, 1], shape)
    _, _, found = Geod(ellps="WGS84").inv(asked[:, 0], asked[:, 1], foot[:, 0], foot[:, 1])
    if shape.area > 0:
        shapely.prepare(shape)
        is_in = shapely.intersects_xy(shape, asked[:, 0], asked[:, 1])
        found = np.where(is_in, -found, found)
    metres[there] = found[which.reshape(-1)]
    return metres


def nearest_points(lons: Array, lats: Array, shape: BaseGeometry) -> Array:
    """Give the point of a shape's edge that lies nearest to each point.

    Parameters
    ----------
    lons, lats
        Decimal degrees, WGS 84.
    shape
        As in `signed_distances`.

    Returns
    -------
    lon_lat
        Two columns, decimal degrees.
    """
    import numpy as np

    from gazetteer.nearest import Points

    lon, lat, line = _broken(shape)
    number = np.arange(len(lon))
    at, _ = Points(lon, lat, number).nearest(lons, lats)
    here = _xyz(lons, lats)
    best = np.column_stack([lon[at], lat[at]])
    least = np.sum((_xyz(lon[at], lat[at]) - here) ** 2, axis=0)
    first, last = (np.searchsorted(line, line[at], side) for side in ("left", "right"))
    last = last - 1
    is_ring = (last > first) & (lon[first] == lon[last]) & (lat[first] == lat[last])
    before = np.where(at > first, at - 1, np.where(is_ring, last - 1, at))
    behind = np.where(at < last, at + 1, np.where(is_ring, first + 1, at))
    for other in (before, behind):  # the stretches before and behind the nearest of the points
        start, end = _xyz(lon[at], lat[at]), _xyz(lon[other], lat[other])
        along = end - start
        length = np.maximum(np.sum(along**2, axis=0), 1e-12)
        share = np.clip(np.sum((here - start) * along, axis=0) / length, 0, 1)
        foot = np.column_stack(
            [lon[at] + share * (lon[other] - lon[at]), lat[at] + share * (lat[other] - lat[at])]
        )
        away = np.sum((_xyz(foot[:, 0], foot[:, 1]) - here) ** 2, axis=0)
        nearer = away < least
        best[nearer], least[nearer] = foot[nearer], away[nearer]
    return best


def _broken(shape: BaseGeometry) -> tuple[Array, Array, npt.NDArray[np.intp]]:
    """Break the edge of a shape into points: longitudes, latitudes, the number of their line."""
    import numpy as np
    import shapely

    parts = shapely.get_parts(shape)
    areas = shapely.get_dimensions(parts) == 2
    edges = shapely.get_parts(np.concatenate([shapely.boundary(parts[areas]), parts[~areas]]))
    steps = shapely.length(shape.boundary if areas.all() else shape) * _METRES_PER_DEGREE / STEP_M
    degrees = STEP_M / _METRES_PER_DEGREE * max(1.0, steps / _MOST_POINTS)
    dense = shapely.segmentize(edges, degrees)
    coordinates, line = shapely.get_coordinates(dense, return_index=True)
    return coordinates[:, 0], coordinates[:, 1], line


def _xyz(lon: Array, lat: Array) -> Array:
    """Give points of the ellipsoid in kilometres from the middle of the Earth."""
    import numpy as np

    east, north = np.radians(lon), np.radians(lat)
    squared = (2 - 1 / 298.257223563) / 298.257223563
    radius = 6378.137 / np.sqrt(1 - squared * np.sin(north) ** 2)
    return np.array(
        [
            radius * np.cos(north) * np.cos(east),
            radius * np.cos(north) * np.sin(east),
            radius * (1 - squared) * np.sin(north),
        ]
    )


def kilometres_along(lons: Any, lats: Any, line: BaseGeometry) -> Array:
    """Give how far along a line the nearest point of it lies, from its start.

    Parameters
    ----------
    lons, lats
        Decimal degrees, WGS 84; NaN where there is no point.
    line
        A line (lon, lat; EPSG:4326); of several parts, one after the other.

    Returns
    -------
    km
        On the ellipsoid; NaN without a point.
    """
    import numpy as np
    import shapely
    from pyproj import Geod
    from shapely.ops import substring

    points = np.column_stack([np.asarray(lons, float), np.asarray(lats, float)])
    there = ~np.isnan(points).any(axis=1)
    km = np.full(len(points), np.nan)
    if not there.any():
        return km
    foot = nearest_points(points[there, 0], points[there, 1], line)
    parts, geod = shapely.get_parts(line), Geod(ellps="WGS84")
    lengths = [geod.geometry_length(part) / 1000 for part in parts]
    starts = np.concatenate([[0.0], np.cumsum(lengths)])
    feet = [shapely.Point(one) for one in foot]
    nearest = shapely.distance(parts[:, None], np.array(feet)[None, :]).argmin(axis=0)
    ways = []
    for number, point in zip(nearest.tolist(), feet, strict=True):
        way = shapely.line_locate_point(parts[number], point)
        part = substring(parts[number], 0, way)
        ways.append(starts[number] + abs(geod.geometry_length(part)) / 1000)
    km[there] = ways
    return km
