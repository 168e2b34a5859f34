"""Looking: private news, the scores to their acts, charts, and walking the log."""

from __future__ import annotations

from functools import partial

from tabletop.showing.happened import fit_for_the_room, sentence
from tabletop.showing.names import Names
from tabletop.showing.rows import Target
from tabletop.terminal.screens.part import Part
from tabletop.terminal.screens.reader import Reader


class Looking(Part):
    """What only looks; it is mixed into the console."""

    def private_news(self) -> None:
        """What room view held back."""
        console = self.here
        if console.seen is None:
            return
        if console.desk.room_view:
            console.tell("Private news are read in control view: v, when only you are looking.", "bad")
            return
        names = Names(console.seen.control)
        held = [i for i in console.seen.feed if i.sequence > console.private_told and not fit_for_the_room(i)]
        console.private_told = console.seen.feed[-1].sequence if console.seen.feed else 0
        lines = [sentence(names, item) for item in held] or ["Nothing new since you last looked."]
        console.app.push_screen(Reader(["Private news", *lines]))

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
            self.here.leave()
