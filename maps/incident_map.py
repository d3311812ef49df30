"""The one table -> an interactive map."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import gazetteer

if TYPE_CHECKING:
    import geopandas as gpd

    from gazetteer.lookup import Gazetteer
    from geo.document import Document
    from maps.folium_map import IncidentMap


def incident_map(  # noqa: PLR0913 - a front door: each option is told apart by its name
    gdf: gpd.GeoDataFrame,
    *,
    documents: Iterable[Document] = (),
    gaz: Gazetteer | None = None,
    title: str = "",
    lang: str = "en",
    boundaries: str | os.PathLike[str] = "de-facto",
    quotes: bool = True,
    hides_town: Callable[[str, float, float], bool] | None = None,
) -> IncidentMap:
    """Make an interactive map of incidents.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    documents
        The documents that the table was made from: the page shows them beside the map. Without
        them it shows the sentences that the table quotes.
    gaz
        Where the areas and lines of places are looked up; the packaged gazetteer if None.
    title
        Title of the page.
    lang
        Language of the page's own words: en, fr, es, ru, zh or ar. The reader can choose another.
    boundaries
        "de-facto" (Natural Earth's, disputed lines dashed), "none", or a file of areas or lines
        whose boundaries are drawn instead (those that its `status` calls disputed are dashed).
    quotes
        False leaves quotes, reasons and candidates out: a light page of very many incidents.
    hides_town
        Name, lon, lat (degrees, WGS 84) of a town of the base map -> whether it is not drawn: a
        public edition must not name it.

    Returns
    -------
    m
        A `folium.Map`: it shows in a notebook, and `m.save("map.html")` writes one file that
        opens with no network.

    Raises
    ------
    BadTable
        If the table breaks its rules.
    ValueError
        If `lang` or `boundaries` is none of the choices.

    Examples
    --------
    >>> from geo.frame import to_frame
    >>> m = incident_map(to_frame([]), title="Nothing yet")
    >>> "Nothing yet" in m.get_root().render()
    True
    """
    from geo.frame import check_frame
    from maps.basemaps import basemap
    from maps.columns import columns, details, names, put_on_lines, shapes
    from maps.folium_map import IncidentMap
    from maps.letters import letters
    from maps.speech import language
    from maps.symbols import OTHER, symbols_of

    language(lang)
    check_frame(gdf)
    gaz = gazetteer.open() if gaz is None else gaz
    found = columns(gdf, quotes=quotes)
    centre = _centre(gdf)
    drawn, codes = shapes(gdf, gaz)
    if drawn:
        put_on_lines([found["lon"], found["lat"]], drawn, codes, centre)
    data = {
        "title": title or "Incidents",
        "lang": lang,
        "credits": _credits(gdf, gaz),
        "symbols": {"types": symbols_of(gdf["event_type"]), "other": OTHER},
        "count": len(gdf),
        "columns": found,
        "details": details(gdf) if quotes else None,
        "shapes": drawn,
        "shape_codes": codes,
        "names": names(gdf, gaz) if quotes else {},
    }
    base = basemap(spread(gdf), boundaries=boundaries)
    if hides_town:
        base["towns"] = [town for town in base["towns"] if not hides_town(*town[:3])]
    return IncidentMap(data, base, letters(documents, gdf))


def _centre(gdf: gpd.GeoDataFrame) -> tuple[float, float] | None:
    """Give the middle of the data: lon, lat."""
    import numpy as np

    there = gdf["lon"].notna()
    if not there.any():
        return None
    middle = int(there.sum()) // 2
    known = (gdf.loc[there, name].to_numpy(dtype=float) for name in ("lon", "lat"))
    lon, lat = (float(np.partition(values, middle)[middle]) for values in known)
    return lon, lat


def spread(gdf: gpd.GeoDataFrame) -> list[tuple[float, float]]:
    """Give two corners that hold all points.

    Parameters
    ----------
    gdf
        The table.

    Returns
    -------
    corners
        South-west and north-east, lon and lat in degrees; none without points.
    """
    there = gdf["lon"].notna()
    if not there.any():
        return []
    lon, lat = gdf.loc[there, "lon"], gdf.loc[there, "lat"]
    return [(float(lon.min()), float(lat.min())), (float(lon.max()), float(lat.max()))]


def _credits(gdf: gpd.GeoDataFrame, gaz: Gazetteer) -> list[str]:
    """Name the documents, the tables and the data that the page is made of."""
    files = gdf[["source", "source_sha256"]].drop_duplicates().fillna({"source_sha256": ""})
    listed = [
        f"{name} (SHA-256 {digest[:16]})" if digest else name
        for name, digest in zip(files["source"], files["source_sha256"], strict=True)
    ]
    return [*listed, f"gazetteer {gaz.version}"]
