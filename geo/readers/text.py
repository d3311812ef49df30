"""Bytes of a text file -> text: UTF-8, UTF-16, GB 18030 or what chardet finds."""

from __future__ import annotations

import codecs
from itertools import groupby

from gazetteer.errors import UnreadableDocument
from geo.readers.furniture import page_furniture
from geo.readers.raw import Raw
from geo.reflow import Line, text_lines, text_runs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order mark -> codec; the longer mark first where one begins with another."""

_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ascii": "utf-8",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
}
"""An encoding that chardet names -> the one that holds all of it and more."""


_ZEROS = 0.02
"""Share of bytes that are zero from which on a file that is not UTF-8 may be UTF-16."""

_MANY_ZEROS = 0.2
"""Share of characters that are zero from which on a file that could be UTF-8 is UTF-16."""


def read(data: bytes) -> Raw:
    """Read a plain text.

    Parameters
    ----------
    data
        The file's bytes.

    Returns
    -------
    raw
        The text. Where form feeds part it into pages, what repeats at their heads and feet is no
        running text.
    """
    original, encoding = decode(data)
    if "\f" not in original.strip():
        return Raw(original, "text/plain", encoding)
    return Raw(
        original,
        "text/plain",
        encoding,
        pages=(0, *(i + 1 for i, c in enumerate(original.rstrip()) if c == "\f")),
        runs=tuple(text_runs(original, left_out=_furniture(text_lines(original)))),
    )


def _furniture(lines: list[Line]) -> frozenset[int]:
    """Give where the lines begin that stand at the heads and feet of pages."""
    pages = [list(group) for _, group in groupby(lines, key=lambda line: line.page)]
    found = page_furniture([[line.text for line in page] for page in pages])
    return frozenset(pages[page][i].start for page, i in found)


def decode(data: bytes, *, stated: str = "") -> tuple[str, str]:
    """Decode a text file.

    Parameters
    ----------
    data
        The file's bytes.
    stated
        The encoding that the file says it is in, where a format has it say so; it counts for less
        than what the bytes say.

    Returns
    -------
    text, encoding
        The text without a byte-order mark, line ends untouched, and the codec's name.

    Raises
    ------
    UnreadableDocument
        If the bytes are no text in any encoding that can be told.

    Examples
    --------
    >>> decode("拉钦区".encode("utf-16"))
    ('拉钦区', 'utf-16')
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decoded(data, codec), codec.removesuffix("-sig")
    for codec in ("utf-8", _utf_16_without_mark(data), _known(stated)):
        text = _tried(data, codec)
        if text is not None:
            return text, codec
    codec = _guess(data)
    return _decoded(data, codec), codec


def _known(name: str) -> str:
    """Give the codec for an encoding's name, the one that holds more; empty if there is none."""
    try:
        name = codecs.lookup(name).name if name else ""
    except LookupError:
        return ""
    return _SUPERSETS.get(name, name)


def _tried(data: bytes, codec: str) -> str | None:
    """Decode, or give None: a file in another encoding is no error here."""
    if not codec:
        return None
    try:
        text = data.decode(codec)
    except (UnicodeError, LookupError):  # a codec may be no text codec at all (zlib)
        return None
    is_utf_16 = codec == "utf-8" and text.count("\x00") > _MANY_ZEROS * len(text)
    return None if is_utf_16 else text


def _utf_16_without_mark(data: bytes) -> str:
    """Tell UTF-16 without a mark by the zero bytes of its spaces, digits and line ends."""
    if len(data) < 4 or len(data) % 2:
        return ""
    head = data[:2000]
    low, high = head[0::2].count(0), head[1::2].count(0)
    if max(low, high) < _ZEROS * len(head) or min(low, high) * 4 > max(low, high):
        return ""
    return "utf-16-le" if high > low else "utf-16-be"


def _guess(data: bytes) -> str:
    """Ask chardet for the encoding."""
    import chardet

    name = chardet.detect(data[:200_000]).get("encoding")
    if not name:
        raise UnreadableDocument("its encoding cannot be told; save it as UTF-8 and try again")
    return _SUPERSETS.get(name.lower(), name.lower())


def _decoded(data: bytes, codec: str) -> str:
    """Decode strictly; a damaged file is an error that names the byte."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"byte {error.start} is not {codec}; save the file as UTF-8 and try again"
        ) from error
