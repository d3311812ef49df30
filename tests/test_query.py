"""Questions on the table, against geopandas by hand and against geodesics measured one by one."""

from __future__ import annotations

import json
import math
import sys

import geopandas as gpd
import numpy as np
import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import example, given, settings
from hypothesis import strategies as st
from incident_table import MINIMAL
from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon, box

import gazetteer
import geo
from gazetteer.errors import MissingExtra, UnknownPlace
from geo.circles import circles
from geo.distances import signed_distances
from geo.frame import as_frame

WGS84 = Geodesic.WGS84


def metres(lon, lat, other_lon, other_lat):
    """Measure a geodesic with another library than the questions use."""
    return WGS84.Inverse(lat, lon, other_lat, other_lon)["s12"]


def rows(*points, radius=1000.0, **more):
    """Give a table of points (lon, lat), and radii where three numbers are given."""
    return as_frame(
        [
            MINIMAL
            | {"incident_id": f"ia:{i}", "relation": "at"}
            | more
            | {"lon": point[0], "lat": point[1], "radius_m": (*point, radius)[2]}
            for i, point in enumerate(points)
        ]
    )


def ids(gdf):
    return [int(one[3:]) for one in gdf["incident_id"]]


@pytest.fixture(scope="module")
def gdf(letter, records):
    return geo.locate(letter, records=records)


# --- distances -----------------------------------------------------------------------------------

LON, LAT = st.floats(-180, 180), st.floats(-90, 90)


@given(lon=LON, lat=LAT, other=st.tuples(LON, LAT))
def test_a_point_is_as_far_as_the_geodesic_says(lon, lat, other):
    (found,) = signed_distances([lon], [lat], Point(other))
    assert found == pytest.approx(metres(lon, lat, *other), abs=0.01)


def by_hand(lon, lat, line, step=20):
    """Measure the way to very many points of a line: an upper bound, some metres too much."""
    best = math.inf
    for part in getattr(line, "geoms", [line]):
        for (ax, ay), (bx, by) in zip(part.coords, part.coords[1:], strict=False):
            n = max(2, int(metres(ax, ay, bx, by) / step))
            share = np.linspace(0, 1, n)
            best = min(best, _least(lon, lat, ax + share * (bx - ax), ay + share * (by - ay)))
    return best


def _least(lon, lat, lons, lats):
    from pyproj import Geod

    n = len(lons)
    return Geod(ellps="WGS84").inv(np.full(n, lon), np.full(n, lat), lons, lats)[2].min()


BORDER = LineString([(46.0, 39.9), (46.35, 39.6), (46.4, 39.35), (46.55, 39.1), (46.5, 38.9)])


@settings(max_examples=25)
@given(lon=st.floats(44, 49), lat=st.floats(37, 42))
def test_a_line_is_as_far_as_its_nearest_point(lon, lat):
    (found,) = signed_distances([lon], [lat], BORDER)
    assert found == pytest.approx(by_hand(lon, lat, BORDER), rel=1e-4, abs=12)


@pytest.mark.parametrize(
    ("lon", "lat", "shape"),
    [
        (-179.9, 0.0, LineString([(179.5, -1), (179.5, 1)])),
        (179.9, -17.0, MultiLineString([[(-179.9, -18), (-179.8, -16)], [(170, 0), (171, 0)]])),
        (90.0, 89.9, LineString([(-90, 89.5), (-80, 89.5)])),
        (0.0, -89.99, LineString([(170, -89.0), (180, -89.0)])),
        (0.0, 0.0, LineString([(175, 1), (178, -1)])),
        (100.0, 60.0, LineString([(100, 10), (101, 10)])),
    ],
    ids=["date line", "date line, parts", "north pole", "south pole", "antipode", "far"],
)
def test_the_date_line_and_the_poles_are_no_bar(lon, lat, shape):
    (found,) = signed_distances([lon], [lat], shape)
    assert found == pytest.approx(by_hand(lon, lat, shape, 200), rel=1e-3, abs=100)


@given(lon=st.floats(-3, 3), lat=st.floats(50, 54))
@settings(max_examples=25)
def test_inside_an_area_the_depth_is_negative(lon, lat):
    area = Polygon([(-2, 51), (2, 51), (2, 53), (-2, 53)], [[(-1, 51.5), (1, 51.5), (0, 52.5)]])
    (found,) = signed_distances([lon], [lat], area)
    assert (found <= 0) == area.intersects(Point(lon, lat))
    edge = by_hand(lon, lat, area.boundary, 100)
    assert abs(found) == pytest.approx(edge, rel=1e-3, abs=60)


