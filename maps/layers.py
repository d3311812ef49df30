"""Which folium layers may be added to a map: those that are packaged, and that bring no text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import folium
from folium import plugins

from gazetteer.errors import MissingAsset, UnsafeLayer

SHAPES = (
    folium.Circle,
    folium.CircleMarker,
    folium.PolyLine,
    folium.Polygon,
    folium.Rectangle,
)
"""Shapes: they bring no script, no image and no text."""
GROUPS = (folium.FeatureGroup, plugins.MarkerCluster)
"""Layers that hold shapes."""
PLUGINS = (plugins.HeatMap, plugins.Fullscreen)
"""Layers that hold numbers or nothing."""

_PLAIN = re.compile(r"[^{}<>&`\\]*")
"""Text of an option (a colour, a position): nothing in it can be a template, markup or code."""


def see_that_it_is_safe(layer: Any) -> None:
    """Refuse a layer that would put text where it is run, or load from a server.

    Parameters
    ----------
    layer
        What a user adds to a map.

    Raises
    ------
    MissingAsset
        If a plugin of folium is none of those that are packaged.
    UnsafeLayer
        If it or what it holds brings text, scripts or images: folium compiles text as a template
        and puts it into the page as markup.
    """
    if isinstance(layer, plugins.FastMarkerCluster) or not isinstance(
        layer, (*SHAPES, *GROUPS, *PLUGINS)
    ):
        _refuse(layer)
    if getattr(layer, "icon_create_function", None) is not None:
        raise UnsafeLayer(
            f"{type(layer).__name__} cannot be added to this map with a script of its own:"
            " leave out icon_create_function"
        )
    if not all(_PLAIN.fullmatch(text) for text in _texts(getattr(layer, "options", {}))):
        raise UnsafeLayer(
            f"{type(layer).__name__} cannot be added to this map: an option of it holds text that"
            " folium would take for a template or for markup"
        )
    for child in layer._children.values():
        if not isinstance(layer, GROUPS):
            _refuse(child)
        see_that_it_is_safe(child)


def _refuse(layer: Any) -> None:
    """Say why a layer is refused, and what may be added instead."""
    name = type(layer).__name__
    allowed = ", ".join(kind.__name__ for kind in (*SHAPES, *GROUPS, *PLUGINS))
    if type(layer).__module__.startswith("folium.plugins"):
        raise MissingAsset(
            f"{name} cannot be added to this map: its scripts are not packaged, and the page must"
            f" open with no network; add one of {allowed}"
        )
    raise UnsafeLayer(
        f"{name} cannot be added to this map: text in it would reach folium's templates, or it"
        f" needs a server; add one of {allowed}, without popup or tooltip"
    )


def _texts(options: Any) -> Iterator[str]:
    """Give every text in a layer's options."""
    if isinstance(options, str):
        yield options
    elif isinstance(options, Mapping):
        for key, value in options.items():
            yield from (*_texts(key), *_texts(value))
    elif isinstance(options, list | tuple):
        for value in options:
            yield from _texts(value)
    elif not isinstance(options, int | float | None):
        yield "{"  # code or an object: not plain


def offered_tiles(layer: folium.TileLayer) -> dict[str, Any]:
    """Give tiles of a server as the page offers them: switched off until the reader wants them.

    Parameters
    ----------
    layer
        Made with the address of a server.

    Returns
    -------
    tiles
        Name, address with its gaps, attribution as plain text, the largest zoom, hosts.

    Raises
    ------
    UnsafeLayer
        If the address is not one of https.
    """
    where = urlsplit(layer.tiles)
    options: dict[str, Any] = dict(layer.options)
    host = where.netloc
    if where.scheme != "https" or not re.fullmatch(r"[\w.{}-]+(:\d+)?", host):
        raise UnsafeLayer(f"tiles must come from an https server, not from {layer.tiles!r}")
    letters = options.get("subdomains") or "abc"
    return {
        "name": layer.tile_name,
        "url": layer.tiles,
        "attribution": _plain_text(options.get("attribution") or ""),
        "max_zoom": options.get("max_zoom") or 18,
        "subdomains": letters,
        "hosts": [f"https://{host.replace('{s}', letter)}" for letter in letters]
        if "{s}" in host
        else [f"https://{host}"],
    }


class _Words(HTMLParser):
    """Gathers the words of markup."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep what is no tag."""
        self.words.append(data)


def _plain_text(markup: str) -> str:
    """Give markup without its tags."""
    reader = _Words()
    reader.feed(markup)
    reader.close()
    return "".join(reader.words)
