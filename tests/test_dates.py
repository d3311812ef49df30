"""Time expressions, in text and in cells."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import find_dates, open_interval, parse_day
from geo.readers import read

DATED = "2022-09-13"

TOLD = [
    ("zh", "2022 年 9 月 12 日至 13 日夜间", ["2022-09-12/2022-09-13"]),
    ("zh", "9月13日", ["2022-09-13"]),
    ("zh", "2022年8月30日至9月2日", ["2022-08-30/2022-09-02"]),
    ("zh", "12 月 24 日", ["2021-12-24"]),  # the nearest past one, seen from September
    ("zh", "2022 年 5 月的会议", ["2022-05"]),
    ("zh", "昨晚的事件", ["2022-09-12/2022-09-13"]),
    ("zh", "在未来几天内", ["2022-09-13/.."]),
    ("zh", "第 2202 (2015)号决议", []),
    ("zh", "2022 年 9 月 31 日", []),
    ("zh", "第七十七届会议", []),
    ("en", "on the night of 12 to 13 September 2022", ["2022-09-12/2022-09-13"]),
    ("en", "from 30 August to 2 September 2022", ["2022-08-30/2022-09-02"]),
    ("en", "On 13 September", ["2022-09-13"]),
    ("en", "March 3, 2021", ["2021-03-03"]),
    ("en", "2022-09-13", ["2022-09-13"]),
    ("en", "May 2022", ["2022-05"]),
    ("en", "yesterday", ["2022-09-12"]),
    ("en", "resolution 2202 (2015)", []),
    ("en", "31 September 2022", []),
    ("en", "agenda items 30, 60 and 134", []),
    ("en", "He may 5 times", []),
]


@pytest.mark.parametrize(("lang", "text", "edtf"), TOLD)
def test_dates_in_text(lang, text, edtf):
    assert [e.when.edtf for e in find_dates(text, lang=lang, dated=DATED)] == edtf


def test_a_year_named_before_is_the_year_meant():
    text = "2020 年 11 月 10 日声明……按照 11 月 10 日三方声明"
    first, second = find_dates(text, lang="zh", dated=DATED)
    assert second.when.edtf == "2020-11-10"
    assert second.when.basis == "year_inferred_from_text"
    assert not first.of_event
    assert not second.of_event


def test_without_a_document_date_a_year_is_not_made_up():
    assert find_dates("9 月 13 日", lang="zh") == ()


def test_the_year_a_mine_was_made_is_no_date_of_an_event():
    (expression,) = find_dates("亚美尼亚 2021 年生产的地雷", lang="zh", dated=DATED)
    assert not expression.of_event


@pytest.mark.parametrize(
    ("lang", "text", "time"),
    [
        ("zh", "9 月 13 日上午 9 时", "09:00"),
        ("zh", "9 月 13 日下午 3 时 5 分", "15:05"),
        ("zh", "9 月 13 日 25 时", None),
        ("en", "13 September 2022 at 09:00", "09:00"),
    ],
)
def test_times_of_day(lang, text, time):
    (expression,) = find_dates(text, lang=lang, dated=DATED)
    assert expression.when.time_local == time


def test_the_letter_names_its_dates(letter):
    doc = read(letter)
    told = [e.when.edtf for e in find_dates(doc.text, lang="zh", dated=doc.dated) if e.of_event]
    assert set(told) == {"2022-09-13", "2022-09-12/2022-09-13", "2022-09-13/.."}


@given(st.dates(datetime.date(1000, 1, 1)), st.integers(0, 400))
def test_cells_round_trip(first, days):
    try:
        last = first + datetime.timedelta(days)
    except OverflowError:
        last = first
    text = f"{first}/{last}" if days else f"{first}"
    when = parse_day(text)
    assert (when.start, when.end) == (str(first), str(last))
    assert when.edtf == (text if first != last else str(first))
    assert parse_day(f"{first:%d.%m}.{first.year:04d}").start == str(first)


@pytest.mark.parametrize("text", ["2022-09-31", "2022-13", "31.02.2022", "2022-09-13/2022-09-12"])
def test_impossible_days_are_errors(text):
    with pytest.raises(ValueError, match=r"calendar|lies after"):
        parse_day(text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2022-9-1", "2022-09-01"),
        ("2022/09/13", "2022-09-13"),
        ("13/09/2022", "2022-09-13"),
        ("09/13/2022", "2022-09-13"),
        ("2022-09-13/..", "2022-09-13/.."),
        ("../2022-09", "../2022-09"),
    ],
)
def test_days_as_people_write_them(text, edtf):
    assert parse_day(text).edtf == edtf


def test_a_day_that_may_be_two_is_not_guessed():
    with pytest.raises(ValueError, match="day or the month first"):
        parse_day("03/04/2022")


@pytest.mark.parametrize("text", ["", "soon", "../..", "1/2/3", "2022-09-13T09:00"])
def test_what_is_no_day_is_none(text):
    assert parse_day(text) is None


def test_open_intervals():
    assert open_interval(DATED, future=False).edtf == "../2022-09-13"
    assert open_interval(DATED, future=True).start == DATED
    assert open_interval("", future=True).edtf == ""
