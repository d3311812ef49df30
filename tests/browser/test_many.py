"""Very many incidents: clusters that filters reach, lists of any length, nothing slow or lost."""

from __future__ import annotations

import random

import incident_table
import pytest
from incident_table import at

import maps

MANY = 5000


@pytest.fixture(scope="module")
def rows():
    draw = random.Random(7)  # noqa: S311  places for a test
    types = ["Battles", "Protests", "Riots"]
    return [
        incident_table.row(
            i, event_type=types[i % 3], details=None, quote=f"Sentence number {i}.",
            **at(f"t:{i}", "拉钦区", "village", draw.uniform(44, 48), draw.uniform(38, 41)),
        )
        for i in range(MANY)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def page_file(rows, tmp_path_factory):
    path = tmp_path_factory.mktemp("many") / "many.html"
    maps.incident_map(incident_table.table(rows), gaz=incident_table.GAZ).save(path)
    return path


@pytest.fixture
def heard(visit, page_file):
    return visit(page_file)


@pytest.fixture
def page(heard):
    return heard.page


def _in_clusters(page):
    return sum(s.get("count") or 1 for s in page.evaluate("window.__ia.symbols()"))


def _zoom(page):
    return page.evaluate("window.__ia.map.getZoom()")


def test_clusters_hold_every_incident_and_filters_reach_them(heard):
    page = heard.page
    assert page.evaluate("window.__ia.count") == MANY
    assert _in_clusters(page) == MANY
    assert len(page.evaluate("window.__ia.symbols()")) < 800
    page.click(".filter-box summary")
    page.get_by_label("Riots", exact=False).first.uncheck()
    assert _in_clusters(page) == MANY - MANY // 3
    page.fill("input[type=search]", "number 4999")
    page.wait_for_timeout(300)
    assert page.evaluate("window.__ia.shown") == [4999]
    assert _in_clusters(page) == 1
    assert heard.complaints == []
    assert len(heard.requests) == 1


def test_clusters_stand_apart(page):
    spots = [s for s in page.evaluate("window.__ia.symbols()") if s.get("count")]
    for i, a in enumerate(spots):
        for b in spots[i + 1 :]:
            assert abs(complex(a["x"] - b["x"], a["y"] - b["y"])) > 20


def test_a_click_on_a_cluster_comes_closer(page):
    box = page.locator(".map .folium-map").bounding_box()
    middle = complex(box["width"] / 2, box["height"] / 2)
    clusters = [s for s in page.evaluate("window.__ia.symbols()") if s.get("count")]
    nearest = min(clusters, key=lambda s: abs(complex(s["x"], s["y"]) - middle))
    before = _zoom(page)
    page.mouse.click(box["x"] + nearest["x"], box["y"] + nearest["y"])
    assert _zoom(page) > before


def test_a_chosen_incident_is_drawn_out_of_its_cluster(page):
    page.evaluate("window.__ia.select(4321)")
    assert "Incident 4321" in page.locator(".detail h2").inner_text()
    page.evaluate("void window.__ia.map.setZoom(7, { animate: false })")
    assert 4321 in [s.get("row") for s in page.evaluate("window.__ia.symbols()")]
    assert page.locator("[data-id=id-4321]").count() == 1  # the list came along


def test_the_list_reaches_every_incident_and_holds_few(page):
    items = page.locator("[data-id]")
    assert items.count() < 60
    items.first.locator("button").focus()
    page.keyboard.press("End")
    page.wait_for_timeout(100)
    assert page.evaluate("document.activeElement.closest('li').dataset.id") == f"id-{MANY - 1}"
    assert page.locator("[data-id]").last.get_attribute("aria-posinset") == str(MANY)
    page.keyboard.press("Enter")
    assert f"Incident {MANY - 1}" in page.locator(".detail h2").inner_text()
    page.keyboard.press("Home")
    page.wait_for_timeout(100)
    assert page.evaluate("document.activeElement.closest('li').dataset.id") == "id-0"
    heights = items.evaluate_all("nodes => nodes.map(n => n.getBoundingClientRect().height)")
    assert set(heights) == {62}


def test_the_table_reaches_every_incident_and_holds_few(page):
    page.click("button:has-text('Table')")
    body = page.locator(".table tbody tr[data-at]")
    assert body.count() < 60
    page.locator(".table .scroll").evaluate("n => (n.scrollTop = n.scrollHeight)")
    page.wait_for_timeout(100)
    assert page.locator(f".table tr[data-at='{MANY - 1}']").count() == 1
    assert page.locator("table").get_attribute("aria-rowcount") == str(MANY + 1)


def test_print_lists_as_many_as_paper_can_take(page):
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("[data-id]").count() == 2000
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("[data-id]").count() < 60


def test_the_density_takes_the_place_of_symbols(page):
    page.click("button[aria-label='Density']")
    assert page.evaluate("window.__ia.symbols()") == []
    inked = page.evaluate(
        """() => {
          const { layer } = window.__ia;
          const { width, height } = layer._container;
          const { data } = layer._context.getImageData(0, 0, width, height);
          let n = 0;
          for (let i = 3; i < data.length; i += 4) n += data[i] > 40;
          return n / (width * height);
        }"""
    )
    assert inked > 0.05
    page.click("button[aria-label='Density']")
    assert _in_clusters(page) == MANY


def test_many_at_one_place_open_in_place(visit, tmp_path):
    here = at("t:here", "Goris", "town", 46.338, 39.511)
    rows = [incident_table.row(i, details=None, **here) for i in range(60)]
    path = tmp_path / "one.html"
    maps.incident_map(incident_table.table(rows), gaz=incident_table.GAZ).save(path)
    page = visit(path).page
    (stack,) = page.evaluate("window.__ia.symbols()")
    assert stack["count"] == 60
    box = page.locator(".map .folium-map").bounding_box()
    page.mouse.click(box["x"] + stack["x"], box["y"] + stack["y"])
    opened = page.evaluate("window.__ia.symbols()")
    assert sorted(s["row"] for s in opened) == list(range(60))
    assert (
        min(
            abs(complex(a["x"] - b["x"], a["y"] - b["y"]))
            for a in opened
            for b in opened
            if a is not b
        )
        > 8
    )


def test_a_light_page_says_where_the_quote_stands(visit, tmp_path, rows):
    path = tmp_path / "light.html"
    m = maps.incident_map(incident_table.table(rows), gaz=incident_table.GAZ, quotes=False)
    m.save(path)
    heard = visit(path, link="#id=%23321")
    text = heard.page.inner_text(".detail")
    assert f"characters {rows[321]['quote_start']} to {rows[321]['quote_end']}" in text
    assert heard.page.locator(".review").count() == 0
    assert heard.complaints == []
