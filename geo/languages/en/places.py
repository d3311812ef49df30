"""English: words for kinds of places, and what stands beside names."""

from __future__ import annotations

from geo.languages.language import PlaceWords

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

PLACES = PlaceWords(
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
)
