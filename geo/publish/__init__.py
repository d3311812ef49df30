"""A public edition: generalised, searched byte by byte, and written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import gazetteer
from gazetteer.errors import UnknownFormat, UnsafeEdition
from gazetteer.lookup import Gazetteer
from geo.export import WRITERS, export, write_whole
from geo.publish.generalise import Edition, generalise
from geo.publish.search import survivors
from geo.publish.secrets import Finder, Secrets

if TYPE_CHECKING:
    import geopandas as gpd

CELL_DEGREES = 0.1
"""Size of a cell of the grid: about 11 km from south to north."""
QUOTE_CHARS = 300

PageWriter = Callable[[Edition, Path], None]
"""Writes an edition in a format that this room does not know, such as a page."""


def publish(
    gdf: gpd.GeoDataFrame,
    paths: Iterable[str | os.PathLike[str]],
    *,
    leave_out: str = "confidential",
    cell: float = CELL_DEGREES,
    quote_chars: int = QUOTE_CHARS,
    gaz: Gazetteer | None = None,
    writers: Mapping[str, PageWriter] | None = None,
) -> dict[str, Any]:
    """Write a public edition of a table.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`, EPSG:4326).
    paths
        Where to; the suffix tells the format (`geo.export.WRITERS`, and those of `writers`).
    leave_out
        Rows of this sensitivity and above are left out: "confidential", or "restricted". Of the
        others, restricted ones are coarsened.
    cell
        Size of the cells of the grid, degrees, for places whose district would give them away.
    quote_chars
        Characters of a quote that stay at most.
    gaz
        The packaged gazetteer if None.
    writers
        Suffix -> what writes it, for formats that this room does not know.

    Returns
    -------
    manifest
        What was generalised and withheld; it is also written beside the first file, as
        `NAME.manifest.json`.

    Raises
    ------
    UnsafeEdition
        If the name or coordinate of a sensitive place survives anywhere in what would be written,
        compressed and encoded parts included; nothing is written then.
    UnknownFormat
        If no writer knows a suffix; nothing is written.

    Notes
    -----
    Sensitive are rows of sensitivity "restricted" or above, stated or by rule
    (`geo.sensitivity.SENSITIVE`). Names are searched for in all forms that the gazetteer has for
    the place. Places are generalised, never moved at random: many random points give away their
    middle.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from geo.frame import to_frame
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> publish(to_frame([]), [folder / "public.geojson"])["rows left out"]
    0
    """
    targets = [Path(path) for path in paths]
    extra = dict(writers or {})
    known = (*WRITERS, *extra)
    for path in targets:
        if not path.name.lower().endswith(known):
            raise UnknownFormat(f"{path}: no writer for it; known: {', '.join(known)}")
    gaz = gazetteer.open() if gaz is None else gaz
    edition = generalise(gdf, leave_out=leave_out, cell=cell, quote_chars=quote_chars, gaz=gaz)
    finder = edition.secrets.finder()
    with TemporaryDirectory() as folder:
        drafts = [_draft(edition, Path(folder, path.name), extra, gaz) for path in targets]
        files = {
            path.name: {"sha256": sha256(draft.read_bytes()).hexdigest()}
            for path, draft in zip(targets, drafts, strict=True)
        }
        manifest = dict(edition.manifest) | {"files": files}
        told = Path(folder, "manifest")
        told.write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", "utf-8")
        faults = [fault for draft in (*drafts, told) for fault in survivors(draft, finder)]
        if faults:
            more = f" (and {len(faults) - 3} more)" if len(faults) > 3 else ""
            raise UnsafeEdition(
                f"nothing was written: {'; '.join(faults[:3])}{more}; restrict the rows that hold"
                " it, or leave restricted rows out"
            )
        for path, draft in zip(targets, drafts, strict=True):
            write_whole(path, draft.read_bytes())
        if targets:
            write_whole(targets[0].with_name(f"{targets[0].name}.manifest.json"), told.read_bytes())
    return manifest


def _draft(edition: Edition, path: Path, writers: Mapping[str, PageWriter], gaz: Gazetteer) -> Path:
    """Write one file of an edition where it can be searched before anybody sees it."""
    for suffix, write in writers.items():
        if path.name.lower().endswith(suffix):
            write(edition, path)
            return path
    export(edition.gdf, path, gaz=gaz)
    return path


__all__ = ["Edition", "Finder", "Secrets", "generalise", "publish", "survivors"]
