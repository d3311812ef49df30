"""Types of events in another vocabulary than ACLED's: UCDP's, PLOVER's, or the user's own.

Claims are found, and joined with records, under ACLED's types. What the table then calls them is
said by a file of this form, which a user can write too:

    name: Our desk
    source: Codebook of 2026
    types:
      Mines:                       # a type, and what becomes it: topics, sub-types or types
        laid: [mine_laying]        # with sub-types ...
        gone off: [mine_blast]
      Fire: [fire, clash, Shelling/artillery/missile attack]       # ... or without

What is named finest counts: a topic before its sub-type, that before its type. What no line names
becomes `none_of_these`.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gazetteer.errors import BadVocabulary
from geo.claim import Claim, Incident
from geo.events import EVENT_TYPES, TOPICS

NONE = "none_of_these"
"""What no line of a vocabulary names."""
PACKAGED = ("acled", "ucdp", "plover")
"""Vocabularies that can be named."""
_ROOM = Path(__file__).parent
_OURS = frozenset(EVENT_TYPES)
_NAMES = tuple(
    dict.fromkeys([*TOPICS, *(s for subs in EVENT_TYPES.values() for s in subs), *_OURS])
)
"""What a vocabulary may name, the finest first."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What ACLED's types are called in another vocabulary."""

    name: str
    """Its name."""
    source: str
    """Where it comes from."""
    becomes: Mapping[str, tuple[str, str]]
    """Topic, sub-type or type of ours -> type and sub-type (empty if there is none)."""

    def of(self, claim: Claim) -> Claim:
        """Give a claim under this vocabulary.

        Parameters
        ----------
        claim
            A claim; one whose type is none of ACLED's stays as it is: somebody named it so.

        Returns
        -------
        claim
            With its type and sub-type.
        """
        if claim.event_type not in _OURS:
            return claim
        finest_first = (claim.topic, claim.event_subtype, claim.event_type)
        kind, sub = next((self.becomes[n] for n in finest_first if n in self.becomes), (NONE, ""))
        return replace(claim, event_type=kind, event_subtype=sub)


def read_vocabulary(name: str | os.PathLike[str]) -> Vocabulary | None:
    """Read a vocabulary.

    Parameters
    ----------
    name
        One of `PACKAGED`, or a YAML file.

    Returns
    -------
    vocabulary
        None for "acled": claims are under it already.

    Raises
    ------
    BadVocabulary
        If there is no such file, if it is no YAML of this form, or if it names what is no topic,
        sub-type or type, or one twice.

    Examples
    --------
    >>> read_vocabulary("ucdp").becomes["Violence against civilians"]
    ('One-sided violence', '')
    """
    if name == "acled":
        return None
    import yaml

    path = _ROOM / f"{name}.yml" if name in PACKAGED else Path(name)
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise BadVocabulary(
            f"{path}: cannot be read ({problem}); name one of {', '.join(PACKAGED)}, or a YAML file"
        ) from problem
    if not isinstance(told, dict) or not isinstance(told.get("types"), dict):
        raise BadVocabulary(f"{path}: no list of types; it begins with a line `types:`")
    becomes: dict[str, tuple[str, str]] = {}
    for ours, theirs in _pairs(told["types"], path):
        if ours not in _NAMES:
            raise BadVocabulary(f"{path}: {ours!r} is none of ours{_nearest(ours)}")
        if ours in becomes and becomes[ours] != theirs:
            raise BadVocabulary(f"{path}: {ours!r} becomes {becomes[ours][0]!r} and {theirs[0]!r}")
        becomes[ours] = theirs
    return Vocabulary(str(told.get("name") or path.stem), str(told.get("source") or ""), becomes)


def _pairs(types: Mapping[Any, Any], path: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give each name of ours with the type and the sub-type that it becomes."""
    for kind, held in types.items():
        subs = held if isinstance(held, dict) else {"": held}
        for sub, ours in subs.items():
            if not isinstance(ours, list):
                raise BadVocabulary(f"{path}: {kind!r} wants a list of names, [fire, clash]")
            for name in ours:
                yield str(name), (str(kind), str(sub))


def _nearest(name: str) -> str:
    """Say what may have been meant."""
    near = difflib.get_close_matches(name, _NAMES, 3, 0.5)
    return f"; near it: {', '.join(near)}" if near else "; see geo.events.TOPICS"


def recode(incidents: Iterable[Incident], vocabulary: Vocabulary | None) -> tuple[Incident, ...]:
    """Give incidents under another vocabulary.

    Parameters
    ----------
    incidents
        Incidents whose claims are under ACLED's types.
    vocabulary
        From `read_vocabulary`; None leaves them as they are.

    Returns
    -------
    incidents
        With the types of all their claims; identifiers stay.

    Examples
    --------
    >>> claim = Claim("Battles", topic="fire")
    >>> recode([Incident("ia:1", (claim,))], read_vocabulary("plover"))[0].claims[0].event_type
    'ASSAULT'
    """
    if vocabulary is None:
        return tuple(incidents)
    return tuple(replace(one, claims=tuple(map(vocabulary.of, one.claims))) for one in incidents)
