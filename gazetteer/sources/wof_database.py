"""Who's On First as SQLite, which no more is trusted than any file: tables are read, views not."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from gazetteer.errors import BadGazetteer
from gazetteer.fit import Entry
from gazetteer.place import Name
from gazetteer.sources.inputs import MOST_JSON, Input, Report
from gazetteer.sources.wof_record import feature_entry, is_out, name_of, number_of, row_entry


def read_database(source: Input, part: tuple[int, int], report: Report) -> Iterator[Entry]:
    """Read a database: the records in full, or the standard places response with the names.

    Parameters
    ----------
    source
        A SQLite file.
    part
        Which rows: those whose id leaves the first number when divided by the second.
    report
        Where rows are counted.

    Yields
    ------
    entry
        As `wof.read` gives it.

    Raises
    ------
    BadGazetteer
        If it is no whole database, or another one.
    """
    path, which = source.path.absolute(), f"WHERE id % {part[1]:d} = {part[0]:d}"
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            base.execute("PRAGMA trusted_schema = OFF")
            known = {
                row[0]: {column[1] for column in base.execute(f"PRAGMA table_info({row[0]})")}
                for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                if row[0] in ("geojson", "spr", "names", "concordances")
            }  # views are not asked: they run what the file says
            if "body" in known.get("geojson", ()):
                yield from _read_bodies(source, base, known["geojson"], which, report)
            elif {"latitude", "is_superseded"} <= known.get("spr", set()):
                yield from _read_spr(source, base, known, which, report)
            else:
                raise BadGazetteer(
                    f"{source.label} has neither a table geojson nor spr: it is not the SQLite "
                    f"distribution of Who's On First"
                )
    except sqlite3.Error as problem:
        raise BadGazetteer(f"{source.label} is no whole SQLite file ({problem})") from problem


def _read_bodies(
    source: Input, base: sqlite3.Connection, columns: set[str], which: str, report: Report
) -> Iterator[Entry]:
    where = f" {which} AND is_alt = 0" if "is_alt" in columns else f" {which}"
    for number, (body,) in enumerate(base.execute(f"SELECT body FROM geojson{where}"), 1):  # noqa: S608
        report.rows += 1
        try:
            entry = feature_entry(_parsed(body), report)
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as problem:
            report.wrong(source, number, problem)
            continue
        if entry is not None:
            yield entry


def _parsed(body: Any) -> Any:
    if len(body) > MOST_JSON:
        raise ValueError(f"longer than {MOST_JSON:,} bytes")
    return json.loads(body)


_SPR = (
    "SELECT id, placetype, country, name, latitude, longitude, min_longitude, min_latitude, "
    "max_longitude, max_latitude, is_current, is_deprecated, is_ceased, is_superseded FROM spr"
)


def _read_spr(
    source: Input,
    base: sqlite3.Connection,
    known: Mapping[str, set[str]],
    which: str,
    report: Report,
) -> Iterator[Entry]:
    """Read the standard places response, where a database goes without the records."""
    names: dict[str, list[Name]] = {}
    if {"id", "language", "privateuse", "name"} <= known.get("names", set()):
        for key, lang, kind, text in base.execute(
            f"SELECT id, language, privateuse, name FROM names {which} AND name <> ''"  # noqa: S608
        ):
            names.setdefault(str(key), []).append(name_of(str(lang), str(kind)[2:], str(text)))
    same: dict[str, dict[str, str]] = {}
    if {"id", "other_id", "other_source"} <= known.get("concordances", set()):
        for key, other, kind in base.execute(
            f"SELECT id, other_id, other_source FROM concordances {which}"  # noqa: S608
        ):
            same.setdefault(str(key), {})[str(kind)] = str(other)
    for number, found in enumerate(base.execute(f"{_SPR} {which}"), 1):
        report.rows += 1
        row = _spr_fields(found, same.get(str(found[0]), {}))
        try:
            if not is_out(row, report):
                yield row_entry(row, names.get(row["wof_id"], ()), None)
        except ValueError as problem:
            report.wrong(source, number, problem)


def _spr_fields(found: Sequence[Any], same: Mapping[str, str]) -> dict[str, str]:
    key, placetype, country, name, lat, lon, *rest = (
        "" if one is None else str(one) for one in found
    )
    over = "1" in (rest[5], rest[6])
    return {
        "wof_id": key, "placetype": placetype, "country": country, "name": name, "lat": lat,
        "lon": lon, "bbox": ",".join(rest[:4]), "population": "",
        "is_current": "deprecated" if over else rest[4],
        "superseded_by": "1" if rest[7] == "1" else "",
        "gn_id": number_of(same.get("gn:id")), "iso_3166_2": same.get("iso:id", ""),
        "iata": same.get("iata:code", ""), "icao": same.get("icao:code", ""),
    }  # fmt: skip
