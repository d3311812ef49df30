"""The scanner: names with their spans, and nothing that only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
from gazetteer.names import fold

GAZ = gazetteer.open()
LETTER = Path(__file__).parents[1] / "examples" / "letter_zh.txt"


def _found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in GAZ.scan(text)]


def test_the_letter():
    found = set(_found(LETTER.read_text(encoding="utf-8")))
    assert {"阿塞拜疆", "亚美尼亚", "Aghali", "赞格兰", "赞加祖尔走廊"} <= found


@pytest.mark.parametrize(
    "word", ["联合国", "大会", "安全理事会", "解放区", "建设", "和平", "文件", "附件", "人员"]
)
def test_ordinary_words_are_no_names(word):
    assert word not in _found(f"在{word}的")


def test_pairs_inside_words_are_no_names():
    assert not {"见附", "和安", "前所", "新开"} & set(_found(LETTER.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("fire on Goris and Sotk", "Goris"),
        ("обстрел города Горис.", "Горис"),
        ("القصف على غوريس أمس", "غوريس"),
        ("Գորիս քաղաքը", "Գորիս"),
        ("在拉钦区部分地区", "拉钦区"),
        ("在拉欽區部分地區", "拉欽區"),
        ("(Kəlbəcər)", "Kəlbəcər"),
        ("GORIS", "GORIS"),
    ],
)
def test_names_are_found_as_written(text, name):
    assert name in _found(text)


@pytest.mark.parametrize("text", ["Gorisx", "xGoris", "goris", "most of the march on reading"])
def test_parts_of_words_and_small_letters_are_no_names(text):
    assert _found(text) == []


def test_the_longest_comes_first_and_the_shorter_ones_follow():
    found = _found("在拉钦区")
    assert found.index("拉钦区") < found.index("拉钦")


def test_a_name_does_not_cross_a_line():
    assert "New\nYork" not in _found("New\nYork")
    assert "New York" in _found("New York")


@given(st.lists(st.sampled_from(["Goris", "拉钦区", " ", "ﬁ", "Straße", "é", "\n", "Կապան", "x"])))
def test_a_hit_folds_to_its_key(pieces):
    text = "".join(pieces)
    for hit in GAZ.scan(text):
        assert hit.key in (fold(text[hit.start : hit.end]), fold(text)[: len(hit.key)])
        assert GAZ.find(text[hit.start : hit.end])


@given(st.text())
def test_any_text_can_be_scanned(text):
    hits = GAZ.scan(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
