"""The frozen test material: it is well formed, balanced, and what it says of itself is true."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gazetteer.place import PLACE_KINDS

DATA = Path(__file__).parent / "data"
LANGUAGES = ("en", "zh", "ru", "ar", "fr", "es")


# --- sixty places for the look-up ----------------------------------------------------------------


def _coverage() -> list[dict[str, str]]:
    lines = (DATA / "coverage_60.tsv").read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_sixty_places_a_third_of_them_villages():
    rows = _coverage()
    assert [int(row["id"]) for row in rows] == list(range(1, 61))
    assert sum(row["kind"] == "village" for row in rows) >= 20
    assert len({row["country"] for row in rows}) >= 15


@pytest.mark.parametrize("row", _coverage(), ids=lambda row: row["en"])
def test_a_coverage_row_is_complete(row):
    assert row["kind"] in PLACE_KINDS
    assert -180 <= float(row["lon"]) <= 180
    assert -90 <= float(row["lat"]) <= 90
    assert float(row["tolerance_km"]) > 0
    for lang in LANGUAGES:
        forms = row[lang].split(" | ")
        assert all(form and form == form.strip() for form in forms)
        assert len(set(forms)) == len(forms)
