"""Claims -> incidents: claims of documents joined with claims of records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from gazetteer.distance import distance_m
from gazetteer.lookup import Gazetteer
from geo.claim import Claim, Incident, Link, When
from geo.document import Location

LINK_SCORE = 0.65
"""Score from which on a record is joined to a claim."""

_SAME_PLACE, _INSIDE, _WITHIN_RADII, _BOTH_WITHOUT = 0.45, 0.35, 0.25, 0.2
_SAME_TIME, _OPEN_TIME = 0.35, 0.15
_SAME_TOPIC, _SAME_TYPE = 0.3, 0.1

_LINES = frozenset({"border", "line"})
"""Kinds whose radius says nothing of how near a point lies to them."""


@dataclass(slots=True)
class _Group:
    """Claims held to be about one event, while it is built."""

    claims: list[Claim]
    links: list[Link]


def join(claims: Sequence[Claim], records: Sequence[Claim], gaz: Gazetteer) -> tuple[Incident, ...]:
    """Join what documents say with the records of the user.

    Parameters
    ----------
    claims
        Of documents.
    records
        Of tables (`read_records`).
    gaz
        Where it is looked up whether one place lies in another.

    Returns
    -------
    incidents
        One a claim, in order, with the records about the same event behind it; then one a record
        that stands alone. Each link says why. The first claim alone gives the row its what, when
        and where: a record never changes what a document says. Status is always "alleged".

    Notes
    -----
    A record is joined to the claim that it fits best, if place (the same, inside, within the sum
    of the radii), time (the days overlap) and topic agree well enough (`LINK_SCORE`). A sentence
    that repeats an event of the same document (same topic, same days) is joined to it.
    """
    groups: list[_Group] = []
    alike: dict[tuple[str, str, str], list[_Group]] = {}
    for claim in claims:
        same = alike.setdefault((claim.origin.sha256, claim.topic, claim.when.edtf), [])
        earlier = next((g for g in same if _repeats(g.claims[0], claim)), None)
        if earlier:
            reason = "the document repeats the event: same topic, same days"
            earlier.links.append(Link(len(earlier.claims), 0.9, (reason,)))
            earlier.claims.append(claim)
        else:
            groups.append(_Group([claim], []))
            same.append(groups[-1])
    of_documents = list(groups)
    for record in records:
        best = max(
            ((_link(g.claims[0], record, gaz), -i) for i, g in enumerate(of_documents)),
            key=lambda x: (x[0][0], x[1]),
            default=((0.0, ()), 0),
        )
        (score, reasons), i = best
        if score >= LINK_SCORE:
            group = of_documents[-i]
            group.links.append(Link(len(group.claims), score, reasons))
            group.claims.append(record)
        else:
            groups.append(_Group([record], []))
    return tuple(_incidents(groups))


def _incidents(groups: Sequence[_Group]) -> Iterator[Incident]:
    """Close groups; one whose id is taken (two tables of one name) gets the next free one."""
    taken: set[str] = set()
    for group in groups:
        key = incident_id(group.claims[0])
        while key in taken:
            key = "ia:" + sha256(key.encode()).hexdigest()[:16]
        taken.add(key)
        yield Incident(key, tuple(group.claims), tuple(group.links))


def incident_id(claim: Claim) -> str:
    """Give the stable id of the incident that a claim opens.

    Parameters
    ----------
    claim
        The claim.

    Returns
    -------
    id
        `ia:` and 16 hexadecimal digits: of the document's content, the span and the topic; for a
        record, of the table's name and the record's id (its row where it has none).

    Examples
    --------
    >>> from geo.claim import Origin
    >>> incident_id(Claim("Battles", origin=Origin("a.csv", "", record_id="R01")))
    'ia:56ff0e68aa4b5229'
    """
    origin = claim.origin
    if origin.start is None:
        key = f"{origin.source}\x1f{origin.record_id or origin.row}"
    else:
        key = f"{origin.sha256}\x1f{origin.start}\x1f{origin.end}\x1f{claim.topic}"
    return "ia:" + sha256(key.encode()).hexdigest()[:16]


def _repeats(first: Claim, claim: Claim) -> bool:
    """Tell whether a claim names an event again that the same document told before."""
    same = first.topic == claim.topic and first.origin.sha256 == claim.origin.sha256
    same_days = _is_closed(first.when) and first.when.edtf == claim.when.edtf
    places = [_place_id(c) for c in (first, claim)]
    return (
        same
        and same_days
        and (first.modality, first.polarity) == (claim.modality, claim.polarity)
        and (places[0] == places[1] or None in places)
    )


def _place_id(claim: Claim) -> str | None:
    """Give the id of a claim's first place."""
    place = claim.locations[0].place if claim.locations else None
    return place.id if place else None


