"""The golden test: what the sample letter must give, and what it must not.

The expectations were read from the letter by hand. Offsets are those of the original file.
"""

from __future__ import annotations

import pytest

import gazetteer
import geo
from gazetteer.distance import distance_m

# words as in the original, offset of the first of them, kind, lon, lat, tolerance in metres
PLACED = [
    ("拉\n\n钦区", "district", 46.40, 39.68, 30_000),
    ("Aghali 村", "village", 46.76, 39.18, 3_000),
    ("赞格兰新机场", "airport", 46.7341, 39.0944, 1_000),
    ("赞加祖尔走廊", "corridor", 46.32, 38.90, 60_000),
]

STATES = {"亚美尼亚": "AM", "阿塞拜疆": "AZ", "阿塞拜疆共和国": "AZ"}

NOT_LOCATED = ["联合国", "大会", "安全理事会", "解放区"]


@pytest.fixture(scope="module")
def doc(letter):
    return geo.read(letter)


@pytest.fixture(scope="module")
def locations(doc):
    return geo.find_places(doc)


@pytest.fixture(scope="module")
def incidents(letter, records):
    return geo.study(letter, records=records).incidents


def _spans(doc, locations):
    """Original span -> location."""
    return {doc.original_span(loc.mention.start, loc.mention.end): loc for loc in locations}


def _told(incidents, topic, modality="occurred"):
    """The one incident of the letter with a topic and modality."""
    (found,) = [
        i
        for i in incidents
        if (i.claims[0].topic, i.claims[0].modality) == (topic, modality)
        and i.claims[0].origin.start is not None
    ]
    return found


@pytest.mark.parametrize(("words", "kind", "lon", "lat", "metres"), PLACED)
def test_places(doc, locations, words, kind, lon, lat, metres):
    start = doc.original.index(words)
    location = _spans(doc, locations)[start, start + len(words)]
    assert location.mention.role == "literal"
    assert location.place.kind == kind
    assert distance_m(location.lon, location.lat, lon, lat) <= metres
    assert location.radius_m > 0
    assert location.reasons


def test_the_corridor_is_a_contested_line(locations):
    (corridor,) = [loc for loc in locations if loc.mention.text == "赞加祖尔走廊"]
    assert corridor.place.status == "disputed"
    assert corridor.place.note
    assert corridor.place.geometry.geom_type in ("LineString", "MultiLineString", "Polygon")


def test_the_state_border_is_a_line(locations):
    borders = [loc for loc in locations if loc.place and loc.place.kind == "border"]
    assert {loc.place.id for loc in borders} == {"border:AM-AZ"}
    assert borders[0].place.geometry.geom_type in ("LineString", "MultiLineString")
    assert "国家边界线上" in {loc.mention.text for loc in borders}


def test_the_two_states(locations):
    states = [loc for loc in locations if loc.mention.text in STATES]
    assert {loc.place.country for loc in states} == {"AM", "AZ"}
    assert all(STATES[loc.mention.text] == loc.place.country for loc in states)
    assert {loc.mention.role for loc in states} == {"literal", "attributive"}


@pytest.mark.parametrize(
    ("around", "role"),
    [
        ("亚美尼亚卫生部", "attributive"),
        ("亚美尼亚安全理事会秘书", "attributive"),
        ("阿塞拜疆常驻联合国代表", "attributive"),
        ("与阿塞拜疆接壤的国家边界", "literal"),
        ("从阿塞拜疆领土撤出", "literal"),
    ],
)
def test_a_state_is_ground_or_actor(doc, locations, around, role):
    begin = doc.text.index(around)
    inside = [
        loc for loc in locations if begin <= loc.mention.start < begin + len(around)
    ]  # fmt: skip
    assert inside[0].mention.role == role


def test_what_is_no_place_is_not_located(locations):
    for location in locations:
        if location.mention.text in NOT_LOCATED:
            assert location.place is None
            assert location.lon is None
    named = {loc.mention.text for loc in locations if loc.place}
    assert not named & set(NOT_LOCATED)


def test_nothing_else_is_taken_for_a_place(locations):
    """Persons, ordinary words and bodies of the letter give no place at all."""
    expected = {words.replace("\n", "") for words, *_ in PLACED} | set(STATES) | set(NOT_LOCATED)
    others = {
        loc.mention.text for loc in locations if loc.place and loc.place.kind != "border"
    } - expected
    assert others == set()


def test_every_mention_is_at_its_place_in_the_original(doc, locations):
    for location in locations:
        start, end = doc.original_span(location.mention.start, location.mention.end)
        assert doc.original[start:end].replace("\n", "") == location.mention.text


def test_claim_1_a_provocation_along_the_border(incidents):
    claim = _told(incidents, "provocation").claims[0]
    assert claim.when.edtf == "2022-09-12/2022-09-13"
    assert claim.locations[0].place.id == "border:AM-AZ"
    assert claim.locations[0].relation == "along"
    assert claim.event_type == "Battles"


def test_claim_2_roads_were_to_be_mined(incidents):
    claim = _told(incidents, "mine_laying", "attempted").claims[0]
    assert claim.when.edtf == "2022-09-12/2022-09-13"
    assert claim.event_type == "Strategic developments"


def test_claim_4_mines_in_parts_of_lachin_district(incidents):
    claim = _told(incidents, "mine_laying").claims[0]
    assert claim.when.edtf == "../2022-09-13"  # 2021 is when the mines were made
    assert claim.locations[0].place.kind == "district"
    assert claim.locations[0].relation == "within"


def test_claim_5_a_denial_with_its_chain(incidents):
    claim = _told(incidents, "harm_to_civilians").claims[0]
    assert claim.polarity == "denied"
    assert claim.claimed_by[-1] == "亚美尼亚卫生部"


def test_claim_6_a_return_to_aghali(incidents):
    incident = _told(incidents, "return")
    claim = incident.claims[0]
    assert claim.locations[0].place.kind == "village"
    assert claim.when.edtf == "../2022-09-13"
    assert [c.origin.record_id for c in incident.claims[1:]] == ["R11"]


def test_claim_7_an_airport_to_be_opened(incidents):
    incident = _told(incidents, "opening", "planned")
    claim = incident.claims[0]
    assert claim.locations[0].place.kind == "airport"
    assert claim.when.edtf == "2022-09-13/.."
    assert [c.origin.record_id for c in incident.claims[1:]] == ["R13"]


def test_claim_9_a_ceasefire(incidents):
    claim = _told(incidents, "ceasefire").claims[0]
    assert (claim.when.edtf, claim.when.time_local) == ("2022-09-13", "09:00")


def test_who_says_so(incidents):
    for incident in incidents:
        assert incident.claim_status == "alleged"
        for claim in incident.claims:
            assert claim.claimed_by
            assert claim.quote
            if claim.origin.start is not None:
                assert claim.claimed_by[0] == "Azerbaijan (阿塞拜疆常驻联合国代表)"


def test_no_state_is_the_site_of_an_incident(incidents):
    for incident in incidents:
        for location in incident.claims[0].locations[:1]:
            assert location.place is None or location.place.kind != "country"


def test_the_answer_does_not_hang_on_the_order_of_mentions(doc):
    gaz = gazetteer.open()
    mentions = geo.find_mentions(doc, gaz)
    forward = geo.resolve(mentions, gaz)
    backward = geo.resolve(mentions[::-1], gaz)
    assert forward == backward[::-1]
