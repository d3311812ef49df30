"""The columns of the one table: name, type, unit, allowed values, meaning. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gazetteer.place import PLACE_KINDS
from geo.claim import CLAIM_STATUSES, MODALITIES, POLARITIES, SENSITIVITIES
from geo.document import RELATIONS
from geo.parties import MEANS, TARGETS


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
    least: float | None = None
    """Smallest value allowed."""
    most: float | None = None
    """Largest value allowed."""


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
    Column("lon", "number", "Longitude for display, WGS 84.", unit="degrees", least=-180, most=180),
    Column("lat", "number", "Latitude for display, WGS 84.", unit="degrees", least=-90, most=90),
    Column("radius_m", "number", "Radius within which the place meant lies; never 0.", unit="m"),
    Column(
        "geo_precision",
        "integer",
        "1 a named site or town; 2 near or in part; 3 larger area.",
        least=1,
        most=3,
    ),
    Column("place_score", "number", "How sure the choice of the place is.", least=0, most=1),
    Column("actors", "string", "Who acts or suffers, as written, separated by semicolons."),
    Column("means", "string", f"What with, separated by semicolons: {', '.join(MEANS)}."),
    Column("targets", "string", f"What was hit or meant, likewise: {', '.join(TARGETS)}."),
    Column(
        "killed",
        "integer",
        "Best figure of the killed; null where none is stated.",
        "persons",
        least=0,
    ),
    Column(
        "injured",
        "integer",
        "Best figure of the injured; null where none is stated.",
        "persons",
        least=0,
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
    Column("reviewed_by", "string", "Who wrote a status other than alleged."),
    Column(
        "sensitivity",
        "string",
        "Who may see the row: by rule, or as a person says.",
        values=tuple(SENSITIVITIES),
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
