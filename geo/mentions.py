"""Document -> mentions: the words that may name a place, each literal, attributive or other.

Candidates come from a scan with the gazetteer and from the language's patterns; the words beside
them say what kind of place is meant, how the event lies to it, and whether a place is meant at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from gazetteer.lookup import Gazetteer
from geo.dates import find_dates
from geo.document import Document, Mention
from geo.languages import PlaceWords, compiled, language
from geo.resolve import look_up
from geo.sentences import Span, sentences, span_at

_ANY_DAY = "2000-01-01"
"""Where a document bears no date: only where its dates stand matters here, not their year."""
_NO_MENTIONS = frozenset({"person", "date"})
"""Roles of spans that only hide the names in them."""
_CONTEXT = 60
"""Code points looked at on either side of a name."""

_LONE_IDEOGRAPHS = 2
"""A name of so few ideographs needs a cue or a well-known place: else an ordinary word passes."""

_WELL_KNOWN = 100_000
"""Inhabitants from which on a place needs no cue."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A candidate span, before its context is read."""

    start: int
    end: int
    rank: int
    """Which source proposed it: a lower one wins where two overlap."""
    role: str = "literal"
    hint: str = ""
    relation: str = "at"
    core: str = ""
    parties: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    known: bool = False


def find_mentions(doc: Document, gaz: Gazetteer) -> tuple[Mention, ...]:
    """Find the words that may name a place.

    Parameters
    ----------
    doc
        The document.
    gaz
        Where names are looked up.

    Returns
    -------
    mentions
        In the order of the text, none overlapping another. Offsets are code points into
        `doc.text`; `doc.original_span` gives the original's.

    Notes
    -----
    A name that no gazetteer has is found where a generic word stands beside it (Aghali 村).
    Names of states count as literal only where the words around them speak of ground; otherwise
    they stand for an actor and are attributive.

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
    dates = find_dates(text, lang=doc.lang, dated=doc.dated or _ANY_DAY)
    found = [
        *(_Found(e.start, e.end, rank=0, role="date") for e in dates),
        *_bodies(text, words),
        *_persons(text, words),
        *_demonyms(text, words),
        *_named(text, words, gaz),
        *_inflected(text, gaz),
        *_unlisted(text, words),
    ]
    chosen = _without_overlaps(_extended(text, f, words) for f in found)
    read = [_in_context(text, f, words) for f in chosen]
    read = [f for f in read if f.role not in _NO_MENTIONS and _has_evidence(text, f, doc.lang)]
    read = _beside_each_other(text, read)
    read = _with_borders(text, read, words, spans)
    read = _with_stretches(text, read, words)
    return tuple(_mention(text, f, doc.lang) for f in read)


@cache
def _alternatives(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for many literal words, longest first."""
    return re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))


def _bodies(text: str, words: PlaceWords) -> Iterator[_Found]:
    """Give the bodies that are no places, and the terms that are never located."""
    for terms, role in ((words.bodies, "other"), (words.unlocated, "literal")):
        for match in _alternatives(terms).finditer(text) if terms else ():
            yield _Found(*match.span(), rank=0, role=role, relation="unlocated", known=True)


def _persons(text: str, words: PlaceWords) -> Iterator[_Found]:
    """Give the full names of persons, which hide the names of places in them."""
    for match in compiled(words.person).finditer(text) if words.person else ():
        yield _Found(*match.span(), rank=0, role="person")


def _demonyms(text: str, words: PlaceWords) -> Iterator[_Found]:
    """Give the adjectives of states: always attributive."""
    if not words.demonyms:
        return
    for match in _words_of(tuple(words.demonyms)).finditer(text):
        yield _Found(
            *match.span(), rank=1, role="attributive", hint="country",
            core=words.demonyms[match.group()], known=True,
        )  # fmt: skip


