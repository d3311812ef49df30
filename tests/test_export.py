"""The table in files: the same table again, the same bytes again, and what another reader says."""

from __future__ import annotations

import json
import math
import os
import subprocess

import geopandas as gpd
import pytest
from geopandas.testing import assert_geodataframe_equal
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from incident_table import MINIMAL, table

import geo
import geo.symbols
import maps.symbols
from gazetteer.errors import BadTable, UnknownFormat, UnreadableDocument
from geo.export import LOSSLESS, WRITERS, geojson_parts, write_whole
from geo.export.rights import DISCLAIMER
from geo.frame import as_frame

UNORDERED = {".fgb"}
"""Formats that put rows in an order of their own, near ones together."""


@pytest.fixture(scope="module")
def gdf(letter, records):
    return geo.locate(letter, records=records)


def same(gdf, again, suffix):
    """See that a table is the same again; its order too, where the format keeps it."""
    if suffix in UNORDERED:
        order = list(gdf["incident_id"])
        again = again.set_index("incident_id", drop=False).loc[order].reset_index(drop=True)
    assert_geodataframe_equal(gdf, again)


# --- there and back ------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", LOSSLESS)
def test_export_and_read_is_identity(gdf, tmp_path, suffix):
    path = geo.export(gdf, tmp_path / f"a{suffix}")
    again = geo.read_frame(path)
    same(gdf, again, suffix)
    geo.export(again, tmp_path / f"b{suffix}")
    if suffix not in UNORDERED:
        assert path.read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_table_gives_the_same_bytes(tmp_path, suffix):
    one, other = (geo.export(table(), tmp_path / f"{name}{suffix}") for name in "ab")
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("suffix", LOSSLESS)
@pytest.mark.parametrize("rows", [[], [MINIMAL], None], ids=["none", "one", "every kind"])
def test_small_tables_come_back(tmp_path, suffix, rows):
    gdf = table(rows)
    same(gdf, geo.read_frame(geo.export(gdf, tmp_path / f"a{suffix}")), suffix)


TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)
FILLED = TEXT.filter(bool)
ROWS = st.lists(
    st.fixed_dictionaries(
        {name: st.just(value) for name, value in MINIMAL.items()}
        | {"incident_id": st.uuids().map(str), "quote": FILLED, "claimed_by": FILLED},
        optional={
            "place_name": TEXT,
            "details": TEXT,
            "killed": st.integers(0, 2**53),
            "place_score": st.floats(0, 1),
            "date_start": st.dates().map(str),
            "radius_m": st.floats(1, 10**7),
            "point": st.tuples(st.floats(-180, 180), st.floats(-89, 89)),
        },
    ),
    unique_by=lambda row: row["incident_id"],
    max_size=5,
)


def _placed(rows):
    """Give each row its coordinates to a centimetre; 0, 0 is no place."""
    for row in rows:
        lon, lat = (round(x, 7) + 0.0 for x in row.pop("point", (0, 0)))
        if lon or lat:
            row |= {"lon": lon, "lat": lat}
    return as_frame(rows)


