"""Acting through the desk: menus, grids, rows, a typed line, what was not sent."""

from __future__ import annotations

from functools import partial

from tabletop.desk.choices import Wrong
from tabletop.desk.examples import LINE_EXAMPLE, fitting
from tabletop.desk.vocabulary import VERBS, find
from tabletop.showing.names import Names
from tabletop.showing.rows import Row, Target
from tabletop.showing.tables.cues import inject_line
from tabletop.terminal.commands import WAYS
from tabletop.terminal.menus import Doing, acts_of, doings, grids, groups
from tabletop.terminal.screens.menu import Menu
from tabletop.terminal.screens.part import Part
from tabletop.terminal.screens.reader import Reader
from tabletop.terminal.unsent import go_on
from tabletop.terminal.widgets.board import Board
from tabletop.terminal.widgets.panel import Panel


class Acting(Part):
    """What leads to acts; it is mixed into the console."""

    def do(self, verb: str, given: dict[str, str] | None = None, ahead: str = "") -> None:
        """Run a verb of the desk."""
        console = self.here
        console.begin(partial(console.desk.run, VERBS[verb], ahead, given))

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
        """The four grids; on the matrix that of the clause under the cursor, on texts that of a decision."""
        console = self.here
        asked = [t for t in console.seen.control.texts if t.status == "open"] if console.seen else []
        if console.panel == "positions":
            self.do("grid positions", {"Clause": console.query_one(Panel).matrix.clause})
        elif console.panel == "texts" and asked:
            self.do("grid silence", {"Which text": str(asked[0].number)} if len(asked) == 1 else None)
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
            self.here.open_score(row.target)
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
            self.here.walk_to(int(row.target.name))

    def waiting_inject(self) -> None:
        """What to do about the inject that waits for a word; in room view nothing is told about it."""
        console = self.here
        injects = console.seen.control.injects if console.seen else ()
        waiting = next((i for i in injects if i.status == "proposed"), None)
        if waiting is None or console.seen is None:
            console.tell("No inject waits for your word.", "quiet")
            return
        number, control = waiting.number, console.seen.control
        known = doings(Target("inject", str(number), "proposed"), control)
        title = f"Inject {number}"
        if console.desk.room_view:
            known = [doing for doing in known if doing.verb in WAYS]
        else:
            title = inject_line(Names(control), control, waiting)
        console.begin(partial(self._choose, title, known))

    def resume_unsent(self) -> None:
        """Go on with what was being written."""
        self.here.begin(partial(go_on, self.here.desk, self.here.surface))

    def command_line(self) -> None:
        """A line as in line mode."""
        from tabletop.terminal.screens.lineentry import HINT, LineEntry

        async def ask() -> None:
            desk = self.here.desk
            here, line = desk.room_view, desk.open_line
            hint = HINT.format(example=fitting(LINE_EXAMPLE, await desk.view()))
            entry = LineEntry(hint, line.text(here), partial(line.write, here))
            typed = await self.here.app.push_screen_wait(entry)
            if typed and await self._run_line(typed):
                line.write(here, "")

        self.here.begin(ask)

    async def _run_line(self, typed: str) -> bool:
        """Whether it was carried out, or taken over by a form; what was not comes back."""
        console = self.here
        try:
            verb, rest = find(typed)
        except Wrong as wrong:
            console.tell(str(wrong), "bad")
            return False
        panels = {"scores": "scores", "log": "log", "positions": "positions", "texts": "texts"}
        if verb.name in ("room view", "control view"):
            console.desk.room_view = verb.name == "room view"
        elif verb.name == "quit":
            self.here.leave()
        elif verb.name == "report":
            self.here.report()
        elif verb.name in panels:
            console.open_panel(panels[verb.name])
        else:
            return await console.desk.run(verb, rest) or not rest
        return True
