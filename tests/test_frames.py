"""Frames: events told by kinds of words that stand together, the same in six languages."""

from __future__ import annotations

import re

import pytest

import gazetteer
from gazetteer.lookup import Gazetteer
from geo.claim import Claim
from geo.claims import find_claims
from geo.claims.frames import AT, FRAMES, PASSIVE, PLACE, framed
from geo.claims.patterns import ignoring_case
from geo.events import TOPICS
from geo.languages import LANGUAGES
from geo.places import find_places
from geo.readers import read_string

ELSEWHERE = {AT, PASSIVE, "dead", "hurt", "square", "abduct", "unheard", "arrest", "flee"}
"""Kinds of words that other rules read."""

TOLD = [
    ("en", "Protesters set fire to the entrance of the embassy in Ouagadougou.", ["riot"]),
    ("en", "Two nurses have not been heard from since Monday in Goma.", ["abduction"]),
    ("en", "The army retook Kanyabayonga on Monday.", ["regained"]),
    ("en", "Rebels captured Masisi while the army retook Kitchanga.", ["overtaken", "regained"]),
    ("en", "Armed men abducted twelve pupils and killed a teacher.", ["abduction", "killing"]),
    ("en", "A shell struck a school in Kharkiv and a missile fell on the port of Odesa.",
     ["shelling", "shelling"]),
    ("fr", "La foule a lynché deux suspects à Beni.", ["mob"]),
    ("fr", "Des manifestants ont caillassé la police à Dakar.", ["riot"]),
    ("fr", "Les derniers Casques bleus ont quitté la base d'Ogossagou.", ["transfer"]),
    ("es", "Los insurgentes se hicieron con el control de Maarat al Numan.", ["overtaken"]),
    ("es", "Cinco mil soldados fueron enviados a la frontera.", ["movement"]),
    ("ru", "Полиция применила водомёты против демонстрантов в Тбилиси.", ["dispersed"]),
    ("ru", "Стороны договорились о перемирии в Гуриэле.", ["ceasefire"]),
    ("zh", "防暴警察施放催泪弹，驱散了人群。", ["dispersed"]),
    ("zh", "一辆载有工人的卡车在代尔祖尔触发地雷，7人遇难。", ["mine_blast"]),
    ("ar", "وأقام الجيش نقطة تفتيش جديدة عند مدخل القرية.", ["base"]),
    ("ar", "أغلقت السلطات المعبر الحدودي.", ["closure"]),
]  # fmt: skip

NOT_TOLD = [
    ("en", "The armed group walked in without a fight.", "clash"),
    ("en", "Armenian and Azerbaijani soldiers exchanged fire near Sotk.", "release"),
    ("en", "Residents gathered at the clinic in Goma for vaccines.", "protest"),
    ("en", "Two soldiers were captured near Goma.", "overtaken"),
    ("en", "27 people were arrested in Imphal on suspicion of inciting a riot.", "riot"),
    ("ru", "На субботу президент созвала внеочередное заседание кабинета.", "air_strike"),
    ("ar", "وقف الرجل عند مدخل القرية.", "overtaken"),
]

THREATS = [
    ("en", "The group threatened to kill the hostages."),
    ("fr", "L'Iran menace de fermer le détroit d'Ormuz."),
    ("es", "Varios periodistas recibieron amenazas de muerte."),
    ("ru", "Группировка пригрозила убить заложников."),
    ("zh", "伊朗威胁关闭霍尔木兹海峡。"),
    ("ar", "وتلقى عدة صحفيين تهديدات بالقتل."),
]


@pytest.fixture(scope="module")
def gaz() -> Gazetteer:
    return gazetteer.open(layers=False)


def claims(text: str, lang: str, gaz: Gazetteer) -> tuple[Claim, ...]:
    doc = read_string(text, lang=lang, dated="2024-06-03")
    return find_claims(doc, find_places(doc, gaz=gaz))


@pytest.mark.parametrize(("lang", "text", "topics"), TOLD)
def test_what_words_tell_together(lang: str, text: str, topics: list[str], gaz: Gazetteer) -> None:
    assert [claim.topic for claim in claims(text, lang, gaz)] == topics


@pytest.mark.parametrize(("lang", "text", "topic"), NOT_TOLD)
def test_what_words_do_not_tell(lang: str, text: str, topic: str, gaz: Gazetteer) -> None:
    assert topic not in [claim.topic for claim in claims(text, lang, gaz)]


@pytest.mark.parametrize(("lang", "text"), THREATS)
def test_a_threat_has_not_happened_and_has_no_day(lang: str, text: str, gaz: Gazetteer) -> None:
    (claim,) = claims(text, lang, gaz)
    assert claim.modality == "threatened"
    assert claim.when.basis.startswith("document_date_as_bound")


def test_words_that_say_no_by_themselves_deny_nothing(gaz: Gazetteer) -> None:
    (claim,) = claims("Two nurses have not been heard from since Monday.", "en", gaz)
    assert claim.polarity == "asserted"


def test_each_event_of_a_clause_has_its_own_figures(gaz: Gazetteer) -> None:
    said = "A bomb killed four soldiers in Mogadishu and gunmen shot dead a judge in Baidoa."
    first, second = claims(said, "en", gaz)
    assert first.casualties["killed"]["best"] == 4
    assert second.casualties["killed"]["best"] == 1
    assert second.event_type == "Violence against civilians"


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_each_language_has_every_kind_of_words(lang: str) -> None:
    wanted = {kind for frame in FRAMES for kind in frame.kinds} - {PLACE}
    lexicon = LANGUAGES[lang].events.lexicon
    assert wanted - set(lexicon) == set()
    assert all(re.compile(pattern).groups == 0 for pattern in lexicon.values())
    assert not any(ignoring_case(pattern).search("") for pattern in lexicon.values())


def test_frames_are_of_topics() -> None:
    assert {frame.topic for frame in FRAMES} <= set(TOPICS)


def test_no_frame_reaches_over_a_semicolon() -> None:
    lexicon = {"shell": "shell", "hit": "hit"}
    assert list(framed("a shell; it hit", (), lexicon)) == []
    assert [frame.topic for frame, _ in framed("a shell hit", (), lexicon)] == ["shelling"]


def test_every_kind_of_words_is_read_by_something() -> None:
    used = {kind for frame in FRAMES for kind in frame.kinds} | ELSEWHERE
    for language in LANGUAGES.values():
        assert set(language.events.lexicon) - used == set(), language.code
