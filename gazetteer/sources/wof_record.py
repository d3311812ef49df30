"""One record of Who's On First, in whichever form it came -> an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gazetteer.distance import distance_m
from gazetteer.fit import Entry
from gazetteer.merge import radius_of, settlement_kind, settlement_radius
from gazetteer.place import Name, Place
from gazetteer.sources.inputs import Report, people, position

_PARENTS = ("locality_id", "localadmin_id", "county_id", "region_id")
_KINDS = {
    "country": "country",
    "dependency": "region",
    "disputed": "region",
    "macroregion": "region",
    "region": "province",
    "macrocounty": "district",
    "county": "district",
    "localadmin": "district",
    "locality": "",
    "borough": "",
    "macrohood": "",
    "neighbourhood": "",
    "microhood": "",
    "campus": "airport",
    "marinearea": "water",
    "ocean": "water",
    "continent": "region",
}
"""Place type -> kind; "" is told by the inhabitants. Types that are not here are left out.

Source: whosonfirst-placetypes, 2024.
"""

_ORDERS = {"region": "ADM1", "county": "ADM2", "localadmin": "ADM3"}
"""Place type -> GeoNames' code of a unit of this order."""

_UNITS = ("province", "district")

_RANKS = {"1": 0, "-1": 1}

# Source: ISO 639-3 code tables, for the languages of `gazetteer.clean.SCOPE`.
_SHORT = dict(
    pair.split(":")
    for pair in (
        "eng:en fra:fr spa:es rus:ru zho:zh ara:ar aze:az hye:hy kat:ka tur:tr fas:fa heb:he "
        "ukr:uk bel:be bul:bg srp:sr hrv:hr bos:bs mkd:mk sqi:sq ell:el deu:de ita:it por:pt "
        "pol:pl nld:nl ron:ro hun:hu ces:cs hin:hi urd:ur ben:bn nep:ne pus:ps kur:ku snd:sd "
        "tgk:tg uzb:uz kaz:kk kir:ky tuk:tk mon:mn mya:my tha:th vie:vi ind:id msa:ms tgl:tl "
        "jpn:ja kor:ko swa:sw amh:am tir:ti som:so hau:ha yor:yo ibo:ig hat:ht kin:rw run:rn "
        "lin:ln orm:om und: mul:"
    ).split()
)
_NAME_KINDS = {
    "preferred": "alternate",
    "variant": "alternate",
    "colloquial": "alternate",
    "unknown": "alternate",
    "historical": "historic",
    "abbreviation": "short",
}


def row_entry(row: Mapping[str, str], names: Iterable[Name], shape: bytes | None) -> Entry:
    """Make an entry of a record's fields.

    Parameters
    ----------
    row
        Named as in the compact tables; of `wof_id`, `gn_id`, `placetype`, `country`, `name`,
        `lon`, `lat`, `population` and `is_current` none may be missing.
    names
        Its names in all languages.
    shape
        Its area as well-known binary.

    Raises
    ------
    ValueError
        If its position or population is none.
    """
    lon, lat = position(row["lon"], row["lat"])
    name, kind = row["name"], _kind(row)
    codes = [row[code] for code in ("iata", "icao") if row.get(code)] if kind == "airport" else []
    codes += [row["iso_3166_2"]] if row.get("iso_3166_2") and kind == "province" else []
    forms = (
        Name(name, kind="main"),
        *(form for form in names if form.text != name),
        *(Name(code, kind="code") for code in codes),
    )
    disputed = row["placetype"] == "disputed"
    people_there = None if kind in ("region", "water") else people(row["population"])
    probe = Place("", name, lon, lat, kind, 0, population=people_there, wkb=shape)
    kind, radius, shape = _extent(probe, row.get("bbox", ""))
    place = Place(
        f"wof:{row['wof_id']}", name, lon, lat, kind, radius, forms,
        feature_code=_ORDERS.get(row["placetype"], "") if kind in _UNITS else "",
        country="" if row["country"] in ("XX", "XY", "XZ") else row["country"],
        parents=tuple(f"wof:{row[one]}" for one in _PARENTS if row.get(one, "") not in ("", "-1")),
        population=people_there, status="disputed" if disputed else "", wkb=shape,
        note="Who's On First lists it among disputed areas." if disputed else "",
    )  # fmt: skip
    same = [f"icao:{row['icao']}"] if codes and row.get("icao") else []
    same += [f"geonames:{row['gn_id']}"] if row["gn_id"] else []
    return Entry(place, tuple(same), _RANKS.get(row["is_current"], 2))


def _kind(row: Mapping[str, str]) -> str:
    kind = _KINDS[row["placetype"]]
    if row["placetype"] == "localadmin" and row["gn_id"] and not _reach(row.get("bbox", "")):
        return ""  # a populated place of GeoNames, filed as a commune
    if row["placetype"] == "campus" and not (row.get("iata") or row.get("icao")):
        flies = ("airport", "airfield", "heliport", "airstrip", "air base", "airpark")
        return "airport" if any(word in row["name"].casefold() for word in flies) else "site"
    return kind


