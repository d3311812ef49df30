"""Bytes of an e-mail -> its text and those of its attachments, each with what it states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message, MIMEPart
from email.policy import default
from importlib import import_module
from pathlib import PurePath
from typing import NamedTuple

from gazetteer.errors import UnreadableDocument
from geo.readers.archive import Archive
from geo.readers.formats import FORMATS, tell, why_not
from geo.readers.raw import Meta, Raw, Section
from geo.readers.text import decode
from geo.reflow import Run, text_runs

_DEEPEST = 4
"""Messages and archives within each other."""
_MOST = 500
"""Attachments of one message, those in its archives counted."""
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp")
"""Pictures within a message are its letterhead or its signature."""
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_SIGNATURE = re.compile(r"^-- ?$", re.M)
_LEAST = 20
"""Characters from which on the plain form of a message is its text, not a line that says to look
at the other form."""


class _Piece(NamedTuple):
    """A message or an attachment, read."""

    raw: Raw
    meta: Meta


def read(data: bytes) -> Raw:
    """Read an e-mail.

    Parameters
    ----------
    data
        The file's bytes.

    Returns
    -------
    raw
        Subject and text, then the text of each attachment in a known format, parted by form
        feeds; each is a section. What of them could not be read is told in `notes`.
    """
    notes: list[str] = []
    pieces = list(_message(data, notes, depth=0))
    texts, runs, sections = [], [], []
    at = 0
    for raw, meta in pieces:
        found = text_runs(raw.original) if raw.runs is None else raw.runs
        runs += [Run(at + start, at + end, joint) for start, end, joint in found]
        sections.append(Section(at, raw.media_type, meta))
        texts.append(raw.original)
        at += len(raw.original) + 1
    return Raw(
        "\f".join(texts),
        "message/rfc822",
        pieces[0].raw.encoding,
        runs=tuple(runs),
        meta=pieces[0].meta,
        sections=tuple(sections),
        notes=tuple(notes),
    )


def _message(data: bytes, notes: list[str], *, depth: int) -> Iterator[_Piece]:
    """Read a message and what hangs on it."""
    message = message_from_bytes(data, policy=default)
    meta = _meta(message)
    yield _Piece(_body(message, meta), meta)
    for i, part in enumerate(message.iter_attachments()):
        if i >= _MOST:
            notes.append(f"more than {_MOST} attachments: the others are left out")
            return
        name = part.get_filename() or f"attachment {i + 1}"
        if part.get_content_disposition() != "inline" or not name.lower().endswith(_PICTURES):
            yield from _attached(name, _bytes(part), notes, depth=depth + 1)


def _attached(name: str, data: bytes, notes: list[str], *, depth: int) -> Iterator[_Piece]:
    """Read an attachment; one that cannot be read costs no other."""
    try:
        yield from _opened(name, data, notes, depth=depth)
    except UnreadableDocument as error:
        notes.append(f"{name}: {error}")
    except (ValueError, LookupError, OSError, TypeError, AttributeError) as error:
        notes.append(f"{name}: it is damaged ({error!s:.200})")


def _opened(name: str, data: bytes, notes: list[str], *, depth: int) -> Iterator[_Piece]:
    """Read an attachment in the way of its format."""
    suffix = PurePath(name).suffix
    form = tell(data, suffix)
    if depth > _DEEPEST:
        raise UnreadableDocument("it is packed too deeply; save it as a file of its own")
    if form is FORMATS["eml"]:
        yield from _message(data, notes, depth=depth)
    elif form is not None:
        raw: Raw = import_module(f"geo.readers.{form.kind}").read(data)
        notes += [f"{name}: {note}" for note in raw.notes]
        if raw.original.strip():
            yield _Piece(raw, raw.meta)
    elif data.startswith(b"PK\x03\x04"):
        for member, content in _members(Archive(data), notes):
            yield from _attached(member, content, notes, depth=depth + 1)
    else:
        raise UnreadableDocument(why_not(data, suffix))


def _members(archive: Archive, notes: list[str]) -> Iterator[tuple[str, bytes]]:
    """Unpack the files of an archive that can be."""
    for name in archive.names()[:_MOST]:
        try:
            content = archive.read(name)
        except UnreadableDocument as error:
            notes.append(f"{name}: {error}")
        else:
            yield name, content


def _meta(message: MIMEPart) -> Meta:
    """Give what a message's header states."""
    sent = getattr(message["date"], "datetime", None)
    return Meta(
        title=_line(message["subject"]),
        author=_line(message["from"]),
        dated=sent.date().isoformat() if sent else "",
    )


def _line(value: object) -> str:
    """Make a field of the header one line."""
    return " ".join(str(value or "").split())


def _body(message: MIMEPart, meta: Meta) -> Raw:
    """Read a message's own text: the plain form if it has one that is more than a hint."""
    plain, page = (message.get_body((kind,)) for kind in ("plain", "html"))
    text = _content(plain)
    if page is not None and len(text.strip()) < _LEAST:
        from geo.readers import html

        raw = html.read(_bytes(page))
        text, found = raw.original, list(raw.runs or ())
    else:
        found = _plain_runs(text)
    lead = len(meta.title) + 1 if meta.title else 0
    subject = [Run(0, len(meta.title))] if meta.title else []
    runs = [Run(lead + start, lead + end, joint) for start, end, joint in found]
    charset = str((plain or page or message).get_content_charset() or "")
    return Raw(
        f"{meta.title}\n{text}" if lead else text,
        "message/rfc822",
        charset,
        runs=(*subject, *runs),
    )


def _bytes(part: MIMEPart) -> bytes:
    """Give a part's bytes, its transfer encoding undone; a message within is itself."""
    inner = part.get_payload()
    if isinstance(inner, list):
        return b"".join(one.as_bytes() for one in inner[:1] if isinstance(one, Message))
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _content(part: MIMEPart | None) -> str:
    """Decode a part's text: the encoding that its header states may be wrong."""
    if part is None or not (data := _bytes(part)):
        return ""
    return decode(data, stated=str(part.get_content_charset() or ""))[0]


def _plain_runs(text: str) -> list[Run]:
    """Give the runs of a plain message: quotes without their signs, the signature left out."""
    signature = _SIGNATURE.search(text)
    end = signature.start() if signature else len(text)
    runs = []
    quoted = ""
    for run in text_runs(text[:end]):
        mark = _QUOTED.match(text, run.start, run.end)
        sign = mark[0].replace(" ", "") if mark else ""
        start = mark.end() if mark else run.start
        if text[start : run.end].strip():
            joint = run.joint if sign == quoted else "paragraph"
            runs.append(Run(start, run.end, joint))
        quoted = sign
    return runs
