"""What the console's commands do: acts through the desk, menus, views, walking the log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from tabletop.desk.choices import Wrong
from tabletop.desk.vocabulary import VERBS, find
from tabletop.room.port import FeedItem
from tabletop.showing.happened import sentence
from tabletop.showing.names import Names
from tabletop.showing.rows import Row, Target
from tabletop.terminal.menus import Doing, acts_of, doings, grids, groups
from tabletop.terminal.screens.menu import Menu
from tabletop.terminal.screens.reader import Reader
from tabletop.terminal.widgets.board import Board
from tabletop.terminal.widgets.matrix import Matrix

if TYPE_CHECKING:
    from tabletop.terminal.screens.console import Console

SEPARATOR = " / "
STANDINS = (
    "The program plays an empty seat from that seat's own papers, while the clock runs. Choose a delegation "
    "to hand over, or to take back."
)


class Doings:
    """The deeds of a console; it is mixed into the screen that shows them."""

    @property
    def here(self) -> Console:
        """The screen itself."""
        return cast("Console", self)

    def do(self, verb: str, given: dict[str, str] | None = None, ahead: str = "") -> None:
        """Run a verb of the desk."""
        console = self.here
        console.begin(partial(console.desk.run, VERBS[verb], ahead, given))

    def toggle_clock(self) -> None:
        """Start or stop."""
        console = self.here
        if console.seen and console.seen.control.clock.ended:
            console.tell("The exercise is over; its clock stands for good.", "bad")
        elif console.seen:
            self.do("start" if console.seen.control.clock.paused else "pause")

    def toggle_view(self) -> None:
        """Room view or control view."""
        console = self.here
        console.desk.room_view = not console.desk.room_view
        words = "Room view: safe to project." if console.desk.room_view else (
            "Control view: private things are shown. v goes back to room view."
        )  # fmt: skip
        console.changed()
        console.tell(words, "quiet")

    def act_menu(self) -> None:
        """Acts by kind, then the act."""
        self.here.begin(self._act_menu)

    async def _act_menu(self) -> None:
        console, kinds = self.here, groups()
        kind = await console.app.push_screen_wait(Menu("Act", [title for _, title in kinds]))
        if kind is not None:
            await self._choose(kinds[kind][1], acts_of(kinds[kind][0]))

    async def _choose(self, title: str, known: list[Doing]) -> None:
        console = self.here
        place = await console.app.push_screen_wait(Menu(title, [each.title for each in known]))
        if place is not None:
            each = known[place]
            await console.desk.run(VERBS[each.verb], each.ahead, each.given)

    def grid_menu(self) -> None:
        """The four grids; on the matrix, positions on the clause under the cursor."""
        console = self.here
        if console.panel == "positions":
            self.do("grid positions", {"Clause": console.query_one(Matrix).clause})
        else:
            console.begin(partial(self._choose, "Enter a round by grid", grids()))

    def row_menu(self) -> None:
        """What can be done with the row under the cursor."""
        row = self.here.query_one("#board", Board).current
        if row is not None:
            self.open_row(row)

    def open_row(self, row: Row) -> None:
        """Read it, or choose what to do with it."""
        console = self.here
        if row.target is None or console.seen is None:
            return
        if row.target.kind == "reading":
            console.app.push_screen(Reader([row.target.name]))
        elif row.target.kind == "score":
            self.open_score(row.target)
        elif console.past:
            console.app.push_screen(Reader([row.words]))
        elif row.target.kind == "act":
            console.begin(partial(self._open_act, row))
        else:
            known = doings(row.target, console.seen.control)
            console.begin(partial(self._choose, row.words, known))

    async def _open_act(self, row: Row) -> None:
        assert row.target is not None
        place = await self.here.app.push_screen_wait(
            Menu(f"Event {row.target.name}", ["Read it in full", "Undo it", "Look at that moment"], row.words)
        )
        if place == 0:
            self.here.app.push_screen(Reader([f"Event {row.target.name}", row.words]))
        elif place == 1:
            await self.here.desk.run(VERBS["undo"], "", {"Which act": row.target.name})
        elif place == 2:
            self.walk_to(int(row.target.name))

    def resume_unsent(self) -> None:
        """Go on with what was being written."""
        console = self.here
        unsent = console.desk.unsent
        try:
            verb, rest = find(unsent) if unsent else (None, "")
        except Wrong:
            verb = None
        if verb is None:
            console.tell("Nothing unsent waits.", "quiet")
            return
        answers = tuple(part.strip() for part in rest.strip().removeprefix("/").split(SEPARATOR))
        console.begin(partial(console.desk.run, verb, SEPARATOR.join(answers[:-1]), None, answers))

    def command_line(self) -> None:
        """A line as in line mode."""
        from tabletop.terminal.screens.lineentry import LineEntry

        async def ask() -> None:
            typed = await self.here.app.push_screen_wait(LineEntry())
            if typed:
                await self._run_line(typed)

        self.here.begin(ask)

    async def _run_line(self, typed: str) -> None:
        console = self.here
        try:
            verb, rest = find(typed)
        except Wrong as wrong:
            console.tell(str(wrong), "bad")
            return
        panels = {"scores": "scores", "log": "log", "positions": "positions", "texts": "texts"}
        if verb.name in ("room view", "control view"):
            console.desk.room_view = verb.name == "room view"
        elif verb.name == "quit":
            self.leave()
        elif verb.name in panels:
            console.open_panel(panels[verb.name])
        else:
            await console.desk.run(verb, rest)

    def private_news(self) -> None:
        """What room view held back."""
        console = self.here
        if console.seen is None:
            return
        if console.desk.room_view:
            console.tell("Private news are read in control view: v, when only you are looking.", "bad")
            return
        from tabletop.showing.happened import fit_for_the_room

        names = Names(console.seen.control)
        held = [i for i in console.seen.feed if i.sequence > console.private_told and not fit_for_the_room(i)]
        console.private_told = console.seen.feed[-1].sequence if console.seen.feed else 0
        lines = [sentence(names, item) for item in held] or ["Nothing new since you last looked."]
        console.app.push_screen(Reader(["Private news", *lines]))

    def noticed(self, fresh: list[FeedItem]) -> None:
        """Something has happened: a place for what reacts to it."""

    def open_score(self, target: Target) -> None:
        """One step deeper, or the charts."""
        console = self.here
        if target.name == "charts":
            console.begin(self._charts)
        else:
            console.scores.open(target.name)
            console.show_panel(anew=True)

    async def _charts(self) -> None:
        from tabletop.showing.boards.scores import series
        from tabletop.terminal.screens.charts import Charts

        await self.here.app.push_screen_wait(Charts(series(self.here.scores.cards)))

    def next_table(self) -> None:
        """Weigh acts by another table."""
        console = self.here
        console.tell(f"Acts are weighed by the table {console.scores.next_table()} now.", "quiet")
        console.changed()

    def walk(self) -> None:
        """Walk the log from its end; back to the present if it is walked already."""
        console = self.here
        if console.past:
            self.back()
        elif console.seen is not None:
            self.walk_to(console.seen.stored.events)

    def walk_to(self, event: int) -> None:
        """Look at the exercise as it stood after an event."""
        self.here.begin(partial(self._walk_to, event))

    async def _walk_to(self, event: int) -> None:
        console = self.here
        stored = await console.present.stored()
        console.past = max(1, min(event, stored.events))
        console.port = await console.present.past(console.past)
        await console.look()
        happened = (
            [item for item in console.seen.lately if item.sequence == console.past] if console.seen else []
        )
        if console.seen and happened:
            console.tell(sentence(Names(console.seen.control), happened[0]), "quiet")
        else:
            console.tell("What happened here is private, or counts no more.", "quiet")

    def step(self, count: int) -> None:
        """So many events on, or back."""
        if self.here.past:
            self.walk_to(self.here.past + count)

    def back(self) -> None:
        """Up one board of the scores, or from the past to the present."""
        console = self.here
        if console.panel == "scores" and console.scores.up():
            console.show_panel(anew=True)
        elif console.past and not console.reading:
            console.past, console.port = 0, console.present
            console.changed()
            console.tell("Back in the present.", "quiet")
        elif console.reading:
            self.leave()

    def hand_over(self) -> None:
        """Give the laptop to a delegation."""

    def start_of_class(self) -> None:
        """The checklist before the first move."""

    def roster(self) -> None:
        """Who sits where."""

    def practice(self) -> None:
        """A practice silence."""

    def report(self) -> None:
        """Write the report."""
        from tabletop.terminal.reporting import write_report

        self.here.begin(partial(write_report, self.here))

    def stand_in(self) -> None:
        """Hand a seat to a stand-in, or take it back."""
        self.here.begin(self._stand_in)

    async def _stand_in(self) -> None:
        from tabletop.room.standing_in import policy_names

        console, played = self.here, self.here.standins
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
        chosen = await console.app.push_screen_wait(Menu(f"Who plays {seat.name}?", known))
        if chosen is not None:
            played.take(seat.id, known[chosen])
            console.tell(f"A stand-in plays {seat.name} now: {known[chosen]}. f6 takes it back.")

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
