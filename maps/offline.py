"""A page that needs no network: scripts, styles and data inside it, held by a strict policy.

Folium compiles finished text a second time as a template, so text of data never passes through
folium or branca here: it travels as base64 of gzip, and the page puts it out as text only.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from branca.element import CssLink, Element, Figure, JavascriptLink

from gazetteer.errors import MissingAsset
from geo.planes import block
from maps.layers import assets_of
from maps.speech import RIGHT_TO_LEFT

_ROOM = Path(__file__).parent
_SCRIPTS = ("assets/leaflet.js",)
_STYLES = ("assets/leaflet.css", "page/page.css")
_MODULES = (
    "page/document.js",
    "page/speech.js",
    "page/symbols.js",
    "page/incidents.js",
    "page/choice.js",
    "page/sheet.js",
    "page/basemap.js",
    "page/labels.js",
    "page/extents.js",
    "page/stacks.js",
    "page/layer.js",
    "page/timeline.js",
    "page/rows.js",
    "page/list.js",
    "page/filters.js",
    "page/detail.js",
    "page/card.js",
    "page/letter.js",
    "page/sides.js",
    "page/review.js",
    "page/controls.js",
    "page/link.js",
    "page/picture.js",
    "page/added.js",
    "page/measure.js",
    "page/page.js",
)
"""The viewer's files, in the order in which they build on each other."""

_POLICY = (
    "default-src 'none'",
    "script-src {scripts}",
    "style-src {styles}",
    "img-src data:{images}",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
)
"""Content-Security-Policy: what is not named here is refused by the browser."""


class OfflinePage(Figure):
    """A branca figure that writes one whole page, with all that it needs inside.

    Parameters
    ----------
    title
        Title of the page.
    lang
        ISO 639-1 code of the page's own words.
    data
        Blocks of the page: id -> what `pack` gave.
    start
        Script that starts the page; no text of data may be in it.
    picture
        Gives an `<img>` for a notebook in which the page itself may not run.
    """

    def __init__(
        self,
        *,
        title: str,
        lang: str,
        data: dict[str, str],
        start: str,
        picture: Callable[[], str] = str,
    ) -> None:
        super().__init__(title=title, height="720px")
        self.lang = lang
        self.data = data
        self.start = start
        self.picture = picture
        self.tiles: list[dict[str, Any]] = []
        self.added: list[dict[str, Any]] = []
        self.header, self.html, self.script = _Slot(), _Slot(), _Slot()
        for slot in (self.header, self.html, self.script):
            slot._parent = self

    def offer(self, tiles: dict[str, Any]) -> None:
        """Offer tiles of a server to the reader.

        Parameters
        ----------
        tiles
            What `maps.layers.offered_tiles` gave.
        """
        self.tiles.append(tiles)

    def _repr_html_(self, **kwargs: Any) -> str:
        """Show the page in a notebook, in a frame over a picture of it and a line that says why.

        JupyterLab takes frames out of what a notebook brings that the reader does not trust.
        """
        return (
            f'<div style="position:relative;width:{self.width};height:{self.height}">'
            "<p>A picture: the map itself is shown once you trust this notebook (File, Trust "
            f"Notebook) or run the cell.</p>{self.picture()}"
            '<iframe style="position:absolute;inset:0;width:100%;height:100%;border:0" '
            f'allowfullscreen srcdoc="{escape(self.render(**kwargs))}"></iframe></div>'
        )

    def render(self, **kwargs: Any) -> str:
        """Write the page.

        Parameters
        ----------
        kwargs
            Handed to the children, as branca does.

        Returns
        -------
        html
            The whole page, the same for the same map.
        """
        for child in list(self._children.values()):
            child.render(**kwargs)
        opening = "\n".join(part.render() for part in self.script._children.values())
        brought = assets_of(self.added)
        scripts = [
            *map(asset, _SCRIPTS),
            *(asset(f"assets/{name}") for name in brought if name.endswith(".js")),
            viewer(),
            f"{opening}\n{self.start}",
        ]
        styles = [asset(name) for name in _STYLES]
        styles += [asset(f"assets/{name}") for name in brought if name.endswith(".css")]
        return "\n".join(self._lines(scripts, styles)) + "\n"

    def _lines(self, scripts: Sequence[str], styles: Sequence[str]) -> Iterable[str]:
        """Give the page's lines."""
        turned = ' dir="rtl"' if self.lang in RIGHT_TO_LEFT else ""
        yield f'<!DOCTYPE html>\n<html lang="{html.escape(self.lang)}"{turned}>\n<head>'
        yield '<meta charset="utf-8">'
        allowed = self._policy(scripts, styles)
        yield f'<meta http-equiv="Content-Security-Policy" content="{allowed}">'
        yield '<meta name="referrer" content="no-referrer">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{html.escape(self.title or '')}</title>"
        yield from (f"<style>{style}</style>" for style in styles)
        yield '</head>\n<body>\n<div class="folium-map" id="map"></div>'
        own = {"tiles": pack(self.tiles), "added": pack(self.added)}
        for name, packed in (self.data | own).items():
            yield f'<script type="application/json" id="{name}">{packed}</script>'
        yield from (f"<script>{script}</script>" for script in scripts)
        yield "</body>\n</html>"

    def _policy(self, scripts: Sequence[str], styles: Sequence[str]) -> str:
        """Give the policy: the servers of the tiles that are offered may be asked for images."""
        return policy(scripts, styles, [host for tiles in self.tiles for host in tiles["hosts"]])


