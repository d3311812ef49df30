"""Spanish."""

from __future__ import annotations

from geo.languages.es.dates import DATES
from geo.languages.es.events import EVENTS
from geo.languages.es.parties import PARTIES
from geo.languages.es.places import PLACES
from geo.languages.language import Language

ES = Language(
    code="es",
    name="Spanish",
    sample="Los primeros desplazados regresaron a la aldea de Aghali, cerca de la frontera.",
    places=PLACES,
    dates=DATES,
    events=EVENTS,
    parties=PARTIES,
)
