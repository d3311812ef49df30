"""Bytes of a web page -> its paragraphs and what it states of itself."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from geo.readers.paragraphs import Paragraph, lay_out
from geo.readers.raw import Meta, Raw
from geo.readers.text import decode

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav"
    " ol option p pre section select summary table tbody td tfoot th thead tr ul".split()
)
"""Elements that begin and end a paragraph."""
_UNSEEN = frozenset(
    "script style template noscript svg math head iframe object rt rp audio video".split()
)
"""Elements whose text is not shown, or is no text of the page."""
_ASIDE = frozenset("nav footer aside button select menu".split())
"""Elements that are shown but are no running text."""
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Elements that have no end."""
_SPACE = re.compile(r"[ \t\n\r\f]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
_DATES = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.date",
          "dcterms.created", "pubdate", "article:modified_time")  # fmt: skip
"""Names under which pages state the day they were published, the surest first."""
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "byl")
_TITLES = ("og:title", "dc.title", "dcterms.title")
_URLS = ("og:url",)
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d{2}-\d{2})')
_NOTE = re.compile(r"\[?[\d*†‡]{1,3}\]?")
_DEEPEST = 2000
"""Elements within each other that are kept account of; more is made to do harm."""


def read(data: bytes) -> Raw:
    """Read a web page.

    Parameters
    ----------
    data
        The file's bytes.

    Returns
    -------
    raw
        Its paragraphs, one a line; menus, asides and marks of notes are no running text.
    """
    text, encoding = decode(data, stated=_stated(data))
    page = _Page()
    page.feed(text)
    page.close()
    page.end_paragraph()
    original, _, runs = lay_out(page.paragraphs)
    meta = page.meta()
    published = _LINKED_DATA.search(text)
    if published and not meta.dated:
        meta = meta._replace(dated=published[1])
    return Raw(original, "text/html", encoding, runs=runs, meta=meta)


def _stated(data: bytes) -> str:
    """Give the encoding that a page states in its head."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


class _Page(HTMLParser):
    """Takes paragraphs from a page as its tags go by."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[Paragraph] = []
        self._pieces: list[tuple[str, bool]] = []
        self._open: list[str] = []
        self._hidden = self._aside = self._kept = 0
        self._raised: int | None = None
        self._stated: dict[str, str] = {}
        self._title: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        given = {name: value or "" for name, value in attrs}
        self._note(tag, given)
        if tag in _BLOCKS:
            self.end_paragraph()
        if tag == "br":
            self._pieces.append(("\n", True))
        elif tag == "title" and not self._stated.get("title"):
            self._title = []
        if tag in _VOID or len(self._open) >= _DEEPEST:
            return
        if tag in ("p", "li", "td", "th", "dd", "dt", "option"):
            self._close_unended(tag)
        is_hidden = tag in _UNSEEN or "hidden" in given or given.get("aria-hidden") == "true"
        self._open.append(("-" if is_hidden else "") + tag)
        self._hidden += is_hidden
        self._aside += tag in _ASIDE
        self._kept += tag == "pre"
        if tag == "sup":
            self._raised = len(self._pieces)

    def handle_endtag(self, tag: str) -> None:
        """End an element, and those within it that have no end of their own."""
        if tag == "title" and self._title is not None:
            self._stated["title"] = _SPACE.sub(" ", "".join(self._title)).strip()
            self._title = None
        if tag in _BLOCKS:
            self.end_paragraph()
        if tag == "sup" and self._raised is not None:
            self._mark_of_note(self._raised)
            self._raised = None
        if tag in self._open or "-" + tag in self._open:
            while self._end_last() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._title is not None:
            self._title.append(data)
        elif not self._hidden:
            self._pieces.append((data if self._kept else _SPACE.sub(" ", data), True))

    def end_paragraph(self) -> None:
        """End the paragraph that is going on."""
        if "".join(text for text, _ in self._pieces).strip():
            pieces = tuple(_squeezed(self._pieces))
            self.paragraphs.append(Paragraph(pieces, aside=bool(self._aside)))
        self._pieces = []
        self._raised = None

    def meta(self) -> Meta:
        """Give what the page states of itself."""

        def first(names: tuple[str, ...]) -> str:
            return next((self._stated[name] for name in names if self._stated.get(name)), "")

        day = re.match(r"\d{4}-\d{2}-\d{2}", first(_DATES))
        return Meta(
            title=first(_TITLES) or self._stated.get("title", ""),
            author=first(_AUTHORS),
            dated=day[0] if day else "",
            lang=self._stated.get("lang", "").partition("-")[0].lower(),
            url=self._stated.get("canonical", "") or first(_URLS),
        )

    def _note(self, tag: str, given: dict[str, str]) -> None:
        """Keep what an element states of the page."""
        if tag == "html":
            self._stated.setdefault("lang", given.get("lang", ""))
        elif tag == "meta":
            name = (given.get("name") or given.get("property") or given.get("itemprop", "")).lower()
            self._stated.setdefault(name, given.get("content", "").strip())
        elif tag == "link" and given.get("rel", "").lower() == "canonical":
            self._stated.setdefault("canonical", given.get("href", ""))

    def _close_unended(self, tag: str) -> None:
        """End a paragraph, list item or cell that the next one of its kind ends."""
        if self._open and self._open[-1].lstrip("-") == tag:
            self._end_last()

    def _end_last(self) -> str:
        """End the innermost element and give its tag."""
        last = self._open.pop()
        tag = last.removeprefix("-")
        self._hidden -= last != tag
        self._aside -= tag in _ASIDE
        self._kept -= tag == "pre"
        return tag

    def _mark_of_note(self, first: int) -> None:
        """Take a raised number out of the running text."""
        raised = "".join(text for text, _ in self._pieces[first:]).strip()
        if _NOTE.fullmatch(raised):
            self._pieces[first:] = [(text, False) for text, _ in self._pieces[first:]]


def _squeezed(pieces: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Leave one space where several pieces bring one each, and none at either end of a line."""
    out: list[tuple[str, bool]] = []
    at_gap = True
    for text, is_running in pieces:
        kept = text.lstrip(" ") if at_gap else text
        if kept:
            out.append((kept, is_running))
            at_gap = kept[-1] in " \n"
    while out and not out[-1][0].rstrip():
        out.pop()
    if out:
        out[-1] = (out[-1][0].rstrip(), out[-1][1])
    return out
