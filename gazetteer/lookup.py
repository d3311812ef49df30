"""Look-up in a gazetteer: a written name, an id, a point or an area -> places."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gazetteer.candidates import Candidates
from gazetteer.errors import UnknownPlace
from gazetteer.match import Match, Scope, matches
from gazetteer.place import Candidate, Place
from gazetteer.scan import LONG_TEXT, Hit, scan_text
from gazetteer.store import CODE, DEGREE, KINDS, Store

_LONE = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair: no character, and no key holds it."""


class Gazetteer:
    """A gazetteer, opened for look-up. It never changes, and threads and processes may share it.

    Parameters
    ----------
    store
        Where the places are.
    """

    __slots__ = ("_store",)

    def __init__(self, store: Store) -> None:
        self._store = store

    def __repr__(self) -> str:
        return f"<Gazetteer {self.version}: {len(self._store)} places>"

    @property
    def version(self) -> str:
        """Edition of the data."""
        return str(self._store.meta["version"])

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
            "damaged": self._store.damaged(),
        }

    def find(
        self, name: str, *, lang: str = "", country: str = "", kind: str = "", limit: int = 10
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
        limit
            How many candidates at most.

        Returns
        -------
        candidates
            Best first; empty where nothing matches.
        """
        name = _LONE.sub("\ufffd", name)
        best = matches(self._store, name, Scope(lang, country, kind))
        ranked = sorted(best.values(), key=lambda one: (-one.score, one.owner))[:limit]
        return Candidates(name, [self._candidate(one) for one in ranked])

    def _candidate(self, match: Match) -> Candidate:
        place = self._store.place(match.owner)
        written = self._store.text(match.owner, match.number)
        return Candidate(place, written, match.how, match.score)

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
        return self._store.place(self._store.number(place_id))

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
        for owner, _ in self._store.names_of_key(CODE + code.upper()):
            if KINDS[self._store.column("kind")[owner]] == "country":
                return self._store.place(owner)
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
        return self.get(key) if key in self._store.ids else None

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
        found, reach = self._store.points(kind).within(lon, lat, km, limit)
        return [
            (float(far), self._store.place(int(i))) for i, far in zip(found, reach, strict=True)
        ]

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
            kilometres (right to 0.2 %).

        Raises
        ------
        UnknownPlace
            If the gazetteer has no place of this kind.
        """
        numbers, km = self._store.points(kind).nearest(np.asarray(lons), np.asarray(lats))
        used = np.unique(numbers)
        ids = np.empty(len(self._store), dtype=object)
        ids[used] = [self._store.ids.restore_key(one) for one in used.tolist()]
        return ids[numbers], km

    def within(
        self, *, country: str = "", area: Place | None = None, kind: str = ""
    ) -> list[Place]:
        """Give the places in a country or in an area.

        Parameters
        ----------
        country
            ISO 3166-1 alpha-2 code, as the sources state it.
        area
            A place with an area; the points that lie in it are given.
        kind
            One of `PLACE_KINDS`, or empty for all.

        Returns
        -------
        places
            In the store's own order.

        Raises
        ------
        UnknownPlace
            If `area` is known as a point or line only.
        """
        wanted = np.ones(len(self._store), dtype=bool)
        if country:
            codes: list[str] = self._store.meta["countries"]
            number = codes.index(country) if country in codes else -1
            wanted &= self._store.column("country") == number
        if kind:
            wanted &= self._store.column("kind") == KINDS.index(kind)
        if area is not None:
            wanted &= self._inside(area)
        return [self._store.place(int(i)) for i in np.flatnonzero(wanted)]

    def _inside(self, area: Place) -> Any:
        from shapely import contains_xy, prepare

        shape = area.geometry
        if shape is None or shape.area == 0:
            raise UnknownPlace(f"{area.name} ({area.id}) is known as a point, not as an area")
        prepare(shape)
        return contains_xy(
            shape, self._store.column("lon") / DEGREE, self._store.column("lat") / DEGREE
        )

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
            if one not in found and one in self._store.ids:
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
        if len(text) < LONG_TEXT:
            return scan_text(_LONE.sub("\ufffd", text), self._store)
        return next(self.scan_many([text]))

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

        yield from scan_texts((_LONE.sub("\ufffd", text) for text in texts), self._store)


def open_gazetteer(path: str | os.PathLike[str] | None = None) -> Gazetteer:
    """Open a gazetteer.

    Parameters
    ----------
    path
        Folder of a store. By default the one named by the environment variable
        `INCIDENT_ATLAS_GAZETTEER`, else the packaged one.

    Returns
    -------
    gaz
        Cheap to open: nothing is read before it is asked for.

    Raises
    ------
    BadGazetteer
        If there is no store, or it is damaged or of another format.
    """
    chosen = path or os.environ.get("INCIDENT_ATLAS_GAZETTEER")
    return Gazetteer(Store(Path(chosen) if chosen else _packaged()))


def _packaged() -> Path:
    """Give the folder of the packaged store; in a bare checkout it is unpacked first."""
    folder = Path(__file__).parent / "data" / "store"
    if not (folder / "index.json").is_file():
        from gazetteer.unpack import unpack

        unpack(folder.with_name("store.tar.xz"), folder)
    return folder
