"""The command `serve`. Bodies call the library and hold no logic."""

from __future__ import annotations

import click


@click.command()
@click.argument("file")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8088,
    show_default=True,
    help="Where to listen; 0 for any port that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address of this machine that answers.",
)
@click.option("--share", is_flag=True, help="Let other machines ask, at the --host that you name.")
def serve(file: str, port: int, host: str, share: bool) -> None:
    """Serve a GeoPackage over HTTP, as QGIS and others read it: OGC API Features.

    FILE is a .gpkg that `export`, `locate` or `map --export` wrote. The URL to connect to goes to
    stdout; Ctrl-C ends it. Only this machine is answered unless you say otherwise. Everyone who is
    answered reads all rows, restricted ones too: share what `publish` wrote.
    """
    import geo.serve

    def ready(url: str) -> None:
        click.echo(url)
        click.echo("connect QGIS to it (WFS / OGC API - Features); Ctrl-C ends", err=True)

    geo.serve.serve(file, host=host, port=port, share=share, ready=ready)