def test_a_row_without_a_place_is_nowhere():
    assert np.isnan(signed_distances([np.nan], [np.nan], Point(0, 0))).all()
    with pytest.raises(ValueError, match="empty"):
        signed_distances([0.0], [0.0], Polygon())


# --- where ---------------------------------------------------------------------------------------


def test_near_against_geopandas_by_hand(gdf):
    """The same rows as in a projection made for the place, where distances are right."""
    place = gazetteer.open().find("Goris")[0].place
    local = f"+proj=aeqd +lon_0={place.lon} +lat_0={place.lat} +datum=WGS84"
    flat = gdf[gdf["lon"].notna()].to_crs(local)
    expected = flat[flat.buffer(flat["radius_m"], quad_segs=90).distance(Point(0, 0)) <= 60_000]
    found = geo.near(gdf, place="Goris", km=60)
    assert list(found["incident_id"]) == list(expected["incident_id"])
    assert 0 < len(found) < len(flat)


def test_inside_against_geopandas_by_hand(gdf):
    area = gazetteer.open().country_of("AM").geometry
    found = geo.inside(gdf, "Armenia")
    in_it = gdf[gdf.within(area)]
    assert set(in_it["incident_id"]) <= set(found["incident_id"])
    certain = geo.inside(gdf, "Armenia", how="certainly")
    assert set(certain["incident_id"]) <= set(in_it["incident_id"])
    assert 0 < len(certain) < len(found)


def test_possibly_and_certainly():
    """A circle that is in, one that touches, one that is out; and the same with a distance."""
    table = rows((0.5, 0.5), (1.005, 0.5), (1.02, 0.5), (0.5, 0.5, 80_000.0))
    square = box(0, 0, 1, 1)
    assert ids(geo.inside(table, square)) == [0, 1, 3]
    assert ids(geo.inside(table, square, how="certainly")) == [0]
    assert list(geo.inside(table, square)["certainty"]) == ["certainly", "possibly", "possibly"]
    assert ids(geo.within_km(table, square, 2)) == [0, 1, 2, 3]
    assert ids(geo.within_km(table, square, 2, how="certainly")) == [0, 1]
    with pytest.raises(ValueError, match="how must be"):
        geo.inside(table, square, how="perhaps")


@settings(max_examples=40)
@example(lon=0.99999, lat=0.0, radius=1.0, km=0.0)  # beside the corner where the ring begins
@given(
    lon=st.floats(-2, 3), lat=st.floats(-2, 3), radius=st.floats(1, 300_000), km=st.floats(0, 200)
)
def test_certain_is_possible_and_holds_all_over_the_circle(lon, lat, radius, km):
    square = box(0, 0, 1, 1)
    table = rows((round(lon, 7) or 1e-7, round(lat, 7) or 1e-7, radius))
    possible = geo.within_km(table, square, km)
    certain = geo.within_km(table, square, km, how="certainly")
    assert set(ids(certain)) <= set(ids(possible))
    (circle,) = circles(table["lon"], table["lat"], table["radius_m"])
    if len(certain):
        edge = np.array(circle.exterior.coords)
        assert (signed_distances(edge[:, 0], edge[:, 1], square) <= km * 1000 + 1).all()
    if not len(possible):
        assert not circle.intersects(square)


def test_circles_over_the_date_line_and_round_the_poles():
    table = rows((179.99, -17.0, 5000.0), (-179.99, -17.0, 5000.0), (20.0, 89.99, 5000.0))
    assert ids(geo.within_km(table, Point(180, -17), 1)) == [0, 1]
    assert ids(geo.within_km(table, Point(-160, 90), 0)) == [2]
    big = rows((0.0, 10.0, 15_000_000.0))
    assert ids(geo.within_km(big, Point(120, 0), 0)) == [0]
    assert ids(geo.within_km(big, Point(179, -10), 0)) == []


def test_what_is_said_of_the_place_itself_is_certain(gdf):
    """An incident "along the border" lies along it, however large the circle that holds it."""
    found = geo.within_km(gdf, "border:AM-AZ", 1).set_index("place_id")
    told = found.loc["border:AM-AZ"]
    assert set(told["certainty"]) == {"certainly"}
    assert set(told["distance_km"]) == {0.0}


