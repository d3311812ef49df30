"""Folding in arrays: the same characters from the same places as `fold_with_offsets`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.fold_arrays import fold_arrays, fold_quickly
from gazetteer.names import fold_with_offsets

ROOT = Path(__file__).parents[1]
SIX = (ROOT / "tests" / "data" / "border_six.tsv").read_text("utf-8").splitlines()


def _same(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    quick = fold_arrays(text)
    assert quick.text == folded, repr(text)
    places = range(len(folded)) if quick.offsets is None else quick.offsets.tolist()
    assert list(places) == offsets, repr(text)
    assert len(quick.entries) == len(folded)
    assert len(quick.written) == len(text)


@pytest.mark.parametrize(
    "block",
    [range(0x3400), range(0xA000, 0xA980), range(0xF900, 0x10200), range(0x1F000, 0x1F200)],
    ids=lambda block: f"{block.start:x}",
)
def test_every_letter_folds_the_same_alone_and_among_others(block):
    for code in block:
        letter = chr(code)
        _same(letter)
        _same(f"a{letter}b {letter}")


_PIECES = st.sampled_from(
    [
        *(
            "a",
            "B",
            "é",
            "-",
            "_",
            " ",
            "  ",
            "\n",
            "\r",
            "\t",
            " \n",
            "- ",
            "'",
            "ß",
            "ﬁ",
            "…",
            "½",
        ),
        *("№", "\u200b", "\u0301", "\u064b", "\u1160", "\u1161", "\0", "\u2028", "\x1c", "e\u0301"),
        *("ء", "ـ", "ا", "ب", "त", "द", "ि", "Ç", "İ", "ı", "ſ", "拉", "欽", "ｶ", "ﾞ", "한", "ᄒ"),
        *("½", "ͺ", "´", "¨", "ﷺ", "ᅠ", "गोरिस", "𠀀"),
    ]
)


@given(st.lists(_PIECES).map("".join))
def test_odd_neighbours_fold_the_same(text):
    _same(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_folds_the_same(text):
    _same(text)


@pytest.mark.parametrize("line", SIX, ids=lambda line: line[:2])
def test_six_languages_need_no_slow_way(line):
    _same(line)
    assert fold_quickly(line) is not None


def test_hindi_and_marked_arabic_need_no_slow_way():
    for text in ("गोरिस में आग", "كَلْبَجَار", "e\u0301cole œuvre №5 …"):
        _same(text)
        assert fold_quickly(text) is not None


def test_a_vowel_sign_that_may_join_goes_the_slow_way():
    text = "x\u200bि"
    _same(text)
    assert fold_quickly(text) is None
