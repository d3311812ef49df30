"""Measure speed as ratios: whole processes against their peers, and the share of each step.

Each command runs in turn with its peer, so that a busy machine slows both. Every figure is given
as minimum and median; the goals hold for the ratio of the minima.

    python benchmarks/speed.py            all
    python benchmarks/speed.py --runs 3   quicker
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
# The folder's own gazetteer.py is a benchmark, not the room.
sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != Path(__file__).parent]
LETTER = ROOT / "examples" / "letter_zh.txt"
RECORDS = ROOT / "examples" / "incidents.csv"
COMMAND = str(Path(sys.executable).with_name("incident-atlas"))


@dataclass(frozen=True)
class Race:
    """A command, and what it may cost."""

    name: str
    command: list[str]
    peer: list[str]
    most: float
    """The goal: times the peer or, where `in_seconds`, seconds."""
    in_seconds: bool = False


def races(out: Path) -> list[Race]:
    """List the commands to measure; what they write goes to a folder."""
    letter_to_map = [
        *(COMMAND, "map", str(LETTER), "--records", str(RECORDS)),
        *("-o", str(out / "letter.html"), "--export", str(out / "letter.geojson")),
    ]
    nothing = [sys.executable, "-c", "pass"]
    libraries = [sys.executable, "-c", "import geopandas, folium"]
    return [
        Race("incident-atlas --help", [COMMAND, "--help"], nothing, 8),
        Race("incident-atlas find 拉钦区", [COMMAND, "find", "拉钦区"], nothing, 0.15, True),
        Race("letter -> map + GeoJSON", letter_to_map, libraries, 3),
    ]


def seconds(command: list[str]) -> float:
    """Run a command once; give its wall time."""
    start = time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, stdin=subprocess.DEVNULL)
    took = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr.decode(errors='replace')}")
    return took


def run_race(race: Race, runs: int) -> bool:
    """Measure a command against its peer, print a line, and tell whether the goal is met."""
    seconds(race.command), seconds(race.peer)  # files into the cache
    pairs = [(seconds(race.command), seconds(race.peer)) for _ in range(runs)]
    ours, peers = zip(*pairs, strict=True)
    ratio = min(ours) / min(peers)
    met = (min(ours) if race.in_seconds else ratio) <= race.most
    goal = f"{race.most:g} s" if race.in_seconds else f"{race.most:g}x"
    print(
        f"{race.name:28} {_spread(ours)}   peer {_spread(peers)}"
        f"   {ratio:5.1f}x   goal {goal:6} {'met' if met else 'MISSED'}"
    )
    return met


def _spread(times: tuple[float, ...]) -> str:
    return f"{min(times):6.3f} / {statistics.median(times):6.3f} s"


@dataclass
class Clock:
    """Adds up the time of named steps."""

    spent: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time what stands below."""
        start = time.perf_counter()
        yield
        self.spent[name] = self.spent.get(name, 0) + time.perf_counter() - start

    def call(self, name: str, function: Callable[..., Any], *args: Any, **options: Any) -> Any:
        """Time one call and give its result."""
        with self.step(name):
            return function(*args, **options)


def steps(out: Path) -> dict[str, float]:
    """Take the main path step by step in this process: step -> seconds, imports first."""
    clock = Clock()
    with clock.step("imports"):
        import folium  # noqa: F401
        import geopandas  # noqa: F401

        import gazetteer
        import geo
        import maps
    gaz = clock.call("open the gazetteer", gazetteer.open)
    doc = clock.call("read", geo.read, LETTER)
    mentions = clock.call("mentions", geo.find_mentions, doc, gaz)
    locations = clock.call("resolve", geo.resolve, mentions, gaz)
    claims = clock.call("claims", geo.find_claims, doc, locations)
    records = clock.call("records", geo.read_records, RECORDS, gaz)
    incidents = clock.call("join", geo.join, claims, records.claims, gaz)
    gdf = clock.call("table", geo.to_frame, incidents)
    m = clock.call("map", maps.incident_map, gdf, gaz=gaz)
    clock.call("save", m.save, out / "steps.html")
    clock.call("export", geo.export, gdf, out / "steps.geojson")
    return clock.spent


def print_steps(spent: dict[str, float]) -> None:
    """Print the share of each step."""
    whole = sum(spent.values())
    print(f"\nletter -> map + GeoJSON, step by step in one process: {whole:.3f} s")
    for name, took in spent.items():
        print(f"  {name:20} {1000 * took:8.1f} ms  {took / whole:6.1%}")


def main() -> int:
    """Measure everything; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7, help="how often each command runs")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        print(f"whole processes, minimum / median of {runs}")
        met = [run_race(race, runs) for race in races(out)]
        print_steps(steps(out))
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
