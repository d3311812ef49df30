"""Document -> mentions: the words that may name a place, each literal, attributive or other.

`candidates` has the sources of spans: the gazetteer, the words of the language, what stands beside
a name. `found` chooses among those that overlap. `context` and `names` read the words around: the
kind of place, the role, how an event lies to it, whether a place is meant at all. `joined` reads
what names mean together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from gazetteer.lookup import Gazetteer
from geo.dates import find_dates
from geo.document import Document, Mention
from geo.languages import PlaceWords, language
from geo.mentions import candidates
from geo.mentions.context import extended, in_context
from geo.mentions.found import CONTEXT, Found, ends, without_overlaps, without_tails
from geo.mentions.joined import beside_each_other, with_borders, with_stretches
from geo.mentions.names import is_doubtful, is_part, surnames
from geo.mentions.recognised import Recognised
from geo.sentences import Span, sentences

__all__ = ["Evidence", "find_mentions"]

_ANY_DAY = "2000-01-01"
"""Where a document bears no date: only where its dates stand matters here, not their year."""
_NO_MENTIONS = frozenset({"person", "work", "date"})
"""Roles of spans that only hide the names in them."""
_LONE_IDEOGRAPHS = 2
"""A name of so few ideographs needs a cue or a well-known place: else an ordinary word passes."""


Evidence = Callable[[str, str], Iterable[tuple[int, int]]]
"""Text and ISO 639-1 code -> spans (code points, end exclusive) that a model holds for places."""


def find_mentions(
    doc: Document, gaz: Gazetteer, *, evidence: Evidence | None = None
) -> tuple[Mention, ...]:
    """Find the words that may name a place.

    Parameters
    ----------
    doc
        The document.
    gaz
        Where names are looked up.
    evidence
        Any other recogniser (spaCy, natasha, one of your own): its spans are read beside what the
        gazetteer and the words of the language show. Without one the answer stands.

    Returns
    -------
    mentions
        In the order of the text; none overlaps another, but that a stretch (between A and B)
        comes before the two names in it. Offsets are code points into `doc.text`;
        `doc.original_span` gives the original's.

    Notes
    -----
    A name that no gazetteer has is found where a generic word or a preposition stands beside it
    (Aghali 村, near Nerkin Hand), or a list that has another place. Names of states count as
    literal only where the words around them speak of ground; otherwise they stand for an actor and
    are attributive. A town's name within the name of a person, a body or a work is no mention.

    Examples
    --------
    >>> import gazetteer
    >>> from geo.readers import read_string
    >>> doc = read_string("在拉钦区部分地区埋设地雷。")
    >>> [(m.text, m.hint, m.relation) for m in find_mentions(doc, gazetteer.open())]
    [('拉钦区', 'district', 'within')]
    """
    text, words = doc.text, language(doc.lang).places
    spans = sentences(text, lang=doc.lang)
    names = candidates.Names(gaz, doc.lang)
    seen = candidates.seen(text, evidence(text, doc.lang) if evidence else ())
    found = list(_candidates(doc, words, names))
    ours = Recognised(text, doc.lang, words, found)
    proposed = without_tails([*found, *seen, *ours.names()])
    chosen = without_overlaps(extended(text, f, words) for f in proposed)
    chosen = [in_context(text, f, words) for f in chosen]
    chosen = without_overlaps([*chosen, *_listed(text, chosen, words)])
    persons = surnames(text, chosen, words)
    chosen = ours.without_pairs(chosen)
    read = [
        f
        for f in chosen
        if _is_mention(text, f, chosen, spans, words, names)
        and not (_is_bare(text, f, words) and (text[f.start : f.end] in persons or ours.doubts(f)))
    ]
    read = beside_each_other(text, read)
    read = with_borders(text, read, words, spans)
    read = with_stretches(text, read, words)
    return tuple(_mention(text, f, doc.lang) for f in read)


def _candidates(doc: Document, words: PlaceWords, names: candidates.Names) -> Iterator[Found]:
    """Give the spans of all sources."""
    text = doc.text
    dates = find_dates(text, lang=doc.lang, dated=doc.dated or _ANY_DAY)
    return chain(
        (Found(e.start, e.end, rank=0, role="date") for e in dates),
        candidates.coordinates(text),
        candidates.bodies(text, words),
        candidates.hidden(text, words),
        candidates.demonyms(text, words),
        candidates.named(text, words, names),
        candidates.inflected(text, words, names),
        candidates.with_clitic(text, words, names),
        candidates.unlisted(text, words),
    )


def _listed(text: str, chosen: list[Found], words: PlaceWords) -> list[Found]:
    """Give the names in one list with places, with what stands beside them."""
    found = (extended(text, f, words) for f in candidates.listed(text, chosen, words))
    return [in_context(text, f, words) for f in found]


def _is_mention(
    text: str,
    found: Found,
    chosen: list[Found],
    spans: list[Span],
    words: PlaceWords,
    names: candidates.Names,
) -> bool:
    """Tell whether a span names a place, and enough speaks for it."""
    if found.role in _NO_MENTIONS:
        return False
    if found.rank < 2 or found.role != "literal":
        return True
    if is_part(text, found, chosen, words):
        return False
    written = text[found.start : found.end]
    if found.rank == 2 and is_doubtful(text, found, names.of(written).people, spans, words):
        return False
    return _has_evidence(written, found, words)


def _is_bare(text: str, found: Found, words: PlaceWords) -> bool:
    """Tell whether nothing beside a name asks for a place."""
    before = text[max(0, found.start - CONTEXT) : found.start]
    return not (found.hint or found.relation != "at" or ends(words.place_before, before))


def _has_evidence(written: str, found: Found, words: PlaceWords) -> bool:
    """Tell whether enough speaks for a short name: else an ordinary word passes for one."""
    if found.known or found.hint or found.relation != "at" or found.rank != 2:
        return True
    if not words.spaced and len(written) <= _LONE_IDEOGRAPHS and not written.isascii():
        return bool(found.kinds & {"country", "province"})
    return True


def _mention(text: str, found: Found, lang: str) -> Mention:
    """Give a span its final form."""
    written = text[found.start : found.end]
    unlocated = found.relation == "unlocated"
    return Mention(
        text=written, start=found.start, end=found.end, lang=lang, hint=found.hint, role=found.role,
        relation="at" if unlocated else found.relation,
        core="" if unlocated or found.point else found.core or written,
        parties=found.parties, km=found.km, bearing=found.bearing, point=found.point,
    )  # fmt: skip
