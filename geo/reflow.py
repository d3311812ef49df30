"""Page layout -> running text, each character mapped back to the original.

Lines are joined to paragraphs, letters normalised. Knows no file format, language or place.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TERMINAL = re.compile(r"[.。．！？!?:：;；…؟۔।][\"'”’»」』)）\]]*$")
_COMMA = re.compile(r"[,，、،-]$")
_BULLET = re.compile(r"(?:[-*•–—·]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)、])\s")
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
_SOFT_HYPHEN = "\u00ad"
_HYPHENS = "-‐"
_HYPHENATED = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)+")
"""A word written with a hyphen, on one line."""
_LONGEST_WRAPPED_LINE = 140
"""Columns. Text with longer lines is not hard-wrapped: each of its lines is a paragraph."""
_MANY_LINES = 12
"""Lines from which on their lengths tell a wrap."""
_LONGEST_CLUSTER = 32
"""Code points brought to one form together (Unicode's Stream-Safe Text Format: 30 marks)."""
_FULL = 0.75
"""Share of the usual width from which on a line counts as filled, so that its end is a wrap."""
_PLAIN = re.compile(r"[!-~\u0410-\u044f\u0621-\u063a\u0641-\u064a\u3001\u3002\u4e00-\u9fff]+")
"""Characters that are in their one form already, unless a combining mark follows the last."""

# Source: Unicode 15.0 EquivalentUnifiedIdeograph.txt (2022-04-26), the block CJK Radicals
# Supplement: each radical is followed by its ideograph. The Kangxi Radicals are in NFKC.
_PAIRS = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕𫜹⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母"
    "⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑"
    "⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风"
    "⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_RADICALS = {ord(a): b for a, b in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}
"""Radical -> ideograph. Fonts of PDF files often name the one where the other is meant."""

JOINTS: dict[str, str] = {
    "paragraph": "a paragraph begins",
    "wrap": "the line before runs on: a space or nothing, as its script has it",
    "none": "nothing stands between: something was left out there",
}
"""How a run of text follows the one before it, and what that means."""


class Run(NamedTuple):
    """A stretch of the original, within one line, that belongs to the running text."""

    start: int
    """First code point in the original."""
    end: int
    """Code point after the last one."""
    joint: str = "paragraph"
    """One of `JOINTS`."""


class Reflowed(NamedTuple):
    """Running text and, for each of its code points, its span in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of plain text that is not blank."""

    start: int
    """First code point that is seen."""
    end: int
    """Code point after the last one that is seen."""
    text: str
    """What is seen of it."""
    indent: int = 0
    """Columns before it."""
    width: int = 0
    """Columns: an ideograph takes two."""
    page: int = 0
    """How many form feeds stand before it."""
    after_blank: bool = False
    """Whether a blank line stands before it."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a page tells a wrap from the end of a paragraph."""

    width: int
    base: int
    by_indent: bool
    blanks_everywhere: bool


def reflow(original: str, runs: Iterable[Run] | None = None) -> Reflowed:
    """Join the lines of a page layout to paragraphs, one line each.

    Parameters
    ----------
    original
        The decoded file, or the text that a reader took from it.
    runs
        What of it is running text, in reading order; if None, all of it, as `text_runs` has it.

    Returns
    -------
    reflowed
        `text`, and `starts` and `ends`: for each of its code points the span of `original` (code
        points) that it comes from.

    Notes
    -----
    Letters, digits and ideographs are brought to NFKC, other characters to NFC: the full stop
    or comma that an author chose stays his. Characters that are not seen are left out. A hyphen
    at a line's end goes when it cut a word, and stays where the same text writes the word with it.

    Examples
    --------
    >>> reflow("一二三四五六七八拉\\n\\n钦区").text
    '一二三四五六七八拉钦区'
    >>> reflow("the village of\\nAghali").text
    'the village of Aghali'
    >>> reflow("Goris1 fell", [Run(0, 5), Run(6, 11, "none")]).text
    'Goris fell'
    """
    text: list[str] = []
    starts, ends = array("q"), array("q")
    words = _hyphenated_words(original)
    before: Run | None = None
    for run in text_runs(original) if runs is None else runs:
        gap = "" if before is None else _between(original, before, run, words)
        if gap is None:
            _drop_last(text, starts, ends)
        elif gap and before is not None:
            _put(text, starts, ends, gap, *_apart(before, run))
        for characters, start, end in _normalised(original, run.start, run.end):
            _put(text, starts, ends, characters, start, end)
        before = run
    return Reflowed("".join(text), starts, ends)


def text_runs(original: str, *, left_out: Collection[int] = ()) -> list[Run]:
    """Find the runs of a plain text: its lines, each with how it follows the one before.

    Parameters
    ----------
    original
        The decoded file.
    left_out
        Where lines begin (`Line.start`) that are no running text: headers and numbers of pages.

    Returns
    -------
    runs
        One a line, in the order of the text.

    Notes
    -----
    A line end is a wrap when the line is filled and the next one does not begin a paragraph
    (indented further than the body, after a blank line that means something, a list item).
    """
    lines = [line for line in text_lines(original) if line.start not in left_out]
    layout = _layout(lines)
    runs = [Run(line.start, line.end) for line in lines[:1]]
    for line, following in pairwise(lines):
        cut = original.startswith(_SOFT_HYPHEN, line.end)
        joint = "wrap" if cut or _is_wrap(line, following, layout) else "paragraph"
        runs.append(Run(following.start, following.end, joint))
    return runs


def is_pasted(original: str, runs: Sequence[Run]) -> bool:
    """Tell whether paragraphs are the lines of a hard-wrapped text that was pasted or imported.

    Parameters
    ----------
    original
        The text that a reader took from a file.
    runs
        Its paragraphs.

    Returns
    -------
    is_pasted
        Whether no paragraph is longer than a line, most fill one, and most of those that do end
        within a sentence.

    Examples
    --------
    >>> lines = ["and so the river rose over its banks and"] * 12
    >>> text = "\\n".join(lines)
    >>> is_pasted(text, [Run(line.start, line.end) for line in text_lines(text)])
    True
    """
    if any(run.joint != "paragraph" for run in runs):
        return False
    lines = text_lines(original)
    widths = sorted(line.width for line in lines)
    if len(lines) < _MANY_LINES or widths[-1] > _LONGEST_WRAPPED_LINE:
        return False
    full = [line for line in lines if line.width >= _FULL * widths[len(widths) * 3 // 4]]
    running = [line for line in full if not _TERMINAL.search(line.text)]
    return 2 * len(full) > len(lines) and 2 * len(running) > len(full)


def text_lines(original: str) -> list[Line]:
    """Give the lines of a plain text that are not blank.

    Parameters
    ----------
    original
        The decoded file.

    Returns
    -------
    lines
        In the order of the text.
    """
    lines: list[Line] = []
    begin, page, blank = 0, 0, False
    ends = [(m.start(), m.end()) for m in _LINE_END.finditer(original)]
    for end, following in [*ends, (len(original), len(original))]:
        raw = original[begin:end]
        text = raw.strip(_UNSEEN)
        if text:
            lead = len(raw) - len(raw.lstrip(_UNSEEN))
            start = begin + lead
            indent, width = _width(raw[:lead]), _width(text)
            lines.append(Line(start, start + len(text), text, indent, width, page, blank))
        blank = not text
        page += original.startswith("\f", end)
        begin = following
    return lines


def _width(text: str) -> int:
    """Count columns: an ideograph takes two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in _WIDE else 1 for c in text)


def _layout(lines: list[Line]) -> _Layout:
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


def _is_wrap(line: Line, following: Line, layout: _Layout) -> bool:
    """Tell whether the text runs on from one line to the next."""
    if layout.width > _LONGEST_WRAPPED_LINE or _BULLET.match(following.text):
        return False
    # The blank lines at a page's foot and head say nothing of paragraphs.
    blank = following.after_blank and following.page == line.page
    if blank and not layout.blanks_everywhere:
        return False
    if following.indent > layout.base and (following.after_blank or following.indent > line.indent):
        return False
    filled = line.width >= _FULL * layout.width
    if layout.by_indent:
        return filled or bool(_COMMA.search(line.text))
    if _TERMINAL.search(line.text):
        return filled and not following.after_blank
    return filled or bool(_COMMA.search(line.text))


def _between(original: str, before: Run, run: Run, words: Collection[str]) -> str | None:
    """Give what stands between two runs; None where the hyphen before goes."""
    if run.joint == "paragraph":
        return "\n"
    if run.joint == "none" or original.startswith(_SOFT_HYPHEN, before.end):
        return ""
    left, right = original[before.start : before.end], original[run.start : run.end]
    if len(left) > 1 and left[-1] in _HYPHENS and left[-2].isalnum() and right[:1].isalnum():
        return None if _is_cut(left, right, words) else ""
    return _gap(left[-1], right[0])


def _is_cut(left: str, right: str, words: Collection[str]) -> bool:
    """Tell whether the hyphen at a line's end cut a word, rather than join two."""
    if not (left[-2].islower() and right[0].islower()):
        return False
    first, last = re.search(r"[^\W\d_]+.$", left), re.match(r"[^\W\d_]+", right)
    return not (first and last and first[0][:-1] + "-" + last[0] in words)


def _hyphenated_words(original: str) -> frozenset[str]:
    """Give the words that a text writes with a hyphen within a line."""
    found = _HYPHENATED.findall(original)
    return frozenset(word.replace("‐", "-") for word in found)


def _gap(last: str, first: str) -> str:
    """Give what stands between two joined lines: nothing beside an ideograph, else a space."""
    wide = [unicodedata.east_asian_width(c) in _WIDE for c in (last, first)]
    letters = [c.isalnum() for c in (last, first)]
    beside_ideograph = all(wide) or any(w and not a for w, a in zip(wide, letters, strict=True))
    return "" if beside_ideograph else " "


def _apart(before: Run, run: Run) -> tuple[int, int]:
    """Give the span of what stands between two runs; a note moved down stands nowhere."""
    if before.end < run.start:
        return before.end, run.start
    return before.end - 1, before.end


def _put(
    text: list[str], starts: array[int], ends: array[int], characters: str, start: int, end: int
) -> None:
    """Append characters: plain ones come from one code point each, others from the span."""
    text.append(characters)
    if len(characters) == end - start and _PLAIN.fullmatch(characters):
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))
    else:
        starts.extend([start] * len(characters))
        ends.extend([end] * len(characters))


def _drop_last(text: list[str], starts: array[int], ends: array[int]) -> None:
    """Take the last character away."""
    text[-1] = text[-1][:-1]
    del starts[-1], ends[-1]


def _normalised(original: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Give normalised characters of a line with their spans; runs of spaces become one."""
    at = start
    while at < end:
        plain = _PLAIN.match(original, at, end)
        stop = plain.end() if plain else at
        if stop < end and _continues(original[stop]):
            stop -= 1
        if stop > at:
            yield original[at:stop], at, stop
        elif original[at].isspace():
            stop = at + 1
            while stop < end and original[stop].isspace():
                stop += 1
            yield " ", at, stop
        else:
            stop, last = at + 1, min(end, at + _LONGEST_CLUSTER)
            while stop < last and _continues(original[stop]):
                stop += 1
            if form := _normal(original[at:stop]):
                yield form, at, stop
        at = stop


def _continues(character: str) -> bool:
    """Tell whether a character is written on the one before: a mark, a Korean vowel."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


def _normal(cluster: str) -> str:
    """Normalise a character with its combining marks."""
    base = cluster[0]
    if base in _DROPPED or unicodedata.category(base) == "Cc":
        return "".join(c for c in cluster[1:] if c not in _DROPPED)
    if "\u2e80" <= base <= "\u2fdf":
        return unicodedata.normalize("NFKC", cluster.translate(_RADICALS))
    if unicodedata.category(base)[0] == "L" or base.isdecimal():
        # An Arabic vowel sign that stands alone is a space with the sign in NFKC.
        return unicodedata.normalize("NFKC", cluster).lstrip(" ")
    return unicodedata.normalize("NFC", cluster)
