"""How well and how quickly the gazetteer answers: `python benchmarks/gazetteer.py`.

Look-ups by name (labelled lists outside the repository, where they are present), the sixty frozen
places, names with typing errors, a cold start, sizes; then, but for `--quick`, scanning and nearest
places (`benchmarks/scan.py`) and layers (`benchmarks/gazetteer_layers.py`).
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

# This file bears the room's name: without its folder in the path the room is found, not the file.
sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != Path(__file__).parent]

import gazetteer  # noqa: E402
from gazetteer.distance import distance_m  # noqa: E402
from gazetteer.lookup import Gazetteer  # noqa: E402
from gazetteer.place import Place  # noqa: E402

_ROOT = Path(__file__).parent.parent
_NAMES = _ROOT.parent / "shared" / "corpora" / "csc_names"
_COVERAGE = _ROOT / "tests" / "data" / "coverage_60.tsv"
_LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
_GOALS = {"en": 0.95, "fr": 0.85, "es": 0.85, "ru": 0.85, "zh": 0.75, "ar": 0.75}
_LARGE = 50_000
_NEAR_KM = 25
_DEEP = 50


def _reach(places: list[Place], row: dict[str, object]) -> list[float]:
    lon, lat = float(str(row["lon"])), float(str(row["lat"]))
    return [distance_m(place.lon, place.lat, lon, lat) / 1000 for place in places]


def _rows(lang: str) -> Iterator[dict[str, object]]:
    """Give the labelled names of a language; for English the English names of all lists."""
    files = sorted(_NAMES.glob("*.gz")) if lang == "en" else sorted(_NAMES.glob(f"{lang}*.gz"))
    seen = set()
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                name = row["en"] if lang == "en" else row["name"]
                key = (name, row["cc"], round(row["lat"], 1))
                if (row["population"] or 0) >= _LARGE and key not in seen:
                    seen.add(key)
                    yield row | {"name": name}


def names(gaz: Gazetteer) -> None:
    """Print how often the right place of a labelled name comes first."""
    if not _NAMES.is_dir():
        print("look-up of labelled names: ../shared/corpora/csc_names is not there\n")
        return
    print(f"names of places above {_LARGE} inhabitants, right within {_NEAR_KM} km")
    print("lang  names  first  goal   in its country  among 50  nothing")
    for lang in _LANGUAGES:
        rows = list(_rows(lang))
        first = inside = deep = nothing = 0
        for row in rows:
            found = gaz.find(str(row["name"]), lang=lang, limit=_DEEP)
            reach = _reach([one.place for one in found], row)
            first += reach[:1] <= [_NEAR_KM] if reach else 0
            deep += any(km <= _NEAR_KM for km in reach)
            nothing += not reach
            own = gaz.find(str(row["name"]), lang=lang, country=str(row["cc"]), limit=1)
            inside += any(km <= _NEAR_KM for km in _reach([one.place for one in own], row))
        n = len(rows)
        print(
            f"{lang:4} {n:6} {first / n:6.3f} {_GOALS[lang]:5.2f} {inside / n:13.3f} "
            f"{deep / n:11.3f} {nothing / n:8.3f}"
        )
    print()


def coverage(gaz: Gazetteer) -> None:
    """Print how many of the sixty frozen places are found in each language."""
    with _COVERAGE.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader((x for x in lines if x[0] != "#"), delimiter="\t"))
    print(f"{len(rows)} frozen places: first, in its country, goal")
    for lang in _LANGUAGES:
        counts = [0, 0]
        for row in rows:
            name = row[lang].split(" | ")[0]
            for at, country in enumerate(("", row["country"])):
                found = gaz.find(name, lang=lang, country=country, limit=1)
                reach = _reach([one.place for one in found], row)
                counts[at] += any(km <= float(row["tolerance_km"]) for km in reach)
        print(f"{lang:4} {counts[0]:3} {counts[1]:3}   {58 if lang == 'en' else 52}")
    print()


def _mistyped(name: str, edits: int, dice: random.Random) -> str:
    letters = list(name)
    for _ in range(edits):
        at = dice.randrange(1, len(letters))
        kind = dice.randrange(4)
        if kind == 0:
            del letters[at]
        elif kind == 1:
            letters.insert(at, dice.choice("abcdefghijklmnoprstuvyz"))
        elif kind == 2:
            letters[at] = dice.choice("abcdefghijklmnoprstuvyz")
        else:
            letters[at - 1], letters[at] = letters[at], letters[at - 1]
    return "".join(letters)


def typing_errors(gaz: Gazetteer) -> None:
    """Print how often a name with typing errors still finds its place, and how quickly."""
    dice = random.Random(11)  # noqa: S311  a sample, no secret
    towns = [p for p in gaz.within(kind="town") if p.name.isascii() and 6 <= len(p.name) <= 14]
    sample = dice.sample(towns, 600)
    print("names with typing errors: found among 10, first, median ms")
    for edits in (1, 2):
        top = first = 0
        spent = []
        for place in sample:
            written = _mistyped(place.name, edits, dice)
            begun = time.perf_counter()
            found = [one.place for one in gaz.find(written, limit=10)]
            spent.append(time.perf_counter() - begun)
            same = [one.name == place.name for one in found]
            top += any(same)
            first += same[:1] == [True]
        n, middle = len(sample), statistics.median(spent) * 1000
        print(f"{edits} edit{'s' * (edits > 1)}  {top / n:.3f}  {first / n:.3f}  {middle:.1f}")
    print()


def _fastest(*command: str, times: int = 7) -> float:
    best = float("inf")
    for _ in range(times):
        begun = time.perf_counter()
        subprocess.run([sys.executable, *command], check=True, capture_output=True)
        best = min(best, time.perf_counter() - begun)
    return best


def cold() -> None:
    """Print what a look-up costs in a fresh process, against an empty one."""
    empty = _fastest("-c", "pass")
    script = "import gazetteer; gazetteer.open().find({!r})"
    for name in ("Lachin", "阿加利区", "Stepankert"):
        spent = _fastest("-c", script.format(name))
        print(f"find {name} in a fresh process: {spent:.3f} s, {spent / empty:.1f}x python -c pass")
    print()


def sizes() -> None:
    """Print what is stored and installed."""
    data = _ROOT / "gazetteer" / "data"
    parts = {
        "store, packed": [data / "store.tar.xz"],
        "store, unpacked": list((data / "store").glob("*")),
        "own files, installed": [
            file
            for room in ("geo", "gazetteer", "maps")
            for file in (_ROOT / room).rglob("*")
            if file.is_file() and "__pycache__" not in file.parts and file.suffix != ".xz"
        ],
    }
    for what, files in parts.items():
        print(f"{what}: {sum(file.stat().st_size for file in files) / 1e6:.1f} MB")


def main() -> None:
    """Print all of it."""
    gaz = gazetteer.open()
    print(gaz, "\n")
    names(gaz)
    coverage(gaz)
    typing_errors(gaz)
    cold()
    sizes()
    for more in () if "--quick" in sys.argv else ("scan.py", "gazetteer_layers.py"):
        print(flush=True)
        subprocess.run([sys.executable, Path(__file__).with_name(more)], check=False)


if __name__ == "__main__":
    main()
