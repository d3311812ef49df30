"""Document, locations, dates -> claims: what its senders say happened, where and when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geo.claim import Claim, Origin, When
from geo.dates import TimeExpression, find_dates, open_interval
from geo.document import Document, Location, Part
from geo.events import TOPICS
from geo.languages import EventCue, Language, compiled, language
from geo.sentences import Span, clauses, sentences, span_at

_PRIMARY = (
    ("site", "airport", "crossing", "village", "town", "city"), ("district",),
    ("corridor", "mountain", "water", "region"), ("province",), ("border", "line"), ("country",),
)  # fmt: skip
"""Kinds of places, the one that an event is most likely told of first."""


@dataclass(frozen=True, slots=True)
class _Told:
    """An event word, with the clause and the sentence that it stands in."""

    cue: EventCue
    start: int
    end: int
    clause: Span
    lead: Span
    """From the clause before it (verbs such as 企图 stand there) to the event word's end."""
    sentence: Span


def find_claims(doc: Document, locations: Sequence[Location]) -> tuple[Claim, ...]:
    """Find what a document says happened.

    Parameters
    ----------
    doc
        The document.
    locations
        Its mentions, resolved (`resolve(find_mentions(doc, gaz), gaz)`).

    Returns
    -------
    claims
        In the order of the text. Place and time are linked from the same clause, else the
        sentence, else (time only) an earlier sentence of the paragraph; `notes` and
        `when.basis` say which. An event without a date is bounded by the document's own.

    Examples
    --------
    >>> from geo.readers import read_string
    >>> doc = read_string("Two mines were laid overnight.", lang="en", dated="2022-09-13")
    >>> [(c.topic, c.when.edtf) for c in find_claims(doc, ())]
    [('mine_laying', '../2022-09-13')]
    """
    words = language(doc.lang)
    spans = sentences(doc.text, lang=doc.lang)
    dates = find_dates(doc.text, lang=doc.lang, dated=doc.dated)
    titles = {part.title for part in doc.parts if part.sender}
    located = _outermost(sorted(locations, key=_begin))
    senders = {part.start: _sender(doc, part, locations) for part in doc.parts}
    return tuple(
        _claim(doc, told, _between(located, sentence, _begin), dates, words, senders)
        for sentence in spans
        if doc.text[slice(*sentence)] not in titles
        for told in _told(doc, sentence, words)
    )


def _begin(location: Location) -> int:
    """Give where a location's words begin."""
    return location.mention.start


def _outermost(locations: Sequence[Location]) -> list[Location]:
    """Leave out names within a longer mention: of "between A and B" neither is where it was."""
    kept: list[Location] = []
    for location in locations:
        if not kept or location.mention.start >= kept[-1].mention.end:
            kept.append(location)
    return kept


def _between(items: Sequence[Any], span: Span, begin: Callable[[Any], int]) -> Sequence[Any]:
    """Give the items, sorted by where they begin, that begin within a span."""
    return items[bisect_left(items, span[0], key=begin) : bisect_left(items, span[1], key=begin)]


def _has(pattern: str, text: str) -> bool:
    """Tell whether a pattern of a language occurs."""
    return bool(pattern) and bool(compiled(pattern).search(text))


def _told(doc: Document, sentence: Span, words: Language) -> Iterator[_Told]:
    """Give the event words of a sentence, one a topic."""
    parts: list[Span] | None = None
    seen = set()
    for cue in words.events.cues:
        match = compiled(cue.pattern).search(doc.text, *sentence)
        if match is None or cue.topic in seen:
            continue
        seen.add(cue.topic)
        parts = parts or clauses(doc.text, sentence, lang=doc.lang)
        clause = span_at(parts, match.start()) or sentence
        before = parts[max(0, parts.index(clause) - 1)] if clause in parts else clause
        yield _Told(cue, *match.span(), clause, (before[0], match.end()), sentence)


