"""Which column of a table is which field: told by the caller, by HXL tags, or by its header."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gazetteer.errors import BadTable
from geo.records.report import ColumnUse
from geo.records.sheet import Sheet
from geo.records.words import HEADERS, HXL

CONTENT = frozenset({"date", "place", "what", "lat", "coordinates", "place_code"})
"""Fields of which a table must have one."""

_NOT_A_LETTER = re.compile(r"[\s_\-./'’:·]+")
_IN_BRACKETS = re.compile(r"[(（\[][^)）\]]*[)）\]]")


class Mapped(NamedTuple):
    """Which header each field is read from."""

    headers: Mapping[str, str]
    """Field -> header."""
    uses: tuple[ColumnUse, ...]
    """One a column, in the order of the file."""


def fold_header(text: str) -> str:
    """Bring a header to the form in which headers are compared.

    Parameters
    ----------
    text
        As somebody wrote it.

    Returns
    -------
    folded
        Without case, accents, spaces, dashes and points.

    Examples
    --------
    >>> [fold_header(x) for x in ("Date de l'Événement", "event_date", " FECHA ")]
    ['datedelevenement', 'eventdate', 'fecha']
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c != "\u0640")
    return _NOT_A_LETTER.sub("", plain)


def _known() -> dict[str, tuple[str, str, int]]:
    """Give each folded header's field, language and rank."""
    found: dict[str, tuple[str, str, int]] = {}
    for field, by_language in HEADERS.items():
        for lang, names in by_language.items():
            for rank, name in enumerate(names):
                found.setdefault(fold_header(name), (field, lang, rank))
    return found


_KNOWN = _known()


def known_headers(cells: Sequence[str]) -> list[str]:
    """Give the cells that are known headers or HXL tags.

    Parameters
    ----------
    cells
        Cells of a row.
    """
    return [cell for cell in cells if cell and (_look_up(cell) or _tag_field(cell))]


def _look_up(header: str) -> tuple[str, str, int] | None:
    """Find the field of a header, as it stands or less what is in brackets."""
    plain = _IN_BRACKETS.sub("", header)
    return _KNOWN.get(fold_header(header)) or (_KNOWN.get(fold_header(plain)) if plain else None)


def _tag_field(tag: str) -> tuple[str, int] | None:
    """Find the field of an HXL tag: the one with most of its attributes."""
    if not tag.startswith("#"):
        return None
    name, *attributes = re.split(r"[\s+]+", tag.strip().casefold())
    found = []
    for field, tags in HXL.items():
        for rank, known in enumerate(tags):
            known_name, *wanted = known.split("+")
            if known_name == name and set(wanted) <= set(attributes):
                found.append((-len(wanted), rank, field))
    return (min(found)[2], min(found)[1]) if found else None


def map_columns(sheet: Sheet, name: str, columns: Mapping[str, str] | None = None) -> Mapped:
    """Tell which column is which field.

    Parameters
    ----------
    sheet
        The table.
    name
        Its file's name, for messages.
    columns
        Field -> header, said by the caller: it wins over every guess. An empty header means that
        the table has no such field.

    Returns
    -------
    mapped
        Where two columns might be one field, the likelier one is taken, and said so.

    Raises
    ------
    BadTable
        If a field or header said by the caller does not exist, or nothing can be told to be the
        date, the place or what happened.
    """
    said = dict(columns or {})
    _see_said(said, sheet, name)
    taken = {header: field for field, header in said.items() if header}
    ranked = sorted(_guesses(sheet, said, taken))
    headers = dict(said)
    whys = dict.fromkeys(taken, "said by the caller")
    for _, position, field, why in ranked:
        header = sheet.header[position]
        if field in headers:
            whys[header] = f"not read: {headers[field] or 'the caller'!r} is the {field} already"
        else:
            headers[field] = header
            whys[header] = why
    headers = {field: header for field, header in headers.items() if header}
    if not CONTENT & set(headers):
        known = ", ".join(HEADERS)
        raise BadTable(
            f"{name}: no header is known ({', '.join(sheet.header)[:200]}); rename the columns, or"
            f" say which is which (--column date=HEADER); fields: {known}"
        )
    field_of = {header: field for field, header in headers.items()}
    uses = tuple(
        ColumnUse(header, field_of.get(header, ""), whys.get(header, "header not known"),
                  _example(sheet, header))
        for header in sheet.header
    )  # fmt: skip
    return Mapped(headers, uses)


def _guesses(
    sheet: Sheet, said: Mapping[str, str], taken: Mapping[str, str]
) -> Iterator[tuple[tuple[int, int], int, str, str]]:
    """Give what each column may be: how likely (less is likelier), position, field, why."""
    for position, header in enumerate(sheet.header):
        if header in taken:
            continue
        tag = sheet.tags.get(header, "")
        if by_tag := _tag_field(tag):
            yield (0, by_tag[1]), position, by_tag[0], f"HXL tag {tag}"
        elif found := _look_up(header):
            field, lang, rank = found
            if said.get(field) != "":
                yield (1, rank), position, field, f"header ({lang})"


def _see_said(said: Mapping[str, str], sheet: Sheet, name: str) -> None:
    """See that the fields and headers that the caller says exist."""
    for field, header in said.items():
        if field not in HEADERS:
            raise BadTable(f"{name}: {field!r} is no field; known: {', '.join(HEADERS)}")
        if header and header not in sheet.header:
            raise BadTable(
                f"{name}: there is no column {header!r}; there are: {', '.join(sheet.header)[:300]}"
            )


def _example(sheet: Sheet, header: str) -> str:
    """Give the first cell of a column that is not empty, short."""
    cells = (row.cells.get(header, "") for row in sheet.rows[:1000])
    return next((cell for cell in cells if cell), "")[:60]
