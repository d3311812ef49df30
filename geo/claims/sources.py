"""Who says so: the letter's sender, the part's, and whom the sentence cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.claims.patterns import ignoring_case
from geo.claims.told import Told
from geo.document import Document, Location, Part
from geo.heads import speaks_for_state
from geo.languages import EventWords
from geo.sentences import Span

_LONGEST = 80
"""Code points of a source's name."""
_TRIMMED = " \t,，、"
"""What does not belong to a name at its ends."""


def senders(doc: Document, locations: Sequence[Location]) -> Mapping[int, str]:
    """Name who sends each part of a document.

    Parameters
    ----------
    doc
        The document.
    locations
        Its mentions, resolved.

    Returns
    -------
    senders
        Where a part begins -> the state, if one is named in its sender, and the words as written;
        empty where none is stated.
    """
    return {part.start: _sender(doc, part, locations) for part in doc.parts}


def _sender(doc: Document, part: Part, locations: Sequence[Location]) -> str:
    """Name a part's sender: the state, if one is named in it, and the words as written."""
    if not part.sender:
        return ""
    begin = doc.text.find(part.sender, part.start)
    if begin < 0:  # named beside the text
        return part.sender
    states = [
        loc.place.name
        for loc in locations
        if loc.place
        and loc.place.kind == "country"
        and begin <= loc.mention.start < begin + len(part.sender)
    ]
    for_state = states and speaks_for_state(part.sender, lang=doc.lang)
    return f"{states[0]} ({part.sender})" if for_state else part.sender


def cited(doc: Document, told: Told, words: EventWords, before: str) -> tuple[str, ...]:
    """Name whom a sentence cites for an event, outermost first.

    Parameters
    ----------
    doc
        The document.
    told
        The event.
    words
        Of the language.
    before
        The source cited before it, for which a pronoun stands.

    Returns
    -------
    sources
        As written; empty where the sentence speaks for the sender.
    """
    names = []
    for start, end in cited_at(doc, told, words):
        name = doc.text[start:end]
        if words.pronouns and ignoring_case(words.pronouns).fullmatch(name):
            names += [before] if before else []
        elif not _is_own(name, words):
            names.append(name)
    return tuple(dict.fromkeys(names))


def cited_at(doc: Document, told: Told, words: EventWords) -> list[Span]:
    """Give where a sentence names those whom it cites, in the order of the text.

    Parameters
    ----------
    doc
        The document.
    told
        The event.
    words
        Of the language.
    """
    first, last = told.sentence
    found: list[Span] = []
    for pattern in words.said_by:
        for match in ignoring_case(pattern).finditer(doc.text[first:last]):
            name = match["source"].strip(_TRIMMED)
            start = first + match.start("source")
            start += match["source"].find(name)
            end = start + len(name)
            within = start < told.end and told.start < end
            known = any(start < f[1] and f[0] < end for f in found)
            if name and len(name) <= _LONGEST and not within and not known:
                found.append((start, end))
    return sorted(found)


def _is_own(name: str, words: EventWords) -> bool:
    """Tell whether the words are the sender's for itself."""
    return bool(words.own) and bool(ignoring_case(words.own).fullmatch(name))


def chain(
    doc: Document, told: Told, named: Mapping[int, str], sources: Sequence[str]
) -> tuple[str, ...]:
    """Give who says so, outermost first: the letter's sender, the part's, the sources named.

    Parameters
    ----------
    doc
        The document.
    told
        The event.
    named
        From `senders`.
    sources
        From `cited`.

    Returns
    -------
    chain
        At least one name; that no sender is stated is said.
    """
    spoken = [name for part in doc.conveyed(told.start) if (name := named[part.start])]
    spoken = spoken or [f"{doc.source.name} (sender not stated)"]
    return tuple(dict.fromkeys([*spoken, *sources]))
