"""A letter and its annexes, in the six languages: where each begins, who speaks, when."""

from __future__ import annotations

import pytest

from geo.letter import FORMS, find_parts, own_symbol

LETTERS = {
    "en": (
        "Letter dated 19 September 2022 from the Permanent Representative of Switzerland to the"
        " United Nations addressed to the Secretary-General",
        "Annex I to the letter dated 19 September 2022 from the Permanent Representative of"
        " Switzerland to the United Nations addressed to the Secretary-General",
        "Joint statement issued by the Ministry of Foreign Affairs of Armenia",
        "Annex II",
        "Letter dated 17 September 2022 from the Minister for Foreign Affairs of Azerbaijan"
        " addressed to the Secretary-General",
        "Enclosure",
        ("the Permanent Representative of Switzerland",
         "the Ministry of Foreign Affairs of Armenia",
         "the Minister for Foreign Affairs of Azerbaijan"),
    ),
    "fr": (
        "Lettre datée du 19 septembre 2022, adressée au Secrétaire général par le Représentant"
        " permanent de la Suisse auprès de l’Organisation des Nations Unies",
        "Annexe I à la lettre datée du 19 septembre 2022 adressée au Secrétaire général par le"
        " Représentant permanent de la Suisse auprès de l’Organisation des Nations Unies",
        "Déclaration du Ministère des affaires étrangères de l’Arménie",
        "Annexe II",
        "Lettre datée du 17 septembre 2022, adressée au Secrétaire général par le Ministre des"
        " affaires étrangères de l’Azerbaïdjan",
        "Pièce jointe",
        ("le Représentant permanent de la Suisse",
         "Ministère des affaires étrangères de l’Arménie",
         "le Ministre des affaires étrangères de l’Azerbaïdjan"),
    ),
    "es": (
        "Carta de fecha 19 de septiembre de 2022 dirigida al Secretario General por el"
        " Representante Permanente de Suiza ante las Naciones Unidas",
        "Anexo I de la carta de fecha 19 de septiembre de 2022 dirigida al Secretario General por"
        " el Representante Permanente de Suiza ante las Naciones Unidas",
        "Declaración del Ministerio de Relaciones Exteriores de Armenia",
        "Anexo II",
        "Carta de fecha 17 de septiembre de 2022 dirigida al Secretario General por el Ministro de"
        " Relaciones Exteriores de Azerbaiyán",
        "Apéndice",
        ("el Representante Permanente de Suiza", "Ministerio de Relaciones Exteriores de Armenia",
         "el Ministro de Relaciones Exteriores de Azerbaiyán"),
    ),
    "ru": (
        "Письмо Постоянного представителя Швейцарии при Организации Объединенных Наций от"
        " 19 сентября 2022 года на имя Генерального секретаря",
        "Приложение I к письму Постоянного представителя Швейцарии при Организации Объединенных"
        " Наций от 19 сентября 2022 года на имя Генерального секретаря",
        "Заявление Министерства иностранных дел Армении",
        "Приложение II",
        "Письмо Министра иностранных дел Азербайджана от 17 сентября 2022 года на имя Генерального"
        " секретаря",
        "Добавление",
        ("Постоянного представителя Швейцарии", "Министерства иностранных дел Армении",
         "Министра иностранных дел Азербайджана"),
    ),
    "zh": (
        "2022 年 9 月 19 日瑞士常驻联合国代表给秘书长的信",
        "2022 年 9 月 19 日瑞士常驻联合国代表给秘书长的信的附件一",
        "亚美尼亚外交部的声明",
        "附件二",
        "2022 年 9 月 17 日阿塞拜疆外交部长给秘书长的信",
        "附文",
        ("瑞士常驻联合国代表", "亚美尼亚外交部", "阿塞拜疆外交部长"),
    ),
    "ar": (
        "رسالة مؤرخة 19 أيلول/سبتمبر 2022 موجهة إلى الأمين العام من الممثل الدائم لسويسرا لدى"
        " الأمم المتحدة",
        "المرفق الأول للرسالة المؤرخة 19 أيلول/سبتمبر 2022 الموجهة إلى الأمين العام من الممثل"
        " الدائم لسويسرا لدى الأمم المتحدة",
        "بيان صادر عن وزارة خارجية أرمينيا",
        "المرفق الثاني",
        "رسالة مؤرخة 17 أيلول/سبتمبر 2022 موجهة إلى الأمين العام من وزير خارجية أذربيجان",
        "الضميمة",
        ("الممثل الدائم لسويسرا", "وزارة خارجية أرمينيا", "وزير خارجية أذربيجان"),
    ),
}  # fmt: skip
"""Language -> title, heading and title of a statement, heading and title of a letter, heading of
an enclosure that names no sender, and the senders."""


def test_every_language_has_its_specimen():
    assert set(LETTERS) == set(FORMS)


@pytest.mark.parametrize("lang", LETTERS)
def test_each_part_begins_at_its_heading_and_has_its_sender(lang):
    title, heading, statement, second, letter, last, senders = LETTERS[lang]
    text = "\n".join(["S/2022/888", title, "x", heading, statement, "y", second, letter, "z", last])
    parts = find_parts(text, lang=lang)
    assert [part.sender for part in parts] == [*senders, ""]
    assert [part.title for part in parts] == [title, statement, letter, last]
    assert [part.start for part in parts] == [
        0, text.index(heading), text.index(letter, text.index(second)), text.rindex(last),
    ]  # fmt: skip
    assert own_symbol(text, parts) == "S/2022/888"


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "The annex to the report lists the villages."),
        ("en", "Annexed territories were not named in the letter."),
        ("fr", "Annexée en 1940, la région fut rendue."),
        ("ru", "Приложение к телефону показало тревогу в районе Гориса и Лачина."),
        ("zh", "附件所列村庄遭到炮击。"),
    ],
)
def test_a_sentence_is_no_heading(lang, line):
    assert len(find_parts(f"First line\n{line}\nThird line", lang=lang)) == 1


def test_short_annexes_by_two_parties_speak_for_themselves_in_the_table():
    import geo

    symbol = (
        "the letter dated 14 March 2031 from the Permanent Representative of Armenia to the United"
        " Nations addressed to the Secretary-General"
    )
    text = "\n\n".join(
        [
            f"L{symbol[5:]}",
            "On 12 March 2031 the town of Goris was shelled.",
            f"Annex I to {symbol}",
            "Statement by the Ministry of Health of Armenia",
            "On 13 March 2031 the town of Kapan was shelled.",
            f"Annex II to {symbol}",
            "Statement by the Ministry of Foreign Affairs of Georgia",
            "On 13 March 2031 mines were laid near Gori.",
        ]
    )
    gdf = geo.locate(geo.read_string(text, lang="en"))
    told = dict(zip(gdf["title"].str.partition(", ")[0] + gdf["date_edtf"], gdf["attribution"],
                    strict=True))  # fmt: skip
    letter = "Armenia (the Permanent Representative of Armenia)"
    assert told == {
        "Shelling2031-03-12": letter,
        "Shelling2031-03-13": f"{letter} > Armenia (the Ministry of Health of Armenia)",
        "Mine laying2031-03-13": f"{letter} > Georgia (the Ministry of Foreign Affairs of Georgia)",
    }
