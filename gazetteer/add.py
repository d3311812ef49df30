"""Files of a known format -> a layer: read, fitted, written beside, and put in place at the end."""

from __future__ import annotations

import gc
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from gazetteer.errors import BadGazetteer
from gazetteer.fit import Fitter
from gazetteer.layers import (
    Layer,
    LayerFile,
    check_name,
    is_layer,
    layer_format,
    read_layers,
    write_layer,
)
from gazetteer.ordinary import ordinary_test, packaged_words
from gazetteer.packages import sha256
from gazetteer.sources.inputs import Report
from gazetteer.store import Store
from gazetteer.write import write_store

GROUP = 120_000_000
"""Bytes of text that one process holds at a time: some 500,000 places."""

WORTH = 16_000_000
"""Bytes of text from which on a second process is worth its start."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants of a new layer, beside its files."""

    format: str
    """One of `LAYER_FORMATS`."""
    name: str = ""
    """Its name; made of the format and the files if empty."""
    licence: str = ""
    """What the files' owner allows, where the format does not tell."""
    strict: bool = False
    """A bad row is an error, and not left out."""
    renew: bool = False
    """A layer of this name is replaced."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """What the format asks: for a table `columns`."""
    urls: Mapping[str, str] = field(default_factory=dict)
    """File name -> address that it was fetched from."""


def add_layer(
    paths: Sequence[Path],
    wish: Wish,
    folder: Path,
    *,
    base: Path,
    workers: int = 1,
    progress: Callable[[str, int, int], None] = lambda _what, _done, _all: None,
) -> tuple[Layer, Report]:
    """Make a layer of files.

    Parameters
    ----------
    paths
        Files, folders and zip archives of one format.
    wish
        The format, the name, the licence.
    folder
        Where the layers are; it is made if it is not there.
    base
        Folder of the store that the layer goes above.
    workers
        Processes; more than one only from a program that may be started anew (`__main__`).
    progress
        Called with what is done, how many pieces are done, and how many there are.

    Returns
    -------
    layer
        As it is opened from now on.
    report
        What became of the rows.

    Raises
    ------
    BadGazetteer
        If a file is damaged, is of another format, or most of its rows are bad; nothing is added
        then.
    """
    module = layer_format(wish.format)
    name = check_name(wish.name or default_name(wish.format, paths))
    known = read_layers(folder)
    if (folder / name).exists() and not (wish.renew and is_layer(folder / name)):
        raise BadGazetteer(
            f"there is a layer {name!r} already; remove it first, replace it with --renew, or give "
            f"the new one another name with --name"
            if is_layer(folder / name)
            else f"{folder / name} is there and is no layer; give another name with --name"
        )
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".adding-") as near:
        made, spill = Path(near) / "layer", Path(near) / "spill"
        made.mkdir()
        spill.mkdir()
        jobs = [
            _Job(wish, name, group, made / f"piece-{at:03}", base)
            for at, group in enumerate(
                _grouped(module.batches(paths, spill, wish.options), workers)
            )
        ]
        report = Report()
        pieces = []
        for done, (counts, part) in enumerate(_run(jobs, workers), 1):
            progress(name, done, len(jobs))
            report.join(part)
            pieces += counts
        _see(report, pieces, paths, module)
        layer = _layer(made, name, wish, paths, known, pieces, report)
        write_layer(layer)
        _put(made, folder, name, renew=wish.renew)
    return replace(layer, folder=folder / name), report


def _grouped(batches: Sequence[Any], workers: int) -> list[tuple[Any, ...]]:
    """Lay batches together, so that each process has as much to do and stores are few.

    Batches too large to be held in memory together stay apart.
    """
    size = {at: sum(one.unpacked_size() for one in b.sources) for at, b in enumerate(batches)}
    total = sum(size.values())
    count = min(len(batches), max(-(-total // GROUP), workers)) if total > WORTH else 1
    groups: list[list[int]] = [[] for _ in range(count)]
    for at in sorted(size, key=lambda at: (-size[at], at)):
        min(groups, key=lambda group: sum(size[one] for one in group)).append(at)
    return [tuple(batches[at] for at in sorted(group)) for group in groups]


@dataclass(frozen=True, slots=True)
class _Job:
    """One piece of a layer, to be made in any process."""

    wish: Wish
    name: str
    batches: tuple[Any, ...]
    folder: Path
    base: Path


@dataclass(frozen=True, slots=True)
class _Piece:
    """A store that was made."""

    folder: Path
    places: int
    names: int


def _run(jobs: Sequence[_Job], workers: int) -> Iterator[tuple[list[_Piece], Report]]:
    workers = min(workers, len(jobs))
    if workers < 2:
        yield from map(_make, jobs)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            yield from pool.map(_make, jobs)
        finally:
            pool.shutdown(cancel_futures=True)


def _make(job: _Job) -> tuple[list[_Piece], Report]:
    """Read one batch, fit it, and write its store."""
    module = layer_format(job.wish.format)
    report = Report(strict=job.wish.strict)
    fitter = Fitter(Store(job.base), report, job.name, module.CLEAN, module.STATES)
    with _no_collection():
        places = fitter.fit(entry for one in job.batches for entry in module.read(one, report))
        if not places:
            return [], report
        is_ordinary = ordinary_test(packaged_words())
        write_store(places, job.folder, version=job.name, is_ordinary=is_ordinary)
    names = sum(len(place.names) for place in places)
    return [_Piece(job.folder, len(places), names)], report


@contextmanager
def _no_collection() -> Iterator[None]:
    """Do without the cyclic garbage collector: it would walk millions of records that stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _see(report: Report, pieces: Sequence[_Piece], paths: Sequence[Path], module: Any) -> None:
    """See that what was read is a layer at all."""
    what = ", ".join(map(str, paths[:3]))
    if not pieces:
        said = f" ({report.examples[0]})" if report.examples else ""
        raise BadGazetteer(f"{what}: no place of {module.TITLE} in it{said}; nothing was added")
    if report.bad * 2 > report.rows:
        raise BadGazetteer(
            f"{what}: {report.bad} of {report.rows} rows are bad, so this is hardly "
            f"{module.TITLE}; nothing was added. The first: {report.examples[0]}"
        )


