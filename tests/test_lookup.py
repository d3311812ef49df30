"""Look-up on the packaged gazetteer: the names of the letter and of the records, and the laws."""

from __future__ import annotations

import math
import pickle

import pytest
from shapely.geometry import LineString, box

import gazetteer
from gazetteer.distance import distance_m
from gazetteer.errors import BadGazetteer, UnknownPlace

TOWN, DISTRICT = "geonames:147625", "geonames:147626"


@pytest.fixture(scope="module")
def gaz():
    return gazetteer.open()


def _ids(candidates):
    return [one.place.id for one in candidates]


@pytest.mark.parametrize("name", ["拉钦", "Lachin", "Laçın", "Лачин", "لاتشين", "Բերձոր"])
def test_the_town_is_one_in_six_scripts(gaz, name):
    assert TOWN in _ids(gaz.find(name))[:2]


@pytest.mark.parametrize("name", ["拉钦", "Lachin", "Laçın", "لاتشين"])
def test_the_district_stands_beside_the_town(gaz, name):
    assert DISTRICT in _ids(gaz.find(name))[:2]


@pytest.mark.parametrize("name", ["拉钦区", "拉欽區", "Lachin District", "Laçın Rayonu"])
def test_the_generic_word_means_the_district(gaz, name):
    found = gaz.find(name)[0].place
    assert (found.id, found.kind) == (DISTRICT, "district")
    assert found.wkb is not None


@pytest.mark.parametrize(
    ("name", "kind", "lon", "lat", "km"),
    [
        ("Aghali", "village", 46.76, 39.18, 3),
        ("Ağalı", "village", 46.76, 39.18, 3),
        ("赞格兰", "town", 46.66, 39.08, 3),
        ("达什卡桑", "town", 46.08, 40.52, 3),
        ("Goris", "town", 46.34, 39.51, 3),
        ("Սոթք", "village", 45.87, 40.20, 3),
        ("Джермук", "town", 45.67, 39.84, 3),
        ("Vardenis", "town", 45.73, 40.18, 3),
        ("Kapan", "town", 46.41, 39.21, 3),
        ("ZZE", "airport", 46.734, 39.094, 1),
        ("UBBZ", "airport", 46.734, 39.094, 1),
        ("Zangilan airport", "airport", 46.734, 39.094, 1),
        ("赞格兰机场", "airport", 46.734, 39.094, 1),
        ("Farrukh", "village", 46.80, 40.02, 5),
        ("Parukh", "village", 46.80, 40.02, 5),
        ("Shusha", "town", 46.75, 39.76, 3),
        ("阿塞拜疆", "country", 47.6, 40.2, 100),
        ("阿塞拜疆共和国", "country", 47.6, 40.2, 100),
        ("亚美尼亚", "country", 44.9, 40.1, 100),
        ("赞加祖尔走廊", "corridor", 46.3, 38.9, 10),
        ("Зангезурский коридор", "corridor", 46.3, 38.9, 10),
    ],
)
def test_names_of_the_sample(gaz, name, kind, lon, lat, km):
    found = gaz.find(name)[0].place
    assert found.kind == kind
    assert distance_m(found.lon, found.lat, lon, lat) < km * 1000


@pytest.mark.parametrize("name", ["Stepanakert", "Ханкенди", "Ստեփանակերտ", "汉肯德"])
def test_both_names_of_a_town_are_found(gaz, name):
    assert gaz.find(name)[0].place.id == "geonames:146970"


def test_kalbajar_is_the_town_or_its_district(gaz):
    assert set(_ids(gaz.find("Kəlbəcər"))[:2]) == {"geonames:586268", "geonames:586047"}


@pytest.mark.parametrize("name", ["", " ", "zze", "Qwxzvbn", "‎", "\n", "区"])
def test_nothing_found_is_no_error(gaz, name):
    assert len(gaz.find(name)) == 0


def test_a_code_counts_in_capitals_only(gaz):
    assert "icao:UBBZ" in _ids(gaz.find("ZZE"))
    assert "icao:UBBZ" not in _ids(gaz.find("Zze"))


def test_filters_and_limit(gaz):
    assert {one.place.country for one in gaz.find("San José", country="CR")} == {"CR"}
    assert {one.place.kind for one in gaz.find("拉钦", kind="district")} == {"district"}
    assert len(gaz.find("San José", limit=3)) == 3


def test_candidates_are_sorted_and_say_how(gaz):
    found = gaz.find("Lachin")
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert {one.how for one in found} <= {"exact", "folded", "transliterated"}
    assert all(0 <= one.score <= 1 for one in found)
    assert ">Laçın</td>" in found._repr_html_()
    assert "geonames:147625" in repr(found)


