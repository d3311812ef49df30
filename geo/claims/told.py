"""A sentence -> the events that it tells of: which words say so, and how they are told."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from geo.claims.frames import AT, HEADS, framed
from geo.claims.patterns import has, ignoring_case, in_lower_case, search, vocalised
from geo.document import Document
from geo.events import TOPICS
from geo.languages import LANGUAGES, EventWords, PartyWords
from geo.sentences import Span, clauses, span_at

_RANK = {topic: i for i, topic in enumerate(TOPICS)}

_HARM = frozenset({"harm", "harm_to_civilians"})
"""Topics that are told of only where the sentence tells of nothing that did the harm."""

_VIOLENT = frozenset({"Explosions/Remote violence", "Battles", "Violence against civilians"})
"""Types of which one sentence tells one event, in several words (killed in an air strike)."""

_ALONE = frozenset({"abduction", "sexual_violence"})
"""Topics that are an event of their own beside another one."""

_BESIDE = frozenset({"protest", "movement", "end_of_truce"})
"""Topics that say where violence was, in a sentence that tells of violence."""

_CAPTIVE = frozenset({"release", "abduction", "arrest", "return"})
"""Topics of which a clause tells one, the release: those who were freed had been taken."""

_WITH_CROWDS = frozenset(
    {topic for topic, told in TOPICS.items() if told.event_type in _VIOLENT}
    | _HARM
    | {"protest", "destruction"}
)
"""Topics that a sentence tells of a crowd's event beside its own."""

_CROWDS = frozenset({"excessive_force", "dispersed", "mob", "riot"})
"""Topics of crowds: one event with the violence and the destruction told in the same sentence."""

_MOST_TOLD = 6
"""Words of one kind that are read in one sentence; a sentence of a thousand is no sentence."""
_AROUND = 400
"""Code points on either side of an event word that say how it is told."""
_LONGEST = 4_000
"""Code points of a sentence that are looked at as a whole."""

_RIGHT_BEHIND = 16
"""Code points between words that take a place and the place: an article, a generic word."""
_PAUSE = re.compile(r"[.,;:!?،؛。，；：、()]")

_FIGHT = frozenset({"attack", "killing"})
"""Topics that are a clash when they are about armed forces."""

_ARMED = frozenset({"military", "police", "peacekeepers"})
"""Keys of `geo.parties.TARGETS` that can shoot back."""

_SWALLOWS = frozenset({"disarmed"})
"""Topics whose words hold another topic's (a bomb that is defused)."""
_MADE_SAFE = frozenset({"mine_blast", "explosion", "grenade", "mine_laying", "suicide_bomb"})
"""Topics of things that did no harm where it is told that they were made harmless."""
_SHORT = 70
"""Code points of such words; longer ones may tell of something else, too."""
_QUIET = frozenset({"transfer", "opening", "return", "agreement", "ceasefire", "base", "movement"})
"""Topics of which nothing is told where it is said that there was none."""
_AND = re.compile(
    r"\b(?:and|while|whereas|then|y|mientras|luego|et|tandis|puis|и|а|затем)\b|[,،，]|(?<!\w)و"
    r"|(?<!\w)بينما\b|后又|随后|同时"
)
"""What stands between two events of a clause, where the first one is no mere attribute."""


@dataclass(frozen=True, slots=True)
class Told:
    """Words for an event, with the clause and the sentence that they stand in."""

    topic: str
    """Key of `geo.events.TOPICS`; empty for an event told before (the attack)."""
    start: int
    end: int
    clause: Span
    lead: Span
    """From the clause before it (verbs such as 企图 stand there) to the words' end."""
    sentence: Span
    modality: str
    polarity: str
    core: Span = (0, 0)
    """The word that says what happened, of several words that tell of it."""


