"""Many documents: side by side in processes they give what each gives alone."""

from __future__ import annotations

from functools import partial

import pandas as pd
import pytest
from recognisers import meets_another, past_the_end

import geo
from gazetteer.errors import AtlasError

TEXTS = {
    "a.txt": "On 3 June 2024 a drone hit a clinic in Homs and killed two nurses.",
    "b.txt": "Le 4 juin 2024, des hommes armés ont enlevé douze élèves à Zinder.",
    "c.txt": "2024年6月5日，炮弹落在敖德萨港，三人受伤。",
    "d.txt": "В ночь на 6 июня 2024 года обстрелян Херсон.",
    "e.txt": "The Council will meet on Friday.",
}


@pytest.fixture
def paths(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in TEXTS]


def test_in_processes_as_alone(paths):
    alone = [row for path in paths[:4] for row in _rows(geo.locate(path))]
    together = geo.locate(paths, jobs=2)
    assert _rows(together) == alone
    assert _rows(geo.locate(paths)) == alone


def _rows(gdf):
    hidden = ("details", "geometry")  # proposals hang on what else there is
    return [
        {k: (None if pd.isna(v) else v) for k, v in row.items() if k not in hidden}
        for row in gdf.to_dict("records")
    ]


def test_a_negative_number_of_processes_is_refused():
    with pytest.raises(AtlasError, match="jobs is -1"):
        geo.locate([], jobs=-1)


def test_many_in_processes_as_alone_and_an_error_stands_for_its_own_document(paths, tmp_path):
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    sources = [*paths[:2], tmp_path / "broken.pdf", tmp_path / "none.txt", *paths[2:]]
    alone = list(geo.locate_many(sources))
    assert [_told(one) for one in geo.locate_many(iter(sources), jobs=2)] == [
        _told(one) for one in alone
    ]
    assert [isinstance(one, geo.Located) for one in alone] == [
        True, True, False, False, True, True, True,
    ]  # fmt: skip
    assert str(alone[3]).endswith("none.txt: cannot be read: No such file or directory")
    assert alone[0].places == geo.find_places(paths[0])
    assert [claim.topic for claim in alone[1].claims] == [
        claim.topic for claim in geo.find_claims(alone[1].document, geo.find_places(paths[1]))
    ]


def test_processes_share_the_documents_of_one_folder(paths, tmp_path_factory):
    evidence = partial(meets_another, tmp_path_factory.mktemp("processes"))
    results = list(geo.locate_many([paths[0].parent], evidence=evidence, jobs=2))
    assert [_told(one) for one in results] == [_told(one) for one in geo.locate_many(paths)]


def _told(result):
    if isinstance(result, AtlasError):
        return type(result), str(result)
    return result.document.text, result.places, result.claims


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_recogniser_that_fails_on_one_document_costs_no_other(paths, jobs):
    results = list(geo.locate_many(paths[:2], evidence=past_the_end, jobs=jobs))
    assert isinstance(results[0], AtlasError)
    assert "give code points" in str(results[0])
    assert [loc.place.name for loc in results[1].places] == ["Zinder"]


def test_many_with_a_negative_number_of_processes_are_refused():
    with pytest.raises(AtlasError, match="jobs is -1"):
        geo.locate_many([], jobs=-1)
