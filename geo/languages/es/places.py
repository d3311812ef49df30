"""Spanish: words for kinds of places, and what stands beside names."""

from __future__ import annotations

from geo.languages.language import PlaceWords

# Source: adjectives in common Spanish use for states; not a statement on any of them.
_DEMONYMS = {
    "afgan": "AF", "albanés": "AL", "albanes": "AL", "alemán": "DE", "aleman": "DE",
    "argelin": "DZ", "armeni": "AM", "azerbaiyan": "AZ", "azerí": "AZ", "bielorrus": "BY",
    "birman": "MM", "bolivian": "BO", "británic": "GB", "burkinabé": "BF", "burkinés": "BF",
    "burundés": "BI", "camerunés": "CM", "camerunes": "CM", "catarí": "QA", "centroafrican": "CF",
    "chadian": "TD", "chin": "CN", "chipriot": "CY", "colombian": "CO", "congoleñ": "CD",
    "cuban": "CU", "ecuatorian": "EC", "egipci": "EG", "eritre": "ER", "español": "ES",
    "estadounidens": "US", "norteamerican": "US", "etíop": "ET", "filipin": "PH", "francés": "FR",
    "frances": "FR", "georgian": "GE", "grieg": "GR", "guatemaltec": "GT", "haitian": "HT",
    "hondureñ": "HN", "húngar": "HU", "indi": "IN", "indonesi": "ID", "iraní": "IR", "iraquí": "IQ",
    "israelí": "IL", "italian": "IT", "japonés": "JP", "japones": "JP", "jordan": "JO",
    "kazaj": "KZ", "kenian": "KE", "kirguís": "KG", "kosovar": "XK", "kuwaití": "KW",
    "libanés": "LB", "libanes": "LB", "libi": "LY", "maliens": "ML", "malí": "ML",
    "marroquí": "MA", "mauritan": "MR", "mexican": "MX", "moldav": "MD", "mozambiqueñ": "MZ",
    "nicaragüens": "NI", "nigerian": "NG", "nigerin": "NE", "norcorean": "KP", "surcorean": "KR",
    "pakistaní": "PK", "paquistaní": "PK", "palestin": "PS", "panameñ": "PA", "peruan": "PE",
    "polac": "PL", "ruandés": "RW", "ruandes": "RW", "ruman": "RO", "rus": "RU",
    "salvadoreñ": "SV", "saudí": "SA", "senegalés": "SN", "senegales": "SN", "serbi": "RS",
    "siri": "SY", "somalí": "SO", "sudanés": "SD", "sudanes": "SD", "sursudanés": "SS",
    "sursudanes": "SS", "suec": "SE", "suiz": "CH", "tailandés": "TH", "tailandes": "TH",
    "tanzan": "TZ", "tayik": "TJ", "tunecin": "TN", "turc": "TR", "ucranian": "UA",
    "ugandés": "UG", "ugandes": "UG", "uzbek": "UZ", "venezolan": "VE", "vietnamit": "VN",
    "yemení": "YE", "guyanés": "GY", "guyanes": "GY", "saharaui": "EH",
}  # fmt: skip

_NAME = (
    r"\b(?!(?:El|La|Los|Las|Un|Una|Unos|Unas|Este|Esta|Estos|Estas|Su|Sus)\b(?! [A-Z]))"
    r"[A-ZÁÉÍÓÚÑ\u00c0-\u00de][\w’'ʼ-]{1,40}"
    r"(?:[ -](?:(?:al|el|as|de|del|de la|de los|las|los|la|y|ibn|bin)[ -])?"
    r"[A-ZÁÉÍÓÚÑ\u00c0-\u00de][\w’'ʼ-]{1,40}){0,4}"
)

_NUMBERS = {
    "un": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "doce": 12, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40,
    "cincuenta": 50, "decena": 10, "docena": 12, "veintena": 20, "treintena": 30,
}  # fmt: skip

_NUMBER = r"\d[\d.]*(?:,\d+)?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True))

