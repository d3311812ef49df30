"""A text -> its units, and what is to be seen of each: words, or in Chinese characters.

In scripts with capitals only the words near one that has a capital, or that the gazetteer knows,
are looked at: they stand in islands, each labelled by itself. Elsewhere each line is one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from gazetteer.names import fold
from geo.languages import compiled, language

Span = tuple[int, int]
"""Code points, end exclusive."""
Known = tuple[int, int, str]
"""A name that the gazetteer knows: its span, and the class of what bears it."""

_WORDS = re.compile(r"\d+|[^\W\d_]+(?:[\u0300-\u036f\u064b-\u0652]+[^\W\d_]*)*|[^\w\s]|_|\n")
"""A number, a run of letters with their marks, a sign, a line end."""
_CHARACTERS = re.compile(r"\d+|[A-Za-z]+|\S|\n")
_NEAR = 2
"""Words on either side of a capital that are looked at."""
_CONTEXT = 60
"""Code points on either side of a word in which a pattern is looked for."""
_ENDS = 3
"""Letters at either end of a word that are looked at."""
_CLITICS = re.compile(r"(?:[وف]?[بلك]?(?:ال)?|[وف]?لل)(?=\w{3})")
"""Particles and article written onto an Arabic word."""
_LONG_NUMBER = 5


@dataclass(frozen=True, slots=True)
class Island:
    """Units that are labelled together."""

    spans: tuple[Span, ...]
    """Where each stands."""
    seen: tuple[tuple[str, ...], ...]
    """What is to be seen of each."""


def islands(text: str, lang: str, known: Iterable[Known]) -> Iterator[Island]:
    """Give what of a text is to be labelled.

    Parameters
    ----------
    text
        Running text.
    lang
        ISO 639-1 code of its language.
    known
        Names that the gazetteer has.
    """
    words = language(lang).places
    spans = [match.span() for match in (_WORDS if words.spaced else _CHARACTERS).finditer(text)]
    classes = _classes(spans, known)
    ordinary = frozenset(text[a:b] for a, b in spans if text[a].islower())
    for begin, end in _lines(text, spans):
        line, of_line = spans[begin:end], classes[begin:end]
        if words.spaced:
            see = _Words(text, line, of_line, lang, ordinary).unit
        else:
            see = _Characters(text, line, of_line).unit
        for first, last in _runs(text, line, of_line) if words.cased else [(0, len(line))]:
            yield Island(tuple(line[first:last]), tuple(map(see, range(first, last))))


def _lines(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Give the first unit of each line that has one, and the one behind its last."""
    begin = 0
    for at, (start, _) in enumerate(spans):
        if text[start] == "\n":
            if begin < at:
                yield begin, at
            begin = at + 1
    if begin < len(spans):
        yield begin, len(spans)


def _classes(spans: Sequence[Span], known: Iterable[Known]) -> list[str]:
    """Give each unit the class of the known name that it is part of; "-" if of none."""
    classes = ["-"] * len(spans)
    ends = [end for _, end in spans]
    for start, end, kind in sorted(known, key=lambda one: (one[0] - one[1], one)):
        at, part = bisect_right(ends, start), "B"
        while at < len(ends) and ends[at] <= end and classes[at] == "-":
            classes[at] = part + kind
            at, part = at + 1, "I"
    return classes


def _runs(text: str, spans: Sequence[Span], classes: Sequence[str]) -> Iterator[Span]:
    """Give the first unit of each island of a line and the one behind its last."""
    first = last = 0
    for at, (start, _) in enumerate(spans):
        if classes[at] == "-" and not text[start].isupper():
            continue
        if at - _NEAR > last:
            if last > first:
                yield first, last
            first = at - _NEAR
        last = min(len(spans), at + _NEAR + 1)
    if last > first:
        yield first, last


@lru_cache(maxsize=20_000)
def _shape(word: str) -> str:
    """Give how a word is written: capitals, digits, signs."""
    if word.isdigit():
        return "9" * min(len(word), _LONG_NUMBER)
    if not word[0].isalpha():
        return word
    if word.isupper():
        return "A" if len(word) == 1 else "AA"
    return "Aa" if word[0].isupper() else "a"


