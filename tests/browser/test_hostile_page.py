"""Hostile text on the page: nothing runs, nothing is lost."""

from __future__ import annotations

import csv
import json
import random

import incident_table
import pytest
from incident_table import at
from payloads import PAYLOADS

import geo
import maps
from geo.frame import COLUMNS, as_frame

FREE = tuple(
    c.name for c in COLUMNS if c.type == "string" and not c.values and c.name != "incident_id"
)
"""Columns that hold any text."""


def _row(i: int, payload: str) -> dict[str, object]:
    """A row with a payload in every text column, and in every text of its details."""
    origin = {"source": payload, "sha256": payload, "start": 0, "end": 1, "page": None,
              "row": None, "record_id": payload, "url": payload}  # fmt: skip
    candidate = {"place_id": payload, "name": payload, "kind": payload, "country": payload,
                 "lon": 1.0, "lat": 1.0, "how": payload, "score": 0.5}  # fmt: skip
    location = {"text": payload, "reasons": [payload], "candidates": [candidate, candidate]}
    claim = {"claimed_by": [payload], "quote": payload, "quote_lang": payload, "origin": origin,
             "marks": [[0, 1]], "locations": [location], "notes": [payload]}  # fmt: skip
    details = {"claims": [claim, claim], "links": [{"claim": 1, "score": 1, "reasons": [payload]}]}
    return dict.fromkeys(FREE, payload) | {
        "incident_id": f"{i} {payload}",
        "quote_start": 5 * i,
        "quote_end": 5 * i + 5,
        "modality": "occurred",
        "polarity": "asserted",
        "claim_status": "alleged",
        "place_kind": "town",
        "relation": "at",
        "lon": 46.0 + i / 100,
        "lat": 39.0,
        "radius_m": 1000.0,
        "details": json.dumps(details),
    }


@pytest.fixture(scope="module")
def gdf():
    return as_frame([_row(i, payload) for i, payload in enumerate(PAYLOADS)])


@pytest.fixture(scope="module")
def page_file(gdf, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "hostile.html"
    maps.incident_map(gdf, title=" ".join(PAYLOADS[:20])).save(path)
    return path


def _seen(text: str) -> str:
    """What a browser shows of a text: line separators and runs of spaces are white space."""
    return " ".join(text.split())


@pytest.mark.parametrize("csp", [True, False])
def test_nothing_runs_and_nothing_is_lost(visit, page_file, csp):
    seen = visit(page_file, csp=csp)
    for i, payload in enumerate(PAYLOADS):
        seen.page.evaluate("i => window.__ia.select(i)", i)
        shown = _seen(seen.page.evaluate("document.querySelector('.detail').textContent"))
        # title, quote, place, name of place, claimant, source, reasons, candidates, the other claim
        assert shown.count(_seen(payload)) >= 9, payload
    _go_everywhere(seen.page)
    assert seen.page.evaluate("window.__ran === undefined")
    assert seen.complaints == []
    assert seen.requests == [page_file.as_uri()]


def _go_everywhere(page):
    """See every view that shows text of data, and use what takes text."""
    page.evaluate("document.querySelectorAll('details').forEach(d => (d.open = true))")
    page.click("header button:has-text('Table')")
    listed = _seen(page.locator(".table").evaluate("n => n.textContent"))
    assert all(_seen(payload) in listed for payload in PAYLOADS)
    page.click("header button:has-text('Letter')")
    for i, payload in enumerate(PAYLOADS):
        page.evaluate("i => window.__ia.select(i)", i)
        assert _seen(payload) in _seen(page.locator(".letter-text").evaluate("n => n.textContent"))
    page.click("header button:has-text('Two sides')")
    page.evaluate("window.__ia.select(0)")
    page.evaluate("document.querySelector('.review').open = true")
    page.get_by_label("Your name").fill("<img src=x onerror=window.__ran=1>")
    page.locator(".review button:has-text('Not an incident')").click()
    page.evaluate("void window.__ia.picture()")
    page.mouse.move(700, 400)
    for lang in ("ar", "zh"):
        page.select_option(".languages", lang)
    page.wait_for_timeout(300)


def test_a_letter_full_of_it(visit, tmp_path, letter):
    """The same through the whole path: the words stand in the letter and in the records."""
    harmful = " ".join(p for p in PAYLOADS if len(p) < 100 and "\u2028" not in p)
    text = letter.read_text(encoding="utf-8").replace("Aghali", f"Aghali {harmful} Aghali")
    doc = geo.read_string(text, name="<script>window.__ran = 1</script>.txt")
    table = tmp_path / "{{ 7*7 }}.csv"
    columns = ("record_id", "time_local", "place", "what", "event_type", "claimed_by", "note")
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["date", *columns])
        for i in range(len(columns)):  # in one column after the other, then in all at once
            writer.writerow(
                ["2022-09-13", *("x" * (k != i) or harmful for k in range(len(columns)))]
            )
        writer.writerow(["2022-09-13", *[harmful] * len(columns)])
    gdf = geo.locate(doc, records=table)
    path = tmp_path / "letter.html"
    maps.incident_map(gdf, title=harmful).save(path)
    seen = visit(path)
    for i in range(len(gdf)):
        seen.page.evaluate("i => window.__ia.select(i)", i)
        shown = _seen(seen.page.evaluate("document.querySelector('.detail').textContent"))
        assert _seen(gdf["quote"][i]) in shown
    assert seen.page.evaluate("window.__ran === undefined")
    assert seen.complaints == []


