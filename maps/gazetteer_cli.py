"""The commands `gazetteer ...` and `licences`. Bodies call the library and hold no logic."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer.layers import LAYER_FORMATS
from maps.terminal import visible

if TYPE_CHECKING:
    from gazetteer.layers import Layer
    from gazetteer.lookup import Gazetteer
    from gazetteer.sources.inputs import Report


@click.group("gazetteer")
def gazetteer_group() -> None:
    """Look after the gazetteer and the layers that you add to it."""


_layers = click.option(
    "--layers",
    "folder",
    metavar="FOLDER",
    help="Where the layers are; your own data folder if not given.",
)


@gazetteer_group.command()
@click.argument("format", type=click.Choice(list(LAYER_FORMATS)), metavar="FORMAT")
@click.argument("sources", nargs=-1, metavar="[PATH|CODE]...")
@click.option("--name", default="", help="A name for the layer; made of the files if not given.")
@click.option("--licence", default="", metavar="TEXT", help="What the owner of the data allows.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="COLUMN=HEADER",
    help="In a table: which header is which column (name=Village); may be given again.",
)
@click.option("--strict", is_flag=True, help="Take a bad row for an error; else it is left out.")
@click.option("--renew", is_flag=True, help="Replace a layer of the same name.")
@click.option("--fetch", is_flag=True, help="Fetch the file from its publisher (ourairports).")
@click.option(
    "--limit",
    default=4000,
    show_default=True,
    metavar="MB",
    type=click.IntRange(1),
    help="Fetch no file that is larger.",
)
@click.option("--mirror", default="", metavar="URL", help="Fetch from this address instead.")
@_layers
def add(
    format: str,
    sources: Sequence[str],
    name: str,
    licence: str,
    columns: Sequence[str],
    folder: str | None,
    **how: Any,
) -> None:
    """Add a layer: places that the packaged gazetteer lacks.

    FORMAT is geonames, wof, lpf, table or ourairports. PATH is a file, a folder or an archive; for
    geonames and wof a CODE (AZ) fetches a state's file from its publisher.
    """
    from gazetteer.add import Wish, add_layer
    from gazetteer.fetch import fetched
    from gazetteer.folders import layers_folder, store_folder

    where = Path(folder) if folder else layers_folder()
    asked = dict(one.partition("=")[::2] for one in columns)
    with _progress() as show:
        files = fetched(
            format,
            sources,
            where / ".fetched",
            mirror=how["mirror"],
            most=how["limit"] * 1_000_000,
            fetch=how["fetch"],
            progress=show,
        )
        wish = Wish(
            format, name, licence, how["strict"], how["renew"], {"columns": asked}, files.urls
        )
        layer, report = add_layer(
            files.paths,
            wish,
            where,
            base=store_folder(),
            workers=min(os.cpu_count() or 1, 4),
            progress=show,
        )
    files.clear()
    _say(layer, report)


@gazetteer_group.command("list")
@_layers
def list_command(folder: str | None) -> None:
    """List the layers, the one that wins last."""
    from gazetteer.folders import layers_folder
    from gazetteer.layers import describe, read_layers

    where = Path(folder) if folder else layers_folder()
    layers = read_layers(where)
    if not layers:
        click.echo(visible(f"no layers in {where}"), err=True)
        return
    rows = [describe(layer) for layer in layers]
    head = ("name", "format", "source", "licence", "places", "names", "added", "bytes")
    _columns([head, *(tuple(_number(row[one]) for one in head) for row in rows)])


@gazetteer_group.command()
@click.argument("name", required=False)
@_layers
def info(name: str | None, folder: str | None) -> None:
    """Tell what the gazetteer, a layer or a format is made of, and whether it is whole.

    NAME is a layer or a format; without it the packaged gazetteer and all formats are shown.
    """
    import gazetteer
    from gazetteer.folders import layers_folder
    from gazetteer.layers import layer_format

    where = Path(folder) if folder else layers_folder()
    gaz = gazetteer.open(layers=where if name else False)
    layer = next((one for one in gaz.layers if one.name == name), None)
    if layer is not None:
        _layer_info(layer)
        return
    if name and name not in LAYER_FORMATS:
        raise click.UsageError(visible(f"{name} is neither a layer nor a format"))
    if not name:
        said = gaz.info()
        said["damaged"] = said["damaged"] or "nothing"
        _columns([(one, _number(value)) for one, value in said.items() if one != "layers"])
        click.echo("\nFormats that `gazetteer add` reads:\n")
    for one in [name] if name else LAYER_FORMATS:
        module = layer_format(one)
        click.echo(f"{one}: {module.TITLE}, {module.LICENCE}\n  {module.FORMS}")


def _layer_info(layer: Layer) -> None:
    from gazetteer.layers import describe

    rows = [(one, _number(value)) for one, value in describe(layer).items()]
    rows += [("attribution", layer.attribution), ("folder", str(layer.folder))]
    rows += [("replaces", ", ".join(layer.states) or "nothing; it fills gaps and adds names")]
    rows += [("rows read", _number(layer.rows)), ("bad rows", _number(layer.bad))]
    rows += [(f"left out ({why})", _number(count)) for why, count in layer.left.items()]
    rows += [("made of", f"{one.name}, {one.bytes:,} bytes, {one.sha256}") for one in layer.files]
    _columns([*rows, ("damaged", ", ".join(layer.damaged()) or "nothing")])


@gazetteer_group.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@_layers
def remove(names: Sequence[str], folder: str | None) -> None:
    """Remove layers; the packaged gazetteer answers as before."""
    from gazetteer.folders import layers_folder
    from gazetteer.layers import remove_layer

    for name in names:
        remove_layer(Path(folder) if folder else layers_folder(), name)
        click.echo(f"removed {name}", err=True)


@gazetteer_group.command()
@click.option("--packages", required=True, metavar="DIR", help="Folder with the archives.")
@click.option("--fetch", is_flag=True, help="Download archives that are missing.")
@click.option("--lock", metavar="FILE", help="The pinned packages; the checkout's sources.lock.")
@click.option("--out", metavar="DIR", help="Where to; the checkout's gazetteer/data.")
def build(packages: str, fetch: bool, lock: str | None, out: str | None) -> None:
    """Build the packaged gazetteer from its pinned packages, in a checkout."""
    from gazetteer.build import main as run

    words = ["--packages", packages, *(["--fetch"] if fetch else [])]
    for option, value in (("--lock", lock), ("--out", out)):
        words += [option, value] if value else []
    sys.exit(run(words))


@click.command()
@click.option("--used", metavar="FILE", help="Only what a map or table that we wrote has used.")
@_layers
def licences(used: str | None, folder: str | None) -> None:
    """Print whom the data is to be credited to, the layers' owners too."""
    import gazetteer
    from gazetteer.licences import credits as credits_of

    gaz = gazetteer.open(layers=folder or True)
    wanted: set[str] | None = None
    if used:
        wanted, unknown = _used(gaz, used)
        if unknown:
            some = ", ".join(unknown[:5])
            click.echo(
                visible(f"not in the gazetteer now, so their source is unknown: {some}"), err=True
            )
    for one in credits_of(gaz):
        if wanted is None or one.source in wanted:
            click.echo(visible(f"{one.source}: {one.line}"))


