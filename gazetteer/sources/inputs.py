"""Files that a user names -> lines and rows of text, within limits. Nothing in them is trusted."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Any

from gazetteer.errors import BadGazetteer

MOST_LINE = 1_000_000
"""Bytes of the longest line of a table; the longest rows of GeoNames have some 20,000."""

MOST_JSON = 64_000_000
"""Bytes of the largest JSON record or document: all of it is held in memory."""

MOST_BYTES = 20_000_000_000
"""Bytes of the largest file, unpacked; GeoNames' allCountries has 1.8 thousand million."""

MOST_RATIO = 100
"""A packed file that unpacks to more than this many times its size is a trap, no table."""

_FREE = 50_000_000
"""Bytes that any file may unpack to."""

_EXAMPLES = 5

_OPENERS: dict[str, Callable[[Path], Any]] = {
    ".gz": gzip.open,
    ".bz2": bz2.open,
    ".xz": lzma.open,
}
"""End of a packed file's name -> what unpacks it."""

_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, RuntimeError)
"""What the standard library says of a damaged or encrypted archive."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file, alone or in a zip archive."""

    path: Path
    """Where it is."""
    member: str = ""
    """Its name in the archive; empty if it is no archive."""

    @property
    def label(self) -> str:
        """What an error calls it."""
        return f"{self.path}/{self.member}" if self.member else str(self.path)

    @property
    def name(self) -> str:
        """Its own name in small letters, less `.gz` and the like: `az.places.tsv`."""
        name = PurePosixPath(self.member).name if self.member else self.path.name
        stem = name.lower()
        for suffix in _OPENERS:
            stem = stem.removesuffix(suffix)
        return stem

    @contextlib.contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open it for reading, unpacked on the way.

        Raises
        ------
        BadGazetteer
            If it cannot be read, or is damaged where it is read.
        """
        try:
            with contextlib.ExitStack() as stack:
                if self.member:
                    archive = stack.enter_context(zipfile.ZipFile(self.path))
                    data = stack.enter_context(archive.open(self.member))
                else:
                    opener = _OPENERS.get(self.path.suffix.lower(), partial(io.open, mode="rb"))
                    data = stack.enter_context(opener(self.path))
                yield io.BufferedReader(_Limited(data, self), 1 << 20)
        except _BROKEN as problem:
            raise BadGazetteer(
                f"{self.label} is damaged or cut off ({problem}); fetch it again"
            ) from problem

    def packed_size(self) -> int | None:
        """Give the bytes that it takes in packed form, or None if it is not packed."""
        if self.member:
            with zipfile.ZipFile(self.path) as archive:
                return archive.getinfo(self.member).compress_size
        packed = self.path.suffix.lower() in _OPENERS
        return self.path.stat().st_size if packed else None

    def unpacked_size(self) -> int:
        """Guess the bytes that it has when unpacked: tables of places pack to a quarter."""
        packed = self.packed_size()
        return self.path.stat().st_size if packed is None else 4 * packed


class _Limited(io.RawIOBase):
    """A stream that ends with an error when it unpacks to too much."""

    def __init__(self, data: IO[bytes], of: Input) -> None:
        self._data, self._of, self._read = data, of, 0
        packed = of.packed_size()
        self._most = MOST_BYTES if packed is None else min(
            MOST_BYTES, max(_FREE, packed * MOST_RATIO)
        )  # fmt: skip

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._data.read(len(buffer))
        buffer[: len(piece)] = piece
        self._read += len(piece)
        if self._read > self._most:
            raise BadGazetteer(
                f"{self._of.label} unpacks to more than {self._most:,} bytes, which no table of "
                f"places does; unpack it yourself if you trust it"
            )
        return len(piece)


@dataclass(slots=True)
class Report:
    """What became of the rows of a layer."""

    strict: bool = False
    """The first bad row is an error."""
    rows: int = 0
    """Rows read."""
    bad: int = 0
    """Rows that break a rule of the format."""
    examples: list[str] = field(default_factory=list)
    """The first few of them: file, line, and what is wrong."""
    gaps: set[str] = field(default_factory=set)
    """Fields that some row leaves open: the layer does not state them."""
    left: Counter[str] = field(default_factory=Counter)
    """Rows left out for a reason that is no fault -> how many."""

    def wrong(self, source: Input, line: int, why: object) -> None:
        """Count a bad row.

        Raises
        ------
        BadGazetteer
            If `strict`.
        """
        said = f"{source.label}, line {line}: {why}"
        if self.strict:
            raise BadGazetteer(f"{said} (without --strict such a row is left out)")
        self.bad += 1
        if len(self.examples) < _EXAMPLES:
            self.examples.append(said)

    def join(self, other: Report) -> None:
        """Take over the counts of another report."""
        self.rows += other.rows
        self.bad += other.bad
        self.examples = [*self.examples, *other.examples][:_EXAMPLES]
        self.gaps |= other.gaps
        self.left.update(other.left)


def inputs(paths: Iterable[Path], suffixes: tuple[str, ...]) -> list[Input]:
    """Give the files behind paths: a file, all in a folder, all in a zip archive.

    Parameters
    ----------
    paths
        Files, folders and zip archives.
    suffixes
        Ends of the names of files in folders and archives that are of the format, in small
        letters and without `.gz` and the like. A file that is named itself is taken anyhow.

    Returns
    -------
    inputs
        In the order given; within a folder by name.

    Raises
    ------
    BadGazetteer
        If there is no such path, no such file in it, or a name in an archive leads out of it.
    """
    found: list[Input] = []
    for path in paths:
        if path.is_dir():
            members = [Input(one) for one in sorted(path.rglob("*")) if one.is_file()]
            inner = [one for one in members if one.path.suffix.lower() == ".zip"]
            new = [one for one in members if one.name.endswith(suffixes)]
            new += [member for one in inner for member in _members(one.path, suffixes)]
        elif path.is_file():
            zipped = path.suffix.lower() == ".zip"
            new = _members(path, suffixes) if zipped else [Input(path)]
        else:
            raise BadGazetteer(f"{path} is not there; give a file, a folder or a zip archive")
        if not new:
            raise BadGazetteer(f"{path} holds no file that ends in {', '.join(suffixes)}")
        found += new
    return found


def _members(path: Path, suffixes: tuple[str, ...]) -> list[Input]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = sorted(one.filename for one in archive.infolist() if not one.is_dir())
    except _BROKEN as problem:
        raise BadGazetteer(f"{path} is no zip archive, or is cut off ({problem})") from problem
    for name in names:
        if ".." in PurePosixPath(name.replace("\\", "/")).parts or name[:1] in "/\\" or ":" in name:
            raise BadGazetteer(
                f"{path} has a member {name!r} that leads out of it; nothing is read"
            )
    return [one for name in names if (one := Input(path, name)).name.endswith(suffixes)]


def lines(source: Input, *, most: int = MOST_LINE) -> Iterator[tuple[int, str]]:
    """Give the lines of a text file with their numbers, line ends kept.

    Parameters
    ----------
    source
        A file in UTF-8; a byte order mark is left out.
    most
        Bytes of the longest line allowed.

    Yields
    ------
    number, line
        From 1.

    Raises
    ------
    BadGazetteer
        If a line is too long or not UTF-8, or the file is damaged; it names file and line.
    """
    number = 0
    with source.open() as data:
        try:
            while line := data.readline(most + 1):
                number += 1
                if len(line) > most:
                    raise BadGazetteer(
                        f"{source.label}, line {number}: longer than {most:,} bytes: no table"
                    )
                text = line.decode("utf-8")
                yield number, text.removeprefix("\ufeff") if number == 1 else text
        except UnicodeDecodeError as problem:
            raise BadGazetteer(
                f"{source.label}, line {number}: not UTF-8 ({problem.reason}); convert the file, "
                f"for example with iconv"
            ) from problem
        except _BROKEN as problem:
            raise BadGazetteer(
                f"{source.label}, line {number + 1}: damaged or cut off ({problem}); fetch it again"
            ) from problem


def tab_rows(source: Input) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a tab-separated file without quotes, with their line numbers."""
    for number, line in lines(source):
        yield number, line.rstrip("\r\n").split("\t")


