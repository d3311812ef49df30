"""Readers with disabilities: axe-core finds nothing to mend, in every view, language and width."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

import maps

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def page_file(sample, tmp_path_factory):
    doc, gdf = sample
    path = tmp_path_factory.mktemp("access") / "letter.html"
    maps.incident_map(gdf, documents=[doc], title="Letter").save(path)
    return path


@pytest.mark.parametrize(
    ("link", "width"),
    [
        ("", 1400),
        ("#view=letter&lang=zh", 1400),
        ("#view=table&lang=ar", 1400),
        ("#view=sides&lang=ru", 1400),
        ("#lang=fr", 390),
        ("#view=letter", 700),  # 200 % zoom of a 1400 pixel window
    ],
)
def test_axe_finds_nothing(visit, page_file, link, width):
    page = visit(page_file, link=link, width=width, csp=False).page
    page.evaluate("window.__ia.select(1)")
    page.evaluate("document.querySelectorAll('details').forEach(d => (d.open = true))")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    faults = [(v["id"], v["nodes"][0]["html"][:200]) for v in found["violations"]]
    assert faults == []
    assert len(found["passes"]) > 20
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_reader_who_wants_no_motion_gets_none(browser, page_file):
    context = browser.new_context(offline=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(page_file.as_uri())
    for _ in range(200):
        if page.evaluate("window.__ready === true"):
            break
        page.wait_for_timeout(50)
    assert page.evaluate("window.__ia.map.options.zoomAnimation") is False
    context.close()
