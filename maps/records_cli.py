"""The command `records`. Bodies call the library and hold no logic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from maps.sources_cli import Reading, reading_options, report_problems
from maps.terminal import FORMATS, show_jsonl, show_table, visible

if TYPE_CHECKING:
    from geo.records import Records


@click.command()
@click.argument("tables", nargs=-1, required=True, metavar="FILE...")
@reading_options
@click.option(
    "--format",
    "style",
    type=FORMATS,
    default="table",
    show_default=True,
    help="jsonl: one object a line, columns first, then problems.",
)
def records(tables: Sequence[str], reading: Reading, style: str) -> None:
    """Show how tables of records are read: a dry run, nothing is written.

    Each column with the field that it is read as and why, what was inferred of the whole table,
    and every row with a problem: row, column, reason, what to do. `map` and `locate` read them in
    the same way and take the same options.
    """
    for path in tables:
        (table,) = reading.read([path])
        if style == "jsonl":
            show_jsonl({"source": path, "column": asdict(use)} for use in table.columns)
            show_jsonl({"source": path, "note": note} for note in table.notes)
            show_jsonl({"source": path, "problem": asdict(one)} for one in table.problems)
        else:
            _show(path, table)


def _show(path: str, table: Records) -> None:
    """Show one table's columns, notes and problems."""
    click.echo(visible(path))
    rows = [
        {"column": use.header, "read as": use.field or "-", "why": use.why, "first": use.example}
        for use in table.columns
    ]
    show_table(rows, ("column", "read as", "why", "first"))
    for note in table.notes:
        click.echo(visible(note))
    placed = sum(bool(c.locations) and c.locations[0].lon is not None for c in table.claims)
    out = sum(not problem.kept for problem in table.problems)
    click.echo(
        f"{table.rows} rows: {len(table.claims)} claims, {placed} with a place; {out} left out,"
        f" {len(table.problems) - out} kept with a problem"
    )
    report_problems(table.problems)
