"""What pygeoapi is told: which layers of the file it serves, under which address."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from gazetteer.errors import BadTable, UnreadableDocument
from geo.export.geopackage import ABOUT
from geo.export.rights import TITLE
from geo.serve.database import opened

_WORLD = [-180.0, -90.0, 180.0, 90.0]
_CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"

MOST = 10_000
"""Most items of one answer; clients follow its link to the next."""


def served_layers(path: Path) -> dict[str, str]:
    """Give the layers of a file that are served: those that `geo.export` writes, no others.

    Parameters
    ----------
    path
        A GeoPackage.

    Returns
    -------
    layers
        Layer -> what it holds.

    Raises
    ------
    UnreadableDocument
        If it is no GeoPackage.
    BadTable
        If it has no layer of incidents.
    """
    try:
        path.open("rb").close()  # says why, where a file cannot be opened
        with closing(opened(path)) as database:
            found = {name for (name,) in database.execute("SELECT table_name FROM gpkg_contents")}
    except OSError as error:
        raise UnreadableDocument(f"{path}: cannot be read: {error.strerror or error}") from error
    except sqlite3.Error as error:
        raise UnreadableDocument(f"{path}: cannot be read as GeoPackage: {error}") from error
    if "incidents" not in found:
        raise BadTable(f"{path}: has no layer of incidents; serve a .gpkg that `export` wrote")
    return {name: about for name, about in ABOUT.items() if name in found}


def configuration(path: Path, url: str, layers: dict[str, str]) -> dict[str, Any]:
    """Give pygeoapi's settings.

    Parameters
    ----------
    path
        The GeoPackage.
    url
        Where clients ask.
    layers
        As `served_layers` gives them.
    """
    with closing(opened(path)) as database:
        resources = {
            name: _collection(path, name, about, _bounds(database, name))
            for name, about in layers.items()
        }
        rights = _rights(database)
    return {
        "server": {
            "bind": {"host": "127.0.0.1", "port": 0},  # pygeoapi asks for it; waitress listens
            "url": url,
            "mimetype": "application/json; charset=UTF-8",
            "encoding": "utf-8",
            "languages": ["en-US"],
            "limits": {"default_items": 1000, "max_items": MOST},
            "map": {"url": "", "attribution": ""},  # for its pages, which are not given
        },
        "logging": {"level": "ERROR"},
        "metadata": {
            "identification": {
                "title": TITLE,
                "description": rights,
                "keywords": ["incidents"],
                "keywords_type": "theme",
                "terms_of_service": url,
                "url": url,
            },
            "license": {"name": "as the description says", "url": url},
            "provider": {"name": "incident-atlas", "url": url},
            "contact": {"name": "incident-atlas"},
        },
        "resources": resources,
    }


def _collection(path: Path, name: str, about: str, bounds: list[float]) -> dict[str, Any]:
    return {
        "type": "collection",
        "title": name,
        "description": about,
        "keywords": [name],
        "links": [],
        # No extent of time: pygeoapi would refuse to answer for days outside it.
        "extents": {"spatial": {"bbox": bounds, "crs": _CRS84}},
        "providers": [
            {
                "type": "feature",
                "name": "geo.serve.provider.GeoPackageProvider",
                "data": str(path.resolve()),
                "layer": name,
                "id_field": "incident_id" if name == "incidents" else "fid",
            }
        ],
    }


def _bounds(database: sqlite3.Connection, layer: str) -> list[float]:
    """Give the box of a layer; the world where the file tells none."""
    (found,) = database.execute(
        "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?", (layer,)
    )
    return _WORLD if None in found else list(found)


def _rights(database: sqlite3.Connection) -> str:
    """Give what the file says of licence, sources and claims."""
    known = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'gpkg_metadata'").fetchone()
    texts = database.execute("SELECT metadata FROM gpkg_metadata ORDER BY id") if known else ()
    return "\n\n".join(text for (text,) in texts) or TITLE
