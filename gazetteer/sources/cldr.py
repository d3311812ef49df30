"""CLDR: names of administrative units (Debian) in many languages, by ISO 3166-2 code."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from gazetteer.place import Name, Place

PACKAGE = ("debian", "unicode-cldr-core", "41-0.1")
LICENCE = "Unicode-DFS-2016"
TITLE = "Unicode CLDR subdivision names"


def read(path: Path) -> Iterator[Place]:
    """Read the names of subdivisions.

    Parameters
    ----------
    path
        Folder of the unpacked package (it holds `usr/share/unicode/cldr`).

    Yields
    ------
    place
        Partial: names alone, for the entry that bears the ISO 3166-2 code (`code:AZ-LAC`).
    """
    folder = path / "usr" / "share" / "unicode" / "cldr" / "common" / "subdivisions"
    for file in sorted(folder.glob("*.xml")):
        lang = file.stem.split("_")[0]
        if lang == "root":
            continue
        # A file of a Debian package with a pinned checksum, not a stranger's.
        for entry in ET.parse(file).iter("subdivision"):  # noqa: S314
            code, text = str(entry.get("type")), (entry.text or "").strip()
            if text and text != "↑↑↑":
                iso = f"{code[:2]}-{code[2:]}".upper()
                yield Place(
                    f"code:{iso}", "", math.nan, math.nan, "", 0, (Name(text, lang),), source="cldr"
                )
