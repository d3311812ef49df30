"""Colour and shape of each type of event in a GIS: those of the map.

`maps.symbols` has them too, and a test holds that they are the same: the command line loads the
room `maps` without loading `geo`, which would cost it more than all its `--help`.
"""

from __future__ import annotations

INK = "#1a1f24"
"""Outlines and text."""

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

UNSURE = frozenset({"planned", "attempted", "threatened", "general"})
"""Modalities drawn hollow: not said to have happened."""

LARGE_RADIUS_M = 5000
"""From this radius on a place is drawn as a ring, not as a point."""
