"""Files of any known format -> `Document`."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import AtlasError, UnknownFormat, UnreadableDocument
from geo.document import Document, Part, Source
from geo.language import detect_language
from geo.letter import find_parts, own_symbol
from geo.readers import markdown
from geo.readers import text as text_reader
from geo.readers.formats import READERS, Format, tell, why_not
from geo.readers.raw import Meta, Raw, Section
from geo.reflow import is_pasted, reflow

if TYPE_CHECKING:
    from geo.readers.archive import Archive

logger = logging.getLogger(__name__)

LARGEST = 500 << 20
"""Bytes of the largest file that is read."""

LARGEST_TEXT = 64 << 20
"""Bytes of the largest text that is read, as much as a guarded reader may give."""

LARGEST_ARCHIVE = 4 << 30
"""Bytes that the documents of an archive may unpack to, all together."""

_LONE = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair: no character, and no encoding can write it."""

_DAY_OF_TEXT = ("message/rfc822", "text/html", "text/markdown")
"""Media types whose stated day is that of the text: sent, published. Others tell when a file was
made, which may be years later."""

_PASSED_OVER = (".", "~$")
"""What names of files begin with that are no one's documents."""


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
        Path of a file (formats: the keys of `READERS`; its first bytes count for more than its
        suffix); a `Document` is given back as it is.
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
        If there is no such file, or its text cannot be had: it is damaged, locked with a
        password, a scan, made to do harm. The message says which, and what to do.
    UnknownFormat
        If no reader knows the file.

    Examples
    --------
    >>> doc = read("examples/letter_zh.txt")
    >>> doc.lang, doc.dated, doc.sender
    ('zh', '2022-09-13', '阿塞拜疆常驻联合国代表')
    """
    if isinstance(source, Document):
        return source
    path = Path(source)
    data = _bytes(path)
    raw = _parsed(data, path.suffix, str(path))
    return as_document(raw, name=path.name, digest=sha256(data).hexdigest(), lang=lang, dated=dated)


def read_bytes(
    data: bytes,
    *,
    name: str,
    suffix: str | None = None,
    lang: str | None = None,
    dated: str | None = None,
) -> Document:
    """Make a document of a file's bytes.

    Parameters
    ----------
    data
        The bytes.
    name
        Name of the file.
    suffix
        What helps to tell the format; that of `name` if None.
    lang, dated
        As in `read`.

    Returns
    -------
    doc
        As from `read`, which see for what it raises.

    Examples
    --------
    >>> read_bytes(b"<p>Shelling near <b>Goris</b>.</p>", name="a.html").text
    'Shelling near Goris.'
    """
    suffix = Path(name).suffix if suffix is None else suffix
    raw = _parsed(data, suffix, name)
    return as_document(raw, name=name, digest=sha256(data).hexdigest(), lang=lang, dated=dated)


def read_many(
    sources: Iterable[str | os.PathLike[str] | Document],
    *,
    lang: str | None = None,
    dated: str | None = None,
) -> Iterator[Document | AtlasError]:
    """Read files, and what is in folders and zip archives; what cannot be read costs no other.

    Parameters
    ----------
    sources
        Paths of files, folders and archives (.zip), and documents.
    lang, dated
        As in `read`, for all of them.

    Yields
    ------
    result
        A document, or the error that says why there is none; in the order of `sources`, within
        folders and archives by name. Files of a folder or an archive that are no documents are
        left out, and a warning says so.

    Examples
    --------
    >>> for result in read_many(["examples/letter_zh.txt", "none.pdf"]):
    ...     print(getattr(result, "title", result))
    2022 年 9 月 13 日阿塞拜疆常驻联合国代表给秘书长的信
    none.pdf: cannot be read: No such file or directory
    """
    for source in sources:
        try:
            if isinstance(source, Document):
                yield source
            elif Path(source).is_dir():
                yield from _each_of_folder(Path(source), lang, dated)
            elif Path(source).suffix.lower() == ".zip":
                yield from _each_of_archive(Path(source), lang, dated)
            else:
                yield read(source, lang=lang, dated=dated)
        except (UnknownFormat, UnreadableDocument) as error:
            yield error


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
        The text and what the file states of itself.
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
    # A hard-wrapped text in a word processor: its paragraphs are lines, and tell as lines do.
    runs = None if raw.runs and is_pasted(raw.original, raw.runs) else raw.runs
    text, starts, ends = reflow(raw.original, runs)
    lang = lang or detect_language(text) or raw.meta.lang
    parts = _parts(raw, text, starts, lang)
    if dated is not None:
        parts = (replace(parts[0], dated=dated), *parts[1:])
    meta = Meta(*(_LONE.sub("\ufffd", field) for field in raw.meta))
    source = Source(
        name, digest, raw.media_type, raw.encoding, symbol=own_symbol(text, parts), url=meta.url,
        title=meta.title, author=meta.author, dated=meta.dated, lang=meta.lang,
    )  # fmt: skip
    return Document(
        text, raw.original, starts, ends,
        lang=lang, dated=parts[0].dated, source=source, pages=raw.pages, parts=parts,
    )  # fmt: skip


def _parts(raw: Raw, text: str, starts: Iterable[int], lang: str) -> tuple[Part, ...]:
    """Find the letters and annexes in each document of a document."""
    sections = raw.sections or (Section(0, raw.media_type, raw.meta),)
    begins = _text_offsets(starts, [section.start for section in sections])
    parts: list[Part] = []
    for section, begin, end in zip(sections, begins, [*begins[1:], len(text)], strict=True):
        found = find_parts(text[begin:end], lang=lang)
        first = _with_stated(found[0], section)
        # An attachment that names its sender speaks for itself, not for who sent it on.
        head = begin if not parts or first.sender else 0
        parts += [
            replace(part, start=begin + part.start, head=head) for part in (first, *found[1:])
        ]
    return tuple(parts)


def _text_offsets(starts: Iterable[int], wanted: list[int]) -> list[int]:
    """Give where offsets of the original are in the text."""
    if wanted == [0]:
        return [0]
    found: list[int] = [0]
    last = 0
    for i, start in enumerate(starts):
        last = i + 1
        while len(found) < len(wanted) and start >= wanted[len(found)]:
            found.append(i)
    return found + [last] * (len(wanted) - len(found))


def _with_stated(part: Part, section: Section) -> Part:
    """Add to a part what the file states of it, where its text names no sender itself."""
    if part.sender or section.media_type not in _DAY_OF_TEXT:
        return part
    meta = section.meta
    dated = meta.dated if _is_day(meta.dated) else ""
    sender = meta.author if section.media_type == "message/rfc822" else ""
    return replace(part, title=meta.title or part.title, sender=sender, dated=dated or part.dated)


def _bytes(path: Path) -> bytes:
    """Read a file that is not too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableDocument(
                f"{path}: it is larger than {LARGEST >> 20} MB; split it into smaller files"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"{path}: cannot be read: {error.strerror}") from error


