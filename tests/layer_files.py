"""Small files of each format of a layer, written by hand for the tests."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sqlite3
from pathlib import Path

from gazetteer.sources import wof

# id, GeoNames id, type, name, lat, lon, inhabitants, current, superseded; all are in Azerbaijan.
WOF = (
    ("1125773715", "147625", "locality", "Laçın", 39.59881, 46.55045, "2300", "-1", ""),
    ("85668621", "147626", "region", "Lankaran", 39.783114, 46.382055, "", "1", ""),
    ("101", "900101", "locality", "Qarabulaq", 39.50, 46.90, "120", "1", ""),
    ("102", "900101", "locality", "Garabulag", 39.51, 46.91, "", "-1", ""),
    ("103", "", "locality", "Mirikənd", 39.52, 46.60, "", "-1", ""),
    ("104", "", "locality", "Gone", 39.53, 46.61, "", "0", ""),
    ("105", "", "locality", "Old", 39.54, 46.62, "", "1", "103"),
    ("106", "", "county", "Ağdaban Rayonu", 40.10, 46.00, "", "1", ""),
    ("107", "", "timezone", "Asia/Baku", 40.1, 47.0, "", "1", ""),
    ("108", "147625", "locality", "Laçınlı", 41.40, 48.40, "", "-1", ""),
    ("109", "", "campus", "Ağdaban Airport", 40.11, 46.01, "", "1", ""),
)
WOF_NAMES = (
    ("1125773715", "rus", "preferred", "Лачин"),
    ("1125773715", "kat", "preferred", "ლაჩინი"),
    ("85668621", "eng", "preferred", "Lankaran"),
    ("85668621", "zho_cn", "preferred", "连科兰"),
    ("85668621", "lav", "preferred", "Lenkorāna"),
    ("101", "rus", "preferred", "Карабулаг"),
    ("101", "ara", "preferred", "قارابولاق"),
    ("101", "hye", "historical", "Ղարաբուլաղ"),
    ("102", "eng", "variant", "Garabulagh"),
    ("103", "und", "variant", "Mirikend"),
)
AREA = {
    "type": "Polygon",
    "coordinates": [[[45.9, 40.0], [46.1, 40.0], [46.1, 40.2], [45.9, 40.2], [45.9, 40.0]]],
}
"""The area of 106."""


def wof_tables(folder: Path, code: str = "az") -> Path:
    """Write compact tables of Who's On First."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [" ".join(wof._COLUMNS).split(), *map(_wof_row, WOF)]
    _gz(folder / f"{code}.places.tsv.gz", "".join("\t".join(row) + "\n" for row in rows))
    names = [("wof_id", "lang", "kind", "name"), *WOF_NAMES]
    _gz(folder / f"{code}.names.tsv.gz", "".join("\t".join(row) + "\n" for row in names))
    areas = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {"wof_id": 106}, "geometry": AREA}],
    }
    _gz(folder / f"{code}.polygons.geojson.gz", json.dumps(areas))
    return folder


def _wof_row(row: tuple) -> list[str]:
    key, same, kind, name, lat, lon, people, current, superseded = row
    box = "45.9,40.0,46.1,40.2" if key == "106" else f"{lon},{lat},{lon},{lat}"
    return [
        key, same, "", kind, "AZ", name, str(lat), str(lon), "label", box, "85668621", "", "", "",
        people, current, superseded, "AZ-LAC" if key == "85668621" else "", "", "", "", "",
    ]  # fmt: skip


