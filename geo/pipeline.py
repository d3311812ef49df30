"""The main path: documents and records -> incidents -> the one table."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import gazetteer
from gazetteer.errors import AtlasError
from gazetteer.lookup import Gazetteer
from geo.claim import Incident
from geo.corrections import apply_corrections, read_corrections
from geo.document import Document, Location
from geo.frame import to_frame
from geo.incidents import join
from geo.many import Located, locate_many
from geo.readers import read_many
from geo.records import Problem, Records, read_records
from geo.vocabularies import read_vocabulary, recode

if TYPE_CHECKING:
    import geopandas as gpd

logger = logging.getLogger(__name__)

StrPath = str | os.PathLike[str]
"""A path."""

Source = str | os.PathLike[str] | Document
"""A path, or a document already read."""

Table = str | os.PathLike[str] | Records
"""A path of a table of records, or one already read (`read_records`)."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What documents and records gave, before it becomes a table."""

    incidents: tuple[Incident, ...]
    """One a row of the table."""
    places: tuple[tuple[Document, Location], ...]
    """Every mention of every document, those without a place among them."""
    problems: tuple[Problem, ...]
    """What was wrong with records and with lines of corrections."""
    applied: tuple[str, ...] = ()
    """Corrections that were applied, in sentences."""
    misfits: tuple[str, ...] = ()
    """Corrections that no longer fit, and why, in sentences."""


def study(
    documents: Source | Iterable[Source] = (),
    *,
    records: Table | Iterable[Table] = (),
    corrections: StrPath | Iterable[StrPath] = (),
    gaz: Gazetteer | None = None,
    jobs: int = 1,
    vocabulary: StrPath = "acled",
) -> Findings:
    """Read documents and records and say what they tell.

    Parameters
    ----------
    documents
        One or more paths (files, folders, zip archives) or documents. Of several, one that cannot
        be read is logged as a warning and left out.
    records
        One or more tables of incident records: paths, or already read (`geo.read_records`, where
        columns can be named and dates told).
    corrections
        One or more logs of what people decided (`corrections.jsonl`), applied in this order.
    gaz
        Where names are looked up; the packaged gazetteer if None.
    jobs
        Processes that share the documents; 0 for one a core. The answer is the same.
    vocabulary
        What types of events are called: "acled", "ucdp", "plover", or a YAML file
        (`geo.vocabularies`). A type that a person wrote stays.

    Returns
    -------
    findings
        Incidents, places and problems.

    Raises
    ------
    AtlasError
        If a table, the vocabulary, or all of the documents, cannot be read.
    """
    named = read_vocabulary(vocabulary)  # a fault in it is told before the work, not after it
    gaz = gazetteer.open() if gaz is None else gaz
    located = _located(_each_once(_readable(documents)), gaz, jobs)
    claims = [claim for one in located for claim in one.claims]
    tables = [
        table if isinstance(table, Records) else read_records(table, gaz)
        for table in _many(records)
    ]
    incidents = join(claims, [claim for table in tables for claim in table.claims], gaz)
    logs = [read_corrections(path) for path in _many(corrections)]
    corrected = apply_corrections(incidents, [one for log in logs for one in log.corrections], gaz)
    return Findings(
        recode(corrected.incidents, named),
        tuple((one.document, place) for one in located for place in one.places),
        tuple(problem for table in tables for problem in table.problems)
        + tuple(problem for log in logs for problem in log.problems),
        corrected.applied,
        corrected.misfits,
    )


def _readable(documents: Source | Iterable[Source]) -> list[Document]:
    """Read what can be read; if nothing can, the first error says why."""
    docs, errors = [], []
    for result in read_many(_many(documents)):
        if isinstance(result, Document):
            docs.append(result)
        else:
            errors.append(result)
    if errors and not docs:
        raise errors[0]
    for error in errors:
        logger.warning("left out: %s", error)
    return docs


def _each_once(docs: Iterable[Document]) -> list[Document]:
    """Leave out a document that is there already: its claims would count twice."""
    kept: dict[str, Document] = {}
    for doc in docs:
        if doc.source.sha256 in kept:
            logger.warning("%s is the same as %s: left out", doc.source.name,
                           kept[doc.source.sha256].source.name)  # fmt: skip
        kept.setdefault(doc.source.sha256, doc)
    return list(kept.values())


def _located(docs: Iterable[Document], gaz: Gazetteer, jobs: int) -> list[Located]:
    """Find what documents tell."""
    located = []
    for result in locate_many(docs, gaz=gaz, jobs=jobs):
        if isinstance(result, AtlasError):
            raise result
        located.append(result)
    return located


def locate(
    documents: Source | Iterable[Source] = (),
    *,
    records: Table | Iterable[Table] = (),
    corrections: StrPath | Iterable[StrPath] = (),
    gaz: Gazetteer | None = None,
    jobs: int = 1,
    vocabulary: StrPath = "acled",
) -> gpd.GeoDataFrame:
    """Make the one table of documents and records.

    Parameters
    ----------
    documents, records, corrections, gaz, jobs, vocabulary
        As in `study`.

    Returns
    -------
    gdf
        One row an incident (`geo.frame.COLUMNS`), EPSG:4326. Rows of records that had to be left
        out are logged as warnings with their row number.

    Raises
    ------
    AtlasError
        If a file cannot be read.

    Examples
    --------
    >>> gdf = locate("examples/letter_zh.txt")
    >>> sorted(set(gdf.claim_status))
    ['alleged']
    """
    findings = study(
        documents,
        records=records,
        corrections=corrections,
        gaz=gaz,
        jobs=jobs,
        vocabulary=vocabulary,
    )
    for problem in (*findings.problems, *findings.misfits):
        logger.warning("%s", problem)
    return to_frame(findings.incidents)


def _many(one_or_more: Any) -> Iterable[Any]:
    """Take one thing for a list of one."""
    if isinstance(one_or_more, str | os.PathLike | Document | Records):
        return [one_or_more]
    return list(one_or_more)
