"""Questions on the table: where, when, how near. Distances are geodesic, doubt is asked about.

Each question may be asked in two ways: `how="possibly"` keeps what may be so, because the circle or
the days of a row touch what is asked for; `how="certainly"` keeps what is so wherever in its circle
and whenever in its days an incident lies. The column `certainty` tells the two apart.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import gazetteer
from gazetteer.errors import UnknownPlace
from gazetteer.lookup import Gazetteer
from gazetteer.place import Place

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy as np
    import numpy.typing as npt
    from shapely.geometry.base import BaseGeometry

How = Literal["possibly", "certainly"]
"""Keep what may be so, or only what is so in any case."""


def near(
    gdf: gpd.GeoDataFrame,
    *,
    place: str,
    km: float,
    how: How = "possibly",
    gaz: Gazetteer | None = None,
) -> gpd.GeoDataFrame:
    """Keep the incidents that lie within a distance of a place's point.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    place
        A name in any language that the gazetteer knows, or an id of it.
    km
        Geodesic distance in kilometres: "possibly" from the place's point to the nearest edge of
        each row's `radius_m` circle, "certainly" to its farthest.
    how
        "possibly" or "certainly".
    gaz
        Where the name is looked up; the packaged gazetteer if None.

    Returns
    -------
    incidents
        The rows kept, in their old order, with `distance_km` (to the nearest edge, 0 inside) and
        `certainty` added.

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
    from shapely import Point

    centre = place_of(place, gaz)
    return _kept(gdf, Point(centre.lon, centre.lat), km, how)


def within_km(
    gdf: gpd.GeoDataFrame,
    of: str | Place | BaseGeometry | gpd.GeoSeries | gpd.GeoDataFrame,
    km: float,
    *,
    how: How = "possibly",
    gaz: Gazetteer | None = None,
) -> gpd.GeoDataFrame:
    """Keep the incidents within a distance of a place, a border, a line or an area.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    of
        A name or an id of the gazetteer (its area or line where it has one, else its point), a
        `Place`, a geometry of shapely (lon, lat; EPSG:4326), or a table of them in any CRS.
    km
        Geodesic distance in kilometres to its nearest point; 0 inside an area.
    how, gaz
        As in `near`. "certainly" never errs; where an area has an odd shape it may leave out rows.

    Returns
    -------
    incidents
        As from `near`.

    Raises
    ------
    UnknownPlace
        If no entry bears this name.
    ValueError
        If the geometry is empty.

    Examples
    --------
    >>> import geo
    >>> gdf = geo.locate(records="examples/incidents.csv")
    >>> len(within_km(gdf, "border:AM-AZ", 10)) > len(within_km(gdf, "border:AM-AZ", 1))
    True
    """
    entry = _entry(of, gaz)
    return _kept(gdf, shape_of(entry, gaz), km, how, _id_of(entry))


def inside(
    gdf: gpd.GeoDataFrame,
    area: str | Place | BaseGeometry | gpd.GeoSeries | gpd.GeoDataFrame,
    *,
    how: How = "possibly",
    gaz: Gazetteer | None = None,
) -> gpd.GeoDataFrame:
    """Keep the incidents in an area.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    area
        As `of` in `within_km`, with an area.
    how
        "possibly": the row's circle touches the area. "certainly": it lies in it.
    gaz
        As in `near`.

    Returns
    -------
    incidents
        As from `near`.

    Raises
    ------
    UnknownPlace
        If no entry bears this name, or only its point is known.

    Notes
    -----
    The outline decides, as one source draws it; `gdf["country"]` is what the sources state. A row
    whose place is the area itself lies in it certainly.
    """
    entry = _entry(area, gaz)
    shape = shape_of(entry, gaz)
    if shape.area == 0:
        told = area if isinstance(area, str) else "what was given"
        raise UnknownPlace(f"no area is known of {told!r}: ask within_km of it, with a distance")
    return _kept(gdf, shape, 0.0, how, _id_of(entry))


