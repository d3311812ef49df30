"""Arabic."""

from __future__ import annotations

from geo.languages.ar.dates import DATES
from geo.languages.ar.events import EVENTS
from geo.languages.ar.parties import PARTIES
from geo.languages.ar.places import PLACES
from geo.languages.language import Language

AR = Language(
    code="ar",
    name="Arabic",
    sample="عاد أول النازحين إلى قرية أغالي قرب الحدود.",
    sentence_end=r"[.!؟…۔](?=\s|$)",
    clause_end=r"[،؛,;:]\s",
    places=PLACES,
    dates=DATES,
    events=EVENTS,
    parties=PARTIES,
)
