"""Cells as people write them: dates, coordinates, places, figures; each bad one is a sentence."""

from __future__ import annotations

import csv
import io
import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
from gazetteer.errors import BadTable, UnreadableDocument
from geo.points import read_angle, read_pair, read_point
from geo.records import read_records
from geo.records.days import Order, clock_time, infer_order, read_day


@pytest.fixture(scope="module")
def gaz():
    return gazetteer.open()


@pytest.fixture
def read(tmp_path, gaz):
    """Read a table given as text."""

    def read_text(text, **options):
        path = tmp_path / "a.csv"
        path.write_text(text, encoding="utf-8", newline="")
        return read_records(path, gaz, **options)

    return read_text


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("2022-09-13", "2022-09-13"),
        ("2022-09-12/2022-09-13", "2022-09-12/2022-09-13"),
        ("../2022-09-13", "../2022-09-13"),
        ("2022-09", "2022-09"),
        ("2022", "2022"),
        ("20220913", "2022-09-13"),
        ("2022/9/13", "2022-09-13"),
        ("2022.09.13", "2022-09-13"),
        ("13.09.2022", "2022-09-13"),
        ("03.04.2022", "2022-04-03"),
        ("13/09/2022", "2022-09-13"),
        ("09/13/2022", "2022-09-13"),
        ("13-9-22", "2022-09-13"),
        ("13 09 2022", "2022-09-13"),
        ("5/5/2022", "2022-05-05"),
        ("09/2022", "2022-09"),
        ("16 May 2025", "2025-05-16"),
        ("May 16, 2025", "2025-05-16"),
        ("16-May-25", "2025-05-16"),
        ("Tuesday 13 September 2022", "2022-09-13"),
        ("13th of Sept. 2022", "2022-09-13"),
        ("September 2022", "2022-09"),
        ("2022年9月13日", "2022-09-13"),
        ("2022年9月", "2022-09"),
        ("١٣/٩/٢٠٢٢", "2022-09-13"),
        ("２０２２－０９－１３", "2022-09-13"),
        ("12 Sep 2022 - 13 Sep 2022", "2022-09-12/2022-09-13"),
        ("12.09.2022 – 13.09.2022", "2022-09-12/2022-09-13"),
        ("2022年9月12日至2022年9月13日", "2022-09-12/2022-09-13"),
        ("2022-09-13T10:30:00Z", "2022-09-13"),
        ("2022-09-13 00:00:00.000", "2022-09-13"),
        ("13/09/2022 14:05", "2022-09-13"),
    ],
)
def test_dates_as_people_write_them(cell, edtf):
    when = read_day(cell, Order(""))
    assert (when.edtf, when.verbatim) == (edtf, cell)


@pytest.mark.parametrize(
    "cell", ["early September", "unknown", "13", "x/y/z", "1/2", "May", "12345678901", "13/9/202"]
)
def test_what_is_no_date(cell):
    assert read_day(cell, Order("")) is None


@pytest.mark.parametrize(
    "cell", ["2022-09-31", "31.09.2022", "31 Sep 2022", "2022年13月1日", "13/2022"]
)
def test_what_the_calendar_does_not_have(cell):
    with pytest.raises(ValueError, match="the calendar has no"):
        read_day(cell, Order(""))


def test_a_time_beside_the_date_is_kept_unless_it_is_of_another_zone():
    assert read_day("13/09/2022 2:05 pm", Order("")).time_local == "14:05"
    assert read_day("2022-09-13T10:30:00Z", Order("")).time_local is None
    assert read_day("2022-09-13 00:00:00", Order("")).time_local is None


@pytest.mark.parametrize(
    ("cell", "time"),
    [("9:00", "09:00"), ("21.30", "21:30"), ("9h15", "09:15"), ("9:15 pm", "21:15"),
     ("12:05 am", "00:05"), ("21:30:59", "21:30"), ("9时15分", "09:15"), ("noonish", None),
     ("25:00", None)],
)  # fmt: skip
def test_times_of_day(cell, time):
    assert clock_time(cell) == time


def test_the_order_is_inferred_from_the_whole_column_and_stated(read):
    records = read("date,place\n03/04/2022,Goris\n25/04/2022,Goris\n")
    assert [claim.when.edtf for claim in records.claims] == ["2022-04-03", "2022-04-25"]
    assert "day first: 1 cell can be read in no other way" in records.columns[0].why
    records = read("date,place\n03/04/2022,Goris\n04/25/2022,Goris\n")
    assert [claim.when.edtf for claim in records.claims] == ["2022-03-04", "2022-04-25"]


