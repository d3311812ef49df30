"""A page's glyphs with their places -> its lines of text. Knows no PDF and no paragraphs.

Text from left to right keeps the order in which its author's program wrote it. Text from right to
left is put in order by where its glyphs stand: programs write those in any order at all.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from geo.readers.order import Glyph, in_order, is_backwards

_FAR = 2.2
"""Widths of a letter between two glyphs from which on they belong to two columns."""
_GUTTER = 0.7
"""The same, where most rows of a page have one in the same place."""
_LEAST_ROWS = 6
"""Rows that tell a gutter."""
_MOST_GUTTERS = 4
_OFF_LINE = 0.6
"""Share of a letter's height by which a mark of a note is off its line at the most."""
_SMALL = 0.87
"""Share of a line's letter size below which a raised number is the mark of a note."""
_JUSTIFIED = 1.0
"""Share of a letter's size up to which a gap between ideographs is one of justification."""

_LEAST_PAIRS = 4
"""Neighbours on a line below which their gaps do not tell whether the line is spread."""

_NOTE_MARK = re.compile(r"[\d*†‡§¹²³⁰-⁹a-z)\]]{1,3}")
_BULLET = re.compile(
    r"(?:[-*•–—·]|\(?(?:\d{1,3}|[^\W\d]|[ivxIVX]{1,4}|[一二三四五六七八九十]{1,3})[.)、])\s+"
)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text, or a piece of one where columns stand beside each other.

    Lengths are in points. In text from right to left `start` is the right edge, counted from the
    page's right: what holds of `start` and `end` holds for both directions.
    """

    text: str
    """Its characters, in the order of reading."""
    start: float
    """Where it begins, from the edge at which lines begin."""
    end: float
    """Where it ends, from the same edge."""
    y: float
    """Height of its base line above the page's foot."""
    size: float
    """Size of its letters."""
    bold: bool = False
    """Whether it is set in bold type throughout."""
    page: int = 0
    """Number of its page, from 0."""
    marks: tuple[tuple[int, int], ...] = field(default=())
    """Spans of `text` that are marks of notes: small and raised."""
    hang: float = 0.0
    """Where its text begins behind a bullet or number; `start` if it has none."""
    word: float = 0.0
    """Width of its first word: what must fit into the line before if that one is not full."""


