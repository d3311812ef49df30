"""PDF: what is running text and in what order; each word at its page and offset."""

from __future__ import annotations

import unicodedata
from collections import Counter

import documents
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo
from gazetteer.errors import UnreadableDocument
from geo.readers import read_bytes
from geo.readers.furniture import page_furniture
from geo.readers.glyphs import TextLine, lines_of
from geo.readers.layout import arrange
from geo.readers.order import Glyph
from geo.reflow import reflow

LANGS = list(documents.UN_DOCUMENTS)
GAPS = (14, 40)
"""Distances of columns, in pixels."""


@pytest.fixture(scope="session")
def pdfs():
    """Layout and language -> a document printed in it."""
    words = documents.UN_DOCUMENTS
    pages = {("un", lang): documents.un_document(words[lang]) for lang in words}
    for gap in GAPS:
        pages |= {(gap, lang): documents.in_columns(words[lang], gap) for lang in words}
    pages |= {("narrow", lang): _narrow(lang) for lang in SPECIMENS}
    return documents.printed(pages)


SPECIMENS = {
    "he": "ב-13 בספטמבר 2022 נפלו פגזים ליד העיר גוריס (Goris), ו-5 אזרחים נפצעו.",
    "fa": "در ۱۳ سپتامبر ۲۰۲۲ گلوله در نزدیکی شهر گوریس فرود آمد و پنج نفر زخمی شدند.",
    "en": "The town of غوريس الجديدة (Goris) and the village of Сотк were hit.",
    "ru": "Сна&shy;ря&shy;ды упали воз&shy;ле города Горис, в рай&shy;оне Нагорно-Карабахской"
    " зоны и приграничных на&shy;се&shy;лён&shy;ных пунк&shy;тов.",
}
"""Language -> a sentence that is printed in a narrow column."""


def _narrow(lang: str) -> str:
    direction = "rtl" if lang in ("he", "fa") else "ltr"
    style = "p { font: 20px 'DejaVu Sans'; width: 320px; text-align: justify }"
    text = SPECIMENS[lang]
    return f'<html lang="{lang}" dir="{direction}"><style>{style}</style><p>{text}</p>'


@pytest.fixture(scope="session")
def un_pdfs(pdfs):
    """Language -> a document in the layout of the United Nations."""
    return {lang: pdfs["un", lang] for lang in LANGS}


@pytest.fixture(scope="session")
def un_docs(un_pdfs):
    """Language -> the same, read."""
    return {lang: read_bytes(data, name=f"{lang}.pdf") for lang, data in un_pdfs.items()}


_plain = documents.plain


# --- a document in the layout of the United Nations ----------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_each_paragraph_is_one_line(lang, un_docs):
    words = documents.UN_DOCUMENTS[lang]
    lines = un_docs[lang].text.split("\n")
    for text in (words.title, *words.letter, *words.annex_1, *words.annex_2):
        assert _plain(text) in lines


@pytest.mark.parametrize("lang", LANGS)
def test_headers_numbers_and_notes_stay_out_of_sentences_but_in_the_original(lang, un_docs):
    doc, words = un_docs[lang], documents.UN_DOCUMENTS[lang]
    lines = doc.text.split("\n")
    assert doc.source.symbol == "–".join(documents.SYMBOLS)
    for furniture in ("22-14999", "2/4", "4/4"):
        assert furniture not in doc.text
        assert furniture in doc.original
    assert documents.SYMBOLS[0] not in lines
    assert doc.original.count(documents.SYMBOLS[1]) == 4  # the masthead's, and three headers
    # A note follows the paragraph that it interrupts on the page.
    cut = next(text for text in words.annex_1 if "|" in text)
    assert lines.index(words.note_1) == lines.index(_plain(cut)) + 1
    assert words.note in lines


