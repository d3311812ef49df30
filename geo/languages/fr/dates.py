"""French: months, weekdays, patterns of dates, and what stands beside them."""

from __future__ import annotations

from geo.languages.language import DateWords, Shift

_MONTHS = {
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6,
    "juillet": 7, "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11,
    "décembre": 12, "decembre": 12, "janv.": 1, "févr.": 2, "avr.": 4, "juil.": 7, "sept.": 9,
    "oct.": 10, "nov.": 11, "déc.": 12,
}  # fmt: skip

_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_NUMBERS = (
    "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
)  # fmt: skip

_PART = (
    r"(?:(?:à|dès|avant) l['’]aube|au petit matin|(?:au |dans la |en )?(?:matin|matinée|soir|soirée)"
    r"|(?:dans l['’]|l['’])?après-midi|à midi|vers midi|à minuit|dans la nuit|en début de (?:matinée|soirée)"
    r"|en fin de (?:matinée|journée|soirée)|au crépuscule|à la mi-journée)"
)

_OF_YEAR = (
    r"(?: {y}| (?P<this_year>de cette année|courant)| (?P<last_year>de l['’]an(?:née)? derni[eè]re?)| (?P<past>dernier)"
    r"|(?:,)? (?P<same_year>de la même année))"
)

_TO = r"(?:au|à|jusqu['’]au|-|–|—)"

