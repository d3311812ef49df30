"""Learn the recogniser's weights anew: `python -m geo.train_recogniser`.

Labelled texts in, `geo/data/recogniser.json` and `recogniser_zh.json` out; the same texts,
gazetteer and packages (the files name them) give the same bytes. What is learnt from, and under
which licences, is told in docs/recogniser.md. Sets that are not there are left out. `--folds N`
writes nothing, but says how well texts are read that were not learnt from.

Needs the extra `train`; nothing here runs when names are found.
"""

from __future__ import annotations

import argparse
import gzip
import logging
import random
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import gazetteer
from gazetteer.lookup import Gazetteer
from gazetteer.names import fold
from geo.evaluate import read_labelled
from geo.mentions.recognised import known_names
from geo.recogniser import Reading
from geo.recogniser.chain import LABELS, MODELS, Chain, to_json
from geo.recogniser.features import Island, Span, islands

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).parents[1]
_DATA = _ROOT / "geo" / "data"
_GOLD = _ROOT / "tests" / "data" / "gold" / "gold.jsonl"

SETS = {"wotr": 1, "idrisi_en": 1, "idrisi_ar": 1, "geovirus": 2}
"""Labelled sets, and how often each is learnt from."""
COLUMNS = {"fr": ("fr.winer.train", " "), "zh": ("zh.uner.train", "")}
"""Sets of one word a line: file, and what stands between two words."""
_GOLD_TIMES, _COPIES = 3, 5
"""How often the project's own gold is learnt from as it is, and with other names put in."""
_MADE_TIMES = {"en": 6, "fr": 8, "es": 12, "ru": 12, "zh": 10, "ar": 12}
"""How often each sentence of `data/sentences.tsv` is filled in."""
_SWAPPED, _HIDDEN = 0.8, 0.5
"""Share of names that a copy exchanges, and of those the share that it hides from the gazetteer."""
_POOL = 60_000
"""Entries of the gazetteer that names are drawn from."""
_PEOPLE = 400
"""Persons' names of each kind."""
_SETTINGS = {
    "c1": 0.2, "c2": 0.1, "max_iterations": 60, "feature.minfreq": 3,
    "feature.possible_transitions": True,
}  # fmt: skip
_SCRIPTS = {"en": "Latn", "fr": "Latn", "es": "Latn", "ru": "Cyrl", "ar": "Arab", "zh": "Hans"}
_OWN_NAMES = {"", "en", "fr", "es", "ru", "uk", "ar", "zh"}
"""Languages of names that stand in texts of ours."""
_LOCALES = {
    "en": "en_US en_GB tr_TR es_ES", "fr": "fr_FR tr_TR", "es": "es_ES es_MX", "ru": "ru_RU uk_UA",
    "ar": "ar_AA ar_SA", "zh": "zh_CN",
}  # fmt: skip
"""Faker's locales that persons of a language's texts come from."""
_FOREIGN = "阿巴贝达德尔法戈哈基卡拉洛马米莫纳尼帕罗萨塔瓦维亚扎"
"""Characters that write foreign names in Chinese."""
_ENDINGS = {
    "gent": ("а", "ы", "и", "я"), "datv": ("у", "е", "е", "ю"), "accs": ("", "у", "ю", "й"),
    "ablt": ("ом", "ой", "ей", "ем"), "loct": ("е", "е", "е", "е"),
}  # fmt: skip
"""Russian case -> endings of names in a consonant, in а, in я, in й."""
_SOFT = "кгхжшщч"
"""Letters behind which ы is written и."""
_SLOT = re.compile(r"\[(?P<sort>[PNLO])(?: (?P<case>\w+))?\]")


@dataclass(frozen=True, slots=True)
class Text:
    """A text to learn from."""

    lang: str
    """ISO 639-1 code."""
    text: str
    """Running text."""
    names: tuple[Span, ...]
    """Where names of places stand."""
    times: int = 1
    """How often it is learnt from."""
    hidden: tuple[Span, ...] = ()
    """Names that the gazetteer shall not know."""
    key: str = ""
    """What it has in common with texts that are in a fold with it."""
    is_gold: bool = False
    """Whether it is the project's own."""