def middle(values: Sequence[float]) -> float:
    """Give the middle one of some values; `statistics` takes longer to load than a page to read.

    Parameters
    ----------
    values
        One at the least.

    Returns
    -------
    value
        The middle one, the lower where there are two.
    """
    return sorted(values)[(len(values) - 1) // 2]


def is_right_to_left(text: str) -> bool:
    """Tell whether the larger part of a text's letters run from right to left.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    answer
        True for Arabic, Persian, Hebrew ...
    """
    kinds = [unicodedata.bidirectional(c) for c in text]
    return sum(k in ("R", "AL") for k in kinds) > sum(k == "L" for k in kinds)


def lines_of(glyphs: Sequence[Glyph], *, width: float, page: int = 0) -> list[TextLine]:
    """Make lines of a page's glyphs.

    Parameters
    ----------
    glyphs
        In the order of the file.
    width
        Of the page, in points.
    page
        Its number, from 0.

    Returns
    -------
    lines
        In the order of the file; of a page from right to left, from its head to its foot.
    """
    backwards = is_right_to_left("".join(g.char for g in glyphs))
    pieces = _rows(glyphs) if backwards else _stretches(glyphs)
    lines = (_line(piece, width if backwards else None, page) for piece in pieces)
    return [line for line in lines if line.text]


def _stretches(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Cut glyphs in the order of the file where a line or a column ends."""
    piece: list[Glyph] = []
    base = last = None
    for glyph in glyphs:
        if glyph.char.isspace():
            if piece:
                piece.append(glyph)
            continue
        if base is not None and last is not None and _is_elsewhere(glyph, base, last):
            yield piece
            piece, base = [], None
        piece.append(glyph)
        last = glyph
        if base is None or glyph.size > base.size * 1.1:
            base = glyph
    if piece:
        yield piece


def _is_elsewhere(glyph: Glyph, base: Glyph, last: Glyph) -> bool:
    """Tell whether a glyph stands on another line than those before it, or far from them."""
    size = max(glyph.size, base.size)
    if abs(glyph.y - base.y) > _OFF_LINE * size:
        return True
    if -size < glyph.left - last.right < _FAR * size:
        return False
    return not (is_backwards(glyph.char) or is_backwards(last.char))


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Put glyphs into rows from the head of the page, cut where columns stand apart."""
    heights: list[float] = []
    rows: dict[float, list[Glyph]] = {}
    # The largest first: a raised mark finds the line that it stands on.
    for glyph in sorted(glyphs, key=lambda g: (g.char.isspace(), -g.size)):
        at = bisect_left(heights, glyph.y)
        near = [y for y in heights[max(0, at - 1) : at + 1] if _is_on(glyph, rows[y][0])]
        if near:
            rows[min(near, key=lambda y: abs(y - glyph.y))].append(glyph)
        elif not glyph.char.isspace():
            heights.insert(at, glyph.y)
            rows[glyph.y] = [glyph]
    ordered = [sorted(rows[y], key=lambda g: g.right, reverse=True) for y in reversed(heights)]
    gutters = _gutters(ordered)
    for row in ordered:
        yield from _apart(row, gutters)


def _gutters(rows: Sequence[Sequence[Glyph]]) -> list[float]:
    """Find where most rows of a page have a gap: between columns that stand close."""
    gaps = [gap for row in rows for gap in _gaps(row)]
    found: list[float] = []
    while len(found) < _MOST_GUTTERS:
        ends = sorted([(low, 1) for low, _ in gaps] + [(high, -1) for _, high in gaps])
        depth = best = 0
        at = 0.0
        for x, step in ends:
            depth += step
            if depth > best:
                best, at = depth, x
        if best < max(_LEAST_ROWS, len(rows) / 2):
            break
        found.append(at)
        gaps = [(low, high) for low, high in gaps if not low <= at <= high]
    return found


def _gaps(row: Sequence[Glyph]) -> Iterator[tuple[float, float]]:
    """Give the gaps of a row, given from the right, that may be one between columns."""
    edge: float | None = None
    for glyph in row:
        if glyph.char.isspace():
            continue
        if edge is not None and edge - glyph.right > _GUTTER * glyph.size:
            yield glyph.right, edge
        edge = glyph.left if edge is None else min(edge, glyph.left)


def _is_on(glyph: Glyph, base: Glyph) -> bool:
    """Tell whether a glyph stands on the line of another one."""
    return abs(base.y - glyph.y) < _OFF_LINE * base.size


def _apart(row: Sequence[Glyph], gutters: Sequence[float]) -> Iterator[list[Glyph]]:
    """Cut a row, given from the right, where nothing stands over more than a word's gap."""
    piece: list[Glyph] = []
    edge = 0.0
    for glyph in row:
        if not glyph.char.isspace():
            is_far = edge - glyph.right > _FAR * glyph.size
            if piece and (is_far or any(glyph.right <= x <= edge for x in gutters)):
                yield piece
                piece = []
            edge = min(edge, glyph.left) if piece else glyph.left
        piece.append(glyph)
    if piece:
        yield piece


def _line(piece: Sequence[Glyph], width: float | None, page: int) -> TextLine:
    """Make a line of glyphs; `width` of the page if it runs from right to left."""
    ordered = in_order(piece, backwards=width is not None)
    ordered = _trimmed(_without_false_spaces(ordered))
    seen = [g for g in ordered if not g.char.isspace()]
    if not seen:
        return TextLine("", 0, 0, 0, 0)
    size = middle([g.size for g in seen])
    base = next(g for g in seen if g.size >= _SMALL * size)
    text = "".join(g.char for g in ordered)
    bullet = _BULLET.match(text)
    word = re.match(r"[^\W\u2e80-\uffdc]+|.", text)
    left, right = min(g.left for g in seen), max(g.right for g in seen)
    edges = (left, right) if width is None else (width - right, width - left)
    behind = ordered[bullet.end() :] if bullet else []
    first = ordered[: word.end() if word else 1]
    return TextLine(
        text, *edges, base.y, size,
        bold=all(g.bold for g in seen),
        page=page,
        marks=_marks(ordered, text, base.y, size),
        hang=(behind[0].left if width is None else width - behind[0].right) if behind else edges[0],
        word=max(g.right for g in first) - min(g.left for g in first),
    )  # fmt: skip


def _marks(
    glyphs: Sequence[Glyph], text: str, y: float, size: float
) -> tuple[tuple[int, int], ...]:
    """Find small raised marks behind a word."""
    raised = [
        not g.char.isspace() and g.size < _SMALL * size and g.y > y + 0.15 * size for g in glyphs
    ]
    spans = []
    at = 0
    for is_raised, group in groupby(raised):
        end = at + len(list(group))
        if is_raised and at and _NOTE_MARK.fullmatch(text, at, end):
            spans.append((at, end))
        at = end
    return tuple(spans)


def _trimmed(glyphs: list[Glyph]) -> list[Glyph]:
    """Leave out white space at both ends."""
    seen = [i for i, g in enumerate(glyphs) if not g.char.isspace()]
    return glyphs[seen[0] : seen[-1] + 1] if seen else []


def _without_false_spaces(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Leave out spaces made of gaps where a line's ideographs are spread to fill it."""
    pairs = _pairs_of_ideographs(glyphs)
    false = [i for i, is_false in pairs if is_false]
    if len(pairs) < _LEAST_PAIRS or len(false) < 0.6 * len(pairs):
        return list(glyphs)
    left_out = {i for i in false if i}
    return [glyph for i, glyph in enumerate(glyphs) if i not in left_out]


def _pairs_of_ideographs(glyphs: Sequence[Glyph]) -> list[tuple[int, bool]]:
    """Give each pair of neighbours: where a space stands between them, and if it may be none."""
    wide = [unicodedata.east_asian_width(g.char) in "WF" for g in glyphs]
    pairs = [(0, False) for a, b in pairwise(wide) if a and b]
    for i in range(1, len(glyphs) - 1):
        if glyphs[i].made and wide[i - 1] and wide[i + 1]:
            gap = glyphs[i + 1].left - glyphs[i - 1].right
            pairs.append((i, gap < _JUSTIFIED * glyphs[i + 1].size))
    return pairs
