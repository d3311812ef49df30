"""libgeonames: language-tagged names of cities, from gettext catalogues keyed by GeoNames id."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from pathlib import Path

from gazetteer.place import Name, Place

PACKAGE = ("debian", "libgeonames-common", "0.3.0-1")
LICENCE = "CC BY 4.0 (data from GeoNames; the catalogues alone are used)"
TITLE = "libgeonames-common (GeoNames names by language)"


def read(path: Path) -> Iterator[Place]:
    """Read names by language.

    Parameters
    ----------
    path
        Folder of the unpacked package (it holds `usr/share/locale`).

    Yields
    ------
    place
        Partial: names alone, by GeoNames id.
    """
    for file in sorted((path / "usr" / "share" / "locale").glob("*/LC_MESSAGES/geonames.mo")):
        lang = file.parent.parent.name.split("_")[0]
        for number, text in _catalogue(file.read_bytes()):
            if number.isdecimal():
                yield Place(
                    f"geonames:{number}", "", math.nan, math.nan, "", 0, (Name(text, lang),),
                    source="libgeonames",
                )  # fmt: skip


def _catalogue(data: bytes) -> Iterator[tuple[str, str]]:
    # GNU gettext manual, "The Format of GNU MO Files"
    _, _, count, originals, translations = struct.unpack_from("<5I", data)
    for i in range(count):
        yield _string(data, originals + 8 * i), _string(data, translations + 8 * i)


def _string(data: bytes, at: int) -> str:
    length, start = struct.unpack_from("<2I", data, at)
    return data[start : start + length].decode("utf-8")
