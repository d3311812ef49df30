"""A sentence -> whom an event harmed, in the figures that the words give."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from geo.claims.patterns import ignoring_case, search
from geo.languages import LANGUAGES, EventWords
from geo.sentences import Span

HARMS = ("killed", "injured", "missing", "detained", "displaced")
"""Kinds of harm."""

_NO_WORD = "|"
"""Stands for each letter of a date: nothing that is counted."""
_MOST_FIGURES = 6
"""Figures of one kind that are read in one sentence."""

_DIGITS = r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_GROUP = re.compile(r"[.,\u00a0\u202f ](?=\d{3}(?:\D|$))")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure beside a word of harm."""

    harm: str
    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None


def casualties(
    text: str, sentence: Span, *, lang: str, taken: Sequence[Span] = ()
) -> dict[str, dict[str, object]]:
    """Read whom a sentence says was harmed.

    Parameters
    ----------
    text
        Running text (`Document.text`).
    sentence
        One of its sentences.
    lang
        ISO 639-1 code of its language.
    taken
        Stretches whose numbers count no people (dates).

    Returns
    -------
    harms
        `killed`, `injured`, `missing` (the abducted too), `detained`, `displaced` -> `low`,
        `best`, `high` (people; None where the words leave it open), `verbatim` (the words) and
        `group` (`civilian`, `combatant` or `unknown`). A kind that is not told is not there; 0
        only where the words say so.

    Examples
    --------
    >>> said = "At least 12 civilians were killed and about 30 wounded."
    >>> told = casualties(said, (0, len(said)), lang="en")
    >>> [(harm, f["low"], f["best"], f["high"]) for harm, f in told.items()]
    [('killed', 12, 12, None), ('injured', None, 30, None)]
    """
    words = LANGUAGES[lang].events if lang in LANGUAGES else EventWords()
    told: dict[str, dict[str, object]] = {}
    for f in _figures(_people_alone(text, sentence, words, taken), sentence, words):
        verbatim = text[f.start : f.end].strip()
        told.setdefault(f.harm, _row(f.low, f.best, f.high, verbatim, _group(verbatim, words)))
    said = text[slice(*sentence)]
    if none := search(words.unhurt, said):
        for harm in ("killed", "injured"):
            told.setdefault(harm, _row(0, 0, 0, none.group(), _group(none.group(), words)))
    elif "killed" not in told and (some := search(words.losses, said)):
        told["killed"] = _row(None, None, None, some.group(), _group(some.group(), words))
    return told


def _people_alone(text: str, sentence: Span, words: EventWords, taken: Sequence[Span]) -> str:
    """Blank what is put between those counted and what befell them, and numbers that are dates."""
    said = text[slice(*sentence)]
    if search(words.aside, said):
        said = ignoring_case(words.aside).sub(lambda aside: " " * len(aside.group()), said)
    for start, end in taken:
        if sentence[0] <= start and end <= sentence[1]:
            first, last = start - sentence[0], end - sentence[0]
            said = said[:first] + _NO_WORD * (last - first) + said[last:]
    if said == text[slice(*sentence)]:
        return text  # most sentences: a long document is not copied for each
    return text[: sentence[0]] + said + text[sentence[1] :]


def _row(low: Any, best: Any, high: Any, verbatim: str, group: str) -> dict[str, object]:
    """Give the figures of one kind of harm."""
    return {"low": low, "best": best, "high": high, "verbatim": verbatim, "group": group}


def _group(verbatim: str, words: EventWords) -> str:
    """Tell who was harmed, where the words say it."""
    if search(words.combatants, verbatim):
        return "combatant"
    return "civilian" if search(words.people, verbatim) else "unknown"


def _figures(text: str, sentence: Span, words: EventWords) -> Iterator[_Figure]:
    """Give the figures of a sentence, each number once, the first pattern that reads it."""
    read: list[Span] = []
    told: set[str] = set()
    if not words.harms or not _compiled("{n}", words).search(text, *sentence):
        return  # no number and nobody: most sentences
    for harm, patterns in words.harms.items():
        for pattern in patterns:
            found = _compiled(pattern, words).finditer(text, *sentence)
            for match in islice(found, _MOST_FIGURES):
                start, end = match.span("n")
                number = match.span("number") if match["number"] else (start, end)
                if any(_meet(number, other) for other in read):
                    continue
                figure = _figure(harm, match, words)
                if figure:
                    read.append(number)
                    told.add(harm)
                    yield figure
    yield from _nearest(text, sentence, words, told, read)


_KINDS = {
    "killed": ("dead",), "injured": ("hurt",), "missing": ("abduct", "unheard"),
    "detained": ("arrest",), "displaced": ("flee",),
}  # fmt: skip
"""Kind of harm -> kinds of words of the lexicon that tell of it."""
_REACH = 60
"""Code points between such a word and the people it befell."""
_BREAK = re.compile("[;；؛。]")


def _nearest(
    text: str, sentence: Span, words: EventWords, told: Collection[str], read: Sequence[Span]
) -> Iterator[_Figure]:
    """Give the people that stand nearest to a word of harm which has no figure beside it."""
    people = [
        m for m in islice(_compiled("{p}", words).finditer(text, *sentence), _MOST_FIGURES)
        if not any(_meet(m.span("n"), other) for other in read)
    ]  # fmt: skip
    if not people:
        return
    verbs = [
        (harm, m.span())
        for harm, kinds in _KINDS.items()
        for kind in kinds
        for m in islice(
            ignoring_case(words.lexicon.get(kind) or "(?!)").finditer(text, *sentence),
            _MOST_FIGURES,
        )
    ]
    for figure in people:
        near = [
            (gap, harm)
            for harm, verb in verbs
            if (gap := _gap(text, verb, figure.span("n"))) is not None
        ]
        harm = min(near)[1] if near else ""
        if harm and harm not in told and (found := _figure(harm, figure, words)):
            yield found


