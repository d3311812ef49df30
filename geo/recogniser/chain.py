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
        (oo, ob, oi), (bo, bb, bi), (io, ib, ii) = (tuple(map(exp, row)) for row in self.steps)
        ahead: list[Triple] = []
        x, y, z = 1.0, 0.0, 0.0
        for own_o, own_b, own_i in own:
            if ahead:
                o = own_o * (x * oo + y * bo + z * io)
                b = own_b * (x * ob + y * bb + z * ib)
                i = own_i * (x * oi + y * bi + z * ii)
            else:
                o, b, i = own_o, own_b, own_i
            whole = o + b + i
            x, y, z = o / whole, b / whole, i / whole
            ahead.append((x, y, z))
        shares: list[Triple] = []
        x = y = z = 1.0
        for (to_o, to_b, to_i), (own_o, own_b, own_i) in zip(
            reversed(ahead), reversed(own), strict=True
        ):
            o, b, i = to_o * x, to_b * y, to_i * z
            whole = o + b + i
            shares.append((o / whole, b / whole, i / whole))
            o, b, i = own_o * x, own_b * y, own_i * z
            x = oo * o + ob * b + oi * i
            y = bo * o + bb * b + bi * i
            z = io * o + ib * b + ii * i
            whole = x + y + z
            x, y, z = x / whole, y / whole, z / whole
        return shares[::-1]

    def _powers(self, things: Sequence[str]) -> Triple:
        """Give what a unit says of its own label: powers, the largest of them 1."""
        b = i = 0.0
        for weight in filter(None, map(self.weights.get, things)):
            b += weight[0]
            i += weight[1]
        most = max(0.0, b, i)
        return exp(-most), exp(b - most), exp(i - most)


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
        None for a language that was not learnt, or whose weights were left out of the package.
    """
    return _from_file(MODELS[lang]) if lang in MODELS else None


@cache
def _from_file(name: str) -> Chain | None:
    """Read a file of weights, if it is there; languages of one file share them."""
    file = files("geo") / "data" / name
    return from_json(file.read_bytes()) if file.is_file() else None


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