def test_the_table_escapes_what_is_in_it(gaz):
    assert "<script>" not in gaz.find("<script>alert(1)</script>")._repr_html_()


def test_get_and_its_error(gaz):
    assert gaz.get(TOWN).name == "Laçın"
    with pytest.raises(UnknownPlace, match="geonames:0"):
        gaz.get("geonames:0")


def test_country_of(gaz):
    assert gaz.country_of("AZ") == gaz.country_of("AZE")
    with pytest.raises(UnknownPlace, match="QQ"):
        gaz.country_of("QQ")


def test_the_border_is_a_line_of_both_states(gaz):
    line = gaz.border("AZ", "AM")
    assert line == gaz.border("AM", "AZ")
    assert line.name == "Armenia–Azerbaijan border"
    assert line.geometry.geom_type == "MultiLineString"
    assert line.parents == ("geonames:174982", "geonames:587116")
    assert gaz.border("AM", "FR") is None


def test_near_gives_the_nearest_first(gaz):
    found = gaz.near(46.76, 39.18, 25)
    assert found[0][1].id == "atlas:agali"
    assert [km for km, _ in found] == sorted(km for km, _ in found)
    assert all(place.kind == "airport" for _, place in gaz.near(46.76, 39.18, 50, kind="airport"))


@pytest.mark.parametrize(("lon", "lat"), [(179.99, -16.8), (-179.99, -16.8), (0, 90), (90, 89.99)])
def test_near_knows_no_edge_of_the_map(gaz, lon, lat):
    for km, place in gaz.near(lon, lat, 1500, limit=50):
        assert math.isclose(
            km * 1000, distance_m(lon, lat, place.lon, place.lat), rel_tol=6e-3, abs_tol=1
        )


def test_near_crosses_the_date_line(gaz):
    lons = {place.lon > 0 for _, place in gaz.near(180, -17, 200, limit=50)}
    assert lons == {True, False}


def test_within_country_and_area(gaz):
    district = gaz.get(DISTRICT)
    inside = gaz.within(area=district, kind="district")
    assert DISTRICT in [place.id for place in inside]
    assert all(place.country == "AM" for place in gaz.within(country="AM", kind="town"))
    assert gaz.within(country="QQ") == []
    with pytest.raises(UnknownPlace, match="as a point"):
        gaz.within(area=gaz.get(TOWN))


def test_contains(gaz):
    azerbaijan, armenia = gaz.country_of("AZ"), gaz.country_of("AM")
    assert gaz.contains(azerbaijan, gaz.get(TOWN)) is True
    assert gaz.contains(armenia, gaz.get(TOWN)) is False
    assert gaz.contains(gaz.get(TOWN), gaz.get("geonames:174895")) is False
    assert gaz.contains(gaz.get("geonames:146901"), gaz.get("atlas:agali")) is None


def test_disputed_entries_say_so(gaz):
    corridor = gaz.get("atlas:zangezur-corridor")
    assert corridor.status == "disputed"
    assert "contested" in corridor.note
    assert corridor.geometry.geom_type == "LineString"


def test_a_gazetteer_travels_to_another_process(gaz):
    assert pickle.loads(pickle.dumps(gaz)).find("Goris") == gaz.find("Goris")  # noqa: S301


def test_info_counts_and_checks(gaz):
    info = gaz.info()
    assert info["places"] > 250_000
    assert info["damaged"] == []
    assert gaz.version == info["version"]


def test_no_store_is_an_error_with_a_way_out(tmp_path):
    with pytest.raises(BadGazetteer, match="INCIDENT_ATLAS_GAZETTEER"):
        gazetteer.open(tmp_path)


def test_the_environment_names_another_store(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENT_ATLAS_GAZETTEER", str(tmp_path))
    with pytest.raises(BadGazetteer, match=tmp_path.name):
        gazetteer.open()


def test_within_any_polygon(gaz):
    inside = gaz.within(area=box(46.5, 39.0, 46.9, 39.3))
    assert "atlas:agali" in [place.id for place in inside]
    assert all(46.5 <= place.lon <= 46.9 and 39.0 <= place.lat <= 39.3 for place in inside)
    with pytest.raises(UnknownPlace, match="LineString"):
        gaz.within(area=LineString([(0, 0), (1, 1)]))


def test_within_a_unit_known_as_a_point(gaz):
    towns = gaz.within(country="SD", kind="town")
    town = next(t for t in towns if gaz.get(t.parents[0]).wkb is None)
    inside = gaz.within(area=gaz.get(town.parents[0]))
    assert town.id in [place.id for place in inside]
    assert all(place.country == "SD" for place in inside)
