"""Layers and plugins of folium on the page: all of them work offline, and their words are words."""

from __future__ import annotations

import folium
import incident_table
import pytest
from folium import plugins
from payloads import PAYLOADS

import maps
from maps.layers import LAYERS

HARM = "<img src=x onerror='window.__ran = 1'>{{ 7*7 }}{% x %}</script>`${window.__ran = 1}`"
OPEN_POPUPS = "window.__ia.map.eachLayer(one => one.getPopup && one.getPopup() && one.openPopup())"
AREA = [[[46.9, 39.2], [47.2, 39.2], [47.2, 39.5], [46.9, 39.2]]]


def _timed(text):
    path = {"type": "LineString", "coordinates": [[46.0, 39.9], [46.3, 40.0], [46.8, 40.0]]}
    days = ["2022-09-12", "2022-09-13", "2022-09-14"]
    told = {"times": days, "popup": text, "tooltip": text, "style": {"color": "purple"}}
    feature = {"type": "Feature", "geometry": path, "properties": told}
    return plugins.TimestampedGeoJson(
        {"type": "FeatureCollection", "features": [feature]}, auto_play=False, duration="P1D"
    )


def _everything(text):
    """A map with one of each layer, its words all `text`."""
    m = maps.incident_map(incident_table.table(), gaz=incident_table.GAZ, title="Layers")
    features = [
        {"type": "Feature", "properties": {"name": text},
         "geometry": {"type": "Polygon", "coordinates": AREA}},
        {"type": "Feature", "properties": {"name": f"point {text}"},
         "geometry": {"type": "Point", "coordinates": [47.1, 39.7]}},
    ]  # fmt: skip
    words = {"popup": text, "tooltip": text}
    geo = folium.GeoJson(
        {"type": "FeatureCollection", "features": features}, name=text,
        style_function=lambda _: {"color": text, "weight": 2},
        highlight_function=lambda _: {"weight": 5},
        tooltip=folium.GeoJsonTooltip(["name"], aliases=[text]),
        popup=folium.GeoJsonPopup(["name"]), marker=folium.CircleMarker(radius=6),
    )  # fmt: skip
    group = folium.FeatureGroup(name=text)
    for layer in (
        folium.Circle([39.6, 45.9], radius=4000, **words),
        folium.CircleMarker([39.5, 45.9], **words),
        folium.PolyLine([[39.4, 45.8], [39.5, 46.0]], **words),
        folium.Polygon([[39.3, 45.8], [39.3, 45.9], [39.35, 45.9]], **words),
        folium.Rectangle([[39.2, 45.8], [39.25, 45.9]], **words),
        folium.Marker([39.8, 46.0], icon=folium.Icon(color="red"), **words),
    ):
        layer.add_to(group)
    for layer in (
        geo,
        group,
        plugins.MarkerCluster([[39.0, 46.0], [39.01, 46.01]], popups=[text, text], name=text),
        plugins.HeatMap([[39.9, 46.9, 1.0], [39.91, 46.92, 1.0]], name=text),
        plugins.Fullscreen(title=text, title_cancel=text),
        plugins.MiniMap(toggle_display=True),
        plugins.MeasureControl(),
        plugins.Draw(export=True, filename="drawn.geojson"),
        plugins.Search(geo, search_label="name", geom_type="Polygon", placeholder=text),
        _timed(text),
        folium.LayerControl(collapsed=False),
    ):
        layer.add_to(m)
    return m


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("layers") / "layers.html"
    _everything(HARM).save(path)
    return path


def test_the_test_has_one_of_each():
    m = _everything("x")
    held = [*m._children.values(), *(c for g in m._children.values() for c in g._children.values())]
    assert set(LAYERS) <= {type(layer) for layer in held}


@pytest.mark.parametrize("csp", [True, False])
def test_all_of_them_work_offline_and_nothing_runs(visit, page_file, csp):
    seen = visit(page_file, csp=csp)
    page = seen.page
    for shown in (
        ".leaflet-control-minimap", ".leaflet-draw-toolbar", ".leaflet-control-search",
        ".leaflet-bar-timecontrol", ".leaflet-control-measure", ".leaflet-control-layers",
        ".fullscreen-icon", ".marker-cluster", ".leaflet-heatmap-layer", ".folium-pin",
    ):  # fmt: skip
        assert page.locator(shown).first.is_visible(), shown
    names = page.locator(".leaflet-control-layers-overlays label").all_inner_texts()
    assert [name.strip() for name in names] == [HARM] * 4
    page.evaluate(
        "window.__ia.map.eachLayer(one => one.getPopup && one.getPopup() && one.openPopup())"
    )
    page.wait_for_timeout(100)
    assert HARM in page.locator(".leaflet-popup-content").first.inner_text()
    search = page.locator("input.search-input")
    search.press_sequentially("point")  # it listens to keys
    page.locator(".search-tip").first.wait_for()
    assert HARM in page.locator(".search-tip").first.inner_text()
    page.locator(".timecontrol-forward").click()
    page.wait_for_timeout(200)
    assert page.locator(".timecontrol-date").inner_text().startswith("2022-09-13")
    assert page.evaluate("window.__ran === undefined")
    assert seen.complaints == []
    assert seen.requests == [page_file.as_uri()]


def test_a_line_is_measured(visit, page_file):
    page = visit(page_file).page
    page.locator(".leaflet-control-measure button").click()
    chart = page.locator(".map .folium-map").bounding_box()
    ends = page.evaluate(
        "[[39.0, 46.2], [39.0, 46.8]].map(at => window.__ia.map.latLngToContainerPoint(at))"
    )
    for end in ends:
        page.mouse.click(chart["x"] + end["x"], chart["y"] + end["y"])
    told = page.locator(".measured").inner_text()
    assert told.endswith("mi)")
    assert float(told.split(" km")[0]) == pytest.approx(51.9, abs=0.6)  # 0.6 degrees at 39 north
    assert page.evaluate("window.__ia.chosen") == -1


def test_what_is_drawn_can_be_taken_along(visit, page_file):
    page = visit(page_file).page
    page.evaluate(
        "window.__ia.map.fire('draw:created', { layerType: 'polyline',"
        " layer: L.polyline([[39, 46], [39.5, 46.5]]) })"
    )
    with page.expect_download() as caught:
        page.locator(".drawn-export").click()
    assert caught.value.suggested_filename == "drawn.geojson"


@pytest.mark.parametrize("csp", [True, False])
def test_every_payload_in_every_text_of_a_layer(visit, tmp_path, csp):
    path = tmp_path / "payloads.html"
    _everything("\n".join(PAYLOADS)).save(path)
    seen = visit(path, csp=csp)
    seen.page.evaluate(OPEN_POPUPS)
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate("window.__ran === undefined")
    assert seen.complaints == []
