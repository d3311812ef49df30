"""GeoPackage: the hand-off to a GIS. All layers in one file, with their style and their rights."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.lookup import Gazetteer
from geo.export import layers
from geo.export.files import new_file
from geo.export.ogr import read_layer, write_layer
from geo.export.rights import Rights, rights_of
from geo.export.style import ALIASES, qml
from geo.frame import COLUMNS

if TYPE_CHECKING:
    import geopandas as gpd

DRIVER = "GPKG"

ABOUT = {
    "incidents": "One row an incident: what the source says, at the point for display",
    "uncertainty": "The circle somewhere in which each incident lies (radius_m)",
    "areas": "Areas that incidents are said to lie in, joined by place_id",
    "lines": "Borders and lines that incidents are said to lie along, joined by place_id",
    "mentions": "Words of the documents that name a place, with and without an entry",
    "documents": "The documents and tables that the incidents come from",
}
"""Layer -> what it holds. In the order in which a GIS lists them."""

MADE = "2000-01-01T00:00:00.000Z"
"""The time stamp of every layer: the same table gives the same bytes."""


def write_geopackage(
    gdf: gpd.GeoDataFrame, path: Path, *, places: Iterable[Any] = (), gaz: Gazetteer | None = None
) -> None:
    """GeoPackage: incidents, circles of doubt, areas, lines, mentions, documents; QGIS's styles.

    Parameters
    ----------
    gdf
        The table, EPSG:4326.
    path
        Where to.
    places
        Every mention of the documents, for the layers of mentions and documents.
    gaz
        Where areas and lines are looked up; the packaged gazetteer if None.
    """
    named = tuple(places)
    areas, lines = layers.areas_and_lines(gdf, gaz)
    rights = rights_of(gdf, gaz)
    with new_file(path) as new, _unsynchronised():
        new.unlink()  # GDAL makes a GeoPackage of a file that is not there
        for name, table, shape in (
            ("incidents", gdf, "Point"),
            ("uncertainty", layers.uncertainty(gdf), "MultiPolygon"),
            ("areas", areas, "MultiPolygon"),
            ("lines", lines, _line_type(lines)),
            ("mentions", layers.mentions(gdf, named), "Point"),
            ("documents", layers.documents(gdf, named), None),
        ):
            write_layer(
                table, new, driver=DRIVER, layer=name, shape=shape, append=new.exists(),
                dataset_options={"VERSION": "1.3", "ADD_GPKG_OGR_CONTENTS": "YES"},
                layer_options={"DESCRIPTION": ABOUT[name], "SPATIAL_INDEX": "YES"},
            )  # fmt: skip
        with closing(sqlite3.connect(new)) as database:
            _finish(database, rights)
        _forget_changes(new)


def _forget_changes(new: Path) -> None:
    """Set SQLite's counter of changes to 1: how many transactions there were is nobody's matter."""
    with new.open("rb+") as file:
        for offset in (24, 92):  # the counter, and the change that the file's size is of
            file.seek(offset)
            file.write((1).to_bytes(4, "big"))


@contextmanager
def _unsynchronised() -> Iterator[None]:
    """Let GDAL not wait for the disk after each layer: the file is synchronised at its end."""
    import pyogrio

    option = "OGR_SQLITE_SYNCHRONOUS"
    before = pyogrio.get_gdal_config_option(option)
    pyogrio.set_gdal_config_options({option: "OFF"})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({option: before})


def _line_type(lines: gpd.GeoDataFrame) -> str:
    many = bool((lines.geometry.geom_type == "MultiLineString").any())
    return "MultiLineString" if many else "LineString"


def _finish(database: sqlite3.Connection, rights: Rights) -> None:
    """Add what GDAL does not: styles, names of columns, rights, and time stamps that stay."""
    database.execute("PRAGMA synchronous = OFF")  # as in _unsynchronised
    with database:
        database.execute("UPDATE gpkg_contents SET last_change = ?", (MADE,))
        database.execute(_STYLES)
        database.executemany(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,"
            " f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner,"
            " ui, update_time) VALUES ('', '', ?, ?, ?, ?, '', 1, ?, '', NULL, ?)",
            [
                (name, "" if name == "documents" else "geom", name, qml(name), ABOUT[name], MADE)
                for name in ABOUT
            ],
        )
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description,"
            " last_change) VALUES ('layer_styles', 'attributes', 'layer_styles',"
            " 'Styles that QGIS opens the layers with', ?)",
            (MADE,),
        )
        _describe_columns(database)
        _tell_rights(database, rights)
    database.execute("VACUUM")


_STYLES = """CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
  f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
  styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT,
  owner TEXT(30), ui TEXT(30), update_time DATETIME)"""
# Source: QGIS 3.22, src/providers/ogr/qgsogrprovidermetadata.cpp: the table that it reads


_SCHEMA = """
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT,
  mime_type TEXT, constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC,
  min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))"""
# Source: GeoPackage 1.3 (OGC 12-128r17), annex C.8 and C.9; metadata: C.10 and C.11
_METADATA = """
CREATE TABLE gpkg_metadata (
  id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml',
  metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (
  reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
  timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
  CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id))"""


def _make(database: sqlite3.Connection, tables: str, extension: str, *names: str) -> None:
    """Make the tables of an extension of GeoPackage, and say that they are there."""
    for statement in tables.split(";\n"):
        database.execute(statement)
    page = f"http://www.geopackage.org/spec130/#extension_{extension.removeprefix('gpkg_')}"
    database.executemany(
        "INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)"
        " VALUES (?, NULL, ?, ?, 'read-write')",
        [(name, extension, page) for name in names],
    )


def _describe_columns(database: sqlite3.Connection) -> None:
    """Say what each column means and which words it allows (extension Schema)."""
    tables = ("gpkg_data_columns", "gpkg_data_column_constraints")
    _make(database, _SCHEMA, "gpkg_schema", *tables)
    database.executemany(
        "INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, value)"
        " VALUES (?, 'enum', ?)",
        [(column.name, value) for column in COLUMNS for value in column.values],
    )
    choices = {column.name for column in COLUMNS if column.values}
    database.executemany(
        "INSERT INTO gpkg_data_columns (table_name, column_name, title, description,"
        " constraint_name) VALUES (?, ?, ?, ?, ?)",
        [
            (layer, column, alias, meaning, column if column in choices else None)
            for layer in ABOUT
            for column, (alias, meaning) in ALIASES.items()
            if _has(database, layer, column)
        ],
    )


def _has(database: sqlite3.Connection, layer: str, column: str) -> bool:
    found = database.execute("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (layer, column))
    return found.fetchone() is not None


def _tell_rights(database: sqlite3.Connection, rights: Rights) -> None:
    """Say what the file is and whom it is to be credited to (extension Metadata)."""
    tables = ("gpkg_metadata", "gpkg_metadata_reference")
    _make(database, _METADATA, "gpkg_metadata", *tables)
    database.execute(
        "INSERT INTO gpkg_metadata (id, md_scope, md_standard_uri, mime_type, metadata)"
        " VALUES (1, 'dataset', 'http://purl.org/dc/terms/', 'text/plain', ?)",
        (rights.as_text(),),
    )
    database.execute(
        "INSERT INTO gpkg_metadata_reference (reference_scope, timestamp, md_file_id)"
        " VALUES ('geopackage', ?, 1)",
        (MADE,),
    )


def read_geopackage(path: Path) -> gpd.GeoDataFrame:
    """Read the layer of incidents that `write_geopackage` wrote.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    UnreadableDocument
        If it is no GeoPackage, or has no layer `incidents`.
    BadTable
        If the layer is no table of incidents.
    """
    return read_layer(path, layer="incidents", driver=DRIVER)
