"""Arabic: months, patterns of dates, and what stands beside them."""

from __future__ import annotations

from geo.languages.language import DateWords

DATES = DateWords()
