"""What a language adds: words and patterns as data. Code elsewhere reads them, none of it here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EventCue:
    """A pattern whose match says that a sentence tells of an event."""

    pattern: str
    """Regular expression; it is searched within a sentence, in any case."""
    topic: str
    """Key of `geo.events.TOPICS`."""
    modality: str = ""
    """One of `geo.claim.MODALITIES` if the words say it themselves, else empty."""
    alone: bool = True
    """Whether the words tell of an event by themselves (shelled); if not (attack), a place, a date
    or a figure must stand in the same sentence."""
    needs: str = ""
    """Kind of harm whose figure must stand in the sentence, for words that say little (arrived)."""
    taking: bool = False
    """Whether a place must follow right behind the words (seized Goma)."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words for kinds of places, and what stands beside names. Unset patterns match nothing."""

    cased: bool = True
    """Whether names are written with a capital."""
    spaced: bool = True
    """Whether words are written with spaces between them."""
    generic_after: Mapping[str, str] = field(default_factory=dict)
    """Generic word that follows a name -> kind of place (区 -> district)."""
    generic_before: Mapping[str, str] = field(default_factory=dict)
    """Generic words that come before a name -> kind of place (village of -> village)."""
    new_after: str = ""
    """Words between name and generic word that say the place is new (新)."""
    unlisted_name: str = ""
    """A name before a generic word that no gazetteer need know."""
    short_states: tuple[str, ...] = ()
    """States written with few capitals (US); other words of so few are no names."""
    no_names: tuple[str, ...] = ()
    """Words in lower case that are no names even where they begin a sentence (the)."""
    attributive_after: str = ""
    """What follows the name of a state that is meant as an actor (武装部队)."""
    demonyms: Mapping[str, str] = field(default_factory=dict)
    """Adjective of a state, in lower case and without its ending -> ISO 3166-1 alpha-2 code."""
    demonym_start: str = ""
    """What may be written onto the front of such an adjective (the Arabic article)."""
    demonym_end: str = "s?"
    """Its endings."""
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
    work: str = ""
    """The title of a paper, a treaty or a body, where its form shows it (《日内瓦四公约》)."""
    named_after_before: str = ""
    """What precedes a place that a body or a paper is named after (Treaty of)."""
    named_after_behind: str = ""
    """What follows a place that a body or a paper is named after (研究所)."""
    place_before: str = ""
    """What asks for a place behind it (in, near)."""
    placed_name: str = ""
    """Such words and the name behind or before them, as group `name`: no gazetteer need know it."""
    inflected_name: str = ""
    """A name that may stand in another case than the first."""
    clitic: str = ""
    """A particle written onto a name, as group `name`, or `names` with the next word."""
    list_mark: str = ""
    """What stands between two names of a list."""
    relation_before: Mapping[str, str] = field(default_factory=dict)
    """Pattern before a name -> relation (near -> near)."""
    relation_after: Mapping[str, str] = field(default_factory=dict)
    """Pattern after a name -> relation (附近 -> near)."""
    offset_before: str = ""
    """A distance before a name, with groups `km` and `way` (20 km north of); `metres` or `miles` if
    it is counted so."""
    offset_behind: str = ""
    """The same behind a name."""
    compass: Mapping[str, float] = field(default_factory=dict)
    """Direction -> degrees clockwise from north."""
    distances: Mapping[str, float] = field(default_factory=dict)
    """Number in words that `km` may hold -> number."""
    border: str = ""
    """Words that mean a state border."""
    stretches: tuple[tuple[str, str, str, str], ...] = ()
    """What stands before, between and behind two places, and the relation that it says."""
    bodies: tuple[str, ...] = ()
    """Names of bodies that are no places (联合国)."""
    unlocated: tuple[str, ...] = ()
    """Terms for areas without an agreed extent: kept as written, never located (解放区)."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Days counted from another day, from `first` to `last`, in whole units."""

    unit: str
    """"day", "week" (Monday to Sunday), "month" or "year"; "since": from that day on; "past": as
    many days before it."""
    first: int
    """How many units on the first one lies; negative: back."""
    last: int
    """How many units on the last one lies."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """How a language writes dates. Unset patterns match nothing.

    Patterns are regular expressions with shorthands: `{d}` a day, `{m}` a month, `{y}` a year,
    `{w}` a weekday; `{d1}`, `{m1}`, `{y1}`, `{w1}` the first of two; `{n}` a number, `{hm}` a month
    of the Islamic and `{sm}` one of the Solar Hijri calendar, `{hy}` a year of either; `{to}`
    between two ends; a space for any run of spaces. No pattern matches within a word.
    """

    months: Mapping[str, int] = field(default_factory=dict)
    """Name of a month as written -> its number. One in lower case is found in any case."""
    hijri_months: Mapping[str, int] = field(default_factory=dict)
    """The same for the Islamic calendar."""
    solar_months: Mapping[str, int] = field(default_factory=dict)
    """The same for the Solar Hijri calendar of Iran and Afghanistan."""
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """Weekday as written -> 0 for Monday to 6 for Sunday."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Number in words -> number."""
    digits: str = ""
    """The digits 0 to 9 where the language has its own (〇一二三四五六七八九)."""
    day: str = r"\d{1,2}"
    """A day of the month."""
    year: str = r"(?:1[6-9]|20)\d\d"
    """A year."""
    to: str = r"[-–—]"
    """What stands between two ends."""
    left: str = r"(?<!\w)"
    """What lies before a pattern: the edge of a word."""
    right: str = r"(?!\w)"
    """What lies behind a pattern."""
    patterns: tuple[str, ...] = ()
    """Dates; an earlier pattern wins over a later one. Beside the shorthands, groups say what is
    counted from elsewhere: `this_year`, `last_year`, `this_month`, `last_month` from the document's
    date, `same_year`, `same_month` from the date before; `quarter` is one of four."""
    feasts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Name of a day of the year -> month, day."""
    weekday_patterns: tuple[str, ...] = ()
    """A weekday alone: the last one before the document's date."""
    relative: Mapping[str, Shift] = field(default_factory=dict)
    """Words counted from the document's date (yesterday); with `{n}`, so many units."""
    from_text: Mapping[str, Shift] = field(default_factory=dict)
    """Words counted from the date before in the text (the next day); with `{n}`, so many units."""
    around: Mapping[str, Shift] = field(default_factory=dict)
    """What stands before a day -> the days meant (the night of: 0 to 1)."""
    early: str = ""
    """What stands before a month for its first ten days."""
    mid: str = ""
    """What stands before a month for its second ten days."""
    late: str = ""
    """What stands before a month for the rest of it."""
    since: str = ""
    """What stands before a date from which on something goes on."""
    until: str = ""
    """What stands before a date up to which something went on."""
    since_after: str = ""
    """What stands behind a date from which on something goes on."""
    until_after: str = ""
    """What stands behind a date up to which something went on."""
    night: str = ""
    """Part of the day, beside a date."""
    clock: str = ""
    """A time of day behind a date, with groups `hour`, `minute`, `half`."""
    clock_before: str = ""
    """A time of day before a date, with the same groups."""
    afternoon: str = ""
    """What `half` says of the hours from noon on."""
    future: str = ""
    """Words for an open time to come (未来几天)."""
    no_event_before: str = ""
    """What precedes a date that is no event's (letter dated)."""
    no_event_after: str = ""
    """What follows a date that is no event's (年生产: made in)."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """Event words, and what says how an event is told. Unset patterns match nothing.

    All patterns are regular expressions, searched in any case. In `harms`, `{n}` stands for a
    figure with the people counted ("at least 12 civilians"), and each pattern has one.
    """

    cues: tuple[EventCue, ...] = ()
    """What tells of an event."""
    lexicon: Mapping[str, str] = field(default_factory=dict)
    """Kind of words that frames are made of -> pattern (`geo.claims.frames`)."""
    onset: str = ""
    """What may be written onto the front of an event word; unset: patterns say it themselves."""
    charged: str = ""
    """What stands before the deed that somebody arrested is suspected of (suspected of)."""
    without: str = ""
    """What stands right before a thing that there was none of: no event (without)."""
    retold: str = ""
    """Words for an event told before (the attack)."""
    owned: str = ""
    """Words by which somebody takes an event told before upon themselves (claimed)."""
    attempted: str = ""
    """Words before an event that say that it was tried (企图)."""
    foiled: str = ""
    """Words behind an event that say that it did not come about (shot down)."""
    planned: str = ""
    """Words that say that something is still to come (即将)."""
    threatened: str = ""
    """Words that say that something was threatened."""
    ongoing: str = ""
    """Words that say that something goes on."""
    denied: str = ""
    """Words before an event that say that it was not so (没有)."""
    denied_behind: str = ""
    """Words behind an event that say that it was not so (не было)."""
    disowned: str = ""
    """Words by which somebody denies an event told before, whatever it is called (denies)."""
    untrue: str = ""
    """Words anywhere in a sentence that say that what it tells is not so (is false)."""
    no_event: str = ""
    """Words of an appeal, a reference, an argument: what they speak of is told only where a place
    or a date stands beside it (calls on)."""
    said_by: tuple[str, ...] = ()
    """Patterns of a source named within a sentence, with group `source` (根据...的消息)."""
    pronouns: str = ""
    """Words that stand for the source named before (it)."""
    own: str = ""
    """Words by which the sender speaks of itself: no source of its own (we)."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Number in words -> number."""
    rounds: Mapping[str, int] = field(default_factory=dict)
    """Number in words that is never exact (une vingtaine) -> number."""
    between: str = ""
    """What stands before the lower one of two figures (between)."""
    between_and: str = ""
    """What stands between the two, then (and)."""
    aside: str = ""
    """Words put between those counted and what befell them (, including two children,)."""
    crowds: str = ""
    """Numbers that say no figure (dozens)."""
    times: Mapping[str, int] = field(default_factory=dict)
    """What stands behind a number and multiplies it (thousand)."""
    at_least: str = ""
    """What stands before a figure that may be too low (more than)."""
    at_least_behind: str = ""
    """The same behind it (على الأقل)."""
    at_most: str = ""
    """What stands before a figure that may be too high (up to)."""
    about: str = ""
    """What stands before or behind a figure that may be either (about)."""
    to: str = r"\s?[-–—]\s?"
    """What stands between the two ends of a figure."""
    measure: str = ""
    """What stands between a number and the people counted (名)."""
    people: str = ""
    """People that are counted."""
    person: str = ""
    """One person, with the article that says so where there is one."""
    pair: str = ""
    """Two people, in a word of its own (شخصان)."""
    combatants: str = ""
    """People and things of an armed force, a party to a fight."""
    harms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Kind of harm -> patterns of a figure beside the words for it, with `{n}`."""
    unhurt: str = ""
    """Words that say that nobody was killed or hurt."""
    losses: str = ""
    """Words that say that some were, without a figure."""


@dataclass(frozen=True, slots=True)
class PartyWords:
    """Words for who acts, by what means, and for what is hit. Unset patterns match nothing.

    All patterns are regular expressions, searched in any case but for what `(?-i:...)` holds.
    """

    actors: Mapping[str, str] = field(default_factory=dict)
    """Key of `geo.parties.ACTOR_KINDS` -> people and bodies of that kind."""
    by: str = ""
    """What stands right before those who did it (by, 被)."""
    passive: str = ""
    """What stands between those who suffered and the event word (was)."""
    mediating: str = ""
    """What stands right before those who brought others to agree (mediated by)."""
    verb_first: bool = False
    """Whether those who act stand behind the verb."""
    means: Mapping[str, str] = field(default_factory=dict)
    """Key of `geo.parties.MEANS` -> words for it."""
    targets: Mapping[str, str] = field(default_factory=dict)
    """Key of `geo.parties.TARGETS` -> words for it."""


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
    parties: PartyWords = PartyWords()
    """For `geo.claims.parties`."""
