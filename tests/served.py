"""The command `serve` at work, for those who ask it over loopback."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager


@contextmanager
def served(file):
    """Serve a GeoPackage on a free port; give the URL."""
    words = [sys.executable, "-m", "maps.cli", "serve", str(file), "--port", "0"]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as running:
        told = running.stdout.readline().strip()
        try:
            assert told.startswith("http://127.0.0.1:"), running.stderr.read()
            yield told
        finally:
            running.terminate()
