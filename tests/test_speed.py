"""The benchmark keeps running; whether its goals are met is for a quiet machine to say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_benchmark_runs():
    command = [sys.executable, "-X", "utf8", ROOT / "benchmarks" / "speed.py", "--runs", "1"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert "Traceback" not in done.stderr
    assert done.stdout.count("goal") == 3, done.stderr
    assert "step by step in one process" in done.stdout
