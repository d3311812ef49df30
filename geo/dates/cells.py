"""Cells that hold a day, an interval or an EDTF expression."""

from __future__ import annotations

import re

from geo.claim import When
from geo.dates.calendars import Day, meaning

_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
_OPEN = re.compile(r"\.\./[\d-]+|[\d-]+/\.\.")


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
    return meaning(text, first, last, "explicit")


def _cell_days(text: str) -> list[Day | None]:
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
    return [Day(year, month, day)]


def _open_cell(text: str) -> When | None:
    """Read an interval that is open on one side."""
    first, last = text.split("/")
    known = parse_day(last if first == ".." else first)
    if known is None or known.edtf != (last if first == ".." else first):
        return None
    start = None if first == ".." else known.start
    end = known.end if first == ".." else None
    return When(text, text, start, end, precision="open", basis="explicit")


def _cell_day(text: str) -> Day | None:
    """Read an ISO day, month or year."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", text.strip())
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return Day(year, month, day)


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
