"""What names a place, how the event lies to it, and what only looks like a place."""

from __future__ import annotations

from itertools import pairwise

import pytest

import gazetteer
import geo
from gazetteer.errors import AtlasError
from geo.document import Mention
from geo.mentions import find_mentions
from geo.readers import read_string
from geo.resolve import resolve


@pytest.fixture(scope="module")
def gaz():
    return gazetteer.open()


def _mentions(text, gaz, lang=None):
    return geo.find_mentions(geo.read_string(text, lang=lang), gaz)


def _locations(text, gaz, lang=None):
    doc = geo.read_string(text, lang=lang, dated="2022-09-13")
    return geo.find_places(doc, gaz=gaz)


READ = [
    # text, words, hint, role, relation
    ("在拉钦区部分地区埋设地雷。", "拉钦区", "district", "literal", "within"),
    ("返回了靠近边界的 Aghali 村。", "Aghali 村", "village", "literal", "at"),
    ("返回了靠近边界的 Aghali 村。", "边界", "border", "literal", "near"),
    ("赞格兰新机场的建设即将完成。", "赞格兰新机场", "airport", "literal", "at"),
    ("亚美尼亚武装部队开火。", "亚美尼亚", "", "attributive", "at"),
    ("从阿塞拜疆领土撤出。", "阿塞拜疆", "", "literal", "at"),
    ("联合国发表声明。", "联合国", "", "other", "at"),
    ("Shells fell near the town of Goris.", "Goris", "town", "literal", "near"),
    ("Mines in parts of Lachin district.", "Lachin district", "district", "literal", "within"),
    ("The Zangilan airport will open.", "Zangilan airport", "airport", "literal", "at"),
    ("Armenian forces opened fire.", "Armenian", "country", "attributive", "at"),
    ("Troops entered Azerbaijan at night.", "Azerbaijan", "", "literal", "at"),
    ("The Government of Azerbaijan said so.", "Azerbaijan", "", "attributive", "at"),
    ("Fire along the border of Armenia and Azerbaijan.", "border", "border", "literal", "along"),
    ("Fire between Lachin and Shusha.", "between Lachin and Shusha", "", "literal", "between"),
    ("Fighting in Goris, Armenia.", "Armenia", "", "literal", "at"),
    ("The Security Council met.", "Security Council", "", "other", "at"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "hint", "role", "relation"), READ)
def test_a_mention_is_read_with_its_surroundings(gaz, text, words, hint, role, relation):
    (mention,) = [m for m in _mentions(text, gaz) if m.text == words]
    assert (mention.role, mention.relation) == (role, relation)
    if hint:
        assert mention.hint == hint


@pytest.mark.parametrize(
    "text",
    [
        "亚沙尔·阿利耶夫(签名)",
        "外交部长杰伊洪·巴伊拉莫夫的信",
        "建设和平和保持和平",
        "President Washington spoke.",
        "He may march to a new reading of the text.",
        "On 5 June the talks went on.",
        "The village was quiet. No one came.",
        "",
        "12345",
    ],
)
def test_traps_give_no_place(gaz, text):
    literal = [m for m in _mentions(text, gaz) if m.role == "literal"]
    assert literal == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("袭击了 Qwxyzabad 村。", "Qwxyzabad 村"),
        ("They shelled the village of Qwxyzabad.", "Qwxyzabad"),
    ],
)
def test_a_name_no_gazetteer_has_is_kept(gaz, text, words):
    (location,) = [loc for loc in _locations(text, gaz) if loc.mention.text == words]
    assert location.place is None
    assert location.lon is None
    assert "no entry" in location.reasons[0]


def test_a_name_without_a_place_changes_no_other(gaz):
    with_it = _locations("Shells fell on Goris and on the village of Qwxyzabad and Kapan.", gaz)
    without = _locations("Shells fell on Goris and on the village and Kapan.", gaz)
    places = [[loc.place.id for loc in found if loc.place] for found in (with_it, without)]
    assert places[0] == places[1]
    assert len(places[0]) == 2


