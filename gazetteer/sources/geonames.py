"""GeoNames' own dumps: a state's or the whole world's places, and the names of all languages."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from gazetteer.distance import distance_m
from gazetteer.errors import BadGazetteer
from gazetteer.fit import Entry
from gazetteer.merge import settlement_kind, settlement_radius
from gazetteer.place import Name, Place
from gazetteer.sources.inputs import Input, Report, inputs, people, position, tab_rows

TITLE = "GeoNames"
LICENCE = "CC BY 4.0"
ATTRIBUTION = "Data from GeoNames (geonames.org), CC BY 4.0"
FORMS = (
    "a state's dump (AZ.zip, 0.1 to 20 MB), allCountries.zip (400 MB, 13 million rows), and beside "
    "either the names by language: alternatenames/AZ.zip or alternateNamesV2.zip (190 MB)"
)
STATES = ("name", "lon", "population", "feature_code", "country")
CLEAN = True
URLS = (
    "https://download.geonames.org/export/dump/{CODE}.zip",
    "https://download.geonames.org/export/dump/alternatenames/{CODE}.zip",
)

SPILL = 120_000_000
"""Bytes of a dump, unpacked, that are held in memory at once: some 900,000 rows."""

_NO_TABLES = (
    "readme.txt", "admin1codesascii.txt", "admin2codes.txt", "admincode5.txt", "countryinfo.txt",
    "featurecodes_en.txt", "hierarchy.txt", "iso-languagecodes.txt", "timezones.txt",
    "usertags.txt", "no-country.txt", "shapes_all_low.txt",
)  # fmt: skip
"""Files of the same folder that hold no places."""

# Source: GeoNames readme.txt, the main 'geoname' table and the table 'alternate names'.
_COLUMNS, _NAME_COLUMNS = 19, (4, 8, 10)

_KINDS: dict[str, str] = {
    **dict.fromkeys("PCL PCLD PCLF PCLI PCLS PCLIX".split(), "country"),
    **dict.fromkeys(["ADM1"], "province"),
    **dict.fromkeys("ADM2 ADM3 ADM4 ADM5 ADMD TERR".split(), "district"),
    **dict.fromkeys("AIRP AIRF AIRB AIRH".split(), "airport"),
    **dict.fromkeys("PSTB BDRY".split(), "crossing"),
    **dict.fromkeys(
        "SEA OCN GULF STRT BAY LK LKS RSV STM STMS CNL WAD LGN LKN STMI".split(), "water"
    ),
    **dict.fromkeys("MT MTS PK PKS PASS HLL HLLS RDGE VLC SPUR".split(), "mountain"),
    **dict.fromkeys(
        (
            "RGN RGNE RGNH VAL VALS PLN PLAT DSRT ISL ISLS PEN CAPE BSN OAS DLTA ARCH CONT AREA"
        ).split(),
        "region",
    ),
    **dict.fromkeys(
        "BDG DAM CMP CMPRF CMPQ CMPMN INSM MILB FT MN MNA MSTY MSQE CH PSTM PRT HBR RSTN OILF OILR "
        "PS PSN PSH RUIN ANS HSTS TOWR NVB SPA TNL".split(),
        "site",
    ),
}
"""Feature code -> kind; codes of class P are populated places. Others are left out.

