"""An event's words -> who acts and suffers in it, by what means, and what it hit."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from geo.claims.patterns import has, ignoring_case
from geo.claims.sources import cited_at
from geo.claims.told import Told
from geo.document import Document, Location
from geo.events import TOPICS
from geo.languages import Language, PartyWords, compiled, language
from geo.parties import Actor
from geo.sentences import Span

_DOING = frozenset({
    "Explosions/Remote violence", "Violence against civilians", "Battles", "Riots",
})  # fmt: skip
"""Types of event that are done with something, to somebody or something."""
_DOING_TOPICS = frozenset({
    "destruction", "mine_laying", "disarmed", "excessive_force", "dispersed", "arrest", "closure",
})  # fmt: skip
"""Topics of other types that are."""
_TWO_SIDED = frozenset({
    "clash", "fire", "siege", "agreement", "ceasefire", "end_of_truce", "change", "transfer",
    "movement", "base", "return", "opening", "flight", "protest", "harm", "harm_to_civilians",
    "regained", "overtaken", "provocation",
})  # fmt: skip
"""Topics in which nobody is said to do something to another by the words' order alone."""
_ANSWERING = frozenset({"arrest", "release", "disarmed"})
"""Topics that a state's bodies do in answer to something."""
_OFFICIAL = frozenset({"state_forces", "external_forces"})
_REACH = 60
"""Code points between an actor and the event word within which one is the other's subject."""
_AROUND_EVENT = 160
"""Code points on either side of an event word in which its means and targets stand."""
_MOST = 8
"""Actors of one event; a list of a thousand is no sentence."""


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody named in a sentence."""

    start: int
    end: int
    kind: str


def actors(
    doc: Document, one: Told, locations: Sequence[Location], words: Language
) -> tuple[Actor, ...]:
    """Find who acts and suffers in an event.

    Parameters
    ----------
    doc
        The document.
    one
        The event.
    locations
        Those of its sentence: names of states that are meant as actors.
    words
        Of the language.

    Returns
    -------
    actors
        As written, in the order of the text, each once. "alleged_perpetrator" and "target" only
        where the words say so: behind "by", or as the subject or object of the event's verb.
    """
    sources = cited_at(doc, one, words.events)
    named = _apart([
        who
        for who in (*_of_states(doc.text, one.sentence, locations, words),
                    *_of_groups(doc.text, one.sentence),
                    *_of_kinds(doc.text, one.sentence, words.parties))
        if not any(who.start < end and start < who.end for start, end in sources)
    ])  # fmt: skip
    found: dict[str, Actor] = {}
    for who in named[:_MOST]:
        name = doc.text[who.start : who.end].strip()
        role = _role(doc.text, who, named, one, words.parties)
        if name and (name not in found or found[name].role == "party"):
            found[name] = Actor(name, role, who.kind)
    return tuple(found.values())


def _of_states(
    text: str, sentence: Span, locations: Sequence[Location], words: Language
) -> Iterator[_Named]:
    """Give the states and their bodies that a sentence names as actors."""
    after = words.places.attributive_after
    for location in locations:
        mention = location.mention
        if mention.role == "attributive" and sentence[0] <= mention.start < sentence[1]:
            body = compiled(after).match(text, mention.end) if after else None
            yield _Named(mention.start, body.end() if body else mention.end, "")


def _of_kinds(text: str, sentence: Span, words: PartyWords) -> Iterator[_Named]:
    """Give the people and bodies of a kind that a sentence names."""
    for kind, pattern in words.actors.items():
        for match in islice(ignoring_case(pattern).finditer(text, *sentence), _MOST):
            yield _Named(*match.span(), kind)


@cache
def _groups() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the armed groups and missions that are known by name: kind and names, as written."""
    table = files("geo").joinpath("data/groups.tsv").read_text(encoding="utf-8")
    names: dict[str, list[str]] = {}
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        names.setdefault(row["kind"], []).append(row["names"])
    return tuple(
        (kind, re.compile(rf"(?<![A-Za-zÀ-ɏЀ-ӿ])(?:{'|'.join(some)})(?![A-Za-zÀ-ɏЀ-ӿ])"))
        for kind, some in names.items()
    )


def _of_groups(text: str, sentence: Span) -> Iterator[_Named]:
    """Give the groups that a sentence calls by a name that is known."""
    for kind, pattern in _groups():
        for match in islice(pattern.finditer(text, *sentence), _MOST):
            yield _Named(*match.span(), kind)


def _apart(named: Sequence[_Named]) -> list[_Named]:
    """Join what overlaps: "Azerbaijani" and "Azerbaijani forces" are one, of the known kind."""
    joined: list[_Named] = []
    for who in sorted(named, key=lambda n: (n.start, -n.end)):
        last = joined[-1] if joined else None
        if last and who.start <= last.end + 1 and (who.start < last.end or not last.kind):
            joined[-1] = _Named(last.start, max(last.end, who.end), last.kind or who.kind)
        else:
            joined.append(who)
    return joined


