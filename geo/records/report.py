"""What reading a table of records gives: claims, what was wrong, and how its columns were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from geo.claim import Claim


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a table that a person must mend, or know."""

    source: str
    """Name of the file."""
    row: int
    """Line of the file or row of the sheet (the header is 1); in JSON, GeoPackage and Parquet the
    number of the record, from 1. 0 where the whole file is meant."""
    column: str
    """Header of the column; empty where the whole row is meant."""
    reason: str
    """What is wrong, with the value."""
    fix: str
    """What to do."""
    kept: bool
    """Whether the row is in the table all the same."""

    def __str__(self) -> str:
        """Give the problem as one sentence."""
        row = f", row {self.row}" if self.row else ""
        where = f", column {self.column}" if self.column else ""
        fate = "kept" if self.kept else "left out"
        return f"{self.source}{row}{where}: {self.reason}; {self.fix} ({fate})"


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """How one column of a table is read."""

    header: str
    """The header, as it stands in the file."""
    field: str
    """What it is read as: a key of `HEADERS`; empty where the column is not read."""
    why: str
    """What tells so: the header, a tag, the caller; or how its cells are written."""
    example: str
    """The first cell that is not empty."""


class Records(NamedTuple):
    """What a table gave."""

    claims: tuple[Claim, ...]
    """One a good row, in order."""
    problems: tuple[Problem, ...]
    """In the order of the rows."""
    columns: tuple[ColumnUse, ...] = ()
    """How each column was read, in the order of the file."""
    notes: tuple[str, ...] = ()
    """What was inferred of the whole table, in sentences."""
    rows: int = 0
    """Rows of the table, the header and empty ones left out."""
