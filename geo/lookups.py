"""A name as a text writes it (tags, dots, other spellings) -> the places that it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gazetteer.errors import UnknownPlace
from gazetteer.lookup import Gazetteer
from gazetteer.place import Candidate, Place
from geo.document import Mention

LOOKED_AT = 20
"""Candidates of a name that are weighed."""
_HEARD = 5
"""Candidates that only sound alike, of each country."""
_REMEMBERED = 4096
"""Look-ups kept: a text, and the texts that come with it, name the same places again."""
_AROUND_TOWN = frozenset({"airport"})
"""Kinds that are often named by the town they serve, and whose entries lie around it."""
_TOWNS = frozenset({"city", "town", "village", "district"})
_FACILITY_KM = 40.0
"""How far from its town such a facility may lie."""

_TAGGED = re.compile(r"[#_]+")
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|(?:[A-Z]\.)+[A-Z]")
_SHORTENED = (
    (re.compile(r"^Mt\.? (?=\w)"), "Mount "),
    (re.compile(r"^Ft\.? (?=\w)"), "Fort "),
    (re.compile(r"^St\.? (?=\w)"), "Saint "),
)
"""Words that a text shortens where a gazetteer may not."""


def look_up(
    name: str,
    gaz: Gazetteer,
    countries: Sequence[str] = (),
    *,
    lang: str = "",
    limit: int = LOOKED_AT,
) -> list[Candidate]:
    """Look a name up; where no entry is written so, by its sound in the countries of the text.

    Parameters
    ----------
    name
        A written name: a hash sign or underscores in it (#صباح_الأحمد) and the dots of an acronym
        (U.S.) are looked through.
    gaz
        Where it is looked up.
    countries
        ISO 3166-1 alpha-2 codes of the countries that the text is sure to speak of.
    lang
        ISO 639-1 code of the text: forms of other languages count a little less.
    limit
        How many candidates at most.

    Returns
    -------
    candidates
        Best first. Names that only sound alike are too many in the whole world.

    Examples
    --------
    >>> import gazetteer
    >>> gaz = gazetteer.open()
    >>> [look_up(name, gaz)[0].place.country for name in ("U.S.", "#Goris")]
    ['US', 'AM']
    """
    for form in _forms(name):
        if found := _find(gaz, form, "", lang, limit):
            return list(found)
    heard = (c for code in countries for c in _hear(gaz, name, code))
    return sorted(heard, key=lambda candidate: (-candidate.score, candidate.place.id))


def _forms(name: str) -> Iterator[str]:
    """Give the forms of a name to look up, in turn."""
    if _ACRONYM.fullmatch(name):
        yield name.replace(".", "")
    yield name
    if _TAGGED.search(name):
        yield _TAGGED.sub(" ", name).strip()
    for pattern, word in _SHORTENED:
        if pattern.search(name):
            yield pattern.sub(word, name)


@lru_cache(maxsize=_REMEMBERED)
def _find(gaz: Gazetteer, name: str, country: str, lang: str, limit: int) -> tuple[Candidate, ...]:
    """Look a name up as it is written."""
    return tuple(gaz.find(name, country=country, lang=lang, limit=limit, by_sound=False))


@lru_cache(maxsize=_REMEMBERED)
def _hear(gaz: Gazetteer, name: str, country: str) -> tuple[Candidate, ...]:
    """Look a name up in a country, by its sound if need be."""
    return tuple(gaz.find(name, country=country, limit=_HEARD))


def candidates_of(
    mention: Mention, gaz: Gazetteer, countries: Sequence[str] = ()
) -> tuple[Candidate, ...]:
    """Give the places that a mention may mean.

    Parameters
    ----------
    mention
        Its whole text, its core and, for a facility, the town it is named by are looked up.
    gaz, countries
        As `look_up` takes them.

    Returns
    -------
    candidates
        One a place, those of the whole text first.
    """
    if mention.role == "attributive" and (state := state_of(mention.core, gaz)):
        return (Candidate(state, mention.text, "exact", 1.0),)
    found: dict[str, Candidate] = {}
    for name in dict.fromkeys((mention.text, mention.core)):
        if name and (name == mention.text or not found or mention.hint):
            for candidate in look_up(name, gaz, countries, lang=mention.lang):
                found.setdefault(candidate.place.id, candidate)
    if mention.hint in _AROUND_TOWN:
        for candidate in _by_town(mention.hint, tuple(found.values()), gaz):
            found.setdefault(candidate.place.id, candidate)
    return tuple(found.values())


def state_of(code: str, gaz: Gazetteer) -> Place | None:
    """Give the state with an ISO 3166-1 alpha-2 code, or None where the words are no such code."""
    if len(code) != 2 or not code.isascii() or not code.isupper():
        return None
    try:
        return gaz.country_of(code)
    except UnknownPlace:
        return None


def _by_town(kind: str, towns: Sequence[Candidate], gaz: Gazetteer) -> list[Candidate]:
    """Give the facilities beside the towns that bear a name."""
    found = []
    for town in towns:
        if town.place.kind in _TOWNS:
            place = town.place
            around = gaz.near(place.lon, place.lat, _FACILITY_KM, kind=kind, limit=3)
            found += [Candidate(p, town.matched, "by its town", town.score) for _, p in around]
    return found
