"""Curated facts: what no package has, and corrections to what they have. One row, one fact."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from pathlib import Path

from gazetteer.errors import BadGazetteer
from gazetteer.names import script_of
from gazetteer.place import PLACE_KINDS, STATUSES, Name, Place

PACKAGE = ("curated", "gazetteer/data/curated.tsv", "")
LICENCE = "Apache-2.0 (facts, each with its source in the row)"
TITLE = "Curated facts"

COLUMNS = (
    "id", "kind", "name", "names", "lon", "lat", "wkt", "radius_m", "country", "parents", "status",
    "note", "source", "date",
)  # fmt: skip
"""Columns of the table. `names` is `lang:text` or `lang/kind:text`, separated by ` | `."""


def read(path: Path) -> Iterator[Place]:
    """Read the curated table.

    Parameters
    ----------
    path
        The file (UTF-8, tab-separated, a header).

    Yields
    ------
    place
        A whole entry (`atlas:...`, `icao:...`), or one whose id another source has: then the
        fields that are filled replace those of the source and the names are added.

    Raises
    ------
    BadGazetteer
        If a row breaks a rule; the message names file, line and rule.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
        if tuple(table.fieldnames or ()) != COLUMNS:
            raise BadGazetteer(f"{path}, line 1: the columns must be {', '.join(COLUMNS)}")
        for row in table:
            try:
                yield _place(row)
            except (ValueError, AttributeError) as problem:
                raise BadGazetteer(f"{path}, line {table.line_num}: {problem}") from problem


def _place(row: dict[str, str]) -> Place:
    if not row["id"] or not row["source"] or len(row["date"]) != 10:
        raise ValueError("a row needs an id, a source in words, and a date as 2026-11-24")
    if row["kind"] and row["kind"] not in PLACE_KINDS:
        raise ValueError(f"kind {row['kind']!r} is none of {', '.join(PLACE_KINDS)}")
    if row["status"] not in STATUSES:
        raise ValueError(f"status {row['status']!r} is none of {', '.join(STATUSES)}")
    shape, lon, lat = _position(row)
    forms = tuple(_name(form) for form in row["names"].split(" | ") if form)
    if row["name"]:
        forms = (Name(row["name"], "", script_of(row["name"]), "main"), *forms)
    return Place(
        row["id"], row["name"], lon, lat, row["kind"], float(row["radius_m"] or 0), forms,
        country=row["country"], parents=tuple(row["parents"].split()), status=row["status"],
        note=row["note"], source="curated", wkb=shape,
    )  # fmt: skip


def _position(row: dict[str, str]) -> tuple[bytes | None, float, float]:
    shape = None
    if row["wkt"]:
        from shapely import from_wkt, to_wkb

        shape = to_wkb(from_wkt(row["wkt"]), byte_order=1)
    if not row["lon"]:
        return shape, math.nan, math.nan
    lon, lat = float(row["lon"]), float(row["lat"])
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError(f"lon {lon}, lat {lat} is not on the Earth")
    return shape, lon, lat


def _name(form: str) -> Name:
    tag, text = form.split(":", 1)
    lang, _, kind = tag.partition("/")
    return Name(text.strip(), lang.strip(), script_of(text), kind or "alternate")
