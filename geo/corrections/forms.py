"""What a person may decide, and the form of the line that says it: tables, check and schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from geo.claim import CLAIM_STATUSES, SENSITIVITIES
from geo.dates import parse_day


class Action(NamedTuple):
    """A kind of decision."""

    meaning: str
    """What it does, in a sentence."""
    needs: tuple[str, ...] = ()
    """Keys that the line must have, beyond `BASE`."""
    may: tuple[str, ...] = ()
    """Keys that it may have."""


ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "place": Action("another entry of the gazetteer is the place", ("place_id",),
                        ("lon", "lat")),
        "place_refused": Action("this entry is not the place; the next candidate is taken",
                                ("place_id",)),
        "position": Action("the event is at this point", ("lon", "lat"), ("radius_m",)),
        "not_a_place": Action("the words name no place: the row stays, without one"),
        "date": Action("when it was, in EDTF", ("date_edtf",)),
        "type": Action("type and sub-type of the event", ("event_type",), ("event_subtype",)),
        "merge": Action("these rows are about the same event", ("with",)),
        "split": Action("this claim or record is about another event", ("claim",)),
        "status": Action("what a named person holds of the claim", ("claim_status",)),
        "sensitivity": Action("who may see the row", ("sensitivity",)),
        "not_an_incident": Action("the sentence tells of no incident: the row is left out"),
        "note": Action("words for the next reader", ("note",)),
    }
)  # fmt: skip
"""Kind of decision -> what it does and which keys its line has."""

BASE: Mapping[str, str] = MappingProxyType(
    {
        "action": "one of the kinds of decision",
        "incident_id": "the row, as the table had it",
        "source": "name of the file of the row's first claim",
        "source_sha256": "SHA-256 of that file's bytes; null if it is not known",
        "quote_start": "first code point of the quote in the original; null for a record",
        "quote_end": "code point after its last one; null for a record",
        "record_ids": "ids of the records in the row, separated by semicolons; or null",
        "place_verbatim": "the words that name the place; or null",
        "was": "place_id, lon and lat before the decision; or null",
        "reviewer": "who decided",
        "made": "when, ISO 8601 with its zone",
    }
)
"""Keys of every line and their meaning; the first six, `reviewer` and `action` are what counts."""

KEY = ("incident_id", "source", "source_sha256", "quote_start", "quote_end", "record_ids")
"""Keys that say which row is meant."""


def _is_key(value: Any) -> bool:
    """Tell whether a value says which row or claim is meant."""
    if not isinstance(value, Mapping):
        return False
    has_span = value.get("source_sha256") and isinstance(value.get("quote_start"), int)
    return bool(has_span or value.get("incident_id") or value.get("record_ids"))


def _is_edtf(value: Any) -> bool:
    try:
        return isinstance(value, str) and parse_day(value) is not None
    except ValueError:
        return False


def _number_within(low: float, high: float) -> Callable[[Any], bool]:
    return lambda x: isinstance(x, int | float) and not isinstance(x, bool) and low <= x <= high


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


class Field(NamedTuple):
    """A key of a line."""

    schema: Mapping[str, Any]
    """Its JSON Schema."""
    is_right: Callable[[Any], bool]
    """Whether a value is allowed."""
    says: str
    """What is allowed, for messages."""


_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_SAYS_WHICH: list[dict[str, Any]] = [
    {
        "required": ["source_sha256", "quote_start"],
        "properties": {"source_sha256": _TEXT, "quote_start": {"type": "integer"}},
    },
    {"required": ["incident_id"], "properties": {"incident_id": _TEXT}},
    {"required": ["record_ids"], "properties": {"record_ids": _TEXT}},
]
_A_KEY: dict[str, Any] = {
    "type": "object",
    "properties": {
        "incident_id": {"type": ["string", "null"]},
        "source": {"type": ["string", "null"]},
        "source_sha256": {"type": ["string", "null"]},
        "quote_start": {"type": ["integer", "null"]},
        "quote_end": {"type": ["integer", "null"]},
        "record_ids": {"type": ["string", "null"]},
    },
    "anyOf": _SAYS_WHICH,
}

FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "place_id": Field(_TEXT, _text, "an id of the gazetteer"),
        "lon": Field({"type": "number", "minimum": -180, "maximum": 180},
                     _number_within(-180, 180), "degrees from -180 to 180"),
        "lat": Field({"type": "number", "minimum": -90, "maximum": 90},
                     _number_within(-90, 90), "degrees from -90 to 90"),
        "radius_m": Field({"type": "number", "exclusiveMinimum": 0},
                          _number_within(1e-9, 2.1e7), "metres above 0"),
        "date_edtf": Field(_TEXT, _is_edtf, "a day or interval in EDTF (2022-09-12/2022-09-13)"),
        "event_type": Field(_TEXT, _text, "a type of event"),
        "event_subtype": Field({"type": ["string", "null"]},
                               lambda x: x is None or isinstance(x, str), "a sub-type"),
        "with": Field({"type": "array", "minItems": 1, "items": _A_KEY},
                      lambda x: isinstance(x, list) and bool(x) and all(map(_is_key, x)),
                      "a list of rows, each with incident_id, or source_sha256 and quote_start"),
        "claim": Field(_A_KEY, _is_key, "a claim: source_sha256 and quote_start, or record_ids"),
        "claim_status": Field({"enum": [*CLAIM_STATUSES]}, CLAIM_STATUSES.__contains__,
                              f"one of {', '.join(CLAIM_STATUSES)}"),
        "sensitivity": Field({"enum": [*SENSITIVITIES]}, SENSITIVITIES.__contains__,
                             f"one of {', '.join(SENSITIVITIES)}"),
        "note": Field(_TEXT, _text, "some words"),
    }
)  # fmt: skip
"""Key of a line -> its rule."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A decision of a person: one line of the log."""

    action: str
    """One of `ACTIONS`."""
    key: Mapping[str, Any]
    """Which row is meant (`KEY`)."""
    said: Mapping[str, Any]
    """The action's own keys."""
    reviewer: str
    """Who decided."""
    made: str = ""
    """When, as the line says it."""
    place_verbatim: str = ""
    """The words that name the place."""
    where: str = ""
    """File and line, for messages."""

    def __str__(self) -> str:
        """Say the decision in a sentence."""
        day = f" on {self.made[:10]}" if self.made else ""
        return f"{self.action} by {self.reviewer}{day}"


