"""Matches of rules -> the days they mean, in the order of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from geo.claim import When
from geo.dates.calendars import Day, extent, meaning, quarter, shifted, span, when
from geo.dates.templates import Rule
from geo.languages import DateWords


@dataclass(slots=True)
class Reading:
    """What is known at one point of a text."""

    text: str
    lang: str
    words: DateWords
    base: date | None
    """The document's own date."""
    years: dict[tuple[int, int], int] = field(default_factory=dict)
    """Month and day -> the year with which the text named them."""
    last: tuple[date, date] | None = None
    """First and last of the days named last."""


def meant(match: re.Match[str], rule: Rule, reading: Reading) -> When | None:
    """Give a match of a rule its meaning.

    Returns
    -------
    when
        None if nothing dates it.

    Raises
    ------
    ValueError, OverflowError
        If the calendar has no such day.
    """
    return _READERS[rule.kind](match, rule, reading)


def _feast(match: re.Match[str], rule: Rule, reading: Reading) -> When | None:
    """Read a day of the year: the last one before the document's date."""
    base = reading.base
    if base is None or rule.feast is None:
        return None
    month, day = rule.feast
    year = base.year - ((month, day) > (base.month, base.day))
    told = extent(Day(year, month, day))
    return when(match.group(), told, "year_inferred_from_document_date")


def _relative(match: re.Match[str], rule: Rule, reading: Reading) -> When | None:
    """Read what is counted from the document's date."""
    words, base = reading.words, reading.base
    if base is None:
        return None
    days = shifted(base, base, rule.shift, _count(match, words))
    if rule.shift.unit == "week" and "w" in match.groupdict():
        day = days.start + timedelta(days=words.weekdays[_form(match["w"], words.weekdays)])
        days = span(day, day)
    return when(match.group(), days, "relative_to_document_date")


def _after(match: re.Match[str], rule: Rule, reading: Reading) -> When | None:
    """Read what is counted from the date before; the day before nothing is the document's eve."""
    if reading.last is None:
        return _relative(match, rule, reading) if rule.shift.first < 0 else None
    start, end = reading.last
    if rule.shift.unit == "since":
        return _since(match.group(), start, reading.base)
    same_day = rule.shift.first == rule.shift.last == 0 and rule.shift.unit == "day"
    if same_day and end - start == timedelta(days=1):
        start = end  # the same day as a night: the day that it ends on
    days = shifted(start, end, rule.shift, _count(match, reading.words))
    return when(match.group(), days, "relative_to_text")


def _since(text: str, start: date, base: date | None) -> When:
    """Read "since then": up to the day on which the document says so."""
    if base is not None and base >= start:
        return when(text, span(start, base), "relative_to_text")
    told = when(text, span(start, start), "relative_to_text")
    return replace(told, edtf=f"{told.edtf}/..", end=None, precision="open")


def _count(match: re.Match[str], words: DateWords) -> int:
    """Give the number of units that a match names; 1 if none."""
    text = match.groupdict().get("n")
    return 1 if text is None else number_of(text, words) or 1


def _weekday(match: re.Match[str], rule: Rule, reading: Reading) -> When | None:
    """Read the last such weekday before the document's date, or from one weekday to another."""
    words, base, group = reading.words, reading.base, match.groupdict()
    if base is None:
        return None

    def last_before(name: str, day: date) -> date:
        wanted = words.weekdays[_form(name, words.weekdays)]
        return day - timedelta(days=(day.weekday() - wanted - 1) % 7 + 1)

    if first := group.get("w1"):
        end = last_before(match["w"], base + timedelta(days=1))
        start = last_before(first, end)
    else:
        eve = group.get("eve") is not None  # the night that ended today is told of today
        end = last_before(match["w"], base + timedelta(days=eve))
        start = end - timedelta(days=eve)
    return when(match.group(), span(start, end), "relative_to_document_date")


def _form(text: str, names: Mapping[str, int]) -> str:
    """Give the form under which a table has a word."""
    text = " ".join(text.split())
    return text if text in names else text.casefold()


def number_of(text: str, words: DateWords) -> int | None:
    """Read a number in figures or words."""
    text = text.strip()
    if words.digits:
        named = words.numbers.get(text)
        if named is not None:
            return named
        text = text.translate(str.maketrans(words.digits, "0123456789"))
    figures = re.match(r"\d+", text)
    return int(figures.group()) if figures else words.numbers.get(text.casefold())


def _date(match: re.Match[str], rule: Rule, reading: Reading) -> When | None:
    """Read a date: a day, month or year, or the first and the last."""
    group = match.groupdict()
    ends = []
    basis = "explicit"
    for day in _days(group, reading.words):
        dated, how = _dated(day, group, reading)
        if dated is None or dated.year is None:
            return None
        basis = _BASES.get(how, basis)
        ends.append(dated)
    first, last = ends
    if group.get("quarter"):
        number = number_of(group["quarter"] or "", reading.words)
        return when(match.group(), quarter(last.year or 0, number or 0), basis)
    if first.month and last.month and first.year == last.year and first.month > last.month:
        first = replace(first, year=(first.year or 0) - 1)
    told = meaning(match.group(), first, last, basis)
    for day in ends:
        if day.month and day.day and day.year and day.calendar == "gregorian":
            reading.years.setdefault((day.month, day.day), day.year)
    return told


