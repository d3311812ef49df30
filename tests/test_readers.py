"""Files become documents: formats, encodings, language, date, title, sender, parts, batches."""

from __future__ import annotations

import io
import json
import logging
import zipfile

import documents
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo
from gazetteer.errors import UnknownFormat, UnreadableDocument
from geo.document import Document
from geo.readers import READERS, as_document, read, read_bytes, read_many, read_string
from geo.readers.formats import FORMATS, tell
from geo.readers.text import decode

NAMES = {form.kind: f"letter{suffix}" for suffix, form in READERS.items()}
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_letter_is_the_same_in_every_encoding(letter, tmp_path, encoding):
    text = letter.read_text(encoding="utf-8")
    copy = tmp_path / "letter.txt"
    copy.write_bytes(text.encode(encoding))
    doc = read(copy)
    assert doc.original == text
    assert doc.text == read(letter).text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), min_size=1))
def test_utf_8_is_never_taken_for_anything_else(text):
    assert decode(text.encode())[0] == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le préfet a déclaré que la frontière était fermée à l'aéroport de Nîmes.", "cp1252"),
        ("В Лачинском районе прошли обстрелы, сообщили власти.", "cp1251"),
        ("قصف بالقرب من غوريس وقالت السلطات إن الحدود مغلقة", "cp1256"),
    ],
)
def test_older_encodings_are_told(text, encoding):
    assert decode(text.encode(encoding))[0] == text


def test_a_stated_encoding_counts_where_the_bytes_do_not_tell():
    assert decode("é".encode("cp1252"), stated="iso-8859-1") == ("é", "cp1252")
    assert decode("é".encode(), stated="iso-8859-1") == ("é", "utf-8")
    for nonsense in ("zlib", "hex", "no-such"):
        assert decode("Привет, мир! Это текст.".encode("cp1251"), stated=nonsense)[0]


