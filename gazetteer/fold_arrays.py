"""Long texts -> their folded form in arrays: the same as `names.fold_with_offsets`, far quicker."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from gazetteer.names import _CLUSTER, _FOLDED, fold_with_offsets
from gazetteer.scan import IS_UNSPACED

Array = npt.NDArray[Any]

CODE = np.uint32(0x1F_FFFF)
"""The folded character itself: the low 21 bits of an entry of `_TABLE`."""

WORD, UNSPACED, SPACE, _BLANK, _LINE, _MARK, _ODD, UPPER, LOWER, _KNOWN = (
    np.uint32(1 << bit) for bit in (21, 22, 23, 24, 25, 26, 27, 28, 29, 31)
)
"""What else an entry says. Of the folded character: it joins its neighbours to a word, it is of a
script without spaces, it is a space. Of the character as written: it is white space, a line feed,
joins the one before it, folds to none or several, is a capital, is a small letter."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text in arrays."""

    text: str
    """The folded text."""
    entries: Array
    """For each of its characters, the code point and what `WORD`, `UNSPACED`, `SPACE` say."""
    offsets: Array | None
    """For each of its characters, the code point of the source at which its own source begins;
    None where each stands where its source stands."""
    written: Array
    """For each character of the source, what `UPPER` and `LOWER` say."""


def fold_arrays(text: str) -> Folded:
    """Fold a text as `names.fold_with_offsets` does.

    Parameters
    ----------
    text
        Any text without halves of surrogate pairs.

    Returns
    -------
    folded
        The same characters from the same places.

    Notes
    -----
    A table gives the fold of each character. What the table cannot say (letters with combining
    marks, ligatures) is folded piece by piece. Where a piece may join its neighbours once it is
    folded (the vowel signs of Indic scripts) the whole text goes the slow way.

    Examples
    --------
    >>> folded = fold_arrays("Straße  7")
    >>> folded.text, folded.offsets.tolist()
    ('strasse 7', [0, 1, 2, 3, 4, 4, 5, 6, 8])
    """
    return fold_quickly(text) or _fold_slowly(text)


def fold_quickly(text: str) -> Folded | None:
    """Fold a text by the table; None where that is not enough."""
    written = entries_of(text)
    entries, offsets = written, None
    if (written & _ODD).any():
        pieces = _odd_pieces(text, written)
        if pieces is None:
            return None
        entries, offsets = pieces
    elif (written & _LINE).any():
        entries = _lines(written)
    keep = _keep((entries & SPACE) != 0)
    if not keep.all():
        offsets = np.flatnonzero(keep) if offsets is None else offsets[keep]
        entries = entries[keep]
    return Folded(_text(entries), entries, offsets, written)


def _keep(space: Array) -> Array:
    """Tell what stays: of neighbouring spaces the first, and none at either end."""
    keep: Array = ~space
    if not keep.all():
        keep[1:] |= ~space[:-1]
        inner = np.flatnonzero(~space)
        keep[: inner[0] if len(inner) else None] = False
        keep[inner[-1] + 1 if len(inner) else 0 :] = False
    return keep


def _fold_slowly(text: str) -> Folded:
    folded, offsets = fold_with_offsets(text)
    codes = np.frombuffer(folded.encode("utf-32-le"), dtype="<u4")
    entries = (entries_of(folded) & ~CODE) | codes
    return Folded(folded, entries, np.asarray(offsets, dtype=np.intp), entries_of(text))


def _text(entries: Array) -> str:
    return (entries & CODE).tobytes().decode("utf-32-le")


_TABLE: Array = np.zeros(0x110000, dtype="<u4")  # a cache: the same answers with or without it