def told(
    doc: Document, sentence: Span, *, places: Sequence[Span], days: Sequence[int],
    harms: Collection[str], lang: str,
) -> tuple[Told, ...]:  # fmt: skip
    """Find the events that a sentence tells of.

    Parameters
    ----------
    doc
        The document.
    sentence
        Span of one sentence of its text.
    places
        Spans of the places within it.
    days
        Where dates of events begin within it.
    harms
        Kinds of harm that it gives a figure of.
    lang
        ISO 639-1 code of its language.

    Returns
    -------
    told
        In the order of the text. Of several words for one event the first topic of
        `geo.events.TOPICS` is kept.
    """
    words = LANGUAGES[lang].events if lang in LANGUAGES else EventWords()
    text, anchors = doc.text[slice(*sentence)], sorted([*(start for start, _ in places), *days])
    supported = bool(anchors or harms) or has(words.untrue, text) or has(words.disowned, text)
    found = list(_cued(doc.text, sentence, places, harms, words, supported=supported))
    violent = any(_violent(one.topic) for one in found)
    frames = list(_framed(text, sentence, places, words, supported=supported))
    violent = violent or any(_violent(one.topic) for one, beside in frames if beside)
    found += [one for one, beside in frames if beside or not violent]
    if any(f.topic == "arrest" for f in found):
        found = [
            f for f in found
            if f.topic == "arrest" or not has(words.charged, doc.text[sentence[0] : f.spans[0][0]])
        ]  # fmt: skip
    if any(f.topic == "disarmed" for f in found) and not {"killed", "injured"} & set(harms):
        found = [f for f in found if f.topic not in _MADE_SAFE]
    if violent and "displaced" not in harms:
        found = [f for f in found if f.topic != "flight"]
    if all(f.topic in _HARM for f in found) and (again := _retold(text, words)):
        span = (sentence[0] + again.start(), sentence[0] + again.end())
        found = [_Words("", "", *span, (span,))]
    parts = clauses(doc.text, sentence, lang=lang) or [sentence]
    found = [f for f in found if f.topic in _HARM or not _without_it(doc.text, f, sentence, words)]
    found = [f for f in found if not _is_argument(doc.text, f, sentence, parts, words, anchors)]
    own = {span for f in found if len(f.spans) > 1 for span in f.spans}
    made = [_made(doc.text, one, parts, sentence, lang, own) for one in _apart(found)]
    told = [one for one in made if not _no_news(one, has(words.disowned, text))]
    return tuple(_one_an_event(doc.text, told, anchors))


