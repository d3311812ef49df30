"""Bytes of an OpenDocument text -> its paragraphs and what it states of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gazetteer.errors import UnreadableDocument
from geo.readers.archive import Archive
from geo.readers.paragraphs import Paragraph, lay_out
from geo.readers.raw import Meta, Raw

_LEFT_OUT = frozenset(
    "tracked-changes annotation forms sequence-decls note-citation table-of-content"
    " alphabetical-index".split()
)
"""Elements that are no text of the author's: what was struck out, comments, tables of contents."""
_SIGNS = {"tab": "\t", "line-break": "\n"}
_MOST_SPACES = 1000


def read(data: bytes) -> Raw:
    """Read an OpenDocument text.

    Parameters
    ----------
    data
        The file's bytes.

    Returns
    -------
    raw
        The head of its pages, its paragraphs, its notes, one a line.
    """
    archive = Archive(data)
    names = archive.names()
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        raise UnreadableDocument("it is locked with a password; save a copy without one")
    notes: list[Element] = []
    body = list(_paragraphs(archive.xml("content.xml"), notes))
    told = [p for note in notes for p in _paragraphs(note, [])]
    original, _, runs = lay_out([*_heads(archive, names), *body, *told])
    return Raw(
        original, "application/vnd.oasis.opendocument.text", runs=runs, meta=_meta(archive, names)
    )


def _local(element: Element) -> str:
    """Give an element's name without its name space."""
    return str(element.tag).rpartition("}")[2]


def _paragraphs(root: Element, notes: list[Element]) -> Iterator[Paragraph]:
    """Give the paragraphs below an element; put the notes that they hold aside."""
    for child in root:
        name = _local(child)
        if name in ("p", "h"):
            boxes: list[Element] = []
            yield Paragraph(tuple(_pieces(child, notes, boxes)))
            for box in boxes:
                yield from _paragraphs(box, notes)
        elif name not in _LEFT_OUT:
            yield from _paragraphs(child, notes)


def _pieces(
    root: Element, notes: list[Element], boxes: list[Element]
) -> Iterator[tuple[str, bool]]:
    """Give the text of a paragraph, white space as OpenDocument has it: runs of it are one."""
    yield _squeezed(root.text), True
    for child in root:
        name = _local(child)
        if name == "s":
            count = next((v for k, v in child.attrib.items() if k.endswith("}c")), "1")
            yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), True
        elif name in _SIGNS:
            yield _SIGNS[name], True
        elif name == "note":
            notes += [e for e in child if _local(e) == "note-body"]
        elif name in ("text-box", "table"):
            boxes.append(child)
        elif name not in _LEFT_OUT:
            yield from _pieces(child, notes, boxes)
        yield _squeezed(child.tail), True


def _squeezed(text: str | None) -> str:
    """Make white space of an XML file one space."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _heads(archive: Archive, names: list[str]) -> Iterator[Paragraph]:
    """Give the header of the pages, that of the first one where it differs."""
    if "styles.xml" not in names:
        return
    heads = {_local(e): e for e in archive.xml("styles.xml").iter() if "header" in _local(e)}
    head = heads.get("header-first", heads.get("header"))
    if head is not None:
        yield from _paragraphs(head, [])


def _meta(archive: Archive, names: list[str]) -> Meta:
    """Give what the document states of itself."""
    if "meta.xml" not in names:
        return Meta()
    stated = {_local(e): (e.text or "").strip() for e in archive.xml("meta.xml").iter()}
    day = re.match(r"\d{4}-\d{2}-\d{2}", stated.get("creation-date") or stated.get("date", ""))
    return Meta(
        title=stated.get("title", ""),
        author=stated.get("initial-creator") or stated.get("creator", ""),
        dated=day[0] if day else "",
        lang=stated.get("language", "").partition("-")[0].lower(),
    )
