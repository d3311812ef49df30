"""What names mean together: a place and its state, a border, a stretch between two places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from geo.languages import PlaceWords, compiled
from geo.mentions.context import relation_of
from geo.mentions.found import CONTEXT, Found, is_place
from geo.sentences import Span, span_at


def beside_each_other(text: str, found: list[Found]) -> list[Found]:
    """Take a state right beside a place in it (阿塞拜疆拉钦区; Goris, Armenia) for ground."""
    roles = [f.role for f in found]
    for i, (a, b) in enumerate(pairwise(found)):
        gap = text[a.end : b.start]
        if (
            "country" in b.kinds
            and is_place(a)
            and re.fullmatch(r"(?:, ?| of | in )(?:the )?", gap)
        ):
            roles[i + 1] = "literal"
        if "country" in a.kinds and is_place(b) and not gap:
            roles[i] = "literal"
    return [replace(f, role=role) for f, role in zip(found, roles, strict=True)]


def with_borders(
    text: str, found: list[Found], words: PlaceWords, spans: Sequence[Span]
) -> list[Found]:
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
        before, after = text[max(0, match.start() - CONTEXT) : match.start()], text[match.end() :]
        lies = relation_of(words, before, after[:CONTEXT])
        written = match.group()
        along = written.endswith(("沿线", "线上", "线")) or lies == "at"
        borders.append(
            Found(
                *match.span(), rank=1, hint="border", known=True, parties=parties, core=written,
                relation="along" if along else lies,
            )
        )  # fmt: skip
    return sorted([*found, *borders], key=lambda f: f.start)


def _state_name(text: str, found: Found) -> str:
    """Give the name or code by which a state is looked up."""
    return found.core or text[found.start : found.end]


def _parties(
    text: str, at: int, sentence: Span, states: Sequence[Found], often: Mapping[str, int]
) -> tuple[str, ...]:
    """Give the states nearest in the sentence, then the ones that the text names most."""
    here = [f for f in states if sentence[0] <= f.start < sentence[1]]
    near = sorted(here, key=lambda f: abs(f.start - at))
    most = sorted(often, key=lambda name: (-often[name], name))
    names = dict.fromkeys([*(_state_name(text, f) for f in near), *most])
    return tuple(names)[:6]


def with_stretches(text: str, found: list[Found], words: PlaceWords) -> list[Found]:
    """Add the stretch of "between A and B" or "the road from A to B" before the two names in it."""
    joined: list[Found] = []
    at = 0
    while at < len(found):
        stretch = _stretch(text, found[at : at + 2], words)
        joined += [stretch, *found[at : at + 2]] if stretch else [found[at]]
        at += 2 if stretch else 1
    return joined


def _stretch(text: str, pair: Sequence[Found], words: PlaceWords) -> Found | None:
    """Give the stretch between two neighbours, if the words around them speak of one."""
    if len(pair) < 2 or not all(is_place(f) for f in pair):
        return None
    a, b = pair
    gap = text[a.end : b.start]
    before = text[max(0, a.start - CONTEXT) : a.start]
    for opening, middle, closing, relation in words.stretches:
        head = compiled(opening).search(before)
        tail = compiled(closing).match(text, b.end)
        if head and tail and compiled(middle).fullmatch(gap):
            parties = tuple(text[f.start : f.end] for f in pair)
            start = a.start - len(before) + head.start()
            return Found(start, tail.end(), rank=1, relation=relation, parties=parties, known=True)
    return None
