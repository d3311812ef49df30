"""How QGIS draws and names what a GeoPackage holds: its style language (QML), made of tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from geo.frame import BY_NAME, COLUMNS, Column
from geo.symbols import INK, LARGE_RADIUS_M, OTHER, SYMBOLS, UNSURE

_MARKERS = {"cross": "cross_fill"}
"""Shapes whose name is another one in QGIS."""

_HOLLOW = (
    f"""CASE WHEN "modality" IN ({", ".join(f"'{word}'" for word in sorted(UNSURE))})"""
    f""" OR "radius_m" >= {LARGE_RADIUS_M} THEN '255,255,255,120' END"""
)
"""Fill of what is not said to have happened, or lies somewhere in a large circle."""
_DASHED = f"""CASE WHEN "radius_m" >= {LARGE_RADIUS_M} THEN 'dash' ELSE 'solid' END"""
_CROSSED = """CASE WHEN "polarity" = 'denied' THEN 'cross2' END"""
_DOUBTFUL = """CASE WHEN "status" IN ('disputed', 'planned') THEN 'dash' ELSE 'solid' END"""

# By fields alone QGIS 3.22 compares a day with an instant as text, and loses the last day.
_BEGINS = 'coalesce(to_datetime("date_start"), make_datetime(1, 1, 1, 0, 0, 0))'
_ENDS = (
    """coalesce(to_datetime("date_end") + to_interval('1 day'),"""
    """ make_datetime(9999, 12, 31, 0, 0, 0))"""
)
"""From when to when the temporal controller shows a row: an open end reaches as far as it may."""

_UPPER = {"id": "ID", "sha256": "SHA-256", "lon": "longitude", "lat": "latitude", "edtf": "(EDTF)"}

_MORE = {
    "text": "The words as written.",
    "start": "First code point of the words in the original text.",
    "end": "Code point after the words in the original text.",
    "lang": "Language of the text, ISO 639-1.",
    "role": "Whether the words name a place, or something by its place.",
    "status": "What the gazetteer says of the entry: disputed, planned, historic.",
    "note": "What a reader must know about the entry.",
    "data_source": "Source of the entry, a key of the gazetteer's list of sources.",
    "incidents": "Number of incidents.",
    "how": "How the name matched the entry.",
    "reasons": "Why this place, or why none.",
    "prefix": "Text before the words.",
    "suffix": "Text after the words.",
    "media_type": "Media type of the file.",
    "symbol": "The document's own symbol.",
    "sender": "Who speaks in the document.",
    "dated": "The document's own date, ISO 8601.",
    "pages": "Number of pages.",
    "url": "Where the document was published, if stated.",
}
"""Meaning of the columns of further layers."""


def alias(name: str) -> str:
    """Give a column's name as people read it.

    Examples
    --------
    >>> [alias(name) for name in ("date_start", "radius_m", "source_sha256", "incident_id")]
    ['Date start', 'Radius (m)', 'Source SHA-256', 'Incident ID']
    """
    words = [_UPPER.get(word, word) for word in name.split("_")]
    if words[-1] in ("m", "km"):
        words[-1] = f"({words[-1]})"
    return words[0][:1].upper() + " ".join(words)[1:]


ALIASES: Mapping[str, tuple[str, str]] = {
    **{name: (alias(name), meaning) for name, meaning in _MORE.items()},
    **{c.name: (alias(c.name), c.meaning) for c in COLUMNS},
}
"""Column -> its name for people, and its meaning."""

_TIP = "<br>".join(
    f"""[% replace(replace(coalesce("{name}", ''), '&', '&amp;'), '<', '&lt;') %]"""
    for name in ("title", "date_edtf", "claimed_by", "claim_status", "quote")
)
"""What is shown where the pointer rests: text of documents is markup nowhere."""


def qml(layer: str) -> str:
    """Give the style of a layer as QGIS keeps it.

    Parameters
    ----------
    layer
        One of `geo.export.geopackage.ABOUT`.

    Returns
    -------
    qml
        XML: symbols, labels, the fields that the temporal controller goes by, names and lists of
        allowed values for forms.

    Examples
    --------
    >>> 'startField="date_start"' in qml("incidents")
    True
    """
    has_time = layer in ("incidents", "uncertainty")
    root = ET.Element(
        "qgis", version="3.22", styleCategories="AllStyleCategories",
        labelsEnabled="1" if layer == "incidents" else "0",
    )  # fmt: skip
    if has_time:
        ET.SubElement(
            root, "temporal", enabled="1", mode="4", limitMode="0", startField="date_start",
            endField="date_end", durationField="", startExpression=_BEGINS, endExpression=_ENDS,
            fixedDuration="0", durationUnit="min", accumulate="0",
        )  # fmt: skip
    if layer != "documents":
        root.append(_RENDERERS[layer]())
    if layer == "incidents":
        root.append(_labels())
    _forms(root, layer)
    text = ET.tostring(root, encoding="unicode")
    return f"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n{text}"


def _incidents() -> ET.Element:
    """Draw each type of event in its colour and shape, what is vague or unsure hollow."""
    renderer = ET.Element("renderer-v2", type="categorizedSymbol", attr="event_type")
    categories = ET.SubElement(renderer, "categories")
    symbols = ET.SubElement(renderer, "symbols")
    kinds = [*SYMBOLS.items(), ("", OTHER)]
    for number, (kind, (colour, shape)) in enumerate(kinds):
        ET.SubElement(
            categories, "category", value=kind, symbol=str(number), label=kind or "other types",
            render="true",
        )  # fmt: skip
        options = {
            "name": _MARKERS.get(shape, shape),
            "color": _rgba(colour),
            "size": "4",
            "outline_color": _rgba(INK),
            "outline_width": "0.3",
        }
        changes = {"fillColor": _HOLLOW, "outlineStyle": _DASHED, "name": _CROSSED}
        symbols.append(_symbol("marker", str(number), "SimpleMarker", options, changes))
    return renderer


def _areas() -> ET.Element:
    return _single(
        "fill", "SimpleFill",
        {"style": "b_diagonal", "color": _rgba(INK, 130), "outline_color": _rgba(INK, 200),
         "outline_width": "0.4"},
        {"outlineStyle": _DOUBTFUL},
    )  # fmt: skip


def _uncertainty() -> ET.Element:
    return _single(
        "fill", "SimpleFill",
        {"style": "no", "outline_color": _rgba(INK, 170), "outline_style": "dash",
         "outline_width": "0.3"},
        {},
    )  # fmt: skip


def _lines() -> ET.Element:
    return _single(
        "line", "SimpleLine",
        {"line_color": _rgba("#7b3294", 110), "line_width": "2.5", "capstyle": "round"},
        {"outlineStyle": _DOUBTFUL},
    )  # fmt: skip


def _mentions() -> ET.Element:
    return _single(
        "marker", "SimpleMarker",
        {"name": "circle", "size": "1.6", "color": _rgba(OTHER[0]), "outline_color": _rgba(INK)},
        {},
    )  # fmt: skip


_RENDERERS = {
    "incidents": _incidents,
    "areas": _areas,
    "uncertainty": _uncertainty,
    "lines": _lines,
    "mentions": _mentions,
}
"""Layer -> what draws it."""


def _single(
    kind: str, style: str, options: Mapping[str, str], changes: Mapping[str, str]
) -> ET.Element:
    renderer = ET.Element("renderer-v2", type="singleSymbol")
    symbols = ET.SubElement(renderer, "symbols")
    symbols.append(_symbol(kind, "0", style, options, changes))
    return renderer


def _symbol(
    kind: str, name: str, style: str, options: Mapping[str, str], changes: Mapping[str, str]
) -> ET.Element:
    """Give a symbol of one layer; `changes` are expressions, property by property."""
    symbol = ET.Element("symbol", type=kind, name=name, alpha="1", clip_to_extent="1")
    layer = ET.SubElement(symbol, "layer", {"class": style, "enabled": "1", "pass": "0"})
    layer.append(_options(options.items()))
    if changes:
        more = ET.SubElement(ET.SubElement(layer, "data_defined_properties"), "Option", type="Map")
        ET.SubElement(more, "Option", name="name", value="", type="QString")
        properties = ET.SubElement(more, "Option", name="properties", type="Map")
        for what, expression in changes.items():
            one = _options([("active", "true"), ("expression", expression), ("type", "3")])
            one.set("name", what)
            properties.append(one)
        ET.SubElement(more, "Option", name="type", value="collection", type="QString")
    return symbol


_OPTION_TYPES = {"active": "bool", "type": "int"}


def _options(pairs: Iterable[tuple[str, str]]) -> ET.Element:
    """Give names and values as QGIS keeps them."""
    options = ET.Element("Option", type="Map")
    for name, value in pairs:
        kind = _OPTION_TYPES.get(name, "QString")
        ET.SubElement(options, "Option", name=name, value=value, type=kind)
    return options


def _labels() -> ET.Element:
    """Label incidents with their place as written."""
    labels = ET.Element("labeling", type="simple")
    settings = ET.SubElement(labels, "settings", calloutType="simple")
    style = ET.SubElement(
        settings, "text-style", fieldName="place_verbatim", isExpression="0", fontSize="8",
        fontSizeUnit="Point", textColor=_rgba(INK), textOpacity="1",
    )  # fmt: skip
    ET.SubElement(
        style, "text-buffer", bufferDraw="1", bufferSize="0.8", bufferSizeUnits="MM",
        bufferColor="255,255,255,255", bufferOpacity="1",
    )  # fmt: skip
    ET.SubElement(settings, "placement", placement="6", dist="1", distUnits="MM")
    ET.SubElement(settings, "rendering", drawLabels="1", displayAll="0", obstacle="1")
    return labels


def _forms(root: ET.Element, layer: str) -> None:
    """Name the fields, and give those with a list of allowed words that list."""
    fields = ET.SubElement(root, "fieldConfiguration")
    if layer == "incidents":
        for column in COLUMNS:
            if column.values:
                fields.append(_choice(column))
    aliases = ET.SubElement(root, "aliases")
    for name, (said, _) in ALIASES.items():
        if layer == "incidents" and name not in BY_NAME:
            continue
        ET.SubElement(aliases, "alias", field=name, name=said, index="-1")
    if layer in ("incidents", "uncertainty"):
        ET.SubElement(root, "previewExpression").text = '"title"'
    if layer == "incidents":
        ET.SubElement(root, "mapTip").text = _TIP


def _choice(column: Column) -> ET.Element:
    field = ET.Element("field", name=column.name, configurationFlags="None")
    config = ET.SubElement(ET.SubElement(field, "editWidget", type="ValueMap"), "config")
    options = ET.SubElement(config, "Option", type="Map")
    listed = ET.SubElement(options, "Option", name="map", type="List")
    for value in column.values:
        listed.append(_options([(value, value)]))
    return field


def _rgba(colour: str, alpha: int = 255) -> str:
    """Give `#D55E00` as QGIS writes it.

    Examples
    --------
    >>> _rgba("#D55E00")
    '213,94,0,255'
    """
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},{alpha}"
