"""Areas without a sure label -> the administrative units that they show, by the places inside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gazetteer.names import fold
from gazetteer.place import Place

ENOUGH = 0.4
"""Least score of a match: a label alone, or two thirds of the places in common."""

NEAR = 0.2
"""Degrees by which a place may lie outside the area of its unit, as the source draws it."""


def match_areas(
    areas: list[Place],
    units: Mapping[str, Place],
    names: Mapping[str, set[str]],
    members: Mapping[str, list[Place]],
) -> dict[str, bytes]:
    """Match areas with units.

    An area belongs to the unit with which it shares the most: the share of the unit's places that
    lie in it, times the share of its places that are the unit's; a label that the unit bears
    counts too. Labels alone are not trusted (Natural Earth calls Lachin district "Lankaran").

    Parameters
    ----------
    areas
        With `country`, a shape and labels as names.
    units
        Administrative units by id.
    names
        Folded names of each unit.
    members
        Populated places of each unit.

    Returns
    -------
    shapes
        Unit id -> well-known binary (lon, lat; WGS 84). Each area is given once.
    """
    by_country: dict[str, list[str]] = {}
    for key, unit in units.items():
        by_country.setdefault(unit.country, []).append(key)
    ranked = []
    for number, area in enumerate(areas):
        keys = by_country.get(area.country, [])
        for key, score in _scores(area, keys, names, members).items():
            if score >= ENOUGH:
                ranked.append((-score, key, number))
    given: dict[str, bytes] = {}
    used: set[int] = set()
    for _, key, number in sorted(ranked):
        if key not in given and number not in used:
            given[key] = areas[number].wkb or b""
            used.add(number)
    return given


def _scores(
    area: Place,
    keys: list[str],
    names: Mapping[str, set[str]],
    members: Mapping[str, list[Place]],
) -> dict[str, float]:
    labels = {fold(name.text) for name in area.names if name.kind != "code"}
    inside = _inside(area, keys, members)
    total = len({one for found in inside.values() for one in found})
    scores = {}
    for key in keys:
        held, own = len(inside.get(key, ())), len(members.get(key, ()))
        overlap = (held / own) * (held / total) if held else 0.0
        labelled = bool(labels & names[key]) and (held or _is_near(area, members.get(key, [])))
        scores[key] = 0.6 * overlap + 0.4 * labelled
    return scores


def _is_near(area: Place, members: list[Place]) -> bool:
    """Tell whether an area that holds none of a unit's places at least lies beside one."""
    from shapely import Point

    shape: Any = area.geometry
    near = (shape.distance(Point(one.lon, one.lat)) < NEAR for one in members)
    return not members or any(near)


def _inside(
    area: Place, keys: list[str], members: Mapping[str, list[Place]]
) -> dict[str, set[str]]:
    from shapely import contains_xy, prepare

    points: dict[str, Place] = {one.id: one for key in keys for one in members.get(key, ())}
    shape: Any = area.geometry
    if not points or shape is None:
        return {}
    prepare(shape)
    found = contains_xy(shape, [p.lon for p in points.values()], [p.lat for p in points.values()])
    held = {key for key, is_in in zip(points, found, strict=True) if is_in}
    return {key: {one.id for one in members.get(key, ())} & held for key in keys}
