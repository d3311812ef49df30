"""The packaged archive -> a store that can be opened, its index made on the way."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from pathlib import Path

from gazetteer.errors import BadGazetteer
from gazetteer.index import write_index
from gazetteer.store import is_unpacked


def unpack(archive: Path, folder: Path) -> None:
    """Unpack a store and make its index; takes some seconds.

    An older store in its place goes; a half-written one never stands there.

    Parameters
    ----------
    archive
        The file `store.tar.xz`.
    folder
        Where the store shall be.

    Raises
    ------
    BadGazetteer
        If the archive is missing or damaged, or the folder cannot be written.
    """
    if not archive.is_file():
        raise BadGazetteer(f"{archive.parent} holds no gazetteer; install incident-atlas again")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".store-") as near:
            with tarfile.open(archive, "r:xz") as members:
                members.extractall(near, filter="data")
            write_index(Path(near) / "store")
            shutil.rmtree(folder, ignore_errors=True)
            (Path(near) / "store").rename(folder)
    except (OSError, tarfile.TarError, EOFError) as problem:
        if is_unpacked(folder):
            return  # another process was faster
        raise BadGazetteer(
            f"{archive} cannot be unpacked to {folder} ({problem}); make the folder writable, or "
            f"unpack it elsewhere and set INCIDENT_ATLAS_GAZETTEER to that folder"
        ) from problem
