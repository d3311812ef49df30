"""Files made to do harm end as one sentence, in a process of their own, within limits."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import documents
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.errors import UnreadableDocument
from geo.document import Document
from geo.readers import archive, guard, read_bytes
from geo.readers.guard import Limits, parse
from geo.readers.raw import Meta, Raw, Section, pack, unpack
from geo.reflow import JOINTS, Run

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx(xml: str) -> bytes:
    return documents.as_zip({"word/document.xml": xml.encode()})


LAUGHS = "".join(
    f'<!ENTITY a{i} "{"".join(f"&a{i - 1};" * 10) if i else "ha"}">' for i in range(10)
)

HOSTILE = {
    "many laughs.docx": _docx(f"<!DOCTYPE x [{LAUGHS}]><w:document {WORD}>&a9;</w:document>"),
    "a file of this machine.docx": _docx(
        '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        f"<w:document {WORD}>&x;</w:document>"
    ),
    "cut short.docx": _docx(f"<w:document {WORD}/>")[:60] + b"word/document.xml",
    "no xml.docx": _docx("<w:document"),
    "no text part.docx": documents.as_zip({"a": b"", "word/documents/x": b""}),
    "locked.odt": documents.as_odt(["text"], manifest="<x><encryption-data/></x>"),
    "cut short.odt": documents.as_odt(["text"])[:200],
    "laughs.odt": documents.as_odt([], body="x").replace(b"PK\x01\x02", b"PK\x01\x03"),
    "broken.pdf": b"%PDF-1.7\n" + b"1 0 obj << /Type /Catalog >> endobj " * 50,
    "empty.pdf": b"%PDF-1.7\n%%EOF",
    "open.rtf": b"{\\rtf1" + b"{" * 5000,
    "deep.html": b"<!doctype html>" + b"<div>" * 50_000,
}
"""Name -> a file that holds no text to be had."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_clear_error(name):
    with pytest.raises(UnreadableDocument, match=rf"^{name}: .{{10,}}") as caught:
        read_bytes(HOSTILE[name], name=name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "words"),
    [("many laughs.docx", "defines entities"), ("a file of this machine.docx", "defines entities"),
     ("locked.odt", "locked with a password"), ("cut short.docx", "damaged or cut short"),
     ("no xml.docx", "damaged .word/document.xml")],
)  # fmt: skip
def test_the_error_says_what_is_wrong(name, words):
    with pytest.raises(UnreadableDocument, match=words):
        read_bytes(HOSTILE[name], name=name)


def test_a_deep_page_with_text_is_read():
    doc = read_bytes(b"<!doctype html>" + b"<div>" * 50_000 + b"Goris", name="a.html", lang="en")
    assert doc.text == "Goris"


WHOLE = {
    "a.pdf": documents.as_placed_pdf([[(72, 700, 11, "Shelling near Goris on Monday")]]),
    "a.docx": _docx(
        f"<w:document {WORD}><w:body><w:p><w:t>Goris</w:t></w:p></w:body></w:document>"
    ),
    "a.eml": documents.as_mail("Goris", attachments={"b.html": b"<html><p>Sotk"}),
}


@settings(max_examples=5)
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_a_damaged_file_is_read_or_refused(name, data):
    whole = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert isinstance(read_bytes(bytes(whole), name=name), Document)
    except UnreadableDocument as error:
        assert str(error).startswith(name)  # noqa: PT017  # either outcome is right


# --- limits --------------------------------------------------------------------------------------

MANY_PARAGRAPHS = b"<html>" + b"<p>Goris and Sotk</p>" * 60_000


def test_memory_is_limited():
    if sys.platform != "linux":
        pytest.skip("Linux alone limits memory: issue #7")
    huge = _docx(f"<w:document {WORD}>{'<w:p><w:t>a</w:t></w:p>' * 400_000}</w:document>")
    with pytest.raises(UnreadableDocument, match="needs more than 120 MB of memory"):
        parse("docx", huge, limits=Limits(memory_mb=120))


def test_processor_time_is_limited():
    if sys.platform == "win32":
        pytest.skip("Windows limits no processor time: issue #7")
    with pytest.raises(UnreadableDocument, match="takes more than 1 seconds"):
        parse("html", MANY_PARAGRAPHS * 25, limits=Limits(cpu_s=1))


def test_time_on_the_clock_is_limited():
    with pytest.raises(UnreadableDocument, match=r"takes more than 0\.001 seconds"):
        parse("html", MANY_PARAGRAPHS, limits=Limits(wall_s=0.001))


def test_the_answer_is_limited():
    with pytest.raises(UnreadableDocument, match="larger than 1 MB"):
        parse("html", MANY_PARAGRAPHS, limits=Limits(output_mb=1))


