"""Run by Debian's own Python with QGIS, not by pytest: what QGIS sees in a file, as JSON.

QT_QPA_PLATFORM=offscreen /usr/bin/python3 tests/qgis_look.py FILE [PICTURE.png]

FILE may be the URL of a server of OGC API Features: its incidents are looked at.
"""

from __future__ import annotations

import json
import sys

DAYS = ("1999-09-13", "2022-09-12", "2022-09-13", "2022-09-14", "2050-01-01")


def main(path, picture=None):
    """Load all layers of a file as a person does by dragging it in, or a server's; draw them."""
    from qgis.core import Qgis, QgsApplication, QgsProject

    application = QgsApplication([], False)
    application.initQgis()
    layers = _served(path) if path.startswith("http:") else _layers(path)
    QgsProject.instance().addMapLayers(list(layers.values()))
    seen = {
        "version": Qgis.QGIS_VERSION,
        "layers": {name: _about(layer) for name, layer in layers.items()},
    }
    if picture:
        seen["drawn"] = _draw([layers[n] for n in layers if layers[n].isSpatial()], picture)
    sys.stdout.write(json.dumps(seen, ensure_ascii=True))
    sys.stdout.flush()
    QgsProject.instance().clear()
    application.exitQgis()


def _layers(path):
    """Give the layers as QGIS adds a file: first the data, then the style that the file brings."""
    from qgis.core import QgsVectorLayer

    options = QgsVectorLayer.LayerOptions(False)  # not its style at once
    first = QgsVectorLayer(path, "first", "ogr", options)
    if not first.isValid():
        raise SystemExit(f"{path}: QGIS cannot load it")
    names = [entry.split("!!::!!")[1] for entry in first.dataProvider().subLayers()]
    names = [name for name in names if name != "layer_styles"]
    layers = {
        name: QgsVectorLayer(f"{path}|layername={name}", name, "ogr", options) for name in names
    }
    for layer in layers.values():
        layer.loadDefaultStyle()
    return layers


def _served(url):
    """Give the incidents of a server, as a person does who adds it as a connection."""
    from qgis.core import QgsVectorLayer

    source = f"url='{url}' typename='incidents' pagingEnabled='true'"
    return {"incidents": QgsVectorLayer(source, "incidents", "OAPIF")}


def _about(layer):
    """Say what a layer is."""
    time = layer.temporalProperties()
    renderer = layer.renderer()
    fields = layer.fields()
    return {
        "valid": layer.isValid(),
        "count": layer.featureCount(),
        "crs": layer.crs().authid(),
        "types": {field.name(): field.typeName() for field in fields},
        "aliases": {field.name(): field.alias() for field in fields},
        "lists": {
            field.name(): [next(iter(one)) for one in setup.config().get("map", [])]
            for at, field in enumerate(fields)
            if (setup := layer.editorWidgetSetup(at)).type() == "ValueMap"
        },
        "renderer": renderer.type() if renderer else None,
        "categories": [one.label() for one in renderer.categories()]
        if renderer and renderer.type() == "categorizedSymbol"
        else [],
        "labels": layer.labelsEnabled(),
        "tip": layer.mapTipTemplate(),
        "time": {
            "active": time.isActive(),
            "mode": int(time.mode()),
            "start": time.startField(),
            "end": time.endField(),
            "shown": {day: _in_time(layer, day) for day in DAYS},
        },
        "rows": [
            {
                name: _plain(value)
                for name, value in zip(fields.names(), row.attributes(), strict=True)
            }
            for row in layer.getFeatures()
        ],
    }


def _in_time(layer, day):
    """Give what the temporal controller shows on a day."""
    from qgis.core import QgsDateTimeRange, QgsFeatureRequest, QgsVectorLayerTemporalContext
    from qgis.PyQt.QtCore import QDateTime, Qt

    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    times = ("00:00:00", "23:59:59")
    ends = [QDateTime.fromString(f"{day}T{time}", Qt.ISODate) for time in times]
    rule = layer.temporalProperties().createFilterString(context, QgsDateTimeRange(*ends))
    request = QgsFeatureRequest()
    if rule:
        request.setFilterExpression(rule)
    return [row.id() for row in layer.getFeatures(request)]


def _plain(value):
    """Give a value as JSON has it."""
    if value is None or (hasattr(value, "isNull") and value.isNull()):
        return None
    return value.toString("yyyy-MM-dd") if hasattr(value, "toString") else value


def _draw(layers, picture):
    """Draw the layers, the first on top, and say how many colours the picture has."""
    from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor

    extent = QgsRectangle()
    for layer in layers:
        if layer.name() in ("incidents", "areas"):
            extent.combineExtentWith(layer.extent())
    extent.scale(1.15)
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setBackgroundColor(QColor("#f6f3ec"))
    settings.setOutputSize(QSize(900, 700))
    settings.setExtent(extent)
    settings.setDestinationCrs(layers[0].crs())
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(picture)
    points = ((x, y) for x in range(0, 900, 2) for y in range(0, 700, 2))
    return len({image.pixel(x, y) for x, y in points})


if __name__ == "__main__":
    main(*sys.argv[1:])