@pytest.mark.parametrize("lang", LANGS)
def test_each_annex_has_its_own_sender(lang, un_docs):
    doc, words = un_docs[lang], documents.UN_DOCUMENTS[lang]
    assert [part.title for part in doc.parts] == [words.title, words.annex_1[1], words.annex_2[1]]
    states = {"en": "Switzerland Armenia Azerbaijan", "zh": "瑞士 亚美尼亚 阿塞拜疆",
              "ar": "لسويسرا أرمينيا أذربيجان"}[lang].split()  # fmt: skip
    assert [state in part.sender for state, part in zip(states, doc.parts, strict=True)] == [
        True
    ] * 3
    at = doc.text.index(_plain(words.annex_2[3]))
    assert [part.sender for part in doc.conveyed(at)] == [
        doc.parts[0].sender, doc.parts[2].sender,
    ]  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_each_word_is_on_its_page(lang, un_docs):
    doc, words = un_docs[lang], documents.UN_DOCUMENTS[lang]
    assert len(doc.pages) == 4
    for text, page in ((words.letter[0], 1), (words.annex_1[1], 2), (words.annex_1[3], 3),
                       ("Aghali", 4)):  # fmt: skip
        start = doc.text.rindex(_plain(text))
        start, _ = doc.original_span(start, start + 1)
        assert doc.page_of(start) == page
        assert doc.page_text(page)[start - doc.pages[page - 1]] == text[0]


@pytest.mark.parametrize("lang", LANGS)
def test_a_second_reader_finds_the_same_letters_on_each_page(lang, un_pdfs, un_docs):
    import io

    doc = un_docs[lang]
    for i, page in enumerate(pypdf.PdfReader(io.BytesIO(un_pdfs[lang])).pages, 1):
        ours = Counter(_letters(doc.page_text(i)))
        assert ours == Counter(_letters(page.extract_text()))


def _letters(text: str) -> str:
    """The letters and digits of a text in one form, radicals as ideographs."""
    normal = reflow(unicodedata.normalize("NFKC", text).replace("\n", " ")).text
    return "".join(c for c in normal if c.isalnum())


def test_what_a_printed_page_states_of_itself(un_docs):
    source = un_docs["zh"].source
    assert (source.title, source.media_type, source.lang) == ("S/2022/888", "application/pdf", "zh")
    assert len(source.dated) == len("2022-09-14")
    assert un_docs["zh"].dated == "2022-09-19"  # the letter's own, not the day it was printed


def test_a_claim_of_an_annex_has_its_chain_and_page(un_docs):
    doc = un_docs["en"]
    claims = geo.find_claims(doc, geo.find_places(doc))
    mines = next(claim for claim in claims if claim.topic == "mine_laying")
    assert [who.partition(" (")[0] for who in mines.claimed_by] == ["Switzerland", "Azerbaijan"]
    assert mines.origin.page == 4
    assert doc.original[mines.origin.start : mines.origin.end].startswith("During the night")


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize("lang", LANGS)
def test_columns_of_a_printed_page_are_read_one_after_the_other(lang, gap, pdfs):
    words = documents.UN_DOCUMENTS[lang]
    doc = read_bytes(pdfs[gap, lang], name="a.pdf")
    texts = (*words.letter, *words.annex_1[2:], *words.annex_2[2:])
    assert doc.text.split("\n") == [words.title, *map(_plain, texts * 3)]


@pytest.mark.parametrize("lang", SPECIMENS)
def test_words_of_two_directions_and_words_cut_at_line_ends(lang, pdfs):
    doc = read_bytes(pdfs["narrow", lang], name="a.pdf")
    assert doc.text == SPECIMENS[lang].replace("&shy;", "")


# --- placed line by line -------------------------------------------------------------------------


def _read(pages, **how):
    return read_bytes(documents.as_placed_pdf(pages, **how), name="a.pdf", lang="en")


LEFT = [
    "Artillery shells fell near",
    "the town of Goris and on",
    "the village of Sotk in the",
    "night from Monday to the",
    "Tuesday that followed, as",
    "the mayor told reporters.",
]
RIGHT = [
    "The road from Goris to the",
    "town of Kapan was closed",
    "for two days and families",
    "of three villages close to",
    "the road were taken to the",
    "town of Yeghegnadzor.",
]


def _columns(by_row: bool) -> list[tuple[float, float, float, str]]:
    left = [(72, 700 - 14 * i, 11, text) for i, text in enumerate(LEFT)]
    right = [(320, 700 - 14 * i, 11, text) for i, text in enumerate(RIGHT)]
    pairs = zip(left, right, strict=True)
    return [line for pair in pairs for line in pair] if by_row else left + right