def _extent(place: Place, bbox: str) -> tuple[str, float, bytes | None]:
    """Tell kind, radius in metres and area of a place that has no more than a position yet."""
    kind = place.kind or settlement_kind(place)
    if kind in ("city", "town", "village", "airport"):
        return kind, settlement_radius(place), None
    if place.wkb is not None:
        return kind, radius_of(place), place.wkb
    return kind, max(5_000.0, _reach(bbox)), None


def _reach(bbox: str) -> float:
    """Give half the diagonal of a box in metres; 0 for a point or none."""
    try:
        west, south, east, north = map(float, bbox.split(","))
    except ValueError:
        return 0.0
    return distance_m(west, south, east, north) / 2


def is_out(row: Mapping[str, str], report: Report) -> bool:
    """Tell whether a record is left out by its own word, and count it."""
    if row["superseded_by"] or row["is_current"] in ("0", "deprecated"):
        report.left["superseded, deprecated or not current"] += 1
        return True
    if not row["name"]:
        report.left["without a name"] += 1
        return True
    if row["placetype"] not in _KINDS:
        report.left["of a type that is no place (time zone, postal code ...)"] += 1
        return True
    return False


def name_of(lang: str, kind: str, text: str) -> Name:
    """Make a name of its language (`zho_cn`), its kind (`variant`) and its text."""
    code, _, region = lang.partition("_")
    short = _SHORT.get(code, code)
    script = {"cn": "Hans", "tw": "Hant"}.get(region, "") if short == "zh" else ""
    return Name(text, short, script, _NAME_KINDS.get(kind, "alternate"))


def area_of(shape: Any) -> bytes | None:
    """Give an area as well-known binary; a point is none."""
    if not isinstance(shape, dict) or shape.get("type") not in ("Polygon", "MultiPolygon"):
        return None
    import shapely
    from shapely.geometry import shape as made

    try:
        area = made(shape)
    except (shapely.errors.ShapelyError, TypeError, ValueError, IndexError, KeyError) as problem:
        raise ValueError(f"its area cannot be read ({problem})") from problem
    if not shapely.is_valid(area):
        area = shapely.make_valid(area, method="structure", keep_collapsed=False)
    return bytes(shapely.to_wkb(area, byte_order=1)) if area.area > 0 else None


def feature_entry(feature: Mapping[str, Any], report: Report) -> Entry | None:
    """Read a record as Who's On First publishes it; None for one that is left out."""
    said = feature["properties"]
    row = _fields(said)
    if is_out(row, report):
        return None
    names = [
        name_of(key[5:8] + key[8:].partition("_x_")[0], kind, text)
        for key, forms in said.items()
        if key.startswith("name:") and (kind := key.partition("_x_")[2])
        for text in forms
        if isinstance(text, str) and text
    ]
    return row_entry(row, names, area_of(feature.get("geometry")))


def _fields(said: Mapping[str, Any]) -> dict[str, str]:
    """Bring the properties of a record under the names of the compact tables."""
    also = said.get("wof:concordances") or {}
    above = (said.get("wof:hierarchy") or [{}])[0]
    label = said.get("lbl:latitude") is not None
    where = "lbl" if label else "geom"
    return {
        "wof_id": str(int(said["wof:id"])),
        "gn_id": number_of(also.get("gn:id")),
        "placetype": str(said.get("wof:placetype", "")),
        "country": str(said.get("iso:country") or said.get("wof:country") or ""),
        "name": str(said.get("wof:name") or ""),
        "lon": str(said.get(f"{where}:longitude")),
        "lat": str(said.get(f"{where}:latitude")),
        "bbox": str(said.get("geom:bbox") or ""),
        **{one: number_of(above.get(one)) for one in _PARENTS if above.get(one) != said["wof:id"]},
        "population": str(said.get("wof:population") or said.get("gn:population") or ""),
        "is_current": _current(said),
        "superseded_by": " ".join(map(str, said.get("wof:superseded_by") or ())),
        "iso_3166_2": str(also.get("iso:id") or ""),
        "iata": str(also.get("iata:code") or ""),
        "icao": str(also.get("icao:code") or ""),
    }


def number_of(value: Any) -> str:
    """Give an id of another source as digits, or nothing."""
    text = "" if value is None else str(value)
    return text if text.isdigit() and text != "0" else ""


def _current(said: Mapping[str, Any]) -> str:
    ended = [str(said.get(f"edtf:{one}") or "") for one in ("deprecated", "cessation")]
    if any(day not in ("", "u", "uuuu", "..", "open") for day in ended):
        return "deprecated"
    return str(said.get("mz:is_current", -1))
