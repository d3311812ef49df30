"""A public edition gives nothing away: every byte of it is searched, packed ones included."""

from __future__ import annotations

import base64
import gzip
import io
import json
import sqlite3
import struct
import zipfile
from contextlib import closing

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from incident_table import MINIMAL
from shapely import Point

import gazetteer
import geo
from gazetteer.errors import UnknownFormat, UnsafeEdition
from geo.export import WRITERS
from geo.frame import as_frame
from geo.planes import block
from geo.publish import Finder, generalise, publish, search, survivors
from geo.publish.search import parts
from geo.sensitivity import SENSITIVE, sensitive_classes
from maps.cli import main

GORIS = {"place_id": "geonames:174895", "place_name": "Goris", "place_kind": "town",
         "country": "AM", "admin1": "Syunik'", "admin2": "Goris Municipality", "relation": "at",
         "lon": 46.34168, "lat": 39.51111, "radius_m": 1643.0, "geo_precision": 1}  # fmt: skip
KAPAN = GORIS | {"place_id": "geonames:174875", "place_name": "Kapan", "lon": 46.40678,
                 "lat": 39.20762, "admin2": "Kapan Municipality"}  # fmt: skip
USUAL = {"leave_out": "confidential", "cell": 0.1, "quote_chars": 20}
SECRET = Finder(frozenset({"goris", "горис", "戈里斯", "غوريس"}), ((46.34168, 39.51111),))


@pytest.fixture(scope="module")
def gaz():
    return gazetteer.open()


def _row(number, place, quote, **more):
    words = place["place_name"] if place else None
    return MINIMAL | {
        "incident_id": f"ia:{number}", "quote": quote, "place_verbatim": words,
        "title": f"Shelling, {words}", "event_type": "Battles", "source": "letter.txt",
        "source_sha256": "a" * 64, "quote_start": 10 * number, "quote_end": 10 * number + 9,
    } | (place or {}) | more  # fmt: skip


def _table():
    point = {"place_name": None, "place_id": None, "place_kind": None}
    details = json.dumps({"claims": [{"locations": [{"candidates": [{"name": "Goris"}]}]}]})
    return as_frame(
        [
            _row(1, GORIS, "shells hit the school of the town", details=details),
            _row(2, GORIS, "fire at the edge of the town", sensitivity="public"),
            _row(3, KAPAN, "a quiet day", details=details),
            _row(4, KAPAN, "the convoy came from Гориса in the morning"),
            _row(5, KAPAN, "a sentence about who saw it", sensitivity="confidential"),
            _row(6, GORIS | point, "a pin", lon=46.3421, lat=39.5115, radius_m=100.0),
            _row(7, None, "no place, 从戈里斯 came a car", actors="mayor of Goris"),
        ]
    )


@pytest.fixture(scope="module")
def edition(gaz):
    return generalise(_table(), **USUAL, gaz=gaz)


def test_rows_above_the_limit_are_left_out_and_counted(edition):
    assert len(edition.gdf) == 6
    assert edition.manifest["rows left out"] == 1
    assert "who saw it" not in edition.gdf.to_json()


def test_sensitive_rows_and_those_at_the_same_places_are_coarsened(edition):
    rows = edition.gdf.set_index("event_type").reset_index()
    hidden = rows[rows["sensitivity"] == "restricted"]
    # 1 by its words, 2 and 6 because they lie there, 3 and 4 because a row left out lies there
    assert len(hidden) == 5
    assert (hidden["quote"] == "(withheld)").all()
    assert hidden["place_kind"].isin(["district", "province"]).all()
    assert (hidden["relation"] == "within").all()
    assert (hidden["geo_precision"] >= 2).all()
    assert hidden[["source_sha256", "quote_start", "quote_end", "record_ids"]].isna().all(axis=None)
    assert hidden["incident_id"].str.startswith("public-").all()


