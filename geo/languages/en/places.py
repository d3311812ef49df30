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

_NAME = (
    r"\b(?!(?:The|This|That|These|A|An|Each|Every|Another|In|Its|Our|One|No)\b)"
    r"[A-Z\u00c0-\u024f][\w'’ʼ-]{1,40}"
    r"(?:[ -](?:(?:al|el|as|ash|at|an|ar|az|ez|ad|de|di|du|la|le|bin|ibn|abu|umm|ou)[ -])?"
    r"[A-Z\u00c0-\u024f][\w'’ʼ-]{1,40}){0,4}"
)

_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "a dozen": 12,
}  # fmt: skip

_NUMBER = r"\d[\d,]*(?:\.\d+)?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True))

_POINTS = {
    "north": 0, "north east": 45, "east": 90, "south east": 135, "south": 180, "south west": 225,
    "west": 270, "north west": 315, "north north east": 22.5, "east north east": 67.5,
    "east south east": 112.5, "south south east": 157.5, "south south west": 202.5,
    "west south west": 247.5, "west north west": 292.5, "north north west": 337.5,
}  # fmt: skip

_COMPASS = {
    form: bearing
    for name, bearing in _POINTS.items()
    for form in (name, name.replace(" ", "-"), name.replace(" ", ""))
}

_ROAD = r"road|highway|motorway|route|track|main road|railway|supply route"

_OF = r"(?:villages|towns|cities|settlements|village|town|city) of"

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
        "township": "district",
        "municipality": "district",
        "subdistrict": "district",
        "department": "province",
        "raion": "district",
        "woreda": "district",
        "state": "province",
        "territory": "district",
        "camp": "site",
        "refugee camp": "site",
        "hospital": "site",
        "power plant": "site",
        "nuclear power plant": "site",
        "power station": "site",
        "base": "site",
        "air base": "airport",
        "mosque": "site",
        "church": "site",
        "market": "site",
        "square": "site",
        "street": "site",
        "roundabout": "site",
        "port": "site",
        "prison": "site",
        "station": "site",
        "mine": "site",
        "border crossing": "crossing",
        "border post": "crossing",
        "strait": "water",
        "gulf": "water",
        "bay": "water",
        "sea": "water",
        "canal": "water",
        "valley": "region",
        "gorge": "region",
        "peninsula": "region",
        "island": "region",
        "islands": "region",
        "heights": "region",
        "farms": "region",
        "forest": "region",
        "desert": "region",
        "hills": "mountain",
        "pass": "mountain",
        "ridge": "mountain",
        "strip": "region",
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
        "villages of": "village",
        "towns of": "town",
        "state of": "province",
        "port of": "site",
        "lake": "water",
        "river": "water",
        "mount": "mountain",
        "camp": "site",
        "strait of": "water",
        "gulf of": "water",
    },
    unlisted_name=_NAME,
    short_states=("US", "USA", "UK", "UAE", "DRC", "CAR", "PRC", "DPRK", "ROK", "KSA"),
    no_names=tuple(
        (
            "the this that these those a an each every another in its our one no on at he she it "
            "they we but and of for from to into with by as after before when while since until "
            "during both all some many most several two three four five his her their there here "
            "according however meanwhile earlier later also even i you monday tuesday wednesday "
            "thursday friday saturday sunday january february march april may june july august "
            "september october november december mr mrs ms dr president minister general colonel "
            "lieutenant major captain commander governor mayor ambassador sheikh king prince "
            "north south east west northern southern eastern western central upper lower greater "
            "north-eastern north-western south-eastern south-western northeast northwest southeast "
            "southwest near around between islam islamic christian muslim"
        ).split()
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
    named_after_before=(
        r"\b(?:Accords?|Agreement|Treaty|Protocol|Declaration|Convention|Conventions|Charter|Statute"
        r"|Memorandum|University|Institute|Bank|College|Battle|Siege|Bishop|Archbishop|Patriarch"
        r"|Conference|Council|Process|Spirit) (?:of|for|in) $|\b(?:[Rr]adio|TV|[Tt]elevision|[Nn]ews agency|[Nn]ewspaper) $"
    ),
    named_after_behind=(
        r"(?:['’]s)? (?:accords?|agreement|treaty|protocol|process|talks|summit|conference|declaration"
        r"|convention|format|platform|institute|university|gazette|tribune|newspaper|daily|branch"
        r"|chapter|medical association)\b"
    ),
    place_before=(
        r"\b(?:in|near|at|from|to|into|towards?|around|outside|inside|across|through|between|off"
        r"|reached|reaching|entered|entering|left|leaving|captured|capturing|seized|seizing"
        r"|shelled|shelling|bombed|bombing|struck|striking|hit|hitting|stormed|storming|besieged"
        r"|attacked|attacking|north of|south of|east of|west of|outskirts of|vicinity of|parts of)"
        r"\s+(?:the\s+)?$"
    ),
    placed_name=(
        r"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Ff]rom|[Ii]nto|[Tt]owards?|[Aa]round|[Oo]utside|[Bb]etween"
        r"|[Rr]eached|[Ee]ntered|(?:north|south|east|west|outskirts|vicinity)(?:-(?:east|west))? of)"
        rf"\s+(?P<name>{_NAME})(?!\s+(?:said|told|and (?:he|she|his|her)\b))"
    ),
    list_mark=r",? and |, ",
    offset_before=(
        rf"(?P<km>{_NUMBER})(?:-|\s)*(?:(?:km|kms|kilomet(?:re|er)s?)|(?P<miles>miles?)|(?P<metres>met(?:re|er)s?|m))"
        r"\s+(?:to the\s+)?(?:(?:due|straight)\s+)?(?:(?P<way>(?:north|south)?[ -]?(?:north|south|east|west)(?:[ -]?(?:east|west))?)(?:ern)?\s+of|from|away from|outside)"
        r"\s+(?:the\s+)?(?:(?:town|city|village|centre|center|settlement) of\s+)?$"
    ),
    compass=_COMPASS,
    distances=_NUMBERS,
    relation_before={
        r"\b(?:[Nn]ear|[Cc]lose to|[Oo]utside|[Aa]round|[Nn]ot far from|[Ii]n the (?:vicinity|surroundings|area|environs) of"
        r"|[Oo]n the (?:outskirts|edge) of|[Aa]djacent to|[Nn]ext to|[Bb]y)\s+(?:the\s+)?"
        r"(?:(?:village|town|city)s? of\s+)?$": "near",
        r"\b(?:[Aa]long)\s+(?:the\s+)?$": "along",
        r"\b(?:[Tt]owards?|[Ii]n the direction of)\s+(?:the\s+)?$": "toward",
        r"\b(?:[Pp]arts? of|[Aa]reas? of|[Ii]n places in)\s+(?:the\s+)?$": "within",
    },
    border=r"\b(?:state |international )?(?:border|frontier|boundary)(?: line| area| zone)?\b",
    stretches=(
        (
            rf"\b(?:the )?(?:{_ROAD}) (?:linking|connecting|between|from|joining) (?:the )?(?:{_OF} )?$",
            r"(?: village| town| city)?,? (?:and|to|with) (?:the )?(?:(?:village|town|city) of )?",
            "",
            "road",
        ),
        (
            rf"\b[Bb]etween (?:the )?(?:{_OF} )?$",
            r"(?: village| town| city)?,? and (?:the )?(?:(?:village|town|city) of )?",
            "",
            "between",
        ),
        (r"(?<!\w)$", r"\s?[-–—]\s?", rf" (?:{_ROAD})", "road"),
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
