"""What the commands write on a terminal: rows as tables, lines of JSON, text made harmless."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

FORMATS = click.Choice(["table", "jsonl"])
"""How a command that lists rows may write them."""


def show_jsonl(rows: Iterable[dict[str, Any]]) -> None:
    """Write one JSON object a line to stdout.

    Parameters
    ----------
    rows
        Plain values; a NaN is an error.
    """
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False, allow_nan=False))


def show_table(
    rows: Sequence[dict[str, Any]], columns: Sequence[str], *, err: bool = False
) -> None:
    """Show rows as a table on the terminal; text is shown as it is, never as markup.

    Parameters
    ----------
    rows
        Column -> value.
    columns
        Those to show, in this order.
    err
        True writes to stderr.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold", justify="right" if column in _NUMBERS else "left")
    for row in rows:
        table.add_row(*(Text(_cell(column, row[column])) for column in columns))
    Console(stderr=err, width=None if sys.stdout.isatty() else 160).print(table)


def show_columns(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> None:
    """Show rows as columns without loading a library: `find` answers in a blink.

    Parameters
    ----------
    rows
        Column -> value.
    columns
        Those to show, in this order.
    """
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
    return visible(_SHOWN[column](value) if column in _SHOWN else str(value))


def visible(text: str) -> str:
    r"""Make control characters visible, so that no text drives a terminal.

    Parameters
    ----------
    text
        Anything.

    Returns
    -------
    text
        The same, each control character as its escape.

    Examples
    --------
    >>> print(visible("a\x1b[31m"))
    a\x1b[31m
    """
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