def test_line_ends_are_kept_in_the_original(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\n")
    assert read(path).original == "one\r\ntwo\n"


def test_what_the_letter_says_of_itself(letter):
    doc = read(letter)
    assert doc.lang == "zh"
    assert doc.dated == "2022-09-13"
    assert doc.title == "2022 年 9 月 13 日阿塞拜疆常驻联合国代表给秘书长的信"
    assert doc.sender == "阿塞拜疆常驻联合国代表"
    assert doc.parts[1].sender == "阿塞拜疆共和国外交部长"
    assert len(doc.parts) == 2
    # A/77/150 is the agenda's symbol, named in a footnote.
    assert "A/77/150" in doc.text
    assert doc.source.symbol == ""


def test_an_english_letter_says_the_same_of_itself():
    doc = read_string(
        "A/77/346–S/2022/689\n\nLetter dated 13 September 2022 from the Permanent Representative of"
        " Azerbaijan to the United Nations addressed to the Secretary-General\n\nI write to you."
    )
    assert (doc.lang, doc.dated) == ("en", "2022-09-13")
    assert doc.sender == "the Permanent Representative of Azerbaijan"
    assert doc.source.symbol == "A/77/346–S/2022/689"


def test_the_caller_knows_better():
    doc = read_string("Обстрел Гориса 13 сентября", lang="uk", dated="2022-09-14")
    assert (doc.lang, doc.dated) == ("uk", "2022-09-14")


def test_a_document_passes_through(letter):
    doc = read(letter)
    assert isinstance(doc, Document)
    assert read(doc) is doc


# --- every format --------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def paragraphs(letter) -> list[str]:
    """The paragraphs of the sample letter."""
    return read(letter).text.split("\n")


@pytest.fixture(scope="session")
def in_all_formats(letter, paragraphs) -> dict[str, bytes]:
    """Kind of format -> the sample letter in it."""
    html = documents.as_html(paragraphs)
    text = letter.read_text(encoding="utf-8")
    return {
        "text": letter.read_bytes(),
        "markdown": documents.as_markdown(paragraphs).encode(),
        "pdf": documents.printed({"letter": html})["letter"],
        "docx": documents.as_docx(paragraphs),
        "odt": documents.as_odt(paragraphs),
        "rtf": documents.as_rtf(paragraphs),
        "html": html.encode(),
        "eml": documents.as_mail(text),
    }


def _places(doc: Document) -> list[tuple[object, ...]]:
    return [
        (loc.mention.text, loc.mention.role, loc.place and loc.place.id, loc.lon, loc.lat)
        for loc in geo.find_places(doc)
    ]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_letter_gives_the_same_places_in_every_format(kind, letter, in_all_formats):
    doc = read_bytes(in_all_formats[kind], name=NAMES[kind])
    expected = _places(read(letter))
    assert len(expected) > 20
    assert _places(doc) == expected


@pytest.mark.parametrize(
    "make", [documents.as_docx, documents.as_odt, documents.as_rtf], ids=["docx", "odt", "rtf"]
)
def test_a_text_imported_line_by_line_gives_the_same_places(make, letter):
    """A word processor that opens the text makes a paragraph of each line, blank ones too."""
    doc = read_bytes(make(letter.read_text(encoding="utf-8").split("\n")), name="letter")
    assert _places(doc) == _places(read(letter))


@pytest.mark.parametrize("kind", FORMATS)
def test_the_letter_gives_the_same_claims_in_every_format(kind, letter, in_all_formats):
    def claims(doc):
        found = geo.find_claims(doc, geo.find_places(doc))
        return [(c.topic, c.when.edtf, c.claimed_by, c.quote) for c in found]

    doc = read_bytes(in_all_formats[kind], name=NAMES[kind])
    assert claims(doc) == claims(read(letter))


@pytest.mark.parametrize("suffix", READERS)
def test_every_reader_keeps_offsets(suffix, in_all_formats, tmp_path):
    """A word found in the text is found at its place in the original, whatever the format."""
    path = tmp_path / f"letter{suffix}"
    path.write_bytes(in_all_formats[READERS[suffix].kind])
    doc = read(path)
    assert doc.source.media_type == READERS[suffix].media_type
    for word in ("Aghali", "杰伊洪·巴伊拉莫夫"):
        at = doc.text.index(word)
        start, end = doc.original_span(at, at + len(word))
        assert doc.original[start:end] == word
    at = doc.text.index("拉钦区")
    start, end = doc.original_span(at, at + 3)
    assert "".join(doc.original[start:end].split()) == "拉钦区"


@pytest.mark.parametrize("kind", [kind for kind, form in FORMATS.items() if form.is_it])
def test_bytes_count_for_more_than_the_suffix(kind, in_all_formats):
    for suffix in ("", ".xyz", ".pdf"):
        assert tell(in_all_formats[kind], suffix) is FORMATS[kind]


def test_a_text_stays_a_text():
    assert tell(b"<html>", ".txt") is FORMATS["text"]
    assert tell(b"From: a\nTo: b\nDate: c\n", ".md") is FORMATS["markdown"]
    assert tell(b"", ".pdf") is FORMATS["pdf"]
    assert tell(b"%PDF-1.4 ...", ".txt") is FORMATS["pdf"]
    assert tell(b"just text", ".xyz") is None


def test_what_files_state_of_themselves(in_all_formats):
    stated = {
        kind: read_bytes(data, name=NAMES[kind]).source for kind, data in in_all_formats.items()
    }
    assert stated["docx"].title == stated["odt"].title == stated["rtf"].title == "Letter"
    assert stated["html"].url == "https://example.org/1"
    assert {stated[kind].author for kind in ("docx", "odt", "html")} == {"N. N."}
    assert stated["html"].dated == stated["odt"].dated == stated["eml"].dated == "2022-09-14"
    assert (stated["odt"].lang, stated["html"].lang) == ("zh", "zh")
    assert stated["eml"].author == "Press Office <press@example.org>"


@pytest.mark.parametrize("kind", ["html", "eml", "markdown"])
def test_the_day_of_sending_or_publishing_dates_a_text_without_one(kind):
    written = {
        "html": documents.as_html(["Shelling near Goris on Monday."], lang="en").encode(),
        "eml": documents.as_mail("Shelling near Goris on Monday.\n"),
        "markdown": b"---\ntitle: News\ndate: 2022-09-14\n---\n# News\n\nShelling near Goris.\n",
    }
    doc = read_bytes(written[kind], name=NAMES[kind], lang="en")
    assert doc.dated == "2022-09-14"
    assert "Shelling near Goris" in doc.text


def test_the_day_a_file_was_made_does_not_date_its_text():
    doc = read_bytes(documents.as_odt(["Shelling near Goris on Monday."]), name="a.odt")
    assert doc.source.dated == "2022-09-14"
    assert doc.dated == ""


# --- what is running text, format by format ------------------------------------------------------


def test_a_page_gives_its_paragraphs_and_no_menu():
    page = (
        "<html><head><title>T</title><style>p{}</style></head><body><nav><a>Home</a></nav>"
        "<h1>Shelling near&nbsp;Goris</h1><p>The <b>vil</b>lage of Sotk<sup>[1]</sup> was\n hit."
        "<br>Twice.<p>Second &lt;paragraph&gt;<script>x='Paris'</script><div hidden>Rome</div>"
        "<table><tr><td>Goris<td>3</table><ul><li>one<li>two</ul><footer>Imprint, New York</footer>"
    )
    doc = read_bytes(page.encode(), name="a.html", lang="en")
    assert doc.text.split("\n") == [
        "Shelling near Goris", "The village of Sotk was hit.", "Twice.", "Second <paragraph>",
        "Goris", "3", "one", "two",
    ]  # fmt: skip
    assert "Imprint" in doc.original
    assert "Paris" not in doc.original
    assert "Rome" not in doc.original
    at = doc.text.index("Sotk was")
    start, end = doc.original_span(at, at + 8)
    assert doc.original[start:end] == "Sotk[1] was"


def test_a_page_in_an_encoding_that_it_states():
    page = '<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>拉欽區</p>'
    assert read_bytes(page.encode("big5"), name="a.html").text == "拉欽區"


def test_a_word_document_without_what_was_struck_out():
    body = (
        "<w:p><w:r><w:t>Goris </w:t></w:r><w:del><w:r><w:delText>fell</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>was</w:t></w:r></w:ins><w:r><w:tab/><w:t>hit</w:t><w:footnoteReference"
        ' w:id="1"/><w:t>.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t>'
        "</w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>',
        )
        archive.writestr(
            "word/footnotes.xml",
            f'<w:footnotes xmlns:w="{name}"><w:footnote w:type="separator" w:id="0"><w:p/>'
            '</w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>A note.</w:t></w:r></w:p>'
            "</w:footnote></w:footnotes>",
        )
    doc = read_bytes(out.getvalue(), name="a.docx", lang="en")
    assert doc.text == "Goris was hit.\ncell\nA note."


def test_the_symbol_in_the_head_of_a_page_is_found():
    import docx

    title = documents.EN.title
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "A/77/999–S/2022/888"
    section.header.paragraphs[0].text = "S/2022/888"
    document.add_paragraph(title)
    out = io.BytesIO()
    document.save(out)
    rtf = (
        "{\\rtf1\\ansi{\\header S/2022/888\\par}{\\headerf {\\b A/77/999\\u8211?S/2022/888}\\par}"
        f"{title}\\par}}"
    )
    for name, data in (("a.docx", out.getvalue()), ("a.rtf", rtf.encode())):
        doc = read_bytes(data, name=name)
        assert doc.source.symbol == "A/77/999–S/2022/888"
        assert doc.text == f"A/77/999–S/2022/888\n{title}"


def test_an_opendocument_text_with_notes_and_spaces():
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<text:h>Report</text:h><text:p>Goris<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>A note.</text:p></text:note-body></text:note> was<text:s/>hit"
        "<text:line-break/>twice</text:p>"
    )
    doc = read_bytes(documents.as_odt([], body=body), name="a.odt", lang="en")
    assert doc.text == "Report\nGoris was hit\ntwice\nA note."


