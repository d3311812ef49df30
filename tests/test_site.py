"""The documents build as a site, warnings as errors, and no page loads anything from a server."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def site(root, tmp_path_factory):
    """Build the site."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=root,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_is_there(site, root):
    pages = {path.stem for path in (root / "docs").glob("*.md")}
    assert pages <= {path.stem for path in site.glob("*.html")}
    assert "GeoPackage, for QGIS" in (site / "exports.html").read_text(encoding="utf-8")
    assert not list(site.rglob("*.py"))


def test_no_page_loads_from_a_server(site):
    for page in site.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        loaded = re.findall(r"<(?:script|img|iframe|source)[^>]+src=[\"']?([^\"' >]+)", text)
        loaded += re.findall(r"<link(?![^>]+canonical)[^>]+href=[\"']?([^\"' >]+)", text)
        assert [one for one in loaded if re.match(r"(https?:)?//", one)] == []
        assert "fonts.g" not in text
