"""Claims -> incidents: claims of documents joined with claims of records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from gazetteer.lookup import Gazetteer
from geo.claim import Claim, Incident, Link
from geo.links import is_closed, weigh
from geo.proposals import with_proposals

LINK_SCORE = 0.65
"""Score from which on a record is joined to a claim, and two rows are proposed for a merge."""


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
        and where: a record never changes what a document says. Status is always "alleged". Rows
        of different claimants or documents that may be about one event stay apart, and each names
        the other among its proposals.

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
            ((weigh(g.claims[0], record, gaz), -i) for i, g in enumerate(of_documents)),
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
    return with_proposals(tuple(_incidents(groups)), gaz, least=LINK_SCORE)


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
    same_days = is_closed(first.when) and first.when.edtf == claim.when.edtf
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
