"""What somebody says happened, and what is no event."""

from __future__ import annotations

import pytest

import geo
from geo.incidents import incident_id

DATED = "2022-09-13"


def _claims(text, lang=None):
    doc = geo.read_string(text, lang=lang, dated=DATED)
    return geo.find_claims(doc, geo.find_places(doc))


TOLD = [
    # text, topic, modality, polarity, edtf
    ("在拉钦区埋设地雷。", "mine_laying", "occurred", "asserted", "../2022-09-13"),
    ("企图在道路上埋设地雷。", "mine_laying", "attempted", "asserted", "../2022-09-13"),
    ("赞格兰新机场的建设即将完成。", "opening", "planned", "asserted", "2022-09-13/.."),
    ("9 月 12 日炮击了戈里斯。", "shelling", "occurred", "asserted", "2022-09-12"),
    ("没有平民伤亡。", "harm_to_civilians", "occurred", "denied", "../2022-09-13"),
    ("Goris was shelled on 12 September.", "shelling", "occurred", "asserted", "2022-09-12"),
    ("They tried to lay mines there.", "mine_laying", "attempted", "asserted", "../2022-09-13"),
    ("A bomb exploded in Goris.", "explosion", "occurred", "asserted", "../2022-09-13"),
    ("An air strike hit Goris.", "air_strike", "occurred", "asserted", "../2022-09-13"),
    ("Gunmen raided the town of Goris.", "attack", "occurred", "asserted", "../2022-09-13"),
    ("Two vehicles hit a mine.", "mine_blast", "occurred", "asserted", "../2022-09-13"),
    ("Artillery hit No. 5 street.", "shelling", "occurred", "asserted", "../2022-09-13"),
    ("No shelling took place.", "shelling", "occurred", "denied", "../2022-09-13"),
    ("He did not deny the shelling.", "shelling", "occurred", "asserted", "../2022-09-13"),
    ("They released five detainees yesterday.", "release", "occurred", "asserted", "2022-09-12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "topic", "modality", "polarity", "edtf"), TOLD)
def test_events(text, topic, modality, polarity, edtf):
    (claim,) = _claims(text)
    assert (claim.topic, claim.modality, claim.polarity) == (topic, modality, polarity)
    assert claim.when.edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "阿塞拜疆常驻联合国代表给秘书长的信",
        "自与亚美尼亚的冲突结束以来，阿塞拜疆一直在开展活动。",
        "按照 11 月 10 日三方声明的规定撤出武装部队。",
        "We appeal to both sides to negotiate.",
        "",
    ],
)
def test_what_is_no_event(text):
    assert _claims(text) == ()


def test_the_mark_is_the_place_in_the_quote():
    (claim,) = _claims("双方对峙。据称在拉钦区埋设地雷。")
    (start, end), *_ = claim.marks
    assert claim.quote[start:end] == "拉钦区"


def test_an_undated_text_leaves_the_time_open():
    doc = geo.read_string("Goris was shelled.", lang="en")
    (claim,) = geo.find_claims(doc, geo.find_places(doc))
    assert (claim.when.edtf, claim.when.start, claim.when.end) == ("", None, None)


def test_a_sender_that_is_not_stated_is_not_made_up():
    (claim,) = _claims("Goris was shelled.")
    assert claim.claimed_by == ("text (sender not stated)",)


def test_the_id_is_of_the_content_not_of_the_name(letter, tmp_path):
    copy = tmp_path / "another name.txt"
    copy.write_bytes(letter.read_bytes())
    ids = [[i.incident_id for i in geo.study(path).incidents] for path in (letter, copy)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])


def test_the_order_of_documents_changes_no_row(letter, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Goris was shelled on 12 September 2022.", encoding="utf-8")
    there = geo.locate([letter, other])
    back = geo.locate([other, letter])
    columns = [c for c in there.columns if c != "geometry"]
    assert (
        there[columns].sort_values("incident_id").reset_index(drop=True)
        .equals(back[columns].sort_values("incident_id").reset_index(drop=True))
    )  # fmt: skip


def test_incident_ids_differ_by_topic():
    a, b = _claims("Goris was shelled and mines were laid.")
    assert incident_id(a) != incident_id(b)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Troops have shelled Goris since 10 May 2023.", "2023-05-10/2023-05-17"),
        ("Troops will shell Goris from 20 May 2023 on.", None),
    ],
)
def test_what_goes_on_is_known_up_to_the_day_on_which_it_is_told(text, edtf):
    doc = geo.read_string(text, lang="en", dated="2023-05-17")
    told = [claim.when.edtf for claim in geo.find_claims(doc, geo.find_places(doc))]
    assert told == [edtf] if edtf else all("2023-05-17" not in one for one in told)