Source: GeoNames featureCodes_en.txt; what letters and news name as a place.
"""

_FORMER = frozenset("PPLH PPLQ PPLW ADM1H ADM2H ADM3H ADM4H ADM5H ADMDH PCLH PPLCH".split())
"""Codes of places of the past, and of abandoned or destroyed ones."""

# Names of these "languages" are codes, links and machine forms.
_NO_LANGUAGES = frozenset(
    "post link faac abbr wkdt unlc phon piny tcid fr_1793 uic lauc nuts iso rail".split()
)


@dataclass(frozen=True, slots=True)
class Batch:
    """Tables that are read together."""

    sources: tuple[Input, ...]
    """Tables of places."""
    names: tuple[Input, ...]
    """Tables of names; those of other places are passed over."""


def batches(paths: Sequence[Path], folder: Path, options: Mapping[str, Any]) -> list[Batch]:
    """Part the files into pieces that fit into memory.

    Parameters
    ----------
    paths
        Dumps and tables of names: text, zip, gz, or a folder of them.
    folder
        Where pieces of a large dump are put.
    options
        None is known.

    Returns
    -------
    batches
        One; for a large dump several, each with whole provinces.

    Raises
    ------
    BadGazetteer
        If a file is no such table.
    """
    found = [one for one in inputs(paths, (".txt",)) if one.name not in _NO_TABLES]
    places: list[Input] = []
    names: list[Input] = []
    for one in found:
        (places if _is_main(one) else names).append(one)
    if not places:
        raise BadGazetteer(
            f"{paths[0]} holds names alone; give the dump of their places too (AZ.zip)"
        )
    size = sum(one.unpacked_size() for one in places)
    if size <= SPILL:
        return [Batch(tuple(places), tuple(names))]
    return _spill(places, names, folder, min(250, 1 + 2 * size // SPILL))


def _is_main(source: Input) -> bool:
    """Tell a table of places from one of names, by its first row."""
    for _, row in tab_rows(source):
        if len(row) == _COLUMNS:
            return True
        if len(row) in _NAME_COLUMNS:
            return False
        raise BadGazetteer(
            f"{source.label}, line 1: {len(row)} columns; GeoNames' tables have 19 (places) or 8 "
            f"to 10 (names): see readme.txt of download.geonames.org/export/dump"
        )
    raise BadGazetteer(f"{source.label} is empty")


def _spill(
    places: Sequence[Input], names: Sequence[Input], folder: Path, count: int
) -> list[Batch]:
    """Part a large dump by province, and the names by the place that they belong to."""
    home = np.zeros(1 << 24, dtype=np.uint8)  # GeoNames id -> number of its piece + 1
    files = [(folder / f"places-{at:03}.txt", folder / f"names-{at:03}.txt") for at in range(count)]
    with ExitStack() as stack:
        pieces = [
            stack.enter_context(path.open("w", encoding="utf-8", newline="\n")) for path, _ in files
        ]
        for source in places:
            for _, row in tab_rows(source):
                at = zlib.crc32("".join(row[8:9] + row[10:11]).encode()) % count
                if row[0].isdigit() and int(row[0]) < len(home):
                    home[int(row[0])] = at + 1
                pieces[at].write("\t".join(row) + "\n")
    with ExitStack() as stack:
        pieces = [
            stack.enter_context(path.open("w", encoding="utf-8", newline="\n")) for _, path in files
        ]
        for source in names:
            for _, row in tab_rows(source):
                of = row[1] if len(row) > 1 else ""
                if of.isdigit() and int(of) < len(home) and home[int(of)]:
                    pieces[home[int(of)] - 1].write("\t".join(row) + "\n")
    return [Batch((Input(path),), (Input(other),)) for path, other in files]


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
        `geonames:ID`. Hotels, schools, streets and other features that texts seldom name are left
        out, as are names in no language.
    """
    places: dict[str, Place] = {}
    codes: dict[str, tuple[str, ...]] = {}
    for source in batch.sources:
        for number, row in tab_rows(source):
            report.rows += 1
            try:
                place = _place(row, report)
            except ValueError as problem:
                report.wrong(source, number, problem)
                continue
            if place is not None:
                places[row[0]] = place
                codes[row[0]] = (row[8], *(code for code in row[10:14] if code))
    names = _names(batch.names, places)
    units = {
        codes[key]: place.id
        for key, place in places.items()
        if place.feature_code[:3] in ("ADM", "PCL")
    }
    reach = _reaches(places, codes)
    for key, place in places.items():
        above = _above(codes[key], units)
        radius = place.radius_m or max(5_000.0, _reach(place, reach.get(codes[key])))
        forms = (*place.names, *names.get(key, ()))
        parents = tuple(one for one in above if one != place.id)
        yield Entry(replace(place, names=forms, parents=parents, radius_m=radius))


