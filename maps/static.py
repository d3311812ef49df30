"""The one table -> the same map on paper: PNG, SVG or PDF, drawn without a browser."""

from __future__ import annotations

import importlib.util
import math
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gazetteer
from gazetteer.errors import MissingExtra, UnknownFormat
from maps.speech import RIGHT_TO_LEFT, language
from maps.symbols import INK, LAND, LARGE_RADIUS_M, LINE, OTHER, RIVER, SEA, UNSURE, symbols_of

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy as np
    from numpy.typing import NDArray

    from gazetteer.lookup import Gazetteer

_LOOK = "look"
"""Column of the colour and the shape of a row's type, while a map is drawn."""
FORMATS = (".png", ".svg", ".pdf")
"""Suffixes that `static_map` writes."""
MARKERS = {
    "diamond": "D", "star": "*", "cross": "P", "circle": "o", "pentagon": "p",
    "square": "s", "triangle": "^",
}  # fmt: skip
"""Shape of `maps.symbols` -> matplotlib's marker."""
SIZES = {"star": 13.0, "cross": 10.0, "triangle": 10.0, "pentagon": 10.0, "circle": 9.0}
"""Shape -> size in points, where it is not 8: so that all look alike large."""
FONTS = (
    "DejaVu Sans", "Noto Sans", "Noto Sans CJK SC", "Noto Sans Arabic", "Noto Sans Armenian",
    "Microsoft YaHei", "PingFang SC", "Arial Unicode MS",
)  # fmt: skip
"""Typefaces, the first that has a letter draws it; those that are not installed are passed over."""
MANY = 400
"""From this number of points on they are small dots: symbols would hide each other."""
MOST_TOWNS = 40
"""Towns that are named, the largest first."""
FOOT_LETTERS = 150
"""Letters in a line of the words under the map."""
WIDTH_IN, DPI = 10.0, 200
"""Width of the page in inches, and dots per inch of a PNG."""


def static_map(
    gdf: gpd.GeoDataFrame,
    path: str | os.PathLike[str],
    *,
    gaz: Gazetteer | None = None,
    title: str = "",
    lang: str = "en",
    boundaries: str | os.PathLike[str] = "de-facto",
    made: date | None = None,
) -> Path:
    """Draw incidents on a page of a report, with title, legend, scale, sources and disclaimer.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    path
        Where to; the suffix says the format: `.png`, `.svg` or `.pdf`.
    gaz
        Where the areas and lines of places are looked up; the packaged gazetteer if None.
    title
        Title above the map.
    lang
        Language of the page's own words: en, fr, es, ru, zh or ar.
    boundaries
        As for `maps.incident_map`.
    made
        The day written under the map; today (UTC) if None.

    Returns
    -------
    path
        What was written, whole or not at all.

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    UnknownFormat
        If the suffix is none of `FORMATS`.
    BadTable
        If the table breaks its rules.
    """
    from geo.export import write_whole
    from geo.frame import check_frame
    from maps.basemaps import basemap
    from maps.columns import shapes
    from maps.incident_map import spread

    path = Path(path)
    if path.suffix.lower() not in FORMATS:
        raise UnknownFormat(f"{path}: a map is written as {', '.join(FORMATS)}")
    _see_that_matplotlib_is_there()
    check_frame(gdf)
    say = language(lang)
    looks = symbols_of(gdf["event_type"])
    gdf = gdf.assign(**{_LOOK: [looks.get(kind, OTHER) for kind in gdf["event_type"]]})
    base = basemap(spread(gdf), boundaries=boundaries)
    drawn, codes = shapes(gdf, gazetteer.open() if gaz is None else gaz)
    foot = _foot(gdf, base, say, made or datetime.now(UTC).date())
    with _style():
        figure, axes = _page(_view(gdf), title or say["incidents"], foot, lang)
        _draw_base(axes, base)
        for shape, row in _first_rows(drawn, codes):
            _draw_shape(axes, shape, _look(gdf.iloc[row])[0])
        taken = _draw_points(axes, gdf, {i for i, code in enumerate(codes) if code >= 0})
        _draw_names(axes, base, lang, taken)
        _draw_scale(axes)
        _draw_legend(axes, gdf, say, drawn, base)
        write_whole(path, _bytes(figure, path.suffix.lower(), title))
    return path


