"""How letters are read: tables from written letters to the sounds of `gazetteer.sound`."""

from __future__ import annotations

import re
from functools import cache

_PRIVATE = 0xE000
"""From here on, characters that no name has stand for what was read, until all is read."""


class _Heard(dict[int, str]):
    """A table for `str.translate` that drops what is not in it."""

    def __missing__(self, code: int) -> str:
        return ""


class Orthography:
    """What letters, alone and together, sound like.

    Parameters
    ----------
    sounds
        Letters -> sound; what follows the first bracket or dollar of a key is a regular expression.
    """

    def __init__(self, sounds: dict[str, str]) -> None:
        ordered = sorted(sounds, key=lambda key: (-len(re.split(r"[($]", key)[0]), "(" not in key))
        self._steps: list[tuple[str | re.Pattern[str], str]] = []
        self._heard = _Heard({10: "\n"})
        for number, key in enumerate(ordered):
            if len(key) == 1:
                self._heard[ord(key)] = sounds[key]
                continue
            stand_in = chr(_PRIVATE + number)
            self._heard[ord(stand_in)] = sounds[key]
            plain = "(" not in key and "$" not in key
            step = key if plain else re.compile(key, re.MULTILINE)
            self._steps.append((step, stand_in))

    def read(self, text: str) -> str:
        """Give the sound of a text, or of many, one a line; other characters are mute."""
        for step, stand_in in self._steps:
            if isinstance(step, str):
                text = text.replace(step, stand_in)
            else:
                text = step.sub(stand_in, text)
        return text.translate(self._heard)


def _table(text: str) -> dict[str, str]:
    pairs = (pair.rpartition("=") for pair in text.split())
    return {written: heard for written, _, heard in pairs}


_ENGLISH = _table(
    "a=a b=b c=k c(?=[eiy])=s d=d e=e f=f g=g h=h i=i j=J k=k l=l m=m n=n o=o p=p q=k r=r s=s t=t "
    "u=u v=v w=w x=x y=y z=z ch=C tch=C sch=S sh=S zh=Z kh=x gh=g ph=f th=t dh=d ck=k cz=C tz=c "
    "ts=c dj=J dzh=J qu=k ou=u oo=u ee=i ng(?![aeiouwy])=n ngh(?![aeiouwy])=n "
    "ç=C č=C š=S ž=Z ş=S ș=S ţ=c ț=c ģ=g ķ=k ļ=l ņ=n ğ=g ı=i ə=a ø=o å=o æ=e œ=e ß=s þ=t ð=d đ=d "
    "ł=l ħ=h ŋ=n ơ=o ư=u"
)

_OTHERS = {
    "pinyin": "zh=Z z=c c=c ch=C x=S q=C j=J r=Z r$=R g=g h=x e=@ ng=n ng(?=[aeiou])=n u=u",
    "spanish": "j=x g(?=[ei])=x gu(?=[ei])=g qu=k qu(?=[ei])=k c(?=[ei])=s z=s ll=l h= hu=w ch=C",
    "portuguese": "j=Z g(?=[ei])=Z gu(?=[ei])=g lh=l nh=n ch=S ç=s x=S h= c(?=[ei])=s",
    "french": (
        "ch=S j=Z g(?=[eiy])=Z gu(?=[eiy])=g ou=u eau=o au=o oi=wa ç=s h= qu=k gn=n dj=J tch=C "
        "x=ks e$=@ es$=@ eu=e ai=e"
    ),
    "italian": "ch=k gh=g c(?=[ei])=C g(?=[ei])=J gl(?=i)=l gn=n sc(?=[ei])=S z=c h=",
    "german": "sch=S ch=x tsch=C w=v z=c v=f ei=ai j=y eu=oi c(?=[eiy])=c",
    "polish": "w=v sz=S cz=C rz=Z ch=x c=c j=y ł=l x=ks c(?=[ei])=c",
    "slavic": "c=c c(?=[ei])=c j=y ch=x x=ks",
    "hungarian": "s=S sz=s zs=Z cs=C c=c gy=d ly=y j=y c(?=[ei])=c",
    "romanian": "c(?=[ei])=C ch=k g(?=[ei])=J gh=g j=Z",
    "turkish": "c=J c(?=[ei])=J ç=C ş=S j=Z ğ=g y=y",
    "azerbaijani": "c=J c(?=[ei])=J ç=C ş=S j=Z q=g x=x ğ=g",
    "vietnamese": "x=s ph=f th=t tr=C ch=C nh=n gi=z d=z đ=d kh=x ng=n ngh=n",
    "dutch": "ij=ei oe=u sch=sx j=y w=v g=x ch=x",
    "indonesian": "c=C c(?=[ei])=C j=J sy=S",
}

