"""Many documents: what each one tells, in one process or in several, with the same answer."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
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
"""Documents a process that are read ahead of the answers: no more are ever held."""

Shared = tuple[Gazetteer, Evidence | None]
"""What every document is examined with."""


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
        Processes that share the documents, those of one folder or archive too; 0 for one a core.
        The answer is the same. For one document none is started.

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
    if jobs < 0:
        raise AtlasError(f"jobs is {jobs}: give a number of processes, or 0 for one a core")
    shared = (gazetteer.open() if gaz is None else gaz, evidence)
    return _results(read_many(sources, lang=lang, dated=dated), shared, jobs or os.cpu_count() or 1)


def _results(
    docs: Iterator[Document | AtlasError], shared: Shared, jobs: int
) -> Iterator[Located | AtlasError]:
    """Examine documents as they are read; several in several processes, if that is wanted."""
    first = list(islice(docs, 2))
    docs = chain(first, docs)
    if jobs == 1 or len(first) < 2:
        yield from (_result(doc, shared) for doc in docs)
        return
    # Spawned, not forked: the caller may have threads, and a fork would copy their locks.
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_share, initargs=(shared,)
    ) as pool:
        while some := list(islice(docs, jobs * _AHEAD)):
            chunk = max(1, len(some) // (jobs * _CHUNKS))
            yield from pool.map(_result_with_shared, some, chunksize=chunk)


def _result(doc: Document | AtlasError, shared: Shared) -> Located | AtlasError:
    """Examine one document; what could not be read stays the error that it is."""
    if isinstance(doc, AtlasError):
        return doc
    gaz, evidence = shared
    try:
        places = find_places(doc, gaz=gaz, evidence=evidence)
        return Located(doc, places, find_claims(doc, places))
    except AtlasError as error:
        return error


_shared: list[Shared] = []
"""What the documents of a process that shares the work are examined with."""


def _share(shared: Shared) -> None:
    """Keep what this process examines its documents with."""
    _shared[:] = [shared]


def _result_with_shared(doc: Document | AtlasError) -> Located | AtlasError:
    """Examine one document in a process that shares the work."""
    return _result(doc, _shared[0])