def _without_it(text: str, found: _Words, sentence: Span, words: EventWords) -> bool:
    """Tell whether it is said that there was none of it: taken without a fight."""
    return any(has(words.without, text[sentence[0] : start]) for start, _ in found.spans)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that tell of an event, before it is known how."""

    topic: str
    modality: str
    start: int
    end: int
    spans: tuple[Span, ...]
    """The words of a frame, its first kind first; of a cue the one stretch."""


def _cued(
    text: str, sentence: Span, places: Sequence[Span], harms: Collection[str], words: EventWords,
    *, supported: bool,
) -> Iterator[_Words]:  # fmt: skip
    """Give the cues of a sentence."""
    said = text[slice(*sentence)]
    for cue in words.cues:
        if (cue.needs and cue.needs not in harms) or not (cue.alone or supported):
            continue
        for m in islice(ignoring_case(cue.pattern).finditer(said), _MOST_TOLD):
            start, end = sentence[0] + m.start(), sentence[0] + m.end()
            if not _begins_word(said, m.start(), words.onset):
                continue
            if not cue.taking or _is_before(text, end, places, words.lexicon.get(AT, "")):
                yield _Words(cue.topic, cue.modality, start, end, ((start, end),))


def _framed(
    said: str, sentence: Span, places: Sequence[Span], words: EventWords, *, supported: bool
) -> Iterator[tuple[_Words, bool]]:
    """Give the frames of a sentence, and whether each is told of beside violence, too."""
    within = [(start - sentence[0], end - sentence[0]) for start, end in places]
    for frame, spans in framed(said, within, words.lexicon):
        if frame.alone or supported:
            here = tuple((sentence[0] + a, sentence[0] + b) for a, b in spans)
            start, end = min(a for a, _ in here), max(b for _, b in here)
            yield _Words(frame.topic, frame.modality, start, end, here), frame.beside


def _no_news(one: Told, disowned: bool) -> bool:
    """Tell whether nothing is told: a move that is planned, an agreement that there is not."""
    if one.topic == "movement" and one.modality == "planned":
        return True
    return one.topic in _QUIET and one.polarity == "denied" and not disowned


def _begins_word(text: str, at: int, onset: str) -> bool:
    """Tell whether nothing but particles is written onto the front of a word."""
    if not onset:
        return True
    start = at
    while start and (text[start - 1].isalpha() or "\u064b" <= text[start - 1] <= "\u0652"):
        start -= 1
    return start == at or ignoring_case(onset).fullmatch(text, start, at) is not None


def _is_before(text: str, end: int, places: Sequence[Span], at: str) -> bool:
    """Tell whether a place follows right behind some words, as what they took."""
    return any(
        0 <= start - end <= _RIGHT_BEHIND
        and not _PAUSE.search(text, end, start)
        and not (at and any(m.end() == start for m in ignoring_case(at).finditer(text, end, start)))
        for start, _ in places
    )


def tells(sentence: str, *, lang: str) -> bool:
    """Tell whether a sentence has a word for an event at all: most have none.

    Examples
    --------
    >>> tells("Goris was shelled.", lang="en"), tells("The Council met.", lang="en")
    (True, False)
    """
    return lang in LANGUAGES and bool(_any_cue(lang).search(sentence.lower()))


def topic_of(what: str, *, lang: str) -> str:
    """Tell what a few words are about.

    Parameters
    ----------
    what
        What happened, as a table has it.
    lang
        ISO 639-1 code of its language.

    Returns
    -------
    topic
        Key of `geo.events.TOPICS`, the first one of those that the words tell; empty if none.

    Examples
    --------
    >>> topic_of("two mines laid", lang="en")
    'mine_laying'
    """
    cues = LANGUAGES[lang].events.cues if lang in LANGUAGES else ()
    topics = [cue.topic for cue in cues if has(cue.pattern, what)]
    return min(topics, key=lambda topic: _RANK[topic], default="")


@cache
def _any_cue(lang: str) -> re.Pattern[str]:
    """One pattern for all event words of a language, for a sentence in lower case.

    Most sentences have none, and a pattern that ignores case takes four times as long.
    """
    words = LANGUAGES[lang].events
    heads = (words.lexicon.get(kind, "") for kind in HEADS)
    patterns = (
        *(cue.pattern for cue in words.cues), *heads, words.retold, words.disowned, words.untrue,
    )  # fmt: skip
    return re.compile("|".join(f"(?:{vocalised(in_lower_case(p))})" for p in patterns if p))


def _retold(text: str, words: EventWords) -> re.Match[str] | None:
    """Find an event told before, where somebody takes it upon themselves or denies it."""
    disowned = search(words.disowned, text) or search(words.untrue, text)
    said = disowned or has(words.owned, text) or has(words.denied, text)
    return (search(words.retold, text) if said else None) or disowned


def _apart(found: Sequence[_Words]) -> list[_Words]:
    """Leave out words within words for a topic that comes first, and a topic's second word."""
    chosen: list[_Words] = []
    holding = [f for f in found if f.topic in _SWALLOWS and f.end - f.start <= _SHORT]
    free = [
        f for f in found
        if f.topic in _SWALLOWS or f.modality
        or not any(h.start <= f.start and f.end <= h.end for h in holding)
    ]  # fmt: skip
    for one in sorted(free, key=lambda f: (_RANK.get(f.topic, 0), f.start)):
        if not any(_within(one.spans[0], c) or _within(c.spans[0], one) for c in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda f: f.start)


