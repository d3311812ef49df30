"""Measure the scanners and the nearest-place search against their peers, as ratios in one run.

Times are processor seconds of one process, the least of some rounds in turn, so that other work on
the machine counts little. What is compared:

* matching alone: the same names, the same folded text in memory -> the stretches that are names.
  The peers give every overlapping occurrence as Python tuples, parts of words among them, as they
  cannot do otherwise; ours begin and end with a word where the script has spaces, and come as
  arrays. "Ours" may hold a few stretches that are no names, which the scanner looks up after its
  filters of words; "ours, looked up" does that for every stretch.
* the whole: raw text -> hits, folding with offsets and the filters of words included; ours alone.
* nearest: a million points around places of the gazetteer -> id and distance; the other's places
  are half as many.

    python benchmarks/scan.py             all; peers: pip install 'incident-atlas[bench]'
    python benchmarks/scan.py --rounds 3  quicker
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

# The folder's own gazetteer.py is a benchmark, not the room.
sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != Path(__file__).parent]

import numpy as np  # noqa: E402

import gazetteer  # noqa: E402
from gazetteer.bulk_scan import scan_texts  # noqa: E402
from gazetteer.fold_arrays import entries_of, fold_arrays  # noqa: E402
from gazetteer.key_filter import match  # noqa: E402
from gazetteer.nearest import Points  # noqa: E402
from gazetteer.scan import scan_text  # noqa: E402
from gazetteer.store import CODE, DEGREE, Store  # noqa: E402

ROOT = Path(__file__).parents[1]
STORE = Store(ROOT / "gazetteer" / "data" / "store")
CORPORA = ROOT.parent / "shared" / "corpora"

ENGLISH = ("lgl", "geovirus", "geowebnews", "wotr", "geocorpora")
CHINESE = ("uner.train", "uner.dev", "pd.dev")

GOALS = {
    ("en", "daachorse"): 5.0,
    ("zh", "daachorse"): 1.2,
    ("en", "pyahocorasick"): 10.0,
    ("zh", "pyahocorasick"): 10.0,
    ("points", "reverse_geocoder"): 1.5,
}
"""How many times as quick as the peer we want to be."""

Work = Callable[[], Any]


@dataclass(frozen=True)
class Row:
    """A figure beside its peer's."""

    what: str
    peer: str
    ratio: float
    """The peer's time through ours: above 1 we are quicker."""
    goal: float | None


def texts() -> dict[str, list[str]]:
    """Give English and Chinese texts: news from the corpora if they are here, else our own."""
    lines = (ROOT / "tests" / "data" / "border_six.tsv").read_text("utf-8").splitlines()
    six = dict(line.split("\t", 1) for line in lines)
    found = {lang: [six[lang]] * 300 for lang in ("en", "zh")}
    news = [CORPORA / name / "dev.jsonl.gz" for name in ENGLISH]
    if all(path.is_file() for path in news):
        lines = [line for path in news for line in unzipped(path).strip().split("\n")]
        found["en"] = [json.loads(line)["text"] for line in lines]
    tagged = [CORPORA / "ner" / f"zh.{name}.conll.gz" for name in CHINESE]
    if all(path.is_file() for path in tagged):
        rows = [line for path in tagged for line in unzipped(path).strip().split("\n")]
        letters = "".join(row.split("\t")[0].strip() or "\n" for row in rows)
        found["zh"] = [letters[at : at + 2000] for at in range(0, len(letters), 2000)]
    return found


def unzipped(path: Path) -> str:
    """Read a packed text."""
    return gzip.decompress(path.read_bytes()).decode("utf-8")


def least(works: dict[str, Work], rounds: int) -> dict[str, float]:
    """Take works in turn, some rounds; give the least processor seconds of each."""
    spent = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, work in works.items():
            start = time.process_time()
            work()
            spent[name] = min(spent[name], time.process_time() - start)
    return spent


def has(module: str) -> bool:
    """Tell whether a peer is installed; say so if not."""
    if importlib.util.find_spec(module) is not None:
        return True
    print(f"{module} is not installed, so nothing is compared with it (pip: incident-atlas[bench])")
    return False


def matchers(names: list[str]) -> dict[str, Callable[[str], Any]]:
    """Make everybody's matcher of the same names: folded text -> stretches."""
    made: dict[str, Callable[[str], Any]] = {
        "ours": lambda text: our_stretches(text)[0],
        "ours, looked up": lambda text: our_names(text)[0],
    }
    if has("daachorse"):
        import daachorse

        letters = daachorse.CharwiseDoubleArrayAhoCorasick(names)
        octets = daachorse.DoubleArrayAhoCorasick([name.encode() for name in names])
        made["daachorse"] = letters.find_overlapping
        made["daachorse, bytes"] = lambda text: octets.find_overlapping(text.encode())
    if has("ahocorasick"):
        import ahocorasick

        machine = ahocorasick.Automaton()
        for number, name in enumerate(names):
            machine.add_word(name, number)
        machine.make_automaton()
        made["pyahocorasick"] = lambda text: list(machine.iter(text))
    if has("ahocorasick_rs"):
        from ahocorasick_rs import AhoCorasick

        rust = AhoCorasick(names)
        made["ahocorasick-rs"] = lambda text: rust.find_matches_as_indexes(text, overlapping=True)
    return made


