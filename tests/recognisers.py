"""Recognisers for processes: they import this module by its name, as they would a user's own."""

from __future__ import annotations

import os
import time

from gazetteer.errors import AtlasError


def past_the_end(text, _lang):
    """Give a span that is none of the text, where it names Homs."""
    return [(0, len(text) + 1)] if "Homs" in text else []


def meets_another(folder, _text, _lang):
    """Give no span, once two processes are at work."""
    (folder / str(os.getpid())).touch()
    deadline = time.monotonic() + 30
    while len(list(folder.iterdir())) < 2:
        if time.monotonic() > deadline:
            raise AtlasError("no other process came")
        time.sleep(0.01)
    return []
