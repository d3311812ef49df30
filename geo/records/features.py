"""JSON, JSON lines and GeoJSON -> rows; a feature's geometry becomes columns of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any

from gazetteer.distance import distance_m
from gazetteer.errors import BadTable, UnreadableDocument
from geo.readers.text import decode
from geo.records.report import Problem
from geo.records.sheet import Sheet, make_sheet, text_of

LON, LAT, RADIUS = "geometry.lon", "geometry.lat", "geometry.radius_m"
"""Columns that stand for a geometry: degrees, WGS 84, and the metres of a circle that holds it."""

_LISTS = ("features", "data", "records", "rows", "incidents", "results", "items")
"""Keys under which an object holds its records."""


def read_json(data: bytes, name: str) -> Sheet:
    """Read a JSON file: GeoJSON, a list of objects, or an object that holds such a list.

    Parameters
    ----------
    data
        The file, UTF-8.
    name
        Its name, for messages.

    Returns
    -------
    sheet
        A row an object; its keys are the headers, a GeoJSON feature's properties too.

    Raises
    ------
    UnreadableDocument
        If it is no JSON.
    BadTable
        If it holds no list of objects.
    """
    text, _ = decode(data)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        if lines := _as_lines(text, name):
            return lines
        raise UnreadableDocument(f"{name}: is no JSON: {error}") from error
    if isinstance(content, Mapping):
        held = next((content[key] for key in _LISTS if isinstance(content.get(key), list)), None)
        content = [content] if held is None else held
    if not isinstance(content, list):
        raise BadTable(f"{name}: holds no list of records")
    return _sheet(enumerate(content, 1), name)


def read_jsonl(data: bytes, name: str) -> Sheet:
    """Read JSON lines or a GeoJSON text sequence: an object a line.

    Parameters
    ----------
    data
        The file, UTF-8; a record separator (RFC 8142) before an object is passed over.
    name
        Its name, for messages.

    Returns
    -------
    sheet
        A row an object; a line that is no object is a problem.
    """
    text, _ = decode(data)
    found: list[tuple[int, Any]] = []
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        written = line.strip().lstrip("\x1e")
        if not written:
            continue
        try:
            found.append((number, json.loads(written)))
        except (ValueError, RecursionError) as error:
            problems.append(
                Problem(name, number, "", f"the line is no JSON: {error}",
                        "write one whole object a line", kept=False)
            )  # fmt: skip
    return _sheet(found, name, problems)


def _as_lines(text: str, name: str) -> Sheet | None:
    """Read a `.json` file that holds an object a line after all."""
    first = text.lstrip().split("\n", 1)[0].strip().lstrip("\x1e")
    try:
        is_object = isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return None
    return read_jsonl(text.encode("utf-8", "replace"), name) if is_object else None


def _sheet(
    objects: Iterable[tuple[int, Any]], name: str, problems: Iterable[Problem] = ()
) -> Sheet:
    """Make rows of objects; the headers are all keys, in the order in which they come."""
    found = list(problems)
    rows: list[tuple[int, dict[str, str]]] = []
    for number, one in objects:
        if isinstance(one, Mapping):
            rows.append((number, dict(_cells(one))))
        else:
            found.append(
                Problem(name, number, "", f"{json.dumps(one)[:60]} is no object",
                        "write each record as an object with keys", kept=False)
            )  # fmt: skip
    header = list(dict.fromkeys(key for _, cells in rows for key in cells))
    if not header:
        raise BadTable(f"{name}: holds no record with keys")
    table = [(number, [cells.get(key, "") for key in header]) for number, cells in rows]
    return make_sheet(header, table, name, problems=found)


def _cells(one: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the cells of an object; of a feature, its properties, id and geometry."""
    if one.get("type") != "Feature" and not isinstance(one.get("properties"), Mapping):
        yield from ((str(key).strip() or "(no key)", text_of(value)) for key, value in one.items())
        return
    properties = one.get("properties")
    properties = properties if isinstance(properties, Mapping) else {}
    yield from ((str(key).strip() or "(no key)", text_of(v)) for key, v in properties.items())
    if "id" in one and "id" not in properties:
        yield "id", text_of(one["id"])
    yield from point_cells(one.get("geometry"))


def point_cells(geometry: Any) -> Iterator[tuple[str, str]]:
    """Give a geometry as cells: the point that stands for it, and the circle that holds it.

    Parameters
    ----------
    geometry
        A GeoJSON geometry, lon, lat in degrees, WGS 84; or None.

    Yields
    ------
    header, cell
        Nothing where there is no geometry that can be read.

    Examples
    --------
    >>> dict(point_cells({"type": "Point", "coordinates": [46.75, 39.2]}))
    {'geometry.lon': '46.75', 'geometry.lat': '39.2'}
    """
    points = list(_positions(geometry))
    if not points:
        return
    west, east = (f(x for x, _ in points) for f in (min, max))
    south, north = (f(y for _, y in points) for f in (min, max))
    lon, lat = (west + east) / 2, (south + north) / 2
    yield LON, text_of(round(lon, 7))
    yield LAT, text_of(round(lat, 7))
    if len(points) > 1 and abs(lat) <= 90:
        radius = max(distance_m(lon, lat, x, y) for x, y in points)
        yield RADIUS, text_of(float(round(radius)))


def _positions(geometry: Any) -> Iterator[tuple[float, float]]:
    """Give all positions of a geometry, however deep they lie."""
    if isinstance(geometry, Mapping):
        for part in geometry.get("geometries") or ():
            yield from _positions(part)
        geometry = geometry.get("coordinates")
    todo = [geometry]
    while todo:
        one = todo.pop()
        if not isinstance(one, list | tuple) or not one:
            continue
        if len(one) >= 2 and all(isinstance(x, int | float) and isfinite(x) for x in one[:2]):
            yield float(one[0]), float(one[1])
        else:
            todo.extend(one)
