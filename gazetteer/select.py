"""The places of one store that lie near a point, in a state or in an area: by its columns alone."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from gazetteer.distance import EARTH_RADIUS_M
from gazetteer.errors import UnknownPlace
from gazetteer.place import Place
from gazetteer.store import DEGREE, KINDS, Store


def near(
    store: Store, lon: float, lat: float, km: float, kind: str, limit: int
) -> list[tuple[float, int]]:
    """Give the places of a store within a distance, nearest first.

    Parameters
    ----------
    store
        Where to look.
    lon, lat
        Decimal degrees, WGS 84.
    km
        Great-circle distance in kilometres.
    kind
        One of `PLACE_KINDS`, or empty for all.
    limit
        How many at most.

    Returns
    -------
    found
        Pairs of distance in kilometres and the place's number.
    """
    lons = np.radians(store.column("lon") / DEGREE)
    lats = np.radians(store.column("lat") / DEGREE)
    half = np.sin((lats - math.radians(lat)) / 2) ** 2
    turn = np.sin((lons - math.radians(lon)) / 2) ** 2
    inner = half + math.cos(math.radians(lat)) * np.cos(lats) * turn
    reach = 2 * EARTH_RADIUS_M / 1000 * np.arcsin(np.sqrt(np.minimum(1.0, inner)))
    inside = reach <= km
    if kind:
        inside &= store.column("kind") == KINDS.index(kind)
    found = np.flatnonzero(inside)
    order = found[np.argsort(reach[found], kind="stable")][:limit]
    return [(float(reach[i]), int(i)) for i in order]


def area_of(area: Place) -> Any:
    """Give the shape of an area, made ready for many points.

    Parameters
    ----------
    area
        A place.

    Raises
    ------
    UnknownPlace
        If it is known as a point or line only.
    """
    from shapely import prepare

    shape = area.geometry
    if shape is None or shape.area == 0:
        raise UnknownPlace(f"{area.name} ({area.id}) is known as a point, not as an area")
    prepare(shape)
    return shape


def wanted(store: Store, country: str, kind: str, shape: Any) -> Any:
    """Tell of each place of a store whether it is in a state, of a kind, in an area.

    Parameters
    ----------
    store
        Where to look.
    country
        ISO 3166-1 alpha-2 code, or empty for all.
    kind
        One of `PLACE_KINDS`, or empty for all.
    shape
        As `area_of` gives it, or None for the whole Earth.

    Returns
    -------
    wanted
        An array of truth, in the store's order.
    """
    inside = np.ones(len(store), dtype=bool)
    if country:
        codes: list[str] = store.meta["countries"]
        number = codes.index(country) if country in codes else -1
        inside &= store.column("country") == number
    if kind:
        inside &= store.column("kind") == KINDS.index(kind)
    if shape is not None:
        from shapely import contains_xy

        inside &= contains_xy(shape, store.column("lon") / DEGREE, store.column("lat") / DEGREE)
    return inside
