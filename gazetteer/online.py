"""The opt-in way online: names that the gazetteer does not know -> candidates of a server.

Nothing of the house calls it unasked: `Gazetteer.find` stays offline. What is sent is the name,
the language and the country of the question; never a document.
"""

from __future__ import annotations

import copy
import functools
import inspect
import json
import os
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from geopy.adapters import BaseAsyncAdapter
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)

from gazetteer import guard
from gazetteer.answers import Answers, Question
from gazetteer.candidates import Candidates
from gazetteer.errors import UnsafeFallback
from gazetteer.guard import Clock, Guard, Refused, checked_hosts, checked_user_agent, host_of
from gazetteer.lookup import Gazetteer
from gazetteer.names import fold
from gazetteer.osm import inert, place_of
from gazetteer.place import Candidate

OUTCOMES: dict[str, str] = {
    "gazetteer": "the gazetteer knew; nobody was asked",
    "online": "a server was asked and knew",
    "cache": "a server had been asked before and knew; nobody was asked now",
    "nothing": "the gazetteer does not know, and the server (now or before) neither",
    "failed": "the gazetteer does not know, and no answer could be had; the reason says why",
}
"""Allowed values of `Answer.outcome` and their meaning."""

ATTEMPTS = 3
"""Times that one question is sent before it is given up."""

LONGEST_WAIT_S = 30.0
"""A server that asks for a longer wait is left in peace, and so is the caller."""

REST_S = 60.0
"""Seconds in which a server that failed is not asked again: a batch goes on without it."""

LONGEST_NAME = 100
"""A longer text is no name and is not sent."""

_TIMEOUT_S = 10.0

_FAILURES: tuple[tuple[type[Exception], str, str], ...] = (
    (GeocoderRateLimited, "again", "asks to be left alone for a while (HTTP 429)"),
    (GeocoderTimedOut, "again", "did not answer in time"),
    (GeocoderUnavailable, "again", "cannot be reached"),
    (GeocoderQuotaExceeded, "later", "says that the quota is used up (HTTP 402)"),
    (GeocoderAuthenticationFailure, "later", "does not know who asks (HTTP 401 or 407)"),
    (GeocoderInsufficientPrivileges, "later", "refuses to answer (HTTP 403)"),
    (GeocoderParseError, "never", "sent an answer that cannot be read"),
    (Refused, "never", "was not asked, or its answer not taken"),
    (GeocoderQueryError, "never", "did not understand the question"),
    (GeocoderServiceError, "again", "failed"),
    (Exception, "never", "sent an answer that makes no sense"),
)
"""What may go wrong, what to do (ask again, after a while; leave the server in peace for
`REST_S`; go on with the next name), and the words for it; the first that fits."""


class Answer(Candidates):
    """Candidates, and where they come from: what `Fallback.find` gives."""

    __slots__ = ("outcome", "reason", "retrieved")

    def __init__(
        self, name: str, items: Iterable[Candidate], outcome: str, reason: str, retrieved: str = ""
    ) -> None:
        super().__init__(name, tuple(items))
        self.outcome = outcome
        """One of `OUTCOMES`."""
        self.reason = reason
        """The same in a sentence, with the server's name where one was asked."""
        self.retrieved = retrieved
        """When the server answered (ISO 8601, UTC); empty where none did."""

    def _remark(self) -> str:
        return self.reason


@dataclass(frozen=True, slots=True)
class _Found:
    """What a server, or the cache, gave."""

    candidates: tuple[Candidate, ...]
    outcome: str
    reason: str
    retrieved: str = ""


