"""The one table -> what a person sees: the map, and the command line."""

from maps.incident_map import incident_map
from maps.static import static_map

__distribution__ = "incident-atlas"

__all__ = ["incident_map", "static_map"]
