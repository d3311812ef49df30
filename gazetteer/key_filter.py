"""A filter of a store's keys: a folded text -> the stretches that are keys, with few that are not.

It forgets no key and may let other stretches pass; who asks looks those up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from gazetteer.fold_arrays import CODE, SPACE, UNSPACED, WORD, Array, entries_of

CHUNK = 1 << 16
"""Characters looked at together: what is made of them stays in the processor's cache."""

_BASE = 0x9E3779B1  # odd: its powers have inverses modulo 2^32
_FIRST = np.uint32(0x85EBCA6B)
_SECOND = np.uint32(0xC2B2AE35)
_HALF = np.uint32(16)
_PATTERNS = 4096
_PAIR_BITS = 19


def make_filter(keys: Sequence[str]) -> tuple[Array, Array]:
    """Make the filter of some keys.

    Parameters
    ----------
    keys
        Folded names, in any order.

    Returns
    -------
    rows
        A power of two of 64-bit numbers. The upper half of each tells keys, the lower one the
        beginnings of keys; a bit that is set says that there is none.
    pairs
        Marks for the first two characters of keys: small, so that it is quick.
    """
    bits = max(8, (len(keys) - 1).bit_length())
    rows = np.full(1 << bits, ~np.uint64(0))
    for first in range(0, len(keys), CHUNK):
        whole, begun = _stretches(keys[first : first + CHUNK])
        for hashes, half in ((whole, _KEYS), (begun, _BEGINNINGS)):
            row, pattern = _places(hashes, bits)
            np.bitwise_and.at(rows, row, ~(pattern & half))
    pairs = np.zeros(1 << _PAIR_BITS, dtype=bool)
    pairs[_pairs(entries_of("".join({key[:2] for key in keys})))[::2]] = True
    return rows, pairs


def _stretches(keys: Sequence[str]) -> tuple[Array, Array]:
    """Give the hashes of keys, and those of the beginnings of keys that need a second look."""
    joined = "\0".join(["", *keys, ""])
    entries = entries_of(joined)
    breaks = np.flatnonzero((entries & CODE) == 0)
    sums, inverse = _sums(entries)
    ends = _bounds(entries)[1]
    ends = ends[(entries[ends - 1] & CODE) != 0]
    owner = np.searchsorted(breaks, ends, side="left") - 1
    starts = breaks[owner] + 1
    inside = (ends - starts >= 2) & (ends < breaks[owner + 1])
    begun = (sums[ends[inside]] - sums[starts[inside]]) * inverse[starts[inside]]
    whole = (sums[breaks[1:]] - sums[breaks[:-1] + 1]) * inverse[breaks[:-1] + 1]
    return whole, begun


def match(entries: Array, rows: Array, pairs: Array, longest: int) -> tuple[Array, Array]:
    """Find the stretches of a folded text that may be keys.

    Parameters
    ----------
    entries
        The text as `fold_arrays` gives it.
    rows, pairs
        The filter.
    longest
        Length of the longest key.

    Returns
    -------
    starts, ends
        By start, the longest first. Each begins and ends with a word, in scripts with spaces.
    """
    found = [
        (starts + first, ends + first)
        for first in range(0, len(entries), CHUNK)
        for starts, ends in _match(entries[first : first + CHUNK + longest + 1], rows, pairs)
    ]
    if not found:
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    starts, ends = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.argsort(starts * (longest + 1) - (ends - starts), kind="stable")
    return starts[order], ends[order]


def _match(entries: Array, rows: Array, pairs: Array) -> Iterator[tuple[Array, Array]]:
    """Go from each start over the ends behind it for as long as a key may have begun."""
    bits = len(rows).bit_length() - 1
    sums, inverse = _sums(entries)
    begins, ends, next_end = _bounds(entries)
    begins[:-1] &= pairs.take(_pairs(entries), mode="wrap")
    starts = np.flatnonzero(begins[:CHUNK])
    at = next_end[starts]  # the first end that leaves two characters
    base, scale = sums[starts], inverse[starts]
    while True:
        inside = np.flatnonzero(at < len(ends))
        if len(inside) < len(at):
            starts, at, base, scale = starts[inside], at[inside], base[inside], scale[inside]
        if not len(starts):
            return
        stops = ends[at]
        row, pattern = _places((sums[stops] - base) * scale, bits)
        missing = (rows.take(row, mode="wrap") & pattern).view("<u4")
        hit = np.flatnonzero(missing[1::2] == 0)
        yield starts[hit], stops[hit]
        on = np.flatnonzero(missing[::2] == 0)
        starts, at, base, scale = starts[on], at[on] + 1, base[on], scale[on]


def _bounds(entries: Array) -> tuple[Array, Array, Array]:
    """Give where names may begin and end, and how many ends there are up to each character."""
    word, unspaced = (entries & WORD) != 0, (entries & UNSPACED) != 0
    begins = word | unspaced
    begins[1:] &= ~(word[1:] & word[:-1])
    closes = (entries & SPACE) == 0
    closes[:-1] &= ~(word[1:] & word[:-1])
    return begins, np.flatnonzero(closes) + 1, np.cumsum(closes, dtype=np.intp)


def _pairs(entries: Array) -> Array:
    """Give the place of each character and the next one in the table of first pairs."""
    codes = entries & CODE
    mixed = codes[:-1] * _FIRST
    mixed ^= codes[1:] * _SECOND
    mixed >>= np.uint32(32 - _PAIR_BITS)
    return mixed


def _sums(entries: Array) -> tuple[Array, Array]:
    """Give what hashes are made of: sums up to each character, and inverse powers."""
    powers, inverse = _powers(len(entries) + 1)
    sums = np.zeros(len(entries) + 1, dtype="<u4")
    np.cumsum(((entries & CODE) + np.uint32(1)) * powers[:-1], dtype="<u4", out=sums[1:])
    return sums, inverse


def _powers(count: int) -> tuple[Array, Array]:
    """Give the first powers of the base and of its inverse, modulo 2^32."""
    made = _POWERS.get("all")
    if made is None or len(made[0]) < count:
        made = _power_table(max(2 * CHUNK, count))
        _POWERS["all"] = made
    return made[0][:count], made[1]


def _power_table(count: int) -> tuple[Array, Array]:
    columns = []
    for base in (_BASE, pow(_BASE, -1, 1 << 32)):
        column = np.full(count, base, dtype="<u4")
        column[0] = 1
        columns.append(np.multiply.accumulate(column, dtype="<u4"))
    return columns[0], columns[1]


_POWERS: dict[str, tuple[Array, Array]] = {}  # a cache: the same answers with or without it


def _places(hashes: Array, bits: int) -> tuple[Array, Array]:
    """Give the row of each hash, and its pattern of bits in both halves of the row."""
    mixed = (hashes ^ (hashes >> _HALF)) * _FIRST
    mixed ^= mixed >> np.uint32(13)
    mixed *= _SECOND
    return mixed >> np.uint32(32 - bits), _PATTERN.take(mixed & np.uint32(_PATTERNS - 1))


def _patterns() -> Array:
    """Make patterns of three bits, the same in both halves."""
    state = np.arange(1, _PATTERNS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    state = (state ^ (state >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    pattern = np.zeros(_PATTERNS, dtype=np.uint64)
    for shift in (37, 43, 51):
        pattern |= np.uint64(1) << ((state >> np.uint64(shift)) & np.uint64(31))
    return pattern | (pattern << np.uint64(32))


_PATTERN = _patterns()
_BEGINNINGS = np.uint64(0xFFFFFFFF)
_KEYS = ~_BEGINNINGS