def _place(row: Sequence[str], report: Report) -> Place | None:
    if len(row) != _COLUMNS:
        raise ValueError(f"{len(row)} columns, not {_COLUMNS}")
    key, name, code = row[0], row[1], row[7]
    if not key.isdigit() or not name:
        raise ValueError(f"{key!r} is no GeoNames id, or the name is missing")
    plain = code.removesuffix("H") if code.startswith("ADM") else code
    kind = "" if row[6] == "P" else _KINDS.get(plain, "site" if plain in _FORMER else "-")
    if kind == "-":
        report.left["features that texts seldom name (hotels, schools, streams ...)"] += 1
        return None
    lon, lat = position(row[5], row[4])
    former = code in _FORMER
    place = Place(
        f"geonames:{key}", name, lon, lat, kind, 0, tuple(_forms(row)), feature_code=code,
        country=row[8] if len(row[8]) == 2 else "", population=people(row[14]),
        status="historic" if former else "",
        note="GeoNames lists it as a place of the past, or as abandoned." if former else "",
    )  # fmt: skip
    if not kind:
        place = replace(place, kind=settlement_kind(place))
    radius = 0.0 if kind in ("country", "province", "district") else settlement_radius(place)
    return replace(place, radius_m=radius)


def _forms(row: Sequence[str]) -> Iterator[Name]:
    yield Name(row[1], kind="main")
    for text in dict.fromkeys((row[2], *row[3].split(","))):
        if not text or text == row[1] or text.islower():
            continue  # machine romanisations are written small
        is_code = row[7] == "AIRP" and text.isascii() and text.isupper() and len(text) in (3, 4)
        yield Name(text, kind="code" if is_code else "alternate")


def _names(sources: Iterable[Input], places: Mapping[str, Place]) -> dict[str, list[Name]]:
    """Read the names of these places."""
    found: dict[str, list[Name]] = {}
    for source in sources:
        for number, row in tab_rows(source):
            if len(row) not in _NAME_COLUMNS:
                raise BadGazetteer(
                    f"{source.label}, line {number}: {len(row)} columns, not 8 to 10"
                )
            name = _name(row) if row[1] in places else None
            if name is not None:
                found.setdefault(row[1], []).append(name)
    return found


def _name(row: Sequence[str]) -> Name | None:
    lang, text = row[2].partition("-")[0], row[3]
    if not text or row[2] in _NO_LANGUAGES or len(lang) > 4:
        return None
    if lang in ("iata", "icao"):
        return Name(text, kind="code")
    flags = (*row[4:8], "", "", "", "")
    kind = "historic" if flags[3] == "1" else "short" if flags[1] == "1" else "alternate"
    script = {"zh-Hans": "Hans", "zh-CN": "Hans", "zh-Hant": "Hant", "zh-TW": "Hant"}.get(
        row[2], ""
    )
    return Name(text, lang, script, kind)


def _above(codes: tuple[str, ...], units: Mapping[tuple[str, ...], str]) -> list[str]:
    """Give the units that hold a place, nearest first, by its codes."""
    above = (units.get(codes[:length]) for length in range(len(codes), 0, -1))
    return [one for one in above if one]


def _reaches(
    places: Mapping[str, Place], codes: Mapping[str, tuple[str, ...]]
) -> dict[tuple[str, ...], list[Place]]:
    """Give the outermost populated places of each unit: GeoNames states no extent."""
    found: dict[tuple[str, ...], list[Place]] = {}
    for key, place in places.items():
        if place.kind not in ("city", "town", "village"):
            continue
        for length in range(1, len(codes[key]) + 1):
            box = found.setdefault(codes[key][:length], [place] * 4)
            if place.lon < box[0].lon:
                box[0] = place
            if place.lon > box[1].lon:
                box[1] = place
            if place.lat < box[2].lat:
                box[2] = place
            if place.lat > box[3].lat:
                box[3] = place
    return found


def _reach(place: Place, outermost: Sequence[Place] | None) -> float:
    """Give the distance in metres from a unit's point to its farthest known place, and a little."""
    if not outermost:
        return 0.0
    return 3_000.0 + max(distance_m(place.lon, place.lat, one.lon, one.lat) for one in outermost)
