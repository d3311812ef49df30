"""English: generic words, cues, dates and event words."""

from __future__ import annotations

from geo.languages.language import EventCue, Language

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    r"(?P<m>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_MONTH_1 = _MONTH.replace("?P<m>", "?P<m1>")
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_DAY_1 = _DAY.replace("?P<d>", "?P<d1>")
_YEAR = r"(?P<y>(?:19|20)\d{2})"

# Source: adjectives in common English use for states in the news; not a statement on any of them.
_DEMONYMS = {
    "Afghan": "AF", "Albanian": "AL", "Algerian": "DZ", "American": "US", "Armenian": "AM",
    "Azerbaijani": "AZ", "Azeri": "AZ", "Belarusian": "BY", "British": "GB", "Burmese": "MM",
    "Cameroonian": "CM", "Chadian": "TD", "Chinese": "CN", "Colombian": "CO", "Congolese": "CD",
    "Cuban": "CU", "Egyptian": "EG", "Eritrean": "ER", "Ethiopian": "ET", "French": "FR",
    "Georgian": "GE", "German": "DE", "Greek": "GR", "Haitian": "HT", "Indian": "IN",
    "Iranian": "IR", "Iraqi": "IQ", "Israeli": "IL", "Italian": "IT", "Japanese": "JP",
    "Jordanian": "JO", "Kenyan": "KE", "Kosovar": "XK", "Kyrgyz": "KG", "Lebanese": "LB",
    "Libyan": "LY", "Malian": "ML", "Mauritanian": "MR", "Mexican": "MX", "Moldovan": "MD",
    "Moroccan": "MA", "Mozambican": "MZ", "Nigerian": "NG", "Nigerien": "NE", "Pakistani": "PK",
    "Palestinian": "PS", "Polish": "PL", "Qatari": "QA", "Romanian": "RO", "Russian": "RU",
    "Rwandan": "RW", "Saudi": "SA", "Serbian": "RS", "Somali": "SO", "South Sudanese": "SS",
    "Spanish": "ES", "Sudanese": "SD", "Swiss": "CH", "Syrian": "SY", "Tajik": "TJ",
    "Tunisian": "TN", "Turkish": "TR", "Ugandan": "UG", "Ukrainian": "UA", "Uzbek": "UZ",
    "Venezuelan": "VE", "Vietnamese": "VN", "Yemeni": "YE",
}  # fmt: skip

