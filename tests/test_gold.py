"""The frozen test material: it is well formed, balanced, and what it says of itself is true."""

from __future__ import annotations

import csv
import importlib.util
import json
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pyproj import Geod
from shapely import Point, unary_union
from shapely.ops import nearest_points

import gazetteer
from gazetteer.place import PLACE_KINDS

DATA = Path(__file__).parent / "data"
LANGUAGES = ("en", "zh", "ru", "ar", "fr", "es")


# --- sixty places for the look-up ----------------------------------------------------------------


def _coverage() -> list[dict[str, str]]:
    lines = (DATA / "coverage_60.tsv").read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_sixty_places_a_third_of_them_villages():
    rows = _coverage()
    assert [int(row["id"]) for row in rows] == list(range(1, 61))
    assert sum(row["kind"] == "village" for row in rows) >= 20
    assert len({row["country"] for row in rows}) >= 15


@pytest.mark.parametrize("row", _coverage(), ids=lambda row: row["en"])
def test_a_coverage_row_is_complete(row):
    assert row["kind"] in PLACE_KINDS
    assert -180 <= float(row["lon"]) <= 180
    assert -90 <= float(row["lat"]) <= 90
    assert float(row["tolerance_km"]) > 0
    for lang in LANGUAGES:
        forms = row[lang].split(" | ")
        assert all(form and form == form.strip() for form in forms)
        assert len(set(forms)) == len(forms)


# --- places and dates in six languages -----------------------------------------------------------

GOLD = DATA / "gold"
FACILITIES = {"airport", "crossing", "mountain", "site", "water"}
EXTENDED = {"country", "line", "region", "water"}
"""Kinds whose point may lie far outside the stated country: seas, islands, lines of two states."""
ALSO = {"EH": "MA"}
"""Territories whose area the packaged data divide with a neighbour; quoted, not decided."""


def _documents() -> list[dict[str, Any]]:
    lines = (GOLD / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


DOCUMENTS = _documents()
PLACES = [place for document in DOCUMENTS for place in document["toponyms"]]
BY_LANGUAGE = {lang: [one for one in DOCUMENTS if one["lang"] == lang] for lang in LANGUAGES}


def _share(part: Iterable[object], whole: Iterable[object]) -> float:
    """Give the size of one collection in that of another."""
    return len(list(part)) / len(list(whole))


def _literal(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the literal place mentions of some documents."""
    return [place for one in documents for place in one["toponyms"] if place["role"] == "literal"]


def test_the_gold_is_what_its_source_says(tmp_path):
    spec = importlib.util.spec_from_file_location("make_gold", GOLD / "make_gold.py")
    make_gold = importlib.util.module_from_spec(spec)
    sys.modules["make_gold"] = make_gold
    spec.loader.exec_module(make_gold)
    make_gold.write(tmp_path / "gold.jsonl")
    assert (tmp_path / "gold.jsonl").read_bytes() == (GOLD / "gold.jsonl").read_bytes()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["doc_id"])
def test_offsets_slice_to_the_phrase(document):
    spans = [*document["toponyms"], *document["dates"], *document["traps"]]
    spans += [place["relation"] for place in document["toponyms"] if place["relation"]]
    for span in spans:
        assert document["text"][span["start"] : span["end"]] == span["phrase"] != ""
        assert span["phrase"] == span["phrase"].strip(" ,.;:،。，؛")
    assert not set("[]{}<>|^~+\ue000") & set(document["text"])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["doc_id"])
def test_nothing_lies_half_inside_another(document):
    names = sorted((one["start"], one["end"]) for one in document["toponyms"])
    assert all(end <= start for (_, end), (start, _) in pairwise(names))
    traps = [(one["start"], one["end"]) for one in document["traps"]]
    apart = [*names, *((one["start"], one["end"]) for one in document["dates"])]
    assert all(end <= low or start >= high for low, high in traps for start, end in apart)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["doc_id"])
def test_dates_are_days_in_order(document):
    dated = date.fromisoformat(document["dated"])
    for one in document["dates"]:
        ends = [one["start_date"], one["end_date"]]
        days = [date.fromisoformat(day) for day in ends if day]
        assert days == sorted(days) != []
        assert one["edtf"].replace("/..", "").startswith(ends[0] or "..") or one["edtf"] in ends[0]
        if one["basis"] == "year_inferred_from_document_date":
            assert timedelta(0) <= dated - days[0] < timedelta(days=366)


def test_the_ids_are_unique_and_the_kinds_known():
    ids = [document["doc_id"] for document in DOCUMENTS]
    assert len(ids) == len(set(ids))
    assert {place["kind"] for place in PLACES} <= set(PLACE_KINDS)
    assert all(place["tolerance_km"] > 0 for place in PLACES)
    assert {trap["type"] for one in DOCUMENTS for trap in one["traps"]} == {
        "person",
        "organisation",
        "other",
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_has_its_share(lang):
    documents = BY_LANGUAGE[lang]
    places = _literal(documents)
    assert sum(document["sentences"] for document in documents) >= 60
    assert len({place["country"] for place in places}) >= 10
    assert _share((place for place in places if place["rare"]), places) >= 0.3
    assert _share((one for one in documents if one["traps"]), documents) >= 0.1
    assert sum(len(document["dates"]) for document in documents) >= 30
    assert 0.45 <= _share((one for one in documents if one["half"] == "held"), documents) <= 0.55
    if lang in ("ru", "ar"):
        assert _share((place for place in places if place["form"] != "base"), places) >= 0.2


def test_facilities_and_relations_in_number():
    assert sum(place["kind"] in FACILITIES for place in _literal(DOCUMENTS)) >= 60
    relations = {
        (document["doc_id"], place["relation"]["start"])
        for document in DOCUMENTS
        for place in document["toponyms"]
        if place["relation"]
    }
    assert len(relations) >= 60


def test_parallel_texts_name_the_same_places_and_days():
    groups: dict[str, list[dict[str, Any]]] = {}
    for document in DOCUMENTS:
        if document["parallel"]:
            groups.setdefault(document["parallel"], []).append(document)
    assert len(groups) >= 12
    for group in groups.values():
        assert {one["lang"] for one in group} == set(LANGUAGES)
        assert len({one["half"] for one in group}) == 1
        for key, field in (("toponyms", "place"), ("dates", "edtf"), ("traps", "type")):
            assert len({tuple(sorted(each[field] for each in one[key])) for one in group}) == 1


def test_the_halves_share_few_places():
    halves: dict[str, set[str]] = {}
    for document in DOCUMENTS:
        for place in _literal([document]):
            halves.setdefault(place["place"], set()).add(document["half"])
    assert _share((one for one, half in halves.items() if len(half) > 1), halves) <= 0.05


def test_coordinates_lie_in_the_stated_country():
    gaz = gazetteer.open()
    areas = {
        code: unary_union([gaz.country_of(each).geometry for each in (code, ALSO.get(code, code))])
        for code in {place["country"] for place in PLACES}
    }
    away = {}
    for place in PLACES:
        point = Point(place["lon"], place["lat"])
        there = nearest_points(areas[place["country"]], point)[0]
        metres = Geod(ellps="WGS84").inv(point.x, point.y, there.x, there.y)[2]
        slack = place["tolerance_km"] + 60 if place["kind"] in EXTENDED else 30
        if metres > slack * 1000:
            away[place["place"]] = metres
    assert away == {}
