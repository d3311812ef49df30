"""Strangers' records -> places: inert, short, on Earth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.osm import LONGEST_TEXT, inert, place_of
from gazetteer.place import PLACE_KINDS


@pytest.mark.parametrize(
    ("lon", "lat"), [(181, 0), (0, 91), ("x", 0), (None, 0), ("nan", 0), (0, "inf"), ([], {})]
)
def test_a_point_off_the_earth_is_left_out(lon, lat):
    origin = {"provider": "nominatim", "host": "x.org", "retrieved": "2026"}
    assert place_of("Somewhere", lon, lat, {}, **origin) is None
    assert place_of("Somewhere", 1, 2, {"lon": lon, "lat": lat}, **origin) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
)
RAW = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ["lat", "lon", "name", "osm_type", "osm_id", "type", "class", "addresstype", "address",
         "boundingbox", "properties", "geometry"], JSON,
    ),
)  # fmt: skip


@given(JSON, JSON, JSON, RAW | JSON | RAW.map(lambda raw: {"properties": raw, "geometry": raw}))
def test_no_record_breaks_it(address, lon, lat, raw):
    place = place_of(address, lon, lat, raw, provider="photon", host="x.org", retrieved="2026")
    if place is not None:
        assert abs(place.lon) <= 180
        assert abs(place.lat) <= 90
        assert place.radius_m > 0
        assert place.kind in PLACE_KINDS
        assert place.name
        assert max(len(place.name), len(place.id)) <= LONGEST_TEXT


@given(st.text(max_size=400))
def test_inert_is_stable_short_and_one_line(text):
    once = inert(text)
    assert inert(once) == once
    assert len(once) <= LONGEST_TEXT
    assert len(once.splitlines()) <= 1
    once.encode("utf-8")
