"""Lines with their places on pages -> the text in the order of reading, and its runs.

Where a line runs on is told by the page: its margins, indents, distances and sizes of letters.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from geo.readers.furniture import page_furniture
from geo.readers.glyphs import TextLine, middle
from geo.reflow import Run

_TERMINAL = re.compile(r"[.。．！？!?:：;；…؟۔।][\"'”’»」』)）\]]*$")
_RUNS_ON = re.compile(r"[,，、،(（‐-]$|(?<!\S)[a-zà-ÿа-я]{1,3}$")
"""What no paragraph ends with: a comma, a hyphen, a short word such as `of`, `de`, `и`."""
_RULE = re.compile(r"[_\-–—─―]{5,}")
_NOTE = re.compile(r"\*{1,4}|[†‡§¹²³⁰-⁹]|[(\[]?\d{1,2}[)\].]?(?=\s|[^\W\d])")
_SAME = 0.12
"""Share by which sizes of letters differ within one text at the most."""
_WIDER = 1.45
"""Times the usual distance of lines from which on a paragraph begins."""
_A_LITTLE_WIDER = 1.15
"""The same, behind a line that ends a sentence."""
_INDENT = 0.8
"""Widths of a letter from which on a line is indented."""
_NEAR = 4.0
"""Widths of a letter between pieces of one line at the most, and between edges of one column."""
_FEW = 6
"""Lines that begin alike below which they do not tell where lines end."""
_SHORT = 0.5
"""Share of the usual width below which a line is a heading or an entry, and not filled."""
_ROWS = 5
"""Rows that stand beside each other before they are columns."""
_FILLED = 0.6
"""Share of a column's lines that reach its edge; in a table, few do."""


def arrange(pages: Sequence[Sequence[TextLine]]) -> tuple[str, tuple[int, ...], tuple[Run, ...]]:
    """Put the lines of pages in the order of reading and find what is running text.

    Parameters
    ----------
    pages
        The lines of each page, in the order of the file.

    Returns
    -------
    original, pages, runs
        The pages' texts, parted by form feeds, one line a line; where each begins; the runs.

    Notes
    -----
    Headers, page numbers and raised marks of notes are in no run. Notes at the foot of a page
    come behind the paragraph that is going on there.
    """
    ordered = [_by_columns(lines) for lines in pages]
    texts = ["\n".join(line.text for line in lines) for lines in ordered]
    begins, offsets = [], {}
    at = 0
    for lines, text in zip(ordered, texts, strict=True):
        begins.append(at)
        offset = at
        for line in lines:
            offsets[id(line)] = offset
            offset += len(line.text) + 1
        at += len(text) + 1
    runs = [run for line, joint in _flow(ordered) for run in _runs(line, joint, offsets[id(line)])]
    return "\f".join(texts), tuple(begins), tuple(runs)


def _runs(line: TextLine, joint: str, offset: int) -> Iterator[Run]:
    """Give the runs of a line: what stands between its marks of notes."""
    at = 0
    for start, end in (*line.marks, (len(line.text), 0)):
        if line.text[at:start].strip():
            yield Run(offset + at, offset + start, joint)
            joint = "none"
        at = end


# --- what is running text ------------------------------------------------------------------------


def _flow(pages: Sequence[Sequence[TextLine]]) -> Iterator[tuple[TextLine, str]]:
    """Give the lines of the running text, each with how it follows the one before."""
    body, notes = _parts(pages)
    shape = _Shape(body)
    waiting: list[TextLine] = []
    last: TextLine | None = None
    began = True
    for line in body:
        if last is not None and line.page != last.page:
            waiting += notes[last.page]
        joint = shape.joint(last, line, began=began) if last is not None else "paragraph"
        began = joint == "paragraph"
        if began and waiting:
            yield from _told_apart(waiting)
            waiting = []
        yield line, joint
        spread = last is not None and joint == "wrap" and _is_beside(last, line)
        # The pieces of one row, spread wide, begin where the first one does.
        last = replace(line, start=last.start, hang=last.hang) if last and spread else line
    seen = {line.page for line in body[:-1]} if body else set()
    waiting += [
        note for i, page in enumerate(notes) if i not in seen or (last and i == last.page)
        for note in page
    ]  # fmt: skip
    yield from _told_apart(waiting)


def _told_apart(notes: Sequence[TextLine]) -> Iterator[tuple[TextLine, str]]:
    """Give the lines of notes: each note a paragraph."""
    for last, line in pairwise([None, *notes]):
        if line is None:
            continue
        begins = last is None or _NOTE.match(line.text) or last.page != line.page
        yield line, "paragraph" if begins or last is None else "wrap"


