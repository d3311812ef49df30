"""The user's table: each good row a claim, each bad one a sentence, nothing else lost."""

from __future__ import annotations

import json

import pytest

import gazetteer
import geo
from gazetteer.errors import BadTable, UnknownFormat, UnreadableDocument
from geo.records import HEADERS, place_mention, read_records
from geo.records.headers import fold_header


@pytest.fixture(scope="module")
def gaz():
    return gazetteer.open()


@pytest.fixture(scope="module")
def table(records, gaz):
    return read_records(records, gaz)


def _place(table, record_id):
    (claim,) = [c for c in table.claims if c.origin.record_id == record_id]
    return claim.locations[0] if claim.locations else None


PLACES = [
    ("R01", "town", 46.08, 40.52),
    ("R02", "town", 46.04, 40.10),
    ("R03", "town", 46.55, 39.64),
    ("R04", "town", 46.34, 39.51),
    ("R05", "village", 45.86, 40.20),
    ("R06", "town", 45.67, 39.84),
    ("R07", "town", 45.73, 40.18),
    ("R08", "town", 46.41, 39.20),
    ("R11", "village", 46.76, 39.18),
    ("R12", "town", 46.55, 39.64),
    ("R13", "airport", 46.73, 39.09),
    ("R14", "village", 46.80, 40.02),
    ("R17", "town", 46.55, 39.64),
]


@pytest.mark.parametrize(("record_id", "kind", "lon", "lat"), PLACES)
def test_places_in_six_scripts(table, record_id, kind, lon, lat):
    location = _place(table, record_id)
    assert location.place is not None, location.reasons
    assert location.place.kind == kind
    assert abs(location.lon - lon) < 0.06
    assert abs(location.lat - lat) < 0.06


def test_a_relation_lies_between(table):
    location = _place(table, "R15")
    assert location.relation == "between"
    assert location.place is None
    assert 46.5 < location.lon < 46.8
    assert location.radius_m > 8_000


def test_no_place_is_kept_without_one(table):
    assert _place(table, "R09") is None
    assert _place(table, "R10") is None


def test_an_unknown_place_is_kept_and_reported(table):
    location = _place(table, "R16")
    assert location.place is None  # there are towns of this name, oceans away from all the others
    assert location.candidates
    assert any(p.row == 17 and p.kept and "Atlantis" in p.reason for p in table.problems)


def test_an_impossible_date_is_reported_and_left_out(table):
    assert "R18" not in {c.origin.record_id for c in table.claims}
    (problem,) = [p for p in table.problems if not p.kept]
    assert (problem.row, problem.column) == (19, "date")
    assert "2022-09-31" in str(problem)


def test_a_day_first_date_is_read(table):
    (claim,) = [c for c in table.claims if c.origin.record_id == "R17"]
    assert claim.when.edtf == "2022-09-13"
    assert claim.when.verbatim == "13.09.2022"


def test_all_other_rows_are_there(table):
    assert [c.origin.record_id for c in table.claims] == [f"R{n:02d}" for n in range(1, 18)]


def test_the_quote_holds_the_cells_and_marks_the_place(table):
    for claim in table.claims:
        for location, (start, end) in zip(claim.locations, claim.marks, strict=True):
            assert claim.quote[start:end] == location.mention.text


def _write(tmp_path, text, name="a.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_headers_and_delimiters_as_people_write_them(tmp_path, gaz):
    path = _write(tmp_path, "ID;Event Date;Location;Notes\n7;2022-09-13;Goris;artillery fire\n")
    (claim,) = read_records(path, gaz).claims
    assert (claim.origin.record_id, claim.when.edtf) == ("7", "2022-09-13")
    assert claim.topic == "shelling"
    assert claim.claimed_by == ("a.csv (claimant not stated)",)


@pytest.mark.parametrize("field", HEADERS)
def test_every_header_in_every_language_stands_for_its_field(tmp_path, gaz, field):
    for lang, headers in HEADERS[field].items():
        for header in headers:
            others = {"date", "place", "what"} - {field}
            if field == "coordinates":
                others -= {"place"}
            cells = {header: "2022" if "date" in field else "1"} | dict.fromkeys(others, "")
            path = tmp_path / "a.jsonl"
            path.write_text(json.dumps(cells, ensure_ascii=False), encoding="utf-8")
            use = read_records(path, gaz).columns[0]
            assert use.field == field, (lang, header)
            assert use.why.startswith("header")


def test_no_header_stands_for_two_fields():
    seen = {}
    for field, by_language in HEADERS.items():
        for header in (h for headers in by_language.values() for h in headers):
            assert seen.setdefault(fold_header(header), field) == field, header


def test_a_row_too_long_is_left_out_and_the_rest_stays(tmp_path, gaz):
    path = _write(tmp_path, "date,place\n2022-09-13,Goris,more\n2022-09-14,Goris\n\n2022,Goris\n")
    claims, problems, *_ = read_records(path, gaz)
    assert [c.origin.row for c in claims] == [3, 5]
    assert [p.row for p in problems] == [2]


def test_a_cell_over_two_lines_keeps_the_count(tmp_path, gaz):
    path = _write(tmp_path, 'date,what\n2022-09-13,"two\nlines"\n2022-99-99,x\n')
    claims, (problem,), *_ = read_records(path, gaz)
    assert claims[0].origin.row == 2
    assert problem.row == 4


def test_an_odd_time_is_reported_and_the_row_kept(tmp_path, gaz):
    path = _write(tmp_path, "date,time,what\n2022-09-13,noonish,x\n")
    (claim,), (problem,), *_ = read_records(path, gaz)
    assert claim.when.time_local is None
    assert problem.kept
    assert "noonish" in str(problem)


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        ("a.csv", "colour,size\nred,2\n", BadTable),
        ("a.csv", "", BadTable),
        ("a.doc", "x", UnknownFormat),
    ],
)
def test_what_is_no_table_is_one_clear_error(tmp_path, gaz, name, text, error):
    with pytest.raises(error, match=r"a\."):
        read_records(_write(tmp_path, text, name), gaz)


