"""The base map: cut to the data, no line lost, nothing outside."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import UnknownFormat
from maps.basemaps import basemap, clip_ring, cut_line, surroundings

BOX = (-100, -100, 100, 100)
POINTS = st.lists(
    st.tuples(st.integers(-300, 300), st.integers(-300, 300)), min_size=4, max_size=12, unique=True
)


def _area(ring: np.ndarray) -> float:
    """Signed area of a ring, with the way back to its start."""
    x, y = ring[:, 0].astype(float), ring[:, 1].astype(float)
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2)


@given(POINTS)
def test_a_clipped_ring_holds_the_area_that_lies_in_the_box(points):
    hull = shapely.convex_hull(shapely.multipoints(points))
    if hull.geom_type != "Polygon":
        return
    ring = np.array(hull.exterior.coords, np.int32)
    clipped = clip_ring(ring, BOX)
    inside = hull.intersection(shapely.box(*BOX)).area
    got = abs(_area(clipped)) if len(clipped) else 0.0
    assert got == pytest.approx(inside, abs=0.75 * hull.length)  # corners lie on whole steps
    if len(clipped):
        assert clipped.min() >= -100
        assert clipped.max() <= 100


@given(POINTS)
def test_a_cut_line_keeps_every_vertex_in_the_box_in_order(points):
    line = np.array(points, np.int32)
    kept = [tuple(p) for part in cut_line(line, BOX) for p in part.tolist()]
    inside = [p for p in points if max(map(abs, p)) <= 100]
    assert [p for p in kept if max(map(abs, p)) <= 100] == inside


def test_surroundings():
    assert surroundings([]) is None
    west, south, east, north = surroundings([(179.5, 89.5)])
    assert (east, north) == (180.0, 90.0)
    assert west < 179.5
    assert south < 89.5


def _lines(layer: list[list[int]]) -> list[np.ndarray]:
    return [np.cumsum(np.array(line).reshape(-1, 2), axis=0) for line in layer]


def test_the_caucasus_is_there():
    base = basemap([(46.0, 39.5), (46.8, 39.2)], boundaries="de-facto")
    fine = base["fine"]
    assert fine["disputed"]
    points = np.vstack(_lines(fine["land"])) / fine["steps"]
    west, _, _, north = fine["box"]
    assert points[:, 0].min() >= west - 1e-3
    assert points[:, 1].max() <= north + 1e-3
    names = set(base["states"]["names"]["en"])
    assert {"Armenia", "Azerbaijan", "Georgia"} <= names
    towns = {name for name, *_ in base["towns"]}
    assert "Goris" in towns
    beside_lachin = {n for n, x, y, _ in base["towns"] if abs(x - 46.4) + abs(y - 39.7) < 0.5}
    assert "Lankaran" not in beside_lachin  # an error of the source, which labels nothing here
    assert "Natural Earth" in base["attribution"]


@pytest.mark.parametrize(
    ("lang", "name"), [("zh", "亚美尼亚"), ("ar", "أرمينيا"), ("ru", "Армения")]
)
def test_states_are_named_in_the_readers_language(lang, name):
    states = basemap([(46.0, 39.5)], boundaries="de-facto")["states"]
    assert name in states["names"][lang]
    assert len(states["names"][lang]) == len(states["points"]) == len(states["sizes"])


def test_wide_data_get_the_world_alone():
    base = basemap([(-100.0, 40.0), (100.0, 40.0)], boundaries="de-facto")
    assert base["fine"] is None
    assert base["world"]["land"]


@pytest.fixture
def own(tmp_path):
    """A file of two areas and a line that it calls disputed."""
    path = tmp_path / "theirs.geojson"
    west, east = shapely.box(45, 39, 46, 40), shapely.box(46, 39, 47, 40)
    line = shapely.LineString([(46, 39), (46, 40)])
    gpd.GeoDataFrame(
        {"name": ["West {{ 7*7 }}", "East", None], "status": [None, None, "Disputed"]},
        geometry=[west, east, line], crs="EPSG:4326",
    ).to_file(path)  # fmt: skip
    return path


def test_boundaries_may_be_a_file_of_the_user(own):
    base = basemap([(46.0, 39.5)], boundaries=own)
    for level in ("world", "fine"):
        steps = base[level]["steps"]
        (dashed,) = _lines(base[level]["disputed"])
        assert sorted((dashed / steps).tolist()) == [[46.0, 39.0], [46.0, 40.0]]
        solid = np.vstack(_lines(base[level]["borders"])) / steps
        assert solid[:, 0].min() == 45.0
        assert solid[:, 0].max() == 47.0
    assert base["fine"]["units"] == []  # nothing of another view is mixed in
    assert base["boundaries"] == "theirs.geojson"
    assert base["states"]["names"]["zh"] == ["West {{ 7*7 }}", "East"]


def test_boundaries_in_another_projection_are_turned(own, tmp_path):
    path = tmp_path / "utm.gpkg"
    gpd.read_file(own).to_crs("EPSG:32638").to_file(path)
    points = np.vstack(_lines(basemap([(46.0, 39.5)], boundaries=path)["fine"]["borders"])) / 1e4
    assert points[:, 0].max() == pytest.approx(47.0, abs=1e-3)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("not.geojson", "no map", "cannot be read as a map layer"),
        ("table.csv", "a,b\n1,2\n", "no geometry with a known CRS"),
        ("points.geojson", '{"type": "Point", "coordinates": [1, 2]}', "neither areas nor lines"),
    ],
)
def test_a_file_that_holds_no_boundaries_is_named(tmp_path, name, text, told):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnknownFormat, match=told):
        basemap([(46.0, 39.5)], boundaries=path)
