"""Files of any known format -> `Document`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from gazetteer.errors import UnknownFormat, UnreadableDocument
from geo.document import Document, Source
from geo.language import detect_language
from geo.letter import find_parts, own_symbol
from geo.readers import text as text_reader
from geo.reflow import reflow


class Raw(NamedTuple):
    """What a reader makes of a file's bytes."""

    original: str
    """The decoded text, byte-order mark removed, line ends untouched."""
    media_type: str
    """Media type (RFC 6838)."""
    encoding: str = ""
    """Encoding, for a text file."""
    pages: tuple[int, ...] = ()
    """Offsets at which pages begin."""


def _read_text(data: bytes) -> Raw:
    """Decode a text file."""
    original, encoding = text_reader.decode(data)
    return Raw(original, "text/plain", encoding)


READERS: Mapping[str, Callable[[bytes], Raw]] = MappingProxyType({".txt": _read_text})
"""File suffix -> reader."""


_LONE = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair: no character, and no encoding can write it."""


def _is_day(text: str) -> bool:
    """Tell whether a text is an ISO 8601 day of the calendar."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def read(
    source: str | os.PathLike[str] | Document, *, lang: str | None = None, dated: str | None = None
) -> Document:
    """Read a document.

    Parameters
    ----------
    source
        Path of a file (formats: the keys of `READERS`); a `Document` is given back as it is.
    lang
        ISO 639-1 code, where the caller knows it better than the text shows.
    dated
        The document's own date, ISO 8601, where the caller knows it.

    Returns
    -------
    doc
        Running text with its map to the original, language, date, title and sender.

    Raises
    ------
    UnreadableDocument
        If there is no such file, or it holds no text.
    UnknownFormat
        If no reader knows the file's suffix.

    Examples
    --------
    >>> doc = read("examples/letter_zh.txt")
    >>> doc.lang, doc.dated, doc.sender
    ('zh', '2022-09-13', '阿塞拜疆常驻联合国代表')
    """
    if isinstance(source, Document):
        return source
    path = Path(source)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise UnknownFormat(f"{path}: no reader for {path.suffix or 'no suffix'!r}; known: {known}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"{path}: cannot be read: {error.strerror}") from error
    try:
        raw = reader(data)
    except UnreadableDocument as error:
        raise UnreadableDocument(f"{path}: {error}") from error
    if not raw.original.strip():
        raise UnreadableDocument(f"{path}: the file holds no text")
    return as_document(raw, name=path.name, digest=sha256(data).hexdigest(), lang=lang, dated=dated)


def read_string(
    text: str, *, name: str = "text", lang: str | None = None, dated: str | None = None
) -> Document:
    """Make a document of a text that is already at hand.

    Parameters
    ----------
    text
        The text.
    name
        What to call it in the table.
    lang, dated
        As in `read`.

    Returns
    -------
    doc
        As from `read`.

    Examples
    --------
    >>> read_string("Shelling near Goris on 13 September 2022.").lang
    'en'
    """
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return as_document(Raw(text, "text/plain"), name=name, digest=digest, lang=lang, dated=dated)


def as_document(
    raw: Raw, *, name: str, digest: str, lang: str | None = None, dated: str | None = None
) -> Document:
    """Make a document of what a reader found.

    Parameters
    ----------
    raw
        The decoded text and its pages.
    name, digest
        File name and SHA-256 of its bytes.
    lang, dated
        As in `read`.

    Returns
    -------
    doc
        As from `read`.
    """
    if dated is not None and not _is_day(dated):
        raise UnreadableDocument(f"{name}: {dated!r} is no day; write it as 2022-09-13")
    raw = raw._replace(original=_LONE.sub("\ufffd", raw.original))
    name = _LONE.sub("\ufffd", name)
    text, starts, ends = reflow(raw.original)
    lang = detect_language(text) if lang is None else lang
    parts = find_parts(text, lang=lang)
    if dated is not None:
        parts = (replace(parts[0], dated=dated), *parts[1:])
    symbol = own_symbol(text, parts)
    source = Source(name, digest, raw.media_type, raw.encoding, symbol=symbol)
    return Document(
        text, raw.original, starts, ends,
        lang=lang, dated=parts[0].dated, source=source, pages=raw.pages, parts=parts,
    )  # fmt: skip


__all__ = ["READERS", "Raw", "as_document", "read", "read_string"]
