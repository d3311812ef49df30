"""Lines of pages -> those that are headers, footers and page numbers rather than running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_DEEPEST = 4
"""Lines of a page's head or foot that are looked at."""
_LONGEST = 120
"""Characters of a header."""

# Source: layout of documents of the United Nations: a symbol (A/77/346, S/2022/689, or both) above
# each page, at its foot the page's number, and the job number of the printing office.
_SYMBOL = r"[A-Z]{1,5}(?:/[A-Z0-9][A-Z0-9.()]*)*/\d[\w.()/]*"
_SYMBOLS = re.compile(rf"{_SYMBOL}(?:\s*[-–—]?\s*{_SYMBOL})*")
_NUMBERS = re.compile(
    r"[\W_]*(?:page|p\.|стр\.|страница|página|الصفحة|صفحة|第)?\s*\d{1,4}\s*(?:页|頁)?"
    r"(?:\s*(?:/|／|of|sur|de|из|من)\s*\d{1,4})?[\W_]*"
    r"|(?:(?:\d{2}-\d{5}|[()]?[A-Z][()]|[()]|\d{6}|\*\d{7}\*|\d{1,4}/\d{1,4})\s*)+"
    rf"|{_SYMBOLS.pattern}",
    re.IGNORECASE,
)


def page_furniture(pages: Sequence[Sequence[str]]) -> frozenset[tuple[int, int]]:
    """Find the lines that stand at the head or the foot of pages and belong to no text.

    Parameters
    ----------
    pages
        The lines of each page, from its head to its foot, without blank ones.

    Returns
    -------
    furniture
        Pairs of page and line, from 0. The first of several headers that are alike is none: a
        masthead says something once. A single page has none.

    Examples
    --------
    >>> pages = [["S/2022/689", "Letter"], ["S/2022/689", "Text", "2/3"], ["S/2022/689", "End"]]
    >>> sorted(page_furniture(pages))
    [(1, 0), (1, 2), (2, 0)]
    """
    if len(pages) < 2:
        return frozenset()
    found: set[tuple[int, int]] = set()
    for order in (range(_DEEPEST), range(-1, -_DEEPEST - 1, -1)):
        edges = [[page[i].strip() for i in order if _has(page, i)] for page in pages]
        seen = Counter(
            key for number, edge in enumerate(edges) for line in edge for key in _keys(line, number)
        )
        met: set[str] = set()
        for number, edge in enumerate(edges):
            for i in _furniture(edge, number, seen, met):
                found.add((number, order[i] % len(pages[number])))
    return frozenset(found)


def _furniture(edge: Sequence[str], number: int, seen: Counter[str], met: set[str]) -> list[int]:
    """Walk in from a page's edge as far as headers or footers reach."""
    found = []
    for i, line in enumerate(edge):
        keys = _keys(line, number)
        is_number = bool(_NUMBERS.fullmatch(line))
        # Alike on two pages; where a number differs on three: two annexes may be `1` and `2`.
        alike = [key for key in keys if seen[key] > 1 + (key != keys[0])]
        if len(line) > _LONGEST or not (is_number or alike):
            break
        # A symbol on the first page is the document's own, and stays.
        is_own = number == 0 and bool(_SYMBOLS.fullmatch(line))
        if (is_number and not is_own) or any(key in met for key in alike):
            found.append(i)
        met.update(keys)
    return found


def _has(page: Sequence[str], i: int) -> bool:
    """Tell whether a page has a line at this place."""
    return -len(page) <= i < len(page)


def _keys(line: str, page: int) -> list[str]:
    """Give what headers have in common: all of it, or all but a number that grows by the page."""
    text = re.sub(r"\s+", " ", line).casefold()
    relative = re.sub(r"\d{1,9}", lambda found: f"#{int(found[0]) - page}", text)
    return [text] if relative == text else [text, relative]
