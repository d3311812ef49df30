"""What somebody says happened, and the group of claims that is one row of the table."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.document import Location
from geo.parties import Actor

MODALITIES: dict[str, str] = {
    "occurred": "said to have happened",
    "attempted": "said to have been tried",
    "ongoing": "said to go on",
    "planned": "said to be intended or to come",
    "threatened": "said to have been threatened",
    "general": "said of a practice or a state of things, not of one event",
}
"""Allowed values of `Claim.modality` and their meaning."""

POLARITIES: dict[str, str] = {
    "asserted": "said to be so",
    "denied": "said not to be so",
}
"""Allowed values of `Claim.polarity` and their meaning."""

CLAIM_STATUSES: dict[str, str] = {
    "alleged": "somebody says so; the only status that the machine may write",
    "corroborated": "a named reviewer found independent sources that say the same",
    "contested": "a named reviewer found sources that say otherwise",
    "denied_by_other_party": "a named reviewer found the other party's denial",
    "retracted": "the claimant took it back",
    "established": "a court or United Nations body found it so; the reference is named",
}
"""Allowed values of `Incident.claim_status` and their meaning."""


SENSITIVITIES: dict[str, str] = {
    "public": "anybody may see it",
    "restricted": "not in a public edition as it is: people or places could come to harm",
    "confidential": "not in any edition that leaves the house",
}
"""Allowed values of `Incident.sensitivity` and their meaning, the weakest first."""


@dataclass(frozen=True, slots=True)
class When:
    """A time expression as written, and what it means."""

    verbatim: str = ""
    """The words or the cell."""
    edtf: str = ""
    """Extended Date/Time Format, level 1: `2022-09-12/2022-09-13`, `../2022-09-13`."""
    start: str | None = None
    """First day, ISO 8601; None where open or unknown."""
    end: str | None = None
    """Last day, ISO 8601; None where open or unknown."""
    time_local: str | None = None
    """Local time of day, `HH:MM`; its zone is not stated."""
    precision: str = ""
    """"day", "days", "week", "month", "year" or "open"; empty when undated."""
    basis: str = ""
    """Where the date comes from: `explicit`, `year_inferred_from_text`,
    `year_inferred_from_document_date`, `relative_to_document_date`, `document_date_as_bound`;
    with the linking level in brackets: clause, sentence, paragraph."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim stands: a document and a span, or a file and a row."""

    source: str
    """Name of the file."""
    sha256: str
    """SHA-256 of the file's bytes."""
    start: int | None = None
    """First code point of the quote in the original text."""
    end: int | None = None
    """Code point after the quote's last one in the original text."""
    page: int | None = None
    """Page, from 1, for a format with pages."""
    row: int | None = None
    """Line of the file (the header is line 1), for a table."""
    record_id: str = ""
    """The row's own id, for a table."""
    url: str = ""
    """Where the source was published, if stated."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says happened. A record is a claim read from a row."""

    event_type: str
    """Type of event, in the vocabulary in use (ACLED's six by default)."""
    event_subtype: str = ""
    """Sub-type, in the vocabulary in use; empty if not told."""
    topic: str = ""
    """What it is about, finer than the sub-type: a key of `geo.events.TOPICS`, or empty."""
    what: str = ""
    """What happened, as the source puts it, short."""
    when: When = When()
    """When, as written and as dates."""
    locations: tuple[Location, ...] = ()
    """Where; the first one holds the incident."""
    actors: tuple[Actor, ...] = ()
    """Who acts or suffers, as the source says."""
    means: tuple[str, ...] = ()
    """What it was done with: keys of `geo.parties.MEANS`."""
    targets: tuple[str, ...] = ()
    """What it hit or was meant for: keys of `geo.parties.TARGETS`."""
    casualties: dict[str, dict[str, object]] = field(default_factory=dict)
    """`killed`, `injured` ... -> {low, best, high, verbatim}; a missing key means not stated."""
    modality: str = "occurred"
    """One of `MODALITIES`."""
    polarity: str = "asserted"
    """One of `POLARITIES`."""
    claimed_by: tuple[str, ...] = ()
    """Who says so, outermost first."""
    quote: str = ""
    """The sentence, un-wrapped, or the cells of the row."""
    quote_lang: str = ""
    """ISO 639-1 code of the quote's language."""
    marks: tuple[tuple[int, int], ...] = ()
    """Spans of the place mentions within `quote`, in the order of `locations`."""
    origin: Origin = Origin(source="", sha256="")
    """Where it stands."""
    notes: tuple[str, ...] = ()
    """What the machine inferred and from what, in sentences."""
    sensitivity: str = ""
    """One of `SENSITIVITIES` where a record states it, else empty."""


@dataclass(frozen=True, slots=True)
class Link:
    """Why two claims are held to be about one event."""

    claim: int
    """Index of the claim in `Incident.claims` that was linked to the first one."""
    score: float
    """Between 0 and 1."""
    reasons: tuple[str, ...]
    """In sentences."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another row that may be about the same event: for a person to decide."""

    incident_id: str
    """The other row."""
    score: float
    """Between 0 and 1."""
    reasons: tuple[str, ...]
    """In sentences."""
    relation: str
    """"agrees", or "denies" where one of the two says that it was not so."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One row of the table: one or more claims held to be about one event."""

    incident_id: str
    """`ia:` and a hash of the first claim's source content and place in it; never of a version."""
    claims: tuple[Claim, ...]
    """The claims; the first one gives the row its what, when and where."""
    links: tuple[Link, ...] = ()
    """Why the further claims are here."""
    claim_status: str = "alleged"
    """One of `CLAIM_STATUSES`."""
    reviewed_by: str = ""
    """Who wrote a status other than "alleged"; empty otherwise."""
    sensitivity: str = ""
    """One of `SENSITIVITIES` where a person says it; empty: the rule decides."""
    corrections: tuple[str, ...] = ()
    """What people decided about it, in sentences, the latest last."""
    proposals: tuple[Proposal, ...] = ()
    """Rows that may be about the same event, the likeliest first."""
