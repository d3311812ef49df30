"""The gazetteer as a geopy geocoder: axes, scopes, geopandas, rate limiter, no connection."""

from __future__ import annotations

import json
import pickle
import socket

import geopandas
import pytest
from geopy.distance import geodesic
from geopy.exc import GeocoderQueryError, GeocoderUnavailable
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point as GeopyPoint
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

import gazetteer
from gazetteer.geocoder import OfflineGeocoder
from gazetteer.place import PLACE_KINDS

GAZ = gazetteer.open()
CODER = OfflineGeocoder(gaz=GAZ)


# --- axes ----------------------------------------------------------------------------------------


def test_geopy_says_latitude_first_and_we_longitude_first():
    found, ours = CODER.geocode("Goris"), GAZ.find("Goris")[0].place
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (ours.lat, ours.lon)
    assert tuple(found)[1] == (ours.lat, ours.lon)
    assert (found.raw["lon"], found.raw["lat"]) == (ours.lon, ours.lat)
    assert found.latitude < found.longitude, "Goris is at 39.5 N, 46.3 E"


@pytest.mark.parametrize(
    "point", [(39.51, 46.34), [39.51, 46.34], "39.51, 46.34", GeopyPoint(39.51, 46.34)]
)
def test_a_point_is_latitude_first_in_every_form(point):
    assert CODER.reverse(point).raw["name"] == "Goris"


def test_swapped_axes_are_another_place():
    assert CODER.reverse((46.34, 39.51), km=500).raw["name"] != "Goris"


@given(st.sampled_from(GAZ.within(country="AM", kind="town")))
def test_a_place_is_found_at_its_own_point(place):
    found = CODER.reverse((place.lat, place.lon))
    assert found.raw["distance_m"] == 0
    assert (found.longitude, found.latitude) == (place.lon, place.lat)


# --- queries and their scope ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "place_id"),
    [
        ("Lachin, Azerbaijan", "geonames:147625"),
        ("拉钦,阿塞拜疆", "geonames:147625"),
        ("拉钦、阿塞拜疆", "geonames:147625"),
        ("لاتشين، أذربيجان", "geonames:147625"),
        ("Laçin, Türkiye", "geonames:750165"),
        ("Goris, Syunik, Armenia", "geonames:174895"),
        ("Springfield, IL", "geonames:4250542"),
        ("Springfield, MA, USA", "geonames:4951788"),
        ("Los Angeles, CA", "geonames:5368361"),
        ("Atlanta, Georgia", "geonames:4180439"),
        ("Tbilisi, Georgia", "geonames:611717"),
        ("Washington, D.C.", "geonames:4140963"),
        ("Tanzania, United Republic of", "geonames:149590"),
        ("Paris, TX, USA", "geonames:4717560"),
        ({"city": "Goris", "country": "Armenia"}, "geonames:174895"),
    ],
)
def test_later_parts_are_scope(query, place_id):
    assert CODER.geocode(query).raw["id"] == place_id


@pytest.mark.parametrize(
    "query", ["", "  ", ",", "Qwxzvbn", "Lachin, Armenia", "Goris, Qwxzvbn, Armenia"]
)
def test_not_found_is_none(query):
    assert CODER.geocode(query) is None
    assert CODER.geocode(query, exactly_one=False) is None


def test_country_kind_and_limit():
    assert CODER.geocode("San José", country="cr").raw["country"] == "CR"
    assert CODER.geocode("Lachin", kind="district").raw["id"] == "geonames:147626"
    assert len(CODER.geocode("San José", exactly_one=False)) == 10
    assert len(CODER.geocode("San José", exactly_one=False, limit=3)) == 3
    assert OfflineGeocoder(gaz=GAZ, country="TR").geocode("Lachin").raw["country"] == "TR"


def test_many_candidates_are_the_gazetteers_in_its_order():
    found = CODER.geocode("San José", exactly_one=False)
    assert [one.raw["id"] for one in found] == [one.place.id for one in GAZ.find("San José")]


def test_the_language_is_that_of_the_answer():
    """As everywhere in geopy: it changes what the place is called, not which place it is."""
    for language in ("ru", "RU", "ru-RU,ru;q=0.9,en;q=0.8"):
        found = CODER.geocode("Goris", language=language)
        assert found.raw["id"] == "geonames:174895"
        assert found.address.startswith("Горис, ")
    assert CODER.geocode("Goris", language=False).address == CODER.geocode("Goris").address
    assert OfflineGeocoder(gaz=GAZ, language="zh").geocode("Goris").address.startswith("戈里斯, ")


def test_raw_is_our_place_and_is_json():
    best, raw = GAZ.find("Laçın")[0], CODER.geocode("Laçın").raw
    assert json.loads(json.dumps(raw)) == raw
    for key in ("id", "kind", "radius_m", "source", "country", "note", "status"):
        assert raw[key] == getattr(best.place, key)
    assert (raw["how"], raw["score"], raw["matched"]) == (best.how, best.score, best.matched)
    assert raw["radius_m"] > 0


