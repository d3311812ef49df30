"""Rows of a table -> claims, and what was wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gazetteer.lookup import Gazetteer
from geo.claim import MODALITIES, POLARITIES, SENSITIVITIES, Claim, Origin, When
from geo.claims.parties import things_in
from geo.claims.told import topic_of
from geo.document import Location
from geo.events import TOPICS, event_type
from geo.language import detect_language
from geo.parties import Actor
from geo.points import Point, plain_text, read_point
from geo.records.codes import (
    DATE_PRECISION,
    NO_ZERO,
    PLACE_RADIUS_M,
    PLACE_RELATION,
    VIOLENCE,
)
from geo.records.days import Order, clock_time, read_day, spanning, widened
from geo.records.headers import fold_header
from geo.records.report import Problem
from geo.records.sheet import Row
from geo.records.whereabouts import Asked, Found, is_place_code

_FIGURE = re.compile(r"\d{1,3}(?:[ ,.'\u00a0]\d{3})+|\d{1,9}")
_RANGE_OF = re.compile(r"(\d{1,9})\s*(?:-|to|–|—|à|a|до|至)\s*(\d{1,9})")
_DATE_FIX = "write it as 2022-09-13, 2022-09-12/2022-09-13 or 13 September 2022"


@dataclass(frozen=True, slots=True)
class Table:
    """What holds for all rows of a table."""

    source: str
    """Name of the file."""
    sha256: str
    """SHA-256 of its bytes."""
    headers: Mapping[str, str]
    """Field -> header."""
    orders: Mapping[str, Order]
    """Field of a date -> order of day and month."""

    def cell(self, row: Row, field: str) -> str:
        """Give the cell of a field; empty where there is none."""
        return row.cells.get(self.headers.get(field, ""), "")

    def problem(self, row: Row, field: str, reason: str, fix: str, *, kept: bool) -> Problem:
        """Say what is wrong with a field of a row."""
        return Problem(self.source, row.number, self.headers.get(field, ""), reason, fix, kept)


def point_of(row: Row, table: Table) -> Point | None:
    """Give the coordinates of a row as written; None where there are none that can be read.

    Parameters
    ----------
    row, table
        A row, and what holds for its table.
    """
    pair = table.cell(row, "coordinates")
    header = table.headers.get("coordinates", "")
    point = read_point(table.cell(row, "lat"), table.cell(row, "lon"), pair, header)
    if point is None and not pair:
        point = read_point("", "", table.cell(row, "place"))
    return point


def asked_of(row: Row, table: Table, point: Point | None) -> Asked:
    """Give what a row says of its place.

    Parameters
    ----------
    row, table
        A row, and what holds for its table.
    point
        Its coordinates, the right way round; None where it has none.
    """
    place, code = table.cell(row, "place"), table.cell(row, "place_code")
    if point and read_point("", "", place):
        place = ""
    if not code and is_place_code(place):
        code = place
    coded = {f: table.cell(row, f) for f in PLACE_RADIUS_M}
    radius = _number(table.cell(row, "radius_m")) or next(
        (r for f, cell in coded.items() if (r := PLACE_RADIUS_M[f].get(cell))), None
    )
    return Asked(
        place, code, point, table.cell(row, "country"), table.cell(row, "admin1"),
        table.cell(row, "admin2"), radius, beside=table.cell(row, "what"),
    )  # fmt: skip


def claim_of(
    row: Row, table: Table, found: Found, gaz: Gazetteer
) -> tuple[Claim | None, list[Problem]]:
    """Make the claim of a row.

    Parameters
    ----------
    row, table
        A row, and what holds for its table.
    found
        Where it is.
    gaz
        The gazetteer that the place was looked up in.

    Returns
    -------
    claim, problems
        None if the row must be left out; its problems say why.
    """
    when, problems = _when(row, table)
    if any(not problem.kept for problem in problems):
        return None, problems
    location = _related(row, table, found.location)
    if found.problem:
        field = next((f for f in ("place", "place_code", "lat", "coordinates", "country")
                      if table.cell(row, f)), "place")  # fmt: skip
        fix = "try another spelling" if location is None or location.lon is None else "see which is"
        problems.append(table.problem(row, field, found.problem, fix, kept=True))
    what = table.cell(row, "what")
    lang = detect_language(what)
    topic = topic_of(what, lang=lang)
    means, targets = things_in(what, topic, lang=lang)
    kind, subtype = _kind(row, table, topic)
    quote, mark = _quote(row, table, location)
    harm, wrong = _harm(row, table)
    return Claim(
        kind, subtype, topic=topic, what=what, when=when,
        locations=(location,) if location else (),
        actors=tuple(Actor(cell) for f in ("actor1", "actor2") if (cell := table.cell(row, f))),
        means=means,
        targets=targets,
        casualties=harm,
        modality=_one_of(table.cell(row, "modality"), MODALITIES, "occurred"),
        polarity=_one_of(table.cell(row, "polarity"), POLARITIES, "asserted"),
        claimed_by=_claimed_by(row, table),
        quote=quote,
        quote_lang=lang,
        marks=(mark,) if mark else (),
        sensitivity=_one_of(table.cell(row, "sensitivity").casefold(), SENSITIVITIES, ""),
        origin=Origin(
            table.source, table.sha256, row=row.number, record_id=table.cell(row, "record_id"),
            url=table.cell(row, "url"),
        ),
    ), problems + wrong  # fmt: skip


def _when(row: Row, table: Table) -> tuple[When, list[Problem]]:
    """Read the dates and the time of day of a row."""
    problems: list[Problem] = []
    first = _day(row, table, "date", problems)
    last = _day(row, table, "date_end", problems)
    when = first or last or When(verbatim=table.cell(row, "date"))
    if first and last and last.start and first.start:
        try:
            when = spanning(first, last)
        except ValueError as error:
            problems.append(table.problem(row, "date_end", str(error), "mend one of the two",
                                          kept=False))  # fmt: skip
    for field, meaning in DATE_PRECISION.items():
        when = widened(when, meaning.get(table.cell(row, field), ""))
    clock = table.cell(row, "time_local")
    if not clock:
        return when, problems
    time = clock_time(clock)
    if time is None:
        problems.append(table.problem(row, "time_local", f"{clock!r} is no time of day",
                                      "write it as 09:00", kept=True))  # fmt: skip
        return when, problems
    return replace(when, time_local=time), problems


def _day(row: Row, table: Table, field: str, problems: list[Problem]) -> When | None:
    """Read one cell with a date; what is wrong with it is noted."""
    cell = table.cell(row, field)
    if not cell:
        return None
    try:
        when = read_day(cell, table.orders.get(field, Order("")))
    except ValueError as error:
        problems.append(table.problem(row, field, str(error), _DATE_FIX, kept=False))
        return None
    if when is None:
        reason = f"{cell!r} is no date that can be read: the row is kept without a date"
        problems.append(table.problem(row, field, reason, _DATE_FIX, kept=True))
    elif when.basis == "day_or_month_first_not_told":
        reason = f"{cell!r} may have the day or the month first: both are kept, as {when.edtf}"
        fix = "say which, for all of the file: --day-first or --month-first"
        problems.append(table.problem(row, field, reason, fix, kept=True))
    return when


def _related(row: Row, table: Table, location: Location | None) -> Location | None:
    """Give a location the relation that the row's code of precision states."""
    if location is None or location.lon is None or location.relation != "at":
        return location
    for field, meaning in PLACE_RELATION.items():
        if relation := meaning.get(table.cell(row, field)):
            return replace(location, relation=relation)
    return location


