"""`python -m tabletop.forked`: the parent. It knows no room, no seat and no secret, and holds one socket.

Its standard input is a socket to the host. With every byte on it comes the end of a line to a new window; the
child that is forked for it keeps that line and nothing else. When the host has gone, so has the parent, and
every child with it.
"""

from __future__ import annotations

import array
import gc
import os
import signal
import socket
import sys

from tabletop.forked.surroundings import prepare

ONE_LINE = array.array("i", [0]).itemsize


def main() -> None:
    """Load everything, then bear children for as long as the host lives."""
    prepare()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from tabletop.forked import packing, warming

    if sys.argv[1:] == ["--alone"]:
        warming.load()
        _live(os.dup(0), os.dup(1))
    control = socket.socket(fileno=os.dup(0))
    _silence()
    warming.warm()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children that end leave nothing behind
    gc.collect()
    packing.fill()
    gc.freeze()
    while True:
        asked, lines, _, _ = socket.recv_fds(control, 1, 1)
        if not asked:
            os._exit(0)
        for line in lines:
            if os.fork() == 0:
                control.close()
                _live(line, line)
            os.close(line)


def _silence() -> None:
    """Nothing that is printed by accident reaches the host's terminal, nor its socket."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.close(nothing)


def _live(incoming: int, outgoing: int) -> None:
    """A child's life."""
    from tabletop.forked.mortality import die_with_parent
    from tabletop.forked.windows import run

    die_with_parent()
    if hasattr(signal, "SIGCHLD"):
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        run(incoming, outgoing)
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
