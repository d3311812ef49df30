"""A written name -> the places of a store that bear it, each with how it matched and a score."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gazetteer.clean import PREFERRED
from gazetteer.names import keys, romanise
from gazetteer.store import CODE, KINDS, NAME_KINDS, SOUND, Store

_HOW = {"exact": 1.0, "folded": 0.9, "transliterated": 0.7}
"""What a match of a name is worth, by how it matched."""

_NAME_WORTH = dict(zip(NAME_KINDS, (1.0, 0.95, 0.97, 0.8, 0.9), strict=True))
"""What a match is worth, by the kind of the name that matched."""

_KIND_WEIGHT = {
    "country": 1.0,
    "province": 0.7,
    "district": 0.45,
    "city": 0.7,
    "town": 0.45,
    "village": 0.25,
    "airport": 0.35,
    "border": 0.5,
    "line": 0.4,
    "corridor": 0.4,
}
"""How likely a place of this kind is meant, where its inhabitants are not known; others 0.3."""

_EXPECTED = frozenset((*PREFERRED, "", "fa", "he", "ka", "tr", "uk"))
"""Languages in which a name is expected unasked; others count less (`Lacin` is China somewhere)."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a look-up is bound to: language of the text, country, kind of place."""

    lang: str = ""
    """ISO 639-1 code: forms of other languages count a little less."""
    country: str = ""
    """ISO 3166-1 alpha-2 code: only places there."""
    kind: str = ""
    """One of `PLACE_KINDS`: only places of this kind."""

    def holds(self, store: Store, owner: int) -> bool:
        """Tell whether a place, by its number, lies in this scope."""
        if self.country:
            code = store.meta["countries"][store.column("country")[owner]]
            if code != self.country:
                return False
        return not self.kind or KINDS[store.column("kind")[owner]] == self.kind


@dataclass(frozen=True, slots=True)
class Match:
    """A place of a store that a written name may mean."""

    owner: int
    """Number of the place in its store."""
    number: int
    """Number of the name that matched."""
    how: str
    """As `Candidate.how`."""
    score: float
    """As `Candidate.score`."""


def matches(store: Store, name: str, scope: Scope) -> dict[int, Match]:
    """Find the places of a store that a written name may mean.

    Parameters
    ----------
    store
        Where to look.
    name
        A written name without lone surrogates.
    scope
        What to keep to.

    Returns
    -------
    best
        The best match of each place, by the place's number.
    """
    best: dict[int, Match] = {}
    for how, owner, number in _found(store, name):
        if not scope.holds(store, owner):
            continue
        score = _score(store, how, owner, number, scope.lang)
        if owner not in best or score > best[owner].score:
            best[owner] = Match(owner, number, how, score)
    return best


def _found(store: Store, name: str) -> Iterator[tuple[str, int, int]]:
    """Give how, place and name of every match, exact ones first."""
    written = unicodedata.normalize("NFC", name.strip())
    if written.isascii() and written.isupper():
        for owner, number in store.names_of_key(CODE + written):
            yield "exact", owner, number
    for key in keys(written):
        for owner, number in store.names_of_key(key):
            same = store.number_of_text(owner, written)
            yield ("folded", owner, number) if same is None else ("exact", owner, same)
    sound = romanise(written)
    if len(sound) > 2:
        for key in (sound, SOUND + sound):
            for owner, number in store.names_of_key(key):
                yield "transliterated", owner, number


def _score(store: Store, how: str, owner: int, number: int, lang: str) -> float:
    worth = _HOW[how] * _NAME_WORTH[NAME_KINDS[store.column("name_kind")[number]]]
    of = store.meta["langs"][store.column("name_lang")[number]]
    if lang and of not in (lang, ""):
        worth *= 0.97
    if of not in _EXPECTED and of != lang:
        worth *= 0.75
    return round(worth * (0.4 + 0.6 * prominence(store, owner)), 4)


def prominence(store: Store, owner: int) -> float:
    """Give a weight from 0 to 1 by kind and inhabitants: ten millions weigh 1."""
    kind = KINDS[store.column("kind")[owner]]
    people = int(store.column("population")[owner])
    weight = _KIND_WEIGHT.get(kind, 0.3)
    if kind in ("country", "district", "province") or people <= 0:
        return weight
    return min(1.0, max(0.2, math.log10(people) / 7))
