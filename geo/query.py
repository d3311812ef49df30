"""Questions on the table. Distances are geodesic; results are tables again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import gazetteer
from gazetteer.errors import UnknownPlace
from gazetteer.lookup import Gazetteer

if TYPE_CHECKING:
    import geopandas as gpd


def near(
    gdf: gpd.GeoDataFrame, *, place: str, km: float, gaz: Gazetteer | None = None
) -> gpd.GeoDataFrame:
    """Keep the incidents that may lie within a distance of a place.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    place
        A name in any language that the gazetteer knows, or an id of it.
    km
        Geodesic distance in kilometres, from the place's point to the nearest edge of each row's
        `radius_m` circle.
    gaz
        Where the name is looked up; the packaged gazetteer if None.

    Returns
    -------
    incidents
        The rows kept, in their old order, with `distance_km` (to the edge, 0 inside) added.

    Raises
    ------
    UnknownPlace
        If no entry bears this name.

    Examples
    --------
    >>> from geo.frame import to_frame
    >>> len(near(to_frame([]), place="Aghali", km=25))
    0
    """
    import numpy as np
    from pyproj import Geod

    found = (gazetteer.open() if gaz is None else gaz).find(place, limit=1, by_sound=False)
    if not found:
        raise UnknownPlace(f"no entry for {place!r} in the gazetteer; try another spelling")
    centre = found[0].place
    lon, lat = gdf["lon"].to_numpy(float), gdf["lat"].to_numpy(float)
    known = ~np.isnan(lon)
    metres = np.full(len(gdf), np.nan)
    n = int(known.sum())
    _, _, metres[known] = Geod(ellps="WGS84").inv(
        np.full(n, centre.lon), np.full(n, centre.lat), lon[known], lat[known]
    )
    edge = np.maximum(0.0, metres - gdf["radius_m"].fillna(0.0).to_numpy(float)) / 1000
    kept = gdf[edge <= km].copy()
    kept["distance_km"] = edge[edge <= km].round(3)
    return kept


def between(gdf: gpd.GeoDataFrame, first: str, last: str) -> gpd.GeoDataFrame:
    """Keep the incidents that may have happened within some days.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`).
    first, last
        ISO 8601 days, both included.

    Returns
    -------
    incidents
        The rows whose interval touches the days, in their old order. An open end reaches as far
        as it may; an undated row is left out.

    Raises
    ------
    ValueError
        If one of the two is no ISO 8601 day.

    Examples
    --------
    >>> from geo.frame import to_frame
    >>> len(between(to_frame([]), "2022-09-12", "2022-09-13"))
    0
    """
    for day in (first, last):
        date.fromisoformat(day)
    dated = gdf["date_edtf"].notna()
    begins = gdf["date_start"].fillna("0000-01-01") <= last
    ends = gdf["date_end"].fillna("9999-12-31") >= first
    return gdf[(dated & begins & ends).astype(bool)].copy()
