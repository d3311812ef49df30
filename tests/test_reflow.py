"""Un-wrapping keeps every visible character and knows where it came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reflow import _RADICALS, Run, reflow, text_lines, text_runs

# Text as it comes: scripts mixed, marks, directions, line ends of every system, page feeds.
TEXTS = st.text(
    st.one_of(
        st.sampled_from(
            "拉钦区，。 \u3000\n\r\t\f\u2028\u00ad\u200b\u202ea-é\u0301ﬁＡ１⼭⻘⻳⺁"
            "🇦🇿👩\u200d🚀❤\ufe0fلا\u064eﻻﷲﹰ\u0640\x00\ufeffЙи\u0306가\u1100\u1161"
        ),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=120,
)


def _visible(text: str) -> str:
    """What of a text can be seen, in one normal form."""
    kept = [
        c
        for c in text.translate(
            _RADICALS
        )  # a radical is its ideograph: the table's own test is below
        if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf") and c not in "-‐"
    ]
    # In NFKC a vowel sign that stands alone is a space with the sign.
    return unicodedata.normalize("NFKC", "".join(kept)).replace(" ", "")


@given(TEXTS)
def test_nothing_visible_is_lost_or_added(original):
    assert _visible(reflow(original).text) == _visible(original)


def test_each_radical_is_one_ideograph_and_no_ideograph_is_changed():
    assert all(0x2E80 <= radical <= 0x2EFF for radical in _RADICALS)
    assert not {ord(ideograph) for ideograph in _RADICALS.values()} & set(range(0x2E80, 0x2FE0))


@given(TEXTS, st.data())
def test_every_span_points_at_its_own_words(original, data):
    text, starts, ends = reflow(original)
    assert len(text) == len(starts) == len(ends)
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    source = original[starts[start] : ends[end - 1]]
    # A letter made of several code points (ﬁ, é) is indivisible: its span is that of the whole.
    assert _visible(text[start:end]) in _visible(source)
    whole = all(
        starts[i] < starts[i + 1] for i in range(start - (start > 0), min(end, len(text) - 1))
    )
    if whole:
        assert _visible(source) == _visible(text[start:end])


@given(TEXTS)
def test_offsets_run_forward(original):
    _, starts, ends = reflow(original)
    assert list(starts) == sorted(starts)
    assert list(ends) == sorted(ends)
    assert all(a < b <= len(original) for a, b in zip(starts, ends, strict=True))


@given(TEXTS)
def test_a_text_that_is_running_already_stays(original):
    once = reflow(original).text.split("\n")[0]
    assert reflow(once).text == once


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("一二三四五六七八拉\n\n钦区", "一二三四五六七八拉钦区"),
        (
            "They returned to the vil-\nlage near the border",
            "They returned to the village near the border",
        ),
        (
            "First paragraph ends here.\n\nSecond one begins",
            "First paragraph ends here.\nSecond one begins",
        ),
        ("the village of\r\nAghali", "the village of Aghali"),
        ("- one thing in a list\n- another thing", "- one thing in a list\n- another thing"),
        (
            "when the shells fell on\nit. The troops then left",
            "when the shells fell on it. The troops then left",
        ),
        ("赞格兰１新机场", "赞格兰1新机场"),
        ("⼭区", "山区"),
        ("⻓⻘⻢⻰", "长青马龙"),
        ("ﻏﻮﺭﻳﺲ ﻻﺗﺸﻴﻦ", "غوريس لاتشين"),
        ("غوريسﹶ", "غوريس\u064e"),
        ("the vil\u00ad\nlage of Aghali near", "the village of Aghali near"),
        ("shelling of the border vil‐\nlage", "shelling of the border village"),
        ("обстрел приграничного рай-\nона", "обстрел приграничного района"),
        ("жители Нагорно-\nКарабахского", "жители Нагорно-Карабахского"),
        ("clashes near Deir ez-\nZor on Monday", "clashes near Deir ez-Zor on Monday"),
        ("in the season of 2020-\n2021", "in the season of 2020-2021"),
        ("north-west, that is north-\nwest of it", "north-west, that is north-west of it"),
        ("Агали\u0306", "Агалй"),
        ("Ｌａｃｈｉｎ ２０２２", "Lachin 2022"),
        ("❤\ufe0f 👩\u200d🚀 🇦🇿", "❤\ufe0f 👩\u200d🚀 🇦🇿"),
        ("\u2067غوريس\u2069 \u200fو\u200e", "غوريس و"),
        ("soft\u00adhyphen and \u202ehidden\u202c marks", "softhyphen and hidden marks"),
        ("", ""),
        ("\n \n\f", ""),
    ],
)
def test_specimens(original, text):
    assert reflow(original).text == text


def test_long_lines_are_paragraphs():
    original = "\n".join(["word " * 40 + "end", "word " * 40 + "end"])
    assert reflow(original).text.count("\n") == 1


def test_the_letter_breaks_a_name_over_a_blank_line(letter):
    original = letter.read_text(encoding="utf-8")
    text, starts, ends = reflow(original)
    assert original.count("拉钦区") == 0
    at = text.index("拉钦区")
    assert original[starts[at] : ends[at + 2]] == "拉\n\n钦区"


# Runs that a reader gives: cut anywhere, in any order, joined anyhow.
JOINTS = st.sampled_from(["paragraph", "wrap", "none"])


@st.composite
def texts_with_runs(draw):
    original = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(original)), max_size=8)))
    spans = [
        (a + len(original[a:b]) - len(original[a:b].lstrip()), a + len(original[a:b].rstrip()))
        for a, b in zip([0, *cuts], [*cuts, len(original)], strict=True)
        if original[a:b].strip()
    ]
    order = draw(st.permutations(spans))
    return original, [Run(a, b, draw(JOINTS)) for a, b in order]


@given(texts_with_runs())
def test_runs_of_a_reader_keep_offsets_too(given_text):
    original, runs = given_text
    text, starts, ends = reflow(original, runs)
    assert len(text) == len(starts) == len(ends)
    assert all(0 <= a < b <= len(original) for a, b in zip(starts, ends, strict=True))
    for c, start, end in zip(text, starts, ends, strict=True):
        assert not _visible(c) or _visible(c) in _visible(original[start:end])


def test_what_is_no_run_is_left_out_of_the_text_alone():
    original = "clashes near2 Lachin\n2 A note.\nbroke out"
    runs = [Run(0, 12), Run(13, 20, "none"), Run(31, 40, "wrap"), Run(21, 30)]
    text, starts, ends = reflow(original, runs)
    assert text == "clashes near Lachin broke out\n2 A note."
    at = text.index("A note")
    assert original[starts[at] : ends[at + 5]] == "A note"


def test_lines_know_their_page():
    lines = text_lines("one\n\ntwo\f\nthree")
    assert [(line.text, line.page, line.after_blank) for line in lines] == [
        ("one", 0, False),
        ("two", 0, True),
        ("three", 1, True),
    ]
    assert [run.start for run in text_runs("one\ftwo", left_out={0})] == [4]
