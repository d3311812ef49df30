"""What a language adds: words and patterns as data. Code elsewhere reads them, none of it here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EventCue:
    """A pattern whose match says that a sentence tells of an event."""

    pattern: str
    """Regular expression; it is searched within a sentence."""
    topic: str
    """Key of `geo.events.TOPICS`."""
    modality: str = ""
    """One of `geo.claim.MODALITIES` if the words say it themselves, else empty."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words for kinds of places, and what stands beside names. Unset patterns match nothing."""

    cased: bool = True
    """Whether names are written with a capital."""
    generic_after: Mapping[str, str] = field(default_factory=dict)
    """Generic word that follows a name -> kind of place (区 -> district)."""
    generic_before: Mapping[str, str] = field(default_factory=dict)
    """Generic words that come before a name -> kind of place (village of -> village)."""
    new_after: str = ""
    """Words between name and generic word that say the place is new (新)."""
    unlisted_name: str = ""
    """A name before a generic word that no gazetteer need know."""
    no_names: tuple[str, ...] = ()
    """Words in lower case that are no names even where they begin a sentence (the)."""
    attributive_after: str = ""
    """What follows the name of a state that is meant as an actor (武装部队)."""
    demonyms: Mapping[str, str] = field(default_factory=dict)
    """Adjective of a state -> ISO 3166-1 alpha-2 code (Armenian -> AM)."""
    literal_before: str = ""
    """What precedes the name of a state that is meant as ground (从)."""
    literal_after: str = ""
    """What follows the name of a state that is meant as ground (境内)."""
    person: str = ""
    """A person's full name, where its form shows it (杰伊洪·巴伊拉莫夫)."""
    person_before: str = ""
    """What precedes a person's name (President)."""
    person_after: str = ""
    """What follows a person's name (说)."""
    relation_before: Mapping[str, str] = field(default_factory=dict)
    """Pattern before a name -> relation (near -> near)."""
    relation_after: Mapping[str, str] = field(default_factory=dict)
    """Pattern after a name -> relation (附近 -> near)."""
    border: str = ""
    """Words that mean a state border."""
    between: str = ""
    """Pattern for "between A and B" with groups `a` and `b`."""
    bodies: tuple[str, ...] = ()
    """Names of bodies that are no places (联合国)."""
    unlocated: tuple[str, ...] = ()
    """Terms for areas without an agreed extent: kept as written, never located (解放区)."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """How a language writes dates. Unset patterns match nothing."""

    months: Mapping[str, int] = field(default_factory=dict)
    """Name of a month, case-folded -> its number."""
    patterns: tuple[str, ...] = ()
    """Patterns of dates; groups y m d, and y1 m1 d1 for the first of two."""
    night: str = ""
    """What beside a date says that the night is meant."""
    relative_days: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Pattern -> first and last day, counted from the document's date (昨晚 -> -1, 0)."""
    future: str = ""
    """Words for an open time to come (未来几天)."""
    no_event_date_after: str = ""
    """What follows a date that is no event's (年生产: made in)."""
    clock: str = ""
    """A time of day beside a date, with groups `hour` and `minute`."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """Event words, and what says how an event is told. Unset patterns match nothing."""

    cues: tuple[EventCue, ...] = ()
    """What tells of an event."""
    attempted: str = ""
    """Words that say that something was tried (企图)."""
    planned: str = ""
    """Words that say that something is still to come (即将)."""
    denied: str = ""
    """Words that say that something was not so (没有)."""
    said_by: str = ""
    """Pattern of a source named within a sentence, with group `source` (根据...的消息)."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language. Patterns are regular expressions; unset ones match nothing."""

    code: str
    """ISO 639-1 code."""
    name: str
    """English name."""
    sample: str
    """A sentence with a place, for the tests."""
    sentence_end: str = r"[.!?…](?=\s|$)"
    """Where a sentence ends."""
    clause_end: str = r"[,;:]\s"
    """Where a clause ends."""
    letter_title: str = ""
    """The title of a letter, with groups `date` and `sender`."""
    places: PlaceWords = PlaceWords()
    """For `geo.mentions`."""
    dates: DateWords = DateWords()
    """For `geo.dates`."""
    events: EventWords = EventWords()
    """For `geo.claims`."""
