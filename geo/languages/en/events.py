"""English: event words, and what says how an event is told."""

from __future__ import annotations

from geo.languages.language import EventCue, EventWords

EVENTS = EventWords(
    cues=(
        EventCue(r"(?i)\b(?:armed|military) provocations?\b", "provocation"),
        EventCue(r"(?i)\bclash(?:es|ed)?\b|\bfighting\b", "clash"),
        EventCue(
            r"(?i)\bshell(?:ed|ing)\b|\bartillery\b|\bmortars?\b|\bdrone fire\b|\bbombard"
            r"|\b(?:rocket|missile|shell)s? (?:hit|struck|fell|landed|exploded)\b",
            "shelling",
        ),
        EventCue(
            r"(?i)\b(?:air|drone) ?strikes?\b|\bdrones? (?:struck|hit|attacked)\b|\bwarplanes?\b",
            "air_strike",
        ),
        EventCue(
            r"(?i)\bbombs? (?:exploded|blasts?|went off)\b|\bexplosions?\b|\bcar bombs?\b"
            r"|\bsuicide bomb(?:er|ing)s?\b|\bexplosive device\b",
            "explosion",
        ),
        EventCue(r"(?i)\bgunmen\b|\battack(?:ed|ers)\b|\bmassacre", "attack"),
        EventCue(r"(?i)\babduct(?:ed|ion)|\bkidnap", "abduction"),
        EventCue(
            r"(?i)\b(?:civilians?|people|persons|residents|men|women|children)\b.{0,20}?"
            r"\b(?:were|was) (?:killed|wounded|injured)\b|\bkilled \d+ (?:civilians|people)\b",
            "harm_to_civilians",
        ),
        EventCue(
            r"(?i)\bopened fire\b(?! drill)|\bexchange of fire\b|\bgunfire\b|\bfired (?:at|on)\b",
            "fire",
        ),
        EventCue(
            r"(?i)\b(?:lay|laid|laying|plant(?:ed|ing)?|emplac\w+)\b.{0,40}?\bmines?\b"
            r"|\bmines? (?:were )?laid\b|\bmin(?:e|ing) (?:the )?roads?\b",
            "mine_laying",
        ),
        EventCue(
            r"(?i)\bmine (?:blast|explosion)\b|\bmines? exploded\b|\bstepped on a mine\b"
            r"|\b(?:hit|struck|ran over) a (?:land)?mine\b",
            "mine_blast",
        ),
        EventCue(
            r"(?i)\b(?:displaced|refugees|families|residents)\b.{0,30}?\breturn(?:ed|s|ing)?\b",
            "return",
        ),
        EventCue(
            r"(?i)\b(?:airport|bridge|railway|road|school|hospital)\b.{0,30}?"
            r"\b(?:opened(?! fire)|opening|inaugurat\w+|complet\w+)\b",
            "opening",
        ),
        EventCue(
            r"(?i)\breleased?\b.{0,30}?\b(?:detainees|prisoners|captives|hostages)\b", "release"
        ),
        EventCue(r"(?i)\b(?:arrested|detained)\b", "arrest"),
        EventCue(
            r"(?i)\bcease-?fire\b.{0,20}?\b(?:declared|agreed|effect|announced)\b"
            r"|\b(?:declared|agreed|announced)\b.{0,20}?\bcease-?fire\b",
            "ceasefire",
        ),
        EventCue(
            r"(?i)\b(?:passes|passed|came|change of) (?:under (?:the )?)?control\b", "transfer"
        ),
    ),
    attempted=r"(?i)\b(?:attempt(?:ed|s|ing)?|tried|tries|sought) to\b|\bin an attempt\b",
    planned=r"(?i)\b(?:plans?|planned|intends?|is to|will be|nearing completion|about to)\b",
    denied=r"(?i)\bno\b(?!\.|\s*\d)|\bnot\b(?!\s+(?:only|deny|denied))|\bdenie[sd]\b|\bnever\b",
    said_by=r"(?i)\baccording to (?P<source>[^,.;]{3,60})",
)
