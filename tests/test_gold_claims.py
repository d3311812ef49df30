"""The frozen gold of claims: quotes stand in their texts, every sentence is judged."""

from __future__ import annotations

import importlib.util
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parent / "data" / "gold" / "claims"
LANGUAGES = ("en", "zh", "ru", "ar", "fr", "es")
TYPES = {
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
    "none_of_these",
}
SPEAKERS = {"state", "IO", "NGO", "media", "armed_group", "individual", "court"}
DOCUMENTS: list[dict[str, Any]] = [
    json.loads(line) for line in (GOLD / "claims.jsonl").read_text(encoding="utf-8").splitlines()
]
CLAIMS = [
    pytest.param(document, claim, id=f"{document['doc_id']}-{number}")
    for document in DOCUMENTS
    for number, claim in enumerate(document["claims"], 1)
]


def test_the_claims_are_what_their_source_says(tmp_path):
    spec = importlib.util.spec_from_file_location("make_claims", GOLD / "make_claims.py")
    make_claims = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_claims)
    make_claims.write(tmp_path / "claims.jsonl")
    assert (tmp_path / "claims.jsonl").read_bytes() == (GOLD / "claims.jsonl").read_bytes()


def test_eight_documents_a_language_half_of_them_held_back():
    assert Counter(document["lang"] for document in DOCUMENTS) == dict.fromkeys(LANGUAGES, 8)
    halves = Counter((document["lang"], document["half"]) for document in DOCUMENTS)
    assert set(halves.values()) == {4}


def test_two_sides_and_annexes_are_there():
    groups: dict[str, list[dict[str, Any]]] = {}
    for document in DOCUMENTS:
        if document["group"]:
            groups.setdefault(document["group"], []).append(document)
    nights = [group for name, group in groups.items() if name.startswith("night")]
    annexes = [group for name, group in groups.items() if name.startswith("annexes")]
    assert nights
    assert annexes
    assert all(len({one["country"] for one in group}) == 2 for group in nights)
    assert all(len({one["half"] for one in group}) == 1 for group in nights)
    for (letter,) in annexes:
        claimants = [str(part["claimant"]) for part in letter["parts"][1:]]
        assert len(set(claimants)) == 2


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["doc_id"])
def test_every_sentence_is_judged(document):
    stretches = [*document["claims"], *document["not_claims"], *document["optional"]]
    for one in stretches:
        assert document["text"][one["start"] : one["end"]] == one["quote"]
    at = 0
    for sentence in document["sentences"]:
        start = document["text"].index(sentence, at)
        at = start + len(sentence)
        assert any(one["start"] < at and one["end"] > start for one in stretches), sentence
    for part in document["parts"]:
        assert document["text"][part["start"] : part["end"]].strip()


@pytest.mark.parametrize(("document", "claim"), CLAIMS)
def test_a_claim_is_complete(document, claim):
    assert claim["event_type"] in TYPES
    assert set(claim["event_types_also"]) <= TYPES - {claim["event_type"]}
    assert claim["polarity"] in {"asserted", "denied"}
    assert claim["modality"] in {"occurred", "attempted", "ongoing", "planned", "threatened"}
    assert (claim["date_start"] or "") <= (claim["date_end"] or "9999") <= "9999"
    assert (claim["date_end"] or "") <= document["dated"]
    for source in claim["attribution_chain"]:
        assert source["kind"] in SPEAKERS
        assert source["name"] is None or source["name"] in document["text"]
        assert re.fullmatch("[A-Z]{2}", source["country"] or "XX")


@pytest.mark.parametrize(("document", "claim"), CLAIMS)
def test_places_and_casualties_stand_in_the_text(document, claim):
    place = claim["place"]
    if place:
        assert document["text"][place["start"] : place["end"]] == place["phrase"]
    for harm in filter(None, claim["casualties"].values()):
        assert harm["verbatim"] in document["text"]
        known = [harm[key] for key in ("low", "best", "high") if harm[key] is not None]
        assert known == sorted(known)
        assert harm["group"] in {"civilian", "combatant", "side_a", "side_b", "unknown"}
    if claim["casualties_mentioned"] == "stated_zero":
        assert claim["casualties"]["killed"]["high"] == 0


def _words(text: str, lang: str) -> set[tuple[str, ...]]:
    """Give six words in a row, or eight ideographs, of a text."""
    units = (
        [*"".join(re.findall(r"\w", text))] if lang == "zh" else re.findall(r"\w+", text.lower())
    )
    length = 8 if lang == "zh" else 6
    return {tuple(units[at : at + length]) for at in range(len(units) - length + 1)}


@pytest.fixture(scope="module")
def practice() -> list[dict[str, Any]]:
    spec = importlib.util.spec_from_file_location("make_claims", GOLD / "make_claims.py")
    make_claims = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_claims)
    return make_claims.practice()


def test_practice_documents_are_in_every_language_and_of_every_type(practice):
    counts = Counter(document["lang"] for document in practice)
    assert set(counts) == set(LANGUAGES)
    assert min(counts.values()) >= 23
    told = {claim["event_type"] for document in practice for claim in document["claims"]}
    assert told == TYPES


def test_practice_shares_no_sentence_with_the_half_held_back(practice):
    held = {lang: set() for lang in LANGUAGES}
    for document in DOCUMENTS:
        if document["half"] == "held":
            held[document["lang"]] |= _words(document["text"], document["lang"])
    shared = [
        document["doc_id"]
        for document in practice
        if _words(document["text"], document["lang"]) & held[document["lang"]]
    ]
    assert shared == []


def test_practice_places_are_compared_by_their_words(practice):
    places = [claim["place"] for document in practice for claim in document["claims"]]
    assert all(place["lat"] is None and place["phrase"] for place in places if place)
