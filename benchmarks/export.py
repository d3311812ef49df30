"""Speed of exports and questions, as ratios against the usual ways, in one run.

    python benchmarks/export.py            # 200,000 rows
    python benchmarks/export.py 500000

Processor seconds of this process, best of three; memory in a process of its own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
from shapely import LineString

ROOT = Path(__file__).parents[1]
sys.path[0] = str(ROOT)  # the rooms, not this folder, whose gazetteer.py would hide one of them

import geo  # noqa: E402
from geo.export import geojson_parts  # noqa: E402
from geo.frame import as_frame  # noqa: E402

COLUMNS = (
    "incident_id", "title", "event_type", "date_start", "place_name", "country", "lon", "lat",
    "radius_m", "killed", "claimed_by", "quote",
)  # fmt: skip
"""Twelve properties, as the design measured them."""

MEMORY = """
import importlib.util, resource, sys
from pathlib import Path
sys.path.insert(0, {root!r})
spec = importlib.util.spec_from_file_location("bench", {here!r})
bench = importlib.util.module_from_spec(spec)
sys.modules["bench"] = bench
spec.loader.exec_module(bench)
table, write = bench.table, bench.write
gdf = table({rows})
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
write(gdf, Path({path!r}))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def table(rows: int) -> gpd.GeoDataFrame:
    """Make a table of points with twelve properties, the same at every run."""
    draw = np.random.default_rng(7)
    words = np.array([f"Shelling, 拉钦区 {i}" for i in range(300)], dtype=object)
    lon, lat = draw.uniform(-180, 180, rows).round(7), draw.uniform(-80, 80, rows).round(7)
    columns = {
        "incident_id": [f"ia:{i:016x}" for i in range(rows)],
        "title": words[draw.integers(0, 300, rows)],
        "event_type": draw.choice(["Battles", "Riots", "Protests"], rows),
        "date_start": [f"2022-09-{1 + i % 28:02}" for i in range(rows)],
        "place_name": words[draw.integers(0, 300, rows)],
        "country": draw.choice(["AZ", "AM"], rows),
        "lon": lon,
        "lat": lat,
        "radius_m": draw.integers(100, 30_000, rows).astype(float),
        "killed": draw.integers(0, 50, rows),
        "claimed_by": words[draw.integers(0, 300, rows)],
        "quote": [f'Sentence {i}: "fire was opened", it says.' for i in range(rows)],
    }
    return gpd.GeoDataFrame(columns, geometry=gpd.points_from_xy(lon, lat), crs="EPSG:4326")


def write(gdf: gpd.GeoDataFrame, path: Path) -> None:
    """Write the table as `geo.export` does."""
    with path.open("wb") as file:
        file.writelines(geojson_parts(gdf))


def seconds(do: Callable[[], object], times: int = 3) -> float:
    """Give the least processor time of some runs."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        do()
        best = min(best, time.process_time() - start)
    return best


def geojson(rows: int, folder: Path) -> None:
    """Compare GeoJSON."""
    gdf = table(rows)
    path = folder / "ours.geojson"
    ours = seconds(lambda: write(gdf, path))
    megabytes = path.stat().st_size / 1e6
    print(f"GeoJSON, {rows:,} rows, {megabytes:.0f} MB: ours {megabytes / ours:.0f} MB/s")
    peer = folder / "peer.geojson"
    for name, do in (
        ("gpd.to_file", lambda: gdf.to_file(peer)),
        ("pyogrio, arrow, RFC7946", lambda: gdf.to_file(peer, use_arrow=True, RFC7946="YES")),
    ):
        print(f"  {seconds(do, 2) / ours:.2f}x quicker than {name}")
    again = gpd.read_file(path)
    same = again.geometry.geom_equals_exact(gdf.geometry, 1e-7).all()
    same = bool(same) and list(again["quote"]) == list(gdf["quote"])
    print(f"  GDAL reads {'the same' if same else 'OTHER'} rows and points")


def memory(rows: int, folder: Path) -> None:
    """Show that the memory of writing does not grow with the table."""
    for size in (rows // 4, rows):
        code = MEMORY.format(
            root=str(ROOT), here=__file__, rows=size, path=str(folder / "m.geojson")
        )
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        more = float(done.stdout)
        print(f"  writing {size:,} rows took {more:.0f} MB above what making the table took")


def formats(rows: int, folder: Path) -> None:
    """Tell how long each format takes for a whole table, against GeoJSON."""
    plain = table(rows).drop(columns="geometry").to_dict("records")
    fixed = {
        "modality": "occurred",
        "polarity": "asserted",
        "claim_status": "alleged",
        "source": "a",
    }
    gdf = as_frame([row | fixed | {"source": "a"} for row in plain])
    first = None
    for suffix in (
        ".geojson",
        ".geojsons",
        ".parquet",
        ".fgb",
        ".gpkg",
        ".plain.csv",
        ".csv",
        ".kml",
    ):
        took = seconds(lambda s=suffix: geo.export(gdf, folder / f"a{s}"), 1)  # type: ignore[misc]
        first = first or took
        size = (folder / f"a{suffix}").stat().st_size / rows
        print(f"  {suffix:11} {took / first:5.1f}x the time of GeoJSON, {size:5.0f} bytes a row")


def questions(rows: int) -> None:
    """Compare questions with the same done by hand in geopandas."""
    gdf = table(rows)
    for name in ("relation", "place_id"):
        gdf[name] = None
    line = LineString([(46.0, 39.9), (46.35, 39.6), (46.4, 39.35), (46.55, 39.1), (46.5, 38.9)])
    local = "+proj=aeqd +lon_0=46.3 +lat_0=39.5 +datum=WGS84"

    def by_hand() -> gpd.GeoDataFrame:
        """Buffer in a projection: right near its middle alone."""
        flat, edge = gdf.to_crs(local), gpd.GeoSeries([line], crs=4326).to_crs(local)
        return flat[flat.buffer(flat["radius_m"]).distance(edge[0]) <= 500_000]

    ours = seconds(lambda: geo.within_km(gdf, line, 500))
    print(
        f"within 500 km of a line, {rows:,} rows: {rows / ours / 1000:.0f} thousand rows a second"
    )
    print(f"  {seconds(by_hand, 1) / ours:.2f}x quicker than buffers in a projection by hand")
    found, expected = geo.within_km(gdf, line, 500), by_hand()
    odd = set(found["incident_id"]) ^ set(expected["incident_id"])
    print(f"  {len(found):,} rows found; {len(odd)} answered otherwise by hand")


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", nargs="?", type=int, default=200_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        geojson(rows, folder)
        memory(rows, folder)
        formats(rows // 10, folder)
        questions(rows)


if __name__ == "__main__":
    main()
