"""A table of a dozen incidents of every kind that the map must draw, and a gazetteer for it."""

from __future__ import annotations

import json

from shapely import LineString, Polygon

from gazetteer.errors import UnknownPlace
from gazetteer.place import Place

LACHIN = Polygon([(46.2, 39.4), (46.7, 39.4), (46.75, 39.8), (46.4, 39.95), (46.15, 39.7)])
BORDER = LineString([(46.0, 39.9), (46.35, 39.6), (46.4, 39.35), (46.55, 39.1), (46.5, 38.9)])
CORRIDOR = LineString([(46.75, 39.05), (46.5, 38.9), (46.2, 38.9), (45.95, 38.95)])

MINIMAL = {
    "incident_id": "ia:1",
    "title": "t",
    "event_type": "Battles",
    "modality": "occurred",
    "polarity": "asserted",
    "claimed_by": "x",
    "claim_status": "alleged",
    "quote": "q",
    "source": "s",
}
"""What every row must have."""

SENTENCE = "9月12日夜间,亚美尼亚武装部队向拉钦区方向开火。"
ARABIC = (
    "أفادت التقارير بأن القوات المسلحة أطلقت النار باتجاه مدينة لاتشين خلال ليلة 12 إلى 13 أيلول/"
    "سبتمبر، وأن القصف استمر حتى ساعات الصباح في القرى المجاورة، ولم ترد تفاصيل عن الضحايا."
)


class Places:
    """A gazetteer of a few places."""

    version = "test"

    def __init__(self, *places):
        self._places = {place.id: place for place in places}

    def get(self, place_id):
        if place_id not in self._places:
            raise UnknownPlace(f"no entry {place_id!r}")
        return self._places[place_id]


def _place(key, name, kind, lon, lat, shape=None, **more):
    wkb = None if shape is None else shape.wkb
    return Place(key, name, lon, lat, kind, 1000.0, wkb=wkb, **more)


GAZ = Places(
    _place("t:lachin", "Lachin District", "district", 46.4, 39.65, LACHIN),
    _place("t:border", "Armenia-Azerbaijan border", "border", 46.4, 39.4, BORDER),
    _place("t:corridor", "Zangezur corridor", "corridor", 46.3, 38.9, CORRIDOR, status="disputed"),
    _place("t:aghali", "Aghali", "village", 46.7607, 39.1825),
    _place("t:airport", "Zangilan Airport", "airport", 46.734, 39.094, status="planned"),
)


def row(number, **values):
    """Give a row with what every row must have."""
    basic = {
        "incident_id": f"id-{number}",
        "title": f"Incident {number}",
        "event_type": "Battles",
        "modality": "occurred",
        "polarity": "asserted",
        "claimed_by": "Azerbaijan",
        "attribution": "Azerbaijan > Ministry of Defence",
        "claim_status": "alleged",
        "quote": SENTENCE,
        "quote_lang": "zh",
        "source": "letter_zh.txt",
        "quote_start": 10 * number,
        "quote_end": 10 * number + len(SENTENCE),
        "details": json.dumps({"claims": [claim(**values)], "links": []}, ensure_ascii=False),
    }
    return basic | values


def claim(**values):
    """Give the details of the claim behind a row."""
    quote = values.get("quote", SENTENCE)
    words = values.get("place_verbatim") or ""
    start = quote.find(words) if words else -1
    return {
        "event_type": "Battles",
        "what": "fire",
        "modality": "occurred",
        "polarity": "asserted",
        "claimed_by": ["Azerbaijan", "Ministry of Defence"],
        "when": {"verbatim": "9月12日夜间", "edtf": "2022-09-12/2022-09-13"},
        "quote": quote,
        "quote_lang": values.get("quote_lang", "zh"),
        "marks": [[start, start + len(words)]] if start >= 0 else [],
        "locations": [location(words, **values)] if words else [],
        "origin": {"source": "letter_zh.txt", "start": 10, "end": 40, "record_id": ""},
        "notes": [],
    }


