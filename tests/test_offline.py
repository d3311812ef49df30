"""The page as text: whole, small, repeatable, held by its policy; and a map that stays folium's."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import os
import re

import folium
import folium.plugins
import pytest
from branca.element import JavascriptLink
from hypothesis import given
from hypothesis import strategies as st

import geo
import maps
from gazetteer.errors import BadTable, MissingAsset, UnsafeLayer
from geo.claim import CLAIM_STATUSES, MODALITIES, POLARITIES
from geo.events import EVENT_TYPES
from geo.frame import as_frame
from geo.planes import unblock
from maps.layers import PLUGIN_ASSETS
from maps.offline import asset, inert, pack, policy, viewer
from maps.speech import LANGUAGES, words

ROW = {
    "incident_id": "ia:1",
    "title": "Shelling, Goris",
    "event_type": "Explosions/Remote violence",
    "modality": "occurred",
    "polarity": "asserted",
    "claimed_by": "Armenia",
    "claim_status": "alleged",
    "quote": "Goris was shelled.",
    "source": "a.txt",
    "lon": 46.34,
    "lat": 39.51,
    "radius_m": 2000.0,
    "relation": "at",
}


@pytest.fixture
def m():
    return maps.incident_map(as_frame([ROW]), title="A <b>title</b>")


def _html(m) -> str:
    return m.get_root().render()


def _block(html: str, name: str) -> dict:
    packed = re.search(f'<script type="application/json" id="{name}">([^<]*)</script>', html)
    return unblock(gzip.decompress(base64.b64decode(packed[1])))


def test_it_is_a_folium_map(m):
    assert isinstance(m, folium.Map)


def test_no_server_is_named(m):
    """No address is loaded; those in comments and in Leaflet's own link are only words."""
    html = _html(m)
    assert not re.search(r"<(?:script|img|iframe|link)[^>]+(?:src|href)=", html)
    assert "@import" not in html
    assert not re.search(r"url\((?!['\"]?(?:data:|#|images/))", html)


def test_every_script_and_style_is_in_the_policy(m):
    html = _html(m)
    allowed = re.search('Content-Security-Policy" content="([^"]*)"', html)[1]
    assert "default-src 'none'" in allowed
    assert "unsafe" not in allowed
    parts = re.findall(r"<script>(.*?)</script>|<style>(.*?)</style>", html, re.DOTALL)
    assert len(parts) >= 5
    for script, style in parts:
        digest = hashlib.sha256((script or style).encode()).digest()
        assert f"'sha256-{base64.b64encode(digest).decode()}'" in allowed


def test_the_policy_names_each_hash_once():
    held = policy(["a"], ["b"])
    assert held.count("sha256-") == 2


def test_the_title_is_text(m):
    assert "<title>A &lt;b&gt;title&lt;/b&gt;</title>" in _html(m)


def test_the_data_is_whole(m):
    columns = _block(_html(m), "data")["columns"]
    assert columns["quote"] == {"text": [ROW["quote"]]}
    assert columns["status"] == {"text": ["alleged"]}
    assert "score" not in columns


def test_the_same_table_gives_the_same_page(letter):
    gdf = geo.locate(letter)
    assert _html(maps.incident_map(gdf)) == _html(maps.incident_map(gdf))


def test_rendering_twice_changes_nothing(m):
    assert _html(m) == _html(m)


def test_it_shows_in_a_notebook(m):
    shown = m._repr_html_()
    assert shown.count("<iframe") == shown.count(" srcdoc=") == 1
    assert "Trust Notebook" in shown.partition("<iframe")[0]  # for whom the frame is taken out


def test_a_page_is_whole_or_as_it_was(m, tmp_path, monkeypatch):
    path = tmp_path / "m.html"
    path.write_text("old", encoding="utf-8")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        m.save(path)
    assert path.read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_it_saves_to_an_open_file(m):
    file = io.BytesIO()
    m.save(file, close_file=False)
    assert file.getvalue().decode() == _html(m)


@given(st.recursive(st.text() | st.integers() | st.none(), lambda x: st.lists(x, max_size=3)))
def test_packed_text_is_inert(data):
    packed = pack(data)
    assert re.fullmatch(r"[A-Za-z0-9+/=]*", packed)
    back = unblock(gzip.decompress(base64.b64decode(packed)))
    assert back == json.loads(json.dumps(data).encode().decode())