def _parts(
    pages: Sequence[Sequence[TextLine]],
) -> tuple[list[TextLine], list[list[TextLine]]]:
    """Tell the body from headers and footers, which are left out, and from each page's notes."""
    from_top = [sorted(lines, key=lambda line: (-round(line.y), line.start)) for lines in pages]
    left_out = page_furniture([[line.text for line in lines] for lines in from_top])
    furniture = {id(from_top[page][i]) for page, i in left_out}
    kept = [[line for line in lines if id(line) not in furniture] for lines in from_top]
    usual = _usual((line.size, len(line.text)) for lines in kept for line in lines)
    notes = [_notes(lines, usual) for lines in kept]
    apart = furniture | {id(line) for page in notes for line in page}
    body = [
        line
        for lines in pages
        for line in lines
        if id(line) not in apart and not _RULE.fullmatch(line.text)
    ]
    return body, [[n for n in page if not _RULE.fullmatch(n.text)] for page in notes]


def _usual(values: Iterable[tuple[float, int]]) -> float:
    """Give the value that half of the letters have at the most."""
    ordered = sorted(values)
    half = sum(count for _, count in ordered) / 2
    for value, count in ordered:
        half -= count
        if half <= 0:
            return value
    return 0.0


def _notes(lines: Sequence[TextLine], usual: float) -> list[TextLine]:
    """Find the notes at a page's foot: below a rule, or in small letters behind a mark."""
    rules = [i for i, line in enumerate(lines) if _RULE.fullmatch(line.text)]
    if rules and 0 < rules[-1] < len(lines) - 1 and _NOTE.match(lines[rules[-1] + 1].text):
        return list(lines[rules[-1] :])
    first = len(lines)
    for i in range(len(lines) - 1, 0, -1):
        if lines[i].size > (1 - _SAME / 2) * usual:
            break
        if _NOTE.match(lines[i].text):
            first = i
    return list(lines[first:])


# --- where a line runs on ------------------------------------------------------------------------


class _Shape:
    """The margins and distances of a document's lines."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._edges = {
            size: sorted((line.start, line.end) for line in lines if round(line.size) == size)
            for size in {round(line.size) for line in lines}
        }
        gaps: dict[int, list[float]] = {}
        for a, b in pairwise(lines):
            if a.page == b.page and 0.5 * a.size < a.y - b.y < 4 * a.size:
                gaps.setdefault(round(a.size), []).append(a.y - b.y)
        # In a letter of short paragraphs, half of the distances are those between paragraphs.
        self._gaps = {size: sorted(found)[len(found) // 5] for size, found in gaps.items()}
        self._reach = _reaches(lines, self._gap)
        self._width = _usual([(line.end - line.start, len(line.text)) for line in lines])
        self._ends = sorted(line.end for line in lines)
        self._known: dict[tuple[int, int], tuple[float, float]] = {}

    def joint(self, line: TextLine, following: TextLine, *, began: bool) -> str:
        """Tell how a line follows the one before, which began a paragraph or did not."""
        if _is_beside(line, following):
            return "wrap" if following.start - line.end < _NEAR * line.size else "paragraph"
        if abs(line.size - following.size) > _SAME * line.size or line.bold != following.bold:
            return "paragraph"
        if self._is_lower(line, following):
            return "paragraph"
        return "wrap" if self._runs_on(line, following, began=began) else "paragraph"

    def _gap(self, line: TextLine) -> float:
        """Give the usual distance of lines of this size."""
        return self._gaps.get(round(line.size), 1.3 * line.size)

    def _is_lower(self, line: TextLine, following: TextLine) -> bool:
        """Tell whether more than the usual distance lies between two lines of a page."""
        wider = _A_LITTLE_WIDER if _TERMINAL.search(line.text) else _WIDER
        return line.page == following.page and line.y - following.y > wider * self._gap(line)

    def _runs_on(self, line: TextLine, following: TextLine, *, began: bool) -> bool:
        """Tell by indent, filling and words whether a line runs on in the next one."""
        ended = bool(_TERMINAL.search(line.text))
        filled = self._is_filled(line, following)
        if following.hang > following.start and (ended or not filled):
            return False
        if not self._is_level(line, following, began=began):
            return False
        indented = following.start > self._beside(following)[0] + _INDENT * line.size
        if ended and (indented or _is_elsewhere(line, following)):
            return False
        if filled:
            return True
        in_words = bool(_RUNS_ON.search(line.text)) or following.text[0].islower()
        return in_words and not ended and "://" not in following.text

    def _is_level(self, line: TextLine, following: TextLine, *, began: bool) -> bool:
        """Tell whether a line begins where the paragraph of the one before would have it begin."""
        em = line.size
        if _is_elsewhere(line, following):
            return following.start - self._beside(following)[0] < _INDENT * em
        if abs((line.start + line.end) - (following.start + following.end)) < _INDENT * em:
            return True  # both are centred
        if following.start > line.start + _INDENT * em:
            return line.hang > line.start and abs(following.start - line.hang) < _INDENT * em
        return began or following.start > line.start - _INDENT * em

    def _is_filled(self, line: TextLine, following: TextLine) -> bool:
        """Tell whether the next line's first word had no room at the end of this one."""
        if line.end - line.start < _SHORT * self._width:
            return False
        room = self._reach.get(id(line), self._beside(line)[1]) - line.end
        # Ideographs: a sign that must not begin or end a line takes one or two with it.
        is_wide = unicodedata.east_asian_width(following.text[0]) in "WF"
        return room < (2.2 * line.size if is_wide else following.word + 0.35 * line.size)

    def _beside(self, line: TextLine) -> tuple[float, float]:
        """Give where most lines begin, and nearly all end, that begin about where this one does."""
        place = round(line.size), round(line.start / line.size)
        if place not in self._known:
            edges = self._edges.get(place[0], [])
            reach = _NEAR * line.size
            first = bisect_left(edges, (line.start - reach, 0.0))
            near = edges[first : bisect_right(edges, (line.start + reach, 0.0))]
            ends = sorted(end for _, end in near) if len(near) >= _FEW else self._ends
            start = middle([start for start, _ in near]) if near else line.start
            self._known[place] = start, ends[int(0.95 * len(ends))]
        return self._known[place]


