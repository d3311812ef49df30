"""What a reader does with the page: languages, views, time, filters, link, review, picture."""

from __future__ import annotations

import json
from urllib.parse import quote

import incident_table
import pytest
from incident_table import at

import maps
from maps.speech import LANGUAGES, words


@pytest.fixture(scope="module")
def letter_page(sample, tmp_path_factory):
    """The sample with its letter, in a page."""
    doc, gdf = sample
    path = tmp_path_factory.mktemp("views") / "letter.html"
    maps.incident_map(gdf, documents=[doc], title="The letter").save(path)
    return path, gdf, doc


@pytest.fixture
def heard(visit, letter_page):
    return visit(letter_page[0])


@pytest.fixture
def page(heard):
    return heard.page


@pytest.fixture(scope="module")
def gdf(letter_page):
    return letter_page[1]


def _shown(page):
    return page.evaluate("window.__ia.shown")


def test_the_reader_chooses_the_language(heard, gdf):
    page = heard.page
    page.evaluate("window.__ia.select(1)")
    seen = set()
    for lang in LANGUAGES:
        page.select_option(".languages", lang)
        own = words()[lang]
        assert page.locator(".detail dt").first.inner_text() == own["when"]
        assert page.inner_text("footer") == own["disclaimer"]
        assert page.locator("html").get_attribute("lang") == lang
        assert page.locator("[data-id]").count() == len(gdf)
        assert (
            page.locator(".detail blockquote").first.evaluate("n => n.textContent")
            == gdf["quote"][1]
        )
        seen.add(page.inner_text("main.panel"))
    assert len(seen) == len(LANGUAGES)
    assert heard.complaints == []
    assert len(heard.requests) == 1


def test_arabic_mirrors_the_page_and_keeps_the_order_of_dates(page):
    page.select_option(".languages", "ar")
    assert page.locator("html").get_attribute("dir") == "rtl"
    panel, chart = (page.locator(name).bounding_box() for name in (".panel", ".map"))
    assert panel["x"] > chart["x"]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    # The year of a date stands left of its day, as in any other script: the date is isolated.
    spots = page.evaluate(
        """() => {
          const node = document.querySelector("[data-id] small bdi").firstChild;
          const at = node.textContent.indexOf("2022-09-12");
          const left = (i) => {
            const range = document.createRange();
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            return range.getBoundingClientRect().left;
          };
          return [left(at), left(at + 9)];
        }"""
    )
    assert spots[0] < spots[1]


def test_the_letter_stands_beside_the_map_word_for_word(page, letter_page):
    _, _, doc = letter_page
    page.click("button:has-text('Letter')")
    shown = page.locator(".letter-text p").evaluate_all("nodes => nodes.map(n => n.textContent)")
    assert "".join(shown) == doc.text.replace("\n", "")


def test_a_sentence_leads_to_the_map_and_a_pin_to_its_sentence(page, gdf):
    page.click("button:has-text('Letter')")
    page.locator(".said", has_text="拉钦区").first.click()
    assert page.evaluate("window.__ia.chosen") == 1
    assert any(s["row"] == 1 for s in page.evaluate("window.__ia.symbols()"))
    page.evaluate("window.__ia.select(8)")
    chosen = page.locator(".said.chosen").evaluate_all("nodes => nodes.map(n => n.textContent)")
    assert "".join(chosen) == gdf["quote"][8]
    box = page.locator(".said.chosen").first.bounding_box()
    assert 0 < box["y"] < 860


def test_a_sentence_of_several_incidents_leads_to_each(visit, tmp_path):
    rows = [
        incident_table.row(i) | {"quote_start": 10, "quote_end": 10 + len(incident_table.SENTENCE)}
        for i in range(2)
    ]
    path = tmp_path / "several.html"
    maps.incident_map(incident_table.table(rows), gaz=incident_table.GAZ).save(path)
    page = visit(path, link="#view=letter").page
    for wanted in (0, 1, 0):
        page.locator(".said").first.click()
        assert page.evaluate("window.__ia.chosen") == wanted


def test_without_the_documents_the_letter_is_its_sentences(visit, gdf, tmp_path):
    path = tmp_path / "page.html"
    maps.incident_map(gdf).save(path)
    page = visit(path, link="#view=letter").page
    assert "whole text is not in this page" in page.inner_text(".letter .quiet")
    assert gdf["quote"][1] in page.inner_text(".letter-text")


