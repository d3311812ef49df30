"""Languages: told from a text, and each with its words in order."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from gazetteer.place import PLACE_KINDS
from geo.claim import MODALITIES
from geo.document import RELATIONS
from geo.events import EVENT_TYPES, TOPICS, event_type
from geo.language import detect_language
from geo.languages import LANGUAGES, OTHER, language
from geo.sentences import clauses, sentences, span_at


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("拉钦区部分地区", "zh"),
        ("Shelling was heard near the town of Goris last night.", "en"),
        ("Les forces armées ont bombardé la ville frontalière.", "fr"),
        ("Las fuerzas armadas bombardearon la ciudad fronteriza.", "es"),
        ("В Лачинском районе прошли обстрелы", "ru"),
        ("قصف بالقرب من الحدود", "ar"),
        ("Հարձակում սահմանին", "hy"),
        ("ラチン地区で", "ja"),
        ("12345 --", ""),
        ("", ""),
    ],
)
def test_the_language_is_told(text, code):
    assert detect_language(text) == code


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_a_language_is_in_order(words):
    assert words.sample
    assert LANGUAGES[words.code] is words
    places = words.places
    assert {*places.generic_after.values(), *places.generic_before.values()} <= set(PLACE_KINDS)
    assert {*places.relation_before.values(), *places.relation_after.values()} <= set(RELATIONS)
    assert {cue.topic for cue in words.events.cues} <= set(TOPICS)
    assert {cue.modality for cue in words.events.cues} <= {*MODALITIES, ""}
    for record in (words, words.places, words.dates, words.events):
        for field in fields(record):
            value = getattr(record, field.name)
            if isinstance(value, str) and field.name not in ("code", "name", "sample"):
                re.compile(value)


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_a_language_tells_its_own_sample(words):
    assert detect_language(words.sample) == words.code


def test_any_other_language_is_served():
    assert language("ka") is OTHER
    assert sentences("ერთი. ორი.", lang="ka") == [(0, 5), (6, 10)]


def test_topics_have_types_of_the_vocabulary():
    for topic in TOPICS.values():
        assert topic.event_subtype in EVENT_TYPES[topic.event_type]


def test_a_type_is_known_in_any_case_and_kept_if_unknown():
    assert event_type(" explosions/remote  violence") == "Explosions/Remote violence"
    assert event_type("Own type") == "Own type"


def test_sentences_and_clauses():
    text = "Mr. Ali left. He said, later: no! Why?\nNew line"
    assert [text[a:b] for a, b in sentences(text, lang="en")] == [
        "Mr. Ali left.",
        "He said, later: no!",
        "Why?",
        "New line",
    ]
    spans = sentences(text, lang="en")
    assert [text[a:b] for a, b in clauses(text, spans[1], lang="en")] == [
        "He said,",
        "later:",
        "no!",
    ]
    assert span_at(spans, 15) == spans[1]
    assert span_at(spans, 13) is None
