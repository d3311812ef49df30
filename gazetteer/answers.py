"""What servers answered, kept in one SQLite file: the same question is never sent twice."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.errors import UnsafeFallback

_LAYOUT = """
create table if not exists answers (
    provider text not null, host text not null, query text not null, params text not null,
    retrieved text not null, response text not null,
    primary key (provider, host, query, params)
);
create table if not exists turns (one integer primary key check (one = 1), next real not null);
"""

_LONGEST_QUEUE_S = 600.0
"""A moment further ahead is no queue: the clock was set back."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is sent, and to whom: the key of an answer."""

    provider: str
    """Kind of geocoder, such as "nominatim"."""
    host: str
    """Who is asked."""
    query: str
    """The name."""
    params: str
    """All else that is sent, as JSON."""


class Answers:
    """A file of answers. Threads and processes may share it.

    Parameters
    ----------
    path
        The file; it is made if it is not there.

    Raises
    ------
    UnsafeFallback
        If the file cannot be made, or is no file of answers.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.touch(mode=0o600)  # what was asked is nobody else's business
            with self._open() as cache:
                cache.executescript(_LAYOUT)
                cache.execute("select provider, host, query, params, retrieved, response"
                              " from answers limit 1")  # fmt: skip
        except (OSError, sqlite3.Error) as problem:
            raise UnsafeFallback(
                f"answers cannot be kept in {path} ({problem}); name a file in a folder that is "
                f"there and can be written"
            ) from problem

    def __len__(self) -> int:
        with self._open() as cache:
            return int(cache.execute("select count(*) from answers").fetchone()[0])

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=30, isolation_level=None)) as cache:
            yield cache

    def get(self, question: Question) -> tuple[str, Any] | None:
        """Give when a question was answered (ISO 8601, UTC) and how; None if it never was."""
        with self._open() as cache:
            row = cache.execute(
                "select retrieved, response from answers"
                " where provider = ? and host = ? and query = ? and params = ?",
                (question.provider, question.host, question.query, question.params),
            ).fetchone()
        if row is None:
            return None
        try:
            return row[0], json.loads(row[1])
        except (ValueError, TypeError, RecursionError):  # somebody else wrote it: ask again
            return None

    def put(self, question: Question, retrieved: str, response: object) -> None:
        """Keep an answer, in the place of an older one."""
        with self._open() as cache:
            cache.execute(
                "insert or replace into answers values (?, ?, ?, ?, ?, ?)",
                (question.provider, question.host, question.query, question.params,
                 retrieved, json.dumps(response)),
            )  # fmt: skip

    def reserve(self, at: float, pause: float) -> float:
        """Take the next free moment for a request, for all processes that share this file.

        Parameters
        ----------
        at
            The earliest moment, seconds since 1970.
        pause
            Seconds that must pass until the next.

        Returns
        -------
        moment
            When this request may be sent.
        """
        with self._open() as cache:
            cache.execute("begin immediate")
            row = cache.execute("select next from turns").fetchone()
            if row and at < row[0] <= at + _LONGEST_QUEUE_S:
                at = float(row[0])
            cache.execute("insert or replace into turns values (1, ?)", (at + pause,))
            cache.execute("commit")
        return at
