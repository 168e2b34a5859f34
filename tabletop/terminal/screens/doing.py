"""What else the console's commands do: the clock, views, class, stand-ins, help."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tabletop.desk.presence import NO_ROOM, Need, attention
from tabletop.desk.vocabulary import VERBS
from tabletop.terminal.screens.acting import Acting
from tabletop.terminal.screens.looking import Looking
from tabletop.terminal.screens.menu import Menu
from tabletop.terminal.screens.reader import Reader
from tabletop.terminal.widgets.guide import Guide
from tabletop.terminal.widgets.panel import Panel

if TYPE_CHECKING:
    from tabletop.terminal.circuit import Round

STANDINS = (
    "The program plays an empty seat from that seat's own papers, while the clock runs. Choose a delegation "
    "to hand over, or to take back."
)


IN_CONTROL = "Its row is in control view."


class Doings(Acting, Looking):
    """The deeds of a console; it is mixed into the screen that shows them.

    `away`: the laptop is with a delegation, so that nothing is shown; `circuit` is the round it makes.
    `names_typed` is a class list that is not seated yet; `needed` counts through what needs the facilitator.
    """

    away = False
    circuit: Round | None = None
    names_typed = ""
    needed = 0
    known: Sequence[Need] = ()

    def toggle_clock(self) -> None:
        """Start or stop."""
        console = self.here
        if console.seen and console.seen.control.clock.ended:
            console.tell("The exercise is over; its clock stands for good.", "bad")
        elif console.seen:
            self.here.do("start" if console.seen.control.clock.paused else "pause")

    def toggle_view(self) -> None:
        """Room view or control view."""
        console = self.here
        console.desk.room_view = not console.desk.room_view
        words = "Room view: safe to project." if console.desk.room_view else (
            "Control view: private things are shown. v goes back to room view."
        )  # fmt: skip
        console.changed()
        console.tell(words, "quiet")

    def hand_over(self) -> None:
        """Give the laptop to a delegation."""
        from tabletop.terminal.passing import pass_round

        self.here.begin(partial(pass_round, self.here))

    def start_of_class(self) -> None:
        """The checklist before the first move; it can be read by all, so in room view."""
        self.here.begin(self._start_of_class)

    async def _start_of_class(self) -> None:
        from tabletop.terminal.screens.classstart import ClassStart

        self.here.desk.room_view = True
        await self.here.app.push_screen_wait(ClassStart(self.here))

    def roster(self) -> None:
        """Who sits where."""
        self.here.begin(self.open_roster)

    async def open_roster(self) -> None:
        """The roster; what was typed and not seated waits for the next time."""
        from tabletop.terminal.screens.roster import Roster

        self.names_typed = await self.here.app.push_screen_wait(Roster(self.here.present, self.names_typed))

    def how_to_join(self) -> None:
        """How people come in, large."""
        from tabletop.terminal.screens.joining import HowToJoin

        console = self.here
        where = console.seen.room.where if console.seen and console.seen.room else ()
        if where:
            console.app.push_screen(HowToJoin(where))
        else:
            console.tell(NO_ROOM, "quiet")

    def practice(self) -> None:
        """A practice silence."""
        from tabletop.terminal.screens.practice import Practice

        console = self.here
        if console.seen:
            still = console.app.settings.motion == "reduced"
            console.app.push_screen(Practice(console.seen.shown.seats, still=still))

    def report(self) -> None:
        """Write the report."""
        from tabletop.terminal.reporting import write_report

        self.here.begin(partial(write_report, self.here))

    def attention(self) -> None:
        """What needs the facilitator next, in its own panel; the one after when pressed again."""
        console = self.here
        if console.seen is None:
            return
        seen = console.seen
        private = not seen.room_view
        known = attention(seen.control, seen.now, seen.room, console.calls, private=private)
        self.needed = (self.needed + 1) % len(known) if known == self.known else 0
        self.known = known
        need = known[self.needed]
        console.open_panel(need.panel)
        words = f"{self.needed + 1} of {len(known)}: {need.words}"
        if need.about is not None and not console.query_one(Panel).go_to(need.about):
            words += f" {IN_CONTROL}" if need.about.name and not private else ""
        console.tell(words)

    def stand_in(self) -> None:
        """Hand a seat to a stand-in, or take it back."""
        self.here.begin(self._stand_in)

    async def _stand_in(self) -> None:
        if self.here.door is not None:
            ways = [("Hand a seat to a stand-in", "stand-in"), ("Take a seat back", "take back")]
            place = await self.here.app.push_screen_wait(
                Menu("Stand-ins", [way for way, _ in ways], STANDINS)
            )
            if place is not None:
                await self.here.desk.run(VERBS[ways[place][1]])
            return
        from tabletop.room.standing_in import StandIns, manner, policy_names

        console = self.here
        played = console.standins = console.standins or StandIns(console.present)
        seats = console.seen.control.seats if console.seen else ()
        listed = [f"{s.name}: {played.names.get(s.id, 'played by people')}" for s in seats]
        place = await console.app.push_screen_wait(Menu("Stand-ins", listed, STANDINS))
        if place is None:
            return
        seat = seats[place]
        if seat.id in played.seats:
            played.give_back(seat.id)
            console.tell(f"{seat.name} is back with people.")
            return
        known = policy_names()
        manners = [manner(name) for name in known]
        chosen = await console.app.push_screen_wait(Menu(f"Who plays {seat.name}?", manners))
        if chosen is not None:
            played.take(seat.id, known[chosen])
            console.tell(f"A stand-in plays {seat.name} now: {known[chosen]}. f6 takes it back.")

    def toggle_guide(self) -> None:
        """Hide the tutorial's strip, or bring it back."""
        console, guide = self.here, self.here.query_one(Guide)
        guide.hidden = not guide.hidden
        console.show_guide()
        if not (console.seen and console.seen.control.tutorial):
            console.tell("Only the tutorial has a guide; F1 explains every key.", "quiet")
        elif guide.hidden:
            console.tell(f"The guide is hidden; {console.app.key_of('guide')} brings it back.", "quiet")

    def next_theme(self) -> None:
        """Another theme, kept in the settings."""
        self.here.app.next_theme()

    def help(self) -> None:
        """All keys."""
        from tabletop.terminal.screens.help import help_rows

        self.here.app.push_screen(Reader(help_rows(self.here.app.settings.keys)))

    def palette(self) -> None:
        """Find anything."""
        from tabletop.terminal.screens.finder import Finder

        def chosen(id: str | None) -> None:
            if id is not None:
                self.here.action_command(id)

        self.here.app.push_screen(Finder(self.here.app.settings.keys), chosen)

    def leave(self) -> None:
        """Back to the list of exercises."""
        self.here.app.leave_exercise()
