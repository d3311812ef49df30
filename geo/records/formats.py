"""File suffix -> reader of tables of records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from gazetteer.errors import UnknownFormat, UnreadableDocument
from geo.records.delimited import read_delimited
from geo.records.features import read_json, read_jsonl
from geo.records.sheet import MOST_BYTES, Sheet
from geo.records.spatial import read_gpkg, read_parquet
from geo.records.workbook import read_xlsx

FORMATS: Mapping[str, Callable[[bytes, str], Sheet]] = MappingProxyType(
    {
        ".csv": read_delimited,
        ".tsv": read_delimited,
        ".xlsx": read_xlsx,
        ".json": read_json,
        ".geojson": read_json,
        ".jsonl": read_jsonl,
        ".ndjson": read_jsonl,
        ".geojsonl": read_jsonl,
        ".gpkg": read_gpkg,
        ".parquet": read_parquet,
    }
)
"""File suffix -> reader of tables of records."""


def read_sheet(path: Path) -> tuple[Sheet, bytes]:
    """Read a table of records as text.

    Parameters
    ----------
    path
        A file; the suffix tells the format (`FORMATS`).

    Returns
    -------
    sheet, data
        Its rows, and the file's bytes.

    Raises
    ------
    UnknownFormat
        If no reader knows the suffix.
    UnreadableDocument
        If it cannot be read or is too large.
    BadTable
        If it is no table.
    """
    reader = FORMATS.get(path.suffix.lower())
    if reader is None:
        raise UnknownFormat(f"{path}: no reader for this table; known: {', '.join(FORMATS)}")
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UnreadableDocument(
                f"{path}: {size / 2**20:,.0f} MB are more than {MOST_BYTES / 2**20:,.0f};"
                " split the file"
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"{path}: cannot be read: {error.strerror}") from error
    sheet = reader(data, path.name)
    aside = path.with_name(f"{path.name}-wal")
    if aside.is_file() and aside.stat().st_size:
        note = f"{aside.name} holds changes that are not read: close the program that has it open"
        sheet = sheet._replace(notes=(*sheet.notes, note))
    return sheet, data