def test_it_shows_in_a_notebooks_frame(browser, gdf, tmp_path):
    """A notebook shows the map as a frame inside its own page."""
    m = maps.incident_map(gdf)
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{m._repr_html_()}", encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    frame = page.frames[1]
    for _ in range(100):  # the page's policy forbids the evaluation that waiting would need
        if frame.evaluate("window.__ready === true"):
            break
        page.wait_for_timeout(100)
    assert frame.evaluate("window.__ia.count") == len(PAYLOADS)
    assert frame.evaluate("window.__ran === undefined")
    context.close()


GENERATED = 10_000
FIELDS = ("title", "quote", "attribution", "place_name")
PIECES = (
    *PAYLOADS, "<", ">", "&", "&lt;", "&#x3c;", "</", "<!", "\u2028", "\u202e", "\ufeff", "é",
    "مرحبا", "拉钦", "😀", "e\u0301", "<img src=x onerror=window.__ran=1>",
    "javascript:window.__ran=1", "\x7f",
)  # fmt: skip


def test_ten_thousand_made_by_dice(visit, tmp_path):
    dice = random.Random(20)  # noqa: S311  texts for a test
    texts = ["".join(dice.choices(PIECES, k=dice.randint(1, 4))) for _ in range(GENERATED)]
    groups = list(zip(*[iter(texts)] * len(FIELDS), strict=True))
    rows = [
        incident_table.row(
            i, details=None,
            **at(f"t:{i}", "拉钦区", "village", 44 + i % 100 / 25, 38 + i // 100 / 40)
            | dict(zip(FIELDS, group, strict=True)),
        )
        for i, group in enumerate(groups)
    ]  # fmt: skip
    path = tmp_path / "many.html"
    maps.incident_map(incident_table.table(rows), gaz=incident_table.GAZ).save(path)
    seen = visit(path)
    shown = seen.page.evaluate(
        """n => Array.from({length: n}, (_, i) => {
            window.__ia.select(i);
            return document.querySelector(".detail").textContent;
        })""",
        len(rows),
    )
    shown = [_seen(text) for text in shown]
    lost = [
        text
        for page, group in zip(shown, groups, strict=True)
        for text in group
        if _seen(text) not in page
    ]
    assert lost == []
    assert seen.page.evaluate("window.__ran === undefined")
    assert seen.complaints == []
    assert seen.requests == [path.as_uri()]
