"""The `incident-atlas` command. Bodies call the library and hold no logic."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from gazetteer.errors import AtlasError
from gazetteer.place import PLACE_KINDS
from maps.gazetteer_cli import gazetteer_group, licences

if TYPE_CHECKING:
    import geopandas as gpd

    from gazetteer.place import Candidate
    from geo.document import Document, Location
    from geo.pipeline import Findings
    from geo.records import Problem

_TABLE_SUFFIXES = (".csv", ".tsv")
_FORMATS = click.Choice(["table", "jsonl"])
_UNREAD = "incident_atlas.unread"
"""Where a command's context counts the documents that could not be read."""


class _Group(click.Group):
    """A command group whose library errors are one sentence on stderr and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an `AtlasError` or a file that cannot be written ends it with 1.

        So does a document that could not be read among others, when the others are done.
        """
        try:
            result = super().invoke(ctx)
        except AtlasError as error:
            raise click.ClickException(_visible(str(error))) from error
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(_visible(f"{where}{error.strerror or error}")) from error
        if ctx.meta.get(_UNREAD):
            click.echo(f"{ctx.meta[_UNREAD]} documents could not be read, see above", err=True)
            ctx.exit(1)
        return result


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="incident-atlas")
def main() -> None:
    """Documents go in; an honest map of who says what happened where comes out.

    Everything works with no network. Results go to stdout or -o, messages to stderr.
    """


_lang = click.option(
    "--lang",
    metavar="CODE",
    help="Language of the documents (ISO 639-1); told from the text if not given.",
)
_dated = click.option(
    "--dated",
    metavar="DAY",
    help="Date of the documents (2022-09-13); told from the text if not given.",
)


@main.command("map")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--records",
    multiple=True,
    metavar="FILE",
    help="A table of incident records (CSV) to join; may be given again.",
)
@click.option(
    "-o",
    "--output",
    default="map.html",
    show_default=True,
    metavar="FILE",
    help="The HTML page; - for stdout.",
)
@click.option(
    "--export",
    "exports",
    multiple=True,
    metavar="FILE",
    help="Write the table too; the suffix tells the format; may be given again.",
)
@click.option("--title", default="", help="Title of the page; the first document's if not given.")
@click.option(
    "--page-lang",
    type=click.Choice(["en", "fr", "es", "ru", "zh", "ar"]),
    default="en",
    show_default=True,
    help="Language of the page's own words; the reader can choose another.",
)
@click.option(
    "--boundaries",
    default="de-facto",
    show_default=True,
    metavar="CHOICE",
    help="de-facto, none, or a file of areas or lines to draw instead.",
)
@_lang
@_dated
def map_command(
    sources: Sequence[str],
    records: Sequence[str],
    output: str,
    exports: Sequence[str],
    lang: str | None,
    dated: str | None,
    **page: Any,
) -> None:
    """Make an interactive map of documents and tables of records.

    SOURCE is a document (text, PDF, DOCX, ODT, RTF, HTML, Markdown, e-mail), a folder or a .zip
    of documents, a table of records (.csv) or - for a document on stdin.
    """
    import geo
    from geo.export import WRITERS
    from maps.incident_map import incident_map

    _see_outputs([output], (".html", ".htm"), [*sources, *records])
    _see_outputs(exports, tuple(WRITERS), [*sources, *records])
    docs, findings, gdf = _study(sources, records, lang, dated)
    page["title"] = page["title"] or (docs[0].title if docs else "")
    m = incident_map(gdf, documents=docs, lang=page.pop("page_lang"), **page)
    if output == "-":
        click.echo(m.get_root().render())
    else:
        m.save(output)
    for path in exports:
        geo.export(gdf, path)
    _report_problems(findings.problems)
    _report(gdf, findings.places, [p for p in (output, *exports) if p != "-"])


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--records",
    multiple=True,
    metavar="FILE",
    help="A table of incident records (CSV) to join; may be given again.",
)
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="FILE",
    help="Where to; the suffix tells the format; - for GeoJSON on stdout.",
)
@_lang
@_dated
def locate(
    sources: Sequence[str], records: Sequence[str], output: str, lang: str | None, dated: str | None
) -> None:
    """Make the table of incidents of documents and tables of records.

    SOURCE is a document (text, PDF, DOCX, ODT, RTF, HTML, Markdown, e-mail), a folder or a .zip
    of documents, a table of records (.csv) or - for a document on stdin.
    """
    from geo.export import WRITERS

    _see_outputs([output], tuple(WRITERS), [*sources, *records])
    _, findings, gdf = _study(sources, records, lang, dated)
    _write(gdf, output)
    _report_problems(findings.problems)
    if output != "-":
        _report(gdf, findings.places, [output])


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option(
    "--format",
    "style",
    type=_FORMATS,
    default="table",
    show_default=True,
    help="jsonl: one flat object a line.",
)
@_lang
@_dated
def places(sources: Sequence[str], style: str, lang: str | None, dated: str | None) -> None:
    """List every place that documents name: words, role, place, score and why.

    Offsets are code points into the original text: of a file that is no text, the text taken from
    it. DOCUMENT may be a folder, a .zip, or - for a document on stdin.
    """
    import geo
    from geo.places import place_row

    docs, tables = _read(sources, (), lang, dated)
    if tables:
        raise click.UsageError(f"{tables[0]} is a table of records; `places` reads documents")
    rows = [
        {"source": doc.source.name, **place_row(doc, location)}
        for doc in docs
        for location in geo.find_places(doc)
    ]
    if style == "jsonl":
        _jsonl(rows)
    else:
        _table(rows, ("text", "role", "name", "kind", "lon", "lat", "radius_m", "score"))


