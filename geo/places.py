"""Document -> every place it names, as locations and as flat rows."""

from __future__ import annotations

import os
from typing import Any

import gazetteer
from gazetteer.lookup import Gazetteer
from geo.document import Document, Location
from geo.mentions import find_mentions
from geo.readers import read
from geo.resolve import resolve


def find_places(
    source: str | os.PathLike[str] | Document,
    *,
    lang: str | None = None,
    dated: str | None = None,
    gaz: Gazetteer | None = None,
) -> tuple[Location, ...]:
    """Find and resolve every mention of a place in a document.

    Parameters
    ----------
    source
        Path of a file, or a document already read.
    lang, dated
        As in `geo.read`.
    gaz
        Where names are looked up; the packaged gazetteer if None.

    Returns
    -------
    locations
        In the order of the text; those without a place among them.

    Examples
    --------
    >>> locations = find_places("examples/letter_zh.txt")
    >>> next(loc.place.kind for loc in locations if loc.mention.text == "赞格兰新机场")
    'airport'
    """
    gaz = gazetteer.open() if gaz is None else gaz
    doc = read(source, lang=lang, dated=dated)
    return resolve(find_mentions(doc, gaz), gaz)


def place_row(doc: Document, location: Location) -> dict[str, Any]:
    """Give a location as one flat row.

    Parameters
    ----------
    doc
        The document that the location was found in.
    location
        One of `find_places(doc)`.

    Returns
    -------
    row
        `text` as in the original; `start` and `end`, code points into the original; `lang`,
        `role`, `place_id`, `name`, `kind`, `country`, `lon`, `lat` (degrees, WGS 84), `radius_m`,
        `relation`, `status`, `score`, `how`, `reasons`; None where there is no place.
    """
    mention = location.mention
    start, end = doc.original_span(mention.start, mention.end)
    return {
        "text": mention.text,
        "start": start,
        "end": end,
        "lang": mention.lang or None,
        "role": mention.role,
        **_of_place(location),
        "relation": location.relation,
        "reasons": list(location.reasons),
    }


def _of_place(location: Location) -> dict[str, Any]:
    """Give the columns that hang on the place."""
    place = location.place
    how = next((c.how for c in location.candidates if place and c.place.id == place.id), None)
    return {
        "place_id": place.id if place else None,
        "name": place.name if place else None,
        "kind": place.kind if place else None,
        "country": (place.country or None) if place else None,
        "lon": _rounded(location.lon, 7),
        "lat": _rounded(location.lat, 7),
        "radius_m": _rounded(location.radius_m, 0),
        "status": (place.status or None) if place else None,
        "score": _rounded(location.score, 3) if location.lon is not None else None,
        "how": how,
    }


def _rounded(value: float | None, digits: int) -> float | None:
    """Round what is there."""
    return None if value is None else round(value, digits)
