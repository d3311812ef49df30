"""KML and KMZ, for Google Earth: a placemark an incident, circles of doubt in a folder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.lookup import Gazetteer
from geo.circles import circles
from geo.export.cells import NO_XML, Field, fields_of, rows_of
from geo.export.files import write_whole
from geo.export.rights import TITLE, rights_of
from geo.symbols import OTHER, SYMBOLS

if TYPE_CHECKING:
    import geopandas as gpd

DROPPED = ("details",)
"""Columns that KML does not get; all others are text there."""

_SHOWN = (
    "date_edtf",
    "claimed_by",
    "claim_status",
    "place_verbatim",
    "radius_m",
    "quote",
    "source",
)
"""Columns that the balloon of a placemark shows."""


def write_kml(
    gdf: gpd.GeoDataFrame, path: Path, *, places: Iterable[Any] = (), gaz: Gazetteer | None = None
) -> None:
    """KML: name, description, begin and end of each incident; loses `details` and types.

    Parameters
    ----------
    gdf
        The table, EPSG:4326.
    path
        Where to.
    places
        Not needed.
    gaz
        The gazetteer whose sources are credited; the packaged one if None.
    """
    write_whole(path, _kml(gdf, gaz))


def write_kmz(
    gdf: gpd.GeoDataFrame, path: Path, *, places: Iterable[Any] = (), gaz: Gazetteer | None = None
) -> None:
    """KMZ: the same, packed.

    Parameters
    ----------
    gdf, path, places, gaz
        As in `write_kml`.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("doc.kml", date_time=(1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, _kml(gdf, gaz))
    write_whole(path, buffer.getvalue())


def _kml(gdf: gpd.GeoDataFrame, gaz: Gazetteer | None) -> bytes:
    return "".join(_lines(gdf, rights_of(gdf, gaz).as_text())).encode()


def _lines(gdf: gpd.GeoDataFrame, rights: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
    yield f"<name>{_xml(TITLE)}</name>\n<description>{_xml(escape(rights))}</description>\n"
    styles = [colour for colour, _ in SYMBOLS.values()] + [OTHER[0]]
    for number, colour in enumerate(styles):
        icon = f"<IconStyle><color>{_abgr(colour)}</color></IconStyle>"
        yield f'<Style id="s{number}">{icon}</Style>\n'
    yield (
        '<Style id="doubt"><LineStyle><color>b0241f1a</color></LineStyle>'
        "<PolyStyle><fill>0</fill></PolyStyle></Style>\n"
    )
    fields = [field for field in fields_of(gdf) if field.name not in DROPPED]
    rows = rows_of(fields)
    yield "<Folder><name>incidents</name>\n"
    for row in rows:
        yield _placemark(row, fields)
    yield "</Folder>\n<Folder><name>uncertainty</name><visibility>0</visibility>\n"
    for row, area in zip(rows, circles(gdf["lon"], gdf["lat"], gdf["radius_m"]), strict=True):
        if area is not None:
            name = f"{row['title']}: within {row['radius_m'] / 1000:g} km"
            yield (
                f"<Placemark><name>{_xml(name)}</name><visibility>0</visibility>{_time(row)}"
                f"<styleUrl>#doubt</styleUrl>{_polygons(area)}</Placemark>\n"
            )
    yield "</Folder>\n</Document>\n</kml>\n"


def _placemark(row: dict[str, Any], fields: list[Field]) -> str:
    kinds = list(SYMBOLS)
    kind = row["event_type"]
    style = kinds.index(kind) if kind in kinds else len(kinds)
    # The balloon is HTML: text of documents is escaped for it, and then for XML.
    told = "<br>".join(
        f"<b>{name}</b>: {escape(str(row[name]))}" for name in _SHOWN if row[name] is not None
    )
    data = "".join(
        f'<Data name="{_xml(field.name)}"><value>{_xml(row[field.name])}</value></Data>'
        for field in fields
        if row[field.name] is not None
    )
    point = ""
    if row["lon"] is not None:
        point = f"<Point><coordinates>{row['lon']!r},{row['lat']!r}</coordinates></Point>"
    return (
        f"<Placemark><name>{_xml(row['title'])}</name><description>{_xml(told)}</description>"
        f"{_time(row)}<styleUrl>#s{style}</styleUrl><ExtendedData>{data}</ExtendedData>{point}"
        "</Placemark>\n"
    )


def _time(row: dict[str, Any]) -> str:
    """Give the span of time; an open end is left out, as KML has it."""
    begin = f"<begin>{row['date_start']}</begin>" if row["date_start"] else ""
    end = f"<end>{row['date_end']}</end>" if row["date_end"] else ""
    return f"<TimeSpan>{begin}{end}</TimeSpan>" if begin or end else ""


def _polygons(area: Any) -> str:
    parts = [_polygon(part) for part in getattr(area, "geoms", [area])]
    return parts[0] if len(parts) == 1 else f"<MultiGeometry>{''.join(parts)}</MultiGeometry>"


def _polygon(part: Any) -> str:
    def ring(which: str, line: Any) -> str:
        points = " ".join(f"{x:.7g},{y:.7g}" for x, y in line.coords)
        coordinates = f"<LinearRing><coordinates>{points}</coordinates></LinearRing>"
        return f"<{which}BoundaryIs>{coordinates}</{which}BoundaryIs>"

    holes = "".join(ring("inner", hole) for hole in part.interiors)
    return f"<Polygon>{ring('outer', part.exterior)}{holes}</Polygon>"


def _abgr(colour: str) -> str:
    """Give `#D55E00` as KML writes it: opaque, blue, green, red."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"ff{blue}{green}{red}".lower()


def _xml(value: Any) -> str:
    # A bare carriage return is a line feed to every reader of XML (1.0, 2.11).
    return escape(str(value).translate(NO_XML)).replace("\r", "&#13;")