EN = Language(
    code="en",
    name="English",
    sample="The first displaced persons returned to the village of Aghali, near the border.",
    generic_after={
        "district": "district",
        "rayon": "district",
        "region": "province",
        "province": "province",
        "oblast": "province",
        "governorate": "province",
        "county": "district",
        "city": "city",
        "town": "town",
        "village": "village",
        "international airport": "airport",
        "airport": "airport",
        "airfield": "airport",
        "corridor": "corridor",
        "crossing": "crossing",
        "checkpoint": "crossing",
        "river": "water",
        "lake": "water",
        "reservoir": "water",
        "mountains": "mountain",
        "bridge": "site",
        "dam": "site",
        "monastery": "site",
    },
    generic_before={
        "republic of": "country",
        "province of": "province",
        "region of": "province",
        "district of": "district",
        "city of": "city",
        "town of": "town",
        "village of": "village",
        "settlement of": "village",
        "airport of": "airport",
        "lake": "water",
        "mount": "mountain",
    },
    unlisted_name=(
        r"\b(?!(?:The|This|That|These|A|An|Each|Every|Another|In|Its|Our|One|No)\b)"
        r"[A-Z\u00c0-\u024f][\w'’-]{1,40}(?:\s[A-Z\u00c0-\u024f][\w'’-]{1,40}){0,4}"
    ),
    no_names=(
        "the",
        "this",
        "that",
        "these",
        "those",
        "a",
        "an",
        "each",
        "every",
        "another",
        "in",
        "its",
        "our",
        "one",
        "no",
        "on",
        "at",
        "he",
        "she",
        "it",
        "they",
        "we",
        "but",
        "and",
    ),
    attributive_after=(
        r"(?:['’]s)?\s+(?:armed|military|army|forces?|troops|soldiers|servicemen|units|government"
        r"|authorities|ministry|minister|president|ambassador|parliament|side|positions|officials"
        r"|security|defen[cs]e|foreign|permanent|representatives?)\b"
    ),
    demonyms=_DEMONYMS,
    literal_before=(
        r"\b(?:in|into|inside|from|to|towards?|within|across|through|near|entered|left|reached"
        r"|territory of|north of|south of|east of|west of)\s+(?:the\s+)?$"
    ),
    literal_after=r"(?:['’]s)?\s+(?:territory|soil|airspace|border)\b",
    person_before=(
        r"\b(?:Mr|Mrs|Ms|Dr|Prof|President|Minister|Ambassador|General|Colonel|Major|Captain"
        r"|Sheikh|Prince|King|Secretary)\.?\s+(?:[A-Z][\w'’-]+\s+)*$"
    ),
    person_after=r"\s+(?:said|says|told|stated|wrote)\b",
    relation_before={
        r"\b(?:near|close to|outside|around|in the vicinity of|on the outskirts of)\s+(?:the\s+)?"
        r"(?:(?:village|town|city) of\s+)?$": "near",
        r"\b(?:along)\s+(?:the\s+)?$": "along",
        r"\b(?:towards?|in the direction of)\s+(?:the\s+)?$": "toward",
        r"\b(?:parts? of|areas? of|in places in)\s+(?:the\s+)?$": "within",
    },
    border=r"\b(?:state |international )?(?:border|frontier|boundary)(?: line| area| zone)?\b",
    between=(
        r"\bbetween\s+(?:the\s+)?(?P<a>[A-Z\u00c0-\u024f][\w'’-]{0,40}(?:\s[A-Z\u00c0-\u024f][\w'’-]{0,40}){0,4})"
        r"\s+and\s+(?:the\s+)?(?P<b>[A-Z\u00c0-\u024f][\w'’-]{0,40}(?:\s[A-Z\u00c0-\u024f][\w'’-]{0,40}){0,4})"
    ),
    bodies=(
        "United Nations",
        "General Assembly",
        "Security Council",
        "European Union",
        "African Union",
        "Secretary-General",
        "Red Cross",
        "League of Arab States",
    ),
    unlocated=("liberated areas", "liberated territories", "occupied territories"),
    letter_title=(
        r"(?i:(?:identical )?letters?) dated (?P<date>\d{1,2} \w+ \d{4}) from (?P<sender>.{3,160}?)"
        r"(?: to the United Nations)? addressed to the .{3,120}$"
    ),
    months={name[:n]: i + 1 for i, name in enumerate(_MONTHS) for n in (3, 4, len(name))},
    dates=(
        rf"\b{_DAY_1}\s+{_MONTH_1}\s*(?:to|and|-|–|—)\s*{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?\b",
        rf"\b{_DAY_1}\s*(?:to|and|-|–|—)\s*{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?\b",
        rf"\b{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?\b",
        rf"\b{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?\b(?!\s*(?:of|/))",
        rf"\b{_MONTH}\s+{_YEAR}\b",
        r"(?<![\d/-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])",
        r"\b(?:in|since|of)\s+(?P<y>(?:19|20)\d{2})\b(?!\s*\))",
    ),
    night=r"\s*(?:at night|overnight)",
    relative_days={
        r"\byesterday\b": (-1, -1),
        r"\blast night\b": (-1, 0),
        r"\btoday\b": (0, 0),
        r"\btwo days ago\b": (-2, -2),
    },
    future=r"\b(?:in|over) the (?:coming|next) (?:few )?(?:days|weeks)\b",
    no_event_date_after=r"\s*(?:statement|agreement|resolution|declaration)",
    clock=r",?\s*(?:at\s+)?(?:about\s+|around\s+|approximately\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:\s*(?P<half>[ap]\.?m\.?))?",
    events=(
        EventCue(r"(?i)\b(?:armed|military) provocations?\b", "provocation"),
        EventCue(r"(?i)\bclash(?:es|ed)?\b|\bfighting\b", "clash"),
        EventCue(
            r"(?i)\bshell(?:ed|ing)\b|\bartillery\b|\bmortars?\b|\bdrone fire\b|\bbombard"
            r"|\b(?:rocket|missile|shell)s? (?:hit|struck|fell|landed|exploded)\b",
            "shelling",
        ),
        EventCue(
            r"(?i)\b(?:air|drone) ?strikes?\b|\bdrones? (?:struck|hit|attacked)\b|\bwarplanes?\b",
            "air_strike",
        ),
        EventCue(
            r"(?i)\bbombs? (?:exploded|blasts?|went off)\b|\bexplosions?\b|\bcar bombs?\b"
            r"|\bsuicide bomb(?:er|ing)s?\b|\bexplosive device\b",
            "explosion",
        ),
        EventCue(r"(?i)\bgunmen\b|\battack(?:ed|ers)\b|\bmassacre", "attack"),
        EventCue(r"(?i)\babduct(?:ed|ion)|\bkidnap", "abduction"),
        EventCue(
            r"(?i)\b(?:civilians?|people|persons|residents|men|women|children)\b.{0,20}?"
            r"\b(?:were|was) (?:killed|wounded|injured)\b|\bkilled \d+ (?:civilians|people)\b",
            "harm_to_civilians",
        ),
        EventCue(
            r"(?i)\bopened fire\b(?! drill)|\bexchange of fire\b|\bgunfire\b|\bfired (?:at|on)\b",
            "fire",
        ),
        EventCue(
            r"(?i)\b(?:lay|laid|laying|plant(?:ed|ing)?|emplac\w+)\b.{0,40}?\bmines?\b"
            r"|\bmines? (?:were )?laid\b|\bmin(?:e|ing) (?:the )?roads?\b",
            "mine_laying",
        ),
        EventCue(
            r"(?i)\bmine (?:blast|explosion)\b|\bmines? exploded\b|\bstepped on a mine\b"
            r"|\b(?:hit|struck|ran over) a (?:land)?mine\b",
            "mine_blast",
        ),
        EventCue(
            r"(?i)\b(?:displaced|refugees|families|residents)\b.{0,30}?\breturn(?:ed|s|ing)?\b",
            "return",
        ),
        EventCue(
            r"(?i)\b(?:airport|bridge|railway|road|school|hospital)\b.{0,30}?"
            r"\b(?:opened(?! fire)|opening|inaugurat\w+|complet\w+)\b",
            "opening",
        ),
        EventCue(
            r"(?i)\breleased?\b.{0,30}?\b(?:detainees|prisoners|captives|hostages)\b", "release"
        ),
        EventCue(r"(?i)\b(?:arrested|detained)\b", "arrest"),
        EventCue(
            r"(?i)\bcease-?fire\b.{0,20}?\b(?:declared|agreed|effect|announced)\b"
            r"|\b(?:declared|agreed|announced)\b.{0,20}?\bcease-?fire\b",
            "ceasefire",
        ),
        EventCue(
            r"(?i)\b(?:passes|passed|came|change of) (?:under (?:the )?)?control\b", "transfer"
        ),
    ),
    attempted=r"(?i)\b(?:attempt(?:ed|s|ing)?|tried|tries|sought) to\b|\bin an attempt\b",
    planned=r"(?i)\b(?:plans?|planned|intends?|is to|will be|nearing completion|about to)\b",
    denied=r"(?i)\bno\b(?!\.|\s*\d)|\bnot\b(?!\s+(?:only|deny|denied))|\bdenie[sd]\b|\bnever\b",
    said_by=r"(?i)\baccording to (?P<source>[^,.;]{3,60})",
)
