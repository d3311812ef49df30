"""QGIS itself opens what we write: styled, dated, in all scripts. It is run by Debian's Python."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from incident_table import ARABIC, GAZ, table
from served import served

import geo
from geo.export.geopackage import ABOUT
from geo.frame import COLUMNS
from geo.symbols import SYMBOLS

PYTHON = "/usr/bin/python3"
LOOK = Path(__file__).with_name("qgis_look.py")


def has_qgis():
    """Tell whether Debian's QGIS is here; `.ci/system` installs it where it may."""
    if not Path(PYTHON).exists():
        return False
    done = subprocess.run([PYTHON, "-c", "import qgis.core"], capture_output=True, check=False)
    return done.returncode == 0


@pytest.fixture(scope="module")
def look(tmp_path_factory):
    """Give what QGIS sees in a file."""
    if not has_qgis():
        assert not os.environ.get("CI"), "the build server installs QGIS: see .ci/system"
        pytest.skip("Debian's python3-qgis is not installed and may not be: see #7")

    def run(path, *picture):
        env = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_RUNTIME_DIR": str(tmp_path_factory.mktemp("runtime")),
            "HOME": str(tmp_path_factory.mktemp("home")),
            "LC_ALL": "C.UTF-8",
        }
        for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"):
            env.pop(name, None)
        done = subprocess.run(
            [PYTHON, LOOK, path, *picture],
            capture_output=True, encoding="utf-8", check=False, env=env, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="module")
def gdf():
    return table()


@pytest.fixture(scope="module")
def seen(look, gdf, tmp_path_factory):
    folder = tmp_path_factory.mktemp("qgis")
    path = geo.export(gdf, folder / "incidents.gpkg", gaz=AtlasOf(GAZ))
    return look(path, folder / "map.png")


class AtlasOf:
    """The few places of the tests, as the exports ask for them."""

    layers = ()

    def __init__(self, places):
        self.get = places.get


def test_all_layers_are_there(seen, gdf):
    layers = seen["layers"]
    assert list(layers) == list(ABOUT)
    counts = {name: layer["count"] for name, layer in layers.items()}
    assert counts == {
        "incidents": 12, "uncertainty": 11, "areas": 1, "lines": 2, "mentions": 10, "documents": 1,
    }  # fmt: skip
    assert {layers[name]["crs"] for name in ABOUT if name != "documents"} == {"EPSG:4326"}
    assert counts["uncertainty"] == int(gdf["lon"].notna().sum())


def test_text_of_every_script_is_whole(seen, gdf):
    rows = seen["layers"]["incidents"]["rows"]
    for name in ("title", "quote", "place_verbatim"):
        assert [row[name] or "" for row in rows] == list(gdf[name].fillna(""))
    assert any(row["quote"] == ARABIC for row in rows)


def test_days_are_days(seen, gdf):
    layer = seen["layers"]["incidents"]
    assert layer["types"]["date_start"] == layer["types"]["date_end"] == "Date"
    assert layer["types"]["date_edtf"] == "String"
    assert [row["date_start"] for row in layer["rows"]] == [
        None if day is None else day for day in gdf["date_start"].astype(object).where(
            gdf["date_start"].notna(), None
        )
    ]  # fmt: skip


def test_it_opens_styled(seen):
    layers = seen["layers"]
    assert layers["incidents"]["renderer"] == "categorizedSymbol"
    assert layers["incidents"]["categories"] == [*SYMBOLS, "other types"]
    assert layers["incidents"]["labels"]
    assert seen["drawn"] > 200  # colours: an empty picture has one
    aliases = layers["incidents"]["aliases"]
    assert aliases["radius_m"] == "Radius (m)"
    assert [c.name for c in COLUMNS if not aliases[c.name]] == []
    lists = layers["incidents"]["lists"]
    assert lists == {c.name: list(c.values) for c in COLUMNS if c.values}


@pytest.mark.parametrize("layer", ["incidents", "uncertainty"])
def test_the_temporal_controller_shows_the_right_days(seen, layer):
    """The last day too: compared as text with an instant, it would be lost."""
    time = seen["layers"][layer]["time"]
    rows = seen["layers"][layer]["rows"]
    assert time["active"]
    undated = {row["fid"] for row in rows if row["date_edtf"] is None}
    of_the_day = {row["fid"] for row in rows if row["date_start"] == "2022-09-12"}
    assert of_the_day
    assert undated
    assert set(time["shown"]["2022-09-12"]) == of_the_day | undated
    for day in ("1999-09-13", "2022-09-13", "2050-01-01"):
        assert set(time["shown"][day]) == undated


def test_an_open_end_reaches_as_far_as_it_may(look, tmp_path, letter):
    gdf = geo.locate(letter)
    layer = look(geo.export(gdf, tmp_path / "letter.gpkg"))["layers"]["incidents"]
    edtf = {row["fid"]: row["date_edtf"] for row in layer["rows"]}
    shown = {day: {edtf[fid] for fid in fids} for day, fids in layer["time"]["shown"].items()}
    assert "../2022-09-13" in shown["1999-09-13"]
    assert "../2022-09-13" in shown["2022-09-13"]
    assert "2022-09-12/2022-09-13" in shown["2022-09-13"]
    assert "2022-09-12/2022-09-13" not in shown["2022-09-14"]
    assert "../2022-09-13" not in shown["2022-09-14"]
    assert "2022-09-13/.." in shown["2050-01-01"]


def test_a_tip_shows_text_as_text(seen):
    assert "&lt;" in seen["layers"]["incidents"]["tip"]
    assert '[% "' not in seen["layers"]["incidents"]["tip"]


def test_geojson_opens_with_days(look, gdf, tmp_path):
    (layer,) = look(geo.export(gdf, tmp_path / "incidents.geojson"))["layers"].values()
    assert layer["count"] == len(gdf)
    assert layer["crs"] == "EPSG:4326"
    assert layer["types"]["date_start"] == "Date"
    assert [row["quote"] for row in layer["rows"]] == list(gdf["quote"])


def test_it_keeps_the_rules_of_a_geopackage(look, gdf, tmp_path):
    """GDAL's own validator, which comes with QGIS."""
    path = geo.export(gdf, tmp_path / "a.gpkg")
    command = [PYTHON, "-W", "ignore", "-m", "osgeo_utils.samples.validate_gpkg", path]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_a_way_to_install_it(root):
    assert "python3-qgis" in (root / ".ci" / "system").read_text(encoding="utf-8")
    assert shutil.which("ogrinfo"), "GDAL's commands: see .ci/system"


@pytest.mark.loopback
def test_it_reads_what_the_command_serves(look, gdf, tmp_path):
    with served(geo.export(gdf, tmp_path / "a.gpkg", gaz=AtlasOf(GAZ))) as url:
        layer = look(url)["layers"]["incidents"]
    assert layer["valid"]
    assert layer["count"] == len(gdf)
    assert layer["types"]["date_start"] == "Date"
    rows = {row["incident_id"]: row for row in layer["rows"]}
    assert list(rows) == list(gdf["incident_id"])
    for name in ("title", "quote", "date_start"):
        assert [row[name] or "" for row in rows.values()] == list(gdf[name].fillna(""))