def our_stretches(text: str) -> tuple[Any, Any]:
    """Match folded text as `scan_texts` does; what passes its filters of words is looked up later.

    A few stretches are no names: the share is printed.
    """
    rows, pairs = STORE.column("filter_rows"), STORE.column("filter_pairs")
    return match(entries_of(text), rows, pairs, STORE.longest_key)


def our_names(text: str) -> tuple[Any, Any]:
    """Match folded text and look every stretch up: more than `scan_texts` needs to do."""
    begins, ends = our_stretches(text)
    keys = list(map(text.__getitem__, map(slice, begins.tolist(), ends.tolist())))
    names = set(filter(STORE.keys.__contains__, set(keys)))
    keep = np.fromiter(map(names.__contains__, keys), dtype=bool, count=len(keys))
    return begins[keep], ends[keep]


def matching(rounds: int) -> Iterator[Row]:
    """Compare matching alone."""
    names = [key for key in STORE.keys.keys() if key[0] not in CODE]  # noqa: SIM118
    everybody = matchers(names)
    for lang, listed in texts().items():
        folded = "\n".join(fold_arrays(text).text for text in listed)[:2_000_000]
        size = len(folded.encode()) / 1e6
        works = {name: partial(find, folded) for name, find in everybody.items()}
        spent = least(works, rounds)
        print(f"\nmatching alone, {lang}, {size:.2f} MB of folded text, {len(names):,} names")
        for name, took in spent.items():
            print(f"  {name:18} {size / took:7.1f} MB/s  {len(works[name]()):8,} stretches")
        for own in ("ours", "ours, looked up"):
            for name in [name for name in spent if not name.startswith("ours")]:
                what = f"{lang}, {own}"
                yield Row(what, name, spent[name] / spent[own], GOALS.get((lang, name)))


def whole(rounds: int) -> Iterator[Row]:
    """Compare our two scanners: raw text to hits."""
    for lang, listed in texts().items():
        some = listed[:100]
        bulk, one_shot = list(scan_texts(some, STORE)), [scan_text(text, STORE) for text in some]
        if bulk != one_shot:
            sys.exit(f"{lang}: the two scanners differ")
        size = sum(len(text.encode()) for text in some) / 1e6
        works: dict[str, Work] = {
            "in bulk": lambda some=some: list(scan_texts(some, STORE)),
            "one-shot": lambda some=some: [scan_text(text, STORE) for text in some],
            "folding alone": lambda some=some: fold_arrays("\0\n".join(some)),
        }
        spent = least(works, rounds)
        hits = sum(map(len, bulk))
        print(f"\nthe whole, {lang}: raw text to {hits:,} hits, {size:.2f} MB, the same both ways")
        for name, took in spent.items():
            print(f"  {name:18} {size / took:7.1f} MB/s")
        yield Row(f"whole {lang}", "one-shot", spent["one-shot"] / spent["in bulk"], None)


def nearest(rounds: int, count: int = 1_000_000) -> Iterator[Row]:
    """Compare the nearest place to each of many points."""
    lons, lats = (STORE.column(name) / DEGREE for name in ("lon", "lat"))
    draw = np.random.default_rng(1)
    chosen = draw.integers(0, len(lons), count)
    lon = (lons[chosen] + draw.normal(0, 0.5, count) + 180) % 360 - 180
    lat = np.clip(lats[chosen] + draw.normal(0, 0.5, count), -90, 90)
    gaz = gazetteer.open(STORE.folder)
    points = Points(lons, lats, np.arange(len(lons)))
    works: dict[str, Work] = {
        "ours": lambda: points.nearest(lon, lat),
        "ours, with ids": lambda: gaz.nearest(lon, lat),
    }
    if has("reverse_geocoder"):
        import reverse_geocoder

        other = reverse_geocoder.RGeocoder(mode=1, verbose=False)
        pairs = list(zip(lat.tolist(), lon.tolist(), strict=True))
        works["reverse_geocoder"] = lambda: other.query(pairs)
    spent = least(works, rounds)
    print(f"\nthe nearest of {len(lons):,} places to each of {count:,} points")
    for name, took in spent.items():
        print(f"  {name:18} {took:7.2f} s")
    for name in spent.keys() & {"reverse_geocoder"}:
        yield Row("nearest", name, spent[name] / spent["ours"], GOALS["points", name])


def rows(rounds: int = 5) -> list[Row]:
    """Measure everything, print it, and give the ratios."""
    return [*matching(rounds), *whole(rounds), *nearest(min(rounds, 3))]


def main() -> int:
    """Print all ratios; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured")
    measured = rows(parser.parse_args().rounds)
    print("\nhow many times as quick as the peer")
    for row in measured:
        met = row.goal is None or row.ratio >= row.goal
        goal = "" if row.goal is None else f"goal {row.goal:g}x {'met' if met else 'MISSED'}"
        print(f"  {row.what:20} {row.peer:18} {row.ratio:6.1f}x  {goal}")
    return 0 if all(row.goal is None or row.ratio >= row.goal for row in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
