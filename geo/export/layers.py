"""The table -> further layers for a GIS: areas, lines, circles of doubt, mentions, documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import gazetteer
from gazetteer.errors import UnknownPlace
from gazetteer.lookup import Gazetteer
from gazetteer.place import Place
from geo.circles import circles
from geo.document import Document, Location
from geo.frame import CRS
from geo.places import place_row

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

SHARED = (
    "incident_id", "title", "event_type", "modality", "polarity", "date_edtf", "date_start",
    "date_end", "claimed_by", "claim_status", "relation", "radius_m", "place_id", "place_name",
    "source",
)  # fmt: skip
"""Columns of an incident that its circle of doubt carries too."""

PLACE_FIELDS = {
    "place_id": "string", "place_name": "string", "place_kind": "string", "country": "string",
    "status": "string", "note": "string", "data_source": "string", "incidents": "Int64",
}  # fmt: skip
MENTION_FIELDS = {
    "source": "string", "source_sha256": "string", "text": "string", "start": "Int64",
    "end": "Int64", "page": "Int64", "lang": "string", "role": "string", "relation": "string",
    "place_id": "string", "place_name": "string", "place_kind": "string", "country": "string",
    "status": "string", "lon": "float64", "lat": "float64", "radius_m": "float64",
    "place_score": "float64", "how": "string", "reasons": "string", "incident_id": "string",
    "prefix": "string", "suffix": "string",
}  # fmt: skip
DOCUMENT_FIELDS = {
    "source": "string", "source_sha256": "string", "media_type": "string", "symbol": "string",
    "title": "string", "sender": "string", "dated": "string", "lang": "string", "pages": "Int64",
    "url": "string", "incidents": "Int64",
}  # fmt: skip
"""Columns of each further layer, and their types in pandas."""

CONTEXT = 32
"""Code points of text that are told on either side of a mention."""


def places_of(gdf: gpd.GeoDataFrame, gaz: Gazetteer | None = None) -> list[tuple[Place, int]]:
    """Give the gazetteer's entry of each place of the table, with the number of its incidents.

    Parameters
    ----------
    gdf
        The table.
    gaz
        Where entries are looked up; the packaged gazetteer if None. What it does not know is left
        out.
    """
    gaz = gazetteer.open() if gaz is None else gaz
    found = []
    for key, count in sorted(gdf["place_id"].dropna().value_counts().items()):
        try:
            found.append((gaz.get(str(key)), int(count)))
        except UnknownPlace:
            continue  # a table made with another gazetteer: its point and circle are there
    return found


def areas_and_lines(
    gdf: gpd.GeoDataFrame, gaz: Gazetteer | None = None
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Give the areas and the lines that incidents lie in or along, each place once.

    Parameters
    ----------
    gdf, gaz
        As in `places_of`.

    Returns
    -------
    areas, lines
        Columns `PLACE_FIELDS`, joined to the table by `place_id`.
    """
    areas: list[tuple[dict[str, Any], BaseGeometry]] = []
    lines: list[tuple[dict[str, Any], BaseGeometry]] = []
    for place, count in places_of(gdf, gaz):
        shape = place.geometry
        if shape is None:
            continue
        row = {
            "place_id": place.id, "place_name": place.name, "place_kind": place.kind,
            "country": place.country or None, "status": place.status or None,
            "note": place.note or None, "data_source": place.source or None, "incidents": count,
        }  # fmt: skip
        (areas if shape.area > 0 else lines).append((row, shape))
    return _layer(areas, PLACE_FIELDS), _layer(lines, PLACE_FIELDS)