def _layer(
    made: Path,
    name: str,
    wish: Wish,
    paths: Sequence[Path],
    known: Sequence[Layer],
    pieces: Sequence[_Piece],
    report: Report,
) -> Layer:
    module = layer_format(wish.format)
    for at, piece in enumerate(pieces):
        piece.folder.rename(made / f"{at:03}")
    licence = wish.licence or module.LICENCE
    return Layer(
        folder=made,
        name=name,
        format=wish.format,
        title=module.TITLE if module.ATTRIBUTION else ", ".join(path.name for path in paths),
        licence=licence,
        attribution=module.ATTRIBUTION or f"{name}: {licence}",
        files=tuple(_file(path, wish.urls) for path in paths),
        added=datetime.now(UTC).isoformat(timespec="seconds"),
        number=1 + max((layer.number for layer in known), default=0),
        states=tuple(one for one in module.STATES if one not in report.gaps),
        own=not module.ATTRIBUTION,
        places=sum(piece.places for piece in pieces),
        names=sum(piece.names for piece in pieces),
        parts=len(pieces),
        rows=report.rows,
        bad=report.bad,
        left=dict(sorted(report.left.items())),
    )


def _file(path: Path, urls: Mapping[str, str]) -> LayerFile:
    if path.is_dir():
        files = sorted(one for one in path.rglob("*") if one.is_file())
        size = sum(one.stat().st_size for one in files)
        digest = hashlib.sha256()
        for one in files:
            digest.update(f"{one.relative_to(path).as_posix()} {sha256(one)}\n".encode())
        return LayerFile(path.name, size, digest.hexdigest())
    return LayerFile(urls.get(path.name, path.name), path.stat().st_size, sha256(path))


def _put(made: Path, folder: Path, name: str, *, renew: bool) -> None:
    """Put a layer in its place, all at once."""
    target = folder / name
    try:
        if renew and target.exists():
            old = target.rename(folder / f".removed-{name}-{os.getpid()}")
            made.rename(target)
            shutil.rmtree(old, ignore_errors=True)
        else:
            made.rename(target)
    except OSError as problem:
        raise BadGazetteer(f"the layer cannot be put at {target} ({problem})") from problem


def default_name(kind: str, paths: Sequence[Path]) -> str:
    """Give a layer a name of its format and files.

    Examples
    --------
    >>> default_name("geonames", [Path("AZ.zip"), Path("AM.zip")])
    'geonames-am-az'
    >>> default_name("table", [Path("My villages.csv")])
    'my-villages'
    """
    stems = sorted({re.sub(r"[^a-z0-9]+", "-", _stem(path)).strip("-") for path in paths} - {""})
    if kind in ("table", "lpf"):
        return (stems[0] if stems else kind)[:60]
    short = stems if len(stems) < 4 and all(len(one) < 16 for one in stems) else []
    return "-".join([kind, *(one for one in short if one != kind)])


def _stem(path: Path) -> str:
    return path.name.lower().split(".")[0].removeprefix("names-")
