"""The process in which one file is parsed: bytes on stdin, JSON or a refusal on stdout.

`guard.py` starts this file by its path. The packages of the house are stood in for by empty ones,
so that nothing is loaded but the reader: starting takes hundredths of a second.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

HOUSE = Path(__file__).parents[2]
REFUSED, TOO_LARGE = 3, 4
"""Exit codes: the reason is on stdout; the answer is larger than allowed."""


def main(kind: str, path: str, memory_mb: int, cpu_s: int, output_mb: int) -> int:
    """Parse what is on stdin and write what was found.

    Parameters
    ----------
    kind
        Name of the reader.
    path
        Where packages are, as in `PATH`.
    memory_mb, cpu_s, output_mb
        As in `guard.Limits`.

    Returns
    -------
    code
        Exit code: 0 done, 3 refused, 4 the answer is too large.
    """
    import os

    limit(memory_mb, cpu_s, output_mb)
    sys.path[:0] = path.split(os.pathsep)
    stand_in("gazetteer", "geo", "geo.readers")
    code, answer = _answer(kind, sys.stdin.buffer.read(), memory_mb)
    if len(answer) > output_mb << 20:
        return TOO_LARGE
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return code


def limit(memory_mb: int, cpu_s: int, output_mb: int) -> None:
    """Set what this process may use, as far as the system knows such limits.

    Parameters
    ----------
    memory_mb, cpu_s, output_mb
        As in `guard.Limits`.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    wanted = {
        "RLIMIT_AS": memory_mb << 20,
        "RLIMIT_CPU": cpu_s,
        "RLIMIT_FSIZE": output_mb << 20,
        "RLIMIT_NOFILE": 64,
        "RLIMIT_CORE": 0,
    }
    for name, value in wanted.items():
        with suppress(AttributeError, ValueError, OSError):  # macOS has not all of them
            resource.setrlimit(getattr(resource, name), (value, value))


def stand_in(*names: str) -> None:
    """Put empty packages in the place of those that load more than a reader needs.

    Parameters
    ----------
    names
        Dotted names of packages of the house.
    """
    for name in names:
        package = ModuleType(name)
        package.__path__ = [str(HOUSE.joinpath(*name.split(".")))]
        sys.modules[name] = package


def _answer(kind: str, data: bytes, memory_mb: int) -> tuple[int, bytes]:
    """Give the exit code and what is to be written."""
    from gazetteer.errors import UnreadableDocument
    from geo.readers.raw import pack

    try:
        return 0, pack(import_module(f"geo.readers.{kind}").read(data))
    except UnreadableDocument as error:
        reason = str(error)
    except MemoryError:
        reason = f"reading it needs more than {memory_mb} MB of memory: it is made to do harm, or"
        reason += " has to be split into smaller files"
    except RecursionError:
        reason = "it is nested too deeply to be a document"
    except Exception as error:  # whatever a parser says of a broken file
        reason = f"it is damaged ({type(error).__name__}: {error!s:.200}); open it and save it anew"
    return REFUSED, reason.encode("utf-8", "replace")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])))
