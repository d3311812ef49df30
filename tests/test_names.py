"""Folding and romanising: what is evened out, what stays apart, and the laws of both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.han import SIMPLIFIED, TRADITIONAL
from gazetteer.names import fold, fold_with_offsets, keys, script_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Laçın", "LACIN"),
        ("İstisu", "istisu"),
        ("Kəlbəcər", "kelbecer"),
        ("Straße", "STRASSE"),
        ("Port-au-Prince", "Port au  Prince"),
        ("拉欽區", "拉钦区"),
        ("أرمينيا", "ارمينيا"),
        ("لاچین", "لاچين"),
        ("غزّة", "غزه"),
        ("Ёлкино", "елкино"),
        ("Ｋａｐａｎ", "kapan"),
        ("Sot’k’", "Sotʻkʻ"),
        ("e\u0301cole", "école"),
        ("٢٨ مايو", "28 مايو"),
    ],
)
def test_spellings_that_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Goris", "Gori"), ("ガ", "カ"), ("काँ", "क"), ("لاتشين", "لاچين"), ("区", "曲")],
)
def test_names_that_stay_apart(one, other):
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_offsets_point_into_the_text_in_order(text):
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert offsets == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)


@given(st.text(st.characters(codec="ascii")))
def test_plain_text_takes_no_other_way(text):
    assert fold(text) == fold_with_offsets(text)[0]


@given(st.text(min_size=1))
def test_keys_are_folded_and_not_empty(name):
    assert all(key and fold(key) == key for key in keys(name))


def test_offsets_lead_back_to_the_written_name():
    text = "die Straße nach  Ağdərə."
    folded, offsets = fold_with_offsets(text)
    at = folded.index("agdere")
    assert text[offsets[at] : offsets[at + len("agdere")]] == "Ağdərə"


def test_a_line_end_stays_a_line_end():
    assert fold("Goris \n Kapan") == "goris\nkapan"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Goris", "Latn"), ("Горис", "Cyrl"), ("Գորիս", "Armn"), ("غوريس", "Arab"),
        ("戈里斯", "Hans"), ("拉欽區", "Hant"), ("ゴリス", "Jpan"), ("გორისი", "Geor"), ("28", ""),
    ],
)  # fmt: skip
def test_scripts(text, script):
    assert script_of(text) == script


def test_the_table_of_characters_is_one_step():
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert not set(TRADITIONAL) & set(SIMPLIFIED)
