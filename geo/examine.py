"""Documents -> what each one tells, one after the other or side by side in processes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context

import gazetteer
from gazetteer.errors import AtlasError
from gazetteer.lookup import Gazetteer
from geo.claim import Claim
from geo.claims import find_claims
from geo.document import Document, Location
from geo.mentions import Evidence
from geo.places import find_places
from geo.readers import read_many

_CHUNKS = 4
"""Portions that each process gets, so that none waits long for another."""
_AHEAD = 64
"""Sources a process that are given out before the first of them must be read: memory stays flat."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What a document tells."""

    places: tuple[Location, ...]
    """Every mention, resolved."""
    claims: tuple[Claim, ...]
    """What it says happened."""


@dataclass(frozen=True, slots=True)
class Located:
    """A document of many, and what it tells."""

    document: Document
    """The document as it was read."""
    places: tuple[Location, ...]
    """Every mention, resolved."""
    claims: tuple[Claim, ...]
    """What it says happened."""


def locate_many(
    sources: Iterable[str | os.PathLike[str] | Document],
    *,
    lang: str | None = None,
    dated: str | None = None,
    gaz: Gazetteer | None = None,
    evidence: Evidence | None = None,
    jobs: int = 1,
) -> Iterator[Located | AtlasError]:
    """Read many documents and say what each one tells; what goes wrong in one costs no other.

    Parameters
    ----------
    sources
        Paths of files, folders and archives (.zip), and documents; may be a generator.
    lang, dated
        As in `geo.read`, for all of them.
    gaz
        Where names are looked up; the packaged gazetteer if None.
    evidence
        Another recogniser, as in `find_mentions`; with `jobs` one that can be pickled.
    jobs
        Processes that share the reading too; 0 for one a core. The answer is the same.

    Yields
    ------
    result
        What a document tells, or the error that says why it tells nothing; in the order of
        `sources`, within folders and archives by name.

    Raises
    ------
    AtlasError
        If `jobs` is negative.

    Notes
    -----
    Nothing is shared between documents, so any engine that maps a function over a list can do the
    same: `dask.bag.from_sequence(paths).map(lambda path: list(geo.locate_many([path])))`.

    Examples
    --------
    >>> for result in locate_many(["examples/letter_zh.txt", "none.pdf"]):
    ...     print(result.document.dated if isinstance(result, Located) else result)
    2022-09-13
    none.pdf: cannot be read: No such file or directory
    """
    jobs = _processes(jobs)
    shared = (gazetteer.open() if gaz is None else gaz, lang, dated, evidence)
    return _one_by_one(sources, shared) if jobs == 1 else _side_by_side(sources, shared, jobs)


_Shared = tuple[Gazetteer, str | None, str | None, Evidence | None]
"""What every document of `locate_many` is read with."""


def _one_by_one(
    sources: Iterable[str | os.PathLike[str] | Document], shared: _Shared
) -> Iterator[Located | AtlasError]:
    """Read the sources in this process."""
    gaz, lang, dated, evidence = shared
    for doc in read_many(sources, lang=lang, dated=dated):
        if isinstance(doc, AtlasError):
            yield doc
            continue
        try:
            places = find_places(doc, gaz=gaz, evidence=evidence)
            yield Located(doc, places, find_claims(doc, places))
        except AtlasError as error:
            yield error


def _side_by_side(
    sources: Iterable[str | os.PathLike[str] | Document], shared: _Shared, jobs: int
) -> Iterator[Located | AtlasError]:
    """Let processes share the sources."""
    waiting = iter(sources)
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_share, initargs=(shared,)
    ) as pool:
        while some := list(islice(waiting, jobs * _AHEAD)):
            for results in pool.map(_located, some, chunksize=max(1, len(some) // (4 * jobs))):
                yield from results


_shared: list[_Shared] = []
"""What the sources of a process that shares the work are read with."""


def _share(shared: _Shared) -> None:
    """Keep what this process reads its sources with."""
    _shared[:] = [shared]


def _located(source: str | os.PathLike[str] | Document) -> list[Located | AtlasError]:
    """Read one source in a process that shares the work."""
    return list(_one_by_one([source], _shared[0]))


def _processes(jobs: int) -> int:
    """Give the number of processes that is asked for."""
    if jobs < 0:
        raise AtlasError(f"jobs is {jobs}: give a number of processes, or 0 for one a core")
    return jobs or os.cpu_count() or 1


def examine(docs: Sequence[Document], gaz: Gazetteer, *, jobs: int = 1) -> list[Examined]:
    """Find the places and claims of documents.

    Parameters
    ----------
    docs
        The documents; each is examined by itself.
    gaz
        Where names are looked up.
    jobs
        Processes that share the work; 0 for one a core. With one, or for one document, none is
        started.

    Returns
    -------
    examined
        One a document, in order: the same whatever `jobs` is.

    Raises
    ------
    AtlasError
        If `jobs` is negative.

    Examples
    --------
    >>> import gazetteer
    >>> from geo.readers import read_string
    >>> one, = examine([read_string("Goris was shelled.", lang="en")], gazetteer.open())
    >>> [claim.topic for claim in one.claims]
    ['shelling']
    """
    jobs = min(_processes(jobs), len(docs))
    if jobs <= 1:
        return [_examined(doc, gaz) for doc in docs]
    # Spawned, not forked: the caller may have threads, and a fork would copy their locks.
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_open, initargs=(gaz,)
    ) as pool:
        return list(pool.map(_examine, docs, chunksize=max(1, len(docs) // (jobs * _CHUNKS))))


_opened: list[Gazetteer] = []
"""The gazetteer of a process that shares the work."""


def _open(gaz: Gazetteer) -> None:
    """Keep the gazetteer of this process."""
    _opened[:] = [gaz]


def _examine(doc: Document) -> Examined:
    """Examine a document in a process that shares the work."""
    return _examined(doc, _opened[0])


def _examined(doc: Document, gaz: Gazetteer) -> Examined:
    """Examine one document."""
    places = find_places(doc, gaz=gaz)
    return Examined(places, find_claims(doc, places))
