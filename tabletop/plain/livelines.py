"""Lines at a terminal while things happen: they are told above, and what is being typed stays whole."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import monotonic

from prompt_toolkit import PromptSession
from prompt_toolkit.output.defaults import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.patch_stdout import patch_stdout

from tabletop.plain.asking import Idle
from tabletop.plain.lines import LOOK, WIPE

RENEWED = 10.0
"""Seconds after which a prompt that only time has moved is written anew; oftener, and a screen reader would
never be quiet.
"""


def _session() -> PromptSession[str]:
    """One that never asks the terminal where its cursor is: simple ones do not answer."""
    output = create_output()
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False
    return PromptSession(output=output)


class LiveLines:
    """The same as StreamLines, at a terminal whose line can be written anew."""

    scripted = False

    def __init__(self) -> None:
        self.idle: Idle | None = None
        self._session = _session()
        self._ahead: list[str] = []
        self._renewed = 0.0

    def say(self, line: str) -> None:
        """Above the line that is being typed."""
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    def wipe(self) -> None:
        """Clear the terminal, what has scrolled off it, and what the arrow up would bring back."""
        self._session = _session()
        sys.stdout.write(WIPE)
        sys.stdout.flush()

    async def ask(self, prompt: str) -> str | None:
        """The next line, of several that are pasted too; None at the end, KeyboardInterrupt on Ctrl-C."""
        if self._ahead:
            self.say(f"{prompt}{self._ahead[0]}")
            return self._ahead.pop(0)
        self._renewed = monotonic()
        with patch_stdout(raw=False):
            async with self._looking():
                try:
                    typed = await self._session.prompt_async(prompt, handle_sigint=False)
                except EOFError:
                    return None
        first, *self._ahead = typed.splitlines() or [""]
        return first

    @asynccontextmanager
    async def _looking(self) -> AsyncIterator[None]:
        """Inside, `idle` is called once a second, if there is one."""
        looking = asyncio.create_task(self._look())
        try:
            yield
        finally:
            looking.cancel()
            with suppress(asyncio.CancelledError):
                await looking

    async def _look(self) -> None:
        while self.idle is not None:
            await asyncio.sleep(LOOK)
            if prompt := await self.idle():
                self.pass_time(prompt)

    def renew(self, prompt: str) -> None:
        """The prompt reads so from now on; what is being typed stays."""
        self._renewed = monotonic()
        self._session.message = prompt
        self._session.app.invalidate()

    def pass_time(self, prompt: str) -> None:
        """Only time has moved the prompt: it is written anew now and then, while nothing is typed."""
        if not self._session.default_buffer.text and monotonic() - self._renewed >= RENEWED:
            self.renew(prompt)
