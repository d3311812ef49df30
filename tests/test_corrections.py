"""What people decide stays decided: at every run, by the span of the document, or it is said."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
import geo
from gazetteer.errors import BadTable, UnreadableDocument
from geo.corrections import (
    ACTIONS,
    append_correction,
    apply_corrections,
    correction_of,
    corrections_schema,
    read_corrections,
)
from geo.corrections.deeds import DEEDS
from maps.cli import main

LETTER = (
    "13 September 2022\nThe town of Goris was shelled on 13 September 2022. "
    "Mines were laid in Lachin district on 12 September 2022."
)


@pytest.fixture(scope="module")
def gaz():
    return gazetteer.open()


@pytest.fixture(scope="module")
def doc():
    return geo.read_string(LETTER, name="letter.txt", lang="en")


@pytest.fixture(scope="module")
def findings(doc, tmp_path_factory):
    path = tmp_path_factory.mktemp("records") / "r.csv"
    path.write_text(
        "id,date,place,what\nR1,2022-09-13,Goris,shelling\nR2,2022-09-13,Kapan,shelling\n",
        encoding="utf-8",
    )
    return geo.study(doc, records=path)


@pytest.fixture(scope="module")
def gdf(findings):
    return geo.to_frame(findings.incidents)


def _row(gdf, words):
    return gdf[gdf["title"].str.contains(words)].iloc[0]


def _page_line(row, action, **more):
    """Give a line as maps/page/review.js writes it: its keys, in its order."""
    plain = {
        name: None if pd.isna(value) else value.item() if hasattr(value, "item") else value
        for name, value in row.drop("geometry").items()
    }
    names = ("incident_id", "source", "source_sha256", "quote_start", "quote_end", "record_ids")
    return {
        "action": action,
        **{name: plain[name] for name in names},
        "place_verbatim": plain["place_verbatim"],
        "was": {name: plain[name] for name in ("place_id", "lon", "lat")},
        **more,
        "reviewer": "A. Person",
        "made": "2026-11-26T06:30:00Z",
    }


@pytest.fixture
def decide(findings, gaz):
    """Apply lines to the findings: the table, what was applied, what no longer fits."""

    def apply(*lines):
        corrections = [correction_of(line, f"c.jsonl, line {i}") for i, line in enumerate(lines, 1)]
        done = apply_corrections(findings.incidents, corrections, gaz)
        return geo.to_frame(done.incidents), done.applied, done.misfits

    return apply


def test_the_letter_and_the_records_are_what_the_tests_take_them_for(gdf):
    assert len(gdf) == 3
    assert _row(gdf, "Shelling, .*Goris")["record_ids"] == "R1"
    assert _row(gdf, "Shelling, Kapan")["record_ids"] == "R2"
    assert _row(gdf, "Mine laying")["place_kind"] == "district"


def test_another_place_is_chosen(gdf, decide, gaz):
    row = _row(gdf, "Goris")
    kapan = gaz.find("Kapan")[0].place
    line = _page_line(row, "place", place_id=kapan.id, lon=kapan.lon, lat=kapan.lat)
    table, applied, misfits = decide(line)
    new = _row(table, "Goris")
    assert (new["place_id"], new["lon"], new["lat"]) == (kapan.id, kapan.lon, kapan.lat)
    assert new["admin1"] == "Syunik'"
    assert new["place_verbatim"] == row["place_verbatim"]
    assert new["incident_id"] == row["incident_id"]
    assert (len(applied), misfits) == (1, ())
    details = json.loads(new["details"])
    assert details["corrections"] == ["place by A. Person on 2026-11-26"]
    assert details["claims"][0]["locations"][0]["reasons"][0] == "place by A. Person on 2026-11-26"


def test_a_place_that_the_gazetteer_lost_keeps_its_point_and_is_said(gdf, decide):
    line = _page_line(_row(gdf, "Goris"), "place", place_id="my:gone", lon=46.1, lat=39.1)
    table, (applied,), _ = decide(line)
    assert (_row(table, "Goris")["lon"], _row(table, "Goris")["lat"]) == (46.1, 39.1)
    assert "no entry 'my:gone' any more: its point is kept" in applied
    _, applied, (misfit,) = decide({k: v for k, v in line.items() if k not in ("lon", "lat")})
    assert "no longer fits: the gazetteer has no entry" in misfit


def test_a_pin_is_put_elsewhere(gdf, decide):
    row = _row(gdf, "Goris")
    near, far = (46.342, 39.512), (45.0, 40.0)
    for (lon, lat), keeps in ((near, True), (far, False)):
        table, *_ = decide(_page_line(row, "position", lon=lon, lat=lat))
        new = _row(table, "Goris")
        assert (new["lon"], new["lat"], new["radius_m"]) == (lon, lat, 1000.0)
        assert pd.notna(new["place_id"]) == keeps


def test_a_place_is_refused_and_the_next_candidate_taken(gdf, decide):
    row = _row(gdf, "Mine laying")
    table, *_ = decide(_page_line(row, "place_refused", place_id=row["place_id"]))
    new = _row(table, "Mine laying")
    assert new["place_id"] != row["place_id"]
    again = _page_line(row, "place_refused", place_id=row["place_id"])
    _, applied, misfits = decide(again, again)
    assert (len(applied), len(misfits)) == (1, 1)
    assert "is not" in misfits[0]


def test_words_that_are_no_place(gdf, decide):
    table, *_ = decide(_page_line(_row(gdf, "Goris"), "not_a_place"))
    new = _row(table, "Goris")
    assert pd.isna(new["lon"])
    assert pd.isna(new["place_id"])
    assert new["place_verbatim"] == "Goris"


def test_a_sentence_that_is_no_incident_leaves_its_records_alone(gdf, decide):
    table, *_ = decide(_page_line(_row(gdf, "Goris"), "not_an_incident"))
    assert len(table) == 3
    assert sorted(table["record_ids"].dropna()) == ["R1", "R2"]
    assert table["quote_start"].notna().sum() == 1


def test_date_type_status_sensitivity_and_note(gdf, decide):
    row = _row(gdf, "Mine laying")
    table, applied, misfits = decide(
        _page_line(row, "date", date_edtf="2022-09-10/2022-09-12"),
        _page_line(row, "type", event_type="Battles", event_subtype="Armed clash"),
        _page_line(row, "status", claim_status="contested"),
        _page_line(row, "sensitivity", sensitivity="confidential"),
        _page_line(row, "note", note="see the annex"),
    )
    new = table[table["incident_id"] == row["incident_id"]].iloc[0]
    assert (new["date_start"], new["date_end"]) == ("2022-09-10", "2022-09-12")
    assert new["date_verbatim"] == row["date_verbatim"]
    assert (new["event_type"], new["event_subtype"]) == ("Battles", "Armed clash")
    assert (new["claim_status"], new["reviewed_by"]) == ("contested", "A. Person")
    assert new["sensitivity"] == "confidential"
    details = json.loads(new["details"])
    assert details["claims"][0]["notes"][-1] == "A. Person: see the annex"
    assert len(details["corrections"]) == len(applied) == 5
    assert misfits == ()


def test_rows_are_merged_and_a_record_is_split_off(gdf, decide):
    goris, kapan = _row(gdf, "Goris"), _row(gdf, "Kapan")
    other = {"incident_id": kapan["incident_id"], "source": "r.csv", "record_ids": "R2"}
    table, *_ = decide(_page_line(goris, "merge", **{"with": [other]}))
    assert len(table) == 2
    merged = _row(table, "Goris")
    assert merged["record_ids"] == "R1; R2"
    assert json.loads(merged["details"])["links"][-1]["reasons"][0].startswith("merge by A. Person")
    table, _, misfits = decide(
        _page_line(goris, "merge", **{"with": [other]}),
        _page_line(goris, "split", claim={"record_ids": "R2"}),
        _page_line(goris, "split", claim={"record_ids": "R9"}),
        _page_line(kapan, "note", note="alone again"),
    )
    assert len(table) == 3
    assert _row(table, "Goris")["record_ids"] == "R1"
    assert len(misfits) == 1
    assert "R9 is not behind this row" in misfits[0]


def test_a_later_decision_wins_and_the_order_of_rows_does_not_matter(findings, gdf, gaz):
    row = _row(gdf, "Goris")
    lines = [_page_line(row, "position", lon=45.0 + i, lat=40.0) for i in range(3)]
    corrections = [correction_of(line) for line in lines]
    for incidents in (findings.incidents, findings.incidents[::-1]):
        table = geo.to_frame(apply_corrections(incidents, corrections, gaz).incidents)
        assert _row(table, "Goris")["lon"] == 47.0


def test_it_is_found_by_the_span_though_ids_and_sentences_have_changed(gdf, decide):
    line = _page_line(_row(gdf, "Goris"), "not_a_place") | {"incident_id": "ia:other"}
    assert len(decide(line)[1]) == 1
    shifted = line | {"quote_start": line["quote_start"] + 4, "quote_end": line["quote_end"] + 9}
    table, applied, _ = decide(shifted)
    assert len(applied) == 1
    assert pd.isna(_row(table, "Goris")["lon"])


@pytest.mark.parametrize(
    "change",
    [
        {"source_sha256": "0" * 64},
        {"quote_start": 9000, "quote_end": 9010},
    ],
)
def test_what_no_longer_fits_is_said_and_changes_nothing(gdf, decide, change):
    line = _page_line(_row(gdf, "Goris"), "not_a_place") | change
    table, applied, (misfit,) = decide(line)
    assert applied == ()
    assert misfit.startswith(
        "c.jsonl, line 1: not_a_place by A. Person on 2026-11-26 no longer fits"
    )
    assert pd.notna(_row(table, "Goris")["lon"])


def test_a_record_is_found_by_its_table_and_id(gdf, decide):
    line = _page_line(_row(gdf, "Kapan"), "note", note="x")
    assert line["quote_start"] is None
    assert len(decide(line)[1]) == 1
    assert len(decide(line | {"source": "another.csv", "incident_id": "ia:0"})[2]) == 1


NEEDS = {
    "place": {"place_id": "geonames:1", "lon": 46.0, "lat": 39.0},
    "place_refused": {"place_id": "geonames:1"},
    "position": {"lon": 46.0, "lat": 39.0},
    "not_a_place": {},
    "date": {"date_edtf": "2022-09-13"},
    "type": {"event_type": "Battles"},
    "merge": {"with": [{"incident_id": "ia:2"}]},
    "split": {"claim": {"record_ids": "R1"}},
    "status": {"claim_status": "contested"},
    "sensitivity": {"sensitivity": "restricted"},
    "not_an_incident": {},
    "note": {"note": "x"},
}
BASE = {"incident_id": "ia:1", "reviewer": "A. Person", "made": "2026-11-26T06:30:00Z"}


def test_every_action_has_its_deed_and_its_specimen():
    assert set(ACTIONS) == set(DEEDS) == set(NEEDS)


@pytest.fixture(scope="module")
def validator():
    schema = corrections_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("action", ACTIONS)
def test_the_schema_and_the_check_agree(validator, action):
    line = {"action": action, **BASE, **NEEDS[action]}
    correction_of(line)
    validator.validate(line)
    wrong = [{k: v for k, v in line.items() if k != name} for name in ACTIONS[action].needs]
    wrong += [line | {name: {"odd": 1}} for name in ACTIONS[action].needs]
    wrong += [line | {"reviewer": ""}, line | {"action": "destroy"}, line | {"incident_id": None}]
    for one in wrong:
        with pytest.raises(ValueError, match=r"\w"):
            correction_of(one)
        with pytest.raises(jsonschema.ValidationError):
            validator.validate(one)


def test_lines_of_the_page_fit_the_schema(validator, gdf):
    for _, row in gdf.iterrows():
        for action in ("place", "position", "not_a_place", "not_an_incident", "note"):
            validator.validate(_page_line(row, action, **NEEDS[action]))


def test_bad_lines_are_named_and_the_rest_is_applied(tmp_path, gdf, doc):
    path = tmp_path / "corrections.jsonl"
    good = json.dumps(_page_line(_row(gdf, "Mine laying"), "note", note="x"))
    path.write_text(f'{good}\n{{broken\n\n[1]\n{{"action":"fly"}}\n{good}\n', encoding="utf-8")
    log = read_corrections(path)
    assert len(log.corrections) == 2
    assert [problem.row for problem in log.problems] == [2, 4, 5]
    assert "corrections.jsonl, row 5: action 'fly' is none of" in str(log.problems[2])
    findings = geo.study(doc, corrections=path)
    assert (len(findings.applied), len(findings.problems)) == (2, 3)


def test_a_log_that_is_not_there(tmp_path):
    with pytest.raises(UnreadableDocument, match="cannot be read"):
        read_corrections(tmp_path / "none.jsonl")


def test_decided_in_a_notebook_and_applied_at_the_next_run(tmp_path, doc, gdf):
    path = tmp_path / "c.jsonl"
    row = _row(gdf, "Mine laying")
    line = geo.correct(
        gdf, row["incident_id"], "status", reviewer="A. Person", path=path, claim_status="contested"
    )
    assert json.loads(path.read_text(encoding="utf-8")) == line
    table = geo.locate(doc, corrections=path)
    assert _row(table, "Mine laying")["claim_status"] == "contested"
    assert table["claim_status"].value_counts()["alleged"] == len(table) - 1


def test_the_log_is_only_appended_to(tmp_path, gdf):
    path = tmp_path / "c.jsonl"
    path.write_text('{"action":"note"', encoding="utf-8")
    geo.correct(gdf, gdf["incident_id"][0], "note", reviewer="A", path=path, note="拉钦")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == '{"action":"note"'
    assert json.loads(lines[1])["note"] == "拉钦"


@pytest.mark.parametrize(
    ("action", "said", "words"),
    [
        ("fly", {}, "no kind of correction"),
        ("note", {}, "note 'None' is not some words"),
        ("status", {"claim_status": "confirmed"}, "'confirmed' is not one of"),
    ],
)
def test_a_wrong_decision_writes_nothing(tmp_path, gdf, action, said, words):
    path = tmp_path / "c.jsonl"
    with pytest.raises(BadTable, match=words):
        geo.correct(gdf, gdf["incident_id"][0], action, reviewer="A", path=path, **said)
    with pytest.raises(BadTable, match="no row 'ia:none'"):
        geo.correct(gdf, "ia:none", "note", reviewer="A", path=path, note="x")
    assert not path.exists()


@settings(max_examples=40)
@given(st.lists(st.sampled_from(sorted(NEEDS)), max_size=6), st.randoms())
def test_any_decisions_leave_a_table_that_keeps_its_rules(findings, gdf, gaz, actions, rng):
    ids = list(gdf["incident_id"])
    lines = []
    for action in actions:
        row = gdf.iloc[rng.randrange(len(gdf))]
        line = _page_line(row, action, **NEEDS[action])
        if action == "merge":
            line["with"] = [{"incident_id": rng.choice(ids)}]
        lines.append(correction_of(line, "x"))
    done = apply_corrections(findings.incidents, lines, gaz)
    assert len(done.applied) + len(done.misfits) == len(lines)
    table = geo.to_frame(done.incidents)
    told = {r for cell in table["record_ids"].dropna() for r in cell.split("; ")}
    left_out = sum(line.action == "not_an_incident" for line in lines)
    assert len(told) >= 2 - left_out
    assert (table["claim_status"] == "alleged").all() or "status" in actions


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_text_is_a_log_or_a_list_of_problems(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("log") / "c.jsonl"
    path.write_text(text, encoding="utf-8", errors="replace")
    log = read_corrections(path)
    filled = [x for x in path.read_text("utf-8-sig").split("\n") if x.strip()]
    assert len(log.corrections) + len(log.problems) == len(filled)


def test_nothing_is_appended_that_is_no_correction(tmp_path):
    with pytest.raises(ValueError, match="reviewer"):
        append_correction(tmp_path / "c.jsonl", {"action": "note", "incident_id": "x", "note": "x"})
    assert not list(tmp_path.iterdir())


def test_the_command_says_how_many_were_applied_and_which_no_longer_fit(tmp_path, monkeypatch, gdf):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    row = geo.locate(tmp_path / "letter.txt").iloc[0]
    lines = [
        _page_line(row, "note", note="x"),
        _page_line(row, "not_a_place") | {"quote_start": 9000, "quote_end": 9005},
    ]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    for command, out in (("locate", "a.geojson"), ("map", "a.html")):
        done = CliRunner().invoke(
            main, [command, "letter.txt", "--corrections", "c.jsonl", "-o", out]
        )
        assert done.exit_code == 0, done.stderr
        assert "1 corrections applied, 1 no longer fit" in done.stderr
        assert "c.jsonl, line 2: not_a_place by A. Person" in done.stderr


def test_a_joined_claim_can_be_merged_by_its_own_span(findings, gdf, gaz):
    first, second = (_row(gdf, "Goris"), _row(gdf, "Mine laying"))
    other = {name: _page_line(second, "note")[name] for name in ("source_sha256", "quote_start",
                                                                 "quote_end")}  # fmt: skip
    line = correction_of(_page_line(first, "merge", **{"with": [other]}))
    done = apply_corrections(findings.incidents, [line], gaz)
    assert len(done.incidents) == 2
    assert replace(done.incidents[0], links=()).claims[-1].topic == "mine_laying"
