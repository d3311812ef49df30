"""The one door to the internet: a geopy adapter that asks allowed hosts alone, one at a time.

It knows no place. Who may be asked, in whose name, how often and how much may come back is
decided here; what the answer means is decided in `gazetteer.online`.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    getproxies,
)

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

from gazetteer.errors import UnsafeFallback

PAUSE_S = 1.0
"""Seconds from one request to the next, whoever asks whom: the Nominatim usage policy's limit."""

MOST_BYTES = 1_000_000
"""A longer answer is thrown away: ten places take some 20 kB."""

MOST_REDIRECTS = 3
LONGEST_S = 60.0
"""Seconds after which an answer is given up, whatever time-out was asked for."""

_SAMPLES = frozenset(
    {"my-application", "my_app/1", "my_user_agent/1.0", "specify_your_app_name_here", "test"}
)
"""User-Agents of examples: they name nobody."""

_NOBODY = ("geopy", "python-", "mozilla/", "curl/", "wget/", "java/", "incident-atlas")
"""Beginnings of User-Agents that name a tool and not who uses it."""


class Refused(GeocoderServiceError):  # type: ignore[misc]  # geopy ships no types
    """The request, or the answer, is one that this door does not let through."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What tells the time and waits; tests bring their own."""

    now: Callable[[], float] = time.time
    """Seconds since 1970."""
    sleep: Callable[[float], None] = time.sleep
    """Wait so many seconds."""


class Turns:
    """Gives every request of this process its moment, `PAUSE_S` after the one before."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next = 0.0

    def wait(self, clock: Clock, reserve: Callable[[float, float], float]) -> None:
        """Wait until it is this request's turn.

        Parameters
        ----------
        clock
            Tells the time.
        reserve
            Given the moment proposed and the pause, gives the moment that other processes leave
            free; called while no other thread is here.
        """
        with self._lock:
            now = clock.now()
            at = self._next if now <= self._next <= now + 600 else now  # the clock may be set back
            at = reserve(at, PAUSE_S)
            self._next = at + PAUSE_S
        if at > now:
            clock.sleep(at - now)


TURNS = Turns()
"""The one queue of the process: its only state, because the limit is the process's."""


def checked_user_agent(user_agent: str) -> str:
    """Give a User-Agent back if it tells a server who asks.

    Parameters
    ----------
    user_agent
        Such as "border-monitor/1.2 (maps@example.org)".

    Raises
    ------
    UnsafeFallback
        If it is empty, is not plain ASCII, or names only a tool.
    """
    agent = user_agent.strip() if isinstance(user_agent, str) else ""
    plain = agent.isascii() and agent.isprintable()
    if not agent or not plain or agent in _SAMPLES or agent.lower().startswith(_NOBODY):
        raise UnsafeFallback(
            f"the User-Agent {user_agent!r} does not say who asks; give the name of your project "
            f"and a way to reach you, such as 'border-monitor/1.2 (maps@example.org)'"
        )
    return agent


def checked_hosts(hosts: Iterable[str]) -> frozenset[str]:
    """Give the allowed hosts as a set.

    Parameters
    ----------
    hosts
        Such as "nominatim.openstreetmap.org" or "127.0.0.1:8080": a host stands for its
        usual port alone.

    Raises
    ------
    UnsafeFallback
        If there is none, or one is no host.
    """
    given = [hosts] if isinstance(hosts, str) else list(hosts)
    wrong = [one for one in given if not re.fullmatch(r"[\w.-]+(:\d+)?|\[[\da-f:]+\](:\d+)?", one)]
    if wrong or not given:
        raise UnsafeFallback(
            f"{wrong[0]!r} is no host; write it as 'nominatim.example.org' or 'localhost:8080'"
            if wrong
            else "no host is allowed, so nobody can be asked; name it: hosts=['photon.example.org']"
        )
    return frozenset(one.lower() for one in given)


