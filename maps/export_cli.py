"""The command `export`. Bodies call the library and hold no logic."""

from __future__ import annotations

import click

from maps.sources_cli import write_table


@click.command()
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

    write_table(geo.read_frame(table), output)
