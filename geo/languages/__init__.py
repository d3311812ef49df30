"""The languages that the rooms know, and what is done with any other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from geo.languages.ar import AR
from geo.languages.en import EN
from geo.languages.es import ES
from geo.languages.fr import FR
from geo.languages.language import (
    DateWords,
    EventCue,
    EventWords,
    Language,
    PartyWords,
    PlaceWords,
    Shift,
)
from geo.languages.ru import RU
from geo.languages.zh import ZH

LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {lang.code: lang for lang in (AR, EN, ES, FR, RU, ZH)}
)
"""ISO 639-1 code -> words and patterns."""

OTHER = Language(code="", name="any other", sample="", sentence_end=r"[.!?…。！？؟۔։](?=\s|$)")
"""For a text in another language: names are looked up, no cue is read."""

__all__ = [
    "LANGUAGES", "OTHER", "DateWords", "EventCue", "EventWords", "Language", "PartyWords",
    "PlaceWords", "Shift",
    "compiled", "language",
]  # fmt: skip


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of a language, once.

    Parameters
    ----------
    pattern
        A field of a record of `geo.languages.language`.

    Returns
    -------
    pattern
        Ready to search with.
    """
    return re.compile(pattern)


def language(code: str) -> Language:
    """Give what is known of a language.

    Parameters
    ----------
    code
        ISO 639-1 code, or empty.

    Returns
    -------
    language
        Its words, or `OTHER`.

    Examples
    --------
    >>> language("zh").places.generic_after["区"]
    'district'
    """
    return LANGUAGES.get(code, OTHER)