def _kind(row: Row, table: Table, topic: str) -> tuple[str, str]:
    """Give type and sub-type of a row's event: as stated, else as its words tell."""
    stated = table.cell(row, "event_type")
    if fold_header(table.headers.get("event_type", "")) == "typeofviolence":
        stated = VIOLENCE.get(stated, stated)
    told = TOPICS.get(topic)
    kind = event_type(stated) or (told.event_type if told else "")
    fits = told is not None and told.event_type == kind
    subtype = table.cell(row, "event_subtype") or (told.event_subtype if told and fits else "")
    return kind or "not stated", subtype


def _claimed_by(row: Row, table: Table) -> tuple[str, ...]:
    """Give who says so, outermost first: the outlet that reports, and whom it cites."""
    chain = [cell for f in ("outlet", "claimed_by") if (cell := table.cell(row, f))]
    return tuple(dict.fromkeys(chain)) or (f"{table.source} (claimant not stated)",)


def _harm(row: Row, table: Table) -> tuple[dict[str, dict[str, object]], list[Problem]]:
    """Read the figures of the killed and injured; null means not stated."""
    harm: dict[str, dict[str, object]] = {}
    problems = []
    for kind in ("killed", "injured"):
        cells = {f: table.cell(row, f) for f in (kind, f"{kind}_low", f"{kind}_high")}
        zero_says_nothing = fold_header(table.headers.get(kind, "")) in NO_ZERO
        if not any(cells.values()) or (zero_says_nothing and cells[kind] in ("0", "")):
            continue
        low, best, high = _figures(*cells.values())
        if best is None and low is None and high is None:
            reason = f"{cells[kind]!r} is no number"
            problems.append(table.problem(row, kind, reason, "write a whole number", kept=True))
            continue
        if not _in_order(low, best, high):
            reason = f"low {low}, best {best} and high {high} are not in this order"
            problems.append(table.problem(row, kind, reason, "mend the figures", kept=True))
        verbatim = " / ".join(cell for cell in cells.values() if cell)
        harm[kind] = {"low": low, "best": best, "high": high, "verbatim": verbatim}
    return harm, problems


