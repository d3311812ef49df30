"""What a reader takes from a file's bytes, and its way through a pipe. Knows no format."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from gazetteer.errors import UnreadableDocument
from geo.reflow import JOINTS, Run


class Meta(NamedTuple):
    """What a file states of itself, beside its text; empty where it states nothing."""

    title: str = ""
    """Title."""
    author: str = ""
    """Who wrote it."""
    dated: str = ""
    """Day of sending, publishing or making, ISO 8601."""
    lang: str = ""
    """ISO 639-1 code of the language that the file says it is in."""
    url: str = ""
    """Where it was published."""


class Section(NamedTuple):
    """A stretch of the original that came as a document of its own: a message, an attachment."""

    start: int
    """First code point in the original."""
    media_type: str
    """Media type (RFC 6838)."""
    meta: Meta = Meta()
    """What it states of itself."""


class Raw(NamedTuple):
    """What a reader makes of a file's bytes."""

    original: str
    """The decoded text, byte-order mark removed, line ends untouched; of a format that is no text,
    the text taken from it, one line a line or paragraph."""
    media_type: str
    """Media type (RFC 6838)."""
    encoding: str = ""
    """Encoding, for a text file."""
    pages: tuple[int, ...] = ()
    """Offsets at which pages begin."""
    runs: tuple[Run, ...] | None = None
    """What of the original is running text; None where its lines have to tell."""
    meta: Meta = Meta()
    """What the file states of itself."""
    sections: tuple[Section, ...] = ()
    """Documents within the document, where there are any; the first one begins at 0."""
    notes: tuple[str, ...] = ()
    """What could not be read of it, in sentences."""


def pack(raw: Raw) -> bytes:
    """Write what a reader found as JSON.

    Parameters
    ----------
    raw
        What it found.

    Returns
    -------
    data
        UTF-8.
    """
    return json.dumps(raw, ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> Raw:
    """Read what `pack` wrote; nothing in it is taken on trust.

    Parameters
    ----------
    data
        JSON from the process that parsed a file.

    Returns
    -------
    raw
        What the reader found, each offset within the text.

    Raises
    ------
    UnreadableDocument
        If it is not of this form.

    Examples
    --------
    >>> unpack(pack(Raw("Goris", "text/plain", runs=(Run(0, 5),)))).runs
    (Run(start=0, end=5, joint='paragraph'),)
    """
    try:
        text, media_type, encoding, pages, runs, meta, sections, notes = json.loads(
            data.decode("utf-8", "surrogatepass")
        )
        raw = Raw(
            _text(text),
            _text(media_type),
            _text(encoding),
            tuple(map(int, pages)),
            None if runs is None else tuple(Run(int(a), int(b), _text(c)) for a, b, c in runs),
            Meta(*map(_text, meta)),
            tuple(Section(int(at), _text(of), Meta(*map(_text, m))) for at, of, m in sections),
            tuple(map(_text, notes)),
        )
    except (ValueError, TypeError) as error:
        raise UnreadableDocument("its parser gave no answer that makes sense") from error
    if not _is_sound(raw):
        raise UnreadableDocument("its parser gave offsets outside its text")
    return raw


def _text(value: object) -> str:
    """Take a text and nothing else."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _is_sound(raw: Raw) -> bool:
    """Tell whether all offsets lie within the text, those of pages and sections in order."""
    begins = [section.start for section in raw.sections]
    return (
        _run_forward(raw.pages, len(raw.original))
        and _run_forward(begins, len(raw.original))
        and all(
            0 <= start < end <= len(raw.original) and joint in JOINTS
            for start, end, joint in raw.runs or ()
        )
    )


def _run_forward(offsets: Iterable[int], end: int) -> bool:
    """Tell whether offsets begin at 0 and never run back or out of the text."""
    at = list(offsets)
    return not at or (at[0] == 0 and at == sorted(at) and at[-1] <= end)
