"""Measure the map: size, build, readiness and frames, alone and against folium and geopandas.

The data is drawn at random, the same each time: places around sixty towns, four years, a quote of
145 characters each. Times are of this machine; ratios are of one run, taken in turn.

    python benchmarks/map.py              all, some minutes
    python benchmarks/map.py --small      a tenth of the incidents: does it run
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import sys
import tempfile
import time
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# The folder's own gazetteer.py is a benchmark, not the room.
sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != Path(__file__).parent]

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

import maps  # noqa: E402
from geo.frame import COLUMNS, CRS, DTYPES  # noqa: E402

TYPES = (
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
)
WORDS = (
    "shelling fire position village reported night troops toward vehicle damaged houses mine drone"
    " northern direction ceasefire violated units border district civilians road bridge school"
).split()
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def incidents(n: int) -> Any:
    """Draw a table of incidents."""
    import geopandas as gpd

    draw = np.random.default_rng(5)
    town = draw.integers(0, 60, n)
    centres = draw.uniform([44.5, 38.4], [48.5, 41.2], (60, 2))
    lon = np.round(centres[town, 0] + draw.normal(0, 0.15, n), 5)
    lat = np.round(centres[town, 1] + draw.normal(0, 0.12, n), 5)
    days = pd.Timestamp("2020-09-27") + pd.to_timedelta(draw.integers(0, 1400, n), "D")
    day = days.strftime("%Y-%m-%d")
    chosen, numbers = draw.integers(0, len(WORDS), (n, 20)), draw.integers(0, 1000, (n, 20))
    quotes = [
        " ".join(f"{WORDS[w]} {x}" for w, x in zip(*pair, strict=True))[:145]
        for pair in zip(chosen, numbers, strict=True)
    ]
    names = np.array([f"Place {i}" for i in range(60)])[town]
    values: dict[str, Any] = {
        "incident_id": [f"ia:{hashlib.sha256(str(i).encode()).hexdigest()[:16]}" for i in range(n)],
        "title": [f"Shelling, {name}" for name in names],
        "event_type": draw.choice(TYPES, n, p=[0.3, 0.3, 0.1, 0.1, 0.05, 0.15]),
        "modality": ["occurred"] * n, "polarity": ["asserted"] * n,
        "date_edtf": day, "date_start": day, "date_end": day,
        "place_verbatim": names, "place_name": names, "place_kind": ["village"] * n,
        "relation": ["at"] * n, "country": ["AZ"] * n, "lon": lon, "lat": lat,
        "radius_m": [1000.0] * n, "geo_precision": [1] * n, "place_score": [0.9] * n,
        "claimed_by": draw.choice(["Azerbaijan", "Armenia", "Observer"], n),
        "claim_status": ["alleged"] * n, "quote": quotes, "quote_lang": ["en"] * n,
        "source": [f"report_{i}.txt" for i in draw.integers(0, 40, n)],
    }  # fmt: skip
    data = {
        c.name: pd.Series(values.get(c.name, [None] * n), dtype=DTYPES[c.type]) for c in COLUMNS
    }
    points = gpd.points_from_xy(data["lon"], data["lat"])
    return gpd.GeoDataFrame(data, geometry=points, crs=CRS)


def took(work: Callable[[], Any], runs: int = 2) -> float:
    """Give the least seconds of some runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def ours(gdf: Any, path: Path, **options: Any) -> None:
    """Build and save our map."""
    maps.incident_map(gdf, title="Benchmark", **options).save(path)


def markers(gdf: Any, path: Path) -> None:
    """Build and save folium's map of one marker each."""
    import folium

    m = folium.Map(tiles=None)
    for lon, lat, quote in zip(gdf["lon"], gdf["lat"], gdf["quote"], strict=True):
        folium.Marker([lat, lon], popup=quote).add_to(m)
    m.save(path)


def one_layer(gdf: Any, path: Path) -> None:
    """Build and save folium's map of one GeoJSON layer."""
    import folium

    m = folium.Map(tiles=None)
    folium.GeoJson(gdf[["title", "quote", "geometry"]].to_json()).add_to(m)
    m.save(path)


def fast_cluster(gdf: Any, path: Path) -> None:
    """Build and save folium's FastMarkerCluster."""
    import folium
    from folium.plugins import FastMarkerCluster

    m = folium.Map(tiles=None)
    FastMarkerCluster(gdf[["lat", "lon"]].to_numpy().tolist()).add_to(m)
    m.save(path)


