"""The project's own recogniser: how likely each word of a text is part of a place's name.

It has learnt from labelled sentences what names of places stand beside and look like, so it finds
names that no list has, and doubts words that are names of places elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.recogniser.chain import Triple, packaged
from geo.recogniser.features import Known, islands

__all__ = ["Known", "Reading", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the recogniser holds of a text."""

    spans: tuple[tuple[int, int], ...]
    """The units that it looked at: code points, end exclusive, in order."""
    shares: tuple[Triple, ...]
    """How likely each is no part of a name, the first and a further part of one."""

    def names(self, least: float = 0.5) -> Iterator[tuple[int, int]]:
        """Give the spans that are names.

        Parameters
        ----------
        least
            How likely each unit must be part of one.
        """
        start = end = -1
        for (begin, finish), (other, first, further) in zip(self.spans, self.shares, strict=True):
            is_part = 1 - other >= least
            if start >= 0 and not (is_part and further >= first):
                yield start, end
                start = -1
            if is_part:
                start, end = begin if start < 0 else start, finish
        if start >= 0:
            yield start, end

    def share(self, start: int, end: int) -> float | None:
        """Tell how likely a span is a name; None where the recogniser did not look.

        Parameters
        ----------
        start, end
            Code points, end exclusive.
        """
        first = bisect_left(self.spans, start, key=lambda span: span[1] - 1)
        most = None
        for (begin, _), (other, _, _) in zip(self.spans[first:], self.shares[first:], strict=True):
            if begin >= end:
                break
            most = max(most or 0.0, 1 - other)
        return most


def read(text: str, lang: str, known: Iterable[Known]) -> Reading:
    """Read a text.

    Parameters
    ----------
    text
        Running text.
    lang
        ISO 639-1 code of its language; in one that was not learnt nothing is looked at.
    known
        The names that the gazetteer has.
    """
    spans: list[tuple[int, int]] = []
    shares: list[Triple] = []
    if chain := packaged(lang):
        for island in islands(text, lang, known):
            spans += island.spans
            shares += chain.shares(island.seen)
    return Reading(tuple(spans), tuple(shares))
