"""Spanish: words for kinds of places, and what stands beside names."""

from __future__ import annotations

from geo.languages.language import PlaceWords

PLACES = PlaceWords(
    generic_before={
        "distrito de": "district", "provincia de": "province", "región de": "province",
        "gobernación de": "province", "departamento de": "province", "estado de": "province",
        "óblast de": "province", "municipio de": "town", "ciudad de": "city", "aldea de": "village",
        "aldeas de": "village", "pueblo de": "village", "localidad de": "village",
        "aeropuerto de": "airport", "corredor de": "corridor", "lago": "water", "río": "water",
        "monte": "mountain", "campamento de": "site", "presa de": "site", "puente de": "site",
        "paso fronterizo de": "crossing", "paso de": "crossing",
    },
    unlisted_name=(
        r"\b(?!(?:El|La|Los|Las|Un|Una|Este|Esta|Estos|Su|Sus|Se|En)\b)"
        r"[A-Z\u00c0-\u00de][\w’-]{1,40}(?:[ -][A-Z\u00c0-\u00de][\w’-]{1,40}){0,3}"
    ),
    no_names=tuple(
        (
            "el la los las lo un una unos de del al en este esta estos estas su sus se por para "
            "con sin sobre tras según desde entre hasta después antes dos tres cuatro cinco lunes "
            "martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio "
            "julio agosto septiembre octubre noviembre diciembre norte sur oeste ejército misión "
            "consejo fuerza fuerzas unión liga ministerio gobierno presidente señor señora"
        ).split()
    ),
    person_before=(
        r"\b(?:[Pp]residenta?|[Mm]inistr[oa]|[Gg]eneral|[Cc]oronel|[Gg]obernador|[Ss]r\.|[Ss]ra\.|señor"
        r"|señora|[Ee]mbajador|portavoz|doctora?|comandante)\s+(?:[A-ZÁÉÍÓÚ][\w’-]+\s+)?$"
    ),
    person_after=r"\s+(?:declaró|dijo|afirmó|añadió|indicó)\b",
    relation_before={
        r"\b(?:[Cc]erca de|próxim[oa]s? a|en las afueras de|alrededor de|en los alrededores de|"
        r"en las inmediaciones de|junto a)\s+(?:la\s+)?(?:(?:ciudad|aldea|localidad) de\s+)?$":
        "near",
        r"\ba lo largo de(?:l)?\s+(?:la\s+)?$": "along",
    },
)  # fmt: skip
