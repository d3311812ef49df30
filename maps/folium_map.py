"""A `folium.Map` whose page opens with no network and never runs what a document says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import folium

from geo.export import write_whole
from maps.layers import layer_spec, layer_specs, offered_tiles
from maps.offline import OfflinePage, pack
from maps.speech import words
from maps.still import still


class IncidentMap(folium.Map):
    """A folium map whose page holds all that it needs.

    Make one with `incident_map`. Layers, controls and plugins of folium that `maps.layers` names
    can be added to it, and tiles of a server (`folium.TileLayer`), which the page offers and asks
    only when the reader switches them on. Their words are shown as words; layers that bring code,
    markup, pictures or scripts that are not packaged are refused.

    Parameters
    ----------
    data
        What the page shows, plain.
    base
        The base map, plain (`maps.basemaps.basemap`).
    letters
        The documents that the page shows (`maps.letters.letters`).
    """

    def __init__(
        self, data: dict[str, Any], base: dict[str, Any], letters: list[dict[str, Any]]
    ) -> None:
        super().__init__(tiles=None)
        self._id = "page"
        name = self.get_name()
        self._page = OfflinePage(
            title=data["title"],
            lang=data["lang"],
            data={
                "data": pack(data),
                "base": pack(base),
                "words": pack(words()),
                "letters": pack(letters),
            },
            start=f"IncidentAtlas.start({name});",
            picture=lambda: still(data, base),
        )
        self._page.add_child(self)

    def add_child(self, child: Any, name: str | None = None, index: int | None = None) -> Any:
        """Add a layer.

        Parameters
        ----------
        child
            A layer, control or plugin that `maps.layers.LAYERS` names; or tiles.
        name, index
            As in folium.

        Returns
        -------
        self
            This map.

        Raises
        ------
        UnsafeLayer
            If the layer brings code, markup or pictures.
        MissingAsset
            If it is a plugin whose scripts are not packaged.
        """
        if isinstance(child, folium.TileLayer):
            self._page.offer(offered_tiles(child))
            return self
        layer_spec(child)
        return super().add_child(child, name=name, index=index)

    def render(self, **kwargs: Any) -> str:
        """Put the map's own script and the added layers into the page.

        Parameters
        ----------
        kwargs
            Not used: no layer renders itself.

        Returns
        -------
        nothing
            An empty text: the page itself is rendered by `get_root().render()`.
        """
        name = self.get_name()
        root: Any = self.get_root()
        root.script.add_child(folium.Element(f'var {name} = IncidentAtlas.map("map");'), name=name)
        # What was added may have changed since, so it is described only now.
        self._page.added = layer_specs(self._children.values())
        return ""

    def save(self, outfile: Any, close_file: bool = True, **kwargs: Any) -> None:
        """Write the page.

        Parameters
        ----------
        outfile
            Path, or an open binary file. A path holds the old page or the new one, never half.
        close_file
            As in folium, for an open file.
        kwargs
            As in folium.
        """
        page = self.get_root().render(**kwargs).encode()
        if isinstance(outfile, str | os.PathLike):
            write_whole(Path(outfile), page)
            return
        outfile.write(page)
        if close_file:
            outfile.close()
