"""The answer of a look-up: candidates for a name, best first, shown as a table in a notebook."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import overload

from gazetteer.place import Candidate


class Candidates(Sequence[Candidate]):
    """Candidates for a name, best first. In a notebook it shows as a table."""

    __slots__ = ("_items", "name")

    def __init__(self, name: str, items: Sequence[Candidate]) -> None:
        self.name = name
        self._items = tuple(items)

    @overload
    def __getitem__(self, at: int) -> Candidate: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Candidate, ...]: ...
    def __getitem__(self, at: int | slice) -> Candidate | tuple[Candidate, ...]:
        return self._items[at]

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Candidates) and self._items == other._items

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        lines = [f"{self.name!r}: {len(self)} candidates"]
        for one in self:
            place = one.place
            lines.append(
                f"  {one.score:.2f} {place.name} ({place.kind}, {place.country or '-'}) "
                f"{place.lat:.4f} N {place.lon:.4f} E  {place.id}  {one.how}: {one.matched}"
            )
        return "\n".join([*lines, *filter(None, [self._remark()])])

    def _remark(self) -> str:
        """Say in a sentence what a reader must know beside the candidates; here nothing."""
        return ""

    def _repr_html_(self) -> str:
        head = (
            "score",
            "name",
            "kind",
            "country",
            "lon",
            "lat",
            "radius_m",
            "id",
            "how",
            "matched",
        )
        rows = [_html_row("th", head)]
        for one in self:
            place = one.place
            rows.append(
                _html_row(
                    "td",
                    (f"{one.score:.2f}", place.name, place.kind, place.country, f"{place.lon:.4f}",
                     f"{place.lat:.4f}", f"{place.radius_m:.0f}", place.id, one.how, one.matched),
                )
            )  # fmt: skip
        return f"<table>{''.join(rows)}</table>"


def _html_row(cell: str, values: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{cell}>{html.escape(value)}</{cell}>' for value in values)}</tr>"
