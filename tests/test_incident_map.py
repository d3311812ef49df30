"""What the page is given for each incident; the page itself is judged in tests/browser."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import random
import re
from pathlib import Path

import incident_table
import numpy as np
import pytest
from incident_table import GAZ, at

import geo
import maps
from gazetteer.place import Name, Place
from geo.planes import unblock
from maps.incident_map import incident_map

ASSETS = Path(maps.__file__).with_name("assets")


def packed(page, block="data"):
    """Give a block of a page."""
    return re.search(rf'<script type="application/json" id="{block}">([^<]*)</script>', page)[1]


def read(page, block="data"):
    """Unpack a block of a page."""
    return unblock(gzip.decompress(base64.b64decode(packed(page, block))))


def page_of(rows, **options):
    """Give the page of some rows."""
    return incident_map(incident_table.table(rows), gaz=GAZ, **options).get_root().render()


def given(rows, **options):
    """Give what the page of some rows is given."""
    return read(page_of(rows, **options))


def rows_of(data):
    """Read the page's columns back into rows, as the page does."""
    rows = []
    for i in range(data["count"]):
        row = {}
        for name, column in data["columns"].items():
            if "codes" in column:
                owner = column["codes"]
                code = (data["columns"][owner]["codes"] if isinstance(owner, str) else owner)[i]
                row[name] = None if np.isnan(code) else column["words"][int(code)]
            elif "text" in column:
                row[name] = column["text"][i]
            elif "hex" in column:
                digits = column["digits"].astype(np.uint8).tobytes().hex()
                row[name] = column["hex"] + digits[column["width"] * i :][: column["width"]]
            else:
                steps = float(column["numbers"][i])
                row[name] = None if np.isnan(steps) else steps / column["steps"]
        if row.get("first_day") is not None and row.get("last_day") is not None:
            row["last_day"] += row["first_day"]
        shape = data["shape_codes"][i]
        row["shape"] = None if np.isnan(shape) else data["shapes"][int(shape)]
        rows.append(row | ((data["details"] or {i: None})[i] or {}))
    return rows


@pytest.fixture(scope="module")
def incidents():
    return rows_of(given(None))


def test_every_row_is_there_in_its_order(incidents):
    assert [i["id"] for i in incidents] == [row["incident_id"] for row in incident_table.rows()]


def test_what_is_missing_is_null(incidents):
    talks = incidents[5]
    assert [talks[n] for n in ("lon", "lat", "radius_m", "first_day", "last_day")] == [None] * 5
    assert talks["place_name"] is None
    assert talks["shape"] is None


@pytest.mark.parametrize(("index", "kind"), [(1, "area"), (2, "line"), (4, "line"), (0, None)])
def test_a_place_is_drawn_as_what_it_is(incidents, index, kind):
    shape = incidents[index]["shape"]
    assert (shape and shape["type"]) == kind


def test_a_line_keeps_its_course(incidents):
    (line,) = incidents[2]["shape"]["rings"]
    assert line == [list(point) for point in incident_table.BORDER.coords]


def test_a_contested_line_says_so(incidents):
    assert incidents[4]["shape"]["status"] == "disputed"


def test_a_place_that_the_gazetteer_does_not_know_keeps_its_ring(incidents):
    unknown = incidents[7]
    assert unknown["shape"] is None
    assert (unknown["lon"], unknown["radius_m"]) == (46.405, 8000.0)


def test_the_mention_keeps_its_span(incidents):
    quote, ((start, end),) = incidents[1]["quote"], incidents[1]["marks"]
    assert quote[start:end] == "拉钦区"


def test_a_further_claim_keeps_its_words_and_the_reason_of_the_join():
    first, second = incident_table.claim(), incident_table.claim(quote="R1 | Goris | fire")
    second["claimed_by"] = ["Observer"]
    second["origin"] = {"source": "records.csv", "record_id": "R1"}
    links = [{"claim": 1, "score": 0.8, "reasons": ["same place, same day"]}]
    details = json.dumps({"claims": [first, second], "links": links})
    (other,) = rows_of(given([incident_table.row(0, details=details)]))[0]["others"]
    assert other["claimed_by"] == "Observer"
    assert other["quote"] == "R1 | Goris | fire"
    assert other["source"] == "records.csv R1"
    assert other["reasons"] == ["same place, same day"]


