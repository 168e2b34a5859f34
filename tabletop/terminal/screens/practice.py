"""The practice silence: a sentence, sixty seconds in large figures, and what it would have meant."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from time import monotonic
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.screen import Screen
from textual.widgets import Static

from tabletop.exercise.views.public import Seat
from tabletop.showing import readings
from tabletop.showing.names import listed
from tabletop.terminal.literal import line, literal
from tabletop.terminal.screens.menu import Menu
from tabletop.terminal.widgets.figures import Figures
from tabletop.terminal.widgets.keyline import KeyLine

SECONDS = 60
COARSE = 10
"""With reduced motion the figures change every so many seconds."""

READY = "Read the sentence aloud. Enter puts it under silence for a minute."
AGAIN = "Nothing is recorded. Enter tries it once more, esc leaves."
Clock = Callable[[], float]


class Practice(Screen[None]):
    """Plays one round of silence; nothing is recorded. `still`: the figures change seldom."""

    CSS_PATH = "practice.tcss"
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "Begin"),
        Binding("b", "breaks", "Break silence"),
        Binding("r", "reserves", "Reservation"),
        Binding("escape,ctrl+q", "dismiss(None)", "Leave"),
    ]

    def __init__(self, seats: Sequence[Seat], *, still: bool = False, clock: Clock = monotonic) -> None:
        super().__init__()
        self._seats, self._still, self._clock = tuple(seats), still, clock
        self._ends: float | None = None
        self._notes: list[str] = []

    def compose(self) -> ComposeResult:
        """The sentence, the figures, what to do or what came of it."""
        title, sentence, _ = readings.PRACTICE
        with Vertical(id="middle"):
            yield Static(line(title), id="title")
            yield Static(line(sentence), id="sentence")
            with Center():
                yield Figures(SECONDS, id="figures")
            yield Static(line(READY), id="said")
            yield Static("", id="notes")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look at the clock four times a second."""
        self.set_interval(0.25, self.tick)

    def tick(self) -> None:
        """Show what is left; at the end, what it meant."""
        if self._ends is None:
            return
        left = max(0, math.ceil(self._ends - self._clock()))
        self._figures(left)
        if left == 0:
            self._over(_adopted(self._notes), "good")

    def _figures(self, left: int) -> None:
        shown = COARSE * math.ceil(left / COARSE) if self._still else left
        self.query_one(Figures).show(shown)

    def _over(self, words: str, look: str) -> None:
        self._ends = None
        self._say(f"{words}\n{AGAIN}", look)

    def _say(self, words: str, look: str = "") -> None:
        said = self.query_one("#said", Static)
        said.set_classes(look)
        said.update(literal(words))

    def action_start(self) -> None:
        """Begin, or begin anew once it is over."""
        if self._ends is None:
            self._ends, self._notes = self._clock() + SECONDS, []
            self.query_one("#notes", Static).update("")
            self._say(readings.PRACTICE[2], "warn")
            self._figures(SECONDS)

    def action_breaks(self) -> None:
        """A delegation objects."""
        self._ask("Who breaks silence?", self._broken)

    def action_reserves(self) -> None:
        """A delegation agrees with a footnote."""
        self._ask("Who enters a reservation?", self._reserved)

    @work(group="ask", exclusive=True)
    async def _ask(self, question: str, do: Callable[[str], None]) -> None:
        if self._ends is None:
            return
        place = await self.app.push_screen_wait(Menu(question, [seat.name for seat in self._seats]))
        if place is not None and self._ends is not None:
            do(self._seats[place].name)

    def _broken(self, name: str) -> None:
        self._over(readings.PRACTICE_BROKEN.format(seat=name), "bad")

    def _reserved(self, name: str) -> None:
        if name not in self._notes:
            self._notes.append(name)
        self.query_one("#notes", Static).update(
            line(f"A footnote, which does not block: {listed(self._notes)}.")
        )


def _adopted(notes: Sequence[str]) -> str:
    if not notes:
        return readings.PRACTICE_KEPT
    return readings.PRACTICE_RESERVED.format(seats=listed(notes))
