"""A written name -> its look-up keys. No I/O, no places: the build and the search share it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from gazetteer.han import JAPANESE, JAPANESE_SIMPLIFIED, SIMPLIFIED, TRADITIONAL

_LETTERS = (
    str.maketrans(
        {
            # Letters that no Unicode decomposition brings back to a plain one.
            **dict(zip("əǝıđðłøħŧɓɗƙ", "eeiddlohtbdk", strict=True)),
            **{"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "ng", "ɣ": "g", "ґ": "г"},
            # Arabic, Persian and Urdu write one letter with several signs.
            **dict.fromkeys("ٱ", "ا"),
            **dict.fromkeys("ىیېے", "ي"),
            **dict.fromkeys("ةہھەۀۂۃ", "ه"),
            **dict.fromkeys("کڪ", "ك"),
            "ء": "",
            "ـ": "",
        }
    )
    | dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])
    | dict.fromkeys(range(0x202A, 0x202F))
    | dict.fromkeys(range(0x2066, 0x206A))
    | dict.fromkeys(range(0xFE00, 0xFE10))
    | str.maketrans(dict.fromkeys("’‘ʼʻʾʿˈ`´′‛＇ʹꞌ՚", "'"))
    | str.maketrans(dict.fromkeys("‐‑‒–—―−_-־", " "))
    | str.maketrans(TRADITIONAL, SIMPLIFIED)
    | str.maketrans(JAPANESE, JAPANESE_SIMPLIFIED)
)

# Accents that a hurried writer leaves out. The vowel signs of Indic scripts are no accents.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f]"
)
_CLUSTER = re.compile(
    r"\s+|.[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0900-\u0dff\u3099\u309a"
    r"\u1160-\u11ff\uff9e\uff9f]*",
    re.DOTALL,
)


def _step(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", plain))
    return unicodedata.normalize("NFKC", bare).translate(_DIGITS)


_DIGITS = {
    code: str(unicodedata.digit(chr(code)))
    for code in range(0x660, 0x1B60)
    if unicodedata.category(chr(code)) == "Nd"
}


def _settle(text: str) -> str:
    """Fold until nothing changes: one step may uncover a letter that the next one folds."""
    while (folded := _step(text)) != text:
        text = folded
    return text


class _Folded(dict[str, str]):
    """Folds of short strings, kept: a text has few different characters."""

    def __missing__(self, piece: str) -> str:
        space = "\n" if "\n" in piece else " "
        folded = space if piece.isspace() else _settle(piece)
        if len(self) < 100_000:
            self[piece] = folded
        return folded


_FOLDED = _Folded()  # a cache: the same answers with or without it


def fold(text: str) -> str:
    """Give the form of a name under which it is looked up.

    Unicode compatibility forms, case, accents, Turkish and Azerbaijani letters, Arabic letter
    variants, Traditional characters, apostrophes and dashes are evened out; white space is one
    space, or one line feed where the text breaks a line.

    Parameters
    ----------
    text
        A name, or any text.

    Returns
    -------
    key
        The folded text; folding it again changes nothing.

    Examples
    --------
    >>> fold("Ağalı"), fold("拉欽區"), fold("Port-au-Prince"), fold("لاچین")
    ('agali', '拉钦区', 'port au prince', 'لاچين')
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().translate(_ASCII).split())
    # Most names need no more than one pass; white space and letters that join take the long way.
    folded = "".join([_FOLDED[piece] for piece in _CLUSTER.findall(text)])
    if _SPACES.search(folded) or folded != "".join(
        [_FOLDED[piece] for piece in _CLUSTER.findall(folded)]
    ):
        return fold_with_offsets(text)[0]
    return folded