def test_mentions_do_not_overlap_and_are_in_order(gaz, letter):
    mentions = geo.find_mentions(geo.read(letter), gaz)
    names = [m for m in mentions if len(m.parties) < 2 or m.hint == "border"]
    assert all(a.end <= b.start for a, b in pairwise(names))


def test_spans_hold_their_words(gaz, letter):
    doc = geo.read(letter)
    assert all(doc.text[m.start : m.end] == m.text for m in geo.find_mentions(doc, gaz))


def test_a_term_without_an_agreed_extent_is_never_located(gaz):
    (location,) = [
        loc for loc in _locations("在解放区开展重建工作。", gaz) if loc.mention.text == "解放区"
    ]
    assert location.place is None
    assert "without an agreed extent" in location.reasons[0]


def test_near_widens_the_doubt(gaz):
    at, near = (
        _locations(text, gaz)[0].radius_m for text in ("Fire on Goris.", "Fire near Goris.")
    )
    assert near > at


def test_a_border_of_untold_states_is_not_guessed(gaz):
    (location,) = geo.resolve([Mention("边界", 0, 2, "zh", hint="border", core="边界")], gaz)
    assert location.place is None
    assert "of which states" in location.reasons[0]


def test_an_airport_is_not_its_town(gaz):
    (location,) = [loc for loc in _locations("戈里斯机场关闭。", gaz) if "机场" in loc.mention.text]
    assert location.place is None or location.place.kind == "airport"


def test_the_region_of_a_text_decides_between_namesakes(gaz):
    alone = gaz.find("Lachin", limit=1)[0].place
    (location,) = [
        loc
        for loc in _locations("Mines in Lachin district of Azerbaijan.", gaz)
        if "Lachin" in loc.mention.text
    ]
    assert alone.country == location.place.country == "AZ"
    assert location.place.kind == "district"


def test_every_location_says_why(gaz, letter):
    for location in geo.find_places(letter, gaz=gaz):
        assert location.reasons
        if location.place:
            assert 0 < location.score <= 1
            assert location.place.id in {c.place.id for c in location.candidates}


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        ("Бои идут под Бахмутом и в Харькове.", "ru", {"geonames:713174", "geonames:706483"}),
        ("Обстрел начался в Лачинском районе.", "ru", {"geonames:147626"}),
        ("Вернулись в Степанакерт.", "ru", {"geonames:146970"}),
        ("قصف الجيش مدينة الخرطوم ثم انسحب إلى الشمال.", "ar", {"geonames:379252"}),
        ("Des tirs près de la ville de Goma, selon la mission.", "fr", {"geonames:216281"}),
        ("Disparos en la ciudad de Goma, según la misión.", "es", {"geonames:216281"}),
    ],
)
def test_names_in_other_languages_are_located(text, lang, names):
    gaz = gazetteer.open()
    located = resolve(find_mentions(read_string(text, lang=lang), gaz), gaz)
    assert {one.place.id for one in located if one.place} == names


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("قال إلى من بين في الجنوب يوم الأحد", "ar"),
        ("Совет и Комитет собрались в мае. Красный крест помог.", "ru"),
        ("Le conseil se réunit en mars.", "fr"),
        ("El consejo se reunió en mayo.", "es"),
    ],
)
def test_words_of_every_day_are_no_names(text, lang):
    gaz = gazetteer.open()
    assert [m.text for m in find_mentions(read_string(text, lang=lang), gaz)] == []


def test_another_recogniser_is_read_beside_the_gazetteer():
    text = "They came by zorvania and Homs."
    doc = geo.read_string(text, lang="en")
    alone = [loc.mention.text for loc in geo.find_places(doc)]
    beside = geo.find_places(doc, evidence=lambda text, lang: [(13, 21)] if lang == "en" else [])
    assert alone == ["Homs"]
    assert [(loc.mention.text, loc.place is None) for loc in beside] == [
        ("zorvania", True), ("Homs", False),
    ]  # fmt: skip


def test_a_recogniser_that_counts_wrong_is_told_so():
    doc = geo.read_string("Homs", lang="en")
    with pytest.raises(AtlasError, match="the span 2:9, and the text has 4"):
        geo.find_places(doc, evidence=lambda _text, _lang: [(2, 9)])