def test_a_missing_table_is_named(tmp_path, gaz):
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        read_records(tmp_path / "none.csv", gaz)


def test_cells(gaz):
    assert place_mention("", gaz) is None
    assert place_mention("Goris", gaz).text == "Goris"
    assert place_mention("near the village of Aghali", gaz).relation == "near"
    assert place_mention("Nowhere-at-all", gaz).text == "Nowhere-at-all"


def test_the_order_of_rows_changes_no_place(tmp_path, gaz, records):
    lines = records.read_text(encoding="utf-8").splitlines()
    path = _write(tmp_path, "\n".join([lines[0], *lines[:0:-1]]) + "\n", records.name)
    there = {c.origin.record_id: c.locations for c in read_records(records, gaz).claims}
    back = {c.origin.record_id: c.locations for c in read_records(path, gaz).claims}
    assert there == back


def test_records_join_the_claims_they_fit(letter, records):
    findings = geo.study(letter, records=records)
    joined = {
        c.origin.record_id: i.claims[0].topic
        for i in findings.incidents
        for c in i.claims[1:]
        if c.origin.record_id
    }
    assert joined["R03"] == "mine_laying"
    assert joined["R09"] == "ceasefire"
    assert joined["R11"] == "return"
    assert joined["R13"] == "opening"
    assert "R12" not in joined  # the town passing under control is another event
    assert "R04" not in joined
    everything = [c.origin.record_id for i in findings.incidents for c in i.claims]
    assert sorted(r for r in everything if r) == [f"R{n:02d}" for n in range(1, 18)]
    for incident in findings.incidents:
        assert all(link.reasons and 0 < link.score <= 1 for link in incident.links)
        assert len(incident.links) == len(incident.claims) - 1


def test_a_repeated_id_is_reported_and_both_rows_stay(tmp_path, gaz):
    path = _write(tmp_path, "id,date,place\n7,2022-09-13,Goris\n7,2022-09-14,Kapan\n")
    claims, (problem,), *_ = read_records(path, gaz)
    assert len(claims) == 2
    assert (problem.row, problem.kept) == (3, True)
    gdf = geo.locate(records=path)
    assert gdf["incident_id"].is_unique


def test_two_tables_of_one_name_keep_all_rows(tmp_path, records):
    (tmp_path / "other").mkdir()
    copy = tmp_path / "other" / records.name
    copy.write_bytes(records.read_bytes())
    assert len(geo.locate(records=[records, copy])) == 2 * len(geo.locate(records=records))


def test_a_document_given_twice_counts_once(letter, tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(letter.read_bytes())
    assert len(geo.locate([letter, copy])) == len(geo.locate(letter))


def test_a_quotation_mark_never_closed_costs_its_own_row_alone(tmp_path, gaz):
    path = _write(tmp_path, 'date,place\n2022-09-13,Goris\n2022-09-14,"Kapan\n2022-09-15,Goris\n')
    records = read_records(path, gaz)
    assert [claim.origin.row for claim in records.claims] == [2, 4]
    (problem,) = records.problems
    assert (problem.row, problem.kept) == (3, False)
    assert "close its quotation marks" in str(problem)


def test_a_header_over_two_columns_is_named(tmp_path, gaz):
    path = _write(tmp_path, "date,place,place\n2022,Goris,Paris\n")
    with pytest.raises(BadTable, match="'place' stands over two columns"):
        read_records(path, gaz)


def test_the_mark_of_a_cell_is_in_the_cell(tmp_path, gaz):
    path = _write(tmp_path, 'date,place,what\n2022,"the  area   of the Goris   market",fire\n')
    (claim,) = read_records(path, gaz).claims
    start, end = claim.marks[0]
    assert claim.quote[start:end] == "Goris market"
