"""Opening a gazetteer: the same files give the same one."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from gazetteer.folders import layers_folder, store_folder
from gazetteer.layers import read_layers
from gazetteer.lookup import Gazetteer
from gazetteer.store import Store

_State = tuple[Any, ...]


def open_gazetteer(
    path: str | os.PathLike[str] | None = None,
    *,
    layers: str | os.PathLike[str] | bool = True,
) -> Gazetteer:
    """Open a gazetteer.

    Parameters
    ----------
    path
        Folder of a store. By default the one named by the environment variable
        `INCIDENT_ATLAS_GAZETTEER`, else the packaged one.
    layers
        Folder of layers; True for the usual one (`layers_folder`), False for none.

    Returns
    -------
    gaz
        Cheap to open: nothing is read before it is asked for. Opened again, it is the same one as
        long as its files are, so that what was looked up stays known.

    Raises
    ------
    BadGazetteer
        If there is no store, or it or a layer is damaged or of another format.
    """
    folder = store_folder(path)
    above = layers_folder(path) if layers is True else Path(layers) if layers else None
    return _opened(folder, above, _state(folder), _state(above) if above else ())


@lru_cache(maxsize=2)
def _opened(folder: Path, above: Path | None, *_states: _State) -> Gazetteer:
    """Open a store and the layers above it, anew where their files have changed."""
    return Gazetteer(Store(folder), read_layers(above) if above else ())


def _state(folder: Path) -> _State:
    """Tell the files below a folder, by name, time and size; none where it cannot be read."""
    try:
        return tuple(
            (entry.path, _state(Path(entry.path)))
            if entry.is_dir()
            else (entry.path, entry.stat().st_mtime_ns, entry.stat().st_size)
            for entry in sorted(os.scandir(folder), key=lambda entry: entry.name)
        )
    except OSError:  # it is not there, or goes as we look: opening it says so
        return ()
