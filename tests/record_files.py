"""Tables of records in every format, and synthetic rows in ACLED's and UCDP GED's public layout."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd

ROWS = (
    {"id": "A1", "date": "2022-09-13", "place": "Goris", "what": "artillery fire"},
    {"id": "A2", "date": "2022-09-14", "place": "Kapan", "what": "炮击"},
    {"id": "A3", "date": "2022-09-15", "place": "لاتشين", "what": 'a mine went off, "twice"'},
)  # fmt: skip

# Made for these tests: no row is of ACLED. Columns: ACLED's public export.
ACLED = """\
event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,\
assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,\
admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,\
fatalities,tags,timestamp
ARM001,16 May 2025,2025,1,Political violence,Explosions/Remote violence,\
Shelling/artillery/missile attack,Made-up Forces (A),,State forces,Made-up Forces (B),,\
External/Other forces,18,,51,Caucasus and Central Asia,Armenia,Syunik,Goris,,Goris,39.5110,46.3420,\
1,Made-up Agency,National,"On 16 May 2025, in this made-up row, shells fell near Goris.",0,,\
1747800000
ARM002,01 June 2025,2025,2,Political violence,Battles,Armed clash,Made-up Forces (A),,State forces,\
Made-up Forces (B),,External/Other forces,18,,51,Caucasus and Central Asia,Armenia,Syunik,Kapan,,\
Kapan,39.2070,46.4050,2,Made-up Agency; Made-up Daily,National,A made-up clash.,3,,1748800000
"""

# Made for these tests: no row is of UCDP. Columns: UCDP GED's public export.
UCDP = """\
id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,\
conflict_name,dyad_name,side_a,side_b,number_of_sources,source_article,source_office,source_date,\
source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,\
latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,\
date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob
900001,AZE-2022-1-1,2022,1,Clear,1,1,1,Made-up: Government,A - B,Government of A,Government of B,1,\
"Made-up Agency,2022-09-13,A headline",Made-up Agency,2022-09-13,A headline,Ministry of Defence,1,\
Goris town,,Syunik province,Goris district,39.511,46.342,POINT (46.342000 39.511000),1,Armenia,371,\
Asia,1,1,2022-09-13 00:00:00.000,2022-09-13 00:00:00.000,0,2,0,1,3,5,2,371,373
900002,AZE-2022-1-2,2022,1,Clear,3,1,1,Made-up: Government,A - civilians,Government of A,Civilians,\
1,"Made-up Agency,2022-09-20,Another",Made-up Agency,2022-09-20,Another,,4,Syunik province,,\
Syunik province,,39.25,46.25,POINT (46.250000 39.250000),1,Armenia,371,Asia,1,3,\
2022-09-14 00:00:00.000,2022-09-20 00:00:00.000,0,0,4,0,4,4,4,371,
"""

HXL = """\
No.,When it happened,Where,Breite,Länge,Tote
#meta+id,#date+occurred,#loc+name,#geo+lat,#geo+lon,#affected+killed
1,2022-09-13,Goris,39.511,46.342,2
"""


def write(folder: Path, suffix: str, rows=ROWS) -> Path:
    """Write rows in a format of records."""
    path = folder / f"records{suffix}"
    _WRITERS[suffix](path, [dict(row) for row in rows])
    return path


def _delimited(path, rows):
    out = io.StringIO(newline="")
    mark = "\t" if path.suffix == ".tsv" else ","
    writer = csv.DictWriter(out, rows[0], delimiter=mark)
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")


def _xlsx(path, rows):
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active.append(["made for a test"])
    sheet = book.create_sheet("Data")
    sheet.append(["Incidents of one week"])
    sheet.append([])
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(
            [pd.Timestamp(v).to_pydatetime() if k == "date" else v for k, v in row.items()]
        )
    book.save(path)


def _json(path, rows):
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def _jsonl(path, rows):
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def _feature(row):
    return {"type": "Feature", "properties": row, "geometry": None}


def _geojson(path, rows):
    _json(path, {"type": "FeatureCollection", "features": [_feature(row) for row in rows]})


def _geojsonl(path, rows):
    text = "".join(f"\x1e{json.dumps(_feature(row), ensure_ascii=False)}\n" for row in rows)
    path.write_text(text, encoding="utf-8")


def _gpkg(path, rows):
    frame = gpd.GeoDataFrame(rows, geometry=[None] * len(rows), crs="EPSG:4326")
    frame.to_file(path, layer="incidents", driver="GPKG")
    other = gpd.GeoDataFrame({"colour": ["red"]}, geometry=[None], crs="EPSG:4326")
    other.to_file(path, layer="another", driver="GPKG")


def _parquet(path, rows):
    pd.DataFrame(rows).to_parquet(path)


_WRITERS = {
    ".csv": _delimited, ".tsv": _delimited, ".xlsx": _xlsx, ".json": _json, ".jsonl": _jsonl,
    ".ndjson": _jsonl, ".geojson": _geojson, ".geojsonl": _geojsonl, ".gpkg": _gpkg,
    ".parquet": _parquet,
}  # fmt: skip