@main.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option(
    "--country", default="", metavar="CODE", help="Only places of this state (ISO 3166-1 alpha-2)."
)
@click.option(
    "--kind",
    type=click.Choice(list(PLACE_KINDS)),
    default=None,
    metavar="KIND",
    help="Only places of this kind (town, airport, district ...).",
)
@click.option(
    "--limit",
    default=5,
    show_default=True,
    type=click.IntRange(1, 100),
    help="Candidates for each name.",
)
@click.option(
    "--format",
    "style",
    type=_FORMATS,
    default="table",
    show_default=True,
    help="jsonl: one flat object a line.",
)
def find(names: Sequence[str], country: str, kind: str | None, limit: int, style: str) -> None:
    """Look names up in the gazetteer, in any script; candidates, best first."""
    import gazetteer

    gaz = gazetteer.open()
    rows: list[dict[str, Any]] = []
    for name in names:
        found = gaz.find(name, country=country.upper(), kind=kind or "", limit=limit)
        if not found:
            click.echo(
                _visible(f"{name}: no entry in the gazetteer; try another spelling"), err=True
            )
        rows += [_candidate_row(name, candidate) for candidate in found]
    if style == "jsonl":
        _jsonl(rows)
    else:
        _plain_table(
            rows, ("text", "name", "kind", "country", "lon", "lat", "how", "score", "place_id")
        )
    if not rows:
        sys.exit(1)


@main.command()
@click.argument("table")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="Where to; the suffix tells the format; - for GeoJSON on stdout.",
)
def export(table: str, output: str) -> None:
    """Write a table of incidents in another format.

    TABLE is a file that `locate` or `map --export` wrote.
    """
    import geo

    _write(geo.read_frame(table), output)


def _see_outputs(outputs: Sequence[str], suffixes: Sequence[str], inputs: Sequence[str]) -> None:
    """See before any work that an output can be written and is no input."""
    for output in outputs:
        if output == "-":
            continue
        if not output.lower().endswith(tuple(suffixes)):
            known = ", ".join(suffixes)
            raise click.UsageError(_visible(f"{output}: the suffix must be one of {known}"))
        if any(os.path.realpath(output) == os.path.realpath(one) for one in inputs):
            raise click.UsageError(_visible(f"{output} is an input: it would be overwritten"))


def _read(
    sources: Sequence[str], records: Sequence[str], lang: str | None, dated: str | None
) -> tuple[list[Document], list[str]]:
    """Read documents, and tell them from tables of records."""
    from geo.document import Document
    from geo.readers import read_bytes, read_many

    docs: list[Document] = []
    errors: list[AtlasError] = []
    tables = list(records)
    for source in sources:
        if source == "-":
            data = sys.stdin.buffer.read()
            docs.append(read_bytes(data, name="stdin", suffix=".txt", lang=lang, dated=dated))
        elif source.lower().endswith(_TABLE_SUFFIXES):
            tables.append(source)
        else:
            for result in read_many([source], lang=lang, dated=dated):
                docs.append(result) if isinstance(result, Document) else errors.append(result)
    if errors and not docs:
        raise errors[0]
    for error in errors:
        click.echo(_visible(str(error)), err=True)
    click.get_current_context().meta[_UNREAD] = len(errors)
    return docs, tables


