"""One device: what it has been sent, what waits for it; it never waits for another, nor another for it."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Protocol

from tabletop.exercise.journal import Journal
from tabletop.hosting.access import role_of
from tabletop.hosting.protocol import Answer, Done, Message, Refused
from tabletop.hosting.publishing import Publisher

BETWEEN = 0.2
"""Least seconds between two views to one device; many changes in that time are one."""

FEED_BETWEEN = 0.05
"""Least seconds between two lists of happenings to one device."""

PATIENCE = 20.0
"""Seconds a device may take to read what it is sent; then it is let go, and can come back."""

RATE, BURST = 10.0, 40
"""Messages a second a device may send for long, and at once."""

WORDS, MOST_WORDS = 500.0, 100_000
"""Characters of acts a second that are taken for long, and at once: far more than people write. Every word is
sent to those who come in late, so that a flood of long texts would shut the room for them.
"""

WAITING = 200
"""Answers that may wait to be read."""


class Socket(Protocol):
    """What a connection needs of a web socket."""

    async def send_bytes(self, data: bytes) -> None:
        """Send a frame."""

    async def close(self, code: int = 1000, reason: str | None = None) -> None:
        """End it."""


class Allowance:
    """A bucket that fills by `rate` a second up to `burst` and pays for messages, or for characters."""

    def __init__(self, now: float, rate: float = RATE, burst: int = BURST) -> None:
        self._rate, self._burst = rate, burst
        self._left, self._at = float(burst), now

    def take(self, now: float, cost: int = 1) -> bool:
        """Whether one more message, or so much more, is within the allowance."""
        self._left = min(float(self._burst), self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < cost:
            return False
        self._left -= cost
        return True


class Connection:
    """A signed-in device. Only its place in view and feed is remembered, so a slow reader costs nothing."""

    def __init__(
        self, socket: Socket, publisher: Publisher, seat: str, person: str, since: int, address: str = ""
    ) -> None:
        self.seat, self.person, self.address = seat, person, address
        now = asyncio.get_running_loop().time()
        self.allowance, self.words = Allowance(now), Allowance(now, WORDS, MOST_WORDS)
        self.last_act = now
        self._socket, self._publisher = socket, publisher
        self._revision, self._since = "", since
        # A device that comes back may have missed a correction: then its list begins anew.
        self._journal: Journal | None = None if since else publisher.journal
        self._answers: deque[bytes] = deque(maxlen=WAITING)
        self._fresh: deque[bytes] = deque(maxlen=WAITING)
        self._ended = False
        self._news = self._stale = True
        self._timer: asyncio.TimerHandle | None = None
        self._wake = asyncio.Event()
        self._wake.set()

    @property
    def role(self) -> str:
        """Seat, chair, control and so on."""
        return role_of(self.seat)

    def changed(self) -> None:
        """There may be something new."""
        self._news = self._stale = True
        self._wake.set()

    def answer(self, message: Done | Answer | Message, *, fresh: bool = False) -> None:
        """Put an answer on its way; `fresh`: after feed and view as they are now."""
        (self._fresh if fresh else self._answers).append(message.model_dump_json().encode())
        if fresh:
            self._news = self._stale = True
        self._wake.set()

    def end(self, message: Refused) -> None:
        """Say why, then end."""
        self.answer(message)
        self._ended = True

    async def send_for_ever(self) -> None:
        """Send answers at once, happenings and views in their rhythm; until it is ended."""
        loop = asyncio.get_running_loop()
        feed_due = view_due = 0.0
        while True:
            await self._wake.wait()
            self._wake.clear()
            async with asyncio.timeout(PATIENCE):
                await self._send_all(self._answers)
                if self._ended:
                    return
                now, fresh = loop.time(), deque(self._fresh)
                self._fresh.clear()
                if self._news and (fresh or now >= feed_due):
                    self._news = False
                    await self._send_feed()
                    feed_due = now + FEED_BETWEEN
                if self._stale and (fresh or now >= view_due):
                    self._stale = False
                    await self._send_view()
                    view_due = now + BETWEEN
                await self._send_all(fresh)
            if self._news or self._stale:
                self._again(loop, feed_due if self._news else view_due)

    def _again(self, loop: asyncio.AbstractEventLoop, at: float) -> None:
        """Look once more at this time, by one timer."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = loop.call_at(at, self._wake.set)

    async def _send(self, frame: bytes) -> None:
        await self._socket.send_bytes(frame)

    async def _send_all(self, answers: deque[bytes]) -> None:
        while answers:
            await self._send(answers.popleft())

    async def _send_feed(self) -> None:
        journal = self._publisher.journal
        anew, self._journal = journal is not self._journal, journal
        found = self._publisher.happened(self.seat, self._since, anew=anew)
        if found is not None:
            self._since, frame = found
            await self._send(frame)

    async def _send_view(self) -> None:
        found = self._publisher.message(self.seat, self._revision)
        if found is not None:
            self._revision, frame = found
            await self._send(frame)
