"""The vocabulary of events: ACLED's public types and sub-types, and the topics that texts tell."""

from __future__ import annotations

from dataclasses import dataclass

# Source: ACLED Codebook (acleddata.com), event types and sub-event types, public names.
EVENT_TYPES: dict[str, tuple[str, ...]] = {
    "Battles": (
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Armed clash",
    ),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Protests": (
        "Peaceful protest",
        "Protest with intervention",
        "Excessive force against protesters",
    ),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
"""Event type -> its sub-types."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A thing that texts tell of, finer than a sub-type."""

    label: str
    """Name for a title."""
    event_type: str
    """Key of `EVENT_TYPES`."""
    event_subtype: str
    """One of the type's sub-types."""


TOPICS: dict[str, Topic] = {
    "clash": Topic("Armed clash", "Battles", "Armed clash"),
    "provocation": Topic("Armed provocation", "Battles", "Armed clash"),
    "shelling": Topic(
        "Shelling", "Explosions/Remote violence", "Shelling/artillery/missile attack"
    ),
    "fire": Topic("Exchange of fire", "Battles", "Armed clash"),
    "explosion": Topic("Explosion", "Explosions/Remote violence", "Remote explosive/landmine/IED"),
    "air_strike": Topic("Air or drone strike", "Explosions/Remote violence", "Air/drone strike"),
    "attack": Topic("Attack", "Violence against civilians", "Attack"),
    "abduction": Topic("Abduction", "Violence against civilians", "Abduction/forced disappearance"),
    "mine_laying": Topic("Mine laying", "Strategic developments", "Other"),
    "mine_blast": Topic(
        "Mine blast", "Explosions/Remote violence", "Remote explosive/landmine/IED"
    ),
    "return": Topic("Return of displaced persons", "Strategic developments", "Other"),
    "opening": Topic("Building and opening", "Strategic developments", "Other"),
    "release": Topic("Release of detainees", "Strategic developments", "Other"),
    "arrest": Topic("Arrest", "Strategic developments", "Arrests"),
    "ceasefire": Topic("Ceasefire", "Strategic developments", "Agreement"),
    "transfer": Topic(
        "Transfer of control", "Strategic developments", "Non-violent transfer of territory"
    ),
    "harm_to_civilians": Topic("Harm to civilians", "Violence against civilians", "Attack"),
}
"""Topic -> label, event type and sub-type."""


def event_type(text: str) -> str:
    """Give an event type in the vocabulary's spelling, whatever the case it is written in.

    Parameters
    ----------
    text
        A type as somebody wrote it.

    Returns
    -------
    event_type
        The key of `EVENT_TYPES`, or the text as it is if it is none of them.

    Examples
    --------
    >>> event_type("strategic developments")
    'Strategic developments'
    """
    by_folded = {name.casefold(): name for name in EVENT_TYPES}
    return by_folded.get(" ".join(text.split()).casefold(), text.strip())