def test_markdown_without_its_signs():
    text = (
        "# Shelling near **Goris**\n\nThe [village](https://example.org/Paris) of *Sotk*[^1]\nwas"
        " `hit`.\n\n- one\n- two_words\n\n| a | b |\n|---|---|\n| Goris | 3 |\n\n---\n"
    )
    doc = read_bytes(text.encode(), name="a.md", lang="en")
    assert doc.original == text
    assert doc.text.split("\n") == [
        "Shelling near Goris", "The village of Sotk was hit.", "one", "two_words", "a ", "b ",
        "Goris ", "3 ",
    ]  # fmt: skip


def test_a_text_with_form_feeds_has_pages():
    pages = [
        "THE BULLETIN\n\nArtillery shells fell near the town of Goris and on the vil-\n\n  1",
        "THE BULLETIN\n\nlage of Sotk, where five civilians were wounded on Monday.\n\n  2",
        "THE BULLETIN\n\nThe road from Goris to Kapan was closed for two days.\n\n  3",
    ]
    doc = read_bytes("\n\f".join(pages).encode(), name="a.txt", lang="en")
    assert doc.text.split("\n") == [
        "THE BULLETIN",
        "Artillery shells fell near the town of Goris and on the village of Sotk, where five"
        " civilians were wounded on Monday.",
        "The road from Goris to Kapan was closed for two days.",
    ]
    assert len(doc.pages) == 3
    start, end = doc.original_span(*_span(doc, "Kapan"))
    assert doc.page_of(start) == 3
    assert doc.page_text(3)[start - doc.pages[2] : end - doc.pages[2]] == "Kapan"