def host_of(url: str) -> str:
    """Give the host of an address, with its port where that is not the usual one.

    Parameters
    ----------
    url
        An http or https address.

    Returns
    -------
    host
        In small letters; empty if the address is no such one or has a user name in it.

    Examples
    --------
    >>> host_of("https://Photon.example.org:443/api?q=x"), host_of("http://[::1]:8080/")
    ('photon.example.org', '[::1]:8080')
    """
    try:
        parts = urlsplit(url)
        name, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not name:
        return ""
    name = f"[{name}]" if ":" in name else name
    usual = {"http": 80, "https": 443}[parts.scheme]
    return name if port in (None, usual) else f"{name}:{port}"


class Guard(BaseSyncAdapter):  # type: ignore[misc]  # geopy ships no types
    """A geopy adapter that asks allowed hosts alone, in its turn, and takes short answers alone.

    Parameters
    ----------
    proxies, ssl_context
        As geopy hands them over.
    hosts
        Those that may be asked; a redirect to any other is refused.
    turn
        Called before each request; returns when it may be sent.
    """

    def __init__(
        self,
        *,
        proxies: Mapping[str, str] | None,
        ssl_context: Any,
        hosts: frozenset[str],
        turn: Callable[[], None],
    ) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._hosts, self._turn = hosts, turn
        self._opener = OpenerDirector()
        for handler in (
            ProxyHandler(dict(getproxies() if proxies is None else proxies)),
            HTTPHandler(),
            HTTPSHandler(context=ssl_context),
            HTTPErrorProcessor(),
            HTTPDefaultErrorHandler(),  # and none for redirects: they are looked at here
        ):
            self._opener.add_handler(handler)

    def get_json(self, url: str, *, timeout: float | None, headers: Mapping[str, str]) -> Any:
        """Ask, and read the answer as JSON."""
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as problem:
            raise GeocoderParseError("the answer is no JSON") from problem

    def get_text(self, url: str, *, timeout: float | None, headers: Mapping[str, str]) -> str:
        """Ask, and give the answer as text."""
        seconds = min(timeout or LONGEST_S, LONGEST_S)
        for _ in range(1 + MOST_REDIRECTS):
            self._check(url)
            self._turn()
            request = Request(url, headers=dict(headers))  # noqa: S310  # _check looked at it
            try:
                return self._read(request, seconds)
            except HTTPError as error:
                with error:
                    url = _target(error, url)
            except (OSError, HTTPException) as problem:
                raise _translated(problem) from problem
        raise Refused(f"more than {MOST_REDIRECTS} redirects")

    def _check(self, url: str) -> None:
        host = host_of(url)
        if host not in self._hosts:
            raise Refused(f"{host or 'an address without a host'} is not an allowed host")

    def _read(self, request: Request, seconds: float) -> str:
        """Send a request; read the answer while it is neither too long nor too slow."""
        deadline = time.monotonic() + seconds
        answer: HTTPResponse
        with self._opener.open(request, timeout=seconds) as answer:
            body = b""
            while piece := answer.read1(1 << 16):
                body += piece
                if len(body) > MOST_BYTES:
                    raise Refused(f"the answer is longer than {MOST_BYTES} bytes")
                if time.monotonic() > deadline:
                    raise TimeoutError
        return body.decode("utf-8", errors="replace")


def _target(error: HTTPError, url: str) -> str:
    """Give where a redirect leads; for other answers than redirects raise geopy's error."""
    place = error.headers.get("Location", "") if error.code in (301, 302, 303, 307, 308) else ""
    if not place:
        raise AdapterHTTPError(
            f"HTTP status {error.code}",
            status_code=error.code,
            headers={key.lower(): value for key, value in error.headers.items()},
            text=None,
        ) from error
    target = urljoin(url, place)
    if url.startswith("https:") and not target.startswith("https:"):
        raise Refused("a redirect from https to an address that is not") from error
    return target


def _translated(problem: OSError | HTTPException) -> Exception:
    """Turn what the standard library raises into what geopy's users expect."""
    cause = problem.reason if isinstance(problem, URLError) else problem
    if isinstance(cause, TimeoutError):
        return GeocoderTimedOut("no answer in time")  # type: ignore[no-any-return]
    return GeocoderUnavailable("cannot be reached, or broke off")  # type: ignore[no-any-return]
