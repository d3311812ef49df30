"""Unpack the gazetteer's store before a wheel or an editable install is made of this checkout.

The store's index is made on the way, which takes some seconds.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class StoreHook(BuildHookInterface):
    """Puts `gazetteer/data/store/` beside its archive, so that a user needs pip alone."""

    def dependencies(self) -> list[str]:
        """Give what the index is made with: the same packages that read it."""
        return ["numpy>=1.26", "marisa-trie>=1.2"]

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
            If the checkout lacks the archive.
        """
        if self.target_name != "wheel":
            return
        data = Path(self.root) / "gazetteer" / "data"
        if not (data / "store.tar.xz").is_file():
            raise FileNotFoundError(f"{data}/store.tar.xz is missing: fetch the whole repository")
        sys.path.insert(0, self.root)
        try:
            from gazetteer.unpack import unpack

            unpack(data / "store.tar.xz", data / "store")
        finally:
            sys.path.remove(self.root)
