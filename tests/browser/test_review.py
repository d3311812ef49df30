"""What a reader corrects on the page is what the command applies."""

from __future__ import annotations

import json
from pathlib import Path

import incident_table
import pytest

import geo
import maps

FIXTURE = Path(__file__).parents[1] / "data" / "corrections_from_page.jsonl"
MADE = "2026-11-26T00:00:00Z"
"""The moment of each line, which the page takes from the clock."""


def _check(page, row):
    page.evaluate("row => window.__ia.select(row)", row)
    page.evaluate("document.querySelector('.review').open = true")
    page.get_by_label("Your name").fill("R. Viewer")
    return page.locator(".review")


def _correct_everything(page):
    """Do one of each."""
    _check(page, 1).locator("button:has-text('Use this place')").first.click()
    _check(page, 7).locator("button:has-text('Move the pin')").click()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    page.click(".drag-bar button:has-text('Save')")
    _check(page, 4).locator("button:has-text('Not a place')").click()
    _check(page, 9).locator("button:has-text('Not an incident')").click()
    review = _check(page, 10)
    page.get_by_label("Note", exact=True).fill("قارن الصفحة 3 </script> {{ x }}")
    review.locator("button:has-text('Add the note')").click()


def test_the_form_of_a_correction_is_the_fixture(visit, tmp_path):
    """`tests/data/corrections_from_page.jsonl` is what the page gives: written anew by this test.

    If the form changes, the file is deleted, the test run once, and the difference looked at.
    """
    path = tmp_path / "kinds.html"
    maps.incident_map(incident_table.table(), gaz=incident_table.GAZ).save(path)
    page = visit(path).page
    page.evaluate("void window.__ia.map.setView([39.4, 46.4], 9, { animate: false })")
    _correct_everything(page)
    lines = [json.loads(line) for line in page.evaluate("window.__ia.corrections()").splitlines()]
    got = "".join(json.dumps(line | {"made": MADE}, ensure_ascii=False) + "\n" for line in lines)
    if not FIXTURE.exists():
        FIXTURE.write_text(got, encoding="utf-8", newline="\n")
        pytest.fail(f"{FIXTURE} was not there: it is written, look at it")
    assert got == FIXTURE.read_text(encoding="utf-8")
    assert [line["action"] for line in lines] == [
        "place", "position", "not_a_place", "not_an_incident", "note",
    ]  # fmt: skip


def test_the_fixture_is_read_without_a_fault():
    log = geo.read_corrections(FIXTURE)
    assert len(log.corrections) == 5
    assert not log.problems


def test_corrections_of_the_letter_hold_in_the_next_run(visit, sample, examples, tmp_path):
    doc, gdf = sample
    path = tmp_path / "letter.html"
    maps.incident_map(gdf, documents=[doc]).save(path)
    page = visit(path).page
    placed = [i for i in range(len(gdf)) if gdf["lon"].notna()[i] and gdf["quote_start"].notna()[i]]
    moved, refused = placed[0], placed[1]
    _check(page, moved).locator("button:has-text('Move the pin')").click()
    page.keyboard.press("Shift+ArrowRight")
    page.click(".drag-bar button:has-text('Save')")
    _check(page, refused).locator("button:has-text('Not an incident')").click()
    log = tmp_path / "corrections.jsonl"
    with page.expect_download() as caught:
        page.click("button:has-text('Download 2 corrections')")
    caught.value.save_as(log)
    line = json.loads(log.read_text(encoding="utf-8").splitlines()[0])
    again = geo.locate(doc, records=examples / "incidents.csv", corrections=log).set_index(
        "incident_id"
    )
    assert again.loc[gdf["incident_id"][moved], "lon"] == pytest.approx(line["lon"], abs=1e-6)
    assert gdf["incident_id"][refused] not in again.index
