"""The answer of a look-up: candidates for a name, best first; in a notebook a table and a map."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import overload

from gazetteer.place import Candidate


class Candidates(Sequence[Candidate]):
    """Candidates for a name, best first. In a notebook it shows as a table with a small map."""

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
        # Named late: what draws needs a gazetteer, and that gives candidates.
        view = import_module("gazetteer.view")
        return str(view.html_of_candidates(self, self._remark()))
