"""Questions in SQL, against the same ones asked in Python."""

from __future__ import annotations

import builtins

import geopandas
import pandas as pd
import pytest
import shapely
from geographiclib.geodesic import Geodesic

import geo
from gazetteer.errors import AtlasError


@pytest.fixture(scope="module")
def gdf(letter, records):
    return geo.locate(letter, records=records)


@pytest.fixture(scope="module")
def points():
    at = [(179.9, 10.0), (-179.9, 10.0), (0.0, 89.9), (180.0, 89.9), (46.7, 39.2)]
    return geopandas.GeoDataFrame(
        {"n": range(len(at))}, geometry=[shapely.Point(p) for p in at], crs="EPSG:4326"
    )


def test_counts_are_those_of_pandas(gdf):
    answer = geo.sql("select event_type, count(*) as n from incidents group by 1", gdf)
    assert dict(answer.to_numpy().tolist()) == gdf["event_type"].value_counts().to_dict()


def test_an_answer_with_geometry_is_a_geodataframe(gdf):
    answer = geo.sql("select incident_id, geometry from incidents where lon > 46", gdf)
    assert answer.crs.to_epsg() == 4326
    kept = gdf[gdf["lon"] > 46]
    assert sorted(answer["incident_id"]) == sorted(kept["incident_id"])
    assert set(answer.geometry.geom_type) == set(kept.geometry.geom_type)


def test_kilometres_are_geodesic_at_the_date_line_and_the_pole(points):
    answer = geo.sql(
        "select a.n as a, b.n as b, km(a.geometry, b.geometry) as far from p a, p b", p=points
    )
    for row in answer.itertuples():
        one, other = points.geometry[row.a], points.geometry[row.b]
        metres = Geodesic.WGS84.Inverse(one.y, one.x, other.y, other.x)["s12"]
        assert row.far * 1000 == pytest.approx(metres, rel=1e-6, abs=0.1)


def test_a_point_in_an_area_is_no_kilometre_away(points):
    area = geopandas.GeoDataFrame(geometry=[shapely.box(46, 39, 47, 40)], crs="EPSG:4326")
    answer = geo.sql(
        "select p.n, km(p.geometry, a.geometry) as far from p, a where n = 4", p=points, a=area
    )
    assert answer["far"].tolist() == [0.0]


def test_a_point_that_the_query_writes_out(gdf):
    answer = geo.sql(
        "select title from incidents where km(geometry, ST_Point(46.762, 39.18)) < 25", gdf
    )
    assert any("Aghali" in title for title in answer["title"])


def test_the_gazetteer_is_a_table():
    answer = geo.sql("select id, population from places where name = 'Goris' and country = 'AM'")
    assert "geonames:174895" in answer["id"].tolist()


def test_tables_in_another_system_are_put_into_degrees(points):
    metres = points.iloc[[4]].to_crs("EPSG:32638")
    answer = geo.sql("select geometry from t", t=metres)
    assert answer.geometry[0].distance(points.geometry[4]) < 1e-6


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("drop table x", "no single question"),
        ("copy incidents to 'x.csv'", "no single question"),
        ("select 1; drop table x", "no single question"),
        ("select * from nothing", "nothing"),
        ("select nothing from incidents", "nothing"),
    ],
)
def test_what_is_no_question_is_refused_in_a_sentence(gdf, query, reason):
    with pytest.raises(AtlasError, match=reason):
        geo.sql(query, gdf)


def test_a_wrong_name_of_a_table_is_refused():
    with pytest.raises(AtlasError, match="no name of a table"):
        geo.sql("select 1", **{"a b": pd.DataFrame()})


def test_without_the_engine_it_says_what_to_install(gdf, monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name == "sedonadb":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(AtlasError, match=r"incident-atlas\[sql\]"):
        geo.sql("select 1", gdf)
