"""The file of answers: what is put is what is got, and it is its owner's alone."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.answers import Answers, Question


@pytest.mark.skipif(os.name == "nt", reason="#3: Windows has no such modes")
def test_the_file_is_its_owners_alone(tmp_path):
    Answers(tmp_path / "a.sqlite")
    assert (tmp_path / "a.sqlite").stat().st_mode & 0o077 == 0


@settings(max_examples=15)  # each one writes to the disk
@given(st.lists(st.tuples(*[st.text(st.characters(exclude_categories=["Cs"]))] * 4), max_size=9))
def test_what_was_put_is_what_is_got(tmp_path_factory, questions):
    answers = Answers(tmp_path_factory.mktemp("answers") / "a.sqlite")
    kept = {Question(*one): [one[2], number] for number, one in enumerate(questions)}
    for question, response in kept.items():
        answers.put(question, "2026", response)
    assert {one: answers.get(one) for one in kept} == {q: ("2026", r) for q, r in kept.items()}
    assert len(answers) == len(kept)
