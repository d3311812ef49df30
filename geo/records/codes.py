"""What the codes of ACLED's and UCDP GED's exports mean. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Source: ACLED Codebook, "time precision" and "geo precision".
# Source: UCDP GED Codebook 24.1, date_prec, where_prec, type_of_violence.

DATE_PRECISION: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "time_precision": {"1": "day", "2": "week", "3": "month"},
        "date_prec": {"1": "day", "2": "days", "3": "week", "4": "month", "5": "year"},
    }
)
"""Field -> code -> precision of a date."""

PLACE_RADIUS_M: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "geo_precision": {"2": 25_000.0, "3": 100_000.0},
        "where_prec": {"2": 25_000.0, "3": 50_000.0, "4": 150_000.0, "5": 200_000.0,
                       "6": 500_000.0, "7": 200_000.0},
    }
)  # fmt: skip
"""Field -> code -> radius in metres that is drawn for it where nothing finer is stated. UCDP calls
code 2 "within about 25 km"; the others are ours, of the size of such units."""

PLACE_RELATION: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "geo_precision": {"2": "near", "3": "within"},
        "where_prec": {"2": "near", "3": "within", "4": "within", "5": "within", "6": "within",
                       "7": "within"},
    }
)  # fmt: skip
"""Field -> code -> relation to the place."""

VIOLENCE: Mapping[str, str] = MappingProxyType(
    {"1": "State-based conflict", "2": "Non-state conflict", "3": "One-sided violence"}
)
"""UCDP's types of organised violence, under its own names."""

NO_ZERO = frozenset({"fatalities"})
"""Headers (folded) of figures whose 0 also means that nothing is known (ACLED): read as null."""
