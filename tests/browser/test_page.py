"""The page in a real browser: silent, whole, usable by pointer and keyboard, on a phone."""

from __future__ import annotations

import incident_table
import pytest
from incident_table import ARABIC

import maps


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """Give a function that saves the map of a table."""
    folder = tmp_path_factory.mktemp("maps")

    def save(gdf, name, **options):
        path = folder / f"{name}.html"
        maps.incident_map(gdf, gaz=incident_table.GAZ, **options).save(path)
        return path

    return save


@pytest.fixture(scope="module")
def page_file(saved):
    return saved(incident_table.table(), "table", title="Letter dated 13 September 2022")


@pytest.fixture
def heard(visit, page_file):
    return visit(page_file)


@pytest.fixture
def page(heard):
    return heard.page


def _index(page, title):
    return [row["title"] for row in incident_table.rows()].index(title)


def _drawn(page, index):
    """Give what is drawn for an incident: where on the map, and how."""
    return next(s for s in page.evaluate("window.__ia.symbols()") if s.get("row") == index)


def _symbol(page, index):
    """Give the place of a symbol in the window, its fan offset included."""
    box = page.locator(".map .folium-map").bounding_box()
    drawn = _drawn(page, index)
    return box["x"] + drawn["x"], box["y"] + drawn["y"]


def _colour(page, x, y):
    """Give the colour of the incidents' canvas at a point of the map: red, green, blue, opacity."""
    return page.evaluate(
        """([x, y]) => {
          const { map, layer } = window.__ia;
          const at = map.containerPointToLayerPoint(L.point(x, y)).subtract(layer._bounds.min);
          const spot = at.multiplyBy(layer._ratio);
          return [...layer._context.getImageData(spot.x, spot.y, 1, 1).data];
        }""",
        [x, y],
    )


def test_it_asks_nobody_and_says_nothing(heard):
    for index in range(12):
        heard.page.evaluate("i => window.__ia.select(i)", index)
    heard.page.wait_for_timeout(200)
    assert len(heard.requests) == 1
    assert heard.complaints == []


def test_every_incident_is_in_the_list(page):
    assert page.evaluate("window.__ia.count") == 12
    ids = page.locator("[data-id]").evaluate_all("nodes => nodes.map(n => n.dataset.id)")
    assert sorted(ids) == sorted(row["incident_id"] for row in incident_table.rows())


def test_an_incident_without_a_place_says_so_in_the_list(page):
    assert "No place found" in page.locator("[data-id=id-5]").inner_text()
    page.evaluate("window.__ia.select(5)")
    assert "No place found" in page.locator(".detail").inner_text()


def test_a_click_on_a_symbol_shows_its_sentence(page):
    titles = ("Return, 阿加利 (Aghali)", "Mine blast", "Protest", "Clashes along the border")
    for title in titles:
        index = _index(page, title)
        page.mouse.click(*_symbol(page, index))
        assert title in page.locator(".detail h2").inner_text()
        quote = incident_table.rows()[index]["quote"]
        assert page.locator(".detail blockquote").first.evaluate("n => n.textContent") == quote


def test_symbols_at_one_place_stand_apart(page):
    spots = [_symbol(page, index) for index in (0, 8, 9)]
    gaps = [abs(complex(*a) - complex(*b)) for i, a in enumerate(spots) for b in spots[i + 1 :]]
    assert min(gaps) > 12


def test_the_mention_is_marked_in_the_script_of_the_document(page):
    page.evaluate("window.__ia.select(1)")
    quote = page.locator(".detail blockquote").first
    assert quote.locator("mark").inner_text() == "拉钦区"
    assert quote.get_attribute("lang") == "zh"


def test_an_arabic_quote_runs_from_the_right(page):
    page.evaluate("window.__ia.select(10)")
    quote = page.locator(".detail blockquote").first
    assert quote.evaluate("n => getComputedStyle(n).direction") == "rtl"
    assert quote.evaluate("n => n.textContent") == ARABIC
    assert quote.locator("mark").inner_text() == "لاتشين"


def test_the_panel_says_who_says_so_how_sure_and_why(page):
    page.evaluate("window.__ia.select(1)")
    text = page.locator(".detail").inner_text()
    who = ("Azerbaijan, citing Ministry of Defence, states:", "alleged", "letter_zh.txt")
    where = ("Lachin District", "30 km", "0.90", "asks for a district")
    for wanted in (*who, *where, "2022-09-12"):
        assert wanted in text


