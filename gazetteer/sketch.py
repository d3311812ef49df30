"""Places -> a small map for a notebook: one inline SVG, no script, no server, no colour of its own.

Lines and letters take the colour of the text around them, so the map is read on a light page and
on a dark one. Outlines of states and the better known places nearby come from the gazetteer.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from gazetteer.ground import STATED, WIDE_M, drawn, ground_of, ground_svg, joined
from gazetteer.lookup import Gazetteer
from gazetteer.place import Place
from gazetteer.projection import Local, Projection, around

ACCENT = "#d4480b"
"""The colour of what is looked for: it stands out on white (4.4 : 1) and on black (4.7 : 1)."""

WIDTH, HEIGHT = 460.0, 300.0
"""Pixels of a map, at the most."""

MOST_DRAWN = 20
"""Places on one map."""

MOST_NEARBY = 4
"""Better known places named for orientation."""

DISCLAIMER = "Outlines as in the gazetteer (Natural Earth); no position on any boundary."

_RADIUS = 8.0
"""Pixels of the disc with a place's number."""

_LEAST_LAND = 500.0
"""Square pixels of a state that is named."""

_MOST_BYTES = 12_000
"""Bytes of the outlines of all places together, about."""

_STEPS_M = [digit * 10**power for power in range(2, 8) for digit in (1, 2, 5)]
"""Lengths of scale bars, metres."""

_DRAWN = f'stroke="{ACCENT}" stroke-linejoin="round"'

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class _Sheet:
    """What is drawn so far, and where there is no room left."""

    view: Projection
    """The map's projection."""
    pieces: list[str] = field(default_factory=list)
    """SVG elements, from the ground up."""
    taken: list[Box] = field(default_factory=list)
    """Boxes (left, top, right, bottom) of what must not be covered, in pixels."""

    def fits(self, box: Box) -> bool:
        """Tell whether a box lies on the map and covers nothing."""
        left, top, right, bottom = box
        if left < 2 or top < 2 or right > self.view.width - 2 or bottom > self.view.height - 2:
            return False
        return not any(
            left < r and right > x and top < b and bottom > y for x, y, r, b in self.taken
        )


def sketch(places: Sequence[Place], gaz: Gazetteer | None = None) -> str:
    """Draw places as a small map.

    Parameters
    ----------
    places
        In the order of their numbers; the first `MOST_DRAWN` are drawn. One alone gets no number.
    gaz
        Where outlines and names nearby come from; by default the gazetteer that
        `gazetteer.open()` gives.

    Returns
    -------
    svg
        An `<svg>` element; empty where there is nothing to draw.
    """
    places = places[:MOST_DRAWN]
    if not places:
        return ""
    view = around(*_extent(places), WIDTH, HEIGHT)
    ground = ground_of(gaz)
    land, owner = ground.land(view)
    sheet = _Sheet(view, list(ground_svg(view, land)))
    room = _MOST_BYTES // len(places)
    sheet.pieces += [piece for place in places for piece in _extent_of(place, view, room)]
    _scale(sheet)
    _badges(sheet, places)
    hidden = {place.id for place in places}
    near = isinstance(view, Local) and view.metres * view.width <= WIDE_M
    if near and ground.gaz is not None:
        _towns(sheet, hidden, ground.gaz)
    names = [ground.states[number] for number in owner]
    _states(sheet, hidden, land, names, 5 if near else 12)
    label = html.escape(f"Map of {', '.join(place.name for place in places)}", quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {view.width:.0f} {view.height:.0f}"'
        f' width="{view.width:.0f}" height="{view.height:.0f}" role="img" aria-label="{label}"'
        f' style="max-width:100%;height:auto;border:1px solid rgba(128,128,128,.5);color:inherit"'
        f' font-family="sans-serif" font-size="10">{"".join(sheet.pieces)}</svg>'
    )


# --- what is to be seen --------------------------------------------------------------------------


def _extent(places: Sequence[Place]) -> tuple[list[float], list[float]]:
    """Give points (longitudes, latitudes) that the map must hold."""
    lons, lats = [], []
    for place in places:
        shape = place.geometry
        if shape is None:
            points = _ring(place, 2.5 if len(places) == 1 else 1.0)
        else:
            points = _outline_points(shape)
        lons += [place.lon, *(lon for lon, _ in points)]
        lats += [place.lat, *(lat for _, lat in points)]
    return lons, lats


