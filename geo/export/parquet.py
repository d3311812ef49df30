"""GeoParquet 1.1: columns for analysis, with the box of each row beside it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import MissingExtra, UnreadableDocument
from gazetteer.lookup import Gazetteer
from geo.export.cells import fields_of, restored
from geo.export.files import new_file
from geo.export.rights import rights_of
from geo.frame import BY_NAME

if TYPE_CHECKING:
    import geopandas as gpd

ABOUT = b"about"
"""Key of the file's metadata under which it says what it is, as JSON."""


def write_parquet(
    gdf: gpd.GeoDataFrame, path: Path, *, places: Iterable[Any] = (), gaz: Gazetteer | None = None
) -> None:
    """GeoParquet 1.1: days as days, WKB points, a covering box; needs the extra [parquet].

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

    Raises
    ------
    MissingExtra
        If pyarrow is not installed.
    """
    pq = _pyarrow_parquet(path)
    buffer = io.BytesIO()
    _with_days(gdf).to_parquet(
        buffer, index=False, schema_version="1.1.0", write_covering_bbox=True
    )
    table = pq.read_table(buffer)
    about = json.dumps(rights_of(gdf, gaz).as_dict(), ensure_ascii=False).encode()
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), ABOUT: about})
    with new_file(path) as new:
        pq.write_table(table, new, compression="zstd")


def _pyarrow_parquet(path: Path) -> Any:
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra(
            f'{path}: Parquet needs pyarrow; type: pip install "incident-atlas[parquet]"'
        ) from error
    return pq


def _with_days(gdf: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Give the table with real days and with text that a file can hold."""
    import pandas as pd

    gdf = gdf.reset_index(drop=True)
    for field in fields_of(gdf):
        if field.type == "date":
            gdf[field.name] = pd.Series(field.values.astype(object), dtype=object)
        elif field.type in ("string", "json"):
            gdf[field.name] = pd.Series(field.values, dtype="string")
    return gdf


def read_parquet(path: Path) -> gpd.GeoDataFrame:
    """Read what `write_parquet` wrote.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    UnreadableDocument
        If it is no Parquet.
    BadTable
        If it is no table of incidents.
    MissingExtra
        If pyarrow is not installed.
    """
    pq = _pyarrow_parquet(path)
    try:
        table = pq.read_table(io.BytesIO(path.read_bytes()))
    except (ValueError, NotImplementedError) as error:  # pyarrow's own errors are such
        raise UnreadableDocument(f"{path}: cannot be read as Parquet: {error}") from error
    except OSError as error:
        if error.errno is not None:
            raise
        raise UnreadableDocument(f"{path}: cannot be read as Parquet: {error}") from error
    kept = [name for name in table.column_names if name not in ("geometry", "bbox")]
    days = [name for name in kept if name in BY_NAME and BY_NAME[name].type == "date"]
    rows = table.select(kept).to_pylist()
    for row in rows:
        for name in days:
            row[name] = None if row[name] is None else str(row[name])
    return restored(path, rows)
