"""Other forms under which a written name may stand in the gazetteer.

A text says "Provincia de Ica", "в Лачинском районе", "بالفاشر", "Laçında"; the gazetteer has Ica,
Лачин, الفاشر, Laçın. The tables here take words, endings and clitics off; look-up then decides
which of the forms is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazetteer.names import fold, script_of

_LATIN_UNITS = (
    "province provincia departamento departement department region district distrito municipio "
    "municipality municipalite commune comuna canton cercle circle governorate gouvernorat "
    "gobernacion prefecture county comte condado subregion zone markaz shahrestan liwa qada "
    "okres powiat oblast raion rayon kabupaten wilaya arrondissement parish qeza division srok khan"
)
_LATIN_TOWNS = "ville ciudad city town village pueblo aldea oasis kota camp"
_LATIN_ENDINGS = (
    "province district county department governorate zone woreda subregion tehsil taluk upazila "
    "jaras rayonu ili ilcesi sheheri rayon raion shi xian qu diqu sheng municipality prefecture "
    "division oblast krai region cercle commune city town village ken ku gun machi cho regional "
    "shahri tumani circle parish borough"
)
_CYRILLIC_UNITS = (
    "район провинция провинция департамент префектура регион область округ муниципалитет "
    "графство уезд губернаторство мухафаза штат кантон коммуна дистрикт воеводство"
)
_CYRILLIC_TOWNS = "город г село с деревня поселок пгт пос хутор аул м місто смт селище"
_ARABIC_WORDS = (
    "محافظه مقاطعه منطقه اقليم قسم بلديه مدينه قريه ولايه قضاء قضا مديريه ناحيه ريون دائره دايره "
    "مركز جزيره مخيم بلده حي"
)
_HAN_ENDINGS = (
    "自治州 自治县 自治区 特别市 地区 市镇 老城 省 市 县 区 州 郡 旗 镇 乡 村 府 城 "
    "大区 行政区 专区 岛"
)


def _either(words: str) -> str:
    return "|".join(sorted(map(fold, words.split()), key=len, reverse=True))


_OF = r"(?:(?:de|of|d|di|do|da|e)['’]? ?(?:la |las |los |les |l['’] ?)?|du |des |del |[- ])?"
_GENERIC = {
    "Latn": (
        re.compile(rf"(?:{_either(_LATIN_UNITS + ' ' + _LATIN_TOWNS)})[ -]+{_OF}(?P<core>.{{2,}})"),
        re.compile(rf"(?P<core>.{{2,}}?)[ -]+(?:{_either(_LATIN_ENDINGS)})"),
    ),
    "Cyrl": (
        re.compile(rf"(?:{_either(_CYRILLIC_UNITS)})\w{{0,3}} (?P<core>.{{2,}})"),
        re.compile(rf"(?:{_either(_CYRILLIC_TOWNS)})\.?\w{{0,2}} (?P<core>.{{2,}})"),
        re.compile(rf"(?P<core>.{{2,}}?) (?:{_either(_CYRILLIC_UNITS)})\w{{0,3}}"),
    ),
    "Arab": (re.compile(rf"(?:{_either(_ARABIC_WORDS)}) (?P<core>.{{2,}})"),),
    "Hans": (re.compile(rf"(?P<core>.{{2,}}?)(?:{_either(_HAN_ENDINGS)})"),),
}  # fmt: skip
"""Script -> patterns of a folded name with the word for its kind."""


def core_forms(name: str) -> Iterator[str]:
    """Give a name without the word for its kind (province, район, منطقة, 区).

    Parameters
    ----------
    name
        A written name.

    Yields
    ------
    core
        Folded; nothing for a name without such a word.

    Examples
    --------
    >>> names = ("Provincia de Ica", "Район Бо", "منطقة بينغا", "拉钦区")
    >>> [next(core_forms(name)) for name in names]
    ['ica', 'бо', 'بينغا', '拉钦']
    """
    folded = fold(name)
    for pattern in _GENERIC.get(script_of(name).replace("Hant", "Hans"), ()):
        match = pattern.fullmatch(folded)
        if match:
            yield match["core"]


# Endings of names in the cases of Russian and Ukrainian, and what the dictionary form has there.
# Source: the declension of nouns and adjectives in school grammars of both languages.
_CASES = (
    ("ского", ("ский", "")), ("скому", ("ский", "")), ("ским", ("ский", "")),
    ("ском", ("ский", "")), ("ская", ("ский", "")), ("ской", ("ский", "")),
    ("скую", ("ский", "")), ("ское", ("ский", "")), ("ские", ("ский", "")),
    ("ских", ("ский", "")), ("скими", ("ский", "")), ("ский", ("",)),
    ("ського", ("ський", "")), ("ському", ("ський", "")), ("ським", ("ський", "")),
    ("ська", ("ський", "")), ("ської", ("ський", "")), ("ську", ("ський", "")),
    ("ській", ("ський", "")), ("ський", ("",)), ("цкого", ("цк", "ц")), ("цком", ("цк", "ц")),
    ("цкий", ("цк", "ц")), ("цький", ("цьк", "ць")),
    ("ами", ("ы", "а")), ("ями", ("и", "я")), ("ах", ("ы", "а")), ("ях", ("и", "я")),
    ("ов", ("ы",)), ("ам", ("ы",)), ("ям", ("и",)), ("ью", ("ь",)), ("ией", ("ия",)),
    ("ии", ("ия", "ий")), ("ию", ("ия",)), ("ою", ("а",)), ("ею", ("я",)),
    ("ой", ("а", "ая")), ("ей", ("я", "и")), ("ом", ("", "о")), ("ем", ("ь", "е", "й", "")),
    ("ём", ("ь",)), ("им", ("ий",)), ("ым", ("ый", "")), ("ого", ("ый", "ое", "ий")),
    ("ому", ("ый", "ое")), ("ої", ("а",)), ("ові", ("",)), ("еві", ("ь",)),
    ("а", ("", "о")), ("я", ("ь", "й", "е")), ("у", ("", "а", "о")), ("ю", ("ь", "я", "й", "е")),
    ("е", ("", "а", "ь", "о", "й", "я")), ("и", ("ь", "а", "я")), ("ы", ("а",)),
    ("і", ("", "а", "ь")),    ("ї", ("я",)),
)  # fmt: skip

_FOLDED_CASES = tuple(
    (fold(ending), tuple(map(fold, replacements))) for ending, replacements in _CASES
)

_PREPOSITIONS = frozenset(
    "в во на под из от до к ко у за над через с со о об около близ у і біля від з із зі".split()
)

_CLITICS = re.compile(r"^(?P<clitic>[وف]?(?:[بكس]|ل(?!ل))?)(?P<article>ال|لل)?(?P<core>.{3,})$")

# Turkish and Azerbaijani case endings; an apostrophe may part them from the name.
_TURKIC = (
    "da de ta te dan den tan ten nda nde ndan nden a e ya ye na ne in un nin nun i u yi yu ni nu"
)
_TURKIC_LANGUAGES = frozenset(("az", "tr"))


def bare_forms(name: str, lang: str = "") -> Iterator[str]:
    """Give the forms that an inflected name may have in the dictionary.

    Parameters
    ----------
    name
        A written name.
    lang
        ISO 639-1 code, where known: Turkish and Azerbaijani endings are taken off only then.

    Yields
    ------
    form
        Folded, likely ones first; not all are names.

    Examples
    --------
    >>> "бахмут" in bare_forms("Бахмутом"), "лачин" in bare_forms("Лачинском")
    (True, True)
    >>> "الفاشر" in bare_forms("بالفاشر"), "lacin" in bare_forms("Laçında", "az")
    (True, True)
    """
    folded, script = fold(name), script_of(name)
    if script == "Cyrl":
        yield from _nominatives(folded)
    elif script == "Arab":
        yield from _without_clitics(folded)
    elif script == "Latn" and lang in _TURKIC_LANGUAGES:
        for ending in _TURKIC.split():
            core = folded.removesuffix(ending).removesuffix("'")
            if core != folded and len(core) > 2:
                yield core


def _nominatives(folded: str) -> Iterator[str]:
    """Take the case ending off the last word; off all words, where they agree."""
    words = folded.split(" ")
    if len(words) > 1 and words[0] in _PREPOSITIONS:
        del words[0]
        yield " ".join(words)
    options = [list(dict.fromkeys(_stems(word))) for word in words]
    for last in options[-1]:
        yield " ".join([*words[:-1], last])
    if len(words) == 2 and len(options[0]) > 0:
        for first in options[0]:
            yield f"{first} {words[1]}"
            for last in options[1]:
                yield f"{first} {last}"


def _stems(word: str) -> Iterator[str]:
    for ending, replacements in _FOLDED_CASES:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            for replacement in replacements:
                yield stem + replacement


def _without_clitics(folded: str) -> Iterator[str]:
    match = _CLITICS.fullmatch(folded)
    if match is None:
        return
    clitic, article, core = match["clitic"], match["article"], match["core"]
    if article:
        if clitic or article == "لل":
            yield "ال" + core
        yield core
    else:
        if clitic:
            yield core
        yield "ال" + folded
        if clitic:
            yield "ال" + core
