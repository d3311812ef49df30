"""Time expressions -> EDTF, first and last day, precision and basis. Knows no places."""

from __future__ import annotations

from geo.dates.cells import open_interval, parse_day
from geo.dates.find import TimeExpression, find_dates

__all__ = ["TimeExpression", "find_dates", "open_interval", "parse_day"]
