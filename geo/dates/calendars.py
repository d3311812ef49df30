"""Days as written -> days of the Gregorian calendar, with EDTF and precision."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from geo.claim import When
from geo.languages import Shift


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written: the year, the month or the day may be missing."""

    year: int | None
    """Year of its calendar."""
    month: int | None
    """Month of its calendar, from 1."""
    day: int | None
    """Day of the month."""
    calendar: str = "gregorian"
    """"gregorian", "islamic" (Umm al-Qura) or "solar" (Solar Hijri)."""
    part: int = 0
    """Third of the month: 1 early, 2 middle, 3 late; 0 for all of it."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Days from `start` to `end`, both included, and how EDTF writes them."""

    start: date
    end: date
    edtf: str
    precision: str


def meaning(verbatim: str, first: Day, last: Day, basis: str) -> When:
    """Give the time from one day to another, each with its year.

    Parameters
    ----------
    verbatim
        The words.
    first, last
        The same day where there is one.
    basis
        Where the date comes from.

    Returns
    -------
    when
        What they mean.

    Raises
    ------
    ValueError
        If the calendar has no such day, or the last lies before the first.
    """
    begin = extent(first)
    return when(verbatim, begin if first == last else _joined(begin, extent(last)), basis)


def when(verbatim: str, days: Extent, basis: str) -> When:
    """Give an extent of days as the time of something."""
    return When(
        verbatim, days.edtf, days.start.isoformat(), days.end.isoformat(),
        precision=days.precision, basis=basis,
    )  # fmt: skip


def _joined(begin: Extent, finish: Extent) -> Extent:
    """Give the extent from the beginning of one to the end of another."""
    if finish.end < begin.start:
        raise ValueError(f"{begin.edtf} lies after {finish.edtf}")
    if begin == finish:
        return begin
    first, last = begin.edtf.split("/")[0], finish.edtf.split("/")[-1]
    return Extent(begin.start, finish.end, f"{first}/{last}", "days")


def extent(day: Day) -> Extent:
    """Give the days of a day, a month, a third of a month or a year.

    Raises
    ------
    ValueError
        If the calendar has no such day; the message names it.
    """
    if day.year is None:
        raise ValueError("a day without a year")
    if day.calendar != "gregorian":
        return _converted(day)
    if day.month is None:
        return Extent(date(day.year, 1, 1), date(day.year, 12, 31), f"{day.year:04d}", "year")
    month = f"{day.year:04d}-{day.month:02d}"
    if not 1 <= day.month <= 12:
        raise ValueError(f"the calendar has no month {month}")
    days = monthrange(day.year, day.month)[1]
    if day.day is not None:
        if not 1 <= day.day <= days:
            raise ValueError(f"the calendar has no day {month}-{day.day:02d}")
        return one_day(date(day.year, day.month, day.day))
    if day.part:
        start, end = ((1, 10), (11, 20), (21, days))[day.part - 1]
        return span(date(day.year, day.month, start), date(day.year, day.month, end))
    return Extent(date(day.year, day.month, 1), date(day.year, day.month, days), month, "month")


def quarter(year: int, number: int) -> Extent:
    """Give a quarter of a year.

    Raises
    ------
    ValueError
        If there is no such quarter.
    """
    if not 1 <= number <= 4:
        raise ValueError(f"a year has no quarter {number}")
    begin, finish = (extent(Day(year, 3 * number + n, None)) for n in (-2, 0))
    return _joined(begin, finish)


def one_day(day: date) -> Extent:
    """Give a single day."""
    return Extent(day, day, day.isoformat(), "day")


def span(start: date, end: date) -> Extent:
    """Give the days from one to another."""
    if start == end:
        return one_day(start)
    return Extent(start, end, f"{start.isoformat()}/{end.isoformat()}", "days")


def shifted(start: date, end: date, shift: Shift, n: int = 1) -> Extent:
    """Give the days that lie so many units from others.

    Parameters
    ----------
    start, end
        The days counted from.
    shift
        How far on.
    n
        The number of units named; a shift to one place goes so far, a shift over a range has its
        far end there.

    Returns
    -------
    days
        Whole days, weeks, months or years.

    Raises
    ------
    ValueError, OverflowError
        If the calendar does not reach so far.
    """
    first = shift.first * n
    last = shift.last * n if shift.first == shift.last else shift.last
    if shift.unit == "day":
        if first == last == 0:
            return span(start, end)
        return span(start + timedelta(days=first), start + timedelta(days=last))
    if shift.unit == "past":
        return span(start - timedelta(days=n), start - timedelta(days=1))
    if shift.unit in ("week", "weekend"):
        monday = start - timedelta(days=start.weekday())
        from_day = 5 if shift.unit == "weekend" else 0
        days = span(monday + timedelta(7 * first + from_day), monday + timedelta(7 * last + 6))
        return Extent(days.start, days.end, days.edtf, "week" if not from_day else "days")
    if shift.unit == "month":
        months = start.year * 12 + start.month - 1 + first
        return extent(Day(months // 12, months % 12 + 1, None))
    return extent(Day(start.year + first, None, None))


def _converted(day: Day) -> Extent:
    """Give the Gregorian days of a day or month of another calendar."""
    if day.month is None or day.year is None:
        raise ValueError("a year of another calendar is no year of this one")
    if day.day is not None:
        return one_day(_gregorian(day.calendar, day.year, day.month, day.day))
    start = _gregorian(day.calendar, day.year, day.month, 1)
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return span(start, _gregorian(day.calendar, year, month, 1) - timedelta(days=1))


def _gregorian(calendar: str, year: int, month: int, day: int) -> date:
    """Convert a day; ValueError if the calendar does not have it or its table does not reach it."""
    # Loaded here: few letters write such dates.
    if calendar == "islamic":
        from hijridate import Hijri

        try:
            return date(*Hijri(year, month, day).to_gregorian().datetuple())
        except (ValueError, OverflowError) as error:
            raise ValueError(f"the Islamic calendar has no day {year}-{month}-{day}") from error
    from persiantools.jdatetime import JalaliDate

    solar: Callable[[int, int, int], Any] = JalaliDate
    converted: date = solar(year, month, day).to_gregorian()
    return converted
