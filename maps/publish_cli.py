"""The command `publish`. Bodies call the library and hold no logic."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maps.sources_cli import see_outputs
from maps.terminal import visible

if TYPE_CHECKING:
    from geo.publish import Edition


@click.command()
@click.argument("table")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    required=True,
    metavar="FILE",
    help="Where to: .html or a format of the table; may be given again.",
)
@click.option(
    "--leave-out",
    type=click.Choice(["confidential", "restricted"]),
    default="confidential",
    show_default=True,
    help="Rows of this sensitivity and above are left out; restricted ones are else coarsened.",
)
@click.option(
    "--cell",
    type=click.FloatRange(0.01, 10),
    default=0.1,
    show_default=True,
    help="Degrees of a cell of the grid, for places whose district would give them away.",
)
@click.option(
    "--quote-chars",
    type=click.IntRange(0),
    default=300,
    show_default=True,
    help="Characters of a quote that stay.",
)
@click.option("--title", default="Incidents", help="Title of the page.")
def publish(
    table: str, outputs: Sequence[str], leave_out: str, cell: float, quote_chars: int, title: str
) -> None:
    """Write a public edition of a table: nobody comes to harm by it.

    TABLE is a file that `locate` or `map --export` wrote. Rows above a sensitivity are left out,
    sensitive places are coarsened to their district or to a cell of a grid, quotes are cut. Each
    output is searched, byte by byte and in all that is packed in it; if the name or the coordinate
    of a sensitive place survives anywhere, nothing is written. A manifest says what was done.
    """
    import geo
    from geo.export import WRITERS

    see_outputs(outputs, (".html", *WRITERS), [table])

    def write_page(edition: Edition, path: Path) -> None:
        from maps.incident_map import incident_map

        finder = edition.secrets.finder()
        m = incident_map(
            edition.gdf,
            title=title,
            hides_town=lambda name, lon, lat: bool(finder.name_in(name)) or finder.is_at(lon, lat),
        )
        m.save(path)

    manifest = geo.publish(
        geo.read_frame(table), outputs, leave_out=leave_out, cell=cell, quote_chars=quote_chars,
        writers={".html": write_page},
    )  # fmt: skip
    for name, value in manifest.items():
        if isinstance(value, int):
            click.echo(f"{name}: {value}", err=True)
    for path in (*outputs, f"{outputs[0]}.manifest.json"):
        click.echo(visible(f"wrote {path}"), err=True)
