"""Time expressions -> EDTF, first and last day, precision and basis. Knows no places."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.claim import When
from geo.languages import DateWords, compiled, language

_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
_OPEN = re.compile(r"\.\./[\d-]+|[\d-]+/\.\.")


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


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as written: the year, the month or the day may be missing."""

    year: int | None
    month: int | None
    day: int | None


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
    nearest past ones before the document's date. An expression that the calendar does not have
    (31 September) is left out.

    Examples
    --------
    >>> [e.when.edtf for e in find_dates("9 月 12 日至 13 日夜间", lang="zh", dated="2022-09-13")]
    ['2022-09-12/2022-09-13']
    """
    words = language(lang).dates
    base = date.fromisoformat(dated) if dated else None
    found: list[TimeExpression] = []
    known: dict[tuple[int, int], int] = {}
    for match in _matches(text, words):
        first, last = _days(match, words)
        expression = _expression(text, match, first, last, known, base, words)
        if expression:
            found.append(expression)
    found += _relative(text, words, base, found)
    return tuple(sorted(found, key=lambda e: e.start))


def parse_day(text: str) -> When | None:
    """Read a cell that holds a day, an interval or an EDTF expression.

    Parameters
    ----------
    text
        `2022-09-13`, `2022-09-12/2022-09-13`, `../2022-09-13`, `2022-09`, `2022`, `2022/9/13`,
        `13.09.2022` (day first), `13/09/2022` where only one reading is possible.

    Returns
    -------
    when
        What it means; None if it is none of these.

    Raises
    ------
    ValueError
        If the calendar has no such day, or it is not told which number is the month; the message
        names it.

    Examples
    --------
    >>> parse_day("13.09.2022").edtf
    '2022-09-13'
    >>> parse_day("2022-09-31")
    Traceback (most recent call last):
    ValueError: the calendar has no day 2022-09-31
    """
    text = text.strip()
    if _OPEN.fullmatch(text):
        return _open_cell(text)
    ends = _cell_days(text)
    if not 1 <= len(ends) <= 2 or any(end is None for end in ends):
        return None
    first, last = ends[0], ends[-1]
    if first is None or last is None or first.year is None or last.year is None:
        return None
    return _meaning(text, first, last, first.year, last.year, "explicit")


def _cell_days(text: str) -> list[_Day | None]:
    """Read the day or the two days of a cell."""
    if year_first := _YEAR_FIRST.fullmatch(text):
        return [_cell_day("-".join(year_first.groups()))]
    if not (match := _DAY_FIRST.fullmatch(text)):
        return [_cell_day(part) for part in text.split("/")]
    day, month, year = (int(match[i]) for i in (1, 2, 3))
    if "/" in text and day != month and day <= 12 and month <= 12:
        raise ValueError(f"{text} may have the day or the month first")
    if "/" in text and month > 12 >= day:
        day, month = month, day
    return [_Day(year, month, day)]


def _open_cell(text: str) -> When | None:
    """Read an interval that is open on one side."""
    first, last = text.split("/")
    known = parse_day(last if first == ".." else first)
    if known is None or known.edtf != (last if first == ".." else first):
        return None
    start = None if first == ".." else known.start
    end = known.end if first == ".." else None
    return When(text, text, start, end, precision="open", basis="explicit")


def _cell_day(text: str) -> _Day | None:
    """Read an ISO day, month or year."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", text.strip())
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return _Day(year, month, day)


def open_interval(dated: str, *, future: bool) -> When:
    """Give the time of what is only known to lie before or after a document's date.

    Parameters
    ----------
    dated
        The document's date, ISO 8601; empty if unknown.
    future
        Whether it lies after the date.

    Returns
    -------
    when
        Open on one side; empty if the document bears no date.
    """
    if not dated:
        return When()
    return When(
        edtf=f"{dated}/.." if future else f"../{dated}",
        start=dated if future else None,
        end=None if future else dated,
        precision="open",
        basis="document_date_as_bound",
    )


def _matches(text: str, words: DateWords) -> Iterator[re.Match[str]]:
    """Give the matches of the language's date patterns; an earlier pattern wins over a later."""
    taken = bytearray(len(text))
    found = []
    for pattern in words.patterns:
        for match in compiled(pattern).finditer(text):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = bytes([1]) * (end - start)
                found.append(match)
    yield from sorted(found, key=lambda m: m.start())


def _days(match: re.Match[str], words: DateWords) -> tuple[_Day, _Day]:
    """Read the first and the last day of a match, each with what the other one shares."""
    group = match.groupdict()

    def number(name: str) -> int | None:
        text = group.get(name)
        if text is None:
            return None
        return int(text) if text.isdecimal() else words.months.get(text.casefold().rstrip("."))

    last = _Day(number("y"), number("m") or number("m1"), number("d"))
    last = replace(last, year=last.year or number("y1"))
    if "d1" not in group:
        return last, last
    first = _Day(number("y1") or last.year, number("m1") or last.month, number("d1"))
    return first, last


