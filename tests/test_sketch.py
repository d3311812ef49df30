"""What a notebook shows of places: a table and a small map, whole anywhere on Earth."""

from __future__ import annotations

import pickle
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import numpy as np
import pytest
import shapely
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import gazetteer
from gazetteer import ground
from gazetteer.candidates import Candidates
from gazetteer.distance import EARTH_RADIUS_M, distance_m
from gazetteer.errors import BadGazetteer
from gazetteer.ground import ground_of, path_of
from gazetteer.place import Candidate, Name, Place
from gazetteer.projection import LEAST_HALF_M, Local, World, around
from gazetteer.sketch import DISCLAIMER, HEIGHT, MOST_DRAWN, WIDTH, sketch
from gazetteer.view import MOST_ROWS

GAZ = gazetteer.open()
SVG = "{http://www.w3.org/2000/svg}"
POLE = Place("x:pole", "South Pole", 0.0, -90.0, "site", 2000.0)
ISLAND = Place("x:island", "Taveuni", 179.99, -16.85, "region", 25_000.0)
HOSTILE = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>\u202e{{x}}"

LARGE = ("CA", "US", "RU", "CL", "ID", "NO", "AQ", "GL", "BR", "CN")
"""States with the longest outlines."""

SPECIMENS = {
    "lachin": lambda: GAZ.find("Lachin"),
    "aghali": lambda: GAZ.find("Aghali")[0].place,
    "fiji": lambda: GAZ.country_of("FJ"),
    "island on the date line": lambda: ISLAND,
    "russia": lambda: GAZ.country_of("RU"),
    "antarctica": lambda: GAZ.country_of("AQ"),
    "south pole": lambda: POLE,
    "border": lambda: GAZ.border("AM", "AZ"),
    "long border": lambda: GAZ.border("CA", "US"),
    "ten": lambda: GAZ.find("San José"),
    "many": lambda: GAZ.find("San José", limit=60),
    "arabic": lambda: GAZ.find("الخرطوم"),
    "chinese": lambda: GAZ.find("拉钦"),
    "corridor": lambda: GAZ.get("atlas:zangezur-corridor"),
    "states": lambda: Candidates(
        "all", [Candidate(GAZ.country_of(code), code, "exact", 1.0) for code in LARGE]
    ),
}  # fmt: skip


@pytest.fixture(params=SPECIMENS, scope="module")
def shown(request):
    return SPECIMENS[request.param]()._repr_html_()


def _svg(markup):
    return ET.fromstring(re.search("<svg.*?</svg>", markup, re.S)[0])  # noqa: S314  # our own


def _texts(markup):
    return ["".join(one.itertext()) for one in _svg(markup).iter(f"{SVG}text")]


# --- every specimen ------------------------------------------------------------------------------


def test_it_is_whole_and_asks_for_nothing(shown):
    for word in (
        "<script",
        "<style",
        "<link",
        "<image",
        "href",
        "url(",
        "javascript:",
        "on" + "load",
    ):
        assert word not in shown
    assert re.findall(r"\w+://[^\s\"]*", shown) == ["http://www.w3.org/2000/svg"]
    assert DISCLAIMER in shown
    assert _svg(shown).get("role") == "img"


def test_it_is_well_formed(shown):
    class Parser(HTMLParser):
        open_tags: list[str] = []  # noqa: RUF012

        def handle_starttag(self, tag, attrs):
            self.open_tags.append(tag)

        def handle_endtag(self, tag):
            assert self.open_tags.pop() == tag

        def handle_startendtag(self, tag, attrs):
            pass

    parser = Parser()
    parser.feed(shown)
    assert parser.open_tags == []


def test_it_is_small(shown):
    assert len(shown.encode()) < 60_000


def test_numbers_and_names_stand_on_the_map(shown):
    svg = _svg(shown)
    _, _, width, height = map(float, svg.get("viewBox").split())
    assert width <= WIDTH
    assert height <= HEIGHT
    for text in svg.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x")) <= width
        assert 0 <= float(text.get("y")) <= height


def test_no_colour_but_that_of_the_page_and_ours(shown):
    svg = _svg(shown)
    colours = {one.get(key) for one in svg.iter() for key in ("fill", "stroke")} - {None, "none"}
    assert colours <= {"currentColor", "#d4480b", "#fff"}


@pytest.mark.parametrize("name", ["lachin", "russia", "ten"])
def test_it_is_the_same_each_time(name):
    assert SPECIMENS[name]()._repr_html_() == SPECIMENS[name]()._repr_html_()


# --- the map -------------------------------------------------------------------------------------


def test_numbers_are_those_of_the_table():
    numbers = [text for text in _texts(GAZ.find("San José")._repr_html_()) if text.isdigit()]
    assert numbers == [str(number) for number in range(1, 11)]


