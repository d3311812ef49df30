"""The formats of layers: each is read as it is published, and what is broken is refused whole."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import json
import sqlite3
import zipfile
from pathlib import Path

import layer_files as files
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
import gazetteer.add as adding
from gazetteer.add import Wish, add_layer, default_name
from gazetteer.errors import BadGazetteer
from gazetteer.fit import plain
from gazetteer.layers import LAYER_FORMATS, layer_format
from gazetteer.place import Name, Place
from gazetteer.sources import geonames, inputs, ourairports, table, wof
from gazetteer.sources.inputs import Input, Report, people, position
from gazetteer.write import write_store

ROOT = Path(__file__).parents[1]
TOWN = Place("geonames:147625", "Laçın", 46.55, 39.64, "town", 1000, (Name("Laçın", kind="main"),))


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A gazetteer of one place."""
    folder = tmp_path_factory.mktemp("base") / "store"
    write_store([TOWN], folder, version="one")
    return folder


@pytest.fixture
def lay(base, tmp_path):
    """Add a layer and open the gazetteer."""

    def add(kind, *paths, **wishes):
        _, report = add_layer(paths, Wish(kind, **wishes), tmp_path / "layers", base=base)
        return gazetteer.open(base, layers=tmp_path / "layers"), report

    return add


@pytest.fixture
def put(tmp_path):
    """Write text or bytes to a file."""

    def write(name, content):
        path = tmp_path / name
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        path.write_bytes(data)
        return path

    return write


def _all(gaz):
    """Give the places that the layers have."""
    stack = gaz._stack
    return {
        place.id: place
        for at, store in enumerate(stack.stores[1:], 1)
        for place in (stack.place(at, number) for number in range(len(store)))
    }


@pytest.mark.parametrize("key", LAYER_FORMATS)
def test_every_format_says_what_it_is(key):
    module = layer_format(key)
    assert module.TITLE
    assert module.LICENCE
    assert module.FORMS
    assert set(module.STATES) < set(Place.__dataclass_fields__)
    page = (ROOT / "docs" / "gazetteer.md").read_text(encoding="utf-8")
    assert f"`{key}`" in page


def test_a_format_that_is_none():
    with pytest.raises(BadGazetteer, match="is no format of a layer: geonames"):
        layer_format("shapefile")


# --- Who's On First ------------------------------------------------------------------------------


def test_three_forms_of_one_source_give_the_same(lay, tmp_path):
    tables, _ = lay("wof", files.wof_tables(tmp_path / "tables"), name="a")
    want = _all(tables)
    wofs = {}
    for name, path in {
        "b": files.wof_records(tmp_path / "records"),
        "c": files.wof_database(tmp_path / "az.db", whole=True),
    }.items():
        gaz, _ = lay("wof", path, name=name, renew=True)
        wofs[name] = next(one for one in gaz.layers if one.name == name)
        alone = gazetteer.lookup.Gazetteer(gaz._store, [wofs[name]])
        found = _all(alone)
        assert set(found) == set(want)
        for key, place in want.items():
            assert {n.text for n in found[key].names} == {n.text for n in place.names}, key
            assert (found[key].kind, found[key].lon) == (place.kind, place.lon)
            assert (found[key].wkb is None) == (place.wkb is None)


def test_the_standard_response_alone(lay, tmp_path):
    gaz, _ = lay("wof", files.wof_database(tmp_path / "spr.db", whole=False))
    assert {"geonames:900101", "wof:103", "geonames:147625"} <= set(_all(gaz))
    assert gaz.find("Карабулаг")[0].place.id == "geonames:900101"
    assert not gaz.find("Gone")


def test_a_packed_database(lay, tmp_path):
    path = files.wof_database(tmp_path / "az.db", whole=True)
    (tmp_path / "az.db.bz2").write_bytes(bz2.compress(path.read_bytes()))
    gaz, _ = lay("wof", tmp_path / "az.db.bz2")
    assert gaz.find("Mirikənd")


def test_a_large_database_is_read_in_parts(lay, tmp_path, monkeypatch):
    path = files.wof_database(tmp_path / "az.db", whole=True)
    spr = files.wof_database(tmp_path / "spr.db", whole=False)
    whole = {name: _all(lay("wof", one, name=name)[0]) for name, one in (("a", path), ("b", spr))}
    monkeypatch.setattr(wof, "ROWS", 9000)
    monkeypatch.setattr(wof, "RECORDS", 2)
    assert len(wof.batches([path], tmp_path, {})) > 1
    for name, one in (("a", path), ("b", spr)):
        gaz, _ = lay("wof", one, name=name, renew=True)
        last = next(layer for layer in gaz.layers if layer.name == name)
        parts = _all(gazetteer.lookup.Gazetteer(gaz._store, [last]))
        assert set(parts) == set(whole[name]) & set(parts)
        assert {"geonames:900101", "wof:103"} <= set(parts)
    gaz, report = lay("wof", files.wof_records(tmp_path / "records"), name="c")
    assert report.rows == len(files.WOF)


