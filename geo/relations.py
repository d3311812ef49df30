"""Places and how an event lies to them -> a point and the radius that holds it.

"20 km north of X" is a point displaced on the ellipsoid, "between A and B" and "the road from A to
B" a stretch, "the border between A and B" a line. What the radius is made of is told in
docs/why.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from math import hypot, radians, sin

from gazetteer.distance import distance_m, midpoint
from gazetteer.lookup import Gazetteer
from gazetteer.place import Candidate, Place
from geo.document import Location, Mention

NEAR_M = 5_000.0
"""What "near" adds to the radius of a place, metres."""
_BEARING_DOUBT = 22.5
""""North" is any direction nearer to north than to north-east: so many degrees either way."""
_DISTANCE_DOUBT = 0.15
"""Distances in reports are rounded: so large a part of them either way."""
_FROM_EDGE = 0.5
"""Some measure from the middle of a place, some from its edge: so much of its radius is added."""
_LEAST_STRETCH_M = 3_000.0
"""Least half width of a stretch between two places, metres."""


def related(mention: Mention, ends: Sequence[Location]) -> Location:
    """Place what lies to one or two places as the mention says.

    Parameters
    ----------
    mention
        With its relation and, for an offset, `km` and `bearing`.
    ends
        The named place, or the two ends of a stretch.

    Returns
    -------
    location
        With the doubt that the relation adds. Without a place where one of the ends has none.
    """
    missing = next((end for end in ends if end.place is None), None)
    if missing is not None:
        return replace(missing, mention=mention, relation=mention.relation)
    if len(ends) > 1:
        return _stretch(mention, ends[0], ends[1])
    if mention.km is not None:
        return _offset(mention, ends[0])
    end = ends[0]
    mention = (
        mention if end.relation == mention.relation else replace(mention, relation=end.relation)
    )
    near = NEAR_M if mention.relation in ("near", "toward") else 0.0
    return replace(end, mention=mention, radius_m=(end.radius_m or 0.0) + near)


def _offset(mention: Mention, end: Location) -> Location:
    """Place a point some kilometres from a place, in a direction if one is told."""
    place, metres = _place(end), (mention.km or 0.0) * 1000
    lon, lat = place.lon, place.lat
    edge = _FROM_EDGE * place.radius_m
    if mention.bearing is None:
        radius = metres + edge
        reason = f"within {mention.km:g} km of {place.name}, in a direction that is not told"
    else:
        lon, lat = displaced(place.lon, place.lat, metres, mention.bearing)
        across = metres * sin(radians(_BEARING_DOUBT))
        radius = hypot(across, metres * _DISTANCE_DOUBT) + edge
        reason = f"{mention.km:g} km from {place.name}, {mention.bearing:.0f}° clockwise from north"
    return replace(
        end, mention=mention, lon=lon, lat=lat, radius_m=radius, relation="offset",
        reasons=(reason, *end.reasons),
    )  # fmt: skip


def displaced(lon: float, lat: float, metres: float, bearing: float) -> tuple[float, float]:
    """Go some metres from a point along a geodesic.

    Parameters
    ----------
    lon, lat
        Degrees, WGS 84.
    metres
        How far.
    bearing
        Degrees clockwise from north.

    Returns
    -------
    lon, lat
        Degrees, WGS 84.

    Examples
    --------
    >>> [round(x, 3) for x in displaced(33.62, 13.55, 20_000, 0)]
    [33.62, 13.731]
    """
    from geographiclib.geodesic import Geodesic

    there = Geodesic.WGS84.Direct(lat, lon, bearing, metres)
    return float(there["lon2"]), float(there["lat2"])


def _stretch(mention: Mention, start: Location, end: Location) -> Location:
    """Place a stretch between two places: the middle, with a radius that holds both."""
    a, b = _place(start), _place(end)
    lon, lat = midpoint(a.lon, a.lat, b.lon, b.lat)
    half = distance_m(a.lon, a.lat, b.lon, b.lat) / 2
    radius = max(half, _LEAST_STRETCH_M) + max(a.radius_m, b.radius_m) * _FROM_EDGE
    return Location(
        mention, None, lon, lat, radius, relation=mention.relation,
        score=min(start.score, end.score), candidates=start.candidates + end.candidates,
        reasons=(f"halfway between {a.name} and {b.name}; the radius holds both",),
    )  # fmt: skip


def _place(location: Location) -> Place:
    if location.place is None:
        raise ValueError("a relation needs places: see `related`")
    return location.place


def border(mention: Mention, gaz: Gazetteer) -> Location:
    """Find the state border between two of the states named beside it.

    Parameters
    ----------
    mention
        `parties` are names or ISO codes of states, the likeliest first.
    gaz
        Where they are looked up.
    """
    codes = dict.fromkeys(code for name in mention.parties if (code := _code(name, gaz)))
    for a, b in combinations(codes, 2):
        line = gaz.border(a, b)
        if line:
            reason = f"the words speak of a state border, {a} and {b} are named beside it"
            near = NEAR_M if mention.relation in ("near", "toward") else 0.0
            note = (line.note,) if line.note else ()
            return Location(
                mention, line, line.lon, line.lat, line.radius_m + near, mention.relation,
                score=0.9, candidates=(Candidate(line, mention.text, "exact", 1.0),),
                reasons=(reason, *note),
            )  # fmt: skip
    named = ", ".join(codes) or "no state"
    reason = f"a border, but of which states is not told ({named} named)"
    return Location(mention, None, None, None, None, mention.relation, reasons=(reason,))


def _code(name: str, gaz: Gazetteer) -> str:
    """Give the ISO code of a state by its name or code."""
    if len(name) == 2 and name.isascii() and name.isupper():
        return name
    found = gaz.find(name, kind="country", limit=1, by_sound=False)
    return found[0].place.country if found else ""