def explore(gdf: Any, path: Path) -> None:
    """Build and save geopandas' map; it imports mapclassify, and uses it only for schemes."""
    stand_in = types.ModuleType("mapclassify")
    stand_in.classify = None  # type: ignore[attr-defined]
    sys.modules.setdefault("mapclassify", stand_in)
    columns = ["title", "event_type", "date_start", "claimed_by", "source", "geometry"]
    gdf[columns].explore(tiles=None).save(path)


def packaged(page: str) -> str:
    """Give folium's page with scripts of ours for those that it would load, so that it can run."""
    assets = Path(maps.__file__).with_name("assets")

    def own(found: re.Match[str]) -> str:
        path = assets / found[1].rsplit("/", 1)[1]
        return f'<script src="{path.as_uri()}">' if path.is_file() else "<script>"

    # What is not packaged is not used, but for these two.
    missing = "L.AwesomeMarkers = { icon: () => new L.Icon.Default() };"
    missing += "L.Map.prototype.options.maxZoom = 18;"
    body = re.sub('<script src="(https?:[^"]+)">', own, page)
    return body.replace("</head>", f"<script>{missing}</script></head>", 1) + (
        "<script>window.addEventListener('load', () => { window.__ready = true })</script>"
    )


def points_only(n: int) -> Any:
    """Draw a table of points: what it must hold, and where."""
    gdf = incidents(n)
    kept = {"incident_id", "lon", "lat", "modality", "polarity", "claim_status", "quote"}
    said = {"title": "Shelling", "event_type": "Battles", "claimed_by": "Observer", "source": "r"}
    for column in COLUMNS:
        if column.name not in kept:
            values = [said.get(column.name)] * n
            gdf[column.name] = pd.Series(values, dtype=DTYPES[column.type])
    return gdf


def of_a_million(folder: Path, n: int) -> None:
    """Print size, main memory and processor time of a page of points, against FastMarkerCluster."""
    gdf = points_only(n)
    ours(gdf, folder / "points.html", quotes=False)
    fast_cluster(gdf, folder / "cluster.html")
    whole = (folder / "cluster.html").read_text(encoding="utf-8")
    (folder / "cluster.html").write_text(packaged(whole), encoding="utf-8")
    size = (folder / "points.html").stat().st_size
    print(f"\n{n} points alone: {size / 1e6:.1f} MB   goal {10 * n / 1e6:g}")
    mine, theirs = (_load(folder / name) for name in ("points.html", "cluster.html"))
    print("  against folium FastMarkerCluster, until it is drawn: times less   goals 20, 20")
    for name, unit, less, more in zip(
        ("memory", "processor"), ("MB", "s"), mine, theirs, strict=True
    ):
        print(
            f"    {name:10} {more / less:5.1f}x   ours {less:.1f} {unit}, theirs {more:.1f} {unit}"
        )


