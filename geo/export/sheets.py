"""CSV and XLSX: for spreadsheets, safe to open; and CSV that gives the same table again."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import BadTable, MissingExtra, UnreadableDocument
from gazetteer.lookup import Gazetteer
from geo.export.cells import NO_XML, Field, fields_of, restored
from geo.export.files import new_file, write_whole
from geo.export.rights import DISCLAIMER, TITLE, rights_of
from geo.frame import BY_NAME, COLUMNS

if TYPE_CHECKING:
    import geopandas as gpd

DROPPED = ("details",)
"""Columns that no spreadsheet gets: JSON of many pages in one cell."""

MOST_CHARACTERS = 32_767
"""What a cell of Excel holds; longer text is cut, and ends in an ellipsis then."""

MOST_ROWS = 1_048_575
"""Rows of a sheet of Excel, less its head."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet would take for a formula (OWASP, CSV injection)."""

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""When a workbook says it was made: the same table gives the same bytes."""

_RIGHTS = ("wkt", "licence", "disclaimer")
"""Columns beside those of the table."""


def write_csv(
    gdf: gpd.GeoDataFrame, path: Path, *, places: Iterable[Any] = (), gaz: Gazetteer | None = None
) -> None:
    """CSV for spreadsheets: UTF-8 with its mark, formulas as text; loses `details`.

    Parameters
    ----------
    gdf
        The table, EPSG:4326.
    path
        Where to.
    places
        Not needed.
    gaz
        The gazetteer whose sources are credited; the packaged one if None.
    """
    fields = [field for field in fields_of(gdf) if field.name not in DROPPED]
    licence = rights_of(gdf, gaz).licence
    text = _csv([f.name for f in fields], [_cells(f, neutral) for f in fields], gdf, licence)
    write_whole(path, b"\xef\xbb\xbf" + text)


def write_plain_csv(
    gdf: gpd.GeoDataFrame, path: Path, *, places: Iterable[Any] = (), gaz: Gazetteer | None = None
) -> None:
    r"""CSV that gives the same table again: text as it is; not for spreadsheets.

    An empty cell is null. Empty text is a backslash, and text that begins with one gets another
    one before it. Columns beyond those of the table say their type: `distance_km:number`.

    Parameters
    ----------
    gdf, path, places, gaz
        As in `write_csv`.
    """
    fields = fields_of(gdf)
    names = [f.name if f.name in BY_NAME else f"{f.name}:{f.type}" for f in fields]
    licence = rights_of(gdf, gaz).licence
    write_whole(path, _csv(names, [_cells(f, _escaped) for f in fields], gdf, licence))


def _csv(names: list[str], columns: list[list[str]], gdf: gpd.GeoDataFrame, licence: str) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([*names, *_RIGHTS])
    rows = zip(*columns, strict=True) if columns else ()
    for row, shape in zip(rows, gdf.geometry, strict=True):
        where = "" if shape is None or shape.is_empty else f"POINT ({shape.x!r} {shape.y!r})"
        writer.writerow([*row, where, licence, DISCLAIMER])
    return buffer.getvalue().encode()


def _cells(field: Field, told: Callable[[str], str]) -> list[str]:
    """Give a column as text; `told` is what becomes of words, never of numbers."""
    if field.type in ("string", "json"):
        return ["" if gone else told(x) for x, gone in zip(field.values, field.null, strict=True)]
    values = field.values.astype(str) if field.type == "date" else field.values
    listed = zip(values.tolist(), field.null, strict=True)
    return ["" if gone else _number(value) for value, gone in listed]


def _number(value: Any) -> str:
    return value if isinstance(value, str) else repr(value)


def neutral(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula, nor cuts by itself.

    Parameters
    ----------
    text
        A cell.

    Returns
    -------
    text
        With an apostrophe before what would be a formula; cut to what a cell of Excel holds.

    Examples
    --------
    >>> [neutral(text) for text in ("=1+1", "-5 °C", "拉钦区", "'quoted'")]
    ["'=1+1", "'-5 °C", '拉钦区', "'quoted'"]
    """
    if text.startswith(_FORMULA):
        text = "'" + text
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


def _escaped(text: str) -> str:
    return "\\" + text if not text or text.startswith("\\") else text


