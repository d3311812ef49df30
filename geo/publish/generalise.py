"""The table -> a table for everybody: sensitive rows left out or coarsened, none at random."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from math import cos, floor, hypot, radians
from typing import TYPE_CHECKING, Any

from gazetteer.errors import UnknownPlace
from gazetteer.lookup import Gazetteer
from gazetteer.place import Place
from geo.claim import SENSITIVITIES
from geo.columns import BY_NAME, COLUMNS
from geo.frame import as_frame
from geo.precision import relation_precision
from geo.publish.secrets import APART_DEGREES, Finder, Secrets
from geo.sensitivity import sensitive_classes

if TYPE_CHECKING:
    import geopandas as gpd

WITHHELD = "(withheld)"
"""What stands in place of words that are not for everybody."""
POINTS = frozenset({"city", "town", "village", "airport", "crossing", "site", "mountain", ""})
"""Kinds of places that are coarsened; units, regions and lines are coarse already."""
METRES_A_DEGREE = 111_320.0

_ORDER = tuple(SENSITIVITIES)
_PLACE_TEXTS = ("place_verbatim", "place_name", "admin1", "admin2")
_KEPT = frozenset(
    "event_type event_subtype modality polarity date_edtf date_start date_end time_local"
    " date_precision country killed injured claim_status quote_lang".split()
)
"""Columns of a coarsened row that stay as they are; others are made anew, scrubbed or empty."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A table for everybody, and what was done to make it."""

    gdf: gpd.GeoDataFrame
    """The rows that may be seen."""
    secrets: Secrets
    """What must not be in any file of it."""
    manifest: Mapping[str, Any]
    """What was generalised and withheld, in words that give nothing away."""


@dataclass(slots=True)
class _Editor:
    """The steps from a table to its public edition."""

    gaz: Gazetteer
    cell: float
    quote_chars: int
    secrets: Secrets = field(default_factory=Secrets)
    done: Counter[str] = field(default_factory=Counter)

    def hide(self, row: Mapping[str, Any]) -> None:
        """Make the place of a row a secret, where it is one point."""
        if (row["place_kind"] or "") in POINTS and row["lon"] is not None:
            self.secrets.add(
                names=(row["place_verbatim"], row["place_name"]), point=(row["lon"], row["lat"])
            )
            self.secrets.add_place(row["place_id"], self.gaz)

    def edit(self, row: dict[str, Any], number: int, finder: Finder) -> dict[str, Any]:
        """Coarsen a sensitive row."""
        new = {name: row[name] for name in _KEPT} | {
            "incident_id": f"public-{number:05d}",
            "claimed_by": row["claimed_by"],
            "attribution": row["attribution"],
            "source": row["source"],
            "sensitivity": "restricted",
            "reviewed_by": row["reviewed_by"],
            "quote": WITHHELD,
        }
        self.done["quotes withheld"] += 1
        new |= self._where(row, finder)
        what = new["event_subtype"] or new["event_type"]
        new["title"] = f"{what}, {new['place_name']}" if new.get("place_name") else what
        return new

    def _where(self, row: Mapping[str, Any], finder: Finder) -> dict[str, Any]:
        """Give the columns of place of a coarsened row."""
        if row["lon"] is None:
            return {}
        names_it = any(finder.name_in(row[n]) for n in _PLACE_TEXTS if row[n])
        if (row["place_kind"] or "") not in POINTS and not names_it:
            names = ("place_id", "place_name", "place_kind", "relation", "lon", "lat", "radius_m",
                     "geo_precision", "admin1", "admin2")  # fmt: skip
            return {name: row[name] for name in names}
        for unit in self._units(row):
            if not finder.names_place(unit) and not finder.is_at(unit.lon, unit.lat):
                self.done[f"places coarsened to a {unit.kind}"] += 1
                return {
                    "place_id": unit.id, "place_name": unit.name, "place_kind": unit.kind,
                    "relation": "within", "lon": round(unit.lon, 7), "lat": round(unit.lat, 7),
                    "radius_m": float(round(unit.radius_m)),
                    "geo_precision": relation_precision(unit.kind, "within").geo,
                }  # fmt: skip
        return self._in_cell(row["lon"], row["lat"], finder)

    def _units(self, row: Mapping[str, Any]) -> Iterator[Place]:
        """Give the units that hold a row's place, the smallest first: districts, then provinces."""
        try:
            place = self.gaz.get(row["place_id"] or "")
            parents = [self.gaz.get(one) for one in place.parents]
        except UnknownPlace:
            parents = []
        yield from (p for p in parents if p.kind in ("district", "province"))
        for name in (row["admin2"], row["admin1"]):
            found = self.gaz.find(name, country=row["country"] or "", limit=5, by_sound=False) \
                if name and row["country"] else ()  # fmt: skip
            yield from (c.place for c in found if c.place.kind in ("district", "province"))

    def _in_cell(self, lon: float, lat: float, finder: Finder) -> dict[str, Any]:
        """Give the middle of the cell of the grid in which a point lies."""
        self.done["places coarsened to a cell of a grid"] += 1
        size = self.cell
        while True:
            middle = [round((floor(x / size) + 0.5) * size, 6) for x in (lon, lat)]
            if not finder.is_at(middle[0], middle[1]):
                break
            size *= 2  # the point is the middle of its cell: that would give it away
        half = size / 2 * METRES_A_DEGREE
        return {
            "relation": "within", "lon": max(-180.0, min(180.0, middle[0])),
            "lat": max(-90.0, min(90.0, middle[1])),
            "radius_m": float(round(hypot(half, half * cos(radians(lat))))),
            "geo_precision": relation_precision("", "within").geo,
        }  # fmt: skip

    def scrub(self, row: dict[str, Any], finder: Finder) -> dict[str, Any]:
        """Take secret names out of all words of a row; cut its quote."""
        new = {name: row.get(name) for name in BY_NAME}
        for column in COLUMNS:
            text = new[column.name]
            if column.type == "string" and isinstance(text, str) and finder.name_in(text):
                new[column.name] = WITHHELD if column.required else None
                self.done["cells withheld"] += 1
        quote = new["quote"] or WITHHELD
        if len(quote) > self.quote_chars and quote != WITHHELD:
            new["quote"] = quote[: self.quote_chars].rstrip() + " …"
            self.done["quotes cut"] += 1
        if new["quote"] == WITHHELD:
            hidden = ("quote_start", "quote_end", "page", "source_sha256", "record_ids")
            new |= dict.fromkeys(hidden)
        new["details"] = None
        return new


