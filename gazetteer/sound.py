"""A written name -> how it sounds, so that spellings in different scripts can be compared.

A *sound* is a short string of the letters of `LETTERS`. Its *skeleton* is the row of its consonant
classes: names that share one are candidates, and `distances` ranks them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import islice, product
from pathlib import Path

import numpy as np
import numpy.typing as npt

from gazetteer.names import fold, script_of
from gazetteer.orthography import ARTICLES, COUNTRIES, SCRIPTS, orthography

LETTERS = "abvfpmntdkgxhszSZCcJlrwyieou@jqXHWRYN"
"""Sounds: S sh, Z zh, C ch, c ts, J dj, x kh, @ a vowel that may be mute. From j on: what a Chinese
syllable leaves open (j, q, x, h, w, l or r, y, n or m)."""

LONGEST = 20
"""Sounds are cut off after so many letters."""

SKELETON = 7
"""Skeletons are cut off after so many classes."""

_CLASS = {
    **dict.fromkeys("pb", "P"),
    **dict.fromkeys("fv", "F"),
    "m": "M",
    "n": "N",
    **dict.fromkeys("td", "T"),
    **dict.fromkeys("kgx", "K"),
    **dict.fromkeys("szSZCcJ", "S"),
    **dict.fromkeys("lrR", "R"),
}
"""Consonant -> class; what is not here leaves no mark in a skeleton."""

_OPEN = {
    "j": ("S", "K", "T"),
    "q": ("S", "T", "K"),
    "X": ("S", "", "K"),
    "H": ("K", ""),
    "W": ("", "F"),
    "Y": ("", "S"),
    "N": ("N", "M"),
    "x": ("K", ""),
    "v": ("F", ""),
    "J": ("S", "K"),
}
"""What a letter of a question may stand for, the likely class first."""

_MOST_SKELETONS = 24


def sound(name: str, country: str = "") -> str:
    """Give the sound of a name.

    Parameters
    ----------
    name
        In any script; Latin letters are read as English transliteration has them.
    country
        ISO 3166-1 alpha-2 code: Latin letters are read as this country writes.

    Returns
    -------
    sound
        Letters of `LETTERS`; empty for a script that cannot be read.

    Examples
    --------
    >>> sound("Aghali"), sound("阿加利"), sound("Ağalı", "AZ"), sound("Агали")
    ('agali', 'ajaRi', 'agali', 'agali')
    >>> sound("Juliaca", "PE"), sound("Хулиака")
    ('xuliaka', 'xuliaka')
    """
    script = script_of(name)
    if script in ("Hans", "Hant"):
        heard = _chinese(name)
    elif script in SCRIPTS:
        heard = SCRIPTS[script].read(ARTICLES[script].sub("", fold(name)))
    elif script == "Latn":
        return read_latin(name, COUNTRIES.get(country, ""))[:LONGEST]
    else:
        return ""
    return _DOUBLE.sub(r"\1", heard)[:LONGEST]


def read_latin(names: str, way: str) -> str:
    """Read names in Latin letters, one a line.

    Parameters
    ----------
    names
        One name, or many with a line feed between them.
    way
        Name of an orthography, as `orthography` takes it.

    Returns
    -------
    sounds
        One a line.
    """
    bare = ARTICLES["Latn"].sub("", _plain(names))
    return _DOUBLE.sub(r"\1", orthography(way).read(bare))


_DOUBLE = re.compile(r"([^\n])\1+")
_ACCENT = re.compile("[\u0300-\u0306\u0308-\u030b\u030d-\u0325\u0329-\u036f]")


def _plain(name: str) -> str:
    """Take the accents off, but not those that make another consonant (č, ş, ţ)."""
    text = unicodedata.normalize("NFD", name.casefold())
    return unicodedata.normalize("NFC", _ACCENT.sub("", text))


def skeletons(heard: str) -> list[str]:
    """Give the skeletons that a sound may have, the likely ones first.

    Parameters
    ----------
    heard
        As `sound` gives it.

    Returns
    -------
    skeletons
        One, or more where the sound leaves a consonant open.

    Examples
    --------
    >>> skeletons(sound("Lachin")), skeletons(sound("Лачин")), skeletons(sound("拉钦"))[:1]
    (['RSN'], ['RSN'], ['RSN'])
    """
    parts = [_choices(heard, at) for at in range(len(heard))]
    found = ("".join(choice)[:SKELETON] for choice in product(*parts))
    return list(dict.fromkeys(islice(found, 4 * _MOST_SKELETONS)))[:_MOST_SKELETONS]


def _choices(heard: str, at: int) -> tuple[str, ...]:
    letter = heard[at]
    return _OPEN.get(letter) or (_CLASS.get(letter, ""),)


_CLASSES = str.maketrans({letter: _CLASS.get(letter, "") for letter in LETTERS})


def skeleton(heard: str) -> str:
    """Give the one skeleton under which a name of the gazetteer stands."""
    return heard.translate(_CLASSES)[:SKELETON]


def neighbours(bones: Sequence[str]) -> list[str]:
    """Give the skeletons that differ from these in one class: left out, put in or another.

    Examples
    --------
    >>> "STPNKRT" in neighbours(["STPNKT"])
    True
    """
    found: dict[str, None] = {}
    for bone in bones:
        for at in range(len(bone) + 1):
            left, right = bone[:at], bone[at:]
            for one in "PFMNTKSR":
                found[(left + one + right)[:SKELETON]] = None
                found[left + one + right[1:]] = None
            found[left + right[1:]] = None
    return list(found)


def _chinese(name: str) -> str:
    sounds = _han_sounds()
    heard = "".join(sounds.get(character, "") for character in fold(name))
    return _BEFORE_LABIAL.sub("N", heard)


_BEFORE_LABIAL = re.compile("n(?=[bpm])")


@cache
def _han_sounds() -> dict[str, str]:
    heard = {syllable: _syllable(syllable) for syllable in set(readings().values())}
    return {character: heard[syllable] for character, syllable in readings().items()}


@cache
def readings() -> dict[str, str]:
    """Give the Hanyu Pinyin syllable, without tone, of each Chinese character in common use."""
    table = Path(__file__).parent / "data" / "readings.tsv"
    found: dict[str, str] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        syllable, tab, characters = line.partition("\t")
        if tab and not line.startswith(("#", "syllable")):
            found.update(dict.fromkeys(characters, syllable))
    return found


_SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)")
_INITIALS = {
    "zh": "Z",
    "ch": "C",
    "sh": "S",
    "h": "H",
    "j": "j",
    "q": "q",
    "x": "X",
    "l": "R",
    "w": "W",
    "y": "Y",
    "r": "Z",
}
_FINALS = {
    "ang": "an",
    "eng": "@n",
    "ing": "in",
    "ong": "on",
    "iang": "an",
    "uang": "uan",
    "iong": "on",
    "en": "@n",
    "uo": "o",
    "iu": "iu",
    "ian": "ian",
    "v": "u",
    "ve": "ue",
    "ie": "e",
    "ia": "a",
    "iao": "ao",
}
"""Finals of Hanyu Pinyin whose sound is not their letters: transcription uses them so."""


def _syllable(syllable: str) -> str:
    match = _SYLLABLE.fullmatch(syllable)
    if syllable == "er" or match is None:
        return "R"
    initial, final = match.groups()
    if initial == "y":
        return _FINALS.get(final, final) if final[:1] == "i" else "Y" + _FINALS.get(final, final)
    if initial == "w" and final == "u":
        return "u"
    mute = final == "e" or (final == "i" and initial in ("zh", "ch", "sh", "r", "z", "c", "s"))
    rest = "@" if mute and initial else _FINALS.get(final, final)
    return _INITIALS.get(initial, initial) + rest


_NEAR = (
    ("pb", 0.25), ("fv", 0.15), ("bv", 0.3), ("vw", 0.1), ("fw", 0.4), ("pf", 0.4), ("mn", 0.4),
    ("td", 0.2), ("kg", 0.2), ("kx", 0.3), ("gx", 0.4), ("xh", 0.1), ("gh", 0.4), ("kh", 0.5),
    ("gJ", 0.4), ("sz", 0.15), ("SZ", 0.25), ("sS", 0.3), ("zZ", 0.25), ("SC", 0.3), ("ZJ", 0.1),
    ("zJ", 0.3), ("CJ", 0.3), ("cs", 0.2), ("cz", 0.2), ("cC", 0.25), ("cS", 0.4), ("sC", 0.4),
    ("zC", 0.5), ("ZC", 0.35), ("sZ", 0.4), ("sJ", 0.5), ("tc", 0.4), ("tC", 0.5), ("dJ", 0.4),
    ("lr", 0.6), ("wu", 0.1), ("wo", 0.2), ("vu", 0.3), ("yi", 0.05), ("yJ", 0.4), ("yZ", 0.5),
    ("ae", 0.25), ("ei", 0.2), ("ou", 0.15), ("ao", 0.25), ("ai", 0.4), ("iu", 0.4), ("eu", 0.4),
    ("au", 0.35), ("eo", 0.3), ("io", 0.5), ("rZ", 0.4),
    ("jJ", 0.1), ("jZ", 0.15), ("jg", 0.15), ("jk", 0.2), ("jz", 0.25), ("jC", 0.3), ("jc", 0.3),
    ("jt", 0.35), ("jd", 0.3), ("js", 0.4), ("jy", 0.4), ("jS", 0.35),
    ("qC", 0.1), ("qS", 0.25), ("qk", 0.4), ("qc", 0.15), ("qt", 0.3), ("qs", 0.35), ("qz", 0.4),
    ("Xs", 0.1), ("XS", 0.1), ("Xh", 0.15), ("Xx", 0.2), ("Xc", 0.3), ("Xz", 0.3), ("XC", 0.35),
    ("Hh", 0.05), ("Hx", 0.05), ("Hk", 0.35), ("Hg", 0.35), ("Hf", 0.5), ("HJ", 0.4),
    ("Ww", 0.05), ("Wv", 0.05), ("Wu", 0.15), ("Wf", 0.3), ("Wo", 0.25), ("Wb", 0.4),
    ("Rl", 0.05), ("Rr", 0.05), ("Yy", 0.05), ("Yi", 0.05), ("YJ", 0.15), ("YZ", 0.25), ("Yh", 0.3),
    ("Ye", 0.3), ("Yx", 0.35), ("Nn", 0.05), ("Nm", 0.05), ("ye", 0.25), ("ya", 0.5), ("wa", 0.5),
    *(("@" + vowel, 0.15) for vowel in "aeiouwy"),
)  # fmt: skip
"""Pairs of sounds that one name may have in two scripts, and what the change costs; others 1."""

_DROP = dict.fromkeys("aeiou", 0.3) | dict.fromkeys("wyhW", 0.35) | {"@": 0.05, "H": 0.4, "Y": 0.3}
"""What it costs that a sound is in one name only; others 1."""


def _costs() -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    size = len(LETTERS) + 1
    change = np.ones((size, size), dtype=np.float32)
    np.fill_diagonal(change, 0)
    for pair, cost in _NEAR:
        i, j = (LETTERS.index(letter) + 1 for letter in pair)
        change[i, j] = change[j, i] = cost
    drop = np.ones(size, dtype=np.float32)
    for letter, cost in _DROP.items():
        drop[LETTERS.index(letter) + 1] = cost
    drop[0] = 0
    return change, drop


_CHANGE, _DROPPED = _costs()
_NUMBER = {letter: number for number, letter in enumerate(LETTERS, 1)}


_NUMBERS = str.maketrans(dict(_NUMBER.items()))


def encode(heard: Sequence[str]) -> npt.NDArray[np.uint8]:
    """Give sounds as numbers, one a letter, zeros behind; shape (n, `LONGEST`)."""
    padded = "".join(one.ljust(LONGEST, "\0") for one in heard).translate(_NUMBERS)
    return np.frombuffer(padded.encode("latin-1"), dtype="u1").reshape(-1, LONGEST)


def distances(heard: str, others: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Give what it costs to turn a sound into each of many others.

    Parameters
    ----------
    heard
        A sound.
    others
        Sounds as `encode` gives them, shape (n, `LONGEST`).

    Returns
    -------
    costs
        Shape (n,); 0 is the same sound, 1 one consonant more or less. A weighted Levenshtein
        distance, all rows at once.
    """
    row: npt.NDArray[np.float32] = np.zeros((LONGEST + 1, len(others)), dtype=np.float32)
    columns = np.ascontiguousarray(others.T)
    dropped = _DROPPED[columns]
    np.cumsum(dropped, axis=0, out=row[1:])
    for letter in heard:
        number = _NUMBER[letter]
        changed = row[:-1] + _CHANGE[number][columns]
        row += _DROPPED[number]
        np.minimum(row[1:], changed, out=row[1:])
        for at in range(LONGEST):
            np.minimum(row[at + 1], row[at] + dropped[at], out=row[at + 1])
    last: npt.NDArray[np.float32] = row[-1]
    return last


def similarity(heard: str, others: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Give how alike a sound is to each of many others, from 0 to 1 (the same)."""
    own = sum(float(_DROPPED[_NUMBER[letter]]) for letter in heard)
    whole = own + _DROPPED[others].sum(axis=1)
    alike: npt.NDArray[np.float32] = 1 - 2 * distances(heard, others) / np.maximum(whole, 0.1)
    return np.maximum(0, alike)
