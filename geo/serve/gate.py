"""The gate before the server: who is answered, and what may be asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, urlsplit

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application."""

_READING = ("GET", "HEAD", "OPTIONS")

_HEADERS = [
    ("Content-Security-Policy", "default-src 'none'; sandbox"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
]
"""What a browser is told: text of documents is data, whatever it looks like."""


def gate(app: Application, url: str) -> Application:
    """Let requests through that only read, ask for JSON, and name this server.

    The server's pages for people load scripts from other hosts and lay out text of documents as
    markup, so that they are not given. A page of the web that had its own name point to this
    machine (DNS rebinding) names another host, and is refused.

    Parameters
    ----------
    app
        What answers.
    url
        The server's own address.
    """
    own = urlsplit(url)
    names = {own.netloc.lower()}
    if own.hostname in ("127.0.0.1", "::1", "localhost"):
        names |= {f"{name}:{own.port}" for name in ("127.0.0.1", "[::1]", "localhost")}

    def gated(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        def begin(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            return start(status, [*headers, *_HEADERS], *more)

        refusal = _refusal(environ, names)
        if refusal:
            status, reason = refusal
            begin(status, [("Content-Type", "text/plain; charset=utf-8")])
            return [reason.encode()]
        return app({**environ, "HTTP_ACCEPT": "application/json"}, begin)

    return gated


def _refusal(environ: dict[str, Any], names: set[str]) -> tuple[str, str] | None:
    """Give status and reason, or None for what may pass."""
    if environ.get("HTTP_HOST", "").lower() not in names:
        return "403 Forbidden", "this server has another name"
    if environ["REQUEST_METHOD"] not in _READING:
        return "405 Method Not Allowed", "nothing is written here"
    wanted = parse_qs(environ.get("QUERY_STRING", "")).get("f", ["json"])
    if wanted != ["json"]:
        return "406 Not Acceptable", "this server gives JSON alone"
    return None