def generalise(
    gdf: gpd.GeoDataFrame, *, leave_out: str, cell: float, quote_chars: int, gaz: Gazetteer
) -> Edition:
    """Make the table of a public edition.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    leave_out
        Rows of this sensitivity and above are left out; "restricted" or "confidential".
    cell
        Size of the cells of the grid, degrees, for places whose district would name them.
    quote_chars
        Characters of a quote that stay at most.
    gaz
        Where units are looked up, and all names of sensitive places.

    Returns
    -------
    edition
        Restricted rows at a point are moved to the middle of their district, province or cell, with
        a radius that holds it; so is any other row that names or lies at such a place. A row whose
        sensitivity nobody stated is judged by rule (`geo.sensitivity`).
    """
    rows = [_plain(row) for row in gdf.drop(columns=gdf.geometry.name).to_dict("records")]
    editor = _Editor(gaz, cell, quote_chars)
    grades = [_grade(row) for row in rows]
    limit = _ORDER.index(leave_out)
    shown = [row for row, grade in zip(rows, grades, strict=True) if grade < limit]
    sensitive = {id(row) for row, g in zip(rows, grades, strict=True) if g > 0}
    for row in rows:
        if id(row) in sensitive:
            editor.hide(row)
    finder = _spread(shown, sensitive, editor)
    edited = []
    for number, row in enumerate(shown, 1):
        new = editor.edit(row, number, finder) if id(row) in sensitive else row
        edited.append(editor.scrub(new, finder))
    further = [name for name in gdf.columns if name not in BY_NAME and name != gdf.geometry.name]
    manifest = {
        "rows": len(rows),
        "rows left out": len(rows) - len(shown),
        "left out": f"sensitivity {leave_out} and above",
        "rows generalised": sum(id(row) in sensitive for row in shown),
        **{name: editor.done[name] for name in sorted(editor.done)},
        "columns emptied": ["details"],
        "further columns left out": len(further),
        "dataGeneralizations": (
            "Points of sensitive rows, and of rows at the same places, were replaced by the middle"
            f" of their district or province, or of a cell of {cell} degrees, with a radius that"
            " holds it; nothing was moved at random."
        ),
        "informationWithheld": "The original is kept by the publisher.",
    }
    return Edition(as_frame(edited), editor.secrets, manifest)


def _spread(shown: list[dict[str, Any]], sensitive: set[int], editor: _Editor) -> Finder:
    """Treat rows at the same places, or that name them as theirs, as sensitive too."""
    while True:
        finder = editor.secrets.finder()
        new = [row for row in shown if id(row) not in sensitive and _gives_away(row, finder)]
        if not new:
            return finder
        for row in new:
            sensitive.add(id(row))
            editor.hide(row)


def _gives_away(row: Mapping[str, Any], finder: Finder) -> bool:
    """Tell whether a row's own place is a secret one."""
    if row["lon"] is not None and finder.is_at(row["lon"], row["lat"], APART_DEGREES):
        return True
    return any(finder.name_in(row[n]) for n in ("place_verbatim", "place_name") if row[n])


def _grade(row: Mapping[str, Any]) -> int:
    """Give how sensitive a row is: as stated, else by rule."""
    if row["sensitivity"] in _ORDER:
        return _ORDER.index(row["sensitivity"])
    words = " ".join(row[name] or "" for name in ("quote", "title", "place_verbatim"))
    return _ORDER.index("restricted" if sensitive_classes(words) else "public")


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give a row as plain values, None where there is nothing."""
    import pandas as pd

    is_list: Callable[[Any], bool] = lambda x: isinstance(x, list | dict | tuple)  # noqa: E731
    return {
        str(name): value if is_list(value) else None if pd.isna(value)
        else value.item() if hasattr(value, "item") else value
        for name, value in row.items()
    }  # fmt: skip
