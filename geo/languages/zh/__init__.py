"""Chinese."""

from __future__ import annotations

from geo.languages.language import Language
from geo.languages.zh.dates import DATES
from geo.languages.zh.events import EVENTS
from geo.languages.zh.parties import PARTIES
from geo.languages.zh.places import PLACES

ZH = Language(
    code="zh",
    name="Chinese",
    sample="第一批境内流离失所者返回了靠近边界的 Aghali 村。",
    sentence_end=r"[。！？!?]",
    clause_end=r"[，；：,;:]",
    letter_title=(
        r"(?P<date>\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*(?P<sender>\S.{1,60}?)"
        r"(?:给|致)\S{1,30}?的(?:同文)?(?:信|函|普通照会)(?!的附件)\s*$"
    ),
    places=PLACES,
    dates=DATES,
    events=EVENTS,
    parties=PARTIES,
)
