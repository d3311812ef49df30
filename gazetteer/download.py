"""An address -> a file: resumed where it stopped, limited in size, its checksum kept.

Nothing here is called unless the user asks for it: incident-atlas needs no network.
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from gazetteer.errors import BadGazetteer
from gazetteer.packages import sha256

MOST = 4_000_000_000
"""Bytes of the largest file that is fetched unless more is asked for."""

_PIECE = 1 << 18
_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was fetched."""

    path: Path
    """Where it is."""
    url: str
    """Where it is from."""
    bytes: int
    """Its size."""
    sha256: str
    """Hexadecimal digest."""


def download(
    url: str,
    target: Path,
    *,
    most: int = MOST,
    progress: Callable[[int, int | None], None] = lambda _done, _all: None,
) -> Fetched:
    """Fetch a file.

    What was fetched before an interruption lies beside as `NAME.part` and is gone on with, if the
    server says that the file is still the same one.

    Parameters
    ----------
    url
        `https://...`, or `http://...`.
    target
        Where to put it; a file there is replaced.
    most
        Bytes at the most.
    progress
        Told the bytes that are here, and how many there will be, or None if nobody says.

    Returns
    -------
    fetched
        With its checksum, which lies beside as `NAME.sha256` too.

    Raises
    ------
    BadGazetteer
        If there is no connection, the server refuses, the file is too large, or it is cut off.
    """
    part, mark = _beside(target, ".part"), _beside(target, ".part.json")
    if urlsplit(url).scheme not in ("http", "https"):
        raise BadGazetteer(f"{url}: only addresses with https:// or http:// are fetched")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _answer(url, part, mark) as answer:
            _take(answer, part, mark, most, progress)
    except (OSError, http.client.HTTPException, ValueError) as problem:
        if isinstance(problem, BadGazetteer):
            raise
        raise BadGazetteer(
            f"{url} cannot be fetched ({_reason(problem)}). Is there a connection? What is here is "
            f"kept: the same command goes on with it. Or fetch the file by other means and give "
            f"its path"
        ) from problem
    part.replace(target)
    mark.unlink(missing_ok=True)
    digest = sha256(target)
    _beside(target, ".sha256").write_text(f"{digest}  {target.name}\n", encoding="utf-8")
    return Fetched(target, url, target.stat().st_size, digest)


def _beside(target: Path, suffix: str) -> Path:
    return target.with_name(target.name + suffix)


def _reason(problem: Exception) -> str:
    if isinstance(problem, urllib.error.HTTPError):
        return f"the server says {problem.code} {problem.reason}"
    return str(getattr(problem, "reason", None) or problem) or type(problem).__name__


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows to web addresses alone, and never from https to http."""

    def redirect_request(
        self, req: Any, fp: Any, code: Any, msg: Any, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        """Refuse what leads elsewhere."""
        allowed = ("https",) if urlsplit(req.full_url).scheme == "https" else ("https", "http")
        if urlsplit(newurl).scheme not in allowed:
            raise BadGazetteer(f"{req.full_url} leads to {newurl}, which is not followed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _answer(url: str, part: Path, mark: Path) -> http.client.HTTPResponse:
    """Ask for a file, or for the rest of it; a part that is of no use is taken away."""
    here = part.stat().st_size if part.is_file() else 0
    known = _known(mark, url) if here else ""
    headers = {"User-Agent": _agent(), "Accept-Encoding": "identity"}
    if known:
        headers |= {"Range": f"bytes={here}-", "If-Range": known}
    opener = urllib.request.build_opener(_Redirects)
    request = urllib.request.Request(url, headers=headers)  # noqa: S310  the scheme was seen to
    try:
        answer: http.client.HTTPResponse = opener.open(request, timeout=_TIMEOUT_S)
    except urllib.error.HTTPError as problem:
        if problem.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE or not known:
            raise
        problem.close()
        part.unlink()
        return _answer(url, part, mark)
    partial = answer.status == http.HTTPStatus.PARTIAL_CONTENT
    if not partial or not known or not _goes_on(answer, here):
        part.unlink(missing_ok=True)
    if partial and not part.exists():  # another part than the one asked for
        answer.close()
        if not known:
            raise OSError("the server sends a part of the file that nobody asked for")
        return _answer(url, part, mark)
    said = {"url": url, "same": answer.headers.get("ETag") or answer.headers.get("Last-Modified")}
    mark.write_text(json.dumps(said), encoding="utf-8")
    return answer


def _known(mark: Path, url: str) -> str:
    """Give what tells that the file is still the same, or nothing if that is not known."""
    try:
        said = json.loads(mark.read_text(encoding="utf-8"))
        same = str(said["same"] or "")
        return same if said["url"] == url and not same.startswith("W/") else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _goes_on(answer: http.client.HTTPResponse, here: int) -> bool:
    return (answer.headers.get("Content-Range") or "").startswith(f"bytes {here}-")


def _agent() -> str:
    try:
        return f"incident-atlas/{version('incident-atlas')}"
    except PackageNotFoundError:
        return "incident-atlas"


def _take(
    answer: http.client.HTTPResponse,
    part: Path,
    mark: Path,
    most: int,
    progress: Callable[[int, int | None], None],
) -> None:
    done = part.stat().st_size if part.is_file() else 0
    said = answer.headers.get("Content-Length")
    total = done + int(said) if said and said.isdigit() else None
    if total is not None and total > most:
        _too_large(answer.url, total, most, part, mark)
    with part.open("ab") as file:
        done = _copy(answer, file, done, total, most, progress)
    if done > most:
        _too_large(answer.url, done, most, part, mark)
    if total is not None and done < total:
        raise OSError(f"the connection broke off after {done:,} of {total:,} bytes")


def _copy(
    answer: http.client.HTTPResponse,
    file: IO[bytes],
    done: int,
    total: int | None,
    most: int,
    progress: Callable[[int, int | None], None],
) -> int:
    while done <= most and (piece := answer.read1(_PIECE)):
        file.write(piece)
        done += len(piece)
        progress(done, total)
    return done


def _too_large(url: str, size: int, most: int, part: Path, mark: Path) -> None:
    part.unlink(missing_ok=True)
    mark.unlink(missing_ok=True)
    raise BadGazetteer(
        f"{url} has {size:,} bytes or more; the limit is {most:,}. Raise it with --limit if you "
        f"want so large a file"
    )
