"""The patterns of a language, made ready to search with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from geo.dates.needles import needles
from geo.languages import DateWords, Shift, language

_EVERYWHERE = (
    r"(?<![\w/.:-])(?P<y>(?:1[6-9]|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d/-])",
    r"(?<![\w/.:-])(?P<y>(?:1[6-9]|20)\d\d)(?P<sep>[./])(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?![\w/-]|\.\d)",
    r"(?<![\w/.:-])(?P<d>\d\d?)(?P<sep>[./])(?P<m>\d\d?)(?P=sep)(?P<y>(?:19|20)\d\d)(?![\w/-]|\.\d)",
)
"""Dates in figures, as any language writes them; the day comes first where the year is last."""


_NONE = Shift("day", 0, 0)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means."""

    pattern: re.Pattern[str]
    """With groups as `DateWords` names them."""
    kind: str
    """"date", "feast", "weekday", "document" or "text": what the match is counted from."""
    needles: frozenset[str]
    """Words one of which every match has; empty if there are none."""
    shift: Shift = _NONE
    """For "document" and "text"."""
    feast: tuple[int, int] | None = None
    """Month and day, for "feast"."""


@cache
def rules(lang: str) -> tuple[Rule, ...]:
    """Give the rules of a language; an earlier one wins over a later.

    Parameters
    ----------
    lang
        ISO 639-1 code.

    Returns
    -------
    rules
        Those of the language, then dates in figures.
    """
    words = language(lang).dates
    shorthands = _shorthands(words)

    def rule(pattern: str, kind: str, **meaning: Any) -> Rule:
        whole = words.left + "(?:" + expand(pattern, shorthands) + ")" + words.right
        compiled = re.compile(whole)
        return Rule(compiled, kind, needles(compiled), **meaning)

    return (
        *(rule(p, "date") for p in words.patterns),
        *(Rule(p, "date", needles(p)) for p in map(re.compile, _EVERYWHERE)),
        *(rule(p, "feast", feast=day) for p, day in words.feasts.items()),
        *(rule(p, "document", shift=shift) for p, shift in words.relative.items()),
        *(rule(p, "text", shift=shift) for p, shift in words.from_text.items()),
        *(rule(p, "weekday") for p in words.weekday_patterns),
    )


@cache
def before(lang: str, pattern: str) -> re.Pattern[str]:
    """Make a pattern ready to be searched for in what stands right before a date."""
    words = language(lang).dates
    return re.compile(f"{words.left}(?:{expand(pattern, _shorthands(words))})\\s*$")


@cache
def behind(lang: str, pattern: str) -> re.Pattern[str]:
    """Make a pattern ready to be matched right behind a date."""
    return re.compile(expand(pattern, _shorthands(language(lang).dates)))


def expand(pattern: str, shorthands: Mapping[str, str]) -> str:
    """Put in what the shorthands of a pattern stand for."""
    for name, meant in shorthands.items():
        pattern = pattern.replace(name, meant)
    return pattern


def _shorthands(words: DateWords) -> dict[str, str]:
    """Give each shorthand with what it stands for."""
    month, weekday = _any_of(words.months), _any_of(words.weekdays)
    number = rf"(?:\d{{1,3}}|{_any_of(words.numbers)})"
    year = words.year
    return {
        " ?": r"\s*",
        " ": r"\s+",
        "{d}": f"(?P<d>{words.day})",
        "{d1}": f"(?P<d1>{words.day})",
        "{m}": f"(?P<m>{month})",
        "{m1}": f"(?P<m1>{month})",
        "{month}": month,
        "{y}": f"(?P<y>{year})",
        "{y1}": f"(?P<y1>{year})",
        "{w}": f"(?P<w>{weekday})",
        "{w1}": f"(?P<w1>{weekday})",
        "{n}": f"(?P<n>{number})",
        "{hm}": f"(?P<hm>{_any_of(words.hijri_months)})",
        "{sm}": f"(?P<sm>{_any_of(words.solar_months)})",
        "{hy}": r"(?P<hy>[1١][34٣٤]\d\d)",
        "{to}": words.to,
        "{early}": f"(?P<early>{words.early or '(?!)'})",
        "{mid}": f"(?P<mid>{words.mid or '(?!)'})",
        "{late}": f"(?P<late>{words.late or '(?!)'})",
    }


def _any_of(names: Iterable[str]) -> str:
    """Give a pattern for any of some words; those in lower case are found in any case."""
    exact = [n for n in names if n != n.casefold()]
    folded = [n for n in names if n == n.casefold()]
    parts = []
    for words, flag in ((exact, ""), (folded, "i")):
        if words:
            ordered = sorted(words, key=lambda word: (-len(word), word))
            joined = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
            parts.append(f"(?{flag}:{joined})")
    return f"(?:{'|'.join(parts)})" if parts else "(?!)"
