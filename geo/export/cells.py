"""Cells of the table -> values that a format can hold, and rows of a file -> the table again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import BadTable
from geo.frame import BY_NAME, as_frame

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy as np
    import numpy.typing as npt
    import pandas as pd


NO_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], "\ufffd")
"""Characters that XML cannot hold (XML 1.0, 2.2), and what stands for them."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column, ready to be written by a library that knows types."""

    name: str
    """The column's name."""
    type: str
    """A type of `geo.frame.DTYPES`, or "boolean"."""
    values: npt.NDArray[Any]
    """Text and JSON as objects (None for null), dates as `datetime64[D]`, numbers, booleans."""
    null: npt.NDArray[np.bool_]
    """Where there is no value."""


def fields_of(gdf: gpd.GeoDataFrame) -> list[Field]:
    """Give the columns of a table, but its geometry, each with its type.

    Parameters
    ----------
    gdf
        The table; columns beyond `geo.frame.COLUMNS` are text, numbers or truth values by what
        they hold.

    Raises
    ------
    BadTable
        If a day cannot be held as one (2022-02-31).
    """
    shape = gdf.geometry.name
    return [_field(str(name), gdf[name]) for name in gdf.columns if name != shape]


def _field(name: str, column: pd.Series) -> Field:
    import numpy as np

    kind = BY_NAME[name].type if name in BY_NAME else type_of(column)
    null = column.isna().to_numpy(dtype=bool)
    if kind == "date":
        try:
            days = [None if gone else day for day, gone in zip(column, null, strict=True)]
            return Field(name, kind, np.array(days, dtype="datetime64[D]"), null)
        except ValueError as error:
            raise BadTable(f"{name}: a day that no calendar has ({error})") from error
    if kind in ("integer", "boolean"):
        dtype = np.int64 if kind == "integer" else np.bool_
        return Field(name, kind, column.fillna(0).to_numpy(dtype=dtype), null)
    if kind == "number":
        return Field(name, kind, column.to_numpy(dtype=float, na_value=np.nan), null)
    cells = [None if gone else text(x) for x, gone in zip(column, null, strict=True)]
    return Field(name, kind, np.array([*cells, None], dtype=object)[:-1], null)


def type_of(column: pd.Series) -> str:
    """Say of which type a column is that `geo.frame.COLUMNS` does not know.

    Examples
    --------
    >>> import pandas as pd
    >>> [type_of(pd.Series(values)) for values in ([1, 2], [1.5, None], [True], ["a"])]
    ['integer', 'number', 'boolean', 'string']
    """
    from pandas.api.types import is_bool_dtype, is_float_dtype, is_integer_dtype

    for told, kind in (
        (is_bool_dtype, "boolean"),
        (is_integer_dtype, "integer"),
        (is_float_dtype, "number"),
    ):
        if told(column.dtype):
            return kind
    return "string"


def text(value: Any) -> str:
    """Give a cell as text that a file can hold: half of a surrogate pair is no character."""
    return str(value).encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def plain(value: Any) -> Any:
    """Give a cell as JSON knows it: null for anything missing."""
    import pandas as pd

    if value is pd.NA or value is pd.NaT:
        return None
    if hasattr(value, "item"):
        return value.item()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return text(value)


def encodable(value: Any) -> Any:
    """Give a value with every text in it such that a file can hold it."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, Mapping):
        return {text(key): encodable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [encodable(one) for one in value]
    if isinstance(value, float) and not isfinite(value):
        return None
    return value


def restored(path: Path, rows: Iterable[Mapping[str, Any]]) -> gpd.GeoDataFrame:
    """Make the table again of rows that a file gave.

    Parameters
    ----------
    path
        The file, for the message.
    rows
        Column name -> value.

    Raises
    ------
    BadTable
        If columns are lacking, or a value breaks its column's rule.
    """
    listed = [dict(row) for row in rows]
    lacking = [name for name in BY_NAME if listed and name not in listed[0]]
    if lacking:
        raise BadTable(f"{path}: is no table of incidents: it lacks {', '.join(lacking[:5])}")
    try:
        return as_frame(listed)
    except BadTable as error:
        raise BadTable(f"{path}: {error}") from error


def rows_of(fields: Iterable[Field]) -> list[dict[str, Any]]:
    """Give columns as rows: None for null, days as ISO 8601 text.

    Parameters
    ----------
    fields
        The columns, all of one length.
    """
    listed = list(fields)
    columns = [_listed(field) for field in listed]
    names = [field.name for field in listed]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _listed(field: Field) -> list[Any]:
    values = field.values.astype(str) if field.type == "date" else field.values
    return [
        None if gone else value for value, gone in zip(values.tolist(), field.null, strict=True)
    ]