def _load(path: Path) -> tuple[float, float]:
    """Open a page in a browser of its own; give MB of its heap and seconds of its process."""
    with browser() as visit:
        page = visit(path)
        page.evaluate(
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        drawn = page.evaluate("Boolean(window.__ia || document.querySelector('.marker-cluster'))")
        if not drawn:
            raise RuntimeError(f"{path.name} shows nothing: its figures would say nothing")
        whole = page.context.browser.new_browser_cdp_session()  # type: ignore[union-attr]
        told = whole.send("SystemInfo.getProcessInfo")["processInfo"]
        session = page.context.new_cdp_session(page)
        session.send("HeapProfiler.collectGarbage")
        heap = session.send("Runtime.getHeapUsage")
        spent = sum(one["cpuTime"] for one in told if one["type"] == "renderer")
        return (heap["usedSize"] + heap["backingStorageSize"]) / 1e6, spent


@contextmanager
def browser() -> Iterator[Callable[[Path], Page]]:
    """Give a function that opens a file in Chromium with its network off."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(FLAGS))

        def visit(path: Path) -> Page:
            context = started.new_context(viewport={"width": 1400, "height": 860}, offline=True)
            page = context.new_page()
            page.add_init_script(
                "const t = setInterval(() => { if (window.__ready) {"
                " window.__took = performance.now(); clearInterval(t); } }, 4)"
            )
            page.goto(path.as_uri(), timeout=300_000)
            while not page.evaluate("window.__took || 0"):
                page.wait_for_timeout(50)
            return page

        yield visit
        started.close()


FRAMES = """async () => {
  const frames = [];
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    frames.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const { map } = window.__ia;
  document.querySelector(".filter-box").open = true;
  const boxes = [...document.querySelectorAll(".filters input")];
  const handle = document.querySelector(".handle");
  const deeds = {
    pan: (i) => map.panBy([i % 2 ? 300 : -300, 0], { animate: false }),
    zoom: (i) => map.setZoom(i % 2 ? 7 : 9, { animate: false }),
    filter: (i) => boxes[i % 6].click(),
    brush: (i) => handle.dispatchEvent(
      new KeyboardEvent("keydown", { key: i < 6 ? "PageUp" : "PageDown", bubbles: true })),
  };
  const found = {};
  for (const [name, deed] of Object.entries(deeds)) {
    await wait(300);
    frames.length = 0;
    for (let i = 0; i < 12; i++) {
      deed(i);
      await wait(60);
    }
    const sorted = frames.slice().sort((a, b) => a - b);
    found[name] = [sorted[Math.floor(sorted.length * 0.95)], sorted.at(-1)];
  }
  return found;
}"""


def sizes(folder: Path, n: int) -> None:
    """Print the size of the page, and what an incident adds to it."""
    empty, path = folder / "empty.html", folder / "size.html"
    gdf = incidents(n)
    ours(gdf[:1], empty)
    base = empty.stat().st_size
    print(f"page with its base map {base / 1e6:8.3f} MB   goal 0.7")
    for quotes, goal in ((True, 130), (False, 20)):
        ours(gdf, path, quotes=quotes)
        each = (path.stat().st_size - base) / n
        words = "with quotes" if quotes else "without"
        print(f"an incident, {words:12} {each:6.1f} bytes   goal {goal}   ({n} incidents)")


def against(folder: Path, n: int, many: int) -> None:
    """Print time and size against folium and geopandas."""
    path = folder / "peer.html"
    gdf, light = incidents(n), incidents(many)
    rivals: tuple[tuple[str, Any, Any, dict[str, bool], float, float], ...] = (
        ("folium, a marker each", markers, gdf, {}, 20, 5),
        ("folium, one GeoJson layer", one_layer, gdf, {}, 1, 1),
        ("folium FastMarkerCluster", fast_cluster, light, {"quotes": False}, 0, 1),
        ("geopandas.explore", explore, light, {"quotes": False}, 10, 10),
    )
    print("\nbuild and save, times faster and smaller than")
    for name, peer, table, options, faster, smaller in rivals:
        mine = took(lambda table=table, options=options: ours(table, folder / "o.html", **options))
        theirs = took(lambda peer=peer, table=table: peer(table, path), runs=1)
        ratio = path.stat().st_size / (folder / "o.html").stat().st_size
        goals = f"goals {faster:g}, {smaller:g}"
        print(
            f"  {name:26} {theirs / mine:6.1f}x {ratio:6.1f}x   {goals:13}"
            f"   ours {mine:6.2f} s, theirs {theirs:6.2f} s at {len(table)}"
        )


def in_browser(folder: Path, counts: tuple[int, ...]) -> None:
    """Print when a page is ready and how long its frames take."""
    goals = {2000: 1000, 20_000: 1500, 200_000: 4000}
    print("\nin Chromium without a graphics card: ready; p95 and longest frame of each deed, ms")
    with browser() as visit:
        for n in counts:
            path = folder / f"{n}.html"
            ours(incidents(n), path, quotes=n < 100_000)
            page = visit(path)
            ready = page.evaluate("window.__took")
            frames = page.evaluate(FRAMES)
            told = "  ".join(f"{name} {p95:.0f}/{most:.0f}" for name, (p95, most) in frames.items())
            print(f"  {n:7} ready {ready:6.0f} (goal {goals.get(n, 0)})   {told}")
            page.context.close()


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", action="store_true", help="a tenth of the incidents")
    share = 10 if parser.parse_args().small else 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sizes(folder, 20_000 // share)
        against(folder, 10_000 // share, 100_000 // share)
        of_a_million(folder, 1_000_000 // share)
        in_browser(folder, tuple(n // share for n in (2000, 20_000, 200_000)))


if __name__ == "__main__":
    main()
