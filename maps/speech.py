"""What the maps say themselves, by language: the tables in `page/words/`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from gazetteer.errors import MissingAsset

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
"""Languages of the maps' own words."""
RIGHT_TO_LEFT = frozenset({"ar"})
"""Those that are written from the right."""


@cache
def words() -> dict[str, dict[str, Any]]:
    """Give the page's own words, by language."""
    return {lang: _table(lang) for lang in LANGUAGES}


def _table(lang: str) -> dict[str, Any]:
    """Read a language's table."""
    path = Path(__file__).parent / "page" / "words" / f"{lang}.json"
    if not path.is_file():
        raise MissingAsset(f"{path.name} is not packaged; install incident-atlas anew")
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return table


def language(lang: str) -> dict[str, Any]:
    """Give the page's own words in a language.

    Parameters
    ----------
    lang
        One of `LANGUAGES`.

    Returns
    -------
    table
        Key -> words, with gaps such as `{n}` to fill.

    Raises
    ------
    ValueError
        If the page does not speak it.

    Examples
    --------
    >>> language("fr")["legend"]
    'Légende'
    """
    if lang not in LANGUAGES:
        raise ValueError(f"lang={lang!r} is none of {', '.join(LANGUAGES)}")
    return words()[lang]
