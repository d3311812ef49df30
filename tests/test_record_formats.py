"""Every format of records gives the same claims; exports of ACLED and UCDP load unchanged."""

from __future__ import annotations

import json
import zipfile
from contextlib import suppress

import geopandas as gpd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_files import ACLED, HXL, ROWS, UCDP, write
from shapely import Point, Polygon

import gazetteer
from gazetteer.errors import AtlasError, BadTable, UnreadableDocument
from geo.records import FORMATS, read_records


@pytest.fixture(scope="module")
def gaz():
    return gazetteer.open()


def _told(claim):
    place = claim.locations[0].place
    return claim.origin.record_id, claim.when.edtf, place and place.name, claim.what, claim.quote


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_gives_the_same_claims(tmp_path, gaz, suffix):
    records = read_records(write(tmp_path, suffix), gaz)
    assert not records.problems
    expected = read_records(write(tmp_path, ".csv"), gaz)
    assert list(map(_told, records.claims)) == list(map(_told, expected.claims))
    assert [claim.origin.record_id for claim in records.claims] == [row["id"] for row in ROWS]
    assert records.rows == len(ROWS)


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_is_not_of_the_format_is_one_clear_error(tmp_path, gaz, suffix):
    for data in (
        b"",
        b"\x00\x01\x02 no such thing",
        b"SQLite format 3\0 and nothing",
        b"PK\x03\x04",
    ):
        path = tmp_path / f"broken{suffix}"
        path.write_bytes(data)
        with pytest.raises(AtlasError, match="broken"):
            read_records(path, gaz)


@pytest.fixture(scope="module")
def whole_files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    return {suffix: write(folder, suffix).read_bytes() for suffix in FORMATS}


