"""Places -> a store on disk, the same bytes for the same places. The counterpart of `store`."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import tarfile
from array import array
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from gazetteer.names import keys, romanise
from gazetteer.place import STATUSES, Name, Place
from gazetteer.store import CODE, DEGREE, FORMAT, KINDS, NAME_KINDS, SOUND

_STATUSES = tuple(STATUSES)


def write_store(
    places: Iterable[Place],
    folder: Path,
    *,
    version: str,
    is_ordinary: Callable[[str, Sequence[Place]], bool] = lambda _key, _places: False,
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
        Told a key and the places that bear it: is it a word of every day?
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
    longest = _write_keys(ordered, folder, is_ordinary)
    _write_pieces("note", "notes", [place.note.encode() for place in ordered], folder)
    _write_pieces("shape", "shapes", [place.wkb or b"" for place in ordered], folder)
    _write_meta(folder, version, len(ordered), meta, longest)


class _Tables:
    """Short lists of values that recur, written once in `meta.json`."""

    def __init__(self) -> None:
        self.lists: dict[str, list[str]] = {}

    def numbers(self, name: str, values: Sequence[str]) -> list[int]:
        known = sorted(set(values))
        self.lists[name] = known
        at = {value: i for i, value in enumerate(known)}
        return [at[value] for value in values]


def _save(folder: Path, name: str, values: Sequence[int] | array[int], kind: str) -> None:
    np.save(folder / f"{name}.npy", np.asarray(values, dtype=kind), allow_pickle=False)


def _write_places(places: list[Place], ids: Any, folder: Path, meta: _Tables) -> None:
    columns: dict[str, tuple[list[int], str]] = {
        "lon": ([round(place.lon * DEGREE) for place in places], "<i4"),
        "lat": ([round(place.lat * DEGREE) for place in places], "<i4"),
        "radius": ([max(1, round(place.radius_m)) for place in places], "<u4"),
        "population": (
            [-1 if place.population is None else place.population for place in places], "<i4"
        ),
        "kind": ([KINDS.index(place.kind) for place in places], "u1"),
        "status": ([_STATUSES.index(place.status) for place in places], "u1"),
        "country": (meta.numbers("countries", [place.country for place in places]), "<u2"),
        "feature": (meta.numbers("features", [place.feature_code for place in places]), "<u2"),
        "source": (meta.numbers("sources", [place.source for place in places]), "u1"),
    }  # fmt: skip
    for name, (values, kind) in columns.items():
        _save(folder, name, values, kind)
    parents = [[ids[one] for one in place.parents if one in ids] for place in places]
    _save(folder, "parent_start", _starts(map(len, parents)), "<u4")
    _save(folder, "parents", [one for above in parents for one in above], "<u4")


def _starts(lengths: Iterable[int]) -> array[int]:
    starts = array("Q", [0])
    for length in lengths:
        starts.append(starts[-1] + length)
    return starts


def _main_first(place: Place) -> list[Name]:
    main = [name for name in place.names if name.kind == "main" and name.text == place.name]
    first = main[0] if main else Name(place.name, kind="main")
    rest = {name for name in place.names if name.text != first.text}
    return [first, *sorted(rest, key=lambda name: (name.text, name.lang, name.kind))]


def _write_names(places: list[Place], folder: Path, meta: _Tables) -> None:
    lists = [_main_first(place) for place in places]
    flat = [name for forms in lists for name in forms]
    _save(folder, "name_start", _starts(map(len, lists)), "<u4")
    _save(folder, "name_lang", meta.numbers("langs", [name.lang for name in flat]), "<u2")
    _save(folder, "name_script", meta.numbers("scripts", [name.script for name in flat]), "u1")
    _save(folder, "name_kind", [NAME_KINDS.index(name.kind) for name in flat], "u1")
    texts = [name.text.encode() for name in flat]
    _save(folder, "text_start", _starts(map(len, texts)), "<u4")
    (folder / "texts.bin").write_bytes(b"".join(texts) or b"\0")


def _write_keys(
    places: list[Place], folder: Path, is_ordinary: Callable[[str, Sequence[Place]], bool]
) -> int:
    """Write the name index; give the length of the longest key."""
    import marisa_trie

    postings: dict[str, list[tuple[int, int]]] = {}
    number = 0
    for owner, place in enumerate(places):
        for key, name in _place_keys(_main_first(place)).items():
            postings.setdefault(key, []).append((owner, number + name))
        number += len(_main_first(place))
    trie = marisa_trie.Trie(sorted(postings))
    trie.save(str(folder / "keys.marisa"))
    ordered = [trie.restore_key(i) for i in range(len(postings))]
    flat = [name for key in ordered for _, name in postings[key]]
    _save(folder, "key_start", _starts(len(postings[key]) for key in ordered), "<u4")
    _save(folder, "key_names", flat, "<u4")
    bearers = ((key, [places[owner] for owner, _ in postings[key]]) for key in ordered)
    _save(folder, "key_ordinary", [is_ordinary(key, borne) for key, borne in bearers], "u1")
    return max(map(len, ordered), default=0)


def _place_keys(forms: list[Name]) -> dict[str, int]:
    """Give the keys of one place, each with the first name that has it."""
    found: dict[str, int] = {}
    for number, name in enumerate(forms):
        if name.kind == "code":
            found.setdefault(CODE + name.text, number)
            continue
        for key in keys(name.text):
            if len(key) > 1:
                found.setdefault(key, number)
    for number, name in enumerate(forms):
        if name.kind != "code" and name.script == "Latn":
            sound = romanise(name.text)
            if len(sound) > 2 and sound not in found:
                found.setdefault(SOUND + sound, number)
    return found


def _write_pieces(kind: str, blob: str, pieces: list[bytes], folder: Path) -> None:
    owners = [number for number, piece in enumerate(pieces) if piece]
    _save(folder, f"{kind}_place", owners, "<u4")
    _save(folder, f"{kind}_start", _starts(len(pieces[number]) for number in owners), "<u4")
    (folder / f"{blob}.bin").write_bytes(b"".join(pieces) or b"\0")


def _write_meta(
    folder: Path, version: str, count: int, tables: _Tables, longest: int
) -> None:
    files = {}
    for file in sorted(folder.iterdir()):
        if file.name != "meta.json":
            data = file.read_bytes()
            files[file.name] = (len(data), hashlib.sha256(data).hexdigest())
    meta = {
        "format": FORMAT,
        "version": version,
        "places": count,
        "longest_key": longest,
        **tables.lists,
        "files": files,
    }
    text = json.dumps(meta, ensure_ascii=False, sort_keys=True, indent=0)
    (folder / "meta.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def pack(folder: Path, archive: Path) -> None:
    """Pack a store into one file, the same bytes each time.

    Parameters
    ----------
    folder
        A store.
    archive
        The `.tar.xz` to write.
    """
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.USTAR_FORMAT) as members:
        for file in sorted(folder.iterdir()):
            entry = tarfile.TarInfo(f"store/{file.name}")
            entry.size = file.stat().st_size
            with file.open("rb") as content:
                members.addfile(entry, content)
    archive.write_bytes(lzma.compress(data.getvalue(), preset=9 | lzma.PRESET_EXTREME))
