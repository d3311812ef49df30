"""The recogniser: CRFsuite's arithmetic, where it looks, and what its files were made of."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from itertools import pairwise

import pycrfsuite
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
import geo
from geo import train_recogniser as train
from geo.recogniser import Reading, read
from geo.recogniser import chain as chain_module
from geo.recogniser.chain import LABELS, MODELS, Chain, from_json, packaged, to_json
from geo.recogniser.features import islands

LANGUAGES = sorted(MODELS)
LETTERS = "aéZÀ йЖ 区拉قب٣12.,'’-\n\u0301\u064e\u200f😀"
TEXTS = st.text(st.sampled_from(LETTERS) | st.characters(exclude_categories=("Cs",)), max_size=60)


@pytest.fixture(scope="module")
def learnt(tmp_path_factory):
    """Give a small chain, CRFsuite's own file of it, and islands to read."""
    gaz = gazetteer.open()
    texts = train.own_gold()[:12]
    trainer = pycrfsuite.Trainer(verbose=False)
    read_by = [island for text in texts for island in train.lessons(text, gaz)]
    for text in texts:
        for island in train.lessons(text, gaz):
            trainer.append([list(seen) for seen in island.seen], train.labels(island, text.names))
    trainer.set_params({"c1": 0.1, "c2": 0.1, "max_iterations": 20})
    path = str(tmp_path_factory.mktemp("crf") / "weights")
    trainer.train(path)
    return train.from_crfsuite(path, {"sets": ["twelve"]}), path, read_by


def test_shares_are_those_of_crfsuite(learnt):
    chain, path, read_by = learnt
    tagger = pycrfsuite.Tagger()
    with tagger.open(path):
        for island in read_by:
            tagger.set([list(seen) for seen in island.seen])
            for at, shares in enumerate(chain.shares(island.seen)):
                for label, share in zip(LABELS, shares, strict=True):
                    assert share == pytest.approx(tagger.marginal(label, at), abs=1e-6)


def test_a_chain_is_read_as_it_was_written(learnt):
    chain = learnt[0]
    data = to_json(chain)
    again = from_json(data)
    assert to_json(again) == data
    assert again.made == {"sets": ["twelve"]}
    assert [list(row) for row in again.steps] == [[round(w, 3) for w in row] for row in chain.steps]


def test_far_sums_stay_figures():
    chain = Chain({"a": (900.0, -900.0)}, ((0.0, 0.0, -30.0), (0.0, -1.0, 0.0), (0.0, 0.0, 0.0)))
    for shares in chain.shares([["a"], [], ["a"], ["b"]] * 50):
        assert sum(shares) == pytest.approx(1)
    assert chain.shares([]) == []