DATES = DateWords(
    months=_MONTHS,
    weekdays={name: i for i, name in enumerate(_WEEKDAYS)},
    numbers={name: i for i, name in enumerate(_NUMBERS, 1)}
    | {"une": 1, "premier": 1, "quinze": 15, "deuxième": 2, "troisième": 3, "quatrième": 4},
    hijri_months={
        "mouharram": 1,
        "muharram": 1,
        "safar": 2,
        "rabia al awal": 3,
        "rabi al-awwal": 3,
        "rabia ath-thani": 4,
        "rabi al-thani": 4,
        "joumada al oula": 5,
        "joumada ath-thania": 6,
        "rajab": 7,
        "chaabane": 8,
        "cha'ban": 8,
        "ramadan": 9,
        "chawwal": 10,
        "dhou al qi'da": 11,
        "dhou al hijja": 12,
    },
    solar_months={
        "farvardin": 1,
        "ordibehecht": 2,
        "khordad": 3,
        "tir": 4,
        "mordad": 5,
        "chahrivar": 6,
        "mehr": 7,
        "aban": 8,
        "azar": 9,
        "dey": 10,
        "bahman": 11,
        "esfand": 12,
    },
    day=r"(?:\d{1,2}(?: ?er)?|[Pp]remier)",
    to=r"(?:au|et(?: le| au)?|à|jusqu['’]au|-|–|—)",
    patterns=(
        rf"(?:(?:du|le|les)? )?(?:{{w}} )?{{d1}} {{m1}}(?: {{y1}})? ?{_TO} ?(?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?{{d}} {{m}}{_OF_YEAR}?",
        rf"[Ee]ntre le (?:{{w}} )?{{d1}} {{m1}}(?: {{y1}})? et le (?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?{{d}} {{m}}{_OF_YEAR}?",
        rf"(?:(?:{{w}},? )?){{d1}}(?:, \d{{1,2}})* ?{{to}} ?(?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?{{d}} {{m}}{_OF_YEAR}?",
        rf"(?:(?:{{w}},? )(?:le )?)?{{d}} {{m}}{_OF_YEAR}?",
        r"{d} (?P<this_month>de ce mois|du mois courant|courant)",
        r"{d} (?P<last_month>du mois dernier)",
        r"{d} (?P<same_month>du même mois)",
        r"{d} {hm} {hy}(?: ?(?:AH|H|de l['’]hégire))?",
        r"{hm} {hy}(?: ?(?:AH|H|de l['’]hégire))?",
        r"{d} {sm} {hy}",
        r"{m1} ?{to} ?{m} {y}",
        rf"(?:{{early}}|{{mid}}|{{late}})?{{m}}{_OF_YEAR}",
        r"(?:{early}|{mid}|{late}){m}",
        r"(?:(?<=\ben\s)|(?<=\bEn\s)|(?<=\bdepuis\s)|(?<=\bDepuis\s)|(?<=\bmois\sde\s)|(?<=\bmois\sd['’])){m}",
        r"{w} {d}(?P<same_month>)(?= ?[,.;:)]| (?:à|au|dans|des|un|une|les?|la)\b)",
        r"(?P<quarter>premier|deuxième|troisième|quatrième) trimestre(?: de)? {y}",
        r"(?:(?<=\ben\s)|(?<=\bEn\s)|(?<=\bdepuis\s)|(?<=\bDepuis\s)|(?<=\bde\s)|(?<=\bdébut\s)|(?<=\bfin\s)|(?<=\bmi-)|(?<=\bannée\s)|(?<=\bl['’]an\s)|(?<=\bjusqu['’]en\s)){y}(?! ?[\)/])",
        r"(?:(?<=\bentre\s)|(?<=\bde\s)|(?<=\bEntre\s)|(?<=\bDe\s)){y1} (?:et|à) {y}",
    ),
    feasts={
        r"(?:la )?veille de Noël|réveillon de Noël": (12, 24),
        r"(?:le )?jour de Noël|(?<!de\s)Noël": (12, 25),
        r"(?:la )?Saint-Sylvestre|réveillon du (?:jour de l['’]an|Nouvel An)": (12, 31),
        r"(?:le )?(?:[Jj]our de l['’][Aa]n|[Nn]ouvel [Aa]n)": (1, 1),
        r"(?:la )?Toussaint": (11, 1),
    },
    weekday_patterns=(
        r"(?:(?:[Dd]ans |[Dd]urant )?la nuit d[eu] )?(?:[Dd][eu] |[Ee]ntre )?{w1} (?:à|au|et) {w}",
        r"(?:(?:[Dd]ans |[Dd]urant )?la nuit (?:de|du) )?(?:[Ll]e )?{w}(?: dernier)?",
    ),
    relative={
        r"[Aa]vant-hier(?: soir| matin)?": Shift("day", -2, -2),
        r"[Hh]ier(?:,? {w})?(?: matin| soir| après-midi)?|[Ll]a veille au soir": Shift(
            "day", -1, -1
        ),
        r"[Ll]a nuit dernière|[Cc]ette nuit|[Hh]ier dans la nuit": Shift("day", -1, 0),
        r"[Aa]ujourd['’]hui(?:,? {w})?|[Cc]e (?:matin|soir|jour)|[Cc]et après-midi": Shift(
            "day", 0, 0
        ),
        r"[Dd]emain": Shift("day", 1, 1),
        r"{w} prochain": Shift("week", 1, 1),
        r"[Cc]e {w}": Shift("week", 0, 0),
        r"[Ii]l y a {n} jours?": Shift("day", -1, -1),
        r"[Ii]l y a {n} semaines?": Shift("week", -1, -1),
        r"[Ii]l y a {n} mois": Shift("month", -1, -1),
        r"[Ii]l y a {n} ans?": Shift("year", -1, -1),
        r"(?:[Cc]es |[Ll]es |des |aux ){n} derniers jours": Shift("past", -1, -1),
        r"(?:[Aa]u cours des |[Dd]ans les |[Ll]es |des |[Cc]es )dernières (?:24|vingt-quatre) heures": Shift(
            "day", -1, 0
        ),
        r"[Ee]n début de semaine|[Aa]u début de la semaine": Shift("week", 0, 0),
        r"(?:[Cc]es |[Ll]es |des )(?:24|vingt-quatre) dernières heures": Shift("day", -1, 0),
        r"(?:[Aa]u cours de |[Pp]endant |[Dd]urant )la (?:semaine (?:écoulée|passée)|dernière semaine)|[Ll]a semaine écoulée": Shift(
            "day", -7, -1
        ),
        r"(?:[Cc]es |[Ll]es )deux dernières semaines|[Cc]es quinze derniers jours": Shift(
            "day", -14, -1
        ),
        r"(?:[Aa]u cours du |[Ll]e )mois écoulé": Shift("day", -30, -1),
        r"(?:[Ll]a )?semaine (?:dernière|passée)": Shift("week", -1, -1),
        r"[Cc]ette semaine": Shift("week", 0, 0),
        r"(?:[Ll]e |du )?mois dernier": Shift("month", -1, -1),
        r"[Cc]e mois(?:-ci)?": Shift("month", 0, 0),
        r"(?:[Ll]['’])?an(?:née)? derni[eè]re?": Shift("year", -1, -1),
        r"[Cc]ette année": Shift("year", 0, 0),
        r"(?:[Ll]e |[Cc]e )?week-end(?: dernier| passé)|[Cc]e week-end": Shift("weekend", -1, -1),
        r"(?:[Ll]a )?semaine prochaine": Shift("week", 1, 1),
        r"(?:[Ll]e )?mois prochain": Shift("month", 1, 1),
    },
    from_text={
        r"[Dd]epuis lors|[Dd]epuis ce(?:tte date| jour(?:-là)?)|[Dd]epuis ce moment": Shift(
            "since", 0, 0
        ),
        r"(?:[Ll]e |[Cc]e )(?:même|meme) (?:jour|soir|matin)|[Cc]e jour-là|[Cc]e (?:soir|matin)-là": Shift(
            "day", 0, 0
        ),
        r"[Ll]a même nuit|[Cc]ette nuit-là|[Ll]a nuit (?:suivante|qui (?:a )?suivi(?:t)?)|[Dd]ans la nuit qui (?:a )?suivi": Shift(
            "day", 0, 1
        ),
        r"[Ll]e lendemain(?: matin| soir)?|[Ll]e jour suivant|[Uu]n jour plus tard": Shift(
            "day", 1, 1
        ),
        r"[Ll]e surlendemain": Shift("day", 2, 2),
        r"[Ll]a veille(?! de (?:Noël|la))|[Ll]e jour précédent|[Uu]n jour plus tôt": Shift(
            "day", -1, -1
        ),
        r"[Ll]['’]avant-veille": Shift("day", -2, -2),
        r"{n} jours (?:plus tard|après)": Shift("day", 1, 1),
        r"{n} jours (?:plus tôt|auparavant)": Shift("day", -1, -1),
        r"[Ll]a semaine suivante": Shift("week", 1, 1),
        r"[Ll]e mois suivant": Shift("month", 1, 1),
        r"[Ll]e même mois|[Cc]e mois-là": Shift("month", 0, 0),
        r"[Ll]['’]année suivante": Shift("year", 1, 1),
        r"[Ll]a même année|[Cc]ette année-là": Shift("year", 0, 0),
    },
    around={
        r"(?:[Dd]ans |[Dd]urant |[Pp]endant )?la nuit du": Shift("day", 0, 1),
        r"(?:[Ll]a |[Àà] la )?veille du": Shift("day", -1, -1),
        r"(?:[Ll]a )?semaine du": Shift("week", 0, 0),
    },
    early=r"(?:au |en |le )?(?:[Dd]ébut|commencement) (?:du mois de |du mois d['’]|de )?",
    mid=r"(?:à la |la )?[Mm]i-|(?:au |le )?milieu (?:du mois )?(?:de |d['’])",
    late=r"(?:à la |en |la )?[Ff]in (?:du mois de |du mois d['’]|de )?",
    since=r"(?:[Dd]epuis|[Àà] partir|[Àà] compter|[Dd]ès)(?: le| du| de| d['’])?",
    until=r"(?:[Jj]usqu['’](?:au|à|en)|[Aa]vant(?: le)?|[Aa]u plus tard)",
    night=rf",? {_PART}",
    clock=r",?\s*(?:à|vers|aux environs de)\s+(?P<hour>\d{1,2})\s*(?:h(?:eures?)?|:)\s*(?P<minute>\d{2})?",
    clock_before=r"(?P<hour>\d{1,2}) ?(?:h(?:eures?)?|:) ?(?P<minute>\d{2})?(?: \(?heure locale\)?)?,? (?:le|du)",
    future=r"(?:dans|au cours de|durant) (?:les|des) (?:prochains? jours|prochaines semaines|jours à venir|semaines à venir)",
    no_event_before=r"(?:lettres?|notes? verbales?|rapport|résolution|déclaration|accords?|traité|protocole|communiqué)(?: [\w/]+)? (?:datée?s? du|en date du|du|signée?s? le|adoptée?s? le)|\b(?:datée?s?|en date) du",
    no_event_after=r"\s*(?:\(S/)",
)
