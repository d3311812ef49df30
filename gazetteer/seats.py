"""Units that no source places -> a point and an honest radius: from the seat, or from above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from gazetteer.forms import core_forms
from gazetteer.names import fold
from gazetteer.place import Place
from gazetteer.sound import encode, similarity, sound

SEAT_RADIUS_M = 30_000.0
"""A unit that is known by its seat alone lies within this circle, but for the largest ones."""

_ALIKE = 0.8
"""From this likeness on a town is taken for the seat: Kobryn for Kobrinskiy Rayon."""

_ADJECTIVE = re.compile(r"(?:ov|ev|yn|in)?sk(?:iy|ii|ij|i|y|yi|oye|aya|oe)$|skiy$")


def seats(
    units: Iterable[Place], names: Mapping[str, Iterable[str]], towns: Iterable[Place]
) -> dict[str, Place]:
    """Find the seat of each unit: a town in the unit above it that bears the same name.

    Parameters
    ----------
    units
        Administrative units, the unit above first among their parents.
    names
        Id of a unit -> its names.
    towns
        Populated places with coordinates and parents.

    Returns
    -------
    seats
        Id of a unit -> the most populous town of its name; units without one are not there.
    """
    units = list(units)
    above = {unit.parents[0] for unit in units if unit.parents}
    inside: dict[str, list[Place]] = {}
    for town in towns:
        for key in above.intersection(town.parents):
            inside.setdefault(key, []).append(town)
    found = {}
    for unit in units:
        near = inside.get(unit.parents[0], []) if unit.parents else []
        seat = _same(unit, names[unit.id], near) or _alike(unit, names[unit.id], near)
        if seat is not None:
            found[unit.id] = seat
    return found


def _cores(names: Iterable[str]) -> set[str]:
    return {core for name in names for core in (fold(name), *core_forms(name))}


def _same(_unit: Place, names: Iterable[str], towns: Iterable[Place]) -> Place | None:
    cores = _cores(names)
    bearers = [town for town in towns if fold(town.name) in cores]
    return max(bearers, key=lambda town: (town.population or 0, town.id), default=None)


def _alike(unit: Place, _names: Iterable[str], towns: list[Place]) -> Place | None:
    """Take the town that sounds most like the unit's name without word and adjective ending."""
    core = _ADJECTIVE.sub("", next(core_forms(unit.name), fold(unit.name)))
    heard = sound(core)
    if not towns or len(heard) < 4:
        return None
    likeness = similarity(heard, encode([sound(town.name) for town in towns]))
    best = int(likeness.argmax())
    return towns[best] if likeness[best] >= _ALIKE else None


def placed_by(unit: Place, seat: Place | None, above: Place | None) -> Place:
    """Give a unit the point of its seat, or of the unit that holds it.

    Parameters
    ----------
    unit
        Without coordinates.
    seat
        Its seat, where one is known.
    above
        The unit that holds it, with coordinates and radius.

    Returns
    -------
    unit
        With a note that says where the point comes from; unchanged where neither is known.
    """
    if seat is not None:
        note = unit.note or f"Placed at {seat.name}, which bears its name."
        return replace(unit, lon=seat.lon, lat=seat.lat, radius_m=SEAT_RADIUS_M, note=note)
    if above is not None:
        note = unit.note or f"Known only to lie in {above.name}."
        return replace(unit, lon=above.lon, lat=above.lat, radius_m=above.radius_m, note=note)
    return unit
