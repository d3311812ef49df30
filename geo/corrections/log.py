"""The log of corrections: `corrections.jsonl`, read whole, and only ever appended to."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from gazetteer.errors import BadTable, UnreadableDocument
from geo.corrections.forms import ACTIONS, Correction, correction_of
from geo.records.report import Problem

if TYPE_CHECKING:
    import geopandas as gpd

MOST_BYTES = 256 * 2**20
"""A larger log is refused."""


class Log(NamedTuple):
    """What a log of corrections holds."""

    corrections: tuple[Correction, ...]
    """In the order of the file: a later one wins."""
    problems: tuple[Problem, ...]
    """Lines that are none."""


def read_corrections(path: str | os.PathLike[str]) -> Log:
    """Read a log of corrections: by hand, from a notebook, or saved by the map's page.

    Parameters
    ----------
    path
        JSON lines, UTF-8; the form: `docs/corrections.schema.json`.

    Returns
    -------
    log
        The good lines, and what is wrong with the others.

    Raises
    ------
    UnreadableDocument
        If the file cannot be read.
    """
    path = Path(path)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableDocument(f"{path}: is larger than {MOST_BYTES // 2**20} MB; split it")
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise UnreadableDocument(f"{path}: cannot be read: {error.strerror}") from error
    found, problems = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(correction_of(json.loads(line), f"{path.name}, line {number}"))
        except (ValueError, RecursionError) as error:
            fix = "mend the line, or say it again in a new one"
            problems.append(Problem(path.name, number, "", str(error), fix, kept=False))
    return Log(tuple(found), tuple(problems))


def append_correction(path: str | os.PathLike[str], line: Mapping[str, Any]) -> None:
    """Append a line to a log; what stands there stays as it is.

    Parameters
    ----------
    path
        The log; it is made if it is not there.
    line
        The object.

    Raises
    ------
    ValueError
        If the line is no correction; nothing is written then.
    """
    correction_of(line)
    path = Path(path)
    text = json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n"
    with path.open("ab+") as file:
        if file.tell():
            file.seek(-1, os.SEEK_END)
            text = text if file.read(1) == b"\n" else "\n" + text
        file.write(text.encode("utf-8", "replace"))


def correct(
    gdf: gpd.GeoDataFrame,
    incident_id: str,
    action: str,
    *,
    reviewer: str,
    path: str | os.PathLike[str] = "corrections.jsonl",
    **said: Any,
) -> dict[str, Any]:
    """Note a person's decision about a row of the table in the log.

    Parameters
    ----------
    gdf
        The table.
    incident_id
        The row.
    action
        A key of `geo.corrections.ACTIONS`: "place", "date", "status", "not_an_incident" ...
    reviewer
        Who decides; a name is required.
    path
        The log; the line is appended.
    **said
        What the action needs: `place_id="geonames:1"`, `date_edtf="2022-09-13"`,
        `claim_status="corroborated"`, `note="..."`, `with_=[other incident_id, ...]` for a merge,
        `record_id="R01"` for a split.

    Returns
    -------
    line
        As it was written. The table does not change: give the log to `geo.locate(...,
        corrections=path)`, at this and every later run.

    Raises
    ------
    BadTable
        If the table has no such row, or the decision lacks something; nothing is written then.

    Examples
    --------
    >>> from geo.frame import to_frame
    >>> correct(to_frame([]), "ia:1", "note", reviewer="A. Person", note="x")
    Traceback (most recent call last):
    gazetteer.errors.BadTable: the table has no row 'ia:1'
    """
    if action not in ACTIONS:
        raise BadTable(f"{action!r} is no kind of correction; known: {', '.join(ACTIONS)}")
    row = _row(gdf, incident_id)
    if "with_" in said:
        said["with"] = [_key(_row(gdf, other)) for other in said.pop("with_")]
    if "record_id" in said:
        said["claim"] = {"record_ids": said.pop("record_id")}
    line = {
        "action": action,
        **_key(row),
        "place_verbatim": row["place_verbatim"],
        "was": {name: row[name] for name in ("place_id", "lon", "lat")},
        **said,
        "reviewer": reviewer,
        "made": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    try:
        append_correction(path, line)
    except (ValueError, TypeError) as error:
        raise BadTable(f"{action}: {error}") from error
    return line


def _row(gdf: gpd.GeoDataFrame, incident_id: str) -> dict[str, Any]:
    """Give a row as plain values, None where there is nothing."""
    import pandas as pd

    rows = gdf[gdf["incident_id"] == incident_id]
    if not len(rows):
        raise BadTable(f"the table has no row {incident_id!r}")
    row = rows.iloc[0].drop(gdf.geometry.name).to_dict()
    return {
        name: None if pd.isna(value) else value.item() if hasattr(value, "item") else value
        for name, value in row.items()
        if not isinstance(value, list | dict)
    }


def _key(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give the keys that say which row is meant."""
    names = ("incident_id", "source", "source_sha256", "quote_start", "quote_end", "record_ids")
    return {name: row[name] for name in names}