def test_every_key_of_raw_is_there_for_both_ways():
    ways = (CODER.geocode("Goris").raw, CODER.reverse((39.5, 46.3)).raw)
    assert set(ways[0]) - {"matched"} == set(ways[1]) - {"distance_m"}


@pytest.mark.parametrize("query", [None, 3, float("nan"), ["Goris"]])
def test_a_query_that_is_no_text(query):
    with pytest.raises(GeocoderQueryError, match="a query is text"):
        CODER.geocode(query)


def test_streets_are_refused_and_not_dropped():
    with pytest.raises(GeocoderQueryError, match="knows no postalcode, street; ask with city"):
        CODER.geocode({"street": "Mashtots 5", "postalcode": "1", "city": "Goris"})


@given(st.text(max_size=60))
def test_no_text_breaks_it(text):
    found = CODER.geocode(text, exactly_one=False)
    assert found is None or found


# --- the way back --------------------------------------------------------------------------------


def test_reverse_gives_the_nearest_populated_places_first():
    found = CODER.reverse((39.18, 46.76), exactly_one=False, limit=5)
    assert found[0].raw["id"] == "atlas:agali"
    assert len(found) == 5
    assert {one.raw["kind"] for one in found} <= {"city", "town", "village"}
    away = [geodesic((39.18, 46.76), (one.latitude, one.longitude)).m for one in found]
    assert away == sorted(away)
    assert [one.raw["distance_m"] for one in found] == pytest.approx(away, rel=0.002)


def test_reverse_of_one_kind_and_of_nothing():
    assert CODER.reverse((39.1, 46.7), kind="airport").raw["id"] == "icao:UBBZ"
    assert CODER.reverse((0, -30)) is None
    assert CODER.reverse((0, -30), exactly_one=False) is None


def test_reverse_across_the_date_line():
    found = CODER.reverse((-16.8, 179.999), exactly_one=False, km=300, limit=40)
    assert {one.longitude > 0 for one in found} == {True, False}


@pytest.mark.parametrize("point", [(float("nan"), 0), (0, float("inf")), "north of here"])
def test_reverse_of_no_point(point):
    with pytest.raises(ValueError, match=r"finite|Failed to create"):
        CODER.reverse(point)


def test_a_longitude_given_first_is_noticed_where_it_can_be():
    with (
        pytest.warns(UserWarning, match="order is .latitude, longitude"),
        pytest.raises(ValueError, match="Latitude must be in"),
    ):
        CODER.reverse((146.34, 39.51))


# --- where geopy's own go ------------------------------------------------------------------------


def test_geopandas_geocode():
    gdf = geopandas.tools.geocode(["Goris, Armenia", "Qwxzvbn", None], provider=OfflineGeocoder)
    assert gdf.crs == "EPSG:4326"
    assert gdf.geometry[0].x == pytest.approx(46.34, abs=0.01)
    assert gdf.geometry[0].y == pytest.approx(39.51, abs=0.01)
    assert gdf.geometry.is_empty.tolist() == [False, True, True]


def test_geopandas_hands_options_over():
    gdf = geopandas.tools.geocode(
        ["San José"], provider=OfflineGeocoder, gaz=GAZ, country="CR", user_agent="x", timeout=3
    )
    assert gdf["address"][0].endswith("Costa Rica")


def test_geopandas_reverse_geocode():
    points = [Point(46.34, 39.51), Point(-30, 0)]
    gdf = geopandas.tools.reverse_geocode(points, provider=OfflineGeocoder, gaz=GAZ)
    assert gdf["address"][0].startswith("Goris")
    assert gdf.geometry.is_empty.tolist() == [False, True]


def test_the_rate_limiter_takes_it():
    limited = RateLimiter(CODER.geocode, min_delay_seconds=0)
    assert limited("Goris") == CODER.geocode("Goris")
    assert limited("Qwxzvbn") is None


def test_it_travels_to_another_process():
    coder = OfflineGeocoder(gaz=GAZ, language="ru", country="AM")
    again = pickle.loads(pickle.dumps(coder))  # noqa: S301
    assert again.geocode("Goris") == coder.geocode("Goris")
    assert (again.language, again.country) == ("ru", "AM")


def test_no_connection_can_be_opened(monkeypatch):
    def refuse(*_):
        raise AssertionError("a socket was made")

    monkeypatch.setattr(socket, "socket", refuse)
    with OfflineGeocoder(gaz=GAZ) as coder:
        assert isinstance(coder, Geocoder)
        assert coder.geocode("Goris") is not None
        assert coder.reverse((39.5, 46.3)) is not None
        with pytest.raises(GeocoderUnavailable, match="opens no connection"):
            coder._call_geocoder("http://192.0.2.1/", lambda page: page)


def test_kinds_given_unasked_are_kinds():
    from gazetteer.geocoder import _SCOPES, POPULATED

    assert {*POPULATED, *_SCOPES} <= set(PLACE_KINDS)
