"""The packaged store and the layers above it -> one entry an id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from gazetteer.distance import distance_m
from gazetteer.layers import Layer
from gazetteer.place import Name, Place
from gazetteer.store import Store

_FIELDS = (
    "name", "kind", "feature_code", "country", "parents", "population", "status", "note",
    "radius_m", "wkb",
)  # fmt: skip
_CURATED = Path(__file__).parent / "data" / "curated.tsv"


@dataclass(frozen=True, slots=True)
class Stack:
    """Stores from the lowest to the highest, and the layers that they belong to."""

    stores: tuple[Store, ...]
    """The packaged one first."""
    layers: tuple[Layer | None, ...]
    """The layer of each store; None for the packaged one."""

    def holders(self, key: str) -> list[tuple[int, int]]:
        """Give the stores that hold an id, as pairs of the store's and the place's number."""
        found = ((at, store.ids.get(key)) for at, store in enumerate(self.stores))
        return [(at, number) for at, number in found if number is not None]

    def place(self, at: int, number: int) -> Place:
        """Give the whole entry behind a place of one store."""
        if len(self.stores) == 1:
            return self.stores[0].place(number)
        return self.merged(self.holders(self.stores[at].ids.restore_key(number)))

    def merged(self, holders: Sequence[tuple[int, int]]) -> Place:
        """Unite the records of one id, the lowest first.

        Parameters
        ----------
        holders
            As `holders` gives them; not empty.

        Returns
        -------
        place
            Fields that a layer states replace the earlier ones, others fill gaps; names add up.
        """
        at, number = holders[0]
        place = self.stores[at].place(number)
        for at, number in holders[1:]:
            layer = self.layers[at]
            if layer is not None:
                place = _united(place, self.stores[at].place(number), layer)
        return place

    def positioner(self, holders: Sequence[tuple[int, int]], key: str) -> int:
        """Give the number of the store whose coordinates count."""
        chosen = holders[0][0]
        for at, _ in holders[1:]:
            layer = self.layers[at]
            if layer is not None and _replaces(layer, key, "lon"):
                chosen = at
        return chosen


def _united(place: Place, record: Place, layer: Layer) -> Place:
    changes: dict[str, Any] = {}
    for name in _FIELDS:
        value = getattr(record, name)
        if value and (not getattr(place, name) or _replaces(layer, place.id, name)):
            changes[name] = value
    if _replaces(layer, place.id, "lon"):
        changes |= {"lon": record.lon, "lat": record.lat}
    known = {form.text for form in place.names}
    new = [_other(form) for form in record.names if form.text not in known]
    source = place.source if layer.name in place.source.split() else f"{place.source} {layer.name}"
    changed = replace(place, **changes, names=(*place.names, *new), source=source)
    if "wkb" in changes and "radius_m" not in changes:  # the circle must hold the new area
        gap = distance_m(changed.lon, changed.lat, record.lon, record.lat)
        changed = replace(changed, radius_m=max(place.radius_m, record.radius_m + gap))
    return changed if changed.name == place.name else _renamed(changed)


def _renamed(place: Place) -> Place:
    """Put the main name first; what was it is one of the others."""
    main = next((form for form in place.names if form.text == place.name), Name(place.name))
    rest = tuple(_other(form) for form in place.names if form.text != place.name)
    return replace(place, names=(replace(main, kind="main"), *rest))


def _other(form: Name) -> Name:
    return replace(form, kind="alternate") if form.kind == "main" else form


def _replaces(layer: Layer, key: str, field: str) -> bool:
    if field not in layer.states:
        return False
    return layer.own or field not in _curated_fields().get(key, frozenset())


@cache
def _curated_fields() -> dict[str, frozenset[str]]:
    """Give what the curated table states, by id: no automatic layer overrules it."""
    import csv

    with _CURATED.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {
            row["id"]: frozenset({"wkb" if name == "wkt" else name for name, v in row.items() if v})
            for row in rows
        }