class _Raw(Element):
    """Text put out as it is: never compiled as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = inert(text)

    def render(self, **kwargs: Any) -> str:
        """Give the text."""
        return self.text


class _Slot(Element):
    """Where branca's elements put what they bring to a page; links to other servers end here."""

    def add_child(self, child: Element, name: str | None = None, index: int | None = None) -> Any:
        """Take text as it is; refuse what would be loaded.

        Raises
        ------
        MissingAsset
            If somebody brings the address of a script or a style.
        """
        if isinstance(child, JavascriptLink | CssLink):
            raise MissingAsset(
                f"{name} would be loaded from {child.url}: it is not packaged, and the page must"
                " open with no network; leave it out"
            )
        text = child.text if isinstance(child, _Raw) else child._template_str or ""
        return super().add_child(_Raw(text), name=name, index=index)


def pack(data: Any) -> str:
    """Pack plain data for a block of the page.

    Parameters
    ----------
    data
        What `geo.planes.block` takes; a NaN is an error.

    Returns
    -------
    packed
        Base64 of gzip of a block: letters, digits, `+`, `/` and `=`, which say nothing to HTML, to
        scripts or to templates. The same for the same data.

    Examples
    --------
    >>> set("<>{}$`'\\\\") & set(pack({"text": "<script>{{ 7*7 }}</script>"}))
    set()
    """
    # Level 4: a twentieth larger than level 6, in less than half the time.
    return base64.b64encode(gzip.compress(block(data), 4, mtime=0)).decode("ascii")


@cache
def asset(name: str) -> str:
    """Read a packaged script or style.

    Parameters
    ----------
    name
        Path below `maps/`.

    Returns
    -------
    text
        Without comments that name other files.

    Raises
    ------
    MissingAsset
        If it is not packaged.
    """
    path = _ROOM / name
    if not path.is_file():
        raise MissingAsset(f"maps/{name} is not packaged; install incident-atlas anew")
    lines = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))
    return inert(_URL.sub(lambda found: _picture(found[1]), text) if name[-4:] == ".css" else text)


_URL = re.compile(r"""url\(['"]?(?!data:|#)[^)'"]*?([\w@.-]+)['"]?\)""")
"""A picture that a style names by its path."""
_PICTURES = {".svg": "image/svg+xml", ".png": "image/png"}


def _picture(name: str) -> str:
    """Give a packaged picture that a style names, as part of the style; none in place of others."""
    path = _ROOM / "assets" / name
    if not path.is_file():
        return "none"
    picture = base64.b64encode(path.read_bytes()).decode("ascii")
    return f"url(data:{_PICTURES[path.suffix]};base64,{picture})"


@cache
def viewer() -> str:
    """Give the viewer as one script: its files in one closed scope, two names given out."""
    body = "\n".join(asset(name) for name in _MODULES)
    return (
        f'var IncidentAtlas = (function () {{\n"use strict";\n{body}\n'
        "return { map: makeMap, start };\n})();"
    )


def inert(text: str) -> str:
    """Give a script or style the form that a browser hashes, and that cannot end its own block.

    Parameters
    ----------
    text
        Script or style, our own or rendered by folium.

    Returns
    -------
    text
        With plain line ends, `</script` and `<!--` broken by a backslash.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("</", "<\\/").replace("<!--", "<\\!--")


def policy(scripts: Iterable[str], styles: Iterable[str], hosts: Iterable[str] = ()) -> str:
    """Give the Content-Security-Policy that lets just these scripts and styles run.

    Parameters
    ----------
    scripts, styles
        As they stand between their tags.
    hosts
        Servers that images may come from.

    Returns
    -------
    policy
        For a meta element.
    """
    hashes = {
        "scripts": " ".join(map(_hash, scripts)),
        "styles": " ".join(map(_hash, styles)),
        "images": "".join(f" {html.escape(host)}" for host in dict.fromkeys(hosts)),
    }
    return "; ".join(_POLICY).format(**hashes)


def _hash(text: str) -> str:
    """Give the hash by which a policy knows a script."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"
