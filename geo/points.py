"""Coordinates as people write them -> degrees: decimal, with minutes and seconds, pairs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import cos, hypot, radians

METRES_A_DEGREE = 111_320.0
LEAST_RADIUS_M = 100.0
"""Smallest radius of a point of which nothing but its coordinates is known."""

# Source: letters and words of the four directions in the six languages.
DIRECTIONS: Mapping[str, str] = {
    "n": "N", "s": "S", "e": "E", "w": "W", "o": "W",
    "с": "N", "ю": "S", "в": "E", "з": "W", "с.ш": "N", "ю.ш": "S", "в.д": "E", "з.д": "W",
    "с. ш": "N", "ю. ш": "S", "в. д": "E", "з. д": "W",
    "北纬": "N", "南纬": "S", "东经": "E", "西经": "W", "北": "N", "南": "S", "东": "E", "西": "W",
    "ش": "N", "ج": "S", "ق": "E", "غ": "W", "شمالا": "N", "جنوبا": "S", "شرقا": "E", "غربا": "W",
    "north": "N", "south": "S", "east": "E", "west": "W",
    "nord": "N", "sud": "S", "est": "E", "ouest": "W", "norte": "N", "sur": "S", "este": "E",
    "oeste": "W", "северной широты": "N", "южной широты": "S", "восточной долготы": "E",
    "западной долготы": "W", "شمال": "N", "جنوب": "S", "شرق": "E", "غرب": "W",
}  # fmt: skip
"""Letters and words of the four directions, in lower case -> N, S, E or W."""
_NUMBER = r"[+-]?\d{1,3}(?:[.,]\d+)?"
_DIRECTION = "|".join(sorted(map(re.escape, DIRECTIONS), key=len, reverse=True))
_ANGLE = re.compile(
    rf"(?P<before>{_DIRECTION})?\.?\s*(?P<degrees>{_NUMBER})\s*(?:[°º˚*d度]|deg)?"
    r"(?:\s*(?P<minutes>[0-5]?\d(?:[.,]\d+)?)\s*(?:['′’‘`m分]|min)"
    r"(?:\s*(?P<seconds>[0-5]?\d(?:[.,]\d+)?)\s*(?:[\"″”“s秒]|''|′′|’’|sec)?)?)?"
    rf"\s*(?P<after>{_DIRECTION})?\.?",
    re.IGNORECASE,
)
_SPACED = re.compile(r"([+-]?\d{1,3})[ :]([0-5]?\d)[ :]([0-5]?\d(?:[.,]\d+)?)\s*([NSEWO])?", re.I)
_WKT_POINT = re.compile(r"POINT\s*Z?\s*\(\s*(\S+)\s+(\S+).*\)", re.IGNORECASE)


def plain_text(cell: str) -> str:
    """Give a cell with digits 0-9, plain spaces and dashes, and no marks of direction.

    Parameters
    ----------
    cell
        As written, in any script.

    Examples
    --------
    >>> plain_text("١٣/٩/٢٠٢٢")
    '13/9/2022'
    """
    text = unicodedata.normalize("NFKC", cell)
    text = "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c
        for c in text
        if unicodedata.category(c) != "Cf"
    )
    return " ".join(re.sub("[\u2010-\u2015\u2212]", "-", text).split())


@dataclass(frozen=True, slots=True)
class Angle:
    """A latitude or longitude as written."""

    degrees: float
    """Signed decimal degrees."""
    axis: str
    """"lat" or "lon" where a letter beside it says so, else empty."""
    step: float
    """The last digit written, in degrees."""


@dataclass(frozen=True, slots=True)
class Point:
    """Coordinates of a row."""

    lon: float
    """Degrees, WGS 84."""
    lat: float
    """Degrees, WGS 84."""
    radius_m: float
    """What the last digit written leaves open, metres; never 0."""

    @property
    def swapped(self) -> Point:
        """The point with latitude and longitude exchanged."""
        return replace(self, lon=self.lat, lat=self.lon)

    @property
    def is_on_earth(self) -> bool:
        """Whether both are within their range, and it is not 0, 0."""
        return abs(self.lat) <= 90 and abs(self.lon) <= 180 and (self.lon, self.lat) != (0, 0)


def read_angle(cell: str) -> Angle | None:
    """Read a latitude or longitude.

    Parameters
    ----------
    cell
        `39.1825`, `39,1825`, `39°10'57"N`, `N 39 10.95'`, `39 10 57 N`, `北纬39度10分57秒`.

    Returns
    -------
    angle
        None if it is none.

    Examples
    --------
    >>> round(read_angle("46°45'38.5\\"W").degrees, 4)
    -46.7607
    """
    text = plain_text(cell).strip(" ;")
    if match := _SPACED.fullmatch(text):
        degrees, minutes, seconds, after = match.groups()
        return _angle(degrees, minutes, seconds, after)
    if (match := _ANGLE.fullmatch(text)) is None:
        return None
    return _angle(
        match["degrees"], match["minutes"], match["seconds"], match["before"] or match["after"]
    )


def _angle(degrees: str, minutes: str | None, seconds: str | None, letter: str | None) -> Angle:
    """Put an angle together."""
    parts = [part.replace(",", ".") for part in (degrees, minutes, seconds) if part]
    value = sum(abs(float(part)) / 60**i for i, part in enumerate(parts))
    direction = DIRECTIONS.get((letter or "").casefold(), "")
    negative = parts[0].startswith("-") or direction in ("S", "W")
    decimals = len(parts[-1].partition(".")[2])
    axis = {"N": "lat", "S": "lat", "E": "lon", "W": "lon"}.get(direction, "")
    return Angle(-value if negative else value, axis, 10.0**-decimals / 60 ** (len(parts) - 1))


def read_pair(cell: str, header: str = "") -> Point | None:
    """Read a cell that holds both coordinates.

    Parameters
    ----------
    cell
        `39.18, 46.76`, `39°10'57"N 46°45'38"E`, `POINT (46.76 39.18)`.
    header
        The column's header, which may say which comes first ("lon, lat"); otherwise latitude does,
        as maps for people have it. Well-known text has longitude first.

    Returns
    -------
    point
        None if it is no pair.

    Examples
    --------
    >>> read_pair("POINT (46.76 39.18)").lat
    39.18
    """
    text = plain_text(cell)
    if match := _WKT_POINT.fullmatch(text):
        lon, lat = (read_angle(part) for part in match.groups())
        return point_of(lat, lon) if lat and lon else None
    for first, second in _halves(text):
        a, b = read_angle(first), read_angle(second)
        if a and b and not (a.axis and a.axis == b.axis):
            folded = header.casefold()
            lon_first = "lat" in folded and 0 <= folded.find("lon") < folded.find("lat")
            if a.axis == "lon" or b.axis == "lat" or (lon_first and not (a.axis or b.axis)):
                a, b = b, a
            return point_of(a, b)
    return None


def _halves(text: str) -> list[tuple[str, str]]:
    """Give the ways in which a pair may be parted: at a sign, else at a space, a letter."""
    for sign in (";", "|", ", ", "/"):
        if text.count(sign) == 1:
            first, second = text.split(sign)
            return [(first, second)]
    if text.count(",") == 1 and text.count(" ") == 0:
        first, second = text.split(",")
        return [(first, second)]
    spaces = [m.start() for m in re.finditer(" ", text)]
    middle = len(text) / 2
    return [(text[:i], text[i:]) for i in sorted(spaces, key=lambda i: abs(i - middle))]


def point_of(lat: Angle, lon: Angle) -> Point:
    """Make a point; its radius is what the coarser of the two leaves open.

    Examples
    --------
    >>> point_of(Angle(39.18, "lat", 0.01), Angle(46.76, "lon", 0.01)).radius_m
    704.0
    """
    half = max(lat.step, lon.step) / 2
    shrink = cos(radians(min(abs(lat.degrees), 89.0)))
    radius = hypot(half, half * shrink) * METRES_A_DEGREE
    return Point(
        round(lon.degrees, 7), round(lat.degrees, 7), max(LEAST_RADIUS_M, float(round(radius)))
    )


def read_point(lat: str, lon: str, pair: str = "", header: str = "") -> Point | None:
    """Read the coordinates of a row from its two cells, or else from the one that holds both.

    Parameters
    ----------
    lat, lon
        The cells; empty where there are none. Letters beside the numbers win over the headers.
    pair, header
        As in `read_pair`.

    Returns
    -------
    point
        As written, even where it is not on Earth; None where a cell is no coordinate.
    """
    if not (lat and lon):
        return read_pair(pair, header) if pair else None
    a, b = read_angle(lat), read_angle(lon)
    if a is None or b is None:
        return None
    return point_of(b, a) if a.axis == "lon" or b.axis == "lat" else point_of(a, b)
