"""A table of incident records -> claims, one a row, and what was wrong with the other rows."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from gazetteer.errors import BadTable, UnknownFormat, UnreadableDocument
from gazetteer.lookup import Gazetteer
from geo.claim import Claim, Origin, When
from geo.dates import parse_day
from geo.document import Location, Mention
from geo.events import TOPICS, event_type
from geo.language import detect_language
from geo.languages import compiled, language
from geo.mentions import find_mentions
from geo.readers import read_string
from geo.readers.text import decode
from geo.resolve import resolve

HEADERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "record_id": ("record_id", "id", "event_id", "event_id_cnty"),
        "date": ("date", "event_date", "when"),
        "time_local": ("time_local", "time", "hour"),
        "place": ("place", "location", "where", "place_name", "toponym"),
        "what": ("what", "notes", "description", "title", "summary"),
        "event_type": ("event_type", "type", "category"),
        "event_subtype": ("event_subtype", "sub_event_type", "subtype"),
        "claimed_by": ("claimed_by", "claimant", "source", "reported_by"),
        "url": ("url", "link"),
    }
)
"""Field of a record -> headers that stand for it, compared without case, spaces and dashes."""

_DELIMITERS = ",;\t|"
_CODE = re.compile(r"[A-Z]{3,4}")
"""A code of an airport: IATA or ICAO."""
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a table that a person must mend, or know."""

    source: str
    """Name of the file."""
    row: int
    """Line of the file; the header is line 1."""
    column: str
    """Header of the column; empty where the whole row is meant."""
    reason: str
    """What is wrong, with the value."""
    fix: str
    """What to do."""
    kept: bool
    """Whether the row is in the table all the same."""

    def __str__(self) -> str:
        """Give the problem as one sentence."""
        where = f", column {self.column}" if self.column else ""
        fate = "kept" if self.kept else "left out"
        return f"{self.source}, row {self.row}{where}: {self.reason}; {self.fix} ({fate})"


class Records(NamedTuple):
    """What a table gave."""

    claims: tuple[Claim, ...]
    """One a good row, in order."""
    problems: tuple[Problem, ...]
    """In the order of the rows."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its line in the file, and its cells by field."""

    line: int
    cells: Mapping[str, str]


class _Table(NamedTuple):
    """A file's rows, and which header each field was read from."""

    rows: tuple[_Row, ...]
    headers: Mapping[str, str]
    problems: tuple[Problem, ...]


def _read_csv(data: bytes, name: str) -> _Table:
    """Read a CSV or TSV file; the delimiter is told from the header line."""
    text, _ = decode(data)
    header_line = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] = []
    rows: list[_Row] = []
    problems: list[Problem] = []
    fields: dict[str, str] = {}
    line = 0
    for cells in _rows(reader):
        begin, line = line + 1, reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if not header:
            header, fields = cells, _fields(cells, name)
        elif len(cells) > len(header):
            problems.append(
                Problem(name, begin, "", f"{len(cells)} cells under {len(header)} headers",
                        "put text with a delimiter into quotation marks", kept=False)
            )  # fmt: skip
        else:
            by_header = dict(zip(header, cells, strict=False))
            rows.append(_Row(begin, {f: by_header.get(h, "").strip() for f, h in fields.items()}))
    if not header:
        raise BadTable(f"{name}: the table is empty; its first line must hold the headers")
    return _Table(tuple(rows), fields, tuple(problems))


def _rows(reader: Any) -> Iterator[list[str]]:
    """Give the rows; a fault of the table (a quotation mark never closed) names its line."""
    begin = 1
    try:
        for cells in reader:
            yield cells
            begin = reader.line_num + 1
    except csv.Error as error:
        raise csv.Error(f"the row that begins in line {begin} cannot be read: {error}") from error


TABLES: Mapping[str, Callable[[bytes, str], _Table]] = MappingProxyType(
    {".csv": _read_csv, ".tsv": _read_csv}
)
"""File suffix -> reader of tables of records."""


