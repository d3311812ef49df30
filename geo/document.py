"""A text and where it came from, words in it, and words fixed to a place. No I/O, no gazetteer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from gazetteer.place import Candidate, Place

ROLES: dict[str, str] = {
    "literal": "the words name a place as a place: something can happen there",
    "attributive": "the words name a state or body by its place (Armenian forces, 亚美尼亚卫生部)",
    "other": "the words look like a name of a place, but name something else (United Nations)",
}
"""Allowed values of `Mention.role` and their meaning."""

RELATIONS: dict[str, str] = {
    "at": "the place itself",
    "within": "somewhere within the place (parts of a district)",
    "near": "beside the place, not in it",
    "along": "along a line (a border, a road)",
    "between": "between two places",
    "road": "on the road or way from one place to another",
    "offset": "so far from the place, in a direction if one is told (20 km north of it)",
    "toward": "on the way to the place",
}
"""Allowed values of `Location.relation` and their meaning."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from."""

    name: str
    """File name, without its folder."""
    sha256: str
    """SHA-256 of the file's bytes, hexadecimal."""
    media_type: str = "text/plain"
    """Media type (RFC 6838)."""
    encoding: str = ""
    """Encoding of a text file, as found."""
    symbol: str = ""
    """The document's own symbol (`A/77/xxx-S/2022/yyy`); empty where it is not stated."""
    url: str = ""
    """Where it was published, if the caller or the file says so."""
    title: str = ""
    """Title that the file states beside its text: a subject, a property."""
    author: str = ""
    """Author that the file states beside its text: a sender, a property."""
    dated: str = ""
    """Day on which the file says that it was sent, published or made, ISO 8601."""
    lang: str = ""
    """ISO 639-1 code of the language that the file says it is in."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document with one sender: a letter, an annex to it, an attachment."""

    start: int
    """First code point of the part in `Document.text`."""
    title: str = ""
    """Title as the part states it."""
    sender: str = ""
    """Who speaks, as written; empty where it is not stated."""
    dated: str = ""
    """The part's own date, ISO 8601; empty where it is not stated."""
    head: int = 0
    """Where the part begins that conveys this one: the letter of an annex; its own start, if it
    speaks for itself."""


