"""The rules of the one table, and the check that a table keeps them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import inf, isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

import gazetteer
from gazetteer.errors import BadTable, UnknownPlace
from gazetteer.lookup import Gazetteer
from gazetteer.place import Place
from geo.columns import COLUMNS, Column
from geo.document import Document
from geo.precision import FLOOR_M
from geo.readers import read

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

_DAY = r"\d{4}-\d{2}-\d{2}"
_FIGURES = re.compile(r'"(?:low|best|high)": ?\d')


class Rule(NamedTuple):
    """A rule between columns."""

    says: str
    """The columns, and what is wrong where it is broken."""
    broken: Callable[[gpd.GeoDataFrame], Any]
    """Table -> the rows that break it."""


def _between(name: str) -> Callable[[gpd.GeoDataFrame], Any]:
    """Give the rule that a number lies within its column's range."""
    column = next(column for column in COLUMNS if column.name == name)

    least = -inf if column.least is None else column.least
    most = inf if column.most is None else column.most

    def outside(gdf: gpd.GeoDataFrame) -> Any:
        values = gdf[name]
        return values.notna() & ~values.between(least, most).fillna(True).astype(bool)

    return outside


def _range_words(column: Column) -> str:
    """Say the range of a column."""
    unit = f" {column.unit}" if column.unit else ""
    if column.most is None:
        return f"{column.name}: below {column.least:g}{unit}"
    return f"{column.name}: outside {column.least:g} to {column.most:g}{unit}"


def _ends_early(gdf: gpd.GeoDataFrame) -> pd.Series:
    """Tell which rows end before they begin."""
    early: pd.Series = gdf["date_start"].notna() & gdf["date_end"].notna()
    first, last = (gdf.loc[early, name].to_numpy(object) for name in ("date_start", "date_end"))
    early[early] = last < first
    return early


def _figures_are_out_of_order(gdf: gpd.GeoDataFrame) -> pd.Series:
    """Tell which rows' details hold figures that are not low <= best <= high."""
    odd: pd.Series = gdf["details"].notna()
    odd[odd] = gdf.loc[odd, "details"].map(_has_figures_out_of_order).to_numpy(bool)
    return odd


def _floors_m(kinds: pd.Series) -> NDArray[np.float64]:
    """Give how well places of these kinds can be known at best, NaN where nothing is said."""
    import numpy as np
    import pandas as pd

    codes, known = pd.factorize(kinds)  # -1 where there is none: the last of the list
    return np.array([*(FLOOR_M.get(kind, np.nan) for kind in known), np.nan])[codes]


RULES: tuple[Rule, ...] = (
    *(Rule(_range_words(column), _between(column.name)) for column in COLUMNS
      if column.least is not None),
    Rule("incident_id: two rows bear one id", lambda gdf: gdf["incident_id"].duplicated()),
    Rule(
        "lon, lat: they look swapped",
        lambda gdf: (gdf["lat"].abs() > 90) & (gdf["lon"].abs() <= 90),
    ),
    Rule("lon, lat: 0, 0 is no place", lambda gdf: (gdf["lon"] == 0) & (gdf["lat"] == 0)),
    Rule("lon, lat: one without the other", lambda gdf: gdf["lon"].isna() != gdf["lat"].isna()),
    Rule("radius_m: must be above 0", lambda gdf: gdf["radius_m"] <= 0),
    Rule(
        "radius_m: smaller than a place of this kind can be known",
        lambda gdf: (gdf["radius_m"] > 0) & (gdf["radius_m"] < _floors_m(gdf["place_kind"])),
    ),
    Rule(
        "date_end: lies before date_start",
        _ends_early,
    ),
    Rule(
        "geo_precision: 1 is for the place itself, not for near, along or within",
        # Said to be no NA: text may be held by pandas or by pyarrow, whose NA do not mix.
        lambda gdf: gdf["geo_precision"].eq(1).fillna(False)
        & gdf["relation"].ne("at").fillna(False),
    ),
    Rule(
        "claim_status: other than alleged needs a reviewer (reviewed_by)",
        lambda gdf: gdf["claim_status"].ne("alleged").fillna(False) & gdf["reviewed_by"].isna(),
    ),
    Rule(
        "details: a casualty figure is not low <= best <= high",
        _figures_are_out_of_order,
    ),
)  # fmt: skip
"""Rules between columns; those of one column stand in `COLUMNS`."""


