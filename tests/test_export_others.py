"""Formats that lose something: what they lose is held; what they keep is read by other readers."""

from __future__ import annotations

import csv
import json
import sys
import zipfile

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
from fastkml import KML
from fastkml.features import Placemark
from fastkml.utils import find_all
from hypothesis import given
from hypothesis import strategies as st
from incident_table import ARABIC, MINIMAL, table

import gazetteer
import geo
from gazetteer.errors import BadTable, MissingExtra
from gazetteer.sources import lpf
from gazetteer.sources.inputs import Report
from geo.export import LOSSLESS, WRITERS, kml, sheets
from geo.export.rights import DISCLAIMER
from geo.frame import COLUMNS, as_frame

NAMES = [column.name for column in COLUMNS]


@pytest.fixture(scope="module")
def findings(letter, records):
    return geo.study(letter, records=records)


@pytest.fixture(scope="module")
def gdf(findings):
    return geo.to_frame(findings.incidents)


def texts(column):
    """Give a column's cells as text, "" for null."""
    return [x if isinstance(x, str) else "" for x in column]


def test_what_is_lossless_is_told_apart():
    assert set(WRITERS) - set(LOSSLESS) == {
        ".csv", ".xlsx", ".kml", ".kmz", ".annotations.jsonld", ".places.jsonld",
    }  # fmt: skip


# --- GeoParquet ----------------------------------------------------------------------------------


def test_pyarrow_reads_geoparquet(gdf, tmp_path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = pq.ParquetFile(geo.export(gdf, tmp_path / "a.parquet"))
    geo_metadata = json.loads(file.schema_arrow.metadata[b"geo"])
    assert geo_metadata["version"] == "1.1.0"
    column = geo_metadata["columns"]["geometry"]
    assert column["encoding"] == "WKB"
    assert column["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]
    assert file.schema_arrow.field("date_start").type == pa.date32()
    assert file.schema_arrow.field("killed").type == pa.int64()
    about = json.loads(file.schema_arrow.metadata[b"about"])
    assert about["disclaimer"] == DISCLAIMER
    assert "CC BY 4.0" in about["licence"]
    assert file.read()["quote"].to_pylist() == list(gdf["quote"])


def test_geopandas_reads_geoparquet_by_its_box(gdf, tmp_path):
    path = geo.export(gdf, tmp_path / "a.parquet")
    assert gpd.read_parquet(path).crs.to_epsg() == 4326
    placed = gdf[gdf["lon"].notna()]
    west = placed[placed["lon"] < 46.3]
    read = gpd.read_parquet(path, bbox=(0, 0, 46.3, 90))
    assert sorted(read["incident_id"]) == sorted(west["incident_id"])


@pytest.mark.parametrize(("suffix", "package", "extra"), [
    (".parquet", "pyarrow.parquet", "parquet"), (".xlsx", "xlsxwriter", "xlsx"),
])  # fmt: skip
def test_a_missing_extra_is_told(gdf, tmp_path, monkeypatch, suffix, package, extra):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=rf"incident-atlas\[{extra}\]"):
        geo.export(gdf, tmp_path / f"a{suffix}")
    assert not list(tmp_path.iterdir())


# --- CSV and XLSX --------------------------------------------------------------------------------


def test_a_spreadsheet_opens_the_csv(gdf, tmp_path):
    data = geo.export(gdf, tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True)))
    assert len(rows) == len(gdf)
    assert [row["quote"] for row in rows] == list(gdf["quote"])
    assert {row["disclaimer"] for row in rows} == {DISCLAIMER}
    assert all("CC BY 4.0" in row["licence"] for row in rows)
    for row, point in zip(rows, gdf.geometry, strict=True):
        assert row["wkt"] == ("" if point is None else f"POINT ({point.x!r} {point.y!r})")


def test_what_the_csv_drops(gdf, tmp_path):
    """`details`, the difference of null and empty text, types, text beyond a cell's limit."""
    read = pd.read_csv(geo.export(gdf, tmp_path / "a.csv"), encoding="utf-8-sig")
    assert set(NAMES) - set(read.columns) == set(sheets.DROPPED) == {"details"}
    rows = [MINIMAL | {"quote": "x" * 40_000, "place_name": "", "actors": None}]
    path = geo.export(as_frame(rows), tmp_path / "b.csv")
    (row,) = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
    assert len(row["quote"]) == sheets.MOST_CHARACTERS
    assert row["quote"].endswith("x…")
    assert row["place_name"] == row["actors"] == ""


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_a_formula(tmp_path, suffix, text):
    gdf = as_frame([MINIMAL | {"quote": text, "title": text, "lon": -1.5, "lat": -2.5}])
    path = geo.export(gdf, tmp_path / f"a{suffix}")
    if suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            (row,) = csv.DictReader(file)
        assert row["quote"] == row["title"] == "'" + text
        assert row["lon"] == "-1.5"  # a number is none
    else:
        (head, cells) = openpyxl.load_workbook(path)["incidents"].iter_rows()
        found = {name.value: cell for name, cell in zip(head, cells, strict=True)}
        assert found["quote"].data_type == "s"
        assert found["quote"].value.startswith("'")
        assert found["lon"].value == -1.5


