"""Questions in SQL: incidents and the gazetteer as tables, spatial functions, geodesic kilometres.

The engine is SedonaDB, an extra: `pip install "incident-atlas[sql]"`. It runs in this process, on
what is given to it; nothing is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import gazetteer
from gazetteer.errors import AtlasError
from gazetteer.lookup import Gazetteer

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

_ASKS = re.compile(
    r"\s*(?:--[^\n]*\n\s*|/\*.*?\*/\s*)*(?:select|with)\b", re.IGNORECASE | re.DOTALL
)
_TABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def sql(
    query: str,
    incidents: gpd.GeoDataFrame | None = None,
    *,
    gaz: Gazetteer | None = None,
    **tables: pd.DataFrame,
) -> pd.DataFrame:
    """Ask a question in SQL.

    Parameters
    ----------
    query
        One `SELECT` (or `WITH ... SELECT`). It may name the tables `incidents` (columns as
        `geo.frame.COLUMNS`), `places` (the gazetteer: `id`, `name`, `kind`, `country`,
        `population`, `radius_m`, `lon`, `lat`, `geometry` as a point), and those of `tables`; use
        the spatial functions `ST_...`, on degrees; and `km(a, b)`: geodesic kilometres between two
        geometries, at least one of them a point, 0 where an area holds it.
    incidents
        The table of incidents.
    gaz
        The gazetteer behind `places`; the packaged one if None. It is read only where the query
        names it.
    tables
        Further tables by name.

    Returns
    -------
    answer
        A GeoDataFrame (EPSG:4326) where the answer has a column of geometries, else a DataFrame.

    Raises
    ------
    AtlasError
        If SedonaDB is not installed, the query is no question, or the engine refuses it: its own
        words are kept.

    Notes
    -----
    The circle of doubt (`radius_m`) is a column like any other: SQL does not ask about it by
    itself. `geo.within_km`, `geo.inside` and their kin do, and what they give can be asked here.

    Examples
    --------
    >>> import geo
    >>> gdf = geo.locate("examples/letter_zh.txt", records="examples/incidents.csv")
    >>> answer = sql("select event_type, count(*) as n from incidents group by 1 order by 2", gdf)
    >>> list(answer.columns)
    ['event_type', 'n']
    """
    if not _ASKS.match(query) or ";" in query.rstrip().removesuffix(";"):
        raise AtlasError("the query is no single question: begin it with SELECT or WITH")
    engine = _connected()
    if incidents is not None:
        tables = {"incidents": incidents, **tables}
    if re.search(r"\bplaces\b", query, re.IGNORECASE) and "places" not in tables:
        tables["places"] = _places(gazetteer.open() if gaz is None else gaz)
    for name, table in tables.items():
        if not _TABLE.fullmatch(name):
            raise AtlasError(f"{name!r} is no name of a table: letters, digits and _")
        engine.create_data_frame(_bare(table)).to_view(name)
    from sedonadb._lib import SedonaError

    try:
        answer = engine.sql(query).to_pandas()
    except SedonaError as error:
        raise AtlasError(f"SedonaDB does not take the query: {error}") from error
    return _in_degrees(answer)


def _bare(table: pd.DataFrame) -> pd.DataFrame:
    """Give a table in degrees with no reference system named.

    The engine refuses to compare geometries of a named system with those that a query writes out
    (`ST_Point`), and here all are degrees.
    """
    import geopandas

    table = table.reset_index(drop=True)
    if not isinstance(table, geopandas.GeoDataFrame):
        return table
    bare: pd.DataFrame = table.to_crs("EPSG:4326").set_crs(None, allow_override=True)
    return bare


def _connected() -> Any:
    """Open the engine, with `km`."""
    try:
        import sedonadb
    except ImportError as error:
        raise AtlasError(
            'questions in SQL need SedonaDB: pip install "incident-atlas[sql]"'
        ) from error
    engine = sedonadb.connect()
    engine.register(_km())
    return engine


def _km() -> Any:
    """Make the function `km(a, b)`."""
    import pyarrow as pa
    from sedonadb import udf

    def km(a: Any, b: Any) -> Any:
        first, second = (pa.array(arg.to_array()) for arg in (a, b))
        return pa.array(_kilometres(_shapes(first), _shapes(second)), pa.float64())

    return udf.arrow_udf(pa.float64(), [udf.GEOMETRY, udf.GEOMETRY])(km)


def _shapes(column: Any) -> Any:
    """Read a column of geometries."""
    import numpy as np
    import shapely

    stored = getattr(column, "storage", column)
    return shapely.from_wkb(np.array(stored.to_pylist(), dtype=object))


def _kilometres(first: Any, second: Any) -> Any:
    """Give geodesic distances between two columns of geometries."""
    import numpy as np
    import shapely

    from geo.distances import signed_distances

    first, second = np.broadcast_arrays(first, second)
    points = shapely.get_type_id(first) == 0
    first, second = np.where(points, first, second), np.where(points, second, first)
    known = (shapely.get_type_id(first) == 0) & ~shapely.is_missing(second)
    answer = np.full(len(first), np.nan)
    shapes = shapely.to_wkb(second)
    for shape in dict.fromkeys(shapes[known].tolist()):
        here = known & (shapes == shape)
        lons, lats = shapely.get_x(first[here]), shapely.get_y(first[here])
        metres = signed_distances(lons, lats, shapely.from_wkb(shape))
        answer[here] = np.maximum(metres, 0.0) / 1000
    return answer


def _places(gaz: Gazetteer) -> gpd.GeoDataFrame:
    """Give the gazetteer as a table."""
    import geopandas

    table = geopandas.GeoDataFrame(gaz.columns()).astype({"population": "Int64"})
    points = geopandas.points_from_xy(table["lon"], table["lat"])
    return table.set_geometry(points, crs="EPSG:4326")


def _in_degrees(answer: pd.DataFrame) -> pd.DataFrame:
    """State the reference system under its usual name; the engine writes it out in full."""
    import geopandas

    if not isinstance(answer, geopandas.GeoDataFrame):
        return answer
    named: pd.DataFrame = answer.set_crs("EPSG:4326", allow_override=True)
    return named
