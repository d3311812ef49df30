"""French: event words, and what says how an event is told."""

from __future__ import annotations

from geo.languages.language import EventWords

EVENTS = EventWords()