def test_an_order_that_nothing_shows_keeps_both_days_and_says_so(read):
    records = read("date,place\n03/04/2022,Goris\n")
    (claim,), (problem,) = records.claims, records.problems
    assert claim.when.edtf == "2022-03-04/2022-04-03"
    assert problem.kept
    assert "may have the day or the month first" in str(problem)
    assert not read("date,place\n03/04/2022,Goris\n", order="day").problems
    assert not read("date (dd/mm/yyyy),place\n03/04/2022,Goris\n").problems


def test_cells_that_speak_for_both_orders_are_said():
    assert infer_order(["25/04/2022", "04/25/2022"]).why == (
        "1 cells have the day first and 1 the month"
    )


def test_days_as_spreadsheets_count_them(read):
    records = read("date,place\n44817,Goris\n44818,Goris\n")
    assert [claim.when.edtf for claim in records.claims] == ["2022-09-13", "2022-09-14"]
    assert "days of a spreadsheet" in records.columns[0].why


def test_a_date_that_cannot_be_read_leaves_the_row_undated(read):
    (claim,), (problem,) = read("date,place\nearly September,Goris\n")[:2]
    assert (claim.when.edtf, claim.when.verbatim) == ("", "early September")
    assert (problem.row, problem.column, problem.kept) == (2, "date", True)


def test_first_and_last_day_in_two_columns(read):
    text = "date_start,date_end,place\n2022-09-12,2022-09-13,Goris\n2022-09-13,2022-09-12,Goris\n"
    records = read(text)
    assert [claim.when.edtf for claim in records.claims] == ["2022-09-12/2022-09-13"]
    (problem,) = records.problems
    assert (problem.row, problem.column, problem.kept) == (3, "date_end", False)


@pytest.mark.parametrize(
    ("cell", "degrees"),
    [
        ("39.1825", 39.1825),
        ("39,1825", 39.1825),
        ("-39.5", -39.5),
        ("−39.5", -39.5),
        ("39°10'57\"N", 39.1825),
        ("39° 10′ 57″ S", -39.1825),
        ("N 39 10.95'", 39.1825),
        ("39 10 57 N", 39.1825),
        ("39:10:57", 39.1825),
        ("46.76 W", -46.76),
        ("46,76° O", -46.76),
        ("北纬39度10分57秒", 39.1825),
        ("东经46.76度", 46.76),
        ("39°10'57\" с.ш.", 39.1825),
        ("٣٩٫١٨٢٥", None),
        ("Goris", None),
        ("39.1825 46.76", None),
        ("", None),
    ],
)
def test_angles(cell, degrees):
    angle = read_angle(cell)
    assert (angle and angle.degrees) == (degrees and pytest.approx(degrees, abs=1e-6))


@pytest.mark.parametrize(
    ("cell", "header"),
    [
        ("39.1825, 46.7607", "coordinates"),
        ("39.1825,46.7607", "gps"),
        ("39.1825 46.7607", "gps"),
        ("39.1825; 46.7607", "lat/lon"),
        ("39,1825 46,7607", "coords"),
        ("46.7607, 39.1825", "lon, lat"),
        ("POINT (46.7607 39.1825)", "geom_wkt"),
        ("39°10'57\"N 46°45'38.5\"E", "coordinates"),
        ("46°45'38.5\"E, 39°10'57\"N", "coordinates"),
        ("N39.1825 E46.7607", "coordinates"),
    ],
)
def test_pairs(cell, header):
    point = read_pair(cell, header)
    assert (point.lon, point.lat) == pytest.approx((46.7607, 39.1825), abs=1e-4)


def test_a_letter_wins_over_the_header():
    point = read_point("46.76 E", "39.18 N")
    assert (point.lon, point.lat) == (46.76, 39.18)


@given(st.floats(-90, 90), st.floats(-180, 180), st.integers(2, 7))
def test_degrees_there_and_back(lat, lon, digits):
    point = read_point(f"{lat:.{digits}f}", f"{lon:.{digits}f}")
    assert (point.lat, point.lon) == (round(lat, digits), round(lon, digits))
    assert point.radius_m >= 100


def test_the_radius_is_what_the_digits_leave_open():
    assert read_point("39.2", "46.8").radius_m > 6_000
    assert read_point("39.1825", "46.7607").radius_m == 100


