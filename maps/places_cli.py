"""The commands `places` and `find`. Bodies call the library and hold no logic."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from gazetteer.place import PLACE_KINDS
from maps.sources_cli import dated_option, lang_option, read_sources
from maps.terminal import FORMATS, show_columns, show_jsonl, show_table, visible

if TYPE_CHECKING:
    from gazetteer.place import Candidate


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option(
    "--format",
    "style",
    type=FORMATS,
    default="table",
    show_default=True,
    help="jsonl: one flat object a line.",
)
@lang_option
@dated_option
def places(sources: Sequence[str], style: str, lang: str | None, dated: str | None) -> None:
    """List every place that documents name: words, role, place, score and why.

    Offsets are code points into the original text: of a file that is no text, the text taken from
    it. DOCUMENT may be a folder, a .zip, or - for a document on stdin.
    """
    import geo
    from geo.places import place_row

    docs, tables = read_sources(sources, (), lang, dated)
    if tables:
        raise click.UsageError(f"{tables[0]} is a table of records; `places` reads documents")
    rows = [
        {"source": doc.source.name, **place_row(doc, location)}
        for doc in docs
        for location in geo.find_places(doc)
    ]
    if style == "jsonl":
        show_jsonl(rows)
    else:
        show_table(rows, ("text", "role", "name", "kind", "lon", "lat", "radius_m", "score"))


@click.command()
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
    type=FORMATS,
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
                visible(f"{name}: no entry in the gazetteer; try another spelling"), err=True
            )
        rows += [_candidate_row(name, candidate) for candidate in found]
    if style == "jsonl":
        show_jsonl(rows)
    else:
        show_columns(
            rows, ("text", "name", "kind", "country", "lon", "lat", "how", "score", "place_id")
        )
    if not rows:
        sys.exit(1)


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
