"""The places of one store that lie near a point, in a state or in an area: by its columns alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from gazetteer.errors import UnknownPlace
from gazetteer.place import Place
from gazetteer.store import DEGREE, KINDS, Store

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


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
        Distance on the ellipsoid in kilometres.
    kind
        One of `PLACE_KINDS`, or empty for all.
    limit
        How many at most.

    Returns
    -------
    found
        Pairs of distance in kilometres and the place's number.
    """
    try:
        points = store.points(kind)
    except UnknownPlace:
        return []
    numbers, reach = points.within(lon, lat, km, limit)
    return list(zip(reach.tolist(), numbers.tolist(), strict=True))


def nearest(
    store: Store, lons: npt.NDArray[Any], lats: npt.NDArray[Any], kind: str
) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Give the nearest place of a store to each of many points.

    Parameters
    ----------
    store
        Where to look.
    lons, lats
        Decimal degrees, WGS 84.
    kind
        One of `PLACE_KINDS`, or empty for all.

    Returns
    -------
    ids, km
        Empty and infinite where the store has no place of this kind.
    """
    ids = np.full(len(store), "", dtype=object)
    try:
        numbers, km = store.points(kind).nearest(lons, lats)
    except UnknownPlace:
        return np.full(len(lons), "", dtype=object), np.full(len(lons), np.inf)
    used = np.unique(numbers)
    ids[used] = [store.ids.restore_key(one) for one in used.tolist()]
    return ids[numbers], km


def area_of(area: Place | BaseGeometry) -> Any:
    """Give the shape of an area, made ready for many points.

    Parameters
    ----------
    area
        A place, or a polygon (lon, lat; EPSG:4326).

    Raises
    ------
    UnknownPlace
        If it is a point or line only.
    """
    from shapely import prepare

    shape = area.geometry if isinstance(area, Place) else area
    if shape is None or shape.area == 0:
        what = f"{area.name} ({area.id})" if isinstance(area, Place) else f"a {area.geom_type}"
        raise UnknownPlace(f"{what} is known as a point or line, not as an area")
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
