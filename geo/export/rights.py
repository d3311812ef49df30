"""What every export says of itself: that claims are claims, whom to credit, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import gazetteer
from gazetteer.lookup import Gazetteer

if TYPE_CHECKING:
    import geopandas as gpd

TITLE = "Incidents as the named sources state them"

DISCLAIMER = (
    "Each incident is what the named source says, not what is known to be so. Boundaries, names "
    "and designations are quoted from the sources named; they are approximate and imply no "
    "position on the status of any territory, its name or its limits."
)
"""The same words as at the foot of the map."""

QUOTES = "Quotes belong to the authors of the documents named."


@dataclass(frozen=True, slots=True)
class Rights:
    """What an export says of itself, beside its rows."""

    disclaimer: str
    """What the rows are, and what they are not."""
    licence: str
    """Whom the data of places is to be credited to, and whose the quotes are."""
    sources: tuple[str, ...]
    """The documents and tables that the rows come from, each once, with their SHA-256."""

    def as_dict(self) -> dict[str, object]:
        """Give it as plain values, for JSON."""
        return {
            "title": TITLE,
            "disclaimer": self.disclaimer,
            "licence": self.licence,
            "sources": list(self.sources),
        }

    def as_text(self) -> str:
        """Give it as one text, for formats that have one field for it."""
        return "\n".join((self.disclaimer, self.licence, "Sources: " + "; ".join(self.sources)))


def rights_of(gdf: gpd.GeoDataFrame, gaz: Gazetteer | None = None) -> Rights:
    """Say of a table what every export of it has to say.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`).
    gaz
        The gazetteer that the places were found in; the packaged one if None.

    Returns
    -------
    rights
        With the credit line of each source of places that is in the table.

    Examples
    --------
    >>> from geo.frame import to_frame
    >>> rights_of(to_frame([])).sources
    ()
    """
    from gazetteer.licences import credits, used

    gaz = gazetteer.open() if gaz is None else gaz
    keys, _ = used(gaz, gdf["place_id"].dropna().unique().tolist())
    lines = [credit.line for credit in credits(gaz) if credit.source in keys and credit.line]
    places = [f"Places: {'; '.join(lines)}."] if lines else []
    told = gdf[["source", "source_sha256"]].drop_duplicates().fillna({"source_sha256": ""})
    files = zip(told["source"], told["source_sha256"], strict=True)
    return Rights(
        DISCLAIMER,
        " ".join([*places, QUOTES]),
        tuple(f"{name} (SHA-256 {digest})" if digest else str(name) for name, digest in files),
    )
