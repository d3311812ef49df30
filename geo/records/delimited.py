"""CSV and TSV -> rows: any delimiter, any encoding, and a broken row costs no other one."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from geo.readers.text import decode
from geo.records.report import Problem
from geo.records.sheet import LONGEST_CELL, Sheet, make_sheet

_DELIMITERS = ",;\t|"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def read_delimited(data: bytes, name: str) -> Sheet:
    """Read a CSV or TSV file; the delimiter is told from the header line.

    Parameters
    ----------
    data
        The file; its encoding is told from its bytes.
    name
        Its name, for messages.

    Returns
    -------
    sheet
        The rows that can be read. A quotation mark that is never closed costs the row in which it
        stands, named by its line, and no other one.
    """
    text, _ = decode(data)
    lines = _LINE.findall(text)
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(max(csv.field_size_limit(), 4 * LONGEST_CELL))
    rows: list[tuple[int, Sequence[str]]] = []
    problems: list[Problem] = []
    for number, cells in _rows(lines, delimiter):
        if isinstance(cells, str):
            problems.append(
                Problem(name, number, "", f"the row cannot be read: {cells}",
                        "close its quotation marks, and double those within a cell", kept=False)
            )  # fmt: skip
        elif any(cell.strip() for cell in cells):
            rows.append((number, cells))
    header = rows[0][1] if rows else []
    return make_sheet(header, rows[1:], name, problems=problems)


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Give line and cells of each row; where one is broken, the fault, and go on below it."""
    at = 0
    while at < len(lines):
        reader = csv.reader(iter(lines[at:]), delimiter=delimiter, strict=True)
        begin = at
        try:
            for cells in reader:
                yield begin + 1, cells
                begin = at + reader.line_num
            at = len(lines)
        except csv.Error as error:
            yield begin + 1, str(error)
            at = begin + 1