def whole(source: Input, *, most: int = MOST_JSON) -> bytes:
    """Give all bytes of a file.

    Raises
    ------
    BadGazetteer
        If it has more than `most`, or is damaged.
    """
    with source.open() as data:
        content = data.read(most + 1)
    if len(content) > most:
        raise BadGazetteer(
            f"{source.label} has more than {most:,} bytes; split it, or give one record a line"
        )
    return content


def position(lon: object, lat: object) -> tuple[float, float]:
    """Read a longitude and a latitude in decimal degrees.

    Raises
    ------
    ValueError
        If they are no point on the Earth.

    Examples
    --------
    >>> position("46.55", " 39.64")
    (46.55, 39.64)
    """
    try:
        x, y = float(str(lon)), float(str(lat))
    except ValueError as problem:
        raise ValueError(f"longitude {lon!r}, latitude {lat!r} are no numbers") from problem
    if not (-180 <= x <= 180 and -90 <= y <= 90):  # NaN is out too
        raise ValueError(f"longitude {x}, latitude {y} is not on the Earth")
    return x, y


def people(value: object) -> int | None:
    """Read a number of inhabitants; None where nothing or 0 is stated.

    Raises
    ------
    ValueError
        If it is no number of people.

    Examples
    --------
    >>> people("2300"), people("0"), people("")
    (2300, None, None)
    """
    try:
        number = int(float(str(value or 0)))
    except (ValueError, OverflowError) as problem:
        raise ValueError(f"population {value!r} is no number") from problem
    if not 0 <= number < 1 << 31:
        raise ValueError(f"population {value!r} is no number of people")
    return number or None
