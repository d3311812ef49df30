"""The walls of the house: which room may import which, what is imported late, how large things are.

Imports are read with `ast`, those inside functions and for type checkers too: a wall has no
secret door.
"""

from __future__ import annotations

import ast
import graphlib
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("gazetteer", "geo", "maps")  # from the innermost outwards
HEAVY = {"branca", "folium", "geopandas", "matplotlib", "pandas", "pyogrio", "pyproj", "shapely"}
MOST_LINES_FILE = 500
MOST_LINES_FUNCTION = 80


def modules(root: Path) -> dict[str, ast.Module]:
    """Parse every module of the rooms: dotted name -> syntax tree."""
    paths = [path for room in ROOMS for path in sorted((root / room).rglob("*.py"))]
    return {_dotted(path.relative_to(root)): ast.parse(path.read_bytes()) for path in paths}


def _dotted(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.Module) -> Iterator[str]:
    """Give every dotted name that a module imports; relative ones begin with a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from (f"{base}.{alias.name}" for alias in node.names)


def graph(trees: dict[str, ast.Module]) -> dict[str, set[str]]:
    """Give module -> the modules of the house that it imports."""
    return {
        name: {_module(target, trees) for target in imported(tree) if _module(target, trees)}
        for name, tree in trees.items()
    }


def _module(target: str, trees: dict[str, ast.Module]) -> str:
    """Find the module behind `geo.frame.COLUMNS` or `geo.frame`; empty for other packages."""
    while target and target not in trees:
        target = target.rpartition(".")[0]
    return target


def faults(root: Path) -> list[str]:
    """List every breach of the walls, in sentences."""
    trees = modules(root)
    found = [
        f"{name} imports {target}: write the whole name"
        for name, tree in trees.items()
        for target in imported(tree)
        if target.startswith(".")
    ]
    edges = graph(trees)
    found += [
        f"{name} imports {target}: imports go gazetteer <- geo <- maps"
        for name, targets in edges.items()
        for target in sorted(targets)
        if _floor(target) > _floor(name)
    ]
    try:
        graphlib.TopologicalSorter(edges).prepare()
    except graphlib.CycleError as error:
        found.append("a circle of imports: " + " -> ".join(error.args[1]))
    return found


def _floor(name: str) -> int:
    return ROOMS.index(name.partition(".")[0])


def test_the_walls_stand():
    assert faults(ROOT) == []


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for room in ROOMS:
        shutil.copytree(
            ROOT / room, tmp_path / room, ignore=lambda _, names: [n for n in names if _skipped(n)]
        )
    return tmp_path


def _skipped(name: str) -> bool:
    return Path(name).suffix not in ("", ".py") or name in ("store", "__pycache__")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"gazetteer/planted.py": "import geo.frame\n"}, "gazetteer.planted imports geo.frame"),
        (
            {"geo/planted.py": "def f():\n    from maps.new import x\n", "maps/new.py": ""},
            "geo.planted imports maps.new",
        ),
        ({"geo/planted.py": "from .frame import COLUMNS\n"}, "write the whole name"),
        (
            {
                "geo/planted.py": "from geo.other import x\n",
                "geo/other.py": "def f():\n    import geo.planted\n",
            },
            "a circle of imports",
        ),
    ],
    ids=["upward", "upward in a function", "relative", "circle"],
)
def test_a_planted_breach_is_found(copy, files, told):
    for path, text in files.items():
        (copy / path).write_text(text, encoding="utf-8")
    found = faults(copy)
    assert len(found) == 1
    assert told in found[0]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_a_package(room):
    assert (ROOT / room / "__init__.py").is_file()
    assert (ROOT / room / "py.typed").is_file()


@pytest.mark.parametrize(
    ("code", "late"),
    [
        ("import gazetteer", HEAVY),
        ("import geo", HEAVY),
        ("import maps", HEAVY),
        # numpy alone takes as long as the whole --help may take
        ("import maps.cli", HEAVY | {"numpy"}),
        ("from maps.cli import main; main(['--help'], standalone_mode=False)", HEAVY | {"numpy"}),
        ("from maps.cli import main; main(['find', 'Lachin'], standalone_mode=False)", HEAVY),
    ],
)
def test_heavy_packages_come_late(code, late):
    tell = f"import sys; sys.stderr.write('\\n' + ' '.join({late!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{tell}"],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.rpartition("\n")[2] == ""


def test_every_package_imported_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = project["dependencies"] + extras["basemap-build"] + extras["report"]
    wanted += [
        line
        for name in ("parquet", "xlsx", "cells", "sql", "serve", "train")
        for line in extras[name]
    ]
    declared = {_distribution(re.split(r"[<>=!~;\[ ]", line)[0]) for line in wanted}
    known = packages_distributions()
    foreign = {
        (name, target.partition(".")[0])
        for name, tree in modules(ROOT).items()
        for target in imported(tree)
        if target.partition(".")[0] not in (*ROOMS, *sys.stdlib_module_names)
    }
    undeclared = [
        f"{name} imports {package}, which pyproject.toml does not name"
        for name, package in sorted(foreign)
        if not declared & {_distribution(d) for d in known.get(package, [package])}
    ]
    assert undeclared == []


def _distribution(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_files_and_functions_stay_small():
    large = []
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            where = path.relative_to(ROOT).as_posix()
            lines = text.count("\n")
            if lines > MOST_LINES_FILE:
                large.append(f"{where}: {lines} lines")
            large += [
                f"{where}:{function.lineno} {function.name}: {_length(function)} lines"
                for function in ast.walk(ast.parse(text))
                if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
                and _length(function) > MOST_LINES_FUNCTION
            ]
    assert large == []


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines, less its docstring."""
    length = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        length -= (first.end_lineno or 0) - first.lineno + 1
    return length
