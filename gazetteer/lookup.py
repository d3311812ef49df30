"""Look-up in a gazetteer: a written name, an id, a point or an area -> places."""

from __future__ import annotations

import html
import math
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, overload

import numpy as np

from gazetteer.clean import PREFERRED
from gazetteer.distance import EARTH_RADIUS_M
from gazetteer.errors import UnknownPlace
from gazetteer.names import keys, romanise
from gazetteer.place import Candidate, Place
from gazetteer.scan import Hit, scan_text
from gazetteer.store import CODE, DEGREE, KINDS, NAME_KINDS, SOUND, Store

_LONE = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair: no character, and no key holds it."""

_HOW = {"exact": 1.0, "folded": 0.9, "transliterated": 0.7}
"""What a match of a name is worth, by how it matched."""

_NAME_WORTH = dict(zip(NAME_KINDS, (1.0, 0.95, 0.97, 0.8, 0.9), strict=True))
"""What a match is worth, by the kind of the name that matched."""

_KIND_WEIGHT = {
    "country": 1.0,
    "province": 0.7,
    "district": 0.45,
    "city": 0.7,
    "town": 0.45,
    "village": 0.25,
    "airport": 0.35,
    "border": 0.5,
    "line": 0.4,
    "corridor": 0.4,
}
"""How likely a place of this kind is meant, where its inhabitants are not known; others 0.3."""

_EXPECTED = frozenset((*PREFERRED, "", "fa", "he", "ka", "tr", "uk"))
"""Languages in which a name is expected unasked; others count less (`Lacin` is China somewhere)."""


class Candidates(Sequence[Candidate]):
    """Candidates for a name, best first. In a notebook it shows as a table."""

    __slots__ = ("_items", "name")

    def __init__(self, name: str, items: Sequence[Candidate]) -> None:
        self.name = name
        self._items = tuple(items)

    @overload
    def __getitem__(self, at: int) -> Candidate: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Candidate, ...]: ...
    def __getitem__(self, at: int | slice) -> Candidate | tuple[Candidate, ...]:
        return self._items[at]

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Candidates) and self._items == other._items

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        lines = [f"{self.name!r}: {len(self)} candidates"]
        for one in self:
            place = one.place
            lines.append(
                f"  {one.score:.2f} {place.name} ({place.kind}, {place.country or '-'}) "
                f"{place.lat:.4f} N {place.lon:.4f} E  {place.id}  {one.how}: {one.matched}"
            )
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        head = (
            "score",
            "name",
            "kind",
            "country",
            "lon",
            "lat",
            "radius_m",
            "id",
            "how",
            "matched",
        )
        rows = [_html_row("th", head)]
        for one in self:
            place = one.place
            rows.append(
                _html_row(
                    "td",
                    (f"{one.score:.2f}", place.name, place.kind, place.country, f"{place.lon:.4f}",
                     f"{place.lat:.4f}", f"{place.radius_m:.0f}", place.id, one.how, one.matched),
                )
            )  # fmt: skip
        return f"<table>{''.join(rows)}</table>"


def _html_row(cell: str, values: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{cell}>{html.escape(value)}</{cell}>' for value in values)}</tr>"


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
        best: dict[int, tuple[float, str, int]] = {}
        for how, owner, number in self._matches(name):
            if not self._fits(owner, country, kind):
                continue
            score = self._score(how, owner, number, lang)
            if owner not in best or score > best[owner][0]:
                best[owner] = (score, how, number)
        ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:limit]
        return Candidates(name, [self._candidate(owner, *match) for owner, match in ranked])

    def _matches(self, name: str) -> Iterator[tuple[str, int, int]]:
        """Give how, place and name of every match, exact ones first."""
        store, written = self._store, unicodedata.normalize("NFC", name.strip())
        if written.isascii() and written.isupper():
            for owner, number in store.names_of_key(CODE + written):
                yield "exact", owner, number
        for key in keys(written):
            for owner, number in store.names_of_key(key):
                same = store.number_of_text(owner, written)
                yield ("folded", owner, number) if same is None else ("exact", owner, same)
        sound = romanise(written)
        if len(sound) > 2:
            for key in (sound, SOUND + sound):
                for owner, number in store.names_of_key(key):
                    yield "transliterated", owner, number

    def _fits(self, owner: int, country: str, kind: str) -> bool:
        store = self._store
        if country and store.meta["countries"][store.column("country")[owner]] != country:
            return False
        return not kind or KINDS[store.column("kind")[owner]] == kind

    def _score(self, how: str, owner: int, number: int, lang: str) -> float:
        store = self._store
        worth = _HOW[how] * _NAME_WORTH[NAME_KINDS[store.column("name_kind")[number]]]
        of = store.meta["langs"][store.column("name_lang")[number]]
        if lang and of not in (lang, ""):
            worth *= 0.97
        if of not in _EXPECTED and of != lang:
            worth *= 0.75
        return round(worth * (0.4 + 0.6 * self._prominence(owner)), 4)

    def _prominence(self, owner: int) -> float:
        """Give a weight from 0 to 1 by kind and inhabitants: ten millions weigh 1."""
        kind = KINDS[self._store.column("kind")[owner]]
        people = int(self._store.column("population")[owner])
        weight = _KIND_WEIGHT.get(kind, 0.3)
        if kind in ("country", "district", "province") or people <= 0:
            return weight
        return min(1.0, max(0.2, math.log10(people) / 7))

    def _candidate(self, owner: int, score: float, how: str, number: int) -> Candidate:
        place = self._store.place(owner)
        return Candidate(place, self._store.text(owner, number), how, score)

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
            Great-circle distance in kilometres (within 0.6 % of the ellipsoid's).
        kind
            One of `PLACE_KINDS`, or empty for all.
        limit
            How many at most.

        Returns
        -------
        found
            Pairs of distance in kilometres and place. The date line and the poles are no bar.
        """
        lons = np.radians(self._store.column("lon") / DEGREE)
        lats = np.radians(self._store.column("lat") / DEGREE)
        half = np.sin((lats - math.radians(lat)) / 2) ** 2
        turn = np.sin((lons - math.radians(lon)) / 2) ** 2
        inner = half + math.cos(math.radians(lat)) * np.cos(lats) * turn
        reach = 2 * EARTH_RADIUS_M / 1000 * np.arcsin(np.sqrt(np.minimum(1.0, inner)))
        wanted = reach <= km
        if kind:
            wanted &= self._store.column("kind") == KINDS.index(kind)
        found = np.flatnonzero(wanted)
        order = found[np.argsort(reach[found], kind="stable")][:limit]
        return [(float(reach[i]), self._store.place(int(i))) for i in order]

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
        return scan_text(_LONE.sub("\ufffd", text), self._store)


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
