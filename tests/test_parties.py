"""Who acts and suffers, by what means, and what was hit: only what the words say."""

from __future__ import annotations

import csv
import json
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

import gazetteer
from geo.claim import Claim
from geo.claims import find_claims
from geo.claims.parties import things_in
from geo.events import TOPICS
from geo.frame import to_frame
from geo.incidents import join
from geo.languages import LANGUAGES
from geo.parties import ACTOR_KINDS, ACTOR_ROLES, MEANS, TARGETS
from geo.places import find_places
from geo.readers import read_string

if TYPE_CHECKING:
    from gazetteer.lookup import Gazetteer

DID, HIT, PARTY = "alleged_perpetrator", "target", "party"

TOLD = [
    ("en", "Three teachers were abducted by gunmen near Djibo on 4 May.",
     {"gunmen": DID, "teachers": HIT}, (), ("school",)),
    ("en", "Soldiers shot dead five villagers in Karma.",
     {"Soldiers": DID, "villagers": HIT}, ("small_arms",), ("civilians",)),
    ("en", "The Rapid Support Forces shelled the hospital in El Fasher.",
     {"Rapid Support Forces": DID}, ("artillery",), ("health",)),
    ("en", "Police fired tear gas at protesters in Nairobi on Tuesday.",
     {"Police": DID, "protesters": HIT}, ("crowd_control",), ()),
    ("en", "Clashes between soldiers and rebels near Masisi went on.",
     {"soldiers": PARTY, "rebels": PARTY}, (), ("military",)),
    ("fr", "Des hommes armés ont enlevé trois enseignants à Djibo le 4 mai.",
     {"hommes armés": DID, "enseignants": HIT}, (), ("school",)),
    ("fr", "Des villageois ont été tués par des soldats à Moura.",
     {"soldats": DID, "villageois": HIT}, (), ("civilians",)),
    ("es", "Hombres armados secuestraron a tres maestros en Tibú el 4 de mayo.",
     {"Hombres armados": DID, "maestros": HIT}, (), ("school",)),
    ("es", "Dos líderes sociales fueron asesinados por sicarios en Tumaco.",
     {"sicarios": DID, "líderes sociales": HIT}, (), ()),
    ("ru", "Российские войска обстреляли больницу в Херсоне 4 мая.",
     {"Российские войска": DID}, ("artillery",), ("health",)),
    ("ru", "Неизвестные в масках похитили трёх учителей в Гао.",
     {"Неизвестные в масках": DID, "учителей": HIT}, (), ("school",)),
    ("zh", "5月4日，武装人员在迪博绑架了三名教师。",
     {"武装人员": DID, "教师": HIT}, (), ("school",)),
    ("zh", "赫尔松一家医院遭俄罗斯军队炮击，5名平民死亡。",
     {"俄罗斯军队": DID, "平民": HIT}, ("artillery",), ("civilians", "health")),
    ("ar", "قصفت قوات الدعم السريع مستشفى في الفاشر يوم 4 أيار/مايو.",
     {"قوات الدعم السريع": DID}, (), ("health",)),
    ("ar", "قُتل خمسة مدنيين على يد الجيش في مورا.",
     {"الجيش": DID, "مدنيين": HIT}, (), ("civilians",)),
]  # fmt: skip


@pytest.fixture(scope="module")
def gaz() -> Gazetteer:
    return gazetteer.open(layers=False)


def claims(text: str, lang: str, gaz: Gazetteer) -> tuple[Claim, ...]:
    doc = read_string(text, lang=lang, dated="2024-05-10")
    return find_claims(doc, find_places(doc, gaz=gaz))


@pytest.mark.parametrize(("lang", "text", "roles", "means", "targets"), TOLD)
def test_who_did_what_to_whom(
    lang: str, text: str, roles: dict[str, str], means: tuple[str, ...],
    targets: tuple[str, ...], gaz: Gazetteer,
) -> None:  # fmt: skip
    (claim,) = claims(text, lang, gaz)
    assert {a.name: a.role for a in claim.actors} == roles
    assert (claim.means, claim.targets) == (means, targets)


def test_whom_the_words_cite_is_no_actor(gaz: Gazetteer) -> None:
    said = "According to the police, masked men burned down a school in Mopti."
    (claim,) = claims(said, "en", gaz)
    assert [a.name for a in claim.actors] == ["masked men"]


def test_a_mediator_is_no_side(gaz: Gazetteer) -> None:
    said = "A ceasefire between soldiers and rebels, brokered by peacekeepers, was signed in Goma."
    (claim,) = claims(said, "en", gaz)
    assert {a.name: a.role for a in claim.actors}["peacekeepers"] == "mediator"


def test_nobody_is_a_perpetrator_of_a_clash(gaz: Gazetteer) -> None:
    said = "Armenian and Azerbaijani soldiers exchanged fire near Sotk on 12 September 2022."
    (claim,) = claims(said, "en", gaz)
    assert {a.role for a in claim.actors} == {PARTY}


def test_those_who_did_it_are_not_what_was_hit(gaz: Gazetteer) -> None:
    """An attack by soldiers on villagers is one on civilians, and no clash."""
    (claim,) = claims("Villagers were killed by the army in Moura.", "en", gaz)
    assert (claim.event_type, claim.targets) == ("Violence against civilians", ("civilians",))


def test_words_are_of_the_vocabularies() -> None:
    for language in LANGUAGES.values():
        words = language.parties
        assert set(words.actors) == set(ACTOR_KINDS)
        assert list(words.means) == list(MEANS)
        assert list(words.targets) == list(TARGETS)
    table = files("geo").joinpath("data/groups.tsv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines(), delimiter="\t"))
    assert {row["kind"] for row in rows} <= set(ACTOR_KINDS)


def test_a_table_of_few_words_tells_means_and_targets() -> None:
    assert things_in("вертолёт обстрелял школу", "shelling", lang="ru")[1] == ("school",)
    assert things_in("agreement on schools", "agreement", lang="en") == ((), ())


def test_the_table_holds_them(gaz: Gazetteer) -> None:
    gdf = to_frame(join(claims(TOLD[0][1], "en", gaz), (), gaz))
    row = gdf.iloc[0]
    assert (row.actors, row.targets) == ("teachers; gunmen", "school")
    assert '"role": "alleged_perpetrator"' in row.details
    assert set(ACTOR_ROLES) >= {DID, HIT, PARTY}


@pytest.mark.parametrize("lang", ["en", "fr", "es", "ru", "zh", "ar"])
def test_the_page_says_them_in_its_languages(lang: str) -> None:
    words = json.loads(files("maps").joinpath(f"page/words/{lang}.json").read_text("utf-8"))
    assert set(words["roles"]) == set(ACTOR_ROLES)
    assert set(words["meansKinds"]) == set(MEANS)
    assert set(words["targetKinds"]) == set(TARGETS)
    assert set(words["topics"]) == {topic.label for topic in TOPICS.values()}
