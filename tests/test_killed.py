"""A page or table whose writer is killed: the old file is there, or the new one, never half."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

WRITER = """
import sys
from pathlib import Path
from geo.export.files import write_whole
path = Path(sys.argv[1])
for turn in range(10**6):
    write_whole(path, bytes([turn % 251]) * 3_000_000)
    print(turn, flush=True)
"""


@pytest.mark.parametrize("after_ms", [0, 1, 2, 3, 5, 8, 13])
def test_a_killed_writer_leaves_a_whole_file(tmp_path, after_ms):
    path = tmp_path / "map.html"
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        for _ in range(3):
            writer.stdout.readline()
        time.sleep(after_ms / 1000)
        writer.send_signal(signal.SIGKILL)
    data = path.read_bytes()
    assert len(data) == 3_000_000
    assert len(set(data)) == 1
