"""Incidents -> the one table (columns: `geo.columns`; rules: `geo.rules`)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from gazetteer.errors import BadTable
from gazetteer.place import Place
from geo.claim import Claim, Incident
from geo.columns import BY_NAME, COLUMNS, CRS, DTYPES, Column
from geo.document import Location
from geo.events import TOPICS
from geo.precision import precision
from geo.rules import check_frame
from geo.sensitivity import sensitivity

if TYPE_CHECKING:
    import geopandas as gpd


def to_frame(incidents: Iterable[Incident]) -> gpd.GeoDataFrame:
    """Lay incidents out as the one table.

    Parameters
    ----------
    incidents
        Incidents in any order; the rows keep it.

    Returns
    -------
    gdf
        One row an incident, columns as `COLUMNS`, then `geometry` (the point for display, lon/lat,
        EPSG:4326, None where no place was found).

    Raises
    ------
    BadTable
        If two incidents bear one id, or a value breaks its column's rule.

    Examples
    --------
    >>> gdf = to_frame([])
    >>> list(gdf.columns) == [column.name for column in COLUMNS] + ["geometry"]
    True
    """
    return as_frame([_row(incident) for incident in incidents])


def as_frame(rows: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    """Make the table of rows as dictionaries, each value in its column's type, and check it.

    Parameters
    ----------
    rows
        Column name -> value; a missing key and None are null. Further keys are kept as they are.

    Returns
    -------
    gdf
        As `to_frame`.

    Raises
    ------
    BadTable
        If a value cannot be held by its column or breaks its rule.
    """
    import geopandas as gpd
    import pandas as pd

    data: dict[str, Any] = {}
    for column in COLUMNS:
        values = [row.get(column.name) for row in rows]
        try:
            data[column.name] = pd.Series(values, dtype=DTYPES[column.type])
        except (TypeError, ValueError) as error:
            raise BadTable(
                f"column {column.name!r} must hold {column.type} values: {error}"
            ) from error
    for name in dict.fromkeys(key for row in rows for key in row if key not in BY_NAME):
        data[name] = [row.get(name) for row in rows]
    points = gpd.points_from_xy(data["lon"], data["lat"])
    geometry = [None if pd.isna(x) else p for x, p in zip(data["lon"], points, strict=True)]
    gdf = gpd.GeoDataFrame(data, geometry=gpd.GeoSeries(geometry, crs=CRS), crs=CRS)
    check_frame(gdf)
    return gdf


def _row(incident: Incident) -> dict[str, Any]:
    """Flatten an incident into one row."""
    claim = incident.claims[0]
    return {
        "incident_id": incident.incident_id,
        "title": _title(claim),
        "event_type": claim.event_type,
        "event_subtype": claim.event_subtype or None,
        "modality": claim.modality,
        "polarity": claim.polarity,
        **_when(claim),
        **_where(claim),
        "actors": "; ".join(actor.name for actor in claim.actors) or None,
        "means": "; ".join(claim.means) or None,
        "targets": "; ".join(claim.targets) or None,
        "killed": _best(incident, "killed"),
        "injured": _best(incident, "injured"),
        "claimed_by": claim.claimed_by[0] if claim.claimed_by else "not stated",
        "attribution": " > ".join(claim.claimed_by) or None,
        "claim_status": incident.claim_status,
        "reviewed_by": incident.reviewed_by or None,
        "sensitivity": incident.sensitivity or sensitivity(claim),
        "quote": claim.quote,
        "quote_lang": claim.quote_lang or None,
        "source": claim.origin.source,
        "source_sha256": claim.origin.sha256 or None,
        "page": claim.origin.page,
        "quote_start": claim.origin.start,
        "quote_end": claim.origin.end,
        "record_ids": "; ".join(c.origin.record_id for c in incident.claims if c.origin.record_id)
        or None,
        "details": json.dumps(_details(incident), ensure_ascii=False, allow_nan=False),
    }


def _title(claim: Claim) -> str:
    """Name the incident by what it is and where: in the words of the source, then as known."""
    topic = TOPICS.get(claim.topic)
    what = topic.label if topic else claim.event_subtype or claim.event_type
    where = claim.locations[0] if claim.locations else None
    if where is None:
        return what
    known = where.place.name if where.place else where.mention.text
    other = "" if known == where.mention.text else f" ({known})"
    return f"{what}, {where.mention.text}{other}"


def _when(claim: Claim) -> dict[str, Any]:
    """Give the columns of time."""
    when = claim.when
    return {
        "date_verbatim": when.verbatim or None,
        "date_edtf": when.edtf or None,
        "date_start": when.start,
        "date_end": when.end,
        "time_local": when.time_local,
        "date_precision": when.precision or None,
        "date_basis": when.basis or None,
    }


def _where(claim: Claim) -> dict[str, Any]:
    """Give the columns of place: those of the claim's first location."""
    if not claim.locations:
        return {}
    location = claim.locations[0]
    columns: dict[str, Any] = {
        "place_verbatim": location.mention.text,
        "relation": location.relation,
        "lon": _rounded(location.lon, 7),
        "lat": _rounded(location.lat, 7),
        "radius_m": _rounded(location.radius_m, 0),
        "admin1": location.admin1 or None,
        "admin2": location.admin2 or None,
        "geo_precision": precision(location).geo,
        "place_score": _rounded(location.score, 3) if location.lon is not None else None,
    }
    if location.place:
        columns |= {
            "place_id": location.place.id,
            "place_name": location.place.name,
            "place_kind": location.place.kind,
            "country": location.place.country or None,
        }
    return columns