_USED_IN = {
    "pinyin": "CN TW",
    "spanish": "ES MX GT HN SV NI CR PA CU DO PR CO VE EC PE BO CL AR PY UY GQ",
    "portuguese": "PT BR AO MZ GW CV ST",
    "french": "FR BE LU MC HT CI SN ML BF NE TG BJ GN CM GA CG CD CF TD DJ KM MG MA DZ TN BI MR",
    "italian": "IT SM",
    "german": "DE AT CH LI",
    "polish": "PL",
    "slavic": "CZ SK SI HR BA RS ME LV LT MK EE",
    "hungarian": "HU",
    "romanian": "RO MD",
    "turkish": "TR",
    "azerbaijani": "AZ",
    "vietnamese": "VN",
    "dutch": "NL SR",
    "indonesian": "ID MY BN",
}

COUNTRIES: dict[str, str] = {
    country: name for name, countries in _USED_IN.items() for country in countries.split()
}
"""ISO 3166-1 alpha-2 code -> the orthography of its Latin names; other states' are read as English.

A state whose names are transliterated into Latin letters is not here.
"""


@cache
def orthography(name: str) -> Orthography:
    """Give an orthography of Latin letters by its name; an unknown one is English."""
    return Orthography(_ENGLISH | _table(_OTHERS.get(name, "")))


_CYRILLIC = Orthography(
    _table(
        "а=a б=b в=v г=g ґ=g д=d е=e ж=Z з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f "
        "х=x ц=c ч=C ш=S щ=S ы=i э=e ю=u я=a і=i ї=i є=e ғ=g қ=k ң=n ө=o ү=u ұ=u һ=h ў=w җ=J ҳ=h "
        "ҷ=J ҹ=J ј=J дж=J дз=z тс=c кх=k нг(?![аеёиоуыэюя])=n ъ= ь= цз=J чж=Z"
    )
)
_ARABIC = Orthography(
    _table(
        "ا=a ب=b ت=t ث=t ج=J ح=h خ=x د=d ذ=d ر=r ز=z س=s ش=S ص=s ض=d ط=t ظ=z ع=@ غ=g ف=f ق=k ك=k "
        "ل=l م=m ن=n ه=h و=u ي=i ^او=o ^اي=i پ=p چ=C ژ=Z گ=g ڤ=v ڭ=g ۋ=v ه$=@ تش=C دج=J تس=c "
        "نغ(?![اوي])=n نج$=n ٹ=t ڈ=d ڑ=r ں=n ئ=@ ؤ=u ڕ=r ڵ=l ۆ=o ێ=e"
    )
)
_ARMENIAN = Orthography(
    _table(
        "ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=@ թ=t ժ=Z ի=i լ=l խ=x ծ=c կ=k հ=h ձ=z ղ=g ճ=C մ=m յ=y ն=n "
        "շ=S ո=o չ=C պ=p ջ=J ռ=r ս=s վ=v տ=t ր=r ց=c ւ=v ու=u փ=p ք=k օ=o ֆ=f և=ev"
    )
)
_GEORGIAN = Orthography(
    _table(
        "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=Z რ=r ს=s ტ=t უ=u ფ=p ქ=k "
        "ღ=g ყ=k შ=S ჩ=C ც=c ძ=z წ=c ჭ=C ხ=x ჯ=J ჰ=h"
    )
)
_GREEK = Orthography(
    _table(
        "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=t ι=i κ=k λ=l μ=m ν=n ξ=ks ο=o π=p ρ=r σ=s ς=s τ=t υ=i φ=f "
        "χ=x ψ=ps ω=o ου=u μπ=b ντ=d γκ=g αι=e ει=i οι=i τσ=C τζ=J"
    )
)
_HEBREW = Orthography(
    _table(
        "א=@ ב=b ג=g ד=d ה=h ו=w ז=z ח=x ט=t י=y כ=k ך=x ל=l מ=m ם=m נ=n ן=n ס=s ע=@ פ=p ף=f צ=c "
        "ץ=c ק=k ר=r ש=S ת=t"
    )
)

SCRIPTS: dict[str, Orthography] = {
    "Cyrl": _CYRILLIC,
    "Arab": _ARABIC,
    "Armn": _ARMENIAN,
    "Geor": _GEORGIAN,
    "Grek": _GREEK,
    "Hebr": _HEBREW,
}
"""ISO 15924 code -> how folded text in this script is read."""

_NO_ARTICLE = re.compile("(?!)")
ARTICLES: dict[str, re.Pattern[str]] = {
    "Latn": re.compile(r"^(?:al|el|ar|as|ash|at|az|an|ad|adh)[- ](?=.{3})", re.MULTILINE),
    "Cyrl": re.compile(r"^(?:аль|эль|эр|эс|эш|эт|ар|ас|аш|ат|аз|ан|ад) (?=.{3})", re.MULTILINE),
    "Arab": re.compile(r"^ال(?=.{3})"),
    **dict.fromkeys(("Armn", "Geor", "Grek", "Hebr"), _NO_ARTICLE),
}
"""Script -> the Arabic article in front of a name, which other languages often leave out."""
