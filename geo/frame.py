"""The one table: its columns, incidents -> table, and the check that a table keeps its rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table."""

    name: str
    """Name, in the table and in every export."""
    type: str
    """"string", "integer", "number", "date" (ISO 8601 text) or "json" (text)."""
    meaning: str
    """What it holds, in one sentence."""
    unit: str = ""
    """Unit, where it has one."""
    values: tuple[str, ...] = ()
    """Allowed values; empty where any is allowed."""
    required: bool = False
    """Whether every row must have a value."""
