"""Layers of folium that a user adds to a map -> plain data, from which the page draws them itself.

Folium compiles finished text as a template and puts it into the page as markup, so none of its
templates is used here: what a layer holds travels as data, and its words are shown as words. What
has no such form here is refused: code, pictures, frames, scripts that are not packaged.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import folium
from folium import plugins
from folium.map import Layer

from gazetteer.errors import MissingAsset, UnsafeLayer

Spec = dict[str, Any]
"""A layer as plain data: `kind`, `id`, and what the kind needs."""

PIN_COLORS = {
    "red": "#c0392b", "blue": "#2a81cb", "green": "#2e8b57", "purple": "#7d3c98",
    "orange": "#d68910", "darkred": "#8b1a1a", "lightred": "#e57373", "beige": "#d8c9a3",
    "darkblue": "#1a4a7a", "darkgreen": "#1e5c38", "cadetblue": "#3d7d82", "darkpurple": "#4a235a",
    "white": "#ffffff", "pink": "#e377c2", "lightblue": "#7fb8e6", "lightgreen": "#8fce7a",
    "gray": "#6b7680", "black": "#1a1f24", "lightgray": "#b9c0c7",
}  # fmt: skip
"""Folium's names of the colours of pins."""

PLUGIN_ASSETS = {
    "MarkerCluster": (
        "leaflet.markercluster.js", "MarkerCluster.css", "MarkerCluster.Default.css",
    ),
    "HeatMap": ("leaflet-heat.js",),
    "Fullscreen": ("Control.FullScreen.js", "Control.FullScreen.css"),
    "MiniMap": ("Control.MiniMap.min.js", "Control.MiniMap.min.css"),
    "Draw": ("leaflet.draw.js", "leaflet.draw.css"),
    "Search": ("leaflet-search.min.js", "leaflet-search.min.css"),
    "TimestampedGeoJson": ("iso8601.js", "leaflet.timedimension.min.js"),
}  # fmt: skip
"""Kind -> the packaged scripts and styles that the page needs for it."""


def layer_spec(layer: Any) -> Spec:
    """Give a layer as plain data.

    Parameters
    ----------
    layer
        A layer, control or plugin of folium: a key of `LAYERS`.

    Returns
    -------
    spec
        Plain values for JSON.

    Raises
    ------
    MissingAsset
        If a plugin of folium is none of those that are packaged.
    UnsafeLayer
        If it, or what it holds, brings code, a picture, a frame, or markup of its own.

    Examples
    --------
    >>> layer_spec(folium.Circle([39.5, 46.3], radius=900, tooltip="{{ 7*7 }}"))["tooltip"]
    '{{ 7*7 }}'
    """
    described = LAYERS.get(type(layer))
    if described is None:
        _refuse(layer)
        raise AssertionError  # _refuse always raises
    spec = {"kind": type(layer).__name__, "id": layer.get_name(), **described(layer)}
    if isinstance(layer, Layer):
        named = not layer.layer_name.startswith("macro_element_")  # folium's, for want of a name
        spec |= {"name": layer.layer_name if named else spec["kind"], "show": layer.show}
    return spec | _words_of(layer)


def layer_specs(layers: Iterable[Any]) -> list[Spec]:
    """Give layers as plain data, the same each time: folium's names of them are drawn at random.

    Parameters
    ----------
    layers
        In the order in which they are to be drawn.

    Returns
    -------
    specs
        What `layer_spec` gives, with ids that count from 0.
    """
    specs = [layer_spec(layer) for layer in layers]
    names = dict.fromkeys(spec["id"] for spec in _all(specs))
    numbers = {name: i for i, name in enumerate(names)}
    for spec in _all(specs):
        spec["id"] = numbers[spec["id"]]
        for link in ("layer", "group"):
            if link in spec:
                spec[link] = numbers.get(spec[link])
    return specs


def _all(specs: Iterable[Spec]) -> Iterator[Spec]:
    """Give layers and what they hold."""
    for spec in specs:
        yield spec
        yield from _all(spec.get("children", ()))