def test_what_an_archive_unpacks_to_is_limited(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST", 1000)
    packed = archive.Archive(documents.as_zip({"a": b"0", "b": b"0" * 5000}))
    assert packed.read("a") == b"0"
    with pytest.raises(UnreadableDocument, match="unpacks to more than"):
        packed.read("b")


def test_a_locked_archive_says_so():
    data = bytearray(documents.as_zip({"a": b"", "b": b"text"}))
    for at in (data.rindex(b"PK\x03\x04") + 6, data.rindex(b"PK\x01\x02") + 8):
        data[at] |= 1
    with pytest.raises(UnreadableDocument, match="locked with a password"):
        archive.Archive(bytes(data)).read("b")


# --- the process ---------------------------------------------------------------------------------


def _child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Put a program in the place of the one that parses."""
    path = tmp_path / "child.py"
    path.write_text(code, encoding="utf-8")
    monkeypatch.setattr(guard, "CHILD", path)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import os; os.abort()", "broke down"),
        ("import os; os._exit(9)", "broke down"),
        ("print('no JSON')", "no answer that makes sense"),
        ("print('[1, 2]')", "no answer that makes sense"),
        ("print('reason', end=''); raise SystemExit(3)", "^reason$"),
        ("import os; print(os.environ.get('SECRET')); raise SystemExit(3)", "^None"),
        ("import sys; print(len(sys.stdin.read())); raise SystemExit(3)", "^4"),
    ],
)
def test_however_the_process_ends_it_is_one_sentence(code, words, tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET", "a word")
    _child(tmp_path, monkeypatch, code)
    with pytest.raises(UnreadableDocument, match=words):
        parse("pdf", b"data")


def test_where_no_process_can_be_started_the_error_says_so(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(UnreadableDocument, match="no process can be started"):
        parse("pdf", b"data")


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt", "rtf", "html", "eml"])
def test_the_process_loads_its_reader_and_no_more(kind):
    """Quick to start: none of the packages that the rooms load."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    command = [sys.executable, "-I", "-S", "-X", "importtime", str(guard.CHILD), kind, path]
    done = subprocess.run(
        [*command, "1024", "60", "64"], input=b"", capture_output=True, check=False
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert done.returncode in (0, guard.REFUSED)
    assert "geo.readers.raw" in loaded
    rooms = {name for name in loaded if name.split(".")[0] in ("geo", "gazetteer", "maps")}
    assert {name for name in rooms if not name.startswith("geo.readers.")} <= {
        "gazetteer.errors", "geo.reflow",
    }  # fmt: skip
    assert loaded & {"numpy", "pandas", "shapely", "marisa_trie", "chardet", "site"} == set()


def test_a_system_without_limits_is_told_once(monkeypatch, caplog):
    guard._say_what_is_not_limited.cache_clear()
    monkeypatch.setattr(guard, "find_spec", lambda name: None)
    for _ in range(2):
        guard._say_what_is_not_limited()
    assert caplog.text.count("limits no memory") == 1
    guard._say_what_is_not_limited.cache_clear()


def test_a_text_needs_no_process(monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", None)
    for name in ("a.txt", "a.md"):
        assert read_bytes(b"Shelling near Goris", name=name, lang="en").text


# --- the answer ----------------------------------------------------------------------------------

TEXT = "Shelling near Goris"
RUNS = st.builds(Run, st.integers(0, 9), st.integers(10, 19), st.sampled_from(sorted(JOINTS)))
METAS = st.builds(Meta, *[st.text()] * 5)


@given(
    st.builds(
        Raw, st.just(TEXT), st.text(), st.text(), st.just((0, 4)),
        st.none() | st.lists(RUNS).map(tuple), METAS,
        st.lists(METAS).map(lambda metas: tuple(Section(0, "text/plain", m) for m in metas)),
        st.lists(st.text()).map(tuple),
    )
)  # fmt: skip
def test_what_is_packed_is_unpacked(raw):
    assert unpack(pack(raw)) == raw


@pytest.mark.parametrize(
    "change",
    [{"runs": (Run(0, 99),)}, {"runs": (Run(5, 5),)}, {"runs": (Run(0, 1, "glued"),)},
     {"pages": (3, 1)}, {"pages": (1,)}, {"sections": (Section(99, ""),)}],
)  # fmt: skip
def test_offsets_of_the_answer_are_not_taken_on_trust(change):
    with pytest.raises(UnreadableDocument, match="offsets outside its text"):
        unpack(pack(Raw(TEXT, "text/plain")._replace(**change)))