def _foot(gdf: gpd.GeoDataFrame, base: dict[str, Any], say: Any, made: date) -> list[str]:
    """Give the words under the map; what is written from the left keeps its order (FSI, PDI)."""

    def whole(text: object) -> str:
        return f"\u2068{text}\u2069" if say is language("ar") else str(text)

    return [
        say["dataOf"].format(sources=whole(base["attribution"])),
        say["boundariesOf"].format(name=whole(base["boundaries"])),
        f"{say['sources']}: {whole(', '.join(dict.fromkeys(gdf['source'])))}",
        say["disclaimer"],
        say["made"].format(day=whole(made)),
    ]


def _see_that_matplotlib_is_there() -> None:
    """Say what to install if matplotlib is not."""
    if importlib.util.find_spec("matplotlib") is None:
        raise MissingExtra("a map for print needs matplotlib: pip install 'incident-atlas[report]'")


def _style() -> Any:
    """Give the settings that hold while a page is drawn: typefaces, text in an SVG as text."""
    import matplotlib as mpl
    from matplotlib import font_manager

    there = set(font_manager.get_font_names())
    return mpl.rc_context(
        {
            "font.family": [name for name in FONTS if name in there] or ["sans-serif"],
            "svg.fonttype": "none",
            "svg.hashsalt": "incident-atlas",
            "pdf.fonttype": 42,
            "hatch.linewidth": 0.7,
        }
    )


def _view(gdf: gpd.GeoDataFrame) -> tuple[float, ...]:
    """Give the box to show: all points with a margin, at least a degree wide; the world if none."""
    there = gdf["lon"].notna()
    if not there.any():
        return -180.0, -60.0, 180.0, 80.0
    lon, lat = gdf.loc[there, "lon"], gdf.loc[there, "lat"]
    wide, high = max(lon.max() - lon.min(), 0.8), max(lat.max() - lat.min(), 0.6)
    x, y = (lon.max() + lon.min()) / 2, (lat.max() + lat.min()) / 2
    return x - 0.62 * wide, y - 0.62 * high, x + 0.62 * wide, y + 0.62 * high


def _page(view: Sequence[float], title: str, foot: Sequence[str], lang: str) -> tuple[Any, Any]:
    """Make the page: the title above, the map as high as its ground asks, the words below."""
    from matplotlib.figure import Figure

    west, south, east, north = view
    stretch = 1 / math.cos(math.radians((south + north) / 2))
    map_in = WIDTH_IN - 0.6
    high_in = min(7.0, max(4.5, map_in * (north - south) * stretch / (east - west)))
    heads = wrapped(title, 62)
    lines = [line for text in foot for line in wrapped(text, FOOT_LETTERS)]
    head_in, foot_in = 0.3 + 0.3 * len(heads), 0.35 + 0.17 * len(lines)
    whole_in = head_in + high_in + foot_in
    figure = Figure(figsize=(WIDTH_IN, whole_in), dpi=DPI, facecolor="white")
    axes = figure.add_axes(
        (0.3 / WIDTH_IN, foot_in / whole_in, map_in / WIDTH_IN, high_in / whole_in)
    )
    # The box is widened to the shape of the page, so that nothing is stretched.
    x, y = (west + east) / 2, (south + north) / 2
    half_y = max((north - south) / 2, (east - west) / 2 / stretch * high_in / map_in)
    half_x = half_y * stretch * map_in / high_in
    axes.set(
        xlim=(x - half_x, x + half_x), ylim=(y - half_y, y + half_y), xticks=[], yticks=[],
        facecolor=SEA, aspect="auto",
    )  # fmt: skip
    for spine in axes.spines.values():
        spine.set(color=LINE, linewidth=0.6)
    edge, side = (0.97, "right") if lang in RIGHT_TO_LEFT else (0.03, "left")
    upper, lower = 1 - 0.12 / whole_in, (foot_in - 0.12) / whole_in
    style: dict[str, Any] = {"ha": side, "va": "top", "parse_math": False}
    figure.text(edge, upper, "\n".join(heads), size=15, weight="bold", **style)
    figure.text(edge, lower, "\n".join(lines), size=7.5, linespacing=1.35, **style)
    return figure, axes


