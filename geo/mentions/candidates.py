"""Where names may stand: the sources of candidate spans, one function each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from gazetteer.errors import AtlasError
from gazetteer.lookup import Gazetteer
from geo.coordinates import find_coordinates
from geo.languages import PlaceWords, compiled
from geo.lookups import look_up
from geo.mentions.found import CONTEXT, Found, alternatives, ends

_WELL_KNOWN = 100_000
"""Inhabitants from which on a place needs no cue."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a gazetteer says of a written name."""

    kinds: frozenset[str]
    """Kinds of the places that bear it; empty if none does."""
    people: int
    """Inhabitants of the largest of them."""

    @property
    def well_known(self) -> bool:
        """Whether one of them is a large town or a state: such a name needs no cue."""
        return self.people >= _WELL_KNOWN or "country" in self.kinds


class Names:
    """What a gazetteer says of the names of one text, each asked for once."""

    def __init__(self, gaz: Gazetteer, lang: str) -> None:
        self.gaz, self._lang = gaz, lang
        self._known: dict[tuple[str, bool], Known] = {}

    def of(self, written: str, *, inflected: bool = False) -> Known:
        """Say what a name may be; `inflected` asks for forms in another case than the first."""
        key = (written, inflected)
        if key not in self._known:
            if inflected:
                found = [c for c in self.gaz.find(written, by_sound=False) if c.how == "inflected"]
            else:
                found = look_up(written, self.gaz, lang=self._lang)
            top = max((c.place.population or 0 for c in found), default=0)
            kinds = frozenset(c.place.kind for c in found)
            self._known[key] = Known(kinds, top)
        return self._known[key]

    def has(self, written: str) -> bool:
        """Tell whether a place is written just so, with no particle taken off."""
        return any(c.how in ("exact", "folded") for c in self.gaz.find(written, by_sound=False))


def coordinates(text: str) -> Iterator[Found]:
    """Give the coordinates that are written out: they need no gazetteer."""
    for one in find_coordinates(text):
        point = (one.point.lon, one.point.lat, one.point.radius_m)
        yield Found(one.start, one.end, rank=0, known=True, point=point)


def seen(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Found]:
    """Give the spans that another recogniser holds for places.

    Raises
    ------
    AtlasError
        If one of them is no span of the text.
    """
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise AtlasError(
                f"the recogniser gave the span {start}:{end}, and the text has {len(text)} "
                "characters: give code points, the end exclusive"
            )
        yield Found(start, end, rank=3, known=True)


def bodies(text: str, words: PlaceWords) -> Iterator[Found]:
    """Give the bodies that are no places, and the terms that are never located."""
    for terms, role in ((words.bodies, "other"), (words.unlocated, "literal")):
        for match in alternatives(terms).finditer(text) if terms else ():
            yield Found(*match.span(), rank=0, role=role, relation="unlocated", known=True)


def hidden(text: str, words: PlaceWords) -> Iterator[Found]:
    """Give full names of persons, and titles of works: they hide the names of places in them."""
    for pattern, role in ((words.person, "person"), (words.work, "work")):
        for match in compiled(pattern).finditer(text) if pattern else ():
            yield Found(*match.span(), rank=0, role=role)


def demonyms(text: str, words: PlaceWords) -> Iterator[Found]:
    """Give the adjectives of states: always attributive."""
    if not words.demonyms:
        return
    for match in _demonym_pattern(words).finditer(text):
        yield Found(
            *match.span("word"), rank=1, role="attributive", hint="country",
            core=words.demonyms.get(match["stem"]) or words.demonyms[match["stem"].casefold()],
            known=True,
        )  # fmt: skip


_DEMONYMS: dict[int, re.Pattern[str]] = {}


def _demonym_pattern(words: PlaceWords) -> re.Pattern[str]:
    """Give one pattern for all adjectives of states, in all their forms."""
    pattern = _DEMONYMS.get(id(words))
    if pattern is None:
        stems = "|".join(re.escape(w) for w in sorted(words.demonyms, key=len, reverse=True))
        exact = any(stem != stem.casefold() for stem in words.demonyms)
        pattern = _DEMONYMS[id(words)] = re.compile(
            rf"(?<!\w){words.demonym_start}(?P<word>(?P<stem>{stems}){words.demonym_end})(?!\w)",
            re.NOFLAG if exact else re.IGNORECASE,
        )
    return pattern


def named(text: str, words: PlaceWords, names: Names) -> Iterator[Found]:
    """Give the names that the gazetteer knows and that are written as names are."""
    lower_case = frozenset(re.findall(r"\b[^\W\d_]+\b", text))
    for hit in names.gaz.scan(text):
        written = text[hit.start : hit.end]
        if _is_no_word_for_a_place(written, lower_case, words):
            continue
        known = names.of(written)
        if known.kinds:
            yield Found(hit.start, hit.end, rank=2, kinds=known.kinds, known=known.well_known)


def _is_no_word_for_a_place(written: str, lower_case: frozenset[str], words: PlaceWords) -> bool:
    """Tell whether a known name is an ordinary word where it stands."""
    if written in words.short_states:
        return False
    return _is_ordinary(written, lower_case) or written.lower() in words.no_names