@pytest.mark.parametrize("by_row", [False, True])
def test_columns_are_read_one_after_the_other(by_row):
    heading = (72, 740, 16, "News of the border region from all over the place in two columns")
    doc = _read([[heading, *_columns(by_row)]])
    assert doc.text.split("\n") == [heading[3], " ".join(LEFT), " ".join(RIGHT)]


def test_a_table_is_read_row_by_row():
    rows = [("13 September", "Goris", "3"), ("14 September", "Sotk", "none"),
            ("15 September", "Kapan", "1"), ("16 September", "Jermuk", "2"),
            ("17 September", "Vardenis", "none"), ("18 September", "Meghri", "1")]  # fmt: skip
    lines = [(72 + 150 * j, 700 - 16 * i, 11, cell) for i, row in enumerate(rows)
             for j, cell in enumerate(row)]  # fmt: skip
    doc = _read([lines])
    assert doc.text.split("\n") == [cell for row in rows for cell in row]


def _page(
    *texts: str, top: float = 740.0, size: float = 11
) -> list[tuple[float, float, float, str]]:
    return [(72, top - 14 * i, size, text) for i, text in enumerate(texts)]


FILLED = "Artillery shells fell near the town of Goris and on the village of Sotk"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([(72, 700, FILLED), (72, 686, "in the night.")], FILLED + " in the night."),
        ([(72, 700, FILLED[:-4] + "vil-"), (72, 686, "lage.")], FILLED[:-4] + "village."),
        ([(72, 700, FILLED + "."), (90, 686, "An indent.")], FILLED + ".\nAn indent."),
        ([(72, 700, FILLED), (72, 660, "Far below.")], FILLED + "\nFar below."),
        ([(90, 700, FILLED), (72, 686, "goes on.")], FILLED + " goes on."),
        ([(72, 700, "Heading"), (72, 686, FILLED)], "Heading\n" + FILLED),
        ([(72, 700, "1."), (90, 700, FILLED), (90, 686, "goes on.")], f"1. {FILLED} goes on."),
        ([(72, 700, FILLED + "."), (72, 686, "(a) a thing")], FILLED + ".\n(a) a thing"),
    ],
)
def test_where_a_line_runs_on(lines, text):
    body = [(72, 600 - 14 * i, 11, FILLED) for i in range(6)]
    doc = _read([[(x, y, 11, line) for x, y, line in lines] + body])
    assert doc.text.startswith(text + "\n")


def test_chinese_in_a_font_that_the_file_does_not_hold():
    lines = ["最近归还的阿塞拜疆拉", "钦区部分地区埋设了地", "雷，第一批居民返回了", "村庄。"]
    doc = read_bytes(documents.as_placed_pdf([_page(*lines)], font="STSong-Light"), name="a.pdf")
    assert doc.text == "".join(lines)
    at = doc.text.index("拉钦区")
    start, end = doc.original_span(at, at + 3)
    assert doc.original[start:end] == "拉\n钦区"


def test_sideways_text_is_left_out():
    import io

    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.drawString(72, 700, "Shelling near Goris on Monday")
    canvas.rotate(90)
    canvas.drawString(300, -20, "DRAFT")
    canvas.save()
    assert (
        read_bytes(out.getvalue(), name="a.pdf", lang="en").text == "Shelling near Goris on Monday"
    )


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_on_its_side_is_read(turn):
    doc = _read([_page("Shelling near Goris on Monday", "and in the night to Tuesday.")], turn=turn)
    assert doc.text == "Shelling near Goris on Monday and in the night to Tuesday."


# --- what cannot be read -------------------------------------------------------------------------


@pytest.mark.parametrize("lines", [[], [(280, 30, 9, "Page 1 of 2")]])
def test_a_scan_says_what_it_is(lines):
    with pytest.raises(UnreadableDocument, match=r"a\.pdf: it is a scan: .* OCR"):
        _read([lines, lines], picture=True)


