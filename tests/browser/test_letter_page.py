"""The sample letter as a page, in a browser with its network off."""

from __future__ import annotations

import pytest

import geo
import maps


@pytest.fixture(scope="module")
def gdf(sample):
    return sample[1]


@pytest.fixture(scope="module")
def page_file(gdf, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "letter.html"
    maps.incident_map(gdf, title="The letter").save(path)
    return path


@pytest.fixture
def seen(visit, page_file):
    return visit(page_file)


def _click_on_map(page, i):
    """Click an incident's symbol where it is drawn."""
    drawn = next(s for s in page.evaluate("window.__ia.symbols()") if s["row"] == i)
    box = page.locator(".map .folium-map").bounding_box()
    page.mouse.click(box["x"] + drawn["x"], box["y"] + drawn["y"])


def test_it_asks_for_nothing_and_complains_of_nothing(seen, page_file, gdf):
    seen.page.wait_for_timeout(300)
    assert seen.requests == [page_file.as_uri()]
    assert seen.complaints == []
    assert seen.page.evaluate("window.__ia.count") == len(gdf)


def test_it_is_small(page_file):
    assert page_file.stat().st_size <= 700_000


def test_the_pin_of_aghali_shows_its_sentence(seen, gdf):
    i = list(gdf["title"]).index("Return of displaced persons, Aghali 村 (Ağalı)")
    _click_on_map(seen.page, i)
    assert seen.page.inner_text(".detail h2") == gdf["title"][i]
    quote = seen.page.locator(".detail > blockquote")
    assert quote.inner_text() == gdf["quote"][i]
    assert quote.get_attribute("lang") == "zh"
    assert quote.locator("mark").first.inner_text() in ("边界", "Aghali 村")
    assert "Aghali 村" in quote.locator("mark").all_inner_texts()
    detail = seen.page.inner_text(".detail")
    assert "alleged" in detail
    assert "Azerbaijan (阿塞拜疆常驻联合国代表)" in detail


@pytest.mark.parametrize("csp", [True, False])
def test_every_incident_shows_every_word(visit, page_file, gdf, csp):
    seen = visit(page_file, csp=csp)
    for i, row in enumerate(gdf.itertuples()):
        seen.page.evaluate("i => window.__ia.select(i)", i)
        assert seen.page.inner_text(".detail h2") == row.title
        assert seen.page.locator(".detail > blockquote").inner_text() == row.quote
        marks = seen.page.locator(".detail > blockquote mark").all_inner_texts()
        named = row.place_verbatim if isinstance(row.place_verbatim, str) else "no place"
        assert (named in marks) == (named in row.quote)
        if named not in (*marks, "no place"):  # and then the page says where it comes from
            assert "earlier sentence" in seen.page.inner_text(".detail")


def test_what_is_drawn_tells_its_doubt(seen, gdf):
    drawn = {s["row"]: s for s in seen.page.evaluate("window.__ia.symbols()")}
    assert sorted(drawn) == list(gdf.index[gdf["lon"].notna()])
    for i, mark in drawn.items():
        if str(gdf["place_kind"][i]) == "district":
            assert mark["as"] == "area"
        if str(gdf["place_kind"][i]) == "border":
            assert mark["as"] == "line"
        assert mark["hollow"] == (gdf["modality"][i] in ("planned", "attempted"))


def test_search_and_filters_narrow_the_list(seen, gdf):
    listed = seen.page.locator(".incidents li[data-id]:visible")
    assert listed.count() == len(gdf)
    seen.page.fill("input[type=search]", "lacin")
    seen.page.wait_for_timeout(100)
    assert 0 < listed.count() < len(gdf)
    assert "of" in seen.page.inner_text("#count")
    seen.page.fill("input[type=search]", "Berdzor")  # the other party's name finds the same place
    seen.page.wait_for_timeout(100)
    shown = seen.page.evaluate("window.__ia.shown")
    assert {str(gdf["place_name"][i]) for i in shown} == {"Laçın"}
    seen.page.fill("input[type=search]", "")
    seen.page.wait_for_timeout(100)
    seen.page.click("summary:has-text('Filters')")
    seen.page.locator(".filters label", has_text="planned").locator("input").uncheck()
    assert listed.count() == len(gdf) - int((gdf["modality"] == "planned").sum())


def test_the_keyboard_reaches_an_incident(seen, gdf):
    seen.page.focus(".incidents li[data-id] button")
    seen.page.keyboard.press("Enter")
    assert seen.page.inner_text(".detail h2") == gdf["title"][0]


def test_a_phone_needs_no_sideways_scroll(visit, page_file):
    seen = visit(page_file, width=390, height=844)
    seen.page.evaluate("window.__ia.select(1)")
    wide = "document.documentElement.scrollWidth <= window.innerWidth"
    assert seen.page.evaluate(wide)


def test_without_boundaries_no_line_is_drawn(gdf, tmp_path, visit):
    path = tmp_path / "none.html"
    maps.incident_map(gdf, boundaries="none").save(path)
    seen = visit(path)
    seen.page.wait_for_selector(".name.town", state="attached")
    assert seen.page.locator(".name.state").count() == 0
    assert seen.complaints == []


def test_an_empty_table_is_a_page(tmp_path, visit):
    path = tmp_path / "empty.html"
    maps.incident_map(geo.to_frame([])).save(path)
    seen = visit(path)
    assert seen.page.inner_text("#count") == "0 incidents"
    assert seen.complaints == []


def test_on_paper_land_sea_and_names_lie_under_the_incidents(seen, tmp_path):
    import pypdfium2

    path = tmp_path / "letter.pdf"
    seen.page.pdf(path=path, format="A4")
    with pypdfium2.PdfDocument(path) as paper:
        text = paper[0].get_textpage().get_text_bounded()
        picture = paper[0].render(scale=1).to_numpy()[:, :, :3].reshape(-1, 3)  # blue, green, red
    assert "Tbilisi" in text
    for colour in ((214, 228, 238), (246, 243, 236), (230, 159, 0)):  # sea, land, an explosion
        near = abs(picture[:, ::-1].astype(int) - colour).max(axis=1) <= 3
        assert near.sum() > 100, colour
