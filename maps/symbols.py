"""Colour and shape of each type of event: for the page and for the printed map alike."""

from __future__ import annotations

from collections.abc import Iterable

INK = "#1a1f24"
SEA = "#d6e4ee"
LAND = "#f6f3ec"
RIVER = "#a9c6da"
LINE = "#6b6459"

# Source: Okabe and Ito, "Color Universal Design" (2008): eight colours that the colour-blind tell
# apart; shapes beside them, so that colour is not needed.
SYMBOLS: dict[str, tuple[str, str]] = {
    "Battles": ("#D55E00", "diamond"),
    "Explosions/Remote violence": ("#E69F00", "star"),
    "Violence against civilians": ("#CC79A7", "cross"),
    "Protests": ("#56B4E9", "circle"),
    "Riots": ("#0072B2", "pentagon"),
    "Strategic developments": ("#009E73", "square"),
}
"""Event type -> colour and shape."""

OTHER = ("#8a8f94", "triangle")
"""Colour and shape of a type that is none of these."""


def symbols_of(kinds: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Give colour and shape of each type of a table, of another vocabulary too.

    Parameters
    ----------
    kinds
        Types of events, each once or more often.

    Returns
    -------
    symbols
        Type -> colour and shape: ACLED's have their own; others take, by their names, those that
        no type of the table has, and `OTHER` when these are all taken.

    Examples
    --------
    >>> symbols_of(["Battles", "Mines"])["Mines"]
    ('#E69F00', 'star')
    """
    known = set(kinds)
    free = [look for kind, look in SYMBOLS.items() if kind not in known]
    others = sorted(known - SYMBOLS.keys() - {"none_of_these"})
    return SYMBOLS | dict(zip(others, free, strict=False))


UNSURE = frozenset({"planned", "attempted", "threatened", "general"})
"""Modalities drawn hollow: not said to have happened."""

LARGE_RADIUS_M = 5000
"""From this radius on a place is drawn as a ring, not as a point."""