def wof_feature(row: tuple) -> dict:
    """Give a record as Who's On First publishes it."""
    key, same, kind, name, lat, lon, people, current, superseded = row
    names: dict[str, list[str]] = {}
    for of, lang, how, text in WOF_NAMES:
        if of == key:
            names.setdefault(f"name:{lang}_x_{how}", []).append(text)
    also = {"gn:id": int(same)} if same else {}
    return {
        "id": int(key),
        "type": "Feature",
        "properties": {
            "wof:id": int(key), "wof:placetype": kind, "wof:name": name, "wof:country": "AZ",
            "lbl:latitude": lat, "lbl:longitude": lon, "mz:is_current": int(current),
            "geom:bbox": f"{lon},{lat},{lon},{lat}",
            "wof:concordances": also | ({"iso:id": "AZ-LAC"} if key == "85668621" else {}),
            "wof:hierarchy": [{"region_id": 85668621}],
            "wof:superseded_by": [int(superseded)] if superseded else [],
            **({"wof:population": int(people)} if people else {}),
            **names,
        },
        "geometry": AREA if key == "106" else {"type": "Point", "coordinates": [lon, lat]},
    }  # fmt: skip


def wof_records(folder: Path) -> Path:
    """Write a folder of single records, as in a repository of Who's On First."""
    for row in WOF:
        home = folder / "data" / row[0][:3]
        home.mkdir(parents=True, exist_ok=True)
        (home / f"{row[0]}.geojson").write_text(json.dumps(wof_feature(row)), encoding="utf-8")
    (home / f"{WOF[0][0]}-alt-quattroshapes.geojson").write_text("{}", encoding="utf-8")
    return folder


def wof_database(path: Path, *, whole: bool) -> Path:
    """Write the SQLite distribution, with the records or with the response alone."""
    base = sqlite3.connect(path)
    if whole:
        base.execute("CREATE TABLE geojson (id, body, source, is_alt, lastmodified)")
        rows = [(int(row[0]), json.dumps(wof_feature(row)), "az", 0, 0) for row in WOF]
        base.executemany("INSERT INTO geojson VALUES (?, ?, ?, ?, ?)", rows)
    base.execute(
        "CREATE TABLE spr (id, parent_id, name, placetype, country, latitude, longitude, "
        "min_latitude, min_longitude, max_latitude, max_longitude, is_current, is_deprecated, "
        "is_ceased, is_superseded)"
    )
    for key, _, kind, name, lat, lon, _, current, superseded in WOF:
        row = (int(key), 0, name, kind, "AZ", lat, lon, lat, lon, lat, lon, int(current), 0, 0,
               int(bool(superseded)))  # fmt: skip
        base.execute(f"INSERT INTO spr VALUES ({','.join('?' * 15)})", row)  # noqa: S608
    base.execute("CREATE TABLE names (id, language, privateuse, name)")
    rows = [(int(key), lang[:3], f"x_{kind}", text) for key, lang, kind, text in WOF_NAMES]
    base.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", rows)
    base.execute("CREATE TABLE concordances (id, other_id, other_source)")
    rows = [(int(row[0]), row[1], "gn:id") for row in WOF if row[1]]
    base.executemany("INSERT INTO concordances VALUES (?, ?, ?)", rows)
    base.commit()
    base.close()
    return path


GEONAMES = (
    ("587116", "Azerbaijan", "40.5", "47.5", "A", "PCLI", "", "", "10000000"),
    ("147626", "Laçın", "39.7", "46.4", "A", "ADM1", "28", "", "63000"),
    ("147625", "Laçın", "39.64", "46.55", "P", "PPLA", "28", "", "11000"),
    ("900201", "Güləbird", "39.55", "46.65", "P", "PPL", "28", "", "340"),
    ("900202", "Köhnə Kənd", "39.56", "46.66", "P", "PPLQ", "28", "", "0"),
    ("900203", "Hotel Lachin", "39.64", "46.55", "S", "HTL", "28", "", "0"),
    ("900204", "Laçın Hava Limanı", "39.55", "46.58", "S", "AIRP", "28", "", "0"),
    ("900205", "Həkəri çayı", "39.40", "46.60", "H", "STM", "28", "", "0"),
)
GEONAMES_NAMES = (
    ("1", "900201", "ru", "Гюлебирд", "1", "", "", ""),
    ("2", "900201", "zh-Hant", "居萊比爾德", "", "", "", ""),
    ("3", "900201", "link", "https://example.org", "", "", "", ""),
    ("4", "900201", "", "Gulabird", "", "", "", "1"),
    ("5", "147625", "ka", "ლაჩინი", "", "", "", ""),
    ("6", "999", "en", "Elsewhere", "", "", "", ""),
)


