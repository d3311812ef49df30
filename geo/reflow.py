"""Page layout -> running text, each character mapped back to the original.

Lines are joined to paragraphs, letters normalised. Knows no language and no places.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TERMINAL = re.compile(r"[.。．！？!?:：;；…؟۔।][\"'”’»」』)）\]]*$")
_COMMA = re.compile(r"[,，、،-]$")
_BULLET = re.compile(r"(?:[-*•–—·]|\(?[0-9a-zA-Z]{1,3}[.)、])\s")
_DROPPED = frozenset(
    "\u00ad\u200b\u200e\u200f\u061c\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Characters that are not seen: soft hyphen, zero-width space, marks of direction."""
_UNSEEN = (
    "".join(sorted(_DROPPED))
    + "".join(map(chr, (*range(0x21), *range(0x7F, 0xA1))))
    + "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""What may stand at the ends of a line without being seen: these, controls and spaces."""
_WIDE = frozenset("WF")
_LONGEST_WRAPPED_LINE = 140
"""Columns. Text with longer lines is not hard-wrapped: each of its lines is a paragraph."""
_LONGEST_CLUSTER = 32
"""Code points brought to one form together (Unicode's Stream-Safe Text Format: 30 marks)."""
_FULL = 0.75
"""Share of the usual width from which on a line counts as filled, so that its end is a wrap."""


class Reflowed(NamedTuple):
    """Running text and, for each of its code points, its span in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank."""

    start: int
    end: int
    indent: int
    width: int
    text: str
    after_blank: bool


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a page tells a wrap from the end of a paragraph."""

    width: int
    base: int
    by_indent: bool
    blanks_everywhere: bool


def reflow(original: str) -> Reflowed:
    """Join the lines of a page layout to paragraphs, one line each.

    Parameters
    ----------
    original
        The decoded file.

    Returns
    -------
    reflowed
        `text`, and `starts` and `ends`: for each of its code points the span of `original` (code
        points) that it comes from.

    Notes
    -----
    A line end is a wrap when the line is filled and the next one does not begin a paragraph
    (indented further than the body, after a blank line that means something, a list item).
    Letters, digits and ideographs are brought to NFKC, other characters to NFC: the full stop
    or comma that an author chose stays his. Characters that are not seen are left out.

    Examples
    --------
    >>> reflow("一二三四五六七八拉\\n\\n钦区").text
    '一二三四五六七八拉钦区'
    >>> reflow("the village of\\nAghali").text
    'the village of Aghali'
    """
    lines = list(_lines(original))
    layout = _layout(lines)
    text: list[str] = []
    starts, ends = array("q"), array("q")

    def put(characters: str, start: int, end: int) -> None:
        text.extend(characters)
        for _ in characters:
            starts.append(start)
            ends.append(end)

    for i, line in enumerate(lines):
        if i:
            wrapped = _is_wrap(lines[i - 1], line, layout)
            hyphen = wrapped and _is_hyphenated(text, line.text)
            if hyphen:
                del text[-1], starts[-1], ends[-1]
            else:
                gap = _gap(lines[i - 1].text[-1], line.text[0]) if wrapped else "\n"
                put(gap, lines[i - 1].end, line.start)
        for characters, start, end in _normalised(original, line.start, line.end):
            put(characters, start, end)
    return Reflowed("".join(text), starts, ends)


def _lines(original: str) -> Iterator[_Line]:
    """Give the lines that are not blank."""
    begin, blank = 0, False
    for end, following in [(m.start(), m.end()) for m in _LINE_END.finditer(original)] + [
        (len(original), len(original))
    ]:
        raw = original[begin:end]
        text = raw.strip(_UNSEEN)
        if text:
            lead = len(raw) - len(raw.lstrip(_UNSEEN))
            start = begin + lead
            yield _Line(start, start + len(text), _width(raw[:lead]), _width(text), text, blank)
            blank = False
        else:
            blank = True
        begin = following


def _width(text: str) -> int:
    """Count columns: an ideograph takes two."""
    return sum(2 if unicodedata.east_asian_width(c) in _WIDE else 1 for c in text)


def _layout(lines: list[_Line]) -> _Layout:
    """Learn the page's habits from its lines."""
    if not lines:
        return _Layout(0, 0, by_indent=False, blanks_everywhere=False)
    widths = sorted(line.width for line in lines)
    width = widths[int(len(widths) * 0.9)] if len(widths) > 9 else widths[-1]
    body = [line for line in lines if line.width >= _FULL * width]
    base = min(line.indent for line in body)
    indented = sum(line.indent > base for line in body)
    return _Layout(
        width=width,
        base=base,
        by_indent=len(body) > 4 and 0.1 < indented / len(body) < 0.9,
        blanks_everywhere=sum(line.after_blank for line in lines[1:]) > 0.6 * (len(lines) - 1),
    )


def _is_wrap(line: _Line, following: _Line, layout: _Layout) -> bool:
    """Tell whether the text runs on from one line to the next."""
    if layout.width > _LONGEST_WRAPPED_LINE or _BULLET.match(following.text):
        return False
    if following.after_blank and not layout.blanks_everywhere:
        return False
    if following.indent > layout.base and (following.after_blank or following.indent > line.indent):
        return False
    filled = line.width >= _FULL * layout.width
    if layout.by_indent:
        return filled or bool(_COMMA.search(line.text))
    if _TERMINAL.search(line.text):
        return filled and not following.after_blank
    return filled or bool(_COMMA.search(line.text))


def _is_hyphenated(text: list[str], following: str) -> bool:
    """Tell whether a word was cut at the line end with a hyphen."""
    return (
        len(text) > 1
        and text[-1] in "-‐"
        and text[-2].isalpha()
        and text[-2].islower()
        and following[:1].islower()
    )


def _gap(last: str, first: str) -> str:
    """Give what stands between two joined lines: nothing beside an ideograph, else a space."""
    wide = [unicodedata.east_asian_width(c) in _WIDE for c in (last, first)]
    letters = [c.isalnum() for c in (last, first)]
    beside_ideograph = all(wide) or any(w and not a for w, a in zip(wide, letters, strict=True))
    return "" if beside_ideograph else " "


def _normalised(original: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Give normalised characters of a line with their spans; runs of spaces become one."""
    at = start
    while at < end:
        stop = at + 1
        if original[at].isspace():
            while stop < end and original[stop].isspace():
                stop += 1
            yield " ", at, stop
        else:
            last = min(end, at + _LONGEST_CLUSTER)
            while stop < last and unicodedata.category(original[stop]).startswith("M"):
                stop += 1
            yield _normal(original[at:stop]), at, stop
        at = stop


def _normal(cluster: str) -> str:
    """Normalise a character with its combining marks."""
    base = cluster[0]
    if base in _DROPPED or unicodedata.category(base) == "Cc":
        return "".join(c for c in cluster[1:] if c not in _DROPPED)
    if unicodedata.category(base)[0] == "L" or base.isdecimal() or "\u2f00" <= base <= "\u2fdf":
        return unicodedata.normalize("NFKC", cluster)
    return unicodedata.normalize("NFC", cluster)
