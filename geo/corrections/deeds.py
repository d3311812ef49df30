"""Corrections applied to incidents: which row each one means, and what it does to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from gazetteer.distance import distance_m
from gazetteer.errors import UnknownPlace
from gazetteer.lookup import Gazetteer
from gazetteer.place import Candidate, Place
from geo.claim import Claim, Incident, Link
from geo.corrections.forms import Correction
from geo.dates import parse_day
from geo.document import Location, Mention
from geo.incidents import incident_id
from geo.precision import FLOOR_M

PINNED_M = 1000.0
"""Radius in metres of a point that a person put, where they state none."""


class Corrected(NamedTuple):
    """What a log did."""

    incidents: tuple[Incident, ...]
    """In their old order; what was split off comes last."""
    applied: tuple[str, ...]
    """The corrections that fitted, in sentences."""
    misfits: tuple[str, ...]
    """Those that did not, and why, in sentences."""


class _Misfit(Exception):
    """A correction that does not fit; the message says why."""


@dataclass(slots=True)
class _Desk:
    """Incidents while corrections are applied to them."""

    incidents: list[Incident | None]
    gaz: Gazetteer
    remarks: list[str] = field(default_factory=list)
    """What a person should know though the correction was applied."""

    def find(self, key: Mapping[str, Any], words: str = "") -> int:
        """Give the index of the incident that a key means."""
        fitting = [
            (fit, -i)
            for i, incident in enumerate(self.incidents)
            if incident and (fit := _fit(incident, key, words))
        ]
        if not fitting:
            raise _Misfit(f"no row is left at {_named(key)}")
        best = max(fitting)
        rivals = [i for fit, i in fitting if fit == best[0]]
        if len(rivals) > 1:
            raise _Misfit(f"{len(rivals)} rows stand at {_named(key)}: it is not told which")
        return -best[1]

    def at(self, i: int) -> Incident:
        """Give an incident that is there."""
        incident = self.incidents[i]
        if incident is None:
            raise _Misfit("the row has been left out or merged already")
        return incident


def apply_corrections(
    incidents: Sequence[Incident], corrections: Iterable[Correction], gaz: Gazetteer
) -> Corrected:
    """Apply a log of corrections: the machine's work, then the decisions of people over it.

    Parameters
    ----------
    incidents
        As `join` gives them.
    corrections
        In the order in which they were made: a later one wins.
    gaz
        Where places that were chosen are looked up.

    Returns
    -------
    corrected
        Each correction is among the applied ones or the misfits. A row is found by its document's
        SHA-256 and the span of its quote (where sentences are cut otherwise now, by the span that
        overlaps most), a record by its table's name and its id; else by `incident_id`.
    """
    desk = _Desk(list(incidents), gaz)
    applied, misfits = [], []
    for correction in corrections:
        try:
            at = desk.find(correction.key, correction.place_verbatim)
            DEEDS[correction.action](desk, at, correction)
            incident = desk.incidents[at]
            if incident is not None:
                done = (*incident.corrections, str(correction))
                desk.incidents[at] = replace(incident, corrections=done)
            remarks = "".join(f"; {remark}" for remark in desk.remarks)
            applied.append(f"{correction.where}: {correction}{remarks}")
        except _Misfit as error:
            misfits.append(f"{correction.where}: {correction} no longer fits: {error}")
        desk.remarks.clear()
    kept = tuple(incident for incident in desk.incidents if incident is not None)
    return Corrected(kept, tuple(applied), tuple(misfits))


def _named(key: Mapping[str, Any]) -> str:
    """Name the row that a key means."""
    if isinstance(key.get("quote_start"), int):
        return f"{key.get('source') or 'the document'}, {key['quote_start']}-{key.get('quote_end')}"
    return str(key.get("record_ids") or key.get("incident_id"))


def _fit(incident: Incident, key: Mapping[str, Any], words: str) -> tuple[float, ...]:
    """Give how well an incident is what a key means; empty if it is not."""
    same_id = float(incident.incident_id == key.get("incident_id"))
    shares = [_claim_fit(claim, key) for claim in incident.claims]
    best = max(shares)
    is_span = isinstance(key.get("quote_start"), int) or bool(key.get("record_ids"))
    if best == 0 and (is_span or not same_id):
        return ()
    first = float(shares.index(best) == 0)
    mentions = {loc.mention.text for claim in incident.claims for loc in claim.locations}
    return best, same_id, first, float(words in mentions)


def _claim_fit(claim: Claim, key: Mapping[str, Any]) -> float:
    """Give how much of a claim is what a key means, 0 to 1."""
    origin, start = claim.origin, key.get("quote_start")
    if isinstance(start, int):
        if origin.start is None or origin.end is None or origin.sha256 != key.get("source_sha256"):
            return 0.0
        end = key["quote_end"] if isinstance(key.get("quote_end"), int) else start + 1
        common = min(origin.end, end) - max(origin.start, start)
        whole = max(origin.end, end) - min(origin.start, start)
        return max(0.0, common / whole) if whole > 0 and 2 * common >= end - start else 0.0
    ids = [one.strip() for one in str(key.get("record_ids") or "").split(";") if one.strip()]
    if not origin.record_id or origin.record_id not in ids:
        return 0.0
    if key.get("source") not in (None, "", origin.source):
        return 0.0
    return 1.0 if origin.record_id == ids[0] else 0.9


# --- what each one does --------------------------------------------------------------------------


def _with_first(incident: Incident, **changes: Any) -> Incident:
    """Change the first claim of an incident."""
    first = replace(incident.claims[0], **changes)
    return replace(incident, claims=(first, *incident.claims[1:]))


def _with_location(incident: Incident, location: Location) -> Incident:
    """Change the place of an incident."""
    rest = incident.claims[0].locations[1:]
    return _with_first(incident, locations=(location, *rest))


def _old_location(incident: Incident, correction: Correction) -> Location:
    """Give the place of an incident as it is; the words that name it, where there is none."""
    if incident.claims[0].locations:
        return incident.claims[0].locations[0]
    words = correction.place_verbatim
    return Location(Mention(words, 0, len(words), core=words), None, None, None, None)


def _place(desk: _Desk, at: int, correction: Correction) -> None:
    incident = desk.at(at)
    old = _old_location(incident, correction)
    place_id = correction.said["place_id"]
    try:
        place = desk.gaz.get(place_id)
    except UnknownPlace:
        if "lon" not in correction.said or "lat" not in correction.said:
            raise _Misfit(f"the gazetteer has no entry {place_id!r} any more") from None
        desk.remarks.append(f"the gazetteer has no entry {place_id!r} any more: its point is kept")
        desk.incidents[at] = _with_location(incident, _pinned(old, None, correction))
        return
    new = _chosen(old, place, str(correction))
    units = (_unit(place, code, desk.gaz) for code in ("ADM1", "ADM2"))
    new = replace(new, admin1=next(units), admin2=next(units))
    desk.incidents[at] = _with_location(incident, new)


def _unit(place: Place, code: str, gaz: Gazetteer) -> str:
    """Name the administrative unit of a level that holds a place, itself included."""
    chain = (place, *(gaz.get(parent) for parent in place.parents))
    return next((one.name for one in chain if one.feature_code == code), "")


def _chosen(old: Location, place: Place, reason: str) -> Location:
    """Give a location whose entry a person chose."""
    text = old.mention.text or place.name
    mention = replace(old.mention, text=text, end=old.mention.start + len(text))
    radius = place.radius_m + (old.radius_m or 0.0 if old.relation in ("near", "toward") else 0.0)
    others = tuple(one for one in old.candidates if one.place.id != place.id)
    return replace(
        old, mention=mention, place=place, lon=place.lon, lat=place.lat, radius_m=radius,
        relation="at" if old.relation == "between" else old.relation, admin1="", admin2="",
        score=1.0, candidates=(Candidate(place, place.name, "exact", 1.0), *others),
        reasons=(reason, *old.reasons),
    )  # fmt: skip


def _position(desk: _Desk, at: int, correction: Correction) -> None:
    incident = desk.at(at)
    old = _old_location(incident, correction)
    place, said = old.place, correction.said
    if place and distance_m(place.lon, place.lat, said["lon"], said["lat"]) > place.radius_m:
        place = None
    desk.incidents[at] = _with_location(incident, _pinned(old, place, correction))


def _pinned(old: Location, place: Place | None, correction: Correction) -> Location:
    """Give a location at a point that a person put."""
    said = correction.said
    floor = FLOOR_M.get(place.kind, 1.0) if place else 1.0
    radius = max(float(said.get("radius_m") or PINNED_M), floor)
    return replace(
        old, place=place, lon=said["lon"], lat=said["lat"],
        radius_m=radius, relation="at", score=1.0,
        reasons=(str(correction), *old.reasons),
    )  # fmt: skip


def _place_refused(desk: _Desk, at: int, correction: Correction) -> None:
    incident = desk.at(at)
    old = _old_location(incident, correction)
    refused = correction.said["place_id"]
    if old.place is None or old.place.id != refused:
        raise _Misfit(f"the place is not {refused!r} any more")
    others = tuple(one for one in old.candidates if one.place.id != refused)
    if others:
        new = _chosen(replace(old, candidates=others), others[0].place, str(correction))
        new = replace(new, score=others[0].score, candidates=others)
    else:
        new = _nowhere(old, str(correction))
    desk.incidents[at] = _with_location(incident, new)


def _nowhere(old: Location, reason: str) -> Location:
    return replace(
        old, place=None, lon=None, lat=None, radius_m=None, admin1="", admin2="", score=0.0,
        reasons=(reason, *old.reasons),
    )  # fmt: skip


def _not_a_place(desk: _Desk, at: int, correction: Correction) -> None:
    incident = desk.at(at)
    if not incident.claims[0].locations:
        raise _Misfit("the row names no place any more")
    old = incident.claims[0].locations[0]
    desk.incidents[at] = _with_location(incident, _nowhere(old, str(correction)))


def _date(desk: _Desk, at: int, correction: Correction) -> None:
    incident = desk.at(at)
    when = parse_day(correction.said["date_edtf"])
    if when is None:
        raise _Misfit(f"{correction.said['date_edtf']!r} is no date")
    old = incident.claims[0].when
    new = replace(when, verbatim=old.verbatim, time_local=old.time_local, basis=str(correction))
    desk.incidents[at] = _with_first(incident, when=new)


def _type(desk: _Desk, at: int, correction: Correction) -> None:
    said = correction.said
    desk.incidents[at] = _with_first(
        desk.at(at), event_type=said["event_type"], event_subtype=said.get("event_subtype") or "",
        topic="",
    )  # fmt: skip


def _merge(desk: _Desk, at: int, correction: Correction) -> None:
    others = [desk.find(key) for key in correction.said["with"]]
    for other in dict.fromkeys(others):
        if other == at:
            raise _Misfit("it stands in the same row already")
    for other in dict.fromkeys(others):
        into, gone = desk.at(at), desk.at(other)
        n = len(into.claims)
        links = [Link(n + i, 1.0, (str(correction),)) for i in range(len(gone.claims))]
        desk.incidents[at] = replace(
            into, claims=into.claims + gone.claims, links=(*into.links, *links)
        )
        desk.incidents[other] = None


def _split(desk: _Desk, at: int, correction: Correction) -> None:
    incident = desk.at(at)
    wanted = correction.said["claim"]
    gone = [i for i, claim in enumerate(incident.claims) if i and _claim_fit(claim, wanted)]
    if not gone:
        raise _Misfit(f"{_named(wanted)} is not behind this row any more")
    _set_apart(desk, at, gone, str(correction))


def _set_apart(desk: _Desk, at: int, gone: Sequence[int], reason: str) -> None:
    """Give claims of a row rows of their own."""
    incident = desk.at(at)
    kept = [i for i in range(len(incident.claims)) if i not in gone]
    links = tuple(
        replace(link, claim=kept.index(link.claim)) for link in incident.links if link.claim in kept
    )
    desk.incidents[at] = replace(
        incident, claims=tuple(incident.claims[i] for i in kept), links=links
    )
    taken = {one.incident_id for one in desk.incidents if one}
    for i in gone:
        claim = incident.claims[i]
        key = incident_id(claim)
        while key in taken:
            key = incident_id(replace(claim, origin=replace(claim.origin, source=key)))
        taken.add(key)
        desk.incidents.append(Incident(key, (claim,), corrections=(reason,)))


def _status(desk: _Desk, at: int, correction: Correction) -> None:
    status = correction.said["claim_status"]
    desk.incidents[at] = replace(desk.at(at), claim_status=status, reviewed_by=correction.reviewer)


def _sensitivity(desk: _Desk, at: int, correction: Correction) -> None:
    said = correction.said["sensitivity"]
    desk.incidents[at] = replace(desk.at(at), sensitivity=said)


def _not_an_incident(desk: _Desk, at: int, correction: Correction) -> None:
    incident = desk.at(at)
    records = [i for i, claim in enumerate(incident.claims) if i and claim.origin.row is not None]
    if records:
        _set_apart(desk, at, records, f"{correction}: a record of its own again")
    desk.incidents[at] = None


def _note(desk: _Desk, at: int, correction: Correction) -> None:
    incident = desk.at(at)
    note = f"{correction.reviewer}: {correction.said['note']}"
    desk.incidents[at] = _with_first(incident, notes=(*incident.claims[0].notes, note))


DEEDS: Mapping[str, Callable[[_Desk, int, Correction], None]] = MappingProxyType(
    {
        "place": _place,
        "place_refused": _place_refused,
        "position": _position,
        "not_a_place": _not_a_place,
        "date": _date,
        "type": _type,
        "merge": _merge,
        "split": _split,
        "status": _status,
        "sensitivity": _sensitivity,
        "not_an_incident": _not_an_incident,
        "note": _note,
    }
)
"""Kind of decision -> what it does."""
