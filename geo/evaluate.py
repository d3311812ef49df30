"""A labelled file -> how well places are found in it: figures per language, and how to quote them.

The file has one document a line (JSON): `doc_id`, `lang`, `text`, and `toponyms`, each with
`start`, `end` (code points, end exclusive), `lat`, `lon` (degrees, WGS 84; null where unknown) and,
if known, `geonames_id`. What else a toponym may carry is told in docs/how-to.md.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import gazetteer
from gazetteer.errors import BadTable
from gazetteer.lookup import Gazetteer
from geo.document import ROLES, Document, Location, Mention
from geo.mentions import find_mentions
from geo.readers import read_string
from geo.resolve import look_up, resolve
from geo.scores import Answer, Figures, Interval, Tally, Toponym, figures, intervals, tally

QUOTED = ("f1_161", "f1_25", "within_161", "within_25")
"""Figures that are given with an interval."""
_CEILING_LOOKED_AT = 100
"""Entries of a name that the ceiling looks at."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text whose place names a person has marked."""

    doc_id: str
    """The document's own id, or its line number."""
    lang: str
    """ISO 639-1 code of its language."""
    text: str
    """The text, as the offsets count it."""
    toponyms: tuple[Toponym, ...]
    """Its place names."""
    dated: str = ""
    """Day of the document, ISO 8601; empty where it is not stated."""
    row: Mapping[str, Any] | None = None
    """The whole object of the line."""

    @property
    def types(self) -> list[str]:
        """What the labels themselves call each toponym; empty where they do not."""
        marks = self.row["toponyms"] if self.row else [{}] * len(self.toponyms)
        return [str(mark.get("type") or "") for mark in marks]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be used."""

    line: int
    """Its number, from 1."""
    reason: str
    """What is wrong, in words."""

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Scored:
    """Documents of one language, scored."""

    lang: str
    """ISO 639-1 code; "all" for all of them."""
    found: Figures
    """The whole way: names found by the tool and placed."""
    given: Figures
    """Placed only: the names are given to the tool."""
    ceiling_161: float | None
    """Share of the names for which any entry of the gazetteer lies within 161 km."""
    intervals: Mapping[str, Interval]
    """95 % bootstrap intervals over documents, of `QUOTED`."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well places are found in a labelled file."""

    rows: tuple[Scored, ...]
    """One a language; after several, one for all."""
    bad: tuple[BadLine, ...]
    """Lines that could not be used."""
    methods: str
    """A paragraph to paste into a report: what was measured, how, and with which versions."""


