"""Measure how time grows with a text that is made to be slow: four times the text, or more.

Four says linear, sixteen quadratic. Each line gives the time at 8,000 characters, at 32,000, and
their ratio; the goal is 8 at most.

    python benchmarks/growth.py
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

# The folder's own gazetteer.py is a benchmark, not the room.
sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != Path(__file__).parent]

import geo  # noqa: E402

SHORT, LONG, MOST = 8_000, 32_000, 8.0

PIECES = {
    "capitals": ("en", "Abc "),
    "towns": ("en", "London "),
    "capitals in Chinese": ("zh", "A "),
    "adjectives of states": ("en", "Armenian-Azerbaijani "),
    "dates": ("en", "12 September "),
    "Chinese dates": ("zh", "9 月 12 日"),
    "marks": ("en", "e" + "\u0301\u0327" * 5000),
    "brackets": ("en", "(((("),
    "spaces": ("en", "a   "),
    "digits": ("en", "1"),
    "events": ("en", "They shelled Goris.\n"),
}
"""What is repeated, and the language it is taken for."""


def seconds(lang: str, piece: str, size: int) -> float:
    """Give the best of two times for the whole path up to incidents."""
    text = (piece * (size // len(piece) + 1))[:size]
    doc = []
    for _ in range(2):
        start = time.perf_counter()
        geo.study(geo.read_string(text, lang=lang, dated="2022-09-13"))
        doc.append(time.perf_counter() - start)
    return min(doc)


def main() -> int:
    """Measure every piece; 1 if a goal is missed."""
    seconds("en", "Goris. ", 1000)  # imports
    missed = 0
    for name, (lang, piece) in PIECES.items():
        short, long = seconds(lang, piece, SHORT), seconds(lang, piece, LONG)
        ratio = long / short
        met = ratio <= MOST or long < 0.1
        missed += not met
        verdict = "met" if met else "MISSED"
        print(f"{name:22} {short:7.3f} s {long:7.3f} s {ratio:6.1f}x   {verdict}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
