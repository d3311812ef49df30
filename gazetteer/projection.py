"""Degrees -> pixels of a small map, whole across the date line and over the poles.

A neighbourhood is drawn in Lambert's azimuthal equal-area projection about its own middle, which
knows neither date line nor pole; the world in a cylindrical one, cut where nothing is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from gazetteer.distance import EARTH_RADIUS_M

Array = npt.NDArray[np.float64]

WIDEST = 65.0
"""Degrees from the middle to the farthest point beyond which the world is drawn."""

_FARTHEST = 100.0
"""Degrees beyond which nothing is drawn: an area about the antipode would be turned inside out."""

LEAST_HALF_M = 60_000.0
"""Half the least width of a map: a village is shown with its neighbourhood."""

_PAD = 1.3
_STEEPEST = 45.0
"""Degrees of latitude of the parallel that keeps its shape on the cylinder, at the most."""


class Projection(Protocol):
    """Where a point of the Earth lies on a map, in pixels from the upper left corner."""

    @property
    def width(self) -> float:
        """Pixels."""

    @property
    def height(self) -> float:
        """Pixels."""

    def pixels(self, lon: Array, lat: Array) -> tuple[Array, Array]:
        """Give the pixels of points in degrees, WGS 84, longitude first."""

    @property
    def metres(self) -> float:
        """Metres of ground in a pixel."""

    def near(self, parts: Any) -> Any:
        """Give the numbers of the lines and areas (lon, lat) that may be seen."""

    def shapes(self, parts: Any) -> tuple[Any, Any]:
        """Give those lines and areas (lon, lat) that may be seen, in pixels, cut to the map.

        The second array says of each which of `parts` it is.
        """

    def radii(self, lat: float, metres: float) -> tuple[float, float]:
        """Give the half axes, in pixels, of a circle on the ground."""


@dataclass(frozen=True, slots=True)
class Local:
    """A neighbourhood, in Lambert's azimuthal equal-area projection."""

    lon: float
    """Longitude of the middle, degrees."""
    lat: float
    """Latitude of the middle, degrees."""
    width: float
    """Pixels."""
    height: float
    """Pixels."""
    metres: float
    """Metres of ground in a pixel."""

    def pixels(self, lon: Array, lat: Array) -> tuple[Array, Array]:
        """Give the pixels of points in degrees, WGS 84, longitude first."""
        x, y = _forward(self.lon, self.lat, lon, lat)
        return self.width / 2 + x / self.metres, self.height / 2 - y / self.metres

    def shapes(self, parts: Any) -> tuple[Any, Any]:
        """Give those lines and areas (lon, lat) that may be seen, in pixels, cut to the map."""
        import shapely

        index = self.near(parts)
        # a straight edge of the data is a parallel or a meridian, which bends on the map
        near = _round_the_pole(shapely.segmentize(parts[index], 2.0))
        drawn = shapely.transform(
            near, lambda xy: np.column_stack(self.pixels(xy[:, 0], xy[:, 1])), include_z=False
        )
        return shapely.clip_by_rect(drawn, -4, -4, self.width + 4, self.height + 4), index

    def near(self, parts: Any) -> Any:
        """Give the numbers of the lines and areas (lon, lat) that may be seen, by their boxes."""
        import shapely

        west, south, east, north = shapely.bounds(parts).T
        half = np.hypot(self.width, self.height) / 2 * self.metres / EARTH_RADIUS_M
        reach = np.degrees(2 * np.arcsin(min(1.0, half / 2))) + 0.5
        up = np.maximum(south - self.lat, self.lat - north)
        middle, wide = (west + east) / 2, (east - west) / 2
        turn = np.abs((middle - self.lon + 180) % 360 - 180) - wide
        # the least distance to a meridian so far away; beyond a right angle a pole is nearer
        side = np.where(
            turn > 90,
            90 - abs(self.lat),
            np.degrees(
                np.arcsin(np.cos(np.radians(self.lat)) * np.sin(np.radians(np.clip(turn, 0, 90))))
            ),
        )
        index = np.flatnonzero((up < reach) & (side < reach))
        return index[self._angles_of(parts[index]) < _FARTHEST]

    def _angles_of(self, parts: Any) -> Array:
        """Give the degrees from the middle to the nearest point of each part."""
        import shapely

        points, owner = shapely.get_coordinates(parts, return_index=True)
        least = np.full(len(parts), np.inf)
        away = _angles(self.lon, self.lat, points[:, 0], points[:, 1])
        np.minimum.at(least, owner, away)
        return least

    def radii(self, lat: float, metres: float) -> tuple[float, float]:
        """Give the half axes, in pixels, of a circle on the ground."""
        return metres / self.metres, metres / self.metres


