"""A span that may name a place, while it is being read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from geo.languages import compiled

_WHOLE = 3
"""Characters from which on a known name stands for itself."""
_PATTERN = 3
"""Rank of what only a pattern shows."""
_FAR = 1 << 30

CONTEXT = 60
"""Code points looked at on either side of a name."""


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate span, before its context is read."""

    start: int
    end: int
    rank: int
    """Which source proposed it: a lower one wins where two overlap."""
    role: str = "literal"
    hint: str = ""
    relation: str = "at"
    core: str = ""
    parties: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    known: bool = False
    placed: bool = False
    """Whether a word that asks for a place stands before it."""
    km: float | None = None
    bearing: float | None = None
    point: tuple[float, float, float] | None = None


def without_overlaps(found: Iterable[Found]) -> list[Found]:
    """Choose spans: the longer one first, then the one of the better source."""
    chosen: list[Found] = []
    taken: set[int] = set()
    for f in sorted(
        found, key=lambda f: (f.rank > 0, f.start - f.end, not f.placed, f.rank, f.start)
    ):
        if taken.isdisjoint(range(f.start, f.end)):
            taken.update(range(f.start, f.end))
            chosen.append(f)
    return sorted(chosen, key=lambda f: f.start)


def without_tails(found: Iterable[Found]) -> list[Found]:
    """Leave out what only a pattern shows where a known name is its tail (立 before 赞加祖尔)."""
    proposed = list(found)
    ends_at = {f.end: f.end - f.start for f in proposed if f.kinds and f.end - f.start >= _WHOLE}
    return [
        f
        for f in proposed
        if f.kinds or f.rank < _PATTERN or f.end - f.start <= ends_at.get(f.end, _FAR)
    ]


@cache
def alternatives(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for many literal words, longest first."""
    return re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))


def ends(pattern: str, text: str) -> bool:
    """Tell whether a pattern (ending in $) matches before a name."""
    return bool(pattern) and bool(compiled(pattern).search(text))


def begins(pattern: str, text: str) -> bool:
    """Tell whether a pattern matches right after a name."""
    return bool(pattern) and bool(compiled(pattern).match(text))


def is_place(found: Found) -> bool:
    """Tell whether a span names a place within a state."""
    return (
        found.role == "literal" and found.relation != "unlocated" and "country" not in found.kinds
    )