def along(
    gdf: gpd.GeoDataFrame,
    line: str | Place | BaseGeometry | gpd.GeoSeries | gpd.GeoDataFrame,
    km: float,
    *,
    how: How = "possibly",
    gaz: Gazetteer | None = None,
) -> gpd.GeoDataFrame:
    """Keep the incidents along a line, in the order in which they lie along it.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    line
        As `of` in `within_km`; of an area, its edge.
    km
        Geodesic distance from the line in kilometres.
    how, gaz
        As in `near`.

    Returns
    -------
    incidents
        As from `near`, with `along_km` added: how far along the line its nearest point lies.

    Raises
    ------
    UnknownPlace
        If no entry bears this name, or only its point is known.
    """
    from geo.distances import kilometres_along

    entry = _entry(line, gaz)
    shape = shape_of(entry, gaz)
    edge = shape.boundary if shape.area > 0 else shape
    if edge.length == 0:
        raise UnknownPlace("only a point is known of it, no line: ask within_km of it")
    kept = _kept(gdf, edge, km, how, "" if shape.area > 0 else _id_of(entry))
    kept["along_km"] = kilometres_along(kept["lon"], kept["lat"], edge).round(3)
    return kept.sort_values("along_km", kind="stable")


def nearest(
    gdf: gpd.GeoDataFrame,
    to: str | Place | BaseGeometry | gpd.GeoSeries | gpd.GeoDataFrame,
    *,
    limit: int = 5,
    gaz: Gazetteer | None = None,
) -> gpd.GeoDataFrame:
    """Give the incidents nearest to a place, a line or an area, nearest first.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    to
        As `of` in `within_km`.
    limit
        How many at most.
    gaz
        As in `near`.

    Returns
    -------
    incidents
        With `distance_km` and `farthest_km` added: to the nearest and the farthest point of each
        row's circle. Of rows equally near the smaller circle comes first.
    """
    from geo.distances import signed_distances

    metres = signed_distances(gdf["lon"], gdf["lat"], shape_of(to, gaz))
    found = gdf.copy()
    radius = found["radius_m"].fillna(0.0)
    found["distance_km"] = ((metres - radius).clip(lower=0) / 1000).round(3)
    found["farthest_km"] = ((metres + radius).clip(lower=0) / 1000).round(3)
    found = found[found["distance_km"].notna()]
    return found.sort_values(["distance_km", "farthest_km"], kind="stable").head(limit)


def nearest_places(
    gdf: gpd.GeoDataFrame, *, kind: str = "", gaz: Gazetteer | None = None
) -> gpd.GeoDataFrame:
    """Say which place of the gazetteer lies nearest to each incident.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    kind
        One of `PLACE_KINDS` (airport, town ...), or empty for all.
    gaz
        The gazetteer; the packaged one if None.

    Returns
    -------
    incidents
        All rows, with `nearest_id`, `nearest_name` and `nearest_km` (geodesic, from point to
        point; the row's `radius_m` says how much it may be off) added.

    Raises
    ------
    UnknownPlace
        If the gazetteer has no place of this kind.
    """
    import numpy as np
    from pyproj import Geod

    gaz = gazetteer.open() if gaz is None else gaz
    there = gdf["lon"].notna().to_numpy()
    lon, lat = (gdf.loc[there, name].to_numpy(float) for name in ("lon", "lat"))
    ids, _ = gaz.nearest(lon, lat, kind=kind)
    known = {str(key): gaz.get(str(key)) for key in set(ids)}
    others = [known[str(key)] for key in ids]
    metres = Geod(ellps="WGS84").inv(lon, lat, [p.lon for p in others], [p.lat for p in others])[2]
    found = gdf.copy()
    for name, values in (
        ("nearest_id", [p.id for p in others]),
        ("nearest_name", [p.name for p in others]),
        ("nearest_km", np.round(np.asarray(metres) / 1000, 3)),
    ):
        column = np.full(len(gdf), None, dtype=object)
        column[there] = values
        found[name] = column
    found["nearest_km"] = found["nearest_km"].astype(float)
    return found


