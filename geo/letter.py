"""A running text -> its parts: the letter and its annexes, each with title, sender and date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.dates import find_dates
from geo.document import Part
from geo.languages import Language, language

_SYMBOL = re.compile(r"[AS]/(?:[A-Z0-9.]+/)*\d+(?:[–-][AS]/(?:[A-Z0-9.]+/)*\d+)?")
"""A symbol of the General Assembly or the Security Council, or both joined."""

_LONGEST_TITLE = 300


def find_parts(text: str, *, lang: str) -> tuple[Part, ...]:
    """Find the letter and its annexes.

    Parameters
    ----------
    text
        Running text (`Document.text`).
    lang
        ISO 639-1 code of its language.

    Returns
    -------
    parts
        In order, the first one beginning at 0. A text without a letter's title is one part: its
        title is its first line, its date the first full date in it.

    Examples
    --------
    >>> part, = find_parts("2022 年 9 月 13 日阿塞拜疆常驻联合国代表给秘书长的信", lang="zh")
    >>> part.sender, part.dated
    ('阿塞拜疆常驻联合国代表', '2022-09-13')
    """
    words = language(lang)
    letters = list(_letters(text, words, lang)) if words.letter_title else []
    if letters:
        return (Part(0, letters[0].title, letters[0].sender, letters[0].dated), *letters[1:])
    first_line = next((line for line in text.split("\n") if len(line) <= _LONGEST_TITLE), "")
    return (Part(0, first_line, "", _first_day(text, lang)),)


def own_symbol(text: str, parts: tuple[Part, ...]) -> str:
    """Give the symbol under which the document was issued.

    Parameters
    ----------
    text
        Running text (`Document.text`).
    parts
        Its parts, from `find_parts`.

    Returns
    -------
    symbol
        A symbol that stands alone on a line of the masthead, above the title; empty if none does.
        A symbol in a footnote (`* A/77/150`) or in the text is another document's.

    Examples
    --------
    >>> own_symbol("* A/77/150", (Part(0),))
    ''
    """
    title = text.find(parts[0].title) if parts[0].title else -1
    masthead = text[:title] if title > 0 else ""
    return next((s for s in masthead.split("\n") if _SYMBOL.fullmatch(s.strip())), "").strip()


def _letters(text: str, words: Language, lang: str) -> Iterator[Part]:
    """Give the parts that begin with a letter's title."""
    start = 0
    for line in text.split("\n"):
        match = re.search(words.letter_title, line) if len(line) <= _LONGEST_TITLE else None
        if match:
            yield Part(
                start, line.strip(), match["sender"].strip(), _first_day(match["date"], lang)
            )
        start += len(line) + 1


def _first_day(text: str, lang: str) -> str:
    """Give the first day that the text names in full, ISO 8601, or nothing."""
    head = text[:2000]
    days = (e.when for e in find_dates(head, lang=lang) if e.of_event)
    return next((w.start for w in days if w.precision == "day" and w.start), "")
