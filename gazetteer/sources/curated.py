"""Curated facts: what no package has, and corrections to what they have. One row, one fact."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.clean import SCOPE
from gazetteer.distance import distance_m
from gazetteer.errors import BadGazetteer
from gazetteer.names import script_of
from gazetteer.place import PLACE_KINDS, STATUSES, Name, Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

PACKAGE = ("curated", "gazetteer/data/curated.tsv", "")
LICENCE = "Apache-2.0 (facts, each with its source in the row)"
TITLE = "Curated facts"

COLUMNS = (
    "id", "kind", "name", "names", "lon", "lat", "wkt", "radius_m", "country", "parents", "status",
    "note", "source", "date",
)  # fmt: skip
"""Columns of the table. `names` is `lang:text` or `lang/kind:text`, separated by ` | `."""

NAME_KINDS = ("alternate", "short", "historic", "code")
"""Kinds that a form in `names` may state; a form that states none is an alternate."""

_OWN = "atlas:"
_ID = re.compile(
    r"(atlas|ne):[a-z0-9]+(-[a-z0-9]+)*|geonames:[1-9]\d*|icao:[A-Z0-9]{4}|iata:[A-Z]{3}|"
    r"border:[A-Z]{2}-[A-Z]{2}"
)
_COUNTRY = re.compile("[A-Z]{2}|")

_HAN = frozenset(("Hans", "Hant"))
_OTHER_SCRIPTS: dict[str, frozenset[str]] = {
    **dict.fromkeys("zh yue cmn nan".split(), _HAN),
    **dict.fromkeys("ru uk be bg mk mn kk ky tg".split(), frozenset(("Cyrl",))),
    **dict.fromkeys("sr uz az".split(), frozenset(("Cyrl", "Latn"))),
    **dict.fromkeys("ar fa ur ps sd ckb".split(), frozenset(("Arab",))),
    **dict.fromkeys("am ti".split(), frozenset(("Ethi",))),
    **dict.fromkeys("hi ne".split(), frozenset(("Deva",))),
    "ku": frozenset(("Latn", "Arab")),
    "hy": frozenset(("Armn",)),
    "ka": frozenset(("Geor",)),
    "el": frozenset(("Grek",)),
    "he": frozenset(("Hebr",)),
    "bn": frozenset(("Beng",)),
    "my": frozenset(("Mymr",)),
    "th": frozenset(("Thai",)),
    "ko": frozenset(("Kore",)),
    "ja": _HAN | {"Jpan"},
}  # fmt: skip
_LATIN = frozenset(("Latn",))


def read(path: Path) -> Iterator[Place]:
    """Read the curated table.

    Parameters
    ----------
    path
        The file (UTF-8, tab-separated, a header).

    Yields
    ------
    place
        A whole entry (`atlas:...`, `icao:...`), or one whose id another source has: then the
        fields that are filled replace those of the source and the names are added.

    Raises
    ------
    BadGazetteer
        If a row breaks a rule; the message names file, line and rule.
    """
    table = csv.DictReader(_text(path), delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
    if tuple(table.fieldnames or ()) != COLUMNS:
        raise BadGazetteer(f"{path}, line 1: the columns must be {', '.join(COLUMNS)}")
    lines: dict[str, int] = {}
    for row in table:
        try:
            place = _place(row)
            _check_new(place.id, lines, table.line_num)
        except ValueError as problem:
            raise BadGazetteer(f"{path}, line {table.line_num}: {problem}") from problem
        yield place


def _text(path: Path) -> io.StringIO:
    raw = path.read_bytes()
    try:
        return io.StringIO(raw.decode("utf-8"), newline="")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise BadGazetteer(f"{path}, line {line}: not UTF-8; save the file as UTF-8") from problem


def _check_new(key: str, lines: dict[str, int], line: int) -> None:
    first = lines.setdefault(key, line)
    if first != line:
        raise ValueError(f"{key} is in line {first} already; put both rows into one")


def _place(row: dict[str, str]) -> Place:
    if list(row) != list(COLUMNS) or None in row.values():
        raise ValueError(f"a row has {len(COLUMNS)} fields with a tab between them")
    _check_words(row)
    shape, lon, lat = _shape(row["wkt"]), *_position(row)
    radius = float(row["radius_m"] or 0)
    if row["radius_m"] and not 0 < radius < math.inf:
        raise ValueError(f"radius_m {row['radius_m']!r} must be a number of metres above 0")
    if row["id"].startswith(_OWN):
        _check_own(row, lon)
    if shape is not None:
        _check_shape(shape, lon, lat, radius)
    names = _names(row)
    return Place(
        row["id"], row["name"], lon, lat, row["kind"], radius, names,
        country=row["country"], parents=tuple(row["parents"].split()), status=row["status"],
        note=row["note"], source="curated", wkb=_wkb(shape),
    )  # fmt: skip


def _check_words(row: dict[str, str]) -> None:
    """Refuse a row whose id, words or codes are not what their columns hold."""
    if not row["id"] or not row["source"] or not _is_date(row["date"]):
        raise ValueError("a row needs an id, a source in words, and a date as 2026-11-24")
    if not _ID.fullmatch(row["id"]):
        raise ValueError(f"id {row['id']!r} is not like atlas:lachin-corridor or geonames:147626")
    if row["kind"] and row["kind"] not in PLACE_KINDS:
        raise ValueError(f"kind {row['kind']!r} is none of {', '.join(PLACE_KINDS)}")
    if row["status"] not in STATUSES:
        raise ValueError(f"status {row['status']!r} is none of {', '.join(STATUSES)}")
    if row["status"] and not row["note"]:
        raise ValueError(f"status {row['status']!r} needs a note that says why, taking no side")
    if not _COUNTRY.fullmatch(row["country"]):
        raise ValueError(f"country {row['country']!r} is not a code of two capitals (ISO 3166-1)")
    for parent in row["parents"].split():
        if not _ID.fullmatch(parent):
            raise ValueError(f"parent {parent!r} is not an id; ids have a space between them")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _check_own(row: dict[str, str], lon: float) -> None:
    """Refuse an entry that no other source completes and that lacks something."""
    missing = [column for column in ("kind", "name", "radius_m") if not row[column]]
    if math.isnan(lon):
        missing.append("lon and lat")
    if missing:
        raise ValueError(f"{row['id']} is in no package, so it needs {', '.join(missing)}")


def _position(row: dict[str, str]) -> tuple[float, float]:
    if not row["lon"] and not row["lat"]:
        return math.nan, math.nan
    lon, lat = float(row["lon"] or "nan"), float(row["lat"] or "nan")
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError(f"lon {lon}, lat {lat} is not on the Earth")
    return lon, lat


def _shape(wkt: str) -> BaseGeometry | None:
    if not wkt:
        return None
    from shapely import from_wkt
    from shapely.errors import ShapelyError

    try:
        shape = from_wkt(wkt)
    except ShapelyError as problem:
        raise ValueError(f"wkt cannot be read: {problem}") from problem
    if shape.is_empty or not shape.is_valid:
        raise ValueError("wkt is empty or crosses itself")
    return shape


def _check_shape(shape: BaseGeometry, lon: float, lat: float, radius: float) -> None:
    """Refuse a shape that leaves the entry's circle: lon and lat swapped, or a wrong radius."""
    from shapely import get_coordinates

    if math.isnan(lon):
        raise ValueError("a row with wkt needs lon and lat too")
    for x, y in get_coordinates(shape).tolist():
        if not (abs(x) <= 180 and abs(y) <= 90) or distance_m(lon, lat, x, y) > radius + 1:
            raise ValueError(
                f"wkt has the corner {x} {y} outside radius_m around lon {lon}, lat {lat}; "
                "wkt is written lon first, then lat"
            )