@dataclass(frozen=True, slots=True)
class Document:
    """Text in reading order, with an exact map back to the original.

    `text` is un-wrapped and its letters and digits are normalised (NFKC); `original` is the
    decoded file, its byte-order mark removed and its line ends untouched. All offsets are code
    points, ends exclusive.
    """

    text: str
    """The reflowed text: one line a paragraph."""
    original: str
    """The decoded file; of a format that is no text, the text taken from it, page by page."""
    starts: Sequence[int] = field(repr=False, compare=False)
    """For each code point of `text`, where its source begins in `original`."""
    ends: Sequence[int] = field(repr=False, compare=False)
    """For each code point of `text`, where its source ends in `original`."""
    lang: str = ""
    """ISO 639-1 code of the main language; empty if it cannot be told."""
    dated: str = ""
    """The document's own date, ISO 8601; empty where it is not stated."""
    source: Source = Source(name="", sha256="")
    """Where it came from."""
    pages: tuple[int, ...] = ()
    """Offsets into `original` at which pages begin; empty for a format without pages."""
    parts: tuple[Part, ...] = (Part(0),)
    """The letters, annexes and attachments, in order; the first one begins at 0."""

    @property
    def title(self) -> str:
        """The title of the first part."""
        return self.parts[0].title

    @property
    def sender(self) -> str:
        """Who speaks in the first part, as written; empty where it is not stated."""
        return self.parts[0].sender

    def part_at(self, offset: int) -> Part:
        """Give the part in which an offset of `text` lies."""
        return [part for part in self.parts if part.start <= offset][-1]

    def conveyed(self, offset: int) -> tuple[Part, ...]:
        """Give the parts that speak at an offset of `text`, outermost first.

        Parameters
        ----------
        offset
            Code point into `text`.

        Returns
        -------
        parts
            The part itself; before it, the letter that it is annexed to.

        Examples
        --------
        >>> parts = (Part(0, sender="A"), Part(9, sender="B"), Part(20, sender="C", head=20))
        >>> doc = Document("x" * 30, "x" * 30, range(30), range(1, 31), parts=parts)
        >>> [[part.sender for part in doc.conveyed(offset)] for offset in (5, 10, 25)]
        [['A'], ['A', 'B'], ['C']]
        """
        part = self.part_at(offset)
        heads = [one for one in self.parts if one.start == part.head and one is not part]
        return (*heads[:1], part)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of `original` behind `text[start:end]`.

        Parameters
        ----------
        start, end
            Code points into `text`, `end` exclusive, `start < end`.

        Returns
        -------
        start, end
            Code points into `original`.

        Raises
        ------
        IndexError
            If the span is empty or outside the text.

        Examples
        --------
        >>> doc = Document("拉钦区", "拉\\n\\n钦区", starts=(0, 3, 4), ends=(1, 4, 5))
        >>> doc.original_span(0, 3)
        (0, 5)
        """
        if not 0 <= start < end <= len(self.text):
            raise IndexError(f"no span {start}:{end} in a text of {len(self.text)} characters")
        return int(self.starts[start]), int(self.ends[end - 1])

    def page_of(self, offset: int) -> int | None:
        """Give the page (from 1) on which an offset of `original` stands, None without pages."""
        return bisect_right(self.pages, offset) or None

    def page_text(self, page: int) -> str:
        """Give the text of a page (from 1), as it was taken from the file.

        Parameters
        ----------
        page
            As from `page_of`. An offset of `original` less `pages[page - 1]` is one into it.

        Returns
        -------
        text
            Its lines, without the form feed that ends the page.
        """
        end = self.pages[page] if page < len(self.pages) else len(self.original)
        return self.original[self.pages[page - 1] : end].removesuffix("\f")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may name a place."""

    text: str
    """The words, as in `Document.text`."""
    start: int
    """First code point in `Document.text`."""
    end: int
    """Code point after the last one in `Document.text`."""
    lang: str = ""
    """ISO 639-1 code of the text around it."""
    hint: str = ""
    """The kind of place that the words beside it say (one of `PLACE_KINDS`), or empty."""
    role: str = "literal"
    """One of `ROLES`."""
    relation: str = "at"
    """One of `RELATIONS`, as the words beside it say."""
    core: str = ""
    """The name without its generic word (拉钦 of 拉钦区); the whole text where there is none."""
    parties: tuple[str, ...] = ()
    """For a border or a stretch between places: the names on either side; for an offset whose
    words hold more than the name: the name."""
    km: float | None = None
    """For an offset: how far from the place, kilometres, as the words say."""
    bearing: float | None = None
    """For an offset: in which direction, degrees clockwise from north; None if it is not told."""
    point: tuple[float, float, float] | None = None
    """For coordinates: longitude, latitude (degrees, WGS 84) and the radius in metres that the
    last digit written leaves open."""


@dataclass(frozen=True, slots=True)
class Location:
    """A mention fixed to a place, with its doubt.

    Not found is a result: then `place`, `lon`, `lat` and `radius_m` are None. A stretch between
    two places has coordinates but no single `place`.
    """

    mention: Mention
    """The words."""
    place: Place | None
    """The chosen entry, or None."""
    lon: float | None
    """Longitude for display, decimal degrees, WGS 84; None if not found."""
    lat: float | None
    """Latitude for display, decimal degrees, WGS 84; None if not found."""
    radius_m: float | None
    """Radius in metres within which the place meant lies; never 0; None if not found."""
    relation: str = "at"
    """One of `RELATIONS`."""
    admin1: str = ""
    """Name of the first-order unit that holds the place, as the gazetteer's source states it."""
    admin2: str = ""
    """Name of the second-order unit that holds the place, as the gazetteer's source states it."""
    score: float = 0.0
    """Between 0 and 1: how sure the choice is."""
    candidates: tuple[Candidate, ...] = ()
    """What else it might be, best first, the chosen one included."""
    reasons: tuple[str, ...] = ()
    """Why this place, or why none, in sentences."""