def _parsed(data: bytes, suffix: str, where: str) -> Raw:
    """Parse a file's bytes; `where` is what an error calls it."""
    form = tell(data, suffix)
    if form is None:
        kind = UnreadableDocument if suffix.lower() in READERS else UnknownFormat
        raise kind(f"{where}: {why_not(data, suffix)}")
    try:
        raw = _raw(form, data)
    except UnreadableDocument as error:
        raise UnreadableDocument(f"{where}: {error}") from error
    if not raw.original.strip():
        raise UnreadableDocument(f"{where}: the file holds no text")
    for note in raw.notes:
        logger.warning("%s: %s", where, note)
    return raw


def _raw(form: Format, data: bytes) -> Raw:
    """Parse in the way of a format: all but texts in a process of its own."""
    if form.guarded:
        from geo.readers import guard

        return guard.parse(form.kind, data)
    if len(data) > LARGEST_TEXT:
        limit = LARGEST_TEXT >> 20
        raise UnreadableDocument(f"its text is larger than {limit} MB; split it into smaller files")
    return text_reader.read(data) if form.kind == "text" else markdown.read(data)


def _each_of_folder(
    folder: Path, lang: str | None, dated: str | None
) -> Iterator[Document | AtlasError]:
    """Read the documents of a folder and of the folders in it."""
    others = []
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or any(part.startswith(_PASSED_OVER) for part in path.parts):
            continue
        try:
            yield read(path, lang=lang, dated=dated)
        except UnreadableDocument as error:
            yield error
        except UnknownFormat:
            others.append(path.name)
    _say_left_out(str(folder), others)


def _each_of_archive(
    path: Path, lang: str | None, dated: str | None
) -> Iterator[Document | AtlasError]:
    """Read the documents of a zip archive."""
    from geo.readers.archive import Archive

    try:
        archive = Archive(_bytes(path))
    except UnreadableDocument as error:
        raise UnreadableDocument(f"{path}: {error}") from error
    others = []
    unpacked = 0
    for member in sorted(archive.names()):
        name = f"{path.name}/{member}"
        if any(part.startswith((*_PASSED_OVER, "__MACOSX")) for part in Path(member).parts):
            continue
        try:
            data = _unpacked(archive, member, name)
            unpacked += len(data)
            if unpacked > LARGEST_ARCHIVE:
                break
            yield read_bytes(data, name=name, lang=lang, dated=dated)
        except UnreadableDocument as error:
            yield error
        except UnknownFormat:
            others.append(member)
    _say_left_out(str(path), others)
    if unpacked > LARGEST_ARCHIVE:
        limit = LARGEST_ARCHIVE >> 20
        yield UnreadableDocument(f"{path}: it unpacks to more than {limit} MB; split it")


def _unpacked(archive: Archive, member: str, name: str) -> bytes:
    """Unpack a file of an archive; `name` is what an error calls it."""
    try:
        return archive.read(member)
    except UnreadableDocument as error:
        raise UnreadableDocument(f"{name}: {error}") from error


def _say_left_out(where: str, names: list[str]) -> None:
    """Warn of files that are no documents."""
    if names:
        shown = ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")
        logger.warning("%s: left out what is no document: %s (%d files)", where, shown, len(names))


__all__ = ["READERS", "Raw", "as_document", "read", "read_bytes", "read_many", "read_string"]
