"""What the entries of a gazetteer must be credited to: the packaged sources, and each layer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gazetteer.errors import UnknownPlace
from gazetteer.lookup import Gazetteer
from gazetteer.ordinary import WORD_LICENCES
from gazetteer.sources import SOURCES

_ID = re.compile(r"\b[a-z][a-z0-9_-]*:[A-Za-z0-9][\w.:/-]*")

_EDITION = re.compile(r"gazetteer (\d[\w.]*(?: \+ [a-z0-9][a-z0-9_-]*)*)")
"""How a page names the gazetteer: `Gazetteer.version`."""

_BEHIND = frozenset(SOURCES) - {"airports", "naturalearth", "curated"}
"""Sources that an entry with a GeoNames id may have names of: a store does not say which."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A source, and what it asks for."""

    source: str
    """Its key, or the layer's name."""
    title: str
    """What it is."""
    licence: str
    """What it allows."""
    line: str
    """The line that a work with its data shows."""


def credits(gaz: Gazetteer) -> list[Credit]:
    """Give what the packaged sources and the layers of a gazetteer ask for.

    Parameters
    ----------
    gaz
        A gazetteer.
    """
    known = {key: (source.TITLE, source.LICENCE) for key, source in SOURCES.items()}
    packaged = [
        Credit(key, title, licence, f"{title}: {licence}")
        for key, (title, licence) in (known | WORD_LICENCES).items()
    ]
    layers = [
        Credit(layer.name, layer.title, layer.licence, layer.attribution) for layer in gaz.layers
    ]
    return packaged + layers


def used(gaz: Gazetteer, ids: Iterable[str]) -> tuple[set[str], list[str]]:
    """Tell which sources the entries with these ids are from.

    Parameters
    ----------
    gaz
        The gazetteer that they were found in.
    ids
        Ids of places.

    Returns
    -------
    sources
        Keys of sources and names of layers.
    unknown
        Ids that the gazetteer does not have now.
    """
    sources: set[str] = set()
    unknown = []
    for key in sorted(set(ids)):
        try:
            place = gaz.get(key)
        except UnknownPlace:
            unknown.append(key)
            continue
        sources.update(place.source.split())
        if key.startswith("geonames:"):
            sources.update(_BEHIND)
        if place.wkb is not None and place.source != "curated":
            sources.add("naturalearth")
    return sources, unknown


def sources_of_page(gaz: Gazetteer, page: str) -> tuple[set[str], list[str]]:
    """Tell which sources a map that we made is from: it names its gazetteer and layers, no entry.

    Parameters
    ----------
    gaz
        The gazetteer as it is now.
    page
        The HTML.

    Returns
    -------
    sources
        Keys of all packaged sources, and names of the layers that were open.
    unknown
        Layers that are not there now.
    """
    named = _EDITION.search(page)
    if named is None:
        return set(), []
    layers = set(named[1].split(" + ")[1:])
    here = {layer.name for layer in gaz.layers}
    return {*SOURCES, *(layers & here)}, sorted(layers - here)


def ids_in(text: str) -> set[str]:
    """Give what may be ids of places in a text, such as a page or a table.

    Examples
    --------
    >>> sorted(ids_in('{"place_id":"geonames:147625"} see icao:UBBZ'))
    ['geonames:147625', 'icao:UBBZ']
    """
    return set(_ID.findall(text))
