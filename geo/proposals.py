"""Rows that may be about one event, and who says what: proposed to a person, never merged."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from gazetteer.lookup import Gazetteer
from geo.claim import Claim, Incident, Proposal
from geo.links import KINDRED, weigh

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

_SLACK_M = 50_000.0
"""What the quick look at distances lets pass beyond the sum of the radii."""
_MOST = 20
"""Proposals of one row that are kept."""


def side_of(claimed_by: str) -> str:
    """Give the side of a claimant: its name without the office in brackets.

    Parameters
    ----------
    claimed_by
        As in the table.

    Examples
    --------
    >>> side_of("Armenia (Ministry of Foreign Affairs)")
    'Armenia'
    """
    return claimed_by.split(" > ", maxsplit=1)[0].split(" (", maxsplit=1)[0].strip()


def with_proposals(
    incidents: Sequence[Incident], gaz: Gazetteer, *, least: float
) -> tuple[Incident, ...]:
    """Give each incident the others that may be about the same event.

    Parameters
    ----------
    incidents
        As `join` makes them.
    gaz
        Where it is looked up whether one place lies in another.
    least
        Score from which on two rows are proposed.

    Returns
    -------
    incidents
        The same rows in the same order; nothing is merged. Two rows of one claimant in one file
        are never proposed.
    """
    found: dict[int, list[Proposal]] = defaultdict(list)
    for i, j in _pairs(incidents):
        a, b = incidents[i].claims[0], incidents[j].claims[0]
        first, second = (b, a) if b.modality == "planned" else (a, b)
        score, reasons = weigh(first, second, gaz, kindred=True)
        if score < least or (not a.locations and a.topic != b.topic):
            continue
        relation = "agrees" if a.polarity == b.polarity else "denies"
        found[i].append(Proposal(incidents[j].incident_id, round(score, 3), reasons, relation))
        found[j].append(Proposal(incidents[i].incident_id, round(score, 3), reasons, relation))
    return tuple(
        replace(
            incident,
            proposals=tuple(sorted(found[i], key=lambda p: (-p.score, p.incident_id))[:_MOST]),
        )
        if i in found
        else incident
        for i, incident in enumerate(incidents)
    )


def _pairs(incidents: Sequence[Incident]) -> Iterator[tuple[int, int]]:
    """Give the pairs that a quick look at who, when, what and where does not rule out."""
    import numpy as np

    if len(incidents) < 2:
        return
    claims = [incident.claims[0] for incident in incidents]
    who = _codes([(_sender(c), c.origin.sha256 or c.origin.source) for c in claims])
    kinds = _codes([next((i for i, g in enumerate(KINDRED) if c.event_type in g), c.event_type)
                    for c in claims])  # fmt: skip
    starts = np.array([c.when.start or "" for c in claims])
    ends = np.array([c.when.end or "9999" for c in claims])
    dated = np.array([bool(c.when.edtf) for c in claims])
    planned = np.array([c.modality == "planned" for c in claims])
    where = _Where.of(claims)
    for i in range(len(claims) - 1):
        later = slice(i + 1, None)
        together = (starts[i] <= ends[later]) & (starts[later] <= ends[i])
        may = (who[later] != who[i]) & (kinds[later] == kinds[i]) & dated[later] & dated[i]
        may &= (together | planned[later] | planned[i]) & where.may_meet(i, later)
        yield from ((i, int(j) + i + 1) for j in np.flatnonzero(may))


def _sender(claim: Claim) -> str:
    return side_of(claim.claimed_by[0]) if claim.claimed_by else ""


def _codes(values: Sequence[Any]) -> NDArray[np.int64]:
    """Give equal values equal numbers."""
    import numpy as np

    known: dict[Any, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Where:
    """Points and radii of claims, for a quick look."""

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    reach: NDArray[np.float64]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> _Where:
        """Take the first place of each claim; NaN where there is none."""
        import numpy as np

        rows = [
            (loc.lon, loc.lat, loc.radius_m)
            if (loc := c.locations[0] if c.locations else None) and loc.lon is not None
            else (None, None, None)
            for c in claims
        ]
        lon, lat, reach = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
        return cls(np.radians(lon), np.radians(lat), np.nan_to_num(reach))

    def may_meet(self, i: int, later: slice) -> NDArray[np.bool_]:
        """Tell which circles may touch that of a claim; those without a place only each other."""
        import numpy as np

        from gazetteer.distance import EARTH_RADIUS_M

        there = ~np.isnan(self.lon[later])
        if np.isnan(self.lon[i]):
            return ~there
        h = np.sin((self.lat[later] - self.lat[i]) / 2) ** 2
        h += (
            np.cos(self.lat[later])
            * np.cos(self.lat[i])
            * (np.sin((self.lon[later] - self.lon[i]) / 2) ** 2)
        )
        metres = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(1.0, np.nan_to_num(h))))
        near = metres <= 1.01 * (self.reach[later] + self.reach[i]) + _SLACK_M
        found: NDArray[np.bool_] = there & near
        return found


def proposals(gdf: gpd.GeoDataFrame) -> pd.DataFrame:
    """List the pairs of rows that may be about one event.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`).

    Returns
    -------
    pairs
        One a pair, the likeliest first: `score`, `relation` ("agrees" or "denies"), `reasons`, and
        for each of the two `incident_id`, `claimed_by`, `title`, `date_edtf`, `quote`, ending in
        `_a` and `_b`. Merge a pair with `geo.correct(gdf, incident_id_a, "merge",
        with_=[incident_id_b], ...)`; nothing is merged by itself.

    Examples
    --------
    >>> from geo.frame import to_frame
    >>> len(proposals(to_frame([])))
    0
    """
    import pandas as pd

    shown = ("incident_id", "claimed_by", "title", "date_edtf", "quote")
    rows = {row["incident_id"]: row for row in gdf[list(shown)].to_dict("records")}
    at = {key: i for i, key in enumerate(rows)}
    pairs = [
        {"score": p["score"], "relation": p["relation"], "reasons": "; ".join(p["reasons"])}
        | {f"{name}_a": rows[key][name] for name in shown}
        | {f"{name}_b": rows[p["incident_id"]][name] for name in shown}
        for key, told in _told(gdf)
        for p in told.get("proposals", [])
        if p["incident_id"] in rows and at[key] < at[p["incident_id"]]
    ]
    columns = ["score", "relation", "reasons",
               *(f"{name}_{end}" for end in "ab" for name in shown)]  # fmt: skip
    pairs.sort(key=lambda pair: (-pair["score"], pair["incident_id_a"], pair["incident_id_b"]))
    return pd.DataFrame(pairs, columns=columns)


def sides(gdf: gpd.GeoDataFrame, a: str = "", b: str = "") -> pd.DataFrame:
    """Put what two sides say side by side: A says, B says, both, or one only.

    Parameters
    ----------
    gdf
        Incidents (columns as `geo.frame.COLUMNS`).
    a, b
        The two sides: claimants without the office in brackets. The two that claim most if empty.

    Returns
    -------
    table
        One row a group of claims that may be about one event: `who` ("both", or the one side),
        `date_edtf`, `place_name`, `A says`, `B says` (the quotes, under the sides' names),
        `incident_ids`, `relation` ("agrees", "denies", or empty), `score` of the weakest link in
        the group and `reasons`. Those of both sides come first, then by date. It says who says
        what, not who is right.

    Examples
    --------
    >>> from geo.frame import to_frame
    >>> list(sides(to_frame([]), "A", "B"))[3:5]
    ['A says', 'B says']
    """
    import pandas as pd

    said = list(_said(gdf))
    counts = Counter(side for _, side, _ in said)
    ranked = [side for side, _ in sorted(counts.items(), key=lambda x: (-x[1], x[0]))]
    first = a or next((side for side in ranked if side != b), "A")
    second = b or next((side for side in ranked if side != first), "B")
    wanted = [one for one in said if one[1] in (first, second)]
    rows = [_group_row(gdf, group, (first, second)) for group in _groups(gdf, wanted)]
    rows.sort(key=lambda row: (row["who"] != "both", row["date_edtf"] or "9999", row["who"]))
    columns = ["who", "date_edtf", "place_name", f"{first} says", f"{second} says", "relation",
               "score", "reasons", "incident_ids"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _told(gdf: gpd.GeoDataFrame) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the details of each row that has some."""
    for key, text in zip(gdf["incident_id"], gdf["details"], strict=True):
        told = json.loads(text) if isinstance(text, str) else {}
        yield key, told if isinstance(told, dict) else {}


def _said(gdf: gpd.GeoDataFrame) -> Iterator[tuple[str, str, str]]:
    """Give row, side and quote of every claim, those behind a row too."""
    for (key, told), who, quote in zip(_told(gdf), gdf["claimed_by"], gdf["quote"], strict=True):
        yield key, side_of(who), quote
        for claim in told.get("claims", [])[1:]:
            if claim.get("claimed_by"):
                yield key, side_of(claim["claimed_by"][0]), claim.get("quote", "")


def _groups(
    gdf: gpd.GeoDataFrame, said: Sequence[tuple[str, str, str]]
) -> list[list[tuple[str, str, str]]]:
    """Gather claims whose rows are proposed for one event."""
    leader = {key: key for key, _, _ in said}

    def head(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    for key, told in _told(gdf):
        for p in told.get("proposals", []) if key in leader else []:
            if p["incident_id"] in leader:
                low, high = sorted((head(key), head(p["incident_id"])))
                leader[high] = low
    groups: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for one in said:
        groups[head(one[0])].append(one)
    return list(groups.values())


def _group_row(
    gdf: gpd.GeoDataFrame, group: Sequence[tuple[str, str, str]], sides: tuple[str, str]
) -> dict[str, Any]:
    """Lay a group out as a row."""
    ids = list(dict.fromkeys(key for key, _, _ in group))
    rows = gdf[gdf["incident_id"].isin(ids)]
    there = [side for side in sides if any(one == side for _, one, _ in group)]
    links = [
        p
        for key, told in _told(rows)
        for p in told.get("proposals", [])
        if p["incident_id"] in ids and key < p["incident_id"]
    ]
    relations = {p["relation"] for p in links}
    reasons = dict.fromkeys(reason for p in links for reason in p["reasons"])
    says = {
        f"{side} says": " | ".join(dict.fromkeys(q for _, one, q in group if one == side))
        for side in sides
    }
    return {
        "who": "both" if len(there) == 2 else there[0],
        "date_edtf": _first(rows["date_edtf"]),
        "place_name": _first(rows["place_name"]) or _first(rows["place_verbatim"]),
        **says,
        "relation": "denies" if "denies" in relations else "agrees" if relations else "",
        "score": min((p["score"] for p in links), default=None),
        "reasons": "; ".join(reasons),
        "incident_ids": "; ".join(ids),
    }


def _first(values: pd.Series) -> str | None:
    """Give the first value that is there."""
    there = values.dropna()
    return str(there.iloc[0]) if len(there) else None
