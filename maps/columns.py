"""The one table -> columns as the page takes them: each value once, numbers as whole steps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from gazetteer.errors import UnknownPlace
from geo.planes import GAP

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    from numpy.typing import NDArray

    from gazetteer.lookup import Gazetteer

DRAWN_AS_AREA = frozenset({"province", "district", "region", "water", "corridor"})
"""Kinds of places whose area or line is drawn, where it is known."""
DRAWN_AS_LINE = frozenset({"border", "line", "corridor"})
SIMPLIFIED_DEGREES = 0.002
"""Tolerance of drawn areas and lines: about 200 m, finer than the base map shows."""
MOST_NAMES = 12
"""Names of one place that a page lists."""

_TEXTS = {
    "id": "incident_id",
    "title": "title",
    "type": "event_type",
    "modality": "modality",
    "polarity": "polarity",
    "date": "date_edtf",
    "date_verbatim": "date_verbatim",
    "time": "time_local",
    "place_verbatim": "place_verbatim",
    "place_id": "place_id",
    "place_name": "place_name",
    "place_kind": "place_kind",
    "country": "country",
    "admin1": "admin1",
    "relation": "relation",
    "actors": "actors",
    "means": "means",
    "targets": "targets",
    "claimed_by": "claimed_by",
    "attribution": "attribution",
    "status": "claim_status",
    "lang": "quote_lang",
    "source": "source",
    "sha256": "source_sha256",
    "record_ids": "record_ids",
}
"""Name in the page -> column of text."""

_NUMBERS = {
    "lon": ("lon", 100_000),
    "lat": ("lat", 100_000),
    "radius_m": ("radius_m", 1),
    "geo_precision": ("geo_precision", 1),
    "score": ("place_score", 1000),
    "killed": ("killed", 1),
    "injured": ("injured", 1),
    "page": ("page", 1),
    "start": ("quote_start", 1),
    "end": ("quote_end", 1),
}
"""Name in the page -> column of numbers, and the steps in one of its unit."""

_LEFT_OUT = ("id", "record_ids")
"""Texts that a page without quotes lacks: nothing can be checked in it, so nothing is corrected."""


def columns(gdf: gpd.GeoDataFrame, *, quotes: bool) -> dict[str, Any]:
    """Give the table's columns as the page takes them.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    quotes
        Whether the quotes themselves go into the page.

    Returns
    -------
    columns
        Name in the page -> `{"words", "codes"}` (each text once, numbered from 0 in the order of
        the rows; `codes` may name the column that has the same ones), `{"text"}` (one a row, where
        most differ), `{"hex", "width", "digits"}` (identifiers: their beginning, and the bytes of
        each in a row) or `{"numbers", "steps"}` (whole steps). `codes`, `digits` and `numbers` are
        arrays for `geo.planes.block`, with a gap where there is no value. A column without any
        value is left out.

    Examples
    --------
    >>> from geo.frame import to_frame
    >>> columns(to_frame([]), quotes=True)
    {}
    """
    texts = dict(_TEXTS) | {"quote": "quote"}
    if not quotes:
        texts = {name: texts[name] for name in _TEXTS if name not in _LEFT_OUT}
    found = {name: _text(gdf[column]) for name, column in texts.items()}
    are_days = {name: _is_day(gdf[name]) for name in ("date_start", "date_end")}
    plain = (gdf["date_edtf"] == _plain_dates(gdf, are_days)).fillna(False).astype(bool)
    found["date"] = _text(gdf["date_edtf"].mask(plain))
    found |= {name: _number(gdf[column], steps) for name, (column, steps) in _NUMBERS.items()}
    found |= _days(gdf, are_days)
    if quotes:
        found["id"] = _hex(found["id"].get("text", [])) or found["id"]
    _share_codes(found)
    return {name: column for name, column in found.items() if column}


def _text(values: pd.Series) -> dict[str, Any]:
    """Give a column of text: each word once, or one a row where that is shorter."""
    import pandas as pd

    codes, words = pd.factorize(values)
    if not len(words):
        return {}
    if 2 * len(words) > len(values):
        return {"text": values.astype(object).where(values.notna(), None).tolist()}
    return {"words": [str(word) for word in words], "codes": np.where(codes < 0, GAP, codes)}


def _number(values: pd.Series, steps: int) -> dict[str, Any]:
    """Give a column of numbers in whole steps."""
    there = values.notna().to_numpy()
    if not there.any():
        return {}
    whole = np.full(len(values), GAP)
    whole[there] = np.rint(values.to_numpy(dtype=float, na_value=np.nan)[there] * steps)
    return {"numbers": whole, "steps": steps}


def _plain_dates(gdf: gpd.GeoDataFrame, are_days: dict[str, Any]) -> pd.Series:
    """Give the EDTF text that first and last day alone make: the page writes such a date itself."""
    first, last = (gdf[name].where(there) for name, there in are_days.items())
    span: pd.Series = first.fillna("..") + "/" + last.fillna("..")
    is_one = (first == last).fillna(False).astype(bool)
    return span.mask(is_one, first).mask(first.isna() & last.isna())


def _is_day(values: pd.Series) -> Any:
    """Tell which values are days of the calendar: a table may hold the 31st of September."""
    import pandas as pd

    def fits(value: str) -> bool:
        try:
            np.datetime64(value, "D")
        except ValueError:
            return False
        return True

    codes, known = pd.factorize(values)  # -1 where there is none: the last of the list
    return np.array([*map(fits, known), False], dtype=bool)[codes]


def _days(gdf: gpd.GeoDataFrame, are_days: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Give first and last days since 1970, below 0 before; the last as days after a known first."""
    found = {}
    whole = {}
    for name, column in (("first_day", "date_start"), ("last_day", "date_end")):
        there = are_days[column]
        days = gdf[column].to_numpy(dtype=object)[there].astype("datetime64[D]").astype(np.int64)
        whole[name] = np.zeros(len(gdf), np.int64)
        whole[name][there] = days
        if name == "last_day":
            whole[name] -= whole["first_day"]  # 0 where the first day is not known
        numbers = np.where(there, whole[name], GAP)
        found[name] = {"numbers": numbers, "steps": 1} if there.any() else {}
    return found


