"""The words on either side of a name: its kind, its role, how an event lies to it."""

from __future__ import annotations

from dataclasses import replace

from geo.languages import PlaceWords, compiled
from geo.mentions.found import CONTEXT, Found, alternatives, begins, ends


def extended(text: str, found: Found, words: PlaceWords) -> Found:
    """Take the generic word beside a name into the mention, and learn the kind from it."""
    if found.role != "literal" or found.relation == "unlocated":
        return found
    core = text[found.start : found.end]
    if words.place_before:
        head = text[max(0, found.start - CONTEXT) : found.start]
        found = replace(found, placed=ends(words.place_before, head))
    kind, end = _generic_after(text, found.end, words)
    if kind and not (kind == "country" and "country" not in found.kinds):
        return replace(found, end=end, hint=kind, core=core)
    kind = _generic_before(text, found.start, words)
    if kind and (kind == "country" or "country" not in found.kinds):
        return replace(found, hint=kind, core=core)
    kind, core = _generic_within(core, words)
    return replace(found, hint=kind, core=core)


def _generic_after(text: str, at: int, words: PlaceWords) -> tuple[str, int]:
    """Give the kind that a generic word after a name says, and where the word ends."""
    if not words.generic_after:
        return "", at
    generic = alternatives(tuple(words.generic_after)).pattern
    edge = r"\b" if words.cased else ""
    pattern = rf"\s*(?:{words.new_after or '(?!)'})?(?P<word>{generic}){edge}"
    match = compiled(pattern).match(text, at)
    return (words.generic_after[match["word"]], match.end()) if match else ("", at)


def _generic_before(text: str, at: int, words: PlaceWords) -> str:
    """Give the kind that generic words before a name say."""
    head = text[max(0, at - CONTEXT) : at].rstrip().casefold()
    hits = [
        w for w in words.generic_before if head.endswith(w) and not head[: -len(w)][-1:].isalnum()
    ]
    return words.generic_before[max(hits, key=len)] if hits else ""


def _generic_within(name: str, words: PlaceWords) -> tuple[str, str]:
    """Split a name that ends with its generic word (拉钦区) into kind and core."""
    for generic in sorted(words.generic_after, key=len, reverse=True):
        core = name.removesuffix(generic).rstrip()
        if core != name and len(core) > 1:
            return words.generic_after[generic], core
    return "", name


def in_context(text: str, found: Found, words: PlaceWords) -> Found:
    """Read role and relation from the words on either side."""
    if found.role != "literal" or found.relation == "unlocated":
        return found
    before, after = text[max(0, found.start - CONTEXT) : found.start], text[found.end :][:CONTEXT]
    if ends(words.named_after_before, before) or begins(words.named_after_behind, after):
        return replace(found, role="work")
    found = _offset(found, words, before, after) or replace(
        found, relation=relation_of(words, before, after)
    )
    if "country" in found.kinds or found.hint == "country":
        return replace(found, role=_state_role(words, before, after))
    if ends(words.person_before, before) or begins(words.person_after, after):
        return replace(found, role="person")
    return found


def _offset(found: Found, words: PlaceWords, before: str, after: str) -> Found | None:
    """Read how far from a place, and in which direction, something lies."""
    told = words.offset_before and compiled(words.offset_before).search(before)
    told = told or (words.offset_behind and compiled(words.offset_behind).match(after))
    if not told:
        return None
    group = told.groupdict()
    written = (group.get("km") or group.get("km2") or "").strip()
    number = written.replace("\u202f", "").replace(" ", "").replace(",", ".")
    way = " ".join((group.get("way") or "").split()).casefold()
    try:
        km = float(words.distances.get(written.casefold()) or number)
    except ValueError:
        return None
    if group.get("metres"):
        km /= 1000
    if group.get("miles"):
        km *= _KM_A_MILE
    return replace(found, relation="offset", km=km, bearing=words.compass.get(way))


_KM_A_MILE = 1.609344


def relation_of(words: PlaceWords, before: str, after: str) -> str:
    """Read the relation from the words on either side."""
    for pattern, relation in words.relation_before.items():
        if compiled(pattern).search(before):
            return relation
    for pattern, relation in words.relation_after.items():
        if compiled(pattern).match(after):
            return relation
    return "at"


def _state_role(words: PlaceWords, before: str, after: str) -> str:
    """Tell whether the name of a state means its ground or an actor."""
    if not words.attributive_after:
        return "literal"
    if begins(words.attributive_after, after):
        return "attributive"
    ground = ends(words.literal_before, before) or begins(words.literal_after, after)
    return "literal" if ground else "attributive"
