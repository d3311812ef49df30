"""The decisions of people: an append-only log, applied over the machine's work at every run."""

from geo.corrections.deeds import Corrected, apply_corrections
from geo.corrections.forms import ACTIONS, Correction, correction_of, corrections_schema
from geo.corrections.log import Log, append_correction, correct, read_corrections

__all__ = [
    "ACTIONS",
    "Corrected",
    "Correction",
    "Log",
    "append_correction",
    "apply_corrections",
    "correct",
    "correction_of",
    "corrections_schema",
    "read_corrections",
]