def test_the_table_holds_the_same_incidents_and_sorts(page, gdf):
    page.click("button:has-text('Table')")
    cells = page.locator(".table tbody td:nth-child(6)")
    assert cells.count() == len(gdf)
    page.click("th button:has-text('Says so')")
    who = page.locator(".table tbody td:nth-child(5)").all_inner_texts()
    assert who == sorted(who)
    page.click("th button:has-text('Says so')")
    assert page.locator("th[aria-sort=descending]").count() == 1
    page.locator(".table td button").first.click()
    assert page.evaluate("window.__ia.chosen") == _shown(page)[0]


def test_rows_sort_by_day(page, gdf):
    page.select_option(".sorter select", "date")
    days = gdf["date_start"].fillna(gdf["date_end"]).iloc[_shown(page)]
    dated = days.dropna().tolist()
    assert dated == sorted(dated)
    assert days.isna().tolist() == sorted(days.isna())  # those without a date come last


def test_two_sides_stand_side_by_side(visit, tmp_path):
    day = {"date_edtf": "2022-09-13", "date_start": "2022-09-13", "date_end": "2022-09-13"}
    goris = at("t:g", "Goris", "town", 46.338, 39.511)
    near = at("t:n", "Verishen", "village", 46.36, 39.53)
    far = at("t:k", "Kapan", "town", 46.405, 39.207)
    later = {"date_edtf": "2022-10-01", "date_start": "2022-10-01", "date_end": "2022-10-01"}
    a, b = (
        {"claimed_by": "A (ministry)", "quote": "A's words"},
        {"claimed_by": "B", "quote": "B's words"},
    )
    rows = [
        incident_table.row(0, **a, **goris, **day, details=None),
        incident_table.row(1, **b, **near, **day, details=None),
        incident_table.row(2, **a, **far, **day, details=None),
        incident_table.row(3, **b, **far, **later, details=None),
    ]  # fmt: skip
    path = tmp_path / "sides.html"
    maps.incident_map(incident_table.table(rows), gaz=incident_table.GAZ).save(path)
    page = visit(path, link="#view=sides").page
    pairs = page.locator(".pair:not(.heads)")
    badges = pairs.locator(".badge").all_inner_texts()
    assert badges == ["said by both", "said by one", "said by one"]
    both = pairs.first.locator("> div").all_inner_texts()
    assert "A's words" in both[0]
    assert "B's words" in both[1]
    assert "nothing on this place and time" in pairs.nth(1).inner_text()


def test_the_brush_keeps_what_may_have_happened_then(page, gdf):
    """An interval passes where it touches the days; one that is open, where it may."""
    page.evaluate("location.hash = '#time=2022-09-12..2022-09-12'")
    page.wait_for_timeout(100)
    first, last = gdf["date_start"].fillna(""), gdf["date_end"].fillna("9999")
    touched = (first <= "2022-09-12") & (last >= "2022-09-12")
    assert _shown(page) == [i for i in range(len(gdf)) if touched[i]]


def test_the_handles_of_time_are_sliders(page, gdf):
    handle = page.locator(".handle").first
    handle.focus()
    before = handle.get_attribute("aria-valuetext")
    page.keyboard.press("End")
    assert handle.get_attribute("aria-valuetext") > before
    assert len(_shown(page)) < len(gdf)
    page.click("button:has-text('All dates')")
    assert len(_shown(page)) == len(gdf)


def test_a_stretch_is_drawn_with_the_pointer_and_played(page, gdf):
    box = page.locator(".bars").bounding_box()
    y = box["y"] + 20
    page.mouse.move(box["x"] + box["width"] * 0.5, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, y)
    page.mouse.up()
    shown = page.inner_text("output")
    assert shown != "2022-03-24 to 2022-09-15"
    play = page.locator(".play")
    play.click()
    assert play.get_attribute("aria-pressed") == "true"
    for _ in range(60):
        if page.inner_text("output") != shown:
            break
        page.wait_for_timeout(50)
    assert page.inner_text("output") != shown
    play.click()
    assert play.get_attribute("aria-pressed") == "false"


