"""The learnt ranker: evidence of a text's candidates -> how surely each is meant.

A weighted sum of the evidence, a softmax over the candidates of a mention and "none of them", and
a curve that makes the shares honest. The weights are data (`data/ranker.json`), learnt by
`geo.train_ranker` and told in docs/ranker.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from geo.evidence import FEATURES, Evidence, Table

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights, and the curve from shares to scores."""

    alone: Vector
    """Weight of each of `FEATURES` before the text's context is known."""
    context: Vector
    """Weight of each of `FEATURES` when it is."""
    curve: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0))
    """Points of the curve from a share to the score: pairs of both, rising."""
    least: float = 0.0
    """Score below which a place is not given: none of the candidates is likely enough."""
    made: Mapping[str, object] = field(default_factory=dict)
    """What it was trained on, when and how well, for the record."""

    def shares(self, evidence: Evidence, table: Table, *, context: bool) -> Vector:
        """Give each row's share among the rows of its group.

        Parameters
        ----------
        evidence
            Tells which rows belong together.
        table
            `evidence.alone`, or what `in_context` made of it.
        context
            Whether the columns of the context are filled in.

        Returns
        -------
        shares
            One a row, between 0 and 1; each group's add up to 1.
        """
        sums = table @ (self.context if context else self.alone)
        firsts = evidence.starts[:-1]
        sizes = np.diff(evidence.starts)
        powers = np.exp(sums - np.repeat(np.maximum.reduceat(sums, firsts), sizes))
        return np.asarray(powers / np.repeat(np.add.reduceat(powers, firsts), sizes))

    def score(self, share: float) -> float:
        """Turn a share into a score: how often such an answer is right."""
        known, right = zip(*self.curve, strict=True)
        return float(np.interp(share, known, right))

    def parts(self, row: Vector) -> dict[str, float]:
        """Give what each column adds to a candidate's sum, the largest first.

        Parameters
        ----------
        row
            Of the table in its context.

        Returns
        -------
        parts
            Name of the column -> weight times value, where it is not 0.
        """
        parts = dict(zip(FEATURES, (row * self.context).tolist(), strict=True))
        return dict(sorted(((k, v) for k, v in parts.items() if v), key=lambda kv: -abs(kv[1])))


@cache
def packaged() -> Ranker:
    """Read the packaged ranker."""
    return from_json((files("geo") / "data" / "ranker.json").read_text(encoding="utf-8"))


def from_json(text: str) -> Ranker:
    """Read a ranker.

    Parameters
    ----------
    text
        As `to_json` writes it. Columns that it does not name weigh nothing.
    """
    read = json.loads(text)
    columns: dict[str, list[float]] = read["weights"]
    alone, context = (
        np.array([columns.get(name, (0.0, 0.0))[i] for name in FEATURES]) for i in (0, 1)
    )
    return Ranker(
        alone, context, tuple((a, b) for a, b in read["curve"]), read["least"], read["made"]
    )


def to_json(ranker: Ranker) -> str:
    """Write a ranker: the same bytes for the same weights."""
    weights = {
        name: [round(float(a), 4), round(float(c), 4)]
        for name, a, c in zip(FEATURES, ranker.alone, ranker.context, strict=True)
    }
    lines = ",\n".join(
        f"  {json.dumps(name)}: {json.dumps(pair)}" for name, pair in weights.items()
    )
    return (
        f'{{"made": {json.dumps(ranker.made, ensure_ascii=False, sort_keys=True)},\n'
        f'"least": {round(ranker.least, 3)},\n'
        f'"curve": {json.dumps([[round(a, 4), round(b, 4)] for a, b in ranker.curve])},\n'
        f'"weights": {{\n{lines}\n}}}}\n'
    )
