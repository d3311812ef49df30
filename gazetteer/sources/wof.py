"""Who's On First: places down to the village, with names in many languages."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gazetteer.distance import distance_m
from gazetteer.errors import BadGazetteer
from gazetteer.fit import Entry
from gazetteer.merge import radius_of, settlement_kind, settlement_radius
from gazetteer.place import Name, Place
from gazetteer.sources.inputs import (
    MOST_JSON,
    Input,
    Report,
    inputs,
    on_disk,
    people,
    position,
    tab_rows,
    whole,
)

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
_PARENTS = ("locality_id", "localadmin_id", "county_id", "region_id")

_KINDS = {
    "country": "country",
    "dependency": "region",
    "disputed": "region",
    "macroregion": "region",
    "region": "province",
    "macrocounty": "district",
    "county": "district",
    "localadmin": "district",
    "locality": "",
    "borough": "",
    "macrohood": "",
    "neighbourhood": "",
    "microhood": "",
    "campus": "airport",
    "marinearea": "water",
    "ocean": "water",
    "continent": "region",
}
"""Place type -> kind; "" is told by the inhabitants. Types that are not here are left out.

Source: whosonfirst-placetypes, 2024.
"""

_ORDERS = {"region": "ADM1", "county": "ADM2", "localadmin": "ADM3"}
"""Place type -> GeoNames' code of a unit of this order."""

_RANKS = {"1": 0, "-1": 1}

# Source: ISO 639-3 code tables, for the languages of `gazetteer.clean.SCOPE`.
_SHORT = dict(
    pair.split(":")
    for pair in (
        "eng:en fra:fr spa:es rus:ru zho:zh ara:ar aze:az hye:hy kat:ka tur:tr fas:fa heb:he "
        "ukr:uk bel:be bul:bg srp:sr hrv:hr bos:bs mkd:mk sqi:sq ell:el deu:de ita:it por:pt "
        "pol:pl nld:nl ron:ro hun:hu ces:cs hin:hi urd:ur ben:bn nep:ne pus:ps kur:ku snd:sd "
        "tgk:tg uzb:uz kaz:kk kir:ky tuk:tk mon:mn mya:my tha:th vie:vi ind:id msa:ms tgl:tl "
        "jpn:ja kor:ko swa:sw amh:am tir:ti som:so hau:ha yor:yo ibo:ig hat:ht kin:rw run:rn "
        "lin:ln orm:om und: mul:"
    ).split()
)
_NAME_KINDS = {
    "preferred": "alternate",
    "variant": "alternate",
    "colloquial": "alternate",
    "unknown": "alternate",
    "historical": "historic",
    "abbreviation": "short",
}


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that are read together: of one country, or of one form."""

    form: str
    """"tables", "records" or "sqlite"."""
    sources: tuple[Input, ...]


def batches(paths: Sequence[Path], folder: Path, options: Mapping[str, Any]) -> list[Batch]:
    """Part the files into pieces that can be read alone.

    Parameters
    ----------
    paths
        Files, folders, zip archives.
    folder
        A folder for pieces; not needed here.
    options
        None is known.

    Returns
    -------
    batches
        One for each country's tables, one for each database, one for all single records.

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
            pieces.append(Batch("sqlite", (one,)))
        elif one.name.endswith((".tsv", ".polygons.geojson")):
            tables.setdefault((one.path.parent, one.name.split(".")[0]), []).append(one)
        elif "-alt-" not in one.name:  # another drawing of the same place
            records.append(one)
    pieces += [Batch("tables", tuple(group)) for group in tables.values()]
    return pieces + ([Batch("records", tuple(records))] if records else [])


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
    reader = {"tables": _read_tables, "records": _read_records, "sqlite": _read_sqlite}
    return reader[batch.form](batch.sources, report)


# --- one record ----------------------------------------------------------------------------------


def _entry(row: Mapping[str, str], names: Iterable[Name], shape: bytes | None) -> Entry:
    """Make an entry of a record's fields, named as in the compact tables."""
    lon, lat = position(row["lon"], row["lat"])
    name, kind = row["name"], _kind(row)
    codes = [row[code] for code in ("iata", "icao") if row.get(code)] if kind == "airport" else []
    codes += [row["iso_3166_2"]] if row.get("iso_3166_2") and kind == "province" else []
    forms = (
        Name(name, kind="main"),
        *(form for form in names if form.text != name),
        *(Name(code, kind="code") for code in codes),
    )
    disputed = row["placetype"] == "disputed"
    place = Place(
        f"wof:{row['wof_id']}", name, lon, lat, kind, 0, forms,
        feature_code=_ORDERS.get(row["placetype"], "") if kind else "",
        country="" if row["country"] in ("XX", "XY", "XZ") else row["country"],
        parents=tuple(f"wof:{row[one]}" for one in _PARENTS if row.get(one, "") not in ("", "-1")),
        population=None if kind in ("region", "water") else people(row["population"]), status="disputed" if disputed else "", wkb=shape,
        note="Who's On First lists it among disputed areas." if disputed else "",
    )  # fmt: skip
    place = _whole(place, row.get("bbox", ""))
    same = [f"icao:{row['icao']}"] if codes and row.get("icao") else []
    same += [f"geonames:{row['gn_id']}"] if row["gn_id"] else []
    return Entry(place, tuple(same), _RANKS.get(row["is_current"], 2))


