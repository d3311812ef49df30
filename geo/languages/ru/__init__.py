"""Russian."""

from __future__ import annotations

from geo.languages.language import Language
from geo.languages.ru.dates import DATES
from geo.languages.ru.events import EVENTS
from geo.languages.ru.parties import PARTIES
from geo.languages.ru.places import PLACES

RU = Language(
    code="ru",
    name="Russian",
    sample="Первые жители вернулись в село Агалы близ границы.",
    places=PLACES,
    dates=DATES,
    events=EVENTS,
    parties=PARTIES,
)
