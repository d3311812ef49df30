"""A text's mentions -> their candidates, weighed in the context of what the text is sure of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gazetteer.lookup import Gazetteer
from gazetteer.place import Candidate, Place
from geo.document import Mention
from geo.evidence import Evidence, Group, Sure, Table, agreement, gather, in_context, neighbours
from geo.lookups import candidates_of, state_of
from geo.ranker import Ranker, Vector

_NEVER_ANOTHER = frozenset({"airport", "corridor", "water", "mountain"})
"""Kinds that an entry of another kind is never taken for: Lake Sevan is not the town of Sevan."""
_SURE = 0.5
"""Share from which on a place serves as context for others."""
_ROUNDS = 2
"""How often the context is learnt anew from what it has made surer."""
_HEARD_IN = 3
"""Countries of the text in which a name without an entry is looked up by its sound."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A text's candidates, and what each of them weighs in its context."""

    evidence: Evidence
    """The candidates."""
    table: Table
    """What speaks for them, the context included."""
    shares: Vector
    """Each row's share in its group."""
    sure: tuple[Sure, ...]
    """The places that served as context."""
    known: Mapping[Mention, int]
    """A mention without its position -> the number of its group."""

    def best(self, group: int) -> int | None:
        """Give the number of a group's likeliest candidate; None where it has none."""
        first, last = self.evidence.starts[group], self.evidence.starts[group + 1] - 1
        return int(np.argmax(self.shares[first:last])) if last > first else None

    def rows(self, group: int) -> slice:
        """Give the rows of a group's candidates."""
        return slice(int(self.evidence.starts[group]), int(self.evidence.starts[group + 1]) - 1)


def weigh(
    mentions: Sequence[Mention], gaz: Gazetteer, ranker: Ranker, countries: Sequence[str] = ()
) -> Weighed:
    """Weigh the candidates of a text's mentions in their context.

    Parameters
    ----------
    mentions
        In the order of the text.
    gaz, ranker, countries
        As `resolve` takes them.
    """
    given = tuple(
        Sure(state, 1.0, -1) for code in countries if (state := state_of(code, gaz)) is not None
    )
    groups = groups_of(mentions, gaz)
    evidence = gather(groups)
    beside = neighbours(mentions, groups)
    sure = given
    if groups:
        shares = ranker.shares(evidence, evidence.alone, context=False)
        sure = given + sure_of(evidence, shares)
        groups = heard(groups, gaz, sure)
        evidence = gather(groups)
    table, shares = evidence.alone, np.zeros(0)
    for _ in range(_ROUNDS if groups else 0):
        table = in_context(evidence, beside, sure)
        shares = ranker.shares(evidence, table, context=True)
        last, sure = sure, given + sure_of(evidence, shares)
    known = {form_of(group.mention): at for at, group in enumerate(groups)}
    return Weighed(evidence, table, shares, last if groups else given, known)


def form_of(mention: Mention) -> Mention:
    """Give a mention without its position: mentions of one form mean the same place."""
    return replace(mention, start=0, end=0)


def groups_of(mentions: Sequence[Mention], gaz: Gazetteer) -> list[Group]:
    """Group mentions by their form, and look the forms up.

    Parameters
    ----------
    mentions
        Of one text, in order.
    gaz
        Where names are looked up.
    """
    places: dict[Mention, list[int]] = {}
    for at, mention in enumerate(mentions):
        places.setdefault(form_of(mention), []).append(at)
    return [
        Group(form, (form.core or form.text).casefold(), tuple(at), _fitting(form, gaz, ()))
        for form, at in places.items()
    ]


def _fitting(mention: Mention, gaz: Gazetteer, countries: Sequence[str]) -> tuple[Candidate, ...]:
    """Look a mention up, less what its words rule out."""
    found = candidates_of(mention, gaz, countries)
    if mention.hint in _NEVER_ANOTHER:
        return tuple(c for c in found if agreement(mention, c.place))
    return found


def heard(groups: Sequence[Group], gaz: Gazetteer, sure: Sequence[Sure]) -> list[Group]:
    """Look up by their sound the names that no entry has, in the countries of the text.

    Parameters
    ----------
    groups
        As `groups_of` gives them.
    gaz
        Where names are looked up.
    sure
        The places that the text is sure of.
    """
    weights: dict[str, float] = {}
    for one in sure:
        for code in states_of(one.place, gaz):
            weights[code] = weights.get(code, 0.0) + one.weight
    most = sorted(weights, key=lambda code: (-weights[code], code))
    return [
        group
        if group.candidates
        else replace(group, candidates=_fitting(group.mention, gaz, most[:_HEARD_IN]))
        for group in groups
    ]


def states_of(place: Place, gaz: Gazetteer) -> list[str]:
    """Give the states that a place lies in: two for one on the line between them.

    Examples
    --------
    >>> import gazetteer
    >>> gaz = gazetteer.open()
    >>> states_of(gaz.find("Adré crossing")[0].place, gaz)
    ['SD', 'TD']
    """
    if place.country:
        return [place.country]
    holders = (gaz.get(parent) for parent in place.parents)
    return sorted({holder.country for holder in holders if holder.country})


def sure_of(evidence: Evidence, shares: Vector) -> tuple[Sure, ...]:
    """Give the places that groups mean with a share that is large enough.

    Parameters
    ----------
    evidence
        The groups and their candidates.
    shares
        One a row, as `Ranker.shares` gives them.
    """
    found: dict[tuple[str, str], Sure] = {}
    for number, group in enumerate(evidence.groups):
        first = int(evidence.starts[number])
        for candidate, share in zip(group.candidates, shares[first:].tolist(), strict=False):
            key = (candidate.place.id, group.name)
            if share >= _SURE and (key not in found or found[key].weight < share):
                found[key] = Sure(candidate.place, share, number, group.name)
    return tuple(found.values())