def _expression(
    text: str,
    match: re.Match[str],
    first: _Day,
    last: _Day,
    known: dict[tuple[int, int], int],
    base: date | None,
    words: DateWords,
) -> TimeExpression | None:
    """Give a match its meaning; None if the calendar has no such day or the year is unknown."""
    basis = "explicit"
    years = []
    for day in (first, last):
        year, how = _year(day, known, base)
        if year is None:
            return None
        basis = how or basis
        years.append(year)
    try:
        when = _meaning(match.group(), first, last, years[0], years[1], basis)
    except ValueError:
        return None
    for day, year in zip((first, last), years, strict=True):
        if day.month and day.day:
            known.setdefault((day.month, day.day), year)
    return _with_surroundings(text, match, when, words)


def _year(
    day: _Day, known: dict[tuple[int, int], int], base: date | None
) -> tuple[int | None, str]:
    """Give the year of a day and, where it was inferred, from what."""
    if day.year:
        return day.year, ""
    named = known.get((day.month or 0, day.day or 0))
    if named:
        return named, "year_inferred_from_text"
    if base is None or day.month is None:
        return None, ""
    ahead = (day.month, day.day or 1) > (base.month, base.day)
    return base.year - ahead, "year_inferred_from_document_date"


def _meaning(
    verbatim: str, first: _Day, last: _Day, first_year: int, last_year: int, basis: str
) -> When:
    """Give first and last day, EDTF and precision; ValueError if there is no such day."""
    start, begin = _bounds(first, first_year)
    end, finish = _bounds(last, last_year)
    if end[1] < start[0]:
        raise ValueError(f"{begin} lies after {finish}")
    edtf = begin if begin == finish else f"{begin}/{finish}"
    precision = (
        "days" if begin != finish else "day" if last.day else "month" if last.month else "year"
    )
    return When(verbatim, edtf, start[0], end[1], precision=precision, basis=basis)


def _bounds(day: _Day, year: int) -> tuple[tuple[str, str], str]:
    """Give first and last ISO day of a day, month or year, and its EDTF."""
    if day.month is None:
        return (f"{year:04d}-01-01", f"{year:04d}-12-31"), f"{year:04d}"
    if not 1 <= day.month <= 12:
        raise ValueError(f"the calendar has no month {year:04d}-{day.month:02d}")
    days = monthrange(year, day.month)[1]
    month = f"{year:04d}-{day.month:02d}"
    if day.day is None:
        return (f"{month}-01", f"{month}-{days:02d}"), month
    if not 1 <= day.day <= days:
        raise ValueError(f"the calendar has no day {month}-{day.day:02d}")
    iso = f"{month}-{day.day:02d}"
    return (iso, iso), iso


def _with_surroundings(
    text: str, match: re.Match[str], when: When, words: DateWords
) -> TimeExpression:
    """Add what follows a date: the night, a time of day, or that it dates something else."""
    end = match.end()
    if words.night and (night := compiled(words.night).match(text, end)):
        end = night.end()
    if words.clock and (clock := compiled(words.clock).match(text, end)):
        time = _clock(clock)
        if time:
            when, end = replace(when, time_local=time), clock.end()
    other = bool(words.no_event_date_after) and bool(
        compiled(words.no_event_date_after).match(text, end)
    )
    verbatim = text[match.start() : end].strip()
    return TimeExpression(match.start(), end, replace(when, verbatim=verbatim), of_event=not other)


def _clock(match: re.Match[str]) -> str | None:
    """Give a time of day as HH:MM; None if the clock has no such time."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").casefold()
    if (half.startswith("p") or half in ("下午", "晚", "晚上")) and hour < 12:
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _relative(
    text: str, words: DateWords, base: date | None, found: list[TimeExpression]
) -> list[TimeExpression]:
    """Find days counted from the document's date, and open times to come."""
    if base is None:
        return []
    expressions = []
    for pattern, (first, last) in words.relative_days.items():
        for match in compiled(pattern).finditer(text):
            start, end = (base + timedelta(days=n) for n in (first, last))
            edtf = start.isoformat() if start == end else f"{start}/{end}"
            when = When(
                match.group(), edtf, start.isoformat(), end.isoformat(),
                precision="day" if start == end else "days", basis="relative_to_document_date",
            )  # fmt: skip
            expressions.append(TimeExpression(*match.span(), when))
    for match in compiled(words.future).finditer(text) if words.future else ():
        when = replace(open_interval(base.isoformat(), future=True), verbatim=match.group())
        expressions.append(
            TimeExpression(*match.span(), replace(when, basis="relative_to_document_date"))
        )
    taken = bytearray(len(text))
    for f in found:
        taken[f.start : f.end] = bytes([1]) * (f.end - f.start)
    return [e for e in expressions if not any(taken[e.start : e.end])]