def _gap(text: str, verb: Span, people: Span) -> int | None:
    """Count the code points between a word of harm and people; None if it is not of them."""
    if _meet(verb, people):
        return None
    start, end = (verb[1], people[0]) if verb[1] <= people[0] else (people[1], verb[0])
    return None if end - start > _REACH or _BREAK.search(text, start, end) else end - start


def _meet(a: Span, b: Span) -> bool:
    """Tell whether two spans share a code point."""
    return a[0] < b[1] and b[0] < a[1]


def _figure(harm: str, match: re.Match[str], words: EventWords) -> _Figure | None:
    """Read one figure: what is stated, and on which side it is open."""
    bounds = _bounds(match, words)
    return _Figure(harm, *match.span("n"), *bounds) if bounds else None


def _bounds(
    match: re.Match[str], words: EventWords
) -> tuple[int | None, int | None, int | None] | None:
    """Give low, best and high; None where the words are no number."""
    if match["crowd"]:
        return None, None, None
    if match["alone"] or match["pair"]:
        number: int | None = 1 if match["alone"] else 2
    else:
        number = _number(match["number"], match["times"], words)
    if number is None:
        return None
    upper = _number(match["upper"], match["times"], words) if match["upper"] else None
    if match["number"] and " ".join(match["number"].split()).casefold() in words.rounds:
        return None, number, None
    told = {
        "upper": (number, None, upper),
        "least": (number, number, None),
        "least_behind": (number, number, None),
        "most": (None, number, number),
        "about": (None, number, None),
        "about_behind": (None, number, None),
    }
    return next((told[name] for name in told if match[name]), (number, number, number))


def _number(written: str, times: str | None, words: EventWords) -> int | None:
    """Read a number in digits or in words."""
    plain = " ".join(written.split()).casefold()
    value = words.counts.get(plain, words.rounds.get(plain))
    if value is None:
        digits = _GROUP.sub("", plain).replace(",", ".")
        try:
            number = float(digits)
        except ValueError:
            return _han(plain)
    else:
        number = float(value)
    return round(number * words.times.get((times or "").strip().casefold(), 1))


_UNITS_ZH = "[批系些次起场方直样种旦定年月日天时周岁米架枚辆座所栋公里号点分切致边再]"
"""What a number counts that is no people."""
_HAN = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}


def _han(written: str) -> int | None:
    """Read a number below 10,000 in Chinese characters."""
    total, digit = 0, 0
    for char in written:
        if char in _HAN:
            digit = _HAN[char]
        elif char in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[char]
            digit = 0
        else:
            return None
    return total + digit if written else None


@cache
def _of(pattern: str, n: str) -> re.Pattern[str]:
    """Compile a pattern with the figure put in, once."""
    return ignoring_case(pattern.replace("{n}", n).replace("{p}", n))


def _compiled(pattern: str, words: EventWords) -> re.Pattern[str]:
    """Put the figure of a language into a pattern."""
    return _of(pattern, _quantity(_key(words), named="{p}" in pattern))


def _key(words: EventWords) -> str:
    """Give the code of the language that words are of."""
    return next((code for code, known in LANGUAGES.items() if known.events is words), "")


@cache
def _quantity(lang: str, *, named: bool = False) -> str:
    """Give the pattern of a figure with the people counted, who may be left out if not `named`."""
    words = LANGUAGES[lang].events
    unspaced = not LANGUAGES[lang].places.spaced
    gap = r"\s?" if unspaced else r"\s"
    edge, end = ("", "") if unspaced else (r"(?<!\w)", r"(?!\w)")
    numbers = sorted([*words.counts, *words.rounds], key=len, reverse=True)
    counted = "|".join(map(_spaced, numbers))
    number = rf"(?:{_DIGITS}{'|' if counted else ''}(?:{counted or '(?!)'}){end})"
    if unspaced:
        number = rf"(?:(?<![第\d])(?:{_DIGITS}|[一二三四五六七八九十百千两零〇]+)(?!{_UNITS_ZH}))"
    times = "|".join(map(_spaced, sorted(words.times, key=len, reverse=True)))
    may = "" if named else "?"
    who = rf"(?:{words.measure}(?:{words.people})){may}" if words.people else ""
    behind = _maybe("least_behind", words.at_least_behind, before=r"\s?")
    behind += _maybe("about_behind", words.about if unspaced else "")
    figure = "".join(
        (
            _maybe("least", words.at_least, behind=gap),
            _maybe("most", words.at_most, behind=gap),
            _maybe("about", words.about, behind=gap),
            _maybe("between", words.between, behind=gap),
            rf"(?P<number>{number})",
            rf"(?:(?(between)(?:{words.between_and or '(?!)'})|(?:{words.to}))"
            rf"(?P<upper>{number}))?",
            _maybe("times", times, before=r"\s?", behind=end),
            behind + who + r"\s*" if unspaced else who + behind,
        )
    )
    others = "|".join(
        rf"(?P<{name}>{pattern or '(?!)'})"
        for name, pattern in (("pair", words.pair), ("alone", words.person))
    )
    crowd = rf"{words.crowds}{words.measure}(?:{words.people})" if words.crowds else "(?!)"
    return rf"(?P<n>{edge}(?:(?P<crowd>{crowd})|{figure}|{others}))"


def _spaced(words: str) -> str:
    """Escape words; any space stands for one."""
    return re.escape(words).replace(r"\ ", r"\s")


def _maybe(name: str, pattern: str, *, before: str = "", behind: str = "") -> str:
    """Give a named group that need not be there."""
    return rf"(?:{before}(?P<{name}>{pattern or '(?!)'}){behind})?"