def test_records_in_a_zip(lay, tmp_path):
    folder = files.wof_records(tmp_path / "records")
    with zipfile.ZipFile(tmp_path / "az.zip", "w") as archive:
        for path in folder.rglob("*.geojson"):
            archive.write(path, path.relative_to(folder).as_posix())
    gaz, report = lay("wof", tmp_path / "az.zip")
    assert gaz.find("Mirikənd")
    assert report.rows == len(files.WOF)


def test_languages_and_kinds_of_names(lay, tmp_path):
    gaz, _ = lay("wof", files.wof_tables(tmp_path / "wof"))
    names = {name.text: name for name in gaz.get("geonames:900101").names}
    assert (names["Карабулаг"].lang, names["Карабулаг"].script) == ("ru", "Cyrl")
    assert (names["Ղարաբուլաղ"].lang, names["Ղարաբուլաղ"].kind) == ("hy", "historic")
    assert names["قارابولاق"].lang == "ar"


# --- GeoNames ------------------------------------------------------------------------------------


def _zip(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def test_a_dump_with_its_names(lay, tmp_path):
    dump = _zip(tmp_path / "AZ.zip", {"AZ.txt": files.geonames_text(), "readme.txt": "words"})
    names = _zip(tmp_path / "names-AZ.zip", {"AZ.txt": files.geonames_names_text()})
    gaz, report = lay("geonames", dump, names)
    assert gaz.find("Гюлебирд")[0].place.id == "geonames:900201"
    assert gaz.find("居莱比尔德")[0].place.id == "geonames:900201"
    kinds = {name.text: name.kind for name in gaz.get("geonames:900201").names}
    assert kinds["Gulabird"] == "historic"
    assert "https://example.org" not in kinds
    assert gaz.get("geonames:900201").parents == ("geonames:147626", "geonames:587116")
    assert gaz.get("geonames:900202").status == "historic"
    assert "UBLC" in {name.text for name in gaz.get("geonames:900204").names}
    assert gaz.get("geonames:900205").kind == "water"
    assert not gaz.find("Hotel Lachin")
    assert sum(report.left.values()) == 1
    assert "ლაჩინი" in {name.text for name in gaz.get("geonames:147625").names}
    assert gaz.layers[0].attribution == "Data from GeoNames (geonames.org), CC BY 4.0"


def test_a_unit_reaches_to_its_places(lay, put):
    gaz, _ = lay("geonames", put("AZ.txt", files.geonames_text()))
    unit = gaz.get("geonames:147626")
    assert 15_000 < unit.radius_m < 40_000
    assert unit.wkb is None


def test_a_dump_in_pieces_is_the_same_dump(lay, put, monkeypatch):
    text = files.geonames_text()
    for at, key in enumerate(("900201", "900202", "900204", "900205")):  # in other provinces
        line = next(line for line in text.splitlines() if line.startswith(key))
        text = text.replace(line, line.replace("\t28\t", f"\t{at}\t"))
    paths = [
        put("AZ.txt", text),
        put("alternateNamesV2.txt", files.geonames_names_text()),
    ]
    whole = _all(lay("geonames", *paths, name="one")[0])
    monkeypatch.setattr(geonames, "SPILL", 400)
    monkeypatch.setattr(adding, "GROUP", 400)
    monkeypatch.setattr(adding, "WORTH", 0)
    gaz, report = lay("geonames", *paths, name="two", renew=True)
    assert report.rows == len(files.GEONAMES)
    alone = gazetteer.lookup.Gazetteer(gaz._store, [gaz.layers[1]])
    assert alone.layers[0].parts > 1
    pieces = _all(alone)
    assert set(pieces) == set(whole)
    for key, place in pieces.items():
        assert {n.text for n in place.names} == {n.text for n in whole[key].names}


def test_names_alone_are_no_layer(lay, put):
    with pytest.raises(BadGazetteer, match="names alone"):
        lay("geonames", put("alternateNamesV2.txt", files.geonames_names_text()))


# --- OurAirports, Linked Places, tables ----------------------------------------------------------


def test_airports(lay, put):
    gaz, _ = lay("ourairports", put("airports.csv", files.airports_text()))
    field = gaz.get("icao:UBLC")
    assert (field.kind, field.name, field.lon) == ("airport", "Lachin International Airport", 46.58)
    assert {"UBLC", "LCN"} <= {name.text for name in field.names if name.kind == "code"}
    assert gaz.find("LCN")[0].place == field
    assert gaz.get("ourairports:AZ-0001").status == "historic"
    assert gaz.get("ourairports:AZ-0002").radius_m == 1_000


def test_linked_places_as_json_and_as_lines(lay, put):
    features = files.lpf_features()
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    lines = "".join(json.dumps(one) + "\n" for one in features)
    one = _all(lay("lpf", put("a.json", text))[0])
    two = _all(lay("lpf", put("b.jsonl", lines), renew=True)[0])
    assert set(one) == set(two) == {"geonames:2657780", "lpf:ex:shire"}
    town, shire = one["geonames:2657780"], one["lpf:ex:shire"]
    assert (town.kind, town.country, town.lon) == ("town", "GB", -1.2879)
    assert {name.text for name in town.names} == {"Abingdon", "Abbandun", "阿宾登"}
    assert shire.country == "", "two states claim it: none is decided"
    assert shire.geometry.area == pytest.approx(1)
    assert shire.radius_m > 60_000
    assert shire.kind == "district"


def test_a_table_with_decimal_commas_and_names(lay, put):
    gaz, _ = lay("table", put("mine.csv", files.TABLE), licence="CC0")
    (village,) = [place for place in _all(gaz).values() if place.name == "Yeni Kənd"]
    assert (village.lon, village.lat, village.population) == (46.7, 39.3, 150)
    names = {name.text: (name.lang, name.kind) for name in village.names}
    assert names["Ени-Кенд"] == ("ru", "alternate")
    assert names["Köhnə Kənd"] == ("az", "historic")
    assert gaz.get("table:road-1").kind == "corridor"
    assert gaz.layers[0].attribution == "mine: CC0"


def test_headers_are_guessed_or_told(lay, put):
    path = put("v.tsv", "Village\tLONG\tLat.\nA\t46\t39\n")
    with pytest.raises(BadGazetteer, match=r"v\.tsv, line 1: no column for name.*--column name="):
        lay("table", path)
    told = {"columns": {"name": "Village", "lat": "Lat."}}
    gaz, _ = lay("table", path, options=told)
    assert gaz.near(46, 39, 1)[0][1].name == "A"
    with pytest.raises(BadGazetteer, match="no column is called 'X'"):
        lay("table", path, options={"columns": {"name": "X"}}, name="b")
    with pytest.raises(BadGazetteer, match="'altitude' is no column"):
        lay("table", path, options={"columns": {"altitude": "X"}}, name="b")


@pytest.mark.parametrize(("column", "headers"), table.HEADERS.items())
def test_every_known_header_is_guessed(column, headers):
    rest = [one for one in table.NEEDED if one != column]
    for header in headers:
        assert table.guess([*rest, header], {}, "t")[column] == header


def test_rows_that_are_merely_bad_are_counted(lay, put):
    rows = [f"P{at},{at / 10},10,AZ" for at in range(50)]
    rows[7], rows[9], rows[11], rows[13] = "P7,x,10,AZ", "P9,200,1,AZ", ",1,1,AZ", "P,1,1,Azer"
    path = put("t.csv", "name,lon,lat,country\n" + "\n".join(rows) + "\n")
    gaz, report = lay("table", path)
    assert (gaz.layers[0].places, gaz.layers[0].bad, report.bad) == (46, 4, 4)
    assert "t.csv, line 9: longitude 'x', latitude '10' are no numbers" in report.examples[0]
    assert "line 11: longitude 200.0" in report.examples[1]
    with pytest.raises(BadGazetteer, match=r"t\.csv, line 9: .*--strict"):
        lay("table", path, strict=True, name="strict")


# --- hostile and broken files --------------------------------------------------------------------


def _refused(tmp_path, base, kind, path, reason, **wishes):
    with pytest.raises(BadGazetteer, match=reason) as caught:
        add_layer([path], Wish(kind, **wishes), tmp_path / "layers", base=base)
    assert "\n" not in str(caught.value)
    left = list((tmp_path / "layers").iterdir()) if (tmp_path / "layers").exists() else []
    assert left == [], "nothing is half-installed"


GOOD = "name,lon,lat\n" + "A,1,2\n" * 20
BROKEN = {
    "not UTF-8": ("t.csv", GOOD.encode() + b"\xff\xfe,1,2\n", r"t\.csv, line 22: not UTF-8"),
    "UTF-16": ("t.csv", GOOD.encode("utf-16"), r"line 1: not UTF-8"),
    "long line": ("t.csv", GOOD.encode() + b"x" * 10_000_000, r"line 22: longer than 1,000,000"),
    "large cell": ("t.csv", GOOD.encode() + b'"' + b"x\n" * 90_000, r"t\.csv, line \d+: "),
    "no zip": ("t.zip", b"PK\x03\x04 no", "no zip archive"),
    "empty": ("t.csv", b"", "line 1: no column for name"),
    "only a header": ("t.csv", b"name,lon,lat\n", "no place of a table of places"),
    "binary": ("t.csv", bytes(range(256)) * 99, "no column for name"),
    "all bad": ("t.csv", b"name,lon,lat\nA,1,2\n" + b"B,x,y\n" * 9, "9 of 10 rows are bad"),
    "no gzip": ("t.csv.gz", b"plain text", r"t\.csv\.gz.*damaged"),
    "cut gzip": ("t.csv.gz", gzip.compress(GOOD.encode() * 99)[:-20], r"line \d+: damaged or cut"),
    "bad gzip": ("t.csv.gz", gzip.compress(GOOD.encode())[:-8] + b"12345678", "damaged or cut"),
}


@pytest.mark.parametrize(("name", "data", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_table(base, put, tmp_path, name, data, reason):
    _refused(tmp_path, base, "table", put(name, data), reason)


OTHERS = {
    "geonames": {
        "AZ.txt": ("1\t2\t3\n", "line 1: 3 columns"),
        "AZ2.txt": (files.geonames_text() + "x\ty\n" * 20, "rows are bad"),
        "empty.txt": ("", "is empty"),
    },
    "wof": {
        "az.places.tsv": ("wof_id\tname\n1\tA\n", "line 1: the columns must be wof_id"),
        "az.names.tsv": ("wof_id\tlang\tkind\tname\n", r"az\.places\.tsv\.gz\) is missing"),
        "a.geojson": ("{", "no JSON"),
        "b.geojson": ("[1]", "no GeoJSON object"),
        "c.geojson": ("[" * 100_000, "no JSON"),
        "d.geojson": ('{"properties": {"wof:id": "x"}}', "no place of Who's On First"),
        "a.db": ("no database", "no whole SQLite file"),
    },
    "lpf": {
        "a.json": ("{", "no JSON"),
        "b.json": ('{"type": "FeatureCollection"}', "no FeatureCollection"),
        "c.jsonl": ('{"type": "Feature"}\n{', r"c\.jsonl, line 2: no JSON"),
        "d.json": ('{"features": [{"names": 3}]}', "no place of Linked Places"),
        "e.json": ('{"features": [{"properties": {"title": "A"}, "geometry": {"type": "Point", '
                   '"coordinates": [1e9, 2]}}]}', "not on the Earth"),
        "f.json": ('{"features": [{"properties": {"title": "A"}, "geometry": {"type": "Ring", '
                   '"coordinates": [1, 2]}}]}', "no place of Linked Places"),
    },
    "ourairports": {
        "airports.csv": ("a,b\n1,2\n", "the column ident is missing"),
        "b.csv": (files.airports_text() + '"open quote', "unexpected end of data"),
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "name", "text", "reason"),
    [(kind, name, *case) for kind, cases in OTHERS.items() for name, case in cases.items()],
)
def test_a_broken_file_of_each_format(base, put, tmp_path, kind, name, text, reason):
    _refused(tmp_path, base, kind, put(name, text), reason)


@pytest.mark.parametrize("kind", LAYER_FORMATS)
def test_a_path_that_is_not_there(base, tmp_path, kind):
    _refused(tmp_path, base, kind, tmp_path / "nowhere", "is not there")


@pytest.mark.parametrize("kind", LAYER_FORMATS)
def test_a_folder_with_nothing_of_the_format(base, tmp_path, kind):
    (tmp_path / "folder").mkdir()
    _refused(tmp_path, base, kind, tmp_path / "folder", "holds no file that ends in")


@pytest.mark.parametrize(
    "name", ["../t.csv", "/etc/t.csv", "a/../../t.csv", "..\\t.csv", "C:t.csv"]
)
def test_an_archive_that_leads_out_of_itself(base, tmp_path, name):
    path = _zip(tmp_path / "t.zip", {name: GOOD})
    _refused(tmp_path, base, "table", path, "leads out of it")


def test_a_zip_bomb(base, tmp_path, monkeypatch):
    monkeypatch.setattr(inputs, "_FREE", 100_000)
    path = _zip(tmp_path / "t.zip", {"t.csv": GOOD + "\n" * 3_000_000})
    _refused(tmp_path, base, "table", path, "t.csv unpacks to more than")


def test_a_gzip_bomb_of_one_line(base, tmp_path, put):
    path = put("t.csv.gz", gzip.compress(b"name,lon,lat\n" + b"0" * 30_000_000))
    _refused(tmp_path, base, "table", path, "line 2: longer than")


def test_an_encrypted_archive(base, tmp_path):
    path = _zip(tmp_path / "t.zip", {"t.csv": GOOD})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag in the central directory
    data[6] |= 1
    path.write_bytes(bytes(data))
    _refused(tmp_path, base, "table", path, "damaged or cut off.*encrypted")


def test_a_database_of_something_else(base, tmp_path):
    path = tmp_path / "x.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    _refused(tmp_path, base, "wof", path, "neither a table geojson nor spr")


def test_a_view_is_not_asked(base, tmp_path):
    """A view may count for ever; the format has tables."""
    path = tmp_path / "x.db"
    with sqlite3.connect(path) as evil:
        evil.execute(
            "CREATE VIEW geojson AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
            " SELECT x AS body FROM c"
        )
    evil.close()
    _refused(tmp_path, base, "wof", path, "neither a table geojson nor spr")


def test_a_cut_database(base, tmp_path):
    path = files.wof_database(tmp_path / "az.db", whole=True)
    path.write_bytes(path.read_bytes()[:5000])
    _refused(tmp_path, base, "wof", path, "no whole SQLite file")


def test_text_of_a_layer_stays_inert(lay, put):
    lines = [{
        "@id": "x", "properties": {"title": "Red\u001b[31m\nTown\ud800 <script>"},
        "names": [{"toponym": "A\nB\u0000"}],
        "geometry": {"type": "Point", "coordinates": [1, 2]},
    }]  # fmt: skip
    gaz, _ = lay("lpf", put("a.jsonl", json.dumps(lines[0]) + "\n"))
    place = gaz.get("lpf:x")
    assert place.name == "Red[31m Town <script>"
    assert {name.text for name in place.names} == {place.name, "A B"}
    assert "<script>" not in gaz.find("A B")._repr_html_()


# --- laws ----------------------------------------------------------------------------------------


@given(st.text())
def test_plain_text_is_plain(text):
    once = plain(text)
    assert plain(once) == once
    assert "\n" not in once
    assert once.encode("utf-8").decode() == once


@given(st.floats() | st.text(max_size=5) | st.none(), st.floats())
def test_a_position_is_on_the_earth_or_none(lon, lat):
    try:
        x, y = position(lon, lat)
    except ValueError:
        return
    assert -180 <= x <= 180
    assert -90 <= y <= 90


@given(st.integers() | st.floats() | st.text(max_size=6))
def test_people_are_counted_or_not_stated(value):
    try:
        number = people(value)
    except ValueError:
        return
    assert number is None or 0 < number < 1 << 31


@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_one_error(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    rows = []
    with contextlib.suppress(BadGazetteer):
        rows = list(inputs.tab_rows(Input(path)))
    assert [number for number, _ in rows] == list(range(1, len(rows) + 1))


def test_what_a_layer_is_called():
    assert default_name("wof", [Path("/x/wof")]) == "wof"
    assert default_name("geonames", [Path("AZ.zip"), Path("names-AZ.zip")]) == "geonames-az"
    assert default_name("table", [Path("Мои сёла.csv")]) == "table"
    assert default_name("lpf", [Path("Old Places.jsonl.gz")]) == "old-places"


def test_a_report_of_two_processes():
    one, two = Report(), Report()
    for report in (one, two):
        report.rows += 3
        for line in range(4):
            report.wrong(Input(Path("t")), line, "bad")
        report.left["x"] += 1
    one.join(two)
    assert (one.rows, one.bad, len(one.examples), one.left["x"]) == (6, 8, 5, 2)


def test_the_columns_of_ourairports_are_those_published():
    head = files.airports_text().splitlines()[0]
    assert all(f'"{name}"' in head for name in ourairports._NEEDED)
