"""Names in capitals: a town within the name of a person or a body is no place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from geo.languages import PlaceWords
from geo.mentions.found import Found
from geo.sentences import Span

_TOKEN_BEFORE = re.compile(r"([^\W\d_][\w'’ʼ.]*)([ -])$")
_TOKEN_BEHIND = re.compile(r"([ -])([^\W\d_][\w'’ʼ]*)")
_REACH = 40
"""How far a neighbouring word is looked for."""
_KNOWN_TOWN = 10_000
"""Inhabitants from which on a place is taken for one at the head of a sentence too."""


def is_part(text: str, found: Found, others: Sequence[Found], words: PlaceWords) -> bool:
    """Tell whether a name is a part of a longer one: Timbuktu Institute, Lori Kapanian.

    Parameters
    ----------
    text
        The text.
    found
        A name that the gazetteer has.
    others
        All spans that were chosen: what they hold belongs to them.
    words
        Of the language.

    Returns
    -------
    is_part
        True where a word in capitals stands right beside it that is neither a generic word, nor a
        word of every day, nor a name of its own.
    """
    written = text[found.start : found.end]
    if not words.cased or (written.isupper() and len(written) > 3):
        return False
    return _goes_on(text, found.start, others, words, ahead=False) or _goes_on(
        text, found.end, others, words, ahead=True
    )


def surnames(text: str, chosen: Sequence[Found], words: PlaceWords) -> frozenset[str]:
    """Give the names that the text shows to be a person's: Isaac Preston.

    Parameters
    ----------
    text
        The text.
    chosen
        All spans that were chosen.
    words
        Of the language.

    Returns
    -------
    surnames
        Names of small places that stand somewhere behind another word in capitals, one that is no
        name of a place, no generic word and none of every day.
    """
    if not words.cased:
        return frozenset()
    return frozenset(
        text[f.start : f.end]
        for f in chosen
        if f.kinds and not f.known and f.role == "literal"
        and _goes_on(text, f.start, chosen, words, ahead=False)
    )  # fmt: skip


def _goes_on(
    text: str, at: int, others: Sequence[Found], words: PlaceWords, *, ahead: bool
) -> bool:
    """Tell whether the name goes on beyond one of its ends."""
    if ahead:
        match = _TOKEN_BEHIND.match(text, at, at + _REACH)
        token = match and match[2]
        where = match.start(2) if match else 0
    else:
        match = _TOKEN_BEFORE.search(text[max(0, at - _REACH) : at])
        token = match and match[1]
        where = max(0, at - _REACH) + match.start(1) if match else 0
    if not token or not token[0].isupper():
        return False
    if any(f.start <= where < f.end for f in others):
        return False
    return not _is_common(token, words)


def _is_common(token: str, words: PlaceWords) -> bool:
    """Tell whether a word is generic, a point of the compass or one of every day."""
    lower = token.casefold()
    return (
        lower in words.no_names
        or lower in words.compass
        or any(lower in generic.split() for generic in words.generic_after)
        or any(lower in generic.split() for generic in words.generic_before)
        or token in words.demonyms
        or lower in words.demonyms
    )


def opens_sentence(text: str, found: Found, spans: Sequence[Span]) -> bool:
    """Tell whether a single word is at the head of a sentence, where any word has a capital."""
    at = bisect_right(spans, (found.start, len(text))) - 1
    return at >= 0 and spans[at][0] == found.start and " " not in text[found.start : found.end]


def is_doubtful(
    text: str, found: Found, people: int, spans: Sequence[Span], words: PlaceWords
) -> bool:
    """Tell whether a small place's name may just be the first word of a sentence."""
    if not words.cased or found.hint or found.relation != "at" or people >= _KNOWN_TOWN:
        return False
    if not opens_sentence(text, found, spans):
        return False
    written = text[found.start : found.end]
    return len(re.findall(rf"(?<!\w){re.escape(written)}(?!\w)", text)) == 1
