"""Gold claims and found claims -> how many were found, and how well each is told.

A found claim matches a gold claim when their quotes overlap and the event type is the gold one, or
one that the gold admits beside it. Each is matched once. A found claim on a stretch that may be
given or left out counts neither way. All else is asked of the matched claims only.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gazetteer.distance import distance_m
from geo.claim import Claim

HARMS = ("killed", "injured", "missing", "detained", "displaced")
"""Kinds of harm whose figures are compared."""

ASKED = ("place", "no_place", "date", "casualties", "polarity", "modality", "chain", "subtype")
"""What is asked of each matched claim; `place` where the gold names one, `no_place` where not."""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim as it is compared: spans are of the gold's text."""

    claim: Claim
    """The claim."""
    start: int
    """First code point of its quote."""
    end: int
    """Code point after the last one of its quote."""
    cited: tuple[str, ...] = ()
    """Whom the document or the part itself cites, outermost first, its own sender left out."""
    speaker: str = ""
    """The sender of the document or the part, as the claim has it; empty if it has none."""


@dataclass(slots=True)
class Tally:
    """Counts of one document, or of several added up."""

    gold: int = 0
    """Claims of the gold."""
    found: int = 0
    """Claims found, those on optional stretches left out."""
    matched: int = 0
    """Claims of the gold that were found."""
    right: Counter[str] = field(default_factory=Counter)
    """What was asked -> how many matched claims have it right."""
    asked: Counter[str] = field(default_factory=Counter)
    """What was asked -> of how many matched claims."""
    types: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Of claims whose quotes overlap: type of the gold and type found -> how many."""

    def __add__(self, other: Tally) -> Tally:
        """Add two documents up."""
        return Tally(
            self.gold + other.gold,
            self.found + other.found,
            self.matched + other.matched,
            self.right + other.right,
            self.asked + other.asked,
            self.types + other.types,
        )


def tally(gold: Mapping[str, Any], found: Sequence[Found], countries: Mapping[str, str]) -> Tally:
    """Compare the claims of one document.

    Parameters
    ----------
    gold
        A line of the gold: `claims`, `optional`.
    found
        What was found in its text.
    countries
        ISO 3166-1 alpha-2 code -> a name that a speaker bears.

    Returns
    -------
    tally
        The counts.
    """
    told = gold["claims"]
    agreeing = _matching(told, found, lambda one, f: f.claim.event_type in types_of(one))
    overlapping = _matching(told, found, lambda _one, _f: True)
    taken = set(agreeing.values())
    counted = [
        i for i, f in enumerate(found)
        if i in taken or not any(_overlap(f, one) > 0 for one in gold["optional"])
    ]  # fmt: skip
    counts = Tally(len(told), len(counted), len(agreeing))
    for g, f in agreeing.items():
        for name, right in _answers(told[g], found[f], countries):
            counts.asked[name] += 1
            counts.right[name] += right
    for g, f in overlapping.items():
        kind = found[f].claim.event_type
        counts.types[kind if kind in types_of(told[g]) else told[g]["event_type"], kind] += 1
    return counts


def types_of(one: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the types of event that agree with a gold claim."""
    return (one["event_type"], *one["event_types_also"])


def _overlap(found: Found, one: Mapping[str, Any]) -> int:
    """Count the code points that two quotes share."""
    return min(found.end, int(one["end"])) - max(found.start, int(one["start"]))


def _matching(
    told: Sequence[Mapping[str, Any]], found: Sequence[Found], fits: Any
) -> dict[int, int]:
    """Match as many claims as can be, the likeliest pairs first: gold index -> found index."""
    wishes: dict[int, list[int]] = {}
    for g, one in enumerate(told):
        near = [i for i, f in enumerate(found) if _overlap(f, one) > 0 and fits(one, f)]
        wishes[g] = sorted(near, key=lambda i, one=one: (*_unlike(one, found[i]), i))  # type: ignore[misc]
    owner: dict[int, int] = {}

    def settle(g: int, seen: set[int]) -> bool:
        for i in wishes[g]:
            if i not in seen:
                seen.add(i)
                if i not in owner or settle(owner[i], seen):
                    owner[i] = g
                    return True
        return False

    order = sorted(wishes, key=lambda g: _unlike(told[g], found[wishes[g][0]]) if wishes[g] else ())
    for g in order:
        settle(g, set())
    return {g: i for i, g in owner.items()}


def _unlike(one: Mapping[str, Any], found: Found) -> tuple[bool, bool, bool, int]:
    """Rank a pair: the same polarity, type and modality first, then the larger overlap."""
    claim = found.claim
    return (
        claim.event_type not in types_of(one),
        claim.polarity != one["polarity"],
        claim.modality != one["modality"],
        -_overlap(found, one),
    )


def _answers(
    one: Mapping[str, Any], found: Found, countries: Mapping[str, str]
) -> Iterable[tuple[str, bool]]:
    """Give what was asked of a matched claim, and whether it is right."""
    claim = found.claim
    if one["place"]:
        yield "place", _is_there(one["place"], claim)
    else:
        yield "no_place", not claim.locations
    bound = claim.when.basis.startswith("document_date_as_bound")
    days = (None, None) if bound else (claim.when.start, claim.when.end)
    yield "date", days == (one["date_start"], one["date_end"])
    yield "casualties", all(_figures(one["casualties"][h]) == _told(claim, h) for h in HARMS)
    yield "polarity", claim.polarity == one["polarity"]
    yield "modality", claim.modality == one["modality"]
    yield "chain", _same_chain(one["attribution_chain"], found, countries)
    yield (
        "subtype",
        claim.event_subtype == one["event_subtype"] or one["event_type"] not in (claim.event_type,),
    )


