"""The command: what it prints, where it prints it, and how it ends."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

import geo
from maps.cli import main

FLAT = (
    "text", "start", "end", "lang", "role", "place_id", "name", "kind", "country", "lon", "lat",
    "radius_m", "score", "how", "reasons",
)  # fmt: skip


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run the command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def invoke(*args, **kwargs):
        return CliRunner().invoke(main, [str(a) for a in args], **kwargs)

    return invoke


def test_map_writes_the_page_the_table_and_says_so(run, letter, records, tmp_path):
    done = run("map", letter, "--records", records, "-o", "m.html", "--export", "m.geojson")
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert "R18" not in done.stderr
    assert "row 19" in done.stderr
    assert "2022-09-31" in done.stderr
    assert "named but not located: 解放区" in done.stderr
    assert "Atlantis" in done.stderr
    assert "wrote m.html" in done.stderr
    assert (tmp_path / "m.html").stat().st_size > 100_000
    assert len(geo.read_frame(tmp_path / "m.geojson")) > 20


def test_locate_gives_geojson_on_stdout(run, letter):
    done = run("locate", letter)
    assert done.exit_code == 0
    assert json.loads(done.stdout)["type"] == "FeatureCollection"
    assert done.stderr == ""


def test_locate_reads_stdin_and_tables(run, records):
    text = "Goris was shelled on 12 September 2022."
    done = run("locate", "-", records, input=text.encode())
    assert done.exit_code == 0, done.stderr
    sources = {f["properties"]["source"] for f in json.loads(done.stdout)["features"]}
    assert sources == {"stdin", "incidents.csv"}


def test_places_as_jsonl(run, letter):
    done = run("places", letter, "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert set(FLAT) <= set(rows[0])
    original = letter.read_text(encoding="utf-8")
    for row in rows:
        assert original[row["start"] : row["end"]].replace("\n", "") == row["text"]
    (district,) = [row for row in rows if row["text"] == "拉钦区"]
    assert district["kind"] == "district"


def test_places_as_a_table(run, letter):
    done = run("places", letter)
    assert done.exit_code == 0
    assert "Aghali 村" in done.stdout


def test_places_takes_no_table(run, records):
    done = run("places", records)
    assert done.exit_code == 2
    assert "table of records" in done.stderr


def test_find_as_jsonl(run):
    done = run("find", "ZZE", "--format", "jsonl")
    row = json.loads(done.stdout.splitlines()[0])
    assert set(FLAT) <= set(row)
    assert row["kind"] == "airport"


def test_find_says_what_is_not_there(run):
    done = run("find", "Qwxyzabad", "Goris")
    assert done.exit_code == 0
    assert "Qwxyzabad: no entry" in done.stderr
    assert "Goris" in done.stdout
    assert run("find", "Qwxyzabad").exit_code == 1


def test_find_narrows(run):
    done = run("find", "Lachin", "--kind", "district", "--country", "AZ", "--format", "jsonl")
    kinds = {json.loads(line)["kind"] for line in done.stdout.splitlines()}
    assert kinds == {"district"}


def test_export_gives_the_same_table(run, letter, tmp_path):
    run("locate", letter, "-o", "a.geojson")
    done = run("export", "a.geojson", "-o", "b.geojson")
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "a.geojson").read_bytes() == (tmp_path / "b.geojson").read_bytes()
    assert run("export", "a.geojson", "-o", "-").stdout == (tmp_path / "a.geojson").read_text(
        "utf-8"
    )


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["map"], 2, "Missing argument"),
        (["map", "none.txt"], 1, "none.txt: cannot be read"),
        (["map", "a.doc"], 1, "a.doc: cannot be read"),
        (["map", "\x1b[31m.txt"], 1, "\\x1b[31m.txt: cannot be read"),
        (["locate", "none.csv"], 1, "none.csv: cannot be read"),
        (["export", "none.geojson", "-o", "x.geojson"], 1, "none.geojson: cannot be read"),
        (["find"], 2, "Missing argument"),
        (["find", "Goris", "--kind", "nosuch"], 2, "'nosuch' is not one of"),
        (["nonsense"], 2, "No such command"),
    ],
)
def test_errors_are_one_sentence(run, args, code, words):
    done = run(*args)
    assert done.exit_code == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_there(run, letter):
    done = run("locate", letter, "-o", "no/such/folder/x.geojson")
    assert done.exit_code == 1
    assert "no/such/folder/x.geojson: No such file or directory" in done.stderr


def test_an_unknown_export_format(run, letter):
    done = run("locate", letter, "-o", "x.shp")
    assert done.exit_code == 2
    assert "x.shp: the suffix must be one of .geojson" in done.stderr


def test_nothing_is_written_before_all_outputs_are_seen(run, letter, tmp_path):
    done = run("map", letter, "-o", "x.html", "--export", "x.foo")
    assert done.exit_code == 2
    assert not list(tmp_path.iterdir())


def test_an_input_is_never_an_output(run, letter, tmp_path):
    (tmp_path / "letter.html").write_bytes(letter.read_bytes())
    done = run("map", letter, "--records", "letter.html", "-o", "letter.html")
    assert done.exit_code == 2
    assert "would be overwritten" in done.stderr


@pytest.mark.parametrize("day", ["tomorrow", "2022-02-31", "20220913"])
def test_a_date_that_is_no_day(run, letter, day):
    done = run("locate", letter, "--dated", day)
    assert done.exit_code == 1
    assert "is no day" in done.stderr


def test_a_text_cannot_drive_the_terminal(run, tmp_path):
    (tmp_path / "a.csv").write_text(
        "date,place,what\n2022-09-13,\x1b[31mred\x07,[bold]x[/bold]\n", encoding="utf-8"
    )
    done = run("locate", "a.csv", "-o", "a.geojson")
    assert "\x1b" not in done.stderr
    assert "\x07" not in done.stderr
    assert "\\x1b[31mred" in done.stderr