def wrapped(text: str, most: int) -> list[str]:
    """Break a text into lines; a character of East Asia counts twice, and a line may end after it.

    Parameters
    ----------
    text
        Any text.
    most
        Letters in a line.

    Returns
    -------
    lines
        All of the text, but for spaces at ends.

    Examples
    --------
    >>> wrapped("one two three", 8)
    ['one two', 'three']
    >>> wrapped("拉钦区", 4)
    ['拉钦', '区']
    """
    import re
    from unicodedata import east_asian_width

    def width(part: str) -> int:
        return sum(2 if east_asian_width(c) in "WF" else 1 for c in part)

    lines = [""]
    for part in re.findall(
        r"[\u3000-\u9fff\uff00-\uffef]|\s+|[^\s\u3000-\u9fff\uff00-\uffef]+", text
    ):
        if lines[-1] and width(lines[-1] + part.rstrip()) > most:
            lines.append("")
        lines[-1] += part
    return [line.strip() for line in lines if line.strip()]


def _lines(layer: Sequence[Sequence[int]], steps: int) -> list[Any]:
    """Read lines of the base map: lon, lat in degrees."""
    import numpy as np

    return [np.cumsum(np.array(line).reshape(-1, 2), axis=0) / steps for line in layer]


def _draw_base(axes: Any, base: dict[str, Any]) -> None:
    """Draw land, waters, borders and disputes: the world, then the part in full detail over it."""
    from matplotlib.collections import LineCollection
    from matplotlib.patches import Rectangle

    styles = (
        ("rivers", RIVER, 0.7, "-"),
        ("units", "#a9a294", 0.5, ":"),
        ("borders", LINE, 0.9, "-"),
        ("disputed", LINE, 0.9, "--"),
    )
    for level, depth in (("world", 0.1), ("fine", 0.4)):
        part = base[level]
        if not part:
            continue
        if level == "fine":
            west, south, east, north = part["box"]
            sea = Rectangle((west, south), east - west, north - south, fc=SEA, lw=0, zorder=0.3)
            axes.add_patch(sea)
        for name, color in (("land", LAND), ("lakes", SEA)):
            _fill(axes, _lines(part[name], part["steps"]), fc=color, lw=0, zorder=depth)
        for name, color, weight, dashes in styles:
            lines = LineCollection(
                _lines(part.get(name, []), part["steps"]), colors=color, linewidths=weight,
                linestyles=dashes, zorder=depth + 0.1,
            )  # fmt: skip
            axes.add_collection(lines, autolim=False)


def _fill(axes: Any, rings: Sequence[Any], **style: Any) -> None:
    """Fill rings; holes run the other way round than what they lie in."""
    import numpy as np
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path as Outline

    if rings:
        # A closed outline ends with a vertex that is not looked at: the first one again.
        closed = [np.vstack([ring, ring[:1]]) for ring in rings]
        outline = Outline.make_compound_path(*(Outline(ring, closed=True) for ring in closed))
        axes.add_patch(PathPatch(outline, **style))


def _look(row: Any) -> tuple[str, str]:
    """Give the colour and the shape of a row."""
    color, shape = row[_LOOK]
    return color, shape


def _first_rows(
    drawn: Sequence[dict[str, Any]], codes: NDArray[np.int64]
) -> Iterable[tuple[dict[str, Any], int]]:
    """Give each area and line with the first row that has it."""
    for i, shape in enumerate(drawn):
        yield shape, list(codes).index(i)


def _draw_shape(axes: Any, shape: dict[str, Any], color: str) -> None:
    """Draw an area hatched, a line as a band; dashed where it is disputed or does not exist yet."""
    import numpy as np

    if shape["type"] == "area":
        _fill(
            axes, [np.array(r) for r in shape["rings"]], fc="none", ec=color, lw=0.8, hatch="////"
        )
        return
    for ring in shape["rings"]:
        lon, lat = zip(*ring, strict=True)
        axes.plot(lon, lat, color=color, alpha=0.16, lw=6, solid_capstyle="round")
        axes.plot(lon, lat, color=color, lw=1.2, ls="--" if shape["status"] else "-")


