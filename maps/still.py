"""What a page shows -> a still picture of it, for readers whose notebook runs no scripts.

JupyterLab takes frames and scripts out of a notebook that its reader does not trust, but leaves
pictures. This one is an SVG in an `<img>`: it runs nothing, loads nothing and asks nobody.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.planes import GAP
from maps.speech import language
from maps.symbols import INK, LAND, LINE, OTHER, SEA, symbols_of

WIDTH, HEIGHT = 880.0, 480.0
"""Pixels of the picture."""
MOST_DOTS = 1500
"""Incidents that are each a dot: of more, those of one cell of a grid are one."""
CELL = 14.0
"""Pixels of a cell's side."""
MOST_TOWNS = 8
"""Towns that are named."""
_FRAME = 400
"""Pixels around the picture within which lines keep their course."""
_MARGIN = 0.08
"""Share of the picture that stays free around the incidents."""
_LEAST_SPAN = 0.004
"""Share of the world that a picture shows at least: about 1.4 degrees of longitude."""
Points = NDArray[np.float64]


def still(data: Mapping[str, Any], base: Mapping[str, Any]) -> str:
    """Draw incidents as dots in the colours of their types, on the base map.

    Parameters
    ----------
    data, base
        What `maps.folium_map.IncidentMap` is given.

    Returns
    -------
    img
        An `<img>` element, and a line with the disclaimer and whose the data is; empty where no
        incident has a place.
    """
    columns = data["columns"]
    if "lon" not in columns:
        return ""
    there = columns["lon"]["numbers"] != GAP
    dots = _square(*(columns[name]["numbers"][there] / columns[name]["steps"]
                     for name in ("lon", "lat")))  # fmt: skip
    view = _view(dots)
    pieces = [
        *_ground(base, view),
        *_dots((dots - view[0]) * view[1], _colours(columns, there)),
        *_towns(base["towns"], view),
    ]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}"'
        f' width="{WIDTH:.0f}" height="{HEIGHT:.0f}">{"".join(pieces)}</svg>'
    )
    packed = base64.b64encode(svg.encode()).decode("ascii")
    label = escape(f"{data['title']}: {int(there.sum())} incidents", quote=True)
    said = f"{language(data['lang'])['disclaimer']} {base['attribution']}"
    return (
        f'<img alt="{label}" style="max-width:100%" src="data:image/svg+xml;base64,{packed}">'
        f"<p>{escape(said)}</p>"
    )


def _square(lon: Points, lat: Points) -> Points:
    """Place degrees (WGS 84) on the map's square: Web Mercator, 0 to 1 from the north-west."""
    sine = np.sin(np.radians(np.clip(lat, -85, 85)))
    y = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
    return np.column_stack([(lon + 180) / 360, y])


def _view(dots: Points) -> tuple[Points, float]:
    """Give the corner that the picture begins at, and its pixels in one width of the world."""
    low, high = dots.min(axis=0), dots.max(axis=0)
    size = np.array([WIDTH, HEIGHT])
    span = np.maximum(high - low, _LEAST_SPAN) / (1 - 2 * _MARGIN)
    scale = float((size / span).min())
    return (low + high) / 2 - size / scale / 2, scale


def _ground(base: Mapping[str, Any], view: tuple[Points, float]) -> Iterator[str]:
    """Draw the world, and over it the finer part around the incidents."""
    box = (-180.0, -85.0, 180.0, 85.0)
    for level in (base["world"], base["fine"]):
        if level is None:
            continue
        west, south, east, north = level.get("box", box)
        corners = _square(np.array([west, east]), np.array([north, south]))
        (x, y), (right, low) = np.clip((corners - view[0]) * view[1], -9, WIDTH + 9)
        yield (
            f'<rect x="{x:.0f}" y="{y:.0f}" width="{right - x:.0f}" height="{low - y:.0f}"'
            f' fill="{SEA}"/>'
        )
        land = _paths(level["land"], level, view, "Z")
        yield f'<path fill="{LAND}" fill-rule="evenodd" d="{land}"/>'
        for name, dashes in (("borders", "none"), ("disputed", "5 4")):
            yield (
                f'<path fill="none" stroke="{LINE}" stroke-dasharray="{dashes}"'
                f' d="{_paths(level[name], level, view)}"/>'
            )


def _towns(towns: Sequence[Sequence[Any]], view: tuple[Points, float]) -> Iterator[str]:
    """Name the largest towns of the picture, none over another."""
    named: list[tuple[float, float]] = []
    for text, lon, lat, *_ in sorted(towns, key=lambda town: -town[3]):
        x, y = ((_square(np.array([lon]), np.array([lat])) - view[0]) * view[1])[0]
        if not (9 < x < WIDTH - 90 and 14 < y < HEIGHT - 9) or any(
            abs(x - other) < 110 and abs(y - height) < 22 for other, height in named
        ):
            continue
        named.append((x, y))
        yield (
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="2.2" fill="#fff" stroke="#333"/>'
            f'<text x="{x + 6:.0f}" y="{y + 4:.0f}" font-family="sans-serif" font-size="12"'
            ' fill="#222" stroke="#fff" stroke-width="3" paint-order="stroke"'
            f' stroke-linejoin="round">{escape(str(text))}</text>'
        )
        if len(named) == MOST_TOWNS:
            return


def _paths(
    lines: Sequence[Sequence[int]],
    level: Mapping[str, Any],
    view: tuple[Points, float],
    end: str = "",
) -> str:
    """Give lines of a level of the base map as an SVG path, without steps of no pixel."""
    found = []
    for line in lines:
        degrees = np.cumsum(np.array(line, float).reshape(-1, 2), axis=0) / level["steps"]
        pixels = np.rint((_square(degrees[:, 0], degrees[:, 1]) - view[0]) * view[1]).astype(int)
        if (pixels.max(axis=0) < 0).any() or (pixels.min(axis=0) > (WIDTH, HEIGHT)).any():
            continue
        # What lies far out runs along a frame around the picture: hardly any of it is left.
        pixels = np.clip(pixels, -_FRAME, (WIDTH + _FRAME, HEIGHT + _FRAME)).astype(int)
        moves = np.abs(np.diff(pixels, axis=0)).max(axis=1) > 0
        kept = pixels[np.concatenate([[True], moves])]
        if len(kept) > 1:
            found.append("M" + "L".join(f"{x} {y}" for x, y in kept) + end)
    return "".join(found)


def _colours(columns: Mapping[str, Any], there: NDArray[np.bool_]) -> list[str]:
    """Give the colour of each incident that has a place."""
    column = columns["type"]
    if "text" in column:
        types = [text for text, placed in zip(column["text"], there, strict=True) if placed]
    else:
        codes = column["codes"]
        codes = columns[codes]["codes"] if isinstance(codes, str) else codes
        types = [column["words"][code] for code in codes[there]]
    looks = symbols_of(types)
    return [looks.get(name, OTHER)[0] for name in types]


def _dots(pixels: Points, colours: Sequence[str]) -> Iterator[str]:
    """Give dots, one for each place; of very many, one for each cell of a grid."""
    cell = 1.0 if len(pixels) <= MOST_DOTS else CELL
    cells = np.floor(pixels / cell)
    _, first, counts = np.unique(cells, axis=0, return_index=True, return_counts=True)
    for at, count in zip(first, counts, strict=True):
        x, y = pixels[at]
        yield (
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{min(CELL / 2, 4 + np.log10(count)):.1f}"'
            f' fill="{colours[at]}" stroke="{INK}" stroke-width=".8"/>'
        )
