"""Rows of text under headers: what every format of records is brought to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from math import isfinite
from types import MappingProxyType
from typing import Any, NamedTuple

from gazetteer.errors import BadTable
from geo.records.report import Problem

MOST_BYTES = 512 * 2**20
"""A larger file of records is refused."""
MOST_ROWS = 1_000_000
"""Rows of one table; further ones are refused with the whole table, never cut off in silence."""
MOST_COLUMNS = 1_000
LONGEST_CELL = 100_000
"""Characters of a cell; a longer one is cut, and said so."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: where it stands, and its cells by header."""

    number: int
    """As in `Problem.row`."""
    cells: Mapping[str, str]
    """Header -> text, trimmed; a missing header is an empty cell."""


class Sheet(NamedTuple):
    """A table as its file has it."""

    header: tuple[str, ...]
    """The headers, each once."""
    rows: tuple[Row, ...]
    """Rows that are not empty."""
    problems: tuple[Problem, ...] = ()
    """Rows that could not be read."""
    notes: tuple[str, ...] = ()
    """What a reader should know: which sheet or layer was taken."""
    tags: Mapping[str, str] = MappingProxyType({})
    """Header -> HXL tag, where a row of tags stands below the headers."""


def text_of(value: Any) -> str:
    """Give a cell's value as text.

    Parameters
    ----------
    value
        What a file's library gives: text, a number, a day, a list, nothing.

    Returns
    -------
    text
        Trimmed; days and times as ISO 8601, whole numbers without a point, nothing as "".

    Examples
    --------
    >>> from datetime import datetime
    >>> [text_of(x) for x in (3.0, None, datetime(2022, 9, 13), [" a ", 1])]
    ['3', '', '2022-09-13', 'a; 1']
    """
    if value is None or value != value:  # noqa: PLR0124 - NaN and NaT alone differ from themselves
        return ""
    if isinstance(value, float) and isfinite(value) and value == int(value):
        return str(int(value))
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, list | tuple):
        return "; ".join(text_of(one) for one in value)
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {text_of(one)}" for key, one in value.items())
    return (value.isoformat() if isinstance(value, date | time) else str(value)).strip()


def make_sheet(
    header: Sequence[str],
    rows: Sequence[tuple[int, Sequence[str]]],
    name: str,
    *,
    problems: Sequence[Problem] = (),
    notes: Sequence[str] = (),
) -> Sheet:
    """Make a sheet of a header and numbered rows of cells.

    Parameters
    ----------
    header
        The headers as they stand in the file.
    rows
        Number of the row, and its cells; fewer cells than headers are empty ones.
    name
        Name of the file, for messages.
    problems, notes
        What is known already.

    Returns
    -------
    sheet
        Without empty rows. A row with more cells than headers is a problem. A row of HXL tags
        (`#date +occurred`) right below the header, or in its place, is taken off and kept apart.

    Raises
    ------
    BadTable
        If there is no header, a header stands twice, or the table is too large.
    """
    header = [text.strip() for text in header]
    while header and not header[-1]:
        header.pop()
    if not any(header):
        raise BadTable(f"{name}: the table is empty; its first line must hold the headers")
    if len(rows) > MOST_ROWS or len(header) > MOST_COLUMNS:
        raise BadTable(
            f"{name}: {len(rows):,} rows and {len(header):,} columns are too many (at most"
            f" {MOST_ROWS:,} and {MOST_COLUMNS:,}); split the file"
        )
    names = _names(header, name)
    tags: dict[str, str] = {}
    if is_tag_row(header):
        tags = dict(zip(names, header, strict=True))
    elif rows and is_tag_row(rows[0][1]):
        tags = {n: tag.strip() for n, tag in zip(names, rows[0][1], strict=False) if tag.strip()}
        rows = rows[1:]
    found = list(problems)
    kept = []
    for number, cells in rows:
        extra = [cell for cell in cells[len(names) :] if cell.strip()]
        if extra:
            found.append(
                Problem(name, number, "", f"{len(cells)} cells under {len(names)} headers",
                        "put text with a delimiter into quotation marks", kept=False)
            )  # fmt: skip
        elif any(cell.strip() for cell in cells):
            kept.append(Row(number, _cells(names, cells, name, number, found)))
    return Sheet(tuple(names), tuple(kept), tuple(found), tuple(notes), tags)


def _cells(
    names: Sequence[str], cells: Sequence[str], name: str, number: int, problems: list[Problem]
) -> dict[str, str]:
    """Give the cells that are not empty by header; a huge one is cut, and said so."""
    kept = {}
    for header, cell in zip(names, cells, strict=False):
        text = cell.strip()
        if len(text) > LONGEST_CELL:
            problems.append(
                Problem(name, number, header, f"a cell of {len(text):,} characters was cut",
                        f"keep cells below {LONGEST_CELL:,} characters", kept=True)
            )  # fmt: skip
            text = text[:LONGEST_CELL]
        if text:
            kept[header] = text
    return kept


def _names(header: Sequence[str], name: str) -> list[str]:
    """Give each column a name of its own; two equal headers cannot be told apart."""
    twice = [h for h in dict.fromkeys(header) if h and header.count(h) > 1]
    if twice:
        raise BadTable(f"{name}: the header {twice[0]!r} stands over two columns; name them apart")
    return [text or f"(column {i} without a header)" for i, text in enumerate(header, 1)]


def is_tag_row(cells: Sequence[str]) -> bool:
    """Tell whether a row holds HXL tags: half of its cells or more begin with `#` and a letter.

    Parameters
    ----------
    cells
        Cells of the row.

    Examples
    --------
    >>> is_tag_row(["#date +occurred", "#loc+name", ""]), is_tag_row(["#1", "Goris"])
    (True, False)
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    tags = [cell for cell in filled if cell[0] == "#" and cell[1:2].isalpha()]
    return bool(tags) and 2 * len(tags) >= len(filled)