def _draw_points(axes: Any, gdf: gpd.GeoDataFrame, shaped: set[int]) -> list[tuple[float, ...]]:
    """Draw each incident, those of one place side by side; give where in points of the page."""
    from matplotlib.transforms import offset_copy

    there = gdf.reset_index(drop=True)
    there = there[there["lon"].notna()]
    if len(there) > MANY:
        colors = [color for color, _ in there[_LOOK]]
        axes.scatter(there["lon"], there["lat"], s=4, c=colors, alpha=0.6, lw=0)
        return []
    fanned: dict[tuple[float, float], int] = {}
    taken: list[tuple[float, ...]] = []
    for i, row in there.iterrows():
        place = (row["lon"], row["lat"])
        n = fanned.get(place, 0)
        fanned[place] = n + 1
        reach = 0.0 if not n else 9 * math.sqrt(n + 0.3)
        dx, dy = reach * math.cos(2.4 * n), reach * math.sin(2.4 * n)
        _draw_ring(axes, row, is_shaped=i in shaped)
        at = offset_copy(axes.transData, axes.figure, dx, dy, units="points")
        _draw_symbol(axes, row, at)
        x, y = axes.transData.transform(place) * 72 / DPI
        taken.append((x + dx - 7, y + dy - 7, x + dx + 7, y + dy + 7))
    return taken


def _draw_symbol(axes: Any, row: Any, at: Any) -> None:
    """Draw a symbol: hollow where it is not said to have happened, crossed where it is denied."""
    color, shape = _look(row)
    hollow = row["modality"] in UNSURE
    axes.plot(
        [row["lon"]], [row["lat"]], transform=at, ls="", marker=MARKERS[shape],
        ms=SIZES.get(shape, 8.0), mfc="white" if hollow else color, mec=color if hollow else INK,
        mew=1.8 if hollow else 0.8, zorder=5,
    )  # fmt: skip
    if row["polarity"] == "denied":
        for ink, width in (("white", 3.2), (INK, 1.4)):
            axes.plot(
                [row["lon"]], [row["lat"]], transform=at, ls="", marker="x", ms=10, mec=ink,
                mew=width, zorder=6,
            )  # fmt: skip


def _draw_ring(axes: Any, row: Any, *, is_shaped: bool) -> None:
    """Draw the ring within which the place lies; none around what has an area or a line."""
    from matplotlib.patches import Ellipse

    if is_shaped or not row["radius_m"] > 0:
        return
    vague = row["relation"] != "at" or row["radius_m"] > LARGE_RADIUS_M
    degrees = 2 * row["radius_m"] / 111_195
    color, _ = _look(row)
    axes.add_patch(
        Ellipse(
            (row["lon"], row["lat"]), degrees / math.cos(math.radians(row["lat"])), degrees,
            fc=(*_rgb(color), 0.08 if vague else 0.0), ec=color, lw=0.8, ls="--",
        )
    )  # fmt: skip


def _rgb(color: str) -> tuple[float, ...]:
    """Read a colour."""
    return tuple(int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))


def _draw_names(axes: Any, base: dict[str, Any], lang: str, taken: list[tuple[float, ...]]) -> None:
    """Name states and towns where there is room: none over another, none over a symbol."""
    west, east = axes.get_xlim()
    south, north = axes.get_ylim()
    states = base["states"]
    names = states["names"].get(lang) or []
    labels = [
        (name, lon, lat, 9.0, True)
        for name, (lon, lat) in zip(names, states["points"], strict=True)
    ]
    near = [town for town in base["towns"] if west < town[1] < east and south < town[2] < north]
    labels += [(name, lon, lat, 6.5, False) for name, lon, lat, _ in near[:MOST_TOWNS]]
    frame = axes.bbox.extents * 72 / DPI
    for name, lon, lat, size, is_state in labels:
        if not (west < lon < east and south < lat < north):
            continue
        x, y = axes.transData.transform((lon, lat)) * 72 / DPI
        wide = 0.62 * size * len(name)
        left = x - wide / 2 if is_state else x + 4
        box = (min(left, x - 3), y - size * 0.7, left + wide, y + size * 0.7)
        if box[0] < frame[0] or box[2] > frame[2] or any(_touch(box, other) for other in taken):
            continue
        taken.append(box)
        if not is_state:
            axes.plot([lon], [lat], "o", ms=2.2, mfc="white", mec="#333333", mew=0.5, zorder=3)
        axes.annotate(
            name, (lon, lat), xytext=(0 if is_state else 4, 0), textcoords="offset points",
            ha="center" if is_state else "left", va="center", size=size, color="#3c4650", zorder=4,
            parse_math=False,
        )  # fmt: skip