def test_coordinates_win_and_the_name_tells_the_entry(read):
    (claim,) = read("date,place,lat,lon\n2022-09-13,Goris,39.515,46.345\n").claims
    (where,) = claim.locations
    assert (where.lon, where.lat, where.place.name) == (46.345, 39.515, "Goris")
    assert "it names" in where.reasons[1]


def test_coordinates_far_from_the_place_named_are_reported(read):
    (claim,), (problem,) = read("date,place,lat,lon\n2022-09-13,Goris,41.5,44.5\n")[:2]
    assert claim.locations[0].place is None
    assert (claim.locations[0].lon, claim.locations[0].lat) == (44.5, 41.5)
    assert "from the nearest place called 'Goris'" in problem.reason
    assert problem.kept


def test_swapped_columns_are_told_by_the_places_named(read):
    records = read(
        "date,place,lat,lon\n2022-09-13,Goris,46.342,39.511\n2022-09-14,Kapan,46.405,39.207\n"
    )
    assert [(c.locations[0].lon, c.locations[0].lat) for c in records.claims] == [
        (46.342, 39.511), (46.405, 39.207),
    ]  # fmt: skip
    assert "swapped in the whole table (2 of 2 rows" in records.notes[0]


def test_one_swapped_row_among_right_ones_is_reported(read):
    records = read(
        "date,place,lat,lon\n2022-09-13,Goris,39.511,46.342\n2022-09-14,Kapan,46.405,39.207\n"
    )
    assert records.claims[1].locations[0].place.name == "Kapan"
    (problem,) = records.problems
    assert (problem.row, problem.kept) == (3, True)
    assert "latitude and longitude are swapped" in problem.reason


def test_swapped_coordinates_are_told_by_the_country_and_by_their_range(read):
    records = read("date,country,lat,lon\n2022-09-13,Armenia,44.5,40.2\n")
    assert (records.claims[0].locations[0].lon, records.claims[0].locations[0].lat) == (44.5, 40.2)
    records = read("date,lat,lon\n2022-09-13,121.5,31.2\n2022-09-13,120.0,30.0\n")
    assert records.claims[1].locations[0].lat == 30.0


@pytest.mark.parametrize(
    ("lat", "lon", "words"),
    [("0", "0", "is no place"), ("95", "200", "is not on Earth"), ("x", "46", "no coordinates")],
)
def test_coordinates_of_nowhere_are_reported_and_the_name_counts(read, lat, lon, words):
    (claim,), (problem,) = read(f"date,place,lat,lon\n2022-09-13,Kapan,{lat},{lon}\n")[:2]
    assert words in problem.reason
    assert claim.locations[0].place.name == "Kapan"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("date,place\n2022,AZ-LAC\n", "Laçın", "district"),
        ("date,geonameid\n2022,147626\n", "Laçın", "district"),
        ("date,place\n2022,geonames:147626\n", "Laçın", "district"),
        ("date,adm1_pcode\n2022,AM-SU\n", "Syunik'", "province"),
        ("date,place\n2022,ZZE\n", "Zangilan International Airport", "airport"),
        ("date,country,admin1\n2022,Armenia,Syunik\n", "Syunik'", "province"),
        ("date,country\n2022,Armenia\n", "Armenia", "country"),
    ],
)
def test_places_by_code_or_unit(read, text, name, kind):
    (claim,) = read(text).claims
    (where,) = claim.locations
    assert (where.place.name, where.place.kind) == (name, kind)


def test_an_unknown_code_is_reported(read):
    (claim,), (problem,) = read("date,place_code\n2022,QQ-999\n")[:2]
    assert not claim.locations
    assert "no entry for the code 'QQ-999'" in problem.reason


def test_a_name_is_resolved_within_the_country_and_unit_of_its_own_row(read):
    text = (
        "date,place,country,admin1\n2022,San José,Costa Rica,\n2022,San José,Uruguay,\n"
        "2022,Córdoba,Argentina,\n2022,Córdoba,Spain,\n2022,Springfield,US,Illinois\n"
        "2022,Springfield,US,Massachusetts\n"
    )
    claims = read(text).claims
    assert [c.locations[0].place.country for c in claims] == ["CR", "UY", "AR", "ES", "US", "US"]
    illinois, massachusetts = (c.locations[0] for c in claims[-2:])
    assert illinois.admin1 == "Illinois"
    assert massachusetts.admin1 == "Massachusetts"


def test_a_name_that_the_country_does_not_have_is_not_taken_from_another(read):
    (claim,), (problem,) = read("date,place,country\n2022,Goris,Iceland\n")[:2]
    assert claim.locations[0].place is None
    assert problem.kept


