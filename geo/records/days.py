"""Cells with dates -> when: any common form, day or month first as the whole column shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from geo.claim import When
from geo.dates import parse_day
from geo.languages import LANGUAGES
from geo.points import plain_text

_TIME = re.compile(
    r"(?:[T ,]+|\s)(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?"
    r"\s*(?P<half>[APap]\.?[Mm]\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?$"
)
_CLOCK = re.compile(
    r"([01]?\d|2[0-3])[:.hH时點点]([0-5]\d)?(?::[0-5]\d(?:\.\d+)?)?\s*([AaPp]\.?[Mm]\.?)?分?"
)
_TRIPLE = re.compile(r"(\d{1,4})\s*([./\- ])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?")
_PACKED = re.compile(r"((?:1[5-9]|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_CHINESE = re.compile(r"(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号號])?)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_SERIAL = re.compile(r"[2-6]\d{4}")
_RANGE = re.compile(
    r"\s+(?:-|to|until|till|through|and|au|à|al|hasta|по|до)\s+|\s*(?:至|到|~)\s*|\s+إلى\s+"
)
_ORDER_IN_HEADER = re.compile(r"\b([dm])+[./\- ]([dm])+[./\- ]y+", re.IGNORECASE)
_FILLERS = frozenset(
    "of de del du le the st nd rd th er г года год the يوم mon tue wed thu fri sat sun monday"
    " tuesday wednesday thursday friday saturday sunday".split()
)
_EXCEL_BEGINS = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Order:
    """Which of two numbers of a date is the day, and what shows it."""

    first: str
    """"day", "month", or "" where the column does not show it."""
    why: str = ""
    """In a sentence; empty where no cell depends on it."""
    serial: bool = False
    """Whether whole numbers are days counted as spreadsheets count them."""


def infer_order(cells: Iterable[str], header: str = "", *, said: str = "") -> Order:
    """Tell from a column whether the day or the month is written first.

    Parameters
    ----------
    cells
        All cells of the column.
    header
        Its header, which may say it: "Date (dd/mm/yyyy)".
    said
        "day" or "month", where the caller says so.

    Returns
    -------
    order
        With points between the numbers it is the day, by custom. Where cells speak for both, or
        none speaks, the order is not told.

    Examples
    --------
    >>> infer_order(["13/09/2022", "01/10/2022"]).why
    'day first: 1 cell can be read in no other way'
    >>> infer_order(["01/10/2022"]).first
    ''
    """
    plain = [plain_text(cell) for cell in cells]
    filled = [cell for cell in plain if cell]
    serial = bool(filled) and all(_SERIAL.fullmatch(cell) for cell in filled)
    pairs = [
        pair for cell in filled for part in _RANGE.split(cell) if (pair := _day_and_month(part))
    ]
    if said:
        return Order(said, f"{said} first: the caller says so", serial)
    if match := _ORDER_IN_HEADER.search(header):
        first = "day" if match[1].casefold() == "d" else "month"
        return Order(first, f"{first} first: the header says so", serial)
    day = sum(a > 12 >= b for a, b in pairs)
    month = sum(b > 12 >= a for a, b in pairs)
    if day and month:
        return Order("", f"{day} cells have the day first and {month} the month", serial)
    if day or month:
        first, n = ("day", day) if day else ("month", month)
        cells_can = "1 cell" if n == 1 else f"{n} cells"
        return Order(first, f"{first} first: {cells_can} can be read in no other way", serial)
    why = "no cell shows whether the day or the month is first" if pairs else ""
    return Order("", "whole numbers are read as days of a spreadsheet" if serial else why, serial)


def _day_and_month(cell: str) -> tuple[int, int] | None:
    """Give the two numbers whose order is in question: not beside a year first, nor with points."""
    match = _TRIPLE.fullmatch(_TIME.sub("", cell))
    if not match or len(match[1]) > 2 or match[2] == ".":
        return None
    return int(match[1]), int(match[3])


def read_day(cell: str, order: Order) -> When | None:
    """Read a cell that says when.

    Parameters
    ----------
    cell
        A day, month, year or interval: ISO 8601 and EDTF, numbers with points, slashes or dashes,
        names of months in the languages known, Chinese, a day with a time of day.
    order
        From `infer_order` of its column.

    Returns
    -------
    when
        `verbatim` is the cell. A day that may be read in two ways is the interval between both.
        None where the cell is no date.

    Raises
    ------
    ValueError
        If the calendar has no such day; the message names it.

    Examples
    --------
    >>> read_day("16 May 2025", Order("")).edtf
    '2025-05-16'
    >>> read_day("03/04/2022", Order("month")).edtf
    '2022-03-04'
    """
    text = plain_text(cell)
    clock = _TIME.search(text)
    body = text[: clock.start()].strip(" ,") if clock else text
    when = _single(body, order) or _interval(body, order)
    if when is None:
        return None
    time = None if clock is None or clock["zone"] else clock_time(clock.group().strip(" T,"))
    is_day = when.start == when.end
    return replace(when, verbatim=cell, time_local=time if is_day and time != "00:00" else None)


def clock_time(cell: str) -> str | None:
    """Give a time of day as `HH:MM`; None if it is none.

    Parameters
    ----------
    cell
        Such as `9:00`, `21.30`, `9h15`, `9:15 pm`, `21:30:00`.
    """
    match = _CLOCK.fullmatch(plain_text(cell))
    if not match:
        return None
    hour, half = int(match[1]), (match[3] or "").casefold()[:1]
    if half and hour <= 12:
        hour = hour % 12 + 12 * (half == "p")
    return f"{hour:02d}:{match[2] or '00'}"


def _single(text: str, order: Order) -> When | None:
    """Read one day, month or year in any form."""
    if match := _TRIPLE.fullmatch(text):
        return _of_numbers(match, order)
    iso = _iso_of(text, order)
    if iso:
        return parse_day(iso)
    return None if re.fullmatch(r"\d{5,}", text) else parse_day(text)


def _iso_of(text: str, order: Order) -> str:
    """Give the ISO form of a day, month or year in other forms; empty if it is in none of them."""
    if order.serial and _SERIAL.fullmatch(text):
        return (_EXCEL_BEGINS + timedelta(days=int(text))).isoformat()
    if match := _PACKED.fullmatch(text):
        return "-".join(match.groups())
    if match := _MONTH_YEAR.fullmatch(text):
        return f"{match[2]}-{int(match[1]):02d}"
    if match := _CHINESE.fullmatch(text):
        return "-".join(f"{int(part):02d}" for part in match.groups() if part)
    return _of_words(text)


def _of_numbers(match: re.Match[str], order: Order) -> When | None:
    """Read three numbers."""
    a, b, c = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        return _iso(a, b, c)
    if len(match[1]) > 2 or len(match[4]) == 3 or len(match[4]) == 1:
        return None
    year = c if len(match[4]) == 4 else c + (1900 if c > 68 else 2000)
    if match[2] == "." or order.first == "day":
        return _iso(year, b, a)
    if order.first == "month":
        return _iso(year, a, b)
    if a > 12 or b > 12 or a == b:
        return _iso(year, min(a, b), max(a, b)) if a <= 12 or b <= 12 else _iso(year, b, a)
    first, last = sorted((date(year, b, a), date(year, a, b)))
    return When(
        match.group(), f"{first}/{last}", first.isoformat(), last.isoformat(),
        precision="days", basis="day_or_month_first_not_told",
    )  # fmt: skip


def _iso(year: int, month: int, day: int) -> When | None:
    return parse_day(f"{year:04d}-{month:02d}-{day:02d}")


def _of_words(text: str) -> str:
    """Give the ISO form of a day or month written with a month's name; empty if it is none."""
    words = [w for w in _WORDS.findall(text.casefold()) if w not in _FILLERS]
    names = [w for w in words if not w.isdigit()]
    numbers = [w for w in words if w.isdigit()]
    months = {number for name in names if (number := _month(name))}
    known = [name for name in names if _month(name)]
    if len(months) != 1 or len(known) != len(names) or not 1 <= len(numbers) <= 2:
        return ""
    (month,) = months
    *days, year = sorted(numbers, key=len) if len(numbers[0]) == 4 else numbers
    if len(year) == 2 and days:
        year = f"{int(year) + (1900 if int(year) > 68 else 2000)}"
    if len(year) != 4 or any(len(day) > 2 for day in days):
        return ""
    return "-".join([year, f"{month:02d}", *(f"{int(day):02d}" for day in days)])


