"""Bytes of a rich text -> its paragraphs."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from geo.readers.paragraphs import Paragraph, lay_out
from geo.readers.raw import Meta, Raw

_FIRST_HEAD = re.compile(r"\{\\headerf(?![a-z])")
_HEAD = re.compile(r"\{\\headerr?(?![a-z])")
_BRACE = re.compile(r"\\.|[{}]", re.S)
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def read(data: bytes) -> Raw:
    """Read a rich text.

    Parameters
    ----------
    data
        The file's bytes.

    Returns
    -------
    raw
        The head of its first page, its paragraphs, one a line.
    """
    found = _CODE_PAGE.search(data[:1000])
    codec = f"cp{found[1].decode()}" if found else "cp1252"
    source = data.decode("latin-1")
    text = _head(source, codec) + "\n" + _plain(source, codec)
    original, _, runs = lay_out(Paragraph(((line, True),)) for line in text.split("\n"))
    return Raw(original, "application/rtf", runs=runs, meta=_meta(source, codec))


def _head(source: str, codec: str) -> str:
    """Give the header of the first page: a symbol or a letterhead stands there."""
    found = _FIRST_HEAD.search(source) or _HEAD.search(source)
    if not found:
        return ""
    depth = 0
    for brace in _BRACE.finditer(source, found.start()):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return _plain("{\\rtf1 " + source[found.end() : brace.end()], codec).strip()
    return ""


def _meta(source: str, codec: str) -> Meta:
    """Give what the file states of itself."""

    def stated(name: str) -> str:
        found = re.search(rf"\{{\\{name} ([^{{}}]{{1,500}})\}}", source[:20_000])
        return _plain("{\\rtf1 " + found[1] + "}", codec).strip() if found else ""

    made = re.search(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})", source[:20_000])
    dated = f"{made[1]}-{int(made[2]):02d}-{int(made[3]):02d}" if made else ""
    return Meta(title=stated("title"), author=stated("author"), dated=dated)


def _plain(source: str, codec: str) -> str:
    """Take the text out of a rich text."""
    return str(rtf_to_text(source, encoding=codec, errors="replace"))  # type: ignore[no-untyped-call]