def location(words, **values):
    """Give the details of a location."""
    wanted = ("place_id", "lon", "lat", "radius_m", "relation")
    chosen = {name: values.get(name) for name in wanted}
    other = {
        "place_id": "t:other",
        "name": "Another Lachin",
        "kind": "town",
        "country": "AZ",
        "lon": 46.5,
        "lat": 39.6,
        "how": "exact",
        "score": 0.4,
    }
    return {
        "text": words,
        "name": values.get("place_name"),
        "kind": values.get("place_kind"),
        "country": "AZ",
        "score": 0.9,
        "reasons": ["the word 区 asks for a district", "close to the letter's other places"],
        "candidates": [other],
        **chosen,
    }


def at(place_id, words, kind, lon, lat, *relation_and_radius, name=None):
    """Give the columns of place; the relation is "at" and the radius 1000 m unless told."""
    relation, radius_m = (*relation_and_radius, *("at", 1000.0)[len(relation_and_radius) :])
    return {
        "place_id": place_id,
        "place_verbatim": words,
        "place_name": name or words,
        "place_kind": kind,
        "country": "AZ",
        "relation": relation,
        "lon": lon,
        "lat": lat,
        "radius_m": radius_m,
        "place_score": 0.9,
        "geo_precision": 1 if relation == "at" else 2,
    }


DAY = {"date_edtf": "2022-09-12", "date_start": "2022-09-12", "date_end": "2022-09-12"}


def rows():
    """Give a row of every kind."""
    aghali = at("t:aghali", "阿加利", "village", 46.7607, 39.1825, name="Aghali")
    return [
        row(0, title="Return, 阿加利 (Aghali)", event_type="Strategic developments",
            quote="流离失所者返回阿加利村。", **aghali, **DAY),
        row(1, title="Shelling, 拉钦区", event_type="Explosions/Remote violence",
            **at("t:lachin", "拉钦区", "district", 46.4, 39.65, "within", 30000.0,
                 name="Lachin District"), **DAY),
        row(2, title="Clashes along the border",
            **at("t:border", "边境", "border", 46.4, 39.4, "along", 60000.0), **DAY),
        row(3, title="Airport to be opened", event_type="Strategic developments",
            modality="planned",
            **at("t:airport", "赞格兰新机场", "airport", 46.734, 39.094, "at", 2000.0)),
        row(4, title="Passage demanded", event_type="Strategic developments", modality="threatened",
            **at("t:corridor", "赞加祖尔走廊", "corridor", 46.3, 38.9, "along", 40000.0)),
        row(5, title="Talks, place not named", event_type="Strategic developments"),
        row(6, title="Denied: fire on Goris", polarity="denied",
            **at("t:goris", "戈里斯", "town", 46.338, 39.511, name="Goris"), **DAY),
        row(7, title="Record without details", details=None, quote="R7 | Goris | fire",
            quote_lang=None, quote_start=None, quote_end=None,
            **at("t:unknown", "Kapan", "town", 46.405, 39.207, "near", 8000.0), **DAY),
        row(8, title="Mine blast", event_type="Explosions/Remote violence", **aghali, **DAY),
        row(9, title="Protest", event_type="Protests", **aghali),
        row(10, title="قصف باتجاه لاتشين", quote=ARABIC, quote_lang="ar",
            event_type="Explosions/Remote violence",
            **at("t:lachin-town", "لاتشين", "town", 46.5464, 39.6383, "toward", 6000.0,
                 name="Lachin"), **DAY),
        row(11, title="Harm to civilians", event_type="Violence against civilians", killed=2,
            **at("t:shusha", "舒沙", "town", 46.7467, 39.7583, name="Shusha"), **DAY),
    ]  # fmt: skip


def table(some=None):
    """Give the table."""
    from geo.frame import as_frame

    return as_frame(rows() if some is None else some)
