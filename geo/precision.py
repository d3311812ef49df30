"""Kind of place and relation -> the codes of spatial precision of ACLED and UCDP, and radii."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from geo.document import Location


class Precision(NamedTuple):
    """How finely an event is placed, in two vocabularies."""

    geo: int | None
    """ACLED's geo_precision: 1 a named site or town; 2 near it, or part of a district; 3 a larger
    area or a line; None for a state, which ACLED does not code."""
    where: int | None
    """UCDP's where_prec: 1 exact; 2 near; 3 second-order unit; 4 first-order unit; 5 a line or area
    larger than that, or between places; 6 a state; 7 sea or air."""


# ACLED codes no clean value for a district: 2 is chosen here.
BY_KIND: Mapping[str, Precision] = MappingProxyType(
    {
        "city": Precision(1, 1),
        "town": Precision(1, 1),
        "village": Precision(1, 1),
        "airport": Precision(1, 1),
        "crossing": Precision(1, 1),
        "site": Precision(1, 1),
        "mountain": Precision(1, 1),
        "district": Precision(2, 3),
        "province": Precision(3, 4),
        "region": Precision(3, 5),
        "border": Precision(3, 5),
        "line": Precision(3, 5),
        "corridor": Precision(3, 5),
        "water": Precision(3, 7),
        "country": Precision(None, 6),
    }
)
"""Kind of place -> precision of what is said to be at it."""

NEAR = Precision(2, 2)
"""Precision of what is near a place known as a point, toward it, or somewhere within it."""
BETWEEN = Precision(3, 5)
"""Precision of what is along a line or between two places."""

FLOOR_M: Mapping[str, float] = MappingProxyType(
    {
        "country": 1000.0,
        "province": 1000.0,
        "district": 1000.0,
        "region": 1000.0,
        "border": 1000.0,
        "line": 1000.0,
        "corridor": 1000.0,
        "water": 500.0,
        "mountain": 500.0,
        "airport": 500.0,
        "city": 100.0,
        "town": 100.0,
        "village": 100.0,
        "crossing": 100.0,
        "site": 50.0,
    }
)
"""Kind of place -> the least radius in metres that may be stated for it: a smaller one would pose
as an exact point. The gazetteer's own radii are larger."""

_OF_COORDINATES = ((1_000.0, Precision(1, 1)), (25_000.0, Precision(2, 2)))
"""Radius up to which coordinates without an entry have a precision; a larger one is an area."""


def precision(location: Location) -> Precision:
    """Give the codes of spatial precision of a location.

    Parameters
    ----------
    location
        A mention with or without a place.

    Returns
    -------
    codes
        None where nothing is placed.

    Examples
    --------
    >>> from geo.document import Mention
    >>> precision(Location(Mention("x", 0, 1), None, 46.3, 39.5, 100.0))
    Precision(geo=1, where=1)
    """
    if location.lon is None or location.radius_m is None:
        return Precision(None, None)
    if location.place is None and location.relation == "at":
        reach = location.radius_m
        return next((codes for most, codes in _OF_COORDINATES if reach <= most), BETWEEN)
    return relation_precision(location.place.kind if location.place else "", location.relation)


def relation_precision(kind: str, relation: str) -> Precision:
    """Give the codes of precision of a relation to a kind of place.

    Parameters
    ----------
    kind
        One of `PLACE_KINDS`; empty where there is no entry.
    relation
        One of `RELATIONS`.

    Returns
    -------
    codes
        1 is for the place itself alone.

    Examples
    --------
    >>> relation_precision("village", "at"), relation_precision("village", "near")
    (Precision(geo=1, where=1), Precision(geo=2, where=2))
    """
    if kind == "country":
        return BY_KIND[kind]
    if relation in ("along", "between"):
        return BETWEEN
    at = BY_KIND.get(kind, BETWEEN if relation == "at" else NEAR)
    return NEAR if at.geo == 1 and relation != "at" else at
