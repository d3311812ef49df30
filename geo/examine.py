"""Documents -> what each one tells, one after the other or side by side in processes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from gazetteer.errors import AtlasError
from gazetteer.lookup import Gazetteer
from geo.claim import Claim
from geo.claims import find_claims
from geo.document import Document, Location
from geo.places import find_places

_CHUNKS = 4
"""Portions that each process gets, so that none waits long for another."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What a document tells."""

    places: tuple[Location, ...]
    """Every mention, resolved."""
    claims: tuple[Claim, ...]
    """What it says happened."""


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
    if jobs < 0:
        raise AtlasError(f"jobs is {jobs}: give a number of processes, or 0 for one a core")
    jobs = min(jobs or os.cpu_count() or 1, len(docs))
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