@pytest.mark.parametrize("suffix", LOSSLESS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_any_table_comes_back(tmp_path_factory, suffix, rows):
    gdf = _placed(rows)
    path = tmp_path_factory.mktemp("x") / f"a{suffix}"
    same(gdf, geo.read_frame(geo.export(gdf, path)), suffix)


@pytest.mark.parametrize("suffix", LOSSLESS)
def test_further_columns_come_back(tmp_path, suffix):
    gdf = table()
    gdf["distance_km"] = [i / 7 for i in range(len(gdf))]
    gdf["certainty"] = ["possibly", "certainly"] * 6
    gdf["reviewed"] = [True, False] * 6
    gdf["cell"] = range(len(gdf))
    again = geo.read_frame(geo.export(gdf, tmp_path / f"a{suffix}"))
    again = again.set_index("incident_id").loc[gdf["incident_id"]]
    for name in ("distance_km", "certainty", "reviewed", "cell"):
        assert list(again[name]) == list(gdf[name])


# --- what every file says ------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".geojson", ".geojsons", ".geojsonl", ".gpkg", ".fgb"])
def test_the_file_says_what_it_is(gdf, tmp_path, suffix):
    data = geo.export(gdf, tmp_path / f"a{suffix}").read_bytes()
    text = data.decode("utf-8", "replace")
    for words in (DISCLAIMER, "GeoNames", "CC BY 4.0", "letter_zh.txt", "alleged"):
        assert words in text


def test_the_disclaimer_is_that_of_the_map(root):
    words = json.loads((root / "maps/page/words/en.json").read_text(encoding="utf-8"))
    assert words["disclaimer"] == DISCLAIMER


@pytest.mark.parametrize("name", ["INK", "SYMBOLS", "OTHER", "UNSURE", "LARGE_RADIUS_M"])
def test_symbols_are_those_of_the_map(name):
    assert getattr(geo.symbols, name) == getattr(maps.symbols, name)


# --- GeoJSON -------------------------------------------------------------------------------------


def test_the_file_is_rfc_7946(gdf, tmp_path):
    path = geo.export(gdf, tmp_path / "a.geojson")
    collection = json.loads(path.read_text(encoding="utf-8"), parse_constant=pytest.fail)
    assert "crs" not in collection
    west, south, east, north = collection["bbox"]
    assert west < east
    assert south < north
    for feature, incident_id in zip(collection["features"], gdf["incident_id"], strict=True):
        assert feature["id"] == incident_id
        if feature["geometry"]:
            for x in feature["geometry"]["coordinates"]:
                assert len(str(x).partition(".")[2]) <= 7


def test_a_sequence_is_rfc_8142(gdf, tmp_path):
    data = geo.export(gdf, tmp_path / "a.geojsons").read_bytes()
    first, *texts = data.split(b"\x1e")
    assert first == b""
    assert len(texts) == len(gdf)
    assert all(text.endswith(b"\n") and json.loads(text)["type"] == "Feature" for text in texts)


def test_many_rows_are_one_file(gdf, tmp_path):
    """More rows than are encoded together, of columns that repeat and such that do not."""
    rows = [
        MINIMAL
        | {"incident_id": f"ia:{i}", "quote": f"{i},\n"}
        | ({"lon": 1.0, "lat": i / 1e6} if i % 3 else {})
        for i in range(20_000)
    ]
    gdf = as_frame(rows)
    assert_geodataframe_equal(gdf, geo.read_frame(geo.export(gdf, tmp_path / "a.geojson")))


def test_areas_and_lines_are_wound_and_rounded(tmp_path):
    from shapely import LineString, MultiPolygon, Polygon

    ring = Polygon([(0, 0), (0, 1.123456789), (1, 1), (1, 0)])  # clockwise
    shapes = [ring, MultiPolygon([ring]), LineString([(0, 0), (1, 1)]), None, Polygon()]
    gdf = gpd.GeoDataFrame(
        {"n": [1, True, 2.5, "x", math.nan]}, geometry=gpd.GeoSeries(shapes), crs="EPSG:4326"
    )
    features = json.loads(b"".join(geojson_parts(gdf)))["features"]
    assert features[0]["geometry"]["coordinates"][0][1:3] == [[1.0, 0.0], [1.0, 1.0]]
    assert features[0]["geometry"]["coordinates"][0][3] == [0.0, 1.1234568]
    assert [f["geometry"] and f["geometry"]["type"] for f in features[1:]] == [
        "MultiPolygon", "LineString", None, None,
    ]  # fmt: skip
    assert [f["properties"]["n"] for f in features] == [1, True, 2.5, "x", None]


# --- another reader ------------------------------------------------------------------------------


def ogr(*words):
    """Run one of GDAL's commands and give what it says."""
    return subprocess.run(
        [str(word) for word in words], capture_output=True, encoding="utf-8", check=True
    ).stdout


def test_ogrinfo_reads_geojson(gdf, tmp_path):
    path = geo.export(gdf, tmp_path / "a.geojson")
    summary = ogr("ogrinfo", "-al", "-so", path)
    assert f"Feature Count: {len(gdf)}" in summary
    assert "date_start: Date" in summary
    assert "date_edtf: String" in summary
    full = ogr("ogrinfo", "-al", path)
    assert "拉钦区部分地区" in full
    assert "date_end (Date) = 2022/09/13" in full


def test_geopandas_reads_geojson(gdf, tmp_path):
    read = gpd.read_file(geo.export(gdf, tmp_path / "a.geojson"))
    assert len(read) == len(gdf)
    assert read.crs.to_epsg() == 4326
    assert list(read["quote"]) == list(gdf["quote"])
    days = read["date_start"].dt.strftime("%Y-%m-%d")
    assert list(days.fillna("")) == list(gdf["date_start"].fillna(""))


@pytest.mark.parametrize(
    ("first", "then", "driver"),
    [
        (".gpkg", ".geojson", "GeoJSON"),
        (".geojson", ".gpkg", "GPKG"),
        (".geojsons", ".fgb", "FlatGeobuf"),
        (".fgb", ".geojsons", "GeoJSONSeq"),
        (".gpkg", ".csv", "CSV"),
    ],
)
def test_ogr2ogr_keeps_the_rows(gdf, tmp_path, first, then, driver):
    """GDAL turns one format into another: rows, words of every script, days."""
    placed = gdf[gdf["lon"].notna()]  # FlatGeobuf with its index holds no other rows
    path, other = geo.export(placed, tmp_path / f"a{first}"), tmp_path / f"b{then}"
    layer = ["incidents"] if first == ".gpkg" else []
    more = ["-lco", "GEOMETRY=AS_WKT"] if driver == "CSV" else []
    ogr("ogr2ogr", "-f", driver, *more, other, path, *layer)
    again = gpd.read_file(other).set_index("incident_id").loc[list(placed["incident_id"])]
    for name in ("title", "quote", "claimed_by", "claim_status", "date_edtf"):
        assert list(again[name].fillna("")) == list(placed[name].fillna(""))
    days = gpd.pd.to_datetime(again["date_start"], utc=True).dt.strftime("%Y-%m-%d")
    assert list(days.fillna("")) == list(placed["date_start"].fillna(""))


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".geojsons"])
def test_ogrinfo_reads_the_others(gdf, tmp_path, suffix):
    text = ogr("ogrinfo", "-al", geo.export(gdf, tmp_path / f"a{suffix}"))
    for words in ("拉钦区部分地区", "claim_status (String) = alleged", "quote_start (Integer"):
        assert words in text
    if suffix != ".geojsons":
        assert f"Feature Count: {len(gdf)}" in text
    if suffix != ".fgb":  # which has no type for days, and GDAL 3.6 shows none of its metadata
        assert "date_end (Date) = 2022/09/13" in text
        assert DISCLAIMER in text
        assert "CC BY 4.0" in text