def assets_of(specs: list[Spec]) -> list[str]:
    """List the packaged scripts and styles that some layers need, each once.

    Parameters
    ----------
    specs
        What `layer_spec` gave.

    Returns
    -------
    names
        Files in `maps/assets`.
    """
    kinds = dict.fromkeys(spec["kind"] for spec in _all(specs))
    return list(dict.fromkeys(name for kind in kinds for name in PLUGIN_ASSETS.get(kind, ())))


def _refuse(layer: Any) -> None:
    """Say why a layer is refused, and what may be added instead."""
    name = type(layer).__name__
    allowed = ", ".join(kind.__name__ for kind in LAYERS)
    if type(layer).__module__.startswith("folium.plugins"):
        raise MissingAsset(
            f"{name} cannot be added to this map: its scripts are not packaged, and the page must"
            f" open with no network; add one of {allowed}"
        )
    raise UnsafeLayer(
        f"{name} cannot be added to this map: folium would put its text into the page as code or"
        f" markup, or it needs a server; add one of {allowed}"
    )


def _code(layer: Any, what: str) -> UnsafeLayer:
    """Make the error for a layer that brings code or markup."""
    return UnsafeLayer(
        f"{type(layer).__name__} cannot be added to this map with {what}: the page runs no code"
        " and shows no markup but its own; leave it out"
    )


def _plain(layer: Any, value: Any) -> Any:
    """Give options as plain values, their keys as Leaflet writes them; empty ones are left out."""
    if isinstance(value, Mapping):
        found = {_camel(str(key)): _plain(layer, one) for key, one in value.items()}
        return {key: one for key, one in found.items() if one is not None and key != "attribution"}
    if isinstance(value, list | tuple):
        return [_plain(layer, one) for one in value]
    if value is None or isinstance(value, str | bool | int | float):
        return value
    raise _code(layer, "code or an object among its options")


def _camel(key: str) -> str:
    """Write a key as Leaflet does: `fill_color` -> `fillColor`."""
    return re.sub(r"_(\w)", lambda found: found[1].upper(), key)


def _options(layer: Any) -> Spec:
    """Give a layer's options, and no more."""
    return {"options": _plain(layer, layer.options)}


def _shape(layer: Any) -> Spec:
    """Describe lines, areas and boxes: lat, lon as folium has them."""
    return {"locations": _numbers(layer.locations), **_options(layer)}


def _circle(layer: Any) -> Spec:
    """Describe a circle."""
    return {"location": _numbers(layer.location), **_options(layer)}


def _numbers(values: Any) -> Any:
    """Give nested numbers as lists."""
    if isinstance(values, list | tuple):
        return [_numbers(value) for value in values]
    return float(values)


def _marker(layer: Any) -> Spec:
    """Describe a marker: a pin in the colour of its icon; the page has no pictures."""
    icon = layer.icon
    if icon is not None and type(icon) is not folium.Icon:
        raise _code(layer, f"a {type(icon).__name__}")
    color = icon.options.get("marker_color", icon.options.get("markerColor")) if icon else "blue"
    return {
        "location": _numbers(layer.location),
        "color": PIN_COLORS.get(str(color), PIN_COLORS["blue"]),
        "draggable": bool(layer.options.get("draggable")),
    }


def _group(layer: Any) -> Spec:
    """Describe a group and all that it holds."""
    if getattr(layer, "icon_create_function", None) is not None:
        raise _code(layer, "a script of its own (icon_create_function)")
    children = [
        layer_spec(child) for child in layer._children.values() if not _is_part(child, layer)
    ]
    return {"children": children, **_options(layer)}


def _is_part(child: Any, layer: Any) -> bool:
    """Tell whether a child is not a layer: words of its parent, or folium's own switch of it."""
    return isinstance(child, folium.Popup | folium.Tooltip) or (
        type(child).__name__ in ("ElementAddToElement", "SetIcon")
    )


def _heat(layer: Any) -> Spec:
    """Describe a heat map: lat, lon and perhaps a weight."""
    return {"points": _numbers(layer.data), **_options(layer)}