def test_a_short_text_is_no_scan():
    assert _read([_page("Goris")]).text == "Goris"
    assert _read([_page(FILLED, FILLED)], picture=True).text.startswith("Artillery")


def test_a_locked_file_says_so():
    with pytest.raises(UnreadableDocument, match="locked with a password"):
        _read([_page(FILLED)], locked=True)


def test_a_file_cut_short_is_read_or_refused():
    whole = documents.as_placed_pdf([_page(FILLED)] * 3)
    for share in (0.1, 0.5, 0.9):
        with pytest.raises(UnreadableDocument, match=r"damaged|no text|a scan"):
            read_bytes(whole[: int(share * len(whole))], name="a.pdf")


def test_pages_without_text_are_told(caplog):
    doc = _read([_page(FILLED, FILLED, FILLED), [], _page(FILLED)])
    assert doc.page_of(doc.original.rindex("Goris")) == 3
    assert "a.pdf: no text on page 2" in caplog.text


# --- laws ----------------------------------------------------------------------------------------

LINES = st.lists(
    st.builds(
        TextLine,
        text=st.text("abc 拉1.-*", min_size=1, max_size=12).map(str.strip).filter(bool),
        start=st.floats(0, 500),
        end=st.floats(0, 500),
        y=st.floats(0, 800),
        size=st.sampled_from([8.0, 11.0, 16.0]),
        bold=st.booleans(),
        hang=st.floats(0, 500),
        word=st.floats(0, 60),
    ),
    max_size=12,
)


@given(st.lists(LINES, max_size=4))
def test_however_lines_stand_each_is_kept_once(pages):
    placed = [
        [TextLine(x.text, x.start, x.end, x.y, x.size, x.bold, i, (), x.hang, x.word) for x in page]
        for i, page in enumerate(pages)
    ]
    original, begins, runs = arrange(placed)
    assert len(begins) == len(pages)
    texts = sorted(line.text for page in pages for line in page)
    assert (
        sorted(original.replace("\f", "\n").split("\n"))
        == sorted(texts + [""] * sum(not page for page in pages))
        or not pages
    )
    assert len({run.start for run in runs}) == len(runs)
    _, starts, ends = reflow(original, runs)
    assert all(a < b for a, b in zip(starts, ends, strict=True))


@given(st.lists(st.lists(st.sampled_from(["S/2022/689", "1/2", "Head", "a", "b c", "d"]))))
def test_furniture_is_at_the_edges_of_pages(pages):
    found = page_furniture(pages)
    for number, page in enumerate(pages):
        inner = [i for i in range(len(page)) if (number, i) not in found]
        assert all(i < 4 or i >= len(page) - 4 for i in range(len(page)) if i not in inner)


def test_a_heading_that_counts_is_no_header():
    assert page_furniture([["Letter"], ["Annex 1", "a"], ["Annex 2", "b"]]) == frozenset()
    reports = [[f"Report of the day, {i}", text] for i, text in enumerate("abc", 1)]
    assert page_furniture(reports) == {(1, 0), (2, 0)}


@pytest.mark.parametrize(
    "text",
    [
        "قرية Aghali قرب الحدود",
        "في 13/9/2022 و9:00 (انظر المرفق)",
        "بلدة غوريس 5,5 كلم",
        "الوثيقة S/2022/888 (انظر A/77/150)",
    ],
)
def test_text_from_right_to_left_is_put_in_order_from_its_places(text):
    assert lines_of(_drawn(text), width=595)[0].text == text


def _drawn(text: str) -> list[Glyph]:
    """Place a text as a printer does, from right to left, and forget its order."""
    import re

    runs = re.findall(r"[A-Za-z]+(?:/\d+)*|\d+(?:[,:/]\d+)*|.", text)
    x, glyphs = 500.0, []
    for run in runs:
        mirrored = run.translate(str.maketrans("()", ")(")) if len(run) == 1 else run
        for i, char in enumerate(mirrored):
            left = x - 5 * (len(mirrored) - i)
            glyphs.append(Glyph(char, left, left + (5 if char != " " else 0), 700, 12))
        x -= 5 * len(mirrored)
    return sorted(glyphs)
