"""The one table: its columns, its rules, questions on it."""

from __future__ import annotations

import math

import pytest
from geopandas.testing import assert_geodataframe_equal
from incident_table import MINIMAL

import geo
from gazetteer.errors import BadTable
from geo.frame import COLUMNS, as_frame, check_frame
from geo.query import between, near


@pytest.fixture(scope="module")
def gdf(letter, records):
    return geo.locate(letter, records=records)


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