def test_days_of_any_century_have_their_bars(visit, tmp_path):
    rows = []
    for i, day in enumerate(("0050-03-01", "1948-05-14", "2022-09-31")):
        told = {"date_edtf": day, "date_start": day, "date_end": day}
        rows.append(incident_table.row(i, details=None, **told))
    path = tmp_path / "old.html"
    maps.incident_map(incident_table.table(rows), gaz=incident_table.GAZ).save(path)
    heard = visit(path)
    assert heard.page.inner_text("output").startswith("0050-01-01 to ")
    dates = heard.page.locator("[data-id] small").all_inner_texts()
    assert [text.split(" · ")[0] for text in dates] == ["0050-03-01", "1948-05-14", "2022-09-31"]
    assert heard.complaints == []


def test_undated_incidents_have_a_home_of_their_own(visit, tmp_path):
    path = tmp_path / "undated.html"
    maps.incident_map(incident_table.table(), gaz=incident_table.GAZ).save(path)
    page = visit(path).page
    box = page.get_by_label("without a date (4)")
    assert box.is_checked()
    box.uncheck()
    assert len(_shown(page)) == 8
    assert not {3, 4, 5, 9} & set(_shown(page))


def test_a_filter_counts_what_the_others_let_pass(page, gdf):
    page.click(".filter-box summary")
    claimants = page.locator("fieldset", has_text="Says so")
    only = claimants.locator(".value", has_text="Armenia (Ministry of Foreign Affairs)")
    only.hover()
    only.locator(".only").click()
    theirs = gdf["claimed_by"] == "Armenia (Ministry of Foreign Affairs)"
    assert _shown(page) == [i for i in range(len(gdf)) if theirs[i]]
    types = page.locator("fieldset", has_text="Type").first.locator(".value").all_inner_texts()
    counts = {line.split("\n")[0].strip(): line for line in types}
    shelling = int(((gdf["event_type"] == "Explosions/Remote violence") & theirs).sum())
    assert str(shelling) in next(v for k, v in counts.items() if k.startswith("Explosions"))
    page.click("button:has-text('Reset filters')")
    assert len(_shown(page)) == len(gdf)


def test_a_link_holds_the_view(visit, letter_page, page, gdf):
    page.evaluate("void window.__ia.map.setView([39.5, 46.5], 9, { animate: false })")
    page.click(".filter-box summary")
    page.get_by_label("planned", exact=False).first.uncheck()
    page.fill("input[type=search]", "az")
    page.wait_for_timeout(100)
    page.evaluate("window.__ia.select(1)")
    page.select_option(".languages", "ru")
    page.click("button:has-text('Письмо')")
    page.wait_for_timeout(400)
    link = page.evaluate("location.hash")
    state = "(({ shown, chosen, map }) => [shown, chosen, map.getZoom()])(window.__ia)"
    other = visit(letter_page[0], link=link).page
    assert other.evaluate(state) == page.evaluate(state)
    assert other.locator("html").get_attribute("lang") == "ru"
    assert other.locator(".letter-text").is_visible()
    assert other.locator("input[type=search]").input_value() == "az"


def test_a_link_of_nonsense_does_no_harm(visit, letter_page, gdf):
    nonsense = "#map=x/y/z&time=now&type=[&id=none&view=constructor&lang=__proto__&sort=toString"
    heard = visit(letter_page[0], link=nonsense)
    assert len(_shown(heard.page)) == len(gdf)
    for link in ("#%", "#type=-{}", '#type=%2B["nothing"]', "#time=2022..", "#lang=xx&view=x"):
        heard.page.evaluate("link => (location.hash = link)", link)
        heard.page.wait_for_timeout(30)
        assert len(_shown(heard.page)) == len(gdf)
    assert heard.complaints == []


def _reviewed(page, row):
    page.evaluate("i => window.__ia.select(i)", row)
    page.locator(".review summary").click()
    page.get_by_label("Your name").fill("R. Viewer")
    return page.locator(".review")


def _lines(page):
    return [json.loads(line) for line in page.evaluate("window.__ia.corrections()").splitlines()]


def test_a_correction_names_who_made_it(page):
    page.evaluate("window.__ia.select(1)")
    page.locator(".review summary").click()
    page.click("button:has-text('Not an incident')")
    assert page.locator(".warning").is_visible()
    assert _lines(page) == []