def _touch(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    """Tell whether two boxes touch."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _draw_scale(axes: Any) -> None:
    """Draw a scale of a round number of kilometres: true at the middle of the map."""
    west, east = axes.get_xlim()
    south, north = axes.get_ylim()
    km_per_degree = 111.195 * math.cos(math.radians((south + north) / 2))
    most = (east - west) * km_per_degree / 5
    power = 10 ** math.floor(math.log10(most))
    km = next(n * power for n in (5, 2, 1) if n * power <= most)
    x, y = west + 0.02 * (east - west), south + 0.03 * (north - south)
    axes.plot([x, x + km / km_per_degree], [y, y], color=INK, lw=2, zorder=7)
    axes.annotate(
        f"{km:g} km", (x, y), xytext=(0, 3), textcoords="offset points", size=7.5, zorder=7
    )


def _draw_legend(
    axes: Any, gdf: gpd.GeoDataFrame, say: Any, drawn: Sequence[Any], base: dict[str, Any]
) -> None:
    """Draw the legend: each type with its count, and the ways of drawing that the map uses."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    keys: list[Any] = []
    looks = dict(zip(gdf["event_type"], gdf[_LOOK], strict=True))
    for kind, count in gdf["event_type"].value_counts().items():
        color, shape = looks[kind]
        keys.append(
            Line2D([], [], ls="", marker=MARKERS[shape], ms=8, mfc=color, mec=INK,
                   label=f"{say['types'].get(kind, kind)}  {count}")
        )  # fmt: skip
    if any(shape["type"] == "area" for shape in drawn):
        keys.append(Patch(fc="none", ec=INK, hatch="////", label=say["area"]))
    if any(shape["type"] == "line" for shape in drawn):
        keys.append(Line2D([], [], color=INK, lw=1.4, label=say["line"]))
    if (gdf["radius_m"] > LARGE_RADIUS_M).any():
        keys.append(
            Line2D([], [], ls="", marker="o", ms=9, mfc="none", mec=INK, label=say["within"])
        )
    if gdf["modality"].isin(UNSURE).any():
        keys.append(
            Line2D([], [], ls="", marker="o", ms=8, mfc="white", mec="#4d5761", mew=1.8,
                   label=say["planned"])
        )  # fmt: skip
    if (gdf["polarity"] == "denied").any():
        keys.append(
            Line2D([], [], ls="", marker="x", ms=8, mec=INK, mew=1.4, label=say["deniedKey"])
        )
    if base["world"]["disputed"]:
        keys.append(Line2D([], [], color=LINE, lw=0.9, ls="--", label=say["disputed"]))
    if keys:
        legend = axes.legend(handles=keys, loc="lower right", fontsize=7, framealpha=0.95)
        legend.set_zorder(8)
        for text in legend.get_texts():
            text.set_parse_math(False)  # a dollar sign in a type is a dollar sign


def _bytes(figure: Any, suffix: str, title: str) -> bytes:
    """Give the page in a format; the same bytes for the same map."""
    from io import BytesIO

    out = BytesIO()
    metadata: dict[str, Any] = {"Title": title or "Incidents"}
    if suffix != ".png":
        metadata |= {"Date": None} if suffix == ".svg" else {"CreationDate": None}
    figure.savefig(out, format=suffix[1:], dpi=DPI, metadata=metadata)
    return out.getvalue()
