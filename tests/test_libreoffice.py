"""Documents as a real word processor writes them: the same places, whatever it made of them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import documents
import pytest

import geo
from geo.readers import read, read_string

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")

WRITTEN = ("pdf", "odt", "rtf", "html", "docx", "txt")
TEXTS = {
    "ar": "قصفت المدفعية أطراف بلدة كفر كلا فجر الأحد وأصيب مزارع. وقالت وزارة الدفاع إن طائرة "
    "مسيّرة سقطت قرب الناقورة. ونزح سكان عيتا الشعب إلى صور بعد غارات ليلية على الطريق بين بنت "
    "جبيل وميس الجبل.",
    "ru": "В ночь на 14 сентября артиллерия обстреляла окрестности Горис и села Сотк. Под "
    "Варденисом подорвался грузовик. Министерство обороны заявило, что бои идут на границе с "
    "Азербайджаном.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The letter and two short texts, as LibreOffice converts them: NAME.FORMAT."""
    folder = tmp_path_factory.mktemp("office")
    letter = Path(__file__).parents[1] / "examples" / "letter_zh.txt"
    (folder / "zh.docx").write_bytes(documents.as_docx(read(letter).text.split("\n")))
    (folder / "zh_open.odt").write_bytes(documents.as_odt(read(letter).text.split("\n")))
    for lang, text in TEXTS.items():
        (folder / f"{lang}.docx").write_bytes(documents.as_docx([text]))
    names = sorted(path.name for path in folder.iterdir())
    for kind in WRITTEN:
        done = subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", "txt:Text (encoded):UTF8" if kind == "txt" else kind,
             "--outdir", folder / "made", *names],
            cwd=folder, capture_output=True, text=True, timeout=240, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    return folder / "made"


def _places(doc: geo.Document) -> list[tuple[object, ...]]:
    found = geo.find_places(doc)
    return [(one.mention.text, one.mention.role, one.place and one.place.id) for one in found]


@pytest.mark.parametrize("kind", WRITTEN)
@pytest.mark.parametrize("name", ["zh", "zh_open"])
def test_the_letter_gives_the_same_places(folder, letter, name, kind):
    expected = _places(read(letter))
    assert len(expected) > 20
    assert _places(read(folder / f"{name}.{kind}")) == expected


@pytest.mark.parametrize("kind", WRITTEN)
@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_a_text_gives_the_same_places(folder, lang, kind):
    expected = _places(read_string(TEXTS[lang], lang=lang))
    assert len(expected) >= 4
    doc = read(folder / f"{lang}.{kind}")
    assert doc.lang == lang
    assert _places(doc) == expected