def entries_of(text: str) -> Array:
    """Look every character up in the table, which learns those that it has not met."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype="<u4")
    entries: Array = _TABLE.take(codes, mode="wrap")
    if len(codes) and entries.min() < _KNOWN:
        for code in np.unique(codes[entries < _KNOWN]).tolist():
            _TABLE[code] = _entry(chr(code))
        entries = _TABLE.take(codes, mode="wrap")
    return entries


def _entry(letter: str) -> int:
    """Make the entry of a character."""
    flags = _KNOWN
    folded = _FOLDED[letter]
    if letter.isspace():
        flags |= _BLANK | _LINE if letter == "\n" else _BLANK
    elif _is_mark(letter):
        flags |= _ODD | _MARK
    elif len(folded) != 1 or (folded != " " and (folded.isspace() or _is_mark(folded))):
        flags |= _ODD
    shown = letter if flags & _ODD else folded
    for flag, holds in (
        (WORD, shown.isalnum() and not IS_UNSPACED.match(shown)),
        (UNSPACED, IS_UNSPACED.match(shown)),
        (SPACE, shown.isspace()),
        (UPPER, letter.isupper() or letter.istitle()),
        (LOWER, letter.islower()),
    ):
        flags |= flag if holds else np.uint32(0)
    return ord(shown) | int(flags)


def _is_mark(letter: str) -> bool:
    """Tell whether a character joins the one before it."""
    match = _CLUSTER.match("x" + letter)
    return match is not None and len(match[0]) == 2


def _lines(entries: Array) -> Array:
    """Let white space that breaks a line begin with the line feed, for only its first is kept."""
    blank = (entries & _BLANK) != 0
    feeds = np.flatnonzero(entries & _LINE)
    late = feeds[(feeds > 0) & blank[feeds - 1]]
    if not len(late):
        return entries
    first = blank.copy()
    first[1:] &= ~blank[:-1]
    runs = np.flatnonzero(first)
    entries = entries.copy()
    entries[runs[np.searchsorted(runs, late, side="right") - 1]] = _TABLE[ord("\n")]
    return entries


def _odd_pieces(text: str, written: Array) -> tuple[Array, Array] | None:
    """Fold what the table cannot: entries and offsets, or None where neighbours may join."""
    odd = np.flatnonzero(written & _ODD)
    joins = ((written[odd] & _MARK) != 0) & (odd > 0) & ((written[odd - 1] & _BLANK) == 0)
    follows = joins.copy()  # an odd one before it
    follows[1:] &= odd[1:] == odd[:-1] + 1
    follows[:1] = False
    first = (odd - joins)[~follows]
    last = odd[np.append(np.flatnonzero(~follows)[1:] - 1, -1)] + 1
    entries, offsets = _lines(written).copy(), np.arange(len(written), dtype="<i4")
    keep = np.ones(len(written), dtype=bool)
    more_at, more = [], []
    for start, end in zip(first.tolist(), last.tolist(), strict=True):
        values = _PIECES[text[start:end]]
        if values is None:
            return None
        room = min(end - start, len(values))
        entries[start : start + room] = values[:room]
        keep[start + room : end] = False
        offsets[start:end] = start
        more_at += [end] * (len(values) - room)
        more += values[room:]
    entries, offsets = entries[keep], offsets[keep]
    if more:
        at = np.searchsorted(np.flatnonzero(keep), more_at)
        entries = _insert(entries, at, np.asarray(more, dtype="<u4"))
        offsets = _insert(offsets, at, offsets[at - 1])
    return entries, offsets


def _insert(array: Array, at: Array, values: Array) -> Array:
    """Put values in before these positions; quicker than `numpy.insert` where they are few."""
    parts = []
    for number, (start, end) in enumerate(pairwise([0, *at.tolist()])):
        parts += [array[start:end], values[number : number + 1]]
    return np.concatenate([*parts, array[at[-1] :]])


class _Pieces(dict[str, list[int] | None]):
    """Entries of the folded form of a piece; None where it may join its neighbours."""

    def __missing__(self, piece: str) -> list[int] | None:
        folded = _FOLDED[piece]
        known = (
            entries_of(folded).tolist() if folded in ("", " ") or _stands(piece, folded) else None
        )
        if len(self) < 100_000:
            self[piece] = known
        return known


def _stands(piece: str, folded: str) -> bool:
    """Tell whether a folded piece stays as it is among any neighbours."""
    if folded[0].isspace() or folded[-1].isspace():
        return False
    if _is_mark(folded[0]) and not _is_mark(piece[0]):
        return False  # what kept it from the one before is gone
    return folded == "".join(_FOLDED[match[0]] for match in _CLUSTER.finditer(folded))


_PIECES = _Pieces()  # a cache: the same answers with or without it
