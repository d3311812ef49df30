"""Paragraphs of a document that knows them -> its text and its runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from geo.reflow import Run

_LINE = re.compile(r"[^\n]+")


class Paragraph(NamedTuple):
    """A paragraph, a heading, a cell of a table."""

    pieces: tuple[tuple[str, bool], ...]
    """Its text in pieces, and whether each is running text: the mark of a note is not."""
    aside: bool = False
    """Whether it is no running text at all: a page's header, a menu."""
    page: bool = False
    """Whether a page begins with it."""


def lay_out(paragraphs: Iterable[Paragraph]) -> tuple[str, tuple[int, ...], tuple[Run, ...]]:
    """Write paragraphs under each other and note where each piece stands.

    Parameters
    ----------
    paragraphs
        In the order of reading.

    Returns
    -------
    original, pages, runs
        The text, one line a line of a paragraph; where pages begin, if any do; the runs.

    Examples
    --------
    >>> lay_out([Paragraph((("Goris", True), ("1", False))), Paragraph((("A note.", True),))])
    ('Goris1\\nA note.', (), (Run(start=0, end=5, joint='paragraph'), Run(start=7, ...)))
    """
    out: list[str] = []
    pages: list[int] = [0]
    runs: list[Run] = []
    at = 0
    for paragraph in paragraphs:
        if not "".join(text for text, _ in paragraph.pieces).strip():
            if paragraph.page and at:
                pages.append(at)
            continue
        if at:
            out.append("\f" if paragraph.page else "\n")
            at += 1
        if paragraph.page and at:
            pages.append(at)
        if not paragraph.aside:
            runs += _runs(paragraph.pieces, at)
        out += [text for text, _ in paragraph.pieces]
        at += sum(len(text) for text, _ in paragraph.pieces)
    return "".join(out), tuple(sorted(set(pages))) if len(pages) > 1 else (), tuple(runs)


def _runs(pieces: Iterable[tuple[str, bool]], at: int) -> Iterator[Run]:
    """Give the runs of a paragraph: one a line, or more where something is left out of it."""
    text = "".join(piece for piece, _ in pieces)
    spans = _running(pieces)
    for line in _LINE.finditer(text):
        joint = "paragraph"
        for start, end in spans:
            first, last = max(start, line.start()), min(end, line.end())
            stretch = text[first:last]
            if stretch.strip():
                lead = len(stretch) - len(stretch.lstrip()) if joint == "paragraph" else 0
                yield Run(at + first + lead, at + last, joint)
                joint = "none"


def _running(pieces: Iterable[tuple[str, bool]]) -> list[tuple[int, int]]:
    """Give the spans of a paragraph that are running text, joined where they meet."""
    spans: list[tuple[int, int]] = []
    at = 0
    for piece, is_running in pieces:
        end = at + len(piece)
        if is_running and spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], end)
        elif is_running:
            spans.append((at, end))
        at = end
    return spans
