"""Every rule of the table is broken once and named; the schema says the same as the check."""

from __future__ import annotations

import json

import jsonschema
import pytest
from incident_table import MINIMAL
from shapely import Polygon

import gazetteer
import geo
from gazetteer.errors import BadTable
from gazetteer.place import PLACE_KINDS, Name, Place
from geo.columns import COLUMNS
from geo.document import RELATIONS, Location, Mention
from geo.frame import as_frame
from geo.precision import BY_KIND, FLOOR_M, Precision, precision, relation_precision
from geo.rules import RULES, check_frame, check_places, check_quotes
from geo.schema import table_schema


def _figures(**figures):
    return json.dumps({"claims": [{"casualties": {"killed": figures}}], "links": []})


# One row a rule of RULES, in their order.
BROKEN = [
    {"lon": 200.0, "lat": 1.0},
    {"lon": 1.0, "lat": -91.0},
    {"geo_precision": 4},
    {"place_score": 1.5},
    {"killed": -1},
    {"injured": -1},
    None,  # two rows with one id: below
    {"lon": 39.5, "lat": 146.3},
    {"lon": 0.0, "lat": 0.0},
    {"lon": 1.0},
    {"radius_m": 0.0},
    {"place_kind": "district", "radius_m": 50.0},
    {"date_start": "2022-09-13", "date_end": "2022-09-12"},
    {"geo_precision": 1, "relation": "near"},
    {"claim_status": "corroborated"},
    {"details": _figures(low=5, best=3, high=7)},
]


def test_there_is_a_broken_row_for_every_rule():
    assert len(BROKEN) == len(RULES)


@pytest.mark.parametrize(("rule", "change"), list(zip(RULES, BROKEN, strict=True)))
def test_a_broken_rule_is_named_with_its_row(rule, change):
    rows = [MINIMAL | {"incident_id": f"ia:{i}"} for i in range(3)]
    rows[2] |= {"incident_id": "ia:0"} if change is None else change
    with pytest.raises(BadTable) as caught:
        as_frame(rows)
    assert f"{rule.says}, row 3" in str(caught.value).splitlines()


@pytest.mark.parametrize(
    "change",
    [
        {"claim_status": "corroborated", "reviewed_by": "A. Person"},
        {"details": _figures(low=3, best=3, high=None)},
        {"details": _figures(low=None, best=0, high=None)},
        {"details": "of another make"},
        {"date_start": "2022-09-13"},
        {"date_end": "0099-01-01"},
        {"place_kind": "village", "radius_m": 100.0, "lon": 1.0, "lat": 1.0},
    ],
)
def test_what_keeps_the_rules_passes(change):
    assert len(as_frame([MINIMAL | change])) == 1


def test_every_fault_is_listed_a_line_each():
    with pytest.raises(BadTable) as caught:
        as_frame([MINIMAL | {"lon": 200.0, "lat": 1.0, "radius_m": -1.0, "modality": "maybe"}])
    assert len(str(caught.value).splitlines()) == 3


@pytest.fixture(scope="module")
def gaz():
    return gazetteer.open()


def test_a_point_outside_its_state_or_unit_is_named(gaz):
    goris = {"country": "AM", "lon": 46.342, "lat": 39.511, "radius_m": 1000.0}
    gdf = as_frame(
        [
            MINIMAL | goris,
            MINIMAL | goris | {"incident_id": "ia:2", "lon": 10.0, "lat": 50.0},
            MINIMAL | goris | {"incident_id": "ia:3", "lon": 39.511, "lat": 46.342},
            MINIMAL | goris | {"incident_id": "ia:4", "country": "QQ"},
            MINIMAL | {"incident_id": "ia:5"},
        ]
    )
    faults = check_places(gdf, gaz)
    assert [fault.rpartition("row ")[2] for fault in faults] == ["2", "3"]
    assert "outside Armenia (country)" in faults[0]
    assert "look swapped" in faults[1]
    assert "look swapped" not in faults[0]


class Units:
    """A gazetteer with one state without an outline and one district with one."""

    AREA = Polygon([(46, 39), (47, 39), (47, 40), (46, 40)])

    def country_of(self, code):
        return Place("t:s", code, 46.5, 39.5, "country", 9e5, country=code)

    def find(self, name, **_):
        place = Place("t:d", name, 46.5, 39.5, "district", 5e4, (Name(name),), wkb=self.AREA.wkb)
        return [gazetteer.place.Candidate(place, name, "exact", 1.0)]


def test_a_point_outside_its_district_is_named():
    row = MINIMAL | {"country": "XX", "admin2": "D", "lon": 46.5, "radius_m": 1000.0}
    gdf = as_frame([row | {"lat": 39.5}, row | {"incident_id": "ia:2", "lat": 42.0}])
    assert check_places(gdf, Units()) == ["lon, lat: 46.5, 42.0 lies outside D (district), row 2"]