@dataclass(frozen=True, slots=True)
class World:
    """The world or a wide stretch of it, in a cylindrical projection."""

    west: float
    """Longitude of the left edge, degrees."""
    north: float
    """Latitude of the upper edge, degrees."""
    width: float
    """Pixels."""
    height: float
    """Pixels."""
    degree: float
    """Pixels of a degree of longitude."""
    stretch: float
    """Degree of latitude in degrees of longitude."""

    def pixels(self, lon: Array, lat: Array) -> tuple[Array, Array]:
        """Give the pixels of points in degrees, WGS 84, longitude first."""
        x = (np.asarray(lon) - self.west) % 360 * self.degree
        return x, (self.north - np.asarray(lat)) * self.degree * self.stretch

    @property
    def metres(self) -> float:
        """Metres of ground in a pixel, on the equator."""
        return float(np.radians(1 / self.degree)) * EARTH_RADIUS_M

    def shapes(self, parts: Any) -> tuple[Any, Any]:
        """Give those lines and areas (lon, lat) that may be seen, in pixels, cut to the map."""
        import shapely

        cut, index = [], []
        for turn, box in self._windows():
            here = shapely.clip_by_rect(parts, *box)
            seen = np.flatnonzero(~shapely.is_empty(here))
            cut.append(shapely.transform(here[seen], partial(self._moved, turn)))
            index.append(seen)
        return np.concatenate(cut), np.concatenate(index)

    def near(self, parts: Any) -> Any:
        """Give the numbers of the lines and areas (lon, lat) that may be seen, by their boxes."""
        import shapely

        west, south, east, north = shapely.bounds(parts).T
        seen = np.zeros(len(parts), dtype=bool)
        for _, (left, low, right, high) in self._windows():
            seen |= (west < right) & (east > left) & (south < high) & (north > low)
        return np.flatnonzero(seen)

    def _windows(self) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
        """Give the box of the map in degrees, as it is and a turn of the Earth to both sides."""
        south = self.north - self.height / self.degree / self.stretch
        for turn in (-360, 0, 360):
            west = self.west - turn
            yield turn, (west, south, west + self.width / self.degree, self.north)

    def _moved(self, turn: int, points: Array) -> Array:
        x = (points[:, 0] + turn - self.west) * self.degree
        return np.column_stack((x, (self.north - points[:, 1]) * self.degree * self.stretch))

    def radii(self, lat: float, metres: float) -> tuple[float, float]:
        """Give the half axes, in pixels, of a circle on the ground."""
        up = np.degrees(metres / EARTH_RADIUS_M) * self.degree
        return float(up / max(0.05, np.cos(np.radians(lat)))), float(up * self.stretch)


def _round_the_pole(parts: Any) -> Any:
    """Take the way to the pole and back out of areas that hold it: on this map it is a point."""
    import shapely

    holds = (shapely.get_dimensions(parts) == 2) & (shapely.bounds(parts)[:, 1] <= -89.99)
    if not holds.any():
        return parts
    parts = parts.copy()
    for number in np.flatnonzero(holds):
        ring = shapely.get_coordinates(shapely.get_exterior_ring(parts[number]))
        ring = ring[(np.abs(ring[:, 0]) < 179.99) & (ring[:, 1] > -89.99)]
        parts[number] = shapely.Polygon(ring)
    return parts


