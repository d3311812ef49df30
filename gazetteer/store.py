"""The gazetteer on disk: columns and blobs, memory-mapped, versioned, checksummed, read-only."""

from __future__ import annotations

import hashlib
import json
import mmap
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from gazetteer.errors import BadGazetteer, UnknownPlace
from gazetteer.place import PLACE_KINDS, STATUSES, Name, Place

if TYPE_CHECKING:
    from gazetteer.nearest import Points

FORMAT = 2
"""Version of the layout; a store of another one is refused."""

INDEX = 4
"""Version of the name index, which is made when a store is unpacked; another one is made anew."""

DEGREE = 1_000_000
"""Coordinates are stored as whole millionths of a degree (about 0.1 m)."""

BLOCK = 64
"""Keys counted together: where the names of a key begin is one sum of at most 64 counts."""

CODE = "\x01"
"""First character of a key that is a code: it matches as written."""

NAME_KINDS = ("main", "alternate", "short", "historic", "code")
"""Values of `Name.kind`, by their number in the store."""

KINDS = tuple(PLACE_KINDS)
"""Values of `Place.kind`, by their number in the store."""

_STATUSES = tuple(STATUSES)
_NAME_PARTS = ("lang", "script", "kind")

Column = npt.NDArray[Any]


class Store:
    """A folder made by `gazetteer.build`, opened for reading.

    Nothing is read before it is asked for. Two stores of one folder give the same answers in any
    number of threads and processes; a pickled store is its path.

    Parameters
    ----------
    folder
        Where `meta.json` lies.

    Raises
    ------
    BadGazetteer
        If the folder holds no store of this format, or a file has not the size it should have.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.meta: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf-8"))
            self._index: dict[str, Any] = json.loads((folder / "index.json").read_text("utf-8"))
        except (OSError, ValueError) as problem:
            raise BadGazetteer(
                f"no gazetteer can be read in {folder} ({problem}); install incident-atlas again, "
                f"or set INCIDENT_ATLAS_GAZETTEER to the folder of a store"
            ) from problem
        if self.meta.get("format") != FORMAT:
            raise BadGazetteer(
                f"the gazetteer in {folder} has format {self.meta.get('format')}, this version "
                f"reads format {FORMAT}; build it anew with python -m gazetteer.build"
            )
        if self._index.get("format") != INDEX:
            raise BadGazetteer(
                f"the index of the gazetteer in {folder} has format {self._index.get('format')}, "
                f"this version reads {INDEX}; make the store or add the layer again"
            )
        self.files: dict[str, list[Any]] = self.meta["files"] | self._index["files"]
        for name, (size, _) in self.files.items():
            if not (folder / name).is_file() or (folder / name).stat().st_size != size:
                raise BadGazetteer(f"{folder / name} is missing or cut off; install again")

    def __reduce__(self) -> tuple[type[Store], tuple[Path]]:
        return Store, (self.folder,)

    def __len__(self) -> int:
        return int(self.meta["places"])

    def damaged(self) -> list[str]:
        """Compare every file with its checksum; give the names of those that differ."""
        now = checksums(self.folder, self.files)
        return [name for name, known in self.files.items() if now[name] != tuple(known)]

    @property
    def longest_key(self) -> int:
        """Length of the longest key in code points."""
        return int(self._index["longest_key"])

    @property
    def has_filter(self) -> bool:
        """Whether the index holds the filter that `BulkScanner` needs; older ones do not."""
        return "filter_rows.npy" in self.files

    def column(self, name: str) -> Column:
        """Open a column, memory-mapped."""
        opened = self._columns.get(name)
        if opened is None:
            # Still mapped, but a plain array: single values of a memmap cost five times as much.
            opened = np.asarray(np.load(self.folder / f"{name}.npy", mmap_mode="r"))
            self._columns[name] = opened
        return opened

    @cached_property
    def _columns(self) -> dict[str, Column]:
        return {}

    @cached_property
    def ids(self) -> Any:
        """The trie of ids; the number of an id is the number of its place."""
        return self._trie("ids.marisa")

    @cached_property
    def keys(self) -> Any:
        """The trie of name keys; the number of a key leads to its names."""
        return self._trie("keys.marisa")

    @cached_property
    def sounds(self) -> Any:
        """The trie of skeletons of sounds; the number of a skeleton leads to its rows."""
        return self._trie("sounds.marisa")

    def rows_of_sound(self, skeleton: str) -> range:
        """Give the rows of the columns `sound_name` and `sound_letters` with this skeleton."""
        number = self.sounds.get(skeleton)
        if number is None:
            return range(0)
        first, last = self.column("sound_start")[number : number + 2].tolist()
        return range(first, last)

    def _trie(self, name: str) -> Any:
        import marisa_trie

        trie = marisa_trie.Trie()
        trie.mmap(str(self.folder / name))
        return trie

    @cached_property
    def _texts(self) -> mmap.mmap:
        return self._blob("texts.bin")

    @cached_property
    def _notes(self) -> mmap.mmap:
        return self._blob("notes.bin")

    @cached_property
    def _shapes(self) -> mmap.mmap:
        return self._blob("shapes.bin")

    def _blob(self, name: str) -> mmap.mmap:
        with (self.folder / name).open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def names_of_key(self, key: str) -> list[tuple[int, int]]:
        """Give the places and names that a key leads to, as pairs of numbers."""
        number = self.keys.get(key)
        if number is None:
            return []
        counts, block = self.column("key_count"), number // BLOCK
        start = int(self.column("key_block")[block])
        start += int(counts[block * BLOCK : number].sum(dtype=np.int64))
        found = self.column("key_names")[start : start + int(counts[number])]
        places = np.searchsorted(self.column("name_start"), found, side="right") - 1
        return list(zip(places.tolist(), found.tolist(), strict=True))

    def is_ordinary(self, key: str) -> bool:
        """Tell whether a key is a word of every day, and no well-known place bears it."""
        number = self.keys.get(key)
        return number is not None and bool(self.column("key_ordinary")[number])

    def number(self, key: str) -> int:
        """Give the number of the place with this id.

        Raises
        ------
        UnknownPlace
            If no place has it.
        """
        number = self.ids.get(key)
        if number is None:
            raise UnknownPlace(f"the gazetteer {self.meta['version']} has no place with id {key!r}")
        return int(number)

    def names(self, place: int) -> tuple[Name, ...]:
        """Give all names of a place, the main one first."""
        first, last = self.column("name_start")[place : place + 2].tolist()
        columns = [self.column(f"name_{part}")[first:last].tolist() for part in _NAME_PARTS]
        langs, scripts = self.meta["langs"], self.meta["scripts"]
        return tuple(
            Name(text, langs[lang], scripts[script], NAME_KINDS[kind])
            for text, lang, script, kind in zip(self._texts_of(place), *columns, strict=True)
        )

    def text(self, place: int, number: int) -> str:
        """Give the text of one name of a place, by the name's number."""
        return self._texts_of(place)[number - int(self.column("name_start")[place])]

    def number_of_text(self, place: int, text: str) -> int | None:
        """Give the number of the name that a place has in just this form, or None."""
        texts = self._texts_of(place)
        if text not in texts:
            return None
        return int(self.column("name_start")[place]) + texts.index(text)

    def _texts_of(self, place: int) -> list[str]:
        start, end = self.column("text_start")[place : place + 2].tolist()
        return self._texts[start : end - 1].decode("utf-8").split("\n")

    def place(self, number: int) -> Place:
        """Give a place by its number."""
        forms = self.names(number)
        above = self.parents(number)
        people = int(self.column("population")[number])
        return Place(
            id=self.ids.restore_key(number),
            name=forms[0].text,
            lon=int(self.column("lon")[number]) / DEGREE,
            lat=int(self.column("lat")[number]) / DEGREE,
            kind=KINDS[self.column("kind")[number]],
            radius_m=float(self.column("radius")[number]),
            names=forms,
            feature_code=self.meta["features"][self.column("feature")[number]],
            country=self.meta["countries"][self.column("country")[number]],
            parents=tuple(self.ids.restore_key(one) for one in above),
            population=None if people < 0 else people,
            status=_STATUSES[self.column("status")[number]],
            note=self._piece("note", self._notes, number).decode("utf-8"),
            source=self.meta["sources"][self.column("source")[number]],
            wkb=self._piece("shape", self._shapes, number) or None,
        )

    def columns(self) -> dict[str, list[Any]]:
        """Give all places as columns: what a table of them holds."""
        starts = self.column("text_start").tolist()
        texts, people = self._texts, self.column("population").tolist()
        named = [texts[at : texts.find(b"\n", at, end)] if texts.find(b"\n", at, end) >= 0
                 else texts[at : end - 1] for at, end in pairwise(starts)]  # fmt: skip
        return {
            "id": [self.ids.restore_key(number) for number in range(len(self))],
            "name": [name.decode("utf-8") for name in named],
            "kind": [KINDS[kind] for kind in self.column("kind").tolist()],
            "country": [self.meta["countries"][at] for at in self.column("country").tolist()],
            "population": [None if n < 0 else n for n in people],
            "radius_m": self.column("radius").astype(float).tolist(),
            "lon": (self.column("lon") / DEGREE).tolist(),
            "lat": (self.column("lat") / DEGREE).tolist(),
        }

    def parents(self, number: int) -> list[int]:
        """Give the numbers of the places that hold a place, nearest first."""
        start, end = self.column("parent_start")[number : number + 2].tolist()
        above: list[int] = self.column("parents")[start:end].tolist()
        return above

    def usual_people(self, number: int) -> int:
        """Give how many people a unit of this state and order usually has; 0 where unknown."""
        return int(self._usual_people[self._sort_of_unit(number)])

    def _sort_of_unit(self, number: int | slice) -> Any:
        features = len(self.meta["features"])
        country = self.column("country")[number].astype(np.int64)
        return country * features + self.column("feature")[number]

    @cached_property
    def _usual_people(self) -> npt.NDArray[np.float64]:
        """State and feature code -> the state's inhabitants by the number of such units."""
        kinds, people = self.column("kind"), self.column("population")
        countries, features = len(self.meta["countries"]), len(self.meta["features"])
        is_unit = np.isin(kinds, [KINDS.index("province"), KINDS.index("district")])
        sorts = self._sort_of_unit(slice(None))[is_unit]
        units = np.bincount(sorts, minlength=countries * features).reshape(countries, features)
        states = np.flatnonzero(kinds == KINDS.index("country"))
        whole = np.zeros(countries)
        np.maximum.at(whole, self.column("country")[states], np.maximum(people[states], 0))
        shares: npt.NDArray[np.float64] = whole[:, None] / np.maximum(units, 1)
        return shares.ravel()

    def points(self, kind: str = "") -> Points:
        """Give the points of all places, or of those of one kind; kept once they are made.

        Raises
        ------
        UnknownPlace
            If there is none.
        """
        from gazetteer.nearest import Points

        if kind not in self._points:
            numbers = np.arange(len(self))
            if kind:
                known = KINDS.index(kind) if kind in KINDS else -1
                numbers = np.flatnonzero(self.column("kind") == known)
            if not len(numbers):
                raise UnknownPlace(f"the gazetteer has no place of kind {kind!r}")
            lons, lats = (self.column(name)[numbers] / DEGREE for name in ("lon", "lat"))
            self._points[kind] = Points(lons, lats, numbers)
        return self._points[kind]

    @cached_property
    def _points(self) -> dict[str, Points]:
        return {}

    def _piece(self, kind: str, blob: mmap.mmap, number: int) -> bytes:
        """Give the stretch of a blob that belongs to a place; few places have one."""
        owners = self.column(f"{kind}_place")
        at = int(np.searchsorted(owners, owners.dtype.type(number)))
        if at == len(owners) or owners[at] != number:
            return b""
        start, end = self.column(f"{kind}_start")[at : at + 2].tolist()
        return blob[start:end]


def is_unpacked(folder: Path) -> bool:
    """Tell whether a folder holds an unpacked store whose index is of this version."""
    try:
        index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(index.get("format") == INDEX)


def checksums(folder: Path, patterns: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Give size and SHA-256 of files in a folder.

    Parameters
    ----------
    folder
        Where they are.
    patterns
        Names or patterns of names.

    Returns
    -------
    sums
        File name -> bytes, hexadecimal digest; in the order of names.
    """
    files = sorted({file for pattern in patterns for file in folder.glob(pattern)})
    return {
        file.name: (file.stat().st_size, hashlib.sha256(file.read_bytes()).hexdigest())
        for file in files
    }


def contents(folder: Path) -> list[str]:
    """Give the names of a store's files, index and `meta.json` not among them."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return list(meta["files"])