_SPACES = re.compile(r"\s\s|^\s|\s$|[^\S ]")
_ASCII = str.maketrans({"-": " ", "_": " ", "`": "'"})


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Fold a text and say where each character of the result comes from.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    folded
        As `fold` gives it.
    offsets
        For each code point of `folded`, the code point of `text` at which its source begins.

    Examples
    --------
    >>> fold_with_offsets("Straße  7")
    ('strasse 7', [0, 1, 2, 3, 4, 4, 5, 6, 8])
    """
    pieces: list[str] = []
    offsets: list[int] = []
    for start, piece in _clusters(text):
        folded = _FOLDED[piece]
        if not folded or (folded.isspace() and (not pieces or pieces[-1].isspace())):
            continue
        pieces.append(folded)
        offsets += [start] * len(folded)
    if pieces and pieces[-1].isspace():
        pieces.pop()
        offsets.pop()
    return _recompose("".join(pieces), offsets)


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match[0]) for match in _CLUSTER.finditer(text))


def _recompose(folded: str, offsets: list[int]) -> tuple[str, list[int]]:
    """Fold once more where neighbours have come together that fold further; rare."""
    again = "".join(_FOLDED[piece] for _, piece in _clusters(folded))
    if again == folded:
        return folded, offsets
    settled, inner = fold_with_offsets(folded)
    return settled, [offsets[i] for i in inner]


def keys(name: str) -> tuple[str, ...]:
    """Give the keys under which a name is stored: the fold, and the fold without small signs.

    Parameters
    ----------
    name
        A written name.

    Returns
    -------
    keys
        One or two keys, the plain fold first; none for a name that folds to nothing.

    Examples
    --------
    >>> keys("Sot’k’"), keys("Goris")
    (("sot'k'", 'sotk'), ('goris',))
    """
    folded = fold(name)
    bare = " ".join(_SIGNS.sub("", folded).split())
    return tuple(key for key in dict.fromkeys((folded, bare)) if key)


_SIGNS = re.compile(r"['.·・\"“”«»„()\[\],،]")

_SCRIPTS = (
    (
        "Hans",
        "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    ),
    ("Jpan", "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"),
    ("Kore", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
    ("Arab", "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"),
    ("Cyrl", "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"),
    ("Armn", "\u0530-\u058f\ufb13-\ufb17"),
    ("Geor", "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f"),
    ("Grek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("Hebr", "\u0590-\u05ff\ufb1d-\ufb4f"),
    ("Deva", "\u0900-\u097f"),
    ("Beng", "\u0980-\u09ff"),
    ("Guru", "\u0a00-\u0a7f"),
    ("Gujr", "\u0a80-\u0aff"),
    ("Taml", "\u0b80-\u0bff"),
    ("Telu", "\u0c00-\u0c7f"),
    ("Knda", "\u0c80-\u0cff"),
    ("Mlym", "\u0d00-\u0d7f"),
    ("Sinh", "\u0d80-\u0dff"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Laoo", "\u0e80-\u0eff"),
    ("Tibt", "\u0f00-\u0fff"),
    ("Mymr", "\u1000-\u109f"),
    ("Ethi", "\u1200-\u139f\u2d80-\u2ddf"),
    ("Khmr", "\u1780-\u17ff"),
    ("Latn", "A-Za-z\u00aa\u00ba\u00c0-\u024f\u0250-\u02af\u1e00-\u1eff\ua720-\ua7ff\uff21-\uff5a"),
)
"""ISO 15924 codes and the blocks of their letters. Source: Unicode Blocks.txt, 16.0."""

_SCRIPT_OF = re.compile("|".join(f"(?P<{code}>[{blocks}])" for code, blocks in _SCRIPTS))
_TRADITIONAL = re.compile(f"[{TRADITIONAL}]")
_KANA = re.compile("[\u3041-\u30fa\u30fd-\u30ff\uff66-\uff9f]")


def script_of(text: str) -> str:
    """Give the ISO 15924 code of a text's script, by its first letter.

    Parameters
    ----------
    text
        A name.

    Returns
    -------
    code
        "Latn", "Cyrl", "Arab", "Armn" ...; "Hant" for Chinese text with a Traditional character,
        "Hans" for other Chinese text, "Jpan" where there are kana; empty without any known letter.

    Examples
    --------
    >>> [script_of(name) for name in ("Lachin", "拉钦", "拉欽區", "Լաչին", "28")]
    ['Latn', 'Hans', 'Hant', 'Armn', '']
    """
    match = _SCRIPT_OF.search(text)
    if match is None:
        return ""
    code = str(match.lastgroup)
    if code != "Hans":
        return code
    if _KANA.search(text):
        return "Jpan"
    return "Hant" if _TRADITIONAL.search(text) else "Hans"


SCRIPT_LANGUAGES: dict[str, str] = {
    "Hans": "zh",
    "Hant": "zh",
    "Jpan": "ja",
    "Kore": "ko",
    "Armn": "hy",
    "Geor": "ka",
    "Grek": "el",
    "Hebr": "he",
    "Thai": "th",
    "Taml": "ta",
    "Telu": "te",
    "Knda": "kn",
    "Mlym": "ml",
    "Sinh": "si",
    "Laoo": "lo",
    "Khmr": "km",
    "Gujr": "gu",
}
"""The one language that a script speaks of; scripts that many languages share are not here."""