def test_the_circle_of_a_coarsened_row_holds_the_place(edition):
    from pyproj import Geod

    for row in edition.gdf[edition.gdf["sensitivity"] == "restricted"].itertuples():
        for place in (GORIS, KAPAN):
            _, _, metres = Geod(ellps="WGS84").inv(row.lon, row.lat, place["lon"], place["lat"])
            if row.place_kind == "province":
                assert metres < row.radius_m * 1.5


def test_secret_names_are_taken_out_of_the_words_of_other_rows(edition):
    (row,) = edition.gdf[edition.gdf["lon"].isna()].itertuples()
    assert row.quote == "(withheld)"
    assert pd.isna(row.actors)
    assert edition.gdf["details"].isna().all()


def test_quotes_are_cut(gaz):
    gdf = as_frame([_row(1, KAPAN, "a long sentence that goes on and on", sensitivity="public")])
    done = generalise(gdf, **USUAL, gaz=gaz)
    assert done.gdf["quote"][0] == "a long sentence that …"
    assert done.manifest["quotes cut"] == 1
    assert done.gdf["lon"][0] == KAPAN["lon"]


def test_restricted_rows_can_be_left_out_altogether(gaz):
    done = generalise(_table(), leave_out="restricted", cell=0.1, quote_chars=20, gaz=gaz)
    assert done.manifest["rows left out"] == 2
    assert not SECRET.name_in(done.gdf.to_json())


def test_a_place_without_a_unit_goes_to_a_cell_and_is_not_its_middle(gaz):
    pin = {"lon": 46.35, "lat": 39.55, "radius_m": 100.0}
    for lon, lat in ((46.3217, 39.5049), (46.35, 39.55)):
        gdf = as_frame([_row(1, None, "the clinic", **pin | {"lon": lon, "lat": lat})])
        row = generalise(gdf, leave_out="confidential", cell=0.1, quote_chars=9, gaz=gaz).gdf.iloc[
            0
        ]
        assert abs(row["lon"] - lon) > 0.0015 or abs(row["lat"] - lat) > 0.0015
        assert row["radius_m"] > 5000
        again = generalise(gdf, **USUAL, gaz=gaz).gdf
        assert again["lon"][0] == row["lon"]  # the same each time: nothing is moved at random


@settings(max_examples=50)
@given(st.floats(-179.9, 179.9), st.floats(-89, 89))
def test_a_cell_holds_its_point_within_the_radius(gaz, lon, lat):
    from pyproj import Geod

    gdf = as_frame([_row(1, None, "the shelter", lon=lon, lat=lat or 0.1, radius_m=100.0)])
    row = generalise(gdf, **USUAL, gaz=gaz).gdf.iloc[0]
    _, _, metres = Geod(ellps="WGS84").inv(lon, lat or 0.1, row["lon"], row["lat"])
    assert 0 < metres <= row["radius_m"] * 1.02


# --- the search ----------------------------------------------------------------------------------


def _gz64(text):
    return base64.b64encode(gzip.compress(text.encode() + b" " * 40)).decode()


