"""A table of the user's own (CSV or TSV): a name and a position a row, and what else is known."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gazetteer.errors import BadGazetteer
from gazetteer.fit import Entry
from gazetteer.merge import settlement_radius
from gazetteer.names import fold
from gazetteer.place import PLACE_KINDS, Name, Place
from gazetteer.sources.inputs import Input, Report, inputs, lines, people, position

TITLE = "a table of places"
LICENCE = "not stated"
ATTRIBUTION = ""
FORMS = (
    "CSV or TSV with a header, UTF-8, any size: name, lon, lat, and if known id, kind, country, "
    "names (`ru:Гори | fr:Gori`) or name_ru, name_fr ..., lang, population, radius_m"
)
STATES = ("name", "lon", "kind", "radius_m", "country", "population")
CLEAN = False
URLS: tuple[str, ...] = ()

HEADERS: dict[str, tuple[str, ...]] = {
    "name": ("name", "title", "toponym", "place", "place_name", "placename", "main_name"),
    "lon": ("lon", "lng", "long", "longitude", "x", "lon_deg", "longitude_deg", "point_x"),
    "lat": ("lat", "latitude", "y", "lat_deg", "latitude_deg", "point_y"),
    "id": ("id", "place_id", "uid", "code", "geonameid", "geoname_id", "geonames_id"),
    "kind": ("kind", "type", "place_kind", "category"),
    "country": ("country", "country_code", "iso", "iso2", "iso_a2", "iso_country", "cc"),
    "names": ("names", "alternate_names", "alternatenames", "alt_names", "aliases", "other_names"),
    "lang": ("lang", "language", "name_lang"),
    "population": ("population", "pop", "inhabitants"),
    "radius_m": ("radius_m", "radius"),
}
"""Column -> headers that mean it, folded, spaces as `_`."""

NEEDED = ("name", "lon", "lat")
"""Columns that a table must have."""

_LANGUAGE = re.compile(r"name[_:]([a-z]{2,3})(?:[_-]([a-z]{4}))?")
_FORM = re.compile(r"(?:([a-z]{2,3})?(?:/(alternate|short|historic|code))?:)?(.*)", re.DOTALL)
_ID = re.compile(r"[a-z][a-z0-9_-]*:\S{1,200}")


@dataclass(frozen=True, slots=True)
class Batch:
    """The tables, and what their columns are called."""

    sources: tuple[Input, ...]
    """Tables."""
    columns: tuple[tuple[str, str], ...]
    """Column -> header, as the user says it."""


def batches(paths: Sequence[Path], folder: Path, options: Mapping[str, Any]) -> list[Batch]:
    """Give all tables as one piece.

    Parameters
    ----------
    paths
        Tables, alone, packed or in a folder.
    folder
        Not needed.
    options
        `columns`: column -> header, where the header is not guessed.

    Raises
    ------
    BadGazetteer
        If a column is asked for that is none.
    """
    columns = dict(options.get("columns") or {})
    for name in columns:
        if name not in HEADERS:
            raise BadGazetteer(f"{name!r} is no column: {', '.join(HEADERS)}")
    found = inputs(paths, (".csv", ".tsv", ".tab", ".txt"))
    return [Batch(tuple(found), tuple(columns.items()))]


def read(batch: Batch, report: Report) -> Iterator[Entry]:
    """Read the tables.

    Parameters
    ----------
    batch
        As `batches` gives it.
    report
        Where rows are counted.

    Yields
    ------
    entry
        With the row's id (`geonames:ID` adds to the packaged entry), or one made of its name and
        position.

    Raises
    ------
    BadGazetteer
        If a needed column is missing.
    """
    for source in batch.sources:
        yield from _read(source, dict(batch.columns), report)


def _read(source: Input, asked: Mapping[str, str], report: Report) -> Iterator[Entry]:
    text = lines(source)
    head = next(text, (1, ""))[1]
    sign = max("\t;,|", key=head.count)
    headers = next(csv.reader([head], delimiter=sign), [])
    columns = guess(headers, asked, source.label)
    rows = csv.reader((line for _, line in text), delimiter=sign, strict=True)
    try:
        for values in rows:
            if not any(values):
                continue
            report.rows += 1
            try:
                row = _row(headers, values)
                entry = _entry(row, columns, sign)
            except ValueError as problem:
                report.wrong(source, rows.line_num + 1, problem)
                continue
            gaps = (name for name in ("kind", "radius_m") if not row.get(columns.get(name, "")))
            report.gaps.update(gaps)
            yield entry
    except csv.Error as problem:
        raise BadGazetteer(f"{source.label}, line {rows.line_num + 1}: {problem}") from problem


def _row(headers: Sequence[str], values: Sequence[str]) -> dict[str, str]:
    if len(values) > len(headers):
        raise ValueError(f"{len(values)} cells, {len(headers)} headers")
    return dict(zip(headers, (one.strip() for one in values), strict=False))


def guess(headers: Sequence[str], asked: Mapping[str, str], label: str) -> dict[str, str]:
    """Tell which header is which column.

    Parameters
    ----------
    headers
        Of the table.
    asked
        Column -> header, as the user says it.
    label
        What an error calls the table.

    Returns
    -------
    columns
        Column -> header.

    Raises
    ------
    BadGazetteer
        If a needed column is not there, or one that was asked for.

    Examples
    --------
    >>> guess(["Village", "Long", "Lat"], {"name": "Village"}, "a.csv")
    {'name': 'Village', 'lon': 'Long', 'lat': 'Lat'}
    """
    plain = {fold(header).replace(" ", "_"): header for header in reversed(headers)}
    columns = {}
    for name, known in HEADERS.items():
        if name in asked:
            if asked[name] not in headers:
                raise BadGazetteer(f"{label}, line 1: no column is called {asked[name]!r}")
            columns[name] = asked[name]
            continue
        header = next((plain[one] for one in known if one in plain), None)
        if header is not None:
            columns[name] = header
    for name in NEEDED:
        if name not in columns:
            raise BadGazetteer(
                f"{label}, line 1: no column for {name}; its headers are "
                f"{', '.join(headers)[:200]}. Say which it is with --column {name}=HEADER"
            )
    return columns


def _entry(row: Mapping[str, str], columns: Mapping[str, str], sign: str) -> Entry:
    cell = {name: row.get(header, "") for name, header in columns.items()}
    if sign != ",":
        cell |= {name: cell[name].replace(",", ".") for name in ("lon", "lat")}
    name = cell["name"]
    if not name:
        raise ValueError("the name is empty")
    lon, lat = position(cell["lon"], cell["lat"])
    kind = cell.get("kind") or "site"
    if kind not in PLACE_KINDS:
        raise ValueError(f"kind {kind!r} is none of {', '.join(PLACE_KINDS)}")
    country = (cell.get("country") or "").upper()
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise ValueError(f"country {country!r} is no ISO 3166-1 alpha-2 code")
    place = Place(
        _id(cell, columns, name, lon, lat), name, lon, lat, kind, 0,
        (Name(name, cell.get("lang", ""), "", "main"), *_names(row, cell.get("names", ""))),
        country=country, population=people(cell.get("population")),
    )  # fmt: skip
    return Entry(_with_radius(place, cell.get("radius_m") or ""))


def _with_radius(place: Place, said: str) -> Place:
    radius = float(said) if said else settlement_radius(place)
    if not 0 < radius <= 20_100_000:
        raise ValueError(f"radius {said!r} is no distance in metres")
    return replace(place, radius_m=radius)


def _id(
    cell: Mapping[str, str], columns: Mapping[str, str], name: str, lon: float, lat: float
) -> str:
    said = cell.get("id", "")
    if not said:
        return f"table:{hashlib.sha256(f'{name}|{lon}|{lat}'.encode()).hexdigest()[:16]}"
    if said.isdigit() and "geoname" in columns["id"].casefold():
        return f"geonames:{said}"
    if _ID.fullmatch(said):
        return said
    if any(sign.isspace() for sign in said) or len(said) > 200:
        raise ValueError(f"id {said[:40]!r} is no id: a word without spaces")
    return f"table:{said}"


def _names(row: Mapping[str, str], listed: str) -> Iterator[Name]:
    sign = "|" if "|" in listed else ";"
    for form in listed.split(sign):
        match = _FORM.fullmatch(form.strip())
        if match and match[3].strip():
            yield Name(match[3].strip(), match[1] or "", "", match[2] or "alternate")
    for header, text in row.items():
        match = _LANGUAGE.fullmatch(header.casefold())
        if match and text:
            yield Name(text, match[1], (match[2] or "").title())
