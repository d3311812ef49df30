"""Distance on the sphere, for choosing between places; geodesic questions go to the table."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth (IUGG), metres."""


def distance_m(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
    """Measure the great-circle distance between two points.

    Parameters
    ----------
    lon_a, lat_a, lon_b, lat_b
        Degrees, WGS 84, longitude first.

    Returns
    -------
    metres
        Within 0.6 % of the geodesic: enough to rank places, and ten times cheaper to import than
        the library that gives the exact one.

    Examples
    --------
    >>> round(distance_m(179.9, 0, -179.9, 0) / 1000)
    22
    """
    dlat, dlon = radians(lat_b - lat_a), radians(lon_b - lon_a)
    h = sin(dlat / 2) ** 2 + cos(radians(lat_a)) * cos(radians(lat_b)) * sin(dlon / 2) ** 2
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(h)))


def midpoint(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> tuple[float, float]:
    """Give the point halfway between two near points.

    Parameters
    ----------
    lon_a, lat_a, lon_b, lat_b
        Degrees, WGS 84, longitude first.

    Returns
    -------
    lon, lat
        Degrees; across the date line the short way round.

    Examples
    --------
    >>> midpoint(179, 10, -179, 12)
    (180.0, 11.0)
    """
    turn = (lon_b - lon_a + 180) % 360 - 180
    lon = lon_a + turn / 2
    return (lon if -180 <= lon <= 180 else lon - 360 * (1 if lon > 0 else -1)), (lat_a + lat_b) / 2
