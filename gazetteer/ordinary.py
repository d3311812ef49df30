"""Words of every day that are also names of places: lists to tell them by. Used by the build."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from gazetteer.clean import HAN_COUNTRIES
from gazetteer.names import fold, script_of
from gazetteer.place import Place

WORD_PACKAGES: dict[str, tuple[str, str, str]] = {
    "words_zh": ("pypi", "jieba", "0.42.1"),
    "words_en": ("debian", "wamerican-small", "2020.12.07-2"),
}
"""Key -> registry, package and version of a word list. The store keeps one bit a name of them."""

WORD_LICENCES: dict[str, tuple[str, str]] = {
    "words_zh": ("jieba's dictionary (Chinese words with frequency and class)", "MIT"),
    "words_en": ("SCOWL word list, American English, small", "SCOWL (permissive)"),
}
"""Key -> title and licence."""

PACKAGED = Path(__file__).parent / "data" / "words.bin"
"""Digests of the words of both lists, for layers that are added where no package is."""

_DIGEST = 5
"""Bytes of a digest: one key in ten million is taken for a word that it is not."""

_FREQUENT = 100
"""Occurrences in jieba's corpus from which on a word is one of every day."""

_KNOWN_PEOPLE = {"Hans": 1_000_000, "Latn": 100_000}
"""Inhabitants from which on a place is better known than the word (Nice, Reading)."""


def read_words(folders: dict[str, Path]) -> dict[str, str]:
    """Read the lists.

    Parameters
    ----------
    folders
        Unpacked packages by the keys of `WORD_PACKAGES`.

    Returns
    -------
    words
        Folded word -> script. Words that jieba classes as names of places or persons are left out,
        as are English words written with a capital.
    """
    words = {}
    listing = next(folders["words_zh"].rglob("jieba/dict.txt"))
    for line in listing.read_text(encoding="utf-8").splitlines():
        word, count, kind = line.split(" ")
        if int(count) >= _FREQUENT and kind != "ns" and not kind.startswith("nr"):
            words[fold(word)] = "Hans"
    listing = next(folders["words_en"].rglob("american-english-small"))
    for word in listing.read_text(encoding="utf-8").splitlines():
        if word.islower() and "'" not in word:
            words[fold(word)] = "Latn"
    return words


def write_words(words: Mapping[str, str], path: Path) -> None:
    """Write digests of words for `packaged_words`, the same bytes for the same words.

    Parameters
    ----------
    words
        As `read_words` gives them.
    path
        The file to write.
    """
    path.write_bytes(b"".join(sorted({_digest(*item) for item in words.items()})))


def _digest(word: str, script: str) -> bytes:
    return blake2b(f"{script} {word}".encode("utf-8", "replace"), digest_size=_DIGEST).digest()


class Words:
    """Words known by their digests: asked for one it answers, but it gives none away."""

    def __init__(self, digests: bytes) -> None:
        self._known = frozenset(
            digests[at : at + _DIGEST] for at in range(0, len(digests), _DIGEST)
        )

    def get(self, word: str) -> str | None:
        """Give the script of a word of every day, or None."""
        return next((one for one in _KNOWN_PEOPLE if _digest(word, one) in self._known), None)


def packaged_words() -> Words:
    """Give the words that the build read: layers are held to them too."""
    return Words(PACKAGED.read_bytes())


def ordinary_test(words: Mapping[str, str] | Words) -> Callable[[str, Sequence[Place]], bool]:
    """Give the test that `write_store` asks for.

    Parameters
    ----------
    words
        As `read_words` or `packaged_words` gives them.

    Returns
    -------
    is_ordinary
        A key is ordinary if it is such a word and no state and no large city bears it; so is one of
        two Chinese characters that only small places in China, Japan and Korea bear: any text has
        such pairs (见附 of 见附件 is a town in Japan).
    """

    def is_ordinary(key: str, places: Sequence[Place]) -> bool:
        script = words.get(key)
        if script is None:
            return _is_short_pair(key, places)
        known = _KNOWN_PEOPLE[script]
        return not any(
            place.kind == "country" or (place.population or 0) >= known for place in places
        )

    return is_ordinary


def _is_short_pair(key: str, places: Sequence[Place]) -> bool:
    if len(key) != 2 or script_of(key) != "Hans":
        return False
    return all(
        place.country in HAN_COUNTRIES
        and place.kind in ("town", "village", "district")  # a district has its full name too
        and (place.population or 0) < _KNOWN_PEOPLE["Latn"]
        for place in places
    )