def _reaches(lines: Sequence[TextLine], gap: Callable[[TextLine], float]) -> dict[int, float]:
    """Give, for each line within a block of four and more, how far the block reaches."""
    reach: dict[int, float] = {}
    block: list[TextLine] = []
    for line in [*lines, None]:
        if block and (line is None or not _is_next(block[-1], line, gap(block[-1]))):
            if len(block) >= 4:
                end = max(one.end for one in block)
                reach.update((id(one), end) for one in block)
            block = []
        if line is not None:
            block.append(line)
    return reach


def _is_next(line: TextLine, following: TextLine, gap: float) -> bool:
    """Tell whether two lines stand in one block of text."""
    return (
        line.page == following.page
        and abs(line.size - following.size) <= _SAME * line.size
        and 0 < line.y - following.y < 1.6 * gap
        and abs(line.start - following.start) < _NEAR * line.size
    )


def _is_elsewhere(line: TextLine, following: TextLine) -> bool:
    """Tell whether a line stands on the next page, or in the next column."""
    return line.page != following.page or line.y < following.y


def _is_beside(line: TextLine, following: TextLine) -> bool:
    """Tell whether a line stands on the same row as the one before, behind it."""
    return (
        line.page == following.page
        and abs(line.y - following.y) < 0.3 * line.size
        and following.start >= line.end - 0.5 * line.size
    )


# --- columns -------------------------------------------------------------------------------------


def _by_columns(lines: Sequence[TextLine]) -> list[TextLine]:
    """Read columns one after the other where the file has them row by row."""
    rows: list[list[TextLine]] = []
    for line in lines:
        if rows and _is_beside(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    ordered: list[TextLine] = []
    at = 0
    while at < len(rows):
        end, gutter = _band(rows, at)
        if gutter is None:
            ordered += rows[at]
            at += 1
            continue
        band = [line for row in rows[at:end] for line in row]
        ordered += [line for line in band if line.start < gutter]
        ordered += _by_columns([line for line in band if line.start >= gutter])
        at = end
    return ordered


def _band(rows: Sequence[Sequence[TextLine]], at: int) -> tuple[int, float | None]:
    """Find the rows from this one on that have a gutter in common, and the gutter."""
    for left, right in pairwise(rows[at]):
        low, high = left.end, right.start
        end = at
        for row in rows[at:]:
            edges = _gutter(row, low, high)
            if edges is None:
                break
            low, high = edges
            end += 1
        middle = (low + high) / 2
        if _is_columns(rows[at:end], middle):
            return end, middle
    return at, None


def _gutter(row: Sequence[TextLine], low: float, high: float) -> tuple[float, float] | None:
    """Narrow a gutter to what a row leaves of it; None if a line crosses it."""
    middle = (low + high) / 2
    low = max([low, *(line.end for line in row if line.start < middle)])
    high = min([high, *(line.start for line in row if line.start >= middle)])
    return (low, high) if high - low > 0.5 * row[0].size else None


def _is_columns(rows: Sequence[Sequence[TextLine]], gutter: float) -> bool:
    """Tell columns of text from a table: there are many rows, and most lines fill their column."""
    sides: tuple[list[TextLine], list[TextLine]] = ([], [])
    for row in rows:
        for line in row:
            sides[line.start >= gutter].append(line)
    return all(len(side) >= _ROWS and _share_filled(side) >= _FILLED for side in sides)


def _share_filled(lines: Sequence[TextLine]) -> float:
    """Give the share of lines that reach the right edge of their column."""
    begin, end = min(line.start for line in lines), max(line.end for line in lines)
    width = middle([line.size for line in lines])
    if end - begin < 8 * width:
        return 0.0
    return sum(line.end > begin + 0.8 * (end - begin) for line in lines) / len(lines)