def _hex(texts: Sequence[str]) -> dict[str, Any]:
    """Pack identifiers that are one beginning and as many hexadecimal digits each; else nothing."""
    if not texts:
        return {}
    beginning, mark, digits = str(texts[0]).rpartition(":")
    width, start = len(digits), len(beginning) + len(mark)
    packed = "".join(text[start:] for text in texts)
    whole = all(len(text) == start + width and text.startswith(beginning + mark) for text in texts)
    if (
        not whole
        or not re.fullmatch("([0-9a-f]{2})+", digits)
        or not re.fullmatch("[0-9a-f]*", packed)
    ):
        return {}
    each = np.frombuffer(bytes.fromhex(packed), np.uint8).astype(np.int64)
    return {"hex": beginning + mark, "width": width, "digits": each}


def _share_codes(found: dict[str, dict[str, Any]]) -> None:
    """Let a column whose codes are another's name that one."""
    first: dict[bytes, str] = {}
    for name, column in found.items():
        if "codes" in column:
            owner = first.setdefault(column["codes"].tobytes(), name)
            if owner != name:
                column["codes"] = owner


def details(gdf: gpd.GeoDataFrame) -> list[dict[str, Any] | None]:
    """Give what the flat columns cannot hold: one entry a row, null where there is nothing.

    Parameters
    ----------
    gdf
        The table.

    Returns
    -------
    details
        Marks in the quote, notes, reasons, other candidates, further places, casualties as
        ranges, and the further claims of a row.
    """
    return [_detail(text) if isinstance(text, str) else None for text in gdf["details"]]


def _detail(text: str) -> dict[str, Any] | None:
    """Read one row's details."""
    told = json.loads(text)
    claims = told.get("claims") or [{}]
    links = {link["claim"]: link["reasons"] for link in told.get("links", [])}
    location, *further = claims[0].get("locations") or [{}]
    found = {
        "marks": claims[0].get("marks"),
        "notes": claims[0].get("notes"),
        "reasons": location.get("reasons"),
        "candidates": [
            _candidate(c)
            for c in location.get("candidates", [])
            if c["place_id"] != location.get("place_id")
        ],
        "places": [_place(place) for place in further],
        "roles": [
            actor["role"] for actor in claims[0].get("actors") or [] if isinstance(actor, dict)
        ],
        "casualties": claims[0].get("casualties"),
        "kind": claims[0].get("document_kind"),
        "others": [_other(claim, links.get(i, [])) for i, claim in enumerate(claims) if i],
        "proposals": told.get("proposals"),
    }
    return {name: value for name, value in found.items() if value} or None


def _candidate(candidate: Mapping[str, Any]) -> dict[str, Any]:
    """Give another place that might be meant."""
    wanted = ("name", "kind", "country", "lon", "lat", "how", "score")
    return {"id": candidate["place_id"]} | {name: candidate.get(name) for name in wanted}


def _place(location: Mapping[str, Any]) -> dict[str, Any]:
    """Give a further place of a claim."""
    wanted = ("text", "name", "kind", "country", "lon", "lat", "radius_m", "relation")
    return {name: location.get(name) for name in wanted}


