"""Russian: words for kinds of places, and what stands beside names."""

from __future__ import annotations

from geo.languages.language import PlaceWords

_NAME = r"[А-ЯЁ][а-яё’-]+(?:[ -][А-ЯЁа-яё][а-яё’-]*){0,2}"

PLACES = PlaceWords(
    generic_before={
        "город": "city", "города": "city", "городе": "city", "городу": "city", "городом": "city",
        "село": "village", "села": "village", "селе": "village", "селом": "village",
        "селу": "village", "деревня": "village", "деревни": "village", "деревне": "village",
        "деревню": "village", "деревней": "village", "поселок": "village", "посёлок": "village",
        "поселка": "village", "посёлка": "village", "поселке": "village", "посёлке": "village",
        "хутор": "village", "хутора": "village", "провинция": "province", "провинции": "province",
        "провинцию": "province", "штат": "province", "штата": "province", "штате": "province",
        "мухафаза": "province", "мухафазе": "province", "район": "district", "района": "district",
        "районе": "district", "аэропорт": "airport", "аэропорта": "airport",
        "аэропорту": "airport", "аэропорте": "airport", "аэродром": "airport",
        "аэродрома": "airport", "аэродрому": "airport", "гора": "mountain", "горы": "mountain",
        "горе": "mountain", "река": "water", "реки": "water", "реке": "water", "реку": "water",
        "рекой": "water", "озеро": "water", "озера": "water", "озере": "water",
        "мост": "site", "моста": "site", "плотина": "site", "плотины": "site",
        "лагерь": "site", "лагеря": "site", "лагере": "site",
    },
    generic_after={
        "район": "district", "района": "district", "районе": "district", "районом": "district",
        "районах": "district", "область": "province", "области": "province",
        "областью": "province", "край": "province", "края": "province", "крае": "province",
        "аэропорт": "airport", "аэропорта": "airport", "аэропорту": "airport",
        "коридор": "corridor", "коридора": "corridor", "коридоре": "corridor",
        "коридором": "corridor", "водохранилище": "water", "водохранилища": "water",
        "море": "water", "моря": "water", "пролив": "water", "пролива": "water",
        "хребет": "mountain", "хребта": "mountain",
    },
    unlisted_name=_NAME,
    no_names=tuple(
        (
            "во на по за до он она они это этот эта все как так при для после совет союз институт "
            "красный красного красная восток восточный запад западный север северный юг южный "
            "центр центральный январь январе февраль феврале март марта марте апрель апреле май "
            "мая мае июнь июне июль июле август августе сентябрь октябрь ноябрь декабрь "
            "министерство правительство армия армии силы миссия миссии президент комитет"
        ).split()
    ),
    person_before=(
        r"\b(?:[Пп]резидент\w*|[Мм]инистр\w*|[Гг]енерал\w*|[Пп]олковник\w*|[Гг]убернатор\w*|[Гг]-н\w*"
        r"|господин\w*|посол|посла|представител\w+|секретар\w+)\s+(?:[А-ЯЁ][а-яё.]+\s+)?$"
    ),
    relation_before={
        r"\b(?:[Оо]коло|[Вв]близи|[Вв]озле|[Бб]лиз|[Пп]од|[Вв] окрестностях|[Рр]ядом с|"
        r"[Нн]едалеко от)\s+(?:(?:города|села|пос[её]лка|деревни|деревней|селом|городом)\s+)?$":
        "near",
        r"\b[Вв]доль\s+(?:реки\s+|дороги\s+)?$": "along",
    },
)  # fmt: skip
