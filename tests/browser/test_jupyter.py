"""The map of 20,000 incidents in a real JupyterLab: a notebook that is trusted, one that is not."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time

import incident_table
import nbformat
import pytest
from incident_table import at
from nbformat.v4 import new_code_cell, new_notebook, new_output

import maps

INCIDENTS = 20_000
MOST_BYTES = 2_000_000
WAIT_S = 60
PATIENCE_MS = 40_000

pytestmark = pytest.mark.loopback  # the server is spoken to over this machine itself


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with the notebook twice: as its author signed it, and as a stranger's."""
    folder = tmp_path_factory.mktemp("desk")
    draw = random.Random(7)  # noqa: S311  places for a test
    rows = [
        incident_table.row(
            i, details=None, quote=f"Sentence number {i}.",
            **at(f"t:{i}", "拉钦区", "village", draw.uniform(44, 48), draw.uniform(38, 41)),
        )
        for i in range(INCIDENTS)
    ]  # fmt: skip
    table = incident_table.table(rows)
    shown = maps.incident_map(table, gaz=incident_table.GAZ, quotes=False)._repr_html_()
    for name in ("own", "strange"):  # signed by their content: it must differ
        cell = new_code_cell(f"{name}_map", execution_count=1)
        cell.outputs = [new_output("execute_result", {"text/html": shown}, execution_count=1)]
        nbformat.write(new_notebook(cells=[cell]), folder / f"{name}.ipynb")
    _jupyter(folder, "trust", str(folder / "own.ipynb"))
    return folder


def _settings(folder):
    own = {
        f"JUPYTER_{name}_DIR": str(folder / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")
    }
    return {**os.environ, **own, "HOME": str(folder), "IPYTHONDIR": str(folder / "ipython")}


def _jupyter(folder, *words):
    subprocess.run(
        [sys.executable, "-m", "jupyter", *words],
        check=True, env=_settings(folder), capture_output=True, timeout=WAIT_S,
    )  # fmt: skip


@pytest.fixture(scope="module")
def lab(desk):
    """The address of a JupyterLab that serves the folder."""
    command = [
        sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--port=0",
        "--ip=127.0.0.1", "--IdentityProvider.token=", f"--ServerApp.root_dir={desk}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    path = desk / "log"
    with (
        path.open("w", encoding="utf-8") as log,
        subprocess.Popen(
            command, env=_settings(desk), stdout=log, stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as server,
    ):  # fmt: skip
        try:
            yield _address(path, server)
        finally:  # with the kernels that it has started, which would make it wait
            os.killpg(server.pid, signal.SIGKILL)


def _address(log, server):
    """Wait for the server to say where it is."""
    for _ in range(WAIT_S * 10):
        found = re.search(r"http://127\.0\.0\.1:\d+/", log.read_text(encoding="utf-8"))
        if found:
            return found.group()
        if server.poll() is not None:
            break
        time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')[-2000:]}")


def _opened(browser, lab, name):
    page = browser.new_context(viewport={"width": 1400, "height": 1000}).new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(f"{lab}lab/workspaces/{name}/tree/{name}.ipynb")  # else the last tabs come back
    page.wait_for_selector(".jp-OutputArea-output", timeout=PATIENCE_MS)
    return page


def test_a_notebook_with_the_map_stays_small(desk):
    assert (desk / "own.ipynb").stat().st_size < MOST_BYTES


def test_a_trusted_notebook_shows_the_map_with_no_network(browser, lab):
    page = _opened(browser, lab, "own")
    frame = page.wait_for_selector("iframe[srcdoc]", timeout=PATIENCE_MS).content_frame()
    frame.wait_for_function("window.__ready === true", timeout=PATIENCE_MS)
    assert frame.evaluate("window.__ia.count") == INCIDENTS
    assert frame.evaluate("window.__ia.symbols().length") > 0
    outside = [u for u in page.asked if not u.startswith((lab, "data:", "blob:", "about:"))]
    assert [u for u in outside if not u.startswith(f"ws{lab[4:]}")] == []


def test_a_notebook_that_is_not_trusted_says_what_to_do(browser, lab):
    page = _opened(browser, lab, "strange")
    page.wait_for_selector("text=once you trust this notebook", timeout=PATIENCE_MS)
    assert page.locator("iframe[srcdoc]").count() == 0
    picture = page.locator(".jp-OutputArea-output img")
    assert picture.evaluate("img => img.decode().then(() => img.naturalWidth)") > 500
    assert f"{INCIDENTS} incidents" in picture.get_attribute("alt")
