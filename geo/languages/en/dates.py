"""English: months, weekdays, patterns of dates, and what stands beside them."""

from __future__ import annotations

from geo.languages.language import DateWords, Shift

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_MONTH_FORMS = {form: i for i, name in enumerate(_MONTHS, 1) for form in (name, name.upper())} | {
    form: i
    for i, name in enumerate(_MONTHS, 1)
    if len(name) > 4
    for form in (name[:3], name[:3] + ".", name[:3].upper())
}

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip

_PART = (
    r"(?:early hours|small hours|early morning|morning|late morning|afternoon|late afternoon|evening"
    r"|late evening|night|noon|midday|dawn|dusk)"
)

_OF_YEAR = r"(?:,? {y}|,? (?P<this_year>this year)|,? (?:of )?(?P<last_year>last year)|,? (?:of )?(?P<same_year>(?:the|that) same year))"

_TO = r"(?:to|through|until|till|-|–|—)"

DATES = DateWords(
    months=_MONTH_FORMS | {"Sept": 9, "Sept.": 9},
    hijri_months={
        "muharram": 1,
        "safar": 2,
        "rabi al-awwal": 3,
        "rabi' al-awwal": 3,
        "rabi i": 3,
        "rabi al-thani": 4,
        "rabi' al-thani": 4,
        "rabi ii": 4,
        "jumada al-awwal": 5,
        "jumada al-ula": 5,
        "jumada i": 5,
        "jumada al-thani": 6,
        "jumada al-akhira": 6,
        "jumada ii": 6,
        "rajab": 7,
        "sha'ban": 8,
        "shaaban": 8,
        "shaban": 8,
        "ramadan": 9,
        "ramadhan": 9,
        "shawwal": 10,
        "dhu al-qa'da": 11,
        "dhu al-qadah": 11,
        "dhul-qadah": 11,
        "dhu al-hijjah": 12,
        "dhu al-hijja": 12,
        "dhul-hijjah": 12,
    },
    solar_months={
        "farvardin": 1,
        "ordibehesht": 2,
        "khordad": 3,
        "tir": 4,
        "mordad": 5,
        "shahrivar": 6,
        "mehr": 7,
        "aban": 8,
        "azar": 9,
        "dey": 10,
        "bahman": 11,
        "esfand": 12,
        "hamal": 1,
        "sawr": 2,
        "jawza": 3,
        "saratan": 4,
        "asad": 5,
        "sunbula": 6,
        "mizan": 7,
        "aqrab": 8,
        "qaws": 9,
        "jadi": 10,
        "dalw": 11,
        "hut": 12,
    },
    weekdays={name: i for i, name in enumerate(_WEEKDAYS)}
    | {name.upper(): i for i, name in enumerate(_WEEKDAYS)},
    numbers={name: i for i, name in enumerate(_NUMBERS, 1)}
    | {"a": 1, "an": 1, "first": 1, "second": 2, "third": 3, "fourth": 4},
    day=r"\d{1,2}(?:st|nd|rd|th)?",
    to=rf"(?:{_TO}|and)",
    patterns=(
        rf"(?:{{w}},? )?(?:the )?{{d1}}(?: of)? {{m1}}(?:,? {{y1}})? ?{_TO} ?(?:the )?{{d}}(?: of)? {{m}}{_OF_YEAR}?",
        rf"[Bb]etween (?:the )?{{d1}}(?: of)? {{m1}}(?:,? {{y1}})? and (?:the )?{{d}}(?: of)? {{m}}{_OF_YEAR}?",
        rf"(?:{{w}},? )?(?:the )?{{d1}}(?:, \d{{1,2}})*,? ?{{to}} ?(?:the )?{{d}}(?: of)? {{m}}{_OF_YEAR}?",
        rf"{{m1}} {{d1}}(?:, {{y1}})? ?{_TO} ?{{m}} {{d}}{_OF_YEAR}?",
        rf"[Bb]etween {{m1}} {{d1}}(?:, {{y1}})? and {{m}} {{d}}{_OF_YEAR}?",
        r"{d}-{m}-{y}",
        rf"{{m}} {{d1}} ?{{to}} ?{{d}}{_OF_YEAR}?",
        rf"(?:{{w}},? )?(?:the )?{{d}}(?: day)?(?: of)? {{m}}{_OF_YEAR}?",
        rf"(?:{{w}},? )?{{m}} (?:the )?{{d}}{_OF_YEAR}?(?! ?(?:of|/))",
        r"(?:the )?{d} of (?P<this_month>this month)",
        r"(?:the )?{d} of (?P<last_month>last month)",
        r"(?:the )?{d} of (?P<same_month>(?:the|that) same month)",
        r"{d} {hm},? {hy}(?: ?(?:AH|A\.H\.|H\.))?",
        r"{hm} {hy}(?: ?(?:AH|A\.H\.|H\.))?",
        r"{d} {sm},? {hy}",
        r"{m1} ?{to} ?{m} {y}",
        rf"(?:{{early}}|{{mid}}|{{late}})?{{m}}{_OF_YEAR}",
        r"(?:{early}|{mid}|{late}){m}",
        r"(?:(?<=\bin\s)|(?<=\bIn\s)|(?<=\bsince\s)|(?<=\bSince\s)|(?<=\bduring\s)|(?<=\blast\s)|(?<=\bby\s)){m}",
        r"(?P<quarter>first|second|third|fourth) quarter of {y}",
        r"Q(?P<quarter>[1-4])[ /]{y}",
        r"the {d}(?P<same_month>)(?<=th|st|nd|rd)(?= ?[,.;:)]| (?:at|in|a|an|the|when|there|and|to)\b)(?! (?:anniversary|century|day|time|session|meeting))",
        r"(?:(?<=\bbetween\s)|(?<=\bBetween\s)|(?<=\bfrom\s)|(?<=\bFrom\s)|(?<=\bin\s)|(?<=\bIn\s)|(?<=\bduring\s)){y1} ?{to} ?{y}",
        r"(?:(?<=\bin\s)|(?<=\bIn\s)|(?<=\bsince\s)|(?<=\bSince\s)|(?<=\bof\s)|(?<=\bduring\s)|(?<=\buntil\s)|(?<=\bearly\s)|(?<=\blate\s)|(?<=\bmid-)|(?<=\bthe\syear\s)){y}(?! ?[\)/])",
    ),
    feasts={
        r"Christmas Eve": (12, 24),
        r"Christmas(?: Day)?": (12, 25),
        r"Boxing Day": (12, 26),
        r"New Year['’]s Eve": (12, 31),
        r"New Year['’]s(?: Day)?": (1, 1),
        r"International Women['’]s Day": (3, 8),
        r"May Day": (5, 1),
        r"Epiphany": (1, 6),
        r"All Saints['’] Day": (11, 1),
    },
    weekday_patterns=(
        r"(?:between |from )?{w1} (?:night |evening |morning )?(?:to|and|through|until|till) {w}",
        r"(?:last |this past )?{w}",
    ),
    relative={
        r"(?:the )?day before yesterday": Shift("day", -2, -2),
        r"[Ll]ast night|[Oo]vernight": Shift("day", -1, 0),
        r"[Yy]esterday(?:,? {w})?(?: (?:morning|afternoon|evening))?": Shift("day", -1, -1),
        r"[Yy]esterday night": Shift("day", -1, 0),
        r"(?:[Ee]arlier )?[Tt]oday(?:,? {w})?|[Tt]his (?:morning|afternoon|evening)|[Tt]onight": Shift(
            "day", 0, 0
        ),
        r"[Nn]ext {w}": Shift("week", 1, 1),
        r"[Tt]his {w}": Shift("week", 0, 0),
        r"{n} days? ago": Shift("day", -1, -1),
        r"{n} weeks? ago": Shift("week", -1, -1),
        r"{n} months? ago": Shift("month", -1, -1),
        r"{n} years? ago": Shift("year", -1, -1),
        r"(?:the |these )?(?:past|last|previous) {n} days": Shift("past", -1, -1),
        r"(?:the )?(?:past|last) 24 hours": Shift("day", -1, 0),
        r"(?:the )?(?:past|last) 48 hours": Shift("day", -2, 0),
        r"(?:the )(?:past|last) week": Shift("day", -7, -1),
        r"(?:the )?(?:past|last) two weeks|(?:the )?(?:past|last) fortnight": Shift("day", -14, -1),
        r"(?:the )(?:past|last) month": Shift("day", -30, -1),
        r"(?<!the\s)[Ll]ast week": Shift("week", -1, -1),
        r"(?:[Ee]arlier )?[Tt]his week": Shift("week", 0, 0),
        r"(?<!the\s)[Ll]ast month": Shift("month", -1, -1),
        r"(?:[Ee]arlier )?[Tt]his month": Shift("month", 0, 0),
        r"(?<!the\s)[Ll]ast year": Shift("year", -1, -1),
        r"(?:[Ee]arlier )?[Tt]his year": Shift("year", 0, 0),
        r"(?<!the\s)[Ll]ast weekend|(?:[Oo]ver|[Aa]t|[Dd]uring) the weekend(?! of)|[Tt]his past weekend": Shift(
            "weekend", -1, -1
        ),
        r"[Tt]omorrow": Shift("day", 1, 1),
        r"[Nn]ext week": Shift("week", 1, 1),
        r"[Nn]ext month": Shift("month", 1, 1),
        r"[Nn]ext year": Shift("year", 1, 1),
    },
    from_text={
        r"(?:[Ee]ver )?[Ss]ince then|[Ee]ver since|[Ss]ince that (?:day|date|time)": Shift(
            "since", 0, 0
        ),
        r"(?:[Tt]he |[Tt]hat )(?:very )?same (?:day|morning|afternoon|evening|date)|[Tt]hat (?:day|morning|afternoon|evening)|[Ll]ater (?:that|the same) day|[Ee]arlier (?:that|the same) day": Shift(
            "day", 0, 0
        ),
        r"[Tt]hat (?:same )?night|[Tt]he same night|[Tt]he night that followed|[Tt]he following night|[Tt]he ensuing night": Shift(
            "day", 0, 1
        ),
        r"[Tt]he (?:next|following) (?:day|morning|afternoon|evening)|[Oo]ne day later|[Aa] day later": Shift(
            "day", 1, 1
        ),
        r"(?:[Tt]he )?(?:day|night) before(?! yesterday)|[Tt]he previous (?:day|evening|night)|[Aa] day earlier": Shift(
            "day", -1, -1
        ),
        r"{n} days (?:later|after that)": Shift("day", 1, 1),
        r"{n} days (?:earlier|before that)": Shift("day", -1, -1),
        r"[Tt]he following week": Shift("week", 1, 1),
        r"[Tt]he (?:following|next) month": Shift("month", 1, 1),
        r"[Tt]he same month|[Tt]hat (?:same )?month": Shift("month", 0, 0),
        r"[Tt]he (?:following|next) year": Shift("year", 1, 1),
        r"[Tt]he same year|[Tt]hat (?:same )?year": Shift("year", 0, 0),
    },
    around={
        r"(?:[Oo]n |[Ii]n |[Dd]uring |[Oo]ver )?the night of": Shift("day", 0, 1),
        r"[Oo]vernight(?: on)?": Shift("day", 0, 1),
        r"[Tt]he eve of": Shift("day", -1, -1),
        r"[Tt]he week of": Shift("week", 0, 0),
        r"[Tt]he week ending(?: on)?": Shift("day", -6, 0),
    },
    early=r"(?:the )?(?:early|[Ee]arly|beginning of|start of)[ -]",
    mid=r"(?:the )?(?:mid|[Mm]id|middle of)[ -]",
    late=r"(?:the )?(?:late|[Ll]ate|end of)[ -]",
    since=r"(?:[Ss]ince|[Ff]rom|[Ss]tarting)(?: on)?(?: about)?",
    until=r"(?:[Uu]ntil|[Uu]p to|[Bb]y|[Bb]efore|[Pp]rior to|[Nn]o later than)",
    night=rf",? (?:(?:at|in the|during the) )?{_PART}",
    clock=r",?\s*(?:at\s+)?(?:about\s+|around\s+|approximately\s+)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:\s*(?P<half>[ap]\.?m\.?))?|\s*(?P<half2>[ap]\.?m\.?)|(?P<minute2>\d\d) hours)",
    clock_before=r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?: hours)?(?: ?(?P<half>[ap]\.?m\.?))?| ?(?P<half2>[ap]\.?m\.?)|(?P<minute2>\d\d) hours)(?: local time)?,? (?:on|of)(?: the (?:morning|afternoon|evening|night) of)?",
    afternoon=r"[Pp]\.?m\.?",
    future=r"(?:in|over) the (?:coming|next) (?:few )?(?:days|weeks)",
    no_event_before=r"(?:letters?|notes? verbale|report|resolution|statement|agreement|declaration|accords?|treaty|protocol|communiqué)(?: \(?[\w/]+\)?)? (?:dated|of|signed on|adopted on)(?: the)?|\bdated",
    no_event_after=r"\s*(?:statement|agreement|resolution|declaration|accords?|treaty|protocol)",
)
