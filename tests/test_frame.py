"""The one table: its columns, its rules, and GeoJSON there and back."""

from __future__ import annotations

import json
import math
import os
import subprocess

import geopandas as gpd
import pytest
from geopandas.testing import assert_geodataframe_equal
from hypothesis import given
from hypothesis import strategies as st

import geo
from gazetteer.errors import BadTable, UnknownFormat, UnreadableDocument
from geo.export import WRITERS, write_whole
from geo.frame import COLUMNS, as_frame, check_frame
from geo.query import between, near


@pytest.fixture(scope="module")
def gdf(letter, records):
    return geo.locate(letter, records=records)


MINIMAL = {
    "incident_id": "ia:1",
    "title": "t",
    "event_type": "Battles",
    "modality": "occurred",
    "polarity": "asserted",
    "claimed_by": "x",
    "claim_status": "alleged",
    "quote": "q",
    "source": "s",
}

FILLED = (
    "title", "event_type", "modality", "date_verbatim", "date_edtf", "date_start", "date_end",
    "place_verbatim", "place_id", "place_name", "place_kind", "lon", "lat", "radius_m",
    "claimed_by", "claim_status", "quote", "quote_start", "quote_end", "source", "record_ids",
)  # fmt: skip


def test_all_columns_in_their_order(gdf):
    assert list(gdf.columns) == [column.name for column in COLUMNS] + ["geometry"]
    assert gdf.crs.to_epsg() == 4326


@pytest.mark.parametrize("name", FILLED)
def test_the_sample_fills(gdf, name):
    assert gdf[name].notna().any()


def test_the_quote_stands_where_it_says(gdf, letter):
    original = letter.read_text(encoding="utf-8")
    of_letter = gdf[gdf["quote_start"].notna()]
    assert len(of_letter) >= 9
    for row in of_letter.itertuples():
        quoted = original[row.quote_start : row.quote_end]
        assert "".join(quoted.split()) == "".join(row.quote.split())


def test_the_same_input_gives_the_same_table(gdf, letter, records):
    assert_geodataframe_equal(gdf, geo.locate(letter, records=records))


def test_points_agree_with_their_columns(gdf):
    there = gdf[gdf.geometry.notna()]
    assert (there.geometry.x == there["lon"]).all()
    assert (there.geometry.y == there["lat"]).all()
    assert gdf.geometry.isna().equals(gdf["lon"].isna())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"claimed_by": None}, "claimed_by: every row must have a value"),
        ({"modality": "maybe"}, "modality: 'maybe' in row 1 is none of"),
        ({"claim_status": "confirmed"}, "claim_status: 'confirmed'"),
        ({"date_start": "13.09.2022"}, "date_start: '13.09.2022' in row 1 is no ISO"),
        ({"date_start": "2022-09-13", "date_end": "2022-09-12"}, "date_end: lies before"),
        ({"lon": 200.0, "lat": 1.0}, "lon: outside"),
        ({"lon": 1.0, "lat": -91.0}, "lat: outside"),
        ({"lon": 0.0, "lat": 0.0}, "0, 0 is no place"),
        ({"lon": 1.0}, "one without the other"),
        ({"radius_m": 0.0}, "radius_m: must be above 0"),
        ({"geo_precision": 1, "relation": "near"}, "geo_precision: 1 is for the place itself"),
        ({"killed": "many"}, "'killed' must hold integer"),
    ],
)
def test_a_broken_rule_is_named(change, words):
    with pytest.raises(BadTable, match=words):
        as_frame([MINIMAL | change])


def test_two_rows_with_one_id():
    with pytest.raises(BadTable, match="two rows bear one id, row 2"):
        as_frame([MINIMAL, MINIMAL])


def test_a_missing_column_is_named(gdf):
    with pytest.raises(BadTable, match="lacks quote"):
        check_frame(gdf.drop(columns="quote"))


def test_export_and_read_is_identity(gdf, tmp_path):
    path = geo.export(gdf, tmp_path / "a.geojson")
    assert_geodataframe_equal(gdf, geo.read_frame(path))
    again = geo.export(geo.read_frame(path), tmp_path / "b.geojson")
    assert path.read_bytes() == again.read_bytes()