@cache
def _month(word: str) -> int:
    """Give the number of a month by its name or the first three letters of it; 0 if it is none."""
    numbers = {
        number
        for words in LANGUAGES.values()
        for name, number in words.dates.months.items()
        if name.casefold() == word or (len(word) >= 3 and name.casefold().startswith(word))
    }
    return numbers.pop() if len(numbers) == 1 else 0


def _interval(text: str, order: Order) -> When | None:
    """Read two days, first and last."""
    parts = _RANGE.split(text)
    if len(parts) != 2:
        return None
    ends = [_single(part.strip(), order) for part in parts]
    return None if ends[0] is None or ends[1] is None else spanning(ends[0], ends[1])


def spanning(first: When, last: When) -> When:
    """Give the time from the beginning of one to the end of another.

    Parameters
    ----------
    first, last
        Both closed.

    Raises
    ------
    ValueError
        If the second ends before the first begins.
    """
    if first.start is None or last.end is None:
        raise ValueError(f"{first.verbatim} and {last.verbatim} are no two days")
    if last.end < first.start:
        raise ValueError(f"{last.edtf} lies before {first.edtf}")
    if first.edtf == last.edtf:
        return first
    return When(
        f"{first.verbatim} - {last.verbatim}", f"{first.start}/{last.end}", first.start, last.end,
        precision="day" if first.start == last.end else "days", basis=first.basis,
    )  # fmt: skip


def widened(when: When, precision: str) -> When:
    """Widen a day as far as the record says that it may be off.

    Parameters
    ----------
    when
        A day.
    precision
        "day", "days" (two to six), "week", "month" or "year".

    Returns
    -------
    when
        A week is three days on either side; a month or year is the calendar's own.
    """
    if when.start is None or when.start != when.end or precision in ("", "day"):
        return when
    day = date.fromisoformat(when.start)
    if precision in ("month", "year"):
        text = when.start[: 7 if precision == "month" else 4]
        wide = parse_day(text)
        return when if wide is None else replace(wide, verbatim=when.verbatim)
    first, last = day - timedelta(days=3), day + timedelta(days=3)
    return When(
        when.verbatim, f"{first}/{last}", first.isoformat(), last.isoformat(),
        precision="week" if precision == "week" else "days", basis=when.basis,
    )  # fmt: skip
