"""What a format is said to lose is what another reader misses in its files: no more, no less."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
from incident_table import ARABIC, MINIMAL
from pyogrio import raw

import gazetteer
import geo
from geo.columns import COLUMNS
from geo.export import LOSSLESS, WRITERS
from geo.export.losses import LOSSES
from geo.export.sheets import MOST_CHARACTERS
from geo.frame import as_frame

# --- the other readers: a file -> a row an incident, null left out -------------------------------


def csv_rows(path):
    """Python's own reader."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def xlsx_rows(path):
    """openpyxl; a cell that shows a day is one."""
    head, *rows = openpyxl.load_workbook(path)["incidents"].iter_rows()
    names = [cell.value for cell in head]
    return [_present(zip(names, map(_cell, row), strict=True)) for row in rows]


def _cell(cell):
    shows_day = isinstance(cell.value, datetime) and cell.number_format == "yyyy-mm-dd"
    return cell.value.date() if shows_day else cell.value


def ogr_rows(path):
    """GDAL, each value with the type of its field."""
    more = {"layer": "incidents"} if path.suffix in (".kml", ".kmz") else {}
    meta, _, _, columns = raw.read(str(path), read_geometry=False, **more)
    kinds = [str(values.dtype) for values in columns]
    rows = []
    for values in zip(*columns, strict=True):
        row = dict(_present(zip(meta["fields"], values, strict=True)))
        for name, kind in zip(meta["fields"], kinds, strict=True):
            if name in row and kind == "datetime64[D]":
                row[name] = row[name].item()
        rows.append(row)
    return rows


def annotation_rows(path):
    """The annotations of claims, as the Web Annotation Data Model lays them out."""
    items = json.loads(path.read_bytes())["first"]["items"]
    return [_claim(one) for one in items if ":claim:" in one["id"]]


def _claim(annotation):
    (said,) = (body["value"] for body in annotation["body"] if body["type"] == "Dataset")
    source = annotation["target"]["source"]
    row = dict(said)
    for selector in annotation["target"]["selector"]:
        if selector["type"] == "TextQuoteSelector":
            row["quote"] = selector["exact"]
        else:
            row |= {"quote_start": selector["start"], "quote_end": selector["end"]}
    row |= {"source": source.get("label"), "quote_lang": source.get("language")}
    if source["id"].startswith("urn:sha256:"):
        row["source_sha256"] = source["id"].removeprefix("urn:sha256:")
    return dict(_present(row.items()))


def place_rows(path):
    """The features of places, which know of no single incident."""
    return [
        _present(
            {
                "place_id": feature["properties"]["place_id"],
                "place_name": feature["properties"]["title"],
                "place_kind": feature["types"][0]["label"],
                "country": next(iter(feature["properties"]["ccodes"]), None),
            }.items()
        )
        for feature in json.loads(path.read_bytes())["features"]
    ]


def _present(cells):
    """Leave out what is null."""
    return {name: value for name, value in cells if not pd.isna(value)}


READ = {
    ".csv": csv_rows,
    ".xlsx": xlsx_rows,
    ".kml": ogr_rows,
    ".kmz": ogr_rows,
    ".fgb": ogr_rows,
    ".annotations.jsonld": annotation_rows,
    ".places.jsonld": place_rows,
}


# --- the columns ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def filled():
    """One row, every column of which has a value."""
    place = gazetteer.open().get("geonames:174895")
    row = {column.name: "x" for column in COLUMNS} | MINIMAL
    row |= {
        "date_edtf": "2022-09-12", "date_start": "2022-09-12", "date_end": "2022-09-12",
        "time_local": "04:00", "date_precision": "day", "place_id": place.id,
        "place_name": place.name, "place_kind": place.kind, "country": place.country,
        "relation": "at", "lon": place.lon, "lat": place.lat, "radius_m": 1234.5678,
        "geo_precision": 1, "place_score": 0.1234567890123, "killed": 3, "injured": 0,
        "sensitivity": "public", "quote": ARABIC, "quote_lang": "ar", "source_sha256": "0" * 64,
        "page": 1, "quote_start": 0, "quote_end": len(ARABIC), "details": "{}",
    }  # fmt: skip
    gdf = as_frame([row])
    assert gdf.notna().all(axis=None)
    return gdf


def test_every_format_that_loses_says_what():
    assert set(WRITERS) - set(LOSSLESS) <= set(LOSSES) <= set(WRITERS)
    assert set(READ) == set(LOSSES)


