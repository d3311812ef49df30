"""Look-up in a gazetteer: a written name, an id, a point or an area -> places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, tee
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from gazetteer.candidates import Candidates
from gazetteer.errors import UnknownPlace
from gazetteer.layers import Layer
from gazetteer.match import Match, Scope, guesses, matches
from gazetteer.place import Candidate, Place
from gazetteer.scan import LONG_TEXT, Hit, scan_text
from gazetteer.select import area_of, near, nearest, wanted
from gazetteer.stack import Stack
from gazetteer.store import CODE, KINDS, Store

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_UNITS = ("province", "district")

_LONE = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair: no character, and no key holds it."""


class Gazetteer:
    """A gazetteer, opened for look-up. It never changes, and threads and processes may share it.

    Parameters
    ----------
    store
        Where the places are.
    layers
        What the user has added, the first added first; a later layer wins over an earlier one.
    """

    __slots__ = ("__weakref__", "_stack")  # what others keep of it goes with it

    def __init__(self, store: Store, layers: Iterable[Layer] = ()) -> None:
        above = [(one, layer) for layer in layers for one in layer.stores()]
        self._stack = Stack(
            (store, *(one for one, _ in above)), (None, *(layer for _, layer in above))
        )

    def __repr__(self) -> str:
        return f"<Gazetteer {self.version}: {sum(map(len, self._stack.stores))} places>"

    @property
    def _store(self) -> Store:
        """The packaged store, below all layers."""
        return self._stack.stores[0]

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers that are open, the one that wins last."""
        return tuple({one.name: one for one in self._stack.layers if one is not None}.values())

    def columns(self) -> dict[str, list[Any]]:
        """Give all places as columns of a table.

        Returns
        -------
        columns
            `id`, `name`, `kind`, `country`, `population` (None where it is not stated),
            `radius_m`, `lon`, `lat` (degrees, WGS 84). An entry that a layer has too stands as the
            last layer has it.

        Examples
        --------
        >>> import gazetteer
        >>> sorted(gazetteer.open().columns())[:3]
        ['country', 'id', 'kind']
        """
        rows: dict[str, tuple[Any, ...]] = {}
        names: list[str] = []
        for store in self._stack.stores:
            columns = store.columns()
            names = list(columns)
            rows.update(zip(columns["id"], zip(*columns.values(), strict=True), strict=True))
        return dict(zip(names, map(list, zip(*rows.values(), strict=True)), strict=True))

    @property
    def version(self) -> str:
        """Edition of the data, and the layers added to it."""
        return " + ".join([str(self._store.meta["version"]), *(one.name for one in self.layers)])

    def info(self) -> dict[str, object]:
        """Say what this gazetteer is, and whether its files are whole (reads them all)."""
        meta = self._store.meta
        return {
            "version": self.version,
            "folder": str(self._store.folder),
            "places": meta["places"],
            "names": len(self._store.column("name_lang")),
            "bytes": sum(size for size, _ in self._store.files.values()),
            "sources": list(meta["sources"]),
            "layers": [layer.name for layer in self.layers],
            "damaged": self._store.damaged()
            + [f"{layer.name}/{name}" for layer in self.layers for name in layer.damaged()],
        }

    def find(
        self,
        name: str,
        *,
        lang: str = "",
        country: str = "",
        kind: str = "",
        near: tuple[float, float] | None = None,
        limit: int = 10,
        by_sound: bool = True,
    ) -> Candidates:
        """Find the places that a written name may mean.

        Parameters
        ----------
        name
            A name in any script, or an IATA, ICAO or ISO 3166 code in capitals.
        lang
            ISO 639-1 code of the text: forms of other languages count a little less.
        country
            ISO 3166-1 alpha-2 code: only places there.
        kind
            One of `PLACE_KINDS`: only places of this kind.
        near
            Longitude and latitude, decimal degrees, WGS 84: places around it come first.
        limit
            How many candidates at most.
        by_sound
            Where no name is written so, give those that sound like it, in any script: a typing
            error, or a transliteration that no list has.

        Returns
        -------
        candidates
            Best first; empty where nothing matches. Each says how its name matched.

        Examples
        --------
        >>> import gazetteer
        >>> gaz = gazetteer.open()
        >>> [gaz.find(name)[0].how for name in ("Goris", "GORIS", "в Горисе", "Stepankert")]
        ['exact', 'folded', 'inflected', 'fuzzy']
        """
        name = _LONE.sub("\ufffd", name)
        ranked = self._ranked(name, Scope(lang, country, kind, near), by_sound=by_sound)
        found = (
            Candidate(place, self._stack.stores[at].text(one.owner, one.number), one.how, one.score)
            for at, one, place in ranked
        )
        return Candidates(name, list(islice(found, limit)))

    def _ranked(
        self, name: str, scope: Scope, *, by_sound: bool
    ) -> Iterator[tuple[int, Match, Place]]:
        """Give the matches of all stores, best first, one an id, with their whole entries."""
        # Where a layer moves places to another state or kind, only whole entries can be asked.
        moved = any({"country", "kind"}.intersection(one.states) for one in self.layers)
        asked = replace(scope, country="", kind="") if moved else scope
        seen: set[str] = set()
        for way in (matches, guesses) if by_sound else (matches,):
            for at, one in self._found(way, name, asked):
                place = self._stack.place(at, one.owner)
                if place.id not in seen and _is_in(place, scope):
                    seen.add(place.id)
                    yield at, one, place
            if seen:
                return

    def _found(
        self, way: Callable[[Store, str, Scope], dict[int, Match]], name: str, scope: Scope
    ) -> list[tuple[int, Match]]:
        """Give what each store finds, best first, with the store's number."""
        found = [
            (at, one)
            for at, store in enumerate(self._stack.stores)
            for one in way(store, name, scope).values()
        ]
        return sorted(found, key=lambda pair: (-pair[1].score, pair[0], pair[1].owner))

    def get(self, place_id: str) -> Place:
        """Give the place with this id.

        Parameters
        ----------
        place_id
            Such as `geonames:147626`, `icao:UBBZ`, `border:AM-AZ`, `atlas:agali`.

        Raises
        ------
        UnknownPlace
            If there is none.
        """
        holders = self._stack.holders(place_id)
        if not holders:
            raise UnknownPlace(f"the gazetteer {self.version} has no place with id {place_id!r}")
        return self._stack.merged(holders)

    def _has(self, place_id: str) -> bool:
        return any(place_id in store.ids for store in self._stack.stores)

    def country_of(self, code: str) -> Place:
        """Give the state or territory with an ISO 3166-1 code.

        Parameters
        ----------
        code
            Alpha-2 or alpha-3.

        Raises
        ------
        UnknownPlace
            If none bears it.
        """
        for at, store in enumerate(self._stack.stores):
            for owner, _ in store.names_of_key(CODE + code.upper()):
                if KINDS[store.column("kind")[owner]] == "country":
                    return self._stack.place(at, owner)
        raise UnknownPlace(f"no country has the ISO 3166-1 code {code!r}")

    def border(self, country_a: str, country_b: str) -> Place | None:
        """Give the border of two states as a line, or None where they share none.

        Parameters
        ----------
        country_a, country_b
            ISO 3166-1 alpha-2 codes, in any order.
        """
        first, second = sorted((country_a.upper(), country_b.upper()))
        key = f"border:{first}-{second}"
        return self.get(key) if self._has(key) else None

    def near(
        self, lon: float, lat: float, km: float, *, kind: str = "", limit: int = 10
    ) -> list[tuple[float, Place]]:
        """Give the places whose points lie within a distance, nearest first.

        Parameters
        ----------
        lon, lat
            Decimal degrees, WGS 84.
        km
            Distance on the ellipsoid in kilometres.
        kind
            One of `PLACE_KINDS`, or empty for all.
        limit
            How many at most.

        Returns
        -------
        found
            Pairs of distance in kilometres (right to 0.2 %) and place. The date line and the poles
            are no bar.
        """
        found = [
            hit
            for at in range(len(self._stack.stores))
            for hit in self._near_in(at, lon, lat, km, kind, limit)
        ]
        found.sort(key=lambda hit: hit[0])
        return found[:limit]

    def _near_in(
        self, at: int, lon: float, lat: float, km: float, kind: str, limit: int
    ) -> list[tuple[float, Place]]:
        """Give the nearest places of one store, less those that another store puts elsewhere."""
        store, asked = self._stack.stores[at], limit
        while True:
            hits = near(store, lon, lat, km, kind, asked)
            if len(self._stack.stores) == 1:
                return [(reach, store.place(number)) for reach, number in hits]
            found = [
                (reach, place)
                for reach, number in hits
                if (place := self._placed(at, number)) and (not kind or place.kind == kind)
            ]
            if len(found) >= limit or len(hits) < asked:
                return found[:limit]
            asked *= 4

    def _placed(self, at: int, number: int) -> Place | None:
        """Give the whole entry of a place, or None where another store's coordinates count."""
        key = self._stack.stores[at].ids.restore_key(number)
        holders = self._stack.holders(key)
        if len(holders) > 1 and self._stack.positioner(holders, key) != at:
            return None
        return self._stack.merged(holders)

    def nearest(
        self, lons: npt.ArrayLike, lats: npt.ArrayLike, *, kind: str = ""
    ) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.float64]]:
        """Give the nearest place to each of many points: a million in some seconds.

        Parameters
        ----------
        lons, lats
            Decimal degrees, WGS 84, as many of the one as of the other.
        kind
            One of `PLACE_KINDS`, or empty for all.

        Returns
        -------
        ids, km
            The id of the place that is nearest to each point, and the distance on the ellipsoid in
            kilometres (right to 0.2 %). Each store's own positions count, where a layer states
            another one too.

        Raises
        ------
        UnknownPlace
            If the gazetteer has no place of this kind.
        """
        east, north = np.asarray(lons, dtype=float), np.asarray(lats, dtype=float)
        found = [nearest(store, east, north, kind) for store in self._stack.stores]
        reach = np.array([km for _, km in found])
        if len(east) and not np.isfinite(reach).any():
            raise UnknownPlace(f"the gazetteer has no place of kind {kind!r}")
        best = reach.argmin(axis=0)
        each = np.arange(len(east))
        return np.array([ids for ids, _ in found])[best, each], reach[best, each]

    def within(
        self, *, country: str = "", area: Place | BaseGeometry | None = None, kind: str = ""
    ) -> list[Place]:
        """Give the places in a country or in an area.

        Parameters
        ----------
        country
            ISO 3166-1 alpha-2 code, as the sources state it.
        area
            A place with an area, or any polygon of shapely (lon, lat; EPSG:4326); the points that
            lie in it are given. A unit known as a point only gives the places whose stated parents
            name it.
        kind
            One of `PLACE_KINDS`, or empty for all.

        Returns
        -------
        places
            In the store's own order.

        Raises
        ------
        UnknownPlace
            If `area` is no area, and no unit either.
        """
        if isinstance(area, Place) and area.kind in _UNITS and area.wkb is None:
            places = self.within(country=country or area.country, kind=kind)
            return [place for place in places if area.id in self._ancestors(place)]
        shape = None if area is None else area_of(area)
        places = []
        for at, store in enumerate(self._stack.stores):
            for number in np.flatnonzero(wanted(store, country, kind, shape)).tolist():
                place = self._whole(at, number, country, kind)
                if place is not None:
                    places.append(place)
        return places

    def _whole(self, at: int, number: int, country: str, kind: str) -> Place | None:
        """Give the whole entry of a place, or None where another store's word counts."""
        if len(self._stack.stores) == 1:
            return self._stack.stores[0].place(number)
        place = self._placed(at, number)
        return place if place is not None and _is_in(place, Scope("", country, kind)) else None

    def contains(self, area: Place, place: Place) -> bool | None:
        """Tell whether an area holds a place's point; None where that cannot be told.

        Parameters
        ----------
        area
            A state or unit.
        place
            Any place.

        Returns
        -------
        answer
            What the sources state as parents counts first, then the area, then the country.
        """
        if area.id in self._ancestors(place):
            return True
        shape = area.geometry
        if shape is not None and shape.area > 0:
            from shapely import intersects_xy

            return bool(intersects_xy(shape, place.lon, place.lat))
        if area.country and place.country and area.country != place.country:
            return False
        return None

    def _ancestors(self, place: Place) -> set[str]:
        found: set[str] = set()
        todo = list(place.parents)
        while todo:
            one = todo.pop()
            if one not in found and self._has(one):
                found.add(one)
                todo += self.get(one).parents
        return found

    def scan(self, text: str) -> list[Hit]:
        """Find every name of the gazetteer that occurs in a text.

        Parameters
        ----------
        text
            Any text.

        Returns
        -------
        hits
            By start, the longest first; shorter ones at the same start and overlapping ones are
            among them. Words of every day that are also names of small places are left out.
        """
        if len(text) >= LONG_TEXT:
            return next(self.scan_many([text]))
        text = _LONE.sub("\ufffd", text)
        return self._united([scan_text(text, store) for store in self._stack.stores])

    def scan_many(self, texts: Iterable[str]) -> Iterator[list[Hit]]:
        """Find every name of the gazetteer that occurs in each of many texts: the quick way.

        Parameters
        ----------
        texts
            Any texts; taken some at a time.

        Yields
        ------
        hits
            Of each text in turn, the same that `scan` gives.
        """
        from gazetteer.bulk_scan import scan_texts

        stores = self._stack.stores
        copies = tee((_LONE.sub("\ufffd", text) for text in texts), len(stores))
        found = (scan_texts(copy, store) for copy, store in zip(copies, stores, strict=True))
        yield from map(self._united, zip(*found, strict=True))

    def _united(self, found: Sequence[list[Hit]]) -> list[Hit]:
        """Unite what the stores have found in a text; a word of every day stays one."""
        first, *above = found
        if not any(above):
            return first
        is_ordinary = self._store.is_ordinary
        new = {hit for hits in above for hit in hits if not is_ordinary(hit.key)}
        return sorted(new.union(first), key=lambda hit: (hit.start, -hit.end, hit.key))


def _is_in(place: Place, scope: Scope) -> bool:
    return place.country == (scope.country or place.country) and place.kind == (
        scope.kind or place.kind
    )