def correction_of(line: Any, where: str = "") -> Correction:
    """Make a correction of a line.

    Parameters
    ----------
    line
        The object that the line holds.
    where
        File and line, for messages.

    Returns
    -------
    correction
        Keys that are not known are passed over.

    Raises
    ------
    ValueError
        If a key is missing or holds what it must not; the message names it.

    Examples
    --------
    >>> correction_of({"action": "note", "incident_id": "ia:1", "note": "x"})
    Traceback (most recent call last):
    ValueError: reviewer is missing: who decided?
    """
    if not isinstance(line, Mapping):
        raise ValueError(f"{str(line)[:40]!r} is no object")  # noqa: TRY004 - a line, not a type
    action = ACTIONS.get(str(line.get("action")))
    if action is None:
        known = ", ".join(ACTIONS)
        raise ValueError(f"action {str(line.get('action'))[:40]!r} is none of {known}")
    if not _text(line.get("reviewer")):
        raise ValueError("reviewer is missing: who decided?")
    if not _is_key(line):
        raise ValueError("it does not say which row: source_sha256 and quote_start, or incident_id")
    said = {}
    for name in (*action.needs, *action.may):
        value = line.get(name)
        if value is None and name in action.may:
            continue
        if not _is_right(name, value):
            raise ValueError(f"{name} {str(value)[:60]!r} is not {FIELDS[name].says}")
        said[name] = value
    key = {name: line.get(name) for name in KEY}
    return Correction(
        str(line["action"]), key, said, line["reviewer"].strip(), str(line.get("made") or ""),
        str(line.get("place_verbatim") or ""), where,
    )  # fmt: skip


def _is_right(name: str, value: Any) -> bool:
    try:
        return FIELDS[name].is_right(value)
    except TypeError:
        return False  # a list or object where a word is wanted


def corrections_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a line of `corrections.jsonl`.

    Examples
    --------
    >>> len(corrections_schema()["oneOf"]) == len(ACTIONS)
    True
    """
    known: dict[str, Any] = _A_KEY["properties"]
    base: dict[str, dict[str, Any]] = {
        name: known.get(name, {}) | {"description": meaning} for name, meaning in BASE.items()
    }
    base["reviewer"] |= _TEXT
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of corrections.jsonl",
        "type": "object",
        "properties": base,
        "required": ["action", "reviewer"],
        "anyOf": _SAYS_WHICH,
        "oneOf": [
            {
                "title": action.meaning,
                "properties": {
                    "action": {"const": name},
                    **{key: dict(FIELDS[key].schema) for key in action.needs},
                    **{key: {"anyOf": [dict(FIELDS[key].schema), {"type": "null"}]}
                       for key in action.may},
                },
                "required": ["action", *action.needs],
            }
            for name, action in ACTIONS.items()
        ],
    }  # fmt: skip
