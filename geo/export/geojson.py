"""GeoJSON (RFC 7946) and GeoJSON text sequences (RFC 8142): written as a stream, and read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import BadTable, UnreadableDocument
from gazetteer.lookup import Gazetteer
from geo.export.cells import encodable, plain, restored
from geo.export.files import new_file
from geo.export.rights import Rights, rights_of

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

DECIMALS = 7
"""Decimals of a coordinate: a centimetre (RFC 7946, 11.2)."""

ROWS = 2048
"""Rows that are encoded together: few enough to stay in a processor's cache."""

RECORD_SEPARATOR = b"\x1e"
"""What stands before each text of a sequence (RFC 8142, 2)."""

_PROBE = 256
"""Cells that tell whether a column repeats itself."""


def write_geojson(
    gdf: gpd.GeoDataFrame, path: Path, *, places: Iterable[Any] = (), gaz: Gazetteer | None = None
) -> None:
    """GeoJSON (RFC 7946): a feature a line, the same bytes for the same table.

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
    with new_file(path) as new, new.open("wb") as file:
        file.writelines(geojson_parts(gdf, rights_of(gdf, gaz)))


def write_sequence(
    gdf: gpd.GeoDataFrame, path: Path, *, places: Iterable[Any] = (), gaz: Gazetteer | None = None
) -> None:
    """GeoJSON text sequence (RFC 8142): a feature a record, each with licence and disclaimer.

    Parameters
    ----------
    gdf, path, places, gaz
        As in `write_geojson`.
    """
    _write_sequence(gdf, path, gaz, RECORD_SEPARATOR)


def write_lines(
    gdf: gpd.GeoDataFrame, path: Path, *, places: Iterable[Any] = (), gaz: Gazetteer | None = None
) -> None:
    """Newline-delimited GeoJSON: as the sequence, without the control character before a record.

    Parameters
    ----------
    gdf, path, places, gaz
        As in `write_geojson`.
    """
    _write_sequence(gdf, path, gaz, b"")


def _write_sequence(
    gdf: gpd.GeoDataFrame, path: Path, gaz: Gazetteer | None, before: bytes
) -> None:
    rights = rights_of(gdf, gaz)
    said = b',"licence":' + _dumps(rights.licence) + b',"disclaimer":' + _dumps(rights.disclaimer)
    with new_file(path) as new, new.open("wb") as file:
        for lines in _features(gdf, said):
            file.write(b"".join(before + line + b"\n" for line in lines))


def geojson_parts(gdf: gpd.GeoDataFrame, rights: Rights | None = None) -> Iterator[bytes]:
    """Give a table as GeoJSON (RFC 7946), some thousand lines at a time.

    Parameters
    ----------
    gdf
        EPSG:4326; any columns. `incident_id`, where it is there, is the features' id.
    rights
        What the file says of itself, in its member `about`.

    Yields
    ------
    part
        UTF-8; the features, one a line, come in the table's order.
    """
    yield b'{"type":"FeatureCollection",'
    if rights is not None:
        yield b'"about":' + _dumps(rights.as_dict()) + b","
    if box := _box(gdf):
        yield b'"bbox":' + _dumps(box) + b","
    yield b'"features":[\n'
    before = b""
    for lines in _features(gdf, b""):
        yield before + b",\n".join(lines)
        before = b",\n"
    yield b"\n]}\n" if before else b"]}\n"


def _box(gdf: gpd.GeoDataFrame) -> list[float]:
    """Give west, south, east and north; nothing where there is no geometry."""
    import shapely

    if not len(gdf):
        return []
    bounds = shapely.total_bounds(gdf.geometry.to_numpy()).tolist()
    return [] if isnan(bounds[0]) else [round(x, DECIMALS) for x in bounds]


def _features(gdf: gpd.GeoDataFrame, more: bytes) -> Iterator[Iterable[bytes]]:
    """Give each feature as a line; `more` is what all have as further properties."""
    shape = gdf.geometry.name
    names = [str(name) for name in gdf.columns if name != shape]
    keys = [b"," + _dumps(name) + b":" for name in names]
    for start in range(0, len(gdf), ROWS):
        rows = gdf.iloc[start : start + ROWS]
        parts: list[Iterable[bytes]] = []
        if "incident_id" in names:
            parts.append(_cells(rows["incident_id"], b'{"type":"Feature","id":'))
            parts.append(_geometries(rows.geometry, b',"geometry":'))
        else:
            parts.append(_geometries(rows.geometry, b'{"type":"Feature","geometry":'))
        opening = b',"properties":{'
        for name, key in zip(names, keys, strict=True):
            parts.append(_cells(rows[name], opening + key[1:] if opening else key))
            opening = b""
        parts.append(repeat((opening + more[1:] if opening else more) + b"}}"))
        yield map(b"".join, zip(*parts, strict=False))


def _cells(column: pd.Series, key: bytes) -> list[bytes]:
    """Give each cell of a column as JSON, the key before it."""
    import numpy as np

    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "fiu":
        return _numbers(column.to_numpy(), key)
    values = column.to_numpy(dtype=object).tolist()
    # In a column of one type equal cells are the same JSON (elsewhere True equals 1).
    if column.dtype != object and len(set(values[:_PROBE])) < _PROBE // 2:
        known = {value: key + _dumps(value) for value in dict.fromkeys(values)}
        return [known[value] for value in values]
    return [key + cell for cell in _each(values)]


def _each(values: list[Any]) -> Iterable[bytes]:
    """Give each value as JSON; quick where all of them are text of Unicode, as nearly always."""
    import orjson

    try:
        return list(map(orjson.dumps, values, repeat(plain)))
    except TypeError:  # orjson's own error is one: half of a surrogate pair is no character
        return [_dumps(value) for value in values]


def _numbers(values: Any, key: bytes) -> list[bytes]:
    """Give numbers as JSON; what is no number is null."""
    import numpy as np
    import orjson

    text = orjson.dumps(np.ascontiguousarray(values), option=orjson.OPT_SERIALIZE_NUMPY)
    return (key + text[1:-1].replace(b",", b"\n" + key)).split(b"\n")


def _geometries(shapes: gpd.GeoSeries, key: bytes) -> list[bytes]:
    """Give geometries as RFC 7946 wants them: rounded, rings counter-clockwise, null for none."""
    import numpy as np
    import shapely

    values = shapes.to_numpy()
    is_point = (shapely.get_type_id(values) == 0) & ~shapely.is_empty(values)
    if is_point.all() and len(values) and not shapely.has_z(values).any():
        return _points(values, key)
    cells = np.full(len(values), key + b"null", dtype=object)
    if is_point.any():
        cells[is_point] = _points(values[is_point], key)
    there = ~is_point & ~shapely.is_missing(values) & ~shapely.is_empty(values)
    cells[there] = [key + _geometry(shape) for shape in values[there]]
    listed: list[bytes] = cells.tolist()
    return listed


def _points(values: Any, key: bytes) -> list[bytes]:
    import shapely

    lon, lat = shapely.get_coordinates(values).round(DECIMALS).T
    return list(
        map(
            b"".join,
            zip(
                _numbers(lon, key + b'{"type":"Point","coordinates":['),
                _numbers(lat, b","),
                repeat(b"]}"),
                strict=False,
            ),
        )
    )


def _geometry(geometry: Any) -> bytes:
    """Give a line or an area."""
    import shapely
    from shapely.geometry import mapping
    from shapely.geometry.polygon import orient

    rounded = shapely.transform(geometry, lambda xy: xy.round(DECIMALS))
    if rounded.geom_type == "Polygon":
        rounded = orient(rounded)
    if rounded.geom_type == "MultiPolygon":
        rounded = shapely.MultiPolygon([orient(part) for part in rounded.geoms])
    return _dumps(dict(mapping(rounded)))


def _dumps(value: Any) -> bytes:
    """Write JSON without spaces; a NaN is null, never a word in the file."""
    import orjson

    return orjson.dumps(encodable(value), plain)


# --- back ----------------------------------------------------------------------------------------


def read_geojson(path: Path) -> gpd.GeoDataFrame:
    """Read what `write_geojson` wrote.

    Parameters
    ----------
    path
        A FeatureCollection of incidents.

    Raises
    ------
    UnreadableDocument
        If it is no JSON.
    BadTable
        If it is no table of incidents.
    """
    collection = _loads(path.read_bytes(), lambda: str(path))
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not all(isinstance(f, dict) for f in features):
        raise BadTable(f"{path}: is no GeoJSON FeatureCollection")
    return restored(path, [feature.get("properties") or {} for feature in features])


def read_sequence(path: Path) -> gpd.GeoDataFrame:
    """Read a sequence of features, with or without record separators.

    Parameters
    ----------
    path
        As `write_sequence` or `write_lines` wrote it.

    Raises
    ------
    UnreadableDocument
        If a record is no JSON; the message names it.
    BadTable
        If a record is no feature, or the whole is no table of incidents.
    """
    rows = []
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            text = line.strip(b" \t\r\n" + RECORD_SEPARATOR)
            if not text:
                continue
            feature = _loads(text, lambda n=number: f"{path}, line {n}")  # type: ignore[misc]
            if not isinstance(feature, dict) or feature.get("type") != "Feature":
                raise BadTable(f"{path}, line {number}: is no GeoJSON Feature")
            rows.append(feature.get("properties") or {})
    for row in rows:
        row.pop("licence", None)
        row.pop("disclaimer", None)
    return restored(path, rows)


def _loads(data: bytes, where: Callable[[], str]) -> Any:
    import orjson

    try:
        return orjson.loads(data)
    except ValueError as error:
        raise UnreadableDocument(f"{where()}: is no JSON: {error}") from error