def _within(word: Span, words: _Words) -> bool:
    """Tell whether a word stands, if only in part, among some words."""
    return word[0] < words.end and words.start < word[1]


def _made(
    text: str,
    found: _Words,
    parts: Sequence[Span],
    sentence: Span,
    lang: str,
    own: Collection[Span],
) -> Told:
    """Read how an event is told from the words around it."""
    words, parties = LANGUAGES[lang].events, LANGUAGES[lang].parties
    start, end = found.start, found.end
    clause = span_at(parts, found.spans[0][0]) or sentence
    before = parts[max(0, parts.index(clause) - 1)] if clause in parts else clause
    lead = (max(before[0], start - _AROUND), end)
    near = (max(clause[0], start - _AROUND), min(clause[1], end + _AROUND))
    untrue = has(words.untrue, text[slice(*sentence)][:_LONGEST])
    said = (lead if found.topic in _QUIET else near)[0]
    denied = (
        untrue
        or has(words.denied, _without(text, (said, end), own))
        or has(words.denied_behind, text[end : near[1]])
    )
    behind = _object(text[end : min(clause[1], end + 70)], parties)
    topic = _by_target(found.topic, behind, words, parties)
    topic = _by_doer(topic, text[slice(*clause)][:_LONGEST], words)
    return Told(
        topic, start, end, clause, lead, sentence,
        found.modality or _modality(text, near, lead, min(sentence[1], end + _AROUND), words),
        "denied" if denied else "asserted", found.spans[0],
    )  # fmt: skip


def _without(text: str, span: Span, own: Collection[Span]) -> str:
    """Give a stretch with the words of frames blanked: of "has not been seen" nothing is denied."""
    letters = list(text[slice(*span)])
    for start, end in own:
        if span[0] <= start and end <= span[1]:
            letters[start - span[0] : end - span[0]] = " " * (end - start)
    return "".join(letters)


def _is_argument(
    text: str, one: _Words, sentence: Span, parts: Sequence[Span], words: EventWords,
    anchors: Sequence[int],
) -> bool:  # fmt: skip
    """Tell whether an event word stands in an appeal, a reference, an argument.

    What such words speak of is told all the same where a place or a date stands behind them. Those
    who march make demands: of a crowd only what stands before it counts.
    """
    clause = span_at(parts, one.start) or sentence
    until = one.start if one.topic in _CROWDS | {"protest"} else max(one.start, clause[1])
    argument = search(words.no_event, text[sentence[0] : until])
    return argument is not None and not any(at >= sentence[0] + argument.end() for at in anchors)


def _object(behind: str, parties: PartyWords) -> str:
    """Cut off those who did it ("by the army") from the words behind an event."""
    by = search(parties.by, behind)
    return behind[: by.start()] if by else behind


def _by_target(topic: str, behind: str, words: EventWords, parties: PartyWords) -> str:
    """Tell an attack on armed forces from one on civilians by the words behind it."""
    armed = has(words.combatants, behind)
    if topic in _FIGHT and armed:
        return "clash"
    if topic != "fire" or armed:
        return topic
    unarmed = any(
        has(pattern, behind) for key, pattern in parties.targets.items() if key not in _ARMED
    )
    return "attack" if unarmed or has(words.people, behind) else topic


def _by_doer(topic: str, said: str, words: EventWords) -> str:
    """Tell a square that a crowd sits in from one that an army holds."""
    if topic != "overtaken" or not has(words.lexicon.get("square", ""), said):
        return topic
    armed = any(has(words.lexicon.get(kind, ""), said) for kind in ("armed", "forces", "troops"))
    crowd = has(words.lexicon.get("protesters", ""), said)
    return topic if armed or not crowd else "protest"


