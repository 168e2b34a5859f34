"""The line from a window's process to the host: packets in and out over two descriptors, or one twice."""

from __future__ import annotations

import os
import select
from collections.abc import Callable
from typing import Any

from tabletop.hosting.browser.packets import DATA, LONGEST, META, meta, packet

CHUNK = 64 * 1024


class Line:
    """Writes wait for the host to read; `gone` is called once when the host has hung up."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self.incoming, self._outgoing = incoming, outgoing
        self._read = b""
        self.lost = False
        self.gone: Callable[[], None] = lambda: None

    def data(self, text: str) -> None:
        """What a terminal shows."""
        self._write(packet(DATA, text.encode("utf-8", "replace")))

    def meta(self, **fields: Any) -> None:
        """Something for the host itself."""
        self._write(meta(**fields))

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view and not self.lost:
            try:
                view = view[os.write(self._outgoing, view) :]
            except BlockingIOError:
                select.select([], [self._outgoing], [])
            except OSError:
                self._hang_up()

    def _hang_up(self) -> None:
        if not self.lost:
            self.lost = True
            self.gone()

    def read(self) -> list[tuple[bytes, bytes]]:
        """The packets that have come; waits for something if nothing has."""
        try:
            fresh = os.read(self.incoming, CHUNK)
        except BlockingIOError:
            return []
        except OSError:
            fresh = b""
        if not fresh:
            self._hang_up()
            return []
        self._read += fresh
        return self._whole()

    def first(self) -> tuple[bytes, bytes] | None:
        """The first packet alone; None if the host hangs up before."""
        while not self.lost:
            fresh = os.read(self.incoming, CHUNK)
            if not fresh:
                self._hang_up()
            self._read += fresh
            if found := self._whole(1):
                return found[0]
        return None

    def waiting(self) -> list[tuple[bytes, bytes]]:
        """Packets that came with others and have not been taken yet."""
        return self._whole()

    def _whole(self, most: int = 1_000_000) -> list[tuple[bytes, bytes]]:
        found: list[tuple[bytes, bytes]] = []
        while len(self._read) >= 5 and len(found) < most:
            length = int.from_bytes(self._read[1:5], "big")
            if self._read[:1] not in (DATA, META) or length > LONGEST:
                self._hang_up()
                break
            if len(self._read) < 5 + length:
                break
            found.append((self._read[:1], self._read[5 : 5 + length]))
            self._read = self._read[5 + length :]
        return found
