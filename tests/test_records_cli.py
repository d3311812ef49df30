"""The command `records`, and the options of reading that `map` and `locate` share with it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from geo.records import FORMATS
from maps.cli import main
from maps.sources_cli import TABLE_SUFFIXES


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run the command in a folder of its own, with a table in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text(
        "when it was,date,place\n2022-09-13,03/04/2022,Goris\n2022-09-14,31/04/2022,لاتشين\n",
        encoding="utf-8",
    )
    return lambda *args: CliRunner().invoke(main, [str(a) for a in args])


def test_the_command_line_knows_every_format_of_records():
    assert set(TABLE_SUFFIXES) == set(FORMATS)


def test_a_dry_run_shows_columns_and_problems_and_writes_nothing(run, tmp_path):
    done = run("records", "a.csv")
    assert done.exit_code == 0, done.stderr
    assert "header (en); day first: 1 cell can be read in no other way" in done.stdout
    assert "2 rows: 1 claims, 1 with a place; 1 left out, 0 kept with a problem" in done.stdout
    assert "a.csv, row 3, column date: the calendar has no day 2022-04-31" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_dry_run_as_jsonl(run):
    lines = [
        json.loads(x) for x in run("records", "a.csv", "--format", "jsonl").stdout.splitlines()
    ]
    assert lines[1]["column"]["field"] == "date"
    assert lines[-1]["problem"]["row"] == 3


def test_columns_said_on_the_command_line(run):
    done = run("records", "a.csv", "--column", "date=when it was")
    assert "said by the caller" in done.stdout
    assert "2 claims" in done.stdout
    assert run("records", "a.csv", "--column", "date").exit_code == 2
    done = run("records", "a.csv", "--column", "colour=date")
    assert (done.exit_code, "'colour' is no field" in done.stderr) == (1, True)


def test_locate_takes_the_same_options(run):
    table = json.loads(run("locate", "a.csv", "--column", "date=when it was").stdout)
    assert [f["properties"]["date_edtf"] for f in table["features"]] == ["2022-09-13", "2022-09-14"]
    table = json.loads(run("locate", "a.csv", "--month-first").stdout)
    assert table["features"][0]["properties"]["date_edtf"] == "2022-03-04"


@pytest.mark.parametrize("command", ["records", "locate"])
def test_strict_fails_and_writes_nothing(run, command):
    done = run(command, "a.csv", "--strict")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "a.csv, row 3, column date" in done.stderr
