"""OurAirports: airports, airfields and heliports of the world, in the public domain."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.errors import BadGazetteer
from gazetteer.fit import Entry
from gazetteer.place import Name, Place
from gazetteer.sources.inputs import Input, Report, inputs, lines, position

TITLE = "OurAirports"
LICENCE = "public domain"
ATTRIBUTION = "Data from OurAirports (ourairports.com), public domain"
FORMS = "airports.csv (12 MB, 80,000 rows), also packed"
STATES = ("name", "lon", "country")
CLEAN = False
URLS = ("https://davidmegginson.github.io/ourairports-data/airports.csv",)

_NEEDED = ("ident", "type", "name", "latitude_deg", "longitude_deg", "iso_country", "iata_code")
_RADII = {"large_airport": 4_000.0, "medium_airport": 3_000.0, "small_airport": 1_500.0}
"""Type -> radius in metres that holds the field; 1 km for the others."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The file."""

    sources: tuple[Input, ...]
    """One or more tables of the same columns."""


def batches(paths: Sequence[Path], folder: Path, options: Mapping[str, Any]) -> list[Batch]:
    """Give all files as one piece.

    Parameters
    ----------
    paths
        `airports.csv`, alone, packed or in a folder.
    folder
        Not needed.
    options
        None is known.
    """
    return [Batch(tuple(inputs(paths, ("airports.csv",))))]


def read(batch: Batch, report: Report) -> Iterator[Entry]:
    """Read the airports.

    Parameters
    ----------
    batch
        As `batches` gives it.
    report
        Where rows are counted.

    Yields
    ------
    entry
        `icao:CODE` where the field has one, else `ourairports:IDENT`; closed ones are historic.

    Raises
    ------
    BadGazetteer
        If a column is missing.
    """
    for source in batch.sources:
        rows = csv.DictReader((line for _, line in lines(source)), strict=True)
        try:
            missing = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
            if missing:
                raise BadGazetteer(
                    f"{source.label}, line 1: the column {missing[0]} is missing; this is not the "
                    f"airports.csv of OurAirports"
                )
            for row in rows:
                report.rows += 1
                try:
                    yield _entry(row)
                except (ValueError, TypeError, AttributeError) as problem:
                    report.wrong(source, rows.line_num, problem)
        except csv.Error as problem:
            raise BadGazetteer(f"{source.label}, line {rows.line_num}: {problem}") from problem


def _entry(row: Mapping[str, str]) -> Entry:
    lon, lat = position(row["longitude_deg"], row["latitude_deg"])
    name, ident = row["name"].strip(), row["ident"].strip()
    if not name or not ident:
        raise ValueError("the name or the ident is missing")
    said = [row.get(column) or "" for column in ("icao_code", "gps_code", "ident")]
    icao = next((code for code in said if len(code) == 4 and code.isalpha() and code.isupper()), "")
    codes = [code for code in (icao, row["iata_code"]) if code]
    town = row.get("municipality") or ""
    closed = row["type"] == "closed"
    forms = [Name(name, "", "", "main")]
    forms += [Name(f"{town} Airport", "en", "Latn")] if town and "airport" in row["type"] else []
    forms += [Name(code, kind="code") for code in codes]
    forms += [Name(text.strip()) for text in (row.get("keywords") or "").split(",") if text.strip()]
    return Entry(
        Place(
            f"icao:{icao}" if icao else f"ourairports:{ident}", name, lon, lat, "airport",
            _RADII.get(row["type"], 1_000.0), tuple(forms), feature_code="AIRP",
            country=row["iso_country"], status="historic" if closed else "",
            note="OurAirports lists it as closed." if closed else "",
        )
    )  # fmt: skip
