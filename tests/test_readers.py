"""Files become documents: encodings, language, date, title, sender."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import UnknownFormat, UnreadableDocument
from geo.document import Document
from geo.readers import READERS, read, read_string
from geo.readers.text import decode

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


@pytest.mark.parametrize(
    ("name", "data", "error", "words"),
    [
        ("a.xyz", b"text", UnknownFormat, "no reader for '.xyz'"),
        ("a", b"text", UnknownFormat, "no suffix"),
        ("a.txt", b"", UnreadableDocument, "holds no text"),
        ("a.txt", b" \n\n ", UnreadableDocument, "holds no text"),
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


@pytest.mark.parametrize("suffix", READERS)
def test_every_reader_keeps_offsets(suffix, letter, tmp_path):
    """A word found in the text is found at its place in the original, whatever the format."""
    assert suffix == ".txt", "write the same letter in the new format here"
    doc = read(letter)
    at = doc.text.index("Aghali")
    start, end = doc.original_span(at, at + 6)
    assert doc.original[start:end] == "Aghali"


def test_a_span_outside_the_text_is_an_error(letter):
    doc = read(letter)
    for span in ((0, 0), (5, 4), (-1, 2), (0, len(doc.text) + 1)):
        with pytest.raises(IndexError, match="no span"):
            doc.original_span(*span)
