"""The benchmark of the map keeps running; whether its goals are met is for a quiet machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_benchmark_runs():
    command = [sys.executable, "-X", "utf8", ROOT / "benchmarks" / "map.py", "--small"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    for line in ("an incident, without", "geopandas.explore", "20000 ready"):
        assert line in done.stdout
