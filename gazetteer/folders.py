"""Where the packaged store and the user's layers lie."""

from __future__ import annotations

import os
from pathlib import Path

from gazetteer.layers import user_folder
from gazetteer.store import is_unpacked

_VARIABLE = "INCIDENT_ATLAS_GAZETTEER"


def store_folder(path: str | os.PathLike[str] | None = None) -> Path:
    """Give the folder of the store that `open_gazetteer` opens.

    Parameters
    ----------
    path
        As `open_gazetteer` takes it.
    """
    chosen = path or os.environ.get(_VARIABLE)
    return Path(chosen) if chosen else _packaged()


def layers_folder(path: str | os.PathLike[str] | None = None) -> Path:
    """Give the folder of the layers that `open_gazetteer` opens.

    Parameters
    ----------
    path
        As `open_gazetteer` takes it.

    Returns
    -------
    folder
        `layers` in the folder of a store that was named; for the packaged store, which an upgrade
        replaces, the user's own. It may not be there.
    """
    chosen = path or os.environ.get(_VARIABLE)
    return Path(chosen) / "layers" if chosen else user_folder()


def _packaged() -> Path:
    """Give the folder of the packaged store; in a bare checkout it is unpacked first."""
    folder = Path(__file__).parent / "data" / "store"
    if not is_unpacked(folder):
        from gazetteer.unpack import unpack

        unpack(folder.with_name("store.tar.xz"), folder)
    return folder