class Fallback:
    """Asks the gazetteer first, and a server only for what it does not know. Off unless made.

    Parameters
    ----------
    gaz
        Asked first.
    geocoder
        A geocoder of geopy, as class or instance: `Nominatim`, `Photon` or another that is not
        asynchronous. Its HTTP client is replaced by one that keeps to `hosts`.
    user_agent
        Who asks and how to reach them, such as "border-monitor/1.2 (maps@example.org)". There
        is no default: the server's owner must be able to write to you.
    hosts
        Hosts that may be asked, such as "nominatim.openstreetmap.org". All others are refused,
        redirects to them too.
    cache
        File in which answers are kept (SQLite). Processes that share it share one queue too:
        together they send one request a second. Those with different files do not know of
        each other.
    enough
        Ask only if the gazetteer's best candidate scores less; by default, only if it has none.
    options
        For a class: its further arguments, such as `domain`, `scheme`, `timeout`, `api_key`.

    Raises
    ------
    UnsafeFallback
        If User-Agent, hosts or cache are not as they must be.
    """

    clock: ClassVar[Clock] = Clock()

    def __init__(
        self,
        gaz: Gazetteer,
        geocoder: Any,
        *,
        user_agent: str,
        hosts: Iterable[str],
        cache: str | os.PathLike[str],
        enough: float = 0.0,
        options: Mapping[str, Any] | None = None,
    ) -> None:
        self.gaz, self.enough = gaz, enough
        self._answers = Answers(Path(cache))
        allowed = checked_hosts(hosts)
        self._geocoder = self._guarded(geocoder, checked_user_agent(user_agent), allowed, options)
        self.provider = type(self._geocoder).__name__.lower()
        own = _own_host(self._geocoder)
        self.host = own or ", ".join(sorted(allowed))
        if own and own not in allowed:
            raise UnsafeFallback(
                f"{type(self._geocoder).__name__} asks {own}, which is not among the allowed "
                f"hosts ({', '.join(sorted(allowed))}); allow it, or set options={{'domain': ...}}"
            )
        self._rests_until = 0.0

    def _guarded(
        self,
        geocoder: Any,
        user_agent: str,
        hosts: frozenset[str],
        options: Mapping[str, Any] | None,
    ) -> Any:
        """Make the geocoder, or a copy of it, that goes through our door."""
        door = functools.partial(Guard, hosts=hosts, turn=self._turn)
        if inspect.isclass(geocoder):
            given = {"timeout": _TIMEOUT_S, **(options or {})}
            given |= {"user_agent": user_agent, "adapter_factory": door}
            return geocoder(**given)
        if options or isinstance(geocoder.adapter, BaseAsyncAdapter):
            raise UnsafeFallback(
                "options are for a class of geocoders; give the class, or set them in the instance"
                if options
                else "an asynchronous geocoder cannot be asked from here; give one that is not"
            )
        made = copy.copy(geocoder)
        made.headers = {**geocoder.headers, "User-Agent": user_agent}
        made.adapter = door(proxies=geocoder.proxies, ssl_context=geocoder.ssl_context)
        return made

    def _turn(self) -> None:
        guard.TURNS.wait(self.clock, self._answers.reserve)

    def find(
        self, name: str, *, lang: str = "", country: str = "", kind: str = "", limit: int = 10
    ) -> Answer:
        """Find the places that a name may mean, in the gazetteer or else online.

        Parameters
        ----------
        name, lang, country, kind, limit
            As for `Gazetteer.find`.

        Returns
        -------
        answer
            Candidates, best first, with `outcome` and `reason`. Those of a server have
            `how="online"`, `place.source` says which, and `place.note` when and under which
            licence. A server that fails is an outcome, never an error.
        """
        country = country.upper()
        known = self.gaz.find(name, lang=lang, country=country, kind=kind, limit=limit)
        if len(known) and known[0].score >= self.enough:
            return Answer(name, known, "gazetteer", OUTCOMES["gazetteer"])
        query = inert(name, LONGEST_NAME + 1)
        if not 1 < len(query) <= LONGEST_NAME or "\n" in name.strip():
            return Answer(name, known, "failed", "nobody was asked: this is no name to send")
        try:
            found = self._ask(query, lang, country, limit)
        except sqlite3.Error as problem:
            found = _Found((), "failed", f"nobody was asked: the file of answers fails ({problem})")
        fitting = [one for one in found.candidates if _fits(one, country, kind)]
        best = sorted([*known, *fitting], key=lambda one: -one.score)[:limit]
        outcome = (
            "nothing" if found.outcome in ("online", "cache") and not fitting else found.outcome
        )
        return Answer(name, best, outcome, found.reason, found.retrieved)

    def _ask(self, query: str, lang: str, country: str, limit: int) -> _Found:
        """Ask the cache, then the server."""
        params = self._params(lang, country, limit)
        question = Question(self.provider, self.host, query, json.dumps(params, sort_keys=True))
        kept = self._answers.get(question)
        if kept is not None:
            return self._found(query, kept[1], "cache", kept[0])
        now = self.clock.now()
        if now < self._rests_until <= now + 3600:
            until = _moment(self._rests_until)
            return _Found((), "failed", f"{self.host} failed and is not asked before {until}")
        results, failure = self._results(query, params)
        if failure:
            return _Found((), "failed", failure)
        retrieved = _moment(self.clock.now())
        self._answers.put(question, retrieved, results)
        return self._found(query, results, "online", retrieved)

    def _params(self, lang: str, country: str, limit: int) -> dict[str, Any]:
        """Give what is sent beside the name: what this geocoder understands of it."""
        wanted = {"limit": limit, "language": lang, "country_codes": country.lower(),
                  "addressdetails": True}  # fmt: skip
        known = inspect.signature(self._geocoder.geocode).parameters
        return {key: value for key, value in wanted.items() if value and key in known}

    def _results(self, query: str, params: Mapping[str, Any]) -> tuple[list[list[Any]], str]:
        """Ask the server, a few times if that may help; give results and, if it failed, why."""
        for attempt in range(ATTEMPTS):
            try:
                found = self._geocoder.geocode(query, exactly_one=False, **params) or []
                results = [[x.address, x.longitude, x.latitude, x.raw] for x in found]
                return json.loads(json.dumps(results, default=str)), ""  # as the file will give it
            except (GeopyError, ArithmeticError, AttributeError, LookupError, RuntimeError,
                    TypeError, ValueError, Warning) as problem:  # fmt: skip
                # geopy's parsers raise all of these at an answer of another shape
                then, words, wait = _told(problem, attempt)
            if then != "again" or wait > LONGEST_WAIT_S or attempt + 1 == ATTEMPTS:
                break
            self.clock.sleep(wait)
        if then != "never":
            self._rests_until = self.clock.now() + min(max(wait, REST_S), 3600)
        return [], f"{self.host} {words}"

    def _found(self, query: str, results: object, outcome: str, retrieved: str) -> _Found:
        """Make candidates of results; those that make no sense are left out."""
        origin = {"provider": self.provider, "host": self.host, "retrieved": retrieved}
        found: list[Candidate] = []
        for result in results if isinstance(results, list) else []:
            if not isinstance(result, list) or len(result) != 4:
                continue
            place = place_of(*result, **origin)
            if place is not None:
                worth = 0.5 if fold(place.name) == fold(query) else 0.3
                found.append(
                    Candidate(place, place.name, "online", max(0.05, worth - 0.01 * len(found)))
                )
        asked = "answered" if outcome == "online" else "had answered"
        sense = "but no result has a name and a point" if results else "but knows no such place"
        known = "and knows" if found else sense
        return _Found(
            tuple(found), outcome, f"{self.host} {asked} on {retrieved}, {known}", retrieved
        )