def test_doubt_is_drawn(page):
    drawn_as = {
        "Return, 阿加利 (Aghali)": "point",
        "Shelling, 拉钦区": "area",
        "Clashes along the border": "line",
        "Record without details": "ring",
    }
    assert {t: _drawn(page, _index(page, t))["as"] for t in drawn_as} == drawn_as


def test_an_area_is_hatched_and_a_line_is_a_band(page):
    """Around the handle, beyond its disc, the area's and the line's colours stand on the canvas."""
    for title, least in (("Shelling, 拉钦区", 20), ("Clashes along the border", 5)):
        at = _drawn(page, _index(page, title))
        near = [
            _colour(page, at["x"] + dx, at["y"] + dy)
            for dx in range(-30, 31, 6)
            for dy in range(-30, 31, 6)
            if abs(complex(dx, dy)) > 15
        ]
        assert sum(colour[3] > 0 for colour in near) >= least


def test_planned_is_hollow_and_what_happened_is_solid(page):
    planned = _drawn(page, _index(page, "Airport to be opened"))
    happened = _drawn(page, _index(page, "Harm to civilians"))
    assert (planned["hollow"], happened["hollow"]) == (True, False)
    assert _colour(page, planned["x"], planned["y"])[:3] == [255, 255, 255]
    assert _colour(page, happened["x"], happened["y"])[:3] == [0xCC, 0x79, 0xA7]


def test_denied_is_crossed(page):
    assert _drawn(page, _index(page, "Denied: fire on Goris"))["crossed"] is True
    assert _drawn(page, _index(page, "Protest"))["crossed"] is False


def test_all_data_is_in_view_at_the_start(page):
    box = page.locator(".map .folium-map").bounding_box()
    symbols = page.evaluate("window.__ia.symbols()")
    assert len(symbols) == 11
    assert all(0 < s["x"] < box["width"] and 0 < s["y"] < box["height"] for s in symbols)


def test_search_folds_case_and_reaches_the_quote(page):
    page.locator("input[type=search]").fill("AGHALI")
    page.wait_for_timeout(100)
    assert page.evaluate("window.__ia.shown") == [0, 8, 9]
    assert page.inner_text("#count") == "3 of 12 incidents"
    page.locator("input[type=search]").fill("流离失所者")
    page.wait_for_timeout(100)
    assert page.locator("[data-id]:visible").count() == 1
    assert [s["row"] for s in page.evaluate("window.__ia.symbols()")] == [0]


def test_a_filter_hides_list_entry_and_symbol(page):
    page.locator(".filter-box summary").click()
    page.get_by_label("Protests", exact=False).first.uncheck()
    assert page.locator("[data-id]:visible").count() == 11
    assert 9 not in [s["row"] for s in page.evaluate("window.__ia.symbols()")]


def test_undated_incidents_stay_visible(page):
    assert page.locator("[data-id=id-3]").is_visible()
    assert "not stated" in page.locator("[data-id=id-3]").inner_text()


def test_legend_scale_attribution_and_disclaimer(page):
    legend = page.locator(".legend")
    assert "Battles 3" in legend.inner_text()
    assert page.locator(".leaflet-control-scale").inner_text().endswith("km")
    assert "Natural Earth" in page.locator(".leaflet-control-attribution").inner_text()
    footer = page.locator("footer").inner_text()
    assert "Boundaries" in footer
    assert "United Nations" not in page.locator("body").inner_text()


def test_labels_touch_neither_each_other_nor_symbols(page):
    boxes = page.locator(".name").evaluate_all(
        "nodes => nodes.map(n => { const b = n.getBoundingClientRect();"
        " return [b.left, b.top, b.right, b.bottom]; })"
    )
    assert len(boxes) > 10
    hits = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if _overlap(a, b)]
    assert hits == []
    for index in (0, 1, 2, 3, 6, 11):
        x, y = _symbol(page, index)
        assert [b for b in boxes if _overlap(b, (x - 5, y - 5, x + 5, y + 5))] == []


def _overlap(a, b):
    """Tell whether two labels touch; the blank edge above and below the letters does not count."""
    return a[0] < b[2] and b[0] < a[2] and a[1] + 2 < b[3] and b[1] + 2 < a[3]


