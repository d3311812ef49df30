"""Documents -> claims -> incidents -> one table; joins, questions, exports. Knows no HTML."""

from geo.claims import find_claims
from geo.corrections import correct, read_corrections
from geo.counts import count_by, density
from geo.export import export, read_frame
from geo.frame import to_frame
from geo.incidents import join
from geo.many import Located, locate_many
from geo.mentions import find_mentions
from geo.pipeline import Findings, locate, study
from geo.places import find_places
from geo.proposals import proposals, sides
from geo.publish import publish
from geo.query import along, between, inside, near, nearest, nearest_places, within_km
from geo.readers import read, read_string
from geo.records import read_records
from geo.resolve import resolve
from geo.rules import check
from geo.sql import sql

__distribution__ = "incident-atlas"

__all__ = [
    "Findings",
    "Located",
    "along",
    "between",
    "check",
    "correct",
    "count_by",
    "density",
    "export",
    "find_claims",
    "find_mentions",
    "find_places",
    "inside",
    "join",
    "locate",
    "locate_many",
    "near",
    "nearest",
    "nearest_places",
    "proposals",
    "publish",
    "read",
    "read_corrections",
    "read_frame",
    "read_records",
    "read_string",
    "resolve",
    "sides",
    "sql",
    "study",
    "to_frame",
    "within_km",
]
