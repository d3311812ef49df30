"""Points on the Earth -> which are near: some around one place, or the nearest to each of many."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_EQUATOR_KM, _FLATTENING = 6_378.137, 1 / 298.257223563  # WGS 84

_PAIRS = 1 << 17
"""So few pairs are compared all with all; more are parted first."""

_ROUGH_KM = 0.05
"""More than the rounding of distances in single precision, which choose what is compared."""


class Points:
    """Points of the ellipsoid, ready to be asked what is near.

    Straight lines through the Earth are compared, not angles: what is nearest so is nearest on the
    ellipsoid, and the date line and the poles are places like any other.

    Parameters
    ----------
    lons, lats
        Degrees, WGS 84.
    numbers
        What each point is called in the answers.
    """

    __slots__ = ("_numbers", "_xyz")

    def __init__(self, lons: Array, lats: Array, numbers: Array) -> None:
        self._xyz = _xyz(lons, lats)
        self._numbers = numbers

    def within(self, lon: float, lat: float, km: float, limit: int) -> tuple[Array, Array]:
        """Give the points within a distance.

        Parameters
        ----------
        lon, lat
            Degrees, WGS 84.
        km
            Distance on the ellipsoid in kilometres.
        limit
            How many at most.

        Returns
        -------
        numbers, km
            Nearest first; the distances are right to 0.2 %.
        """
        here = _xyz(np.array([lon]), np.array([lat]))
        # A straight line is never longer than the way along the surface.
        found = np.flatnonzero(_squares(self._xyz, here) <= km**2)
        reach = _arc(self._xyz.take(found, axis=1), here)
        order = np.argsort(reach, kind="stable")[: min(limit, np.count_nonzero(reach <= km))]
        return self._numbers[found[order]], reach[order]

    def nearest(self, lons: Array, lats: Array) -> tuple[Array, Array]:
        """Give the nearest point to each of many places.

        Parameters
        ----------
        lons, lats
            Degrees, WGS 84.

        Returns
        -------
        numbers, km
            One of each for every place; the distances are right to 0.2 %.

        Notes
        -----
        The places are parted in halves, again and again, and each half keeps the points that may
        be the nearest to one of its places: those not farther from its middle than the point
        nearest to the middle and its width together. A half with few pairs left compares them all.
        """
        places = _xyz(lons, lats)
        if not len(places[0]):
            return self._numbers[:0], places[0]
        rough = self._xyz.astype("<f4")
        best = np.zeros(len(places[0]), dtype="<i4")
        todo: list[tuple[Array, Array, Array | None, Array]] = [
            (np.arange(len(best), dtype="<i4"), places.astype("<f4"), None, rough)
        ]
        while todo:
            asked, ours, known, theirs = todo.pop()
            if len(asked) * theirs.shape[1] <= _PAIRS or len(asked) == 1:
                points = self._xyz if known is None else self._xyz.take(known, axis=1)
                closest = _closest(places.take(asked, axis=1), points)
                best[asked] = closest if known is None else known[closest]
                continue
            middle = len(asked) // 2
            order = np.argpartition(ours[np.ptp(ours, axis=1).argmax()], middle)
            for half in (order[:middle], order[middle:]):
                part = ours.take(half, axis=1)
                keep = _may_be_nearest(part, theirs)
                left = keep if known is None else known.take(keep)
                todo.append((asked.take(half), part, left, theirs.take(keep, axis=1)))
        return self._numbers[best], _arc(self._xyz.take(best, axis=1), places)


def _may_be_nearest(places: Array, points: Array) -> Array:
    """Give the numbers of the points that may be the nearest to one of these places."""
    middle = (places.min(axis=1) + places.max(axis=1)) / 2
    squares = _squares(points, middle)
    width = 2 * float(np.sqrt(_squares(places, middle).max()))
    most = float(np.sqrt(squares.min())) + width + _ROUGH_KM
    may: Array = np.flatnonzero(squares <= most**2)
    return may


def _closest(places: Array, points: Array) -> Array:
    """Give the number of the nearest of the points to each place: all are compared."""
    middle = places.mean(axis=1, keepdims=True)  # small numbers lose nothing when multiplied
    points, places = points - middle, places - middle
    ahead = np.vstack([-2 * points, (points**2).sum(axis=0)])
    ours = np.vstack([places, np.ones(places.shape[1])])
    nearest: Array = (ours.T @ ahead).argmin(axis=1)
    return nearest


def _squares(points: Array, others: Array) -> Array:
    """Give the squares of the distances, straight through the Earth."""
    square: Array = (points[0] - others[0]) ** 2
    square += (points[1] - others[1]) ** 2
    square += (points[2] - others[2]) ** 2
    return square


def _xyz(lons: Array, lats: Array) -> Array:
    """Give places on the ellipsoid as rows x, y, z in kilometres from the middle of the Earth."""
    lons, lats = np.radians(lons), np.radians(lats)
    flat = (1 - _FLATTENING) ** 2
    normal = _EQUATOR_KM / np.sqrt(1 - (1 - flat) * np.sin(lats) ** 2)
    across = normal * np.cos(lats)
    return np.stack([across * np.cos(lons), across * np.sin(lons), flat * normal * np.sin(lats)])


def _arc(points: Array, others: Array) -> Array:
    """Give the distances along the surface, kilometres."""
    across = _radii(points) + _radii(others)
    half = np.sqrt(_squares(points, others)) / across
    arc: Array = across * np.arcsin(np.minimum(1.0, half))
    return arc


def _radii(points: Array) -> Array:
    radii: Array = np.sqrt((points**2).sum(axis=0))
    return radii
