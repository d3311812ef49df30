"""Unpack the gazetteer's store before a wheel or an editable install is made of this checkout."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class StoreHook(BuildHookInterface):
    """Puts `gazetteer/data/store/` beside its archive, so that a user needs pip alone."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Unpack the archive; an older store in its place goes.

        Parameters
        ----------
        version
            "standard" or "editable".
        build_data
            Not changed.

        Raises
        ------
        FileNotFoundError
            If the checkout holds neither the archive nor a store.
        """
        if self.target_name != "wheel":
            return
        data = Path(self.root) / "gazetteer" / "data"
        archive, store = data / "store.tar.xz", data / "store"
        if not archive.is_file():
            raise FileNotFoundError(f"{archive} is missing: fetch the whole repository")
        # The build environment has no numpy, so gazetteer.store cannot be asked to do this.
        with tempfile.TemporaryDirectory(dir=data, prefix=".store-") as folder:
            with tarfile.open(archive, "r:xz") as members:
                members.extractall(folder, filter="data")
            shutil.rmtree(store, ignore_errors=True)
            (Path(folder) / "store").rename(store)
