"""Names in many texts or long ones: the same hits as `scan_text`, found in arrays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from gazetteer.fold_arrays import LOWER, SPACE, UPPER, Array, Folded, fold_arrays, fold_quickly
from gazetteer.key_filter import match
from gazetteer.scan import Hit, scan_text

if TYPE_CHECKING:
    from gazetteer.store import Store

_BATCH = 1 << 16
"""Characters taken together: short texts are joined, long ones are cut."""

_JOINT = "\0\n"
"""Stands between texts: no key holds it, and no mark after it joins what is before it."""

# A line's end that is a line's end after folding too: no dash before it, so no name goes over it.
_CUT = re.compile(r"(?<=[^\W_])[.,:;!?]?\s*\n(?=[^\W_])")


def scan_texts(texts: Iterable[str], store: Store) -> Iterator[list[Hit]]:
    """Find the names of a store in texts.

    Parameters
    ----------
    texts
        Any texts without halves of surrogate pairs; taken some at a time.
    store
        Where the keys are. One that was unpacked before there was a filter is scanned the
        one-shot way.

    Yields
    ------
    hits
        Of each text in turn, as `scan_text` gives them.
    """
    if not store.has_filter:
        yield from (scan_text(text, store) for text in texts)
        return
    names = _Names(store)
    for batch in _batches(texts):
        joined = _JOINT.join(batch)
        folded = fold_quickly(joined) if len(batch) > 1 else None
        if folded is not None:
            firsts = np.cumsum([0, *(len(text) + len(_JOINT) for text in batch[:-1])])
            yield from _hits(joined, folded, firsts.tolist(), names)
        else:  # one of them needs the slow way, or it is alone
            yield from (_scan_alone(text, names) for text in batch)


def _scan_alone(text: str, names: _Names) -> list[Hit]:
    hits: list[Hit] = []
    for start, end in _cuts(text):
        piece = text[start:end]
        found = _hits(piece, fold_arrays(piece), [0], names)[0]
        hits += [replace(hit, start=hit.start + start, end=hit.end + start) for hit in found]
    return hits


def _hits(text: str, folded: Folded, firsts: list[int], names: _Names) -> list[list[Hit]]:
    """Give the hits of each of the joined texts, which begin at `firsts`."""
    hits: list[list[Hit]] = [[] for _ in firsts]
    begins, ends = names.stretches(folded.entries)
    begins, ends, starts, stops = _in_source(folded, begins, ends, text, firsts)
    keep = np.flatnonzero(_may_be_name(folded.written, starts, stops))
    owners = np.searchsorted(firsts, starts[keep], side="right") - 1
    rows = (begins[keep], ends[keep], starts[keep], stops[keep], owners)
    for begin, end, start, stop, owner in zip(*(row.tolist() for row in rows), strict=True):
        key = folded.text[begin:end]
        written = text[start:stop]
        if names[key] and not written.islower():
            at = start - firsts[owner]
            hits[owner].append(Hit(at, at + len(written.rstrip()), key))
    return hits


class _Names(dict[str, bool]):
    """Tells which keys a scan shall find, and keeps that: texts repeat themselves."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def stretches(self, entries: Array) -> tuple[Array, Array]:
        """Find what may be keys in a folded text."""
        column = self._store.column
        rows, pairs = column("filter_rows"), column("filter_pairs")
        return match(entries, rows, pairs, self._store.longest_key)

    def __missing__(self, key: str) -> bool:
        verdict = key in self._store.keys and not self._store.is_ordinary(key)
        if len(self) < 100_000:
            self[key] = verdict
        return verdict


def _in_source(
    folded: Folded, begins: Array, ends: Array, text: str, firsts: list[int]
) -> tuple[Array, Array, Array, Array]:
    """Say where stretches stand in the source; those that part a ligature are left out."""
    own = folded.offsets
    if not len(begins) or (own is None and len(firsts) == 1):
        return begins, ends, begins, ends
    if own is None:
        own = np.arange(len(text))
    offsets = np.append(own, len(text))
    before = np.append(-1, own)
    whole = (before[begins] != offsets[begins]) & (before[ends] != offsets[ends])
    begins, ends = begins[whole], ends[whole]
    # A name at the end of its text takes all that is left there, as if there were no other text.
    lasts = np.append(np.asarray(firsts[1:], dtype=np.intp) - len(_JOINT), len(text))
    tails = np.searchsorted(own, lasts)
    tails -= (folded.entries[tails - 1] & SPACE) != 0
    owner = np.searchsorted(tails, ends)
    stops = np.where(ends == tails[owner], lasts[owner], offsets[ends])
    return begins, ends, offsets[begins], stops


def _may_be_name(written: Array, starts: Array, stops: Array) -> Array:
    """Tell what has a capital or begins with a letter of a script without any."""
    capitals = np.zeros(len(written) + 1, dtype="<i4")
    np.cumsum((written & UPPER) != 0, dtype="<i4", out=capitals[1:])
    may: Array = (capitals[stops] != capitals[starts]) | ((written[starts] & LOWER) == 0)
    return may


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Put short texts together."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Cut a long text between lines: first character and end of each piece."""
    start = 0
    while len(text) - start > 2 * _BATCH and (cut := _CUT.search(text, start + _BATCH)):
        yield start, cut.start()
        start = cut.end()
    yield start, len(text)