def uncertainty(gdf: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Give, for each incident with a place, the circle somewhere in which it lies.

    Parameters
    ----------
    gdf
        The table.

    Returns
    -------
    circles
        Columns `SHARED`; the largest first, so that small ones are drawn on top.
    """
    import geopandas as gpd

    shapes = circles(gdf["lon"], gdf["lat"], gdf["radius_m"])
    found = gpd.GeoDataFrame(gdf[list(SHARED)], geometry=gpd.GeoSeries(shapes, gdf.index), crs=CRS)
    found = found[found.geometry.notna()]
    return found.sort_values("radius_m", ascending=False, kind="stable").reset_index(drop=True)


def mentions(
    gdf: gpd.GeoDataFrame, places: Iterable[tuple[Document, Location]] = ()
) -> gpd.GeoDataFrame:
    """Give the words that name a place, those without an entry among them.

    Parameters
    ----------
    gdf
        The table.
    places
        Every mention of the documents (`geo.study(...).places`). Without them, the places that the
        incidents' claims name are given; `start` and `end` are null there, for the table knows
        where the sentence stands, not the word.

    Returns
    -------
    mentions
        Columns `MENTION_FIELDS`; `prefix` and `suffix` are the text around.
    """
    from shapely import Point

    rows = list(_from_documents(places)) or list(_from_claims(gdf))
    pairs = [
        (row, None if row.get("lon") is None else Point(row["lon"], row["lat"])) for row in rows
    ]
    return _layer(pairs, MENTION_FIELDS)


def _from_documents(places: Iterable[tuple[Document, Location]]) -> Iterator[dict[str, Any]]:
    for doc, location in places:
        row = place_row(doc, location)
        start, end = row["start"], row["end"]
        yield {
            "source": doc.source.name,
            "source_sha256": doc.source.sha256 or None,
            **row,
            "text": doc.original[start:end],
            "place_name": row["name"],
            "place_kind": row["kind"],
            "place_score": row["score"],
            "reasons": "; ".join(row["reasons"]) or None,
            "prefix": doc.original[max(0, start - CONTEXT) : start],
            "suffix": doc.original[end : end + CONTEXT],
        }


def _from_claims(gdf: gpd.GeoDataFrame) -> Iterator[dict[str, Any]]:
    for key, details in zip(gdf["incident_id"], gdf["details"].fillna(""), strict=True):
        for claim in _claims(details):
            marks, quote = claim.get("marks") or [], str(claim.get("quote") or "")
            for number, location in enumerate(claim.get("locations") or []):
                start, end = marks[number] if number < len(marks) else (0, 0)
                yield _from_claim(claim, location) | {
                    "incident_id": key,
                    "prefix": quote[max(0, start - CONTEXT) : start],
                    "suffix": quote[end : end + CONTEXT] if end else "",
                }


def _claims(details: str) -> list[dict[str, Any]]:
    """Give the claims of a row; none where its details are another's (a table from elsewhere)."""
    try:
        found = json.loads(details or "{}")
    except ValueError:
        return []
    claims = found.get("claims") if isinstance(found, dict) else None
    return [one for one in claims if isinstance(one, dict)] if isinstance(claims, list) else []


def _from_claim(claim: Mapping[str, Any], location: Mapping[str, Any]) -> dict[str, Any]:
    origin = claim.get("origin") or {}
    return {
        "source": origin.get("source"),
        "source_sha256": origin.get("sha256") or None,
        "page": origin.get("page"),
        "lang": claim.get("quote_lang") or None,
        "place_name": location.get("name"),
        "place_kind": location.get("kind"),
        "place_score": location.get("score") if location.get("lon") is not None else None,
        **{
            name: location.get(name)
            for name in ("text", "role", "relation", "place_id", "country", "status")
        },
        **{name: location.get(name) for name in ("lon", "lat", "radius_m")},
        "reasons": "; ".join(location.get("reasons") or []) or None,
    }


def documents(
    gdf: gpd.GeoDataFrame, places: Iterable[tuple[Document, Location]] = ()
) -> gpd.GeoDataFrame:
    """Give the documents and tables that the incidents come from.

    Parameters
    ----------
    gdf, places
        As in `mentions`: a document that `places` do not name is known by name and SHA-256 alone.

    Returns
    -------
    documents
        Columns `DOCUMENT_FIELDS`; no geometry.
    """
    known = {doc.source.name: doc for doc, _ in places}
    digests = dict(zip(gdf["source"], gdf["source_sha256"], strict=True))
    counts = gdf["source"].value_counts()
    rows: list[tuple[dict[str, Any], BaseGeometry | None]] = []
    for name in dict.fromkeys([*gdf["source"], *known]):
        row = {"source": name, "source_sha256": digests.get(name)}
        row["incidents"] = int(counts.get(name, 0))
        rows.append((row | (_about(known[name]) if name in known else {}), None))
    return _layer(rows, DOCUMENT_FIELDS)


def _about(doc: Document) -> dict[str, Any]:
    said = doc.source
    return {
        "source_sha256": said.sha256 or None,
        "media_type": said.media_type or None,
        "symbol": said.symbol or None,
        "title": doc.title or said.title or None,
        "sender": doc.sender or said.author or None,
        "dated": doc.dated or None,
        "lang": doc.lang or None,
        "pages": len(doc.pages) or None,
        "url": said.url or None,
    }


def _layer(
    rows: Iterable[tuple[Mapping[str, Any], BaseGeometry | None]], fields: Mapping[str, str]
) -> gpd.GeoDataFrame:
    import geopandas as gpd
    import pandas as pd

    listed = list(rows)
    data = {
        name: pd.Series([row.get(name) for row, _ in listed], dtype=dtype)
        for name, dtype in fields.items()
    }
    shapes = gpd.GeoSeries([shape for _, shape in listed], crs=CRS)
    return gpd.GeoDataFrame(data, geometry=shapes, crs=CRS)
