"""Document, locations, dates -> claims: what its senders say happened, where and when."""

from __future__ import annotations

from geo.claims.find import find_claims

__all__ = ["find_claims"]
