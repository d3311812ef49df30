"""XLSX -> rows: the first sheet whose header is known, values as they are shown, no formulas."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from itertools import islice
from typing import Any

from gazetteer.errors import BadTable, UnreadableDocument
from geo.records.headers import known_headers
from geo.records.sheet import MOST_COLUMNS, MOST_ROWS, Sheet, make_sheet, text_of

MOST_UNPACKED = 1024 * 2**20
"""Bytes of a workbook's parts, unpacked; a larger one is refused."""
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
    KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError,
)  # fmt: skip
"""What zipfile and openpyxl raise for a damaged, locked or odd workbook."""
_TITLE_ROWS = 20
"""Rows above the header that may hold a title or a remark."""


def read_xlsx(data: bytes, name: str) -> Sheet:
    """Read a workbook: the first sheet with headers that are known.

    Parameters
    ----------
    data
        The file.
    name
        Its name, for messages.

    Returns
    -------
    sheet
        The rows; numbers are those of the sheet. Lines above the header (a title) are passed over.

    Raises
    ------
    UnreadableDocument
        If it is no workbook, or too large when unpacked.
    BadTable
        If no sheet holds anything.
    """
    import openpyxl

    _see_size(data, name)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [(sheet.title, _rows(sheet)) for sheet in book.worksheets]
    except _BROKEN as error:
        raise UnreadableDocument(f"{name}: is no workbook that can be read: {error}") from error
    filled = [(title, rows) for title, rows in sheets if rows]
    if not filled:
        raise BadTable(f"{name}: no sheet of the workbook holds anything")
    headed = [(title, _header_at(rows), rows) for title, rows in filled]
    title, at, rows = max(headed, key=lambda one: len(known_headers(one[2][one[1]][1])))
    others = [other for other, _ in filled if other != title]
    notes = [f"sheet {title!r} was read, not {', '.join(map(repr, others))}"] if others else []
    return make_sheet(rows[at][1], rows[at + 1 :], name, notes=notes)


def _see_size(data: bytes, name: str) -> None:
    """Refuse what is no zip archive, or a small one that unpacks to a huge one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except _BROKEN as error:
        raise UnreadableDocument(f"{name}: is no workbook that can be read: {error}") from error
    if size > MOST_UNPACKED:
        raise UnreadableDocument(
            f"{name}: unpacks to {size / 2**20:,.0f} MB, more than {MOST_UNPACKED / 2**20:,.0f};"
            " save it as CSV"
        )


def _rows(sheet: Any) -> list[tuple[int, Sequence[str]]]:
    """Give number and cells of the rows that are not empty."""
    values = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1)
    texts = (
        (number, [text_of(cell) for cell in cells])
        for number, cells in enumerate(islice(values, MOST_ROWS + _TITLE_ROWS + 2), 1)
    )
    return [(number, cells) for number, cells in texts if any(cells)]


def _header_at(rows: Sequence[tuple[int, Sequence[str]]]) -> int:
    """Give the index of the row that holds most known headers; the first one if none does."""
    return max(
        range(min(len(rows), _TITLE_ROWS)),
        key=lambda i: (len(known_headers(rows[i][1])), -i),
    )
