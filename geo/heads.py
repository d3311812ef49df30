"""The head of a press release, a note or a report -> who issues it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from types import MappingProxyType

MOST_LINES = 6
"""Lines, blank ones apart, among which a head stands."""
LONGEST_LINE = 160
"""Code points of a line of it."""
_TEXT_ENDS = tuple(".。!?؟！？")
"""What ends a sentence: the head is over."""


@dataclass(frozen=True, slots=True)
class Head:
    """What heads of documents are made of in a language: patterns."""

    kind: str
    """What the paper is, told so that it is no word of a headline: press release."""
    vague: str
    """What it is, in a word that headlines have too: report."""
    body: str
    """A word of the names of those who issue papers: without one, nobody is taken to be named."""
    state: str
    """A word of the names of a state's own bodies and representatives."""
    by: str
    """What joins the kind to who issues it: by."""
    of: str = ""
    """What joins it to anything, if not nothing: of. The name must begin with a body then."""
    joined: bool = False
    """Whether the name and the kind are written together, with nothing between."""


# Source: how ministries, missions, armies, agencies and organisations head what they publish.
HEADS: Mapping[str, Head] = MappingProxyType(
    {
        "en": Head(
            r"(?:(?:press|news|media) (?:release|statement)|communiqué|note verbale|sitrep|briefing note|(?:situation|daily|weekly|monthly|field|flash) (?:report|update|brief(?:ing)?))",
            r"(?:statement|report|bulletin|press briefing)",
            r"\b(?:minist(?:ry|er|ries)|mission|government|army|military|command|forces?|office|network"
            r"|observatory|committee|commission|union|council|agency|spokes\w+|presiden(?:t|cy)|police"
            r"|front|movement|federation|society|foundation|cent(?:re|er)|institute|association"
            r"|representative|embassy|staff|authority|directorate|department|service|secretariat)\b",
            r"\b(?:ministry|minister|government|army|military|armed forces|defen[cs]e forces?|general staff|permanent|presiden(?:t|cy)|embassy|chargé|delegation)\b",
            r"(?:issued by|by|from)\s+(?:the\s+)?",
            r"of\s+(?:the\s+)?",
        ),
        "fr": Head(
            r"(?:communiqué(?: de presse| conjoint)?|note verbale|note d['’]information|point de presse|rapport (?:de situation|journalier|quotidien|hebdomadaire|mensuel))",
            r"(?:déclaration(?: à la presse)?|rapport|bulletin)",
            r"\b(?:minist(?:ère|re)|mission|gouvernement|armée|état-major|forces?|bureau|réseau"
            r"|observatoire|comité|commission|union|conseil|agence|porte-parole|présiden(?:ce|t)|police"
            r"|front|mouvement|fédération|société|fondation|centre|institut|association|représentante?"
            r"|ambassade|direction|préfecture|gouvern(?:eure?|orat)|coordination|secrétariat)\b",
            r"\b(?:ministère|ministre|gouvernement|armée|état-major|forces (?:armées|de défense)|permanente?|présiden(?:ce|t)|ambassade|chargée? d['’]affaires|délégation)\b",
            r"(?:publiée? par|émanant de|par)\s*(?:l[ae]s?\s+|l['’]\s*)?",
            r"(?:du\s+|de la\s+|de l['’]\s*|des\s+|de\s+|d['’]\s*)",
        ),
        "es": Head(
            r"(?:comunicado(?: de prensa| conjunto)?|nota de prensa|nota verbal|informe (?:de situación|diario|semanal|mensual))",
            r"(?:declaración|informe|boletín|parte)",
            r"\b(?:ministerio|ministr[oa]|misión|gobierno|ejército|comando|fuerzas?|oficina|red"
            r"|observatorio|comité|comisión|unión|consejo|agencia|portavoz|presiden(?:cia|te)|policía"
            r"|frente|movimiento|federación|fundación|centro|instituto|asociación|representante"
            r"|embajada|dirección|defensoría|fiscalía|gobernación|alcaldía|cancillería|secretaría)\b",
            r"\b(?:ministerio|ministr[oa]|gobierno|ejército|fuerzas (?:armadas|militares)|estado mayor|permanente|presiden(?:cia|te)|embajada|cancillería|encargad[oa] de negocios|delegación)\b",
            r"(?:emitid[oa] por|por)\s+(?:el\s+|la\s+|las\s+|los\s+)?",
            r"(?:del\s+|de las?\s+|de los\s+|de\s+)",
        ),
        "ru": Head(
            r"(?:пресс-релиз|(?:оперативная |ежедневная )сводка|вербальная нота|коммюнике|сообщение для (?:прессы|печати)|(?:ежедневный |еженедельный )(?:доклад|отч[её]т))",
            r"(?:заявление|сводка|сообщение|доклад|отч[её]т|бюллетень)",
            r"\b(?:министерств|министр|мисси|правительств|арми|(?:ген)?штаб|командовани|управлени|служб"
            r"|комитет|комисси|союз|совет|агентств|представител|президент|администраци|полици|движени"
            r"|фронт|федераци|обществ|фонд|центр|институт|ассоциаци|посольств|постпредств|прокуратур"
            r"|сил|войск|секретариат)\w*",
            r"\b(?:министерств|министр|правительств|арми|(?:ген)?штаб|вооруж[её]нн\w+ сил|постоянн|президент|посольств|временн\w+ поверенн|делегаци)\w*",
            r"от имени\s+",
            "",
        ),
        "zh": Head(
            r"(?:新闻稿|新闻公报|公报|普通照会|(?:第?\d*[号期])?情况报告|情况通报|简报|[日周月]报|声明)",
            r"(?:通报|报告)",
            r"部|军|政府|代表|使团|特派团|办公室|办事处|协调厅|委员会|理事会|联盟|组织|协会|网络|观察站|通讯社|发言人|总统府|警|阵线|运动|联合会"
            r"|基金会|中心|研究所|使馆|秘书处",
            r"外交部|国防部|[政警]府|政府|军|常驻|总统府|大使|使馆|参谋部|代表团|代办|部长|部",
            r"由",
            "",
            joined=True,
        ),
        "ar": Head(
            r"(?:بيان صحفي|بيان مشترك|مذكرة شفوية|تقرير (?:عن الحالة|الحالة|يومي|أسبوعي|شهري)|نشرة إعلامية|بلاغ صحفي|إحاطة صحفية)",
            r"(?:بيان|تقرير|نشرة|بلاغ)",
            r"(?<!\w)(?:[وبل]?(?:ال|ل)?)(?:وزارة|وزير|بعثة|حكومة|جيش|قيادة|قوات|مكتب|شبكة|مرصد|لجنة|هيئة|اتحاد|مجلس|وكالة|ناطق|متحدث|رئاسة|رئيس|شرطة|جبهة|حركة"
            r"|جمعية|مؤسسة|مركز|معهد|منظمة|ممثل|سفارة|أركان|سلطة|نقابة|مديرية|دفاع المدني|أمانة)\w*",
            r"(?<!\w)(?:[وبل]?(?:ال|لل)?)(?:وزارة|وزير|حكومة|جيش|(?:قوات|قيادة) (?:ال)?(?:مسلحة|جيش)|الدائمة?|رئاسة|سفارة|أركان|وفد)\w*",
            r"(?:صادرة? عن|من)\s+",
            r"(?:ل(?!ل))?",
        ),
    }
)
"""ISO 639-1 code -> what heads are made of."""