def check_frame(gdf: gpd.GeoDataFrame) -> None:
    """Check that a table keeps the rules of `COLUMNS` and `RULES`.

    Parameters
    ----------
    gdf
        The table; further columns are allowed.

    Raises
    ------
    BadTable
        With every fault found, a line each: the column, the row, the value, the rule.
    """
    missing = [c.name for c in COLUMNS if c.name not in gdf.columns]
    if missing:
        raise BadTable(f"the table lacks {', '.join(missing)}; see geo.frame.COLUMNS")
    faults = [fault for column in COLUMNS for fault in _column_faults(gdf, column)]
    for rule in RULES:
        bad = rule.broken(gdf).fillna(False).astype(bool)
        if bad.any():
            faults.append(f"{rule.says}, row {_some_rows(bad)}")
    if faults:
        raise BadTable("\n".join(faults))


def _column_faults(gdf: gpd.GeoDataFrame, column: Column) -> list[str]:
    """List what is wrong with one column."""
    values = gdf[column.name]
    faults = []
    if column.required and bool(values.isna().any()):
        rows = _some_rows(values.isna())
        faults.append(f"{column.name}: every row must have a value; none in row {rows}")
    if column.values:
        odd = values.notna() & ~values.isin(column.values)
        if bool(odd.any()):
            faults.append(
                f"{column.name}: {values[odd].iloc[0]!r} in row {_some_rows(odd)}"
                f" is none of {', '.join(column.values)}"
            )
    if column.type == "date":
        odd = values.notna() & ~values.astype("string").str.fullmatch(_DAY).fillna(True)
        if bool(odd.any()):
            faults.append(
                f"{column.name}: {values[odd].iloc[0]!r} in row {_some_rows(odd)}"
                " is no ISO 8601 day (2022-09-13)"
            )
    return faults


def _some_rows(bad: pd.Series) -> str:
    """Name the first rows (from 1) at which a mask is true."""
    rows = [str(i + 1) for i, value in enumerate(bad.fillna(False)) if value]
    return ", ".join(rows[:3]) + (f" and {len(rows) - 3} more" if len(rows) > 3 else "")


