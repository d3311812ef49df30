"""The map for print: every format whole and repeatable, every word of the page under it."""

from __future__ import annotations

import html
import importlib.util
from datetime import date

import incident_table
import pytest
from hypothesis import given
from hypothesis import strategies as st
from incident_table import at

import maps
from gazetteer.errors import MissingExtra, UnknownFormat
from maps.speech import LANGUAGES, language
from maps.static import FOOT_LETTERS, FORMATS, MARKERS, wrapped
from maps.symbols import OTHER, SYMBOLS

DAY = date(2026, 1, 2)
STARTS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


def _draw(path, rows=None, **options):
    gdf = incident_table.table(rows)
    return maps.static_map(gdf, path, gaz=incident_table.GAZ, made=DAY, **options)


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_whole_and_the_same_again(tmp_path, suffix):
    first = _draw(tmp_path / f"a{suffix}", title="Letter of 13 September").read_bytes()
    assert first.startswith(STARTS[suffix])
    assert len(first) > 20_000
    assert _draw(tmp_path / f"b{suffix}", title="Letter of 13 September").read_bytes() == first


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_stand_under_the_map_in_each_language(tmp_path, lang):
    text = _draw(tmp_path / "a.svg", title="The title", lang=lang).read_text(encoding="utf-8")
    say = language(lang)
    assert "The title" in text
    assert "Natural Earth" in text
    assert "letter_zh.txt" in text
    assert "2026-01-02" in text
    assert say["types"]["Battles"] in text
    for line in wrapped(say["disclaimer"], FOOT_LETTERS):
        assert line in text
    assert " km" in text


def test_what_the_map_shows_is_in_the_legend_and_no_more(tmp_path):
    plain = [incident_table.row(0, **at("t:g", "Goris", "town", 46.338, 39.511))]
    text = _draw(tmp_path / "plain.svg", plain).read_text(encoding="utf-8")
    full = _draw(tmp_path / "full.svg").read_text(encoding="utf-8")
    for key in ("area", "line", "planned", "deniedKey", "within"):
        line = language("en")[key]
        assert line in full
        assert line not in text


def test_every_shape_has_a_marker():
    assert {shape for _, shape in [*SYMBOLS.values(), OTHER]} <= set(MARKERS)


@pytest.mark.parametrize(
    "harm", ["<script>1</script> {{ 7*7 }} ${x}", r"$\frac{a}{$ \x $$ & {{ 7*7 }}"]
)
def test_hostile_text_is_text(tmp_path, harm):
    rows = [incident_table.row(0, title=harm, event_type=harm, source=harm)]
    text = _draw(tmp_path / "a.svg", rows, title=harm).read_text(encoding="utf-8")
    assert "<script>" not in text
    assert html.unescape(text).count(harm) >= 3


def test_many_points_and_none(tmp_path):
    many = [
        incident_table.row(i, details=None, **at(f"t:{i}", "x", "town", 45 + i / 300, 39 + i / 900))
        for i in range(500)
    ]
    assert _draw(tmp_path / "many.png", many).stat().st_size > 20_000
    assert _draw(tmp_path / "none.pdf", []).stat().st_size > 5_000


def test_another_suffix_is_refused(tmp_path):
    with pytest.raises(UnknownFormat, match=r"\.png, \.svg, \.pdf"):
        _draw(tmp_path / "a.jpg")


def test_without_matplotlib_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"incident-atlas\[report\]"):
        _draw(tmp_path / "a.png")


@given(st.text(st.sampled_from("ab 拉。 ")), st.integers(1, 9))
def test_wrapping_loses_nothing(text, most):
    assert "".join(wrapped(text, most)).replace(" ", "") == "".join(text.split())
