"""What a place's screen can do: acts that are open now, by kind or from a row; a typed line; going on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from tabletop.desk.allowed import LOOKS, may, open_now, role_of
from tabletop.desk.choices import Wrong
from tabletop.desk.examples import LINE_EXAMPLE, fitting
from tabletop.desk.vocabulary import VERBS, find
from tabletop.exercise.rules import DELEGATION
from tabletop.exercise.views.alliance import AllianceView
from tabletop.showing.rows import Row
from tabletop.terminal.menus import Doing, doings
from tabletop.terminal.screens.lineentry import LineEntry
from tabletop.terminal.screens.menu import Menu
from tabletop.terminal.screens.reader import Reader
from tabletop.terminal.screens.seatfinder import SeatFinder
from tabletop.terminal.seatdesk import groups, open_verbs
from tabletop.terminal.seatkeys import help_rows, palette
from tabletop.terminal.themes import THEMES
from tabletop.terminal.unsent import go_on
from tabletop.terminal.widgets.board import Board

if TYPE_CHECKING:
    from tabletop.terminal.screens.seatscreen import PlaceScreen

HINT = "An act and its answers, as in line mode, without your own name: {example}. The rest is asked for."
NOT_HERE = "“{}” is not for this seat. a lists what is."


class SeatDoings:
    """The deeds of a place's screen; it is mixed into the screen that shows them."""

    @property
    def here(self) -> PlaceScreen:
        """The screen itself."""
        return cast("PlaceScreen", self)

    @property
    def _role(self) -> str:
        return role_of(self.here.own)

    async def _open(self) -> frozenset[str]:
        if self._role == DELEGATION:
            return open_verbs(await self.here.port.legal())
        if not self.here.place.verbs or self.here.seen is None:
            return frozenset()
        return open_now(self._role, self.here.seen.view.clock)

    def _looks(self) -> tuple[str, ...]:
        """Verbs that only look: for whoever acts here and sees what the alliance sees."""
        seen = self.here.seen
        sees = seen is not None and isinstance(seen.view, AllianceView)
        return LOOKS if sees and self.here.place.verbs else ()

    def action_acts(self) -> None:
        """Acts that are open now, by kind."""
        if self.here.place.verbs:
            self.here.begin(self._acts)
        else:
            self.here.tell("This place only looks.", "quiet")

    async def _acts(self) -> None:
        known = groups(await self._open(), delegation=self._role == DELEGATION)
        if not known:
            self.here.tell("No act is open to you now.", "quiet")
            return
        titles = [title for title, _ in known]
        kind = (
            0
            if len(known) == 1
            else await self.here.app.push_screen_wait(Menu("What you can do now", titles))
        )
        if kind is not None:
            await self._choose(*known[kind])

    async def _choose(self, title: str, known: list[Doing]) -> None:
        place = await self.here.app.push_screen_wait(Menu(title, [each.title for each in known]))
        if place is not None:
            await self._run(known[place])

    async def _run(self, doing: Doing) -> None:
        if doing.verb == "message":
            self.here.action_write()
        else:
            await self.here.desk.run(VERBS[doing.verb], doing.ahead, doing.given)

    def action_row(self) -> None:
        """What can be done with the row under the cursor."""
        if row := self.here.query_one("#board", Board).current:
            self.open_row(row)

    def open_row(self, row: Row) -> None:
        """Read it, go where it leads, or choose what to do with it."""
        target = row.target
        if target is None or self.here.seen is None:
            return
        if target.kind == "reading":
            self.here.app.push_screen(Reader([target.name]))
        elif target.kind == "panel":
            self.here.action_panel(target.name)
        elif target.kind == "conversation":
            self.here.open_conversation(target.name)
        elif target.kind == "score":
            self.here.scores.open(target.name)
            self.here.call_later(self.here.look)
        else:
            self.here.begin(partial(self._open_row, row))

    async def _open_row(self, row: Row) -> None:
        if self.here.seen is None or row.target is None:
            return
        verbs = await self._open() | {*LOOKS}
        known = [each for each in doings(row.target, self.here.seen.alliance) if each.verb in verbs]
        if known:
            await self._choose(row.words, known)
        elif self.here.place.verbs:
            self.here.tell("Nothing can be done with this now.", "quiet")

    def action_plain(self, key: str) -> None:
        """A key that opens a panel or begins an act, where this place has it."""
        for name, panel in self.here.place.panels.items():
            if panel.key == key:
                self.here.action_panel(name)
                return
        if verb := self.here.place.verbs.get(key):
            self.here.begin(partial(self.here.desk.run, VERBS[verb]))

    def action_line(self) -> None:
        """An act in one line."""
        if self.here.place.verbs:
            self.here.begin(self._line)

    async def _hint(self) -> str:
        """With an example in the words of this exercise."""
        example = (
            LINE_EXAMPLE
            if self._role == DELEGATION
            else VERBS[next(iter(self.here.place.verbs.values()))].example
        )
        return HINT.format(example=fitting(example, await self.here.port.view(), self.here.own))

    async def _line(self) -> None:
        desk = self.here.desk
        here, line = desk.room_view, desk.open_line
        entry = LineEntry(await self._hint(), line.text(here), partial(line.write, here))
        typed = await self.here.app.push_screen_wait(entry)
        if typed and await self._run_line(typed):
            line.write(here, "")

    async def _run_line(self, typed: str) -> bool:
        """Whether it was carried out, or taken over by a form; what was not comes back."""
        try:
            verb, rest = find(typed)
        except Wrong as wrong:
            self.here.tell(str(wrong), "bad")
            return False
        if verb.name == "quit":
            self.here.desk.open_line.write(self.here.desk.room_view, "")
            await self.here.action_hand_back()
        elif verb.name in may(self._role) or verb.name in self._looks():
            return await self.here.desk.run(verb, rest) or not rest
        else:
            self.here.tell(NOT_HERE.format(verb.name), "bad")
            return False
        return True

    def action_find(self) -> None:
        """Anything by a few letters."""
        self.here.begin(self._find)

    async def _find(self) -> None:
        known = palette(self.here.place, await self._open())
        found = await self.here.app.push_screen_wait(SeatFinder(known))
        kind, _, name = (found or "").partition(".")
        if kind == "panel":
            self.here.action_panel(name)
        elif kind == "key":
            await self.here.run_action(name)
        elif kind == "verb":
            await self._run(Doing("", name))

    def action_resume(self) -> None:
        """Go on with what was being written."""
        self.here.begin(partial(go_on, self.here.desk, self.here.surface))

    def action_theme(self) -> None:
        """The next of the themes, on this device."""
        names = [theme.name for theme in THEMES]
        self.here.app.theme = names[(names.index(self.here.app.theme) + 1) % len(names)]
        self.here.tell(f"Colours: {self.here.app.theme}.", "quiet")

    def action_help(self) -> None:
        """How this screen works, and every key."""
        self.here.app.push_screen(Reader(help_rows(self.here.place)))
