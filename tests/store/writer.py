"""A program to be killed: for every line on stdin a child opens the exercise and appends until it dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tabletop.store import sqlite
from tests.store import sample


def say(words: str) -> None:
    """At once and whole, for the reader counts every word."""
    os.write(1, f"{words}\n".encode())


def append_on(path: Path) -> None:
    """Append as fast as the disk allows, saying each number once it is safe."""
    say(f"pid {os.getpid()}")
    store = sqlite.open(path) if path.exists() else sqlite.create(path)
    first = store.head().sequence + 1
    for number in range(first, first + 5000):
        store.append(f"command-{number}", sample.speech([number]))
        say(f"safe {number}")


def main() -> None:
    sample.register()
    path = Path(sys.argv[1])
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            append_on(path)
            os._exit(1)
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main()
