"""The command that scores a labelled file."""

from __future__ import annotations

import gzip
import json

import pytest
from click.testing import CliRunner

from maps.cli import main

TEXT = "Shells fell on Homs and near Idlib."
HOMS = {"start": 15, "end": 19, "lat": 34.73, "lon": 36.71}
IDLIB = {"start": 29, "end": 34, "lat": 35.93, "lon": 36.63, "phrase": "Idlib"}


def _line(**changes):
    return json.dumps({"doc_id": "1", "lang": "en", "text": TEXT, "toponyms": [HOMS], **changes})


def _run(folder, *lines, options=()):
    path = folder / "gold.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return CliRunner().invoke(main, ["evaluate", str(path), *options])


def test_the_figures_of_a_language_and_how_they_were_made(tmp_path):
    done = _run(tmp_path, _line(toponyms=[HOMS, IDLIB]), options=["--draws", "10"])
    assert done.exit_code == 0
    assert "F1 161 km" in done.output
    assert "1.000" in done.output
    assert "1 documents with 2 place names" in " ".join(done.output.split())


def test_every_figure_as_json(tmp_path):
    french = _line(lang="fr", text="Des obus sont tombés sur Homs.",
                   toponyms=[{**HOMS, "start": 25, "end": 29}])  # fmt: skip
    done = _run(tmp_path, _line(), french, options=["--format", "json", "--draws", "10"])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["lang"] for row in rows] == ["en", "fr", "all"]
    assert rows[-1]["given"]["within_161"] == 1.0


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON"),
        (_line(text=""), "`text` is missing"),
        (_line(toponyms=None), "`toponyms` is missing"),
        (_line(toponyms=[{**HOMS, "end": 99}]), "no span 15:99 in a text of 35 characters"),
        (_line(toponyms=[{**IDLIB, "phrase": "Aleppo"}]), "the text has 'Idlib' there"),
        (_line(toponyms=[{**HOMS, "lat": None}]), "`lat` and `lon` must both be there"),
    ],
)
def test_a_bad_line_is_told_and_the_others_count(tmp_path, line, reason):
    done = _run(tmp_path, _line(), line, options=["--draws", "10"])
    assert done.exit_code == 1
    assert "line 2: " in done.stderr
    assert reason in done.stderr
    assert "F1 161 km" in done.stdout


def test_a_file_without_a_good_line_is_an_error(tmp_path):
    done = _run(tmp_path, "[]")
    assert done.exit_code == 1
    assert "no labelled document" in done.stderr
    assert "a JSON object is wanted" in done.stderr


def test_a_compressed_file_is_read(tmp_path):
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(_line().encode()))
    done = CliRunner().invoke(main, ["evaluate", str(path), "--draws", "10"])
    assert done.exit_code == 0