_BASES = {
    "text": "year_inferred_from_text",
    "base": "year_inferred_from_document_date",
    "this_year": "relative_to_document_date",
    "last_year": "relative_to_document_date",
    "this_month": "relative_to_document_date",
    "last_month": "relative_to_document_date",
    "same_year": "relative_to_text",
    "same_month": "relative_to_text",
}
"""How a year was found -> basis of the date."""

_OF_DOCUMENT = ("this_year", "last_year", "this_month", "last_month")
"""Groups of a pattern that count from the document's date."""

_OF_TEXT = ("same_month", "same_year")
"""Groups of a pattern that count from the date before in the text."""


def _days(group: dict[str, str | None], words: DateWords) -> tuple[Day, Day]:
    """Read the first and the last day of a match, each with what the other one shares."""
    if group.get("hy"):
        return _other_calendar(group, words)

    def number(name: str) -> int | None:
        text = group.get(name)
        return None if text is None else number_of(text, words)

    def month(name: str) -> int | None:
        text = group.get(name)
        if text is None:
            return None
        return words.months.get(_form(text, words.months)) or number_of(text, words)

    if group.get("y2"):
        group = group | {"y": f"20{group['y2']}"}
    part = next((i for i, name in enumerate(("early", "mid", "late"), 1) if group.get(name)), 0)
    last = Day(number("y") or number("y1"), month("m") or month("m1"), number("d"), part=part)
    if not any(group.get(name) for name in ("d1", "m1", "y1")):
        return last, last
    first = Day(number("y1") or last.year, month("m1") or last.month, number("d1"))
    return first, last


def _other_calendar(group: dict[str, str | None], words: DateWords) -> tuple[Day, Day]:
    """Read a day of the Islamic or of the Solar Hijri calendar."""
    calendar, names, name = (
        ("islamic", words.hijri_months, group.get("hm"))
        if group.get("hm")
        else ("solar", words.solar_months, group.get("sm"))
    )
    month = names[_form(name, names)] if name else None
    written = group.get("d")
    day = Day(
        number_of(group["hy"] or "", words), month, number_of(written, words) if written else None,
        calendar,
    )  # fmt: skip
    return day, day


def _dated(day: Day, group: dict[str, str | None], reading: Reading) -> tuple[Day | None, str]:
    """Give a day its year, and its month where other words say it; and how they were found."""
    if day.year:
        return day, ""
    for counted in (_from_document, _from_text):
        dated, how = counted(day, group, reading)
        if how:
            return dated, how
    return _nearest(day, group, reading)


def _from_document(
    day: Day, group: dict[str, str | None], reading: Reading
) -> tuple[Day | None, str]:
    """Count from the document's date: this year, last month."""
    how = next((name for name in _OF_DOCUMENT if group.get(name) is not None), "")
    base = reading.base
    if not how or base is None:
        return None, how
    if how.endswith("month"):
        back = base.replace(day=1) - timedelta(days=how == "last_month")
        return replace(day, year=back.year, month=back.month), how
    return replace(day, year=base.year - (how == "last_year")), how


def _from_text(day: Day, group: dict[str, str | None], reading: Reading) -> tuple[Day | None, str]:
    """Count from the date before in the text: the same month, the 6th."""
    how = next((name for name in _OF_TEXT if group.get(name) is not None), "")
    if not how:
        return None, ""
    if reading.last:
        there = reading.last[0]
        return replace(day, year=there.year, month=day.month or there.month), how
    if how == "same_year" or reading.base is None:
        return None, how
    counted = "this_month" if (day.day or 0) <= reading.base.day else "last_month"
    return _from_document(day, {counted: ""}, reading)


def _nearest(day: Day, group: dict[str, str | None], reading: Reading) -> tuple[Day | None, str]:
    """Give the year with which the text named the day before, else that of the nearest past."""
    base = reading.base
    named = reading.years.get((day.month or 0, day.day or 0))
    if day.month is None or day.calendar != "gregorian":
        return None, ""
    if named is None and base is None:
        named = max(reading.years.values(), default=None)
    if named is not None:
        return replace(day, year=named), "text"
    if base is None:
        return None, ""
    ahead = (day.month, day.day or 1) > (base.month, base.day)
    if group.get("past") and not day.day:
        ahead = day.month >= base.month
    return replace(day, year=base.year - ahead), "base"


_READERS: dict[str, Callable[[re.Match[str], Rule, Reading], When | None]] = {
    "date": _date,
    "feast": _feast,
    "weekday": _weekday,
    "document": _relative,
    "text": _after,
}
"""Kind of a rule -> how its matches are read."""
