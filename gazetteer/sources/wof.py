"""Who's On First: places down to the village, with names in many languages."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.errors import BadGazetteer
from gazetteer.fit import Entry
from gazetteer.place import Name
from gazetteer.sources.inputs import Input, Report, inputs, tab_rows, whole
from gazetteer.sources.wof_database import read_database
from gazetteer.sources.wof_record import area_of, feature_entry, is_out, name_of, row_entry

TITLE = "Who's On First"
LICENCE = "CC0 with data under CC BY 4.0 (GeoNames), CC BY (GeoPlanet) and others, named per record"
ATTRIBUTION = (
    "Data from Who's On First (whosonfirst.org), GeoNames (CC BY 4.0) and GeoPlanet (CC BY)"
)
FORMS = (
    "a folder or zip of GeoJSON records (whosonfirst-data-admin-az, 5,000 to 400,000 small files); "
    "the SQLite distribution (.db, also .bz2; 20 MB to 9 GB); compact tables (CC.places.tsv.gz "
    "with CC.names.tsv.gz and CC.polygons.geojson.gz; 1.6 MB a country)"
)
STATES: tuple[str, ...] = ()
CLEAN = True
URLS = ("https://data.geocode.earth/wof/dist/sqlite/whosonfirst-data-admin-{code}-latest.db.bz2",)

_COLUMNS = (
    "wof_id gn_id wd_id placetype country name lat lon lat_basis bbox region_id county_id "
    "localadmin_id locality_id population is_current superseded_by iso_3166_2 hasc iata icao "
    "wikipedia_page"
).split()


RECORDS = 20_000
"""Single records that are read together at the most."""

ROWS = 400_000_000
"""Bytes of a database that are read together at the most."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that are read together: of one country, or of one form."""

    form: str
    """"tables", "records" or "sqlite"."""
    sources: tuple[Input, ...]
    """The files."""
    part: tuple[int, int] = (0, 1)
    """Of a large database the rows whose id leaves the first when divided by the second."""


def batches(paths: Sequence[Path], folder: Path, options: Mapping[str, Any]) -> list[Batch]:
    """Part the files into pieces that can be read alone.

    Parameters
    ----------
    paths
        Files, folders, zip archives.
    folder
        Where a packed database is unpacked.
    options
        None is known.

    Returns
    -------
    batches
        One for each country's tables; one for each database, or more for a large one; one for
        some thousand single records.

    Raises
    ------
    BadGazetteer
        If a path is missing or holds nothing of Who's On First.
    """
    found = inputs(
        paths, (".places.tsv", ".names.tsv", ".polygons.geojson", ".geojson", ".db", ".sqlite")
    )
    tables: dict[tuple[Path, str], list[Input]] = {}
    records: list[Input] = []
    pieces: list[Batch] = []
    for one in found:
        if one.name.endswith((".db", ".sqlite")):
            pieces += _databases(one, folder)
        elif one.name.endswith((".tsv", ".polygons.geojson")):
            tables.setdefault((one.path.parent, one.name.split(".")[0]), []).append(one)
        elif "-alt-" not in one.name:  # another drawing of the same place
            records.append(one)
    pieces += [Batch("tables", tuple(group)) for group in tables.values()]
    starts = range(0, len(records), RECORDS)
    return pieces + [Batch("records", tuple(records[at : at + RECORDS])) for at in starts]


def _databases(source: Input, folder: Path) -> list[Batch]:
    """Part a database by ids; a packed one is unpacked first, once."""
    if source.packed_size() is not None:
        path = folder / f"{len(list(folder.iterdir()))}-{source.name}"
        with source.open() as data, path.open("wb") as file:
            shutil.copyfileobj(data, file, 1 << 20)
        source = Input(path)
    count = 1 + source.path.stat().st_size // ROWS
    return [Batch("sqlite", (source,), (at, count)) for at in range(count)]


