"""A file's bytes -> what its reader finds, parsed in a process of its own with limits.

A parser of a complex format meets files that are broken or made to do harm: what goes wrong there
ends as one sentence here.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import IO, NamedTuple

from gazetteer.errors import UnreadableDocument
from geo.readers.child import REFUSED, TOO_LARGE
from geo.readers.raw import Raw, unpack

logger = logging.getLogger(__name__)

CHILD = Path(__file__).with_name("child.py")
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH")
"""What of the environment a parser gets: enough to start, no secret of the user's."""


class Limits(NamedTuple):
    """What the parsing of one file may use."""

    memory_mb: int = 1024
    """Address space, in MB; Linux alone keeps to it."""
    cpu_s: int = 90
    """Processor time, in seconds; Linux and macOS keep to it."""
    wall_s: float = 180.0
    """Time on the clock, in seconds; kept everywhere."""
    output_mb: int = 64
    """Size of the answer, in MB."""


LIMITS = Limits()
"""What a file of a thousand pages stays far below."""


def parse(kind: str, data: bytes, *, limits: Limits = LIMITS) -> Raw:
    """Parse a file in a process of its own.

    Parameters
    ----------
    kind
        Name of the reader: `geo/readers/<kind>.py`.
    data
        The file's bytes.
    limits
        What the process may use.

    Returns
    -------
    raw
        What the reader found.

    Raises
    ------
    UnreadableDocument
        If the reader refuses the file, crashes on it, or needs more than the limits allow.
    """
    _say_what_is_not_limited()
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(data)
        given.seek(0)
        code = _run(_command(kind, limits), given, answer, limits.wall_s)
        size = answer.seek(0, os.SEEK_END)
        answer.seek(0)
        if code not in (0, REFUSED) or size > limits.output_mb << 20:
            raise UnreadableDocument(_reason(code, limits))
        found = answer.read()
    if code == REFUSED:
        raise UnreadableDocument(found.decode("utf-8", "replace"))
    return unpack(found)


def _run(command: list[str], given: IO[bytes], answer: IO[bytes], wall_s: float) -> int:
    """Run the child from one file into another and give its exit code."""
    try:
        process = subprocess.Popen(  # noqa: S603  # this Python, and a file of our own
            command, stdin=given, stdout=answer, stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except OSError as error:
        raise UnreadableDocument(f"no process can be started to read it: {error}") from error
    try:
        return process.wait(wall_s)
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(_too_long(wall_s)) from error
    finally:
        process.kill()
        process.wait()


def _command(kind: str, limits: Limits) -> list[str]:
    """Give the command that starts the child: isolated, with no start-up but its own."""
    numbers = (limits.memory_mb, limits.cpu_s, limits.output_mb)
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return [sys.executable, "-I", "-S", "-X", "utf8", str(CHILD), kind, path, *map(str, numbers)]


def _too_long(seconds: float) -> str:
    """Say that a file took too long."""
    return (
        f"reading it takes more than {seconds:g} seconds: it is very large, damaged or made to do"
        " harm; save the part that matters as a file of its own"
    )


def _reason(code: int, limits: Limits) -> str:
    """Say why a child ended as it did."""
    if code in (0, TOO_LARGE):
        return (
            f"its text is larger than {limits.output_mb} MB: it is made to do harm, or has to be"
            " split into smaller files"
        )
    if -code in (getattr(signal, "SIGXCPU", None), getattr(signal, "SIGKILL", None)):
        return _too_long(limits.cpu_s)
    return "its parser broke down on it: the file is damaged; open it and save it anew"


@cache
def _say_what_is_not_limited() -> None:
    """Warn, once, where the system limits no memory and no processor time."""
    if find_spec("resource") is None:
        logger.warning(
            "this system limits no memory of a process: a file made to do harm is stopped by the"
            " clock alone; read files of strangers on Linux"
        )
