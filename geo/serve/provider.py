"""A layer of our GeoPackage for pygeoapi, which imports this module by its name.

pygeoapi's own provider of GeoPackages needs SpatiaLite, which no wheel brings, and knows no days.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from pygeoapi.provider.base import (
    BaseProvider,
    ProviderInvalidQueryError,
    ProviderItemNotFoundError,
)

from geo.serve.database import Where, interval, opened, quoted, shape_of

_TYPES = {
    "DATE": {"type": "string", "format": "date"},
    "DATETIME": {"type": "string", "format": "date-time"},
    "BOOLEAN": {"type": "boolean"},
    "INTEGER": {"type": "integer"},
    "MEDIUMINT": {"type": "integer"},
    "REAL": {"type": "number"},
}
"""Type of a column -> its JSON Schema; the others are text."""


class GeoPackageProvider(BaseProvider):  # type: ignore[misc]  # pygeoapi ships no types
    """One layer, read anew for each request."""

    _fields: dict[str, dict[str, str]]

    def __init__(self, provider_def: dict[str, Any]) -> None:
        super().__init__(provider_def)
        self.layer = provider_def["layer"]
        self.get_fields()

    def get_fields(self) -> dict[str, dict[str, str]]:
        """Give the columns but the geometry, and their types."""
        if not self._fields:
            with closing(opened(Path(self.data))) as database:
                found = database.execute(
                    "SELECT name, type FROM pragma_table_info(?)", (self.layer,)
                ).fetchall()
            self.shaped = any(name == "geom" for name, _ in found)
            self._fields = {
                name: _TYPES.get(kind.upper(), {"type": "string"})
                for name, kind in found
                if name not in ("fid", "geom")
            }
        return self._fields

    def query(  # noqa: PLR0913, PLR0917 - pygeoapi's parameters
        self,
        offset: int = 0,
        limit: int = 10,
        resulttype: str = "results",
        bbox: Sequence[float] = (),
        datetime_: str | None = None,
        properties: Sequence[tuple[str, str]] = (),
        sortby: Sequence[dict[str, str]] = (),
        select_properties: Sequence[str] = (),
        skip_geometry: bool = False,
        q: str | None = None,
        filterq: Any = None,
        **_: Any,
    ) -> dict[str, Any]:
        """Give the features that meet all conditions; parameters as pygeoapi's providers have them.

        Raises
        ------
        ProviderInvalidQueryError
            If a time cannot be read, or something is asked that is not answered here.
        """
        if q or filterq is not None:
            raise ProviderInvalidQueryError(user_msg="ask by bbox, datetime or a property's value")
        with closing(opened(Path(self.data))) as database:
            where = self._where(database, bbox, datetime_, properties)
            source = f"FROM {quoted(self.layer)}{where.text}"
            (matched,) = database.execute(f"SELECT count(*) {source}", where.values).fetchone()
            found: list[dict[str, Any]] = []
            if resulttype != "hits":
                order = [
                    f"{quoted(one['property'])} {'DESC' if one['order'] == '-' else 'ASC'}"
                    for one in sortby
                ]
                names = [name for name in self.fields if name in (select_properties or self.fields)]
                found = self._features(
                    database,
                    names,
                    f"{source} ORDER BY {', '.join([*order, 'fid'])} LIMIT ? OFFSET ?",
                    [*where.values, limit, offset],
                    self.shaped and not skip_geometry,
                )
        return {
            "type": "FeatureCollection",
            "features": found,
            "numberMatched": matched,
            "numberReturned": len(found),
        }

    def get(self, identifier: str, **_: Any) -> dict[str, Any]:
        """Give one feature.

        Raises
        ------
        ProviderItemNotFoundError
            If the layer has none of this id.
        """
        where = Where()
        where.add(f"{quoted(self.id_field)} = ?", identifier)
        source = f"FROM {quoted(self.layer)}{where.text}"
        with closing(opened(Path(self.data))) as database:
            found = self._features(database, list(self.fields), source, where.values, self.shaped)
        if not found:
            raise ProviderItemNotFoundError(user_msg=f"no item {identifier}")
        return found[0]

    def _where(
        self,
        database: sqlite3.Connection,
        bbox: Sequence[float],
        datetime_: str | None,
        properties: Sequence[tuple[str, str]],
    ) -> Where:
        where = Where()
        for name, value in properties:
            where.equal(name, value)
        if datetime_:
            try:
                between = interval(datetime_)
            except ValueError as error:
                raise ProviderInvalidQueryError(user_msg="datetime is no RFC 3339 time") from error
            where.days(between) if "date_start" in self.fields else where.add("0")
        if bbox:
            flat = [*bbox[:2], *bbox[3:5]] if len(bbox) == 6 else bbox
            where.box(database, self.layer, flat) if self.shaped else where.add("0")
        return where

    def _features(
        self,
        database: sqlite3.Connection,
        names: list[str],
        source: str,
        values: list[Any],
        shaped: bool,
    ) -> list[dict[str, Any]]:
        columns = [quoted(self.id_field), "geom" if shaped else "NULL", *map(quoted, names)]
        rows = database.execute(f"SELECT {', '.join(columns)} {source}", values)
        kinds = [self.fields[name]["type"] for name in names]
        return [
            _feature(key, blob, zip(names, kinds, row, strict=True)) for key, blob, *row in rows
        ]


def _feature(key: Any, blob: bytes | None, cells: Any) -> dict[str, Any]:
    shape = shape_of(blob)
    return {
        "type": "Feature",
        "id": key,
        "geometry": None if shape is None else shape.__geo_interface__,
        "properties": {
            name: bool(value) if kind == "boolean" and value is not None else value
            for name, kind, value in cells
        },
    }
