"""Tables of incident records -> claims, one a row, and what was wrong with the other rows."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import gazetteer
from gazetteer.errors import BadTable
from gazetteer.lookup import Gazetteer
from geo.claim import Claim
from geo.points import Point
from geo.records.days import Order, infer_order
from geo.records.formats import FORMATS, read_sheet
from geo.records.headers import Mapped, map_columns
from geo.records.report import ColumnUse, Problem, Records
from geo.records.rows import Table, asked_of, claim_of, point_of, repeated_ids
from geo.records.sheet import Row, Sheet
from geo.records.whereabouts import Asked, Whereabouts, place_mention
from geo.records.words import HEADERS

DATES = ("date", "date_end")
"""Fields that hold dates."""


def read_records(
    path: str | os.PathLike[str],
    gaz: Gazetteer | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    order: str = "",
    strict: bool = False,
) -> Records:
    """Read incident records: each row is a claim.

    Parameters
    ----------
    path
        A table (formats: the keys of `FORMATS`) with headers as in `HEADERS`, in six languages, or
        with HXL tags. Exports of ACLED and UCDP GED are read as they are.
    gaz
        Where the places are looked up: names in any script, codes (`ZZE`, `AZ-LAC`, a GeoNames
        number), relations ("between A and B"). The packaged gazetteer if None.
    columns
        Field -> header, where the guess is not right; an empty header means that the table has no
        such field.
    order
        "day" or "month": which comes first in dates such as 03/04/2022, where the column does not
        show it. Told from the column if empty.
    strict
        True fails if any row has a problem.

    Returns
    -------
    records
        The claims of the good rows; the problems; how each column was read; what was inferred. A
        row with an impossible date is left out; a row without a place, or with an unknown one, is
        kept without a place.

    Raises
    ------
    UnknownFormat, UnreadableDocument
        If the file is no table that can be read.
    BadTable
        If no column can be told to be the date, the place or what happened; if `strict` and a row
        has a problem.
    """
    gaz = gazetteer.open() if gaz is None else gaz
    path = Path(path)
    sheet, data = read_sheet(path)
    mapped = map_columns(sheet, path.name, columns)
    orders = {
        field: infer_order((row.cells.get(header, "") for row in sheet.rows), header, said=order)
        for field in DATES
        if (header := mapped.headers.get(field))
    }
    table = Table(path.name, sha256(data).hexdigest(), mapped.headers, orders)
    whereabouts = Whereabouts(gaz)
    asked, problems, notes = _places_asked(sheet.rows, table, whereabouts)
    problems = [*sheet.problems, *repeated_ids(sheet.rows, table), *problems]
    claims: list[Claim] = []
    for row, found in zip(sheet.rows, whereabouts.locate(asked), strict=True):
        claim, wrong = claim_of(row, table, found, gaz)
        claims += [claim] if claim else []
        problems += wrong
    problems.sort(key=lambda problem: problem.row)
    if strict and problems:
        more = f", and {len(problems) - 1} more problems" if len(problems) > 1 else ""
        raise BadTable(f"{problems[0]}{more}")
    return Records(
        tuple(claims), tuple(problems), _uses(mapped, orders),
        (*sheet.notes, *notes), len(sheet.rows) + len(sheet.problems),
    )  # fmt: skip


def _uses(mapped: Mapped, orders: Mapping[str, Order]) -> tuple[ColumnUse, ...]:
    """Add to each column of dates how they are written."""
    return tuple(
        ColumnUse(use.header, use.field, f"{use.why}; {orders[use.field].why}", use.example)
        if use.field in orders and orders[use.field].why
        else use
        for use in mapped.uses
    )


def _places_asked(
    rows: Sequence[Row], table: Table, whereabouts: Whereabouts
) -> tuple[list[Asked], list[Problem], list[str]]:
    """Give what each row says of its place, swapped coordinates put right, and say so."""
    points = [point_of(row, table) for row in rows]
    plain = [asked_of(row, table, None) for row in rows]
    speaks = [
        whereabouts.order_speaks(asked, point) if point else ""
        for asked, point in zip(plain, points, strict=True)
    ]
    votes = Counter(speaks)
    all_swapped = bool(votes["swapped"]) and not votes["right"]
    notes = []
    if all_swapped:
        n = sum(point is not None for point in points)
        notes.append(
            f"latitude and longitude are swapped in the whole table ({votes['swapped']} of {n} rows"
            " show it, none shows the opposite): they were read the other way round"
        )
    problems = []
    asked = []
    for row, point, says in zip(rows, points, speaks, strict=True):
        swap = point is not None and (says == "swapped" or all_swapped)
        wrong = _coordinate_problem(row, table, point, swap=swap and not all_swapped)
        right = point.swapped if point and swap else point
        asked.append(asked_of(row, table, right if right and right.is_on_earth else None))
        problems += [wrong] if wrong else []
    return asked, problems, notes


def _coordinate_problem(
    row: Row, table: Table, point: Point | None, *, swap: bool
) -> Problem | None:
    """Say what is wrong with a row's coordinates; None where nothing is."""
    field = "lat" if table.cell(row, "lat") or table.cell(row, "lon") else "coordinates"
    cells = " ".join(filter(None, (table.cell(row, f) for f in ("lat", "lon", "coordinates"))))
    if point is None:
        if not cells:
            return None
        reason = f"{cells[:60]!r} are no coordinates that can be read"
        return table.problem(row, field, reason, "write decimal degrees, as 39.1825", kept=True)
    if swap:
        reason = f"latitude and longitude are swapped: {point.lat}, {point.lon}"
        return table.problem(row, field, reason, "they were read the other way round", kept=True)
    if not point.is_on_earth and not point.swapped.is_on_earth:
        what = "is no place" if (point.lon, point.lat) == (0, 0) else "is not on Earth"
        reason = f"latitude {point.lat}, longitude {point.lon} {what}"
        return table.problem(row, field, reason, "mend it, or leave it empty", kept=True)
    return None


__all__ = [
    "FORMATS",
    "HEADERS",
    "ColumnUse",
    "Problem",
    "Records",
    "Sheet",
    "place_mention",
    "read_records",
]
