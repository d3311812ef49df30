"""The one table: its columns, incidents -> table, and the check that a table keeps its rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gazetteer.errors import BadTable
from gazetteer.place import PLACE_KINDS, Place
from geo.claim import CLAIM_STATUSES, MODALITIES, POLARITIES, Claim, Incident
from geo.document import RELATIONS, Location
from geo.events import TOPICS

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table."""

    name: str
    """Name, in the table and in every export."""
    type: str
    """One of the keys of `DTYPES`."""
    meaning: str
    """What it holds, in one sentence."""
    unit: str = ""
    """Unit, where it has one."""
    values: tuple[str, ...] = ()
    """Allowed values; empty where any is allowed."""
    required: bool = False
    """Whether every row must have a value."""


DTYPES: dict[str, str] = {
    "string": "string[python]",
    "date": "string[python]",
    "json": "string[python]",
    "integer": "Int64",
    "number": "float64",
}
"""Column type -> pandas dtype. Dates stay ISO 8601 text: exact before 1678 and in every format."""

CRS = "EPSG:4326"

COLUMNS: tuple[Column, ...] = (
    Column("incident_id", "string", "Stable identifier of the row.", required=True),
    Column("title", "string", "Type of event and place, short.", required=True),
    Column("event_type", "string", "Type of event (ACLED's six by default).", required=True),
    Column("event_subtype", "string", "Sub-type of event, where told."),
    Column(
        "modality",
        "string",
        "Whether it is said to have happened.",
        values=tuple(MODALITIES),
        required=True,
    ),
    Column(
        "polarity",
        "string",
        "Whether it is asserted or denied.",
        values=tuple(POLARITIES),
        required=True,
    ),
    Column("date_verbatim", "string", "The time as written."),
    Column("date_edtf", "string", "The time in Extended Date/Time Format, level 1."),
    Column("date_start", "date", "First day, ISO 8601; null where open or unknown."),
    Column("date_end", "date", "Last day, ISO 8601; null where open or unknown."),
    Column("time_local", "string", "Local time of day, HH:MM; the zone is not stated."),
    Column("date_precision", "string", "How fine the date is: day, days, week, month, year, open."),
    Column("date_basis", "string", "Where the date comes from."),
    Column("place_verbatim", "string", "The place as written."),
    Column("place_id", "string", "The place's entry in the gazetteer."),
    Column("place_name", "string", "The entry's main name."),
    Column("place_kind", "string", "The kind of place.", values=tuple(PLACE_KINDS)),
    Column("country", "string", "ISO 3166-1 alpha-2 code, as the gazetteer's source states it."),
    Column("admin1", "string", "First-order unit that holds the place, as the source states it."),
    Column("admin2", "string", "Second-order unit that holds the place, as the source states it."),
    Column("relation", "string", "How the event lies to the place.", values=tuple(RELATIONS)),
    Column("lon", "number", "Longitude for display, WGS 84.", unit="degrees"),
    Column("lat", "number", "Latitude for display, WGS 84.", unit="degrees"),
    Column("radius_m", "number", "Radius within which the place meant lies; never 0.", unit="m"),
    Column("geo_precision", "integer", "1 a named site or town; 2 near or in part; 3 larger area."),
    Column("place_score", "number", "How sure the choice of the place is, 0 to 1."),
    Column("actors", "string", "Who acts or suffers, as written, separated by semicolons."),
    Column("killed", "integer", "Best figure of the killed; null where none is stated.", "persons"),
    Column(
        "injured", "integer", "Best figure of the injured; null where none is stated.", "persons"
    ),
    Column("claimed_by", "string", "Who says so, outermost.", required=True),
    Column("attribution", "string", "The whole chain of who says so, outermost first."),
    Column(
        "claim_status",
        "string",
        "What a person holds of the claim; the machine writes alleged.",
        values=tuple(CLAIM_STATUSES),
        required=True,
    ),
    Column("quote", "string", "The sentence, or the cells of the row.", required=True),
    Column("quote_lang", "string", "Language of the quote, ISO 639-1."),
    Column("source", "string", "Name of the file.", required=True),
    Column("source_sha256", "string", "SHA-256 of the file's bytes."),
    Column("page", "integer", "Page, from 1, for formats with pages."),
    Column("quote_start", "integer", "Start of the quote in the original text.", "code points"),
    Column("quote_end", "integer", "End of the quote in the original text.", "code points"),
    Column("record_ids", "string", "Ids of the records in this row, separated by semicolons."),
    Column("details", "json", "Claims, candidates, reasons, provenance."),
)
"""The columns, in order; `geometry` (point, lon/lat, EPSG:4326, or none) comes last."""

BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}

_LARGE_KINDS = {"country", "province", "region", "border", "line", "corridor", "water"}


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


