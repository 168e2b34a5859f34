"""Signing in to a room: the code on the card, and one's name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from tabletop.terminal.joining import Refused, RoomPort
from tabletop.terminal.literal import hints, line
from tabletop.terminal.widgets.words import OneLine

Connect = Callable[[str, str], Awaitable[RoomPort]]
KEYS = "`enter` goes on   `tab` moves   `ctrl+q` leaves"
FIGURES = 6
"""Letters and figures of a code; blanks and dashes do not count."""

TOO_SHORT = "A code has six letters and figures, such as ABC-DEF. Look at your card once more."
NAME = "Your name is for the facilitator alone. The record and the report speak of your delegation."


class SignIn(Screen[RoomPort]):
    """Gives the port of the seat that the code opens."""

    CSS_PATH = "signin.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q,escape", "app.leave", "Leave", priority=True),
        Binding("enter", "on", "Go on", priority=True, show=False),
    ]

    def __init__(self, address: str, connect: Connect, note: str = "") -> None:
        super().__init__()
        self._address, self._connect, self._note = address, connect, note

    def compose(self) -> ComposeResult:
        """Two fields."""
        with Vertical(id="card"):
            yield Static(line(f"Join the room at {self._address}"), id="title")
            yield Static(line("Code on your card"), classes="label")
            yield OneLine(id="code", placeholder="ABC-DEF")
            yield Static(line("Your name"), classes="label")
            yield OneLine(id="name")
            yield Static(line(NAME), id="note")
            yield Static("", id="said")
            yield Static(hints(KEYS), id="keys")

    def on_mount(self) -> None:
        """To the code; why it is asked for again is said."""
        self.query_one("#code", OneLine).focus()
        if self._note:
            self._say(self._note, "bad")

    def _say(self, words: str, look: str = "") -> None:
        said = self.query_one("#said", Static)
        said.set_classes(look)
        said.update(line(words, limit=400))

    def action_on(self) -> None:
        """From the code to the name, then in; at once, so that fast typing lands where it is meant."""
        name = self.query_one("#name", OneLine)
        if self.focused is name:
            self.enter()
        else:
            self.set_focus(name)

    @work(group="enter", exclusive=True)
    async def enter(self) -> None:
        """Ask the room; a refusal is said, and what was typed stays."""
        code, name = self.query_one("#code", OneLine).answer, self.query_one("#name", OneLine).answer
        if not code or not name:
            self._say("Type both the code and your name.", "bad")
            return
        if sum(each.isalnum() for each in code) < FIGURES:
            self._wrong(TOO_SHORT)
            return
        self._say("Knocking …")
        try:
            port = await self._connect(code, name)
        except Refused as refusal:
            self._wrong(str(refusal))
            return
        self.dismiss(port)

    def _wrong(self, words: str) -> None:
        """Say why not; the code stands there to be looked at, and gives way to what is typed next."""
        self._say(words, "bad")
        code = self.query_one("#code", OneLine)
        code.focus()
        code.action_select_all()
