"""An exported GeoPackage as OGC API Features, for QGIS and others that read over HTTP.

The server is pygeoapi behind waitress, an extra: `pip install "incident-atlas[serve]"`. It reads
the file and writes nothing; it gives JSON alone, to those who ask for it under its own name.
"""

from __future__ import annotations

import importlib
import ipaddress
import json
import os
import socket
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gazetteer.errors import AtlasError, MissingExtra
from geo.serve.gate import Application, gate
from geo.serve.settings import configuration, served_layers

__all__ = ["PORT", "application", "is_loopback", "serve"]

PORT = 8088
"""The port if none is named."""

_ENVIRONMENT = ("PYGEOAPI_CONFIG", "PYGEOAPI_OPENAPI")


def serve(
    path: str | os.PathLike[str],
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    share: bool = False,
    ready: Callable[[str], object] = print,
) -> None:
    """Serve a GeoPackage until interrupted.

    Parameters
    ----------
    path
        A GeoPackage that `geo.export` wrote.
    host
        The address of this machine that answers; its name is the only one that is answered to.
    port
        0 for any that is free.
    share
        Whether other machines may ask: without it an address that they reach is refused.
    ready
        Called with the URL for clients, when they may connect.

    Raises
    ------
    AtlasError
        If other machines could ask and `share` is not set, the address cannot be had, or the file
        holds no incidents.
    MissingExtra
        If pygeoapi or waitress is not installed.
    """
    layers = served_layers(Path(path))
    if not is_loopback(host) and not share:
        raise AtlasError(
            f"{host}: other machines could read the incidents there; say --share if they may"
        )
    waitress = _extra("waitress")
    _extra("pygeoapi")
    with _listening(host, port) as listening:
        name = f"[{host}]" if ":" in host else host
        url = f"http://{name}:{listening.getsockname()[1]}"
        app = application(path, url, layers)
        ready(url)
        waitress.serve(app, sockets=[listening], ident=None)


def application(
    path: str | os.PathLike[str], url: str, layers: dict[str, str] | None = None
) -> Application:
    """Give pygeoapi's WSGI application for a file, behind the gate; nothing is connected to.

    Parameters
    ----------
    path
        A GeoPackage that `geo.export` wrote.
    url
        What clients are told to ask; requests for another host are refused.
    layers
        Layer -> what it holds; all those of the file if None.

    Raises
    ------
    AtlasError
        If the file holds no incidents.
    MissingExtra
        If pygeoapi is not installed.
    """
    layers = served_layers(Path(path)) if layers is None else layers
    openapi, yaml = _extra("pygeoapi.openapi"), _extra("yaml")
    told = configuration(Path(path), url, layers)
    before = {name: os.environ.get(name) for name in _ENVIRONMENT}
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, "config.yml"), Path(folder, "openapi.json")]
        # Quoted, no value is taken for an environment variable: pygeoapi expands bare ${...}.
        files[0].write_text(yaml.safe_dump(told, default_style='"'), encoding="utf-8")
        files[1].write_text(json.dumps(openapi.get_oas(told), default=str), encoding="utf-8")
        os.environ.update(zip(_ENVIRONMENT, map(str, files), strict=True))
        try:
            # pygeoapi reads its settings when it is imported, once; another file is another app.
            sys.modules.pop("pygeoapi.flask_app", None)
            app: Application = importlib.import_module("pygeoapi.flask_app").APP
        finally:
            for name, value in before.items():
                os.environ.pop(name, None)
                if value is not None:
                    os.environ[name] = value
    return gate(app, url)


def is_loopback(host: str) -> bool:
    """Tell whether an address is this machine alone.

    Examples
    --------
    >>> [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "10.0.0.7")]
    [True, True, True, False, False]
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listening(host: str, port: int) -> socket.socket:
    """Take the address, so that the URL is known before the server is made."""
    try:
        if ipaddress.ip_address(host).is_unspecified:
            raise AtlasError(f"{host} is no address that clients can ask: name one of this machine")
    except ValueError:
        pass  # a name
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        why = error.strerror or error
        raise AtlasError(
            f"{host}, port {port}: cannot be had: {why}; choose another with --port or --host"
        ) from error


def _extra(module: str) -> Any:
    """Import what the extra brings."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtra(
            'a file is served by pygeoapi and waitress; type: pip install "incident-atlas[serve]"'
        ) from error
