"""A running text -> its parts: the letter and its annexes, each with title, sender and date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from types import MappingProxyType

from geo.dates import find_dates
from geo.document import Part
from geo.heads import issuer
from geo.languages import compiled, language

_SYMBOL = re.compile(r"[AS]/(?:[A-Z0-9.]+/)*\d+(?:[–-][AS]/(?:[A-Z0-9.]+/)*\d+)?")
"""A symbol of the General Assembly or the Security Council, or both joined."""

_LONGEST_TITLE = 300

_TITLE_WITHIN = 3
"""Lines below the word `Annex` among which its title stands."""


@dataclass(frozen=True, slots=True)
class Forms:
    """How letters and their annexes are headed in a language."""

    annex: str
    """Heading of an annex, a whole line."""
    statement: str
    """Title of a statement, note or report, a whole line, with a group `sender`."""
    title: str = ""
    """Title of a letter, with groups `date` and `sender`, where the language's words have none."""


# Source: headings of letters circulated as documents of the General Assembly and the Security
# Council in the six languages, as the style of the Organization has them.
FORMS: Mapping[str, Forms] = MappingProxyType(
    {
        "en": Forms(
            r"(?i)(?:annex|enclosure|appendix)(?:\s+(?:[ivx]+|\d{1,2}|[a-h]))?"
            r"(?:\s+to the (?:identical )?(?:letter|note|report|statement).{3,280}"
            r"|\s*[:.–—-].{0,200})?",
            r"(?i)(?:joint )?(?:statement|declaration|communiqué|press release|note verbale|message"
            r"|comment|report)s?\s(?:.{0,80}?\s)??(?:by|from|of|issued by)\s+(?P<sender>.{3,160}?)"
            r"(?:,? (?:dated|on|regarding|concerning|addressed|in response)\b.*)?",
        ),
        "fr": Forms(
            r"(?i)(?:annexe|pièce jointe|appendice)(?:\s+(?:[ivx]+|\d{1,2}))?"
            r"(?:\s+(?:à la|aux) (?:lettre|note).{3,280}|\s*[:.–—-].{0,200})?",
            r"(?i)(?:déclaration|communiqué|note verbale|message|rapport)\s(?:.{0,80}?\s)??"
            r"(?:du|de la|de l['’]|des|par)\s*(?P<sender>.{3,160}?)"
            r"(?:,? (?:en date|sur|concernant|relati|adressée?).*)?",
            r"(?i:lettres? (?:identiques )?datées? du) (?P<date>\d{1,2}(?:er)? \S+ \d{4}),?"
            r" adressées? .{3,160}? par (?P<sender>.{3,160}?)"
            r"(?: auprès de l['’]Organisation des Nations Unies)?$",
        ),
        "es": Forms(
            r"(?i)(?:anexo|apéndice|documento adjunto)(?:\s+(?:[ivx]+|\d{1,2}))?"
            r"(?:\s+(?:de la|a la|de las) (?:carta|nota).{3,280}|\s*[:.–—-].{0,200})?",
            r"(?i)(?:declaración|comunicado|nota verbal|mensaje|informe)\s(?:.{0,80}?\s)??"
            r"(?:del|de la|de los|por)\s+(?P<sender>.{3,160}?)"
            r"(?:,? (?:de fecha|sobre|relativ|dirigid).*)?",
            r"(?i:cartas? (?:idénticas )?de fecha) (?P<date>\d{1,2} de \S+ de \d{4}) dirigidas?"
            r" .{3,160}? por (?P<sender>.{3,160}?)(?: ante las Naciones Unidas)?$",
        ),
        "ru": Forms(
            r"(?i)(?:приложение|добавление)(?:\s+(?:[ivx]+|\d{1,2}))?"
            r"(?:\s+к (?:идентичным |вербальной )?(?:письм|нот|доклад).{3,280}"
            r"|\s*[:.–—-].{0,200})?",
            r"(?i)(?:заявление|сообщение|вербальная нота|коммюнике|доклад)\s+(?P<sender>.{3,160}?)"
            r"(?:,? (?:от \d|в связи|по поводу|относительно|касательно).*)?",
            r"(?i:(?:идентичные )?письм[оа]) (?P<sender>.{3,160}?)"
            r"(?: при Организации Объединенных Наций)? от (?P<date>\d{1,2} \S+ \d{4}) (?:года|г\.)"
            r" на имя .{3,160}$",
        ),
        "zh": Forms(
            r"(?:.{0,120}的)?(?:附件|附文|附录)[一二三四五六七八九十\d]{0,3}",
            r"(?P<sender>.{2,40}?)(?:(?:关于|就).{1,80})?(?:的|发表的)?(?:声明|新闻稿|公报|普通照会)",
        ),
        "ar": Forms(
            r"(?:ال)?(?:مرفق|ضميمة|تذييل)(?:\s+(?:ال)?(?:أول|ثاني|ثالث|رابع|خامس|أولى|ثانية)"
            r"|\s+\d{1,2})?(?:\s+ل?ل?(?:ل?رسال|المذكر).{3,280})?",
            r"(?:بيان|إعلان|مذكرة شفوية|تقرير)\s+(?:.{0,60}?\s)??(?:صادرة? عن|من)\s+"
            r"(?P<sender>.{3,160}?)(?:\s+(?:بشأن|مؤرخ|بتاريخ|موجه).*)?",
            r"(?:رسالة مؤرخة|رسالتان متطابقتان مؤرختان) (?P<date>\d{1,2} \S+ \d{4}),?"
            r" (?:موجهة|موجهتان) إلى .{3,160}? من (?P<sender>.{3,160}?)(?: لدى الأمم المتحدة)?$",
        ),
    }
)
"""ISO 639-1 code -> headings."""