_NUMBER = r"(?:\s*[(:،,]?\s*(?:no\.?|n[o°º]\.?|núm\.?|№|رقم|第)?\s*\d[^\n]*)?"
"""What may follow: a number, a day."""


def issuer(text: str, *, lang: str) -> str:
    """Name who issues a document, as its head does.

    Parameters
    ----------
    text
        Running text (`Document.text`).
    lang
        ISO 639-1 code of its language.

    Returns
    -------
    issuer
        As written; empty where the first lines name none beside what kind of paper it is.

    Examples
    --------
    >>> issuer("Ministry of Defence of Ruritania\\nPress release\\n\\nTroops shelled it.", lang="en")
    'Ministry of Defence of Ruritania'
    >>> issuer("Army denies report\\n", lang="en")
    ''
    """
    head = HEADS.get(lang)
    if head is None:
        return ""
    lines = list(_lines(text))
    for line, below in zip_longest(lines, lines[1:], fillvalue=""):
        name = _beside(line, head) or (line if _is_kind(below, head) else "")
        if name and _is_body(name, head) and not _is_kind(name, head):
            return name
    return ""


def speaks_for_state(name: str, *, lang: str) -> bool:
    """Tell whether a sender is a body or a representative of a state, not of others in it.

    Parameters
    ----------
    name
        The sender, as written.
    lang
        ISO 639-1 code of its language; in one without heads, it is taken to be one.

    Examples
    --------
    >>> [speaks_for_state(name, lang="en") for name in ("Army of Ruritania", "Ruritania Watch")]
    [True, False]
    """
    head = HEADS.get(lang)
    return head is None or bool(re.search(f"(?i:{head.state})", name))


def _lines(text: str) -> Iterator[str]:
    """Give the lines of the head."""
    left = MOST_LINES
    for whole in text.split("\n"):
        line = whole.strip()
        if len(line) > LONGEST_LINE or line.endswith(_TEXT_ENDS) or not left:
            return
        if line:
            left -= 1
            yield line


def _beside(line: str, head: Head) -> str:
    """Give the name that stands with a kind in one line."""
    for pattern, begins in _patterns(head):
        if match := pattern.fullmatch(line):
            name = str(match["name"]).strip(" \t,،:–—-")
            if not begins or re.match(rf"(?:\W*(?:ال|لل)?)?(?:{head.body})", name, re.IGNORECASE):
                return name
    return ""


@cache
def _patterns(head: Head) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Compile what a line of name and kind looks like, and whether a body must begin the name."""
    name = r"(?P<name>[^\d\n.。]{2,100}?)"
    kinds = f"(?:{head.kind}|{head.vague})"
    # Lines of a head that were run together: the kind begins with a capital, as its line did.
    run_together = r"\s+(?=(?-i:[A-ZÀ-ÝА-ЯЁ\u0600-\u06ff]))"
    between = r"的?" if head.joined else rf"(?:\s*[:،,–—-]\s*|{run_together})"
    told = (
        (rf"{name}{between}{head.kind}{_NUMBER}", False),
        (rf"{kinds}\s*[:–—-]?\s*{head.by}{name}{_NUMBER}", False),
        (rf"{kinds}\s*[:–—-]?\s*{head.of}{name}{_NUMBER}", True),
    )
    return tuple((re.compile(pattern, re.IGNORECASE), begins) for pattern, begins in told)


def _is_kind(line: str, head: Head) -> bool:
    """Tell whether a line says what the paper is, and nothing else."""
    return bool(re.fullmatch(rf"(?:{head.kind}|{head.vague}){_NUMBER}", line, re.IGNORECASE))


def _is_body(name: str, head: Head) -> bool:
    """Tell whether a name is that of a body or its speaker; some are known by letters alone."""
    return bool(re.search(f"(?i:{head.body})", name) or re.fullmatch(r"[A-ZА-Я]{2,10}", name))
