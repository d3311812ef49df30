"""A GeoPackage over HTTP: what a GIS gets is what stands in the file, and nobody else gets it."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
from contextlib import closing
from urllib.parse import urlencode

import pytest
from incident_table import ARABIC, SENTENCE, rows, table
from owslib.ogcapi.features import Features
from served import served

import geo
import geo.serve
from gazetteer.errors import AtlasError, BadTable, MissingExtra, UnreadableDocument
from geo.export.geopackage import ABOUT
from geo.export.rights import DISCLAIMER
from geo.frame import COLUMNS, as_frame
from geo.serve.provider import GeoPackageProvider
from geo.serve.settings import served_layers
from maps.cli import main

HOSTILE = "<script>alert(1)</script>${HOME} {{ 7*7 }} '; DROP TABLE incidents; --"
URL = "http://127.0.0.1:8088"


@pytest.fixture(scope="module")
def gdf():
    """A dozen incidents; the first has hostile text, and one lies beyond the date line."""
    made = rows()
    made[0] |= {"title": HOSTILE, "quote": HOSTILE, "source": HOSTILE}
    made[9] |= {"lon": -179.5, "lat": 10.0}
    return table(made)


@pytest.fixture(scope="module")
def file(gdf, tmp_path_factory):
    """The table as a GeoPackage; its name is one that a template would expand."""
    return geo.export(gdf, tmp_path_factory.mktemp("served") / "a ${HOME} 拉钦.gpkg")


@pytest.fixture(scope="module")
def url(file):
    """The command at work, on a free port."""
    with served(file) as told:
        yield told


@pytest.fixture
def client(url, monkeypatch):
    """OWSLib's client, as programs use it."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return Features(url)


def ids(answer):
    return [feature["id"] for feature in answer["features"]]


# --- a client ------------------------------------------------------------------------------------


@pytest.mark.loopback
def test_a_client_finds_our_layers_alone(client):
    assert sorted(client.feature_collections()) == sorted(ABOUT)


@pytest.mark.loopback
def test_a_client_gets_what_stands_in_the_file(client, gdf):
    answer = client.collection_items("incidents", limit=100)
    assert answer["numberMatched"] == answer["numberReturned"] == len(gdf)
    assert ids(answer) == list(gdf["incident_id"])
    for feature, row in zip(answer["features"], gdf.to_dict("records"), strict=True):
        for name in (column.name for column in COLUMNS):
            told, value = feature["properties"][name], row[name]
            assert told == (None if gdf.isna().loc[int(row["incident_id"][3:]), name] else value)
        point = row["geometry"]
        shape = feature["geometry"]
        assert (shape and shape["coordinates"]) == (point and [point.x, point.y])


@pytest.mark.loopback
def test_a_client_pages(client, gdf):
    first = client.collection_items("incidents", limit=5)
    assert first["numberMatched"] == len(gdf)
    assert any(link["rel"] == "next" for link in first["links"])
    pages = [
        ids(client.collection_items("incidents", limit=5, offset=offset)) for offset in (0, 5, 10)
    ]
    assert [one for page in pages for one in page] == list(gdf["incident_id"])


@pytest.mark.loopback
@pytest.mark.parametrize(
    "bbox",
    [[46.2, 39.3, 46.6, 39.7], [170, -10, -170, 20], [46.7607, 39.1825, 46.7607, 39.1825]],
    ids=["a region", "over the date line", "a point"],
)
def test_a_client_asks_by_box(client, gdf, bbox):
    west, south, east, north = bbox
    lon, lat = gdf["lon"], gdf["lat"]
    across = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
    wanted = gdf[across & (lat >= south) & (lat <= north)]
    assert len(wanted) > 0
    assert ids(client.collection_items("incidents", bbox=bbox)) == list(wanted["incident_id"])


@pytest.mark.loopback
def test_a_box_meets_circles_and_not_their_boxes(client):
    """The corner of a circle's box is no part of the circle."""
    (circle,) = (
        one
        for one in client.collection_items("uncertainty", limit=100)["features"]
        if one["properties"]["incident_id"] == "id-1"
    )
    points = circle["geometry"]["coordinates"][0][0]
    west, south = (min(point[axis] for point in points) for axis in (0, 1))
    corner = [west, south, west + 0.01, south + 0.01]
    assert circle["id"] not in ids(client.collection_items("uncertainty", bbox=corner))
    middle = [46.4, 39.65, 46.41, 39.66]
    assert circle["id"] in ids(client.collection_items("uncertainty", bbox=middle))