def _ring(place: Place, times: float) -> list[tuple[float, float]]:
    """Give eight points on the circle of a place's radius, or of some times that."""
    away = min(times * place.radius_m / 6_371_008.8, 1.2)
    lat, found = np.radians(place.lat), []
    for turn in np.radians(np.arange(0, 360, 45)):
        up = np.sin(lat) * np.cos(away) + np.cos(lat) * np.sin(away) * np.cos(turn)
        side = np.arctan2(
            np.sin(turn) * np.sin(away) * np.cos(lat), np.cos(away) - np.sin(lat) * up
        )
        lon = (place.lon + np.degrees(side) + 180) % 360 - 180
        found.append((float(lon), float(np.degrees(np.arcsin(np.clip(up, -1, 1))))))
    return found


def _outline_points(shape: Any) -> list[tuple[float, float]]:
    """Give some points of an outline, without the far small parts of a state."""
    import shapely

    parts = shapely.get_parts(shape)
    sizes = shapely.area(parts) if shape.area else shapely.length(parts)
    points = shapely.get_coordinates(parts[sizes >= 0.05 * sizes.max()])
    return [(float(x), float(y)) for x, y in points[:: max(1, len(points) // 400)]]


# --- the places ----------------------------------------------------------------------------------


def _extent_of(place: Place, view: Projection, most: int) -> Iterator[str]:
    """Draw a place's area or line; where neither is known, the circle that holds it."""
    import shapely

    shape = place.geometry
    if shape is not None:
        fill = f'fill="{ACCENT}" fill-opacity=".2"' if shape.area else 'fill="none"'
        line = f'{_DRAWN} stroke-width="{1.2 if shape.area else 2.2}"'
        yield from drawn(view, joined(shapely.get_parts(shape)), fill, line, most)
        return
    x, y = _pixel(place, view)
    across, up = view.radii(place.lat, place.radius_m)
    if max(across, up) > 3:
        yield (
            f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{across:.1f}" ry="{up:.1f}" fill="{ACCENT}"'
            f' fill-opacity=".12" {_DRAWN} stroke-dasharray="3 2"/>'
        )


def _pixel(place: Place, view: Projection) -> tuple[float, float]:
    x, y = view.pixels(np.array([place.lon]), np.array([place.lat]))
    return float(x[0]), float(y[0])


def _badges(sheet: _Sheet, places: Sequence[Place]) -> None:
    """Draw each place's number where there is room, tied to its point; a lone place as a dot."""
    points = [_pixel(place, sheet.view) for place in places]
    if len(places) == 1:
        x, y = points[0]
        sheet.taken.append((x - 5, y - 5, x + 5, y + 5))
        sheet.pieces.append(_dot(x, y, 3.5))
        _name(sheet, places[0].name, x, y, f'fill="{ACCENT}" font-weight="bold" font-size="11"')
        return
    above = []
    for number, (x, y) in enumerate(points, 1):
        left, top = _room(sheet, x, y)
        if (left, top) != (x, y):
            sheet.pieces.append(
                f'<path d="M{x:.1f} {y:.1f}L{left:.1f} {top:.1f}" {_DRAWN} stroke-width=".8"/>'
            )
            sheet.pieces.append(_dot(x, y, 2))
        above.append(
            f'<circle cx="{left:.1f}" cy="{top:.1f}" r="{_RADIUS}" fill="{ACCENT}"/>'
            f'<text x="{left:.1f}" y="{top + 3.5:.1f}" text-anchor="middle" fill="#fff"'
            f' font-weight="bold">{number}</text>'
        )
    sheet.pieces += above


def _dot(x: float, y: float, r: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" fill="{ACCENT}"/>'


def _room(sheet: _Sheet, x: float, y: float) -> tuple[float, float]:
    """Find room for a number: on its point, or on growing rings about it."""
    r = _RADIUS + 0.5
    spots = [(x, y)] + [
        (x + far * float(np.cos(turn)), y + far * float(np.sin(turn)))
        for far in range(16, 80, 8)
        for turn in np.radians(np.arange(0, 360, 30) - 90)
    ]
    for left, top in spots:
        box = (left - r, top - r, left + r, top + r)
        if sheet.fits(box):
            break
    else:
        (left, top), box = spots[0], (x - r, y - r, x + r, y + r)
    sheet.taken.append(box)
    return left, top


# --- names for orientation -----------------------------------------------------------------------


def _towns(sheet: _Sheet, hidden: set[str], gaz: Gazetteer) -> None:
    """Name a few better known places of a neighbourhood."""
    left = MOST_NEARBY
    for place in _known(sheet.view, gaz):
        x, y = _pixel(place, sheet.view)
        if left and place.id not in hidden and sheet.fits((x - 3, y - 3, x + 3, y + 3)):
            left -= _name(sheet, place.name, x, y, 'fill="currentColor" fill-opacity=".85"', 1)


def _known(view: Projection, gaz: Gazetteer) -> list[Place]:
    """Give cities and towns of a neighbourhood, the best known first."""
    if not isinstance(view, Local):
        return []
    reach = view.metres / 2000 * float(np.hypot(view.width, view.height))
    found = [place for _, place in gaz.near(view.lon, view.lat, reach, kind="city", limit=100)]
    if len(found) < 2 * MOST_NEARBY:
        found += [place for _, place in gaz.near(view.lon, view.lat, reach, kind="town", limit=80)]
    return sorted(found, key=lambda one: (one.feature_code != "PPLC", -(one.population or 0)))


def _states(sheet: _Sheet, hidden: set[str], land: Any, states: Sequence[Place], most: int) -> None:
    """Name the states that take up the most of the map; `states` says whose each area is."""
    import shapely

    if len(land) == 0:
        return
    shapes, index = sheet.view.shapes(land)
    parts, which = shapely.get_parts(shapes, return_index=True)
    sizes = shapely.area(parts)
    done = set(hidden)
    for number in np.argsort(-sizes, kind="stable")[: 3 * most]:
        one = states[index[which[number]]]
        if most == 0 or sizes[number] < _LEAST_LAND:
            return
        if one.id not in done:
            done.add(one.id)
            most -= _state_name(sheet, one.name, shapely.simplify(parts[number], 2))


def _state_name(sheet: _Sheet, name: str, part: Any) -> int:
    """Write the name of a state where it has room; tell whether there was some (1 or 0)."""
    import shapely

    half = _width(name, 11) / 2 + 4
    for x, y in shapely.get_coordinates(_inner(part)):
        box = (x - half, y - 7, x + half, y + 5)
        if sheet.fits(box):
            sheet.taken.append(box)
            sheet.pieces.append(
                f'<text x="{x:.0f}" y="{y + 2:.0f}" text-anchor="middle" fill="currentColor"'
                f' fill-opacity=".6" font-style="italic" letter-spacing=".5">'
                f"{html.escape(name)}</text>"
            )
            return 1
    return 0


def _inner(area: Any) -> Any:
    """Give points inside an area where a name may stand: the roomiest first."""
    import shapely

    rows = np.linspace(area.bounds[1], area.bounds[3], 9)[1:-1]
    cuts = shapely.intersection(
        area, [shapely.LineString([(area.bounds[0], y), (area.bounds[2], y)]) for y in rows]
    )
    pieces = shapely.get_parts(cuts)
    order = np.argsort(-shapely.length(pieces), kind="stable")[:4]
    return shapely.centroid(pieces[order])


def _name(sheet: _Sheet, text: str, x: float, y: float, style: str, dot: float = 0) -> int:
    """Write a name beside a point where there is room; tell whether there was (1 or 0)."""
    wide = _width(text, 10)
    for left, top, anchor in (
        (x + 7, y + 3.5, "start"),
        (x - 7, y + 3.5, "end"),
        (x, y - 8, "middle"),
        (x, y + 15, "middle"),
    ):
        start = {"start": left, "end": left - wide, "middle": left - wide / 2}[anchor]
        box = (start - 1, top - 9, start + wide + 1, top + 3)
        if sheet.fits(box):
            sheet.taken += [box, (x - 4, y - 4, x + 4, y + 4)]
            if dot:
                sheet.pieces.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.8" {style}/>')
            sheet.pieces.append(
                f'<text x="{left:.1f}" y="{top:.1f}" text-anchor="{anchor}" {style}>'
                f"{html.escape(text)}</text>"
            )
            return 1
    return 0


def _width(text: str, size: float) -> float:
    """Guess the width of a text in pixels, rather too wide."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return size * (1.0 * wide + 0.6 * (len(text) - wide))


def _scale(sheet: _Sheet) -> None:
    """Draw a scale bar, where one length holds for the whole map."""
    view = sheet.view
    if not isinstance(view, Local) or view.metres * view.width > 3 * WIDE_M:
        return
    metres = max(step for step in _STEPS_M if step / view.metres <= view.width / 4)
    wide, y = metres / view.metres, view.height - 9
    text = f"{metres // 1000} km" if metres >= 1000 else f"{metres} m"
    sheet.taken.append((0, y - 14, wide + 14, view.height))
    sheet.pieces.append(
        f'<path d="M8 {y - 4}v4h{wide:.1f}v-4" fill="none" {STATED}/>'
        f'<text x="{8 + wide / 2:.1f}" y="{y - 5}" text-anchor="middle" fill="currentColor">'
        f"{text}</text>"
    )
