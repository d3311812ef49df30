"""The command `evaluate`. Its body calls the library and holds no logic."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from maps.terminal import show_jsonl, visible

if TYPE_CHECKING:
    from geo.evaluate import Evaluation


@click.command()
@click.argument("gold", metavar="GOLD.jsonl", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="json: every figure, one object a language a line.",
)
@click.option(
    "--draws",
    default=200,
    show_default=True,
    type=click.IntRange(10, 10_000),
    help="Draws of documents for the intervals.",
)
def evaluate(gold: str, style: str, draws: int) -> None:
    """Score how places are found in texts that you have labelled.

    GOLD.jsonl (or .jsonl.gz) has one document a line: text, lang, and toponyms with start, end,
    lat, lon. The figures go to stdout with a paragraph for your methods section; lines that cannot
    be used are told on stderr, and the exit code is then 1.
    """
    from geo.evaluate import evaluate as score

    evaluation = score(gold, times=draws)
    if style == "json":
        show_jsonl(asdict(row) for row in evaluation.rows)
    else:
        _show(evaluation)
    for bad in evaluation.bad:
        click.echo(visible(f"{gold}, {bad}: left out"), err=True)
    if evaluation.bad:
        sys.exit(1)


def _show(evaluation: Evaluation) -> None:
    """Show the figures as a table of languages, and how they were made."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from geo.evaluate import rows_of

    rows = list(rows_of(evaluation))
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    for row in rows:
        table.add_column(Text(row["lang"]), justify="right", no_wrap=True)
    for name in rows[0]:
        if name != "lang":
            table.add_row(Text(name), *(Text(row[name]) for row in rows))
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(table)
    console.print(Padding(Text(evaluation.methods), (1, 0, 0, 0)))
