"""The commands `gazetteer ...` and `licences`: what they print and how they end."""

from __future__ import annotations

import json

import layer_files as files
import pytest
from click.testing import CliRunner

import gazetteer
from gazetteer.ordinary import WORD_LICENCES
from gazetteer.sources import SOURCES
from maps.cli import main


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run the command in an empty folder, for a user without layers."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "home"))

    def invoke(*args, code=0):
        done = CliRunner().invoke(main, [str(a) for a in args])
        assert done.exit_code == code, done.output
        return done

    return invoke


@pytest.fixture
def villages(tmp_path):
    """A table of one village that no source has."""
    path = tmp_path / "villages.csv"
    path.write_text("name,lon,lat,kind,country\nQırxdəyirman,46.1,40.1,village,AZ\n", "utf-8")
    return path


def test_add_list_info_find_remove(run, villages):
    assert "no layers in" in run("gazetteer", "list").stderr
    assert not gazetteer.open().find("Qırxdəyirman", country="AZ")
    done = run("gazetteer", "add", "table", villages, "--licence", "ours")
    assert "added villages: 1 places, 1 names" in done.stderr
    assert done.stdout == ""
    assert "villages  table   villages.csv  ours     1" in run("gazetteer", "list").stdout
    told = run("gazetteer", "info", "villages").stdout
    assert "damaged      nothing" in told
    assert "replaces     name, lon, kind, country" in told
    found = json.loads(run("find", "Qırxdəyirman", "--format", "jsonl").stdout.splitlines()[0])
    assert (found["lon"], found["lat"]) == (46.1, 40.1)
    assert "villages: villages: ours" in run("licences").stdout
    assert "removed villages" in run("gazetteer", "remove", "villages").stderr
    assert "no layers in" in run("gazetteer", "list").stderr
    assert not gazetteer.open().find("Qırxdəyirman", country="AZ")


def test_layers_in_a_folder_of_choice(run, villages, tmp_path):
    run("gazetteer", "add", "table", villages, "--layers", tmp_path / "mine", "--name", "v")
    assert run("gazetteer", "list", "--layers", tmp_path / "mine").stdout.count("\n") == 2
    assert "no layers" in run("gazetteer", "list").stderr
    run("gazetteer", "remove", "v", "--layers", tmp_path / "mine")


def test_bad_rows_are_told(run, tmp_path):
    (tmp_path / "t.csv").write_text("name,lon,lat\nA,1,2\nB,1,2\nC,999,2\n", encoding="utf-8")
    told = run("gazetteer", "add", "table", "t.csv").stderr
    assert "t.csv, line 4: longitude 999.0, latitude 2.0 is not on the Earth" in told
    assert "1 of 3 rows were bad" in told
    told = run("gazetteer", "add", "table", "t.csv", "--strict", "--renew", code=1).stderr
    assert told.startswith("Error: t.csv, line 4")
    assert told.count("\n") == 1


def test_columns_are_told(run, tmp_path):
    (tmp_path / "t.csv").write_text("Dorf,E,N\nA,1,2\n", encoding="utf-8")
    words = ["--column", "name=Dorf", "--column", "lon=E", "--column", "lat=N"]
    run("gazetteer", "add", "table", "t.csv", *words)
    assert gazetteer.open().near(1, 2, 0.1)[0][1].name == "A"


def test_misuse(run):
    assert "nothing to add" in run("gazetteer", "add", "lpf", code=1).stderr
    assert "--fetch" in run("gazetteer", "add", "ourairports", code=1).stderr
    run("gazetteer", "add", "shapefile", "x", code=2)
    assert "neither a layer nor a format" in run("gazetteer", "info", "x", code=2).stderr
    assert "there is no layer 'x'" in run("gazetteer", "remove", "x", code=1).stderr
    told = run("gazetteer", "add", "table", "--fetch", code=1).stderr
    assert "nothing to add" in told


def test_without_a_network_fetching_says_what_to_do(run):
    told = run("gazetteer", "add", "geonames", "AZ", code=1).stderr
    assert "AZ.zip cannot be fetched" in told
    assert "give its path" in told
    assert told.count("\n") == 1


def test_info_shows_the_store_and_all_formats(run):
    told = run("gazetteer", "info").stdout
    assert "damaged  nothing" in told
    for text in ("geonames: GeoNames, CC BY 4.0", "allCountries.zip", "airports.csv", "JSONL"):
        assert text in told
    assert "AZ.zip" in run("gazetteer", "info", "geonames").stdout


def test_build_says_what_is_missing(run, tmp_path, root):
    words = ("--packages", tmp_path, "--lock", root / "sources.lock", "--out", tmp_path / "out")
    run("gazetteer", "build", *words, code=1)


def test_licences_of_what_a_table_used(run, letter, tmp_path):
    plain = run("licences").stdout
    assert plain.count("\n") == len(SOURCES) + len(WORD_LICENCES)
    files.wof_tables(tmp_path / "wof")
    (tmp_path / "empty.txt").write_text("Nothing was shelled on 12 September 2022.", "utf-8")
    run("gazetteer", "add", "wof", tmp_path / "wof")
    assert run("licences").stdout == plain + (
        "wof: Data from Who's On First (whosonfirst.org), GeoNames (CC BY 4.0) and GeoPlanet"
        " (CC BY)\n"
    )
    run("map", letter, "-o", "m.html", "--export", "m.geojson")
    for path in ("m.geojson", "m.html"):
        used = run("licences", "--used", path).stdout
        assert "wof: Data from" in used
        assert "curated: " in used
        assert "words_zh" not in used
    run("map", "empty.txt", "-o", "e.html", "--export", "e.geojson")
    assert run("licences", "--used", "e.geojson").stdout == ""
    run("gazetteer", "remove", "wof")
    told = run("licences", "--used", "m.html")
    assert "not in the gazetteer now, so their source is unknown: wof" in told.stderr
    assert "wof:" not in told.stdout


def test_a_hostile_name_stays_inert_on_the_terminal(run, tmp_path):
    (tmp_path / "t.csv").write_text("name,lon,lat\n\x1b[31mA,1,2\nB,\x1b[0m,2\nC,1,1\n", "utf-8")
    done = run("gazetteer", "add", "table", "t.csv")
    assert "\x1b" not in done.output
    assert "\x1b" not in run("find", "[31mA").output
