"""Running text -> the coordinates written in it: decimal, with minutes and seconds, MGRS, UTM."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import isfinite

from geo.points import DIRECTIONS, LEAST_RADIUS_M, Point, point_of, read_angle

_SPOKEN = {
    r"degr(?:ees?|és?)|grados?|градус\w*|درج(?:ة|ات)|度": "°",
    r"min(?:utes?|utos?)?|мин(?:ут\w*)?|دقيق\w*|دقائق|分": "'",
    r"sec(?:onde?s?)?|segundos?|сек(?:унд\w*)?|ثاني\w*|ثواني|秒": '"',
}
"""Words for degrees, minutes and seconds -> their sign."""

_DEGREES, _MINUTES, _SECONDS = _SPOKEN
_DEGREE = rf"(?:[°º˚]|(?:{_DEGREES}))"
_MINUTE = rf"(?:['′’‘`´]|(?:{_MINUTES}))"
_SECOND = rf"(?:[\"″”“]|''|′′|’’|(?:{_SECONDS}))"
_WORD_END = r"(?![^\W_])"
_TOWARDS = "|".join(
    re.escape(word) + ("" if word[0] in "东西南北" else _WORD_END)
    for word in sorted(DIRECTIONS, key=len, reverse=True)
)
_LABEL = (
    r"(?:(?P<{0}lat>lat(?:itude?)?|широт[аы]|纬度|خط العرض)"
    r"|(?P<{0}lon>lon(?:g(?:itude?)?)?|долгот[аы]|经度|خط الطول))\.?[\s:=]*"
)
"""Words before a number that say which angle it is."""
_FILLER = r"(?:de\s)?(?:lati|longi)tude?\s"
"""Words between a number and its direction (de latitud norte)."""
_NUMBER = r"[+-]?\d{1,3}(?:[.,]\d+)?"


def _angle(name: str) -> str:
    """Give the pattern of one angle; its label makes the groups `namelat` and `namelon`."""
    return (
        rf"(?:{_LABEL.format(name)})?(?:(?<![^\W_\u4e00-\u9fff])(?:{_TOWARDS})\.?[\s:]*)?{_NUMBER}\s?{_DEGREE}?"
        rf"(?:\s?\d{{1,2}}(?:[.,]\d+)?\s?{_MINUTE}(?:\s?\d{{1,2}}(?:[.,]\d+)?\s?{_SECOND}?)?)?"
        rf"(?:\s?(?:{_FILLER})?(?:{_TOWARDS})\.?)?"
    )


_LEFT = r"(?<![^\W\u4e00-\u9fff])(?<![.,/-])"
"""No letter but a Chinese one, and no part of a number, a date or a symbol."""
_BETWEEN = r"\s*(?:[,;/|،、]\s*)?(?:(?:and|et|y|и|و|和)\s*)?"
_PAIR = re.compile(
    rf"{_LEFT}(?P<first>{_angle('a')}){_BETWEEN}(?P<second>{_angle('b')})(?![^\W\u4e00-\u9fff]|/|[.,]\d)",
    re.IGNORECASE,
)
_WORDS = "|".join(re.escape(word) for word in sorted(DIRECTIONS, key=len) if len(word) > 1)
_MARKED = re.compile(
    rf"{_DEGREE}|(?-i:(?<![^\W_])[NSEW]{_WORD_END})|(?:{_WORDS}){_WORD_END}",
    re.IGNORECASE,
)
"""What shows that a number is an angle: a sign, a capital letter, a word. A small letter may be any
word (с, в, s)."""
_FINE = re.compile(r"\d[.,]\d{4,}$")
"""A bare number with so many decimals is a coordinate where it stands beside another one."""

_SPEAKS_OF_COORDINATES = re.compile(
    r"(?:coord\w*|lat(?:itude?)?\b|lon(?:g(?:itude?)?)?\b|GPS|WGS|position|posición|координат\w*|широт\w*"
    r"|坐标|经纬度|纬度|إحداثي\w*|خط(?:ي)? (?:عرض|طول))[^.;。]{0,25}$",
    re.IGNORECASE,
)
_LOOKED_AT = 40

_MGRS = re.compile(
    rf"{_LEFT}(?P<zone>0?[1-9]|[1-5]\d|60)\s?(?P<band>[C-HJ-NP-X])\s?(?P<square>[A-HJ-NP-Z][A-HJ-NP-V])"
    r"\s?(?P<east>\d{2,5})\s?(?P<north>\d{2,5})(?![\w/-]|\.\d)"
)
_UTM = re.compile(
    rf"{_LEFT}(?:(?:UTM|zone|zona|зона|带|المنطقة)[\s:,]*)*(?P<zone>0?[1-9]|[1-5]\d|60)\s?"
    r"(?P<band>[C-HJ-NP-X])[\s,;:]+(?:E\s?)?(?P<east>\d{6}(?:\.\d+)?)\s?(?:m\s?)?E?[\s,;/]+(?:N\s?)?"
    r"(?P<north>\d{6,8}(?:\.\d+)?)\s?(?:m\s?)?N?(?![\w/])",
    re.IGNORECASE,
)

_SAME: dict[int, str] = str.maketrans(
    {
        "，": ",", "．": ".", "٫": ".", "٬": ",", "：": ":", "−": "-", "–": "-", "‐": "-", "‑": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "＇": "'", "＂": '"',
    }
)  # fmt: skip
"""Signs that are written in other ways; each stays one code point, so offsets hold."""


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Coordinates in a text."""

    start: int
    """First code point in the text."""
    end: int
    """Code point after the last one."""
    point: Point
    """What they mean, WGS 84; `radius_m` is what the last digit written leaves open."""
    system: str
    """"degrees", "MGRS" or "UTM"."""
    swapped: bool = False
    """Whether longitude stands first though nothing says so: no latitude is above 90."""


