"""Who says what of one night: proposed to a person, side by side, and never merged by itself."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
import geo
from geo.claim import Claim, Incident, Origin, When
from geo.document import Location, Mention
from geo.incidents import join
from geo.links import geodesic_m, weigh
from geo.proposals import side_of, with_proposals


@pytest.fixture(scope="module")
def gaz():
    return gazetteer.open()


def _at(gaz, name, kind="", relation="at", **change):
    place = gaz.find(name, kind=kind, country="AM")[0].place
    where = {"lon": place.lon, "lat": place.lat, "radius_m": place.radius_m} | change
    return Location(Mention(name, 0, len(name), core=name), place, relation=relation, **where)


def _claim(who="A", where=None, day="2022-09-13", topic="shelling", **more):
    number = more.pop("number", 1)
    first, _, last = day.partition("/")
    when = When(day, day, first if first != ".." else None, (last or first) or None)
    return Claim(
        more.pop("event_type", "Explosions/Remote violence"), topic=topic, when=when,
        locations=(where,) if where else (), claimed_by=(f"{who} (Ministry)",), quote=f"{who} says",
        origin=Origin(f"{who}.txt", who * 8, start=number, end=number + 5), **more,
    )  # fmt: skip


def _incidents(*claims):
    return [Incident(f"ia:{i}", (claim,)) for i, claim in enumerate(claims)]


def _proposed(gaz, *claims):
    rows = with_proposals(_incidents(*claims), gaz, least=0.65)
    return [(row.incident_id, p.incident_id, p) for row in rows for p in row.proposals]


def test_the_same_place_day_and_topic_is_proposed_with_reasons(gaz):
    goris = _at(gaz, "Goris", "town")
    (pair, back) = _proposed(gaz, _claim("A", goris), _claim("B", goris))
    assert pair[:2] == ("ia:0", "ia:1")
    assert back[:2] == ("ia:1", "ia:0")
    assert pair[2].score == 1.0
    assert pair[2].relation == "agrees"
    assert pair[2].reasons == (
        "the same place: Goris",
        "the days overlap: 2022-09-13 and 2022-09-13",
        "the same topic: shelling",
    )


def test_a_place_inside_the_other_and_circles_that_meet(gaz):
    goris = _at(gaz, "Goris", "town")
    syunik = _at(gaz, "Syunik", "province")
    inside = _proposed(gaz, _claim("A", syunik), _claim("B", goris))[0][2]
    assert inside.reasons[0] == "Goris (town) lies in Syunik' (province)"
    beside = Location(Mention("x", 0, 1), None, goris.lon + 0.02, goris.lat, 1000.0)
    meets = _proposed(gaz, _claim("A", goris), _claim("B", beside))[0][2]
    assert meets.reasons[0] == "2 km apart, within the sum of their radii"
    assert 0.65 <= meets.score < inside.score < 1.0
    far = Location(Mention("x", 0, 1), None, goris.lon + 0.1, goris.lat, 1000.0)
    assert _proposed(gaz, _claim("A", goris), _claim("B", far)) == []


def test_distances_are_geodesic_and_cross_the_date_line(gaz):
    a = Location(Mention("x", 0, 1), None, 179.99, 0.0, 1500.0)
    b = Location(Mention("y", 0, 1), None, -179.99, 0.0, 1500.0)
    assert geodesic_m(179.99, 0, -179.99, 0) == pytest.approx(2226.4, abs=0.1)
    assert len(_proposed(gaz, _claim("A", a), _claim("B", b))) == 2


@pytest.mark.parametrize(
    "other",
    [
        {"day": "2022-09-14"},
        {"topic": "release", "event_type": "Strategic developments"},
        {"who": "A"},
        {"where": None},
    ],
    ids=["another day", "another kind", "the same claimant in the same file", "no place"],
)
def test_what_is_not_proposed(gaz, other):
    goris = _at(gaz, "Goris", "town")
    change = {"who": "B", "where": goris, "number": 50} | other
    assert _proposed(gaz, _claim("A", goris), _claim(**change)) == []


def test_a_denial_is_proposed_as_one(gaz):
    goris = _at(gaz, "Goris", "town")
    pair, _ = _proposed(gaz, _claim("A", goris), _claim("B", goris, polarity="denied"))
    assert pair[2].relation == "denies"


def test_kindred_types_are_proposed_but_no_record_is_joined_by_them(gaz):
    goris = _at(gaz, "Goris", "town")
    clash = _claim("B", goris, topic="clash", event_type="Battles")
    assert _proposed(gaz, _claim("A", goris), clash)[0][2].reasons[-1].startswith("kindred types")
    assert weigh(_claim("A", goris), clash, gaz) == (0.0, ())
    assert len(join([_claim("A", goris)], [clash], gaz)) == 2


def test_nothing_is_merged_by_itself(gaz):
    goris = _at(gaz, "Goris", "town")
    rows = join([_claim("A", goris), _claim("B", goris)], [], gaz)
    assert [len(row.claims) for row in rows] == [1, 1]
    assert [len(row.proposals) for row in rows] == [1, 1]


@settings(max_examples=30)
@given(st.randoms())
def test_the_order_of_rows_changes_no_proposal(gaz, rng: random.Random):
    goris, kapan = _at(gaz, "Goris", "town"), _at(gaz, "Kapan", "town")
    rows = _incidents(
        _claim("A", goris), _claim("B", goris), _claim("C", kapan), _claim("A", kapan),
        _claim("B", kapan, day="../2022-09-13"), _claim("C", None), _claim("B", None),
        _claim("A", goris, modality="planned", day="2022-09-13/.."),
    )  # fmt: skip
    mixed = list(rows)
    rng.shuffle(mixed)
    told = [
        {row.incident_id: row.proposals for row in with_proposals(one, gaz, least=0.65)}
        for one in (rows, mixed)
    ]
    assert {key: {(p.incident_id, p.score) for p in found} for key, found in told[0].items()} == {
        key: {(p.incident_id, p.score) for p in found} for key, found in told[1].items()
    }


def _table(gaz):
    goris, kapan = _at(gaz, "Goris", "town"), _at(gaz, "Kapan", "town")
    return geo.to_frame(
        join(
            [
                _claim("Armenia", goris),
                _claim("Azerbaijan", goris, polarity="denied"),
                _claim("Armenia", kapan, number=40),
                _claim("Azerbaijan", None, day="2022-09-10", number=60),
            ],
            [],
            gaz,
        )
    )


def test_the_pairs_as_a_table(gaz):
    pairs = geo.proposals(_table(gaz))
    assert len(pairs) == 1
    row = pairs.iloc[0]
    assert (row["claimed_by_a"], row["claimed_by_b"]) == (
        "Armenia (Ministry)", "Azerbaijan (Ministry)",
    )  # fmt: skip
    assert row["relation"] == "denies"
    assert "the same place: Goris" in row["reasons"]


def test_two_sides_side_by_side(gaz):
    table = geo.sides(_table(gaz))
    assert list(table["who"]) == ["both", "Azerbaijan", "Armenia"]
    both = table.iloc[0]
    assert both["Armenia says"] == "Armenia says"
    assert both["Azerbaijan says"] == "Azerbaijan says"
    assert both["relation"] == "denies"
    assert both["place_name"] == "Goris"
    assert table.iloc[1]["Armenia says"] == ""
    only = geo.sides(_table(gaz), "Azerbaijan", "Armenia")
    assert list(only.columns[3:5]) == ["Azerbaijan says", "Armenia says"]


def test_records_joined_to_a_claim_speak_for_their_own_side(gaz):
    goris = _at(gaz, "Goris", "town")
    record = Claim(
        "Explosions/Remote violence", topic="shelling", when=_claim().when, locations=(goris,),
        claimed_by=("B",), quote="a record of B", origin=Origin("r.csv", "r", row=2, record_id="1"),
    )  # fmt: skip
    (row,) = join([_claim("A", goris)], [record], gaz)
    table = geo.sides(geo.to_frame([row]))
    assert (table["who"][0], table["B says"][0]) == ("both", "a record of B")


def test_proposals_are_in_the_data_of_the_map(gaz):
    from maps.columns import details

    told = details(_table(gaz))
    assert told[0]["proposals"][0]["relation"] == "denies"
    assert told[0]["proposals"][0]["incident_id"] == _table(gaz)["incident_id"][1]


def test_a_proposal_that_was_merged_is_not_proposed_again(gaz, tmp_path):
    from geo.corrections import apply_corrections, correction_of

    goris = _at(gaz, "Goris", "town")
    rows = join([_claim("A", goris), _claim("B", goris)], [], gaz)
    gdf = geo.to_frame(rows)
    line = geo.correct(
        gdf, gdf["incident_id"][0], "merge", reviewer="A. Person", path=tmp_path / "c.jsonl",
        with_=[gdf["incident_id"][1]],
    )  # fmt: skip
    merged = geo.to_frame(apply_corrections(rows, [correction_of(line)], gaz).incidents)
    assert len(geo.proposals(merged)) == 0
    assert geo.sides(merged)["who"][0] == "both"
    assert len(json.loads(merged["details"][0])["claims"]) == 2


def test_sides_are_named_without_the_office():
    assert side_of("Armenia (Ministry of Foreign Affairs)") == "Armenia"
    assert side_of("Azerbaijan > Armenia (Ministry of Health)") == "Azerbaijan"