def _modality(text: str, near: Span, lead: Span, until: int, words: EventWords) -> str:
    """Tell from the words around it whether the event is said to have happened."""
    tests: tuple[tuple[str, str, str], ...] = (
        ("attempted", words.attempted, text[slice(*lead)]),
        ("attempted", words.foiled, text[lead[1] : until]),
        ("threatened", words.threatened, text[slice(*lead)]),
        ("threatened", words.lexicon.get("threaten", ""), text[near[0] : lead[1]]),
        ("planned", words.planned, text[slice(*near)]),
        ("ongoing", words.ongoing, text[slice(*near)]),
    )
    return next((name for name, pattern, around in tests if has(pattern, around)), "occurred")


def _one_an_event(text: str, made: Sequence[Told], anchors: Sequence[int]) -> list[Told]:
    """Leave one of the words for one event.

    Violence in one sentence is one event, unless a later clause has a place or a date of its own;
    the harm it did is no other event, nor are those who gathered or fled where it was. A topic is
    told once.
    """
    groups: list[list[Told]] = []
    for one in made:
        home = next((g for g in groups if any(_same_event(text, o, one, anchors) for o in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    kept = [min(group, key=lambda o: _RANK.get(o.topic, 0)) for group in groups]
    doing = [one for one in kept if one.topic not in _HARM]
    violent = [one for one in doing if _violent(one.topic)]
    return [one for one in doing or kept[:1] if not violent or one.topic not in _BESIDE]


def _same_event(text: str, a: Told, b: Told, anchors: Sequence[int]) -> bool:
    """Tell whether two words of a sentence are about one event."""
    topics, once = {a.topic, b.topic}, a.clause == b.clause
    joint = _joint(text, a, b)
    split = _split(a, b, _joint(text, a, b, commas=False), anchors)
    apart = split if once else _anchored(a, b, anchors)
    if len(topics) == 1:
        return not apart or not (once or _violent(a.topic))
    if "release" in topics:
        return once and topics <= _CAPTIVE and joint is None
    if topics & _ALONE:
        return False
    if topics & _CROWDS:
        rest = topics - _CROWDS
        about = all(_violent(t) or t == "protest" for t in rest) or "riot" in topics
        return about and rest <= _WITH_CROWDS and not apart
    if "destruction" in topics and _violent(min(topics - {"destruction"})):
        return once and joint is None
    return _violent(a.topic) and _violent(b.topic) and not apart


def _joint(text: str, a: Told, b: Told, *, commas: bool = True) -> int | None:
    """Give where the last word, or the last comma, that joins two events stands between them."""
    first, second = sorted((a.core, b.core))
    found = [
        m.start()
        for m in _AND.finditer(text, first[1], max(first[1], second[0]))
        if commas or m.group() not in ",،，"
    ]
    return found[-1] if found else None


def stretch(text: str, one: Told, events: Sequence[Told]) -> Span:
    """Give the stretch of a sentence that tells of one of its events.

    Parameters
    ----------
    text
        Running text (`Document.text`).
    one
        The event.
    events
        All of its sentence.

    Returns
    -------
    stretch
        From what joins it to the event before to what joins it to the next; the sentence itself
        where nothing does.
    """
    start, end = one.sentence
    for other in events:
        joint = _joint(text, one, other) if other is not one else None
        if joint is not None and other.core < one.core:
            start = max(start, joint)
        elif joint is not None:
            end = min(end, joint)
    return start, end


def _split(a: Told, b: Told, joint: int | None, anchors: Sequence[int]) -> bool:
    """Tell whether a place or a date stands on either side of what joins two events."""
    if joint is None:
        return False
    start, end = a.sentence
    return any(start <= at < joint for at in anchors) and any(joint < at < end for at in anchors)


def _violent(topic: str) -> bool:
    """Tell whether a topic is one of violence, or of the harm it did."""
    return topic in _HARM or (topic in TOPICS and TOPICS[topic].event_type in _VIOLENT)


def _anchored(a: Told, b: Told, anchors: Sequence[int]) -> bool:
    """Tell whether both have a place or a date in their own clause."""
    return all(any(o.clause[0] <= at < o.clause[1] for at in anchors) for o in (a, b))