def own_gold() -> list[Text]:
    """Give the open half of the project's own gold."""
    docs, _ = read_labelled(_GOLD)
    return [
        Text(doc.lang, doc.text, tuple((t.start, t.end) for t in doc.toponyms), _GOLD_TIMES,
             key=str(doc.row.get("parallel") or doc.doc_id), is_gold=True)
        for doc in docs
        if doc.row and doc.row["half"] == "dev"
    ]  # fmt: skip


def labelled_sets(corpora: Path) -> Iterator[Text]:
    """Give the texts of the labelled sets that are there.

    Parameters
    ----------
    corpora
        Folder of the sets.
    """
    for name, times in SETS.items():
        path = corpora / name / "dev.jsonl.gz"
        if not path.is_file():
            logger.warning("%s is not there: left out", name)
            continue
        for doc in read_labelled(path)[0]:
            spans = tuple((t.start, t.end) for t in doc.toponyms)
            yield Text(doc.lang, doc.text, spans, times, key=f"{name} {doc.doc_id}")
    for lang, (name, between) in COLUMNS.items():
        path = corpora / "ner" / f"{name}.conll.gz"
        if path.is_file():
            yield from _columns(path, lang, between)
        else:
            logger.warning("%s is not there: left out", name)


def _columns(path: Path, lang: str, between: str) -> Iterator[Text]:
    """Read sentences of one word a line."""
    text = ""
    spans: list[Span] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if not line.strip():
                if text:
                    yield Text(lang, text, tuple(spans), key=f"{path.name} {number}")
                text, spans = "", []
                continue
            word, label = line.rstrip("\n").split("\t")[:2]
            word = fold(word) if lang == "zh" and not word.isascii() else word
            if label == "I-LOC" and spans:
                spans[-1] = (spans[-1][0], len(text) + len(word))
            elif label == "B-LOC":
                spans.append((len(text), len(text) + len(word)))
            text += word + between
    if text:
        yield Text(lang, text, tuple(spans), key=f"{path.name} end")


class Names:
    """Names to put into texts, drawn by a seed."""

    def __init__(self, gaz: Gazetteer, seed: int = 11) -> None:
        self._random = random.Random(seed)  # noqa: S311  a sample, no secret
        self._pool: dict[str, list[str]] = {script: [] for script in _SCRIPTS.values()}
        for place_id in self._random.sample(gaz.columns()["id"], _POOL):
            place = gaz.get(place_id)
            if place.kind not in ("city", "town", "village"):
                continue
            for name in place.names:
                usable = len(name.text) > 2 and not re.search(r"[\d,()/]", name.text)
                ours = name.script in self._pool and name.lang in _OWN_NAMES
                if usable and ours and (name.script != "Latn" or name.kind == "main"):
                    self._pool[name.script].append(name.text)

    def place(self, lang: str) -> str:
        """Draw a settlement's name."""
        return self._random.choice(self._pool[_SCRIPTS[lang]])

    def person(self, lang: str) -> tuple[str, str]:
        """Draw a person's full name and family name."""
        return self._random.choice(_people(lang))

    def body(self, lang: str) -> str:
        """Draw the name of a body, a paper or a treaty."""
        return self._random.choice(_sentences()[lang, "body"])

    def happens(self, share: float) -> bool:
        """Tell whether something that happens so often happens."""
        return self._random.random() < share

    def swapped(self, text: Text) -> Text:
        """Put other names into a text."""
        written, at, names, hidden = "", 0, [], []
        for start, end in sorted(text.names):
            written += text.text[at:start]
            at, begin = end, len(written)
            is_new = self.happens(_SWAPPED)
            written += self.place(text.lang) if is_new else text.text[start:end]
            names.append((begin, len(written)))
            hidden += names[-1:] if is_new and self.happens(_HIDDEN) else []
        written += text.text[at:]
        return Text(text.lang, written, tuple(names), 1, tuple(hidden), text.key)

    def filled(self, sentence: str, lang: str) -> Text:
        """Fill in a sentence."""
        written, at, names, hidden = "", 0, [], []
        for slot in _SLOT.finditer(sentence):
            written += sentence[at : slot.start()]
            at, begin = slot.end(), len(written)
            if slot["sort"] == "P":
                written += in_case(self.place(lang), slot["case"] or "")
                names.append((begin, len(written)))
                hidden += names[-1:] if self.happens(_HIDDEN) else []
            elif slot["sort"] == "O":
                written += self.body(lang)
            else:
                written += self.person(lang)[slot["sort"] == "L"]
        written += sentence[at:]
        return Text(lang, written[:1].upper() + written[1:], tuple(names), 1, tuple(hidden))