def _wkb(shape: BaseGeometry | None) -> bytes | None:
    if shape is None:
        return None
    from shapely import to_wkb

    return bytes(to_wkb(shape, byte_order=1))


def _names(row: dict[str, str]) -> tuple[Name, ...]:
    forms = tuple(_name(form) for form in row["names"].split(" | ") if form)
    if not (forms or row["name"] or row["lon"]):
        raise ValueError("a row needs names, each as en:Lachin, with ' | ' between them")
    seen: set[tuple[str, str]] = set()
    for form in forms:
        if (form.lang, form.text) in seen:
            raise ValueError(f"the name {form.lang}:{form.text} stands twice in the row")
        seen.add((form.lang, form.text))
    if row["name"]:
        return Name(row["name"], "", script_of(row["name"]), "main"), *forms
    return forms


def _name(form: str) -> Name:
    tag, colon, text = form.partition(":")
    lang, _, kind = tag.partition("/")
    text, kind = text.strip(), kind or "alternate"
    if not colon or not text:
        raise ValueError(f"the name {form!r} must be a language code, a colon and the name")
    if kind not in NAME_KINDS:
        raise ValueError(
            f"the name {form!r} has the kind {kind!r}, none of {', '.join(NAME_KINDS)}"
        )
    if kind != "code" and lang not in SCOPE:
        raise ValueError(f"the name {form!r} has the language {lang!r}, which is not kept")
    if kind != "code" and not _is_written_in(text, lang):
        raise ValueError(f"the name {form!r} is not in the letters of the language {lang!r}")
    return Name(text, lang, script_of(text), kind)


def _is_written_in(text: str, lang: str) -> bool:
    """Tell whether a name is in its language's letters; Chinese names may hold Latin ones too."""
    wanted = _OTHER_SCRIPTS.get(lang, _LATIN)
    found = {script_of(sign) for sign in text if sign.isalpha()} - {""}
    return bool(found & wanted) and not found - wanted - (_LATIN if wanted == _HAN else set())