def _claim(
    doc: Document,
    told: _Told,
    locations: Sequence[Location],
    dates: Sequence[TimeExpression],
    words: Language,
    senders: Mapping[int, str],
) -> Claim:
    """Make the claim of an event word."""
    topic = TOPICS[told.cue.topic]
    modality = _modality(doc.text, told, words)
    where, note = _where(told, locations)
    start, end = told.sentence
    until_event = doc.text[told.clause[0] : told.end]
    source_start, source_end = doc.original_span(start, end)
    return Claim(
        topic.event_type,
        topic.event_subtype,
        topic=told.cue.topic,
        what=doc.text[slice(*told.clause)].strip(" ,，;；。."),
        when=_when(doc, told, dates, future=modality == "planned"),
        locations=where,
        actors=_actors(doc.text, told.sentence, locations, words),
        modality=modality,
        polarity="denied" if _has(words.events.denied, until_event) else "asserted",
        claimed_by=_chain(doc, told, words, senders),
        quote=doc.text[start:end],
        quote_lang=doc.lang,
        marks=tuple((loc.mention.start - start, loc.mention.end - start) for loc in where),
        origin=Origin(
            doc.source.name, doc.source.sha256, source_start, source_end,
            page=doc.page_of(source_start), url=doc.source.url,
        ),
        notes=(note,) if note else (),
    )  # fmt: skip


def _modality(text: str, told: _Told, words: Language) -> str:
    """Tell from the words around it whether the event is said to have happened."""
    if told.cue.modality:
        return told.cue.modality
    if _has(words.events.attempted, text[slice(*told.lead)]):
        return "attempted"
    if _has(words.events.planned, text[slice(*told.clause)]):
        return "planned"
    return "occurred"


def _where(told: _Told, locations: Sequence[Location]) -> tuple[tuple[Location, ...], str]:
    """Give the places of an event: those of its clause, else of its sentence."""
    for span, level in (
        (told.clause, "clause"),
        (told.lead, "clause before"),
        (told.sentence, "sentence"),
    ):
        here = [
            loc
            for loc in locations
            if loc.mention.role == "literal" and span[0] <= loc.mention.start < span[1]
        ]
        if here:
            nearest = sorted(here, key=lambda loc: (_rank(loc), _gap(loc, told)))
            return tuple(nearest), f"place linked from the same {level}"
    return (), ""


def _rank(location: Location) -> int:
    """Order places by how likely an event is told of them; terms without an extent last."""
    if location.mention.relation == "between":
        return 0
    kind = location.place.kind if location.place else location.mention.hint
    return next((i for i, kinds in enumerate(_PRIMARY) if kind in kinds), len(_PRIMARY))


def _gap(location: Location, told: _Told) -> int:
    """Count the characters between a place and an event word."""
    mention = location.mention
    return max(told.start - mention.end, mention.start - told.end, 0)


def _when(doc: Document, told: _Told, dates: Sequence[TimeExpression], *, future: bool) -> When:
    """Give the time of an event, and from which level of the text it is taken."""
    paragraph = doc.text.rfind("\n", 0, told.sentence[0]) + 1
    levels = (
        (told.clause, "clause"),
        (told.sentence, "sentence"),
        ((paragraph, told.sentence[0]), "paragraph"),
    )
    for (start, end), level in levels:
        there = _between(dates, (start, end), lambda e: e.start)
        here = [e for e in there if e.of_event]
        if here:
            nearest: TimeExpression = min(
                here, key=lambda e: max(told.start - e.end, e.start - told.end, 0)
            )
            return replace(nearest.when, basis=f"{nearest.when.basis} ({level})")
    part = doc.part_at(told.start)
    return open_interval(part.dated or doc.dated, future=future)


def _actors(
    text: str, sentence: Span, locations: Sequence[Location], words: Language
) -> tuple[str, ...]:
    """Give the states and their bodies that a sentence names, as written."""
    names: dict[str, None] = {}
    for location in locations:
        mention = location.mention
        if mention.role != "attributive" or not sentence[0] <= mention.start < sentence[1]:
            continue
        after = words.places.attributive_after
        body = compiled(after).match(text, mention.end) if after else None
        names.setdefault(text[mention.start : body.end() if body else mention.end])
    return tuple(names)


def _chain(
    doc: Document, told: _Told, words: Language, senders: Mapping[int, str]
) -> tuple[str, ...]:
    """Give who says so, outermost first: the letter's sender, the part's, the source named."""
    chain = [name for part in doc.conveyed(told.start) if (name := senders[part.start])]
    if not chain:
        chain = [f"{doc.source.name} (sender not stated)"]
    if words.events.said_by:
        named = compiled(words.events.said_by).search(doc.text, *told.sentence)
        chain += [named["source"].strip()] if named else []
    return tuple(dict.fromkeys(chain))


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
    return f"{states[0]} ({part.sender})" if states else part.sender