@cache
def _sentences() -> dict[tuple[str, str], list[str]]:
    """Read the sentences and bodies by language."""
    found: dict[tuple[str, str], list[str]] = {}
    for line in (_DATA / "sentences.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            lang, sort, text = line.split("\t")
            found.setdefault((lang, sort), []).append(text)
    return found


@cache
def _people(lang: str) -> list[tuple[str, str]]:
    """Give persons' names that occur in a language's texts: full, and family name."""
    from faker import Faker

    people = []
    for locale in _LOCALES[lang].split():
        faker = Faker(locale)
        faker.seed_instance(3)
        for _ in range(_PEOPLE):
            given, family = faker.first_name(), faker.last_name()
            people.append((family + given if lang == "zh" else f"{given} {family}", family))
    if lang == "zh":
        draw = random.Random(2)  # noqa: S311  a sample, no secret
        for _ in range(_PEOPLE):
            given, family = ("".join(draw.choices(_FOREIGN, k=draw.randint(2, 4))) for _ in "ab")
            people.append((f"{given}·{family}", family))
    return people


def in_case(name: str, case: str) -> str:
    """Put a name into a case of Russian; names of other forms do not change.

    Parameters
    ----------
    name
        In the nominative.
    case
        One of gent, datv, accs, ablt, loct; empty for the nominative.

    Examples
    --------
    >>> [in_case(name, "gent") for name in ("Гавар", "Шуша", "Ивановка", "Сочи")]
    ['Гавара', 'Шуши', 'Ивановки', 'Сочи']
    """
    if not case:
        return name
    hard, a, ya, short = _ENDINGS[case]
    last = name[-1]
    if last in "бвгджзклмнпрстфхцчшщ":
        return name + hard
    if last == "а":
        return name[:-1] + ("и" if a == "ы" and name[-2:-1] in _SOFT else a)
    return name[:-1] + {"я": ya, "й": short}.get(last, last)


def labels(island: Island, names: Sequence[Span]) -> list[str]:
    """Give the label of each unit of an island.

    Parameters
    ----------
    island
        Of a text.
    names
        Where names of places stand in that text.
    """
    given, last = [], None
    for start, end in island.spans:
        name = next((n for n in names if n[0] < end and start < n[1]), None)
        given.append("O" if name is None else "I" if name == last else "B")
        last = name
    return given


def lessons(text: Text, gaz: Gazetteer) -> list[Island]:
    """Give the islands of a text.

    Parameters
    ----------
    text
        To learn from; what it hides is unknown.
    gaz
        Where names are looked up.
    """
    known = (
        one
        for one in known_names(text.text, text.lang, gaz)
        if not any(one[0] < end and start < one[1] for start, end in text.hidden)
    )
    return list(islands(text.text, text.lang, known))


def learn(texts: Iterable[Text], gaz: Gazetteer, made: Mapping[str, object]) -> Chain:
    """Learn a chain.

    Parameters
    ----------
    texts
        To learn from.
    gaz
        Where their names are looked up.
    made
        Goes into the chain.
    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for text in texts:
        for island in lessons(text, gaz):
            given = labels(island, text.names)
            for _ in range(text.times):
                trainer.append([list(seen) for seen in island.seen], given)
    trainer.set_params(_SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "weights")
        trainer.train(path)
        return from_crfsuite(path, made)


def from_crfsuite(path: str, made: Mapping[str, object]) -> Chain:
    """Read what CRFsuite has learnt.

    Parameters
    ----------
    path
        Of its file.
    made
        Goes into the chain.
    """
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    with tagger.open(path):
        info = tagger.info()
    weights: dict[str, dict[str, float]] = {}
    for (thing, label), weight in info.state_features.items():
        weights.setdefault(thing, {})[label] = weight
    told = {
        thing: (by.get("B", 0.0) - by.get("O", 0.0), by.get("I", 0.0) - by.get("O", 0.0))
        for thing, by in weights.items()
    }
    steps = [[info.transitions.get((a, b), 0.0) for b in LABELS] for a in LABELS]
    return Chain(told, steps, made)


def texts_of(langs: Iterable[str], texts: Iterable[Text], gaz: Gazetteer) -> Iterator[Text]:
    """Give all that a chain of some languages learns from.

    Parameters
    ----------
    langs
        ISO 639-1 codes.
    texts
        Labelled ones, in any language.
    gaz
        Where names that are put into texts come from.
    """
    names, langs = Names(gaz), sorted(langs)
    for text in texts:
        if text.lang in langs:
            yield text
            if text.is_gold:
                yield from (names.swapped(text) for _ in range(_COPIES))
    for lang in langs:
        for _ in range(_MADE_TIMES[lang]):
            yield from (names.filled(one, lang) for one in _sentences()[lang, "sentence"])


def _made(name: str, gaz: Gazetteer, count: int) -> dict[str, object]:
    """Say what a chain was made of."""
    is_zh = name == MODELS["zh"]
    sets = ["gold", "sentences", *([COLUMNS["zh"][0]] if is_zh else [*SETS, COLUMNS["fr"][0]])]
    return {
        "by": "geo.train_recogniser", "gazetteer": gaz.version, "sets": sets, "texts": count,
        "licence": "CC-BY-SA-4.0" if is_zh else "CC-BY-4.0",
        "with": {package: version(package) for package in ("python-crfsuite", "Faker")},
    }  # fmt: skip


def main() -> None:
    """Learn both chains, or say how well they read what they have not learnt from."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=_ROOT.parent / "shared" / "corpora")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate with so many folds")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    gaz = gazetteer.open()
    gold, others = own_gold(), list(labelled_sets(options.corpora))
    if options.folds:
        crossed(gold, others, gaz, options.folds)
        return
    for name in dict.fromkeys(MODELS.values()):
        langs = [lang for lang, file in MODELS.items() if file == name]
        texts = list(texts_of(langs, [*gold, *others], gaz))
        chain = learn(texts, gaz, _made(name, gaz, len(texts)))
        data = to_json(chain)
        (_DATA / name).write_bytes(data)
        logger.info("%s: %d texts, %d things seen, %d bytes",
                    name, len(texts), len(chain.weights), len(data))  # fmt: skip


