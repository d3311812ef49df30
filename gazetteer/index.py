"""The name index of a store, made from its names when the store is unpacked.

It is as large as all the rest and follows from it, so the packed store goes without it.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from gazetteer.key_filter import make_filter
from gazetteer.names import keys, romanise
from gazetteer.store import BLOCK, CODE, NAME_KINDS, SOUND, checksums

_CODE_KIND = NAME_KINDS.index("code")


def write_index(folder: Path) -> None:
    """Write the index of a store into its folder.

    Parameters
    ----------
    folder
        A store; files of an older index are replaced.
    """
    import marisa_trie

    texts = (folder / "texts.bin").read_bytes().decode("utf-8").split("\n")
    kinds = np.load(folder / "name_kind.npy").tolist()
    starts = np.load(folder / "name_start.npy").tolist()
    postings: dict[str, list[int]] = {}
    for first, last in pairwise(starts):
        for key, number in place_keys(texts[first:last], kinds[first:last]).items():
            postings.setdefault(key, []).append(first + number)
    trie = marisa_trie.Trie(sorted(postings))
    trie.save(str(folder / "keys.marisa"))
    ordered = [trie.restore_key(number) for number in range(len(postings))]
    counts = [len(postings[key]) for key in ordered]
    ordinary = frozenset((folder / "ordinary.txt").read_text(encoding="utf-8").split("\n"))
    save(folder, "key_count", counts, "<u2")
    save(folder, "key_block", starts_of(counts)[::BLOCK], "<u4")
    save(folder, "key_names", [name for key in ordered for name in postings[key]], "<u4")
    save(folder, "key_ordinary", [key in ordinary for key in ordered], "u1")
    _write_filter(folder, [key for key in ordered if key[0] not in CODE + SOUND])
    _write_contents(folder, max(map(len, ordered), default=0))


def _write_filter(folder: Path, names: Sequence[str]) -> None:
    rows, pairs = make_filter(names)
    np.save(folder / "filter_rows.npy", rows, allow_pickle=False)
    np.save(folder / "filter_pairs.npy", pairs, allow_pickle=False)


def _write_contents(folder: Path, longest: int) -> None:
    files = checksums(folder, ("filter_*.npy", "key_*.npy", "keys.marisa"))
    contents = {"files": files, "longest_key": longest}
    text = json.dumps(contents, sort_keys=True, indent=0)
    (folder / "index.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def place_keys(texts: Sequence[str], kinds: Sequence[int]) -> dict[str, int]:
    """Give the keys of one place, each with the number of the first of its names that has it.

    Parameters
    ----------
    texts
        The names, the main one first.
    kinds
        Their kinds, as numbers of `NAME_KINDS`.

    Returns
    -------
    keys
        Of one letter none; a code as written; the main name by its sound too.

    Examples
    --------
    >>> place_keys(["Laçın", "Lachin", "AZ-LAC"], [0, 1, 4]) == {
    ...     "lacin": 0, "lachin": 1, CODE + "AZ-LAC": 2
    ... }
    True
    """
    found: dict[str, int] = {}
    for number, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
        for key in (CODE + text,) if kind == _CODE_KIND else keys(text):
            if len(key) > 1:
                found.setdefault(key, number)
    # One key by sound is enough: other spellings of the main name lead to the same.
    sound = romanise(texts[0])
    if len(sound) > 2 and sound not in found:
        found[SOUND + sound] = 0
    return found


def save(folder: Path, name: str, values: Iterable[int], kind: str) -> None:
    """Write a column.

    Parameters
    ----------
    folder
        The store.
    name
        The column's name.
    values
        Whole numbers.
    kind
        Type in numpy's words, byte order included.
    """
    column: npt.NDArray[np.integer] = np.fromiter(values, dtype=kind)
    np.save(folder / f"{name}.npy", column, allow_pickle=False)


def starts_of(lengths: Iterable[int]) -> array[int]:
    """Give where each of several stretches begins, and where the last one ends.

    Examples
    --------
    >>> list(starts_of([2, 0, 3]))
    [0, 2, 2, 5]
    """
    return array("Q", _running(lengths))


def _running(lengths: Iterable[int]) -> Iterator[int]:
    total = 0
    yield total
    for length in lengths:
        total += length
        yield total
