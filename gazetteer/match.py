"""A written name -> the places of a store that bear it, each with how it matched and a score."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from gazetteer.clean import HAN_COUNTRIES, PREFERRED
from gazetteer.distance import distance_m
from gazetteer.forms import bare_forms, core_forms
from gazetteer.names import keys, script_of
from gazetteer.sound import neighbours, similarity, skeletons, sound
from gazetteer.store import CODE, DEGREE, KINDS, NAME_KINDS, Store

_HOW = {"exact": 1.0, "folded": 0.9, "inflected": 0.85}
"""What a match of a name is worth, by how it matched."""

_NAME_WORTH = {"main": 1.0, "short": 0.97, "historic": 0.8, "code": 0.9}
"""What a match is worth, by the kind of the name that matched; for an alternate see below."""

_ASKED, _UNTAGGED, _EXPECTED_WORTH, _OTHER = 0.97, 0.87, 0.93, 0.75
"""What an alternate name is worth: in the language asked for, in none, in one where a name is
expected unasked, in another (`Lacin` is China somewhere)."""

_SOUND_WORTH = 0.7
"""What a name that sounds just the same is worth."""

_LEAST_ALIKE = 0.75
"""Names of the whole world that are less alike are no candidates."""

_LEAST_ALIKE_INSIDE = 0.6
"""The same where the look-up is bound to a country or a neighbourhood."""

_SHORTEST = 3
"""Sounds with fewer letters are alike by chance."""

_SURE = 0.9
"""With a match as alike as this no skeleton with another consonant is tried."""

_OWN_HAN_NAME = 0.75
"""Places whose own names are in Chinese characters seldom stand in a text by their sound."""

_HALF_AT_M = 500_000.0
"""Metres from the point that is asked for at which a score has fallen to a half."""

_KIND_WEIGHT = {
    "country": 1.0,
    "province": 0.7,
    "district": 0.4,
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
    near: tuple[float, float] | None = None
    """Longitude and latitude, degrees: the farther a place, the less it counts."""

    def nearness(self, store: Store, owner: int) -> float:
        """Give what nearness leaves of a score: all on the spot, a half at 500 km."""
        if self.near is None:
            return 1.0
        lon, lat = (int(store.column(axis)[owner]) / DEGREE for axis in ("lon", "lat"))
        return 1 / (1 + distance_m(*self.near, lon, lat) / _HALF_AT_M)

    def holds(self, store: Store, owner: int) -> bool:
        """Tell whether a place, by its number, lies in this scope."""
        if self.country:
            code = store.meta["countries"][store.column("country")[owner]]
            if code != self.country:
                return False
        return not self.kind or KINDS[store.column("kind")[owner]] == self.kind

    def hold(self, store: Store, owners: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        """Tell the same of many places."""
        held = np.ones(len(owners), dtype=bool)
        if self.country:
            codes: list[str] = store.meta["countries"]
            number = codes.index(self.country) if self.country in codes else -1
            held &= store.column("country")[owners] == number
        if self.kind:
            number = KINDS.index(self.kind) if self.kind in KINDS else -1
            held &= store.column("kind")[owners] == number
        return held


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


_UNIT = 0.9
"""What a unit's inhabitants count against a town's: texts speak of towns more."""

UNITS = ("province", "district")


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
    for how, owner, number in _found(store, name, scope.lang):
        if not scope.holds(store, owner):
            continue
        score = _score(store, how, owner, number, scope)
        if owner not in best or score > best[owner].score:
            best[owner] = Match(owner, number, how, score)
    return _seats_first(store, best)


def _seats_first(store: Store, best: dict[int, Match]) -> dict[int, Match]:
    """Let a town that bears the name of the unit it lies in go before it, as known as the unit."""
    kinds = store.column("kind")
    units = {owner for owner in best if KINDS[kinds[owner]] in UNITS}
    for owner in [owner for owner in best if units and KINDS[kinds[owner]] in _SETTLEMENTS]:
        for above in units.intersection(store.parents(owner)):
            town, unit = best[owner], best[above]
            if town.how == "inflected" != unit.how:  # the word for its kind means the unit
                continue
            known = max(town.score, unit.score)
            best[owner] = replace(town, score=known)
            best[above] = replace(unit, score=min(unit.score, round(known * _BEHIND_ITS_TOWN, 4)))
    return best


_SETTLEMENTS = ("city", "town", "village")

_BEHIND_ITS_TOWN = 0.97
"""What a unit counts beside the town of its name."""


def _found(store: Store, name: str, lang: str) -> Iterator[tuple[str, int, int]]:
    """Give how, place and name of every match, exact ones first."""
    written = unicodedata.normalize("NFC", name.strip())
    if written.isascii() and written.isupper():
        for owner, number in store.names_of_key(CODE + written):
            yield "exact", owner, number
    for key in keys(written):
        for owner, number in store.names_of_key(key):
            same = store.number_of_text(owner, written)
            yield ("folded", owner, number) if same is None else ("exact", owner, same)
    for form in (*core_forms(written), *bare_forms(written, lang)):
        for key in keys(form):
            for owner, number in store.names_of_key(key):
                yield "inflected", owner, number


def guesses(store: Store, name: str, scope: Scope) -> dict[int, Match]:
    """Find the places of a store whose names sound like a written name.

    Parameters
    ----------
    store, name, scope
        As `matches` takes them.

    Returns
    -------
    best
        The best match of each place, by the place's number. `how` is "fuzzy" where both names are
        in Latin letters, else "transliterated".
    """
    script = script_of(name)
    heard = sound(next(core_forms(name), name))
    how = "fuzzy" if script == "Latn" else "transliterated"
    best: dict[int, Match] = {}
    if len(heard) < _SHORTEST:
        return best
    least = _LEAST_ALIKE_INSIDE if scope.country or scope.near else _LEAST_ALIKE
    first, closest = skeletons(heard), 0.0
    for bones in (first, sorted(set(neighbours(first)).difference(first))):
        for owner, number, likeness in _alike(store, heard, bones, least, scope):
            closest = max(closest, likeness)
            score = _sound_score(store, owner, likeness, script, scope)
            if owner not in best or score > best[owner].score:
                best[owner] = Match(owner, number, how, score)
        if closest >= _SURE:
            break
    return best


def _alike(
    store: Store, heard: str, bones: Iterable[str], least: float, scope: Scope
) -> Iterator[tuple[int, int, float]]:
    """Give place, name and likeness of every name in scope with one of these skeletons."""
    pieces = [piece for bone in bones if bone and (piece := store.rows_of_sound(bone))]
    if not pieces:
        return
    rows = np.concatenate([np.arange(piece.start, piece.stop) for piece in pieces])
    numbers = store.column("sound_name")[rows]
    owners = np.searchsorted(store.column("name_start"), numbers, side="right") - 1
    inside = scope.hold(store, owners)
    rows, numbers, owners = rows[inside], numbers[inside], owners[inside]
    alike = similarity(heard, store.column("sound_letters")[rows])
    good = np.flatnonzero(alike >= least)
    yield from zip(owners[good].tolist(), numbers[good].tolist(), alike[good].tolist(), strict=True)


def _sound_score(store: Store, owner: int, likeness: float, script: str, scope: Scope) -> float:
    worth = _SOUND_WORTH * likeness**6 * (0.2 + 0.8 * prominence(store, owner))
    if script in ("Hans", "Hant"):
        country = store.meta["countries"][store.column("country")[owner]]
        worth *= _OWN_HAN_NAME if country in HAN_COUNTRIES else 1
    return round(worth * scope.nearness(store, owner), 4)


def _score(store: Store, how: str, owner: int, number: int, scope: Scope) -> float:
    kind = NAME_KINDS[store.column("name_kind")[number]]
    of = store.meta["langs"][store.column("name_lang")[number]]
    worth = _HOW[how] * (_NAME_WORTH.get(kind) or _alternate_worth(of, scope.lang))
    worth *= scope.nearness(store, owner)
    return round(worth * (0.4 + 0.6 * prominence(store, owner)), 4)


def _alternate_worth(of: str, lang: str) -> float:
    if not of:
        return _UNTAGGED
    if of == lang or (not lang and of in _EXPECTED):
        return _ASKED
    return _EXPECTED_WORTH * (0.92 if lang else 1) if of in _EXPECTED else _OTHER


_WIDE_KINDS = frozenset({"region", "water", "mountain"})
_WIDE_M = 500_000
"""Radius from which on a region, a sea or a range is known the world over."""
_WIDE = 0.85
"""What such a one weighs: less than a state."""


def prominence(store: Store, owner: int) -> float:
    """Give a weight from 0 to 1 by kind and inhabitants: ten millions weigh 1."""
    kind = KINDS[store.column("kind")[owner]]
    people = int(store.column("population")[owner])
    weight = _KIND_WEIGHT.get(kind, 0.3)
    if kind == "country":
        return weight
    if kind in _WIDE_KINDS and store.column("radius")[owner] >= _WIDE_M:
        return _WIDE
    share = _UNIT if kind in UNITS else 1.0
    if people <= 0 and kind in UNITS:
        people = store.usual_people(owner)
    return share * min(1.0, max(0.2, math.log10(people) / 7)) if people > 0 else weight
