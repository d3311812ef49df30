"""Whole numbers <-> planes of bytes: how a page holds its columns, and how a search reads them.

A plane holds one byte of each number: the high bytes of a column are nearly the same, so they pack
to nearly nothing, and a reader needs no parser. Numbers are counted from the least of them, plus
one; zero is a gap.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

GAP = np.iinfo(np.int64).min
"""Stands for a value that is not there."""
_END = b"\0"
"""Between the JSON of a block, which has no such byte, and its planes."""


def block(data: Any) -> bytes:
    """Write plain data and columns of whole numbers as one block.

    Parameters
    ----------
    data
        What JSON knows (a NaN is an error), and arrays of int64, `GAP` where there is no value.

    Returns
    -------
    block
        JSON in which `{"at", "width", "least", "rows"}` stands for each array, and after a zero
        byte their planes, the lowest byte first; `at` counts from the first plane.

    Examples
    --------
    >>> block({"codes": np.array([7, GAP, 8])})
    b'{"codes":{"at":0,"width":1,"least":7,"rows":3}}\\x00\\x01\\x00\\x02'
    """
    planes: list[bytes] = []

    def put(array: NDArray[np.int64]) -> dict[str, int]:
        at = sum(map(len, planes))
        least, width = _put(array, planes)
        return {"at": at, "width": width, "least": least, "rows": len(array)}

    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=put)
    # A lone half of a surrogate pair is no character: it is shown as one that says so.
    letters = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()
    return letters + _END + b"".join(planes) if planes else letters


def _put(array: NDArray[np.int64], planes: list[bytes]) -> tuple[int, int]:
    """Add the planes of an array; give what it is counted from, and how many planes it takes."""
    gaps = array == GAP
    there = array[~gaps] if gaps.any() else array
    least = int(there.min()) if len(there) else 0
    most = int(there.max()) - least + 1 if len(there) else 0
    width = max(1, (most.bit_length() + 7) // 8)
    counted = np.where(gaps, 0, array - least + 1).astype("<u8")
    rows = counted.view(np.uint8).reshape(-1, 8)
    planes.extend(rows[:, i].tobytes() for i in range(width))
    return least, width


def unblock(data: bytes) -> Any:
    """Read a block back.

    Parameters
    ----------
    data
        What `block` gave.

    Returns
    -------
    data
        Plain data, and arrays of float64 with NaN for a gap.

    Raises
    ------
    ValueError
        If these bytes are no block, or if any plane belongs to no array.

    Examples
    --------
    >>> unblock(block({"codes": np.array([7, GAP, 8])}))["codes"].tolist()
    [7.0, nan, 8.0]
    """
    text, end, planes = data.partition(_END)
    left = len(planes)

    def put_back(one: dict[str, Any]) -> Any:
        nonlocal left
        if not end or one.keys() != {"at", "width", "least", "rows"}:
            return one
        left -= one["width"] * one["rows"]
        return _column(planes, **one)

    found = json.loads(text, object_hook=put_back)
    if left:
        raise ValueError("no block: its planes and its columns do not agree")
    return found


def _column(planes: bytes, at: int, width: int, least: int, rows: int) -> NDArray[np.float64]:
    """Put an array together."""
    held = np.frombuffer(planes, np.uint8, rows * width, at).reshape(width, rows)
    counted = sum((held[i].astype(np.int64) << (8 * i) for i in range(width)), np.int64(0))
    return np.where(counted == 0, np.nan, counted - 1 + least)