def _kind(row: Mapping[str, str]) -> str:
    kind = _KINDS[row["placetype"]]
    is_point = _reach(row.get("bbox", "")) == 0
    if row["placetype"] == "localadmin" and row["gn_id"] and is_point:
        return ""  # a populated place of GeoNames, filed as a commune
    if row["placetype"] == "campus" and not (row.get("iata") or row.get("icao")):
        flies = ("airport", "airfield", "heliport", "airstrip", "air base", "airpark")
        return "airport" if any(word in row["name"].casefold() for word in flies) else "site"
    return kind


def _whole(place: Place, bbox: str) -> Place:
    """Give a place its kind, if inhabitants tell it, and its radius."""
    kind = place.kind or settlement_kind(place)
    if kind in ("city", "town", "village", "airport"):
        return replace(place, kind=kind, radius_m=settlement_radius(place), wkb=None)
    if place.wkb is not None:
        return replace(place, radius_m=radius_of(place))
    return replace(place, radius_m=max(5_000.0, _reach(bbox)))


def _reach(bbox: str) -> float:
    """Give half the diagonal of a box in metres; 0 for a point or none."""
    try:
        west, south, east, north = map(float, bbox.split(","))
    except ValueError:
        return 0.0
    return distance_m(west, south, east, north) / 2


def _is_out(row: Mapping[str, str], report: Report) -> bool:
    if row["superseded_by"] or row["is_current"] in ("0", "deprecated"):
        report.left["superseded, deprecated or not current"] += 1
        return True
    if not row["name"]:
        report.left["without a name"] += 1
        return True
    if row["placetype"] not in _KINDS:
        report.left["of a type that is no place (time zone, postal code ...)"] += 1
        return True
    return False


def _name(lang: str, kind: str, text: str) -> Name:
    code, _, region = lang.partition("_")
    short = _SHORT.get(code, code)
    script = {"cn": "Hans", "tw": "Hant"}.get(region, "") if short == "zh" else ""
    return Name(text, short, script, _NAME_KINDS.get(kind, "alternate"))


def _wkb(shape: Any) -> bytes | None:
    """Give an area as well-known binary; a point is none."""
    if not isinstance(shape, dict) or shape.get("type") not in ("Polygon", "MultiPolygon"):
        return None
    import shapely
    from shapely.geometry import shape as made

    try:
        area = made(shape)
    except (shapely.errors.ShapelyError, TypeError, ValueError, IndexError, KeyError) as problem:
        raise ValueError(f"its area cannot be read ({problem})") from problem
    if not shapely.is_valid(area):
        area = shapely.make_valid(area, method="structure", keep_collapsed=False)
    return bytes(shapely.to_wkb(area, byte_order=1)) if area.area > 0 else None


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
            if _is_out(row, report):
                continue
            try:
                shape = _wkb(shapes.get(row["wof_id"]))
                yield _entry(row, names.get(row["wof_id"], ()), shape)
            except ValueError as problem:
                report.wrong(one, number, problem)


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
            names.setdefault(row[0], []).append(_name(*row[1:]))


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
            entry = _record(feature, report)
        except (ValueError, TypeError, AttributeError, KeyError) as problem:
            report.wrong(one, 1, problem)
            continue
        if entry is not None:
            yield entry


def _record(feature: Mapping[str, Any], report: Report) -> Entry | None:
    """Read a record as Who's On First publishes it; None for one that is left out."""
    said = feature["properties"]
    row = _fields(said)
    if _is_out(row, report):
        return None
    names = [
        _name(key[5:8] + key[8:].partition("_x_")[0], kind, text)
        for key, forms in said.items()
        if key.startswith("name:") and (kind := key.partition("_x_")[2])
        for text in forms
        if isinstance(text, str) and text
    ]
    return _entry(row, names, _wkb(feature.get("geometry")))


