"""Text -> the time expressions in it, each with what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from geo.claim import When
from geo.dates.calendars import shifted, when
from geo.dates.cells import open_interval
from geo.dates.needles import lowered, windows
from geo.dates.reading import Reading, meant, number_of
from geo.dates.templates import Rule, before, behind, rules
from geo.languages import DateWords, language

_BESIDE = 60
"""How many characters before a date are looked at."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when."""

    start: int
    """First code point in the text."""
    end: int
    """Code point after the last one."""
    when: When
    """What they mean."""
    of_event: bool = True
    """False where the words date something else: a statement, the year a mine was made."""


def find_dates(text: str, *, lang: str, dated: str = "") -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text.

    Parameters
    ----------
    text
        Running text (`Document.text`).
    lang
        ISO 639-1 code of its language.
    dated
        The document's own date, ISO 8601; empty if unknown.

    Returns
    -------
    expressions
        In the order of the text, none within another.

    Notes
    -----
    A day and month without a year are the ones named earlier in the text with a year, else the
    nearest past ones before the document's date; a weekday is the last one before it. "The next
    day" is counted from the date before it in the text. An expression that the calendar does not
    have (31 September), or that nothing dates, is left out.

    Examples
    --------
    >>> [e.when.edtf for e in find_dates("9 月 12 日至 13 日夜间", lang="zh", dated="2022-09-13")]
    ['2022-09-12/2022-09-13']
    >>> told = "В ночь на 6 января, а на следующий день"
    >>> [e.when.edtf for e in find_dates(told, lang="ru", dated="2018-01-09")]
    ['2018-01-05/2018-01-06', '2018-01-06']
    """
    words = language(lang).dates
    base = date.fromisoformat(dated) if dated else None
    reading = Reading(text, lang, words, base)
    found = [
        expression
        for match, rule in _matches(text, lang)
        if (expression := _expression(match, rule, reading))
    ]
    return tuple(sorted([*found, *_to_come(reading, found)], key=lambda e: e.start))


def _matches(text: str, lang: str) -> list[tuple[re.Match[str], Rule]]:
    """Give the matches of a language's rules in order; an earlier rule wins over a later."""
    taken = bytearray(len(text))
    lower = lowered(text)
    near: dict[frozenset[str], list[tuple[int, int]]] = {frozenset(): [(0, len(text))]}
    found = []
    for rule in rules(lang):
        if rule.needles not in near:
            near[rule.needles] = list(windows(lower, rule.needles))
        for match in (m for span in near[rule.needles] for m in rule.pattern.finditer(text, *span)):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = bytes([1]) * (end - start)
                found.append((match, rule))
    return sorted(found, key=lambda item: item[0].start())


def _expression(match: re.Match[str], rule: Rule, reading: Reading) -> TimeExpression | None:
    """Give a match its meaning; None if the calendar has no such day or nothing dates it."""
    try:
        told = meant(match, rule, reading)
        if told is None:
            return None
        told = _around(match, told, reading)
    except (ValueError, OverflowError):
        return None
    if told.start and told.end:
        reading.last = (date.fromisoformat(told.start), date.fromisoformat(told.end))
    return _with_surroundings(match, _open(match, told, reading), reading)


def _around(match: re.Match[str], told: When, reading: Reading) -> When:
    """Read what makes other days of a day: the night of it, the week of it."""
    words, lang = reading.words, reading.lang
    head = reading.text[max(0, match.start() - _BESIDE) : match.start()]
    for pattern, shift in words.around.items():
        if told.precision == "day" and told.start and before(lang, pattern).search(head):
            day = date.fromisoformat(told.start)
            return when(told.verbatim, shifted(day, day, shift), told.basis)
    return told


def _open(match: re.Match[str], told: When, reading: Reading) -> When:
    """Read whether a date opens a time or ends it: since, until."""
    if "/" in told.edtf:
        return told
    words, lang = reading.words, reading.lang
    head = reading.text[max(0, match.start() - _BESIDE) : match.start()]
    tail = reading.text[match.end() : match.end() + _BESIDE]
    if _beside(lang, words.since, words.since_after, head, tail):
        return replace(told, edtf=f"{told.edtf.split('/')[0]}/..", end=None, precision="open")
    if _beside(lang, words.until, words.until_after, head, tail):
        return replace(told, edtf=f"../{told.edtf.split('/')[-1]}", start=None, precision="open")
    return told


def _beside(lang: str, ahead: str, after: str, head: str, tail: str) -> bool:
    """Tell whether a pattern stands right before or right behind a date."""
    if ahead and before(lang, ahead).search(head):
        return True
    return bool(after) and bool(behind(lang, after).match(tail))


def _with_surroundings(match: re.Match[str], told: When, reading: Reading) -> TimeExpression:
    """Add what is beside a date: part of the day, time of day, or that it dates something else."""
    text, words, lang = reading.text, reading.words, reading.lang
    start, end = match.span()
    head = text[max(0, start - _BESIDE) : start]
    if words.clock_before and (clock := before(lang, words.clock_before).search(head)):
        start -= len(head) - clock.start()
        told = replace(told, time_local=_clock(clock, words))
    for pattern in (words.clock, words.night, words.clock):
        if not pattern or not (beside := behind(lang, pattern).match(text, end)):
            continue
        end = beside.end()
        if pattern == words.clock:
            told = replace(told, time_local=_clock(beside, words))
    other = _beside(lang, words.no_event_before, words.no_event_after, head, text[end:][:_BESIDE])
    return TimeExpression(
        start, end, replace(told, verbatim=text[start:end].strip()), of_event=not other
    )


def _clock(match: re.Match[str], words: DateWords) -> str | None:
    """Give a time of day as HH:MM; None if the clock has no such time."""
    group = match.groupdict()
    hour = number_of(group["hour"] or "", words)
    minute = int(group.get("minute") or group.get("minute2") or 0)
    half = group.get("half") or group.get("half2") or ""
    if hour is None:
        return None
    if words.afternoon and re.fullmatch(words.afternoon, half) and hour < 12:
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _to_come(reading: Reading, found: list[TimeExpression]) -> Iterator[TimeExpression]:
    """Find open times to come, where nothing else was found."""
    if reading.base is None or not reading.words.future:
        return
    for match in behind(reading.lang, reading.words.future).finditer(reading.text):
        if any(e.start < match.end() and match.start() < e.end for e in found):
            continue
        told = replace(
            open_interval(reading.base.isoformat(), future=True),
            verbatim=match.group(), basis="relative_to_document_date",
        )  # fmt: skip
        yield TimeExpression(*match.span(), told)
