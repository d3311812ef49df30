"""Names -> places: a gazetteer of the world in many scripts, packaged, no network needed.

This room knows no document, no incident and no map.
"""

from __future__ import annotations

from gazetteer.lookup import Candidates, Gazetteer
from gazetteer.lookup import open_gazetteer as open  # noqa: A004  gazetteer.open() is the door
from gazetteer.place import Candidate, Name, Place
from gazetteer.scan import Hit

__all__ = ["Candidate", "Candidates", "Gazetteer", "Hit", "Name", "Place", "open"]
__distribution__ = "incident-atlas"