def _fields(said: Mapping[str, Any]) -> dict[str, str]:
    """Bring the properties of a record under the names of the compact tables."""
    also = said.get("wof:concordances") or {}
    above = (said.get("wof:hierarchy") or [{}])[0]
    label = said.get("lbl:latitude") is not None
    where = "lbl" if label else "geom"
    return {
        "wof_id": str(int(said["wof:id"])),
        "gn_id": _number(also.get("gn:id")),
        "placetype": str(said.get("wof:placetype", "")),
        "country": str(said.get("iso:country") or said.get("wof:country") or ""),
        "name": str(said.get("wof:name") or ""),
        "lon": str(said.get(f"{where}:longitude")),
        "lat": str(said.get(f"{where}:latitude")),
        "bbox": str(said.get("geom:bbox") or ""),
        **{one: _number(above.get(one)) for one in _PARENTS if above.get(one) != said["wof:id"]},
        "population": str(said.get("wof:population") or said.get("gn:population") or ""),
        "is_current": _current(said),
        "superseded_by": " ".join(map(str, said.get("wof:superseded_by") or ())),
        "iso_3166_2": str(also.get("iso:id") or ""),
        "iata": str(also.get("iata:code") or ""),
        "icao": str(also.get("icao:code") or ""),
    }


def _number(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if text.isdigit() and text != "0" else ""


def _current(said: Mapping[str, Any]) -> str:
    ended = [str(said.get(f"edtf:{one}") or "") for one in ("deprecated", "cessation")]
    if any(day not in ("", "u", "uuuu", "..", "open") for day in ended):
        return "deprecated"
    return str(said.get("mz:is_current", -1))


# --- the SQLite distribution ---------------------------------------------------------------------


def _read_sqlite(sources: Sequence[Input], report: Report) -> Iterator[Entry]:
    for one in sources:
        with on_disk(one) as path:
            yield from _read_database(one, path, report)


def _read_database(source: Input, path: Path, report: Report) -> Iterator[Entry]:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            base.execute("PRAGMA trusted_schema = OFF")
            known = {
                row[0]: {column[1] for column in base.execute(f"PRAGMA table_info({row[0]})")}
                for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                if row[0] in ("geojson", "spr", "names", "concordances")
            }  # views are not asked: they run what the file says
            if "body" in known.get("geojson", ()):
                yield from _read_bodies(source, base, known["geojson"], report)
            elif {"latitude", "is_superseded"} <= known.get("spr", set()):
                yield from _read_spr(source, base, known, report)
            else:
                raise BadGazetteer(
                    f"{source.label} has neither a table geojson nor spr: it is not the SQLite "
                    f"distribution of Who's On First"
                )
    except sqlite3.Error as problem:
        raise BadGazetteer(f"{source.label} is no whole SQLite file ({problem})") from problem


def _read_bodies(
    source: Input, base: sqlite3.Connection, columns: set[str], report: Report
) -> Iterator[Entry]:
    where = " WHERE is_alt = 0" if "is_alt" in columns else ""
    for number, (body,) in enumerate(base.execute(f"SELECT body FROM geojson{where}"), 1):  # noqa: S608
        report.rows += 1
        try:
            if len(body) > MOST_JSON:
                raise ValueError(f"longer than {MOST_JSON:,} bytes")
            entry = _record(json.loads(body), report)
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as problem:
            report.wrong(source, number, problem)
            continue
        if entry is not None:
            yield entry


_SPR = (
    "SELECT id, placetype, country, name, latitude, longitude, min_longitude, min_latitude, "
    "max_longitude, max_latitude, is_current, is_deprecated, is_ceased, is_superseded FROM spr"
)


def _read_spr(
    source: Input, base: sqlite3.Connection, known: Mapping[str, set[str]], report: Report
) -> Iterator[Entry]:
    """Read the standard places response, where a database goes without the records."""
    names: dict[str, list[Name]] = {}
    if {"id", "language", "privateuse", "name"} <= known.get("names", set()):
        for key, lang, kind, text in base.execute(
            "SELECT id, language, privateuse, name FROM names WHERE name <> ''"
        ):
            names.setdefault(str(key), []).append(_name(str(lang), str(kind)[2:], str(text)))
    same: dict[str, dict[str, str]] = {}
    if {"id", "other_id", "other_source"} <= known.get("concordances", set()):
        for key, other, kind in base.execute("SELECT id, other_id, other_source FROM concordances"):
            same.setdefault(str(key), {})[str(kind)] = str(other)
    for number, found in enumerate(base.execute(_SPR), 1):
        report.rows += 1
        row = _spr_fields(found, same.get(str(found[0]), {}))
        try:
            if not _is_out(row, report):
                yield _entry(row, names.get(row["wof_id"], ()), None)
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
        "gn_id": _number(same.get("gn:id")), "iso_3166_2": same.get("iso:id", ""),
        "iata": same.get("iata:code", ""), "icao": same.get("icao:code", ""),
    }  # fmt: skip
