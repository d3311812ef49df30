"""Every notebook runs from top to bottom, in a fresh kernel, beside the examples."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(path.name for path in FOLDER.glob("*.ipynb"))
MOST_SECONDS = 120


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.loopback  # the kernel is another process, spoken to over this machine itself
@pytest.mark.parametrize("name", NOTEBOOKS or ["01_the_letter.ipynb"])
def test_the_notebook_runs(name, tmp_path):
    notebook = nbformat.read(FOLDER / name, as_version=4)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    desk = tmp_path / "notebooks"
    desk.mkdir()
    client = NotebookClient(
        notebook,
        timeout=MOST_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(desk)}},
    )
    client.execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert all(cell.execution_count for cell in code)
    assert [output for cell in code for output in cell.outputs if _is_complaint(output)] == []


def _is_complaint(output: nbformat.NotebookNode) -> bool:
    """Tell whether an output is an error or a warning."""
    return output.output_type == "error" or output.get("name") == "stderr"