def test_a_lone_place_stands_among_places_that_are_known():
    texts = _texts(GAZ.find("Aghali")[0].place._repr_html_())
    assert texts[1] == "Ağalı"
    assert "Kapan" in texts
    assert {"Armenia", "Azerbaijan", "Iran"} <= set(texts)
    assert "20 km" in texts


def test_a_wide_map_names_states_and_has_no_scale():
    texts = _texts(GAZ.find("San José")._repr_html_())
    assert {"Canada", "Brazil", "Australia"} <= set(texts)
    assert not any(text.endswith("km") for text in texts)


def test_the_pole_lies_on_land():
    view = around([0], [-90], WIDTH, HEIGHT)
    shapes, _ = view.shapes(ground_of(GAZ).land(view)[0])
    assert shapely.union_all(shapes).area > 0.99 * WIDTH * HEIGHT


def test_a_state_on_both_sides_of_the_date_line_is_in_one_piece():
    view = around([178, -178], [66, 66], WIDTH, HEIGHT)
    land, owner = ground_of(GAZ).land(view)
    shapes, index = view.shapes(land)
    russia = [ground_of(GAZ).states[number].country == "RU" for number in owner[index]]
    whole = shapely.union_all(shapely.buffer(shapes[russia], 0.05))
    largest = max(shapely.area(shapely.get_parts(whole)))
    assert largest > 0.9 * whole.area


def _square_metres(parts):
    """The areas on the sphere: longitude and the sine of latitude make an equal-area map."""
    flat = shapely.transform(
        parts, lambda xy: np.column_stack((np.radians(xy[:, 0]), np.sin(np.radians(xy[:, 1]))))
    )
    return shapely.area(flat) * EARTH_RADIUS_M**2


@pytest.mark.parametrize("code", ["RU", "CA", "US", "AQ", "FJ", "CN", "NZ", "CL", "IS"])
def test_a_state_is_drawn_as_large_as_it_is(code):
    """On an equal-area map; a part turned inside out, or lost, would show."""
    place = GAZ.country_of(code)
    parts = ground.joined(shapely.get_parts(place.geometry))
    lon, lat = shapely.get_coordinates(parts).T
    view = around(lon, lat, WIDTH, HEIGHT)
    assert isinstance(view, Local)
    drawn = shapely.area(view.shapes(parts)[0]).sum() * view.metres**2
    true = _square_metres(parts).sum()
    assert drawn == pytest.approx(true, rel=0.03)


@given(st.floats(-180, 180), st.floats(-90, 90))
@settings(max_examples=30)
def test_no_land_is_drawn_larger_than_it_is(lon, lat):
    """Wherever the middle: an area about the antipode, turned inside out, would fill the map."""
    view = Local(lon, lat, WIDTH, HEIGHT, 2.4e7 / WIDTH)
    land, _ = ground_of(GAZ).land(view)
    shapes, index = view.shapes(land)
    drawn = shapely.area(shapes) * view.metres**2
    true = _square_metres(land[index])
    assert (drawn <= 1.05 * true + 1e9).all()


def test_without_a_gazetteer_the_place_is_still_drawn(monkeypatch):
    def gone():
        raise BadGazetteer("gone")

    ground._usual.cache_clear()
    monkeypatch.setattr(ground, "open_gazetteer", gone)
    try:
        assert _texts(f"{sketch([POLE])}")[1:] == ["South Pole"]
        assert "<ellipse" in sketch([ISLAND])
    finally:
        ground._usual.cache_clear()


def test_nothing_to_draw():
    assert sketch([]) == ""
    assert "<svg" not in GAZ.find("Qwxzvbn")._repr_html_()
    assert "0 candidates" in GAZ.find("Qwxzvbn")._repr_html_()


def test_long_outlines_are_drawn_coarser():
    turn = np.linspace(0, 2 * np.pi, 20_000)
    far = 100 + 20 * np.sin(turn * 900)
    ring = np.array([shapely.Polygon(np.column_stack((far * np.cos(turn), far * np.sin(turn))))])
    assert len(path_of(ring, 3_000)) <= 4_500
    assert path_of(ring, 1_000_000).endswith("z")
    assert path_of(ring[:0], 100) == ""


# --- projections ---------------------------------------------------------------------------------

LON, LAT = st.floats(-180, 180), st.floats(-90, 90)


