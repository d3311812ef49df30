"""All gazetteer names that occur in a text, with their spans: the fast path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazetteer.names import fold_with_offsets

if TYPE_CHECKING:
    from gazetteer.store import Store

# Scripts that put no space between words: a name may begin and end anywhere.
_UNSPACED = (
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1780-\u17ff"
    "\U00020000-\U0003ffff"
)
LONG_TEXT = 500
"""Characters from which on the arrays of `bulk_scan` pay for a single text."""

IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_START = re.compile(f"[{_UNSPACED}]|(?:(?<![^\\W_])|(?<=[{_UNSPACED}]))[^\\W_]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name that occurs in a text."""

    start: int
    """First code point in the text."""
    end: int
    """Code point after the last one."""
    key: str
    """Folded form, as `Gazetteer.find` takes it."""


def scan_text(text: str, store: Store) -> list[Hit]:
    """Find the names of a store in a text.

    Parameters
    ----------
    text
        Any text.
    store
        Where the keys are.

    Returns
    -------
    hits
        By start, the longest first. In scripts with spaces a name begins and ends with a word, and
        it has a capital if the script has capitals.
    """
    folded, offsets = fold_with_offsets(text)
    hits = []
    for match in _START.finditer(folded):
        at = match.start()
        for key in reversed(store.keys.prefixes(folded[at : at + store.longest_key])):
            hit = _hit(text, folded, offsets, at, key)
            if hit is not None and not store.is_ordinary(key):
                hits.append(hit)
    return hits


def _hit(text: str, folded: str, offsets: list[int], at: int, key: str) -> Hit | None:
    end = at + len(key)
    if end < len(folded) and _joins(folded[end - 1], folded[end]):
        return None
    if (at and offsets[at] == offsets[at - 1]) or (
        end < len(folded) and offsets[end] == offsets[end - 1]
    ):
        return None  # a part of a ligature
    start, stop = offsets[at], offsets[end] if end < len(folded) else len(text)
    written = text[start:stop]
    stop = start + len(written.rstrip())
    if written.islower():
        return None
    return Hit(start, stop, key)


def _joins(last: str, following: str) -> bool:
    """Tell whether two neighbours are of one word."""
    if not (last.isalnum() and following.isalnum()):
        return False
    return not (IS_UNSPACED.match(last) or IS_UNSPACED.match(following))