def geonames_text() -> str:
    """Give a dump in the form of GeoNames' main table."""
    lines = []
    for key, name, lat, lon, letter, code, unit, second, people in GEONAMES:
        other = "UBLC,Lachin Airport" if code == "AIRP" else f"{name} other,{name.lower()}"
        lines.append(
            "\t".join((key, name, name.encode("ascii", "ignore").decode(), other, lat, lon, letter,
                       code, "AZ", "", unit, second, "", "", people, "", "900", "Asia/Baku",
                       "2024-01-01"))
        )  # fmt: skip
    return "\n".join(lines) + "\n"


def geonames_names_text() -> str:
    """Give the names by language, in the form of alternateNamesV2."""
    return "".join("\t".join((*row, "", "")) + "\n" for row in GEONAMES_NAMES)


AIRPORTS = (
    (
        "UBLC",
        "medium_airport",
        "Lachin International Airport",
        "39.55",
        "46.58",
        "AZ",
        "UBLC",
        "LCN",
    ),
    ("AZ-0001", "closed", "Old Strip", "39.9", "46.9", "AZ", "", ""),
    ("AZ-0002", "heliport", "Shusha Heliport", "39.75", "46.75", "AZ", "", ""),
)


def airports_text() -> str:
    """Give rows in the form of OurAirports' airports.csv."""
    out = io.StringIO()
    rows = csv.writer(out, quoting=csv.QUOTE_ALL)
    rows.writerow(
        "id ident type name latitude_deg longitude_deg elevation_ft continent iso_country "
        "iso_region municipality scheduled_service gps_code iata_code local_code keywords".split()
    )
    for ident, kind, name, lat, lon, country, gps, iata in AIRPORTS:
        rows.writerow(
            ("1", ident, kind, name, lat, lon, "", "AS", country, "AZ-X", "Lachin", "no", gps,
             iata, "", "LCN airport, new field")
        )  # fmt: skip
    return out.getvalue()


def lpf_features() -> list[dict]:
    """Give features in Linked Places Format 1.2."""
    return [
        {
            "@id": "http://whgazetteer.org/places/81010",
            "type": "Feature",
            "properties": {"title": "Abingdon", "ccodes": ["GB"], "fclasses": ["P"]},
            "when": {"timespans": [{"start": {"in": "1600"}}]},
            "names": [
                {"toponym": "Abingdon", "lang": "en", "citations": []},
                {"toponym": "Abbandun", "lang": "en"},
                {"toponym": "阿宾登", "lang": "zh-Hans"},
            ],
            "types": [
                {
                    "identifier": "aat:300008347",
                    "label": "inhabited place",
                    "sourceLabels": [{"label": "town", "lang": "en"}],
                }
            ],
            "geometry": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Point", "coordinates": [-1.2879, 51.6708], "certainty": "certain"}
                ],
            },
            "links": [{"type": "exactMatch", "identifier": "gn:2657780"}],
        },
        {
            "@id": "ex:shire",
            "type": "Feature",
            "properties": {"title": "Old Shire", "ccodes": ["GB", "FR"], "fclasses": ["A"]},
            "names": [{"toponym": "Old Shire"}],
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [[[[-2, 51], [-1, 51], [-1, 52], [-2, 52], [-2, 51]]]],
            },
            "links": [],
        },
    ]


TABLE = (
    "name;lon;lat;id;kind;country;names;name_ru;population\n"
    "Yeni Kənd;46,70;39,30;;village;AZ;en:New Village | az/historic:Köhnə Kənd;Ени-Кенд;150\n"
    "Laçın yolu;46,60;39,50;road-1;corridor;;;;\n"
    "Lachin (ours);46,56;39,65;geonames:147625;town;AZ;;;12000\n"
)


def _gz(path: Path, text: str) -> None:
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
