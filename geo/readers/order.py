"""Glyphs of a line, by where they stand -> in the order of reading, words that run back turned.

A simple form of Unicode's bidirectional algorithm, from what is seen to what was meant.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

_WORD_GAPS = (0.12, 0.27)
"""Shares of a letter's size: a gap in text from right to left is no space below the first, and one
above the second; between them it is one where the file has one there."""
_LEFT_TO_RIGHT = re.compile("l(?:[lnseo]*[ln])?|n(?:s?n)*")
"""What runs from left to right in text that runs back: words, and numbers one by one."""
_RIGHT_TO_LEFT = re.compile("r(?:[rnseo]*r)?")
"""What runs from right to left in text that does not."""
_CLASSES = {"L": "l", "EN": "n", "AN": "n", "CS": "s", "ES": "e", "R": "r", "AL": "r", "NSM": "r"}
"""Bidirectional class -> its letter in the patterns; all others are `o`. A hyphen parts numbers
behind Arabic letters, and joins them where there are none."""
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_PAIRS = ("()", "[]")
_WITHIN = 0.5
"""Share of a vowel sign's width that stands over a letter from which on it is written on it."""


class Glyph(NamedTuple):
    """A character as it stands on a page; lengths in points, from the lower left corner."""

    char: str
    """The character."""
    left: float
    """Left edge."""
    right: float
    """Right edge."""
    y: float
    """Height of its base line."""
    size: float
    """Size of its letters."""
    bold: bool = False
    """Whether it is set in bold type."""
    made: bool = False
    """Whether it is a space that stands for a gap."""


def is_backwards(char: str) -> bool:
    """Tell whether a character runs from right to left.

    Parameters
    ----------
    char
        A character.

    Returns
    -------
    answer
        True for a letter of Arabic, Hebrew ...
    """
    return char > "\u0590" and unicodedata.bidirectional(char) in ("R", "AL")


def in_order(piece: Sequence[Glyph], *, backwards: bool) -> list[Glyph]:
    """Put glyphs of a line in the order of reading.

    Parameters
    ----------
    piece
        The glyphs, in the order of the file.
    backwards
        Whether the page as a whole is read from right to left.

    Returns
    -------
    glyphs
        As they are read, with spaces. A line from left to right without a word that runs back
        keeps the order of the file.
    """
    if not backwards and not any(is_backwards(glyph.char) for glyph in piece):
        return list(piece)
    row, marks = _seen(piece)
    row = _with_spaces(row, sorted(g.left for g in piece if g.char.isspace()))
    classes = "".join(_CLASSES.get(unicodedata.bidirectional(g.char), "o") for g in row)
    if backwards and "r" not in classes:
        classes = classes.replace("e", "s")
        backwards = _looks_turned("".join(g.char for g in row))
    ordered = _read_back(row, classes) if backwards else _read_on(row, classes)
    for mark in marks:
        ordered.insert(_place_of(mark, ordered), mark)
    return _with_brackets_paired(ordered)


def _seen(piece: Sequence[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """Give what is seen, from left to right, and apart from it the signs written over letters."""
    row = sorted((g for g in piece if not g.char.isspace()), key=_centre)
    over = [
        i for i, g in enumerate(row)
        if unicodedata.category(g.char)[0] == "M"
        and any(_is_over(g, other) for other in row[max(0, i - 2) : i + 3] if other is not g)
    ]  # fmt: skip
    return [g for i, g in enumerate(row) if i not in over], [row[i] for i in over]


def _is_over(mark: Glyph, letter: Glyph) -> bool:
    """Tell whether a vowel sign stands over a letter."""
    shared = min(mark.right, letter.right) - max(mark.left, letter.left)
    return shared >= _WITHIN * (mark.right - mark.left)


def _read_back(row: Sequence[Glyph], classes: str) -> list[Glyph]:
    """Read from right to left, Latin words and numbers from left to right."""
    ordered: list[Glyph] = []
    at = len(row)
    for run in reversed(list(_LEFT_TO_RIGHT.finditer(classes))):
        ordered += map(_mirrored, reversed(row[run.end() : at]))
        ordered += row[run.start() : run.end()]
        at = run.start()
    return [*ordered, *map(_mirrored, reversed(row[:at]))]


def _read_on(row: Sequence[Glyph], classes: str) -> list[Glyph]:
    """Read from left to right, words that run back from right to left."""
    ordered: list[Glyph] = []
    at = 0
    for run in _RIGHT_TO_LEFT.finditer(classes):
        ordered += row[at : run.start()]
        ordered += _read_back(row[run.start() : run.end()], run[0])
        at = run.end()
    return [*ordered, *row[at:]]


def _looks_turned(visual: str) -> bool:
    """Tell from its ends, as they stand from left to right, whether a line is read from right."""
    return visual[:1] in tuple(".,;:!)]") or visual[-1:] in tuple("*([†‡")


def _centre(glyph: Glyph) -> float:
    """Give twice the place of a glyph's centre."""
    return glyph.left + glyph.right


def _mirrored(glyph: Glyph) -> Glyph:
    """Turn a bracket round: on paper, the one that opens points the other way."""
    return glyph._replace(char=glyph.char.translate(_MIRRORED))


def _with_brackets_paired(glyphs: list[Glyph]) -> list[Glyph]:
    """Turn one of two brackets that open, or close, one after the other: a file may have either."""
    for pair in _PAIRS:
        places = [i for i, g in enumerate(glyphs) if g.char in pair]
        i = 0
        while i + 1 < len(places):
            first, second = glyphs[places[i]], glyphs[places[i + 1]]
            if first.char == second.char == pair[0]:
                glyphs[places[i + 1]] = _mirrored(second)
            elif first.char == second.char == pair[1]:
                glyphs[places[i]] = _mirrored(first)
            i += 1 if glyphs[places[i]].char == pair[1] else 2
    return glyphs


def _with_spaces(row: Sequence[Glyph], spaces: Sequence[float]) -> list[Glyph]:
    """Put spaces between words, given from left to right, where nothing stands between them."""
    out: list[Glyph] = []
    for glyph in row:
        if out and _is_gap(out[-1], glyph, spaces):
            last = out[-1]
            at = last.right, max(last.right, glyph.left)
            out.append(Glyph(" ", *at, last.y, last.size, last.bold, made=True))
        out.append(glyph)
    return out


def _is_gap(last: Glyph, glyph: Glyph, spaces: Sequence[float]) -> bool:
    """Tell whether words end and begin between two glyphs."""
    gap, narrow, wide = glyph.left - last.right, *(w * glyph.size for w in _WORD_GAPS)
    if any(unicodedata.category(g.char)[0] == "M" for g in (last, glyph)):
        return gap > wide  # vowel signs take part of their letters' place
    near = bisect_left(spaces, last.right - narrow)
    has_one = near < len(spaces) and spaces[near] < glyph.left + narrow
    return gap > wide or (gap > narrow and has_one)


def _place_of(mark: Glyph, glyphs: Sequence[Glyph]) -> int:
    """Give the place behind the letter that a vowel sign is written on."""
    if not glyphs:
        return 0
    at = min(range(len(glyphs)), key=lambda i: abs(_centre(glyphs[i]) - _centre(mark)))
    while at + 1 < len(glyphs) and unicodedata.category(glyphs[at + 1].char)[0] == "M":
        at += 1
    return at + 1
