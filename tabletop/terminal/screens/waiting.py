"""What is shown while something is being made, and how to stop it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import ClassVar, Generic, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import get_current_worker

from tabletop.terminal.literal import line

T = TypeVar("T")


class Stopped(Exception):
    """The person pressed escape."""


class Waiting(ModalScreen["T | Exception"], Generic[T]):
    """Runs something in a thread and gives what came of it, or why nothing did.

    `make` is given a way to tell how far it is; Stopped comes out of that once escape was pressed.
    """

    CSS_PATH = "menu.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "Stop", priority=True)]

    def __init__(self, title: str, make: Callable[[Callable[[str], None]], T]) -> None:
        super().__init__()
        self._title, self._make, self._halt = title, make, Event()

    def compose(self) -> ComposeResult:
        """Title, how far it is, how to stop it."""
        with Vertical(id="menu"):
            yield Static(line(self._title), id="title")
            yield Static(line("Begun ..."), id="far")
            yield Static(line("esc stops it"), id="keys")

    def on_mount(self) -> None:
        """Begin."""
        self._work()

    def action_stop(self) -> None:
        """At the next step."""
        self._halt.set()
        self.query_one("#far", Static).update(line("Stopping ..."))

    @work(thread=True, exit_on_error=False)
    def _work(self) -> None:
        made: T | Exception
        try:
            made = self._make(self._far)
        except Exception as error:
            made = error
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self.dismiss, Stopped() if self._halt.is_set() else made)

    def _far(self, words: str) -> None:
        if self._halt.is_set() or get_current_worker().is_cancelled:
            raise Stopped
        self.app.call_from_thread(self.query_one("#far", Static).update, line(words))
