"""The suite's own promises: no test reaches the network, none is skipped in silence."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest


def _reach(address: tuple[str, int], family: int = socket.AF_INET) -> int:
    with socket.socket(family) as sock:
        sock.settimeout(1)
        return sock.connect_ex(address)


# Addresses set aside for documentation (RFC 5737, RFC 3849): nothing is there in any case.
@pytest.mark.parametrize(
    ("address", "family"),
    [
        (("192.0.2.1", 80), socket.AF_INET),
        (("2001:db8::1", 80, 0, 0), socket.AF_INET6),
        (("127.0.0.1", 9), socket.AF_INET),
    ],
)
def test_connections_are_refused(address, family):
    with pytest.raises(ConnectionRefusedError, match="without a network"):
        _reach(address, family)


def test_urllib_is_refused():
    with pytest.raises(OSError, match="without a network"):
        urllib.request.urlopen("http://192.0.2.1/", timeout=1)


@pytest.mark.loopback
def test_loopback_needs_its_mark_and_then_works():
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert _reach(server.getsockname()[:2]) == 0


@pytest.mark.loopback
def test_the_mark_opens_nothing_else():
    with pytest.raises(ConnectionRefusedError, match="without a network"):
        _reach(("192.0.2.1", 80))


def test_sockets_of_one_process_work():
    left, right = socket.socketpair()
    with left, right:
        left.sendall(b"x")
        assert right.recv(1) == b"x"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("import pytest\n@pytest.mark.skip('lazy')\ndef test_x(): pass\n", "names no issue"),
        ("import pytest\n@pytest.mark.skip('see #7')\ndef test_x(): pass\n", "1 skipped"),
        ("import pytest\npytest.importorskip('no_such_thing')\n", "names no issue"),
        ("def test_x(): pass\n", "1 passed"),
    ],
    ids=["skip", "skip with an issue", "file", "no skip"],
)
def test_a_skip_needs_an_issue(tmp_path, text, told):
    (tmp_path / "test_planted.py").write_text(text, encoding="utf-8")
    assert told in _planted_run(tmp_path)


def test_examples_in_docstrings_are_offline_too(tmp_path):
    room = tmp_path / "room"
    room.mkdir()
    (room / "planted.py").write_text(
        '"""\n>>> import socket\n>>> socket.create_connection(("192.0.2.1", 80), 1)\n"""\n',
        encoding="utf-8",
    )
    assert "tests work without a network" in _planted_run(tmp_path)


def _planted_run(folder: Path) -> str:
    """Run pytest in a folder, with the conftest of this suite in its tests/; give the output."""
    (folder / "tests").mkdir()
    shutil.copy(Path(__file__).with_name("conftest.py"), folder / "tests")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--doctest-modules"]
    done = subprocess.run(
        [*command, "tests", "."],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
    )
    return done.stdout
