"""Names -> places: a gazetteer of the world in many scripts, packaged, no network needed.

This room knows no document, no incident and no map.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from gazetteer.place import Candidate, Name, Place

if TYPE_CHECKING:
    from gazetteer.candidates import Candidates
    from gazetteer.geocoder import OfflineGeocoder
    from gazetteer.lookup import Gazetteer
    from gazetteer.online import Answer, Fallback
    from gazetteer.scan import Hit

__all__ = [
    "Answer",
    "Candidate",
    "Candidates",
    "Fallback",
    "Gazetteer",
    "Hit",
    "Name",
    "OfflineGeocoder",
    "Place",
    "open",
]
__distribution__ = "incident-atlas"

_LATE = {
    "Answer": "gazetteer.online",
    "Candidates": "gazetteer.candidates",
    "Fallback": "gazetteer.online",
    "Gazetteer": "gazetteer.lookup",
    "Hit": "gazetteer.scan",
    "OfflineGeocoder": "gazetteer.geocoder",
}
"""Public names whose modules need numpy: loaded when first asked for, so that --help is quick."""


def open(
    path: str | os.PathLike[str] | None = None,
    *,
    layers: str | os.PathLike[str] | bool = True,
) -> Gazetteer:
    """Open a gazetteer.

    Parameters
    ----------
    path
        Folder of a store; if None, the one that `INCIDENT_ATLAS_GAZETTEER` names, else the
        packaged one.
    layers
        Folder of layers that were added to it; True for the usual one (the user's own for the
        packaged store, `layers` in the folder of another), False for none.

    Returns
    -------
    gaz
        Ready in some milliseconds: nothing is read before it is asked for.

    Raises
    ------
    BadGazetteer
        If there is no store, or it is damaged or of another version.

    Examples
    --------
    >>> open().find("拉钦区")[0].place.kind
    'district'
    """
    from gazetteer.opening import open_gazetteer

    return open_gazetteer(path, layers=layers)


def __getattr__(name: str) -> Any:
    """Load a public name's module when it is first asked for."""
    if name in _LATE:
        from importlib import import_module

        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
