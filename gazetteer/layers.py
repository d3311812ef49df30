"""Layers: gazetteers of the user's own beside the packaged one. Here: which there are, and where.

A layer is a folder with `layer.json` and one or more stores. `gazetteer.add` makes it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from gazetteer.errors import BadGazetteer

if TYPE_CHECKING:
    from gazetteer.store import Store

LAYER_FORMATS: dict[str, str] = {
    "geonames": "gazetteer.sources.geonames",
    "wof": "gazetteer.sources.wof",
    "lpf": "gazetteer.sources.lpf",
    "table": "gazetteer.sources.table",
    "ourairports": "gazetteer.sources.ourairports",
}
"""Format -> module with `batches`, `read`, `TITLE`, `LICENCE`, `ATTRIBUTION`, `FORMS`, `STATES`.

`STATES` are the fields that replace what earlier stores say; all else fills what they leave open.
"""

LAYER = "layer.json"
"""Name of the file that makes a folder a layer."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True)
class LayerFile:
    """A file that a layer was made of."""

    name: str
    """Its name, or the address it was fetched from."""
    bytes: int
    """Its size as it was given, packed if it was."""
    sha256: str
    """Hexadecimal digest; of a folder, that of the list of its files and their digests."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer that is there: what it is, whose it is, and what it may say."""

    folder: Path
    """Where it is."""
    name: str
    """The user's name for it; the key of its source in each of its places."""
    format: str
    """One of `LAYER_FORMATS`."""
    title: str
    """What it is, for people."""
    licence: str
    """What the source allows."""
    attribution: str
    """The line that a work with its data must show."""
    files: tuple[LayerFile, ...]
    """What it was made of."""
    added: str
    """Day and time (UTC) when it was made."""
    number: int
    """Layers with a higher number come later, and later layers win."""
    states: tuple[str, ...]
    """Fields of `Place` that replace those of earlier stores; the others fill gaps alone."""
    own: bool
    """The user's own word, above the curated table too."""
    places: int
    """Entries."""
    names: int
    """Names of all entries."""
    parts: int
    """Stores."""
    rows: int
    """Rows read."""
    bad: int
    """Rows left out because they break a rule."""
    left: Mapping[str, int]
    """Rows left out for other reasons."""

    def stores(self) -> Iterator[Store]:
        """Open the layer's stores.

        Raises
        ------
        BadGazetteer
            If one is missing or damaged; the message says how to remove the layer.
        """
        from gazetteer.store import Store

        for part in range(self.parts):
            try:
                yield Store(_indexed(self.folder / f"{part:03}"))
            except (BadGazetteer, OSError, ValueError) as problem:
                raise BadGazetteer(
                    f"the layer {self.name!r} cannot be opened: {problem}. Remove it with "
                    f"`incident-atlas gazetteer remove {self.name}` and add it again"
                ) from problem

    def bytes(self) -> int:
        """Count what it takes on disk."""
        return sum(one.stat().st_size for one in self.folder.rglob("*") if one.is_file())

    def damaged(self) -> list[str]:
        """Compare every file with its checksum; give the names of those that differ."""
        found = []
        for part, store in enumerate(self.stores()):
            found += [f"{part:03}/{name}" for name in store.damaged()]
        return found


def _indexed(folder: Path) -> Path:
    """Make a store's index anew where an older version has made it: it follows from the names."""
    from gazetteer.store import is_unpacked

    if (folder / "texts.bin").is_file() and not is_unpacked(folder):
        from gazetteer.index import write_index

        write_index(folder)
    return folder


def user_folder() -> Path:
    """Give the folder of the user's layers, as the system has it; it may not be there yet.

    `XDG_DATA_HOME` (or `LOCALAPPDATA` on Windows) tells where a user's data lie.
    """
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    else:
        usual = ".local/share" if sys.platform != "darwin" else "Library/Application Support"
        base = Path(os.environ.get("XDG_DATA_HOME") or home / usual)
    return base / "incident-atlas" / "layers"


def read_layers(folder: Path) -> list[Layer]:
    """Give the layers in a folder, in the order in which they were added.

    Parameters
    ----------
    folder
        It need not be there.

    Raises
    ------
    BadGazetteer
        If a layer's description is damaged.
    """
    try:
        names = sorted(one.name for one in os.scandir(folder) if one.is_dir())
    except OSError:
        return []
    layers = [_read(folder / name) for name in names if is_layer(folder / name)]
    return sorted(layers, key=lambda layer: (layer.number, layer.name))


def is_layer(folder: Path) -> bool:
    """Tell whether a folder is a layer, damaged or not; others are let alone."""
    return bool(_NAME.fullmatch(folder.name)) and (folder / LAYER).is_file()


def _read(folder: Path) -> Layer:
    try:
        said = json.loads((folder / LAYER).read_text(encoding="utf-8"))
        files = tuple(LayerFile(**one) for one in said.pop("files"))
        said |= {"files": files, "states": tuple(said["states"])}
        return Layer(folder=folder, **said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise BadGazetteer(
            f"the layer in {folder} cannot be read ({problem}); remove it with "
            f"`incident-atlas gazetteer remove {folder.name}`"
        ) from problem


def write_layer(layer: Layer) -> None:
    """Write a layer's description into its folder."""
    said = asdict(layer)
    del said["folder"]
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)
    (layer.folder / LAYER).write_text(text + "\n", encoding="utf-8", newline="\n")


def remove_layer(folder: Path, name: str) -> None:
    """Remove a layer, whole or damaged.

    Parameters
    ----------
    folder
        Where the layers are.
    name
        Its name.

    Raises
    ------
    BadGazetteer
        If there is none of this name, or it cannot be removed.
    """
    target = folder / check_name(name)
    if not is_layer(target):
        known = ", ".join(sorted(one.name for one in folder.glob("*") if is_layer(one))) or "none"
        raise BadGazetteer(f"there is no layer {name!r} in {folder}; there are: {known}")
    try:
        # Away from its name first: what is half removed is not opened.
        gone = target.rename(folder / f".removed-{name}-{os.getpid()}")
        shutil.rmtree(gone)
    except OSError as problem:
        raise BadGazetteer(f"the layer {name!r} cannot be removed ({problem})") from problem


def check_name(name: str) -> str:
    """See that a layer's name is one.

    Raises
    ------
    BadGazetteer
        If it is not.
    """
    if not _NAME.fullmatch(name):
        raise BadGazetteer(
            f"{name!r} is no name for a layer: small letters a-z, digits, - and _ alone"
        )
    return name


def layer_format(name: str) -> ModuleType:
    """Give the module of a format.

    Raises
    ------
    BadGazetteer
        If there is none.
    """
    if name not in LAYER_FORMATS:
        raise BadGazetteer(f"{name!r} is no format of a layer: {', '.join(LAYER_FORMATS)}")
    return import_module(LAYER_FORMATS[name])


def describe(layer: Layer) -> dict[str, Any]:
    """Give a layer as one flat row for people.

    Parameters
    ----------
    layer
        One of `read_layers`.

    Returns
    -------
    row
        Name, format, title, licence, places, names, day, bytes.
    """
    return {
        "name": layer.name,
        "format": layer.format,
        "source": layer.title,
        "licence": layer.licence,
        "places": layer.places,
        "names": layer.names,
        "added": layer.added[:10],
        "bytes": layer.bytes(),
    }
