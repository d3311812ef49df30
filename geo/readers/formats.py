"""The formats of documents: their names and suffixes, and how to tell them by their first bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Format:
    """A format of documents."""

    kind: str
    """Name of its reader: `geo/readers/<kind>.py` with `read(data: bytes) -> Raw`."""
    name: str
    """What people call it."""
    media_type: str
    """Media type (RFC 6838)."""
    is_it: Callable[[bytes], bool] | None = None
    """Tells the format by a file's bytes; None for a text, which is told by its suffix alone."""
    guarded: bool = True
    """Whether its parser gets a process of its own."""


def _is_pdf(data: bytes) -> bool:
    """Read the mark that a PDF file begins with."""
    return data[:1024].lstrip(b"\xef\xbb\xbf\x00 \t\r\n").startswith(b"%PDF-")


def _is_docx(data: bytes) -> bool:
    """Find the names of a Word document's files in a zip archive."""
    return data.startswith(b"PK\x03\x04") and b"word/document" in data


def _is_odt(data: bytes) -> bool:
    """Read the media type that an OpenDocument file begins with."""
    return data[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"


def _is_rtf(data: bytes) -> bool:
    """Read the mark that a rich text begins with."""
    return data.startswith(b"{\\rtf")


_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body)\b|<\?xml[^>]*>\s*<(?:!doctype\s+)?html", re.I
)
_HEADER = re.compile(rb"(?:[!-9;-~]{1,60}:[ \t][^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3}")
_MAIL = re.compile(rb"^(?:from|received|date|mime-version|message-id):", re.I | re.M)


def _is_html(data: bytes) -> bool:
    """Find the first tag of a page, behind a byte-order mark, comments and white space."""
    head = (
        data[:2048].removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe \t\r\n")
    )
    return bool(_HTML.match(re.sub(rb"<!--.*?-->\s*", b"", head, flags=re.S)))


def _is_mail(data: bytes) -> bool:
    """Find the header of a message: three fields and more, one of those that every message has."""
    found = _HEADER.match(data[:20_000])
    return bool(found and _MAIL.search(data[:20_000]))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        form.kind: form
        for form in (
            Format("text", "plain text", "text/plain", guarded=False),
            Format("markdown", "Markdown", "text/markdown", guarded=False),
            Format("pdf", "PDF with text", "application/pdf", _is_pdf),
            Format(
                "docx",
                "Word document",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                _is_docx,
            ),
            Format("odt", "OpenDocument text", "application/vnd.oasis.opendocument.text", _is_odt),
            Format("rtf", "rich text", "application/rtf", _is_rtf),
            Format("html", "web page", "text/html", _is_html),
            Format("eml", "e-mail with its attachments", "message/rfc822", _is_mail),
        )
    }
)
"""Kind -> format; those told by their bytes in the order in which they are tried."""

READERS: Mapping[str, Format] = MappingProxyType(
    {
        suffix: FORMATS[kind]
        for kind, suffixes in {
            "text": ".txt .text",
            "markdown": ".md .markdown",
            "pdf": ".pdf",
            "docx": ".docx",
            "odt": ".odt",
            "rtf": ".rtf",
            "html": ".html .htm .xhtml",
            "eml": ".eml",
        }.items()
        for suffix in suffixes.split()
    }
)
"""File suffix -> format."""

_SURE = ("pdf", "docx", "odt", "rtf")
"""Formats whose mark no text bears: there the bytes count for more than the suffix."""

_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "it is an old Office file, or one locked with a password; save it as DOCX"
     " or PDF without a password"),
    (b"\x89PNG", "it is a picture: make its text readable with a program for OCR, then try again"),
    (b"\xff\xd8\xff", "it is a picture: make its text readable with a program for OCR, then try"
     " again"),
    (b"II*\x00", "it is a picture: make its text readable with a program for OCR, then try again"),
    (b"MM\x00*", "it is a picture: make its text readable with a program for OCR, then try again"),
    (b"PK\x03\x04", "it is an archive or a table, no document; unpack it, or give the command an"
     " archive that ends in .zip"),
    (b"\x1f\x8b", "it is packed with gzip; unpack it"),
)  # fmt: skip
"""First bytes of files that are no document, and what to do."""


def tell(data: bytes, suffix: str) -> Format | None:
    """Tell the format of a file by its bytes and its suffix.

    Parameters
    ----------
    data
        The file's bytes.
    suffix
        Its suffix, with the dot; empty if it has none.

    Returns
    -------
    form
        The format; None if neither the bytes nor the suffix tell one.

    Examples
    --------
    >>> tell(b"%PDF-1.7 ...", ".txt").name
    'PDF with text'
    >>> tell(b"<html><p>Goris</p>", ".pdf").name
    'web page'
    """
    for kind in _SURE:
        is_it = FORMATS[kind].is_it
        if is_it is not None and is_it(data):
            return FORMATS[kind]
    named = READERS.get(suffix.lower())
    if data.startswith(tuple(mark for mark, _ in _OTHERS)):
        return None
    if named is not None and (named.kind not in _SURE or not data.strip()):
        return named
    if named is FORMATS["pdf"] and b"%PDF-" in data[:1024]:
        return named
    return next((form for form in FORMATS.values() if form.is_it and form.is_it(data)), None)


def why_not(data: bytes, suffix: str) -> str:
    """Say why a file is of no known format.

    Parameters
    ----------
    data
        The file's bytes.
    suffix
        Its suffix.

    Returns
    -------
    reason
        A sentence: what it is, or that it is not what its suffix says.
    """
    for mark, reason in _OTHERS:
        if data.startswith(mark):
            return reason
    named = READERS.get(suffix.lower())
    if named is not None:
        return f"it is damaged, or no {named.name} at all: it does not begin as one"
    return f"no reader for {suffix or 'no suffix'!r}; known: {', '.join(READERS)}"
