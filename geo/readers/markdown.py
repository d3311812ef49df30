"""Bytes of a Markdown text -> the text, its signs of layout left out of the running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.readers.raw import Meta, Raw
from geo.readers.text import decode
from geo.reflow import Run

_LINE = re.compile(r"[^\r\n]+")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_LEAD = re.compile(r"\s*(?:>\s?)*(?:#{1,6}\s+|[-*+]\s+|\d{1,3}[.)]\s+)?\s*")
_BEGINS = re.compile(r"\s*(?:>\s?)*(?:#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s|\|)")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}|\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*")
_SIGNS = re.compile(
    r"!\[[^\]\n]*\]\([^)\n]*\)"  # a picture
    r"|(?<=\])\([^)\s]*(?:\s+\"[^\"]*\")?\)|\[\^[^\]\n]{1,20}\]"  # a link's target, a note's mark
    r"|(?<!\\)(?:\*{1,3}|`+|~~|\[|\](?=[(\[]))|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|<[^<>\n]{1,200}>"
)
_FRONT = re.compile(r"---\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)", re.S)


def read(data: bytes) -> Raw:
    """Read a Markdown text.

    Parameters
    ----------
    data
        The file's bytes.

    Returns
    -------
    raw
        The text as it is; signs of headings, lists, links and emphasis are no running text.
    """
    original, encoding = decode(data)
    front = _FRONT.match(original)
    begin = front.end() if front else 0
    runs = tuple(_runs(original, begin))
    meta = _meta(front[1]) if front else Meta()
    return Raw(original, "text/markdown", encoding, runs=runs, meta=meta)


def _runs(original: str, begin: int) -> Iterator[Run]:
    """Give what is left of each line without its signs."""
    last_end, began = begin, True
    for line in _LINE.finditer(original, begin):
        text = line[0]
        if _FENCE.match(text) or _RULE.fullmatch(text) or not text.strip():
            began = True
            continue
        is_apart = len(re.findall(r"\r\n|\r|\n", original[last_end : line.start()])) > 1
        begins = began or is_apart or bool(_BEGINS.match(text))
        lead = _LEAD.match(text)
        yield from _pieces(
            original, line.start() + (lead.end() if lead else 0), line.end(),
            "paragraph" if begins else "wrap",
        )  # fmt: skip
        last_end, began = line.end(), text.lstrip().startswith("#") or text.endswith("  ")


def _pieces(original: str, start: int, end: int, joint: str) -> Iterator[Run]:
    """Give what stands between the signs of a line; the cells of a table are apart."""
    signs = re.compile(_SIGNS.pattern + r"|\|")
    at = start
    for sign in [*signs.finditer(original, start, end), None]:
        stop = sign.start() if sign else end
        piece = original[at:stop]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip()) if joint != "none" else 0
            yield Run(at + lead, stop, joint)
            joint = "none"
        if sign and sign[0] == "|":
            joint = "paragraph"
        at = sign.end() if sign else end


def _meta(front: str) -> Meta:
    """Give what the head of the file states."""
    stated = dict(re.findall(r"^(\w+):[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$", front, re.M))
    day = re.match(r"\d{4}-\d{2}-\d{2}", stated.get("date", ""))
    return Meta(
        title=stated.get("title", ""),
        author=stated.get("author", ""),
        dated=day[0] if day else "",
        lang=stated.get("lang", "").partition("-")[0].lower(),
    )