def _study(
    sources: Sequence[str], records: Sequence[str], lang: str | None, dated: str | None
) -> tuple[list[Document], Findings, gpd.GeoDataFrame]:
    """Read everything, study it, and lay it out as the table."""
    import geo

    docs, tables = _read(sources, records, lang, dated)
    findings = geo.study(docs, records=tables)
    return docs, findings, geo.to_frame(findings.incidents)


def _write(gdf: gpd.GeoDataFrame, output: str) -> None:
    """Write a table to a file, or as GeoJSON to stdout."""
    import geo
    from geo.export import geojson

    if output != "-":
        geo.export(gdf, output)
        return
    click.echo("".join(geojson(gdf)), nl=False)


def _report_problems(problems: Iterable[Problem]) -> None:
    """Say what was wrong with records."""
    for problem in problems:
        click.echo(_visible(str(problem)), err=True)


def _report(
    gdf: gpd.GeoDataFrame, places: Sequence[tuple[Document, Location]], paths: Sequence[str]
) -> None:
    """Show what was found, what was not, and where the files are."""
    from geo.languages import language

    rows = [_reported(row) for row in gdf.to_dict("records")]
    _table(rows, ("what", "date", "place", "found", "within", "says so", "records"), err=True)
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
        if not language(lang).events:
            click.echo(
                _visible(f"no words of events are known yet in {lang!r}: places only"), err=True
            )
    if missing:
        click.echo(_visible(f"named but not located: {', '.join(missing)}"), err=True)
    for path in paths:
        click.echo(_visible(f"wrote {path}"), err=True)


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


def _candidate_row(name: str, candidate: Candidate) -> dict[str, Any]:
    """Give a candidate as one flat row."""
    place = candidate.place
    return {
        "text": name,
        "start": None,
        "end": None,
        "lang": None,
        "role": None,
        "place_id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country or None,
        "lon": round(place.lon, 7),
        "lat": round(place.lat, 7),
        "radius_m": round(place.radius_m),
        "status": place.status or None,
        "score": round(candidate.score, 3),
        "how": candidate.how,
        "reasons": [f"matches {candidate.matched}"] + ([place.note] if place.note else []),
    }


def _jsonl(rows: Iterable[dict[str, Any]]) -> None:
    """Write one JSON object a line."""
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False, allow_nan=False))


def _table(rows: Sequence[dict[str, Any]], columns: Sequence[str], *, err: bool = False) -> None:
    """Show rows as a table on the terminal; text is shown as it is, never as markup."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold", justify="right" if column in _NUMBERS else "left")
    for row in rows:
        table.add_row(*(Text(_cell(column, row[column])) for column in columns))
    Console(stderr=err, width=None if sys.stdout.isatty() else 160).print(table)


def _plain_table(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> None:
    """Show rows as columns without loading a library: `find` answers in a blink."""
    from unicodedata import east_asian_width

    def width(text: str) -> int:
        return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)

    cells = [[_cell(column, row[column]) for column in columns] for row in rows]
    widths = (
        [max(map(width, column)) for column in zip(columns, *cells, strict=True)] if cells else []
    )
    for line in [list(columns), *cells] if cells else []:
        padded = (text + " " * (w - width(text)) for text, w in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())


_NUMBERS = {"lon", "lat", "radius_m", "score", "within"}
_SHOWN: dict[str, Callable[[Any], str]] = {
    "lon": "{:.3f}".format,
    "lat": "{:.3f}".format,
    "score": "{:.2f}".format,
    "radius_m": lambda metres: f"{metres / 1000:.1f} km",
}


def _cell(column: str, value: Any) -> str:
    """Give a cell's text."""
    if value is None:
        return ""
    return _visible(_SHOWN[column](value) if column in _SHOWN else str(value))


def _visible(text: str) -> str:
    """Make control characters visible, so that no text drives a terminal."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


main.add_command(gazetteer_group)
main.add_command(licences)

if __name__ == "__main__":
    main()