@pytest.mark.parametrize("suffix", [".xlsx", ".gpkg", ".parquet"])
@settings(max_examples=12)
@given(st.data())
def test_a_damaged_file_never_crashes(tmp_path_factory, gaz, whole_files, suffix, data):
    damaged = bytearray(whole_files[suffix])
    for at in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=6)):
        damaged[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("damaged") / f"damaged{suffix}"
    path.write_bytes(damaged[: data.draw(st.integers(0, len(damaged)))])
    with suppress(UnreadableDocument, BadTable):
        assert read_records(path, gaz).rows >= 0


@pytest.mark.parametrize("suffix", [".xlsx", ".gpkg", ".parquet"])
def test_files_damaged_in_many_places_are_one_clear_error_or_rows(whole_files, suffix):
    whole = whole_files[suffix]
    for seed in range(60):
        damaged = bytearray(whole)
        for at in (seed * 131 + 40, seed * 977 + 90):
            damaged[at % len(whole)] ^= 0x55
        with suppress(UnreadableDocument, BadTable):
            assert FORMATS[suffix](bytes(damaged), "damaged").header


def test_acled_loads_unchanged(tmp_path, gaz):
    path = tmp_path / "acled.csv"
    path.write_text(ACLED, encoding="utf-8")
    records = read_records(path, gaz)
    assert not records.problems
    first, second = records.claims
    assert first.origin.record_id == "ARM001"
    assert (first.event_type, first.event_subtype) == (
        "Explosions/Remote violence", "Shelling/artillery/missile attack",
    )  # fmt: skip
    assert first.when.edtf == "2025-05-16"
    assert [a.name for a in first.actors] == ["Made-up Forces (A)", "Made-up Forces (B)"]
    assert first.casualties == {}  # 0 also means that nothing is known
    assert first.claimed_by == ("Made-up Agency",)
    (where,) = first.locations
    assert (where.place.name, where.lon, where.lat) == ("Goris", 46.342, 39.511)
    assert second.when.edtf == "2025-05-29/2025-06-04"  # time precision 2: within the week
    assert second.when.precision == "week"
    assert second.locations[0].relation == "near"
    assert second.locations[0].radius_m == 25_000
    assert second.casualties["killed"]["best"] == 3


def test_ucdp_ged_loads_unchanged(tmp_path, gaz):
    path = tmp_path / "ged.csv"
    path.write_text(UCDP, encoding="utf-8")
    records = read_records(path, gaz)
    assert not [p for p in records.problems if "called" not in p.reason]
    first, second = records.claims
    assert first.event_type == "State-based conflict"
    assert second.event_type == "One-sided violence"
    assert first.claimed_by == ("Made-up Agency", "Ministry of Defence")
    assert first.casualties["killed"] == {"low": 2, "best": 3, "high": 5, "verbatim": "3 / 2 / 5"}
    assert first.when.edtf == "2022-09-13"
    assert second.when.edtf == "2022-09-14/2022-09-20"
    assert (first.locations[0].lon, first.locations[0].lat) == (46.342, 39.511)
    assert second.locations[0].radius_m == 150_000  # where_prec 4: a first-order unit
    assert second.locations[0].relation == "within"


def test_a_row_of_hxl_tags_names_the_columns(tmp_path, gaz):
    path = tmp_path / "hxl.csv"
    path.write_text(HXL, encoding="utf-8")
    records = read_records(path, gaz)
    (claim,) = records.claims
    assert claim.origin.row == 3
    assert {use.header: use.field for use in records.columns} == {
        "No.": "record_id", "When it happened": "date", "Where": "place", "Breite": "lat",
        "Länge": "lon", "Tote": "killed",
    }  # fmt: skip
    assert claim.casualties["killed"]["best"] == 2
    assert records.columns[1].why.startswith("HXL tag #date+occurred")


def test_tags_alone_are_headers(tmp_path, gaz):
    path = tmp_path / "hxl.csv"
    path.write_text("#date,#loc +name\n2022-09-13,Kapan\n", encoding="utf-8")
    (claim,) = read_records(path, gaz).claims
    assert (claim.when.edtf, claim.locations[0].place.name) == ("2022-09-13", "Kapan")


def test_geometry_becomes_coordinates(tmp_path, gaz):
    area = Polygon([(46.2, 39.4), (46.6, 39.4), (46.6, 39.6), (46.2, 39.6)])
    frame = gpd.GeoDataFrame(
        {"date": ["2022-09-13"] * 2}, geometry=[Point(46.342, 39.511), area], crs="EPSG:4326"
    )
    for suffix in (".geojson", ".gpkg"):
        path = tmp_path / f"points{suffix}"
        frame.to_crs("EPSG:3857" if suffix == ".gpkg" else "EPSG:4326").to_file(path)
        point, wide = (claim.locations[0] for claim in read_records(path, gaz).claims)
        assert (point.lon, point.lat) == pytest.approx((46.342, 39.511), abs=1e-6)
        assert point.radius_m == 100
        assert (wide.lon, wide.lat) == pytest.approx((46.4, 39.5), abs=1e-6)
        assert wide.radius_m == pytest.approx(20_500, rel=0.05)


def test_the_sheet_and_the_layer_with_records_are_taken_and_said(tmp_path, gaz):
    assert read_records(write(tmp_path, ".xlsx"), gaz).notes == (
        "sheet 'Data' was read, not 'Read me'",
    )
    assert read_records(write(tmp_path, ".gpkg"), gaz).notes == (
        "layer 'incidents' was read, not 'another'",
    )


def test_a_small_workbook_that_unpacks_to_a_huge_one_is_refused(tmp_path, gaz, monkeypatch):
    monkeypatch.setattr("geo.records.workbook.MOST_UNPACKED", 1000)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "a" * 2000)
    with pytest.raises(UnreadableDocument, match="unpacks to"):
        read_records(path, gaz)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path, gaz, monkeypatch):
    path = write(tmp_path, ".csv")
    monkeypatch.setattr("geo.records.formats.MOST_BYTES", 10)
    with pytest.raises(UnreadableDocument, match="split the file"):
        read_records(path, gaz)


def test_too_many_rows_are_refused_not_cut(tmp_path, gaz, monkeypatch):
    path = write(tmp_path, ".csv")
    monkeypatch.setattr("geo.records.sheet.MOST_ROWS", 2)
    with pytest.raises(BadTable, match="too many"):
        read_records(path, gaz)


def test_a_huge_cell_is_cut_and_said(tmp_path, gaz):
    path = tmp_path / "huge.csv"
    path.write_text("date,what\n2022-09-13," + "x" * 150_000 + "\n", encoding="utf-8")
    records = read_records(path, gaz)
    assert len(records.claims[0].what) == 100_000
    assert "was cut" in records.problems[0].reason


def test_a_line_that_is_no_json_costs_itself_alone(tmp_path, gaz):
    lines = [json.dumps(row) for row in ROWS]
    path = tmp_path / "lines.jsonl"
    path.write_text("\n".join([lines[0], "{broken", "7", *lines[1:]]), encoding="utf-8")
    records = read_records(path, gaz)
    assert [claim.origin.row for claim in records.claims] == [1, 4, 5]
    assert [(p.row, p.kept) for p in records.problems] == [(2, False), (3, False)]


def test_lines_in_a_json_file_are_read_as_lines(tmp_path, gaz):
    path = tmp_path / "lines.json"
    path.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    assert len(read_records(path, gaz).claims) == len(ROWS)
