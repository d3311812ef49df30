"""English: months, patterns of dates, and what stands beside them."""

from __future__ import annotations

from geo.languages.language import DateWords

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

_MONTH = (
    r"(?P<m>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)

_MONTH_1 = _MONTH.replace("?P<m>", "?P<m1>")

_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"

_DAY_1 = _DAY.replace("?P<d>", "?P<d1>")

_YEAR = r"(?P<y>(?:19|20)\d{2})"

DATES = DateWords(
    months={name[:n]: i + 1 for i, name in enumerate(_MONTHS) for n in (3, 4, len(name))},
    patterns=(
        rf"\b{_DAY_1}\s+{_MONTH_1}\s*(?:to|and|-|–|—)\s*{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?\b",
        rf"\b{_DAY_1}\s*(?:to|and|-|–|—)\s*{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?\b",
        rf"\b{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?\b",
        rf"\b{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?\b(?!\s*(?:of|/))",
        rf"\b{_MONTH}\s+{_YEAR}\b",
        r"(?<![\d/-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])",
        r"\b(?:in|since|of)\s+(?P<y>(?:19|20)\d{2})\b(?!\s*\))",
    ),
    night=r"\s*(?:at night|overnight)",
    relative_days={
        r"\byesterday\b": (-1, -1),
        r"\blast night\b": (-1, 0),
        r"\btoday\b": (0, 0),
        r"\btwo days ago\b": (-2, -2),
    },
    future=r"\b(?:in|over) the (?:coming|next) (?:few )?(?:days|weeks)\b",
    no_event_date_after=r"\s*(?:statement|agreement|resolution|declaration)",
    clock=r",?\s*(?:at\s+)?(?:about\s+|around\s+|approximately\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:\s*(?P<half>[ap]\.?m\.?))?",
)
