"""What our own recogniser adds to the other sources, and what it takes from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gazetteer.lookup import Gazetteer
from geo.languages import PlaceWords, language
from geo.mentions import candidates
from geo.mentions.candidates import Names
from geo.mentions.found import Found
from geo.recogniser import Known, Reading, read

_LIKELY = 0.5
"""Share from which on a word is part of a name; a name must reach it in most of its places."""
_UNLIKELY = 0.08
"""Share below which a name of the gazetteer is none where nothing beside it asks for a place."""
_UNLIKELY_FORM = 0.2
"""The same for one that the gazetteer has in another form: without a particle or an ending."""
_KNOWN = 2
"""Rank of what the gazetteer shows; lower ones speak for themselves."""
_ARTICLE = 3
"""Letters of an article with its particle."""
_WORD = re.compile(r"[^\W\d_]+")
_STEM = 4
"""Letters of a word that its endings leave."""
_ENDING = 2
"""Letters of an ending at most."""


class Recognised:
    """A text as our own recogniser reads it."""

    def __init__(self, text: str, lang: str, words: PlaceWords, found: Iterable[Found]) -> None:
        found = list(found)
        self._text, self._words = text, words
        self._sure = [f for f in found if f.rank < _KNOWN]
        self._reading = read(text, lang, _with_classes(found))

    def names(self) -> Iterator[Found]:
        """Give the spans that it holds for places."""
        usual = _usual(self._text, self._reading) if self._words.cased else {}
        for start, end in self._reading.names(_LIKELY):
            if not self._words.cased:
                if not self._is_no_name(start, end):
                    yield Found(start, end, rank=3, known=True)
                continue
            capitals = [
                match
                for match in _WORD.finditer(self._text, start, end)
                if match.group()[0].isupper()
            ]
            if capitals and all(usual.get(_stem(m.group()), 1) >= _LIKELY for m in capitals):
                yield Found(capitals[0].start(), capitals[-1].end(), rank=3, known=True)

    def _is_no_name(self, start: int, end: int) -> bool:
        """Tell whether a word is no name, or an adjective behind its article."""
        return self._text[start:end] in self._words.no_names or any(
            f.end == end and 0 <= f.start - start <= _ARTICLE for f in self._sure
        )

    def doubts(self, found: Found) -> bool:
        """Tell whether a known name is most likely none where it stands."""
        if found.rank < _KNOWN or found.role != "literal" or not self._words.spaced:
            return False
        share = self._reading.share(found.start, found.end)
        return share is not None and share < (_UNLIKELY if found.rank == _KNOWN else _UNLIKELY_FORM)

    def without_pairs(self, chosen: Sequence[Found]) -> list[Found]:
        """Leave out two known names that make a person's: Jordan Aksaray, with nothing between."""
        if not self._words.cased:
            return list(chosen)
        pairs = (
            pair
            for pair in pairwise(chosen)
            if self._text[pair[0].end : pair[1].start] == " " and all(map(self._is_plain, pair))
        )
        out = {f for pair in pairs if self._is_person(pair) for f in pair}
        return [f for f in chosen if f not in out]

    def _is_person(self, pair: Sequence[Found]) -> bool:
        """Tell whether two names side by side are a person's: no town stands behind its state."""
        shares = [self._reading.share(f.start, f.end) or 0.0 for f in pair]
        first, second = ("country" in f.kinds for f in pair)
        return first or (not second and min(shares) < _LIKELY)

    def _is_plain(self, found: Found) -> bool:
        """Tell whether only the gazetteer speaks for a name."""
        return found.rank >= _KNOWN and not found.hint and found.relation == "at"


def known_names(text: str, lang: str, gaz: Gazetteer) -> list[Known]:
    """Give the names of a text that the gazetteer knows, as the recogniser learns and sees them.

    Parameters
    ----------
    text
        Running text.
    lang
        ISO 639-1 code of its language.
    gaz
        Where names are looked up.
    """
    names, words = Names(gaz, lang), language(lang).places
    sources = (candidates.named, candidates.inflected, candidates.with_clitic)
    return _with_classes(found for source in sources for found in source(text, words, names))


def _with_classes(found: Iterable[Found]) -> list[Known]:
    """Give the names that the gazetteer knows, each with the class of what bears it."""
    return [(f.start, f.end, _class(f)) for f in found if f.kinds]


def _class(found: Found) -> str:
    """Tell a state, a large town, a settlement, a unit, and all else."""
    if "country" in found.kinds:
        return "state"
    if found.known:
        return "large"
    if found.kinds & {"city", "town", "village"}:
        return "town"
    return "unit" if found.kinds & {"province", "district", "region"} else "other"


def _usual(text: str, reading: Reading) -> dict[str, float]:
    """Give how likely each word with a capital is part of a name, on average over a text."""
    shares: dict[str, list[float]] = {}
    for (start, end), (other, _, _) in zip(reading.spans, reading.shares, strict=True):
        if text[start].isupper():
            shares.setdefault(_stem(text[start:end]), []).append(1 - other)
    return {stem: sum(some) / len(some) for stem, some in shares.items()}


def _stem(word: str) -> str:
    """Take the ending off a word."""
    return word[: max(_STEM, len(word) - _ENDING)]
