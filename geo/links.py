"""Two claims -> whether they may be about one event: place, time and kind, weighed with reasons."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gazetteer.lookup import Gazetteer
from geo.claim import Claim, When
from geo.document import Location

if TYPE_CHECKING:
    from pyproj import Geod

_SAME_PLACE, _INSIDE, _WITHIN_RADII, _BOTH_WITHOUT = 0.45, 0.3, 0.25, 0.2
_SAME_TIME, _OPEN_TIME = 0.35, 0.15
_SAME_TOPIC, _SAME_TYPE, _KINDRED_TYPE = 0.3, 0.1, 0.05

_LINES = frozenset({"border", "line"})
"""Kinds whose radius says nothing of how near a point lies to them."""

KINDRED = (
    frozenset({"Battles", "Explosions/Remote violence", "State-based conflict",
               "Non-state conflict"}),
    frozenset({"Violence against civilians", "One-sided violence"}),
    frozenset({"Protests", "Riots"}),
)  # fmt: skip
"""Types under which different parties, or vocabularies, put one event."""


@cache
def _geod() -> Geod:
    """Open the ellipsoid, late: importing it costs a quarter of a second."""
    from pyproj import Geod

    return Geod(ellps="WGS84")


def geodesic_m(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
    """Measure the geodesic distance between two points.

    Parameters
    ----------
    lon_a, lat_a, lon_b, lat_b
        Degrees, WGS 84, longitude first.

    Returns
    -------
    metres
        Along the ellipsoid.

    Examples
    --------
    >>> round(geodesic_m(179.9, 0, -179.9, 0))
    22264
    """
    return float(_geod().inv(lon_a, lat_a, lon_b, lat_b)[2])


def weigh(
    a: Claim, b: Claim, gaz: Gazetteer, *, kindred: bool = False
) -> tuple[float, tuple[str, ...]]:
    """Weigh whether two claims are about one event.

    Parameters
    ----------
    a, b
        Two claims; a plan may only be `a`.
    gaz
        Where it is looked up whether one place lies in another.
    kindred
        Whether types that different parties use for one event (`KINDRED`) agree a little.

    Returns
    -------
    score, reasons
        0 to 1; 0 and no reasons where place, time or kind forbids it.
    """
    total, reasons = 0.0, []
    for agreement in (
        _kind_agreement(a, b, kindred=kindred),
        _time_agreement(a, b),
        _place_agreement(a, b, gaz),
    ):
        score, reason = agreement
        if score == 0:
            return 0.0, ()
        total += score
        reasons.append(reason)
    return min(1.0, total), tuple(reversed(reasons))


def _place_agreement(a: Claim, b: Claim, gaz: Gazetteer) -> tuple[float, str]:
    """Weigh two places: the same, one inside the other, or circles that meet."""
    if not a.locations and not b.locations:
        return _BOTH_WITHOUT, "neither names a place"
    if not a.locations or not b.locations:
        return 0.0, ""
    first, second = a.locations[0], b.locations[0]
    if first.place and second.place:
        if first.place.id == second.place.id:
            return _SAME_PLACE, f"the same place: {first.place.name}"
        for area, place in ((first.place, second.place), (second.place, first.place)):
            if gaz.contains(area, place):
                return (
                    _INSIDE,
                    f"{place.name} ({place.kind}) lies in {area.name} ({area.kind})",
                )
    km = _between_radii(first, second)
    if km is not None:
        return _WITHIN_RADII, f"{km:.0f} km apart, within the sum of their radii"
    return 0.0, ""


def _between_radii(a: Location, b: Location) -> float | None:
    """Give the distance in km of two locations whose circles meet, else None."""
    if any(loc.place and loc.place.kind in (*_LINES, "country") for loc in (a, b)):
        return None
    if a.lon is None or a.lat is None or b.lon is None or b.lat is None:
        return None
    metres = geodesic_m(a.lon, a.lat, b.lon, b.lat)
    return metres / 1000 if metres <= (a.radius_m or 0) + (b.radius_m or 0) else None


def _time_agreement(a: Claim, b: Claim) -> tuple[float, str]:
    """Weigh two times."""
    first, second = a.when, b.when
    if not first.edtf or not second.edtf:
        return 0.0, ""
    if a.modality == "planned":
        after = (second.end or "9999") >= (first.start or "")
        return (_OPEN_TIME, "a plan, and the record's day lies after it") if after else (0.0, "")
    if (first.start or "") > (second.end or "9999") or (second.start or "") > (first.end or "9999"):
        return 0.0, ""
    if is_closed(first) and is_closed(second):
        return _SAME_TIME, f"the days overlap: {first.edtf} and {second.edtf}"
    return _OPEN_TIME, f"{second.edtf} lies within {first.edtf}"


def is_closed(when: When) -> bool:
    """Tell whether a time has a first and a last day.

    Parameters
    ----------
    when
        A time.
    """
    return when.start is not None and when.end is not None


def _kind_agreement(a: Claim, b: Claim, *, kindred: bool) -> tuple[float, str]:
    """Weigh what two claims tell of."""
    if a.topic and b.topic and a.topic == b.topic:
        return _SAME_TOPIC, f"the same topic: {a.topic}"
    if a.topic and b.topic and not kindred:
        return 0.0, ""
    if a.event_type == b.event_type:
        return _SAME_TYPE, f"the same type: {a.event_type}"
    if kindred and any({a.event_type, b.event_type} <= group for group in KINDRED):
        return _KINDRED_TYPE, f"kindred types: {a.event_type} and {b.event_type}"
    return 0.0, ""
