"""A table of points, lines or areas -> a layer of a format that GDAL knows, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import UnreadableDocument
from geo.export.cells import Field, fields_of, restored, rows_of
from geo.frame import BY_NAME

if TYPE_CHECKING:
    import geopandas as gpd


def write_layer(
    gdf: gpd.GeoDataFrame, path: Path, *, driver: str, layer: str, shape: str | None, **more: Any
) -> None:
    """Write a layer with real fields of dates, whole numbers and truth values.

    Parameters
    ----------
    gdf
        EPSG:4326.
    path
        A file of its own, or one to add a layer to (`append=True`).
    driver, layer
        GDAL's name of the format, and the layer's.
    shape
        "Point", "MultiPolygon" ...; None for a table without geometry.
    more
        Options of the driver, `layer_metadata`, `append`.
    """
    import numpy as np
    from pyogrio import raw

    fields = fields_of(gdf)
    can_lack = ("integer", "boolean")  # the other types have a null of their own
    raw.write(
        str(path),
        None if shape is None else _wkb(gdf, shape),
        [field.values for field in fields],
        np.array([field.name for field in fields], dtype=object),
        field_mask=[field.null if field.type in can_lack else None for field in fields],
        driver=driver,
        layer=layer,
        geometry_type=shape,
        crs=None if shape is None else "EPSG:4326",
        **more,
    )


def _wkb(gdf: gpd.GeoDataFrame, shape: str) -> Any:
    import shapely

    shapes = gdf.geometry.to_numpy()
    if shape == "MultiPolygon":
        shapes = [None if one is None else _many(one) for one in shapes]
    return shapely.to_wkb(shapes, byte_order=1)


def _many(shape: Any) -> Any:
    """Give an area as one of several parts."""
    import shapely

    return shapely.MultiPolygon([shape]) if shape.geom_type == "Polygon" else shape


def read_layer(path: Path, *, layer: str | None, driver: str) -> gpd.GeoDataFrame:
    """Read the incidents of a file that GDAL knows.

    Parameters
    ----------
    path
        The file.
    layer
        The layer's name, or None for the only one.
    driver
        GDAL's name of the format.

    Raises
    ------
    UnreadableDocument
        If the file is none of this format.
    BadTable
        If it holds no table of incidents.
    """
    from pyogrio import raw
    from pyogrio.errors import DataLayerError, DataSourceError

    path.open("rb").close()  # says why, where a file cannot be opened
    try:
        meta, _, _, values = raw.read(str(path), layer=layer, read_geometry=False)
    except (DataSourceError, DataLayerError) as error:
        raise UnreadableDocument(f"{path}: cannot be read as {driver}: {error}") from error
    fields = [
        _field(str(name), data, subtype)
        for name, data, subtype in zip(meta["fields"], values, meta["ogr_subtypes"], strict=True)
    ]
    return restored(path, rows_of(fields))


def _field(name: str, values: Any, subtype: str) -> Field:
    """Give a column as it was before it was written: GDAL has null numbers as NaN."""
    import numpy as np
    import pandas as pd

    null = np.asarray(pd.isna(values))
    if name in BY_NAME and BY_NAME[name].type == "date":
        return Field(name, "date", values.astype("datetime64[D]"), null)
    if subtype == "OFSTBoolean":
        return Field(name, "boolean", np.where(null, 0, values).astype(bool), null)
    return Field(name, "string", values, null)
