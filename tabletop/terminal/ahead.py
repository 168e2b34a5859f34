"""Keys typed in the instant before a question stands on the screen wait for it."""

from __future__ import annotations

from collections import deque
from time import monotonic

from textual import events
from textual.app import App
from textual.screen import ModalScreen

ASKING = "act"
"""The group of workers that put questions."""

LONGEST = 1.0
"""Seconds that a key waits at most; a question that takes longer may never come."""

STEP = 0.02
"""Seconds between two keys that waited, so that each finds what the one before has opened."""


class TypedAhead(App[int]):
    """An app whose screens ask in workers of the group `act`: a fast "p 2 3" reaches the form it opens."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Key] = deque()
        self._since = 0.0

    async def on_event(self, event: events.Event) -> None:
        """Hold a key while a question is on its way, or while keys before it wait."""
        fresh = isinstance(event, events.Key) and not event.is_forwarded
        if not fresh or not (self._waiting or self._question_comes()):
            await super().on_event(event)
            return
        assert isinstance(event, events.Key)
        if not self._waiting:
            self._since = monotonic()
            self.set_timer(STEP, self._let_go)
        self._waiting.append(event)

    def _question_comes(self) -> bool:
        """Whether what is typed now is meant for a question that is not there yet."""
        if not self.screen_stack:
            return False
        screen = self.screen
        if isinstance(screen, ModalScreen):
            return screen.focused is None and not screen.is_mounted
        return any(w.group == ASKING and w.node is screen and not w.is_finished for w in self.workers)

    async def _let_go(self) -> None:
        """The first key that waits, once there is somebody to take it; then soon the next."""
        if not self._question_comes() or monotonic() - self._since > LONGEST:
            await super().on_event(self._waiting.popleft())
            self._since = monotonic()
        if self._waiting:
            self.set_timer(STEP, self._let_go)
