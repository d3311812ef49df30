"""Bytes of a PDF file -> its text, page by page, and what of it is running text."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw as pdfium

from gazetteer.errors import UnreadableDocument
from geo.readers.glyphs import lines_of
from geo.readers.layout import arrange
from geo.readers.order import Glyph
from geo.readers.raw import Meta, Raw

_LOCKED = "it is locked with a password; save a copy without one and try again"
_SCAN = (
    "it is a scan: its pages are pictures without text; make them readable with a program for OCR"
    " (such as ocrmypdf) and try again"
)
_NO_LETTERS = (
    "its fonts do not say which letters their signs stand for; print it to PDF anew, or make it"
    " readable with a program for OCR"
)
_HYPHENS = {0x02: 0x2D, 0xFFFE: 0x2D}
"""What pdfium gives for a hyphen at a line's end."""
_FEW = 20
"""Signs a page below which a document of pictures is a scan, stamped or numbered."""
_UNKNOWN = 0.3
"""Share of signs that stand for no letter from which on the text is none."""


def read(data: bytes) -> Raw:
    """Read a PDF file.

    Parameters
    ----------
    data
        The file's bytes.

    Returns
    -------
    raw
        Its pages' texts, parted by form feeds; headers, page numbers and marks of notes are no
        running text; notes at the foot of a page follow the paragraph that they interrupt.

    Raises
    ------
    UnreadableDocument
        If it is damaged, locked with a password, or holds no text.
    """
    with _opened(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        pages = [_page(document, number) for number in range(count)]
        _see_letters([glyphs for glyphs, _ in pages], document)
        original, begins, runs = arrange(
            [lines_of(glyphs, width=width, page=i) for i, (glyphs, width) in enumerate(pages)]
        )
        empty = [str(i + 1) for i, (glyphs, _) in enumerate(pages) if not glyphs]
        return Raw(
            original,
            "application/pdf",
            pages=begins,
            runs=runs,
            meta=_meta(document),
            notes=(f"no text on page {', '.join(empty)}",) if empty else (),
        )


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """Open a document from memory."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        raise UnreadableDocument(
            _LOCKED if locked else "it is damaged, or no PDF at all; open it and save it anew"
        )
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)
        pdfium.FPDF_DestroyLibrary()


def _page(document: Any, number: int) -> tuple[list[Glyph], float]:
    """Give a page's glyphs, in the order of the file, and its width."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return [], 0.0
    text = pdfium.FPDFText_LoadPage(page)
    try:
        width = pdfium.FPDF_GetPageWidthF(page)
        return (list(_glyphs(page, text)) if text else []), width
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _glyphs(page: Any, text: Any) -> Iterator[Glyph]:
    """Give the glyphs of a page, upright ones alone."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    turn = pdfium.FPDFPage_GetRotation(page) % 4
    known: dict[int, tuple[float, bool, bool]] = {}
    half = 0
    for i in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, i)
        if code in (0x0A, 0x0D):
            continue
        if 0xD800 <= code < 0xDC00:
            half = code
            continue
        if half and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00)
        half = 0
        owner = pdfium.FPDFText_GetTextObject(text, i)
        key = ctypes.addressof(owner.contents) if owner else 0
        if key not in known:
            known[key] = _type(text, owner, i, turn)
        size, bold, upright = known[key]
        if not upright:
            continue
        pdfium.FPDFText_GetLooseCharBox(text, i, box)
        pdfium.FPDFText_GetCharOrigin(text, i, x, y)
        left, right, height = _upright(box, x.value, y.value, turn)
        char = chr(_HYPHENS.get(code, code) or 0xFFFD)
        yield Glyph(char, left, right, height, size, bold, made=char == " " and not owner)


def _upright(box: Any, x: float, y: float, turn: int) -> tuple[float, float, float]:
    """Give left and right edge and base line as they are seen on a page that is shown turned."""
    if turn == 0:
        return box.left, box.right, y
    if turn == 1:
        return box.bottom, box.top, -x
    if turn == 2:
        return -box.right, -box.left, -y
    return -box.top, -box.bottom, x


def _type(text: Any, owner: Any, i: int, turn: int) -> tuple[float, bool, bool]:
    """Give the size of a text object's letters, whether they are bold, whether they are upright."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, i, matrix)
    size = pdfium.FPDFText_GetFontSize(text, i) * (matrix.c**2 + matrix.d**2) ** 0.5
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, i, name, 128, flags)
    along, across = ((matrix.a, matrix.b), (matrix.b, matrix.a), (-matrix.a, matrix.b),
                     (-matrix.b, matrix.a))[turn]  # fmt: skip
    upright = along > 0 and abs(across) < 0.1 * along
    return size, b"bold" in name.value.lower(), upright or not owner


def _see_letters(pages: list[list[Glyph]], document: Any) -> None:
    """Refuse a document that holds no text, or signs that stand for no letter."""
    signs = [g.char for glyphs in pages for g in glyphs if not g.char.isspace()]
    if not signs or (len(signs) < _FEW * len(pages) and _is_picture(document)):
        raise UnreadableDocument(_SCAN)
    unknown = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in signs)
    if unknown > _UNKNOWN * len(signs):
        raise UnreadableDocument(_NO_LETTERS)


def _is_picture(document: Any) -> bool:
    """Tell whether there is a picture on every page that is there."""
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            continue
        objects = (
            pdfium.FPDFPage_GetObject(page, i) for i in range(pdfium.FPDFPage_CountObjects(page))
        )
        has_one = any(
            pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_IMAGE for one in objects
        )
        pdfium.FPDF_ClosePage(page)
        if not has_one:
            return False
    return True


def _meta(document: Any) -> Meta:
    """Give what the document states of itself."""
    day = re.match(r"D:(\d{4})(\d{2})(\d{2})", _tag(document, b"CreationDate"))
    return Meta(
        title=_tag(document, b"Title"),
        author=_tag(document, b"Author"),
        dated="-".join(day.groups()) if day else "",
        lang=_lang(document).partition("-")[0].lower(),
    )


def _lang(document: Any) -> str:
    """Read the language that the document says it is in; older builds of pdfium do not."""
    if not hasattr(pdfium, "FPDFCatalog_GetLanguage"):
        return ""
    size = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    data = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFCatalog_GetLanguage(document, data, size)
    return bytes(data).decode("utf-16-le", "replace").rstrip("\x00").strip()


def _tag(document: Any, name: bytes) -> str:
    """Read an entry of the document's information."""
    size = pdfium.FPDF_GetMetaText(document, name, None, 0)
    data = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, name, data, size)
    return data.raw.decode("utf-16-le", "replace").rstrip("\x00").strip()
