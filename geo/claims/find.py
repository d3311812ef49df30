"""Document, locations, dates -> claims: what its senders say happened, where and when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from geo.claim import Claim, Origin, When
from geo.claims.casualties import casualties
from geo.claims.parties import actors, means, targets
from geo.claims.patterns import has
from geo.claims.sources import chain, cited, senders
from geo.claims.told import Told, stretch, tells, told
from geo.dates import TimeExpression, find_dates, open_interval
from geo.document import Document, Location
from geo.events import TOPICS
from geo.languages import Language, language
from geo.sentences import Span, sentences

_PRIMARY = (
    ("site", "airport", "crossing", "village", "town", "city"), ("district",),
    ("corridor", "mountain", "water", "region"), ("province",), ("border", "line"), ("country",),
)  # fmt: skip
"""Kinds of places, the one that an event is most likely told of first."""

_HARM = frozenset({"harm", "harm_to_civilians"})

_VIOLENT = frozenset({"Explosions/Remote violence", "Battles", "Violence against civilians"})

_DEEDS = frozenset({"destruction", "arrest", "mine_laying", "closure"})
"""Topics of other types that somebody may deny to have done."""

_GENERAL = frozenset({"attack", "fire", "clash", "killing"}) | _HARM
"""Topics by which an event told before is called again."""

_DOERS = ("armed", "forces", "crowd")
"""Kinds of words for those who kill: a sentence that names one tells of another event."""

_GOING_ON = _VIOLENT | {"none_of_these"}
"""Types that, without a place of their own, are where the violence told before was."""


@dataclass(slots=True)
class _Before:
    """What an earlier sentence of the same part told, for a sentence that goes on from it."""

    part: int = -1
    claims: list[Claim] = field(default_factory=list)
    source: str = ""

    def like(self, topic: str) -> Claim | None:
        """Give the last claim of a topic, else the last one of violence; of none, the last deed."""
        same = [c for c in self.claims if c.topic == topic]
        kinds = _VIOLENT if topic else _VIOLENT | {"Riots", "Protests"}
        like = same or [
            c for c in self.claims
            if c.event_type in kinds or (not topic and c.topic in _DEEDS)
        ]  # fmt: skip
        return like[-1] if like else None


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
        sentence, else an earlier sentence of the paragraph; `notes` and `when.basis` say which.
        An event without a date is bounded by the document's own.

    Examples
    --------
    >>> from geo.readers import read_string
    >>> doc = read_string("Two mines were laid.", lang="en", dated="2022-09-13")
    >>> [(c.topic, c.when.edtf) for c in find_claims(doc, ())]
    [('mine_laying', '../2022-09-13')]
    """
    words = language(doc.lang)
    if not words.events.cues:
        return ()
    dates = find_dates(doc.text, lang=doc.lang, dated=doc.dated)
    titles = {part.title for part in doc.parts if part.sender}
    located = _outermost(sorted(locations, key=_begin))
    named = senders(doc, locations)
    before = _Before()
    claims: list[Claim] = []
    for sentence in sentences(doc.text, lang=doc.lang):
        said = doc.text[slice(*sentence)]
        if said in titles or not tells(said, lang=doc.lang):
            continue
        part = doc.part_at(sentence[0]).start
        if part != before.part:
            before = _Before(part)
        here = _between(located, sentence, _begin)
        days = [e for e in _between(dates, sentence, _first) if e.of_event]
        days_at = [(e.start, e.end) for e in _between(dates, sentence, _first)]
        harm = casualties(doc.text, sentence, lang=doc.lang, taken=days_at)
        events = told(
            doc, sentence,
            places=[
                (m.start, m.end) for m in (loc.mention for loc in here) if m.role == "literal"
            ],
            days=[e.start for e in days], harms=harm, lang=doc.lang,
        )  # fmt: skip
        for one in events:
            claim = _claim(doc, one, here, dates, words, named, before)
            if claim is None:
                continue
            mine, alone = harm, len(events) == 1
            if (near := stretch(doc.text, one, events)) != one.sentence:
                mine = casualties(doc.text, near, lang=doc.lang, taken=days_at)
                alone = all(other is one or not _in(other, near) for other in events)
            claims.append(_with_harm(claim, mine, alone=alone))
            before.claims.append(claims[-1])
    return tuple(claims)


