"""The scanner: names with their spans, and nothing that only looks like one."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
from gazetteer import bulk_scan, key_filter, scan
from gazetteer.fold_arrays import entries_of, fold_arrays
from gazetteer.names import fold
from gazetteer.store import Store

GAZ = gazetteer.open()
ROOT = Path(__file__).parents[1]
LETTER = ROOT / "examples" / "letter_zh.txt"
STORE = Store(ROOT / "gazetteer" / "data" / "store")
SIX = dict(
    line.split("\t", 1)
    for line in (ROOT / "tests" / "data" / "border_six.tsv").read_text("utf-8").splitlines()
)
CORPORA = ROOT.parent / "shared" / "corpora"
SETS = ("geovirus", "geowebnews", "nerel_ru", "idrisi_ar", "hipe_hipe2020_fr", "wotr")
LISTED = [name for name in SETS if (CORPORA / name / "dev.jsonl.gz").is_file()]


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
        ("在Goris的", "Goris"),
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


def _both(texts: list[str]) -> None:
    """Assert that the two scanners give the same hits, for the texts together and each alone."""
    one_shot = [scan.scan_text(text, STORE) for text in texts]
    assert list(bulk_scan.scan_texts(texts, STORE)) == one_shot
    alone = [hits for text in texts for hits in bulk_scan.scan_texts([text], STORE)]
    assert alone == one_shot


@pytest.mark.parametrize("lang", SIX)
def test_both_scanners_agree_on_six_languages(lang):
    assert len(scan.scan_text(SIX[lang], STORE)) >= 15
    _both([SIX[lang]])
    _both([SIX[lang].upper(), SIX[lang].replace(" ", "\n")])


def test_both_scanners_agree_on_the_letter():
    text = LETTER.read_text(encoding="utf-8")
    _both([text, *text.splitlines()])


def test_both_scanners_agree_on_real_texts():
    """The corpora lie beside a developer's checkout; where they do not, the six texts remain."""
    for name in LISTED:
        with gzip.open(CORPORA / name / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line, _ in zip(lines, range(60), strict=False)]
        _both([text[:6000] for text in texts])


_PIECES = st.sampled_from(
    [
        *(
            "Goris",
            "goris",
            "San",
            "New",
            "York",
            "U.S.",
            "St.",
            "拉钦区",
            "拉",
            "區",
            "Сан",
            "غوريس",
        ),
        *(
            " ",
            "  ",
            "\n",
            " \r\n",
            "-",
            "_",
            "'",
            ".",
            "\0",
            "\u200b",
            "\u0301",
            "\u0650",
            "\u1160",
        ),
        *(
            "ﬁ",
            "Straße",
            "…",
            "é",
            "İ",
            "ǅ",
            "Կապան",
            "गोरिस",
            "ि",
            "𠀀",
            "x",
            "1",
            "½",
            "ﷺ",
            "ͺ",
            "ء",
        ),
    ]
)


@given(st.lists(st.one_of(st.text(), st.lists(_PIECES).map("".join))))
def test_both_scanners_agree_on_any_texts(texts):
    texts = [text.encode("utf-16", "replace").decode("utf-16", "replace") for text in texts]
    _both(texts)
    assert list(GAZ.scan_many(texts)) == [GAZ.scan(text) for text in texts]


def test_long_texts_are_cut_where_no_name_is(monkeypatch):
    monkeypatch.setattr(bulk_scan, "_BATCH", 40)
    monkeypatch.setattr(key_filter, "CHUNK", 30)
    lines = [
        "Fire on Goris and New",
        "York, and Saint-",
        "Louis.\r\n\r\nAt San Francisco de",
        "拉钦区",
    ]
    text = "\n".join(lines * 5)
    assert len(list(bulk_scan._cuts(text))) > 3
    _both([text, SIX["en"].replace(". ", ".\n"), text])


def test_a_store_without_the_filter_is_scanned_all_the_same(monkeypatch):
    monkeypatch.setattr(Store, "has_filter", False)
    assert [hit.key for hit in next(bulk_scan.scan_texts(["at Goris"], STORE))] == ["goris"]


def test_what_is_left_at_a_text_s_end_is_taken_alike():
    _both(["DLR-", "0"])
    _both(["Goris-", "Goris -", "Goris\u200b \u200b", "x"])


def test_no_text_gives_no_hits():
    assert list(GAZ.scan_many([])) == []
    assert list(GAZ.scan_many(["", "Goris", ""])) == [[], GAZ.scan("Goris"), []]


def test_half_a_surrogate_pair_is_no_error():
    assert [hit.key for hit in next(GAZ.scan_many(["\ud800 Goris"]))] == ["goris"]


def _is_key(text: str) -> bool:
    return len(text) > 1 and text == text.strip() and "\0" not in text


@given(st.lists(st.text(min_size=2).map(fold).filter(_is_key), min_size=1))
def test_the_filter_forgets_no_key(keys):
    rows, pairs = key_filter.make_filter(keys)
    for key in keys:
        starts, ends = key_filter.match(entries_of(key), rows, pairs, max(map(len, keys)))
        begins_a_word = key[0].isalnum() or scan.IS_UNSPACED.match(key)
        assert ((0, len(key)) in zip(starts.tolist(), ends.tolist(), strict=True)) == bool(
            begins_a_word
        )


def test_the_filter_lets_little_else_pass():
    folded = fold_arrays(SIX["en"])
    rows, pairs = STORE.column("filter_rows"), STORE.column("filter_pairs")
    starts, ends = key_filter.match(folded.entries, rows, pairs, STORE.longest_key)
    passed = [folded.text[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    assert sum(key not in STORE.keys for key in passed) <= 0.05 * len(passed)
