"""Places -> a store on disk, the same bytes for the same places. The counterpart of `store`."""

from __future__ import annotations

import io
import json
import lzma
import tarfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from gazetteer.index import save, starts_of, write_index
from gazetteer.names import keys
from gazetteer.place import STATUSES, Name, Place
from gazetteer.store import DEGREE, FORMAT, KINDS, NAME_KINDS, checksums, contents

_STATUSES = tuple(STATUSES)


def write_store(
    places: Iterable[Place],
    folder: Path,
    *,
    version: str,
    is_ordinary: Callable[[str, Sequence[Place]], bool] | None = None,
) -> None:
    """Write a store.

    Parameters
    ----------
    places
        Whole places with unique ids; a parent that is not among them is left out.
    folder
        An empty or new folder.
    version
        What `Gazetteer.version` will say.
    is_ordinary
        Told a key and the places that bear it: is it a word of every day? None: no key is.
    """
    import marisa_trie

    folder.mkdir(parents=True, exist_ok=True)
    by_id = {place.id: place for place in sorted(places, key=lambda place: place.id)}
    ids = marisa_trie.Trie(sorted(by_id))
    ids.save(str(folder / "ids.marisa"))
    ordered = [by_id[ids.restore_key(i)] for i in range(len(by_id))]
    meta = _Tables()
    _write_places(ordered, ids, folder, meta)
    _write_names(ordered, folder, meta)
    _write_ordinary(ordered, folder, is_ordinary)
    _write_pieces("note", "notes", [place.note.encode() for place in ordered], folder)
    _write_pieces("shape", "shapes", [place.wkb or b"" for place in ordered], folder)
    _write_meta(folder, version, len(ordered), meta)
    write_index(folder)


class _Tables:
    """Short lists of values that recur, written once in `meta.json`."""

    def __init__(self) -> None:
        self.lists: dict[str, list[str]] = {}

    def numbers(self, name: str, values: Sequence[str]) -> list[int]:
        known = sorted(set(values))
        self.lists[name] = known
        at = {value: i for i, value in enumerate(known)}
        return [at[value] for value in values]


def _write_places(places: list[Place], ids: Any, folder: Path, meta: _Tables) -> None:
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    columns: dict[str, tuple[list[int], str]] = {
        "lon": ([round(place.lon * DEGREE) for place in places], "<i4"),
        "lat": ([round(place.lat * DEGREE) for place in places], "<i4"),
        "radius": ([max(1, round(place.radius_m)) for place in places], "<u4"),
        "population": (
            [-1 if place.population is None else place.population for place in places], "<i4"
        ),
        "kind": ([kinds[place.kind] for place in places], "u1"),
        "status": ([_STATUSES.index(place.status) for place in places], "u1"),
        "country": (meta.numbers("countries", [place.country for place in places]), "<u2"),
        "feature": (meta.numbers("features", [place.feature_code for place in places]), "<u2"),
        "source": (meta.numbers("sources", [place.source for place in places]), "u1"),
    }  # fmt: skip
    for name, (values, kind) in columns.items():
        save(folder, name, values, kind)
    parents = [[ids[one] for one in place.parents if one in ids] for place in places]
    save(folder, "parent_start", starts_of(map(len, parents)), "<u4")
    save(folder, "parents", [one for above in parents for one in above], "<u4")


def _main_first(place: Place) -> list[Name]:
    main = [name for name in place.names if name.kind == "main" and name.text == place.name]
    first = main[0] if main else Name(place.name, kind="main")
    rest = {name for name in place.names if name.text != first.text}
    return [first, *sorted(rest, key=lambda name: (name.text, name.lang, name.kind))]


def _write_names(places: list[Place], folder: Path, meta: _Tables) -> None:
    lists = [_main_first(place) for place in places]
    flat = [name for forms in lists for name in forms]
    save(folder, "name_start", starts_of(map(len, lists)), "<u4")
    save(folder, "name_lang", meta.numbers("langs", [name.lang for name in flat]), "<u2")
    save(folder, "name_script", meta.numbers("scripts", [name.script for name in flat]), "u1")
    save(folder, "name_kind", [NAME_KINDS.index(name.kind) for name in flat], "u1")
    texts = ["".join(f"{name.text}\n" for name in forms).encode() for forms in lists]
    save(folder, "text_start", starts_of(map(len, texts)), "<u4")
    (folder / "texts.bin").write_bytes(b"".join(texts) or b"\n")


def _write_ordinary(
    places: list[Place],
    folder: Path,
    is_ordinary: Callable[[str, Sequence[Place]], bool] | None,
) -> None:
    bearers: dict[str, list[Place]] = {}
    for place in places if is_ordinary else ():
        for key in {key for name in place.names for key in keys(name.text)}:
            bearers.setdefault(key, []).append(place)
    found = sorted(key for key, borne in bearers.items() if is_ordinary and is_ordinary(key, borne))
    (folder / "ordinary.txt").write_text("\n".join(found), encoding="utf-8", newline="\n")


def _write_pieces(kind: str, blob: str, pieces: list[bytes], folder: Path) -> None:
    owners = [number for number, piece in enumerate(pieces) if piece]
    save(folder, f"{kind}_place", owners, "<u4")
    save(folder, f"{kind}_start", starts_of(len(pieces[number]) for number in owners), "<u4")
    (folder / f"{blob}.bin").write_bytes(b"".join(pieces) or b"\0")


def _write_meta(folder: Path, version: str, count: int, tables: _Tables) -> None:
    files = checksums(folder, ("*.npy", "*.marisa", "*.bin", "*.txt"))
    meta = {
        "format": FORMAT,
        "version": version,
        "places": count,
        **tables.lists,
        "files": files,
    }
    text = json.dumps(meta, ensure_ascii=False, sort_keys=True, indent=0)
    (folder / "meta.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def pack(folder: Path, archive: Path) -> None:
    """Pack a store without its index into one file, the same bytes each time.

    Parameters
    ----------
    folder
        A store.
    archive
        The `.tar.xz` to write.
    """
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.USTAR_FORMAT) as members:
        for file in sorted([folder / "meta.json", *map(folder.joinpath, contents(folder))]):
            entry = tarfile.TarInfo(f"store/{file.name}")
            entry.size = file.stat().st_size
            with file.open("rb") as content:
                members.addfile(entry, content)
    archive.write_bytes(lzma.compress(data.getvalue(), preset=9 | lzma.PRESET_EXTREME))