def read_labelled(path: str | os.PathLike[str]) -> tuple[list[Labelled], list[BadLine]]:
    """Read a labelled file.

    Parameters
    ----------
    path
        JSON lines, UTF-8; gzip where the name ends in `.gz`.

    Returns
    -------
    documents, bad
        The documents of the good lines, in order, and the lines left out.

    Raises
    ------
    BadTable
        If no line can be used.
    """
    path = Path(path)
    opened = gzip.open if path.suffix == ".gz" else open
    docs: list[Labelled] = []
    bad: list[BadLine] = []
    try:
        with opened(path, "rt", encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    if line.strip():
                        docs.append(_labelled(line, number))
                except _Unusable as error:
                    bad.append(BadLine(number, str(error)))
    except (UnicodeDecodeError, gzip.BadGzipFile, EOFError) as error:
        raise BadTable(
            f"{path.name}: not text in UTF-8 ({error}); write it as JSON lines in UTF-8"
        ) from error
    if not docs:
        first = f"; {bad[0]}" if bad else ""
        raise BadTable(f"{path.name}: no labelled document{first}")
    return docs, bad


class _Unusable(ValueError):
    """A line that cannot be used; the message says why."""


def _labelled(line: str, number: int) -> Labelled:
    """Read one line."""
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise _Unusable(f"no JSON ({error.msg}, column {error.colno})") from error
    except RecursionError as error:
        raise _Unusable("no JSON (nested too deeply)") from error
    if not isinstance(row, dict):
        raise _Unusable("a JSON object is wanted: {...}")
    text, marks, lang = row.get("text"), row.get("toponyms"), row.get("lang") or ""
    if not isinstance(text, str) or not text:
        raise _Unusable("`text` is missing or is no text")
    if not isinstance(marks, list):
        raise _Unusable("`toponyms` is missing or is no list")
    if not isinstance(lang, str):
        raise _Unusable("`lang` must be a code such as 'en'")
    toponyms = tuple(_toponym(mark, text, at) for at, mark in enumerate(marks, 1))
    dated = _day(row.get("dated") or row.get("date"))
    return Labelled(str(row.get("doc_id", number)), lang, text, toponyms, dated, row)


def _day(dated: object) -> str:
    """Give a day in ISO 8601, or nothing: the date only helps."""
    found = _DAY.match(str(dated))
    return found.group() if found else ""


def _toponym(mark: Any, text: str, at: int) -> Toponym:
    """Read one mark."""
    if not isinstance(mark, dict):
        raise _Unusable(f"toponym {at}: a JSON object is wanted")
    start, end = mark.get("start"), mark.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise _Unusable(
            f"toponym {at}: no span {start!r}:{end!r} in a text of {len(text)} characters"
        )
    phrase, written = mark.get("phrase"), text[start:end]
    if phrase is not None and phrase != written:
        raise _Unusable(f"toponym {at}: `phrase` is {phrase!r}, but the text has {written!r} there")
    role = mark.get("role") or "literal"
    if role not in ROLES:
        raise _Unusable(f"toponym {at}: `role` {role!r} is none of {', '.join(ROLES)}")
    lat, lon = (_number(mark, key, most, at) for key, most in (("lat", 90), ("lon", 180)))
    if (lat is None) != (lon is None):
        raise _Unusable(f"toponym {at}: `lat` and `lon` must both be there, or both be null")
    return Toponym(
        start, end, written, lat, lon,
        geonames_id=str(mark.get("geonames_id") or ""),
        role=role,
        kind=str(mark.get("kind") or ""),
        tolerance_km=_number(mark, "tolerance_km", 20_040, at),
        relation=mark.get("relation"),
        box=_box(mark.get("bbox"), at),
    )  # fmt: skip


def _number(mark: Mapping[str, Any], key: str, most: float, at: int) -> float | None:
    """Read a number that may be missing."""
    value = mark.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= most:
        raise _Unusable(f"toponym {at}: `{key}` is {value!r}, no number up to {most:g} (or null)")
    return float(value)


def _box(box: Any, at: int) -> tuple[float, float, float, float] | None:
    """Read a box that may be missing."""
    if box is None:
        return None
    if not isinstance(box, list) or len(box) != len(_BOX):
        raise _Unusable(f"toponym {at}: `bbox` is {box!r}, not [south, north, west, east]")
    sides = dict(zip(_BOX, box, strict=True))
    south, north, west, east = (_number(sides, key, most, at) or 0.0 for key, most in _BOX.items())
    return south, north, west, east


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BOX = {"south": 90.0, "north": 90.0, "west": 180.0, "east": 180.0}
"""Sides of a box, as Nominatim orders them, and the largest value of each."""


def answers_found(doc: Labelled, gaz: Gazetteer) -> list[Answer]:
    """Find and place the names of a labelled text, without looking at its labels.

    Returns
    -------
    answers
        Literal and attributive ones.
    """
    read = read_document(doc)
    locations = resolve(find_mentions(read, gaz), gaz)
    return [
        _answer(loc, *read.original_span(loc.mention.start, loc.mention.end))
        for loc in locations
        if loc.mention.role != "other"
    ]


def answers_given(doc: Labelled, gaz: Gazetteer) -> list[Answer]:
    """Place the names of a labelled text where its labels say that they stand.

    Returns
    -------
    answers
        One a toponym. The words around a name still tell what they tell.
    """
    mentions = given_mentions(doc, gaz)
    locations = resolve(mentions, gaz)
    return [
        _answer(loc, mark.start, mark.end)
        for mark, loc in zip(doc.toponyms, locations, strict=True)
    ]


def given_mentions(doc: Labelled, gaz: Gazetteer) -> list[Mention]:
    """Give one mention a label: the tool's own where it has the same span, else the bare words."""
    read = read_document(doc)
    own = {
        read.original_span(m.start, m.end): m
        for m in find_mentions(read, gaz)
        if m.role != "other" and m.core
    }
    return [
        own.get((mark.start, mark.end))
        or Mention(mark.phrase, mark.start, mark.end, doc.lang, core=mark.phrase)
        for mark in doc.toponyms
    ]


def read_document(doc: Labelled) -> Document:
    """Read a labelled text as the tool would."""
    return read_string(doc.text, lang=doc.lang or None, dated=doc.dated or None)


def _answer(location: Location, start: int, end: int) -> Answer:
    """Give a location as an answer."""
    return Answer(
        start, end, location.lat, location.lon, location.place.id if location.place else "",
        location.score, location.mention.role, location.radius_m, location.relation,
        (place.lat, place.lon) if (place := location.place) and location.mention.km else None,
    )  # fmt: skip


def ceiling(doc: Labelled, gaz: Gazetteer, km: float) -> tuple[int, int]:
    """Count the toponyms for which any entry of the gazetteer lies within a distance.

    Returns
    -------
    reached, counted
        Toponyms with such an entry, and toponyms with coordinates.
    """
    located = [t for t in doc.toponyms if t.lat is not None]
    reached = 0
    for toponym in located:
        found = look_up(toponym.phrase, gaz, limit=_CEILING_LOOKED_AT)
        points = (Answer(0, 1, c.place.lat, c.place.lon) for c in found)
        reached += any(tally([replace(toponym, start=0, end=1)], [p]).errors_km[0] <= km
                       for p in points)  # fmt: skip
    return reached, len(located)


def evaluate(
    path: str | os.PathLike[str], *, gaz: Gazetteer | None = None, times: int = 200
) -> Evaluation:
    """Score the tool on a labelled file.

    Parameters
    ----------
    path
        As `read_labelled` takes it.
    gaz
        Where names are looked up; the packaged gazetteer if None.
    times
        How often documents are drawn for the intervals.

    Returns
    -------
    evaluation
        Figures per language, the lines left out, and a paragraph that says how it was done.

    Raises
    ------
    BadTable
        If no line can be used.

    Notes
    -----
    Toponyms with the role `attributive` (Armenian forces) do not count, neither do answers on
    them; answers with that role are no answers.
    """
    gaz = gazetteer.open() if gaz is None else gaz
    docs, bad = read_labelled(path)
    scored = [_score(doc, gaz) for doc in docs]
    langs = sorted({doc.lang for doc in docs})
    rows = [
        _row(
            lang or "?", [s for doc, s in zip(docs, scored, strict=True) if doc.lang == lang], times
        )
        for lang in langs
    ]
    if len(langs) > 1:
        rows.append(_row("all", scored, times))
    return Evaluation(tuple(rows), tuple(bad), _methods(docs, bad, gaz, Path(path).name, times))


def is_literal(toponym: Toponym) -> bool:
    """Tell whether a toponym names a place as a place."""
    return toponym.role == "literal"


def literal_only(answers: Sequence[Answer]) -> list[Answer]:
    """Keep the answers that name a place as a place."""
    return [answer for answer in answers if answer.role == "literal"]


_Score = tuple[Tally, Tally, tuple[int, int]]


def _score(doc: Labelled, gaz: Gazetteer) -> _Score:
    """Score one document: found, given, ceiling."""
    found = tally(doc.toponyms, literal_only(answers_found(doc, gaz)), counts=is_literal)
    given = tally(doc.toponyms, answers_given(doc, gaz), counts=is_literal)
    return found, given, ceiling(doc, gaz, 161)


def _row(lang: str, scored: Sequence[_Score], times: int) -> Scored:
    """Add up the documents of one language."""
    found, given = [s[0] for s in scored], [s[1] for s in scored]
    reached, counted = (sum(s[2][i] for s in scored) for i in (0, 1))
    return Scored(
        lang, figures(found), figures(given), reached / counted if counted else None,
        intervals(found, QUOTED[:2], times=times) | intervals(given, QUOTED[2:], times=times),
    )  # fmt: skip


def _methods(
    docs: Sequence[Labelled], bad: Sequence[BadLine], gaz: Gazetteer, name: str, times: int
) -> str:
    """Say how it was done, in sentences to paste."""
    marked = sum(is_literal(t) for doc in docs for t in doc.toponyms)
    located = sum(is_literal(t) and t.lat is not None for doc in docs for t in doc.toponyms)
    left_out = f" {len(bad)} lines could not be used." if bad else ""
    return (
        f"Places were found and resolved with incident-atlas {version('incident-atlas')} and its "
        f"gazetteer, edition {gaz.version}, without a network. {name} holds {len(docs)} documents "
        f"with {marked} place names, {located} of them with coordinates.{left_out} Recognition: "
        "precision, recall and F1 of the spans, matched one to one, exact and overlapping. "
        "Resolution, the names given: share of the names whose place lies within 161 km and "
        "within 25 km of the labelled point (distances on the sphere); a name without an answer "
        "counts as wrong. End to end: F1 of names that are found and placed within that distance. "
        "Ceiling: share of the names for which any entry of the gazetteer lies within 161 km. "
        "Attributive names (adjectives of states) do not count. Intervals: 95 %, percentile "
        f"bootstrap over documents, {times} draws. Calibration: expected error of the scores over "
        "ten bins; an answer is right within 161 km or within the tolerance that the label states."
    )


def rows_of(evaluation: Evaluation) -> Iterator[dict[str, str]]:
    """Give an evaluation as rows of text for a table."""
    for row in evaluation.rows:
        yield {
            "lang": row.lang,
            "documents": str(row.found.documents),
            "names": str(row.found.toponyms),
            "exact F1": _percent(row.found.exact[2]),
            "overlap P": _percent(row.found.overlap[0]),
            "overlap R": _percent(row.found.overlap[1]),
            "overlap F1": _percent(row.found.overlap[2]),
            "given 161 km": _with_interval(row.given.within_161, row.intervals.get("within_161")),
            "given 25 km": _with_interval(row.given.within_25, row.intervals.get("within_25")),
            "ceiling": _percent(row.ceiling_161),
            "F1 161 km": _with_interval(row.found.f1_161, row.intervals.get("f1_161")),
            "F1 25 km": _with_interval(row.found.f1_25, row.intervals.get("f1_25")),
            "ECE": _percent(row.given.calibration),
            "sure": _percent(row.given.kept),
            "sure right": _percent(row.given.kept_right),
        }


def _percent(value: float | None) -> str:
    """Give a share with three decimals, without its zero."""
    return "-" if value is None else f"{value:.3f}".removeprefix("0")


def _with_interval(value: float | None, interval: Interval | None) -> str:
    """Give a share with its interval."""
    if interval is None:
        return _percent(value)
    return f"{_percent(value)} ({_percent(interval.low)}-{_percent(interval.high)})"
