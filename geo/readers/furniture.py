"""Lines of pages -> those that are headers, footers and page numbers rather than running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_DEEPEST = 4
"""Lines of a page's head or foot that are looked at."""
_LONGEST = 120
"""Characters of a header."""

# Source: layout of documents of the United Nations: a symbol (A/77/346, S/2022/689, or both) above
# each page, at its foot the page's number, and the job number of the printing office.
_SYMBOL = r"[A-Z]{1,5}(?:/[A-Z0-9][A-Z0-9.()]*)*/\d[\w.()/]*"
_NUMBERS = re.compile(
    r"[\W_]*(?:page|p\.|стр\.|страница|página|الصفحة|صفحة|第)?\s*\d{1,4}\s*(?:页|頁)?"
    r"(?:\s*(?:/|／|of|sur|de|из|من)\s*\d{1,4})?[\W_]*"
    r"|(?:(?:\d{2}-\d{5}|[()]?[A-Z][()]|[()]|\d{6}|\*\d{7}\*|\d{1,4}/\d{1,4})\s*)+"
    rf"|{_SYMBOL}(?:\s*[-–—]?\s*{_SYMBOL})*",
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
        seen = Counter(_key(page[i]) for page in pages for i in order if _has(page, i))
        met: set[str] = set()
        for number, page in enumerate(pages):
            found.update((number, i) for i in _furniture(page, order, seen, met, first=not number))
    return frozenset(found)


def _furniture(
    page: Sequence[str], order: Iterable[int], seen: Counter[str], met: set[str], *, first: bool
) -> list[int]:
    """Walk in from a page's edge as far as headers or footers reach."""
    found = []
    for i in order:
        if not _has(page, i) or len(page[i]) > _LONGEST:
            break
        key = _key(page[i])
        is_number = bool(_NUMBERS.fullmatch(page[i].strip()))
        if not is_number and seen[key] < 2:
            break
        # A symbol on the first page is the document's own, and stays.
        is_own = first and key[:1].isalpha()
        if key in met or (is_number and not is_own):
            found.append(i % len(page))
        met.add(key)
    return found


def _has(page: Sequence[str], i: int) -> bool:
    """Tell whether a page has a line at this place, head and foot apart from each other."""
    return -len(page) <= i < len(page)


def _key(line: str) -> str:
    """Give what headers have in common: the number of the page differs."""
    return re.sub(r"\d+", "0", re.sub(r"\s+", " ", line)).strip().casefold()