def test_a_row_without_details_is_shown(incidents):
    plain = incidents[7]
    assert plain["quote"] == "R7 | Goris | fire"
    assert not {"marks", "others", "reasons"} & set(plain)


def test_the_middle_of_a_table_with_odd_labels_is_drawn_too():
    """Rows that were selected keep their old labels; they are no positions."""
    gdf = incident_table.table().iloc[[6, 1, 2]]
    incidents = rows_of(read(incident_map(gdf, gaz=GAZ).get_root().render()))
    assert [i["id"] for i in incidents] == ["id-6", "id-1", "id-2"]
    assert [i["shape"] and i["shape"]["type"] for i in incidents] == [None, "area", "line"]


def test_the_table_is_not_changed():
    gdf = incident_table.table()
    before = gdf.to_json()
    incident_map(gdf, gaz=GAZ)
    assert gdf.to_json() == before


@pytest.mark.parametrize("name", ["lon", "lat"])
def test_places_are_kept_to_a_metre(name):
    rows = [
        incident_table.row(i, **at("t:x", "x", "town", 46 + i / 7, 39 + i / 9)) for i in range(9)
    ]
    found = [row[name] for row in rows_of(given(rows))]
    assert found == pytest.approx([row[name] for row in rows], abs=1e-5)


def test_days_before_1970_are_days():
    day = {"date_edtf": "1948-05-14", "date_start": "1948-05-14", "date_end": "1948-05-14"}
    (found,) = rows_of(given([incident_table.row(0, **day)]))
    assert (found["first_day"], found["last_day"]) == (-7902, -7902)


def test_a_text_that_many_rows_share_stands_there_once():
    rows = [incident_table.row(i) for i in range(50)]
    columns = given(rows)["columns"]
    assert columns["claimed_by"]["words"] == ["Azerbaijan"]
    assert len(columns["id"]["text"]) == 50


def test_our_own_identifiers_are_packed():
    rows = [incident_table.row(i) | {"incident_id": f"ia:{i:016x}"} for i in range(300)]
    data = given(rows)
    assert "hex" in data["columns"]["id"]
    assert [row["id"] for row in rows_of(data)] == [row["incident_id"] for row in rows]


def test_a_date_that_the_days_make_is_not_sent_twice():
    first = {"date_start": "2022-09-12", "date_end": "2022-09-13"}
    told = ["2022-09-12/2022-09-13", "2022-09-12?/2022-09-13"]
    data = given([incident_table.row(i, date_edtf=text, **first) for i, text in enumerate(told)])
    assert [row["date"] for row in rows_of(data)] == [None, told[1]]
    open_ended = {"date_edtf": "../2022-09-13", "date_end": "2022-09-13"}
    undated = {"date_edtf": "2022-09~"}  # a text that no day stands behind is kept
    rows = rows_of(given([incident_table.row(0, **open_ended), incident_table.row(1, **undated)]))
    assert [row["date"] for row in rows] == [None, "2022-09~"]


def test_a_day_that_no_calendar_has_stays_as_written():
    day = {"date_edtf": "2022-09-31", "date_start": "2022-09-31", "date_end": "2022-09-31"}
    (found,) = rows_of(given([incident_table.row(0, **day)]))
    assert found["date"] == "2022-09-31"
    assert "first_day" not in found


@pytest.mark.parametrize(("quotes", "most"), [(False, 20), (True, 130)])
def test_an_incident_takes_few_bytes(quotes, most):
    """Of the page, with a quote of 145 characters of its own and without."""
    draw = random.Random(5)  # noqa: S311  places for a test
    names = [f"Place {i}" for i in range(200)]
    rows = [_many(i, draw, draw.choice(names)) for i in range(3000)]
    size = [len(packed(page_of(some, quotes=quotes))) for some in (rows, rows[:1000])]
    assert (size[0] - size[1]) / 2000 <= most


