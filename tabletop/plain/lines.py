"""Where answers come from: a terminal, or a script on a pipe or in a file; and where words go."""

from __future__ import annotations

import asyncio
import codecs
import io
import os
import stat
from collections.abc import Awaitable, Callable
from typing import TextIO

from tabletop.showing.gate import clean

LONGEST = 65_536
"""Characters of one answer; what is longer is cut."""

ENDLESS = 64 * LONGEST
"""Characters without an end of line after which nothing more is read: this is no text."""

LOOK = 1.0
"""Seconds between two looks at what has happened while nobody types."""


WIPE = "\x1b[H\x1b[2J\x1b[3J"
"""Clears a terminal, and what has scrolled off it."""


class StreamLines:
    """Answers from a stream, words to another.

    Off a terminal each answer is echoed, and lines that begin with # are comments. While a person thinks,
    `idle` is called once a second; if it says something, the prompt is written again, in the words it gives.
    """

    def __init__(self, source: TextIO, out: TextIO) -> None:
        self._source, self._out = source, out
        self.scripted = not source.isatty()
        self.idle: Callable[[], Awaitable[str | None]] | None = None
        self._asking = ""
        self._handle = _handle(source)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._text, self._ended, self._unbroken = "", False, 0

    def say(self, line: str) -> None:
        """Write a line; if a question is open, below it."""
        if self._asking:
            self._out.write("\n")
            self._asking = ""
        self._out.write(f"{line}\n")

    def wipe(self) -> None:
        """Clear a terminal, and what has scrolled off it."""
        self._out.write(WIPE)
        self._out.flush()

    async def ask(self, prompt: str) -> str | None:
        """Write the prompt, wait for a line; overlong lines are cut."""
        self._open(prompt)
        while True:
            answer = await self._line(prompt)
            if answer is None or not (self.scripted and answer.startswith("#")):
                break
        self._asking = ""
        if answer is None:
            self._out.write("\n")
        elif self.scripted:
            self._out.write(f"{clean(answer)}\n")
        self._out.flush()
        return answer

    def renew(self, prompt: str) -> None:
        """What has been written stays; the next prompt is in its own words."""

    def pass_time(self, prompt: str) -> None:
        """What has been written stays."""

    def _open(self, prompt: str) -> None:
        self._out.write(prompt)
        self._out.flush()
        self._asking = prompt

    async def _line(self, prompt: str) -> str | None:
        while "\n" not in self._text and not self._ended:
            if self._handle is None:
                self._take(self._read_line(), ended=False)
            elif await _readable(self._handle):
                data = self._read(self._handle)
                self._take(self._decoder.decode(data, final=not data), ended=not data)
            elif self.idle is not None:
                prompt = await self.idle() or prompt
                if not self._asking:
                    self._open(prompt)
        if not self._text and self._ended:
            return None
        line, _, self._text = self._text.partition("\n")
        return line.rstrip("\r")[:LONGEST]

    def _read_line(self) -> str:
        try:
            return self._source.readline(LONGEST)
        except OSError:
            return ""  # a folder, or a disk that is gone: there is nothing to read

    def _read(self, handle: int) -> bytes:
        try:
            return os.read(handle, LONGEST)
        except OSError:
            return b""  # the window was closed

    def _take(self, text: str, *, ended: bool) -> None:
        self._unbroken = 0 if "\n" in text else self._unbroken + len(text)
        self._ended = ended or (not text and self._handle is None)
        if self._unbroken > ENDLESS:
            self._ended = True
            self.say(f"A line of more than {ENDLESS} characters is no text: nothing after it is read.")
        # Of an endless line only the beginning is kept.
        room = LONGEST + 1 - len(self._text.rpartition("\n")[2])
        first, end, rest = text.partition("\n")
        self._text += first[: max(0, room)] + end + rest


def _handle(source: TextIO) -> int | None:
    """The descriptor to wait for, if it is of a kind that can be waited for without blocking."""
    try:
        handle = source.fileno()
        mode = os.fstat(handle).st_mode
    except (OSError, ValueError, io.UnsupportedOperation):
        return None
    can_wait = os.name == "posix" and (os.isatty(handle) or stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode))
    return handle if can_wait else None


async def _readable(handle: int) -> bool:
    """Whether something can be read before it is time to look up."""
    loop, ready = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(handle, ready.set)
    try:
        async with asyncio.timeout(LOOK):
            await ready.wait()
    except TimeoutError:
        return False
    finally:
        loop.remove_reader(handle)
    return True
