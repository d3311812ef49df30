"""Patterns of a language's words, compiled once: in any case, vowel signs or not."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain


def has(pattern: str, text: str) -> bool:
    """Tell whether a pattern of a language occurs.

    Parameters
    ----------
    pattern
        Regular expression; an empty one occurs nowhere.
    text
        Where it is searched, in any case.

    Returns
    -------
    occurs
        Whether it matches.
    """
    return search(pattern, text) is not None


def search(pattern: str, text: str) -> re.Match[str] | None:
    """Search for a pattern of a language, in any case; an empty one occurs nowhere."""
    return ignoring_case(pattern).search(text) if pattern else None


@cache
def ignoring_case(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of event words, once: in any case, with or without Arabic vowel signs."""
    return re.compile(vocalised(pattern), re.IGNORECASE)


_SIGNS = "\u064b-\u0652"
_KEPT = re.compile(r"(\[[^\]]*\][*+?]?|\(\?<[=!][^)]*\))|([\u0621-\u064a])|(\\w)")


def vocalised(pattern: str) -> str:
    """Let vowel signs stand behind each Arabic letter of a pattern: they are seldom written."""
    if not re.search("[\u0621-\u064a]", pattern):
        return pattern

    def with_signs(match: re.Match[str]) -> str:
        kept, letter, word = match.groups()
        return kept or (f"(?:{letter}[{_SIGNS}]*)" if letter else rf"[\w{_SIGNS}]" if word else "")

    return _KEPT.sub(with_signs, pattern)


_NO_LETTERS = re.compile(r"\\.|\(\?P<\w+>")
"""Letters of a pattern that stand for something else."""


def in_lower_case(pattern: str) -> str:
    """Write the letters that a pattern looks for in lower case."""
    kept = _NO_LETTERS.findall(pattern)
    lower = [part.lower() for part in _NO_LETTERS.split(pattern)]
    return "".join(chain.from_iterable(zip(lower, [*kept, ""], strict=True)))