def _span(doc: Document, word: str) -> tuple[int, int]:
    at = doc.text.index(word)
    return at, at + len(word)


# --- e-mail --------------------------------------------------------------------------------------


def test_a_message_speaks_for_its_sender_and_a_letter_in_it_for_its_own(in_all_formats, letter):
    mail = documents.as_mail(
        "Artillery shells fell near Goris on 13 September 2022.\n\n> Mines were laid overnight on"
        " roads in parts of\n> Lachin district.\n\n-- \nPress Office, New York\n",
        subject="News of the day",
        attachments={"letter.docx": in_all_formats["docx"], "note.txt": b"Shelling near Kapan."},
    )
    doc = read_bytes(mail, name="mail.eml")
    assert [part.sender for part in doc.parts] == [
        "Press Office <press@example.org>", "阿塞拜疆常驻联合国代表", "阿塞拜疆共和国外交部长", "",
    ]  # fmt: skip
    assert doc.title == "News of the day"
    assert "New York" not in doc.text
    assert "Mines were laid overnight on roads in parts of Lachin district." in doc.text
    senders = {
        word: [part.sender for part in doc.conveyed(doc.text.index(word))]
        for word in ("Artillery", "谨随函", "Aghali", "Kapan")
    }
    assert senders == {
        "Artillery": ["Press Office <press@example.org>"],
        "谨随函": ["阿塞拜疆常驻联合国代表"],
        "Aghali": ["阿塞拜疆常驻联合国代表", "阿塞拜疆共和国外交部长"],
        "Kapan": ["Press Office <press@example.org>", ""],
    }
    start, end = doc.original_span(*_span(doc, "Kapan"))
    assert doc.original[start:end] == "Kapan"


def test_an_attachment_that_cannot_be_read_costs_no_other(in_all_formats, caplog):
    inner = documents.as_mail("A message within: Sotk.\n", subject="Inner")
    mail = documents.as_mail(
        "See attached.\n",
        attachments={
            "broken.pdf": b"%PDF-1.7 no more",
            "photo.tif": b"II*\x00",
            "inner.eml": inner,
            "all.zip": documents.as_zip({"a.txt": b"Shelling near Kapan.", "b.bin": b"\x00\x01"}),
            "letter.odt": in_all_formats["odt"],
        },
    )
    with caplog.at_level(logging.WARNING):
        doc = read_bytes(mail, name="mail.eml")
    assert [word in doc.text for word in ("Sotk", "Kapan", "Aghali")] == [True] * 3
    told = "\n".join(caplog.messages)
    assert "mail.eml: broken.pdf: it is damaged" in told
    assert "photo.tif: it is a picture" in told
    assert "b.bin: no reader for '.bin'" in told


def test_a_message_in_html_alone():
    mail = documents.as_mail("", html="<p>Shelling near <b>Goris</b>.</p><p>Second.</p>")
    doc = read_bytes(mail, name="a.eml", lang="en")
    assert doc.text == "A letter\nShelling near Goris.\nSecond."


# --- many files ----------------------------------------------------------------------------------


def test_folders_and_archives_are_read_to_the_end(letter, in_all_formats, tmp_path, caplog):
    folder = tmp_path / "letters"
    (folder / "more").mkdir(parents=True)
    (folder / "a.txt").write_bytes(letter.read_bytes())
    (folder / "b.pdf").write_bytes(b"%PDF-1.4 and no more")
    (folder / "c.csv").write_text("date,place\n", encoding="utf-8")
    (folder / "more" / "d.odt").write_bytes(in_all_formats["odt"])
    (folder / ".hidden.txt").write_text("no", encoding="utf-8")
    archive = tmp_path / "all.zip"
    archive.write_bytes(
        documents.as_zip({"x/e.rtf": in_all_formats["rtf"], "f.docx": b"PK\x03\x04word/document"})
    )
    with caplog.at_level(logging.WARNING):
        found = list(read_many([folder, archive, tmp_path / "none.txt"]))
    told = [r.source.name if isinstance(r, Document) else str(r) for r in found]
    assert told[0] == "a.txt"
    assert "b.pdf: it is damaged" in told[1]
    assert told[2] == "d.odt"
    assert told[3].startswith("all.zip/f.docx: it is damaged")
    assert told[4] == "all.zip/x/e.rtf"
    assert "none.txt: cannot be read" in told[5]
    assert "left out what is no document: c.csv (1 files)" in caplog.text


