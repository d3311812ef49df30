"""The gazetteer on disk: columns and blobs, memory-mapped, versioned, checksummed, read-only."""

from __future__ import annotations

import hashlib
import json
import mmap
import tarfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gazetteer.errors import BadGazetteer, UnknownPlace
from gazetteer.place import PLACE_KINDS, STATUSES, Name, Place

FORMAT = 1
"""Version of the layout; a store of another one is refused."""

DEGREE = 1_000_000
"""Coordinates are stored as whole millionths of a degree (about 0.1 m)."""

CODE = "\x01"
"""First character of a key that is a code: it matches as written."""

SOUND = "\x02"
"""First character of a key that is a romanisation."""

NAME_KINDS = ("main", "alternate", "short", "historic", "code")
"""Values of `Name.kind`, by their number in the store."""

KINDS = tuple(PLACE_KINDS)
"""Values of `Place.kind`, by their number in the store."""

_STATUSES = tuple(STATUSES)

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
        for name, (size, _) in self.meta["files"].items():
            if not (folder / name).is_file() or (folder / name).stat().st_size != size:
                raise BadGazetteer(f"{folder / name} is missing or cut off; install again")

    def __reduce__(self) -> tuple[type[Store], tuple[Path]]:
        return Store, (self.folder,)

    def __len__(self) -> int:
        return int(self.meta["places"])

    def damaged(self) -> list[str]:
        """Compare every file with its checksum; give the names of those that differ."""
        found = []
        for name, (_, digest) in self.meta["files"].items():
            if hashlib.sha256((self.folder / name).read_bytes()).hexdigest() != digest:
                found.append(name)
        return found

    def column(self, name: str) -> Column:
        """Open a column, memory-mapped."""
        opened = self._columns.get(name)
        if opened is None:
            opened = np.load(self.folder / f"{name}.npy", mmap_mode="r")
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
        start, end = self.column("key_start")[number : number + 2]
        found = self.column("key_names")[start:end]
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

    def name(self, number: int) -> Name:
        """Give one name by its number."""
        start, end = self.column("text_start")[number : number + 2].tolist()
        return Name(
            self._texts[start:end].decode("utf-8"),
            self.meta["langs"][self.column("name_lang")[number]],
            self.meta["scripts"][self.column("name_script")[number]],
            NAME_KINDS[self.column("name_kind")[number]],
        )

    def names(self, place: int) -> Iterator[Name]:
        """Give all names of a place, the main one first."""
        start, end = self.column("name_start")[place : place + 2].tolist()
        return map(self.name, range(start, end))

    def place(self, number: int) -> Place:
        """Give a place by its number."""
        forms = tuple(self.names(number))
        start, end = self.column("parent_start")[number : number + 2].tolist()
        above = (int(one) for one in self.column("parents")[start:end])
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

    def _piece(self, kind: str, blob: mmap.mmap, number: int) -> bytes:
        """Give the stretch of a blob that belongs to a place; few places have one."""
        owners = self.column(f"{kind}_place")
        at = int(np.searchsorted(owners, owners.dtype.type(number)))
        if at == len(owners) or owners[at] != number:
            return b""
        start, end = self.column(f"{kind}_start")[at : at + 2].tolist()
        return blob[start:end]


def packaged() -> Path:
    """Give the folder of the packaged store, unpacking its archive where only that is there.

    Raises
    ------
    BadGazetteer
        If there is neither, or the archive cannot be unpacked.
    """
    data = Path(__file__).parent / "data"
    folder, archive = data / "store", data / "store.tar.xz"
    if not (folder / "meta.json").is_file():
        if not archive.is_file():
            raise BadGazetteer(f"{data} holds no gazetteer; install incident-atlas again")
        unpack(archive, folder)
    return folder


def unpack(archive: Path, folder: Path) -> None:
    """Unpack a store; an older one in its place goes, a half-written one never stands there.

    Parameters
    ----------
    archive
        The file `store.tar.xz`.
    folder
        Where the store shall be.

    Raises
    ------
    BadGazetteer
        If the archive is damaged or the folder cannot be written.
    """
    import shutil
    import tempfile

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".store-") as near:
            with tarfile.open(archive, "r:xz") as members:
                members.extractall(near, filter="data")
            if folder.exists():
                shutil.rmtree(folder)
            (Path(near) / "store").rename(folder)
    except (OSError, tarfile.TarError, EOFError) as problem:
        raise BadGazetteer(
            f"{archive} cannot be unpacked to {folder} ({problem}); make the folder writable, or "
            f"unpack it elsewhere and set INCIDENT_ATLAS_GAZETTEER to that folder"
        ) from problem