@cache
def _generics(lang: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give the words of a language's generic terms that touch a name behind and before them."""
    words = language(lang).places
    before = {term.split()[-1].lower(): kind for term, kind in words.generic_before.items()}
    behind = {term.split()[0].lower(): kind for term, kind in words.generic_after.items()}
    return before, behind


class _Words:
    """What is to be seen of the words of a line."""

    def __init__(
        self,
        text: str,
        spans: Sequence[Span],
        classes: Sequence[str],
        lang: str,
        ordinary: frozenset[str],
    ) -> None:
        written = [text[start:end] for start, end in spans]
        self._text, self._spans, self._lang = text, spans, lang
        self._words = language(lang).places
        self._before, self._behind = _generics(lang)
        # Two blanks on either side, so that each word has neighbours.
        self._lower = ["", "", *(word.lower() for word in written), "", ""]
        self._shapes = ["", "", *map(_shape, written), "", ""]
        self._classes = ["", "", *classes, "", ""]
        self._ordinary = ordinary

    def unit(self, number: int) -> tuple[str, ...]:
        """Give what is to be seen of a word."""
        at, lang = number + 2, self._lang
        far_before, before, word, behind, far_behind = self._lower[at - 2 : at + 3]
        shape_before, shape, shape_behind = self._shapes[at - 1 : at + 2]
        class_before, kind, class_behind = self._classes[at - 1 : at + 2]
        seen = [
            f"0={lang}{word}", f"-={lang}{before}", f"+={lang}{behind}", f"--={lang}{far_before}",
            f"++={lang}{far_behind}", f"s={shape}", f"s-={shape_before}{shape}",
            f"s+={shape}{shape_behind}", f"k={kind}", f"k-={class_before}{kind}",
            f"k+={kind}{class_behind}", f"sk={shape}{kind}", f"kl={lang}{kind}",
        ]  # fmt: skip
        seen += [f"g+={self._behind[behind]}"] if behind in self._behind else ()
        seen += [f"g-={self._before[before]}"] if before in self._before else ()
        seen += [f"g0={self._behind[word]}"] if word in self._behind else ()
        seen += ["ordinary"] if shape != "a" and word in self._ordinary else ()
        seen += ["no name"] if word in self._words.no_names else ()
        if not self._words.cased:
            clitics = _CLITICS.match(word)
            bare = word[clitics.end() :] if clitics else word
            seen += (f"b={bare}", f"e={lang}{bare[-_ENDS:]}", f"f={lang}{word[:2]}")
        elif shape == "a":
            seen.append(f"e={lang}{word[-2:]}")
        else:
            seen += (f"e={lang}{word[-_ENDS:]}", f"f={lang}{word[:_ENDS]}")
            seen += self._cues(number) if shape_before != "Aa" else ()
        return tuple(seen)

    def _cues(self, number: int) -> list[str]:
        """Give what the words on either side of the first capital ask for."""
        start, end = self._spans[number]
        head, tail = self._text[max(0, start - _CONTEXT) : start], self._text[end:][:_CONTEXT]
        words, cues = self._words, []
        if words.place_before and compiled(words.place_before).search(head):
            cues.append("place")
        if words.person_before and compiled(words.person_before).search(head):
            cues.append("person")
        if words.person_after and compiled(words.person_after).match(tail):
            cues.append("speaker")
        return cues


class _Characters:
    """What is to be seen of the characters of a line."""

    def __init__(self, text: str, spans: Sequence[Span], classes: Sequence[str]) -> None:
        written = (_character(text[start:end]) for start, end in spans)
        self._written = ["", "", "", *written, "", "", ""]
        self._classes = ["", "", "", *classes, "", "", ""]

    def unit(self, number: int) -> tuple[str, ...]:
        """Give what is to be seen of a character."""
        at = number + 3
        a, b, c, d, e, f, g = self._written[at - 3 : at + 4]
        before, kind, behind = self._classes[at - 1 : at + 2]
        return (
            f"-3{a}", f"-2{b}", f"-1{c}", f"0{d}", f"1{e}", f"2{f}", f"3{g}",
            f"-2-1{b}{c}", f"-10{c}{d}", f"01{d}{e}", f"12{e}{f}", f"-11{c}|{e}",
            f"k={kind}", f"k-={before}{kind}", f"k+={kind}{behind}", f"k0={kind}{d}",
        )  # fmt: skip


@lru_cache(maxsize=20_000)
def _character(written: str) -> str:
    """Give the form under which a character, a number or a foreign word is seen."""
    if written.isascii() and written.isalnum():
        return _shape(written)
    return fold(written)