@pytest.mark.parametrize(
    ("header", "cell", "figures"),
    [
        ("killed", "12", (None, 12, None)),
        ("killed", "1,234", (None, 1234, None)),
        ("killed", "0", (None, 0, None)),
        ("killed", "5-7", (5, None, 7)),
        ("injured", "3", (None, 3, None)),
    ],
)
def test_figures(read, header, cell, figures):
    (claim,) = read(f'date,place,{header}\n2022,Goris,"{cell}"\n').claims
    told = claim.casualties[header]
    assert (told["low"], told["best"], told["high"]) == figures
    assert told["verbatim"] == cell


def test_figures_that_are_none_are_reported_and_null_stays_null(read):
    (claim,), (problem,) = read("date,place,killed\n2022,Goris,several\n")[:2]
    assert claim.casualties == {}
    assert (problem.column, problem.kept) == ("killed", True)
    assert read("date,place,killed\n2022,Goris,\n").claims[0].casualties == {}


def test_columns_said_by_the_caller_win(read):
    text = "a,date,b\nGoris,2020-01-01,2022-09-13\n"
    records = read(text, columns={"place": "a", "date": "b"})
    assert records.claims[0].when.edtf == "2022-09-13"
    assert [(use.header, use.field) for use in records.columns] == [
        ("a", "place"), ("date", ""), ("b", "date"),
    ]  # fmt: skip
    assert "already" in records.columns[1].why
    assert read(text, columns={"date": "", "place": "a"}).claims[0].when.edtf == ""


@pytest.mark.parametrize(
    ("columns", "words"),
    [({"colour": "a"}, "'colour' is no field"), ({"place": "z"}, "there is no column 'z'")],
)
def test_a_column_that_is_not_there_is_named(read, columns, words):
    with pytest.raises(BadTable, match=words):
        read("a,date\nGoris,2022\n", columns=columns)


@pytest.mark.parametrize(
    "header",
    [
        "Date,Lieu,Description,Morts",
        "Fecha,Lugar,Descripción,Muertos",
        "Дата,Место,Описание,Погибло",
        "日期,地点,事件描述,死亡人数",
        "التاريخ,المكان,الوصف,عدد القتلى",
    ],
)
def test_headers_in_five_other_languages(read, header):
    records = read(f"{header}\n2022-09-13,Goris,shelling,2\n")
    assert [use.field for use in records.columns] == ["date", "place", "what", "killed"]
    assert records.claims[0].casualties["killed"]["best"] == 2


def test_strict_fails_at_the_first_problem_and_counts_the_others(read):
    with pytest.raises(BadTable, match=r"a\.csv, row 2.*, and 1 more problems"):
        read("date,place\n2022-09-31,Goris\n2022-13-01,Goris\n", strict=True)


CELL = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@settings(max_examples=60)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=4), st.binary(max_size=30))
def test_any_table_never_crashes_and_good_rows_stay(tmp_path_factory, gaz, rows, tail):
    good = ["2022-09-13", "Goris", "fire"]
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(
        [["date", "place", "what"], good, *rows, good]
    )
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    records = read_records(path, gaz)
    kept = [c for c in records.claims if c.what == "fire" and c.when.edtf == "2022-09-13"]
    assert len(kept) >= 2
    left_out = sum(not problem.kept for problem in records.problems)
    filled = sum(any(cell.strip() for cell in row) for row in rows)
    assert len(records.claims) + left_out == filled + 2
    path.write_bytes(path.read_bytes() + tail)
    with suppress(UnreadableDocument, BadTable):  # bytes that make it another encoding's
        assert read_records(path, gaz).rows >= 1


@settings(max_examples=15)
@given(st.randoms())
def test_the_order_of_rows_changes_no_claim(tmp_path_factory, gaz, rng: random.Random):
    rows = [
        "1,13/09/2022,Goris,39.511,46.342,Armenia", "2,04/05/2022,Kapan,,,Armenia",
        "3,14/09/2022,Lachin,,,", "4,15/09/2022,,46.405,39.207,Armenia", "5,31/09/2022,Goris,,,",
    ]  # fmt: skip
    shuffled = list(rows)
    rng.shuffle(shuffled)
    told = []
    for order in (rows, shuffled):
        path = tmp_path_factory.mktemp("order") / "a.csv"
        path.write_text("\n".join(["id,date,place,lat,lon,country", *order]), encoding="utf-8")
        claims = read_records(path, gaz).claims
        told.append({c.origin.record_id: (c.when, c.locations, c.quote) for c in claims})
    assert told[0] == told[1]
