"""The picture of a map for a notebook that runs no scripts: a picture, and nothing that runs."""

from __future__ import annotations

import base64
import re
from xml.etree import ElementTree as ET

import incident_table
from incident_table import at
from payloads import PAYLOADS

from maps.incident_map import incident_map

SVG = "{http://www.w3.org/2000/svg}"


def _picture(rows, title="Map"):
    m = incident_map(incident_table.table(rows), gaz=incident_table.GAZ, title=title)
    shown = m._repr_html_().partition("<iframe")[0]
    return shown, re.findall('src="data:image/svg[+]xml;base64,([^"]+)"', shown)


def _dots(packed):
    root = ET.fromstring(base64.b64decode(packed))  # noqa: S314  our own
    return [
        (float(one.get("cx")), float(one.get("cy")))
        for one in root.iter(f"{SVG}circle")
        if one.get("fill") != "#fff"
    ]


def test_each_place_is_a_dot_and_north_is_up():
    rows = [
        incident_table.row(i, details=None, **at(f"t:{i}", "x", "town", 46 + i / 9, 39 + i / 9))
        for i in range(5)
    ]
    shown, (packed,) = _picture(rows)
    dots = _dots(packed)
    assert len(dots) == 5
    assert dots == sorted(dots) == sorted(dots, key=lambda dot: -dot[1])
    assert "5 incidents" in shown


def test_of_very_many_those_of_one_cell_are_one():
    rows = [
        incident_table.row(i, details=None, **at(f"t:{i}", "x", "town", 46 + i % 2, 39.0))
        for i in range(2000)
    ]
    _, (packed,) = _picture(rows)
    assert len(_dots(packed)) == 2


def test_without_a_place_there_is_no_picture():
    assert _picture([])[1] == []


def test_a_title_is_words_in_it():
    row = incident_table.row(0, details=None, **at("t:0", "x", "town", 46.0, 39.0))
    for payload in PAYLOADS:
        shown, _ = _picture([row], title=payload)
        assert re.findall("<([a-z]+)", shown) == ["div", "p", "img", "p"], payload


def test_it_takes_no_position_on_boundaries_and_names_its_data():
    shown, _ = _picture(None)
    assert "imply no position" in shown
    assert "Natural Earth" in shown
