"""A running text -> its sentences and clauses, as spans."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from geo.languages import language

Span = tuple[int, int]
"""First code point and the one after the last."""

_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Nos|vs|approx|ca)|\b[A-Z])\.$")

_LETTERS = re.compile(r"\b\w\.\s?\w\.$")


@cache
def _end(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})[\"'”’»」』)）]*|\n")


def sentences(text: str, *, lang: str) -> list[Span]:
    """Split a running text into sentences; a line end is always a sentence end.

    Parameters
    ----------
    text
        Running text (`Document.text`).
    lang
        ISO 639-1 code of its language.

    Returns
    -------
    spans
        In order, without the white space around; together they hold all that is not white space.

    Examples
    --------
    >>> text = "机场即将完成。他返回了 Aghali 村。"
    >>> [text[a:b] for a, b in sentences(text, lang="zh")]
    ['机场即将完成。', '他返回了 Aghali 村。']
    """
    pattern = _end(language(lang).sentence_end)
    return list(_split(text, 0, len(text), pattern, _ABBREVIATION))


def clauses(text: str, sentence: Span, *, lang: str) -> list[Span]:
    """Split one sentence into clauses.

    Parameters
    ----------
    text
        Running text (`Document.text`).
    sentence
        One of `sentences(text)`.
    lang
        ISO 639-1 code of its language.

    Returns
    -------
    spans
        In order, each with the mark that ends it.
    """
    return list(_split(text, *sentence, _end(language(lang).clause_end), None))


def span_at(spans: Sequence[Span], offset: int) -> Span | None:
    """Give the span that holds an offset, or None.

    Parameters
    ----------
    spans
        In order, none overlapping another.
    offset
        A code point.

    Returns
    -------
    span
        The one with start <= offset < end.
    """
    i = bisect_right(spans, (offset, 1 << 62)) - 1
    return spans[i] if i >= 0 and spans[i][0] <= offset < spans[i][1] else None


def _split(
    text: str, start: int, end: int, pattern: re.Pattern[str], keep: re.Pattern[str] | None
) -> Iterator[Span]:
    """Cut at each match of a pattern but where `keep` ends before it."""
    begin = start
    for match in pattern.finditer(text, start, end):
        if keep and match.group() != "\n" and _goes_on(text, begin, match.end(), keep):
            continue
        yield from _stripped(text, begin, match.end())
        begin = match.end()
    yield from _stripped(text, begin, end)


def _goes_on(text: str, begin: int, end: int, keep: re.Pattern[str]) -> bool:
    """Tell whether a sentence goes on behind a mark: an abbreviation (No., 9 a.m. on)."""
    last = text[max(begin, end - 8) : end]
    small = text[end : end + 4].lstrip(" ")[:1].islower()
    return bool(keep.search(last)) or (small and bool(_LETTERS.search(last)))


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    """Give a span without the white space around it; nothing if nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        yield start + left, start + len(piece.rstrip())
