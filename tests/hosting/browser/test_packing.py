"""The parent of windows leaves no holes in its memory for its children to write into."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCATTERED = """
from tabletop.forked.packing import HEAD, fill, holes
made = [bytes(n % 400 + 20) for n in range(100_000)]
del made[::2]
def free():
    return sum(size * count for size, count in holes().items() if size > HEAD)
before = free()
fill()
print(before, free())
"""


@pytest.mark.skipif(not hasattr(sys, "_debugmallocstats"), reason="this Python does not tell of its memory")
def test_holes_are_filled_where_every_other_thing_was_let_go() -> None:
    done = subprocess.run([sys.executable, "-c", SCATTERED], capture_output=True, text=True, check=True)
    before, after = map(int, done.stdout.split())
    assert before > 1_000_000
    assert after < before / 10
    assert done.stderr == ""