_COMPASS = {
    "norte": 0.0, "noreste": 45.0, "nordeste": 45.0, "este": 90.0, "sureste": 135.0,
    "sudeste": 135.0, "sur": 180.0, "suroeste": 225.0, "sudoeste": 225.0, "oeste": 270.0,
    "noroeste": 315.0,
}  # fmt: skip

_OF = r"(?:(?:la|el|las|los) )?(?:aldea|pueblo|ciudad|localidad|población|municipio|caserío|villa)s? de "

_PLACED = (
    r"(?:[Ee]n|[Cc]erca de|[Hh]acia|[Hh]asta|[Dd]esde|[Jj]unto a|[Pp]róximo a|[Aa]lrededor de|[Ee]ntre"
    r"|(?:norte|sur|este|oeste|noreste|noroeste|sureste|suroeste|afueras|alrededores|inmediaciones|cercanías|hospital|mercado|puerto|base|cárcel|periferia) de"
    r"|atacó|atacaron|bombardeó|bombardearon|tomó|tomaron|ocupó|ocuparon|asaltó|asaltaron)"
)

_ROAD = r"(?:carretera|autopista|camino|ruta|vía|autovía|pista)"

PLACES = PlaceWords(
    generic_before={
        "distrito de": "district", "provincia de": "province", "provincia del": "province",
        "departamento de": "province", "departamento del": "province", "estado de": "province",
        "región de": "province", "región del": "province", "gobernación de": "province",
        "óblast de": "province", "ciudad de": "city", "pueblo de": "town", "villa de": "town",
        "municipio de": "district", "cantón de": "district", "corregimiento de": "village",
        "vereda de": "village", "aldea de": "village", "aldeas de": "village",
        "localidad de": "village", "caserío de": "village", "aeropuerto de": "airport",
        "aeródromo de": "airport", "corredor de": "corridor", "lago": "water", "río": "water",
        "ríos": "water", "embalse de": "water", "monte": "mountain", "cerro": "mountain",
        "campamento de": "site", "presa de": "site", "puente de": "site", "paso de": "crossing",
        "paso fronterizo de": "crossing", "puesto fronterizo de": "crossing", "puerto de": "site",
        "base de": "site", "hospital de": "site", "central de": "site", "rotonda de": "site",
        "golfo de": "water", "estrecho de": "water", "mar": "water", "mar de": "water",
        "isla de": "region", "península de": "region", "valle de": "region", "valle del": "region",
        "altos del": "region", "sierra de": "mountain", "volcán": "mountain",
    },
    unlisted_name=_NAME,
    short_states=("EE.UU.", "EEUU", "RDC", "RCA", "EAU", "RPDC"),
    no_names=tuple(
        (
            "el la los las un una unos unas de del al este esta estos estas ese esa su sus en por "
            "para con sin según tras desde hasta entre hacia ante bajo sobre lunes martes "
            "miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio "
            "agosto septiembre octubre noviembre diciembre norte sur este oeste ejército consejo "
            "gobierno ministerio presidente misión fuerzas fuerza unión a y o pero si cuando como "
            "varios varias algunos otro otra otros otras todo todos cada ningún ayer hoy durante "
            "hubo vecinos señor señora sr sra general coronel capitán comandante gobernador "
            "embajador dos tres cuatro cinco más menos también además ambos ambas"
        ).split()
    ),
    demonyms=_DEMONYMS,
    demonym_end=r"(?:[oae]s?|[oae]|e?s)?",
    attributive_after=(
        r"(?:,)? (?:ha|han|había|afirma|niega|declara|acusa|rechaza|condena|denuncia|considera|pide|exige|sostiene|recuerda|negó|afirmó|acusó)\b"
    ),
    literal_before=(
        r"\b(?:en|desde|hacia|hasta|dentro de|frontera con|frontera de|fronteras de|territorio de|suelo de|norte de|sur de|este de|oeste de|centro de)\s+(?:la |el |los |las )?$"
    ),
    person_before=(
        r"\b(?:[Pp]residente|[Mm]inistr[oa]|[Gg]eneral|[Cc]oronel|[Gg]obernador(?:a)?|[Aa]lcalde|Sr\.|Sra\."
        r"|[Ee]mbajador|[Pp]ortavoz|[Cc]omandante|[Cc]apitán|[Tt]eniente|[Ss]argento|[Pp]eriodista|[Aa]gricultor|[Mm]aestr[oa]|[Ee]nfermera)\s+(?:[A-ZÁÉ][\w’-]+\s+)?$"
    ),
    person_after=r"\s+(?:dijo|declaró|afirmó|señaló|añadió)\b",
    named_after_before=(
        r"\b(?:[Aa]cuerdos?|[Dd]eclaración|[Tt]ratado|[Pp]rotocolo|[Cc]onvenios?|[Cc]onvenci(?:ón|ones)|[Cc]arta|[Ee]statuto|[Ii]nstituto|[Uu]niversidad"
        r"|[Bb]anco|[Gg]aceta|[Dd]iario|[Cc]orreo|[Tt]ribuna|[Ee]co|[Hh]eraldo|[Cc]onferencia|[Cc]umbre|[Pp]roceso|[Bb]atalla|[Aa]sociación(?: \w+)?"
        r"|[Oo]bservatorio|[Vv]oz|Radio|[Pp]rensa|[Cc]ámara de Comercio) de (?:la |los )?$|\b(?:[Mm]inisteri?os?|[Mm]inistr[oa]s?|[Ss]ecretar(?:ía|io|ia)|[Vv]icemin\w+|[Dd]irección|[Cc]omisión|[Jj]efe|[Cc]artera) de(?:l)? (?:la |los )?$|\b(?:[Rr]adio|TV|[Tt]elevisión|[Aa]gencia|[Dd]iario|[Pp]eriódico) $"
    ),
    named_after_behind=r" (?:Institute|Tribune|Times|Post|News|Media)\b",
    place_before=rf"\b{_PLACED}\s+(?:el |la |los |las )?$",
    placed_name=rf"\b{_PLACED}\s(?P<name>{_NAME})",
    list_mark=r", (?:en |de )?| y (?:en |de )?| e (?:en |de )?| o (?:en |de )?",
    offset_before=(
        rf"(?P<km>{_NUMBER})\s*(?:de\s+)?(?:(?:km|kilómetros?)|(?P<miles>millas)|(?P<metres>m|metros?))\s+"
        rf"(?:al\s+(?P<way>{'|'.join(sorted(_COMPASS, key=len, reverse=True))})\s+)?del?\s+(?:{_OF})?$"
    ),
    compass=_COMPASS,
    distances=_NUMBERS,
    relation_before={
        r"\b(?:[Cc]erca de|[Pp]róxim[oa]s? a|[Jj]unto al?|[Aa]lrededor de|[Nn]o lejos de"
        r"|[Ee]n (?:las|los) (?:afueras|inmediaciones|alrededores|cercanías) de)\s+"
        r"(?:(?:la|el)\s+)?(?:(?:ciudad|pueblo|aldea) de\s+)?$": "near",
        r"\b(?:[Aa] lo largo de|[Aa] orillas del)\s+(?:la\s+|río\s+)?$": "along",
        r"\b(?:[Hh]acia|[Ee]n dirección a|[Rr]umbo a)\s+(?:el |la )?$": "toward",
    },
    border=r"\bfronteras?\b(?: estatal| común| internacional)?",
    stretches=(
        (rf"(?:\ben )?(?:\bla |\bel )?\b{_ROAD} (?:que une|que conecta|entre|de) (?:{_OF})?$",
         rf" (?:y|a|con|hasta) (?:{_OF})?", "", "road"),
        (rf"\b[Ee]ntre (?:{_OF})?$", rf" y (?:{_OF})?", "", "between"),
        (rf"\b{_ROAD} $", r"\s?[-–—]\s?", "", "road"),
    ),
    bodies=(
        "Naciones Unidas", "Asamblea General", "Consejo de Seguridad", "Unión Europea",
        "Unión Africana", "Secretario General", "Liga de los Estados Árabes", "Cruz Roja",
        "Comité Internacional de la Cruz Roja",
    ),
    unlocated=("territorios liberados", "zonas liberadas", "territorios ocupados"),
)  # fmt: skip
