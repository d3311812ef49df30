"""Spanish: months, weekdays, patterns of dates, and what stands beside them."""

from __future__ import annotations

from geo.languages.language import DateWords, Shift

_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
)  # fmt: skip

_WEEKDAYS = {
    "lunes": 0, "martes": 1, "miércoles": 2, "miercoles": 2, "jueves": 3, "viernes": 4,
    "sábado": 5, "sabado": 5, "domingo": 6,
}  # fmt: skip

_NUMBERS = (
    "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
)  # fmt: skip

_PART = (
    r"(?:(?:por|en|de|a) la (?:mañana|tarde|noche|madrugada)|al (?:amanecer|anochecer|mediodía|alba)"
    r"|a (?:mediodía|medianoche|primera hora(?: de la (?:mañana|tarde))?|última hora(?: de la (?:mañana|tarde|noche))?)"
    r"|de madrugada)"
)

_OF_YEAR = (
    r"(?:,? de(?:l(?: año)?)? {y}| (?P<this_year>de(?:l presente| este) año|del año en curso)"
    r"| (?P<last_year>del año pasado)| (?P<past>pasado|último)|,? (?P<same_year>del mismo año|de ese(?: mismo)? año))"
)

_TO = r"(?:al|a(?: el)?|hasta el|-|–|—)"

