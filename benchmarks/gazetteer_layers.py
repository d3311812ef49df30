"""Measure layers: what adding them takes, which villages they bring, what they cost a look-up.

    python benchmarks/gazetteer_layers.py --wof ../shared/gazetteer/wof [--separate]

Villages are drawn at random from the files themselves, so the figure after adding says how many of
its own places a layer gives back as the first answer; the one before says what was lacking.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

# The folder's own gazetteer.py is a benchmark, not the room.
sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != Path(__file__).parent]

import gazetteer  # noqa: E402
from gazetteer.add import Wish, add_layer  # noqa: E402
from gazetteer.distance import distance_m  # noqa: E402
from gazetteer.layers import remove_layer  # noqa: E402
from gazetteer.lookup import Gazetteer  # noqa: E402

ROOT = Path(__file__).parents[1]
SAMPLE, NEAR_M, SEED = 300, 10_000, 20_261_124
NAMES = ("Lachin", "拉钦区", "Goris", "Stepanakert", "Бахмут", "صنعاء", "Qwxzvbn", "San José")


def main() -> int:
    """Run all measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wof", type=Path, default=ROOT.parent / "shared" / "gazetteer" / "wof")
    parser.add_argument("--separate", action="store_true", help="one layer a state as well")
    parser.add_argument("--sample", type=int, default=SAMPLE)
    options = parser.parse_args()
    if not options.wof.is_dir():
        print(f"{options.wof} is not there: give the folder of the compact tables with --wof")
        return 1
    plain = gazetteer.open(layers=False)
    base = Path(str(plain.info()["folder"]))
    villages = draw(options.wof, options.sample)
    before = answers(plain, villages)
    report("no layer", plain, villages)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        add([options.wof], "wof", folder, base, "all in one call")
        report("1 layer", gazetteer.open(base, layers=folder), villages)
        remove_layer(folder, "wof")
        after = answers(gazetteer.open(base, layers=folder), villages)
        print(f"after removing: {'the same bytes' if after == before else 'NOT the same'}")
    if options.separate:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            states = sorted({path.name[:2] for path in options.wof.glob("*.places.tsv.gz")})
            for state in states:
                paths = sorted(options.wof.glob(f"{state}.*"))
                add(paths, state, folder, base, "", quiet=True)
            report(f"{len(states)} layers", gazetteer.open(base, layers=folder), villages)
    return 0


def draw(wof: Path, count: int) -> list[tuple[str, str, str, float, float]]:
    """Draw places at random: id, name, state, longitude, latitude."""
    rows = []
    for path in sorted(wof.glob("*.places.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                valid = row["is_current"] in ("1", "-1") and not row["superseded_by"]
                if row["placetype"] == "locality" and row["name"] and row["country"] and valid:
                    place = (row["name"], row["country"], float(row["lon"]), float(row["lat"]))
                    rows.append((row["wof_id"], *place))
    return random.Random(SEED).sample(rows, count)  # noqa: S311  a sample, no secret


def add(
    paths: Sequence[Path], name: str, folder: Path, base: Path, how: str, *, quiet: bool = False
) -> None:
    """Add files as one layer and print what it took."""
    start, used = time.perf_counter(), sum(os.times()[:4])
    layer, _ = add_layer(
        paths, Wish("wof", name=name), folder, base=base, workers=min(os.cpu_count() or 1, 4)
    )
    took, used = time.perf_counter() - start, sum(os.times()[:4]) - used
    if not quiet:
        print(
            f"adding {how}: {layer.places:,} places, {layer.names:,} names in {took:.1f} s "
            f"({used:.1f} s of processor time, load {os.getloadavg()[0]:.1f}), "
            f"{layer.bytes() / 1e6:.1f} MB on disk (goal: < 60 s)"
        )


def report(
    label: str, gaz: Gazetteer, villages: Sequence[tuple[str, str, str, float, float]]
) -> None:
    """Print coverage and speed of a gazetteer."""
    held = sum(is_held(gaz, *village[1:]) for village in villages)
    found = sum(is_found(gaz, *village[1:]) for village in villages)
    text = (ROOT / "examples" / "letter_zh.txt").read_text(encoding="utf-8")
    finds = median(timed(lambda name=name: gaz.find(name)) for name in NAMES)
    scans = timed(lambda: gaz.scan(text))
    nears = timed(lambda: gaz.near(46.7, 39.2, 25))
    print(
        f"{label}: {found} of {len(villages)} villages first and within {NEAR_M // 1000} km "
        f"({found / len(villages):.0%}), {held} among the first fifty; find "
        f"{finds * 1e6:.0f} us, scan of the letter {scans * 1e3:.1f} ms, near {nears * 1e3:.1f} ms"
    )


def is_found(gaz: Gazetteer, name: str, country: str, lon: float, lat: float) -> bool:
    """Tell whether the first candidate for a name is the place."""
    found = gaz.find(name, country=country, limit=1)
    return bool(found) and (distance_m(found[0].place.lon, found[0].place.lat, lon, lat) <= NEAR_M)


def is_held(gaz: Gazetteer, name: str, country: str, lon: float, lat: float) -> bool:
    """Tell whether the place is among the first fifty candidates: many villages share a name."""
    return any(
        distance_m(one.place.lon, one.place.lat, lon, lat) <= NEAR_M
        for one in gaz.find(name, country=country, limit=50)
    )


def answers(gaz: Gazetteer, villages: Sequence[tuple[str, str, str, float, float]]) -> str:
    """Give what a gazetteer says of many names, as text."""
    return json.dumps([repr(tuple(gaz.find(name))) for _, name, *_ in villages])


def timed(run: Callable[[], object]) -> float:
    """Give the median of some runs in seconds."""
    took = []
    run()
    for _ in range(15):
        start = time.perf_counter()
        run()
        took.append(time.perf_counter() - start)
    return median(took)


if __name__ == "__main__":
    sys.exit(main())