def _other(claim: Mapping[str, Any], reasons: Sequence[str]) -> dict[str, Any]:
    """Give a further claim of an incident: a record, or a sentence that repeats it."""
    origin = claim["origin"]
    source = " ".join(str(x) for x in (origin["source"], origin["record_id"]) if x)
    return {
        "claimed_by": " > ".join(claim["claimed_by"]),
        "source": source,
        "date": (claim.get("when") or {}).get("edtf"),
        "modality": claim.get("modality"),
        "polarity": claim.get("polarity"),
        "casualties": claim.get("casualties"),
        "quote": claim["quote"],
        "lang": claim["quote_lang"],
        "marks": claim["marks"],
        "reasons": list(reasons),
    }


def shapes(gdf: gpd.GeoDataFrame, gaz: Gazetteer) -> tuple[list[dict[str, Any]], NDArray[np.int64]]:
    """Give the areas and lines of the table's places, each once, and which of them a row has.

    Parameters
    ----------
    gdf
        The table.
    gaz
        Where areas and lines are looked up.

    Returns
    -------
    shapes, codes
        `{"type", "status", "rings"}` in lon, lat degrees, WGS 84; for each row its shape's
        number, or a gap (`geo.planes.GAP`).
    """
    import pandas as pd

    drawn = gdf["place_kind"].isin(DRAWN_AS_AREA | DRAWN_AS_LINE) & gdf["lon"].notna()
    codes, ids = pd.factorize(gdf["place_id"].where(drawn))
    found: list[dict[str, Any]] = []
    numbers = []
    for place_id in ids:
        shape = _shape(str(place_id), gaz)
        numbers.append(len(found) if shape else GAP)
        found += [shape] if shape else []
    return found, np.array([*numbers, GAP])[codes]  # code -1, no place: the last


def _shape(place_id: str, gaz: Gazetteer) -> dict[str, Any] | None:
    """Give the area or line of a place, None where it is not known."""
    try:
        place = gaz.get(place_id)
    except UnknownPlace:
        return None  # a table made with another gazetteer: the ring is drawn
    if place.geometry is None:
        return None
    shape = place.geometry.simplify(SIMPLIFIED_DEGREES)
    return {
        "type": "area" if shape.geom_type.endswith("Polygon") else "line",
        "status": place.status,
        "rings": [[[round(x, 4), round(y, 4)] for x, y in line.coords] for line in _rings(shape)],
    }


def _rings(shape: Any) -> Iterable[Any]:
    """Give the rings of areas and the parts of lines."""
    for part in getattr(shape, "geoms", [shape]):
        if part.geom_type == "Polygon":
            yield part.exterior
            yield from part.interiors
        else:
            yield part


def put_on_lines(
    lon_lat: Sequence[dict[str, Any]],
    drawn: Sequence[dict[str, Any]],
    codes: NDArray[np.int64],
    centre: tuple[float, float] | None,
) -> None:
    """Move the handle of a line to the point of it that lies nearest to the middle of the data.

    Parameters
    ----------
    lon_lat
        The columns `lon` and `lat` of `columns`, changed in place.
    drawn, codes
        What `shapes` gave.
    centre
        lon, lat in degrees; None without points.
    """
    from shapely import MultiLineString, Point

    handles = {}
    for i, shape in enumerate(drawn):
        if shape["type"] == "line" and centre:
            lines = MultiLineString(shape["rings"])
            handles[i] = lines.interpolate(lines.project(Point(centre)))
    for code, handle in handles.items():
        for column, degrees in zip(lon_lat, (handle.x, handle.y), strict=True):
            column["numbers"][codes == code] = round(degrees * column["steps"])


def names(gdf: gpd.GeoDataFrame, gaz: Gazetteer) -> dict[str, list[list[str]]]:
    """Give the names of the table's places in all languages that the gazetteer knows.

    Parameters
    ----------
    gdf
        The table.
    gaz
        Where the names are looked up.

    Returns
    -------
    names
        Id of a place -> pairs of name and ISO 639 code of its language, those of the interface's
        languages first; at most `MOST_NAMES`.
    """
    found = {}
    for place_id in gdf["place_id"].dropna().unique():
        try:
            place = gaz.get(place_id)
        except UnknownPlace:
            continue
        listed = dict.fromkeys((n.text, n.lang) for n in place.names if n.lang and n.kind != "code")
        best = sorted(listed, key=lambda pair: pair[1] not in ("en", "fr", "es", "ru", "zh", "ar"))
        if best:
            found[str(place_id)] = [list(pair) for pair in best[:MOST_NAMES]]
    return found
