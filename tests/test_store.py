"""The store on disk: what goes in comes out, and a damaged one is refused with a reason."""

from __future__ import annotations

import json
import math
import os
import pickle
import shutil
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

import gazetteer
from gazetteer.errors import BadGazetteer, UnknownPlace
from gazetteer.lookup import Gazetteer
from gazetteer.place import Name, Place
from gazetteer.sources import curated
from gazetteer.store import Store
from gazetteer.unpack import unpack
from gazetteer.write import pack, write_store

SMALL = Path(__file__).parent / "data" / "gazetteer_small.tsv"


@pytest.fixture(scope="module")
def places():
    return list(curated.read(SMALL))


@pytest.fixture(scope="module")
def folder(places, tmp_path_factory):
    made = tmp_path_factory.mktemp("small") / "store"
    _write(places, made)
    return made


def _write(places, made):
    write_store(places, made, version="test", is_ordinary=lambda key, _: key == "baku")


@pytest.fixture
def copy(folder, tmp_path):
    made = tmp_path / "store"
    made.mkdir()
    for file in folder.iterdir():
        (made / file.name).write_bytes(file.read_bytes())
    return made


def test_every_place_comes_back(places, folder):
    gaz, known = Gazetteer(Store(folder)), {place.id for place in places}
    for place in places:
        found = gaz.get(place.id)
        assert math.isclose(found.lon, place.lon, abs_tol=1e-6)
        assert math.isclose(found.lat, place.lat, abs_tol=1e-6)
        assert {name.text for name in found.names} == {name.text for name in place.names}
        assert found.names[0].text == found.name == place.name
        assert found.parents == tuple(one for one in place.parents if one in known)
        assert (found.kind, found.country, found.status, found.note, found.wkb) == (
            place.kind, place.country, place.status, place.note, place.wkb
        )  # fmt: skip
        assert found.radius_m >= 1


def test_every_name_finds_its_place(places, folder):
    gaz = Gazetteer(Store(folder))
    for place in places:
        for name in place.names:
            found = gaz.find(name.text, limit=100)
            assert place.id in [one.place.id for one in found], name
            assert found[0].how == "exact"


def test_the_bytes_do_not_depend_on_the_order(places, folder, tmp_path):
    _write(reversed(places), tmp_path / "again")
    for file in folder.iterdir():
        assert file.read_bytes() == (tmp_path / "again" / file.name).read_bytes(), file.name


def test_packed_and_unpacked_is_the_same(folder, tmp_path):
    for name in ("one.tar.xz", "two.tar.xz"):
        pack(folder, tmp_path / name)
    assert (tmp_path / "one.tar.xz").read_bytes() == (tmp_path / "two.tar.xz").read_bytes()
    unpack(tmp_path / "one.tar.xz", tmp_path / "back" / "store")
    for file in folder.iterdir():
        assert file.read_bytes() == (tmp_path / "back" / "store" / file.name).read_bytes()
    assert [path.name for path in (tmp_path / "back").iterdir()] == ["store"]


def test_the_archive_goes_without_the_index(folder, tmp_path):
    pack(folder, tmp_path / "one.tar.xz")
    with tarfile.open(tmp_path / "one.tar.xz") as members:
        names = members.getnames()
    assert "store/meta.json" in names
    assert "store/keys.marisa" not in names
    assert all(name.startswith("store/") for name in names)


def test_a_word_of_every_day_is_found_but_not_scanned(folder):
    gaz = Gazetteer(Store(folder))
    assert gaz.find("Baku")
    assert gaz.scan("Baku") == []
    assert gaz.scan("Goris")


def test_a_place_that_no_one_knows(folder):
    with pytest.raises(UnknownPlace, match="atlas:nowhere"):
        Gazetteer(Store(folder)).get("atlas:nowhere")


def test_a_store_travels_as_its_path(folder):
    assert pickle.loads(pickle.dumps(Store(folder))).folder == folder  # noqa: S301


def test_a_cut_file_is_refused(copy):
    (copy / "texts.bin").write_bytes(b"short")
    with pytest.raises(BadGazetteer, match=r"texts\.bin is missing or cut off"):
        Store(copy)


def test_a_changed_file_is_named(copy):
    data = bytearray((copy / "lon.npy").read_bytes())
    data[-1] ^= 1
    (copy / "lon.npy").write_bytes(bytes(data))
    assert Store(copy).damaged() == ["lon.npy"]


def test_another_format_is_refused(copy):
    meta = json.loads((copy / "meta.json").read_text(encoding="utf-8"))
    (copy / "meta.json").write_text(json.dumps(meta | {"format": 0}), encoding="utf-8")
    with pytest.raises(BadGazetteer, match="format 0"):
        Store(copy)


def test_a_damaged_archive_leaves_the_old_store(copy, tmp_path):
    (tmp_path / "bad.tar.xz").write_bytes(b"no archive")
    (copy / "index.json").unlink()
    with pytest.raises(BadGazetteer, match="cannot be unpacked"):
        unpack(tmp_path / "bad.tar.xz", copy)
    assert (copy / "meta.json").is_file()


def test_a_place_with_little_is_kept(tmp_path):
    bare = Place("atlas:bare", "Bare", 0.0, -90.0, "site", 1.0, (Name("Bare", kind="main"),))
    write_store([bare, replace(bare, id="atlas:other")], tmp_path / "store", version="0")
    gaz = Gazetteer(Store(tmp_path / "store"))
    assert gaz.get("atlas:bare") == bare
    assert len(gaz.find("bare")) == 2
    assert gaz.find("bare")[0].place.id == "atlas:bare"


def test_the_packaged_store_is_whole():
    assert gazetteer.open().info()["damaged"] == []


def test_the_same_files_give_the_same_gazetteer(tmp_path):
    assert gazetteer.open() is gazetteer.open()
    copied = shutil.copytree(str(gazetteer.open().info()["folder"]), tmp_path / "store")
    first = gazetteer.open(copied)
    assert gazetteer.open(copied) is first
    os.utime(copied / "meta.json", ns=(1, 1))
    assert gazetteer.open(copied) is not first
    (copied / "lon.npy").write_bytes(b"")
    with pytest.raises(BadGazetteer, match="cut off"):
        gazetteer.open(copied)
