"""The command `check`. Bodies call the library and hold no logic."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from gazetteer.errors import BadTable
from maps.terminal import visible


@click.command()
@click.argument("tables", nargs=-1, metavar="TABLE...")
@click.option(
    "--documents",
    multiple=True,
    metavar="SOURCE",
    help="Documents that the table was made of: every quote must stand in them.",
)
@click.option(
    "--schema",
    is_flag=True,
    help="Print the JSON Schema of a row instead, made of the columns.",
)
@click.pass_context
def check(
    ctx: click.Context, tables: Sequence[str], documents: Sequence[str], schema: bool
) -> None:
    """Check that tables of incidents keep their rules.

    TABLE is a file that `locate` or `map --export` wrote, perhaps changed by hand since. Each fault
    is a line: column, row, value, rule. Points are checked against the outlines of the states and
    units that they name.
    """
    import geo
    from geo.schema import table_schema

    if schema:
        click.echo(json.dumps(table_schema(), ensure_ascii=False, indent=2))
        return
    if not tables:
        raise click.UsageError("Missing argument 'TABLE...'.")
    bad = 0
    for path in tables:
        try:
            gdf = geo.read_frame(path)
            faults = geo.check(gdf, documents=documents)
        except BadTable as error:
            faults = str(error).splitlines()
        bad += bool(faults)
        for fault in faults:
            click.echo(visible(f"{path}: {fault}"), err=True)
        if not faults:
            click.echo(visible(f"{path}: {len(gdf)} rows keep all rules"), err=True)
    ctx.exit(1 if bad else 0)
