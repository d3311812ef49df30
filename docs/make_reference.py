"""Write docs/reference.md anew: what the code knows of itself, between its pairs of markers.

The prose outside the markers is written by hand and stays. `make docs` runs this file;
tests/test_docs.py fails while the page and the code differ.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner

PAGE = Path(__file__).parent / "reference.md"
ROOMS = ("gazetteer", "geo", "maps")
LISTS = {
    "READERS": "geo.readers",
    "FORMATS": "geo.records",
    "LANGUAGES": "geo.languages",
    "WRITERS": "geo.export",
    "LOSSLESS": "geo.export",
    "SOURCES": "gazetteer.sources",
    "LAYER_FORMATS": "gazetteer.layers",
}
"""The lists to add to, and the module of each."""
VOCABULARIES = {
    "PLACE_KINDS": "gazetteer.place",
    "STATUSES": "gazetteer.place",
    "ROLES": "geo.document",
    "RELATIONS": "geo.document",
    "MODALITIES": "geo.claim",
    "POLARITIES": "geo.claim",
    "CLAIM_STATUSES": "geo.claim",
    "SENSITIVITIES": "geo.claim",
}
"""Lists of allowed words with their meanings, and the module of each."""


def commands() -> Iterator[tuple[str, ...]]:
    """Give the words of every command: (), ("map",), ("gazetteer", "info") ..."""
    from maps.cli import main

    return _below(main, ())


def _below(command: click.Command, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            yield from _below(child, (*words, name))


def help_text(words: Iterable[str]) -> str:
    """Give what `incident-atlas WORDS --help` prints, 88 columns wide."""
    from maps.cli import main

    done = CliRunner().invoke(
        main, [*words, "--help"], prog_name="incident-atlas", terminal_width=88
    )
    if done.exit_code:
        raise RuntimeError(f"--help of {words} failed: {done.output}") from done.exception
    return done.output.rstrip()


def command_section() -> str:
    """Lay out the help of every command."""
    return "\n\n".join(
        f"### {' '.join(('incident-atlas', *words))}\n\n```text\n{help_text(words)}\n```"
        for words in commands()
    )


def names_section() -> str:
    """Lay out the public names of the rooms."""
    return "\n\n".join(f"### {room}\n\n{_names(room)}" for room in ROOMS)


def _names(room: str) -> str:
    module = importlib.import_module(room)
    rows = [(f"`{room}.{name}`", about(getattr(module, name), name)) for name in module.__all__]
    return _table(("name", "is"), rows)


def about(value: Any, name: str) -> str:
    """Say in one line what a public name is: the first line of its docstring."""
    if inspect.isroutine(value) or inspect.isclass(value) or inspect.ismodule(value):
        return _first_line(inspect.getdoc(value) or "")
    ours = [module for key, module in sys.modules.items() if key.partition(".")[0] in ROOMS]
    homes = [module for module in ours if module.__file__ and getattr(module, name, None) is value]
    docs = filter(None, (_constant_doc(Path(home.__file__ or ""), name) for home in homes))
    return _first_line(next(docs, ""))


def _constant_doc(path: Path, name: str) -> str:
    """Give the string that stands under a constant of a module."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    for statement, after in pairwise(body):
        targets = getattr(statement, "targets", [getattr(statement, "target", None)])
        named = any(isinstance(t, ast.Name) and t.id == name for t in targets)
        if named and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            return str(after.value.value)
    return ""


def column_section() -> str:
    """Lay out the columns of the one table."""
    from geo.frame import COLUMNS

    rows = [
        (
            f"`{c.name}`",
            c.type + (", always there" if c.required else ""),
            c.unit,
            c.meaning + (f" One of: {', '.join(c.values)}." if c.values else ""),
        )
        for c in COLUMNS
    ]
    geometry = "The point for display, lon/lat, EPSG:4326; null where no place was found."
    rows.append(("`geometry`", "point", "degrees", geometry))
    return _table(("column", "type", "unit", "meaning"), rows)


def table_section() -> str:
    """Lay out the tables to add to: formats, languages, sources."""
    return "\n\n".join(
        f"### {name}\n\nIn `{home}`.\n\n{_entries(load(name, home))}"
        for name, home in LISTS.items()
    )


def _entries(table: Mapping[str, Any]) -> str:
    rows = [(f"`{key}`", entry(value)) for key, value in table.items()]
    return _table(("key", "is"), rows)


def entry(value: Any) -> str:
    """Say in one line what an entry of a table is."""
    if isinstance(value, str):
        value = importlib.import_module(value)
    if inspect.isroutine(value) or inspect.ismodule(value):
        return _first_line(inspect.getdoc(value) or "")
    return str(getattr(value, "name", ""))


def vocabulary_section() -> str:
    """Lay out the lists of allowed words."""
    return "\n\n".join(
        f"### {name}\n\n"
        + _table(("word", "meaning"), [(f"`{w}`", m) for w, m in load(name, home).items()])
        for name, home in VOCABULARIES.items()
    )


def load(name: str, home: str) -> Mapping[str, Any]:
    """Give a table by its name and module."""
    table: Mapping[str, Any] = getattr(importlib.import_module(home), name)
    return table


def _first_line(text: str) -> str:
    return inspect.cleandoc(text).partition("\n\n")[0].replace("\n", " ")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Lay rows out as Markdown."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines
    )


SECTIONS: dict[str, Callable[[], str]] = {
    "commands": command_section,
    "names": names_section,
    "columns": column_section,
    "tables": table_section,
    "vocabularies": vocabulary_section,
}
"""What stands between the markers of each name."""


def section_pattern(name: str) -> re.Pattern[str]:
    """Give the pattern of a pair of markers with what is between them (group 2)."""
    return re.compile(rf"(<!-- begin {name} -->\n)(.*?)(\n<!-- end {name} -->)", re.DOTALL)


def render(page: str) -> str:
    """Put what the code says between the markers of a page."""
    for name, make in SECTIONS.items():
        text = make()
        page, count = section_pattern(name).subn(lambda m, t=text: m[1] + t + m[3], page)
        if count != 1:
            raise RuntimeError(f"{PAGE.name} has {count} pairs of markers for {name!r}, not 1")
    return page


def schema_texts() -> dict[str, str]:
    """Give the JSON Schemas that the code makes: name of the file -> its text."""
    from geo.schema import SCHEMAS

    return {
        f"{name}.schema.json": json.dumps(make(), ensure_ascii=False, indent=2) + "\n"
        for name, make in SCHEMAS.items()
    }


if __name__ == "__main__":
    PAGE.write_text(render(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    for name, text in schema_texts().items():
        (PAGE.parent / name).write_text(text, encoding="utf-8", newline="\n")