def find_coordinates(text: str) -> tuple[Coordinates, ...]:
    """Find the coordinates of a text.

    Parameters
    ----------
    text
        Running text, in any of the six languages.

    Returns
    -------
    coordinates
        In the order of the text, none overlapping another. Degrees need a sign, a letter or a word
        for the direction, or two numbers of four decimals each, or words before them that speak
        of coordinates. A pair that is not on Earth is none.

    Examples
    --------
    >>> found, = find_coordinates("The post at 39°10'57\\"N, 46°45'38\\"E was hit.")
    >>> found.point.lat, found.point.lon, found.system
    (39.1825, 46.7605556, 'degrees')
    """
    plain = text.translate(_plain())
    found: list[Coordinates] = []
    for one in (*_grids(plain), *_degrees(plain)):
        if all(one.end <= other.start or one.start >= other.end for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda c: c.start))


@cache
def _plain() -> dict[int, str]:
    """Give the plain form of digits of all scripts, full-width signs and marks: one sign each."""
    digits = (chr(code) for code in range(128, 0x20000) if chr(code).isdecimal())
    wide = (chr(code) for code in range(0xFF01, 0xFF5F))
    table = {ord(char): str(unicodedata.decimal(char)) for char in digits}
    table |= {ord(c): unicodedata.normalize("NFKC", c) for c in wide if ord(c) not in table}
    return table | _SAME


def _degrees(text: str) -> Iterator[Coordinates]:
    """Give the pairs in degrees."""
    for match in _PAIR.finditer(text):
        point = _pair(match, text)
        if point is None:
            continue
        swapped = abs(point.lat) > 90
        point = point.swapped if swapped else point
        if point.is_on_earth:
            first = match["first"]
            start = match.start() + len(first) - len(first.lstrip())
            yield Coordinates(
                start, start + len(match.group().strip(" .")), point, "degrees", swapped
            )


def _pair(match: re.Match[str], text: str) -> Point | None:
    """Read two angles, where enough says that they are coordinates."""
    first, second = match["first"], match["second"]
    labels = [name for name in ("alat", "alon", "blat", "blon") if match[name]]
    before = text[max(0, match.start() - _LOOKED_AT) : match.start()]
    if len(labels) < len("ab") and not _is_marked(first, second, before):
        return None
    a, b = (read_angle(_with_signs(part)) for part in (first, second))
    if a is None or b is None or (a.axis and a.axis == b.axis):
        return None
    lon_first = a.axis == "lon" or b.axis == "lat" or "alon" in labels or "blat" in labels
    return point_of(b, a) if lon_first else point_of(a, b)


def _is_marked(first: str, second: str, before: str) -> bool:
    """Tell whether two numbers are written as coordinates are."""
    if all(_MARKED.search(part) for part in (first, second)):
        return True
    if all(_FINE.search(part.strip()) for part in (first, second)):
        return True
    decimal = all("." in part or "," in part for part in (first, second))
    return decimal and bool(_SPEAKS_OF_COORDINATES.search(before))


def _with_signs(angle: str) -> str:
    """Put signs in the place of the words for degrees, minutes and seconds."""
    angle = _ASIDE.sub("", angle)
    for words, sign in _SPOKEN.items():
        angle = re.sub(words, sign, angle, flags=re.IGNORECASE)
    return angle.replace("´", "'").replace(":", " ")


_ASIDE = re.compile(rf"{_FILLER}(?=\S)|^\s*{_LABEL.format('x')}", re.IGNORECASE)


def _grids(text: str) -> Iterator[Coordinates]:
    """Give the references to the military and the universal grid."""
    for match in _UTM.finditer(text):
        point = _of_utm(match)
        if point:
            yield Coordinates(*match.span(), point, "UTM")
    for match in _MGRS.finditer(text):
        point = _of_mgrs(match)
        if point:
            yield Coordinates(*match.span(), point, "MGRS")


def _of_mgrs(match: re.Match[str]) -> Point | None:
    """Read a reference to the military grid: the middle of the square that its digits leave."""
    import mgrs

    east, north = match["east"], match["north"]
    if len(east) != len(north):
        return None
    written = f"{match['zone']}{match['band']}{match['square']}{east}{north}"
    half = 10.0 ** (5 - len(east)) / 2
    grid = mgrs.MGRS()
    try:
        zone, hemisphere, x, y = grid.MGRSToUTM(written)
    except mgrs.core.MGRSError:  # a square that the grid does not have
        return None
    lat, lon = _from_utm(int(zone), hemisphere == "N", x + half, y + half)
    return _at(lat, lon, half * 2**0.5)


def _of_utm(match: re.Match[str]) -> Point | None:
    """Read zone, easting and northing."""
    band = match["band"].upper()
    east, north = float(match["east"]), float(match["north"])
    if not (100_000 <= east < 1_000_000 and north <= 10_000_000):
        return None
    lat, lon = _from_utm(int(match["zone"]), band >= "N", east, north)
    return _at(lat, lon, LEAST_RADIUS_M)


def _from_utm(zone: int, northern: bool, east: float, north: float) -> tuple[float, float]:
    """Give latitude and longitude, WGS 84."""
    from pyproj import Transformer

    code = (32600 if northern else 32700) + zone
    lat, lon = Transformer.from_crs(code, 4326).transform(east, north)
    return float(lat), float(lon)


def _at(lat: float, lon: float, radius: float) -> Point | None:
    """Make a point of the Earth."""
    if not (isfinite(lat) and isfinite(lon)):
        return None
    return Point(round(lon, 7), round(lat, 7), max(LEAST_RADIUS_M, float(round(radius))))
