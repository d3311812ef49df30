"""Files that appear whole: the old one or the new one, never half of it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that there is the old one or the new one, never half of it.

    Parameters
    ----------
    path
        Where to.
    data
        All of it.

    Raises
    ------
    OSError
        If the folder does not exist or cannot be written; an older file is left as it was.
    """
    with new_file(path) as new:
        new.write_bytes(data)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a file to write beside the one wanted; it takes its place when all went well.

    Parameters
    ----------
    path
        The file wanted.

    Yields
    ------
    new
        Another file of the same folder and suffix, there and empty.

    Raises
    ------
    OSError
        If the folder does not exist or cannot be written; an older file is left as it was.
    """
    try:
        handle, name = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.stem}.", suffix=path.suffix
        )
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    os.close(handle)
    new = Path(name)
    try:
        yield new
        with new.open("rb+") as file:
            os.fsync(file.fileno())
        _open_to_others(new)
        new.replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            new.unlink()
        raise


def _open_to_others(new: Path) -> None:
    """Give a temporary file the rights that a new file would have."""
    mask = os.umask(0)
    os.umask(mask)
    new.chmod(0o666 & ~mask)