@given(st.text(max_size=20))
def test_neutral_text_begins_as_no_formula(text):
    assert not sheets.neutral(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert sheets.neutral(text).removeprefix("'") == text.removeprefix("'")


def test_openpyxl_reads_the_workbook(gdf, tmp_path):
    book = openpyxl.load_workbook(geo.export(gdf, tmp_path / "a.xlsx"))
    head, *rows = book["incidents"].values
    assert set(NAMES) - set(head) == {"details"}
    read = pd.DataFrame(rows, columns=head)
    assert list(read["quote"]) == list(gdf["quote"])
    days = [None if pd.isna(day) else f"{day:%Y-%m-%d}" for day in read["date_start"]]
    assert [day or "" for day in days] == texts(gdf["date_start"])
    assert list(read["lon"].fillna(0)) == list(gdf["lon"].fillna(0))
    about = "\n".join(str(cell) for row in book["about"].values for cell in row)
    for words in (DISCLAIMER, "CC BY 4.0", "letter_zh.txt", "Who says so, outermost."):
        assert words in about


def test_days_before_1900_are_text_in_a_workbook(tmp_path):
    row = MINIMAL | {"date_start": "1823-05-01", "date_end": "1900-01-01"}
    book = openpyxl.load_workbook(geo.export(as_frame([row]), tmp_path / "a.xlsx"))
    head, cells = book["incidents"].values
    found = dict(zip(head, cells, strict=True))
    assert found["date_start"] == "1823-05-01"
    assert str(found["date_end"]).startswith("1900-01-01")


def test_a_sheet_that_is_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    with pytest.raises(BadTable, match="holds 3 rows, not 12"):
        geo.export(table(), tmp_path / "a.xlsx")


# --- KML -----------------------------------------------------------------------------------------


def test_fastkml_reads_kml(gdf, tmp_path):
    document = KML.parse(geo.export(gdf, tmp_path / "a.kml"))
    marks = [mark for mark in find_all(document, of_type=Placemark) if mark.extended_data]
    assert [mark.name for mark in marks] == list(gdf["title"])
    for mark, row in zip(marks, gdf.itertuples(), strict=True):
        assert (mark.geometry is None) == (row.geometry is None)
        if row.geometry is not None:
            assert (mark.geometry.x, mark.geometry.y) == (row.lon, row.lat)
        if isinstance(row.date_start, str):
            assert str(mark.times.begin) == row.date_start
        if isinstance(row.date_end, str):
            assert str(mark.times.end) == row.date_end
    told = {data.name: data.value for data in marks[0].extended_data.elements}
    assert told["claimed_by"] == gdf["claimed_by"][0]
    assert told["claim_status"] == "alleged"
    assert told["radius_m"] == str(gdf["radius_m"][0])


def test_what_kml_drops(gdf, tmp_path):
    """`details`, types and nulls; columns without a value are not there."""
    text = geo.export(gdf, tmp_path / "a.kml").read_text(encoding="utf-8")
    filled = {name for name in NAMES if gdf[name].notna().any()}
    kept = {name for name in NAMES if f'<Data name="{name}">' in text}
    assert filled - kept == set(kml.DROPPED) == {"details"}
    for words in (DISCLAIMER, "CC BY 4.0", "letter_zh.txt"):
        assert words in text


def test_a_kmz_holds_the_kml(gdf, tmp_path):
    plain = geo.export(gdf, tmp_path / "a.kml").read_bytes()
    with zipfile.ZipFile(geo.export(gdf, tmp_path / "a.kmz")) as archive:
        assert archive.namelist() == ["doc.kml"]
        assert archive.read("doc.kml") == plain


def test_hostile_text_is_text_in_kml(tmp_path):
    hostile = "<script>alert(1)</script>]]>&amp;\x00\x0b\uffff"
    gdf = as_frame([MINIMAL | {"quote": hostile, "title": hostile}])
    document = KML.parse(geo.export(gdf, tmp_path / "a.kml"))
    (mark,) = find_all(document, of_type=Placemark)
    assert mark.name == "<script>alert(1)</script>]]>&amp;\ufffd\ufffd\ufffd"
    assert "<script" not in mark.description  # a balloon is HTML
    assert "&lt;script&gt;" in mark.description


def test_gdal_reads_kml(gdf, tmp_path):
    read = gpd.read_file(geo.export(gdf, tmp_path / "a.kml"), layer="incidents", driver="LIBKML")
    placed = gdf[gdf["lon"].notna()]
    assert set(placed["quote"]) <= set(read["quote"])
    assert len(read) == len(gdf)


# --- Web Annotations -----------------------------------------------------------------------------


def annotations(path):
    return json.loads(path.read_text(encoding="utf-8"))["first"]["items"]


def selector(annotation, kind):
    return next((s for s in annotation["target"]["selector"] if s["type"] == kind), None)


def test_annotations_stand_on_their_words(gdf, findings, letter, tmp_path):
    """What each selector names is what stands there in the file."""
    original = letter.read_text(encoding="utf-8")
    path = geo.export(gdf, tmp_path / "a.annotations.jsonld", places=findings.places)
    found = [a for a in annotations(path) if ":mention:" in a["id"]]
    assert len(found) == len(findings.places)
    for one in found:
        quote, at = (selector(one, f"Text{k}Selector") for k in ("Quote", "Position"))
        assert original[at["start"] : at["end"]] == quote["exact"]
        around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
        assert around in original


def test_claims_are_annotations_too(gdf, letter, tmp_path):
    original = letter.read_text(encoding="utf-8")
    path = geo.export(gdf, tmp_path / "a.annotations.jsonld")
    claims = [a for a in annotations(path) if ":claim:" in a["id"]]
    assert len(claims) == len(gdf)
    for one, row in zip(claims, gdf.itertuples(), strict=True):
        said = one["body"][1]["value"]
        assert said["claimed_by"] == row.claimed_by
        assert said["claim_status"] == row.claim_status
        at = selector(one, "TextPositionSelector")
        assert (at is None) == pd.isna(row.quote_start)
        if at:
            words = "".join(original[at["start"] : at["end"]].split())
            assert words == "".join(row.quote.split())


def test_without_documents_a_mention_is_found_by_the_text_around(gdf, tmp_path):
    path = geo.export(gdf, tmp_path / "a.annotations.jsonld")
    whole = json.loads(path.read_text(encoding="utf-8"))
    assert whole["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert whole["total"] == len(whole["first"]["items"])
    assert DISCLAIMER in whole["summary"]
    quotes = " ".join(gdf["quote"]) + " ".join(gdf["details"])
    mentions = [a for a in whole["first"]["items"] if ":mention:" in a["id"]]
    assert any("拉钦" in selector(one, "TextQuoteSelector")["exact"] for one in mentions)
    for one in mentions:
        quote = selector(one, "TextQuoteSelector")
        assert quote["exact"] in quotes
        assert selector(one, "TextPositionSelector") is None


# --- Linked Places -------------------------------------------------------------------------------


def test_the_gazetteer_reads_our_linked_places(gdf, tmp_path):
    """Its own reader of the format makes the same places of them."""
    path = geo.export(gdf, tmp_path / "a.places.jsonld")
    report = Report()
    (batch,) = lpf.batches([path], tmp_path, {})
    entries = list(lpf.read(batch, report))
    gaz = gazetteer.open()
    known = [gaz.get(key) for key in sorted(gdf["place_id"].dropna().unique())]
    assert len(entries) == len(known)
    assert report.rows == len(known)
    for entry, place in zip(entries, known, strict=True):
        assert entry.place.name == place.name
        assert {n.text for n in place.names if n.kind != "code"} <= {
            n.text for n in entry.place.names
        }


def test_linked_places_have_what_the_format_asks_for(gdf, tmp_path):
    collection = json.loads(geo.export(gdf, tmp_path / "a.places.jsonld").read_bytes())
    assert DISCLAIMER in collection["description"]
    for feature in collection["features"]:
        assert feature["properties"]["fclasses"][0] in "AHLPRST"
        assert feature["names"]
        assert all(name["citations"] for name in feature["names"])
        assert feature["when"]["timespans"]
        shapes = feature["geometry"].get("geometries", [feature["geometry"]])
        assert all(s["certainty"] in ("certain", "less-certain", "uncertain") for s in shapes)
        assert "claimed by" in feature["descriptions"][0]["value"]


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_keeps_arabic(tmp_path, suffix):
    path = geo.export(table(), tmp_path / f"a{suffix}")
    if suffix in (".kmz", ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            data = b"".join(map(archive.read, archive.namelist()))
    elif suffix == ".parquet":
        data = " ".join(geo.read_frame(path)["quote"]).encode()
    else:
        data = path.read_bytes()
    assert ARABIC[:40].encode() in data or suffix == ".places.jsonld"