def _geojson(layer: Any) -> Spec:
    """Describe GeoJSON: its features, how each looks, which of its properties are told."""
    if getattr(layer, "on_each_feature", None) is not None:
        raise _code(layer, "code for each feature (on_each_feature)")
    if layer.embed_link:
        raise _code(layer, "data that stay at an address (embed=False)")
    data = json.loads(json.dumps(layer.data, allow_nan=False, default=str))
    features = data.get("features", [data])
    spec: Spec = {"data": data}
    for key, wanted, function in (
        ("styles", layer.style, "style_function"),
        ("highlights", layer.highlight, "highlight_function"),
    ):
        if wanted:
            spec[key] = [_plain(layer, getattr(layer, function)(one)) for one in features]
    if layer.marker is not None:
        spec["marker"] = layer_spec(_with_place(layer.marker))
    return spec


def _with_place(marker: Any) -> Any:
    """Give a marker that stands for many some place, so that it can be described."""
    if marker.location is None:
        marker.location = [0.0, 0.0]
    return marker


def _timed(layer: Any) -> Spec:
    """Describe GeoJSON whose features have times."""
    try:
        data = json.loads(layer.data)
    except ValueError as error:
        raise _code(layer, "data that are an address or a script") from error
    duration = None if layer.duration == "undefined" else layer.duration.strip('"')
    return {
        "data": data, "period": layer.period, "duration": duration,
        "dateOptions": layer.date_options, "addLastPoint": layer.add_last_point, **_options(layer),
    }  # fmt: skip


def _search(layer: Any) -> Spec:
    """Describe a search in another layer of the map, named by its id."""
    return {
        "layer": layer.layer.get_name(), "label": layer.search_label, "zoom": layer.search_zoom,
        "isPoint": layer.geom_type == "Point", "position": layer.position,
        "placeholder": layer.placeholder, "collapsed": bool(layer.collapsed), **_options(layer),
    }  # fmt: skip


def _draw(layer: Any) -> Spec:
    """Describe the tools for drawing."""
    if getattr(layer, "on", None):
        raise _code(layer, "code for events (on)")
    return {
        "position": layer.position, "draw": _plain(layer, layer.draw_options),
        "edit": _plain(layer, layer.edit_options), "export": bool(layer.export),
        "filename": layer.filename, "tells": bool(layer.show_geometry_on_click),
        "group": layer.feature_group.get_name() if layer.feature_group else None,
    }  # fmt: skip


LAYERS: dict[type, Callable[[Any], Spec]] = {
    folium.Circle: _circle,
    folium.CircleMarker: _circle,
    folium.PolyLine: _shape,
    folium.Polygon: _shape,
    folium.Rectangle: _shape,
    folium.Marker: _marker,
    folium.FeatureGroup: _group,
    folium.GeoJson: _geojson,
    folium.LayerControl: _options,
    plugins.MarkerCluster: _group,
    plugins.HeatMap: _heat,
    plugins.Fullscreen: _options,
    plugins.MiniMap: _options,
    plugins.MeasureControl: _options,
    plugins.Draw: _draw,
    plugins.Search: _search,
    plugins.TimestampedGeoJson: _timed,
}
"""What may be added to a map -> how it is described."""


def _words_of(layer: Any) -> Spec:
    """Give the popup and the tooltip of a layer, as words."""
    found: Spec = {}
    for child in layer._children.values():
        if isinstance(child, folium.GeoJsonTooltip | folium.GeoJsonPopup):
            key = "popup" if isinstance(child, folium.GeoJsonPopup) else "tooltip"
            found[f"{key}Fields"] = [
                [str(field), str(alias) if child.labels else ""]
                for field, alias in zip(child.fields, child.aliases, strict=True)
            ]
        elif isinstance(child, folium.Popup):
            found["popup"] = _popup_text(layer, child)
        elif isinstance(child, folium.Tooltip):
            found["tooltip"] = child.text
    return found


def _popup_text(layer: Any, popup: folium.Popup) -> str:
    """Give a popup's words; folium put a backslash before each backtick, which is taken away."""
    held: list[Any] = list(popup.html._children.values())
    if not all(type(one).__name__ == "Html" for one in held):
        raise _code(layer, "a popup that is a frame or markup")
    return "\n".join(str(one.data) for one in held).replace("\\`", "`")


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