def _many(i, draw, name):
    """One of many incidents: a place, a day, a type and a quote that no other has."""
    day = f"2022-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    words = "shelling fire houses night troops village damaged mine drone road units border".split()
    quote = " ".join(f"{draw.choice(words)} {draw.randint(0, 99)}" for _ in range(20))[:145]
    return incident_table.row(
        i, details=None, date_edtf=day, date_start=day, date_end=day,
        quote=quote, event_type=draw.choice(["Battles", "Protests", "Riots"]),
        **at(f"t:{name}", name, "village", draw.uniform(44, 48), draw.uniform(38, 41)),
        incident_id=f"ia:{draw.getrandbits(64):016x}", quote_start=None, quote_end=None,
    )  # fmt: skip


def test_without_quotes_the_page_holds_none():
    data = given(None, quotes=False)
    assert "quote" not in data["columns"]
    assert data["details"] is None
    assert incident_table.SENTENCE not in str(data)
    assert "id" not in data["columns"]
    assert rows_of(data)[1]["start"] == 10


def test_the_letter_is_there_whole_and_knows_where_each_quote_stands(letter):
    doc = geo.read(letter)
    gdf = geo.locate(doc)
    page = incident_map(gdf, documents=[doc]).get_root().render()
    (shown,) = read(page, "letters")
    assert shown["text"] == doc.text
    assert [row for row, *_ in shown["spans"]] == sorted(range(len(gdf)), key=_place_in(gdf))
    for row, start, end in shown["spans"]:
        assert doc.text[start:end] == gdf["quote"][row]


def _place_in(gdf):
    return lambda row: (gdf["quote_start"][row], gdf["quote_end"][row], row)


def test_the_names_of_a_place_are_there_codes_are_not():
    place = Place("t:x", "Lachin", 46.0, 39.0, "town", 1000.0, names=(
        Name("Lachin", "en"), Name("Berdzor", "hy"), Name("XYZ", "en", kind="code"), Name("x"),
    ))  # fmt: skip
    rows = [incident_table.row(0, **at("t:x", "Lachin", "town", 46.0, 39.0))]
    gdf = incident_table.table(rows)
    page = incident_map(gdf, gaz=incident_table.Places(place)).get_root().render()
    assert read(page)["names"] == {"t:x": [["Lachin", "en"], ["Berdzor", "hy"]]}


def test_no_text_of_the_table_stands_in_the_page_itself():
    words = "qwxz told by nobody else"
    rows = [incident_table.row(0, title=words, quote=words, **at("t:x", words, "town", 46, 39))]
    page = incident_map(incident_table.table(rows), gaz=GAZ).get_root().render()
    assert words not in page
    assert words in str(read(page))


def test_a_page_with_its_base_map_is_light(tmp_path):
    path = tmp_path / "map.html"
    incident_map(incident_table.table(), gaz=GAZ).save(path)
    assert path.stat().st_size < 700_000


def test_the_page_names_its_sources():
    assert any(line.startswith("letter_zh.txt") for line in given(None)["credits"])


def test_the_assets_are_those_of_the_lock():
    """Leaflet is shipped as published: these are the checksums of its files in the package."""
    published = {
        "leaflet.js": "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a",
        "leaflet.css": "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6",
    }
    for name, digest in published.items():
        found = hashlib.sha256((ASSETS / name).read_bytes()).hexdigest()
        assert found == digest


def test_every_asset_has_its_licence():
    told = (ASSETS / "LICENCES.md").read_text(encoding="utf-8")
    lock = (ASSETS / "assets.lock").read_text(encoding="utf-8").splitlines()[2:]
    for line in lock:
        _, name, version, *_ = line.split("\t")
        assert f"`{name}` {version.partition('+')[0]}" in told
    files = {path.name for path in ASSETS.iterdir()} - {"LICENCES.md", "assets.lock"}
    assert [name for name in files if f"`{name}`" not in told] == []
