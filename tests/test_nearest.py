"""What is near: distances against the geodesic, the nearest against brute force, poles and all."""

from __future__ import annotations

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
from gazetteer.errors import UnknownPlace
from gazetteer.nearest import Points

GAZ = gazetteer.open()


def _geodesic_km(lon_a, lat_a, lon_b, lat_b):
    return Geodesic.WGS84.Inverse(lat_a, lon_a, lat_b, lon_b)["s12"] / 1000


def _sphere(count, seed):
    """Give points all over the Earth, the poles and the date line among them."""
    draw = np.random.default_rng(seed)
    lons, lats = draw.uniform(-180, 180, count), np.degrees(np.arcsin(draw.uniform(-1, 1, count)))
    lats[: count // 8] = 90 - draw.exponential(0.5, count // 8)
    lats[count // 8 : count // 4] = draw.exponential(0.5, count // 8) - 90
    lons[count // 4 : count // 4 + count // 8] = 180 - draw.normal(0, 1, count // 8)
    lons = (lons + 180) % 360 - 180
    lons[:2], lats[:2], lons[2], lats[2] = (0, 180), (90, -90), -180, 0
    return lons, lats


def _great_circle(lons, lats, lon, lat):
    lons, lats, lon, lat = map(np.radians, (lons, lats, lon, lat))
    half = np.sin((lats - lat) / 2) ** 2
    half += np.cos(lat) * np.cos(lats) * np.sin((lons - lon) / 2) ** 2
    return 2 * 6371.0088 * np.arcsin(np.sqrt(half))


_LON = st.floats(-180, 180)
_LAT = st.floats(-90, 90)


@given(_LON, _LAT, _LON, _LAT)
def test_a_distance_is_the_geodesic_to_half_a_percent(lon_a, lat_a, lon_b, lat_b):
    points = Points(np.array([lon_a]), np.array([lat_a]), np.array([7]))
    numbers, km = points.within(lon_b, lat_b, 21_000, 1)
    assert numbers.tolist() == [7]
    assert km[0] == pytest.approx(_geodesic_km(lon_a, lat_a, lon_b, lat_b), rel=0.005, abs=1e-5)
    assert points.nearest(np.array([lon_b]), np.array([lat_b]))[1][0] == pytest.approx(km[0])


@given(_LON, _LAT, st.floats(0, 300), st.floats(0, 360))
def test_a_short_distance_is_the_geodesic_to_a_thousandth(lon, lat, km, course):
    there = Geodesic.WGS84.Direct(lat, lon, course, km * 1000)
    points = Points(np.array([there["lon2"]]), np.array([there["lat2"]]), np.array([0]))
    assert points.within(lon, lat, 400, 1)[1][0] == pytest.approx(km, rel=0.001, abs=1e-5)


@pytest.mark.parametrize("known", [1, 2, 50, 3000])
def test_the_nearest_is_the_one_that_brute_force_finds(known):
    lons, lats = _sphere(max(8, known), seed=known)
    lons, lats = lons[:known], lats[:known]
    asked_lons, asked_lats = _sphere(2000, seed=1)
    points = Points(lons, lats, np.arange(known) + 100)
    numbers, km = points.nearest(asked_lons, asked_lats)
    asked = (asked_lons, asked_lats, numbers, km)
    for lon, lat, number, _ in zip(*asked, strict=True):
        chosen = _great_circle(lons[number - 100], lats[number - 100], lon, lat)
        assert chosen <= _great_circle(lons, lats, lon, lat).min() * 1.007 + 1e-6
    for lon, lat, number, far in zip(*(column[::20] for column in asked), strict=True):
        true = _geodesic_km(lons[number - 100], lats[number - 100], lon, lat)
        assert far == pytest.approx(true, rel=0.005, abs=1e-5)


def test_many_points_and_one_point_agree_on_the_packaged_places():
    lons, lats = _sphere(400, seed=3)
    ids, km = GAZ.nearest(lons, lats)
    for lon, lat, place_id, far in zip(lons[::8], lats[::8], ids[::8], km[::8], strict=True):
        nearest_km, place = GAZ.near(lon, lat, 20_100, limit=1)[0]
        assert far == pytest.approx(nearest_km)
        assert place.id == place_id or far == pytest.approx(
            _points_km(lon, lat, GAZ.get(place_id)), rel=0.005
        )


def _points_km(lon, lat, place):
    return _geodesic_km(lon, lat, place.lon, place.lat)


def test_dense_and_repeated_points():
    """Many places asked for at one spot, as a table of incidents has them."""
    ids, km = GAZ.nearest(np.full(5000, 46.3464), np.full(5000, 39.5111))
    assert set(ids) == {GAZ.near(46.3464, 39.5111, 50, limit=1)[0][1].id}
    assert km.max() == km.min()


@pytest.mark.parametrize(
    ("lon", "lat"), [(180.0, -17.0), (-180.0, -17.0), (179.99, 66.0), (0.0, 90.0), (77.0, -90.0)]
)
def test_what_is_near_the_date_line_and_the_poles(lon, lat):
    found = GAZ.near(lon, lat, 3000, limit=5)
    assert found
    for km, place in found:
        assert km == pytest.approx(_points_km(lon, lat, place), rel=0.005)
    assert [km for km, _ in found] == sorted(km for km, _ in found)


def test_only_the_kind_asked_for():
    ids, _ = GAZ.nearest([46.7, 2.5], [39.2, 49.0], kind="airport")
    assert [GAZ.get(one).kind for one in ids] == ["airport", "airport"]
    found = GAZ.near(46.7, 39.2, 200, kind="airport", limit=4)
    assert {place.kind for _, place in found} == {"airport"}
    assert found[0][1].id == ids[0]


def test_nothing_asked_for_gives_nothing():
    ids, km = GAZ.nearest([], [])
    assert len(ids) == len(km) == 0


def test_a_kind_that_is_none_is_refused():
    with pytest.raises(UnknownPlace, match="castle"):
        GAZ.nearest([0.0], [0.0], kind="castle")
