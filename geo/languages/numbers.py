"""Numbers in words: the compounds of those that a language lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def with_compounds(
    counts: Mapping[str, int], joint: str, *, units_first: bool = False, teens: Sequence[str] = ()
) -> dict[str, int]:
    """Add tens with units to the numbers of a language.

    Parameters
    ----------
    counts
        Number in words -> number: the units and the tens among them.
    joint
        What stands between tens and units.
    units_first
        Whether the units are said first (ثلاثة وعشرون).
    teens
        Tens that ten to nineteen are added to, too (soixante-douze).

    Examples
    --------
    >>> found = with_compounds({"twenty": 20, "six": 6}, "-")
    >>> found["twenty-six"]
    26
    """
    tens = {word: n for word, n in counts.items() if n in range(20, 100, 10)}
    units = {word: n for word, n in counts.items() if n in range(1, 10)}
    added = {word: n for word, n in counts.items() if n in range(10, 20)}
    found = {}
    for ten, value in tens.items():
        for unit, n in (units | (added if ten in teens else {})).items():
            first, second = (unit, ten) if units_first else (ten, unit)
            found[f"{first}{joint}{second}"] = value + n
    return found | dict(counts)
