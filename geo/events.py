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
    "none_of_these": ("none_of_these",),
}
"""Event type -> its sub-types. `none_of_these` is ours: for what texts tell and ACLED does not code
as an event (people who flee, the hurt who arrive in a hospital)."""


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
    "excessive_force": Topic(
        "Force against protesters", "Protests", "Excessive force against protesters"
    ),
    "mob": Topic("Mob violence", "Riots", "Mob violence"),
    "riot": Topic("Riot", "Riots", "Violent demonstration"),
    "suicide_bomb": Topic("Suicide bombing", "Explosions/Remote violence", "Suicide bomb"),
    "chemical": Topic("Use of chemical weapons", "Explosions/Remote violence", "Chemical weapon"),
    "grenade": Topic("Grenade", "Explosions/Remote violence", "Grenade"),
    "mine_blast": Topic(
        "Mine blast", "Explosions/Remote violence", "Remote explosive/landmine/IED"
    ),
    "air_strike": Topic("Air or drone strike", "Explosions/Remote violence", "Air/drone strike"),
    "explosion": Topic("Explosion", "Explosions/Remote violence", "Remote explosive/landmine/IED"),
    "shelling": Topic(
        "Shelling", "Explosions/Remote violence", "Shelling/artillery/missile attack"
    ),
    "regained": Topic(
        "Territory regained by a government", "Battles", "Government regains territory"
    ),
    "overtaken": Topic("Territory overtaken", "Battles", "Non-state actor overtakes territory"),
    "provocation": Topic("Armed provocation", "Battles", "Armed clash"),
    "clash": Topic("Armed clash", "Battles", "Armed clash"),
    "siege": Topic("Siege", "Battles", "Armed clash"),
    "sexual_violence": Topic("Sexual violence", "Violence against civilians", "Sexual violence"),
    "release": Topic("Release of detainees", "Strategic developments", "Other"),
    "abduction": Topic("Abduction", "Violence against civilians", "Abduction/forced disappearance"),
    "attack": Topic("Attack", "Violence against civilians", "Attack"),
    "fire": Topic("Exchange of fire", "Battles", "Armed clash"),
    "killing": Topic("Killing", "Violence against civilians", "Attack"),
    "dispersed": Topic("Protest with intervention", "Protests", "Protest with intervention"),
    "protest": Topic("Protest", "Protests", "Peaceful protest"),
    "mine_laying": Topic("Mine laying", "Strategic developments", "Other"),
    "disarmed": Topic("Weapons made harmless", "Strategic developments", "Disrupted weapons use"),
    "destruction": Topic(
        "Looting or destruction", "Strategic developments", "Looting/property destruction"
    ),
    "arrest": Topic("Arrest", "Strategic developments", "Arrests"),
    "end_of_truce": Topic("End of a truce", "Strategic developments", "Change to group/activity"),
    "change": Topic("Change to a group", "Strategic developments", "Change to group/activity"),
    "ceasefire": Topic("Ceasefire", "Strategic developments", "Agreement"),
    "agreement": Topic("Agreement", "Strategic developments", "Agreement"),
    "transfer": Topic(
        "Transfer of control", "Strategic developments", "Non-violent transfer of territory"
    ),
    "movement": Topic("Movement of forces", "Strategic developments", "Other"),
    "base": Topic(
        "Base or post set up", "Strategic developments", "Headquarters or base established"
    ),
    "return": Topic("Return of displaced persons", "none_of_these", "none_of_these"),
    "opening": Topic("Building and opening", "Strategic developments", "Other"),
    "closure": Topic("Closure or blockade", "Strategic developments", "Other"),
    "flight": Topic("Flight of people", "none_of_these", "none_of_these"),
    "harm_to_civilians": Topic("Harm to civilians", "Violence against civilians", "Attack"),
    "harm": Topic("Casualties", "none_of_these", "none_of_these"),
}
"""Topic -> label, event type and sub-type. Of two words for one event, the first topic is kept."""


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
