"""A program to be killed: for every line `NUMBER FILE` a child begins that exercise and dies at that step."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from tabletop.store import sqlite
from tests.store import sample

STEPS = ("open", "os.", "sqlite3.connect", "sqlite3.connect/handle", "tempfile.mkdtemp", "shutil.rmtree")


def die_at(step: int) -> None:
    """Be killed just before the so-manieth thing is asked of the system."""
    asked = 0

    def look(event: str, arguments: object) -> None:
        nonlocal asked
        asked += event.startswith(STEPS)
        if asked == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


def main() -> None:
    sample.register()
    for line in sys.stdin:
        step, path = line.split()
        child = os.fork()
        if not child:
            die_at(int(step))
            with sqlite.create(Path(path)) as store:
                store.append("command-1", sample.speech([1]))
                store.append("command-2", sample.speech([2]))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        os.write(1, f"{os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    main()
