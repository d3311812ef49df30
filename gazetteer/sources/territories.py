"""babel: names of states and territories in every language of CLDR."""

from __future__ import annotations

import math
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazetteer.place import Name, Place

PACKAGE = ("pypi", "babel", "2.18.0")
LICENCE = "BSD-3-Clause; data from Unicode CLDR, Unicode License v3"
TITLE = "Babel (CLDR territory names)"


def read(path: Path) -> Iterator[Place]:
    """Read the names of territories.

    Parameters
    ----------
    path
        Folder of the unpacked package (it holds `babel/locale-data`).

    Yields
    ------
    place
        Partial: names alone, for the entry that bears the ISO 3166-1 code (`code:AZ`).
    """
    for file in sorted((path / "babel" / "locale-data").glob("*.dat")):
        lang = file.stem.split("_")[0]
        if lang == "root":
            continue
        territories = _load(file).get("territories", {})
        for code, text in sorted(territories.items()):
            if len(code) == 2 and code.isalpha() and isinstance(text, str):
                yield Place(
                    f"code:{code}", "", math.nan, math.nan, "", 0, (Name(text, lang),),
                    source="territories",
                )  # fmt: skip


def _load(file: Path) -> dict[str, Any]:
    with file.open("rb") as data:
        # The package's own format; its checksum is pinned in sources.lock.
        loaded: dict[str, Any] = _Reader(data).load()
    return loaded


class _Other:
    """Stands for babel's own classes, whose content we do not need."""

    def __init__(self, *_args: object) -> None:
        pass

    def __setstate__(self, _state: object) -> None:
        pass


class _Reader(pickle.Unpickler):
    """Reads plain containers and builds no class of the package."""

    def find_class(self, module: str, name: str) -> type:
        """Give the stand-in, whatever is asked for."""
        return _Other