def _has_figures_out_of_order(details: Any) -> bool:
    """Tell whether the details of a row hold figures that are not low <= best <= high."""
    if not isinstance(details, str) or not _FIGURES.search(details):
        return False
    try:
        claims = json.loads(details)["claims"]
        figures = [harm for claim in claims for harm in claim["casualties"].values()]
        known = [
            [n for n in (harm.get("low"), harm.get("best"), harm.get("high")) if n is not None]
            for harm in figures
            if isinstance(harm, Mapping)
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return False  # details of another make: nothing of ours to check
    return any(numbers != sorted(numbers) for numbers in known)


def check(
    gdf: gpd.GeoDataFrame,
    *,
    documents: Iterable[str | os.PathLike[str] | Document] = (),
    gaz: Gazetteer | None = None,
) -> list[str]:
    """List every fault of a table, against the gazetteer and its documents too.

    Parameters
    ----------
    gdf
        The table.
    documents
        Documents, or paths of them, that the table was made of.
    gaz
        Where outlines are looked up; the packaged gazetteer if None.

    Returns
    -------
    faults
        In sentences; empty where there is none.

    Examples
    --------
    >>> from geo.frame import to_frame
    >>> check(to_frame([]))
    []
    """
    try:
        check_frame(gdf)
    except BadTable as error:
        return str(error).splitlines()
    gaz = gazetteer.open() if gaz is None else gaz
    return check_places(gdf, gaz) + check_quotes(gdf, [read(one) for one in documents])


def check_places(gdf: gpd.GeoDataFrame, gaz: Gazetteer) -> list[str]:
    """List the rows whose point lies outside the unit or state that they name.

    Parameters
    ----------
    gdf
        The table.
    gaz
        Where outlines are looked up; a unit without one says nothing.

    Returns
    -------
    faults
        In sentences; a point that would lie inside with latitude and longitude exchanged is said
        to be swapped. A point counts as inside if its circle (`radius_m`) reaches the unit.
    """
    faults = []
    outlines: dict[tuple[str, str], Place | None] = {}
    wanted = gdf["lon"].notna() & gdf["country"].notna()
    for at in wanted.to_numpy().nonzero()[0]:
        row = gdf.iloc[at]
        for unit in _stated_units(row, gaz, outlines):
            if not _reaches(unit, row["lon"], row["lat"], row["radius_m"]):
                swapped = _reaches(unit, row["lat"], row["lon"], row["radius_m"])
                why = ": latitude and longitude look swapped" if swapped else ""
                faults.append(
                    f"lon, lat: {row['lon']}, {row['lat']} lies outside {unit.name}"
                    f" ({unit.kind}){why}, row {at + 1}"
                )
                break
    return faults


def _stated_units(
    row: pd.Series, gaz: Gazetteer, known: dict[tuple[str, str], Place | None]
) -> Iterator[Place]:
    """Give the state and the units of a row that have an outline."""
    import pandas as pd

    country = row["country"]
    for name in (country, row["admin1"], row["admin2"]):
        if pd.isna(name):
            continue
        if (country, name) not in known:
            known[country, name] = _outlined(country, name, gaz)
        if unit := known[country, name]:
            yield unit


def _outlined(country: str, name: str, gaz: Gazetteer) -> Place | None:
    """Find a state or unit with an area."""
    if name == country:
        try:
            found = [gaz.country_of(country)]
        except UnknownPlace:
            found = []
    else:
        units = gaz.find(name, country=country, limit=20, by_sound=False)
        found = [c.place for c in units if c.place.kind in ("province", "district")]
    areas = (p for p in found if p.geometry is not None and p.geometry.area > 0)
    return next(areas, None)


def _reaches(unit: Place, lon: float, lat: float, radius_m: float) -> bool:
    """Tell whether a circle touches an area."""
    from pyproj import Geod
    from shapely import Point
    from shapely.ops import nearest_points

    point, shape = Point(lon, lat), unit.geometry
    if shape is None or shape.intersects(point):
        return True
    edge = nearest_points(shape, point)[0]
    _, _, metres = Geod(ellps="WGS84").inv(lon, lat, edge.x, edge.y)
    return bool(metres <= max(radius_m if isfinite(radius_m) else 0.0, 1000.0))


def check_quotes(gdf: gpd.GeoDataFrame, documents: Iterable[Document]) -> list[str]:
    """List the rows whose quote is not what stands in their document.

    Parameters
    ----------
    gdf
        The table.
    documents
        Those that it was made of; rows of others are passed over.

    Returns
    -------
    faults
        In sentences. Spaces and line ends do not count: a quote is un-wrapped.
    """
    faults = []
    by_hash = {doc.source.sha256: doc for doc in documents}
    there = gdf["quote_start"].notna() & gdf["source_sha256"].isin(list(by_hash))
    for at in there.to_numpy().nonzero()[0]:
        row = gdf.iloc[at]
        doc = by_hash[row["source_sha256"]]
        start, end = int(row["quote_start"]), int(row["quote_end"])
        if _bare(doc.original[start:end]) != _bare(row["quote"]):
            faults.append(
                f"quote: is not what stands at {start} to {end} of {row['source']}, row {at + 1}"
            )
    return faults


def _bare(text: str) -> str:
    """Give a text's letters in one form, without spaces."""
    import unicodedata

    return "".join(unicodedata.normalize("NFKC", text).replace("\u00ad", "").split())
