"""One text, however it is written and wrapped: the same words, each pointing at its own place."""

from __future__ import annotations

import textwrap
import unicodedata
from html import escape

import documents
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.readers import docx, html, markdown, odt, read_bytes
from geo.readers.paragraphs import Paragraph, lay_out
from geo.reflow import reflow

SENTENCES = {
    "en": "Artillery shells fell near the town of Goris on 13 September 2022, and 5 were wounded.",
    "fr": "Des obus sont tombés près de la ville de Goris le 13 septembre 2022, à côté de l’école.",
    "es": "Cayeron proyectiles cerca de la ciudad de Goris el 13 de septiembre de 2022, según él.",
    "ru": "Снаряды упали возле города Горис 13 сентября 2022 года, ранены пять мирных жителей.",
    "zh": "2022年9月13日炮弹落在戈里斯附近，五名平民受伤，第一批居民返回了青山村和长马庄。",
    "ar": "سقطت قذائف مدفعية بالقرب من مدينة غوريس في 13 أيلول/سبتمبر 2022، لأن الحدود مفتوحة.",
}
"""Language -> a sentence of it; written for this test, of no real event."""

_FORMS = {
    unicodedata.normalize("NFKC", chr(code)): chr(code)
    for first, last in ((0xFE80, 0xFEFC), (0xFF01, 0xFF5E), (0x2F00, 0x2FD5))
    for code in range(first, last + 1)
    if chr(code).isalnum() or code < 0x3000
} | {"青": "⻘", "长": "⻓", "马": "⻢"}
"""Character -> another code point for it: a presentation form, a full width one, a radical."""


def _wrapped(text: str, end: str) -> str:
    """Break a text into lines of one width."""
    if " " in text:
        return end.join(textwrap.wrap(text, 44))
    return end.join(text[i : i + 14] for i in range(0, len(text), 14))


def _cut_words(text: str, hyphen: str) -> str:
    """Cut each long word of small letters at a line's end."""
    words = [
        f"{word[:4]}{hyphen}\n{word[4:]}" if len(word) > 7 and word.islower() and word.isalpha()
        else word
        for word in text.split(" ")
    ]  # fmt: skip
    return " ".join(words)


WAYS = {
    "as it is": lambda text: text,
    "wrapped": lambda text: _wrapped(text, "\n"),
    "wrapped, CRLF": lambda text: _wrapped(text, "\r\n"),
    "wrapped, a blank line between": lambda text: _wrapped(text, "\n\n"),
    "wrapped, pages": lambda text: _wrapped(text, "\f"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "other code points": lambda text: "".join(_FORMS.get(c, c) for c in text),
    "marks of direction": lambda text: "\u202b" + "\u200f".join(text) + "\u202c",
    "soft hyphens": lambda text: "".join(c + "\u00ad" * c.islower() for c in text),
    "words cut": lambda text: _cut_words(text, "-"),
    "words cut, soft": lambda text: _cut_words(text, "\u00ad"),
    "spaces of all widths": lambda text: text.replace(" ", "\u2009\u00a0\t"),
    "a mark of byte order": lambda text: "\ufeff" + text,
}
"""How a text may be written -> what makes it so."""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("lang", SENTENCES)
def test_a_sentence_is_the_same_however_it_is_written(lang, way):
    sentence = SENTENCES[lang]
    original = WAYS[way](sentence)
    text, starts, ends = reflow(original)
    assert text == sentence
    for word in sentence.split():
        at = text.index(word)
        source = original[starts[at] : ends[at + len(word) - 1]]
        assert reflow(source).text == word


# --- formats that know their paragraphs ----------------------------------------------------------

# What XML allows, in all scripts; what a browser makes of white space is told elsewhere.
CHARACTERS = st.one_of(
    st.sampled_from(
        "拉钦区，。 a-é\u0301ﬁＡ１⼭🇦🇿👩\u200d🚀❤\ufe0fلا\u064eﻻЙи\u0306\u00ad\u200b\u202e&<>*_[|"
    ),
    st.characters(min_codepoint=0x20, exclude_categories=("Cs", "Cc", "Cn", "Co")),
)
PARAGRAPHS = st.lists(st.text(CHARACTERS, min_size=1, max_size=30), min_size=1, max_size=4)


def _visible(text: str) -> str:
    kept = "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")
    return reflow(kept).text.replace(" ", "").replace("\n", "")


def _as_docx(paragraphs: list[str]) -> bytes:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:t>{escape(text)}</w:t></w:p>" for text in paragraphs)
    xml = f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>'
    return documents.as_zip({"word/document.xml": xml.encode()})


FORMATS = {
    "html": (lambda p: documents.as_html(p).encode(), html.read),
    "odt": (documents.as_odt, odt.read),
    "docx": (_as_docx, docx.read),
}


@pytest.mark.parametrize("kind", FORMATS)
@given(PARAGRAPHS)
def test_paragraphs_keep_their_words_and_their_places(kind, paragraphs):
    write, read = FORMATS[kind]
    raw = read(write(paragraphs))
    text, starts, ends = reflow(raw.original, raw.runs)
    assert _visible(text) == _visible("\n".join(paragraphs))
    assert list(starts) == sorted(starts)
    for c, start, end in zip(text, starts, ends, strict=True):
        assert c == "\n" or _visible(c) in _visible(raw.original[start:end])


@given(st.lists(st.lists(st.tuples(st.text("ab 拉\n", max_size=6), st.booleans())), max_size=4))
def test_pieces_that_are_left_out_are_no_run(given_paragraphs):
    paragraphs = [Paragraph(tuple(pieces)) for pieces in given_paragraphs]
    original, pages, runs = lay_out(paragraphs)
    assert pages == ()
    kept = "".join(
        piece for paragraph in paragraphs for piece, is_run in paragraph.pieces if is_run
    )
    inside = "".join(original[run.start : run.end] for run in runs)
    assert "".join(inside.split()) == "".join(kept.split())
    assert all("\n" not in original[run.start : run.end] for run in runs)


@given(PARAGRAPHS)
def test_markdown_keeps_offsets_whatever_its_signs(paragraphs):
    original = "\n\n".join(paragraphs)
    raw = markdown.read(original.encode())
    _, starts, ends = reflow(raw.original, raw.runs)
    assert all(0 <= a < b <= len(raw.original) for a, b in zip(starts, ends, strict=True))
    assert list(starts) == sorted(starts)


# --- pages of a plain text -----------------------------------------------------------------------

LINES = st.lists(st.sampled_from(SENTENCES["en"].split()), min_size=3, max_size=8).map(" ".join)


@given(st.lists(st.lists(LINES, min_size=2, max_size=6), min_size=2, max_size=5))
def test_headers_and_numbers_of_pages_are_left_out_and_all_else_stays(pages):
    body = [[f"{line} {i}{j}." for j, line in enumerate(page)] for i, page in enumerate(pages)]
    printed = [
        "\n".join(["THE BULLETIN OF TODAY", "", *lines, "", f"Page {i + 1} of {len(body)}"])
        for i, lines in enumerate(body)
    ]
    doc = read_bytes("\n\f".join(printed).encode(), name="a.txt", lang="en")
    assert len(doc.pages) == len(pages)
    assert doc.text.count("THE BULLETIN OF TODAY") == 1
    assert "Page" not in doc.text
    for i, lines in enumerate(body):
        for line in lines:
            at = doc.text.index(line)
            start, end = doc.original_span(at, at + len(line))
            assert doc.original[start:end] == line
            assert doc.page_of(start) == i + 1
