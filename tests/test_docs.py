"""The documents are tests: what they say of the code is compared with it, what they show is run."""

from __future__ import annotations

import importlib
import importlib.util
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")]
COMMAND = Path(sys.executable).with_name("incident-atlas")


def _reference():
    path = ROOT / "docs" / "make_reference.py"
    spec = importlib.util.spec_from_file_location("make_reference", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


reference = _reference()


def _blocks(page: Path, language: str) -> list[str]:
    """Give the fenced blocks of one language in a page."""
    text = page.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


# --- the reference -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", reference.SECTIONS)
def test_the_reference_says_what_the_code_says(name):
    page = reference.PAGE.read_text(encoding="utf-8")
    found = reference.section_pattern(name).search(page)
    assert found, f"docs/reference.md has no markers for {name!r}"
    # Words only: click breaks its lines here in one version and there in the next.
    assert found[2].split() == reference.SECTIONS[name]().split(), "run `make docs`"


@pytest.mark.parametrize("room", reference.ROOMS)
def test_every_public_name_is_there_and_explained(room):
    module = importlib.import_module(room)
    assert sorted(set(module.__all__)) == sorted(module.__all__)
    about = {name: reference.about(getattr(module, name), name) for name in module.__all__}
    assert [name for name, line in about.items() if not line] == [], "these need a docstring"


@pytest.mark.parametrize("room", reference.ROOMS)
def test_a_public_name_stays_what_it_is(room):
    """A function named as its file (`geo.resolve`) is not hidden by the file once loaded."""
    code = (
        "import importlib, pkgutil, sys, types\n"
        f"room = importlib.import_module({room!r})\n"
        f"for found in pkgutil.walk_packages(room.__path__, {room + '.'!r}):\n"
        "    importlib.import_module(found.name)\n"
        "hidden = [n for n in room.__all__ if isinstance(getattr(room, n), types.ModuleType)]\n"
        "sys.stdout.write(' '.join(hidden))\n"
    )
    done = _run([sys.executable, "-c", code], ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "", "these give the module, not what __all__ promises"


@pytest.mark.parametrize(("name", "home"), reference.LISTS.items())
def test_every_entry_of_a_table_is_explained(name, home):
    table = reference.load(name, home)
    assert [key for key, value in table.items() if not reference.entry(value)] == []
    page = reference.PAGE.read_text(encoding="utf-8")
    assert [key for key in table if f"`{key}`" not in page] == []


def test_every_column_is_explained():
    from geo.frame import COLUMNS

    page = reference.PAGE.read_text(encoding="utf-8")
    assert [c.name for c in COLUMNS if f"| `{c.name}` |" not in page] == []
    assert [c.name for c in COLUMNS if not c.meaning.endswith(".")] == []


@pytest.mark.parametrize("name", reference.schema_texts())
def test_the_schemas_are_those_that_the_code_makes(name):
    there = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert there == reference.schema_texts()[name], "type: make docs"


def test_a_forgotten_section_is_found(monkeypatch):
    monkeypatch.setattr(reference, "SECTIONS", {"nothing": str})
    with pytest.raises(RuntimeError, match="0 pairs of markers for 'nothing'"):
        reference.render("# A page without markers\n")


def test_rendering_keeps_the_prose(monkeypatch):
    monkeypatch.setattr(reference, "SECTIONS", {"x": lambda: r"new \1 | text"})
    page = "before\n<!-- begin x -->\nold\n<!-- end x -->\nafter\n"
    once = reference.render(page)
    assert once == page.replace("old", r"new \1 | text")
    assert reference.render(once) == once


# --- the prose -----------------------------------------------------------------------------------


def test_every_command_is_told_in_the_readme():
    text = README.read_text(encoding="utf-8")
    lines = [" ".join(("incident-atlas", *words)) for words in reference.commands() if words]
    assert lines
    assert [line for line in lines if line not in text] == []


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_readme_names_the_two_commands(command):
    assert any(command in block for block in _blocks(README, "[a-z]*"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    """Links within the checkout: files that are there, headings too where one is named."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    links = re.findall(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"", text)
    dead = [link for pair in links for link in pair if link and not _leads(link, page)]
    assert dead == []


def _leads(link: str, page: Path) -> bool:
    if re.match(r"[a-z]+:", link):
        return True
    path, _, heading = link.partition("#")
    target = page.parent / path if path else page
    if not heading:
        return target.exists()
    return target.is_file() and heading in _headings(target)


def _headings(page: Path) -> set[str]:
    """Give the anchors that a page's headings get where it is shown."""
    heads = re.findall(r"^#+ +(.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def test_every_test_file_has_a_source():
    data = ROOT / "tests" / "data"
    text = (data / "SOURCES.md").read_text(encoding="utf-8")
    files = [path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()]
    assert [name for name in files if name != "SOURCES.md" and f"`{name}`" not in text] == []


# --- the examples --------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the examples in it, as in the checkout."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def _run(command: list[str | Path], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, check=False, capture_output=True, text=True, encoding="utf-8", cwd=cwd
    )


def test_the_program_of_the_readme_runs(desk):
    blocks = _blocks(README, "python")
    assert blocks, "README.md shows no ```python block"
    done = _run([sys.executable, "-X", "utf8", "-W", "error", "-c", "\n".join(blocks)], desk)
    assert done.returncode == 0, done.stderr


def _command_lines() -> list[str]:
    """Give each `incident-atlas ...` line that the README shows, continued lines joined."""
    blocks = "\n".join(_blocks(README, "(?:sh|bash|console|shell)"))
    lines = blocks.replace("\\\n", " ").splitlines()
    return [line.removeprefix("$ ") for line in lines if re.match(r"(\$ )?incident-atlas ", line)]


def test_the_commands_of_the_readme_run(desk):
    lines = _command_lines()
    assert lines, "README.md shows no `incident-atlas ...` line in a ```sh block"
    (desk / "out").mkdir()
    failed = []
    for line in lines:
        done = _run([COMMAND, *shlex.split(line, comments=True)[1:]], desk)
        if done.returncode:
            failed.append(f"{line}: {done.stderr}")
    assert failed == []


# --- facts that stand in two places --------------------------------------------------------------


def test_one_version():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    version = tomllib.loads(text)["project"]["version"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\nversion: {version}\n" in citation
    assert re.search(r"^## (\S+)", changelog, re.MULTILINE)[1] == version