def test_the_list_works_by_keyboard(page):
    page.locator("[data-id=id-0] button").focus()
    page.keyboard.press("Enter")
    assert "Aghali" in page.locator(".detail h2").inner_text()
    focused = "document.activeElement.closest('[data-id]')?.dataset.id"
    assert page.evaluate(focused) == "id-0"  # the list was drawn anew; the reader is where he was
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    assert page.evaluate(focused) == "id-11"
    page.keyboard.press("Enter")
    assert page.locator("[data-id=id-11] button").get_attribute("aria-current") == "true"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Escape")
    assert page.evaluate("window.__ia.chosen") == -1


def test_every_control_has_a_name(page):
    nameless = page.evaluate(
        """[...document.querySelectorAll('button, input, a[href], summary')].filter(n =>
          !(n.getAttribute('aria-label') || n.title || n.textContent.trim()
            || (n.labels && n.labels.length))).map(n => n.outerHTML)"""
    )
    assert nameless == []


def test_a_phone_is_wide_enough(visit, page_file):
    heard = visit(page_file, width=390, height=844)
    for index in (1, 7, 10):
        heard.page.evaluate("i => window.__ia.select(i)", index)
        assert heard.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert heard.page.locator(".map").bounding_box()["height"] > 240
    assert heard.complaints == []


def test_print_shows_the_words_and_hides_the_tools(page):
    page.evaluate("window.__ia.select(1)")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert not page.locator("input[type=search]").is_visible()
    assert page.locator(".detail blockquote").first.is_visible()
    assert page.locator("footer").is_visible()
    assert page.locator(".sources li").first.is_visible()
    assert page.locator("[data-id]:visible").count() == 12
    places = {name: page.locator(name).bounding_box()["y"] for name in (".map", "footer", ".panel")}
    assert sorted(places, key=places.get) == [".map", "footer", ".panel"]


def test_a_shape_added_by_hand_is_drawn(visit, tmp_path):
    import folium

    m = maps.incident_map(incident_table.table(), gaz=incident_table.GAZ)
    folium.CircleMarker((39.5, 46.5), radius=12).add_to(m)
    m.save(tmp_path / "shape.html")
    heard = visit(tmp_path / "shape.html")
    assert heard.complaints == []
    radii = heard.page.evaluate(
        "Object.values(window.__ia.map._layers).map(l => l._radius).filter(r => r === 12)"
    )
    assert radii == [12]


def test_packaged_plugins_of_folium_work_with_no_network(visit, tmp_path):
    import folium
    from folium import plugins

    m = maps.incident_map(incident_table.table(), gaz=incident_table.GAZ)
    plugins.HeatMap([[39.5, 46.5, 1.0], [39.6, 46.4, 2.0]]).add_to(m)
    plugins.Fullscreen().add_to(m)
    cluster = plugins.MarkerCluster().add_to(m)
    for i in range(5):
        folium.CircleMarker((40.2, 45.4 + i / 1000)).add_to(cluster)
    m.save(tmp_path / "plugins.html")
    heard = visit(tmp_path / "plugins.html")
    heard.page.wait_for_selector(".marker-cluster")
    assert heard.page.inner_text(".marker-cluster") == "5"
    assert heard.page.locator(".leaflet-heatmap-layer").count() == 1
    assert heard.page.locator(".leaflet-control-zoom-fullscreen").count() == 1
    assert [text for text in heard.complaints if "willReadFrequently" not in text] == []
    assert len([url for url in heard.requests if not url.startswith("data:")]) == 1


def test_a_server_is_asked_only_when_the_reader_wants_it(visit, tmp_path):
    import folium

    m = maps.incident_map(incident_table.table(), gaz=incident_table.GAZ)
    folium.TileLayer(
        "https://tiles.example.org/{z}/{x}/{y}.png", attr="<i>Somebody</i>", name="<b>theirs</b>"
    ).add_to(m)
    m.save(tmp_path / "tiles.html")
    heard = visit(tmp_path / "tiles.html")
    heard.page.locator("summary", has_text="Background from a server").click()
    heard.page.wait_for_timeout(200)
    assert len(heard.requests) == 1
    heard.page.get_by_label("<b>theirs</b>").check()
    heard.page.wait_for_timeout(500)
    assert all(url.startswith("https://tiles.example.org/") for url in heard.requests[1:])
    assert len(heard.requests) > 1
    assert "Somebody" in heard.page.inner_text(".leaflet-control-attribution")