def check_frame(gdf: gpd.GeoDataFrame) -> None:
    """Check that a table keeps the rules of `COLUMNS`.

    Parameters
    ----------
    gdf
        The table; further columns are allowed.

    Raises
    ------
    BadTable
        With every fault found, a line each: the column, the row, the value, the rule.
    """
    missing = [c.name for c in COLUMNS if c.name not in gdf.columns]
    if missing:
        raise BadTable(f"the table lacks {', '.join(missing)}; see geo.frame.COLUMNS")
    faults = [fault for column in COLUMNS for fault in _column_faults(gdf, column)]
    faults += _row_faults(gdf)
    if faults:
        raise BadTable("\n".join(faults))


def _column_faults(gdf: gpd.GeoDataFrame, column: Column) -> list[str]:
    """List what is wrong with one column."""
    values = gdf[column.name]
    faults = []
    if column.required and bool(values.isna().any()):
        rows = _some_rows(values.isna())
        faults.append(f"{column.name}: every row must have a value; none in row {rows}")
    if column.values:
        odd = values.notna() & ~values.isin(column.values)
        if bool(odd.any()):
            faults.append(
                f"{column.name}: {values[odd].iloc[0]!r} in row {_some_rows(odd)}"
                f" is none of {', '.join(column.values)}"
            )
    if column.type == "date":
        odd = values.notna() & ~values.astype("string").str.fullmatch(r"\d{4}-\d{2}-\d{2}").fillna(
            True
        )
        if bool(odd.any()):
            faults.append(
                f"{column.name}: {values[odd].iloc[0]!r} in row {_some_rows(odd)}"
                " is no ISO 8601 day (2022-09-13)"
            )
    return faults


def _row_faults(gdf: gpd.GeoDataFrame) -> list[str]:
    """List what is wrong between columns."""
    rules = (
        (gdf["incident_id"].duplicated(), "incident_id: two rows bear one id"),
        (gdf["lon"].abs() > 180, "lon: outside -180 to 180 degrees"),
        (gdf["lat"].abs() > 90, "lat: outside -90 to 90 degrees"),
        ((gdf["lon"] == 0) & (gdf["lat"] == 0), "lon, lat: 0, 0 is no place"),
        (gdf["lon"].isna() != gdf["lat"].isna(), "lon, lat: one without the other"),
        (gdf["radius_m"] <= 0, "radius_m: must be above 0"),
        (gdf["date_end"] < gdf["date_start"], "date_end: lies before date_start"),
        (
            # Said to be no NA: text may be held by pandas or by pyarrow, whose NA do not mix.
            gdf["geo_precision"].eq(1).fillna(False) & gdf["relation"].ne("at").fillna(False),
            "geo_precision: 1 is for the place itself, not for near, along or within",
        ),
    )
    return [
        f"{rule}, row {_some_rows(bad)}" for bad, rule in rules if bool(bad.fillna(False).any())
    ]


def _some_rows(bad: pd.Series) -> str:
    """Name the first rows (from 1) at which a mask is true."""
    rows = [str(i + 1) for i, value in enumerate(bad.fillna(False)) if value]
    return ", ".join(rows[:3]) + (f" and {len(rows) - 3} more" if len(rows) > 3 else "")


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
        "actors": "; ".join(claim.actors) or None,
        "killed": _best(incident, "killed"),
        "injured": _best(incident, "injured"),
        "claimed_by": claim.claimed_by[0] if claim.claimed_by else "not stated",
        "attribution": " > ".join(claim.claimed_by) or None,
        "claim_status": incident.claim_status,
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
        "geo_precision": geo_precision(location),
        "place_score": _rounded(location.score, 3) if location.lon is not None else None,
    }
    if location.place:
        columns |= {
            "place_id": location.place.id,
            "place_name": location.place.name,
            "place_kind": location.place.kind,
            "country": location.place.country or None,
            "admin1": location.admin1 or None,
            "admin2": location.admin2 or None,
        }
    return columns


def geo_precision(location: Location) -> int | None:
    """Give ACLED's code of spatial precision for a location.

    Parameters
    ----------
    location
        A mention with or without a place.

    Returns
    -------
    code
        1 a named town or site; 2 near it, or part of a district; 3 a larger area or a line;
        None for a country (ACLED has no code for it) and without a place.

    Notes
    -----
    ACLED codes no clean value for a district (second-order unit): 2 is chosen here.
    """
    if location.relation == "between" and location.lon is not None:
        return 3
    if location.place is None or location.place.kind == "country":
        return None
    if location.place.kind in _LARGE_KINDS or location.relation == "along":
        return 3
    if location.place.kind == "district" or location.relation != "at":
        return 2
    return 1


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
        "actors": list(claim.actors),
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