# --- what goes wrong -----------------------------------------------------------------------------


def test_another_crs_is_brought_home(gdf, tmp_path):
    path = geo.export(gdf.to_crs("EPSG:3857"), tmp_path / "a.geojson")
    x, _ = next(
        f["geometry"]["coordinates"]
        for f in json.loads(path.read_text(encoding="utf-8"))["features"]
        if f["geometry"]
    )
    assert abs(x) <= 180


def test_an_unknown_format_is_named(gdf, tmp_path):
    with pytest.raises(UnknownFormat, match=r"'\.shp'; known: \.geojson"):
        geo.export(gdf, tmp_path / "a.shp")
    with pytest.raises(UnknownFormat, match=r"a table is read from \.geojson"):
        geo.read_frame(tmp_path / "a.shp")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", UnreadableDocument),
        ("{", UnreadableDocument),
        ("[" * 100_000, UnreadableDocument),
        ("[]", BadTable),
        ('{"type":"FeatureCollection","features":[{"properties":{"a":1}}]}', BadTable),
        ('{"type":"FeatureCollection","features":[3]}', BadTable),
    ],
)
def test_what_is_no_table_is_one_clear_error(tmp_path, text, error):
    path = tmp_path / "a.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error, match=r"a\.geojson"):
        geo.read_frame(path)


@pytest.mark.parametrize("suffix", LOSSLESS)
@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"{}\n", "拉\n".encode("utf-16")])
def test_what_is_no_such_file_is_one_clear_error(tmp_path, suffix, data):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    if not (data == b"" and suffix in (".geojsons", ".geojsonl")):  # no record is a sequence too
        with pytest.raises((UnreadableDocument, BadTable), match=r"/a\."):
            geo.read_frame(path)


@pytest.mark.parametrize("suffix", LOSSLESS)
def test_a_file_that_is_not_there(tmp_path, suffix):
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        geo.read_frame(tmp_path / f"a{suffix}")


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_folder_that_is_not_there(tmp_path, suffix):
    with pytest.raises(OSError, match="nowhere"):
        geo.export(table(), tmp_path / "nowhere" / f"a{suffix}")


def test_a_file_is_whole_or_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "a.geojson"
    path.write_bytes(b"old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.geojson"]


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_writer_is_whole_or_not_at_all(tmp_path, monkeypatch, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        geo.export(table(), path)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