def _is_there(place: Mapping[str, Any], claim: Claim) -> bool:
    """Tell whether a claim's first place lies where the gold says."""
    first = claim.locations[0] if claim.locations else None
    if first is not None and place["lat"] is None:  # known by its words alone
        return _same_name(place["phrase"], first.mention.text)
    if first is None or first.lon is None or first.lat is None:
        return False
    metres = distance_m(first.lon, first.lat, place["lon"], place["lat"])
    return metres <= float(place["tolerance_km"]) * 1000


def _figures(harm: Mapping[str, Any] | None) -> tuple[Any, Any, Any]:
    """Give low, best and high of a gold figure."""
    return (harm["low"], harm["best"], harm["high"]) if harm else (None, None, None)


def _told(claim: Claim, harm: str) -> tuple[Any, Any, Any]:
    """Give low, best and high as found."""
    told: Mapping[str, Any] = claim.casualties.get(harm, {})
    return (told.get("low"), told.get("best"), told.get("high"))


def _same_chain(
    chain: Sequence[Mapping[str, Any]], found: Found, countries: Mapping[str, str]
) -> bool:
    """Compare who says so: the speaker's state, then the names cited, one by one."""
    sender = chain[0] if chain and chain[0]["name"] is None else None
    named = [str(one["name"]) for one in chain[1 if sender else 0 :]]
    if bool(sender) != bool(found.speaker):
        return False
    if sender and countries.get(str(sender["country"]), "?") not in found.speaker:
        return False
    return len(named) == len(found.cited) and all(
        _same_name(a, b) for a, b in zip(named, found.cited, strict=True)
    )


def _same_name(a: str, b: str) -> bool:
    """Tell whether two names are one, an article or a title more or less."""
    one, other = (_bare(name) for name in (a, b))
    return bool(one and other) and (one in other or other in one)


def _bare(name: str) -> str:
    """Strip what does not make a name: case, accents, marks."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in folded if not unicodedata.combining(c))))


@dataclass(frozen=True, slots=True)
class Figures:
    """Scores of one or more documents; None where there was nothing to count."""

    precision: float | None
    """Of the claims found, the share that match."""
    recall: float | None
    """Of the gold's claims, the share that was found."""
    f1: float | None
    """Their harmonic mean."""
    type_f1: float | None
    """Macro F1 of the event type, over the claims whose quotes overlap a gold claim."""
    shares: Mapping[str, float | None]
    """What was asked of the matched claims -> share that is right."""


def figures(counts: Tally) -> Figures:
    """Give the scores of some counts.

    Parameters
    ----------
    counts
        Of one document, or of several added up.

    Returns
    -------
    figures
        The scores.

    Examples
    --------
    >>> figures(Tally(gold=4, found=2, matched=2)).f1
    0.6666666666666666
    """
    return Figures(
        _share(counts.matched, counts.found),
        _share(counts.matched, counts.gold),
        _share(2 * counts.matched, counts.gold + counts.found),
        macro_f1(counts.types),
        {name: _share(counts.right[name], counts.asked[name]) for name in ASKED},
    )


def macro_f1(pairs: Mapping[tuple[str, str], int]) -> float | None:
    """Give the mean F1 of the types that the gold has.

    Parameters
    ----------
    pairs
        Type of the gold and type found -> how many.

    Returns
    -------
    score
        Between 0 and 1; None without pairs.

    Examples
    --------
    >>> macro_f1({("Battles", "Battles"): 3, ("Riots", "Battles"): 1})
    0.42857142857142855
    """
    names = sorted({gold for gold, _ in pairs})
    scores = []
    for name in names:
        right = pairs.get((name, name), 0)
        either = sum(n * ((g == name) + (f == name)) for (g, f), n in pairs.items())
        scores.append(2 * right / either)
    return sum(scores) / len(scores) if scores else None


def interval(
    tallies: Sequence[Tally], measure: Any, *, times: int = 500, seed: int = 7
) -> tuple[float, float] | None:
    """Give the bounds that hold a score in 95 of 100 draws of as many documents.

    Parameters
    ----------
    tallies
        One a document: documents are drawn, because the claims of one text hang together.
    measure
        `Figures` -> the score, or None.
    times, seed
        How often, and where the dice begin: the same bounds every time.

    Returns
    -------
    low, high
        The bounds; None without a score.
    """
    dice = random.Random(seed)  # noqa: S311  a sample, no secret
    drawn = []
    for _ in range(times if tallies else 0):
        value = measure(figures(sum(dice.choices(tallies, k=len(tallies)), Tally())))
        if value is not None:
            drawn.append(value)
    drawn.sort()
    cut = len(drawn) // 40
    return (drawn[cut], drawn[-1 - cut]) if drawn else None


def _share(part: int, whole: int) -> float | None:
    """Divide, where there is something to divide by."""
    return part / whole if whole else None
