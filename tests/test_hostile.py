"""Hostile text in the letter and in every column of the records: inert, and nothing lost.

The page itself, in a browser, is judged in tests/browser.
"""

from __future__ import annotations

import csv
import io
import json

import pytest

import geo

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">',
    "end of script": "</script><script>alert(1)</script>",
    "jinja": "{{ 7*7 }} {{ self.__init__.__globals__ }}",
    "jinja block": "{% raw %} {% for x in y %}",
    "jinja comment": "{# never closed",
    "half a brace": "a {{ b",
    "template literal": "${alert(1)}",
    "backticks": "`alert(1)` \\`",
    "windows path": "C:\\new\\test\\u0041\\x",
    "line separators": "one\u2028two\u2029three",
    "quotes": "'\"\\'\\\"",
    "comment": "<!-- -->--!>]]>",
    "formula": "=HYPERLINK(\"http://x\")+cmd|'/C calc'!A0",
    "format": "%s %(x)s {0} {x} $x",
    "nan": "NaN Infinity null",
    "markup": "[bold]x[/bold] [link=http://x]y[/link]",
    "rtl": "\u202etxt.exe\u202c",
    "entities": "&lt;b&gt; &#x3c;script&#x3e;",
    "long": "x" * 5000,
    "controls": "bell \x07 escape \x1b[31m nul \x00 end",
}
"""Name -> text that must stay text."""

COLUMNS = ("record_id", "time_local", "place", "what", "event_type", "claimed_by", "note", "url")


def _table(payload: str) -> str:
    """A table with the payload in every column, one a row, and one good row."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["date", *COLUMNS])
    for i, _ in enumerate(COLUMNS):
        cells = ["R" + str(i), "", "Goris", "artillery fire", "battles", "nobody", "", ""]
        cells[i] = payload
        writer.writerow(["2022-09-13", *cells])
    writer.writerow([payload, "bad date", "", "", "", "", "", "", ""])
    return out.getvalue()


@pytest.fixture(params=PAYLOADS.values(), ids=PAYLOADS)
def payload(request):
    return request.param


@pytest.fixture
def gdf(payload, tmp_path):
    """The table of a letter and records that are full of a payload."""
    letter = tmp_path / "letter.txt"
    letter.write_text(f"炮击了戈里斯 {payload} 附近，在拉钦区埋设地雷。\n", encoding="utf-8")
    table = tmp_path / "records.csv"
    table.write_text(_table(payload), encoding="utf-8", newline="")
    return geo.locate(geo.read(letter, lang="zh", dated="2022-09-13"), records=table)


def _seen(text: str) -> str:
    """What a reader sees of a payload: white space is one space, marks and controls are unseen."""
    return "".join(c for c in " ".join(text.split()) if c not in "\u202e\u202c\x00\x07\x1b")


def test_nothing_is_lost_from_the_table(gdf, payload):
    cells = "\n".join(str(value) for value in gdf.drop(columns="geometry").to_numpy().ravel())
    assert _seen(payload) in _seen(cells)
    assert gdf["quote_start"].notna().any()  # the letter's own sentence is there, payload or not


def test_nothing_is_lost_from_the_letter(payload):
    doc = geo.read_string(f"炮击了戈里斯 {payload} 附近。", lang="zh")
    assert "".join(_seen(payload).split()) in "".join(doc.text.split())


def test_the_table_is_written_and_read_the_same(gdf, tmp_path):
    path = geo.export(gdf, tmp_path / "a.geojson")
    json.loads(path.read_text(encoding="utf-8"), parse_constant=pytest.fail)
    assert list(geo.read_frame(path)["quote"]) == list(gdf["quote"])
    assert list(geo.read_frame(path)["details"]) == list(gdf["details"])


def test_the_status_is_never_the_texts_to_give(gdf):
    assert set(gdf["claim_status"]) == {"alleged"}


def test_a_bad_date_leaves_its_row_undated_whatever_it_says(payload, tmp_path):
    import gazetteer

    table = tmp_path / "records.csv"
    table.write_text(_table(payload), encoding="utf-8", newline="")
    records = geo.read_records(table, gazetteer.open())
    assert len(records.claims) == len(COLUMNS) + 1
    assert [p.kept for p in records.problems if p.column == "date"] == [True]
    assert sum(not claim.when.edtf for claim in records.claims) == 1


def test_half_a_character_is_shown_as_one_that_says_so(tmp_path):
    doc = geo.read_string("炮击了\ud800戈里斯", name="a\udcff.txt", lang="zh", dated="2022-09-13")
    assert doc.text == "炮击了\ufffd戈里斯"
    gdf = geo.locate(doc)
    assert geo.read_frame(geo.export(gdf, tmp_path / "a.geojson"))["source"][0] == "a\ufffd.txt"
