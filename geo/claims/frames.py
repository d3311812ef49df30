"""Events told by words that stand together: who, what and a verb, in any order, in any language.

A frame names kinds of words ("shell", "hit"); a language's lexicon says which words these are. So
what is known of one language is known of all, and a new way to say it is one word in one list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from re import Pattern

from geo.claims.patterns import has, ignoring_case, in_lower_case, vocalised
from geo.sentences import Span

PLACE = "@place"
"""In a frame: the name of a place."""

AT = "at"
"""Kind of words that stand before a place where something was, not the thing itself."""

PASSIVE = "passive"
"""Kind of words that stand between what suffered and the verb (was), or end the verb so."""

_PARTING = re.compile("[;；؛]")

_MOST = 6
"""Words of one kind that are read in one sentence."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Kinds of words that tell of an event where they stand together."""

    topic: str
    """Key of `geo.events.TOPICS`."""
    kinds: tuple[str, ...]
    """Keys of a lexicon (`EventWords.lexicon`), or `PLACE`; the first one is looked for first."""
    within: int = 60
    """Code points from the first of them to the last one, besides the words themselves."""
    modality: str = ""
    """One of `geo.claim.MODALITIES` if the words say it, else empty."""
    alone: bool = True
    """Whether they tell of it by themselves; if not, a place, a date or a figure must stand by."""
    beside: bool = True
    """Whether they tell of it beside violence, too; if not, it is what the violence did."""


FRAMES: tuple[Frame, ...] = (
    Frame("excessive_force", ("shoot", "protesters", "forces"), 90),
    Frame("sexual_violence", ("rape", "females"), 50),
    Frame("clash", ("threaten", "force"), 40, "threatened"),
    Frame("excessive_force", ("kill", "protesters", "forces"), 90),
    Frame("excessive_force", ("gunshot", "kill", "protest"), 90),
    Frame("dispersed", ("quell", "protesters"), 80),
    Frame("dispersed", ("quell", "forces"), 60),
    Frame("mob", ("beat", "crowd"), 80),
    Frame("mob", ("beaten", "by_crowd"), 60),
    Frame("riot", ("battle", "protesters", "forces"), 70),
    Frame("protest", ("threaten", "demonstrate"), 50, "threatened"),
    Frame("end_of_truce", ("threaten", "truce"), 50, "threatened"),
    Frame("arrest", ("seize", "vessel"), 50),
    Frame("riot", ("burn", "protesters"), 50),
    Frame("riot", ("stone", "protesters"), 50),
    Frame("suicide_bomb", ("bomber", "blast"), 60),
    Frame("grenade", ("hand_grenade", "launch"), 50),
    Frame("mine_blast", ("mine", "blast"), 50),
    Frame("mine_blast", ("mine", "ran_on"), 30),
    Frame("mine_blast", ("mine", "kill"), 50),
    Frame("explosion", ("bomb", "blast"), 60),
    Frame("explosion", ("bomb", "ran_on"), 40),
    Frame("air_strike", ("drone", "hit"), 60),
    Frame("air_strike", ("aircraft", "hit"), 60),
    Frame("air_strike", ("drone", "launch", "intercept"), 90, "attempted"),
    Frame("air_strike", ("drone", "hit", "intercept"), 120, "attempted"),
    Frame("air_strike", ("strike", "carry_out"), 50),
    Frame("shelling", ("shell", "hit"), 60),
    Frame("shelling", ("shell", "launch"), 50),
    Frame("shelling", ("shell", "kill"), 40),
    Frame("air_strike", ("drone", "kill"), 50),
    Frame("shelling", ("shell", "launch", "intercept"), 90, "attempted"),
    Frame("overtaken", ("take", PLACE), 24),
    Frame("regained", ("retake", PLACE), 24),
    Frame("regained", ("retake", "ground"), 20),
    Frame("regained", ("drive_out", "armed", PLACE), 60),
    Frame("overtaken", ("take", "ground"), 15),
    Frame("clash", ("battle", "break_out"), 50),
    Frame("fire", ("gunfire", "break_out"), 40),
    Frame("clash", ("battle", "armed"), 60),
    Frame("clash", ("battle", "forces"), 60),
    Frame("abduction", ("abduct", "people"), 60),
    Frame("abduction", ("unheard", "people"), 60, beside=False),
    Frame("attack", ("threaten", "assault"), 60, "threatened"),
    Frame("attack", ("threaten", "to_kill"), 40, "threatened"),
    Frame("attack", ("death_threat",), 0, "threatened"),
    Frame("closure", ("threaten", "to_close", "passage"), 60, "threatened"),
    Frame("clash", ("threaten", "offensive"), 50, "threatened"),
    Frame("clash", ("repel", "assault"), 50, "attempted"),
    Frame("air_strike", ("threaten", "bombing"), 60, "threatened"),
    Frame("attack", ("slaughter",), 0, alone=False),
    Frame("attack", ("bodies", "find"), 60),
    Frame("attack", ("assault", "armed"), 60),
    Frame("attack", ("assault", "civilians"), 60),
    Frame("mine_laying", ("mine", "lay"), 40),
    Frame("mine_laying", ("mined", "passage"), 40),
    Frame("disarmed", ("clear", "weapons"), 50),
    Frame("disarmed", ("seize", "weapons"), 50),
    Frame("disarmed", ("intercept", "shell"), 60),
    Frame("disarmed", ("intercept", "drone"), 60),
    Frame("disarmed", ("intercept", "air_defence"), 60),
    Frame("destruction", ("loot", "property"), 60),
    Frame("destruction", ("burn", "property"), 50),
    Frame("destruction", ("wreck", "property"), 50, alone=False, beside=False),
    Frame("release", ("free", "captives"), 60),
    Frame("release", ("freed",), 0),
    Frame("arrest", ("arrest", "people"), 60),
    Frame("arrest", ("arrest", "forces"), 50),
    Frame("end_of_truce", ("truce", "collapse"), 50),
    Frame("ceasefire", ("truce", "agree"), 50),
    Frame("agreement", ("accord", "agree"), 40),
    Frame("change", ("upheaval",), 0),
    Frame("transfer", ("withdraw", "troops"), 60),
    Frame("base", ("set_up", "base"), 50),
    Frame("movement", ("move", "troops"), 60),
    Frame("closure", ("close", "passage"), 60),
    Frame("closure", ("hold_up", "convoy"), 60),
    Frame("opening", ("open", "passage"), 50),
    Frame("return", ("return", "people"), 60),
    Frame("flight", ("flee", "people"), 60),
    Frame("protest", ("gather", "protesters"), 50),
    Frame("protest", ("march", "people"), 60),
    Frame("protest", ("take", "square", "protesters"), 60),
    Frame("protest", ("occupy", "square"), 30),
)
"""Frames; which of several topics for the same words is kept says `geo.events.TOPICS`."""


