"""The gazetteer in geopy's clothes: queries and points -> geopy locations, with no network.

Mind the axes: geopy speaks latitude first, this gazetteer longitude first. The two meet in
`_location` and in `OfflineGeocoder.reverse`, nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderUnavailable
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from gazetteer.distance import distance_m
from gazetteer.errors import UnknownPlace
from gazetteer.lookup import Gazetteer
from gazetteer.opening import open_gazetteer
from gazetteer.place import Candidate, Place

POPULATED = ("city", "town", "village")
"""Kinds that `OfflineGeocoder.reverse` gives unasked."""

_SCOPES = ("country", "province", "district", "region", "city", "town")
"""Kinds of places that the later parts of a query may name."""

_STRUCTURED = ("city", "county", "state", "country")
"""Parts of a structured query, in the order in which an address names them."""

_MANY = 300
"""Candidates looked at before a scope is applied: no name is borne by more that matter."""


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy ships no types
    """What stands where geopy keeps its HTTP client: it opens nothing."""

    def __init__(self, *, proxies: object = None, ssl_context: object = None) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> NoReturn:
        raise GeocoderUnavailable("OfflineGeocoder opens no connection")

    get_json = get_text


class OfflineGeocoder(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """A geopy geocoder that asks this gazetteer and opens no connection.

    It goes where geopy's own go: into `geopandas.tools.geocode`, into geopy's `RateLimiter`,
    into another process.

    Parameters
    ----------
    gaz
        Where to look; by default the gazetteer that `gazetteer.open()` gives.
    language
        ISO 639-1 code: names in addresses are given in it where the gazetteer has them. As
        everywhere in geopy, it says nothing of the query, which may be in any language.
    country
        ISO 3166-1 alpha-2 code: only places there.
    timeout, user_agent
        Taken so that it can stand in for another geocoder; not used.

    Examples
    --------
    >>> found = OfflineGeocoder().geocode("Goris, Syunik, Armenia")
    >>> found.address
    "Goris, Goris Municipality, Syunik', Armenia"
    >>> round(found.latitude, 2), round(found.longitude, 2)
    (39.51, 46.34)
    """

    def __init__(
        self,
        *,
        gaz: Gazetteer | None = None,
        language: str = "",
        country: str = "",
        timeout: object = DEFAULT_SENTINEL,
        user_agent: str | None = None,
    ) -> None:
        super().__init__(
            timeout=timeout, user_agent=user_agent, proxies={}, adapter_factory=_NoNetwork
        )
        self.gaz = gaz or open_gazetteer()
        self.language = language
        self.country = country

    def geocode(
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        language: str | bool | None = None,
        country: str = "",
        kind: str = "",
        limit: int | None = None,
        timeout: object = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Find the places that a query names.

        Parameters
        ----------
        query
            A name, or a name and what holds it, parted by commas: "Goris, Syunik, Armenia". Also
            a mapping with `city`, `county`, `state`, `country`, as for geopy's Nominatim.
        exactly_one
            Give the best one, or all.
        language
            ISO 639-1 code, or a header such as "fr-CH,fr;q=0.9", of which the first counts.
        country
            ISO 3166-1 alpha-2 code: only places there.
        kind
            One of `PLACE_KINDS`.
        limit
            How many at most; 10 by default.
        timeout
            Taken for geopy's sake; not used.

        Returns
        -------
        found
            A geopy `Location` (latitude first) whose `raw` says id, kind, `radius_m` and how it
            matched; a list of them; or None where no place bears the name within its scope.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            If the query is no text, or asks for a street or a postal code.
        """
        parts = _parts(query)
        lang = _code(language) or self.language
        found = self._found(parts, (country or self.country).upper(), kind)
        places = [
            _location(one.place, self._address(one.place, lang), _candidate_facts(one))
            for one in found[: 10 if limit is None else limit]
        ]
        return _given(places, exactly_one)

    def reverse(
        self,
        query: Point | str | Sequence[float],
        *,
        exactly_one: bool = True,
        language: str | bool | None = None,
        kind: str = "",
        km: float = 50.0,
        limit: int | None = None,
        timeout: object = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Find the places nearest to a point.

        Parameters
        ----------
        query
            A geopy `Point`, "latitude, longitude", or such a pair: degrees, WGS 84, latitude
            first, as everywhere in geopy.
        exactly_one
            Give the nearest, or all.
        language
            ISO 639-1 code for the names in addresses.
        kind
            One of `PLACE_KINDS`; by default cities, towns and villages.
        km
            Only places whose point lies within this distance.
        limit
            How many at most; 10 by default.
        timeout
            Taken for geopy's sake; not used.

        Returns
        -------
        found
            A geopy `Location` at the place's own point, `raw["distance_m"]` away; a list, nearest
            first; or None where nothing is near.

        Raises
        ------
        ValueError
            If the point is none.
        """
        point = query if isinstance(query, Point) else Point(query)
        most = 1 if exactly_one else 10 if limit is None else limit
        near = [
            pair
            for one in ((kind,) if kind else POPULATED)
            for pair in self.gaz.near(point.longitude, point.latitude, km, kind=one, limit=most)
        ]
        near.sort(key=lambda pair: (pair[0], pair[1].id))
        lang = _code(language) or self.language
        places = [
            _location(
                place,
                self._address(place, lang),
                {"how": "near", "score": None, "distance_m": round(away * 1000)},
            )
            for away, place in near[:most]
        ]
        return _given(places, exactly_one)

    def _found(self, parts: list[str], country: str, kind: str) -> list[Candidate]:
        """Give the candidates for a query's first part that lie in all later parts."""
        gaz, name = self.gaz, ", ".join(parts)
        whole = list(
            gaz.find(name, country=country, kind=kind, limit=_MANY, by_sound=bool(country))
        )
        if whole or len(parts) < 2:  # "Washington, D.C." is one name
            return whole
        found = list(
            gaz.find(parts[0], country=country, kind=kind, limit=_MANY, by_sound=bool(country))
        )
        for part in reversed(parts[1:]):
            found = self._narrowed(found, part)
        return found

    def _narrowed(self, found: list[Candidate], part: str) -> list[Candidate]:
        """Keep the candidates that lie in what a part names; in any of them, if it is several."""
        areas = [
            one.place
            for one in self.gaz.find(part, by_sound=False, limit=30)
            if one.place.kind in _SCOPES
        ]
        kept = [one for one in found if self._in_any(areas, one.place)]
        if kept or not re.fullmatch("[A-Z0-9]{1,3}", part):
            return kept
        # "Springfield, IL" lies in US-IL, not in the state with the code IL.
        codes = sorted({f"{one.place.country}-{part}" for one in found if one.place.country})
        areas = [
            one.place for code in codes for one in self.gaz.find(code, by_sound=False, limit=1)
        ]
        return [one for one in found if self._in_any(areas, one.place)]

    def _in_any(self, areas: list[Place], place: Place) -> bool:
        return any(self._holds(area, place) for area in areas)

    def _holds(self, area: Place, place: Place) -> bool:
        """Tell whether an area holds a place, by what sources state, else by its circle."""
        if area.id == place.id:
            return False
        if area.kind == "country":
            return place.country == area.country
        held = self.gaz.contains(area, place)
        if held is None:
            return distance_m(area.lon, area.lat, place.lon, place.lat) <= area.radius_m
        return held

    def _address(self, place: Place, lang: str) -> str:
        """Give the names of a place and of all that hold it, in a language where it is known."""
        names = [_name_in(one, lang) for one in (place, *self._above(place))]
        return ", ".join(name for at, name in enumerate(names) if at == 0 or name != names[at - 1])

    def _above(self, place: Place) -> Iterator[Place]:
        if place.kind in ("country", "border"):
            return
        for one in place.parents:
            try:
                yield self.gaz.get(one)
            except UnknownPlace:  # a layer may name parents that it does not bring
                continue


def _parts(query: str | Mapping[str, str]) -> list[str]:
    """Split a query into a name and what holds it, nearest first."""
    if isinstance(query, Mapping):
        unknown = sorted(set(query) - set(_STRUCTURED))
        if unknown:
            raise GeocoderQueryError(
                f"the gazetteer knows no {', '.join(unknown)}; ask with {', '.join(_STRUCTURED)}"
            )
        query = ", ".join(query[part] for part in _STRUCTURED if query.get(part))
    if not isinstance(query, str):
        raise GeocoderQueryError(f"a query is text, not {query!r}")
    return [part.strip() for part in re.split("[,،,、;]", query) if part.strip()] or [""]


def _code(language: str | bool | None) -> str:
    """Give the first language code of what geopy's users pass: "fr", "fr-CH,fr;q=0.9", False."""
    code = re.match("[a-z]{2,3}", language.lower()) if isinstance(language, str) else None
    return code[0] if code else ""


def _name_in(place: Place, lang: str) -> str:
    ours = (name.text for name in place.names if lang and name.lang == lang and name.kind != "code")
    return next(ours, place.name)


def _candidate_facts(one: Candidate) -> dict[str, Any]:
    return {"how": one.how, "score": one.score, "matched": one.matched}


def _location(place: Place, address: str, facts: Mapping[str, Any]) -> Location:
    """Dress a place as geopy's `Location`: latitude first, all else in `raw`."""
    raw = {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lon": place.lon,
        "lat": place.lat,
        "radius_m": place.radius_m,
        "population": place.population,
        "feature_code": place.feature_code,
        "status": place.status,
        "note": place.note,
        "source": place.source,
        **facts,
    }
    return Location(address, (place.lat, place.lon), raw)


def _given(places: list[Location], exactly_one: bool) -> Location | list[Location] | None:
    """Give what geopy's geocoders give: one, a list, or None for nothing."""
    if not places:
        return None
    return places[0] if exactly_one else places