@pytest.mark.parametrize("suffix", LOSSES)
def test_the_columns_lost_are_those_named(filled, tmp_path, suffix):
    (row,) = READ[suffix](geo.export(filled, tmp_path / f"a{suffix}"))
    names = [column.name for column in COLUMNS]
    assert [name for name in names if name not in row] == list(LOSSES[suffix].columns)


@pytest.mark.parametrize("suffix", LOSSES)
def test_the_columns_kept_have_their_values(filled, tmp_path, suffix):
    (row,) = READ[suffix](geo.export(filled, tmp_path / f"a{suffix}"))
    kept = [c for c in COLUMNS if c.name not in LOSSES[suffix].columns]
    assert kept
    for column in kept:
        value = filled[column.name][0]
        told = row[column.name]
        if column.type == "number":
            assert float(told) == value
        elif column.type == "date":
            assert str(told)[:10] == value
        else:
            assert str(told) == str(value)


# --- the changes ---------------------------------------------------------------------------------

LONG = "x" * (MOST_CHARACTERS + 1)
LAST, EARLY = "2022-09-12", "1823-05-01"
PROBES = [
    {"quote": "=1+1", "lon": 100.0, "lat": 80.0},
    {"quote": LONG, "lon": -100.0, "lat": -80.0, "date_start": EARLY},
    {"quote": "a\r\nb\rc", "lon": 100.1, "lat": 80.0, "killed": 3, "date_start": LAST},
    {"quote": "a\x0bb\ufffe", "lon": -100.1, "lat": -80.0, "place_name": ""},
]
"""Rows of what formats are known to change; far rows take turns."""


def changes(suffix, tmp_path):
    """Give the kinds of change that another reader sees."""
    gdf = as_frame([MINIMAL | {"incident_id": f"ia:{i}"} | row for i, row in enumerate(PROBES)])
    gdf["distance_km"] = 1.5
    rows = READ[suffix](geo.export(gdf, tmp_path / f"a{suffix}"))
    found = {"further"} if not all("distance_km" in row for row in rows) or not rows else set()
    ids = [row.get("incident_id") for row in rows]
    if sorted(map(str, ids)) != sorted(gdf["incident_id"]):
        return found | {"rows"}
    if ids != list(gdf["incident_id"]):
        found.add("order")
    one, long, lines, odd = (row for _, row in sorted(zip(ids, rows, strict=True)))
    dropped = LOSSES[suffix].columns
    return found | {
        kind
        for kind, seen in {
            "formulas": one["quote"] != "=1+1",
            "length": long["quote"] != LONG,
            "line ends": lines["quote"] != "a\r\nb\rc",
            "letters": odd["quote"] != "a\x0bb\ufffe",
            "null": "place_name" not in dropped and one.get("place_name") == odd.get("place_name"),
            "types": "killed" not in dropped and isinstance(lines["killed"], str),
            "days": "date_start" not in dropped and str(lines["date_start"]) != LAST,
            "early days": "date_start" not in dropped
            and isinstance(long["date_start"], date) != isinstance(lines["date_start"], date),
        }.items()
        if seen
    }


@pytest.mark.parametrize("suffix", LOSSES)
def test_the_changes_are_those_named(tmp_path, suffix):
    assert changes(suffix, tmp_path) == set(LOSSES[suffix].changes)


def test_incidents_without_an_entry_are_in_no_place(filled, tmp_path):
    (row,) = filled.drop(columns="geometry").to_dict("records")
    nowhere = MINIMAL | {"incident_id": "ia:2"}
    gdf = as_frame([nowhere, row, row | {"incident_id": "ia:3"}])
    (feature,) = json.loads(geo.export(gdf, tmp_path / "a.places.jsonld").read_bytes())["features"]
    assert feature["descriptions"][0]["value"].startswith("2 incidents; claimed by: x;")
    assert len(gpd.read_file(tmp_path / "a.places.jsonld")) == 1


def test_the_page_lists_every_loss(root):
    page = (root / "docs/exports.md").read_text(encoding="utf-8")
    for suffix, loss in LOSSES.items():
        columns = _in_words(loss.columns)
        assert f"| `{suffix}` | {columns} | {'; '.join(loss.changes.values())} |" in page


def _in_words(columns):
    if len(columns) * 2 <= len(COLUMNS):
        return ", ".join(f"`{name}`" for name in columns) or "none"
    kept = [column.name for column in COLUMNS if column.name not in columns]
    return "all but " + ", ".join(f"`{name}`" for name in kept)