def _own_host(geocoder: Any) -> str:
    """Give the host that a geocoder asks, where it says so."""
    for part in ("api", "api_url", "url"):
        url = getattr(geocoder, part, None)
        if isinstance(url, str) and host_of(url):
            return host_of(url)
    domain = getattr(geocoder, "domain", None)
    return host_of(f"{geocoder.scheme}://{domain}") if isinstance(domain, str) else ""


def _told(problem: Exception, attempt: int) -> tuple[str, str, float]:
    """Say what to do, what went wrong, and how many seconds to wait."""
    then, words = next((t, w) for kind, t, w in _FAILURES if isinstance(problem, kind))
    wait = float(2**attempt)
    if isinstance(problem, GeocoderRateLimited) and problem.retry_after is not None:
        wait = max(wait, float(min(problem.retry_after, 86_400)))
        words = f"{words}: {wait:.0f} s"
    elif type(problem) in (Refused, GeocoderServiceError, GeocoderQueryError):
        words = f"{words}: {inert(str(problem), 120)}"
    return then, words, wait


def _fits(one: Candidate, country: str, kind: str) -> bool:
    """Tell whether a candidate is of the country (or states none) and of the kind asked for."""
    place = one.place
    elsewhere = country and place.country and place.country != country
    return not elsewhere and (not kind or place.kind == kind)


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
