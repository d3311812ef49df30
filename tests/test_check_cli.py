"""The command `check`: what it lists, and how it ends."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

import geo
from maps.cli import main


@pytest.fixture
def run(monkeypatch, tmp_path, letter):
    """Run the command beside the table of the letter."""
    monkeypatch.chdir(tmp_path)
    geo.export(geo.locate(letter), tmp_path / "a.geojson")
    return lambda *args: CliRunner().invoke(main, ["check", *(str(a) for a in args)])


def _change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_good_table(run, letter):
    done = run("a.geojson", "--documents", letter)
    assert done.exit_code == 0, done.stderr
    assert "rows keep all rules" in done.stderr


def test_faults_are_listed_and_end_with_1(run, tmp_path, letter):
    _change(tmp_path / "a.geojson", '"claim_status":"alleged"', '"claim_status":"contested"')
    done = run("a.geojson")
    assert done.exit_code == 1
    assert "a.geojson: claim_status: other than alleged needs a reviewer" in done.stderr


def test_a_quote_that_was_changed_is_found(run, tmp_path, letter):
    _change(tmp_path / "a.geojson", "拉钦区部分地区", "拉钦区全部地区")
    done = run("a.geojson", "--documents", letter)
    assert done.exit_code == 1
    assert "quote: is not what stands at" in done.stderr


def test_the_schema_is_printed(run):
    assert json.loads(run("--schema").stdout)["properties"]["quote"]["type"] == "string"
    assert run().exit_code == 2