def between(
    gdf: gpd.GeoDataFrame, first: str, last: str, *, how: How = "possibly"
) -> gpd.GeoDataFrame:
    """Keep the incidents that happened within some days.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`).
    first, last
        ISO 8601 days, both included.
    how
        "possibly": the row's days touch these; an open end reaches as far as it may. "certainly":
        all of its days are among these.

    Returns
    -------
    incidents
        The rows kept, in their old order, with `certainty` added. An undated row is left out.

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
    starts, ends = gdf["date_start"], gdf["date_end"]
    may = dated & (starts.fillna("0000-01-01") <= last) & (ends.fillna("9999-12-31") >= first)
    must = dated & (starts.fillna("0000-01-01") >= first) & (ends.fillna("9999-12-31") <= last)
    return _answer(gdf, may.to_numpy(bool), must.to_numpy(bool), how)


# --- what is asked about -------------------------------------------------------------------------


def place_of(name: str, gaz: Gazetteer | None = None) -> Place:
    """Give the entry of a name or an id.

    Parameters
    ----------
    name
        A name in any language that the gazetteer knows, or an id (`border:AM-AZ`).
    gaz
        The gazetteer; the packaged one if None.

    Raises
    ------
    UnknownPlace
        If there is none.
    """
    gaz = gazetteer.open() if gaz is None else gaz
    if ":" in name:
        try:
            return gaz.get(name)
        except UnknownPlace:
            pass  # a name may have a colon too
    found = gaz.find(name, limit=1, by_sound=False)
    if not found:
        raise UnknownPlace(f"no entry for {name!r} in the gazetteer; try another spelling")
    return found[0].place


def shape_of(what: Any, gaz: Gazetteer | None = None) -> BaseGeometry:
    """Give the geometry of what a question is about.

    Parameters
    ----------
    what
        As `of` in `within_km`.
    gaz
        The gazetteer; the packaged one if None.

    Returns
    -------
    shape
        lon, lat; EPSG:4326.

    Raises
    ------
    TypeError
        If it is nothing of these.
    """
    from shapely import Point
    from shapely.geometry.base import BaseGeometry

    if isinstance(what, str):
        what = place_of(what, gaz)
    if isinstance(what, Place):
        return what.geometry or Point(what.lon, what.lat)
    if hasattr(what, "union_all"):
        home = what if what.crs is None or what.crs.to_epsg() == 4326 else what.to_crs("EPSG:4326")
        what = home.union_all()
    if not isinstance(what, BaseGeometry):
        raise TypeError(f"a name, an id, a Place or a geometry is asked for, not {what!r}")
    return what


def _entry(what: Any, gaz: Gazetteer | None) -> Any:
    return place_of(what, gaz) if isinstance(what, str) else what


def _id_of(what: Any) -> str:
    return what.id if isinstance(what, Place) else ""


_OF_THE_PLACE = ("at", "within", "along")
"""Relations by which an incident lies in or on its place, however large its circle is."""


def _kept(
    gdf: gpd.GeoDataFrame, shape: BaseGeometry, km: float, how: How, place_id: str = ""
) -> gpd.GeoDataFrame:
    """Keep the rows within a distance of a shape; what is said to lie in it certainly does."""
    import numpy as np

    from geo.distances import signed_distances

    metres = signed_distances(gdf["lon"], gdf["lat"], shape)
    radius = gdf["radius_m"].fillna(0.0).to_numpy(float)
    edge = np.maximum(0.0, metres - radius) / 1000
    with np.errstate(invalid="ignore"):
        may, must = edge <= km, metres + radius <= km * 1000
    if place_id:
        same = (gdf["place_id"] == place_id) & gdf["relation"].isin(_OF_THE_PLACE)
        said = same.fillna(False).to_numpy(bool)
        may, must, edge = may | said, must | said, np.where(said, 0.0, edge)
    found = _answer(gdf, may, must, how)
    found["distance_km"] = edge[may if how == "possibly" else must].round(3)
    return found


def _answer(
    gdf: gpd.GeoDataFrame, may: npt.NDArray[np.bool_], must: npt.NDArray[np.bool_], how: How
) -> gpd.GeoDataFrame:
    """Give the rows kept, and how certain all questions asked so far make them."""
    import numpy as np

    if how not in ("possibly", "certainly"):
        raise ValueError(f"how must be 'possibly' or 'certainly', not {how!r}")
    kept = gdf[may if how == "possibly" else must].copy()
    told = np.where(must, "certainly", "possibly")[may if how == "possibly" else must]
    if "certainty" in gdf:
        told = np.where(kept["certainty"] == "possibly", "possibly", told)
    kept["certainty"] = told
    return kept