def around(lon: Sequence[float], lat: Sequence[float], width: float, height: float) -> Projection:
    """Choose the map that shows all points.

    Parameters
    ----------
    lon, lat
        Degrees, WGS 84, longitude first; at least one point.
    width, height
        Pixels.

    Returns
    -------
    projection
        A `Local` map, or a `World` where the points lie too far apart for one.
    """
    x, y = np.asarray(lon, dtype=float), np.asarray(lat, dtype=float)
    at = _middle(x, y)
    for _ in range(4):  # from the mean to the middle of the box about all points
        px, py = _forward(*at, x, y)
        at = _inverse(*at, (px.min() + px.max()) / 2, (py.min() + py.max()) / 2)
    if _angles(*at, x, y).max() > WIDEST:
        return _world(x, y, width, height)
    # To either side as far as the farthest: over a pole the middle is not quite that of the box.
    px, py = _forward(*at, x, y)
    across = 2 * max(LEAST_HALF_M, float(np.abs(px).max()) * _PAD)
    up = 2 * max(LEAST_HALF_M * height / width, float(np.abs(py).max()) * _PAD)
    return Local(*at, width, height, max(across / width, up / height))


def _world(lon: Array, lat: Array, width: float, height: float) -> World:
    """Give a cylinder that is cut in the widest gap between the points."""
    order = np.sort(lon % 360)
    gaps = np.diff(np.append(order, order[0] + 360))
    widest = int(gaps.argmax())
    held = 360 - float(gaps[widest])
    centre = float(order[widest] + gaps[widest]) + held / 2
    middle = float(lat.min() + lat.max()) / 2
    stretch = float(1 / np.cos(np.radians(np.clip(middle, -_STEEPEST, _STEEPEST))))
    up = min(180.0, float(np.ptp(lat)) * 1.2 + 10)
    degree = min(width / min(360.0, max(60.0, held * 1.25)), height / up / stretch)
    span = min(360.0, width / degree)
    high = min(180.0, height / degree / stretch)
    north = float(np.clip(middle + high / 2, high - 90, 90))
    west = (centre - span / 2 + 180) % 360 - 180
    return World(west, north, span * degree, high * degree * stretch, degree, stretch)


def _middle(lon: Array, lat: Array) -> tuple[float, float]:
    """Give the mean direction of points."""
    x, y = np.radians(lon), np.radians(lat)
    mean = [np.mean(np.cos(y) * np.cos(x)), np.mean(np.cos(y) * np.sin(x)), np.mean(np.sin(y))]
    flat = float(np.hypot(mean[0], mean[1]))
    return float(np.degrees(np.arctan2(mean[1], mean[0]))), float(
        np.degrees(np.arctan2(mean[2], flat))
    )


def _cosine(lon0: float, lat0: float, lon: Array, lat: Array) -> Array:
    """Give the cosine of the angle from a middle to points."""
    y, y0 = np.radians(lat), np.radians(lat0)
    turn = np.radians(np.asarray(lon) - lon0)
    return np.asarray(np.sin(y0) * np.sin(y) + np.cos(y0) * np.cos(y) * np.cos(turn))


def _angles(lon0: float, lat0: float, lon: Array, lat: Array) -> Array:
    return np.asarray(np.degrees(np.arccos(np.clip(_cosine(lon0, lat0, lon, lat), -1, 1))))


# Snyder, "Map Projections: A Working Manual" (USGS 1395, public domain), equations 24-2 to 24-4
# and 20-14, 20-15, 24-16, on the sphere.
def _forward(lon0: float, lat0: float, lon: Array, lat: Array) -> tuple[Array, Array]:
    y, y0 = np.radians(lat), np.radians(lat0)
    turn = np.radians(np.asarray(lon) - lon0)
    k = np.sqrt(2 / np.maximum(1e-6, 1 + _cosine(lon0, lat0, lon, lat))) * EARTH_RADIUS_M
    up = np.cos(y0) * np.sin(y) - np.sin(y0) * np.cos(y) * np.cos(turn)
    return k * np.cos(y) * np.sin(turn), k * up


def _inverse(lon0: float, lat0: float, x: float, y: float) -> tuple[float, float]:
    far = float(np.hypot(x, y))
    if far < 1:
        return lon0, lat0
    c = 2 * np.arcsin(min(1.0, far / 2 / EARTH_RADIUS_M))
    y0 = np.radians(lat0)
    lat = np.arcsin(np.clip(np.cos(c) * np.sin(y0) + y * np.sin(c) * np.cos(y0) / far, -1, 1))
    turn = np.arctan2(x * np.sin(c), far * np.cos(y0) * np.cos(c) - y * np.sin(y0) * np.sin(c))
    return float((lon0 + np.degrees(turn) + 180) % 360 - 180), float(np.degrees(lat))
