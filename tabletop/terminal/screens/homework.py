"""What is done from the first screen: begin, go on, look inside, print, demonstrate, report."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from textual import work

from tabletop.terminal import beginning
from tabletop.terminal.screens.reader import Reader
from tabletop.terminal.screens.waiting import Stopped, Waiting
from tabletop.terminal.shelf import DAMAGED, IN_USE, OTHER, Offer, Saved, read_offer, read_saved

if TYPE_CHECKING:
    from tabletop.scenario.model import Scenario
    from tabletop.terminal.screens.home import Home
    from tabletop.terminal.sitting import Sitting

NOT_HERE = "That cannot be done here."


class Homework:
    """The deeds of the first screen; it is mixed into it."""

    @property
    def here(self) -> Home:
        """The screen itself."""
        return cast("Home", self)

    @property
    def busy(self) -> bool:
        """Whether something is being asked or made; a key that comes between two questions does nothing."""
        return any(
            worker.group == "act" and worker.node is self.here and not worker.is_finished
            for worker in self.here.app.workers
        )

    def open_chosen(self) -> None:
        """Begin a scenario, or go on with a saved exercise."""
        if self.busy:
            return
        found = self.here.chosen
        if isinstance(found, Offer):
            self.begin_scenario(found)
        elif found is not None:
            self.go_on(found)

    @work(group="act", exclusive=True)
    async def begin_scenario(self, offer: Offer) -> None:
        """Ask what has to be known, then open the console."""
        scenario = await self._scenario(offer)
        if scenario is None:
            return
        wanted = await beginning.asked(self.here.app, scenario)
        if wanted is None:
            self.here.tell("Nothing was begun.", "quiet")
            return

        def open_it() -> Sitting:
            from tabletop.terminal.sitting import begun

            return begun(*wanted)

        await self._open(open_it)

    @work(group="act", exclusive=True)
    async def go_on(self, each: Saved) -> None:
        """Resume; what is over or damaged is only read."""
        each = await asyncio.to_thread(read_saved, each)
        if each.state in (IN_USE, OTHER):
            self.here.tell(each.trouble, "bad")
        elif each.state == DAMAGED or each.ended:
            await self._inspect(each)
        else:
            await self._open(lambda: _sitting("resumed", each.path))

    async def _open(self, open_it: Callable[[], Sitting]) -> None:
        from tabletop.store.errors import StoreError

        home = self.here
        home.tell("Opening ...", "quiet")
        try:
            sitting = await asyncio.to_thread(open_it)
        except StoreError as error:
            home.tell(str(error), "bad")
            return
        home.tell(sitting.note, "bad" if sitting.note else "")
        home.app.open_exercise(sitting)

    def action_look_inside(self) -> None:
        """Read a saved exercise; nothing is changed."""
        if self.busy:
            return
        found = self.here.chosen
        if isinstance(found, Saved):
            self.look_inside(found)
        else:
            self.here.tell("i looks into a saved exercise. For a scenario, p prints its papers.", "bad")

    @work(group="act", exclusive=True)
    async def look_inside(self, each: Saved) -> None:
        """The same for one of them."""
        await self._inspect(each)

    async def _inspect(self, each: Saved) -> None:
        await self._open(lambda: _sitting("opened", each.path))

    def action_papers(self) -> None:
        """Print the papers of a scenario."""
        if not self.busy:
            self._with_scenario(self._papers, "p prints the papers of a scenario; the cursor is on none.")

    async def _papers(self, scenario: Scenario) -> None:
        home, make = self.here, self.here.app.makers.papers
        if make is None:
            home.tell(NOT_HERE, "bad")
            return
        chosen = await beginning.which(home.app, scenario)
        folder = await beginning.which_folder(home.app, scenario) if chosen else None
        if chosen is None or folder is None:
            home.tell("Nothing was printed.", "quiet")
            return
        named, timing = chosen
        said = await home.app.push_screen_wait(
            Waiting[str]("Printing the papers", lambda far: make(named, timing, folder))
        )
        self._say(said)

    def action_demo(self) -> None:
        """Let stand-ins play a scenario."""
        if not self.busy:
            self._with_scenario(self._demo, "d lets stand-ins play a scenario; the cursor is on none.")

    async def _demo(self, scenario: Scenario) -> None:
        from tabletop.terminal.makers import Played

        home, make = self.here, self.here.app.makers.demo
        timing = await beginning.which_timing(home.app, scenario) if make else None
        if make is None or timing is None:
            home.tell("Nothing was played." if make else NOT_HERE, "quiet")
            return
        title = f"Stand-ins play {scenario.title}"
        made: Played | Exception = await home.app.push_screen_wait(
            Waiting[Played](title, lambda far: make(scenario, timing, far))
        )
        if not isinstance(made, Played):
            self._say(made)
            return
        choices = ["Read what came of it", "Walk through it on the console, event by event"]
        place = await beginning.choose(home.app, "Played to the end", choices)
        if place == 0:
            home.app.push_screen(Reader(made.told))
        elif place == 1:
            await self._open(lambda: _demonstrated(made))

    def action_report(self) -> None:
        """Write the report of a saved exercise."""
        if self.busy:
            return
        found = self.here.chosen
        if isinstance(found, Saved):
            self.write_report(found)
        else:
            self.here.tell("r writes the report of a saved exercise; the cursor is on none.", "bad")

    @work(group="act", exclusive=True)
    async def write_report(self, each: Saved) -> None:
        """Beside its file."""
        make = self.here.app.makers.report
        if make is None:
            self.here.tell(NOT_HERE, "bad")
            return

        def written(far: Callable[[str], None]) -> str:
            sitting = _sitting("opened", each.path)
            return f"The report is in {make(*sitting.record(), each.path)}. {sitting.note}"

        self._say(await self.here.app.push_screen_wait(Waiting[str]("Writing the report", written)))

    def _say(self, said: Any) -> None:
        """What came of something made in a thread; a fault of the program is not hidden."""
        if isinstance(said, Stopped):
            self.here.tell("Stopped.", "quiet")
        elif isinstance(said, OSError | ValueError) or type(said).__module__ == "tabletop.store.errors":
            self.here.tell(str(said), "bad")
        elif isinstance(said, Exception):
            raise said
        else:
            self.here.tell(str(said), "good")

    @work(group="act", exclusive=True)
    async def _with_scenario(self, deed: Callable[[Scenario], Awaitable[None]], otherwise: str) -> None:
        found = self.here.chosen
        if not isinstance(found, Offer):
            self.here.tell(otherwise, "bad")
            return
        scenario = await self._scenario(found)
        if scenario is not None:
            await deed(scenario)

    async def _scenario(self, offer: Offer) -> Scenario | None:
        read = offer if offer.scenario else await asyncio.to_thread(read_offer, offer)
        if read.scenario is None:
            self.here.tell(read.fault, "bad")
        return read.scenario


def _sitting(how: str, file: Path) -> Sitting:
    from tabletop.terminal import sitting

    return sitting.resumed(file) if how == "resumed" else sitting.opened(file)


def _demonstrated(made: Any) -> Sitting:
    from tabletop.terminal.sitting import shown

    return shown(made.log, made.head, "a demo")
