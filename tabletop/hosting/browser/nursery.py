"""Where processes behind windows come from: a parent that has everything loaded and holds no secret."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
from typing import Protocol

from msgspec import Struct

COMMAND = (sys.executable, "-m", "tabletop.forked")
CAN_BEAR = hasattr(os, "fork") and hasattr(socket, "send_fds")
END = 2.0
"""Seconds a process may take to end before it is made to."""


class Writer(Protocol):
    """The host's end of a line to a process."""

    def write(self, data: bytes) -> None:
        """Send."""

    async def drain(self) -> None:
        """Wait until most of it is sent."""

    def close(self) -> None:
        """Hang up."""


class Born(Struct, frozen=True):
    """The host's end of a line to a new process."""

    reader: asyncio.StreamReader
    writer: Writer


class Nursery:
    """Starts the parent early, and asks it for a child for each window; starts it anew should it be gone.

    `bears` false: a process of its own is started for each window, as where nothing can be forked.
    """

    def __init__(self, *, bears: bool = CAN_BEAR) -> None:
        self._bears = bears
        self._control: socket.socket | None = None
        self._parent: subprocess.Popen[bytes] | None = None
        self._alone: set[asyncio.subprocess.Process] = set()

    @property
    def bears(self) -> bool:
        """Whether a new process is a matter of milliseconds."""
        return self._bears

    @property
    def pid(self) -> int:
        """The parent's process id; 0 if there is none."""
        return self._parent.pid if self._parent is not None else 0

    def start(self) -> None:
        """Start the parent; it loads while the host goes on. It inherits one socket and nothing else."""
        if not self._bears or self._parent is not None:
            return
        ours, theirs = socket.socketpair()
        nothing = subprocess.DEVNULL
        self._parent = subprocess.Popen(
            COMMAND,
            stdin=theirs.fileno(),
            stdout=nothing,
            stderr=nothing,
            close_fds=True,
            start_new_session=True,
        )
        theirs.close()
        self._control = ours

    async def bear(self) -> Born:
        """A new process, and a line to it; OSError if there can be none."""
        if not self._bears:
            return await self._spawn()
        for attempt in (1, 2):
            self.start()
            ours, theirs = socket.socketpair()
            try:
                assert self._control is not None
                socket.send_fds(self._control, [b"w"], [theirs.fileno()])
            except OSError:
                ours.close()
                await asyncio.to_thread(self._bury)
                if attempt == 2:
                    raise
                continue
            finally:
                theirs.close()
            return Born(*await asyncio.open_connection(sock=ours))
        raise AssertionError("the loop returns or raises")

    async def _spawn(self) -> Born:
        nothing = asyncio.subprocess.DEVNULL
        process = await asyncio.create_subprocess_exec(
            *COMMAND, "--alone",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=nothing,
        )  # fmt: skip
        assert process.stdout is not None
        assert process.stdin is not None
        self._alone.add(process)
        asyncio.create_task(process.wait()).add_done_callback(lambda _: self._alone.discard(process))
        return Born(process.stdout, process.stdin)

    def _bury(self) -> None:
        """Let go of the parent, and make sure that it is gone; its children go with it."""
        parent, self._parent = self._parent, None
        if self._control is not None:
            self._control.close()
            self._control = None
        if parent is not None:
            try:
                parent.wait(END)
            except subprocess.TimeoutExpired:
                parent.kill()
                parent.wait()

    async def stop(self) -> None:
        """End the parent and everything it bore."""
        await asyncio.to_thread(self._bury)
        for process in list(self._alone):
            with contextlib.suppress(TimeoutError, ProcessLookupError):
                await asyncio.wait_for(process.wait(), END)
            with contextlib.suppress(ProcessLookupError):
                process.kill()
