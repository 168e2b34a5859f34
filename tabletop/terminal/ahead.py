"""Keys take effect one after the other: what is typed ahead reaches the screen that its first key opens."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.worker import Worker

ASKING = ("act", "ask", "attach", "enter", "leave", "send", "sit", "step")
"""Groups of workers that put questions or lead to another screen."""

LEAVING = "leave"

LONGEST = 2.0
"""Seconds that keys wait at most; a screen that takes longer may never come."""

STEP = 0.02
"""Seconds until it is looked again whether keys that wait can go on."""

ROUNDS = 3
"""How often it is waited until all messages are done: a key's own, those they led to, and what these open."""

STOP = "ctrl+c"
"""The key that never waits."""


class TypedAhead(App[int]):
    """An app in which a fast "p 2 3" is a key that opens a form, and two for the form."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Event] = deque()
        self._under_way = self._number = 0
        self._since: float | None = None
        self._looks = False

    async def on_event(self, event: events.Event) -> None:
        """Hold what is typed while a key before it is under way, or a question on its way."""
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if not typed or (isinstance(event, events.Key) and event.key == STOP):
            await super().on_event(event)
            return
        self._waiting.append(event)
        await self._let_go()

    async def _let_go(self) -> None:
        """The first that waits, once there is somebody to take it; then soon the next."""
        while self._waiting and not self._held:
            await super().on_event(self._waiting.popleft())
            self._number += 1
            self._under_way = self._number
            self._follow(ROUNDS)
        if self._waiting and not self._looks:
            self._looks = True
            self.set_timer(STEP, self._look_again)

    async def _look_again(self) -> None:
        self._looks = False
        await self._let_go()

    @property
    def _held(self) -> bool:
        """Whether what is typed now must wait; it does not wait for ever."""
        if not self._under_way and not self._screen_comes:
            self._since = None
            return False
        self._since = self._since or monotonic()
        return monotonic() - self._since < LONGEST

    @property
    def _screen_comes(self) -> bool:
        """Whether what is typed now is meant for a screen that is not there yet."""
        if not self.screen_stack:
            return False
        screen = self.screen
        return not screen.is_mounted or any(
            worker.group in ASKING and not worker.is_finished and self._leads_on(worker, screen)
            for worker in self.workers
        )

    def _leads_on(self, worker: Worker[Any], screen: Screen[Any]) -> bool:
        """Whether this work puts its next screen over the one that is shown, or takes that away."""
        alone = len(self.screen_stack) == 1 or worker.group == LEAVING
        return worker.node is screen or (worker.node is self and alone)

    def _follow(self, rounds: int) -> None:
        """See when a key has been through: messages are taken in order, from its widget up to the app."""
        way = list((self.focused or self.screen).ancestors_with_self)
        self._pass(self._number, rounds, way)

    def _pass(self, number: int, rounds: int, way: Sequence[MessagePump]) -> None:
        """Queue behind what waits at the next of these; one that closes has nothing left to do."""
        for place, each in enumerate(way, 1):
            if each.call_later(self._passed, number, rounds, way[place:]):
                return

    async def _passed(self, number: int, rounds: int, way: Sequence[MessagePump]) -> None:
        if number != self._number:
            return
        if way:
            self._pass(number, rounds, way)
        elif rounds > 1:
            self._follow(rounds - 1)
        else:
            self._under_way = 0
            await self._let_go()