def test_along_gives_the_order_of_the_line():
    line = LineString([(0, 0), (1, 0), (1, 1)])
    table = rows((1.0, 0.75), (0.25, 0.0), (0.5, 3.0), (0.75, 0.001))
    found = geo.along(table, line, 1)
    assert ids(found) == [1, 3, 0]
    degree = metres(0, 0, 1, 0) / 1000
    assert list(found["along_km"]) == pytest.approx(
        [0.25 * degree, 0.75 * degree, degree + metres(1, 0, 1, 0.75) / 1000], abs=0.01
    )
    two = MultiLineString([[(0, 0), (1, 0)], [(5, 5), (6, 5)]])
    (row,) = geo.along(rows((5.5, 5.0)), two, 1)["along_km"]
    assert row == pytest.approx(degree + metres(5, 5, 5.5, 5) / 1000, abs=0.1)


def test_a_line_is_asked_for(gdf):
    with pytest.raises(UnknownPlace, match="only a point is known"):
        geo.along(gdf, Point(46, 39), 5)
    with pytest.raises(UnknownPlace, match="no area is known of 'Goris'"):
        geo.inside(gdf, "Goris")
    with pytest.raises(UnknownPlace, match="no entry for 'Qwxyz'"):
        geo.within_km(gdf, "Qwxyz", 5)
    with pytest.raises(TypeError, match="not 5"):
        geo.within_km(gdf, 5, 5)


def test_tables_and_places_may_be_asked_about(gdf):
    area = gazetteer.open().find("拉钦区")[0].place
    series = gpd.GeoSeries([area.geometry], crs="EPSG:4326").to_crs("EPSG:3857")
    by_place, by_shape = geo.within_km(gdf, area, 5), geo.within_km(gdf, series, 5)
    assert list(by_place["incident_id"]) == list(by_shape["incident_id"])
    assert list(by_place["incident_id"]) == list(geo.within_km(gdf, "拉钦区", 5)["incident_id"])


def test_nearest_are_the_nearest(gdf):
    place = gazetteer.open().find("Kapan")[0].place
    found = geo.nearest(gdf, "Kapan", limit=4)
    ways = {
        row.incident_id: max(0, metres(row.lon, row.lat, place.lon, place.lat) - row.radius_m)
        for row in gdf[gdf["lon"].notna()].itertuples()
    }
    best = sorted(ways.values())[:4]
    assert list(found["distance_km"] * 1000) == pytest.approx(best, abs=1)
    assert found["distance_km"].is_monotonic_increasing


def test_nearest_places_of_a_kind(gdf):
    found = geo.nearest_places(gdf, kind="airport")
    assert len(found) == len(gdf)
    there = found[found["lon"].notna()]
    assert found["nearest_id"].isna().equals(found["lon"].isna())
    gaz = gazetteer.open()
    for row in there.itertuples():
        place = gaz.get(row.nearest_id)
        assert place.kind == "airport"
        way = metres(row.lon, row.lat, place.lon, place.lat) / 1000
        assert row.nearest_km == pytest.approx(way, abs=0.002)


# --- when ----------------------------------------------------------------------------------------


def test_between_possibly_and_certainly():
    days = [("2022-09-12", "2022-09-13"), ("2022-09-13", "2022-09-14"), (None, "2022-09-13"),
            ("2022-09-12", None), ("2022-09-15", "2022-09-15"), (None, None)]  # fmt: skip
    table = as_frame(
        [
            MINIMAL | {"incident_id": f"ia:{i}", "date_start": a, "date_end": b}
            | {"date_edtf": "x" if a or b else None}
            for i, (a, b) in enumerate(days)
        ]
    )  # fmt: skip
    assert ids(geo.between(table, "2022-09-12", "2022-09-13")) == [0, 1, 2, 3]
    assert ids(geo.between(table, "2022-09-12", "2022-09-13", how="certainly")) == [0]


def test_certainty_is_that_of_all_questions(gdf):
    possible = geo.between(geo.near(gdf, place="Goris", km=80), "2022-09-12", "2022-09-13")
    certain = geo.near(gdf, place="Goris", km=80, how="certainly")
    certain = geo.between(certain, "2022-09-12", "2022-09-13", how="certainly")
    told = possible[possible["certainty"] == "certainly"]
    assert list(told["incident_id"]) == list(certain["incident_id"])
    assert 0 < len(certain) < len(possible)


# --- how many ------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["country", "admin1", "claimed_by", "event_type", "year"])
def test_counts_add_up(gdf, by):
    counts = geo.count_by(gdf, by)
    assert counts["possibly"].sum() == len(gdf)
    assert (counts["certainly"] <= counts["possibly"]).all()
    assert counts.crs.to_epsg() == 4326
    if by in gdf:
        by_hand = gdf[by].value_counts()
        told = counts[counts[by].notna()].set_index(by)["possibly"]
        assert told.to_dict() == by_hand.to_dict()