@settings(deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_units_stand_in_order_and_none_is_looked_at_twice(text, lang):
    known = [(0, len(text) // 2, "town")] if len(text) > 1 else []
    spans = [span for island in islands(text, lang, known) for span in island.spans]
    assert all(a < b for a, b in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(a >= 0 and b <= len(text) for a, b in spans)
    assert not any(
        "\n" in thing
        for island in islands(text, lang, known)
        for seen in island.seen
        for thing in seen
    )


@settings(deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_names_are_spans_of_what_was_looked_at(text, lang):
    reading = read(text, lang, [])
    ends = {end for _, end in reading.spans}
    starts = {start for start, _ in reading.spans}
    for start, end in reading.names():
        assert start in starts
        assert end in ends
        assert reading.share(start, end) >= 0.5


def test_what_lies_beyond_a_line_does_not_matter():
    one = "Shelling hit Varnagad on Monday."
    alone, beside = read(one, "en", []), read(f"{one}\nPresident Obonwe Tak spoke.", "en", [])
    assert beside.shares[: len(alone.shares)] == alone.shares


def test_a_share_is_told_only_where_it_looked():
    reading = Reading(((0, 5), (6, 9)), ((0.9, 0.1, 0.0), (0.2, 0.7, 0.1)))
    assert reading.share(0, 5) == pytest.approx(0.1)
    assert reading.share(0, 9) == pytest.approx(0.8)
    assert reading.share(9, 12) is None
    assert list(reading.names()) == [(6, 9)]


def test_other_languages_are_not_read():
    assert read("Լաչին Lachin", "hy", []).spans == ()
    assert packaged("") is None


# Names that no list has, in sentences that are like none of `data/sentences.tsv`.
UNLISTED = [
    ("en", "Two aid trucks arrived in Varnagad last night.", "Varnagad"),
    ("fr", "Deux camions d'aide sont arrivés hier soir à Varnagad.", "Varnagad"),
    ("es", "Varios camiones de ayuda llegaron anoche a Varnagad.", "Varnagad"),
    ("ru", "Гуманитарный груз доставлен в Варнагад вчера вечером.", "Варнагад"),
    ("ar", "وصلت شاحنات المساعدات إلى بلدة قرنغاد مساء أمس.", "قرنغاد"),
    ("zh", "救援卡车昨晚抵达瓦尔纳加德。", "瓦尔纳加德"),
]


@pytest.mark.parametrize(("lang", "text", "name"), UNLISTED, ids=[row[0] for row in UNLISTED])
def test_a_name_that_no_list_has_is_found(lang, text, name):
    assert not gazetteer.open().find(name, by_sound=False)
    found = geo.find_places(geo.read_string(text), lang=lang)
    assert name in [place.mention.text for place in found]


PERSONS = [
    ("en", "The surgeon, Lena Varnagad, operated through the night."),
    ("fr", "La chirurgienne Léna Varnagad a opéré toute la nuit."),
    ("es", "La cirujana Lena Varnagad operó toda la noche."),
    ("ru", "Хирург Елена Варнагадова оперировала всю ночь."),
]


@pytest.mark.parametrize(("lang", "text"), PERSONS, ids=[row[0] for row in PERSONS])
def test_a_person_is_no_place(lang, text):
    assert list(read(text, lang, []).names()) == []


def test_a_language_without_its_weights_is_read_by_the_other_sources(monkeypatch):
    monkeypatch.setattr("geo.recogniser.packaged", lambda lang: None)
    found = geo.find_places(geo.read_string("在拉钦区部分地区埋设地雷。"), lang="zh")
    assert [place.mention.text for place in found] == ["拉钦区"]


def test_weights_that_are_not_there_are_none(monkeypatch):
    monkeypatch.setitem(chain_module.MODELS, "xx", "none.json")
    assert packaged("xx") is None


def test_two_towns_that_make_a_person_are_no_places():
    text = "Jordan Aksaray, the mayor of Mardin, visited the wounded in Martakert."
    found = geo.find_places(geo.read_string(text), lang="en")
    assert [place.mention.text for place in found] == ["Mardin", "Martakert"]


@pytest.mark.parametrize("name", sorted(set(MODELS.values())))
def test_a_packaged_file_says_what_made_it(name):
    data = (files("geo") / "data" / name).read_bytes()
    made = json.loads(data)["made"]
    assert made["licence"] == ("CC-BY-SA-4.0" if "zh" in name else "CC-BY-4.0")
    assert made["gazetteer"] == gazetteer.open().version
    assert (
        {"gold", "sentences"}
        <= set(made["sets"])
        <= {"gold", "sentences", *train.SETS, *(c[0] for c in train.COLUMNS.values())}
    )
    assert to_json(from_json(data)) == data
    assert len(data) < 1_000_000


# --- what is learnt from --------------------------------------------------------------------------


def test_the_held_back_half_is_not_learnt_from():
    rows = [json.loads(line) for line in train._GOLD.read_text(encoding="utf-8").splitlines()]
    held = {row["text"] for row in rows if row["half"] == "held"}
    texts = train.own_gold()
    assert held
    assert not held & {text.text for text in texts}
    assert len(texts) + len(held) == len(rows)


def _runs_of_words(text: str, lang: str) -> set[tuple[str, ...]]:
    """Give the runs of four words, in Chinese of six characters, between the names of a text."""
    size = 6 if lang == "zh" else 4
    parts = re.split(r"\[[^\]]*\]", text.lower())
    words = [list("".join(p.split())) if lang == "zh" else re.findall(r"\w+", p) for p in parts]
    return {tuple(w[i : i + size]) for w in words for i in range(len(w) - size + 1)}


def test_no_sentence_echoes_the_held_back_half():
    held: dict[str, set[tuple[str, ...]]] = {}
    for line in train._GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["half"] != "held":
            continue
        text = row["text"]
        for place in sorted(row["toponyms"], key=lambda one: -one["start"]):
            text = f"{text[: place['start']]}[P]{text[place['end'] :]}"
        held.setdefault(row["lang"], set()).update(_runs_of_words(text, row["lang"]))
    assert set(held) == set(LANGUAGES)
    for (lang, sort), sentences in train._sentences().items():
        for sentence in sentences if sort == "sentence" else ():
            assert not _runs_of_words(sentence, lang) & held[lang], sentence


def test_every_slot_is_filled_and_every_place_is_labelled():
    names = train.Names(gazetteer.open())
    for (lang, sort), sentences in train._sentences().items():
        assert lang in train._SCRIPTS
        assert sort in ("sentence", "body")
        for sentence in sentences if sort == "sentence" else ():
            text = names.filled(sentence, lang)
            assert "[" not in text.text
            assert len(text.names) == sentence.count("[P")
            assert all(text.text[a:b].strip() for a, b in text.names)
            assert set(text.hidden) <= set(text.names)


def test_other_names_stand_where_the_old_ones_stood():
    names = train.Names(gazetteer.open())
    text = train.own_gold()[0]
    other = names.swapped(text)
    rest, again = text.text, other.text
    for (a, b), (c, d) in zip(
        sorted(text.names, reverse=True), sorted(other.names, reverse=True), strict=True
    ):
        rest, again = rest[:a] + rest[b:], again[:c] + again[d:]
    assert again == rest
    assert other.text != text.text