def _in(one: Told, part: Span) -> bool:
    """Tell whether an event is told of within a stretch."""
    return part[0] <= one.core[0] < part[1]


def _begin(location: Location) -> int:
    """Give where a location's words begin."""
    return location.mention.start


def _first(expression: TimeExpression) -> int:
    """Give where a time expression begins."""
    return expression.start


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


def _claim(
    doc: Document,
    one: Told,
    locations: Sequence[Location],
    dates: Sequence[TimeExpression],
    words: Language,
    named: Mapping[int, str],
    before: _Before,
) -> Claim | None:
    """Make the claim of an event; None for one told before where nothing was."""
    earlier = before.like(one.topic)
    own = _Linked(*_where(one, locations), _when(doc, one, dates))
    days = bool(_between(dates, one.sentence, _first))
    goes_on = earlier is not None and not own.where and not days
    again = earlier if goes_on and _calls_again(doc, one, words) else None
    key = one.topic
    if earlier and (not key or (again and key not in _HARM)):
        key = earlier.topic
    if not key:
        return None
    topic = TOPICS[key]
    kind = (again or topic).event_type, (again or topic).event_subtype
    if earlier and goes_on and (kind[0] in _GOING_ON or key == "arrest"):
        own = _from_earlier(own, earlier, again=again is not None)
    elif own.when.basis.endswith("(paragraph)") and _undated(doc, one, own.where, words, before):
        own = replace(own, when=_bound(doc, one))
    where, note, when = own.where, own.note, own.when
    sources = cited(doc, one, words.events, before.source)
    before.source = sources[-1] if sources else before.source
    parties = actors(doc, one, locations, words)
    start, end = one.sentence
    source_start, source_end = doc.original_span(start, end)
    return Claim(
        *kind,
        topic=key,
        what=doc.text[slice(*one.clause)].strip(" ,，;；。."),
        when=when,
        locations=where,
        actors=parties,
        means=means(doc.text, one, words.parties),
        targets=targets(doc.text, one, words.parties, parties),
        modality=one.modality,
        polarity=one.polarity,
        claimed_by=chain(doc, one, named, sources),
        quote=doc.text[start:end],
        quote_lang=doc.lang,
        marks=_marks(where, one.sentence),
        origin=Origin(
            doc.source.name, doc.source.sha256, source_start, source_end,
            page=doc.page_of(source_start), url=doc.source.url,
        ),
        notes=(note,) if where and note else (),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Linked:
    """Place and time of an event, and how it came by its place."""

    where: tuple[Location, ...]
    note: str
    when: When


def _from_earlier(own: _Linked, earlier: Claim, *, again: bool) -> _Linked:
    """Give an event without a place that of the one told before, and its time if it has none."""
    when = own.when
    if earlier.when.start and (again or when.basis.startswith("document_date") or not when.edtf):
        basis = f"{earlier.when.basis.split(' (')[0]} (earlier sentence)"
        when = replace(earlier.when, basis=basis)
    return _Linked(earlier.locations, "place linked from an earlier sentence", when)


def _calls_again(doc: Document, one: Told, words: Language) -> bool:
    """Tell whether words speak of an event told before: of its victims, or to deny it."""
    if not one.topic or one.topic in _HARM:
        return True
    if one.topic == "killing":
        said = doc.text[slice(*one.clause)]
        return not any(has(words.events.lexicon.get(who, ""), said) for who in _DOERS)
    return one.polarity == "denied" and one.topic in _GENERAL


def _marks(where: Sequence[Location], sentence: Span) -> tuple[Span, ...]:
    """Give the spans of the places within the quote; none for those of another sentence."""
    start, end = sentence
    inside = all(start <= loc.mention.start < end for loc in where)
    return tuple((m.start - start, m.end - start) for m in (loc.mention for loc in where) if inside)


_OF_TOPIC = {"arrest": ("detained",), "abduction": ("missing",), "flight": ("displaced",)}
"""The harm that an event itself is; no other event of the sentence bears its figure."""


def _with_harm(claim: Claim, harm: Mapping[str, dict[str, object]], *, alone: bool) -> Claim:
    """Put the figures of a sentence to its event: all of them, or those that can be its own."""
    own = _OF_TOPIC.get(claim.topic, ())
    others = {name for names in _OF_TOPIC.values() for name in names} - set(own)
    if alone:
        kept = dict(harm)
    elif own:
        kept = {name: harm[name] for name in own if name in harm}
    elif claim.event_type not in _GOING_ON and claim.topic != "mob":
        kept = {}
    else:
        kept = {name: told for name, told in harm.items() if name not in others}
    hurt = " ".join(str(told["verbatim"]) for told in kept.values())
    named = tuple(replace(a, role="target") if a.name in hurt else a for a in claim.actors)
    return replace(_as_fought(claim, kept), casualties=kept, actors=named)


def _as_fought(claim: Claim, harm: Mapping[str, dict[str, object]]) -> Claim:
    """Call a killing of combatants what it is: a clash."""
    dead = harm.get("killed") or harm.get("injured")
    if claim.topic not in ("attack", "killing") or not dead or dead["group"] != "combatant":
        return claim
    topic = TOPICS["clash"]
    return replace(
        claim, topic="clash", event_type=topic.event_type, event_subtype=topic.event_subtype
    )


def _where(one: Told, locations: Sequence[Location]) -> tuple[tuple[Location, ...], str]:
    """Give the places of an event: those of its clause, else of its sentence."""
    for span, level in (
        (one.clause, "clause"),
        (one.lead, "clause before"),
        (one.sentence, "sentence"),
    ):
        here = [
            loc
            for loc in locations
            if loc.mention.role == "literal" and span[0] <= loc.mention.start < span[1]
        ]
        if here:
            nearest = sorted(here, key=lambda loc: (_rank(loc), _gap(loc, one)))
            return tuple(nearest), f"place linked from the same {level}"
    return (), ""


def _rank(location: Location) -> int:
    """Order places by how likely an event is told of them; terms without an extent last."""
    if location.mention.relation == "between" or location.mention.point:
        return 0
    kind = location.place.kind if location.place else location.mention.hint
    return next((i for i, kinds in enumerate(_PRIMARY) if kind in kinds), len(_PRIMARY))


def _gap(location: Location, one: Told) -> int:
    """Count the characters between a place and an event word."""
    mention = location.mention
    return max(one.start - mention.end, mention.start - one.end, 0)


def _when(doc: Document, one: Told, dates: Sequence[TimeExpression]) -> When:
    """Give the time of an event, and from which level of the text it is taken."""
    paragraph = doc.text.rfind("\n", 0, one.sentence[0]) + 1
    levels = (
        (one.clause, "clause"),
        (one.sentence, "sentence"),
        ((paragraph, one.sentence[0]), "paragraph"),
    )
    for (start, end), level in levels:
        here = [e for e in _between(dates, (start, end), _first) if e.of_event]
        if here:
            nearest: TimeExpression = min(
                here, key=lambda e: max(one.start - e.end, e.start - one.end, 0)
            )
            told = replace(nearest.when, basis=f"{nearest.when.basis} ({level})")
            return _until_told(told, one, doc)
    return _bound(doc, one)


def _bound(doc: Document, one: Told) -> When:
    """Bound an event by the document's own day."""
    part = doc.part_at(one.start)
    future = one.modality in ("planned", "threatened")
    return open_interval(part.dated or doc.dated, future=future)


def _undated(
    doc: Document, one: Told, where: Sequence[Location], words: Language, before: _Before
) -> bool:
    """Tell whether a date told before says nothing of an event.

    A threat is of what is to come; and that nothing happened in a place not told of before is no
    word about the day that something happened elsewhere.
    """
    if one.modality == "threatened":
        return True
    said, events = doc.text[slice(*one.sentence)], words.events
    if one.polarity != "denied" or has(events.untrue, said) or has(events.disowned, said):
        return False
    told = {loc.mention.core for claim in before.claims for loc in claim.locations}
    return bool(where) and not told & {loc.mention.core for loc in where}


def _until_told(when: When, one: Told, doc: Document) -> When:
    """Close a time that began and goes on: who tells of it knows it up to the document's day."""
    dated = doc.part_at(one.start).dated or doc.dated
    told = one.modality in ("occurred", "ongoing", "attempted")
    if not told or not when.start or not when.edtf.endswith("/..") or dated < when.start:
        return when
    return replace(when, edtf=f"{when.edtf[:-2]}{dated}", end=dated, precision="days")