def read_records(path: str | os.PathLike[str], gaz: Gazetteer) -> Records:
    """Read incident records: each row is a claim.

    Parameters
    ----------
    path
        A table (formats: the keys of `TABLES`) with a header line; headers as in `HEADERS`. Dates
        as ISO 8601, intervals `2022-09-12/2022-09-13`, or day first `13.09.2022`.
    gaz
        Where the places are looked up: names in any script, codes (`ZZE`), relations ("between A
        and B").

    Returns
    -------
    records
        The claims of the good rows, and the problems. A row with an impossible date is left out;
        a row without a place, or with an unknown one, is kept without a place.

    Raises
    ------
    UnknownFormat, UnreadableDocument
        If the file is no table that can be read.
    BadTable
        If no column can be told to be the date, the place or what happened.
    """
    path = Path(path)
    read_table = TABLES.get(path.suffix.lower())
    if read_table is None:
        raise UnknownFormat(f"{path}: no reader for this table; known: {', '.join(TABLES)}")
    try:
        data = path.read_bytes()
        table = read_table(data, path.name)
    except OSError as error:
        raise UnreadableDocument(f"{path}: cannot be read: {error.strerror}") from error
    except (UnreadableDocument, csv.Error) as error:
        raise UnreadableDocument(f"{path}: {error}; mend the file and try again") from error
    mentions = [
        place_mention(row.cells.get("place", ""), gaz, beside=row.cells.get("what", ""))
        for row in table.rows
    ]
    located = iter(resolve([m for m in mentions if m], gaz))
    claims: list[Claim] = []
    problems = [*table.problems, *_repeated_ids(table.rows, path.name, table.headers)]
    digest = sha256(data).hexdigest()
    for row, mention in zip(table.rows, mentions, strict=True):
        location = next(located) if mention else None
        claim, found = _claim(row, location, path.name, digest, table.headers)
        claims += [claim] if claim else []
        problems += found
    return Records(tuple(claims), tuple(sorted(problems, key=lambda p: p.row)))


def _repeated_ids(rows: Sequence[_Row], name: str, headers: Mapping[str, str]) -> Iterator[Problem]:
    """Give the rows whose id another row has."""
    first: dict[str, int] = {}
    for row in rows:
        key = row.cells.get("record_id", "")
        if key and first.setdefault(key, row.line) != row.line:
            yield Problem(
                name, row.line, headers["record_id"],
                f"the id {key!r} stands in row {first[key]} already",
                "give each record an id of its own", kept=True,
            )  # fmt: skip


def _fields(header: Sequence[str], name: str) -> dict[str, str]:
    """Tell which header stands for which field."""
    twice = [h for h in dict.fromkeys(header) if h.strip() and header.count(h) > 1]
    if twice:
        raise BadTable(f"{name}: the header {twice[0]!r} stands over two columns; name them apart")
    by_key = {re.sub(r"[\s_-]+", "_", h.strip().casefold()): h for h in header}
    fields = {
        field: by_key[known]
        for field, names in HEADERS.items()
        for known in reversed(names)
        if known in by_key
    }
    if not {"date", "place", "what"} & set(fields):
        known = ", ".join(names[0] for names in HEADERS.values())
        raise BadTable(f"{name}: no header is known ({', '.join(header)[:200]}); use: {known}")
    return fields


def place_mention(cell: str, gaz: Gazetteer, *, beside: str = "") -> Mention | None:
    """Read a cell that names a place: the cell as a whole, else the first place named in it.

    Parameters
    ----------
    cell
        A name in any script, a code, or a relation such as "between Lachin and Shusha".
    gaz
        Where names are looked up.
    beside
        Other text of the row, which shows its language better than a short name does.

    Returns
    -------
    mention
        The words that name the place, with offsets into the cell; None for an empty cell.
    """
    if not cell:
        return None
    lang = detect_language(f"{cell}. {beside}")
    if gaz.find(cell, limit=1, by_sound=False):
        is_code = bool(_CODE.fullmatch(cell)) and bool(
            gaz.find(cell, kind="airport", limit=1, by_sound=False)
        )
        hint = "airport" if is_code else ""
        return Mention(cell, 0, len(cell), lang, hint=hint, core=cell)
    doc = read_string(cell, lang=lang)
    found = find_mentions(doc, gaz)
    located = [m for m in found if (m.role == "literal" and m.core) or m.parties]
    if not located:
        return Mention(cell, 0, len(cell), lang, core=cell)
    start, end = doc.original_span(located[0].start, located[0].end)
    return replace(located[0], start=start, end=end)


