"""Columns of whole numbers come back from a page's block as they went in."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.planes import GAP, block, unblock

NUMBERS = st.integers(-(2**52), 2**52) | st.just(int(GAP)) | st.integers(-3, 300)


@given(st.lists(st.lists(NUMBERS, max_size=9), max_size=4), st.text())
def test_every_number_and_every_gap_comes_back(columns, text):
    data = {"text": text, "columns": [np.array(one, dtype=np.int64) for one in columns]}
    back = unblock(block(data))
    assert back["text"] == text
    told = [[None if np.isnan(x) else int(x) for x in one] for one in back["columns"]]
    assert told == [[None if x == GAP else x for x in one] for one in columns]


def test_a_column_of_few_values_takes_a_byte_a_row():
    assert len(block({"a": np.arange(250) + 10**12})) < 250 + 60


def test_a_byte_that_belongs_to_no_column_is_an_error():
    with pytest.raises(ValueError, match="do not agree"):
        unblock(block({"a": np.array([1, 2])}) + b"Goris")


def test_data_that_only_looks_like_a_column_stays_as_it_is():
    data = {"at": 0, "width": 1, "least": 0, "rows": 2}
    assert unblock(block(data)) == data