def _is_ordinary(written: str, words: frozenset[str]) -> bool:
    """Tell whether a word is no name: not capitalised, a short acronym, or lower case elsewhere."""
    if written[0].islower() or (written.isascii() and written.isupper() and len(written) < 4):
        return True
    last_word = written.rsplit(maxsplit=1)[-1]
    if last_word[0].islower():  # "the village" is also a name, written The Village
        return True
    return written[0].isupper() and written.lower() in words


def inflected(text: str, words: PlaceWords, names: Names) -> Iterator[Found]:
    """Give names in another case than the first: known ones, or such after a preposition."""
    if not words.inflected_name:
        return
    lower_case = frozenset(re.findall(r"\b[^\W\d_]+\b", text))
    for match in compiled(words.inflected_name).finditer(text):
        written = match.group()
        if written.lower() in lower_case or written.lower() in words.no_names:
            continue
        known = names.of(written, inflected=True)
        if known.kinds and (known.well_known or _after_preposition(text, match.start(), words)):
            yield Found(*match.span(), rank=3, kinds=known.kinds, known=known.well_known)


def _after_preposition(text: str, at: int, words: PlaceWords) -> bool:
    """Tell whether a word that asks for a place stands before."""
    return ends(words.place_before, text[max(0, at - CONTEXT) : at])


def with_clitic(text: str, words: PlaceWords, names: Names) -> Iterator[Found]:
    """Give known names that a particle is written onto (بحمص: in Homs)."""
    if not words.clitic:
        return
    for match in compiled(words.clitic).finditer(text):
        if names.has(match.group()):
            continue
        for group in ("names", "name"):
            written = match[group]
            if written and written not in words.no_names and (known := names.of(written)).kinds:
                yield Found(*match.span(group), rank=3, kinds=known.kinds, known=known.well_known)
                break


def unlisted(text: str, words: PlaceWords) -> Iterator[Found]:
    """Give the names that only a generic word or a preposition beside them shows."""
    if not words.unlisted_name:
        return
    for pattern in (*_beside_generic(words), words.placed_name):
        for match in compiled(pattern).finditer(text) if pattern else ():
            group = next(name for name, written in match.groupdict().items() if written)
            if not _is_no_name(match[group], words):
                yield Found(*match.span(group), rank=3)


def _is_no_name(name: str, words: PlaceWords) -> bool:
    """Tell whether a word in capitals is no name of a place."""
    lower = name.casefold()
    first = lower.split(maxsplit=1)[0]
    return first in words.no_names or lower in words.no_names or lower in words.demonyms


@cache
def _generic_patterns(
    name: str, after: tuple[str, ...], before: tuple[str, ...]
) -> tuple[str, ...]:
    patterns = []
    if after:
        patterns.append(rf"(?P<name>{name})\s*(?:{alternatives(after).pattern})")
    if before:
        patterns.append(rf"\b(?i:{alternatives(before).pattern})(?:(?<=['’])|\s+)(?P<name>{name})")
    return tuple(patterns)


def _beside_generic(words: PlaceWords) -> tuple[str, ...]:
    """Give the patterns of an unlisted name before and after a generic word."""
    return _generic_patterns(
        words.unlisted_name, tuple(words.generic_after), tuple(words.generic_before)
    )


def listed(text: str, chosen: list[Found], words: PlaceWords) -> Iterator[Found]:
    """Give the unlisted names that stand in one list with a place (Blida, Mays al-Jabal, Houla)."""
    if not words.unlisted_name or not words.list_mark:
        return
    taken = [(f.start, f.end) for f in chosen]
    ahead = compiled(rf"(?:{words.list_mark})(?P<name>{words.unlisted_name})")
    back = compiled(rf"(?P<name>{words.unlisted_name})(?:{words.list_mark})$")
    for found in chosen:
        if not _is_placed(text, found, words):
            continue
        at = found.end
        while (match := ahead.match(text, at)) and _is_free(match, 0, taken, words):
            taken.append(match.span("name"))
            yield Found(*match.span("name"), rank=3)
            at = match.end()
        offset = max(0, found.start - CONTEXT)
        match = back.search(text[offset : found.start])
        if match and _is_free(match, offset, taken, words):
            start, end = match.span("name")
            taken.append((start + offset, end + offset))
            yield Found(start + offset, end + offset, rank=3)


def _is_placed(text: str, found: Found, words: PlaceWords) -> bool:
    """Tell whether a span is a place beyond doubt: what stands in a list with it is one too."""
    return found.role == "literal" and bool(
        found.hint or found.relation not in ("at", "unlocated")
        or _after_preposition(text, found.start, words)
    )  # fmt: skip


def _is_free(
    match: re.Match[str], offset: int, taken: list[tuple[int, int]], words: PlaceWords
) -> bool:
    """Tell whether a match is a name that no other span holds."""
    start, end = (at + offset for at in match.span("name"))
    return not _is_no_name(match["name"], words) and not any(
        begin < end and start < finish for begin, finish in taken
    )
