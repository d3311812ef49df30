"""Linked Places Format: gazetteers of historians and others, as JSON or one feature a line."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gazetteer.errors import BadGazetteer
from gazetteer.fit import Entry
from gazetteer.merge import placed, radius_of, settlement_radius
from gazetteer.place import Name, Place
from gazetteer.sources.inputs import MOST_JSON, Input, Report, inputs, lines, people, whole

TITLE = "Linked Places Format"
LICENCE = "not stated"
ATTRIBUTION = ""
FORMS = (
    "a FeatureCollection as JSON (up to 64 MB), or one feature a line (JSONL, any size), as the "
    "World Historical Gazetteer and Pelagios publish"
)
STATES = ("name", "lon", "wkb", "country")
CLEAN = False
URLS: tuple[str, ...] = ()

_KINDS = {
    "A": "district",
    "P": "village",
    "S": "site",
    "R": "site",
    "L": "region",
    "V": "region",
    "T": "mountain",
    "H": "water",
    "U": "water",
}
"""Feature class of GeoNames, which the format uses (`fclasses`), -> kind."""

_WORDS: tuple[tuple[str, str], ...] = (
    ("city", "city"),
    ("town", "town"),
    ("village", "village"),
    ("settlement", "village"),
    ("inhabited place", "village"),
    ("province", "province"),
    ("district", "district"),
    ("county", "district"),
    ("nation", "region"),
    ("region", "region"),
    ("river", "water"),
    ("lake", "water"),
    ("sea", "water"),
    ("mountain", "mountain"),
    ("pass", "mountain"),
    ("airport", "airport"),
)
"""Word of a type's label -> kind, where no feature class is given; the first that is there."""


@dataclass(frozen=True, slots=True)
class Batch:
    """The files."""

    sources: tuple[Input, ...]
    """JSON or JSONL."""


def batches(paths: Sequence[Path], folder: Path, options: Mapping[str, Any]) -> list[Batch]:
    """Give all files as one piece.

    Parameters
    ----------
    paths
        Files, alone, packed or in a folder.
    folder
        Not needed.
    options
        None is known.
    """
    found = inputs(paths, (".json", ".jsonl", ".geojson", ".geojsonl", ".ndjson", ".jsonld"))
    return [Batch(tuple(found))]


def read(batch: Batch, report: Report) -> Iterator[Entry]:
    """Read the features.

    Parameters
    ----------
    batch
        As `batches` gives it.
    report
        Where rows are counted; in a collection the line is the number of the feature.

    Yields
    ------
    entry
        `lpf:...` after its `@id`; one that links to GeoNames (`gn:ID`) adds to that entry.

    Raises
    ------
    BadGazetteer
        If a file is no JSON, or no Linked Places.
    """
    for source in batch.sources:
        for number, feature in _features(source):
            report.rows += 1
            try:
                yield _entry(feature)
            except (ValueError, TypeError, AttributeError, KeyError, IndexError) as problem:
                report.wrong(source, number, _reason(problem))


def _reason(problem: Exception) -> str:
    if isinstance(problem, ValueError):
        return str(problem)
    return f"a part of the feature has another form than the format says ({problem})"


