"""The curated table is checked like code: its rules, its ids, its neutrality, its breadth."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
from gazetteer.distance import distance_m
from gazetteer.errors import BadGazetteer
from gazetteer.merge import Merger
from gazetteer.names import fold
from gazetteer.packages import sha256
from gazetteer.sources import curated

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "gazetteer" / "data" / "curated.tsv"
PLACES = list(curated.read(TABLE))
OWN = [place for place in PLACES if place.id.startswith("atlas:")]
GAZ = gazetteer.open()
SETTLEMENTS = ("city", "town", "village")

# The areas of conflict that the table is for, by ISO 3166-1 codes of the states and territories
# that sources name there. A row counts for each area whose code it or a parent bears.
AREAS = {
    "Caucasus": "AZ AM GE",
    "Ukraine": "UA",
    "Sudan and South Sudan": "SD SS",
    "Gaza, West Bank, Israel": "PS IL",
    "Lebanon": "LB",
    "Syria": "SY",
    "Yemen": "YE",
    "DR Congo": "CD",
    "Sahel": "ML BF NE",
    "Kashmir": "IN PK",
    "Myanmar": "MM",
    "Haiti": "HT",
    "Western Sahara": "EH MA",
    "Cyprus, Korea, Kosovo, Moldova": "CY KP KR XK MD",
}

KINDS_OF_FACT = {
    "corridor": lambda place: place.kind == "corridor",
    "line of contact or control": lambda place: place.kind == "line",
    "demilitarised or buffer zone": lambda place: _says(place, "demilitari|buffer|separation"),
    "crossing point": lambda place: place.kind == "crossing",
    "region that no package has": lambda place: place in OWN and place.kind == "region",
    "village": lambda place: place.kind == "village",
    "doubly named place": lambda place: bool(re.search(r"Called .* usage", place.note)),
    "renamed place": lambda place: bool(re.search(r"(?:until|Renamed|from) .*\d{4}", place.note)),
    "facility": lambda place: place.kind in ("site", "airport"),
}


def _says(place, pattern):
    return any(re.search(pattern, name.text, re.IGNORECASE) for name in place.names)


def _countries(place):
    held = [GAZ.get(one) for one in place.parents]
    if place.id not in {one.id for one in OWN}:
        held.append(GAZ.get(place.id))
    return {one.country for one in held} | {place.country}


def test_there_are_enough_rows():
    assert len(PLACES) >= 350
    assert len({place.id for place in PLACES}) == len(PLACES)


@pytest.mark.parametrize("area", AREAS)
def test_each_area_has_its_rows(area):
    codes = set(AREAS[area].split())
    assert sum(bool(codes & _countries(place)) for place in PLACES) >= 8


@pytest.mark.parametrize("kind", KINDS_OF_FACT)
def test_each_kind_of_fact_is_there(kind):
    assert sum(map(KINDS_OF_FACT[kind], PLACES)) >= 5


def test_errors_of_packages_are_corrected():
    held = {place.id: place for place in PLACES}
    assert held["iata:LHL"].lat < 39.9, "Lachin airport does not lie near Baku"
    assert held["icao:UBBF"].radius_m > 0, "Fuzuli airport is in no package"
    assert held["geonames:216281"].kind == "city", "Goma has more than 78,200 inhabitants"
    assert held["geonames:214297"].name == "Kanyabayonga", "not Kanyobagonga"
    assert held["geonames:11428685"].kind == "site", "Rukban was a camp, not a town"


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
def test_an_id_of_a_package_is_in_the_packages(place):
    if place.id.startswith("geonames:") or not place.kind:
        assert GAZ.get(place.id).id == place.id


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
def test_parents_exist_and_agree_with_the_country(place):
    held = {GAZ.get(one).country for one in place.parents}
    assert len(set(place.parents)) == len(place.parents)
    if place.country:
        assert not held or place.country in held
    elif place.kind and place.kind != "line":
        assert not held or len(held) > 1, "one state is named, so it is the country"


@pytest.mark.parametrize("place", OWN, ids=lambda place: place.id)
def test_an_entry_of_our_own_repeats_no_entry_of_a_package(place):
    group = SETTLEMENTS if place.kind in SETTLEMENTS else (place.kind,)
    for name in place.names:
        for found in GAZ.find(name.text, limit=20):
            other = found.place
            if other.id.startswith("atlas:") or other.kind not in group or found.score < 0.5:
                continue
            reach = distance_m(place.lon, place.lat, other.lon, other.lat)
            assert reach > place.radius_m, f"{name.text} is {other.id} in the packages"


@pytest.mark.parametrize("place", OWN, ids=lambda place: place.id)
def test_an_entry_of_our_own_can_be_read_in_english_and_one_more_language(place):
    assert {"en"} < {name.lang for name in place.names}


def test_most_entries_of_our_own_bear_names_in_the_six_languages():
    share = {
        lang: sum(any(name.lang == lang for name in place.names) for place in OWN) / len(OWN)
        for lang in ("en", "fr", "es", "ru", "zh", "ar")
    }
    assert min(share.values()) >= 0.55, share


@pytest.mark.parametrize("place", OWN, ids=lambda place: place.id)
def test_a_drawn_course_says_how_rough_it_is(place):
    if place.wkb:
        assert re.search("rough|joins|award", place.note)


# A side's word for the status of a place, in names and notes. Such a name's core leads here anyway.
_SIDES = (
    r"\b(un)?occupied\b|\bliberat|\bannex|\billegal|\bregime\b|\bterroris|\bseparatis|\brebel|"
    r"self-(styled|proclaimed)|\bso-called|оккупир|освобожд|временно|самопровозглаш|occupé|ocupad|"
    r"占领|被占|解放|伪|المحتل|المحرر"
)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
def test_no_name_and_no_note_takes_a_side(place):
    for text in (place.note, *(name.text for name in place.names)):
        assert not re.search(_SIDES, text, re.IGNORECASE)
    if place.status == "disputed":
        assert len(place.note) >= 30


@pytest.fixture(scope="module")
def merged():
    """The rows and what packages know of the same ids, put together as the build does."""
    rows = {place.id for place in PLACES}
    needed = rows | {one for place in PLACES for one in place.parents}
    merger = Merger()
    known = (one for one in sorted(needed) if one.partition(":")[0] != "atlas")
    merger.add(GAZ.get(one) for one in known if one not in {"icao:UBBF"})
    merger.add(PLACES)
    return {place.id: place for place in merger.finish()}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id)
def test_a_row_outlives_the_merge(place, merged):
    _holds(merged[place.id], place)


def _holds(held, place):
    texts = {fold(name.text) for name in held.names}
    assert {fold(name.text) for name in place.names} <= texts
    assert held.status == place.status
    assert (place.kind or held.kind, place.name or held.name) == (held.kind, held.name)
    assert not place.note or held.note == place.note
    assert held.radius_m > 0
    if place.wkb:
        assert held.wkb == place.wkb


def test_a_store_built_from_this_table_has_its_rows():
    """The maintainer builds the store anew now and then; until then new rows wait for it."""
    page = (ROOT / "gazetteer" / "data" / "SOURCES.md").read_text(encoding="utf-8")
    fresh = sha256(TABLE) in page
    for place in PLACES if fresh else [one for one in PLACES if not one.kind]:
        held = GAZ.get(place.id)
        if fresh:
            _holds(held, place)


ROW = dict.fromkeys(curated.COLUMNS, "") | {
    "id": "atlas:x", "kind": "site", "name": "X", "names": "en:X", "lon": "1", "lat": "2",
    "radius_m": "5000", "source": "a map", "date": "2026-11-24",
}  # fmt: skip


def _written(folder, *rows):
    lines = ["\t".join(curated.COLUMNS), *("\t".join((ROW | row).values()) for row in rows)]
    (folder / "t.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "t.tsv"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"id": ""}, "needs an id"),
        ({"id": "atlas:Lachin Corridor"}, "id 'atlas:Lachin Corridor' is not like"),
        ({"id": "osm:12"}, "id 'osm:12' is not like"),
        ({"id": "geonames:abc"}, "id 'geonames:abc' is not like"),
        ({"source": ""}, "source in words"),
        ({"date": "today"}, "a date as"),
        ({"date": "2026-02-30"}, "a date as"),
        ({"kind": "castle"}, "kind 'castle'"),
        ({"status": "ours"}, "status 'ours'"),
        ({"status": "disputed"}, "needs a note"),
        ({"country": "Azerbaijan"}, "country 'Azerbaijan'"),
        ({"parents": "AZ"}, "parent 'AZ' is not an id"),
        ({"kind": ""}, "it needs kind"),
        ({"name": ""}, "it needs name"),
        ({"radius_m": ""}, "it needs radius_m"),
        ({"lon": "", "lat": ""}, "it needs lon and lat"),
        ({"radius_m": "0"}, "radius_m '0' must be a number of metres above 0"),
        ({"radius_m": "-5"}, "above 0"),
        ({"radius_m": "inf"}, "above 0"),
        ({"radius_m": "nan"}, "above 0"),
        ({"radius_m": "5 km"}, "could not convert"),
        ({"lon": "190"}, "not on the Earth"),
        ({"lat": ""}, "not on the Earth"),
        ({"lon": "east"}, "could not convert"),
        ({"wkt": "LINE 1 2"}, "wkt cannot be read"),
        ({"wkt": "POINT EMPTY"}, "wkt is empty"),
        ({"wkt": "POLYGON ((1 2, 1.01 2.01, 1.01 2, 1 2.01, 1 2))"}, "crosses itself"),
        ({"wkt": "LINESTRING (2 1, 2.01 1.01)"}, "lon first, then lat"),
        ({"wkt": "LINESTRING (1 2, 1 99)"}, "lon first, then lat"),
        ({"wkt": "LINESTRING (1 2, 1.2 2)"}, "outside radius_m"),
        (
            {"name": "", "names": "", "id": "geonames:1", "lon": "", "lat": "", "wkt": ""},
            "needs names",
        ),
        ({"names": "no language"}, "a language code, a colon"),
        ({"names": "en:"}, "a language code, a colon"),
        ({"names": "xx:X"}, "the language 'xx'"),
        ({"names": ":X"}, "the language ''"),
        ({"names": "en/pet:X"}, "the kind 'pet'"),
        ({"names": "en:X | en:X"}, "stands twice"),
        ({"names": "zh:Lachin"}, "not in the letters of the language 'zh'"),
        ({"names": "en:拉钦"}, "not in the letters of the language 'en'"),
        ({"names": "ru:Laчин"}, "not in the letters of the language 'ru'"),
        ({"names": "ar:Лачин"}, "not in the letters of the language 'ar'"),
        ({"names": "fr:28"}, "not in the letters of the language 'fr'"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path, changes, reason):
    table = _written(tmp_path, {"id": "atlas:good"}, changes)
    with pytest.raises(BadGazetteer, match=f"t.tsv, line 3: .*{reason}"):
        list(curated.read(table))


@pytest.mark.parametrize(
    "names", ["zh:KK园区", "sr:Јариње | sr:Jarinje", "/code:UBBZ", "ku:Kobanî", "uk:Куп'янськ"]
)
def test_names_as_texts_write_them_are_taken(tmp_path, names):
    assert len(next(curated.read(_written(tmp_path, {"names": names}))).names) >= 2


def test_an_id_stands_once(tmp_path):
    with pytest.raises(BadGazetteer, match="line 4: atlas:x is in line 2 already"):
        list(curated.read(_written(tmp_path, {}, {"id": "atlas:y"}, {})))


@pytest.mark.parametrize("line", ["atlas:x\tsite", "\t".join(ROW.values()) + "\tmore"])
def test_a_row_has_as_many_fields_as_there_are_columns(tmp_path, line):
    table = _written(tmp_path)
    table.write_text(table.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(BadGazetteer, match="line 2: a row has 14 fields"):
        list(curated.read(table))


def test_other_columns_are_refused(tmp_path):
    (tmp_path / "t.tsv").write_text("id\tname\n", encoding="utf-8")
    with pytest.raises(BadGazetteer, match="line 1: the columns must be"):
        list(curated.read(tmp_path / "t.tsv"))


def test_another_encoding_is_refused_with_its_line(tmp_path):
    table = _written(tmp_path, {})
    table.write_bytes(table.read_bytes() + "Laçın".encode("cp1254"))
    with pytest.raises(BadGazetteer, match="line 3: not UTF-8"):
        list(curated.read(table))


@given(
    lon=st.floats(-180, 180).map(lambda value: round(value, 6)),
    lat=st.floats(-90, 90).map(lambda value: round(value, 6)),
    radius=st.integers(1, 5_000_000),
)
def test_what_a_row_says_is_what_is_read(tmp_path_factory, lon, lat, radius):
    folder = tmp_path_factory.mktemp("row")
    table = _written(folder, {"lon": str(lon), "lat": str(lat), "radius_m": str(radius)})
    place = next(curated.read(table))
    assert (place.lon, place.lat, place.radius_m) == (lon, lat, radius)


def test_the_table_is_kept_as_the_reader_wants_it():
    raw = TABLE.read_text(encoding="utf-8")
    assert raw.endswith("\n")
    assert not re.search(r"[ \u00a0]\t|\t[ \u00a0]|  |\r|\ufeff", raw)
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {len(row) for row in rows} == {len(curated.COLUMNS)}