def framed(
    text: str, places: Sequence[Span], lexicon: Mapping[str, str]
) -> Iterator[tuple[Frame, tuple[Span, ...]]]:
    """Find the frames whose words stand together in a sentence.

    Parameters
    ----------
    text
        The sentence.
    places
        Spans of the places that it names.
    lexicon
        Of its language: kind of word -> pattern.

    Yields
    ------
    frame, words
        A frame and the spans of its words, one of each kind, as near together as they are.
    """
    found: dict[str, list[Span]] = {PLACE: list(places)}
    lower = text.lower()
    for frame in FRAMES:
        for kind in frame.kinds:
            if kind not in found:
                found[kind] = _spans(lexicon.get(kind, ""), text, lower)
            if not found[kind]:
                break
        else:
            for head in found[frame.kinds[0]]:
                words = _together(head, [found[kind] for kind in frame.kinds[1:]], frame.within)
                if (
                    words
                    and not _parted(text, words)
                    and not _merely_there(text, words, frame, lexicon)
                ):
                    yield frame, words


def _together(head: Span, mates: Sequence[Sequence[Span]], within: int) -> tuple[Span, ...] | None:
    """Give a word and the nearest of each other kind; None if they lie too far apart."""
    start, end = head
    words = [head]
    for spans in mates:
        apart = [s for s in spans if s[1] <= start or s[0] >= end]
        if not apart:
            return None
        mate = min(apart, key=lambda s: (max(start - s[1], s[0] - end), s))
        start, end = min(start, mate[0]), max(end, mate[1])
        words.append(mate)
    gap = end - start - sum(last - first for first, last in words)
    return tuple(words) if gap <= within else None


def _merely_there(
    text: str, words: Sequence[Span], frame: Frame, lexicon: Mapping[str, str]
) -> bool:
    """Tell whether a frame's place is only where it was ("captured near Goma")."""
    if PLACE not in frame.kinds or frame.kinds[0] == "drive_out":
        return False
    verb, place = words[0], words[frame.kinds.index(PLACE)]
    if place[0] < verb[0]:  # only what was done to it stands before it
        between = text[place[1] : verb[1]]
        return "," in between or not has(lexicon.get(PASSIVE, ""), between)
    at = lexicon.get(AT, "")
    return bool(at) and any(
        m.end() == place[0] for m in ignoring_case(at).finditer(text, verb[1], place[0])
    )


def _parted(text: str, words: Sequence[Span]) -> bool:
    """Tell whether a semicolon stands between words."""
    return bool(_PARTING.search(text, min(a for a, _ in words), max(b for _, b in words)))


def _spans(pattern: str, text: str, lower: str) -> list[Span]:
    """Give where words of a kind stand in a sentence."""
    if not pattern:
        return []
    cased = "(?-i:" in pattern or len(lower) != len(text)
    found = ignoring_case(pattern).finditer(text) if cased else _lower(pattern).finditer(lower)
    return [match.span() for match in islice(found, _MOST)]


@cache
def _lower(pattern: str) -> Pattern[str]:
    """Compile words for a text in lower case: to ignore case takes four times as long."""
    return re.compile(vocalised(in_lower_case(pattern)))


HEADS = tuple(dict.fromkeys(frame.kinds[0] for frame in FRAMES))
"""Kinds of words without which no frame is found."""
