"""What commands that read documents share: options, reading, studying, what is reported."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from gazetteer.errors import AtlasError
from maps.terminal import show_table, visible

if TYPE_CHECKING:
    import geopandas as gpd

    from geo.document import Document, Location
    from geo.pipeline import Findings
    from geo.records import Problem, Records

TABLE_SUFFIXES = (
    ".csv", ".tsv", ".xlsx", ".json", ".geojson", ".jsonl", ".ndjson", ".geojsonl", ".gpkg",
    ".parquet",
)  # fmt: skip
"""Suffixes by which a source is a table of records."""
UNREAD = "incident_atlas.unread"
"""Where a command's context counts the documents that could not be read."""


lang_option = click.option(
    "--lang",
    metavar="CODE",
    help="Language of the documents (ISO 639-1); told from the text if not given.",
)
dated_option = click.option(
    "--dated",
    metavar="DAY",
    help="Date of the documents (2022-09-13); told from the text if not given.",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a command is told to read tables of records."""

    records: tuple[str, ...]
    """Tables to join."""
    columns: dict[str, str]
    """Field -> header."""
    order: str
    """"day", "month" or empty."""
    strict: bool
    """Whether a row with a problem is an error."""
    corrections: tuple[str, ...] = ()
    """Logs of what people decided."""
    jobs: int = 1
    """Processes that share the documents; 0 for one a core."""
    vocabulary: str = "acled"
    """What types of events are called."""

    def read(self, paths: Iterable[str]) -> list[Records]:
        """Read tables.

        Parameters
        ----------
        paths
            Files.
        """
        import geo

        return [
            geo.read_records(path, columns=self.columns, order=self.order, strict=self.strict)
            for path in paths
        ]


def reading_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say how records are read, as one argument `reading`.

    Parameters
    ----------
    function
        The command's body.
    """

    @wraps(function)
    def body(
        *args: Any,
        records: tuple[str, ...] = (),
        corrections: tuple[str, ...] = (),
        column: tuple[str, ...],
        order: str | None,
        strict: bool,
        jobs: int = 1,
        vocabulary: str = "acled",
        **options: Any,
    ) -> Any:
        pairs = [text.partition("=")[::2] for text in column]
        columns = {field.strip(): header.strip() for field, header in pairs}
        reading = Reading(records, columns, order or "", strict, corrections, jobs, vocabulary)
        return function(*args, reading=reading, **options)

    for option in (
        click.option("--strict", is_flag=True, help="Fail if any row of records has a problem."),
        click.option(
            "--month-first", "order", flag_value="month", help="03/04/2022 is the 4th of March."
        ),
        click.option(
            "--day-first", "order", flag_value="day", help="03/04/2022 is the 3rd of April."
        ),
        click.option(
            "--column",
            multiple=True,
            metavar="FIELD=HEADER",
            callback=_see_columns,
            help="Which column of records is which field, where the guess is wrong; again for"
            " more.",
        ),
    ):
        body = option(body)
    return body


jobs_option = click.option(
    "--jobs",
    default=1,
    show_default=True,
    metavar="N",
    type=click.IntRange(0, 1024),
    help="Processes that share the documents; 0 for one a core.",
)
"""For commands that read many documents."""
vocabulary_option = click.option(
    "--vocabulary",
    default="acled",
    show_default=True,
    metavar="NAME",
    help="What types of events are called: acled, ucdp, plover, or a YAML file.",
)


def _see_columns(
    _ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    """See that each pair has a field and a sign."""
    for text in value:
        if not text.partition("=")[1] or not text.partition("=")[0].strip():
            raise click.BadParameter(visible(f"{text!r} is not FIELD=HEADER"))
    return value


corrections_option = click.option(
    "--corrections",
    multiple=True,
    metavar="FILE",
    help="What people decided (corrections.jsonl), applied over the machine's work; may be given"
    " again.",
)
records_option = click.option(
    "--records",
    multiple=True,
    metavar="FILE",
    help="A table of incident records (CSV, XLSX, GeoJSON, GeoPackage, Parquet ...) to join; may be"
    " given again.",
)


def see_outputs(outputs: Sequence[str], suffixes: Sequence[str], inputs: Sequence[str]) -> None:
    """See before any work that an output can be written and is no input.

    Parameters
    ----------
    outputs
        Files to write; - is stdout.
    suffixes
        Those that the command can write.
    inputs
        Files that it reads.

    Raises
    ------
    click.UsageError
        If a suffix is none of them, or an output would overwrite an input.
    """
    for output in outputs:
        if output == "-":
            continue
        if not output.lower().endswith(tuple(suffixes)):
            known = ", ".join(suffixes)
            raise click.UsageError(visible(f"{output}: the suffix must be one of {known}"))
        if any(os.path.realpath(output) == os.path.realpath(one) for one in inputs):
            raise click.UsageError(visible(f"{output} is an input: it would be overwritten"))


def read_sources(
    sources: Sequence[str], records: Sequence[str], lang: str | None, dated: str | None
) -> tuple[list[Document], list[str]]:
    """Read documents, and tell them from tables of records.

    Parameters
    ----------
    sources
        Documents, folders, archives, tables of records, or - for a document on stdin.
    records
        Tables of records.
    lang, dated
        Language and date of the documents; told from the text if None.

    Returns
    -------
    docs, tables
        Documents read, and paths of tables. What could not be read is said on stderr and
        counted in the command's context.

    Raises
    ------
    AtlasError
        If nothing could be read.
    """
    from geo.document import Document
    from geo.readers import read_bytes, read_many

    docs: list[Document] = []
    errors: list[AtlasError] = []
    tables = list(records)
    for source in sources:
        if source == "-":
            data = sys.stdin.buffer.read()
            docs.append(read_bytes(data, name="stdin", suffix=".txt", lang=lang, dated=dated))
        elif source.lower().endswith(TABLE_SUFFIXES):
            tables.append(source)
        else:
            for result in read_many([source], lang=lang, dated=dated):
                docs.append(result) if isinstance(result, Document) else errors.append(result)
    if errors and not docs:
        raise errors[0]
    for error in errors:
        click.echo(visible(str(error)), err=True)
    click.get_current_context().meta[UNREAD] = len(errors)
    return docs, tables


def study_sources(
    sources: Sequence[str], reading: Reading, lang: str | None, dated: str | None
) -> tuple[list[Document], Findings, gpd.GeoDataFrame]:
    """Read everything, study it, and lay it out as the table.

    Parameters
    ----------
    sources, lang, dated
        As for `read_sources`.
    reading
        Tables of records, and how they are read.

    Returns
    -------
    docs, findings, gdf
        Documents, what was found in them and in the records, and the table.
    """
    import geo

    docs, tables = read_sources(sources, reading.records, lang, dated)
    findings = geo.study(
        docs,
        records=reading.read(tables),
        corrections=reading.corrections,
        jobs=reading.jobs,
        vocabulary=reading.vocabulary,
    )
    return docs, findings, geo.to_frame(findings.incidents)


def write_table(
    gdf: gpd.GeoDataFrame, output: str, places: Sequence[tuple[Document, Location]] = ()
) -> None:
    """Write a table to a file, or as GeoJSON to stdout.

    Parameters
    ----------
    gdf
        Incidents.
    output
        A path whose suffix tells the format, or - for stdout.
    places
        Every place that the documents name, for the formats that hold them.
    """
    import geo
    from geo.export import geojson_parts, rights_of

    if output != "-":
        geo.export(gdf, output, places=places)
        return
    click.echo(b"".join(geojson_parts(gdf, rights_of(gdf))), nl=False)


def report_problems(problems: Iterable[Problem]) -> None:
    """Say on stderr what was wrong with records.

    Parameters
    ----------
    problems
        Each with its file and row.
    """
    for problem in problems:
        click.echo(visible(str(problem)), err=True)


def report_corrections(findings: Findings) -> None:
    """Say on stderr how many corrections were applied, and which no longer fit.

    Parameters
    ----------
    findings
        What was found.
    """
    if findings.applied or findings.misfits:
        n, left = len(findings.applied), len(findings.misfits)
        click.echo(f"{n} corrections applied, {left} no longer fit", err=True)
    for misfit in findings.misfits:
        click.echo(visible(misfit), err=True)


def report(
    gdf: gpd.GeoDataFrame, places: Sequence[tuple[Document, Location]], paths: Sequence[str]
) -> None:
    """Show on stderr what was found, what was not, and where the files are.

    Parameters
    ----------
    gdf
        Incidents.
    places
        Every place that the documents name.
    paths
        Files written.
    """
    from geo.languages import language

    rows = [_reported(row) for row in gdf.to_dict("records")]
    show_table(rows, ("what", "date", "place", "found", "within", "says so", "records"), err=True)
    names = dict.fromkeys(
        location.mention.text
        for _, location in places
        if location.lon is None and location.mention.role == "literal"
    )
    without = [row["place"] for row in rows if row["place"] and not row["within"]]
    missing = list(dict.fromkeys([*names, *without]))
    found = int(gdf["lon"].notna().sum())
    click.echo(f"{len(gdf)} incidents, {found} with a place, {len(gdf) - found} without", err=True)
    for lang in dict.fromkeys(doc.lang for doc, _ in places):
        if not language(lang).events.cues:
            click.echo(
                visible(f"no words of events are known yet in {lang!r}: places only"), err=True
            )
    if missing:
        click.echo(visible(f"named but not located: {', '.join(missing)}"), err=True)
    for path in paths:
        click.echo(visible(f"wrote {path}"), err=True)


def _reported(row: dict[str, Any]) -> dict[str, Any]:
    """Give a row of the table in a few words: the page and the files hold the rest."""
    row = {name: None if _is_missing(value) else value for name, value in row.items()}
    return {
        "what": row["title"].partition(", ")[0],
        "date": row["date_edtf"],
        "place": row["place_verbatim"],
        "found": row["place_name"],
        "within": row["radius_m"] and f"{row['radius_m'] / 1000:.1f} km",
        "says so": row["claimed_by"].partition(" (")[0],
        "records": row["record_ids"],
    }


def _is_missing(value: Any) -> bool:
    """Tell whether a cell is empty."""
    import pandas as pd

    return value is None or bool(pd.isna(value))
