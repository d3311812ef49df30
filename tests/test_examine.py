"""Many documents: side by side in processes they give what each gives alone."""

from __future__ import annotations

import pandas as pd
import pytest

import gazetteer
import geo
from gazetteer.errors import AtlasError
from geo.examine import examine

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
        examine([], gazetteer.open(), jobs=-1)