TEXT = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)
ROWS = st.lists(
    st.fixed_dictionaries(
        {name: st.just(value) for name, value in MINIMAL.items()}
        | {"incident_id": st.uuids().map(str), "quote": TEXT, "claimed_by": TEXT},
        optional={
            "place_name": TEXT,
            "details": TEXT,
            "killed": st.integers(0, 10**9),
            "place_score": st.floats(0, 1),
            "date_start": st.dates().map(str),
            "radius_m": st.floats(1, 10**7),
            "point": st.tuples(st.floats(-180, 180), st.floats(-89, 89)).filter(any),
        },
    ),
    unique_by=lambda row: row["incident_id"],
    max_size=5,
)


@given(ROWS)
def test_export_and_read_is_identity_for_any_table(tmp_path_factory, rows):
    for row in rows:
        lon, lat = row.pop("point", (None, None))
        if lon is not None:
            row |= {"lon": round(lon, 7) + 1e-7 * (lon == lat == 0), "lat": round(lat, 7)}
    rows = [row for row in rows if not (row.get("lon") == 0 and row.get("lat") == 0)]
    gdf = as_frame(rows)
    path = geo.export(gdf, tmp_path_factory.mktemp("x") / "a.geojson")
    assert_geodataframe_equal(gdf, geo.read_frame(path))


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


def test_ogrinfo_reads_it(gdf, tmp_path):
    path = geo.export(gdf, tmp_path / "a.geojson")
    done = subprocess.run(
        ["ogrinfo", "-al", "-so", str(path)], capture_output=True, encoding="utf-8", check=True
    )
    assert f"Feature Count: {len(gdf)}" in done.stdout
    assert "date_start: Date" in done.stdout
    assert "date_edtf: String" in done.stdout
    full = subprocess.run(
        ["ogrinfo", "-al", str(path)], capture_output=True, encoding="utf-8", check=True
    )
    assert "拉钦区部分地区" in full.stdout
    assert "date_end (Date) = 2022/09/13" in full.stdout


def test_geopandas_reads_it(gdf, tmp_path):
    read = gpd.read_file(geo.export(gdf, tmp_path / "a.geojson"))
    assert len(read) == len(gdf)
    assert read.crs.to_epsg() == 4326
    assert list(read["quote"]) == list(gdf["quote"])
    days = read["date_start"].dt.strftime("%Y-%m-%d")
    assert list(days.fillna("")) == list(gdf["date_start"].fillna(""))


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


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_is_read_back(gdf, tmp_path, suffix):
    assert_geodataframe_equal(gdf, geo.read_frame(geo.export(gdf, tmp_path / f"a{suffix}")))


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", UnreadableDocument),
        ("{", UnreadableDocument),
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


def test_near_measures_to_the_edge(gdf):
    found = near(gdf, place="Aghali", km=25)
    assert "Return of displaced persons, Aghali 村 (Ağalı)" in set(found["title"])
    assert (found["distance_km"] <= 25).all()
    assert not near(gdf, place="Aghali", km=25)["title"].str.contains("Vardenis").any()
    everything = near(gdf, place="Aghali", km=20_038)
    assert len(everything) == int(gdf["lon"].notna().sum())


def test_near_a_place_that_is_not_there(gdf):
    with pytest.raises(LookupError, match="no entry for 'Qwxyz'"):
        near(gdf, place="Qwxyz", km=1)


def test_between_takes_intervals(gdf):
    found = between(gdf, "2022-09-12", "2022-09-13")
    assert {"2022-09-12/2022-09-13", "../2022-09-13", "2022-09-13"} <= set(found["date_edtf"])
    assert "2022-03-24" not in set(found["date_edtf"])
    assert len(between(gdf, "1900-01-01", "1900-01-02")) == int(
        (gdf["date_start"].isna() & gdf["date_edtf"].notna()).sum()
    )


def test_numbers_are_finite(gdf):
    for name in ("lon", "lat", "radius_m", "place_score"):
        assert all(math.isfinite(x) for x in gdf[name].dropna())


def test_between_takes_days_alone(gdf):
    with pytest.raises(ValueError, match="isoformat"):
        between(gdf, "13.09.2022", "2022-09-14")
