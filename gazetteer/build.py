"""Sources -> one store, the same bytes every time: `python -m gazetteer.build --packages DIR`."""

from __future__ import annotations

import argparse
import logging
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from gazetteer.errors import AtlasError
from gazetteer.merge import Merger
from gazetteer.ordinary import (
    PACKAGED,
    WORD_LICENCES,
    ordinary_test,
    read_words,
    write_words,
)
from gazetteer.packages import Package, fetch, read_lock, sha256, unpack
from gazetteer.place import Place
from gazetteer.sources import SOURCES
from gazetteer.write import pack, write_store

_LOG = logging.getLogger(__name__)
_DATA = Path(__file__).parent / "data"
_ROOT = Path(__file__).parent.parent

VERSION = "2026.11.26"
"""Edition of the packaged gazetteer; raised with every change of its content."""


def build(packages: Path, lock: Sequence[Package], out: Path) -> Merger:
    """Build a store from the pinned packages and the curated table.

    Parameters
    ----------
    packages
        Folder with the archives that `lock` names.
    lock
        As `read_lock` gives it.
    out
        Folder to write the store to; it must be new or empty.

    Returns
    -------
    merger
        What was merged, and what was left out and why (`lost`).

    Raises
    ------
    BadGazetteer
        If a package is missing, is not the pinned one, or a curated row is wrong.
    """
    with tempfile.TemporaryDirectory() as name:
        folders = {one.source: unpack(one, packages, Path(name)) for one in lock}
        folders["curated"] = _DATA / "curated.tsv"
        merger = Merger()
        for key, source in SOURCES.items():
            _LOG.info("reading %s", key)
            merger.add(source.read(folders[key]))
        places = merger.finish()
        words = read_words(folders)
    _LOG.info("writing %d places", len(places))
    write_store(places, out, version=VERSION, is_ordinary=ordinary_test(words))
    write_words(words, out / PACKAGED.name)
    (out / "SOURCES.md").write_text(_sources_page(lock, places), encoding="utf-8", newline="\n")
    return merger


def _sources_page(lock: Sequence[Package], places: Sequence[Place]) -> str:
    """Write the table of sources: licence, version, entries, checksum."""
    entries = Counter(place.source for place in places)
    lines = [
        "# Sources of the packaged gazetteer",
        "",
        f"Edition {VERSION}. Written by `python -m gazetteer.build`; do not edit. *Entries* counts",
        "the places that a source brought in first; sources that only add names, codes or areas",
        "have 0.",
        "",
        "| key | what | licence | package | entries | SHA-256 of the package |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for one in lock:
        if one.source in SOURCES:
            what, licence = SOURCES[one.source].TITLE, SOURCES[one.source].LICENCE
        else:
            what, licence = WORD_LICENCES[one.source]
        package = f"{one.registry}: {one.name} {one.version}"
        count = entries[one.source]
        lines.append(
            f"| {one.source} | {what} | {licence} | {package} | {count} | `{one.sha256}` |"
        )
    curated = SOURCES["curated"]
    digest = sha256(_DATA / "curated.tsv")
    lines.append(
        f"| curated | {curated.TITLE} | {curated.LICENCE} | `gazetteer/data/curated.tsv` "
        f"| {entries['curated']} | `{digest}` |"
    )
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the build from the command line.

    Parameters
    ----------
    arguments
        As on the command line; `sys.argv` by default.

    Returns
    -------
    code
        0 done, 1 could not.
    """
    parser = argparse.ArgumentParser(prog="python -m gazetteer.build", description=__doc__)
    parser.add_argument("--packages", type=Path, required=True, help="folder with the archives")
    parser.add_argument("--fetch", action="store_true", help="download archives that are missing")
    parser.add_argument("--lock", type=Path, default=_ROOT / "sources.lock")
    parser.add_argument("--out", type=Path, default=_DATA, help="folder for store/ and its archive")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(relativeCreated)d %(message)s")
    try:
        _run(options)
    except AtlasError as problem:
        _LOG.error("%s", problem)
        return 1
    return 0


def _run(options: argparse.Namespace) -> None:
    lock = read_lock(options.lock)
    if options.fetch:
        for one in lock:
            if not (options.packages / one.file).is_file():
                _LOG.info("fetching %s", one.file)
                fetch(one, options.packages)
    store = options.out / "store"
    shutil.rmtree(store, ignore_errors=True)
    merger = build(options.packages, lock, store)
    for name in ("SOURCES.md", PACKAGED.name):
        shutil.move(store / name, options.out / name)
    pack(store, options.out / "store.tar.xz")
    for reason, count in sorted(merger.lost.items()):
        _LOG.info("left out: %s %d", reason, count)


if __name__ == "__main__":
    sys.exit(main())
