"""The table -> files that other tools open, and back. One module a format."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from gazetteer.errors import UnknownFormat, UnreadableDocument
from gazetteer.lookup import Gazetteer
from geo.document import Document, Location
from geo.export.files import write_whole
from geo.export.flatgeobuf import read_flatgeobuf, write_flatgeobuf
from geo.export.geojson import (
    geojson_parts,
    read_geojson,
    read_sequence,
    write_geojson,
    write_lines,
    write_sequence,
)
from geo.export.geopackage import read_geopackage, write_geopackage
from geo.export.kml import write_kml, write_kmz
from geo.export.linked import write_annotations, write_places
from geo.export.parquet import read_parquet, write_parquet
from geo.export.rights import rights_of
from geo.export.sheets import read_plain_csv, write_csv, write_plain_csv, write_xlsx
from geo.frame import check_frame

if TYPE_CHECKING:
    import geopandas as gpd

__all__ = [
    "LOSSLESS",
    "WRITERS",
    "export",
    "geojson_parts",
    "read_frame",
    "rights_of",
    "write_whole",
]


class Writer(Protocol):
    """Writes the table to a file, whole or not at all."""

    def __call__(
        self, gdf: gpd.GeoDataFrame, path: Path, *, places: Iterable[Any], gaz: Gazetteer | None
    ) -> None:
        """Write; `places` and `gaz` as in `export`."""


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        ".geojson": write_geojson,
        ".json": write_geojson,
        ".geojsons": write_sequence,
        ".geojsonl": write_lines,
        ".gpkg": write_geopackage,
        ".parquet": write_parquet,
        ".fgb": write_flatgeobuf,
        ".plain.csv": write_plain_csv,
        ".csv": write_csv,
        ".xlsx": write_xlsx,
        ".kml": write_kml,
        ".kmz": write_kmz,
        ".annotations.jsonld": write_annotations,
        ".places.jsonld": write_places,
    }
)
"""File suffix -> writer. Where two suffixes fit (`.plain.csv`), the longer one counts."""

LOSSLESS: Mapping[str, Callable[[Path], gpd.GeoDataFrame]] = MappingProxyType(
    {
        ".geojson": read_geojson,
        ".json": read_geojson,
        ".geojsons": read_sequence,
        ".geojsonl": read_sequence,
        ".gpkg": read_geopackage,
        ".parquet": read_parquet,
        ".fgb": read_flatgeobuf,
        ".plain.csv": read_plain_csv,
    }
)
"""File suffix -> reader, for the formats that give the same table again."""


def export(
    gdf: gpd.GeoDataFrame,
    path: str | os.PathLike[str],
    *,
    places: Iterable[tuple[Document, Location]] = (),
    gaz: Gazetteer | None = None,
) -> Path:
    """Write the table to a file; the suffix tells the format.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`; further ones are written too). Another CRS is
        brought to EPSG:4326.
    path
        Where to; formats: the keys of `WRITERS`. An older file is replaced only when the new one
        is whole.
    places
        Every place named in the documents (`geo.study(...).places`), for the formats that hold
        them beside the incidents; else they hold the places of the incidents alone.
    gaz
        Where areas and lines are looked up and whose sources are credited; the packaged gazetteer
        if None.

    Returns
    -------
    path
        The file written.

    Raises
    ------
    UnknownFormat
        If no writer knows the suffix.
    BadTable
        If the table breaks its rules; nothing is written then.
    MissingExtra
        If the format needs a package that is not installed.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from geo.frame import to_frame
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> export(to_frame([]), folder / "none.geojson").name
    'none.geojson'
    """
    path = Path(path)
    writer = _for(WRITERS, path)
    if writer is None:
        known = ", ".join(WRITERS)
        raise UnknownFormat(f"{path}: no writer for {path.suffix or 'no suffix'!r}; known: {known}")
    check_frame(gdf)
    if gdf.crs is not None and gdf.crs.to_epsg() != 4326:
        gdf = gdf.to_crs("EPSG:4326")
    writer(gdf, path, places=places, gaz=gaz)
    return path


def read_frame(path: str | os.PathLike[str]) -> gpd.GeoDataFrame:
    """Read a table that `export` wrote.

    Parameters
    ----------
    path
        A file of one of the formats that lose nothing (the keys of `LOSSLESS`).

    Returns
    -------
    gdf
        The same table: columns, types, order (but of FlatGeobuf) and geometry.

    Raises
    ------
    UnknownFormat
        If the format loses what the table needs, or is not known.
    UnreadableDocument
        If the file cannot be read as what its suffix says.
    BadTable
        If it is no table of incidents.
    """
    path = Path(path)
    reader = _for(LOSSLESS, path)
    if reader is None:
        known = ", ".join(LOSSLESS)
        raise UnknownFormat(f"{path}: a table is read from {known}; export it to one of these")
    try:
        return reader(path)
    except OSError as error:
        raise UnreadableDocument(f"{path}: cannot be read: {error.strerror or error}") from error


def _for(table: Mapping[str, Any], path: Path) -> Any:
    """Give what a table has for the longest suffix that fits."""
    fitting = [suffix for suffix in table if path.name.lower().endswith(suffix)]
    return table[max(fitting, key=len)] if fitting else None
