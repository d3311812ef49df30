"""What an online geocoder sent -> a place: strangers' text made inert, coordinates checked."""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from gazetteer.distance import distance_m
from gazetteer.place import PLACE_KINDS, Name, Place

LONGEST_TEXT = 200
"""Characters of a name or an address that are kept."""

OSM_LICENCE = "© OpenStreetMap contributors, ODbL 1.0"
LICENCES = {"nominatim": OSM_LICENCE, "photon": OSM_LICENCE}
"""Whom to name for answers of a provider, and under which licence they are."""

_KINDS: dict[str, str] = {
    "country": "country",
    "state": "province",
    "province": "province",
    "region": "province",
    "county": "district",
    "district": "district",
    "municipality": "district",
    "city": "city",
    "town": "town",
    "village": "village",
    "hamlet": "village",
    "isolated_dwelling": "village",
    "aerodrome": "airport",
    "peak": "mountain",
    "ridge": "mountain",
    "mountain_range": "mountain",
    "saddle": "mountain",
    "water": "water",
    "river": "water",
    "bay": "water",
    "strait": "water",
    "waterway": "water",
    "border_control": "crossing",
}
"""OpenStreetMap's words for what something is, and ours."""
# Source: OpenStreetMap wiki, "Key:place", "Key:natural", "Key:aeroway", 2026-11-24.

_RADIUS_M = {"country": 500_000.0, "province": 100_000.0, "district": 30_000.0, "city": 10_000.0}
"""Radius where the answer states no extent, by kind; others 3 km."""

_LEAST_RADIUS_M = 100.0
_OSM_TYPES = {"n": "node", "w": "way", "r": "relation"}


def inert(value: object, longest: int = LONGEST_TEXT) -> str:
    """Make a stranger's text safe to keep: one line, no control characters, not long.

    Parameters
    ----------
    value
        Anything; what is no text gives none.
    longest
        Most characters.

    Examples
    --------
    >>> inert("Laçın\\x00\\n \\u202e<b>")
    'Laçın <b>'
    """
    if not isinstance(value, str):
        return ""
    text = value[: 8 * longest].replace("\n", " ").replace("\t", " ")
    text = "".join(c for c in text if c in "\u200c\u200d" or unicodedata.category(c)[0] != "C")
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def place_of(address: object, lon: object, lat: object, raw: object, **origin: str) -> Place | None:
    """Make a place of one result.

    Parameters
    ----------
    address
        The address as text.
    lon, lat
        Degrees, WGS 84, longitude first, as geopy read them.
    raw
        The server's own record.
    origin
        `provider`, `host` and `retrieved` (ISO 8601).

    Returns
    -------
    place
        With source "nominatim:HOST", and in its note who was asked when and under which licence;
        None if the result has no name or no point on Earth.
    """
    facts = _facts(raw)
    point = _point(facts.get("lon", lon), facts.get("lat", lat))
    text = inert(address)
    name = inert(facts.get("name")) or text.partition(",")[0].strip()
    if point is None or not name:
        return None
    kind = _kind(facts)
    return Place(
        id=_id(facts, origin["provider"], (text, *point)),
        name=name,
        lon=point[0],
        lat=point[1],
        kind=kind,
        radius_m=_radius_m(facts, point, kind),
        names=(Name(name, kind="main"),),
        country=_country(facts),
        note=_note(text, origin),
        source=f"{origin['provider']}:{origin['host']}",
    )


def _facts(raw: object) -> dict[str, Any]:
    """Bring Nominatim's record, and Photon's (a GeoJSON feature), to one form."""
    if not isinstance(raw, Mapping):
        return {}
    inner = raw.get("properties")
    if not isinstance(inner, Mapping):
        held = raw.get("address")
        code = held.get("country_code") if isinstance(held, Mapping) else None
        words = (raw.get("type"), raw.get("addresstype"), raw.get("class"))
        return {**raw, "words": words, "code": code, "box": _nominatim_box(raw.get("boundingbox"))}
    words = (inner.get("osm_value"), inner.get("type"), inner.get("osm_key"))
    facts = {**inner, "words": words, "code": inner.get("countrycode"), "box": inner.get("extent")}
    shape = raw.get("geometry")
    pair = shape.get("coordinates") if isinstance(shape, Mapping) else None
    if isinstance(pair, Sequence) and len(pair) >= 2:
        facts |= {"lon": pair[0], "lat": pair[1]}
    return facts


def _nominatim_box(box: object) -> object:
    """Turn south, north, west, east into west, north, east, south, as Photon has it."""
    if not isinstance(box, Sequence) or len(box) != 4:
        return None
    return box[2], box[1], box[3], box[0]


def _point(lon: object, lat: object) -> tuple[float, float] | None:
    """Give a point if it lies on Earth; it is never bent back onto it."""
    try:
        x, y = float(str(lon)), float(str(lat))
    except ValueError:
        return None
    return (x, y) if abs(x) <= 180 and abs(y) <= 90 else None  # false for NaN too


def _kind(facts: Mapping[str, Any]) -> str:
    words = (word for word in facts.get("words", ()) if isinstance(word, str))
    kind = next((_KINDS[word] for word in words if word in _KINDS), "site")
    return kind if kind in PLACE_KINDS else "site"


def _country(facts: Mapping[str, Any]) -> str:
    code = facts.get("code")
    return code.upper() if isinstance(code, str) and re.fullmatch("[A-Za-z]{2}", code) else ""


def _radius_m(facts: Mapping[str, Any], point: tuple[float, float], kind: str) -> float:
    """Give the distance to the farthest corner of the extent that the answer states."""
    box = facts.get("box")
    if isinstance(box, Sequence) and len(box) == 4:
        corners = [_point(box[x], box[y]) for x in (0, 2) for y in (1, 3)]
        far = max((distance_m(*point, *c) for c in corners if c), default=0.0)
        if all(corners) and math.isfinite(far):
            return round(max(far, _LEAST_RADIUS_M), 1)
    return _RADIUS_M.get(kind, 3_000.0)


def _id(facts: Mapping[str, Any], provider: str, rest: tuple[object, ...]) -> str:
    """Give OpenStreetMap's own id where it is stated, else one of the result's content."""
    letter, number = str(facts.get("osm_type", ""))[:1].lower(), facts.get("osm_id")
    if letter in _OSM_TYPES and isinstance(number, int) and number > 0:
        return f"osm:{_OSM_TYPES[letter]}/{number}"
    return f"{provider}:{hashlib.sha256(repr(rest).encode()).hexdigest()[:16]}"


def _note(address: str, origin: Mapping[str, str]) -> str:
    licence = LICENCES.get(origin["provider"], f"licence: see the terms of {origin['host']}")
    return f"{address}. From {origin['host']}, {origin['retrieved']}; {licence}."