def test_months_that_an_incident_spans():
    table = as_frame(
        [
            MINIMAL | {"incident_id": "ia:0", "date_start": "2021-12-30", "date_end": "2022-01-02"},
            MINIMAL | {"incident_id": "ia:1", "date_start": "2022-01-05", "date_end": "2022-01-05"},
            MINIMAL | {"incident_id": "ia:2", "date_end": "2022-01-05"},
        ]
    )
    counts = geo.count_by(table, "month")
    assert counts["month"].fillna("").tolist() == ["2021-12", "2022-01", ""]
    assert counts["possibly"].tolist() == [1, 2, 1]
    assert counts["certainly"].tolist() == [0, 1, 0]


def test_cells_hold_their_points():
    import h3

    table = rows((10.0, 50.0, 1.0), (10.0, 50.0, 1.0), (179.999, 66.0, 1.0), (0.0, 89.9, 1.0))
    counts = geo.count_by(table, "cell", resolution=4)
    assert counts["possibly"].sum() >= len(table)
    for lon, lat in ((10.0, 50.0), (179.999, 66.0), (0.0, 89.9)):
        cell = h3.latlng_to_cell(lat, lon, 4)
        assert cell in set(counts["cell"])
    assert counts.geometry.is_valid.all()
    assert counts["certainly"].max() == 2


def test_a_circle_touches_the_cells_that_it_touches():
    """As areas on the map touch them; a circle of a metre lies in one."""
    table = rows((10.0, 50.0, 20_000.0))
    counts = geo.count_by(table, "cell", resolution=5)
    (circle,) = circles([10.0], [50.0], [20_000.0])
    inner, outer = circles([10.0, 10.0], [50.0, 50.0], [19_800.0, 20_200.0])
    assert all(cell.intersects(outer) for cell in counts.geometry)
    assert counts.union_all().buffer(1e-9).contains(inner)
    assert counts["certainly"].sum() == 0
    assert circle.area > 0
    assert geo.count_by(rows((10.0, 50.0, 1.0)), "cell")["certainly"].tolist() == [1]


def test_a_large_circle_is_counted_nowhere_but_not_lost():
    table = rows((10.0, 50.0, 900_000.0))
    counts = geo.count_by(table, "cell", resolution=6)
    assert counts["cell"].isna().tolist() == [True]
    dense = geo.density(table, resolution=6)
    assert dense["expected"].tolist() == [1.0]
    assert dense["cell"].isna().all()


def test_density_is_conserved(gdf):
    dense = geo.density(gdf, resolution=4)
    assert dense["expected"].sum() == pytest.approx(int(gdf["lon"].notna().sum()), abs=1e-3)
    assert (dense["per_1000_km2"].dropna() > 0).all()
    assert dense.crs.to_epsg() == 4326


def test_cells_need_an_extra(gdf, monkeypatch):
    monkeypatch.setitem(sys.modules, "h3", None)
    with pytest.raises(MissingExtra, match=r"incident-atlas\[cells\]"):
        geo.count_by(gdf, "cell")


def test_a_unit_is_drawn_as_its_area(gdf):
    counts = geo.count_by(gdf, "country").set_index("country")
    assert isinstance(counts.loc["AM"].geometry, Polygon | MultiPolygon)
    assert counts.loc["AM"].geometry.area > 2


# --- what can be done with an answer -------------------------------------------------------------


def test_answers_are_tables_that_maps_and_exports_take(gdf, tmp_path):
    import maps

    found = geo.within_km(geo.between(gdf, "2022-09-12", "2022-09-13"), "border:AM-AZ", 20)
    assert maps.incident_map(found).get_root().render()
    path = geo.export(found, tmp_path / "found.geojson")
    assert json.loads(path.read_bytes())["features"][0]["properties"]["certainty"]
    assert list(geo.read_frame(path)["certainty"]) == list(found["certainty"])
    axes = geo.density(gdf, resolution=3).plot("expected")
    axes.figure.clear()
    assert "leaflet" in geo.count_by(gdf, "country").explore(tiles=None).get_root().render()


@pytest.mark.parametrize("ask", [
    lambda t: geo.near(t, place="Goris", km=5), lambda t: geo.within_km(t, "border:AM-AZ", 5),
    lambda t: geo.inside(t, "Armenia"), lambda t: geo.along(t, "border:AM-AZ", 5),
    lambda t: geo.nearest(t, "Goris"), geo.nearest_places,
    lambda t: geo.between(t, "2022-01-01", "2022-01-02"), lambda t: geo.count_by(t, "month"),
    lambda t: geo.count_by(t, "cell"), geo.density,
])  # fmt: skip
def test_nothing_asked_of_nothing_is_nothing(ask):
    assert len(ask(as_frame([]))) == 0
