"""Types of events under another vocabulary: what becomes what, and what a wrong file is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from click.testing import CliRunner

import geo
from gazetteer.errors import BadVocabulary
from geo.claim import Claim, Incident
from geo.events import EVENT_TYPES, TOPICS
from geo.vocabularies import NONE, PACKAGED, read_vocabulary, recode
from maps.cli import main
from maps.symbols import SYMBOLS, symbols_of

OWN = """
name: Our desk
types:
  Mines:
    laid: [mine_laying]
    gone off: [mine_blast]
  Fire: [fire, Shelling/artillery/missile attack]
  Fighting: [Battles]
"""


def _claim(topic):
    one = TOPICS[topic]
    return Claim(one.event_type, one.event_subtype, topic)


def _under(vocabulary, claim):
    (incident,) = recode([Incident("ia:1", (claim,))], read_vocabulary(vocabulary))
    found = incident.claims[0]
    return found.event_type, found.event_subtype


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.yml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("topic", "under"),
    [
        ("mine_laying", ("Mines", "laid")),
        ("mine_blast", ("Mines", "gone off")),
        ("fire", ("Fire", "")),  # the topic before its type
        ("shelling", ("Fire", "")),  # the sub-type
        ("clash", ("Fighting", "")),  # the type
        ("protest", (NONE, "")),
    ],
)
def test_what_is_named_finest_counts(own, topic, under):
    assert _under(own, _claim(topic)) == under


@pytest.mark.parametrize("vocabulary", [name for name in PACKAGED if name != "acled"])
def test_each_event_of_ours_has_a_place_or_none_and_is_told_so(vocabulary):
    known = read_vocabulary(vocabulary)
    assert known.source
    for topic in TOPICS:
        kind, _ = _under(vocabulary, _claim(topic))
        assert kind == NONE or kind in {one for one, _ in known.becomes.values()}
        assert kind not in EVENT_TYPES or kind == NONE


def test_violence_is_none_of_these_in_no_vocabulary():
    for name in ("ucdp", "plover"):
        for topic, one in TOPICS.items():
            if one.event_type.startswith(("Battles", "Explosions", "Violence")):
                assert _under(name, _claim(topic))[0] != NONE, (name, topic)


def test_what_somebody_named_otherwise_stays():
    claim = Claim("State-based conflict", "1", "")
    assert _under("plover", claim) == ("State-based conflict", "1")


def test_all_else_of_a_claim_stays():
    claim = replace(_claim("fire"), quote="They fired.", claimed_by=("A",))
    (incident,) = recode([Incident("ia:1", (claim,))], read_vocabulary("plover"))
    assert replace(incident.claims[0], event_type="Battles", event_subtype="Armed clash") == claim
    assert recode([incident], read_vocabulary("acled")) == (incident,)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("types:\n  A: [mine_layin]", "'mine_layin' is none of ours; near it: mine_laying"),
        ("types:\n  A: [fire]\n  B: [fire]", "'fire' becomes 'A' and 'B'"),
        ("types:\n  A: fire", "'A' wants a list of names"),
        ("- fire", "no list of types"),
        ("types: [", "cannot be read"),
        ("types:\n  A: !!python/object/apply:os.getcwd []", "cannot be read"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong(tmp_path, text, says):
    path = tmp_path / "wrong.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadVocabulary, match=r"wrong\.yml") as error:
        read_vocabulary(path)
    assert says in str(error.value)


def test_a_file_that_is_not_there_is_told_before_the_work(letter, tmp_path):
    with pytest.raises(BadVocabulary, match="name one of acled, ucdp, plover"):
        geo.study(tmp_path / "no letter", vocabulary="goldstein")


def test_the_letter_under_a_vocabulary_of_ones_own(letter, own, tmp_path):
    out = tmp_path / "out.csv"
    told = CliRunner().invoke(
        main, ["locate", str(letter), "--vocabulary", str(own), "-o", str(out)]
    )
    assert told.exit_code == 0, told.output
    usual, other = geo.locate(letter), geo.locate(letter, vocabulary=own)
    assert list(other.incident_id) == list(usual.incident_id)
    assert list(other.title) == list(usual.title)
    assert {"Mines", "Fighting"} <= set(other.event_type)
    assert "Mines,laid" in out.read_text(encoding="utf-8")


def test_types_of_another_vocabulary_look_different_from_each_other():
    looks = symbols_of(["ASSAULT", "PROTEST", "COERCE", "none_of_these"])
    assert len({looks[kind] for kind in ("ASSAULT", "PROTEST", "COERCE")}) == 3
    assert "none_of_these" not in looks
    assert symbols_of(["Battles", "Protests"]) == SYMBOLS
