"""Coordinates written in a text: found where they stand, read as they are meant, never made up."""

from __future__ import annotations

import random

import mgrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
import geo
from gazetteer.distance import distance_m
from geo.coordinates import find_coordinates
from geo.frame import to_frame
from geo.incidents import join

_DICE = random.Random(4)  # noqa: S311  a sample, no secret
POINTS = [(round(_DICE.uniform(-79, 79), 4), round(_DICE.uniform(-179, 179), 4)) for _ in range(16)]


def _parts(value):
    degrees, rest = divmod(abs(value), 1)
    minutes, rest = divmod(rest * 60, 1)
    return int(degrees), int(minutes), rest * 60


def _dms(value, letters, form):
    return form.format(*_parts(value), letters[value < 0])


FORMS = {
    "dms": lambda lat, lon: ", ".join(
        _dms(v, x, "{0}°{1:02}'{2:05.2f}\"{3}") for v, x in ((lat, "NS"), (lon, "EW"))
    ),
    "dms, typographic": lambda lat, lon: " ".join(
        _dms(v, x, "{0}° {1}′ {2:.1f}″ {3}") for v, x in ((lat, "NS"), (lon, "EW"))
    ),
    "letter first": lambda lat, lon: ", ".join(
        f"{x[v < 0]} {abs(v):.4f}°" for v, x in ((lat, "NS"), (lon, "EW"))
    ),
    "decimal": lambda lat, lon: f"{lat:.4f}, {lon:.4f}",
    "decimal commas": lambda lat, lon: f"{lat:.4f}; {lon:.4f}".replace(".", ","),
    "labels": lambda lat, lon: f"lat {lat:.4f}, lon {lon:.4f}",
    "longitude first": lambda lat, lon: f"longitude: {lon:.4f}, latitude: {lat:.4f}",
    "French": lambda lat, lon: " et ".join(
        _dms(v, x, "{0} degrés {1} minutes {3}")
        for v, x in ((lat, ("nord", "sud")), (lon, ("est", "ouest")))
    ),
    "Spanish": lambda lat, lon: " y ".join(
        _dms(v, x, "{0}° {1}' de {3}")
        for v, x in (
            (lat, ("latitud norte", "latitud sur")), (lon, ("longitud este", "longitud oeste")),
        )
    ),
    "Russian": lambda lat, lon: ", ".join(
        _dms(v, x, "{0}°{1:02}′ {3}")
        for v, x in ((lat, ("с. ш.", "ю. ш.")), (lon, ("в. д.", "з. д.")))
    ),
    "Chinese": lambda lat, lon: "，".join(
        _dms(v, x, "{3}{0}度{1}分{2:.1f}秒")
        for v, x in ((lat, ("北纬", "南纬")), (lon, ("东经", "西经")))
    ),
    "Arabic": lambda lat, lon: " و".join(
        _dms(v, x, "{0} درجة {1} دقيقة {3}")
        for v, x in ((lat, ("شمالا", "جنوبا")), (lon, ("شرقا", "غربا")))
    ).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "full width": lambda lat, lon: f"{lat:.4f}，{lon:.4f}".translate(
        str.maketrans("0123456789.", "０１２３４５６７８９．")
    ),
    "grid": lambda lat, lon: mgrs.MGRS().toMGRS(lat, lon, MGRSPrecision=5),
}  # fmt: skip

BEFORE = {"Chinese": "袭击发生在", "full width": "坐标为", "Arabic": "وقع الهجوم عند "}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("lat", "lon"), POINTS)
def test_it_is_found_where_it_stands(form, lat, lon):
    written = FORMS[form](lat, lon)
    before = BEFORE.get(form, "The post at ")
    text = f"{before}{written} was hit."
    (found,) = find_coordinates(text)
    # A full stop behind "в. д." may be left out.
    assert text[found.start : found.end] in (written, written[:-1])
    metres = distance_m(found.point.lon, found.point.lat, lon, lat)
    assert metres <= max(found.point.radius_m * 2, 200)


@pytest.mark.parametrize(
    "text",
    [
        "A/77/150, 12:30, 13:45", "3.5, 4.2", "2,500, 3,000 people", "a score of 4.125, 3.999",
        "25° С, 30° С", "ул. 12 с, 13 в", "5 km N, 3 km E of Homs", "2202 (2015), 17 February",
        "S/2022/688-A/77/150", "+7 495 123-45-67, 495 765", "at 3 s, 4 e", "91.1234, 181.5678",
        "0.0000, 0.0000", "10.1234.5678, 11.1234", "37 UNHCR 1234", "version 38.1.2, 39.4.5",
        "В 12 с. и 13 в.", "12 e 13 o", "on 12 N, and nothing", "第3南5东",
    ],
)  # fmt: skip
def test_what_is_no_pair_of_coordinates(text):
    assert find_coordinates(text) == ()


def test_two_numbers_are_coordinates_where_the_words_say_so():
    (found,) = find_coordinates("Coordinates: 39.18, 46.76.")
    assert (found.point.lat, found.point.lon, found.point.radius_m) == (39.18, 46.76, 704.0)


def test_what_can_only_be_swapped_is_put_right_and_said():
    doc = geo.read_string("A shell fell at 120.5012, 30.2045.", lang="en")
    (location,) = geo.find_places(doc)
    assert (location.lon, location.lat) == (120.5012, 30.2045)
    assert "longitude" in location.reasons[1]


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    for one in find_coordinates(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.point.is_on_earth


def test_coordinates_are_a_place_of_the_text_and_of_the_claim():
    text = "On 3 June 2024 a drone hit a pump station at 36°12'N, 37°09'E near Aleppo."
    doc = geo.read_string(text, lang="en", dated="2024-06-05")
    locations = geo.find_places(doc)
    (written,) = [loc for loc in locations if loc.mention.point]
    assert written.mention.text == "36°12'N, 37°09'E"
    assert (written.lat, written.lon) == (36.2, 37.15)
    assert written.radius_m > 1_000  # whole minutes
    (claim,) = geo.find_claims(doc, locations)
    assert claim.locations[0] == written
    table = to_frame(join([claim], [], gazetteer.open()))
    assert (table.geometry.y[0], table.geometry.x[0]) == (36.2, 37.15)