@pytest.mark.loopback
@pytest.mark.parametrize(
    ("time", "met"),
    [
        ("2022-09-12", True),
        ("2022-09-12T23:00:00Z", True),
        ("2022-09-13", False),
        ("2022-09-01/2022-09-30", True),
        ("../2022-09-12", True),
        ("2022-09-13/..", False),
    ],
)
def test_a_client_asks_by_time(client, gdf, time, met):
    wanted = gdf[gdf["date_start"].notna()] if met else gdf[:0]
    assert ids(client.collection_items("incidents", datetime_=time)) == list(wanted["incident_id"])


@pytest.mark.loopback
def test_a_client_asks_by_value(client, gdf):
    answer = client.collection_items("incidents", event_type="Protests", killed=None)
    assert ids(answer) == list(gdf[gdf["event_type"] == "Protests"]["incident_id"])
    assert ids(client.collection_items("incidents", killed=2)) == ["id-11"]


@pytest.mark.loopback
@pytest.mark.parametrize(("item", "quote"), [("id-2", SENTENCE), ("id-10", ARABIC)])
def test_one_item_in_chinese_and_arabic(client, item, quote):
    assert client.collection_item("incidents", item)["properties"]["quote"] == quote


@pytest.mark.loopback
def test_hostile_text_is_text(client):
    said = client.collection_item("incidents", "id-0")["properties"]
    assert said["title"] == said["quote"] == said["source"] == HOSTILE


# --- in one process: no connection is opened -----------------------------------------------------


@pytest.fixture(scope="module")
def ask(file):
    """Ask the application as a server would; the tests' guard refuses every connection."""
    app = geo.serve.application(file, URL)

    def asked(path, host="127.0.0.1:8088", method="GET", accept="text/html", body=b"", **query):
        told = {}
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": urlencode(query),
            "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8088", "HTTP_HOST": host,
            "HTTP_ACCEPT": accept, "wsgi.input": io.BytesIO(body), "wsgi.url_scheme": "http",
            "wsgi.errors": sys.stderr, "CONTENT_LENGTH": str(len(body)), "SCRIPT_NAME": "",
        }  # fmt: skip

        def start(status, headers, *_):
            told.update(status=int(status[:3]), headers=dict(headers))

        told["body"] = b"".join(app(environ, start)).decode()
        return told

    return asked


@pytest.mark.parametrize(
    "path",
    ["/", "/conformance", "/openapi", "/collections", "/collections/areas",
     "/collections/incidents/schema", "/collections/incidents/queryables",
     "/collections/incidents/items", "/collections/incidents/items/id-0",
     "/collections/documents/items"],
)  # fmt: skip
def test_even_a_browser_gets_json(ask, path):
    answer = ask(path)
    assert answer["status"] == 200
    assert "json" in answer["headers"]["Content-Type"]
    assert answer["headers"]["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["headers"]["Content-Security-Policy"]
    json.loads(answer["body"])


def test_the_server_says_what_the_file_is(ask):
    said = json.loads(ask("/")["body"])["description"]
    assert DISCLAIMER in said
    assert HOSTILE in said  # the name of a source, not expanded


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ({"host": "evil.example"}, 403),
        ({"host": "127.0.0.1:80"}, 403),
        ({"host": "localhost:8088"}, 200),
        ({"f": "html"}, 406),
        ({"f": "csv"}, 406),
        ({"method": "POST"}, 405),
        ({"method": "DELETE"}, 405),
        ({"bbox": "a"}, 400),
        ({"datetime": "yesterday"}, 400),
        ({"datetime": "2022-02-31"}, 400),
        ({"q": "x"}, 400),
        ({"filter": "killed > 1"}, 400),
        ({"sortby": "-killed"}, 200),
    ],
)
def test_who_and_what_is_refused(ask, how, status):
    assert ask("/collections/incidents/items", **how)["status"] == status


