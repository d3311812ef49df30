"""Questions to one layer of a GeoPackage: SQL with every value bound."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

_ENVELOPES = (0, 32, 48, 48, 64)
"""Bytes of the box in the head of a geometry, by its kind (GeoPackage 1.3, 2.1.3)."""

_FIRST, _LAST = "0001-01-01", "9999-12-31"


def opened(path: Path) -> sqlite3.Connection:
    """Open a file for reading only."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def quoted(name: str) -> str:
    """Give a name as SQL takes it, whatever it is.

    Examples
    --------
    >>> quoted('a"b')
    '"a""b"'
    """
    return '"' + name.replace('"', '""') + '"'


def shape_of(blob: bytes | None) -> Any:
    """Read a geometry; None for null and for an empty one."""
    import shapely

    if blob is None:
        return None
    shape = shapely.from_wkb(blob[8 + _ENVELOPES[blob[3] >> 1 & 7] :])
    return None if shape.is_empty else shape


class Where:
    """Conditions that rows must meet, and the values bound to them."""

    def __init__(self) -> None:
        self._clauses: list[str] = []
        self.values: list[Any] = []

    @property
    def text(self) -> str:
        """The clause, with its word."""
        return " WHERE " + " AND ".join(self._clauses) if self._clauses else ""

    def add(self, clause: str, *values: Any) -> None:
        """Add a condition.

        Parameters
        ----------
        clause
            SQL with a question mark for each value.
        values
            What is bound.
        """
        self._clauses.append(f"({clause})")
        self.values += values

    def equal(self, column: str, value: str) -> None:
        """Ask for a value, as an address states it.

        Parameters
        ----------
        column
            A column of the layer.
        value
            Text; SQLite compares it as the column's type has it.
        """
        self.add(f"{quoted(column)} = ?", {"true": "1", "false": "0"}.get(value, value))

    def days(self, between: tuple[str, str]) -> None:
        """Ask for rows whose days meet an interval; a row without any day meets none.

        Parameters
        ----------
        between
            First and last day.
        """
        self.add("date_start IS NOT NULL OR date_end IS NOT NULL")
        self.add("coalesce(date_start, ?) <= ?", _FIRST, between[1])
        self.add("coalesce(date_end, ?) >= ?", _LAST, between[0])

    def box(self, database: sqlite3.Connection, layer: str, bbox: Sequence[float]) -> None:
        """Ask for rows whose geometry meets a box, its edge included.

        Parameters
        ----------
        database
            The file.
        layer
            A layer with geometry.
        bbox
            West, south, east, north; west beyond east where it holds the date line.
        """
        import shapely

        parts = _parts(bbox)
        area = shapely.union_all([shapely.box(*part) for part in parts])
        shapely.prepare(area)
        database.create_function(
            "meets", 1, lambda blob: blob is not None and area.intersects(shape_of(blob))
        )
        index = f"rtree_{layer}_geom"
        if database.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (index,)).fetchone():
            one = "maxx >= ? AND maxy >= ? AND minx <= ? AND miny <= ?"
            either = " OR ".join(f"({one})" for _ in parts)
            ids = f"SELECT id FROM {quoted(index)} WHERE {either}"  # noqa: S608 - of our names
            self.add(f"fid IN ({ids})", *(x for part in parts for x in part))
        self.add("meets(geom)")


def _parts(bbox: Sequence[float]) -> Iterable[tuple[float, float, float, float]]:
    """Cut a box at the date line."""
    west, south, east, north = bbox
    if west <= east:
        return [(west, south, east, north)]
    return [(west, south, 180.0, north), (-180.0, south, east, north)]


def interval(text: str) -> tuple[str, str]:
    """Read the time that a request names: an instant, or an interval with ends that may be open.

    Parameters
    ----------
    text
        `2022-09-12`, `2022-09-12T04:00:00Z`, `2022-09-12/2022-09-13`, `../2022-09-13` ...

    Returns
    -------
    first, last
        Days, as the table has them; an instant is its day in UTC.

    Raises
    ------
    ValueError
        If it is no such time.

    Examples
    --------
    >>> interval("../2022-09-13T22:00:00-04:00")
    ('0001-01-01', '2022-09-14')
    """
    first, bar, last = text.partition("/")
    if not bar:
        last = first
        if first in ("", ".."):
            raise ValueError(text)
    return _day(first, _FIRST), _day(last, _LAST)


def _day(text: str, open_end: str) -> str:
    if text in ("", ".."):
        return open_end
    if len(text) == 10:
        return date.fromisoformat(text).isoformat()
    instant = datetime.fromisoformat(text)
    return (instant if instant.tzinfo is None else instant.astimezone(UTC)).date().isoformat()
