"""What the user calls a layer's source -> files on disk, fetched where a code was given."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from gazetteer.download import MOST, download
from gazetteer.errors import BadGazetteer
from gazetteer.layers import layer_format

_CODE = re.compile(r"[A-Z]{2}|allCountries")


@dataclass(frozen=True, slots=True)
class Files:
    """Files to make a layer of."""

    paths: tuple[Path, ...]
    """Where they are."""
    urls: dict[str, str] = field(default_factory=dict)
    """File name -> address, of those that were fetched."""
    folder: Path | None = None
    """Where those are."""

    def clear(self) -> None:
        """Take away what was fetched: the layer holds it now, with its checksum."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def fetched(
    kind: str,
    sources: Sequence[str],
    folder: Path,
    *,
    mirror: str = "",
    most: int = MOST,
    fetch: bool = False,
    progress: Callable[[str, int, int | None], None] = lambda _what, _done, _all: None,
) -> Files:
    """Give the files of a layer, after fetching those that are named by a code.

    Parameters
    ----------
    kind
        A format of a layer.
    sources
        Paths, and for formats that are published by state ISO 3166-1 codes in capitals. A path
        that is there is a path.
    folder
        Where to put what is fetched.
    mirror
        Address to take in place of the publisher's; the file's own name is added.
    most
        Bytes of one file at the most.
    fetch
        Fetch the one file of a format that is not published by state.
    progress
        Told what is fetched, how much of it is here, and how much there is.

    Returns
    -------
    files
        In the order given.

    Raises
    ------
    BadGazetteer
        If nothing is given, a format cannot be fetched, or a file cannot.
    """
    module = layer_format(kind)
    codes = [one for one in sources if _is_code(one, module.URLS)]
    paths = [Path(one) for one in sources if one not in codes]
    asked = [_address(url, code) for code in codes for url in module.URLS]
    asked += [url for url in module.URLS if fetch and "{" not in url]
    if not asked and not paths:
        raise BadGazetteer(
            f"nothing to add: give the path of a file ({module.FORMS})"
            + ("" if not module.URLS else ", or let it be fetched (--fetch, or codes of states)")
        )
    urls = {}
    for url, name in ((url, _name(url)) for url in asked):
        address = f"{mirror.rstrip('/')}/{name}" if mirror else url

        def show(done: int, total: int | None, name: str = name) -> None:
            progress(f"fetching {name}", done, total)

        done = download(address, folder / name, most=most, progress=show)
        urls[name] = address
        paths.append(done.path)
    return Files(tuple(paths), urls, folder if urls else None)


def _is_code(source: str, urls: Sequence[str]) -> bool:
    by_state = any("{" in url for url in urls)
    return by_state and bool(_CODE.fullmatch(source)) and not Path(source).exists()


def _address(url: str, code: str) -> str:
    if code == "allCountries" and "/alternatenames/" in url:
        return url.replace("alternatenames/{CODE}", "alternateNamesV2")
    return url.format(CODE=code, code=code.lower())


def _name(url: str) -> str:
    """Give a file's name; the names of a state's places are called as the places are."""
    parts = urlsplit(url).path.split("/")
    return f"names-{parts[-1]}" if parts[-2:-1] == ["alternatenames"] else parts[-1]