def crossed(gold: Sequence[Text], others: Sequence[Text], gaz: Gazetteer, folds: int) -> None:
    """Log how well texts are read that were not learnt from, by language and kind.

    Parameters
    ----------
    gold, others
        Labelled texts.
    gaz
        Where names are looked up.
    folds
        Parts; each is read by a chain learnt from the others.
    """
    keys = sorted({text.key for text in (*gold, *others)})
    random.Random(4).shuffle(keys)  # noqa: S311  a sample, no secret
    fold_of = {key: at % folds for at, key in enumerate(keys)}
    counts: dict[tuple[str, str], list[int]] = {}
    for number in range(folds):
        for name in dict.fromkeys(MODELS.values()):
            langs = [lang for lang, file in MODELS.items() if file == name]
            kept, left = (
                [t for t in (*gold, *others) if (fold_of[t.key] == number) == is_left]
                for is_left in (False, True)
            )
            chain = learn(texts_of(langs, kept, gaz), gaz, {})
            for text in left:
                if text.lang in langs:
                    sort = "gold" if text.is_gold else "other"
                    _count(counts.setdefault((text.lang, sort), [0, 0, 0]), text, chain, gaz)
    for (lang, sort), (hit, found, named) in sorted(counts.items()):
        logger.info("%s %-5s P %.3f  R %.3f  F1 %.3f  (%d names)", lang, sort, hit / (found or 1),
                    hit / (named or 1), 2 * hit / ((found + named) or 1), named)  # fmt: skip


def _count(counts: list[int], text: Text, chain: Chain, gaz: Gazetteer) -> None:
    """Add a text's names that were found, all that were found, and all that are there."""
    found = [
        name
        for island in lessons(text, gaz)
        for name in Reading(island.spans, tuple(chain.shares(island.seen))).names()
    ]
    met = {
        next((n for n in text.names if n[0] < end and start < n[1]), None) for start, end in found
    }
    counts[0] += len(met - {None})
    counts[1] += len(found)
    counts[2] += len(text.names)


if __name__ == "__main__":
    main()