DATES = DateWords(
    months={name: i for i, name in enumerate(_MONTHS, 1)} | {"setiembre": 9},
    weekdays=_WEEKDAYS,
    numbers={name: i for i, name in enumerate(_NUMBERS, 1)}
    | {"una": 1, "primero": 1, "primer": 1, "quince": 15, "segundo": 2, "tercer": 3, "cuarto": 4},
    hijri_months={
        "muharram": 1,
        "safar": 2,
        "rabi al-awwal": 3,
        "rabi al-thani": 4,
        "yumada al-ula": 5,
        "yumada al-thania": 6,
        "rayab": 7,
        "sha'ban": 8,
        "shaban": 8,
        "chaaban": 8,
        "ramadán": 9,
        "ramadan": 9,
        "shawwal": 10,
        "dhul qa'da": 11,
        "dhul hiyya": 12,
    },
    solar_months={
        "farvardín": 1,
        "ordibehesht": 2,
        "jordad": 3,
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
    },
    day=r"(?:\d{1,2}[º°]?|[Pp]rimero)",
    to=r"(?:al|y(?: el)?|a(?: el)?|hasta el|-|–|—)",
    patterns=(
        rf"(?:{{w}},? )?{{d1}} de {{m1}}(?: de {{y1}})? ?{_TO} ?{{d}} de {{m}}{_OF_YEAR}?",
        rf"[Ee]ntre el (?:{{w}} )?{{d1}} de {{m1}}(?: de {{y1}})? y el {{d}} de {{m}}{_OF_YEAR}?",
        rf"(?:{{w}},? )?{{d1}}(?:, \d{{1,2}})* ?{{to}} ?{{d}} de {{m}}{_OF_YEAR}?",
        rf"(?:{{w}},? (?:el )?(?:día )?)?{{d}} (?:de )?{{m}}{_OF_YEAR}?",
        r"{d} (?P<this_month>de(?:l presente| este) mes|del mes en curso|del corriente)",
        r"{d} (?P<last_month>del mes pasado)",
        r"{d} (?P<same_month>del mismo mes|de ese(?: mismo)? mes)",
        r"(?:[Ee]l )?(?:día|{w}) {d}(?P<same_month>)(?! de\b)",
        r"{d} de {hm} de {hy}(?: ?(?:H|AH|de la [Hh]égira))?",
        r"{hm} de {hy}(?: ?(?:H|AH|de la [Hh]égira))?",
        r"{d} de {sm} de {hy}",
        r"{m1} ?{to} ?{m} de {y}",
        rf"(?:{{early}}|{{mid}}|{{late}})?{{m}}{_OF_YEAR}",
        r"(?:{early}|{mid}|{late}){m}",
        r"(?:(?<=\ben\s)|(?<=\bEn\s)|(?<=\bdesde\s)|(?<=\bDesde\s)|(?<=\bmes\sde\s)|(?<=\bdurante\s)){m}",
        r"(?P<quarter>primer|segundo|tercer|cuarto) trimestre de(?:l año)? {y}",
        r"(?:(?<=\ben\s)|(?<=\bEn\s)|(?<=\bdesde\s)|(?<=\bDesde\s)|(?<=\bde\s)|(?<=\bdel\s)|(?<=\baño\s)|(?<=\bhasta\s)){y}(?! ?[\)/])",
        r"(?:(?<=\bentre\s)|(?<=\bEntre\s)|(?<=\bde\s)|(?<=\bDe\s)){y1} (?:y|a) {y}",
    ),
    feasts={
        r"Nochebuena": (12, 24),
        r"(?:el )?día de Navidad|Navidad": (12, 25),
        r"Nochevieja|Fin de Año": (12, 31),
        r"(?:el )?(?:día de )?Año Nuevo": (1, 1),
        r"(?:el )?[Dd]ía de (?:los )?Reyes": (1, 6),
        r"(?:el )?[Dd]ía de (?:los )?Muertos": (11, 2),
        r"(?:el )?[Dd]ía de Todos los Santos": (11, 1),
    },
    weekday_patterns=(
        r"(?:(?:[Ee]n |[Dd]urante )?la noche del? )?(?:[Dd]el? |[Ee]ntre el )?{w1} (?:al|a|y(?: el)?) {w}",
        r"(?:(?:[Ee]l|[Ee]l pasado|[Ee]l último) )?{w}(?: pasado)?",
    ),
    relative={
        r"(?<![Ll]a\s)(?:[Aa]ntes de ayer|[Aa]nteayer|[Aa]ntier)": Shift("day", -2, -2),
        r"[Aa]noche|[Aa]yer(?:,? {w})?(?: por la (?:mañana|tarde|noche)| de madrugada)?": Shift(
            "day", -1, -1
        ),
        r"(?:[Ll]a )?(?:noche pasada|pasada noche)": Shift("day", -1, 0),
        r"[Hh]oy(?:,? {w})?|[Ee]sta (?:mañana|tarde|noche|madrugada)": Shift("day", 0, 0),
        r"[Ee]l próximo {w}": Shift("week", 1, 1),
        r"[Ee]ste {w}": Shift("week", 0, 0),
        r"[Hh]ace {n} días?": Shift("day", -1, -1),
        r"{n} días? atrás": Shift("day", -1, -1),
        r"[Hh]ace {n} semanas?": Shift("week", -1, -1),
        r"{n} semanas? atrás": Shift("week", -1, -1),
        r"[Hh]ace {n} mes(?:es)?": Shift("month", -1, -1),
        r"[Hh]ace {n} años?": Shift("year", -1, -1),
        r"(?:[Ll]os )?últimos {n} días": Shift("past", -1, -1),
        r"[Aa] (?:comienzos|principios|inicios) de (?:la |esta )?semana": Shift("week", 0, 0),
        r"(?:[Ll]os )?{n} últimos días": Shift("day", -1, -1),
        r"(?:[Ll]as )?últimas (?:24|veinticuatro) horas": Shift("day", -1, 0),
        r"(?:[Ll]a )?última semana": Shift("day", -7, -1),
        r"(?:[Ll]as )?(?:últimas dos|dos últimas) semanas": Shift("day", -14, -1),
        r"(?:[Ee]l )?último mes": Shift("day", -30, -1),
        r"(?:[Ll]a )?(?:semana pasada|pasada semana)": Shift("week", -1, -1),
        r"[Ee]sta (?:misma )?semana": Shift("week", 0, 0),
        r"(?:[Ee]l )?(?:mes pasado|pasado mes)": Shift("month", -1, -1),
        r"[Ee]ste (?:mismo )?mes": Shift("month", 0, 0),
        r"(?:[Ee]l )?(?:año pasado|pasado año)": Shift("year", -1, -1),
        r"[Ee]ste (?:mismo )?año": Shift("year", 0, 0),
        r"(?:[Ee]l )?(?:fin de semana pasado|pasado fin de semana)|(?:[Ee]ste|[Ee]l|[Dd]urante el) fin de semana": Shift(
            "weekend", -1, -1
        ),
        r"(?:[Ll]a )?(?:próxima semana|semana (?:próxima|que viene))": Shift("week", 1, 1),
        r"(?:[Ee]l )?(?:próximo mes|mes (?:próximo|que viene))": Shift("month", 1, 1),
    },
    from_text={
        r"[Dd]esde entonces|[Dd]esde es[ae] (?:día|fecha|momento)": Shift("since", 0, 0),
        r"(?:[Ee]l|[Ee]se|[Aa]quel|[Ee]ste) mismo día|[Ee]se día|[Aa]quel día|[Ee]sa (?:misma )?(?:mañana|tarde)|[Aa]quella (?:mañana|tarde)": Shift(
            "day", 0, 0
        ),
        r"[Aa]quella (?:misma )?noche|[Ee]sa (?:misma )?noche|[Ll]a misma noche|[Ll]a noche siguiente": Shift(
            "day", 0, 1
        ),
        r"(?:[Aa]l|[Ee]l) día siguiente|[Uu]n día después|[Aa] la mañana siguiente": Shift(
            "day", 1, 1
        ),
        r"(?:[Ee]l )?día anterior|[Ll]a víspera|[Uu]n día antes|[Ll]a noche anterior": Shift(
            "day", -1, -1
        ),
        r"{n} días (?:después|más tarde)": Shift("day", 1, 1),
        r"{n} días antes": Shift("day", -1, -1),
        r"[Ll]a semana siguiente": Shift("week", 1, 1),
        r"(?:[Ee]l|[Aa]l) mes siguiente": Shift("month", 1, 1),
        r"(?:[Ee]l|[Ee]se) mismo mes|[Ee]se mes": Shift("month", 0, 0),
        r"(?:[Ee]l|[Aa]l) año siguiente": Shift("year", 1, 1),
        r"(?:[Ee]l|[Ee]se) mismo año|[Ee]se año": Shift("year", 0, 0),
    },
    around={
        r"(?:[Ee]n |[Dd]urante )?la noche del(?: día)?": Shift("day", 0, 1),
        r"(?:[Ll]a )?víspera del(?: día)?": Shift("day", -1, -1),
        r"(?:[Ll]a )?semana del": Shift("week", 0, 0),
    },
    early=r"(?:a |los )?(?:principios|comienzos|inicios|primeros días) (?:del mes )?de ",
    mid=r"(?:a )?mediados (?:del mes )?de ",
    late=r"(?:a )?(?:finales|fines) (?:del mes )?de ",
    since=r"(?:[Dd]esde|[Aa] partir)(?: del?| el)?(?: día)?",
    until=r"(?:[Hh]asta|[Aa]ntes del?|[Aa] más tardar)(?: el)?(?: día)?",
    night=rf",? {_PART}",
    clock=r",?\s*(?:a|hacia|sobre|alrededor de)\s+las?\s+(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?:\s*(?:horas|h))?(?:\s*(?P<half>[ap]\.\s?m\.|de la (?:tarde|noche|mañana|madrugada)))?",
    clock_before=r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?: ?(?:horas|h))?(?: ?(?P<half>[ap]\.\s?m\.|de la (?:tarde|noche|mañana|madrugada)))?,? del(?: día)?",
    afternoon=r"p\.\s?m\.|de la (?:tarde|noche)",
    future=r"(?:en|durante) los próximos días|en las próximas semanas",
    no_event_before=r"(?:cartas?|notas? verbal(?:es)?|informe|resolución|declaración|acuerdos?|tratado|protocolo|comunicado)(?: [\w/]+)? (?:de fecha|del?|fechad[oa]s? el|firmad[oa]s? el|aprobad[oa]s? el)|\b(?:de fecha|fechad[oa]s? el)",
)
