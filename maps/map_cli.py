"""The commands `map` and `locate`. Bodies call the library and hold no logic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from maps.sources_cli import (
    Reading,
    corrections_option,
    dated_option,
    jobs_option,
    lang_option,
    reading_options,
    records_option,
    report,
    report_corrections,
    report_problems,
    see_outputs,
    study_sources,
    vocabulary_option,
    write_table,
)


@click.command("map")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@records_option
@corrections_option
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
@reading_options
@jobs_option
@vocabulary_option
@lang_option
@dated_option
def map_command(
    sources: Sequence[str],
    reading: Reading,
    output: str,
    exports: Sequence[str],
    lang: str | None,
    dated: str | None,
    **page: Any,
) -> None:
    """Make an interactive map of documents and tables of records.

    SOURCE is a document (text, PDF, DOCX, ODT, RTF, HTML, Markdown, e-mail), a folder or a .zip
    of documents, a table of records (.csv, .xlsx, .geojson ...) or - for a document on stdin.
    """
    import geo
    from geo.export import WRITERS
    from maps.incident_map import incident_map

    see_outputs([output], (".html", ".htm"), [*sources, *reading.records, *reading.corrections])
    see_outputs(exports, tuple(WRITERS), [*sources, *reading.records, *reading.corrections])
    docs, findings, gdf = study_sources(sources, reading, lang, dated)
    page["title"] = page["title"] or (docs[0].title if docs else "")
    m = incident_map(gdf, documents=docs, lang=page.pop("page_lang"), **page)
    if output == "-":
        click.echo(m.get_root().render())
    else:
        m.save(output)
    for path in exports:
        geo.export(gdf, path, places=findings.places)
    report_problems(findings.problems)
    report_corrections(findings)
    report(gdf, findings.places, [p for p in (output, *exports) if p != "-"])


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@records_option
@corrections_option
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="FILE",
    help="Where to; the suffix tells the format; - for GeoJSON on stdout.",
)
@reading_options
@jobs_option
@vocabulary_option
@lang_option
@dated_option
def locate(
    sources: Sequence[str], reading: Reading, output: str, lang: str | None, dated: str | None
) -> None:
    """Make the table of incidents of documents and tables of records.

    SOURCE is a document (text, PDF, DOCX, ODT, RTF, HTML, Markdown, e-mail), a folder or a .zip
    of documents, a table of records (.csv, .xlsx, .geojson ...) or - for a document on stdin.
    """
    from geo.export import WRITERS

    see_outputs([output], tuple(WRITERS), [*sources, *reading.records, *reading.corrections])
    _, findings, gdf = study_sources(sources, reading, lang, dated)
    write_table(gdf, output, findings.places)
    report_problems(findings.problems)
    report_corrections(findings)
    if output != "-":
        report(gdf, findings.places, [output])
