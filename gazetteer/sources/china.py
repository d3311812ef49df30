"""cpca: the counties and city districts of China by their official code, with Chinese names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from gazetteer.place import Name, Place
from gazetteer.sound import readings

PACKAGE = ("pypi", "cpca", "0.5.5")
LICENCE = "MIT"
TITLE = "cpca (third-level units of China, GB/T 2260 codes)"

# GB/T 2260 codes of the first level and the letters of ISO 3166-2:CN.
_PROVINCES = dict(
    pair.split("=")
    for pair in (
        "11=BJ 12=TJ 13=HE 14=SX 15=NM 21=LN 22=JL 23=HL 31=SH 32=JS 33=ZJ 34=AH 35=FJ 36=JX 37=SD "
        "41=HA 42=HB 43=HN 44=GD 45=GX 46=HI 50=CQ 51=SC 52=GZ 53=YN 54=XZ 61=SN 62=GS 63=QH 64=NX "
        "65=XJ"
    ).split()
)

_WORDS = (
    ("自治县", "Autonomous County"),
    ("自治旗", "Autonomous Banner"),
    ("林区", "Forest District"),
    ("特区", "District"),
    ("县", "County"),
    ("区", "District"),
    ("市", ""),
    ("旗", "Banner"),
)
"""Word for a unit -> what English says."""

# Characters that names of these units read otherwise than most words do.
_SPOKEN = {
    "长": "chang", "重": "chong", "乐": "le", "单": "shan", "尉": "wei", "六": "liu", "会": "hui",
    "厦": "xia", "朝": "chao", "曾": "zeng", "牟": "mu", "荥": "xing", "洪": "hong", "藏": "zang",
    "都": "du", "行": "xing", "大": "da", "阿": "a", "和": "he", "合": "he", "朴": "pu",
}  # fmt: skip
_WHOLE = {
    "尉犁": "yuli", "六安": "luan", "六合": "luhe", "铅山": "yanshan", "东阿": "donge",
    "长子": "zhangzi", "乐清": "yueqing", "单县": "shan", "会稽": "kuaiji", "番禺": "panyu",
    "蔚县": "yu", "歙县": "she", "洪洞": "hongtong", "荥经": "yingjing", "繁峙": "fanshi",
    "浚县": "xun", "台州": "taizhou", "黄陂": "huangpi", "枞阳": "zongyang", "涡阳": "guoyang",
    "泌阳": "biyang", "渑池": "mianchi", "莘县": "shen", "莘庄": "xinzhuang", "盱眙": "xuyi",
    "鄱阳": "poyang", "监利": "jianli", "大埔": "dabu", "黄埔": "huangpu", "犍为": "qianwei",
    "筠连": "junlian", "郫都": "pidu", "石柱": "shizhu", "婼羌": "ruoqiang", "隰县": "xi",
}  # fmt: skip

_PEOPLE = re.compile(
    "(?:各族|蒙古族|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|"
    "哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族?|仫佬族|"
    "羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|塔吉克族?|普米族|怒族|鄂温克族?|德昂族|保安族|裕固族|独龙族|"
    "鄂伦春族?|各)+$"
)


def read(path: Path) -> Iterator[Place]:
    """Read the counties and districts.

    Parameters
    ----------
    path
        Folder of the unpacked package.

    Yields
    ------
    place
        With the id `adcode:` and six digits; the point is that of the unit's seat.
    """
    table = path / "cpca" / "resources" / "adcodes.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: row["adcode"])
    for row in rows:
        code = row["adcode"][:6]
        if not code.endswith("00") and row["longitude"] and code[:2] in _PROVINCES:
            yield _unit(code, row)


def _unit(code: str, row: dict[str, str]) -> Place:
    full = row["name"]
    core, word = _parted(full)
    spoken = _WHOLE.get(core) or _WHOLE.get(full) or _pinyin(core)
    forms = [
        Name(spoken.capitalize(), "", "Latn", "main"),
        Name(full, "zh", "Hans"),
        Name(core, "zh", "Hans", "short"),
    ]
    if word:
        forms.append(Name(f"{spoken.capitalize()} {word}", "en", "Latn"))
    return Place(
        f"adcode:{code}", spoken.capitalize(), float(row["longitude"]), float(row["latitude"]),
        "district", 12_000 if full.endswith("区") else 30_000, tuple(forms), feature_code="ADM3",
        country="CN", parents=(f"code:CN-{_PROVINCES[code[:2]]}", "geonames:1814991"),
        source="china",
    )  # fmt: skip


def _parted(full: str) -> tuple[str, str]:
    """Part a unit's name from the word for what it is."""
    for word, english in _WORDS:
        core = full.removesuffix(word)
        if core != full and len(core) > 1:
            core = _PEOPLE.sub("", core) if word.startswith("自治") else core
            return (core, english) if len(core) > 1 else (full.removesuffix(word), english)
    return full, ""


def _pinyin(text: str) -> str:
    """Give Hanyu Pinyin without tones; an apostrophe before a syllable that begins with a vowel."""
    syllables = [_SPOKEN.get(sign) or readings().get(sign, "") for sign in text]
    return "".join(
        f"'{one}" if at and one[:1] in tuple("aeo") else one for at, one in enumerate(syllables)
    )
