"""Which names of a place are names: rules against digits, codes, words and language names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from gazetteer.names import SCRIPT_LANGUAGES, fold, script_of
from gazetteer.place import Name, Place

PREFERRED = ("en", "fr", "es", "ru", "zh", "ar", "az", "hy")
"""Languages whose tag is kept first where one text is a name in many."""

SCOPE = frozenset(
    (
        "en fr es ru zh ar az hy ka tr fa he uk be bg sr hr bs mk sq el de it pt pl nl ro hu cs hi "
        "ur bn ne ps ku ckb sd tg uz kk ky tk mn my th vi id ms tl ja ko sw am ti so ha yo ig ht "
        "rw rn ln om yue cmn nan"
    ).split()
)
"""Languages whose names are kept: the UN's six, the large ones, those of places in conflict."""

_SCRIPTS_OUT = frozenset("Telu Knda Gujr Sinh Guru Mlym Taml Tibt Laoo Khmr".split())

ENDONYMS: frozenset[str] = frozenset(
    map(
        fold,
        (
            "日本語 中文 汉语 漢語 한국어 조선말 հայերեն русский українська беларуская қазақша "
            "العربية עברית ქართული ελληνικά فارسی ไทย हिन्दी বাংলা தமிழ் български македонски српски "
            "монгол hayeren nihongo"
        ).split(),
    )
)
"""Languages by their own names, which GeoNames has as names of towns (Mariupol: Հայերեն)."""

# The generic word that a unit's name carries in each language; what is left is its short name.
# Source: the names of first- and second-order units in CLDR 41.
_GENERIC: dict[str, re.Pattern[str]] = {
    "zh": re.compile(r"(?P<core>.{2,}?)(?:自治州|自治县|自治区|地区|特别市|[区區县縣州省市郡])$"),
    "ar": re.compile(
        r"(?:محافظة|ريون|مقاطعة|قضاء|إقليم|ولاية|منطقة|مديرية|ناحية)\s+(?P<core>.{2,})$"
    ),
    "fr": re.compile(
        r"(?:district|province|région|raion) (?:de |du |d[’'])(?P<core>.{2,})$", re.IGNORECASE
    ),
    "es": re.compile(r"(?:distrito|provincia|raión|región) de (?P<core>.{2,})$", re.IGNORECASE),
    "en": re.compile(
        r"(?P<core>.{2,}) (?:district|province|region|rayon|county|governorate)$", re.IGNORECASE
    ),
    "az": re.compile(r"(?P<core>.{2,}) (?:rayonu|şəhəri)$", re.IGNORECASE),
    "tr": re.compile(r"(?P<core>.{2,}) (?:ili|ilçesi|rayonu)$", re.IGNORECASE),
}  # fmt: skip

# Where Chinese characters are the country's own script, the generic word belongs to the name.
HAN_COUNTRIES = frozenset(("CN", "TW", "HK", "MO", "JP", "KR", "KP", "SG"))
"""Countries where names of places are written in Chinese characters of their own."""


def clean_names(place: Place, names: Iterable[Name]) -> Iterator[Name]:
    """Give the names that are worth keeping, each text once, with language and script.

    Parameters
    ----------
    place
        Whose names they are.
    names
        As the sources have them.

    Yields
    ------
    name
        The main name always; no digits alone, no links, no language's name for itself, nothing in
        a language out of `SCOPE`, and of forms that look up alike only one, unless they are in
        different languages of `PREFERRED`.
    """
    by_text: dict[str, list[Name]] = {}
    for name in names:
        if name.kind == "code" or name.text == place.name or _in_scope(name):
            by_text.setdefault(name.text, []).append(name)
    kept = [_tagged(min(same, key=_rank), same) for same in by_text.values()]
    kept.sort(key=lambda name: (name.text != place.name, _rank(name), name.text))
    seen: set[str] = set()
    for name in kept:
        key = fold(name.text)
        if name.kind == "code" or name.lang in PREFERRED or key not in seen:
            seen.add(key)
            yield name


def _in_scope(name: Name) -> bool:
    if name.lang and name.lang not in SCOPE:
        return False
    script = name.script or script_of(name.text)
    return bool(script) and script not in _SCRIPTS_OUT and _is_name(name.text)


def _rank(name: Name) -> tuple[bool, bool, int, str]:
    known = PREFERRED.index(name.lang) if name.lang in PREFERRED else len(PREFERRED)
    return name.kind != "main", not name.lang, known, name.lang


def _tagged(name: Name, same: list[Name]) -> Name:
    langs = sorted(filter(None, (one.lang for one in same)), key=lambda lang: _rank(Name("", lang)))
    script = name.script or script_of(name.text)
    lang = name.lang or (langs[0] if langs else SCRIPT_LANGUAGES.get(script, ""))
    return Name(normalize("NFC", name.text), lang, script, name.kind)


def _is_name(text: str) -> bool:
    if "://" in text or not any(sign.isalpha() for sign in text):
        return False
    return fold(text) not in ENDONYMS


def core_names(names: Iterable[Name], country: str) -> list[Name]:
    """Give short names of a unit: its names less the generic word.

    Parameters
    ----------
    names
        Names of an administrative unit.
    country
        ISO 3166-1 alpha-2 code.

    Returns
    -------
    names
        Of kind "short".

    Examples
    --------
    >>> [name.text for name in core_names([Name("拉欽區", "zh"), Name("Laçın", "az")], "AZ")]
    ['拉欽']
    """
    found = []
    for name in names:
        pattern = _GENERIC.get(name.lang or SCRIPT_LANGUAGES.get(script_of(name.text), ""))
        if pattern is None or (name.lang == "zh" and country in HAN_COUNTRIES):
            continue
        match = pattern.match(name.text)
        if match:
            core = match["core"]
            found.append(Name(core, name.lang, script_of(core), "short"))
    return found
