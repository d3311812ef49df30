"""Circles on the ellipsoid as areas of a map: right at the date line and poles, of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from shapely.geometry.base import BaseGeometry

CORNERS = 72
"""Corners of a circle: between them its edge lies within a thousandth of the radius."""


def circles(lons: Any, lats: Any, radii_m: Any) -> list[BaseGeometry | None]:
    """Give circles around points as areas.

    Parameters
    ----------
    lons, lats
        Decimal degrees, WGS 84; NaN where there is no point.
    radii_m
        Radii in metres, measured on the ellipsoid; NaN where none is known.

    Returns
    -------
    areas
        Polygons (lon, lat; EPSG:4326); a circle over the date line is cut there (RFC 7946, 3.1.9).
        None where the point or the radius is missing.

    Examples
    --------
    >>> fiji, none = circles([179.9, 1.0], [-17.0, 1.0], [50_000.0, float("nan")])
    >>> fiji.geom_type, none
    ('MultiPolygon', None)
    """
    import numpy as np
    from pyproj import Geod

    lon, lat, radius = (np.asarray(x, dtype=float) for x in (lons, lats, radii_m))
    there = np.flatnonzero(~np.isnan(lon) & ~np.isnan(lat) & ~np.isnan(radius))
    turns = np.linspace(0.0, -360.0, CORNERS, endpoint=False)  # counter-clockwise, as RFC 7946 asks
    shape = (len(there), CORNERS)
    around = [np.broadcast_to(x[there, None], shape).ravel() for x in (lon, lat, radius)]
    geod = Geod(ellps="WGS84")
    azimuths = np.broadcast_to(turns, shape).ravel()
    east, north, _ = geod.fwd(around[0], around[1], azimuths, around[2])
    edges = np.dstack([east.reshape(shape), north.reshape(shape)])
    to_poles = [
        geod.inv(lon[there], lat[there], lon[there], np.full(len(there), pole))[2]
        for pole in (90.0, -90.0)
    ]
    found: list[BaseGeometry | None] = [None] * len(lon)
    for at, edge, north_m, south_m in zip(there.tolist(), edges, *to_poles, strict=True):
        found[at] = area_within(edge, north_m <= radius[at], south_m <= radius[at])
    return found


def area_within(edge: npt.NDArray[np.float64], has_north: bool, has_south: bool) -> BaseGeometry:
    """Give the area inside an edge, cut at the date line.

    Parameters
    ----------
    edge
        Columns of longitude and latitude, degrees, counter-clockwise; the first is not repeated.
    has_north, has_south
        Whether a pole lies in it.
    """
    import numpy as np
    import shapely

    if np.abs(np.diff(edge[:, 0])).max() < 180 and not (has_north or has_south):
        return shapely.Polygon(edge)
    lon = np.unwrap(np.append(edge[:, 0], edge[0, 0]), period=360)
    ring = np.column_stack([lon, np.append(edge[:, 1], edge[0, 1])])
    if has_north and has_south:  # all but a spot on the other side of the Earth
        whole = shapely.box(-180, -90, 180, 90).difference(_wrapped(shapely.Polygon(ring)))
        return _areas_in(whole)
    if has_north or has_south:
        pole = 90.0 if has_north else -90.0
        ring = np.vstack([ring, [ring[-1, 0], pole], [ring[0, 0], pole]])
    return _wrapped(shapely.Polygon(ring))


def _wrapped(area: BaseGeometry) -> BaseGeometry:
    """Bring an area whose longitudes run on beyond 180 degrees back into the map."""
    import shapely
    from shapely.affinity import translate

    whole = area if area.is_valid else shapely.make_valid(area)
    parts: list[BaseGeometry] = []
    for turn in (-2, -1, 0, 1, 2):
        window = shapely.box(360 * turn - 180, -90, 360 * turn + 180, 90)
        found = translate(whole.intersection(window), xoff=-360.0 * turn)
        parts.append(found)
    return _areas_in(shapely.union_all(parts))


def _areas_in(shape: BaseGeometry) -> BaseGeometry:
    """Give the areas among the parts of a shape: where it is cut, it may leave lines."""
    import shapely

    parts = shapely.get_parts(shape)
    return shapely.MultiPolygon(parts[shapely.area(parts) > 0].tolist())
