"""What each format that is not read back keeps from the table, and what it changes. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geo.columns import COLUMNS
from geo.export import kml, linked, sheets


@dataclass(frozen=True, slots=True)
class Loss:
    """What a format loses of the table."""

    columns: tuple[str, ...]
    """Columns that the file does not hold."""
    changes: Mapping[str, str]
    """Kind of change (a key that the tests provoke) -> what becomes of it."""


def _all_but(*kept: str) -> tuple[str, ...]:
    return tuple(column.name for column in COLUMNS if column.name not in kept)


_FORMULAS = "text that a spreadsheet takes for a formula gets an apostrophe before it"
_LENGTH = f"text is cut at {sheets.MOST_CHARACTERS:,} characters, and ends in an ellipsis then"
_LETTERS = "control characters that XML cannot hold become U+FFFD"
_NO_FURTHER = "columns of your own are left out"
_ON_WORDS = ("quote", "quote_lang", "quote_start", "quote_end", "source", "source_sha256")
"""Columns that say where an annotation stands."""
_KML = Loss(kml.DROPPED, {"types": "all values are text", "letters": _LETTERS})

LOSSES: Mapping[str, Loss] = {
    ".csv": Loss(
        sheets.DROPPED,
        {
            "null": "null and empty text are one",
            "types": "values have no types",
            "formulas": _FORMULAS,
            "length": _LENGTH,
        },
    ),
    ".xlsx": Loss(
        sheets.DROPPED,
        {
            "early days": "days before 1900 are text",
            "formulas": _FORMULAS,
            "length": _LENGTH,
            "line ends": "every line end is a line feed",
            "letters": _LETTERS,
        },
    ),
    ".kml": _KML,
    ".kmz": _KML,
    ".annotations.jsonld": Loss(_all_but(*linked.SAID, *_ON_WORDS), {"further": _NO_FURTHER}),
    ".places.jsonld": Loss(
        _all_but("place_id", "place_name", "place_kind", "country"),
        {
            "rows": "one feature an entry, with the count, days and claimants of its incidents; "
            "incidents without an entry are left out",
            "further": _NO_FURTHER,
        },
    ),
    ".fgb": Loss(
        (),
        {"order": "near rows lie together", "days": "days are date-times, at midnight"},
    ),
}
"""File suffix -> what is lost. `.fgb` is read back as the same table, but for the order."""