def test_a_number_that_is_none_is_an_error_not_a_blank_page():
    with pytest.raises(ValueError, match="JSON"):
        pack({"lon": float("nan")})


@given(st.text())
def test_a_script_cannot_end_its_block(text):
    made = inert(text).lower()
    assert "</script" not in made
    assert "<!--" not in made
    assert "\r" not in made


def test_a_missing_asset_is_named():
    with pytest.raises(MissingAsset, match=r"maps/page/none\.js is not packaged"):
        asset("page/none.js")


@pytest.mark.parametrize(
    ("layer", "told"),
    [
        (folium.TileLayer("http://tiles.example.org/{z}/{x}/{y}.png", attr="x"), "https server"),
        (folium.plugins.MarkerCluster(icon_create_function="f"), "a script of its own"),
        (folium.Element("<script>1</script>"), "Element cannot be added"),
        (folium.Circle([0, 0], popup=folium.Popup(folium.IFrame("x"))), "a frame or markup"),
        (folium.Marker([0, 0], icon=folium.DivIcon("<b>x</b>")), "a DivIcon"),
        (folium.Circle([0, 0], color=folium.JsCode("alert(1)")), "code or an object"),
        (folium.GeoJson({"type": "Point", "coordinates": [1, 2]},
                        on_each_feature=folium.JsCode("f")), "code for each feature"),
        (folium.plugins.Draw(on={"click": folium.JsCode("f")}), "code for events"),
        (folium.plugins.TimestampedGeoJson("https://example.org/x.json"), "an address or a script"),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_layers_with_code_markup_or_servers_are_refused(m, layer, told):
    with pytest.raises(UnsafeLayer, match=told):
        m.add_child(layer)


@pytest.mark.parametrize(
    "layer",
    [
        folium.plugins.FastMarkerCluster([[0, 0]]),
        folium.plugins.BeautifyIcon(),
        folium.plugins.MousePosition(),
    ],
    ids=lambda layer: type(layer).__name__,
)
def test_plugins_that_are_not_packaged_are_named(m, layer):
    with pytest.raises(MissingAsset, match=f"{type(layer).__name__}.*not packaged.*HeatMap"):
        m.add_child(layer)


def test_tiles_are_offered_and_their_hosts_allowed(m):
    assert "example.org" not in _html(m)
    folium.TileLayer(
        "https://{s}.tiles.example.org/{z}/{x}/{y}.png",
        attr='<a href="x">Somebody & co</a> {{ 1 }}',
        name="<b>theirs</b>",
    ).add_to(m)  # fmt: skip
    (tiles,) = _block(_html(m), "tiles")
    assert tiles["attribution"] == "Somebody & co {{ 1 }}"
    assert tiles["name"] == "<b>theirs</b>"
    allowed = re.search('Content-Security-Policy" content="([^"]*)"', _html(m))[1]
    hosts = " ".join(f"https://{letter}.tiles.example.org" for letter in "abc")
    assert f"img-src data: {hosts};" in allowed


def test_what_comes_later_is_seen_too(m):
    circle = folium.Circle([39.0, 46.0]).add_to(m)
    circle.add_child(folium.Popup("{{ 7*7 }} `x`"))
    (spec,) = _block(_html(m), "added")
    assert spec["popup"] == "{{ 7*7 }} `x`"
    circle.add_child(folium.Popup(folium.IFrame("x")))
    with pytest.raises(UnsafeLayer):
        _html(m)


def test_an_address_of_a_script_is_refused(m):
    with pytest.raises(MissingAsset, match="would be loaded from"):
        m.get_root().header.add_child(JavascriptLink("https://example.org/x.js"), name="x")


def test_a_language_that_the_page_does_not_speak_is_refused():
    with pytest.raises(ValueError, match="'de' is none of en, fr, es, ru, zh, ar"):
        maps.incident_map(as_frame([ROW]), lang="de")


def test_an_arabic_page_runs_from_the_right():
    assert '<html lang="ar" dir="rtl">' in _html(maps.incident_map(as_frame([ROW]), lang="ar"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_says_everything(lang):
    """The same keys, the same gaps to fill, the same closed lists in each language."""
    english, own = words()["en"], words()[lang]
    assert list(own) == list(english)
    for key, line in english.items():
        if isinstance(line, str):
            assert _gaps(own[key]) == _gaps(line), key
        elif "other" in line:
            assert "other" in own[key]
            assert all(_gaps(form) <= _gaps(line["other"]) for form in own[key].values()), key
        else:
            assert list(own[key]) == list(line), key
    assert all(own.values())


def _gaps(line):
    return set(re.findall(r"\{(\w+)\}", line))


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("modalities", MODALITIES), ("polarities", POLARITIES),
        ("statuses", CLAIM_STATUSES), ("types", EVENT_TYPES),
    ],
)  # fmt: skip
def test_the_closed_lists_of_the_table_have_words(group, values):
    assert set(values) <= set(words()["en"][group])


def test_no_word_of_the_page_says_confirmed():
    """The machine knows only claims; the word is not ours in any language."""
    for table in words().values():
        text = json.dumps(table, ensure_ascii=False).lower()
        assert not re.search("confirm|подтвержд|证实|确认|مؤكد", text)


def test_the_scripts_of_the_page_share_no_name():
    """They are joined in one scope: a second `start` would silently take the first one's place."""
    found = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", viewer(), re.MULTILINE)
    assert len(found) > 100
    assert sorted(found) == sorted(set(found))


def test_no_script_of_the_page_makes_markup_or_code_of_text():
    code = "\n".join(line.partition("//")[0] for line in viewer().splitlines())
    forbidden = (
        "innerHTML|outerHTML|insertAdjacentHTML|document.write|eval\\(|new Function|DOMParser"
    )
    assert re.findall(forbidden, code) == []


def test_layers_are_data_and_never_templates(m):
    """The same bytes each time; no text of a layer stands in the page as it is."""

    def page():
        made = maps.incident_map(as_frame([ROW]))
        group = folium.FeatureGroup(name="{{ 7*7 }}").add_to(made)
        folium.PolyLine([[39.0, 46.0], [40.0, 47.0]], color="{{ 7*7 }}").add_to(group)
        folium.plugins.Search(group).add_to(made)
        folium.plugins.MarkerCluster([[39.0, 46.0]], popups=["{% x %}"]).add_to(made)
        return _html(made)

    html = page()
    assert html == page()
    assert "7*7" not in html
    assert "{% x" not in html
    group, search, cluster = _block(html, "added")
    assert group["children"][0]["options"]["color"] == "{{ 7*7 }}"
    assert search["layer"] == group["id"]
    assert cluster["name"] == "MarkerCluster"
    assert cluster["children"][0]["popup"] == "{% x %}"
    assert "markerClusterGroup" in html
    assert "markerClusterGroup=" not in _html(m)


def test_each_plugin_names_files_that_are_there():
    for names in PLUGIN_ASSETS.values():
        for name in names:
            assert asset(f"assets/{name}")


def test_a_table_that_breaks_its_rules_is_no_map():
    gdf = as_frame([ROW])
    gdf["claim_status"] = "confirmed"
    with pytest.raises(BadTable):
        maps.incident_map(gdf)


def test_boundaries_are_a_named_choice():
    with pytest.raises(ValueError, match="none of de-facto, none"):
        maps.incident_map(as_frame([ROW]), boundaries="theirs")
    base = _block(_html(maps.incident_map(as_frame([ROW]), boundaries="none")), "base")
    assert base["world"]["land"]
    assert base["fine"]["land"]
    lines = [base[level][name] for level in ("world", "fine") for name in ("borders", "disputed")]
    assert lines == [[], [], [], []]
    assert base["states"]["points"] == []


def test_two_thousand_incidents_are_small():
    rows = [
        ROW | {"incident_id": f"ia:{i}", "lon": 40 + i / 500, "quote": f"Sentence number {i}."}
        for i in range(2000)
    ]
    html = _html(maps.incident_map(as_frame(rows)))
    assert len(html) < 900_000
    assert _block(html, "data")["count"] == 2000
