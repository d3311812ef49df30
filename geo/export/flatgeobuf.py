"""FlatGeobuf: one layer that a web page can read a part of."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.lookup import Gazetteer
from geo.export.files import new_file
from geo.export.ogr import read_layer, write_layer
from geo.export.rights import TITLE, rights_of

if TYPE_CHECKING:
    import geopandas as gpd

DRIVER = "FlatGeobuf"


def write_flatgeobuf(
    gdf: gpd.GeoDataFrame, path: Path, *, places: Iterable[Any] = (), gaz: Gazetteer | None = None
) -> None:
    """FlatGeobuf: points with an index in space; days are date-times there, at midnight.

    With the index, rows that are near each other lie together: their order is another one. The
    format cannot index rows without a place; a table that has some is written in its own order and
    without an index.

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
    rights = rights_of(gdf, gaz)
    index = "YES" if len(gdf) and bool(gdf.geometry.notna().all()) else "NO"
    said = {
        "TITLE": TITLE,
        "DESCRIPTION": rights.as_text(),
        "DISCLAIMER": rights.disclaimer,
        "LICENCE": rights.licence,
        "SOURCES": "; ".join(rights.sources),
    }
    with new_file(path) as new:
        write_layer(
            gdf, new, driver=DRIVER, layer="incidents", shape="Point",
            layer_metadata=said, SPATIAL_INDEX=index,
        )  # fmt: skip


def read_flatgeobuf(path: Path) -> gpd.GeoDataFrame:
    """Read what `write_flatgeobuf` wrote.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    UnreadableDocument
        If it is no FlatGeobuf.
    BadTable
        If it is no table of incidents.
    """
    return read_layer(path, layer=None, driver=DRIVER)
