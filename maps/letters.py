"""Documents -> the letters that the page shows beside the map, each incident's words marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import geopandas as gpd

    from geo.document import Document


def letters(documents: Iterable[Document], gdf: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Give the documents that a page shows, and where each row's quote stands in them.

    Parameters
    ----------
    documents
        The documents that the table was made from.
    gdf
        The table; its offsets point into the documents' original text.

    Returns
    -------
    letters
        Name, checksum, language, reflowed text, and spans: row, start, end (code points of that
        text), in the order of the text.
    """
    return [
        {
            "source": doc.source.name,
            "sha256": doc.source.sha256,
            "lang": doc.lang,
            "text": doc.text,
            "spans": _spans(doc, gdf),
        }
        for doc in documents
    ]


def _spans(doc: Document, gdf: gpd.GeoDataFrame) -> list[list[int]]:
    """Give row, start and end of each quote in a document's reflowed text."""
    there = (gdf["source_sha256"] == doc.source.sha256) & gdf["quote_start"].notna()
    found = []
    for row in there.fillna(False).to_numpy().nonzero()[0]:
        start, end = int(gdf["quote_start"].iloc[row]), int(gdf["quote_end"].iloc[row])
        span = text_span(doc, start, end)
        if span:
            found.append([int(row), *span])
    return sorted(found, key=lambda span: (span[1], span[2], span[0]))


def text_span(doc: Document, start: int, end: int) -> tuple[int, int] | None:
    """Give the span of `doc.text` that stands at a span of `doc.original`.

    Parameters
    ----------
    doc
        A document.
    start, end
        Code points into `doc.original`, `end` exclusive.

    Returns
    -------
    span
        Code points into `doc.text`; None if nothing of the text stands there.

    Examples
    --------
    >>> from geo.document import Document
    >>> doc = Document("拉钦区", "拉\\n\\n钦区", starts=(0, 3, 4), ends=(1, 4, 5))
    >>> text_span(doc, 0, 5), text_span(doc, 1, 3)
    ((0, 3), None)
    """
    first = bisect_right(doc.ends, start)
    last = bisect_left(doc.starts, end)
    return (first, last) if first < last else None
