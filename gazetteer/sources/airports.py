"""airportsdata: airports with their ICAO and IATA codes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from gazetteer.place import Name, Place

PACKAGE = ("pypi", "airportsdata", "20260905")
LICENCE = "MIT"
TITLE = "airportsdata"


def read(path: Path) -> Iterator[Place]:
    """Read the airports that have an international code.

    Parameters
    ----------
    path
        Folder of the unpacked package (it holds `airportsdata/airports.csv`).

    Yields
    ------
    place
        An airport; private strips that only a national list knows are left out.
    """
    with (path / "airportsdata" / "airports.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            icao, iata = row["icao"], row["iata"]
            if iata or (len(icao) == 4 and icao.isalpha()):
                yield _airport(row, icao if icao.isalnum() else "", iata)


def _airport(row: dict[str, str], icao: str, iata: str) -> Place:
    forms = [Name(row["name"], "en", "Latn", "main")]
    if row["city"]:
        forms.append(Name(f"{row['city']} Airport", "en", "Latn"))
    forms += [Name(code, kind="code") for code in (icao, iata) if code]
    return Place(
        f"icao:{icao}" if icao else f"iata:{iata}", row["name"], float(row["lon"]),
        float(row["lat"]), "airport", 0, tuple(forms), feature_code="AIRP",
        country=row["country"], parents=(f"code:{row['country']}",), source="airports",
    )  # fmt: skip
