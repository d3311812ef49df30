"""Un-wrapping keeps every visible character and knows where it came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reflow import reflow

# Text as it comes: scripts mixed, marks, directions, line ends of every system, page feeds.
TEXTS = st.text(
    st.one_of(
        st.sampled_from(
            "拉钦区，。 \u3000\n\r\t\f\u2028\u00ad\u200b\u202ea-é\u0301ﬁＡ１⼭"
            "🇦🇿👩\u200d🚀لا\u064e\x00\ufeff"
        ),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=120,
)


def _visible(text: str) -> str:
    """What of a text can be seen, in one normal form."""
    kept = [
        c
        for c in text
        if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf") and c not in "-‐"
    ]
    return unicodedata.normalize("NFKC", "".join(kept))


@given(TEXTS)
def test_nothing_visible_is_lost_or_added(original):
    assert _visible(reflow(original).text) == _visible(original)


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
        ("赞格兰１新机场", "赞格兰1新机场"),
        ("⼭区", "山区"),
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