def _zipped(name, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


POINT = '{"coordinates":[46.34168,39.51111]}'
PLANTED = {
    "plain": b"in Goris today",
    "capitals": b"IN GORIS TODAY",
    "accents": "Górís".encode(),
    "russian with an ending": "из Гориса".encode(),
    "chinese within words": "从戈里斯出发".encode(),
    "arabic with a clitic": "وبغوريس".encode(),
    "utf-16": "in Goris".encode("utf-16"),
    "json escapes": json.dumps("在戈里斯").encode(),
    "html entities": b"in &#71;&#111;ris",
    "percent": b"?q=%D0%93%D0%BE%D1%80%D0%B8%D1%81",
    "base64 of gzip": f'<script>{_gz64("in Goris")}</script>'.encode(),
    "base64 in base64": base64.b64encode(_gz64("in Goris" + "x" * 99).encode()),
    "member of a zip": _zipped("a.txt", "in Goris"),
    "name of a member": _zipped("Goris.txt", ""),
    "zip in a zip": _zipped("a.zip", _zipped("b.txt", "in Goris")),
    "gzip": gzip.compress(b"in Goris"),
    "coordinates": POINT.encode(),
    "coordinates cut to three decimals": b"lat=39.511&lon=46.342",
    "coordinates in whole steps": b"[4634168,3951111]",
    "coordinates in a packed block": f"x{_gz64(POINT)}x".encode(),
    "well-known binary": b"\0" + Point(46.34168, 39.51111).wkb,
    "binary, big-endian": b"\0\0" + struct.pack(">dd", 46.34168, 39.51111),
    "an index of floats": struct.pack(">ffff", 46.34168, 46.34168, 39.51111, 39.51111) + b"\0",
    "columns in planes of bytes": block({
        name: {"numbers": np.array([1, *range(300), n]), "steps": 1}
        for name, n in (("lon", 4634168), ("lat", 3951111))
    }),
    "columns": json.dumps(
        {name: {"numbers": [1, *range(300), n]} for name, n in (("lon", 4634168), ("lat", 3951111))}
    ).encode(),
}  # fmt: skip
CLEAN = {
    "another place": b"in Kapan, 39.20762, 46.40678",
    "a longer word": b"Ungoris, Gori",
    "one of the two alone": b"[46.34168, 12.5]",
    "far from each other": b"46.34168" + b"x" * 500 + b"39.51111",
    "planes of other rows": block({
        "lon": np.array([4634168, *range(300)]), "lat": np.array([*range(300), 3951111])
    }),
    "columns of other rows": json.dumps(
        {"lon": [4634168, *range(300)], "lat": [*range(300), 3951111]}
    ).encode(),
    "nothing": b"",
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_secret_is_found(tmp_path, name):
    path = tmp_path / "out.bin"
    path.write_bytes(PLANTED[name])
    assert survivors(path, SECRET), name


@pytest.mark.parametrize("name", CLEAN)
def test_what_is_no_secret_is_passed(tmp_path, name):
    path = tmp_path / "out.bin"
    path.write_bytes(CLEAN[name])
    assert survivors(path, SECRET) == [], name


def test_the_sentence_does_not_give_the_secret_away(tmp_path):
    path = tmp_path / "out.txt"
    path.write_bytes(b"Goris")
    (found,) = survivors(path, SECRET)
    assert "goris" not in found.casefold()


def test_rows_of_a_database_that_wait_in_its_log_are_found(tmp_path):
    path = tmp_path / "out.gpkg"
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("CREATE TABLE t (a TEXT)")
        base.commit()
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.execute("INSERT INTO t VALUES ('in Goris')")
        base.commit()
        assert survivors(path, SECRET)
        assert b"Goris" not in path.read_bytes()  # it stands in the log alone


def test_rows_that_were_deleted_from_a_database_are_found(tmp_path):
    path = tmp_path / "out.db"
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA secure_delete=OFF")
        base.execute("CREATE TABLE t (a TEXT)")
        base.execute("INSERT INTO t VALUES ('in Goris')")
        base.commit()
        base.execute("DELETE FROM t")
        base.commit()
    assert survivors(path, SECRET)


def test_points_in_a_geopackage_and_in_parquet_are_found(tmp_path):
    frame = gpd.GeoDataFrame({"a": [1]}, geometry=[Point(46.34168, 39.51111)], crs="EPSG:4326")
    frame.to_file(tmp_path / "out.gpkg", driver="GPKG")
    frame.to_parquet(tmp_path / "out.parquet")
    for name in ("out.gpkg", "out.parquet"):
        assert any("coordinate" in one for one in survivors(tmp_path / name, SECRET)), name


def test_what_cannot_be_searched_whole_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(search, "MOST_UNPACKED", 10)
    with pytest.raises(ValueError, match="too large to be searched"):
        list(parts("x", gzip.compress(b"a" * 1000)))


# --- the files -----------------------------------------------------------------------------------


FORMATS = sorted(set(WRITERS))


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_published_without_a_secret(tmp_path, gaz, suffix):
    path = tmp_path / f"public{suffix}"
    manifest = publish(_table(), [path], gaz=gaz)
    assert survivors(path, SECRET) == []
    assert survivors(tmp_path / f"public{suffix}.manifest.json", SECRET) == []
    assert manifest["files"][path.name]["sha256"]
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_original_would_be_refused_in_every_format(tmp_path, gaz, suffix):
    path = geo.export(_table(), tmp_path / f"original{suffix}", gaz=gaz)
    assert survivors(path, SECRET)


def test_if_a_secret_survives_nothing_is_written(tmp_path, gaz):
    def careless(edition, path):
        path.write_text("<html>" + _gz64("in Goris") + "</html>", encoding="utf-8")

    targets = [tmp_path / "a.geojson", tmp_path / "b.html"]
    targets[0].write_text("old", encoding="utf-8")
    told = r"nothing was written: b\.html > base64.*a name survives"
    with pytest.raises(UnsafeEdition, match=told):
        publish(_table(), targets, gaz=gaz, writers={".html": careless})
    assert targets[0].read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.geojson"]


def test_an_unknown_format_writes_nothing(tmp_path, gaz):
    with pytest.raises(UnknownFormat, match=r"b\.xyz"):
        publish(_table(), [tmp_path / "a.geojson", tmp_path / "b.xyz"], gaz=gaz)
    assert not list(tmp_path.iterdir())


def test_the_command_publishes_a_page_and_a_table(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    geo.export(_table(), tmp_path / "t.geojson")
    done = CliRunner().invoke(main, ["publish", "t.geojson", "-o", "p.html", "-o", "p.geojson"])
    assert done.exit_code == 0, done.output
    assert "rows left out: 1" in done.stderr
    for name in ("p.html", "p.geojson", "p.html.manifest.json"):
        assert survivors(tmp_path / name, SECRET) == []
    manifest = json.loads((tmp_path / "p.html.manifest.json").read_text(encoding="utf-8"))
    assert manifest["rows generalised"] == 5
    assert "middle of their district" in manifest["dataGeneralizations"]


def test_a_page_that_names_the_place_in_its_title_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    geo.export(_table(), tmp_path / "t.geojson")
    done = CliRunner().invoke(main, ["publish", "t.geojson", "-o", "p.html", "--title", "Goris"])
    assert done.exit_code == 1
    assert "nothing was written" in done.stderr
    assert not (tmp_path / "p.html").exists()


SENTENCES = {
    "shelter": ("a shelter", "un abri", "un refugio", "в убежище", "收容所", "في ملجأ"),
    "school": ("a school", "une école", "una escuela", "школа", "学校", "المدرسة"),
    "hospital": ("the hospital", "un hôpital", "la clínica", "больница", "医院", "مستشفى"),
    "camp": ("a refugee camp", "camp de réfugiés", "campo de refugiados", "лагерь беженцев",
             "难民营", "مخيم"),
    "grave": ("a mass grave", "un charnier", "una fosa común", "массовое захоронение", "万人坑",
              "مقبرة جماعية"),
    "detention": ("a detention centre", "centre de détention", "la cárcel", "тюрьма", "监狱",
                  "سجن"),
    "witness": ("an eyewitness", "un témoin", "un testigo", "очевидец", "目击者", "شاهد عيان"),
    "home": ("a private home", "son domicile", "un domicilio", "частный дом", "住宅", "منزل"),
    "cultural": ("a church", "une mosquée", "un museo", "монастырь", "教堂", "مسجد"),
}  # fmt: skip


def test_every_class_has_words_in_six_languages():
    assert set(SENTENCES) == set(SENSITIVE)
    for name, words in SENTENCES.items():
        for text in words:
            assert name in sensitive_classes(text), (name, text)
    assert sensitive_classes("artillery fire at positions near the river") == ()