def _used(gaz: Gazetteer, path: str) -> tuple[set[str], list[str]]:
    """Give the sources behind a page or a table, and what is unknown."""
    from gazetteer.licences import ids_in, sources_of_page, used

    if path.lower().endswith((".html", ".htm")):
        return sources_of_page(gaz, _data_of(Path(path).read_text(encoding="utf-8")))
    import geo

    gdf = geo.read_frame(path)
    return used(gaz, ids_in(" ".join(map(str, gdf["place_id"].dropna()))))


def _data_of(page: str) -> str:
    """Give the data that a page of ours carries; nothing for another page."""
    import binascii
    import re
    import zlib

    found = []
    for block in re.findall(r'<script type="application/json" id="\w+">([\w+/=]+)</script>', page):
        try:
            data = zlib.decompressobj(wbits=31).decompress(binascii.a2b_base64(block), _MOST_DATA)
            found.append(data.decode("utf-8", "replace"))
        except (binascii.Error, zlib.error):
            continue  # not of ours
    return " ".join(found)


_MOST_DATA = 200_000_000
"""Bytes of a page's data that are looked at."""


def _say(layer: Layer, report: Report) -> None:
    """Say what was added, and what was not."""
    for line in report.examples:
        click.echo(visible(line), err=True)
    if report.bad:
        click.echo(f"{report.bad:,} of {report.rows:,} rows were bad and left out", err=True)
    for why, count in sorted(report.left.items()):
        click.echo(f"left out: {count:,} {why}", err=True)
    click.echo(
        f"added {layer.name}: {layer.places:,} places, {layer.names:,} names, "
        f"{layer.bytes() / 1e6:.1f} MB; {layer.attribution}",
        err=True,
    )


@contextmanager
def _progress() -> Iterator[Any]:
    """Show what is done on a terminal, and nothing elsewhere."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[str, Any] = {}

        def show(what: str, done: int, total: int | None) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(visible(what).replace("[", r"\["), total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield show


def _columns(rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        click.echo(visible("  ".join(cells).rstrip()))


def _number(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return f"{value:,}" if isinstance(value, int) else str(value)
