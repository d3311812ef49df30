"""The one table -> an interactive map."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import gazetteer
from gazetteer.errors import UnknownPlace

if TYPE_CHECKING:
    import geopandas as gpd

    from gazetteer.lookup import Gazetteer
    from maps.folium_map import IncidentMap

DRAWN_AS_AREA = frozenset({"province", "district", "region", "water", "corridor"})
"""Kinds of places whose area or line is drawn, where it is known."""
DRAWN_AS_LINE = frozenset({"border", "line", "corridor"})
SIMPLIFIED_DEGREES = 0.002
"""Tolerance of drawn areas and lines: about 200 m, finer than the base map shows."""

LANGUAGES = ("en",)
"""Languages that `page/2_strings.js` has: a page must not say that it is in another."""

DISCLAIMER = (
    "Each incident is what the named source says, not what is known to be so. Boundaries are quoted"
    " from Natural Earth 4.1 (2018), names from GeoNames, the CLDR and the documents. They are"
    " approximate and imply no position on the status of any territory, its name or its limits."
)

_COLUMNS = {
    "id": "incident_id",
    "title": "title",
    "type": "event_type",
    "modality": "modality",
    "polarity": "polarity",
    "date": "date_edtf",
    "date_verbatim": "date_verbatim",
    "time": "time_local",
    "place_verbatim": "place_verbatim",
    "place_name": "place_name",
    "place_kind": "place_kind",
    "country": "country",
    "admin1": "admin1",
    "relation": "relation",
    "lon": "lon",
    "lat": "lat",
    "radius_m": "radius_m",
    "geo_precision": "geo_precision",
    "score": "place_score",
    "claimed_by": "claimed_by",
    "attribution": "attribution",
    "status": "claim_status",
    "quote": "quote",
    "lang": "quote_lang",
    "source": "source",
    "page": "page",
    "record_ids": "record_ids",
}
"""Name in the page -> column of the table."""


def incident_map(
    gdf: gpd.GeoDataFrame,
    *,
    gaz: Gazetteer | None = None,
    title: str = "",
    lang: str = "en",
    boundaries: str = "de-facto",
) -> IncidentMap:
    """Make an interactive map of incidents.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    gaz
        Where the areas and lines of places are looked up; the packaged gazetteer if None.
    title
        Title of the page.
    lang
        ISO 639-1 code of the page's own words.
    boundaries
        "de-facto" (Natural Earth's, disputed lines dashed) or "none".

    Returns
    -------
    m
        A `folium.Map`: it shows in a notebook, and `m.save("map.html")` writes one file that
        opens with no network.

    Raises
    ------
    BadTable
        If the table breaks its rules.

    Examples
    --------
    >>> from geo.frame import to_frame
    >>> m = incident_map(to_frame([]), title="Nothing yet")
    >>> "Nothing yet" in m.get_root().render()
    True
    """
    from geo.frame import check_frame
    from maps.basemaps import basemap
    from maps.folium_map import IncidentMap

    check_frame(gdf)
    gaz = gazetteer.open() if gaz is None else gaz
    incidents = [_incident(row) for row in gdf.to_dict("records")]
    points = [(i["lon"], i["lat"]) for i in incidents if i["lon"] is not None]
    centre = _centre(points)
    for incident, place_id in zip(incidents, gdf["place_id"], strict=True):
        _add_shape(incident, _plain(place_id), gaz, centre)
    data = {
        "title": title or "Incidents",
        "lang": lang if lang in LANGUAGES else "en",
        "disclaimer": DISCLAIMER,
        "credits": _credits(gdf, gaz),
        "incidents": incidents,
    }
    return IncidentMap(data, basemap(points, boundaries=boundaries, lang=lang))


def _incident(row: dict[str, Any]) -> dict[str, Any]:
    """Give a row as the page takes it."""
    incident = {name: _plain(row[column]) for name, column in _COLUMNS.items()}
    details = json.loads(row["details"]) if isinstance(row["details"], str) else {}
    claims = details.get("claims") or [{}]
    links = {link["claim"]: link["reasons"] for link in details.get("links", [])}
    location = (claims[0].get("locations") or [{}])[0]
    return incident | {
        "marks": claims[0].get("marks", []),
        "notes": claims[0].get("notes", []),
        "reasons": location.get("reasons", []),
        "candidates": [
            _candidate(c)
            for c in location.get("candidates", [])
            if c["place_id"] != location.get("place_id")
        ],
        "others": [_other(claim, links.get(i, [])) for i, claim in enumerate(claims) if i],
        "shape": None,
    }


def _candidate(candidate: dict[str, Any]) -> str:
    """Name a candidate in one line."""
    units = ", ".join(x for x in (candidate["kind"], candidate["country"]) if x)
    return f"{candidate['name']} ({units}), {candidate['how']}, {candidate['score']:.2f}"


def _other(claim: dict[str, Any], reasons: list[str]) -> dict[str, Any]:
    """Give a further claim of an incident: a record, or a sentence that repeats it."""
    origin = claim["origin"]
    source = " ".join(str(x) for x in (origin["source"], origin["record_id"]) if x)
    return {
        "claimed_by": " > ".join(claim["claimed_by"]),
        "source": source,
        "quote": claim["quote"],
        "lang": claim["quote_lang"],
        "marks": claim["marks"],
        "reasons": reasons,
    }


def _plain(value: Any) -> Any:
    """Give a cell as JSON knows it: null for anything missing."""
    import pandas as pd

    if value is None or pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


def _centre(points: list[tuple[float, float]]) -> tuple[float, float] | None:
    """Give the middle of the data: lon, lat."""
    if not points:
        return None
    lons, lats = (sorted(values) for values in zip(*points, strict=True))
    return lons[len(lons) // 2], lats[len(lats) // 2]


def _add_shape(incident: dict[str, Any], place_id: str | None, gaz: Gazetteer, centre: Any) -> None:
    """Give an incident the area or line of its place; the handle of a line lies on the line."""
    kind = incident["place_kind"]
    if incident["lon"] is None or kind not in DRAWN_AS_AREA | DRAWN_AS_LINE or not place_id:
        return
    try:
        place = gaz.get(place_id)
    except UnknownPlace:
        return  # a table made with another gazetteer: the ring is drawn
    if place.geometry is None:
        return
    shape = place.geometry.simplify(SIMPLIFIED_DEGREES)
    is_area = shape.geom_type.endswith("Polygon")
    if not is_area and centre:
        incident["lon"], incident["lat"] = _on_line(shape, centre)
    incident["shape"] = {
        "type": "area" if is_area else "line",
        "status": place.status,
        "rings": [[[round(x, 4), round(y, 4)] for x, y in line.coords] for line in _rings(shape)],
    }


def _on_line(line: Any, centre: tuple[float, float]) -> tuple[float, float]:
    """Give the point of a line that lies nearest to the middle of the data."""
    from shapely import Point

    point = line.interpolate(line.project(Point(centre)))
    return round(point.x, 5), round(point.y, 5)


def _rings(shape: Any) -> Iterable[Any]:
    """Give the rings of areas and the parts of lines."""
    for part in getattr(shape, "geoms", [shape]):
        if part.geom_type == "Polygon":
            yield part.exterior
            yield from part.interiors
        else:
            yield part


def _credits(gdf: gpd.GeoDataFrame, gaz: Gazetteer) -> list[str]:
    """Name the documents, the tables and the data that the page is made of."""
    files = dict.fromkeys(zip(gdf["source"], gdf["source_sha256"].fillna(""), strict=True))
    listed = [f"{name} (SHA-256 {digest[:16]})" if digest else name for name, digest in files]
    return [*listed, f"gazetteer {gaz.version}"]
