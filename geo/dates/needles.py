"""What a pattern cannot match without: found first, so that only its surroundings are searched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# Python's own parser of patterns; the standard library offers no public way to it.
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

DIGIT = "\\d"
"""Stands for any digit."""

AROUND = 48
"""How many characters on each side of a needle a match may reach."""


def needles(pattern: re.Pattern[str]) -> frozenset[str]:
    """Give words in lower case, or `DIGIT`, one of which stands in every match of a pattern.

    Parameters
    ----------
    pattern
        A pattern.

    Returns
    -------
    needles
        Empty if there is no such set.

    Examples
    --------
    >>> sorted(needles(re.compile(r"[Yy]esterday|(?:two|three) days ago")))
    [' days ago', 'yesterday']
    """
    return _of_sequence(parser.parse(pattern.pattern, pattern.flags)) or frozenset()


def windows(text: str, wanted: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Give the stretches of a text in lower case that lie around needles, none touching another."""
    spans = sorted(span for needle in wanted for span in _positions(text, needle))
    begin, end = -1, -1
    for first, last in spans:
        if first - AROUND > end:
            if end >= 0:
                yield max(0, begin), end
            begin = first - AROUND
        end = max(end, last + AROUND)
    if end >= 0:
        yield max(0, begin), end


def lowered(text: str) -> str:
    """Give a text in lower case, each character in its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _positions(text: str, needle: str) -> Iterator[tuple[int, int]]:
    """Give where a needle stands."""
    if needle == DIGIT:
        yield from (match.span() for match in re.finditer(r"\d+", text))
        return
    at = text.find(needle)
    while at >= 0:
        yield at, at + len(needle)
        at = text.find(needle, at + 1)


def _of_sequence(parts: Any) -> frozenset[str] | None:
    """Give the best needles of parts that all have to match."""
    found: list[frozenset[str]] = []
    run = ""
    for code, argument in [*parts, (None, None)]:
        letter = _letter(code, argument)
        if letter:
            run += letter
            continue
        if run:
            found.append(frozenset({run}))
            run = ""
        inner = _of_part(code, argument)
        if inner:
            found.append(inner)
    return max(found, key=_worth, default=None)


def _of_part(code: Any, argument: Any) -> frozenset[str] | None:
    """Give the needles of one part."""
    name = str(code)
    if name == "SUBPATTERN":
        return _of_sequence(argument[-1])
    if name in ("MAX_REPEAT", "MIN_REPEAT") and argument[0] > 0:
        return _of_sequence(argument[2])
    if name == "BRANCH":
        branches = [_of_sequence(branch) for branch in argument[1]]
        if all(branches):
            return frozenset().union(*(b for b in branches if b))
    if name == "IN" and _is_digit(argument):
        return frozenset({DIGIT})
    return None


def _letter(code: Any, argument: Any) -> str:
    """Give the letter that a part stands for in either case; empty if it may be another."""
    if str(code) == "LITERAL":
        return chr(argument).lower()
    if str(code) == "IN" and all(str(kind) == "LITERAL" for kind, _ in argument):
        letters = {chr(char).lower() for _, char in argument}
        if len(letters) == 1:
            return letters.pop()
    return ""


def _is_digit(members: Any) -> bool:
    """Tell whether a class of characters holds digits alone."""
    return all(
        str(value) == "CATEGORY_DIGIT"
        if str(kind) == "CATEGORY"
        else all(chr(char).isdecimal() for char in ((value,) if str(kind) == "LITERAL" else value))
        for kind, value in members
    )


def _worth(found: frozenset[str]) -> tuple[bool, int]:
    """Give how rare needles are: long ones before short ones, anything before a digit."""
    return DIGIT not in found, min(map(len, found))
