"""The notebook's small maps in a real browser: nothing is asked for, no word covers another."""

from __future__ import annotations

import pytest

import gazetteer

GAZ = gazetteer.open()
SHOWN = {
    "lachin": lambda: GAZ.find("Lachin"),
    "aghali": lambda: GAZ.find("Aghali")[0].place,
    "fiji": lambda: GAZ.country_of("FJ"),
    "russia": lambda: GAZ.country_of("RU"),
    "antarctica": lambda: GAZ.country_of("AQ"),
    "border": lambda: GAZ.border("AM", "AZ"),
    "ten": lambda: GAZ.find("San José"),
    "arabic": lambda: GAZ.find("الخرطوم"),
    "chinese": lambda: GAZ.find("拉钦"),
    "corridor": lambda: GAZ.get("atlas:zangezur-corridor"),
}
THEMES = {"light": ("#ffffff", "#212121"), "dark": ("#111111", "#e0e0e0")}

OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll("svg text")].map(text => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return { word: text.textContent, left, right, top: top + 2, bottom: bottom - 2 };
  });
  const frame = document.querySelector("svg").getBoundingClientRect();
  const found = [];
  boxes.forEach((a, i) => {
    if (a.left < frame.left || a.right > frame.right) found.push(a.word + " leaves the map");
    boxes.slice(i + 1).forEach(b => {
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        found.push(a.word + " covers " + b.word);
    });
  });
  return found;
}"""


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1200, "height": 900}, offline=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", SHOWN)
def test_no_word_covers_another(page, name):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.set_content(SHOWN[name]()._repr_html_())
    assert page.evaluate(OVERLAPS) == []
    assert requests == []


@pytest.mark.parametrize("theme", THEMES)
def test_words_have_the_colour_of_the_page(page, theme):
    back, front = THEMES[theme]
    shown = SHOWN["aghali"]()._repr_html_()
    page.set_content(f'<body style="background:{back};color:{front}">{shown}</body>')
    read = "word => getComputedStyle([...document.querySelectorAll('svg text')]" \
        ".find(text => text.textContent === word)).fill"  # fmt: skip
    red, green, blue = (int(front[at : at + 2], 16) for at in (1, 3, 5))
    assert page.evaluate(read, "Kapan") == f"rgb({red}, {green}, {blue})"
    assert page.evaluate(read, "Ağalı") == "rgb(212, 72, 11)"