def _best(incident: Incident, harm: str) -> int | None:
    """Give the first claim's best figure of a kind of harm."""
    figure = incident.claims[0].casualties.get(harm, {}).get("best")
    return int(str(figure)) if figure is not None else None


def _rounded(value: float | None, digits: int) -> float | None:
    """Round what is there: 7 decimals of a degree are a centimetre."""
    return None if value is None else round(value, digits)


def _details(incident: Incident) -> dict[str, Any]:
    """Give what the flat columns cannot hold."""
    return {
        "claims": [_claim_details(claim) for claim in incident.claims],
        "links": [
            {"claim": k.claim, "score": round(k.score, 3), "reasons": list(k.reasons)}
            for k in incident.links
        ],
        "corrections": list(incident.corrections),
        "proposals": [
            {
                "incident_id": p.incident_id,
                "score": p.score,
                "reasons": list(p.reasons),
                "relation": p.relation,
            }
            for p in incident.proposals
        ],
    }


def _claim_details(claim: Claim) -> dict[str, Any]:
    """Give one claim in full."""
    when, origin = claim.when, claim.origin
    return {
        "event_type": claim.event_type,
        "event_subtype": claim.event_subtype,
        "what": claim.what,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "claimed_by": list(claim.claimed_by),
        "actors": [{"name": a.name, "role": a.role, "kind": a.kind or None} for a in claim.actors],
        "means": list(claim.means),
        "targets": list(claim.targets),
        "casualties": claim.casualties,
        "when": {name: getattr(when, name) for name in when.__slots__},
        "quote": claim.quote,
        "quote_lang": claim.quote_lang,
        "marks": [list(mark) for mark in claim.marks],
        "locations": [location_details(location) for location in claim.locations],
        "origin": {name: getattr(origin, name) for name in origin.__slots__},
        "notes": list(claim.notes),
    }


def location_details(location: Location) -> dict[str, Any]:
    """Give a location as plain values, for JSON.

    Parameters
    ----------
    location
        A mention with or without a place.

    Returns
    -------
    details
        Words, place, score, reasons and candidates; null where there is no place.
    """
    place = location.place
    return {
        "text": location.mention.text,
        "role": location.mention.role,
        **_place_details(place),
        "lon": _rounded(location.lon, 7),
        "lat": _rounded(location.lat, 7),
        "radius_m": _rounded(location.radius_m, 0),
        "relation": location.relation,
        "where_prec": precision(location).where,
        "score": _rounded(location.score, 3),
        "reasons": list(location.reasons),
        "candidates": [
            {
                **_place_details(c.place),
                "lon": _rounded(c.place.lon, 7),
                "lat": _rounded(c.place.lat, 7),
                "how": c.how,
                "score": _rounded(c.score, 3),
            }
            for c in location.candidates
        ],
    }


def _place_details(place: Place | None) -> dict[str, Any]:
    """Give the entry's id, name, kind, country, status and note; null without an entry."""
    if place is None:
        return dict.fromkeys(("place_id", "name", "kind", "country", "status", "note"))
    return {
        "place_id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country or None,
        "status": place.status or None,
        "note": place.note or None,
    }


__all__ = [
    "BY_NAME", "COLUMNS", "CRS", "DTYPES", "Column", "as_frame", "check_frame", "location_details",
    "to_frame",
]  # fmt: skip