def _link(claim: Claim, record: Claim, gaz: Gazetteer) -> tuple[float, tuple[str, ...]]:
    """Weigh whether a record is about the event of a claim; 0 where something forbids it."""
    steps = (
        _place_agreement(claim, record, gaz),
        _time_agreement(claim, record),
        _topic_agreement(claim, record),
    )
    if any(score == 0 for score, _ in steps):
        return 0.0, ()
    return sum(score for score, _ in steps), tuple(reason for _, reason in steps)


def _place_agreement(claim: Claim, record: Claim, gaz: Gazetteer) -> tuple[float, str]:
    """Weigh two places."""
    if not claim.locations and not record.locations:
        return _BOTH_WITHOUT, "neither names a place"
    if not claim.locations or not record.locations:
        return 0.0, ""
    a, b = claim.locations[0], record.locations[0]
    if a.place and b.place:
        if a.place.id == b.place.id:
            return _SAME_PLACE, f"the same place: {a.place.name}"
        if gaz.contains(a.place, b.place):
            return (
                _INSIDE,
                f"{b.place.name} ({b.place.kind}) lies in {a.place.name} ({a.place.kind})",
            )
    km = _between_radii(a, b)
    if km is not None:
        return _WITHIN_RADII, f"{km:.0f} km apart, within the sum of their radii"
    return 0.0, ""


def _between_radii(a: Location, b: Location) -> float | None:
    """Give the distance in km of two locations whose circles meet, else None."""
    if any(loc.place and loc.place.kind in (*_LINES, "country") for loc in (a, b)):
        return None
    if a.lon is None or a.lat is None or b.lon is None or b.lat is None:
        return None
    metres = distance_m(a.lon, a.lat, b.lon, b.lat)
    return metres / 1000 if metres <= (a.radius_m or 0) + (b.radius_m or 0) else None


def _time_agreement(claim: Claim, record: Claim) -> tuple[float, str]:
    """Weigh two times."""
    a, b = claim.when, record.when
    if not a.edtf or not b.edtf:
        return 0.0, ""
    if claim.modality == "planned":
        after = (b.end or "9999") >= (a.start or "")
        return (_OPEN_TIME, "a plan, and the record's day lies after it") if after else (0.0, "")
    if (a.start or "") > (b.end or "9999") or (b.start or "") > (a.end or "9999"):
        return 0.0, ""
    if _is_closed(a) and _is_closed(b):
        return _SAME_TIME, f"the days overlap: {a.edtf} and {b.edtf}"
    return _OPEN_TIME, f"{b.edtf} lies within {a.edtf}"


def _is_closed(when: When) -> bool:
    """Tell whether a time has a first and a last day."""
    return when.start is not None and when.end is not None


def _topic_agreement(claim: Claim, record: Claim) -> tuple[float, str]:
    """Weigh what two claims tell of."""
    if claim.topic and record.topic:
        same = claim.topic == record.topic
        return (_SAME_TOPIC, f"the same topic: {claim.topic}") if same else (0.0, "")
    if claim.event_type == record.event_type:
        return _SAME_TYPE, f"the same type: {claim.event_type}"
    return 0.0, ""