def _features(source: Input) -> Iterator[tuple[int, Any]]:
    if source.name.endswith((".jsonl", ".geojsonl", ".ndjson")):
        for number, line in lines(source, most=MOST_JSON // 8):
            if line.strip(" \t\r\n\x1e"):
                yield number, _json(line.strip(" \t\r\n\x1e"), f"{source.label}, line {number}")
        return
    document = _json(whole(source), source.label)
    features = document.get("features") if isinstance(document, dict) else None
    if isinstance(document, dict) and document.get("type") == "Feature":
        features = [document]
    if not isinstance(features, list):
        raise BadGazetteer(
            f"{source.label}: no FeatureCollection; one feature a line is called .jsonl"
        )
    yield from enumerate(features, 1)


def _json(text: str | bytes, label: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise BadGazetteer(f"{label}: no JSON ({problem})") from problem


def _entry(feature: Mapping[str, Any]) -> Entry:
    said = feature.get("properties") or {}
    forms = _names(feature.get("names") or ())
    title = said.get("title") or (forms[0].text if forms else "")
    if not isinstance(title, str) or not title.strip():
        raise ValueError("it has neither a title nor a name")
    codes = list(said.get("ccodes") or ())
    first = str(codes[0]).upper() if len(codes) == 1 else ""  # several: no one state's
    shape = _shape(feature.get("geometry"))
    if shape is None:
        raise ValueError("it has no position")
    place = Place(
        _id(feature, title), title, float("nan"), float("nan"), _kind(feature), 0,
        (Name(title, kind="main"), *(form for form in forms if form.text != title)),
        country=first if len(first) == 2 and first.isalpha() else "",
        population=people(said.get("population")), wkb=shape,
    )  # fmt: skip
    return Entry(_whole(place), tuple(_same(feature.get("links") or ())))


def _whole(place: Place) -> Place:
    """Give a place its point and radius, of its shape."""
    shape: Any = place.geometry
    if shape.geom_type == "Point":
        point = replace(place, lon=shape.x, lat=shape.y, wkb=None)
        return replace(point, radius_m=settlement_radius(point))
    place = placed(place, [])
    return replace(place, radius_m=radius_of(place))


def _id(feature: Mapping[str, Any], title: str) -> str:
    said = feature.get("@id") or feature.get("id") or ""
    text = str(said)
    if text and len(text) <= 200 and not any(sign.isspace() for sign in text):
        return f"lpf:{text}"
    whole_feature = json.dumps(feature, sort_keys=True, ensure_ascii=True)
    return f"lpf:{hashlib.sha256((title + whole_feature).encode()).hexdigest()[:16]}"


def _names(listed: Sequence[Mapping[str, Any]]) -> list[Name]:
    """Read the toponyms; a language may carry its script (`zh-Hant`)."""
    found = []
    for one in listed:
        text = one.get("toponym")
        if isinstance(text, str) and text.strip():
            lang, *rest = str(one.get("lang") or "").split("-")
            script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
            found.append(Name(text, lang[:3].lower(), script.title()))
    return found


def _kind(feature: Mapping[str, Any]) -> str:
    classes = (feature.get("properties") or {}).get("fclasses") or ()
    known = [_KINDS[str(one)] for one in classes if str(one) in _KINDS]
    labels = " ".join(
        str(one.get("label") or "")
        + " "
        + " ".join(str(other.get("label") or "") for other in one.get("sourceLabels") or ())
        for one in feature.get("types") or ()
    ).casefold()
    words = [kind for word, kind in _WORDS if re.search(rf"\b{word}\b", labels)]
    if known and known[0] in ("village", "district") and words:
        return words[0]
    return (known or words or ["site"])[0]


def _same(links: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for link in links:
        kind, other = str(link.get("type")), str(link.get("identifier"))
        match = re.fullmatch(r"(?:gn:|https?://(?:www\.)?geonames\.org/)(\d+)/?.*", other)
        if match and kind.rpartition(":")[2] in ("closeMatch", "exactMatch"):
            yield f"geonames:{match[1]}"


def _shape(geometry: Any) -> bytes | None:
    """Give a geometry as well-known binary: areas before lines before points."""
    if not geometry:
        return None
    import shapely
    from shapely.geometry import shape

    parts = geometry["geometries"] if geometry.get("type") == "GeometryCollection" else [geometry]
    try:
        shapes = [shape(part) for part in parts if part.get("coordinates")]
    except (shapely.errors.ShapelyError, NotImplementedError) as problem:
        raise ValueError(f"its geometry cannot be read ({problem})") from problem
    if not shapes:
        return None
    most = max(shapely.get_dimensions(shapes))
    flat = shapely.force_2d([one for one in shapes if shapely.get_dimensions(one) == most])
    united = shapely.union_all([one if one.is_valid else shapely.make_valid(one) for one in flat])
    _see_bounds(united)
    if most == 0 and united.geom_type != "Point":
        united = united.centroid
    return bytes(shapely.to_wkb(united, byte_order=1))


def _see_bounds(shape: Any) -> None:
    west, south, east, north = shape.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError(
            f"its geometry ({west:g} {south:g} {east:g} {north:g}) is not on the Earth"
        )
