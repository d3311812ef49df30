"""English."""

from __future__ import annotations

from geo.languages.en.dates import DATES
from geo.languages.en.events import EVENTS
from geo.languages.en.parties import PARTIES
from geo.languages.en.places import PLACES
from geo.languages.language import Language

EN = Language(
    code="en",
    name="English",
    sample="The first displaced persons returned to the village of Aghali, near the border.",
    letter_title=(
        r"(?i:(?:identical )?letters?) dated (?P<date>\d{1,2} \w+ \d{4}) from (?P<sender>.{3,160}?)"
        r"(?: to the United Nations)? addressed to the .{3,120}$"
    ),
    places=PLACES,
    dates=DATES,
    events=EVENTS,
    parties=PARTIES,
)