def read(batch: Batch, report: Report) -> Iterator[Entry]:
    """Read one batch.

    Parameters
    ----------
    batch
        One of `batches`.
    report
        Where rows are counted.

    Yields
    ------
    entry
        `wof:ID`, which may be the same as `geonames:ID` or `icao:CODE`. Superseded, deprecated
        and former records are left out.

    Raises
    ------
    BadGazetteer
        If a file is damaged or is not what its name says.
    """
    if batch.form == "sqlite":
        yield from read_database(batch.sources[0], batch.part, report)
        return
    readers = {"tables": _read_tables, "records": _read_records}
    yield from readers[batch.form](batch.sources, report)


# --- compact tables ------------------------------------------------------------------------------


def _read_tables(sources: Sequence[Input], report: Report) -> Iterator[Entry]:
    names: dict[str, list[Name]] = {}
    shapes: dict[str, Any] = {}
    places = [one for one in sources if one.name.endswith(".places.tsv")]
    if not places:
        raise BadGazetteer(
            f"{sources[0].label}: its table of places ({_places_name(sources)}) is missing"
        )
    for one in sources:
        if one.name.endswith(".names.tsv"):
            _read_names(one, names)
        elif one.name.endswith(".polygons.geojson"):
            shapes |= _read_shapes(one)
    for one in places:
        rows = tab_rows(one)
        _see_columns(one, next(rows, (1, []))[1], _COLUMNS)
        for number, values in rows:
            report.rows += 1
            if len(values) != len(_COLUMNS):
                report.wrong(one, number, f"{len(values)} columns, not {len(_COLUMNS)}")
                continue
            row = dict(zip(_COLUMNS, values, strict=True))
            if is_out(row, report):
                continue
            try:
                shape = area_of(shapes.get(row["wof_id"]))
                entry = row_entry(row, names.get(row["wof_id"], ()), shape)
            except ValueError as problem:
                report.wrong(one, number, problem)
                continue
            yield entry


def _places_name(sources: Sequence[Input]) -> str:
    return f"{sources[0].name.split('.')[0]}.places.tsv.gz"


def _see_columns(source: Input, found: Sequence[str], wanted: Sequence[str]) -> None:
    if list(found) != list(wanted):
        raise BadGazetteer(f"{source.label}, line 1: the columns must be {' '.join(wanted)}")


def _read_names(source: Input, names: dict[str, list[Name]]) -> None:
    rows = tab_rows(source)
    columns = ["wof_id", "lang", "kind", "name"]
    _see_columns(source, next(rows, (1, []))[1], columns)
    for number, row in rows:
        if len(row) != len(columns):
            raise BadGazetteer(f"{source.label}, line {number}: {len(row)} columns, not 4")
        if row[3]:
            names.setdefault(row[0], []).append(name_of(*row[1:]))


def _read_shapes(source: Input) -> dict[str, Any]:
    features = _json(source).get("features")
    if not isinstance(features, list):
        raise BadGazetteer(f"{source.label}: no GeoJSON FeatureCollection")
    return {
        str(one["properties"]["wof_id"]): one.get("geometry")
        for one in features
        if isinstance(one, dict) and "wof_id" in (one.get("properties") or {})
    }


def _json(source: Input) -> dict[str, Any]:
    try:
        value = json.loads(whole(source))
    except (ValueError, RecursionError) as problem:
        raise BadGazetteer(f"{source.label}: no JSON ({problem})") from problem
    if not isinstance(value, dict):
        raise BadGazetteer(f"{source.label}: no GeoJSON object")
    return value


# --- GeoJSON records -----------------------------------------------------------------------------


def _read_records(sources: Sequence[Input], report: Report) -> Iterator[Entry]:
    for one in sources:
        report.rows += 1
        feature = _json(one)
        try:
            entry = feature_entry(feature, report)
        except (ValueError, TypeError, AttributeError, KeyError) as problem:
            report.wrong(one, 1, problem)
            continue
        if entry is not None:
            yield entry
