"""Scripts that wait for something to happen before they read on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from tabletop.desk.choices import Wrong

PULSE = 0.02
"""Seconds between two looks at what has been told."""

WORD = "wait for"
HOW = "Type a few words of what is to happen: wait for silence. It goes on once they have been told."


class Hearing:
    """`wanted` is what is waited for; what has happened and was not waited for yet is remembered."""

    def __init__(self) -> None:
        self.wanted = ""
        self._told: list[str] = []

    def hear(self, sentences: Iterable[str]) -> None:
        """Take in what has happened."""
        self._told += sentences

    def take(self, line: str) -> bool:
        """Whether a line asks to wait; Wrong if it does not say for what."""
        if not line.casefold().startswith(WORD):
            return False
        self.wanted = line[len(WORD) :].strip().casefold()
        if not self.wanted:
            raise Wrong(HOW)
        return True

    async def waited(self) -> bool:
        """Until it has been told, if something is waited for; each thing that happens is waited for once."""
        if not self.wanted:
            return False
        while not self._came():
            await asyncio.sleep(PULSE)
        return True

    def _came(self) -> bool:
        for place, told in enumerate(self._told):
            if self.wanted in told.casefold():
                self.wanted = ""
                del self._told[place]
                return True
        return False
