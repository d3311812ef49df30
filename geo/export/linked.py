"""Linked data: mentions as W3C Web Annotations, places in the Linked Places Format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.lookup import Gazetteer
from gazetteer.place import Place
from geo.export.cells import encodable, fields_of, plain, rows_of
from geo.export.files import write_whole
from geo.export.layers import mentions, places_of
from geo.export.rights import TITLE, rights_of

if TYPE_CHECKING:
    import geopandas as gpd

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_LPF_CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places-format/main/"
    "linkedplaces-context-v1.1.jsonld"
)
"""Names of vocabularies; nobody is asked for them."""

CLASSES = {
    "country": "A", "province": "A", "district": "A", "city": "P", "town": "P", "village": "P",
    "airport": "S", "border": "L", "line": "L", "corridor": "L", "crossing": "S", "region": "L",
    "water": "H", "mountain": "T", "site": "S",
}  # fmt: skip
"""Kind of place -> feature class of the Linked Places Format."""

SAID = (
    "incident_id", "title", "event_type", "modality", "polarity", "date_edtf", "place_id",
    "relation", "radius_m", "claimed_by", "attribution", "claim_status",
)  # fmt: skip
"""Columns that the annotation of a claim holds, beside the words and where they stand."""

_SURE_M = 5000
"""Radius up to which the position of a place is called certain."""


def write_annotations(
    gdf: gpd.GeoDataFrame, path: Path, *, places: Iterable[Any] = (), gaz: Gazetteer | None = None
) -> None:
    """W3C Web Annotations: each mention of a place and each claim, on its words in the document.

    Parameters
    ----------
    gdf
        The table, EPSG:4326.
    path
        Where to.
    places
        Every mention of the documents; else those of the incidents, found by the text around.
    gaz
        The gazetteer whose sources are credited; the packaged one if None.
    """
    listed = [*_mention_annotations(gdf, tuple(places)), *_claim_annotations(gdf)]
    collection = {
        "@context": _CONTEXT,
        "id": "urn:incident-atlas:annotations",
        "type": "AnnotationCollection",
        "label": TITLE,
        "summary": rights_of(gdf, gaz).as_text(),
        "total": len(listed),
        "first": {
            "id": "urn:incident-atlas:annotations:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": listed,
        },
    }
    write_whole(path, _json(collection))


def _mention_annotations(
    gdf: gpd.GeoDataFrame, places: tuple[Any, ...]
) -> Iterator[dict[str, Any]]:
    found = mentions(gdf, places)
    for number, row in enumerate(rows_of(fields_of(found)), 1):
        body: list[dict[str, Any]] = [
            {
                "type": "TextualBody",
                "purpose": "tagging",
                "value": row["role"],
                "format": "text/plain",
            }
        ]
        if row["place_id"]:
            body.append(
                {
                    "type": "SpecificResource",
                    "purpose": "identifying",
                    "source": {"id": place_uri(row["place_id"]), "label": row["place_name"]},
                }
            )
        if row["lon"] is not None:
            point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
            properties = {"relation": row["relation"], "radius_m": row["radius_m"],
                          "place_score": row["place_score"]}  # fmt: skip
            body.append(
                {
                    "type": "Feature",
                    "purpose": "linking",
                    "geometry": point,
                    "properties": properties,
                }
            )
        if row["reasons"]:
            body.append({"type": "TextualBody", "purpose": "commenting", "value": row["reasons"]})
        yield _annotation(f"mention:{number}", "identifying", body, row, row["text"])


def _claim_annotations(gdf: gpd.GeoDataFrame) -> Iterator[dict[str, Any]]:
    for row in rows_of(fields_of(gdf)):
        said = {name: row[name] for name in SAID}
        body: list[dict[str, Any]] = [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "value": f"{row['claimed_by']} states: {row['title']} ({row['claim_status']})",
            },
            {"type": "Dataset", "purpose": "classifying", "value": said},
        ]
        at = {"start": row["quote_start"], "end": row["quote_end"], "lang": row["quote_lang"]}
        yield _annotation(f"claim:{row['incident_id']}", "describing", body, row | at, row["quote"])


def _annotation(
    name: str, motivation: str, body: list[dict[str, Any]], row: dict[str, Any], exact: str
) -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": exact}
    quote |= {key: row[key] for key in ("prefix", "suffix") if row.get(key)}
    selectors: list[dict[str, Any]] = [quote]
    if row["start"] is not None:
        position = {"type": "TextPositionSelector", "start": row["start"], "end": row["end"]}
        selectors.append(position)
    digest = row["source_sha256"]
    source = {
        "id": f"urn:sha256:{digest}" if digest else f"urn:incident-atlas:file:{row['source']}",
        "label": row["source"],
        "language": row["lang"],
    }
    return {
        "id": f"urn:incident-atlas:{name}",
        "type": "Annotation",
        "motivation": motivation,
        "generator": {"type": "Software", "name": "incident-atlas"},
        "body": body,
        "target": {
            "source": {key: value for key, value in source.items() if value},
            "selector": selectors,
        },
    }


def place_uri(place_id: str) -> str:
    """Give an address for an entry of the gazetteer.

    Examples
    --------
    >>> place_uri("geonames:147626"), place_uri("border:AM-AZ")
    ('https://sws.geonames.org/147626/', 'urn:incident-atlas:place:border:AM-AZ')
    """
    source, _, key = place_id.partition(":")
    if source == "geonames":
        return f"https://sws.geonames.org/{key}/"
    return f"urn:incident-atlas:place:{place_id}"


# --- Linked Places -------------------------------------------------------------------------------


def write_places(
    gdf: gpd.GeoDataFrame, path: Path, *, places: Iterable[Any] = (), gaz: Gazetteer | None = None
) -> None:
    """Linked Places Format 1.3: the entries that incidents lie at, with names, area and span.

    Parameters
    ----------
    gdf
        The table, EPSG:4326.
    path
        Where to.
    places
        Not needed.
    gaz
        Where the entries are looked up; the packaged gazetteer if None.
    """
    rights = rights_of(gdf, gaz)
    collection = {
        "type": "FeatureCollection",
        "@context": _LPF_CONTEXT,
        "title": f"Places of: {TITLE.lower()}",
        "description": rights.as_text(),
        "licence": rights.licence,
        "features": [_feature(place, count, gdf) for place, count in places_of(gdf, gaz)],
    }
    write_whole(path, _json(collection))


def _feature(place: Place, count: int, gdf: gpd.GeoDataFrame) -> dict[str, Any]:
    rows = gdf[gdf["place_id"] == place.id]
    cite = {"label": place.source or "gazetteer", "@id": place_uri(place.id)}
    claimants = "; ".join(dict.fromkeys(rows["claimed_by"]))
    statuses = ", ".join(sorted(set(rows["claim_status"])))
    feature: dict[str, Any] = {
        "@id": place_uri(place.id),
        "type": "Feature",
        "properties": {
            "title": place.name,
            "ccodes": [place.country] if place.country else [],
            "fclasses": [CLASSES[place.kind]],
            "place_id": place.id,
            "radius_m": place.radius_m,
        },
        "when": {"timespans": [_span(rows)], "label": "days of the incidents claimed"},
        "names": [
            {"toponym": name.text, "lang": name.lang or "und", "citations": [cite]}
            for name in place.names
            if name.kind != "code"
        ]
        or [{"toponym": place.name, "lang": "und", "citations": [cite]}],
        "types": [{"identifier": f"incident-atlas:{place.kind}", "label": place.kind}],
        "geometry": _geometry(place),
        "links": [],
        "descriptions": [
            {"value": f"{count} incidents; claimed by: {claimants}; status: {statuses}"}
        ],
    }
    if place.id.startswith("geonames:"):
        identifier = "gn:" + place.id.partition(":")[2]
        feature["links"].append({"type": "exactMatch", "identifier": identifier})
    if place.note or place.status:
        note = ": ".join(part for part in (place.status, place.note) if part)
        feature["descriptions"].append({"value": note})
    return feature


def _span(rows: gpd.GeoDataFrame) -> dict[str, Any]:
    """Give from when to when the place is told of; an open end is unknown."""
    first, last = rows["date_start"].dropna(), rows["date_end"].dropna()
    start = {"earliest": first.min()} if len(first) else {"earliest": None}
    end = {"latest": last.max()} if len(last) else {"latest": None}
    return {"start": start, "end": end}


def _geometry(place: Place) -> dict[str, Any]:
    from shapely.geometry import mapping

    certainty = "certain" if place.radius_m <= _SURE_M else "less-certain"
    point: dict[str, Any] = {
        "type": "Point",
        "coordinates": [round(place.lon, 7), round(place.lat, 7)],
        "certainty": certainty,
    }
    if place.geometry is None:
        return point
    shape = dict(mapping(place.geometry)) | {"certainty": "less-certain"}
    return {"type": "GeometryCollection", "geometries": [point, shape]}


def _json(value: Any) -> bytes:
    import orjson

    return orjson.dumps(encodable(value), plain, option=orjson.OPT_INDENT_2) + b"\n"
