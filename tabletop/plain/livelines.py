"""Lines at a terminal while things happen: they are told above, and what is being typed stays whole."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable

from prompt_toolkit import PromptSession
from prompt_toolkit.patch_stdout import patch_stdout


class LiveLines:
    """The same as StreamLines, at a terminal whose line can be written anew."""

    scripted = False

    def __init__(self) -> None:
        self.idle: Callable[[], Awaitable[str | None]] | None = None
        self._session: PromptSession[str] = PromptSession()

    def say(self, line: str) -> None:
        """Above the line that is being typed."""
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    async def ask(self, prompt: str) -> str | None:
        """The next line; None at its end, KeyboardInterrupt on Ctrl-C."""
        with patch_stdout(raw=False):
            try:
                return await self._session.prompt_async(prompt, handle_sigint=True)
            except EOFError:
                return None

    def renew(self, prompt: str) -> None:
        """The prompt reads so from now on; what is being typed stays."""
        self._session.message = prompt
        self._session.app.invalidate()