def read_plain_csv(path: Path) -> gpd.GeoDataFrame:
    """Read what `write_plain_csv` wrote.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    UnreadableDocument
        If it is no CSV in UTF-8.
    BadTable
        If it is no table of incidents.
    """
    import pandas as pd

    try:
        table = pd.read_csv(
            io.BytesIO(path.read_bytes()), dtype=str, keep_default_na=False, encoding="utf-8"
        )
    except ValueError as error:  # pandas' own errors, and text that is no UTF-8
        raise UnreadableDocument(f"{path}: cannot be read as CSV: {error}") from error
    lacking = [name for name in BY_NAME if name not in table]
    if lacking:
        raise BadTable(f"{path}: is no table of incidents: it lacks {', '.join(lacking[:5])}")
    columns = {}
    for head in table.columns.drop(list(_RIGHTS), errors="ignore"):
        name, kind = _typed(str(head))
        try:
            columns[name] = [_value(cell, kind) for cell in table[head]]
        except ValueError as error:
            raise BadTable(f"{path}: column {name!r} must hold {kind} values: {error}") from error
    names, rows = list(columns), zip(*columns.values(), strict=True)
    return restored(path, (dict(zip(names, row, strict=True)) for row in rows))


def _typed(head: str) -> tuple[str, str]:
    """Give a column's name and type, of the table or of the head itself."""
    if head in BY_NAME:
        return head, BY_NAME[head].type
    name, _, kind = head.rpartition(":")
    return (name, kind) if name and kind in _VALUES else (head, "string")


_VALUES: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "number": float,
    "boolean": lambda cell: cell == "True",
    "string": lambda cell: cell.removeprefix("\\"),
    "date": str,
    "json": lambda cell: cell.removeprefix("\\"),
}
"""Type -> cell as text -> value."""


def _value(cell: str, kind: str) -> Any:
    return _VALUES[kind](cell) if cell else None


# --- XLSX ----------------------------------------------------------------------------------------


def write_xlsx(
    gdf: gpd.GeoDataFrame, path: Path, *, places: Iterable[Any] = (), gaz: Gazetteer | None = None
) -> None:
    """Excel workbook: incidents with real days, and a sheet that says what they are.

    Parameters
    ----------
    gdf
        The table, EPSG:4326; at most `MOST_ROWS` rows. Loses `details`, and days before 1900 are
        text.
    path, places, gaz
        As in `write_csv`.

    Raises
    ------
    BadTable
        If a sheet cannot hold so many rows.
    MissingExtra
        If XlsxWriter is not installed.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtra(
            f'{path}: workbooks are written by XlsxWriter; type: pip install "incident-atlas[xlsx]"'
        ) from error
    if len(gdf) > MOST_ROWS:
        raise BadTable(f"{path}: a sheet of Excel holds {MOST_ROWS:,} rows, not {len(gdf):,}")
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with new_file(path) as new:
        book = xlsxwriter.Workbook(str(new), options)
        book.set_properties({"title": TITLE, "comments": DISCLAIMER, "created": _MADE})
        _incident_sheet(book, gdf)
        _about_sheet(book, rights_of(gdf, gaz).as_dict())
        book.close()


def _incident_sheet(book: Any, gdf: gpd.GeoDataFrame) -> None:
    sheet = book.add_worksheet("incidents")
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    fields = [field for field in fields_of(gdf) if field.name not in DROPPED]
    for column, field in enumerate(fields):
        sheet.write_string(0, column, field.name, bold)
        for row, (value, gone) in enumerate(zip(field.values.tolist(), field.null, strict=True), 1):
            if not gone:
                _write_cell(sheet, row, column, value, day)
    sheet.freeze_panes(1, 2)
    if fields:
        sheet.autofilter(0, 0, max(len(gdf), 1), len(fields) - 1)
        sheet.set_column(0, len(fields) - 1, 18)


def _write_cell(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    if isinstance(value, date):
        if value.year >= 1900:
            sheet.write_datetime(row, column, value, day)
        else:
            sheet.write_string(row, column, value.isoformat())
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, _in_xml(neutral(value)))


def _in_xml(text: str) -> str:
    """Give a text without what XML cannot hold: openpyxl reads its escapes (`_x000D_`) as words."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(NO_XML)


def _about_sheet(book: Any, about: dict[str, Any]) -> None:
    sheet = book.add_worksheet("about")
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    lines = [(key, value) for key, value in about.items() if isinstance(value, str)]
    lines += [("source", source) for source in about["sources"]]
    lines += [(c.name, c.meaning + (f" ({c.unit})" if c.unit else "")) for c in COLUMNS]
    for row, (key, text) in enumerate(lines):
        sheet.write_string(row, 0, key, bold)
        sheet.write_string(row, 1, _in_xml(neutral(text)), wrapped)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 110)
