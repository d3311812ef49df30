"""The JSON Schema of a row of the table, made of `COLUMNS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from geo.columns import COLUMNS, Column
from geo.corrections.forms import corrections_schema

_TYPES = {
    "string": "string", "date": "string", "json": "string", "integer": "integer",
    "number": "number",
}  # fmt: skip
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def table_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a row: the properties of a feature in GeoJSON.

    Returns
    -------
    schema
        With the rules of `COLUMNS`, and those of `geo.rules.RULES` that a schema can say.

    Examples
    --------
    >>> table_schema()["properties"]["lat"]["maximum"]
    90
    """
    return {
        "$schema": _DRAFT,
        "title": "A row of the table of incidents",
        "description": "Made of geo.columns.COLUMNS: `incident-atlas check --schema` prints it.",
        "type": "object",
        "properties": {column.name: _property(column) for column in COLUMNS},
        "required": [column.name for column in COLUMNS],
        "allOf": [
            {
                "title": "a status other than alleged needs a reviewer",
                "if": {"properties": {"claim_status": {"not": {"const": "alleged"}}}},
                "then": {"properties": {"reviewed_by": {"type": "string", "minLength": 1}}},
            },
            {
                "title": "precision 1 is for the place itself",
                "if": {"properties": {"geo_precision": {"const": 1}}, "required": ["relation"]},
                "then": {"properties": {"relation": {"enum": ["at", None]}}},
            },
            {
                "title": "0, 0 is no place",
                "not": {"properties": {"lon": {"const": 0}, "lat": {"const": 0}}},
            },
            {
                "title": "longitude and latitude come together",
                "if": {"properties": {"lon": {"type": "number"}}},
                "then": {"properties": {"lat": {"type": "number"}}},
                "else": {"properties": {"lat": {"type": "null"}}},
            },
        ],
    }


def _property(column: Column) -> dict[str, Any]:
    """Give the schema of one column."""
    kind = _TYPES[column.type]
    found: dict[str, Any] = {
        "description": column.meaning + (f" Unit: {column.unit}." if column.unit else ""),
        "type": kind if column.required else [kind, "null"],
    }
    if column.values:
        found["enum"] = [*column.values, *(() if column.required else (None,))]
    if column.type == "date":
        found["pattern"] = r"^\d{4}-\d{2}-\d{2}$"
    if column.type == "json":
        found["contentMediaType"] = "application/json"
    if column.least is not None:
        found["minimum"] = column.least
    if column.most is not None:
        found["maximum"] = column.most
    if column.name == "radius_m":
        found["exclusiveMinimum"] = 0
    return found


SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = MappingProxyType(
    {"incidents": table_schema, "corrections": corrections_schema}
)
"""Name -> what makes the schema; `docs/NAME.schema.json` holds it."""
