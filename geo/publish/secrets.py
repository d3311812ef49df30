"""What a public edition must not hold: names and points of sensitive places; finding them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import marisa_trie

from gazetteer.errors import UnknownPlace
from gazetteer.lookup import Gazetteer
from gazetteer.place import Place

if TYPE_CHECKING:
    from numpy.typing import NDArray

EXACT_DEGREES = 0.0005
"""How near a number must come to a coordinate to give it away: three decimals, about 50 m."""
APART_DEGREES = 0.0015
"""How near another point may come to a secret one: nearer, it counts as the same."""
_BESIDE = 200
"""Characters within which a longitude and a latitude are taken for one point."""
_SCALES = (1.0, 1e5, 1e6, 1e7)
"""What coordinates are multiplied by where they are written as whole numbers."""
_PREFIX_FROM = 5
"""Letters from which on a name is found with an ending too (Горис in Гориса)."""
_NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CLITICS = re.compile("[\u0600-\u06ff]")
_START = re.compile(rf"\b\w|{_NO_SPACES.pattern}|{_CLITICS.pattern}")
"""Where a name may begin: at a word, or anywhere in scripts that write words together."""
_NUMBER = re.compile(r"-?\d{1,11}(?:\.\d+)?")


def folded(text: str) -> str:
    """Give a text without case and accents, as names are compared here.

    Parameters
    ----------
    text
        Anything.

    Examples
    --------
    >>> folded("LAÇIN"), folded("Laçın")
    ('lacin', 'lacin')
    """
    plain = unicodedata.normalize("NFKD", text).casefold().replace("ı", "i")
    return "".join(c for c in plain if not unicodedata.combining(c))


@dataclass(slots=True)
class Secrets:
    """Names and points that must not be in any output."""

    names: set[str] = field(default_factory=set)
    """Folded."""
    points: set[tuple[float, float]] = field(default_factory=set)
    """lon, lat; degrees, WGS 84."""

    def add(self, *, names: Iterable[Any] = (), point: tuple[Any, Any] = (None, None)) -> None:
        """Add names that are long enough to be told from other words, and a point.

        Parameters
        ----------
        names
            In any script; None is passed over.
        point
            lon, lat; None where there is none.
        """
        forms = (folded(one.strip()) for one in names if isinstance(one, str))
        self.names |= {form for form in forms if is_telling(form)}
        lon, lat = point
        if isinstance(lon, float) and isinstance(lat, float) and lon == lon:  # noqa: PLR0124 - NaN
            self.points.add((lon, lat))

    def add_place(self, place_id: Any, gaz: Gazetteer) -> None:
        """Add all names and the point of an entry.

        Parameters
        ----------
        place_id
            Its id; anything that is none is passed over.
        gaz
            Where it is looked up.
        """
        if not isinstance(place_id, str):
            return
        try:
            place = gaz.get(place_id)
        except UnknownPlace:
            return
        names = (n.text for n in place.names if n.kind != "code" or len(n.text) > 3)
        self.add(names=(place.name, *names), point=(place.lon, place.lat))

    def finder(self) -> Finder:
        """Give what finds them."""
        return Finder(frozenset(self.names), tuple(sorted(self.points)))


def is_telling(name: str) -> bool:
    """Tell whether a folded name is long enough to be searched for.

    Parameters
    ----------
    name
        Folded.

    Examples
    --------
    >>> [is_telling(name) for name in ("ani", "ur", "拉钦", "x")]
    [True, False, True, False]
    """
    return len(name) >= (2 if _NO_SPACES.search(name) else 3)


@dataclass(frozen=True)
class Finder:
    """Finds secret names and points in text and numbers."""

    names: frozenset[str]
    points: tuple[tuple[float, float], ...]

    @cached_property
    def _trie(self) -> marisa_trie.Trie:
        return marisa_trie.Trie(self.names)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.names), default=0)

    def name_in(self, text: str) -> str:
        """Give a secret name that stands in a text; empty if none does.

        Parameters
        ----------
        text
            Anything.

        Examples
        --------
        >>> finder = Finder(frozenset({"goris"}), ())
        >>> [finder.name_in(text) for text in ("in GORIS", "Gorisian", "Ungoris", "Go")]
        ['goris', 'goris', '', '']
        """
        if not self.names:
            return ""
        plain = folded(text)
        for match in _START.finditer(plain):
            start = match.start()
            for name in self._trie.prefixes(plain[start : start + self._longest]):
                if _stands(name, plain, start):
                    return str(name)
        return ""

    def names_place(self, place: Place) -> bool:
        """Tell whether any name of an entry holds a secret one."""
        return any(self.name_in(name.text) for name in place.names) or bool(
            self.name_in(place.name)
        )

    def is_at(self, lon: float, lat: float, reach: float = APART_DEGREES) -> bool:
        """Tell whether a point is a secret one.

        Parameters
        ----------
        lon, lat
            Degrees, WGS 84.
        reach
            Degrees in both directions.
        """
        return any(abs(lon - x) <= reach and abs(lat - y) <= reach for x, y in self.points)

    def point_in_text(self, text: str) -> bool:
        """Tell whether the longitude and the latitude of a secret point stand near each other."""
        import numpy as np

        if not self.points:
            return False
        found = [(m.start(), m.group()) for m in _NUMBER.finditer(text)]
        places = np.array([start for start, _ in found], dtype=np.int64)
        values = np.array([float(number) for _, number in found])
        return any(
            _beside(places[lons], places[lats])
            for lons, lats in self._hits(values)
            if lons.any() and lats.any()
        )

    def point_in_columns(self, columns: Iterable[list[float]]) -> bool:
        """Tell whether two columns of equal length hold a secret point in one row.

        Parameters
        ----------
        columns
            Lists of numbers, in any order.
        """
        import numpy as np

        arrays = [np.array(column, dtype=float) for column in columns] if self.points else []
        marked = [list(self._hits(array)) for array in arrays]
        for i in range(len(self.points) * len(_SCALES)):
            lons = [pairs[i][0] for pairs in marked if pairs[i][0].any()]
            lats = [pairs[i][1] for pairs in marked if pairs[i][1].any()]
            if any(len(a) == len(b) and (a & b).any() for a in lons for b in lats):
                return True
        return False

    def point_in_bytes(self, data: bytes) -> bool:
        """Tell whether a secret point stands in binary data, as numbers of 8 or 4 bytes."""
        import numpy as np

        if not self.points:
            return False
        for kind in ("<f8", ">f8", "<f4", ">f4"):
            size = np.dtype(kind).itemsize
            for shift in range(size):
                whole = (len(data) - shift) // size
                values = np.frombuffer(data, kind, whole, shift) if whole > 0 else np.array([])
                if self._in_numbers(values):
                    return True
        return False

    def _in_numbers(self, values: NDArray[Any]) -> bool:
        """Tell whether a longitude and a latitude stand one or two numbers apart."""
        import numpy as np

        with np.errstate(invalid="ignore", over="ignore"):
            for lon, lat in self.points:
                lons = np.flatnonzero(np.abs(values - lon) <= EXACT_DEGREES)
                if len(lons):
                    lats = np.flatnonzero(np.abs(values - lat) <= EXACT_DEGREES)
                    if _beside(lons, lats, 2):
                        return True
        return False

    def _hits(self, values: NDArray[Any]) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
        """Give, for each point and scale, which numbers may be its longitude and latitude."""
        import numpy as np

        for lon, lat in self.points:
            for scale in _SCALES:
                near = EXACT_DEGREES * scale
                yield np.abs(values - lon * scale) <= near, np.abs(values - lat * scale) <= near


def _beside(a: NDArray[Any], b: NDArray[Any], reach: int = _BESIDE) -> bool:
    """Tell whether any of two sorted lists of positions stand near each other, not in one place."""
    import numpy as np

    if not len(a) or not len(b):
        return False
    after = np.searchsorted(b, a)
    for shift in (-1, 0, 1):
        at = np.clip(after + shift, 0, len(b) - 1)
        apart = np.abs(b[at] - a)
        if ((apart <= reach) & (apart > 0)).any():
            return True
    return False


def _stands(name: str, text: str, start: int) -> bool:
    """Tell whether a name stands in a text as a word, with an ending where it is long."""
    if _NO_SPACES.search(name):
        return True
    before, after = text[start - 1 : start] if start else "", text[start + len(name) :][:1]
    begins = not before.isalnum() or bool(_CLITICS.search(name))
    return begins and (len(name) >= _PREFIX_FROM or not after.isalnum())
