"""Who issues a press release, a note or a report, as its head says; and what is no head."""

from __future__ import annotations

import pytest

import geo
from geo.heads import HEADS, issuer, speaks_for_state

NAMED = [
    ("en", "Press release of the Ministry of Health of Georgia", "Ministry of Health of Georgia"),
    ("en", "Human Rights Office\nWeekly update", "Human Rights Office"),
    ("en", "Statement by the General Command", "General Command"),
    ("en", "UNMAS\nSituation Report No. 7, 3 May 2023", "UNMAS"),
    ("en", "Miners' Union of Kivu: daily report", "Miners' Union of Kivu"),
    ("fr", "Communiqué du Gouvernement du Tchad", "Gouvernement du Tchad"),
    ("fr", "Observatoire des droits\nRapport mensuel", "Observatoire des droits"),
    ("es", "Defensoría del Pueblo\nInforme de situación", "Defensoría del Pueblo"),
    ("es", "Comunicado de la Fiscalía de Honduras", "Fiscalía de Honduras"),
    ("ru", "Прокуратура области\nСводка", "Прокуратура области"),
    ("ru", "Пресс-релиз Совета безопасности", "Совета безопасности"),
    ("zh", "格鲁吉亚内务部\n新闻稿", "格鲁吉亚内务部"),
    ("zh", "观察组织周报", "观察组织"),
    ("ar", "بيان صحفي صادر عن مجلس السيادة", "مجلس السيادة"),
    ("ar", "نقابة الصيادين – تقرير شهري", "نقابة الصيادين"),
    ("ar", "بيان وزارة الداخلية", "وزارة الداخلية"),
]  # fmt: skip
BODY = {
    "en": "Shells fell on Gori on 2 May 2023.",
    "fr": "Des obus sont tombés sur Gori le 2 mai 2023.",
    "es": "Cayeron obuses en Gori el 2 de mayo de 2023.", "ru": "2 мая 2023 года обстрелян Гори.",
    "zh": "2023年5月2日，炮弹落在哥里。", "ar": "سقطت قذائف على غوري في 2 أيار/مايو 2023.",
}  # fmt: skip
NOT_NAMED = [
    ("en", "Navy denies report"),
    ("en", "Report of the shelling of a police post"),
    ("en", "Fighting near Gori\nReport"),
    ("en", "The army said on Monday that its report was late.\nMinistry of Truth\nStatement"),
    ("fr", "Rapport sur la police"),
    ("es", "La policía niega un informe"),
    ("ru", "Сообщение о взрыве у здания полиции"),
    ("zh", "关于警察部队遇袭的报告"),
    ("ar", "تقرير عن هجوم على الشرطة"),
    ("ka", "შინაგან საქმეთა სამინისტრო"),
]


@pytest.mark.parametrize(("lang", "head", "name"), NAMED)
def test_who_issues_it_is_named_as_written(lang, head, name):
    assert issuer(f"{head}\n\n{BODY[lang]}\n", lang=lang) == name


@pytest.mark.parametrize(("lang", "head"), NOT_NAMED)
def test_a_headline_is_no_issuer(lang, head):
    assert issuer(f"{head}\n\n{BODY.get(lang, '')}\n", lang=lang) == ""


@pytest.mark.parametrize("lang", HEADS)
def test_a_text_of_nothing_has_none(lang):
    assert issuer("", lang=lang) == issuer("\n\n", lang=lang) == ""


def test_its_claims_are_its_issuers_and_a_state_is_named_only_for_its_own_bodies():
    own = "Ministry of Interior of Georgia\nPress release\n\nShells fell on Gori on 2 May 2023.\n"
    other = own.replace("Ministry of Interior of Georgia", "Lawyers' Association of Georgia")
    told = []
    for text in (own, other):
        doc = geo.read_string(text, lang="en")
        told += [claim.claimed_by for claim in geo.find_claims(doc, geo.find_places(doc))]
    assert told == [
        ("Georgia (Ministry of Interior of Georgia)",), ("Lawyers' Association of Georgia",)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("en", "Permanent Representative of Azerbaijan"),
        ("fr", "Représentante permanente du Mali"),
        ("es", "Misión Permanente de Cuba"), ("ru", "Постоянного представителя Армении"),
        ("zh", "阿塞拜疆常驻联合国代表"), ("ar", "الممثل الدائم لأرمينيا"), ("ka", "x"),
    ],
)  # fmt: skip
def test_who_writes_letters_to_the_council_speaks_for_the_state(lang, name):
    assert speaks_for_state(name, lang=lang)
