"""The sources: each has its licence and package; the curated table keeps its rules."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

import gazetteer
from gazetteer.errors import BadGazetteer
from gazetteer.packages import read_lock
from gazetteer.place import PLACE_KINDS, STATUSES
from gazetteer.sources import SOURCES, curated

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "gazetteer" / "data" / "curated.tsv"
ROWS = list(curated.read(TABLE))


@pytest.mark.parametrize("key", SOURCES)
def test_every_source_says_what_it_is(key):
    source = SOURCES[key]
    assert source.LICENCE
    assert source.TITLE
    assert callable(source.read)
    pages = [ROOT / "gazetteer" / "data" / "SOURCES.md", ROOT / "docs" / "gazetteer.md"]
    assert all(source.TITLE in page.read_text(encoding="utf-8") for page in pages)


def test_every_package_is_pinned():
    pinned = {
        one.source: (one.registry, one.name, one.version)
        for one in read_lock(ROOT / "sources.lock")
    }
    for key, source in SOURCES.items():
        if key != "curated":
            assert pinned[key] == source.PACKAGE


def test_no_share_alike_and_no_copyleft():
    for source in SOURCES.values():
        assert not {"ODbL", "GPL", "SA", "NC"} & set(source.LICENCE.replace(",", " ").split())


def test_curated_ids_are_unique():
    ids = [place.id for place in ROWS]
    assert len(ids) == len(set(ids)) >= 60


@pytest.mark.parametrize("place", ROWS, ids=lambda place: place.id)
def test_a_curated_row_is_complete(place):
    assert place.kind in ("", *PLACE_KINDS)
    assert place.status in STATUSES
    assert place.names
    assert all(name.text == name.text.strip() != "" for name in place.names)
    assert all(name.lang or name.kind in ("main", "code") for name in place.names)
    if place.id.startswith("atlas:"):
        assert place.kind
        assert place.name
        assert place.radius_m > 0
        assert not math.isnan(place.lon)
    if place.status:
        assert place.note, "what is disputed or past is said in words"


@pytest.mark.parametrize("place", ROWS, ids=lambda place: place.id)
def test_a_curated_row_is_in_the_store(place):
    held = gazetteer.open().get(place.id)
    texts = {name.text for name in held.names}
    assert {name.text for name in place.names} <= texts
    assert held.status == place.status
    assert set(place.parents) <= set(held.parents) or not place.parents


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"id": ""}, "needs an id"),
        ({"source": ""}, "source in words"),
        ({"date": "today"}, "a date as"),
        ({"kind": "castle"}, "kind 'castle'"),
        ({"status": "ours"}, "status 'ours'"),
        ({"lon": "190"}, "not on the Earth"),
        ({"lon": "east"}, "could not convert"),
        ({"names": "no language"}, "unpack"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path, changes, reason):
    row = dict.fromkeys(curated.COLUMNS, "") | {
        "id": "atlas:x", "kind": "site", "name": "X", "lon": "1", "lat": "2", "radius_m": "5",
        "source": "a map", "date": "2026-11-24",
    }  # fmt: skip
    lines = ["\t".join(curated.COLUMNS), "\t".join((row | changes).values())]
    (tmp_path / "t.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(BadGazetteer, match=f"line 2.*{reason}"):
        list(curated.read(tmp_path / "t.tsv"))


def test_other_columns_are_refused(tmp_path):
    (tmp_path / "t.tsv").write_text("id\tname\n", encoding="utf-8")
    with pytest.raises(BadGazetteer, match="columns must be"):
        list(curated.read(tmp_path / "t.tsv"))
