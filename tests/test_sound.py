"""How names sound: spellings of one name in many scripts come out near each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.orthography import COUNTRIES, SCRIPTS, orthography
from gazetteer.sound import (
    LETTERS,
    LONGEST,
    SKELETON,
    distances,
    encode,
    neighbours,
    read_latin,
    readings,
    similarity,
    skeleton,
    skeletons,
    sound,
)

sounds = st.text(alphabet=LETTERS, min_size=1, max_size=LONGEST)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Lachin", "Laçın", "Лачин", "Lačin"),
        ("Aghdam", "Ağdam", "Агдам", "Ագդամ"),
        ("Kharkhar", "Xarxar", "Хархар"),
        ("Shusha", "Şuşa", "Шуша", "შუშა"),
        ("Jermuk", "Dzhermuk", "Djermuk"),
    ],
)
def test_spellings_of_one_name_sound_alike(spellings):
    first, *others = (sound(one, "AZ" if "ç" in one or "X" in one else "") for one in spellings)
    assert (similarity(first, encode(others)) > 0.9).all()


@pytest.mark.parametrize(
    ("written", "name", "country"),
    [
        ("阿加利", "Ağalı", "AZ"),
        ("贾马尔普尔", "Jamālpur", "BD"),
        ("圣何塞", "San José", "CR"),
        ("理查德-托尔", "Richard-Toll", "SN"),
        ("尼甘布", "Negombo", "LK"),
        ("Хулиака", "Juliaca", "PE"),
        ("Цзяоцзян", "Jiaojiang", "CN"),
        ("Беррешид", "Berrechid", "MA"),
        ("كيغامبوني", "Kigamboni", "TZ"),
        ("يانتشنغ", "Yancheng", "CN"),
        ("ცხინვალი", "Tskhinvali", "GE"),
        ("Ստեփանակերտ", "Stepanakert", "AZ"),
    ],
)
def test_a_transcription_finds_the_name(written, name, country):
    heard, known = sound(written), sound(name, country)
    assert similarity(heard, encode([known]))[0] > 0.6
    assert {skeleton(known)} & {*skeletons(heard), *neighbours(skeletons(heard))}


def test_what_cannot_be_read_is_silent():
    assert sound("") == sound("28") == sound("ཀ") == ""


@given(sounds)
def test_a_sound_is_as_far_from_itself_as_nothing(heard):
    assert distances(heard, encode([heard]))[0] == 0
    assert similarity(heard, encode([heard]))[0] == 1


@given(sounds, sounds)
def test_distance_has_no_direction(one, other):
    there, back = distances(one, encode([other]))[0], distances(other, encode([one]))[0]
    assert there == pytest.approx(back, abs=1e-5)


@given(sounds, st.lists(sounds, min_size=1, max_size=8))
def test_many_at_once_are_as_one_by_one(heard, others):
    together = distances(heard, encode(others))
    assert together == pytest.approx([distances(heard, encode([one]))[0] for one in others])


@given(sounds)
def test_skeletons_are_short_and_of_known_classes(heard):
    found = skeletons(heard)
    assert found == list(dict.fromkeys(found))
    for one in (*found, skeleton(heard)):
        assert len(one) <= SKELETON
        assert set(one) <= set("PFMNTKSR")


@given(st.text(alphabet="PFMNTKSR", min_size=1, max_size=SKELETON))
def test_neighbours_hold_every_skeleton_one_class_away(bone):
    near = set(neighbours([bone]))
    assert {bone[:at] + bone[at + 1 :] for at in range(len(bone))} <= near
    assert all(abs(len(one) - len(bone)) <= 1 for one in near)


@given(st.text(max_size=30))
def test_any_text_has_a_sound(text):
    heard = sound(text)
    assert len(heard) <= LONGEST
    assert set(heard) <= set(LETTERS)


@given(st.lists(st.text(alphabet="abcçdeghijklmñoqrsştuvxyz -'", max_size=12), max_size=5))
def test_names_are_read_together_as_one_by_one(names):
    together = read_latin("\n".join(names), "azerbaijani").split("\n")
    assert together == [read_latin(name, "azerbaijani") for name in names or [""]]


def test_every_table_speaks_of_known_sounds():
    ways = [orthography(name) for name in {"", *COUNTRIES.values()}]
    for way in (*ways, *SCRIPTS.values()):
        assert set("".join(way.sounds.values())) <= set(LETTERS)


def test_readings_are_syllables():
    table = readings()
    assert len(table) > 6700
    assert all(value.isascii() and value.islower() for value in table.values())
    assert (table["北"], table["京"], table["什"]) == ("bei", "jing", "shi")


def test_encoding_pads_with_zeros():
    assert encode(["ab", ""]).tolist() == [[1, 2, *[0] * (LONGEST - 2)], [0] * LONGEST]
    assert encode(["a"]).dtype == np.uint8
