"""The sources: each has its licence and package; `test_curated.py` holds the curated table."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.packages import read_lock
from gazetteer.sources import SOURCES

ROOT = Path(__file__).parents[1]


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