def find_parts(text: str, *, lang: str) -> tuple[Part, ...]:
    """Find the letter and its annexes.

    Parameters
    ----------
    text
        Running text (`Document.text`).
    lang
        ISO 639-1 code of its language.

    Returns
    -------
    parts
        In order, the first one beginning at 0. An annex begins at its heading, or at the title of
        the letter that it is; one that names no sender has none of its own. A text without a
        letter's title is one part: its title is its first line, its sender who issues it
        (`geo.heads`), its date the first full date in it.

    Examples
    --------
    >>> part, = find_parts("2022 年 9 月 13 日阿塞拜疆常驻联合国代表给秘书长的信", lang="zh")
    >>> part.sender, part.dated
    ('阿塞拜疆常驻联合国代表', '2022-09-13')
    """
    letters = list(_letters(text, lang))
    if letters and letters[0].sender:
        return (Part(0, letters[0].title, letters[0].sender, letters[0].dated), *letters[1:])
    first_line = next((line for line in text.split("\n") if len(line) <= _LONGEST_TITLE), "")
    annexes = [part for part in letters if part.start > 0]
    return (Part(0, first_line, issuer(text, lang=lang), _first_day(text, lang)), *annexes)


def own_symbol(text: str, parts: tuple[Part, ...]) -> str:
    """Give the symbol under which the document was issued.

    Parameters
    ----------
    text
        Running text (`Document.text`).
    parts
        Its parts, from `find_parts`.

    Returns
    -------
    symbol
        A symbol that stands alone on a line of the masthead, above the title; empty if none does.
        A symbol in a footnote (`* A/77/150`) or in the text is another document's.

    Examples
    --------
    >>> own_symbol("* A/77/150", (Part(0),))
    ''
    """
    title = text.find(parts[0].title) if parts[0].title else -1
    masthead = text[:title] if title > 0 else ""
    return next((s for s in masthead.split("\n") if _SYMBOL.fullmatch(s.strip())), "").strip()


def _letters(text: str, lang: str) -> Iterator[Part]:
    """Give the parts that begin with a letter's title or with the heading of an annex."""
    forms = FORMS.get(lang)
    title = language(lang).letter_title or (forms.title if forms else "")
    lines = text.split("\n")
    start = 0
    for i, line in enumerate(lines):
        if not _is_annex(line, forms):
            if part := _letter(line, title, start, lang):
                yield part
        elif forms:
            # A heading below belongs to the next annex, which may name a letter too.
            following = lines[i + 1 : i + 1 + _TITLE_WITHIN]
            below = list(takewhile(lambda one: not _is_annex(one, forms), following))
            if not any(_letter(one, title, 0, lang) for one in below):
                yield _annex(line, below, forms, start, lang)
        start += len(line) + 1


def _is_annex(line: str, forms: Forms | None) -> bool:
    """Tell whether a line is the heading of an annex."""
    is_short = forms is not None and len(line) <= _LONGEST_TITLE
    return bool(forms and is_short and compiled(forms.annex).fullmatch(line.strip()))


def _letter(line: str, title: str, start: int, lang: str) -> Part | None:
    """Give the part that begins with a letter's title, if a line is one."""
    match = compiled(title).search(line) if title and len(line) <= _LONGEST_TITLE else None
    if match is None:
        return None
    return Part(start, line.strip(), match["sender"].strip(), _first_day(match["date"], lang))


def _annex(heading: str, below: list[str], forms: Forms, start: int, lang: str) -> Part:
    """Give the part that begins with the heading of an annex: a statement, or it does not say."""
    for line in below:
        match = compiled(forms.statement).fullmatch(line.strip())
        if match and len(line) <= _LONGEST_TITLE:
            return Part(start, line.strip(), match["sender"].strip(), _first_day(line, lang))
    return Part(start, heading.strip())


def _first_day(text: str, lang: str) -> str:
    """Give the first day that the text names in full, ISO 8601, or nothing."""
    head = text[:2000]
    days = (e.when for e in find_dates(head, lang=lang) if e.of_event)
    return next((w.start for w in days if w.precision == "day" and w.start), "")