def test_sorted_and_cut_to_some_columns(ask):
    answer = ask("/collections/incidents/items", sortby="-title", properties="title", limit=3)
    features = json.loads(answer["body"])["features"]
    titles = [feature["properties"]["title"] for feature in features]
    assert titles == sorted(titles, reverse=True)
    assert all(set(feature["properties"]) == {"title"} for feature in features)


def test_a_layer_without_days_has_none_of_that_time(ask):
    answer = ask("/collections/documents/items", datetime="2022-09-12")
    assert json.loads(answer["body"])["numberMatched"] == 0


@pytest.mark.parametrize("item", ["none", "' OR 1=1 --", "id-0' --"])
def test_an_item_that_is_not_there(ask, item):
    assert ask(f"/collections/incidents/items/{item}")["status"] == 404


@pytest.mark.parametrize("value", ["' OR '1'='1", '" OR 1=1 --'])
def test_a_value_is_a_value(ask, value):
    answer = json.loads(ask("/collections/incidents/items", title=value)["body"])
    assert answer["numberMatched"] == 0


def test_other_tables_are_not_served(file, tmp_path):
    other = tmp_path / "b.gpkg"
    other.write_bytes(file.read_bytes())
    with closing(sqlite3.connect(other)) as database, database:
        database.execute("CREATE TABLE secret (fid INTEGER PRIMARY KEY, name TEXT)")
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, last_change)"
            " VALUES ('secret', 'attributes', '2000-01-01T00:00:00Z')"
        )
    assert list(served_layers(other)) == list(ABOUT)


def test_nothing_is_written(file, ask):
    before = file.read_bytes()
    ask("/collections/incidents/items", bbox="46,39,47,40")
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_truth_values_and_numbers_keep_their_types(tmp_path):
    gdf = as_frame(rows()[:2])
    gdf["reviewed"] = [True, False]
    gdf["distance_km"] = [1 / 7, 2.0]
    path = geo.export(gdf, tmp_path / "a.gpkg")
    layer = GeoPackageProvider(
        {"name": "x", "type": "feature", "data": str(path), "layer": "incidents",
         "id_field": "incident_id"}
    )  # fmt: skip
    told = [feature["properties"] for feature in layer.query()["features"]]
    assert [row["reviewed"] for row in told] == [True, False]
    assert [row["distance_km"] for row in told] == [1 / 7, 2.0]
    assert layer.query(properties=[("reviewed", "true")])["numberMatched"] == 1


def test_the_command_and_the_library_have_one_port():
    (port,) = (option.default for option in main.commands["serve"].params if option.name == "port")
    assert port == geo.serve.PORT


# --- what goes wrong -----------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org"])  # noqa: S104 - refused
def test_other_machines_are_refused_unless_asked(file, host):
    with pytest.raises(AtlasError, match="--share"):
        geo.serve.serve(file, host=host)


def test_an_address_that_cannot_be_had(file):
    with pytest.raises(AtlasError, match=r"192\.0\.2\.1, port 8088: cannot be had"):
        geo.serve.serve(file, host="192.0.2.1", share=True)
    with pytest.raises(AtlasError, match="no address that clients can ask"):
        geo.serve.serve(file, host="0.0.0.0", share=True)  # noqa: S104 - refused


def test_a_file_that_holds_no_incidents(tmp_path):
    with pytest.raises(UnreadableDocument, match="cannot be read: No such file"):
        geo.serve.serve(tmp_path / "none.gpkg")
    (tmp_path / "a.gpkg").write_bytes(b"no database, but long enough to be one" * 100)
    with pytest.raises(UnreadableDocument, match="cannot be read as GeoPackage"):
        geo.serve.serve(tmp_path / "a.gpkg")
    with closing(sqlite3.connect(tmp_path / "b.gpkg")) as database, database:
        database.execute("CREATE TABLE gpkg_contents (table_name TEXT)")
    with pytest.raises(BadTable, match="no layer of incidents"):
        geo.serve.serve(tmp_path / "b.gpkg")


@pytest.mark.parametrize("package", ["pygeoapi", "waitress"])
def test_a_missing_extra_is_told(file, monkeypatch, package):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=r"incident-atlas\[serve\]"):
        geo.serve.serve(file, port=0)
