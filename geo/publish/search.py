"""Files -> whether a secret survives in them: every byte, compressed and encoded ones included."""

from __future__ import annotations

import base64
import binascii
import html
import io
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

import numpy as np

from geo.planes import unblock
from geo.publish.secrets import Finder

DEEPEST = 5
"""How often what is packed is unpacked again."""
MOST_UNPACKED = 1024 * 2**20
"""Bytes: a part that unpacks to more is an error, not passed over."""

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}={0,2}")
_GZIP_IN_BASE64 = b"H4sI"
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def survivors(path: Path, finder: Finder) -> list[str]:
    """List the secrets that survive in a file and in those that a database leaves beside it.

    Parameters
    ----------
    path
        A file that was written.
    finder
        What must not be in it.

    Returns
    -------
    found
        Sentences that say where and what kind, not the secret itself.
    """
    beside = [path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal")]
    found: dict[str, None] = {}
    for one in (path, *(one for one in beside if one.is_file())):
        for where, data in parts(one.name, one.read_bytes()):
            for kind in _kinds(data, finder):
                found[f"{where}: {kind} survives"] = None
    return list(found)


def parts(where: str, data: bytes, depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """Give a file's bytes, and those of everything that is packed or encoded in it.

    Parameters
    ----------
    where
        Name of the part, for messages.
    data
        Its bytes.
    depth
        How often it was unpacked already.

    Yields
    ------
    where, data
        The whole first.
    """
    yield where, data
    if depth >= DEEPEST:
        return
    for start, unpack in UNPACKERS.items():
        if data.startswith(start):
            for name, inner in unpack(data):
                yield from parts(f"{where} > {name}", inner, depth + 1)
    for match in _BASE64.finditer(data):
        run = match.group()
        within = run.find(_GZIP_IN_BASE64)  # letters before it would shift what follows
        for shift in dict.fromkeys((0, max(within, 0))):
            decoded = _decoded(run[shift:])
            if decoded is not None:
                at = match.start() + shift
                yield from parts(f"{where} > base64 at {at}", decoded, depth + 1)


def _decoded(run: bytes) -> bytes | None:
    """Decode a run of base64, of either alphabet; None if it is none."""
    body = run.rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
    if len(body) % 4 == 1:
        body = body[:-1]
    try:
        return base64.b64decode(body + b"=" * (-len(body) % 4))
    except binascii.Error:
        return None


def _gzip(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Unpack gzip, as far as it goes."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        inner = unpacker.decompress(data, MOST_UNPACKED)
    except zlib.error:
        return
    if not unpacker.eof and len(inner) >= MOST_UNPACKED:
        raise ValueError("a packed part is too large to be searched")
    yield "gzip", inner
    if unpacker.unused_data.startswith(b"\x1f\x8b"):
        yield from _gzip(unpacker.unused_data)


def _zip(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Unpack the members of a zip archive, and their names."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > MOST_UNPACKED:
                raise ValueError("a packed part is too large to be searched")
            yield "names", "\n".join(archive.namelist()).encode()
            yield "comment", archive.comment
            for name in archive.namelist():
                yield name, archive.read(name)
    except zipfile.BadZipFile:
        return


def _sqlite(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the rows of every table of a database, and its binary values as they are."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "copy.db")
        path.write_bytes(data)
        with closing(sqlite3.connect(path)) as base:
            base.text_factory = lambda raw: raw.decode("utf-8", "replace")
            names = [
                row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type='table'")
            ]
            for name in names:
                quoted = name.replace('"', '""')
                try:
                    rows = base.execute(f'SELECT * FROM "{quoted}"').fetchall()  # noqa: S608
                except sqlite3.DatabaseError:
                    continue  # a table of an extension that is not here: its bytes were searched
                plain = (str([c for c in row if not isinstance(c, bytes)]) for row in rows)
                yield f"table {name}", "\n".join(plain).encode("utf-8", "replace")
                for blob in (c for row in rows for c in row if isinstance(c, bytes)):
                    yield f"table {name}", blob


def _parquet(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the rows of a Parquet file as text, and its binary values as they are."""
    import pyarrow.parquet as pq

    table = pq.read_table(io.BytesIO(data))
    for row in table.to_pylist():
        yield "rows", str({k: v for k, v in row.items() if not isinstance(v, bytes)}).encode()
        yield from (("rows", value) for value in row.values() if isinstance(value, bytes))
    yield "metadata", str(table.schema.metadata).encode()


UNPACKERS: Mapping[bytes, Callable[[bytes], Iterable[tuple[str, bytes]]]] = MappingProxyType(
    {
        b"\x1f\x8b": _gzip,
        b"PK\x03\x04": _zip,
        b"SQLite format 3\0": _sqlite,
        b"PAR1": _parquet,
    }
)
"""How packed data begins -> what unpacks it."""


def _kinds(data: bytes, finder: Finder) -> Iterator[str]:
    """Give what kinds of secret survive in a part."""
    named = pointed = False
    columns, spelt = _columns(data)
    for text in _texts(spelt):
        named = named or bool(finder.name_in(text))
        pointed = pointed or finder.point_in_text(text)
    if named:
        yield "a name"
    if pointed or finder.point_in_columns(columns) or (
        b"\0" in spelt and finder.point_in_bytes(spelt)
    ):  # fmt: skip
        yield "a coordinate"


def _texts(data: bytes) -> Iterator[str]:
    """Read bytes as text in every way in which a name may be written in them."""
    text = data.decode("utf-8", "ignore")
    yield text
    if b"\0" in data:
        yield from (data.decode(codec, "ignore") for codec in ("utf-16-le", "utf-16-be"))
        yield data[1:].decode("utf-16-le", "ignore")
    if "\\u" in text:
        yield _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)
    if "&" in text:
        yield html.unescape(text)
    if "%" in text:
        yield unquote(text)


def _columns(data: bytes) -> tuple[list[list[float]], bytes]:
    """Give the lists of numbers that a part holds if it is JSON, and the bytes that may spell.

    A page's block holds columns as planes of bytes after its JSON: numbers, which spell nothing.
    """
    if data[:1] not in (b"{", b"["):
        return [], data
    try:
        todo: list[Any] = [unblock(data)]
    except (ValueError, TypeError, RecursionError):
        return [], data
    found = []
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            todo.extend(one.values())
        elif isinstance(one, np.ndarray):
            found.append(one.tolist())
        elif isinstance(one, list):
            numbers = [x for x in one if isinstance(x, int | float)]
            if numbers and all(x is None or isinstance(x, int | float) for x in one):
                found.append([float("nan") if x is None else float(x) for x in one])
            else:
                todo.extend(one)
    return found, data.partition(b"\0")[0]