def test_an_archive_and_a_text_have_limits(tmp_path, monkeypatch):
    path = tmp_path / "all.zip"
    path.write_bytes(documents.as_zip({"a.txt": b"Goris", "b.txt": b"Sotk", "c.txt": b"Kapan"}))
    monkeypatch.setattr("geo.readers.LARGEST_ARCHIVE", 9)
    *docs, error = read_many([path])
    assert [doc.text for doc in docs] == ["Goris", "Sotk"]
    assert "all.zip: it unpacks to more than" in str(error)
    monkeypatch.setattr("geo.readers.LARGEST_TEXT", 4)
    with pytest.raises(UnreadableDocument, match=r"a\.txt: its text is larger"):
        read_bytes(b"Goris", name="a.txt")
    monkeypatch.setattr("geo.readers.LARGEST", 4)
    with pytest.raises(UnreadableDocument, match=r"all\.zip: it is larger"):
        read(path)


def test_a_batch_goes_on_past_a_broken_file(letter, tmp_path, caplog):
    broken = tmp_path / "b.pdf"
    broken.write_bytes(b"%PDF-1.4 and no more")
    with caplog.at_level(logging.WARNING):
        findings = geo.study([letter, broken, tmp_path])
    assert len(findings.incidents) == len(geo.study(letter).incidents)
    assert caplog.text.count("b.pdf: it is damaged") == 2
    with pytest.raises(UnreadableDocument, match=r"b\.pdf: it is damaged"):
        geo.study(broken)


def test_the_command_reads_folders_and_says_what_it_could_not(in_all_formats, tmp_path):
    from click.testing import CliRunner

    from maps.cli import main

    (tmp_path / "a.pdf").write_bytes(in_all_formats["pdf"])
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 and no more")
    done = CliRunner().invoke(main, ["places", str(tmp_path), "--format", "jsonl"])
    assert done.exit_code == 1
    assert "b.pdf: it is damaged" in done.stderr
    assert "1 documents could not be read" in done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    doc = read(tmp_path / "a.pdf")
    aghali = next(row for row in rows if row["text"].startswith("Aghali"))
    assert doc.original[aghali["start"] : aghali["end"]] == aghali["text"]
    assert aghali["page"] == doc.page_of(aghali["start"]) > 1


def test_the_command_reads_any_format_from_stdin(in_all_formats):
    from click.testing import CliRunner

    from maps.cli import main

    done = CliRunner().invoke(main, ["places", "-", "--format", "jsonl"], in_all_formats["docx"])
    assert done.exit_code == 0
    assert "Aghali" in done.stdout


# --- errors --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "error", "words"),
    [
        ("a.xyz", b"text", UnknownFormat, "no reader for '.xyz'"),
        ("a", b"text", UnknownFormat, "no suffix"),
        ("a.png", b"\x89PNG\r\n", UnknownFormat, "is a picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0", UnknownFormat, "old Office file"),
        ("a.docx", b"\xd0\xcf\x11\xe0", UnreadableDocument, "locked with a password"),
        ("a.txt", b"\xd0\xcf\x11\xe0", UnreadableDocument, "old Office file"),
        ("a.pdf", b"no PDF", UnreadableDocument, "does not begin as one"),
        ("a.xlsx", documents.as_zip({"xl/a.xml": b""}), UnknownFormat, "an archive or a table"),
        ("a.txt", b"", UnreadableDocument, "holds no text"),
        ("a.txt", b" \n\n ", UnreadableDocument, "holds no text"),
        ("a.html", b"<html><script>x</script>", UnreadableDocument, "holds no text"),
        ("a.txt", bytes(range(256)) * 40, UnreadableDocument, "a.txt: "),
    ],
)
def test_bad_files_are_one_clear_error(tmp_path, name, data, error, words):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error, match=words):
        read(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UnreadableDocument, match=r"none\.txt: cannot be read"):
        read(tmp_path / "none.txt")


def test_a_span_outside_the_text_is_an_error(letter):
    doc = read(letter)
    for span in ((0, 0), (5, 4), (-1, 2), (0, len(doc.text) + 1)):
        with pytest.raises(IndexError, match="no span"):
            doc.original_span(*span)


def test_a_day_that_is_none_is_refused():
    from geo.readers.raw import Raw

    with pytest.raises(UnreadableDocument, match="is no day"):
        as_document(Raw("text", "text/plain"), name="a", digest="", dated="yesterday")
