"""GeoPackage and Parquet -> rows, through pyogrio and pyarrow."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from gazetteer.errors import BadTable, MissingExtra, UnreadableDocument
from geo.records.features import point_cells
from geo.records.headers import known_headers
from geo.records.sheet import MOST_ROWS, Sheet, make_sheet, text_of

if TYPE_CHECKING:
    import pandas as pd


def read_gpkg(data: bytes, name: str) -> Sheet:
    """Read a GeoPackage: the layer with most headers that are known.

    Parameters
    ----------
    data
        The file.
    name
        Its name, for messages.

    Returns
    -------
    sheet
        A row a feature, in the layer's order; another CRS is brought to WGS 84.

    Raises
    ------
    UnreadableDocument
        If it is no GeoPackage that can be read, or holds no layer.
    """
    import pyogrio

    if not data.startswith(b"SQLite format 3\0"):
        raise UnreadableDocument(f"{name}: is no GeoPackage")
    try:
        with TemporaryDirectory() as folder, warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # GDAL's remarks on odd files
            path = Path(folder, "records.gpkg")
            path.write_bytes(data)
            layers = [str(layer) for layer, _ in pyogrio.list_layers(path)]
            fields = {one: pyogrio.read_info(path, layer=one)["fields"] for one in layers}
            layer = max(layers, key=lambda one: len(known_headers(fields[one])), default="")
            frame = pyogrio.read_dataframe(path, layer=layer, max_features=MOST_ROWS + 1)
    except (
        pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, pyogrio.errors.FeatureError,
        pyogrio.errors.GeometryError, pyogrio.errors.FieldError, pyogrio.errors.CRSError,
        ValueError, RuntimeError,
    ) as error:  # fmt: skip
        raise UnreadableDocument(f"{name}: is no GeoPackage that can be read: {error}") from error
    others = [one for one in layers if one != layer]
    notes = [f"layer {layer!r} was read, not {', '.join(map(repr, others))}"] if others else []
    return _sheet(frame, name, notes)


def read_parquet(data: bytes, name: str) -> Sheet:
    """Read a Parquet or GeoParquet file.

    Parameters
    ----------
    data
        The file.
    name
        Its name, for messages.

    Returns
    -------
    sheet
        A row a record, in the file's order.

    Raises
    ------
    MissingExtra
        If pyarrow is not there.
    UnreadableDocument
        If it is no Parquet that can be read.
    BadTable
        If it has too many rows.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra(
            f'{name}: Parquet needs pyarrow; type: pip install "incident-atlas[parquet]"'
        ) from error
    try:
        file = pq.ParquetFile(io.BytesIO(data))
        rows = file.metadata.num_rows
        groups = range(file.num_row_groups if rows <= MOST_ROWS else 0)
        table = file.read_row_groups(groups)
        table.validate(full=True)  # text that is no UTF-8, offsets that lead nowhere
        frame = _with_geometry(table, file.schema_arrow.metadata or {})
    except (pa.ArrowException, OSError, ValueError, TypeError, KeyError) as error:
        raise UnreadableDocument(f"{name}: is no Parquet that can be read: {error}") from error
    if rows > MOST_ROWS:
        raise BadTable(f"{name}: {rows:,} rows are more than {MOST_ROWS:,}; split the file")
    return _sheet(frame, name, [])


def _with_geometry(table: Any, metadata: dict[bytes, bytes]) -> pd.DataFrame:
    """Give a table as a frame; one that says it is GeoParquet, with its geometry."""
    import geopandas as gpd

    frame: pd.DataFrame = (
        gpd.GeoDataFrame.from_arrow(table) if b"geo" in metadata else table.to_pandas()
    )
    return frame


def _sheet(frame: pd.DataFrame, name: str, notes: list[str]) -> Sheet:
    """Make rows of a frame; its geometry becomes columns."""
    import geopandas as gpd

    points: list[dict[str, str]] = [{}] * len(frame)
    if isinstance(frame, gpd.GeoDataFrame) and frame.active_geometry_name:
        geometry = frame.geometry
        if geometry.crs is not None and geometry.crs.to_epsg() != 4326:
            geometry = geometry.to_crs("EPSG:4326")
            notes = [*notes, "coordinates were brought to WGS 84"]
        points = [dict(point_cells(getattr(one, "__geo_interface__", None))) for one in geometry]
        frame = frame.drop(columns=frame.active_geometry_name)
    texts = [[text_of(value) for value in frame[column]] for column in frame.columns]
    extra = list(dict.fromkeys(key for point in points for key in point))
    header = [str(column) for column in frame.columns] + extra
    rows = [
        (i + 1, [*(column[i] for column in texts), *(points[i].get(key, "") for key in extra)])
        for i in range(len(frame))
    ]
    return make_sheet(header, rows, name, notes=notes)
