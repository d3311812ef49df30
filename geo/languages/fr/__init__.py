"""French."""

from __future__ import annotations

from geo.languages.fr.dates import DATES
from geo.languages.fr.events import EVENTS
from geo.languages.fr.parties import PARTIES
from geo.languages.fr.places import PLACES
from geo.languages.language import Language

FR = Language(
    code="fr",
    name="French",
    sample="Les premiers déplacés sont rentrés au village d'Aghali, près de la frontière.",
    places=PLACES,
    dates=DATES,
    events=EVENTS,
    parties=PARTIES,
)