def _role(text: str, who: _Named, named: Sequence[_Named], one: Told, words: PartyWords) -> str:
    """Tell what the words say that somebody did or suffered."""
    before = text[max(one.sentence[0], who.start - _REACH) : who.start]
    if words.mediating and _ends_with(words.mediating, before):
        return "mediator"
    by = words.by and _ends_with(words.by, before) and abs(who.start - one.core[1]) <= 2 * _REACH
    official = who.kind in _OFFICIAL
    if one.topic in _TWO_SIDED and not by:
        return "party"
    subject, active = _stands(text, who, named, one, words)
    doer = by or (subject and active and who.kind != "civilians")
    if one.topic in _ANSWERING:
        return "responder" if doer and official else "party" if doer else _suffers(subject, active)
    if doer:
        return "alleged_perpetrator" if _is_done(one.topic) else "party"
    return _suffers(subject, active) if _is_done(one.topic) else "party"


def _suffers(subject: bool | None, active: bool) -> str:
    """Give the role of one who did not do it: its object, or the subject of a passive."""
    return "target" if subject is not None and subject != active else "party"


def _stands(
    text: str, who: _Named, named: Sequence[_Named], one: Told, words: PartyWords
) -> tuple[bool | None, bool]:
    """Tell whether somebody is the subject of an event's verb (None: neither), and its voice."""
    start, end = one.core
    between = text[who.end : start] if who.end <= start else text[end : who.start]
    others = any(who.end <= n.start < start or end <= n.start < who.start for n in named)
    near = len(between) <= _REACH and not others and not re.search(r"[,;:،؛，；。(]", between)
    clause = one.clause[0] <= who.start < one.clause[1]
    if not near or not clause:
        return None, True
    ahead = who.end <= start
    passive = has(words.passive, between if ahead else text[one.clause[0] : end])
    subject = (not ahead) if words.verb_first and not passive else ahead
    return subject, not passive


def _is_done(topic: str) -> bool:
    """Tell whether an event is done by somebody to something."""
    return topic in _DOING_TOPICS or (topic in TOPICS and TOPICS[topic].event_type in _DOING)


def _ends_with(pattern: str, text: str) -> bool:
    """Tell whether a text ends with a pattern."""
    return any(match.end() == len(text) for match in ignoring_case(pattern).finditer(text))


def means(text: str, one: Told, words: PartyWords) -> tuple[str, ...]:
    """Tell what an event was done with: keys of `geo.parties.MEANS`, in that order.

    Parameters
    ----------
    text
        Running text (`Document.text`).
    one
        The event.
    words
        Of the language.
    """
    return _said(text, one, words.means)


def targets(
    text: str, one: Told, words: PartyWords, doers: Sequence[Actor] = ()
) -> tuple[str, ...]:
    """Tell what an event hit or was meant for: keys of `geo.parties.TARGETS`, in that order.

    Parameters
    ----------
    text
        Running text (`Document.text`).
    one
        The event.
    words
        Of the language.
    doers
        From `actors`: the words for those who did it say nothing of what was hit.
    """
    names = [a.name for a in doers if a.role in ("alleged_perpetrator", "responder", "mediator")]
    return _said(text, one, words.targets, names)


def _said(
    text: str, one: Told, patterns: Mapping[str, str], less: Sequence[str] = ()
) -> tuple[str, ...]:
    """Give the keys whose words stand in an event's clause, or around it in the sentence."""
    if not _is_done(one.topic):
        return ()
    start = max(one.sentence[0], min(one.lead[0], one.start - _AROUND_EVENT))
    end = min(one.sentence[1], max(one.clause[1], one.end + _AROUND_EVENT))
    around = text[start:end]
    for name in less:
        around = around.replace(name, " ")
    return tuple(key for key, pattern in patterns.items() if has(pattern, around))


def things_in(what: str, topic: str, *, lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell with what, and at what, an event was done that a table tells in a few words.

    Parameters
    ----------
    what
        What happened, as a table has it.
    topic
        Key of `geo.events.TOPICS`, or empty.
    lang
        ISO 639-1 code of its language.

    Returns
    -------
    means, targets
        Keys of `geo.parties.MEANS` and `geo.parties.TARGETS`.

    Examples
    --------
    >>> things_in("drone strike on a clinic", "air_strike", lang="en")
    (('drone',), ('health',))
    """
    words = language(lang).parties
    span = (0, len(what))
    one = Told(topic, *span, span, span, span, "occurred", "asserted", span)
    return means(what, one, words), targets(what, one, words)