def test_another_candidate_is_chosen(page, gdf):
    candidate = json.loads(gdf["details"][1])["claims"][0]["locations"][0]["candidates"][1]
    _reviewed(page, 1).locator("button:has-text('Use this place')").first.click()
    (line,) = _lines(page)
    assert line["action"] == "place"
    assert line["incident_id"] == gdf["incident_id"][1]
    assert line["source_sha256"] == gdf["source_sha256"][1]
    assert (line["quote_start"], line["quote_end"]) == (gdf["quote_start"][1], gdf["quote_end"][1])
    assert line["place_id"] == candidate["place_id"]
    assert line["was"]["place_id"] == gdf["place_id"][1]
    assert line["reviewer"] == "R. Viewer"
    assert line["made"].endswith("Z")
    drawn = next(s for s in page.evaluate("window.__ia.symbols()") if s["row"] == 1)
    assert drawn["as"] != "area"
    page.click(".review button:has-text('Undo')")
    assert _lines(page) == []


def test_a_pin_is_moved_by_keys_and_by_pointer(page, gdf):
    _reviewed(page, 5).locator("button:has-text('Move the pin')").click()
    for _ in range(5):
        page.keyboard.press("Shift+ArrowRight")
    page.click(".drag-bar button:has-text('Save')")
    (line,) = _lines(page)
    assert line["action"] == "position"
    assert line["lon"] > gdf["lon"][5]
    assert line["lat"] == pytest.approx(gdf["lat"][5], abs=1e-3)
    page.locator(".review button:has-text('Move the pin')").click()
    box = page.locator(".pin").bounding_box()
    page.mouse.move(box["x"] + 14, box["y"] + 14)
    page.mouse.down()
    page.mouse.move(box["x"] + 14, box["y"] - 60, steps=4)
    page.mouse.up()
    page.click(".drag-bar button:has-text('Save')")
    assert _lines(page)[1]["lat"] > line["lat"]


def test_refusals_and_notes_are_downloaded(heard, tmp_path):
    page = heard.page
    _reviewed(page, 1).locator("button:has-text('Not a place')").click()
    assert not any(s["row"] == 1 for s in page.evaluate("window.__ia.symbols()"))
    page.locator(".review button:has-text('Not an incident')").click()
    page.get_by_label("Note", exact=True).fill("see page 3 </script> {{ x }}")
    page.locator(".review button:has-text('Add the note')").click()
    with page.expect_download() as caught:
        page.click("button:has-text('Download 3 corrections')")
    assert caught.value.suggested_filename == "corrections.jsonl"
    path = tmp_path / "corrections.jsonl"
    caught.value.save_as(path)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["action"] for line in lines] == ["not_a_place", "not_an_incident", "note"]
    assert lines[2]["note"] == "see page 3 </script> {{ x }}"
    assert heard.complaints == []


def test_the_candidates_are_shown_on_the_map(page, gdf):
    page.evaluate("window.__ia.select(1)")
    page.click("button:has-text('Show on the map')")
    others = json.loads(gdf["details"][1])["claims"][0]["locations"][0]["candidates"][1:]
    assert page.locator(".candidate").all_inner_texts() == [chr(65 + i) for i in range(len(others))]


def test_the_picture_has_title_map_and_words(heard):
    page = heard.page
    with page.expect_download() as caught:
        page.click("button:has-text('Picture')")
    assert caught.value.suggested_filename == "The-letter.png"
    size, inked = page.evaluate(
        """() => {
          const picture = window.__ia.picture();
          const { width, height } = picture;
          const { data } = picture.getContext("2d").getImageData(0, height - 260, width, 260);
          return [[width, height], data.filter((v, i) => i % 4 === 0 && v < 100).length];
        }"""
    )
    chart = page.locator(".map .folium-map").bounding_box()
    assert size[0] > 2 * chart["width"]
    assert size[1] > 2 * chart["height"] + 200
    assert inked > 2000  # the sources, the date and the disclaimer stand below the map
    assert heard.complaints == []


def test_an_address_with_any_text_finds_its_row(visit, tmp_path):
    rows = [incident_table.row(0), incident_table.row(1) | {"incident_id": "__proto__ & <b>?#é"}]
    path = tmp_path / "odd.html"
    maps.incident_map(incident_table.table(rows), gaz=incident_table.GAZ).save(path)
    page = visit(path, link=f"#id={quote(rows[1]['incident_id'])}").page
    assert page.evaluate("window.__ia.chosen") == 1