def _claim(
    row: _Row, location: Location | None, name: str, digest: str, headers: Mapping[str, str]
) -> tuple[Claim | None, list[Problem]]:
    """Make the claim of a row; None if it must be left out."""
    cells = row.cells
    when, problem = _when(row, name, headers)
    if problem and not problem.kept:
        return None, [problem]
    problems = [problem] if problem else []
    if location and location.lon is None:
        problems.append(
            Problem(name, row.line, headers["place"], "; ".join(location.reasons),
                    "try another spelling", kept=True)
        )  # fmt: skip
    topic = _topic(cells.get("what", ""))
    kind = event_type(cells.get("event_type", "")) or (TOPICS[topic].event_type if topic else "")
    quote, mark = _quote(cells, location)
    fits = bool(topic) and TOPICS[topic].event_type == kind
    claim = Claim(
        kind or "not stated",
        cells.get("event_subtype") or (TOPICS[topic].event_subtype if fits else ""),
        topic=topic,
        what=cells.get("what", ""),
        when=when,
        locations=(location,) if location else (),
        claimed_by=(cells.get("claimed_by") or f"{name} (claimant not stated)",),
        quote=quote,
        quote_lang=detect_language(cells.get("what", "")),
        marks=(mark,) if mark else (),
        origin=Origin(
            name, digest, row=row.line, record_id=cells.get("record_id", ""),
            url=cells.get("url", ""),
        ),
    )  # fmt: skip
    return claim, problems


def _when(row: _Row, name: str, headers: Mapping[str, str]) -> tuple[When, Problem | None]:
    """Read the date and the time of day of a row."""
    cell, clock = row.cells.get("date", ""), row.cells.get("time_local", "")
    if not cell:
        return When(), None
    fix = "write it as 2022-09-13, 2022-09-12/2022-09-13 or 13.09.2022"
    try:
        when = parse_day(cell)
        reason = f"{cell!r} is no date that can be read"
    except ValueError as error:
        when, reason = None, str(error)
    if when is None:
        return When(), Problem(name, row.line, headers["date"], reason, fix, kept=False)
    if clock and (match := _TIME.fullmatch(clock)):
        return replace(when, time_local=f"{int(match[1]):02d}:{match[2]}"), None
    if clock:
        problem = Problem(name, row.line, headers["time_local"], f"{clock!r} is no time of day",
                          "write it as 09:00", kept=True)  # fmt: skip
        return when, problem
    return when, None


def _topic(what: str) -> str:
    """Tell the topic of a row from its words."""
    cues = language(detect_language(what)).events.cues
    return next((cue.topic for cue in cues if compiled(cue.pattern).search(what)), "")


def _quote(
    cells: Mapping[str, str], location: Location | None
) -> tuple[str, tuple[int, int] | None]:
    """Give a row's cells as its quote, and where the place stands in it."""
    parts = [cells[f] for f in ("date", "time_local", "place", "what") if cells.get(f)]
    quote = " · ".join(parts) or "(empty row)"
    if not location:
        return quote, None
    before = [cells[f] for f in ("date", "time_local") if cells.get(f)]
    offset = len(" · ".join(before)) + (3 if before else 0)
    return quote, (offset + location.mention.start, offset + location.mention.end)


__all__ = ["HEADERS", "TABLES", "Problem", "Records", "place_mention", "read_records"]
