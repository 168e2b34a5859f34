"""Packets between the host and the process behind a window, as Textual's web driver has them.

A letter (D: what a terminal reads or writes, M: a JSON object), four bytes of length, and so many bytes.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

DATA, META = b"D", b"M"
LONGEST = 4 * 1024 * 1024
"""Bytes of one packet; a longer one is a fault of the program."""


def packet(kind: bytes, payload: bytes) -> bytes:
    """One packet."""
    return kind + len(payload).to_bytes(4, "big") + payload


def meta(**fields: Any) -> bytes:
    """A packet with a JSON object."""
    return packet(META, json.dumps(fields).encode())


async def next_packet(reader: asyncio.StreamReader) -> tuple[bytes, bytes] | None:
    """The letter and what follows; None at the end of the line."""
    try:
        head = await reader.readexactly(5)
        length = int.from_bytes(head[1:], "big")
        if length > LONGEST:
            return None
        return head[:1], await reader.readexactly(length)
    except (asyncio.IncompleteReadError, OSError):
        return None