def test_a_circle_that_reaches_the_unit_counts_as_inside():
    row = MINIMAL | {"country": "XX", "admin2": "D", "lon": 46.5, "lat": 40.1}
    assert check_places(as_frame([row | {"radius_m": 20_000.0}]), Units()) == []
    assert len(check_places(as_frame([row | {"radius_m": 2000.0}]), Units())) == 1


def test_a_quote_must_stand_in_its_document(letter):
    doc = geo.read(letter)
    gdf = geo.locate(doc)
    assert check_quotes(gdf, [doc]) == []
    gdf.loc[0, "quote"] = "something else"
    (fault,) = check_quotes(gdf, [doc])
    assert fault.startswith("quote: is not what stands at")
    assert fault.endswith("row 1")
    assert check_quotes(gdf, []) == []


# RECORDS.md 3c: kind, relation -> (geo_precision, where_prec).
MAPPING = [
    ("village", "at", (1, 1)), ("town", "at", (1, 1)), ("city", "at", (1, 1)),
    ("site", "at", (1, 1)), ("airport", "at", (1, 1)), ("town", "near", (2, 2)),
    ("village", "toward", (2, 2)), ("town", "within", (2, 2)), ("district", "at", (2, 3)),
    ("district", "within", (2, 3)), ("province", "at", (3, 4)), ("border", "along", (3, 5)),
    ("border", "at", (3, 5)), ("", "between", (3, 5)), ("region", "within", (3, 5)),
    ("country", "at", (None, 6)), ("country", "within", (None, 6)), ("water", "at", (3, 7)),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "relation", "codes"), MAPPING)
def test_precision_by_kind_and_relation(kind, relation, codes):
    assert tuple(relation_precision(kind, relation)) == codes


def test_every_kind_and_relation_has_its_precision_and_1_is_for_at_alone():
    assert set(BY_KIND) == set(FLOOR_M) == set(PLACE_KINDS)
    for kind in PLACE_KINDS:
        for relation in RELATIONS:
            codes = relation_precision(kind, relation)
            assert codes.geo in (1, 2, 3, None)
            assert (codes.geo == 1) <= (relation == "at")


@pytest.mark.parametrize(("radius", "codes"), [(100.0, (1, 1)), (9e3, (2, 2)), (9e4, (3, 5))])
def test_precision_of_coordinates_without_an_entry(radius, codes):
    assert tuple(precision(Location(Mention("x", 0, 1), None, 1.0, 1.0, radius))) == codes


def test_nothing_placed_has_no_precision():
    assert precision(Location(Mention("x", 0, 1), None, None, None, None)) == Precision(None, None)


def test_no_place_of_the_gazetteer_is_below_its_floor(gaz):
    for kind in ("country", "border", "line", "water", "corridor", "region", "crossing", "site"):
        assert all(place.radius_m >= FLOOR_M[kind] for place in gaz.within(kind=kind))
    assert all(place.radius_m >= FLOOR_M[place.kind] for place in gaz.within(country="AM"))


@pytest.fixture(scope="module")
def validator():
    schema = table_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def _properties(gdf):
    from geo.export import geojson_parts

    text = "".join(part if isinstance(part, str) else part.decode() for part in geojson_parts(gdf))
    return [feature["properties"] for feature in json.loads(text)["features"]]


def test_the_schema_accepts_the_sample(validator, letter, records):
    for row in _properties(geo.locate(letter, records=records)):
        validator.validate(row)


SAID_BY_THE_SCHEMA = [
    {"lon": 200.0, "lat": 1.0},
    {"lon": 1.0, "lat": -91.0},
    {"geo_precision": 4},
    {"place_score": 1.5},
    {"killed": -1},
    {"lon": 0.0, "lat": 0.0},
    {"lon": 1.0},
    {"radius_m": 0.0},
    {"geo_precision": 1, "relation": "near"},
    {"claim_status": "corroborated"},
    {"claimed_by": None},
    {"modality": "maybe"},
    {"date_start": "13.09.2022"},
]


@pytest.mark.parametrize("change", SAID_BY_THE_SCHEMA)
def test_the_schema_refuses_what_the_check_refuses(validator, change):
    row = dict.fromkeys(column.name for column in COLUMNS) | MINIMAL
    validator.validate(row)
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(row | change)
    with pytest.raises(BadTable):
        as_frame([MINIMAL | change])


def test_everything_read_is_checked(tmp_path, letter):
    path = geo.export(geo.locate(letter), tmp_path / "a.geojson")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"claim_status":"alleged"', '"claim_status":"contested"'), "utf-8")
    with pytest.raises(BadTable, match="needs a reviewer"):
        geo.read_frame(path)
    with pytest.raises(BadTable, match="lacks"):
        check_frame(geo.locate(letter).drop(columns="quote"))
