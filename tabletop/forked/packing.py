"""Holes in the parent's memory are filled before it bears children.

What a child makes would else lie in holes all over the pages it shares with its parent, and each page that is
written to is copied whole. Without holes it lies together, on few pages of the child's own.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile

LINE = re.compile(r"^ +\d+ +(\d+) +\d+ +\d+ +(\d+)$", re.MULTILINE)
HEAD = sys.getsizeof(b"")
_filling: list[object] = []


def holes() -> dict[int, int]:
    """Free places by their size in bytes, among places that are taken; none where Python cannot tell."""
    tell = getattr(sys, "_debugmallocstats", None)
    if tell is None:
        return {}
    with tempfile.TemporaryFile() as told:
        before = os.dup(2)
        os.dup2(told.fileno(), 2)
        try:
            tell()
        finally:
            os.dup2(before, 2)
            os.close(before)
        told.seek(0)
        text = told.read().decode("ascii", "replace")
    return {int(size): int(free) for size, free in LINE.findall(text)}


def fill() -> None:
    """Fill those of any size that bytes can have, for as long as the process lives."""
    for size, free in holes().items():
        if size > HEAD:
            _filling.extend([bytes(size - HEAD) for _ in range(free)])
