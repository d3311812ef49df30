"""Who acts and who suffers, by what means and at what: the words that a claim may be told in."""

from __future__ import annotations

from dataclasses import dataclass

# Source: the eight actor types of ACLED's codebook (acleddata.com), by their public meaning.
ACTOR_KINDS: dict[str, str] = {
    "state_forces": "soldiers, police and other bodies of a state",
    "rebel_group": "an organisation that fights a state",
    "political_militia": "armed people who serve a party, a leader or themselves: militias, gangs",
    "identity_militia": "armed people of a community: herders, villagers, tribesmen",
    "rioters": "people who gather and use violence",
    "protesters": "people who gather without violence",
    "civilians": "people who take no part in violence",
    "external_forces": "peacekeepers, coalitions, and other forces from abroad",
}
"""Allowed values of `Actor.kind`, beside none, and their meaning."""

ACTOR_ROLES: dict[str, str] = {
    "alleged_perpetrator": "the words say that they did it",
    "target": "the words say that it was done to them",
    "party": "they take part, or are named beside it; the words do not say which side did what",
    "responder": "they arrest, free, clear or rescue",
    "mediator": "they bring others to agree",
}
"""Allowed values of `Actor.role` and their meaning. All of it is what the source says."""

MEANS: dict[str, str] = {
    "landmine": "mines and remnants of war",
    "explosive_device": "bombs that are laid, carried or driven",
    "suicide_bomber": "somebody who dies with the bomb",
    "grenade": "hand grenades",
    "artillery": "guns, mortars, tanks and unguided rockets",
    "missile": "guided and ballistic missiles",
    "aircraft": "aeroplanes, helicopters and what they drop",
    "drone": "unmanned aircraft",
    "small_arms": "rifles, pistols, machine guns",
    "blade": "knives, machetes, spears",
    "arson": "fire that is set",
    "chemical": "poisonous gases",
    "vehicle": "a vehicle that is driven into people",
    "crowd_control": "tear gas, batons, water cannon, rubber bullets",
    "stones": "stones and bottles",
}
"""What an event is done with; keys of a claim's `means`."""

TARGETS: dict[str, str] = {
    "civilians": "people who take no part",
    "military": "soldiers, their positions, vehicles and bases",
    "police": "police and their stations",
    "peacekeepers": "peacekeepers and their missions",
    "aid": "aid workers, convoys and stores",
    "journalists": "people who report",
    "health": "hospitals, clinics, ambulances, medical staff",
    "school": "schools, universities, their pupils and teachers",
    "worship": "churches, mosques, temples, monasteries",
    "housing": "houses, flats, villages",
    "market": "markets and shops",
    "transport": "roads, bridges, stations, ports, airports, buses, trains",
    "energy": "power stations, dams, refineries, pipelines, power lines",
    "water": "wells, pipes, pumping stations",
    "camp": "camps and shelters of displaced people",
    "government": "offices of a state, courts, officials",
    "prison": "prisons and their inmates",
    "farming": "fields, harvests, cattle, olive trees",
}
"""What or whom an event hit or was meant for; keys of a claim's `targets`."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or suffers, as the source says."""

    name: str
    """As written."""
    role: str = "party"
    """One of `ACTOR_ROLES`."""
    kind: str = ""
    """One of `ACTOR_KINDS`; empty where the words do not say."""
