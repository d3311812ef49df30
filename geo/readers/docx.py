"""Bytes of a Word document -> its paragraphs and what it states of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gazetteer.errors import UnreadableDocument
from geo.readers.archive import Archive
from geo.readers.paragraphs import Paragraph, lay_out
from geo.readers.raw import Meta, Raw

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LEFT_OUT = frozenset(
    "del moveFrom instrText delText Fallback annotationRef pPr rPr sectPr".split()
)
"""Elements that are no text: what was struck out, codes of fields, the second form of a drawing."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
"""Elements that stand for a character."""


def read(data: bytes) -> Raw:
    """Read a Word document.

    Parameters
    ----------
    data
        The file's bytes.

    Returns
    -------
    raw
        The head of its first page, its paragraphs, its notes, one a line.
    """
    archive = Archive(data)
    names = archive.names()
    main = next((n for n in names if re.fullmatch(r"word/document\d*\.xml", n)), "")
    if not main:
        raise UnreadableDocument("it is damaged: it has no text part; open it and save it anew")
    body = archive.xml(main)
    paragraphs = [
        *_heads(archive, names, body),
        *_paragraphs(body),
        *(p for kind in ("footnotes", "endnotes") for p in _notes(archive, names, kind)),
    ]
    original, _, runs = lay_out(paragraphs)
    return Raw(original, _MEDIA_TYPE, runs=runs, meta=_meta(archive, names))


def _local(element: Element) -> str:
    """Give an element's name without its name space: there are two of them for one thing."""
    return str(element.tag).rpartition("}")[2]


def _attribute(element: Element, name: str) -> str:
    """Give an attribute whatever its name space."""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def _paragraphs(root: Element) -> Iterator[Paragraph]:
    """Give the paragraphs below an element; those of a text box follow the one it hangs on."""
    for child in root:
        name = _local(child)
        if name == "p":
            boxes: list[Element] = []
            yield Paragraph(tuple(_pieces(child, boxes)))
            for box in boxes:
                yield from _paragraphs(box)
        elif name not in _LEFT_OUT:
            yield from _paragraphs(child)


def _pieces(root: Element, boxes: list[Element]) -> Iterator[tuple[str, bool]]:
    """Give the text of a paragraph; put the text boxes that it holds aside."""
    for child in root:
        name = _local(child)
        if name == "t":
            yield child.text or "", True
        elif name == "br" and _attribute(child, "type") in ("page", "column"):
            continue
        elif name in _SIGNS:
            yield _SIGNS[name], True
        elif name == "sym":
            yield _sign(_attribute(child, "char")), True
        elif name == "txbxContent":
            boxes.append(child)
        elif name not in _LEFT_OUT:
            yield from _pieces(child, boxes)


def _sign(code: str) -> str:
    """Give a sign of a symbol font, if it stands for a letter."""
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", code) else 0
    return "" if not number or 0xE000 <= number <= 0xF8FF else chr(number)


def _heads(archive: Archive, names: list[str], body: Element) -> Iterator[Paragraph]:
    """Give the header of the first page: a symbol or a letterhead stands there."""
    kinds = {
        _attribute(e, "type"): _attribute(e, "id")
        for e in body.iter()
        if _local(e) == "headerReference"
    }
    wanted = kinds.get("first") or kinds.get("default")
    links = "word/_rels/document.xml.rels"
    if not wanted or links not in names:
        return
    targets = {_attribute(e, "Id"): _attribute(e, "Target") for e in archive.xml(links)}
    name = "word/" + targets.get(wanted, "").removeprefix("/word/")
    if name in names:
        yield from _paragraphs(archive.xml(name))


def _notes(archive: Archive, names: list[str], kind: str) -> Iterator[Paragraph]:
    """Give the notes of a document, the separators that Word keeps among them left out."""
    name = f"word/{kind}.xml"
    if name not in names:
        return
    for note in archive.xml(name):
        if _attribute(note, "type") in ("", "normal"):
            yield from _paragraphs(note)


def _meta(archive: Archive, names: list[str]) -> Meta:
    """Give what the document states of itself."""
    if "docProps/core.xml" not in names:
        return Meta()
    stated = {_local(e): (e.text or "").strip() for e in archive.xml("docProps/core.xml")}
    day = re.match(r"\d{4}-\d{2}-\d{2}", stated.get("created", ""))
    return Meta(
        title=stated.get("title", ""),
        author=stated.get("creator", ""),
        dated=day[0] if day else "",
        lang=stated.get("language", "").partition("-")[0].lower(),
    )