@cache
def _words_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for whole words, the plural among them."""
    joined = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{joined})(?=s?\b)")


def _named(text: str, words: PlaceWords, gaz: Gazetteer) -> Iterator[_Found]:
    """Give the names that the gazetteer knows and that are written as names are."""
    kinds: dict[str, tuple[frozenset[str], bool]] = {}
    lower_case = frozenset(re.findall(r"\b[^\W\d_]+\b", text))
    for hit in gaz.scan(text):
        written = text[hit.start : hit.end]
        if _is_ordinary(written, lower_case) or written.lower() in words.no_names:
            continue
        if written not in kinds:
            candidates = look_up(written, gaz)
            top = max((c.place.population or 0 for c in candidates), default=0)
            kinds[written] = (
                frozenset(c.place.kind for c in candidates),
                top >= _WELL_KNOWN,
            )
        of_place, well_known = kinds[written]
        if of_place:
            yield _Found(hit.start, hit.end, rank=2, kinds=of_place, known=well_known)


def _inflected(text: str, gaz: Gazetteer) -> Iterator[_Found]:
    """Give names in a case of Russian or Ukrainian: known ones, or such after a preposition."""
    lower_case = frozenset(_LOWER_CYRILLIC.findall(text))
    kinds: dict[str, tuple[frozenset[str], bool]] = {}
    for match in _CYRILLIC_NAME.finditer(text):
        written = match["name"]
        if written.lower() in lower_case:
            continue
        if written not in kinds:
            kinds[written] = _inflected_kinds(written, gaz)
        of_place, known = kinds[written]
        if of_place and (known or match["before"]):
            yield _Found(*match.span("name"), rank=3, kinds=of_place, known=known)


_LOWER_CYRILLIC = re.compile(r"\b[а-яёіїєґ]+\b")
_CYRILLIC_NAME = re.compile(
    r"(?P<before>\b(?:[Вв]о?|[Пп]од|[Ии]з|[Нн]а|[Оо]т|[Дд]о|[Кк]о?|[Уу]|[Зз]а|[Нн]ад|[Чч]ерез|[Оо]коло"
    r"|[Бб]лиз|[Бб]іля|[Зз]|города|городе|село|села|селе|пос[её]лк[аеу]|деревн[еия])\s+)?"
    r"\b(?P<name>[А-ЯЁІЇЄҐ][а-яёіїєґʼ’'-]{2,}(?:[ -][А-ЯЁІЇЄҐ][а-яёіїєґʼ’'-]{2,})?)\b"
)
"""A word or two with a capital, and what stands before where a place is meant."""


def _inflected_kinds(written: str, gaz: Gazetteer) -> tuple[frozenset[str], bool]:
    """Give the kinds of the places that an inflected name may mean, and whether one is known."""
    candidates = [c for c in gaz.find(written, by_sound=False) if c.how == "inflected"]
    top = max((c.place.population or 0 for c in candidates), default=0)
    kinds = frozenset(c.place.kind for c in candidates)
    return kinds, top >= _WELL_KNOWN or "country" in kinds


def _is_ordinary(written: str, words: frozenset[str]) -> bool:
    """Tell whether a word is no name: not capitalised, a short acronym, or lower case elsewhere."""
    if written[0].islower() or (written.isascii() and written.isupper() and len(written) < 4):
        return True
    last_word = written.rsplit(maxsplit=1)[-1]
    if last_word[0].islower():  # "the village" is also a name, written The Village
        return True
    return written[0].isupper() and written.lower() in words


def _unlisted(text: str, words: PlaceWords) -> Iterator[_Found]:
    """Give the names that only a generic word beside them shows."""
    if not words.unlisted_name:
        return
    for pattern in (*_after(words), *_before(words)):
        for match in pattern.finditer(text):
            if match["name"] not in words.demonyms and match["name"].lower() not in words.no_names:
                yield _Found(*match.span("name"), rank=3)


@cache
def _after_pattern(name: str, generic: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{name})\s*(?:{_alternatives(generic).pattern})")


@cache
def _before_pattern(name: str, generic: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{_alternatives(generic).pattern})\s+(?P<name>{name})")


def _after(words: PlaceWords) -> list[re.Pattern[str]]:
    """Give the pattern of an unlisted name before a generic word."""
    generic = tuple(words.generic_after)
    return [_after_pattern(words.unlisted_name, generic)] if generic else []


def _before(words: PlaceWords) -> list[re.Pattern[str]]:
    """Give the pattern of an unlisted name after a generic word."""
    generic = tuple(words.generic_before)
    return [_before_pattern(words.unlisted_name, generic)] if generic else []


def _extended(text: str, found: _Found, words: PlaceWords) -> _Found:
    """Take the generic word beside a name into the mention, and learn the kind from it."""
    if found.role != "literal" or found.relation == "unlocated":
        return found
    core = text[found.start : found.end]
    kind, end = _generic_after(text, found.end, words)
    if kind and not (kind == "country" and "country" not in found.kinds):
        return replace(found, end=end, hint=kind, core=core)
    kind = _generic_before(text, found.start, words)
    if kind and (kind == "country" or "country" not in found.kinds):
        return replace(found, hint=kind, core=core)
    kind, core = _generic_within(core, words)
    return replace(found, hint=kind, core=core)


def _generic_after(text: str, at: int, words: PlaceWords) -> tuple[str, int]:
    """Give the kind that a generic word after a name says, and where the word ends."""
    if not words.generic_after:
        return "", at
    generic = _alternatives(tuple(words.generic_after)).pattern
    edge = r"\b" if words.cased else ""
    pattern = rf"\s*(?:{words.new_after or '(?!)'})?(?P<word>{generic}){edge}"
    match = compiled(pattern).match(text, at)
    return (words.generic_after[match["word"]], match.end()) if match else ("", at)


def _generic_before(text: str, at: int, words: PlaceWords) -> str:
    """Give the kind that generic words before a name say."""
    head = text[max(0, at - _CONTEXT) : at].rstrip().casefold()
    hits = [
        w for w in words.generic_before if head.endswith(w) and not head[: -len(w)][-1:].isalnum()
    ]
    return words.generic_before[max(hits, key=len)] if hits else ""


def _generic_within(name: str, words: PlaceWords) -> tuple[str, str]:
    """Split a name that ends with its generic word (拉钦区) into kind and core."""
    for generic in sorted(words.generic_after, key=len, reverse=True):
        core = name.removesuffix(generic).rstrip()
        if core != name and len(core) > 1:
            return words.generic_after[generic], core
    return "", name


def _without_overlaps(found: Iterator[_Found]) -> list[_Found]:
    """Choose spans: the longer one first, then the one of the better source."""
    chosen: list[_Found] = []
    taken: set[int] = set()
    for f in sorted(found, key=lambda f: (f.rank > 0, f.start - f.end, f.rank, f.start)):
        if taken.isdisjoint(range(f.start, f.end)):
            taken.update(range(f.start, f.end))
            chosen.append(f)
    return sorted(chosen, key=lambda f: f.start)


def _in_context(text: str, found: _Found, words: PlaceWords) -> _Found:
    """Read role and relation from the words on either side."""
    if found.role != "literal" or found.relation == "unlocated":
        return found
    before, after = text[max(0, found.start - _CONTEXT) : found.start], text[found.end :][:_CONTEXT]
    relation = _relation(words, before, after)
    if "country" in found.kinds or found.hint == "country":
        return replace(found, role=_state_role(words, before, after), relation=relation)
    if _ends(words.person_before, before) or _begins(words.person_after, after):
        return replace(found, role="person")
    return replace(found, relation=relation)


def _relation(words: PlaceWords, before: str, after: str) -> str:
    """Read the relation from the words on either side."""
    for pattern, relation in words.relation_before.items():
        if compiled(pattern).search(before):
            return relation
    for pattern, relation in words.relation_after.items():
        if compiled(pattern).match(after):
            return relation
    return "at"


def _state_role(words: PlaceWords, before: str, after: str) -> str:
    """Tell whether the name of a state means its ground or an actor."""
    if not words.attributive_after:
        return "literal"
    if _begins(words.attributive_after, after):
        return "attributive"
    ground = _ends(words.literal_before, before) or _begins(words.literal_after, after)
    return "literal" if ground else "attributive"


def _ends(pattern: str, text: str) -> bool:
    """Tell whether a pattern (ending in $) matches before a name."""
    return bool(pattern) and bool(compiled(pattern).search(text))


def _begins(pattern: str, text: str) -> bool:
    """Tell whether a pattern matches right after a name."""
    return bool(pattern) and bool(compiled(pattern).match(text))


def _has_evidence(text: str, found: _Found, lang: str) -> bool:
    """Tell whether enough speaks for a name, so that an ordinary word does not pass for one."""
    if found.known or found.hint or found.relation != "at" or found.rank != 2:
        return True
    written = text[found.start : found.end]
    if lang == "zh" and len(written) <= _LONE_IDEOGRAPHS and not written.isascii():
        return bool(found.kinds & {"country", "province"})
    return True


def _beside_each_other(text: str, found: list[_Found]) -> list[_Found]:
    """Take a state right beside a place in it (阿塞拜疆拉钦区; Goris, Armenia) for ground."""
    roles = [f.role for f in found]
    for i, (a, b) in enumerate(pairwise(found)):
        gap = text[a.end : b.start]
        if (
            "country" in b.kinds
            and _is_place(a)
            and re.fullmatch(r"(?:, ?| of | in )(?:the )?", gap)
        ):
            roles[i + 1] = "literal"
        if "country" in a.kinds and _is_place(b) and not gap:
            roles[i] = "literal"
    return [replace(f, role=role) for f, role in zip(found, roles, strict=True)]


def _is_place(found: _Found) -> bool:
    """Tell whether a span names a place within a state."""
    return (
        found.role == "literal" and found.relation != "unlocated" and "country" not in found.kinds
    )


def _with_borders(
    text: str, found: list[_Found], words: PlaceWords, spans: Sequence[Span]
) -> list[_Found]:
    """Add the state borders, each with the two states whose border it is."""
    if not words.border:
        return found
    states = [f for f in found if "country" in f.kinds or f.hint == "country"]
    often = Counter(_state_name(text, f) for f in states)
    borders = []
    for match in compiled(words.border).finditer(text):
        if any(f.start < match.end() and match.start() < f.end for f in found):
            continue
        span = span_at(spans, match.start()) or match.span()
        parties = _parties(text, match.start(), span, states, often)
        before, after = text[max(0, match.start() - _CONTEXT) : match.start()], text[match.end() :]
        relation = _relation(words, before, after[:_CONTEXT])
        written = match.group()
        along = written.endswith(("沿线", "线上", "线")) or relation == "at"
        borders.append(
            _Found(
                *match.span(), rank=1, hint="border", known=True, parties=parties, core=written,
                relation="along" if along else relation,
            )
        )  # fmt: skip
    return sorted([*found, *borders], key=lambda f: f.start)


def _state_name(text: str, found: _Found) -> str:
    """Give the name or code by which a state is looked up."""
    return found.core or text[found.start : found.end]


def _parties(
    text: str, at: int, sentence: Span, states: Sequence[_Found], often: Mapping[str, int]
) -> tuple[str, ...]:
    """Give the states nearest in the sentence, then the ones that the text names most."""
    here = [f for f in states if sentence[0] <= f.start < sentence[1]]
    near = sorted(here, key=lambda f: abs(f.start - at))
    most = sorted(often, key=lambda name: (-often[name], name))
    names = dict.fromkeys([*(_state_name(text, f) for f in near), *most])
    return tuple(names)[:6]


def _with_stretches(text: str, found: list[_Found], words: PlaceWords) -> list[_Found]:
    """Join two places named with "between A and B" into one mention."""
    if not words.between:
        return found
    for match in compiled(words.between).finditer(text):
        ends = [_inside(found, match.span(group)) for group in ("a", "b")]
        if None in ends or any(f is None or not _is_place(f) for f in ends):
            continue
        inner = [f for f in found if match.start() <= f.start and f.end <= match.end()]
        parties = tuple(text[f.start : f.end] for f in ends if f is not None)
        joined = _Found(*match.span(), rank=1, relation="between", parties=parties, known=True)
        found = sorted([f for f in found if f not in inner] + [joined], key=lambda f: f.start)
    return found


def _inside(found: Sequence[_Found], span: Span) -> _Found | None:
    """Give the span that lies within another one."""
    return next((f for f in found if span[0] <= f.start and f.end <= span[1]), None)


def _mention(text: str, found: _Found, lang: str) -> Mention:
    """Give a span its final form."""
    written = text[found.start : found.end]
    unlocated = found.relation == "unlocated"
    return Mention(
        text=written, start=found.start, end=found.end, lang=lang, hint=found.hint, role=found.role,
        relation="at" if unlocated else found.relation,
        core="" if unlocated else found.core or written,
        parties=found.parties,
    )  # fmt: skip