def _figures(best: str, low: str, high: str) -> tuple[int | None, int | None, int | None]:
    """Read low, best and high; "5-7" in one cell is a range."""
    span = _RANGE_OF.fullmatch(plain_text(best))
    if span:
        return int(span[1]), None, int(span[2])
    return _whole(low), _whole(best), _whole(high)


def _whole(cell: str) -> int | None:
    text = plain_text(cell)
    return int(re.sub(r"\D", "", text)) if _FIGURE.fullmatch(text) else None


def _in_order(*figures: int | None) -> bool:
    known = [figure for figure in figures if figure is not None]
    return known == sorted(known)


def _number(cell: str) -> float | None:
    """Read a positive number."""
    text = plain_text(cell).replace(",", ".")
    return float(text) if re.fullmatch(r"\d{1,9}(?:\.\d+)?", text) and float(text) > 0 else None


def _one_of(cell: str, allowed: Mapping[str, str], otherwise: str) -> str:
    return cell if cell in allowed else otherwise


def _quote(row: Row, table: Table, location: Location | None) -> tuple[str, tuple[int, int] | None]:
    """Give a row's cells as its quote, and where the place stands in it."""
    where = next((f for f in ("place", "coordinates", "place_code", "admin2", "admin1", "country")
                  if table.cell(row, f)), "")  # fmt: skip
    place = table.cell(row, where)
    if location and location.mention.text not in place:
        place = location.mention.text
    before = [cell for f in ("date", "date_end", "time_local") if (cell := table.cell(row, f))]
    parts = [*before, *([place] if place else []), *([table.cell(row, "what")])]
    quote = " · ".join(part for part in parts if part) or "(empty row)"
    if not location:
        return quote, None
    offset = len(" · ".join(before)) + (3 if before else 0)
    start = offset + location.mention.start
    if quote[start : start + len(location.mention.text)] != location.mention.text:
        start = quote.find(location.mention.text)
        return quote, (start, start + len(location.mention.text)) if start >= 0 else None
    return quote, (start, offset + location.mention.end)


def repeated_ids(rows: Sequence[Row], table: Table) -> list[Problem]:
    """Give the rows whose id another row has.

    Parameters
    ----------
    rows, table
        All rows, and what holds for them.
    """
    first: dict[str, int] = {}
    found = []
    for row in rows:
        key = table.cell(row, "record_id")
        if key and first.setdefault(key, row.number) != row.number:
            reason = f"the id {key!r} stands in row {first[key]} already"
            fix = "give each record an id of its own"
            found.append(table.problem(row, "record_id", reason, fix, kept=True))
    return found