@example([(6.0, -51.0), (152.0, -55.0), (-59.0, -58.0)])
@given(st.lists(st.tuples(LON, LAT), min_size=1, max_size=12))
def test_every_point_lies_on_its_map(points):
    lon, lat = np.array(points).T
    view = around(lon, lat, WIDTH, HEIGHT)
    x, y = view.pixels(lon, lat)
    assert x.min() >= -0.01
    assert y.min() >= -0.01
    assert x.max() <= view.width + 0.01
    assert y.max() <= view.height + 0.01
    assert view.width <= WIDTH + 0.01
    assert view.height <= HEIGHT + 0.01


@given(LON, LAT, st.floats(0, 6.28), st.floats(1, 50_000))
def test_near_the_middle_lengths_are_true(lon, lat, turn, metres):
    view = Local(lon, lat, WIDTH, HEIGHT, 100.0)
    lon2 = lon + metres / 111_195 * np.cos(turn) / max(0.02, np.cos(np.radians(lat)))
    lat2 = float(np.clip(lat + metres / 111_195 * np.sin(turn), -90, 90))
    true = distance_m(lon, lat, float(lon2), lat2)
    assume(true < 100_000)
    x, y = view.pixels(np.array([lon2]), np.array([lat2]))
    drawn = np.hypot(x[0] - WIDTH / 2, y[0] - HEIGHT / 2) * 100
    assert drawn == pytest.approx(true, rel=1e-3, abs=1)


@given(LAT)
def test_the_date_line_is_no_edge(lat):
    view = Local(180.0, lat, WIDTH, HEIGHT, 1000.0)
    x, y = view.pixels(np.array([-180.0, 180.0]), np.array([lat, lat]))
    assert x[0] == pytest.approx(x[1], abs=1e-6)
    assert y[0] == pytest.approx(y[1], abs=1e-6)


def test_north_is_up_and_east_is_right():
    for view in (
        around([46], [39], WIDTH, HEIGHT),
        around([0, 120, -120], [0, 0, 0], WIDTH, HEIGHT),
    ):
        x, y = view.pixels(np.array([46.0, 46.1]), np.array([39.0, 39.1]))
        assert x[1] > x[0]
        assert y[1] < y[0]


def test_far_points_get_the_world_and_near_ones_a_neighbourhood():
    assert isinstance(around([121, -122], [14, 37], WIDTH, HEIGHT), Local)
    assert isinstance(around([121, -84, 0], [14, 10, 50], WIDTH, HEIGHT), World)
    village = around([46.7], [39.1], WIDTH, HEIGHT)
    assert village.metres * WIDTH == pytest.approx(2 * LEAST_HALF_M)


# --- the tables ----------------------------------------------------------------------------------


def test_names_say_their_own_direction():
    markup = GAZ.find("الخرطوم")._repr_html_()
    assert '<b dir="auto">الخرطوم</b>' in markup
    assert re.search(r'<td dir="auto"[^>]*>الخرطوم</td>', markup)
    assert '<bdi lang="ar">' in GAZ.get("geonames:147625")._repr_html_()


def test_hostile_text_is_inert():
    place = Place(
        HOSTILE, HOSTILE, 1.0, 2.0, "site", 5.0, names=(Name(HOSTILE, lang=HOSTILE),),
        country=HOSTILE, note=HOSTILE, source=HOSTILE, status="disputed",
    )  # fmt: skip
    both = Candidates(HOSTILE, [Candidate(place, HOSTILE, "exact", 0.5)] * 2)
    for markup in (place._repr_html_(), both._repr_html_()):
        assert "<script" not in markup
        assert "<img" not in markup
        assert "\"'&<" not in markup
        assert markup.count("&lt;script&gt;") >= 3


def test_many_candidates_are_cut_and_it_says_so():
    found = GAZ.find("San José", limit=60)
    markup = found._repr_html_()
    assert markup.count("<tr>") == MOST_ROWS + 1
    assert f"{len(found) - MOST_ROWS} more are not shown." in markup
    assert f"The map shows the first {MOST_DRAWN}." in markup


def test_what_is_contested_is_told():
    markup = GAZ.get("atlas:zangezur-corridor")._repr_html_()
    assert "corridor, disputed" in markup
    assert "no course is agreed" in markup


def test_a_place_shows_what_is_known_and_no_empty_rows():
    markup = POLE._repr_html_()
    assert re.findall(r"<th[^>]*>(.*?)</th>", markup) == [
        "name",
        "kind",
        "lon, lat",
        "radius",
        "id",
    ]
    town = GAZ.get("geonames:147625")._repr_html_()
    assert "46.5498, 39.6374" in town
    assert "1.0 km" in town


def test_candidates_stay_what_they_are():
    one, two = GAZ.find("Goris"), GAZ.find("Goris")
    one._repr_html_()
    assert one == two
    assert hash(one) == hash(two)
    assert pickle.loads(pickle.dumps(one)) == two  # noqa: S301
