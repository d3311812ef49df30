"""A text -> the code of its main language: by script first, then by py3langid."""

from __future__ import annotations

import unicodedata
from collections import Counter

_BY_SCRIPT = {
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "HEBREW": "he",
    "GREEK": "el",
    "THAI": "th",
    "MYANMAR": "my",
    "ETHIOPIC": "am",
    "DEVANAGARI": "hi",
}
"""Scripts that stand for one language here."""

_SHARED = {
    "LATIN": ("en", "fr", "es", "de", "it", "pt", "tr", "az"),
    "CYRILLIC": ("ru", "uk", "bg", "sr"),
    "ARABIC": ("ar", "fa", "ur"),
}
"""Scripts of several languages, which py3langid tells apart."""

_IDEOGRAPH = 4
"""Letters that one ideograph counts for: it stands for a word, and foreign names stay Latin."""

_SAMPLE = 4000
"""Characters looked at: more do not change the answer."""


def detect_language(text: str) -> str:
    """Tell the main language of a text.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    code
        ISO 639-1 code; empty if the text has no letters.

    Examples
    --------
    >>> detect_language("拉钦区部分地区 Aghali")
    'zh'
    >>> detect_language("Շուշի")
    'hy'
    """
    sample = text[:_SAMPLE]
    counts = Counter(_script(c) for c in sample if c.isalpha())
    if not counts:
        return ""
    weighted = {script: n * _IDEOGRAPH if script == "CJK" else n for script, n in counts.items()}
    script = max(sorted(weighted), key=lambda s: weighted[s])
    if script == "CJK" and counts["HIRAGANA"] + counts["KATAKANA"] > 0.1 * counts["CJK"]:
        return "ja"
    if script in _SHARED:
        return _among(sample, _SHARED[script])
    return _BY_SCRIPT.get(script, "")


def _script(character: str) -> str:
    """Give the first word of a letter's Unicode name, which is its script."""
    return unicodedata.name(character, "").split(" ")[0].split("-")[0]


def _among(text: str, codes: tuple[str, ...]) -> str:
    """Choose among languages of one script."""
    import py3langid

    ranked = py3langid.rank(text)
    return str(next(code for code, _ in ranked if code in codes))
