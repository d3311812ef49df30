"""What a person installs: the wheel holds the three rooms with their data, and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("gazetteer", "geo", "maps")
MOST_BYTES = 60_000_000
STORE, ARCHIVE = "gazetteer/data/store/", "gazetteer/data/store.tar.xz"


def _build(kind: str, into: Path) -> Path:
    """Build a wheel or an sdist of the checkout, with the tools of this environment."""
    command = [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", into, ROOT]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", errors="replace"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = into.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def inside(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_top_level_names_are_the_three_rooms(inside):
    tops = {name.partition("/")[0] for name in inside}
    rooms = {top for top in tops if not top.endswith(".dist-info")}
    assert rooms == set(ROOMS)
    assert len(tops - rooms) == 1


@pytest.mark.parametrize(
    "wanted",
    [
        r"geo/py\.typed",
        r"gazetteer/py\.typed",
        r"maps/py\.typed",
        STORE + ".+",
        r"gazetteer/data/SOURCES\.md",
        r"gazetteer/data/curated\.tsv",
        r"maps/page/.+\.js",
        r"maps/page/.+\.css",
        r"maps/assets/.*leaflet.*\.js",
        r"maps/assets/LICENCES\.md",
        r"[^/]+\.dist-info/licenses/LICENSE",
        r"[^/]+\.dist-info/licenses/maps/assets/LICENCES\.md",
    ],
)
def test_what_must_be_inside(inside, wanted):
    assert any(re.fullmatch(wanted, name) for name in inside)


def test_every_file_of_a_room_is_inside(inside):
    """No data file that somebody adds later may stay behind."""
    paths = [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file()]
    names = {path.relative_to(ROOT).as_posix() for path in paths if path.suffix != ".pyc"}
    assert names - set(inside) == {ARCHIVE}


@pytest.mark.parametrize(
    "unwanted",
    [
        re.escape(ARCHIVE),
        r"(tests|notebooks|docs|benchmarks|examples|out)/.*",
        r".*__pycache__.*",
        r".*\.(pyc|ipynb|gpkg)",
    ],
)
def test_what_must_not_be_inside(inside, unwanted):
    assert [name for name in inside if re.fullmatch(unwanted, name)] == []


def test_the_wheel_is_light(wheel):
    assert wheel.stat().st_size < MOST_BYTES


def test_the_command_is_named(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith("entry_points.txt")]
        assert "incident-atlas = maps.cli:main" in archive.read(name).decode()


def test_an_installed_wheel_finds_a_place(wheel, tmp_path):
    """Unpacked elsewhere, with the checkout out of reach, the wheel finds its own store."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "import gazetteer\n"
        f"assert gazetteer.__file__.startswith({str(tmp_path)!r}), gazetteer.__file__\n"
        "best = gazetteer.open().find('拉钦')[0]\n"
        "sys.stdout.write(f'{best.place.lon:.1f} {best.place.lat:.1f}')\n"
    )
    command = [sys.executable, "-X", "utf8", "-c", code]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "46.5 39.6"


def test_the_sdist_can_build_the_wheel(tmp_path):
    """The source archive holds the packed store and the hook that unpacks it, and no store."""
    with tarfile.open(_build("sdist", tmp_path)) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    assert {"pyproject.toml", "hatch_build.py", "LICENSE", "README.md", ARCHIVE} <= set(names)
    assert [name for name in names if name.startswith(STORE)] == []
