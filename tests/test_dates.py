"""Time expressions, in text and in cells."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import find_dates, open_interval, parse_day
from geo.dates.templates import rules
from geo.languages import language
from geo.readers import read

DATED = "2022-09-13"

GOLD = [
    json.loads(line)
    for line in (Path(__file__).parent / "data/gold/gold.jsonl").read_text("utf-8").splitlines()
]

TOLD = [
    ("zh", "2022 年 9 月 12 日至 13 日夜间", ["2022-09-12/2022-09-13"]),
    ("zh", "9月13日", ["2022-09-13"]),
    ("zh", "2022年8月30日至9月2日", ["2022-08-30/2022-09-02"]),
    ("zh", "12 月 24 日", ["2021-12-24"]),  # the nearest past one, seen from September
    ("zh", "2022 年 5 月的会议", ["2022-05"]),
    ("zh", "昨夜的事件", ["2022-09-12/2022-09-13"]),
    ("zh", "昨晚的事件", ["2022-09-12"]),  # the evening is a part of its day
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


# Seen from Wednesday, 17 May 2023.
SIX = [
    ("en", "On 2 May. Since then", ["2023-05-02", "2023-05-02/2023-05-17"]),
    ("fr", "Le 2 mai. Depuis lors", ["2023-05-02", "2023-05-02/2023-05-17"]),
    ("es", "El 2 de mayo. Desde entonces", ["2023-05-02", "2023-05-02/2023-05-17"]),
    ("ru", "2 мая. С тех пор", ["2023-05-02", "2023-05-02/2023-05-17"]),
    ("zh", "5月2日。自那时以来", ["2023-05-02", "2023-05-02/2023-05-17"]),
    ("ar", "في 2 أيار/مايو. منذ ذلك الحين", ["2023-05-02", "2023-05-02/2023-05-17"]),
    ("en", "On the night of 2 May. The same day", ["2023-05-02/2023-05-03", "2023-05-03"]),
    ("en", "From 2 to 6 May. The same day", ["2023-05-02/2023-05-06", "2023-05-02/2023-05-06"]),
    ("en", "On Monday, May 15, 2023 at 9:30 a.m.", ["2023-05-15"]),
    ("en", "On 5 May and 7 June 2022", ["2023-05-05", "2022-06-07"]),
    ("en", "between 28 April and 2 May", ["2023-04-28/2023-05-02"]),
    ("en", "in mid-April, since 2019", ["2023-04-11/2023-04-20", "2019/.."]),
    ("en", "between 2015 and 2019; in 2020-2021", ["2015/2019", "2020/2021"]),
    ("en", "On 30 April. The next day, two days later", ["2023-04-30", "2023-05-01", "2023-05-03"]),
    ("en", "next Monday, last Friday", ["2023-05-22", "2023-05-12"]),
    ("en", "the week ending 14 May", ["2023-05-08/2023-05-14"]),
    ("en", "three days ago; last month; last week",
     ["2023-05-14", "2023-04", "2023-05-08/2023-05-14"]),
    ("en", "15 Sha'ban 1445; 10 Khordad 1401", ["2024-02-25", "2022-05-31"]),
    ("en", "in the first quarter of 2023", ["2023-01/2023-03"]),
    ("en", "S/2022/701, paragraph 3.2.12, tel. 212-963-1234, item 5.12", []),
    ("fr", "le lundi 15 mai 2023 à 9 h 30", ["2023-05-15"]),
    ("fr", "dans la nuit du 5 au 6 mai", ["2023-05-05/2023-05-06"]),
    ("fr", "à la mi-avril, depuis 2019", ["2023-04-11/2023-04-20", "2019/.."]),
    ("fr", "le 1er mai, puis le lendemain", ["2023-05-01", "2023-05-02"]),
    ("fr", "il y a trois jours; le mois dernier", ["2023-05-14", "2023-04"]),
    ("fr", "avant-hier, vendredi dernier", ["2023-05-15", "2023-05-12"]),
    ("fr", "en février dernier", ["2023-02"]),
    ("fr", "la résolution 2202 (2015), S/2022/701", []),
    ("es", "el lunes 15 de mayo de 2023 a las 9:30", ["2023-05-15"]),
    ("es", "en la noche del 5 al 6 de mayo", ["2023-05-05/2023-05-06"]),
    ("es", "a mediados de abril, desde 2019", ["2023-04-11/2023-04-20", "2019/.."]),
    ("es", "el 1º de mayo y al día siguiente", ["2023-05-01", "2023-05-02"]),
    ("es", "hace tres días; la semana pasada", ["2023-05-14", "2023-05-08/2023-05-14"]),
    ("es", "el 14 de octubre de 2022. Murió el día 20", ["2022-10-14", "2022-10-20"]),
    ("es", "la resolución 2202 (2015), S/2022/701", []),
    ("ru", "в понедельник, 15 мая 2023 года, в 9:30", ["2023-05-15"]),
    ("ru", "в ночь с 7 на 8 мая", ["2023-05-07/2023-05-08"]),
    ("ru", "в ночь на вторник", ["2023-05-15/2023-05-16"]),
    ("ru", "в середине апреля, с 2019 года", ["2023-04-11/2023-04-20", "2019/.."]),
    ("ru", "12.05.2023, 12.05.23", ["2023-05-12", "2023-05-12"]),
    ("ru", "1 мая, а через два дня", ["2023-05-01", "2023-05-03"]),
    ("ru", "три дня назад; в прошлом месяце", ["2023-05-14", "2023-04"]),
    ("ru", "в феврале прошлого года, 10-го числа", ["2022-02", "2022-02-10"]),
    ("ru", "позавчера, в субботу вечером", ["2023-05-15", "2023-05-13"]),
    ("ru", "резолюция 2202 (2015), S/2022/701, в среде беженцев", []),
    ("zh", "5月15日星期一上午9时30分", ["2023-05-15"]),
    ("zh", "二〇二三年五月十二日", ["2023-05-12"]),
    ("zh", "5月5日和2022年6月7日", ["2023-05-05", "2022-06-07"]),
    ("zh", "4月中旬，自2019年以来", ["2023-04-11/2023-04-20", "2019/.."]),
    ("zh", "5月1日。次日和两天后", ["2023-05-01", "2023-05-02", "2023-05-04"]),
    ("zh", "三天前，上周五，上个月", ["2023-05-14", "2023-05-12", "2023-04"]),
    ("zh", "去年2月，本月3日", ["2022-02", "2023-05-03"]),
    ("zh", "当地时间12日下午", ["2023-05-12"]),
    ("zh", "6个月，第2202(2015)号决议，议程项目30", []),
    ("ar", "يوم الاثنين 15 أيار/مايو 2023 الساعة 9:30 صباحا", ["2023-05-15"]),
    ("ar", "٣ أيار ٢٠٢٣", ["2023-05-03"]),
    ("ar", "في الخامس والعشرين من نيسان", ["2023-04-25"]),
    ("ar", "في منتصف نيسان/أبريل، منذ عام 2019", ["2023-04-11/2023-04-20", "2019/.."]),
    ("ar", "في 1 مايو، وفي اليوم التالي", ["2023-05-01", "2023-05-02"]),
    ("ar", "قبل ثلاثة أيام، الشهر الماضي", ["2023-05-14", "2023-04"]),
    ("ar", "٢٥ رمضان ١٤٤٤هـ", ["2023-04-16"]),
    ("ar", "10 خرداد 1401", ["2022-05-31"]),
    ("ar", "أمس الثلاثاء، فجر الأحد", ["2023-05-16", "2023-05-14"]),
    ("ar", "القرار 2202 (2015)، S/2022/701", []),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "edtf"), SIX)
def test_dates_of_six_languages(lang, text, edtf):
    assert [e.when.edtf for e in find_dates(text, lang=lang, dated="2023-05-17")] == edtf


WRITTEN = {
    "en": "{d} {m} {y}",
    "fr": "le {d} {m} {y}",
    "es": "el {d} de {m} de {y}",
    "ru": "{d} {m} {y} года",
    "zh": "{y}年{n}月{d}日",
    "ar": "في {d} {m} {y}",
}


@pytest.mark.parametrize("lang", sorted(WRITTEN))
@given(day=st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), data=st.data())
def test_every_day_of_the_calendar_is_read_back(lang, day, data):
    names = [name for name, number in language(lang).dates.months.items() if number == day.month]
    month = data.draw(st.sampled_from(names)) if names else ""
    text = WRITTEN[lang].format(d=day.day, m=month, y=day.year, n=day.month)
    assert [e.when.edtf for e in find_dates(text, lang=lang)] == [day.isoformat()]


@pytest.mark.parametrize("lang", sorted(WRITTEN))
def test_every_rule_has_needles_and_they_lose_nothing(lang, monkeypatch):
    texts = [(t["text"], t["dated"]) for t in GOLD if t["lang"] == lang]
    quick = [find_dates(text, lang=lang, dated=dated) for text, dated in texts]
    assert sum(not rule.needles for rule in rules(lang)) <= 1
    everywhere = tuple(replace(rule, needles=frozenset()) for rule in rules(lang))
    monkeypatch.setattr("geo.dates.find.rules", lambda lang: everywhere)
    assert [find_dates(text, lang=lang, dated=dated) for text, dated in texts] == quick


@pytest.mark.parametrize("lang", sorted(WRITTEN))
def test_the_open_half_of_the_gold(lang):
    right = total = 0
    for text in (t for t in GOLD if t["lang"] == lang and t["half"] == "dev"):
        found = find_dates(text["text"], lang=lang, dated=text["dated"])
        for told in text["dates"]:
            total += 1
            right += any(
                e.when.edtf == told["edtf"] and e.start < told["end"] and told["start"] < e.end
                for e in found
            )
    assert right / total >= 0.96


@pytest.mark.parametrize(
    ("lang", "text", "basis"),
    [
        ("en", "yesterday", "relative_to_document_date"),
        ("en", "5 May 2022, the next day", "relative_to_text"),
        ("ru", "накануне", "relative_to_document_date"),
        ("fr", "le 5 mai", "year_inferred_from_document_date"),
        ("zh", "2020年5月5日，5月5日", "year_inferred_from_text"),
    ],
)
def test_where_a_date_comes_from(lang, text, basis):
    assert find_dates(text, lang=lang, dated="2023-05-17")[-1].when.basis == basis


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "the letter dated 5 May 2023"),
        ("fr", "la lettre datée du 5 mai 2023"),
        ("es", "la carta de fecha 5 de mayo de 2023"),
        ("ru", "письмо от 5 мая 2023 года"),
        ("ar", "الرسالة المؤرخة 5 أيار/مايو 2023"),
        ("zh", "2023年5月5日的信"),
    ],
)
def test_the_date_of_a_paper_is_no_date_of_an_event(lang, text):
    (expression,) = find_dates(text, lang=lang)
    assert expression.when.edtf == "2023-05-05"
    assert not expression.of_event


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
    assert set(told) == {"2022-09-12", "2022-09-13", "2022-09-12/2022-09-13", "2022-09-13/.."}


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
