"""Places and candidates -> what a notebook shows: a table, and beside it a small map."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from gazetteer.candidates import Candidates
from gazetteer.place import Place
from gazetteer.sketch import DISCLAIMER, MOST_DRAWN, sketch

MOST_ROWS = 50
"""Candidates in the table."""

MOST_NAMES = 16
"""Names of a place that are shown."""

FIRST = ("ar", "en", "es", "fr", "ru", "zh")
"""Languages whose names of a place are shown first."""

_START = 'style="text-align:start"'
_HEAD = ("", "score", "name", "kind", "country", "lon", "lat", "radius", "id", "how", "matched")
_ASIDE = 'style="font-size:.85em;opacity:.75;margin:.2em 0"'


def html_of_candidates(found: Candidates, remark: str = "") -> str:
    """Show candidates as a table with a small map; the numbers are the same in both.

    Parameters
    ----------
    found
        Candidates, best first.
    remark
        A sentence to stand above the table.
    """
    rows = [
        _row(
            (
                f"<td>{number}</td><td>{one.score:.2f}</td>{_name(one.place.name)}",
                _cell(_kind(one.place)), _cell(one.place.country),
                _cell(f"{one.place.lon:.4f}"), _cell(f"{one.place.lat:.4f}"),
                _cell(_length(one.place.radius_m)), _cell(one.place.id), _cell(one.how),
                _name(one.matched),
            )
        )
        for number, one in enumerate(found[:MOST_ROWS], 1)
    ]  # fmt: skip
    head = _row(f"<th {_START}>{word}</th>" for word in _HEAD)
    notes = [html.escape(remark)] if remark else []
    if len(found) > MOST_ROWS:
        notes.append(f"{len(found) - MOST_ROWS} more are not shown.")
    if len(found) > MOST_DRAWN:
        notes.append(f"The map shows the first {MOST_DRAWN}.")
    count = "1 candidate" if len(found) == 1 else f"{len(found)} candidates"
    top = f'<div><b dir="auto">{html.escape(found.name)}</b>: {count}</div>'
    table = f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>" if rows else ""
    told = "".join(f"<div {_ASIDE}>{note}</div>" for note in notes)
    return f"<div>{top}{told}{table}{_map([one.place for one in found])}</div>"


def html_of_place(place: Place) -> str:
    """Show a place as a table of what is known of it, with a small map.

    Parameters
    ----------
    place
        Any place.
    """
    forms = sorted(
        (name for name in place.names if name.kind != "code" and name.text != place.name),
        key=lambda name: (name.lang not in FIRST, not name.lang),
    )
    shown = forms[:MOST_NAMES]
    codes = ", ".join(name.text for name in place.names if name.kind == "code")
    names = ", ".join(
        f'<bdi lang="{html.escape(name.lang, quote=True)}">{html.escape(name.text)}</bdi>'
        for name in shown
    )
    more = f" and {len(forms) - len(shown)} more" if len(forms) > len(shown) else ""
    facts = [
        ("name", _name(place.name)),
        ("also", f"<td {_START}>{names}{more}</td>" if names else ""),
        ("codes", _cell(codes)),
        ("kind", _cell(_kind(place))),
        ("country", _cell(place.country)),
        ("lon, lat", _cell(f"{place.lon:.4f}, {place.lat:.4f}")),
        ("radius", _cell(_length(place.radius_m))),
        ("population", "" if place.population is None else _cell(f"{place.population:,}")),
        ("id", _cell(place.id)),
        ("source", _cell(place.source)),
        ("note", _name(place.note)),
    ]
    empty = ("", _cell(""), _name(""))
    rows = "".join(
        _row((f"<th {_START}>{key}</th>", cell)) for key, cell in facts if cell not in empty
    )
    style = "display:flex;flex-wrap:wrap;gap:1em;align-items:flex-start"
    table = f'<table style="max-width:28em;margin:0">{rows}</table>'
    return f'<div style="{style}">{table}{_map([place])}</div>'


def _map(places: Sequence[Place]) -> str:
    drawn = sketch(places)
    return f"<div>{drawn}<div {_ASIDE}>{DISCLAIMER}</div></div>" if drawn else ""


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def _cell(text: str) -> str:
    return f"<td {_START}>{html.escape(text)}</td>"


def _name(text: str) -> str:
    """Give a cell for a name: its own first strong letter says in which direction it is read."""
    return f'<td dir="auto" {_START}>{html.escape(text)}</td>'


def _kind(place: Place) -> str:
    return f"{place.kind}, {place.status}" if place.status else place.kind


def _length(metres: float) -> str:
    if metres < 1000:
        return f"{metres:.0f} m"
    return f"{metres / 1000:.1f} km" if metres < 100_000 else f"{metres / 1000:,.0f} km"
