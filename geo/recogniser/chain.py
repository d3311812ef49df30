"""A linear chain over the units of an island: which of them begin a name, go on with one, or not.

A conditional random field of first order: each thing that is seen of a unit adds to its labels, so
does each pair of neighbouring labels, and all labellings of the island are weighed against each
other. The weights are data (`data/recogniser*.json`), learnt by `geo.train_recogniser`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp

import orjson

LABELS = ("O", "B", "I")
"""No part of a name, the first unit of one, a further unit of one."""

Triple = tuple[float, float, float]
"""One figure for each of `LABELS`."""

MODELS: Mapping[str, str] = {
    **dict.fromkeys(("en", "fr", "es", "ru", "ar"), "recogniser.json"),
    "zh": "recogniser_zh.json",
}
"""ISO 639-1 code of a language that was learnt -> file of its weights."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What each thing that is seen of a unit says of its label, and labels of their neighbours."""

    weights: Mapping[str, Sequence[float]]
    """Thing seen -> what it adds to B and to I, that to O being 0."""
    steps: Sequence[Sequence[float]]
    """`steps[a][b]`: what label b behind label a adds."""
    made: Mapping[str, object] = field(default_factory=dict)
    """What it was learnt from and under which licence, for the record."""

    def shares(self, seen: Sequence[Sequence[str]]) -> list[Triple]:
        """Give how likely each label of each unit is, over all labellings.

        Parameters
        ----------
        seen
            What is to be seen of each unit of an island.

        Returns
        -------
        shares
            One triple a unit; its figures add up to 1.

        Examples
        --------
        >>> steps = ((0, 0, -9), (0, -1, 0), (0, -1, 0))
        >>> chain = Chain({"Goris": (3.0, 0.0), "in": (-3.0, -3.0)}, steps)
        >>> [[round(share, 2) for share in unit] for unit in chain.shares([["in"], ["Goris"]])]
        [[0.96, 0.02, 0.02], [0.05, 0.95, 0.0]]
        """
        own = [self._powers(things) for things in seen]
        if not own:
            return []
        steps = [tuple(map(exp, row)) for row in self.steps]
        (oo, ob, oi), (bo, bb, bi), (io, ib, ii) = steps
        ahead = [_in_shares(*own[0])]
        for o, b, i in own[1:]:
            x, y, z = ahead[-1]
            ahead.append(
                _in_shares(
                    o * (x * oo + y * bo + z * io),
                    b * (x * ob + y * bb + z * ib),
                    i * (x * oi + y * bi + z * ii),
                )
            )
        shares = []
        x = y = z = 1.0
        for (ao, ab, ai), (o, b, i) in zip(reversed(ahead), reversed(own), strict=True):
            shares.append(_in_shares(ao * x, ab * y, ai * z))
            x, y, z = o * x, b * y, i * z
            x, y, z = _in_shares(
                oo * x + ob * y + oi * z, bo * x + bb * y + bi * z, io * x + ib * y + ii * z
            )
        return shares[::-1]

    def _powers(self, things: Sequence[str]) -> Triple:
        """Give what a unit says of its own label: powers, the largest of them 1."""
        b = i = 0.0
        get = self.weights.get
        for thing in things:
            if weight := get(thing):
                b += weight[0]
                i += weight[1]
        most = max(0.0, b, i)
        return exp(-most), exp(b - most), exp(i - most)


def _in_shares(o: float, b: float, i: float) -> Triple:
    """Scale figures so that they add up to 1."""
    whole = o + b + i
    return o / whole, b / whole, i / whole


@cache
def packaged(lang: str) -> Chain | None:
    """Read the packaged chain of a language.

    Parameters
    ----------
    lang
        ISO 639-1 code.

    Returns
    -------
    chain
        None for a language that was not learnt.
    """
    return _from_file(MODELS[lang]) if lang in MODELS else None


@cache
def _from_file(name: str) -> Chain:
    """Read a file of weights; languages of one file share them."""
    return from_json((files("geo") / "data" / name).read_bytes())


def from_json(data: bytes) -> Chain:
    """Read a chain.

    Parameters
    ----------
    data
        As `to_json` writes it.
    """
    read = orjson.loads(data)
    return Chain(read["weights"], read["steps"], read["made"])


def to_json(chain: Chain) -> bytes:
    """Write a chain, one thing seen a line: the same bytes for the same weights.

    Parameters
    ----------
    chain
        Its weights are rounded to three decimals; what rounds to nothing is left out.
    """
    rounded = {
        thing: [round(b, 3), round(i, 3)]
        for thing, (b, i) in sorted(chain.weights.items())
        if round(b, 3) or round(i, 3)
    }
    lines = b",\n".join(
        orjson.dumps(thing) + b":" + orjson.dumps(pair) for thing, pair in rounded.items()
    )
    made = orjson.dumps(chain.made, option=orjson.OPT_SORT_KEYS)
    steps = orjson.dumps([[round(w, 3) for w in row] for row in chain.steps])
    return b'{"made":%b,\n"steps":%b,\n"weights":{\n%b\n}}\n' % (made, steps, lines)
