"""The table -> files that other tools open, and back."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from math import isnan
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gazetteer.errors import BadTable, UnknownFormat, UnreadableDocument
from geo.frame import BY_NAME, as_frame, check_frame

if TYPE_CHECKING:
    import geopandas as gpd

DECIMALS = 7
"""Decimals of a coordinate: a centimetre (RFC 7946, 11.2)."""


def write_geojson(gdf: gpd.GeoDataFrame, path: Path) -> None:
    """Write the table as GeoJSON (RFC 7946): a feature a line, same bytes for the same table.

    Parameters
    ----------
    gdf
        The table, EPSG:4326.
    path
        Where to; an older file is replaced only when the new one is whole.
    """
    write_whole(path, "".join(geojson(gdf)).encode())


WRITERS: Mapping[str, Callable[[gpd.GeoDataFrame, Path], None]] = MappingProxyType(
    {".geojson": write_geojson, ".json": write_geojson}
)
"""File suffix -> writer."""


def export(gdf: gpd.GeoDataFrame, path: str | os.PathLike[str]) -> Path:
    """Write the table to a file; the suffix tells the format.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`; further ones are written too). Another CRS is
        brought to EPSG:4326.
    path
        Where to; formats: the keys of `WRITERS`.

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

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from geo.frame import to_frame
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> export(to_frame([]), folder / "none.geojson").read_text(encoding="utf-8")
    '{"type":"FeatureCollection","features":[\\n]}\\n'
    """
    path = Path(path)
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        known = ", ".join(WRITERS)
        raise UnknownFormat(f"{path}: no writer for {path.suffix or 'no suffix'!r}; known: {known}")
    check_frame(gdf)
    if gdf.crs is not None and gdf.crs.to_epsg() != 4326:
        gdf = gdf.to_crs("EPSG:4326")
    writer(gdf, path)
    return path


def read_frame(path: str | os.PathLike[str]) -> gpd.GeoDataFrame:
    """Read a table that `export` wrote.

    Parameters
    ----------
    path
        A GeoJSON file of incidents.

    Returns
    -------
    gdf
        The same table: columns, types, order and geometry.

    Raises
    ------
    UnreadableDocument
        If the file cannot be read or is no JSON.
    BadTable
        If it is no table of incidents.
    """
    path = Path(path)
    try:
        collection = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableDocument(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"{path}: is no JSON: {error}") from error
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not all(isinstance(f, dict) for f in features):
        raise BadTable(f"{path}: is no GeoJSON FeatureCollection")
    rows = [feature.get("properties") or {} for feature in features]
    lacking = [name for name in BY_NAME if rows and name not in rows[0]]
    if lacking:
        raise BadTable(f"{path}: is no table of incidents: it lacks {', '.join(lacking[:5])}")
    return as_frame(rows)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that there is the old one or the new one, never half of it.

    Parameters
    ----------
    path
        Where to.
    data
        All of it.

    Raises
    ------
    OSError
        If the folder does not exist or cannot be written; an older file is left as it was.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _open_to_others(name)
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def _open_to_others(name: str) -> None:
    """Give a temporary file the rights that a new file would have."""
    mask = os.umask(0)
    os.umask(mask)
    Path(name).chmod(0o666 & ~mask)


def geojson(gdf: gpd.GeoDataFrame) -> Iterator[str]:
    """Give the table as GeoJSON (RFC 7946), a line at a time.

    Parameters
    ----------
    gdf
        The table, EPSG:4326.

    Yields
    ------
    line
        With its line end; the features, one a line, come in the table's order.
    """
    yield '{"type":"FeatureCollection",'
    if len(gdf) and gdf.geometry.notna().any():
        box = [round(float(x), DECIMALS) for x in gdf.total_bounds]
        yield f'"bbox":{_json(box)},'
    yield '"features":[\n'
    columns = [name for name in gdf.columns if name != gdf.geometry.name]
    values = [[_plain(x) for x in gdf[name]] for name in columns]
    rows = zip(*values, strict=True) if columns else ()
    last = len(gdf) - 1
    for i, (row, point) in enumerate(zip(rows, gdf.geometry, strict=True)):
        properties = dict(zip(columns, row, strict=True))
        feature = {
            "type": "Feature",
            "id": properties["incident_id"],
            "geometry": _geometry(point),
            "properties": properties,
        }
        yield _json(feature) + (",\n" if i < last else "\n")
    yield "]}\n"


def _geometry(geometry: Any) -> dict[str, Any] | None:
    """Give a geometry as RFC 7946 wants it: rounded, rings counter-clockwise; None for none."""
    if geometry is None or geometry.is_empty:
        return None
    import shapely
    from shapely.geometry import mapping
    from shapely.geometry.polygon import orient

    rounded = shapely.transform(geometry, lambda xy: xy.round(DECIMALS))
    if rounded.geom_type == "Polygon":
        rounded = orient(rounded)
    if rounded.geom_type == "MultiPolygon":
        rounded = shapely.MultiPolygon([orient(part) for part in rounded.geoms])
    return dict(mapping(rounded))


def _plain(value: Any) -> Any:
    """Give a cell as JSON knows it: null for anything missing."""
    import pandas as pd

    if value is None or value is pd.NA or (isinstance(value, float) and isnan(value)):
        return None
    return value.item() if hasattr(value, "item") else value


def _json(value: Any) -> str:
    """Write JSON without spaces; a NaN is an error, never a word in the file."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # Half of a surrogate pair is no character: no file can hold it.
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
