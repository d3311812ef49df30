"""The index of a store by sound: which names sound alike. Written when the store is unpacked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from gazetteer.orthography import COUNTRIES
from gazetteer.sound import LONGEST, encode, read_latin, skeleton
from gazetteer.store import NAME_KINDS

PATTERNS = ("sound_*.npy", "sounds.marisa")
"""The files of this index."""

_MOST = 8
"""So many different sounds of a place are kept."""


def write_sounds(folder: Path, texts: Sequence[str], starts: Sequence[int]) -> None:
    """Write the index of sounds of a store.

    Parameters
    ----------
    folder
        The store.
    texts
        All names, place by place.
    starts
        Where the names of each place begin in `texts`, and where the last ones end.
    """
    import marisa_trie

    names, heard = _rows(texts, starts, *_told(folder))
    bones = [skeleton(one) for one in heard]
    trie = marisa_trie.Trie(sorted(set(bones)))
    trie.save(str(folder / "sounds.marisa"))
    number = {bone: trie[bone] for bone in set(bones)}
    groups = np.fromiter((number[bone] for bone in bones), dtype="<u4", count=len(bones))
    order = np.argsort(groups, kind="stable")
    counts = np.bincount(groups, minlength=len(number)) if bones else np.zeros(0, dtype="<u4")
    begins = np.concatenate([[0], np.cumsum(counts)]).astype("<u4")
    np.save(folder / "sound_start.npy", begins, allow_pickle=False)
    np.save(folder / "sound_name.npy", names[order], allow_pickle=False)
    np.save(folder / "sound_letters.npy", encode(heard)[order], allow_pickle=False)


def _told(folder: Path) -> tuple[list[bool], list[str]]:
    """Tell which names are read (Latin letters, no code), and the country of each place."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    scripts: list[str] = meta["scripts"]
    is_latin = np.load(folder / "name_script.npy") == (
        scripts.index("Latn") if "Latn" in scripts else -1
    )
    is_code = np.load(folder / "name_kind.npy") == NAME_KINDS.index("code")
    countries = [meta["countries"][code] for code in np.load(folder / "country.npy").tolist()]
    return (is_latin & ~is_code).tolist(), countries


def _rows(
    texts: Sequence[str], starts: Sequence[int], usual: list[bool], countries: list[str]
) -> tuple[npt.NDArray[np.uint32], list[str]]:
    """Give the number of each name that is kept, and its sound."""
    ways = [COUNTRIES.get(country, "") for country in countries]
    english = _read_all(texts, usual, range(starts[-1]), "")
    own: dict[int, str] = {}
    for way in sorted(set(ways) - {""}):
        numbers = [
            number
            for (first, last), spoken in zip(pairwise(starts), ways, strict=True)
            if spoken == way
            for number in range(first, last)
        ]
        own |= _read_all(texts, usual, numbers, way)
    found = list(_kept(starts, english, own))
    names = np.fromiter((number for number, _ in found), dtype="<u4", count=len(found))
    return names, [heard for _, heard in found]


def _read_all(
    texts: Sequence[str], usual: Sequence[bool], numbers: Sequence[int], way: str
) -> dict[int, str]:
    read = [number for number in numbers if usual[number]]
    lines = read_latin("\n".join(texts[number] for number in read), way).split("\n")
    return {number: heard[:LONGEST] for number, heard in zip(read, lines, strict=bool(read))}


def _kept(
    starts: Sequence[int], english: dict[int, str], own: dict[int, str]
) -> Iterator[tuple[int, str]]:
    """Give the different sounds of each place, with the first name that has it."""
    for first, last in pairwise(starts):
        seen: set[str] = set()
        for number in range(first, last):
            for heard in (own.get(number), english.get(number)):
                if heard and heard not in seen and len(seen) < _MOST:
                    seen.add(heard)
                    yield number, heard
