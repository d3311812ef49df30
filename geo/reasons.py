"""Why a place was chosen, or none, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gazetteer.distance import distance_m
from gazetteer.place import Candidate, Place
from geo.document import Mention
from geo.evidence import POINTLESS, Group, Sure, agreement

_TELLING = 0.1
"""What a column must add to a sum to be told."""
_NEAR_KM = 100.0
"""Nearness that is told, kilometres."""


def why(
    group: Group, chosen: int, sure: Sequence[Sure], parts: Mapping[str, float]
) -> tuple[str, ...]:
    """Say why a candidate was chosen.

    Parameters
    ----------
    group
        The mention and its candidates.
    chosen
        Number of the candidate.
    sure
        The places that the text is sure of.
    parts
        What each column of the evidence adds (`Ranker.parts`).

    Returns
    -------
    reasons
        Sentences: the name first, then what weighs most.
    """
    candidate = group.candidates[chosen]
    place = candidate.place
    others = [one for one in sure if one.name != group.name or one.group < 0]
    told = [f"the name {candidate.matched!r} matches ({candidate.how})"]
    if sentence := _of_kind(group.mention, place):
        told.append(sentence)
    told += _of_context(place, others, parts)
    rivals = len(group.candidates) - 1
    if rivals and parts.get("most people", 0) > _TELLING:
        told.append(f"of {rivals + 1} places of this name it has the most inhabitants")
    if place.note:
        told.append(place.note)
    return tuple(told)


def _of_kind(mention: Mention, place: Place) -> str:
    """Say how the kind of a place agrees with the words."""
    agrees = agreement(mention, place)
    if agrees is None:
        return ""
    if agrees:
        return f"the text speaks of a place of kind {mention.hint}, this is " + (
            "one" if agrees == 1 else f"a {place.kind}"
        )
    return f"the text speaks of a place of kind {mention.hint}, but this is a {place.kind}"


def _of_context(place: Place, others: Sequence[Sure], parts: Mapping[str, float]) -> list[str]:
    """Say what the sure places of the text tell of a place."""
    told = []
    holders = [one.place for one in others if one.place.id in place.parents]
    beside = any(parts.get(name, 0) > _TELLING
                 for name in ("followed by its holder", "preceded by its holder"))  # fmt: skip
    if holders:
        narrowest = min(holders, key=lambda one: (one.radius_m, one.id))
        where = "beside it" if beside else "elsewhere"
        told.append(f"it lies in {narrowest.name}, which the text names {where}")
    elif any(one.place.country == place.country for one in others if place.country):
        told.append(f"other places of the text lie in {place.country}")
    nearest = _nearest(place, others)
    if nearest and nearest[0] < _NEAR_KM:
        told.append(f"it lies {nearest[0]:.0f} km from {nearest[1].name}, which the text names")
    if any(place.id in one.place.parents for one in others):
        told.append("it holds other places that the text names")
    return told


def _nearest(place: Place, others: Sequence[Sure]) -> tuple[float, Place] | None:
    """Give the nearest sure place and its distance, kilometres; None if there is none."""
    points = [o.place for o in others if o.place.kind not in POINTLESS and o.place.id != place.id]
    if place.kind in POINTLESS or not points:
        return None
    reach = [(distance_m(p.lon, p.lat, place.lon, place.lat) / 1000, p.id, p) for p in points]
    km, _, nearest = min(reach, key=lambda r: r[:2])
    return km, nearest


def none_of(mention: Mention, candidates: Sequence[Candidate], sure: Sequence[Sure]) -> str:
    """Say why none of the candidates was chosen.

    Parameters
    ----------
    mention
        The words.
    candidates
        The likeliest first; not empty.
    sure
        The places that the text is sure of.
    """
    place = candidates[0].place
    others = [one for one in sure if one.place.id != place.id]
    nearest = _nearest(place, others)
    if (
        nearest
        and nearest[0] > _NEAR_KM
        and not any(o.place.country == place.country for o in others)
    ):
        return (
            f"no entry near the other places of the text: the likeliest namesake,"
            f" {place.name} ({place.country}), lies {nearest[0]:,.0f} km away"
        )
    return (
        f"too unsure: the likeliest entry for {mention.text!r} is {place.name}"
        f" ({place.kind}, {place.country or 'no state'}), score {candidates[0].score:.2f}"
    )
