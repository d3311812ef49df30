"""Document -> every place it names, as locations and as flat rows."""

from __future__ import annotations

import os
from typing import Any

import gazetteer
from gazetteer.lookup import Gazetteer
from geo.document import Document, Location
from geo.frame import location_details
from geo.mentions import Evidence, find_mentions
from geo.readers import read
from geo.resolve import resolve


def find_places(
    source: str | os.PathLike[str] | Document,
    *,
    lang: str | None = None,
    dated: str | None = None,
    gaz: Gazetteer | None = None,
    evidence: Evidence | None = None,
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
    evidence
        Another recogniser, as in `find_mentions`.

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
    return resolve(
        find_mentions(doc, gaz, evidence=evidence), gaz,
        countries=_countries_of_senders(doc, gaz),
    )  # fmt: skip


def _countries_of_senders(doc: Document, gaz: Gazetteer) -> tuple[str, ...]:
    """Give the states that the document's senders are of: its places are likely to lie there."""
    codes: dict[str, None] = {}
    for sender in dict.fromkeys(part.sender for part in doc.parts if part.sender):
        for hit in gaz.scan(sender):
            found = gaz.find(sender[hit.start : hit.end], kind="country", by_sound=False, limit=1)
            codes.update(dict.fromkeys(c.place.country for c in found if c.how == "exact"))
    return tuple(codes)


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
        `text` as in the original; `start` and `end`, code points into the original; `page` from
        1, None in a format without pages; `lang`, `role`, `place_id`, `name`, `kind`, `country`,
        `lon`, `lat` (degrees, WGS 84), `radius_m`, `relation`, `status`, `score`, `how`,
        `reasons`; None where there is no place.
    """
    mention = location.mention
    start, end = doc.original_span(mention.start, mention.end)
    details = location_details(location)
    ways = {c["place_id"]: c["how"] for c in details["candidates"]}
    names = ("role", "place_id", "name", "kind", "country", "lon", "lat", "radius_m")
    return {
        "text": mention.text,
        "start": start,
        "end": end,
        "page": doc.page_of(start),
        "lang": mention.lang or None,
        **{name: details[name] for name in names},
        "relation": location.relation,
        "status": details["status"],
        "score": details["score"] if location.lon is not None else None,
        "how": ways.get(details["place_id"]),
        "reasons": details["reasons"],
    }
