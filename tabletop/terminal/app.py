"""The program on the screen: themes, settings, and the way between the list and an exercise."""

from __future__ import annotations

import traceback
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from tabletop.terminal import quiet
from tabletop.terminal.ahead import TypedAhead
from tabletop.terminal.makers import Makers
from tabletop.terminal.settings import Settings, load, save, themed
from tabletop.terminal.themes import THEMES

if TYPE_CHECKING:
    from tabletop.room.service import Room
    from tabletop.terminal.attaching import Attach
    from tabletop.terminal.beginning import Wanted
    from tabletop.terminal.sitting import Sitting

FAULT = (
    "Tabletop has a fault and had to stop. Everything confirmed is kept; open the exercise again and it "
    "stands paused where it was.{file}\nWhat follows helps to mend it.\n\n{trace}"
)


class ConsoleApp(TypedAhead):
    """Begins with an exercise that is open or to begin, with a room elsewhere, or with the list of all.

    Whoever runs it closes `sitting` at the end; what makes reports, papers and demos is handed in.
    """

    TITLE = "Tabletop"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", "Stop", show=False, priority=True),
        Binding("ctrl+q", "quit", "Leave", show=False),
    ]

    def __init__(
        self,
        room: Room | None = None,
        makers: Makers | None = None,
        *,
        wanted: Wanted | None = None,
        attach: Attach | None = None,
    ) -> None:
        self.settings, self.told = load()
        super().__init__()
        self.makers = makers or Makers()
        self.sitting: Sitting | None = None
        self.trouble: Exception | None = None
        self._room, self._wanted, self._elsewhere = room, wanted, attach
        for theme in THEMES:
            self.register_theme(theme)
        self.use(self.settings)
        if self.settings.keys:
            self.set_keymap(dict(self.settings.keys))

    def use(self, settings: Settings) -> None:
        """Show these settings at once; they are not kept by that."""
        self.theme = settings.theme
        self.animation_level = "none" if settings.motion == "reduced" else "full"

    def keep(self, settings: Settings) -> str:
        """Use and keep settings; a sentence if they could not be kept."""
        self.settings = settings
        self.use(settings)
        return save(settings)

    def on_ready(self) -> None:
        """The first picture stands."""
        self.call_after_refresh(quiet.settle)

    def on_mount(self) -> None:
        """The exercise, what has to be asked before it, or the list."""
        if not self.is_headless:
            from tabletop.terminal.signals import obey

            obey(self)
        if self.makers.beside is not None:
            self.run_worker(self._open_door(), group="door")
        if self._room is not None:
            from tabletop.terminal.sitting import played

            self.open_exercise(played(self._room))
        elif self._elsewhere is not None:
            from tabletop.terminal.attaching import attach

            self.run_worker(attach(self, self._elsewhere), group="attach")
        elif self._wanted is not None:
            from tabletop.terminal.starting import begin

            self.run_worker(begin(self, self._wanted), group="attach")
        else:
            from tabletop.terminal.screens.home import Home

            self.push_screen(Home(self.told))

    async def _open_door(self) -> None:
        """Let people in; if the address is taken, say so and go on without."""
        assert self.makers.beside is not None
        try:
            await self.makers.beside.start()
        except OSError as error:
            self.trouble = error
            await self.end(1)

    def open_exercise(self, sitting: Sitting) -> None:
        """Show an exercise on the console."""
        from tabletop.room.sealing import SealedPort
        from tabletop.terminal.screens.console import Console

        self.sitting = sitting
        door = self.makers.beside.door if self.makers.beside is not None else sitting.line
        port = sitting.port if door is None else SealedPort(sitting.port)
        self.push_screen(Console(port, reading=sitting.reading, door=door))

    def key_of(self, id: str) -> str:
        """The key of a command as the settings have it."""
        from tabletop.terminal.commands import COMMANDS

        return self.settings.keys.get(id, COMMANDS[id].key)

    def next_theme(self) -> None:
        """Another theme, kept for the next time."""
        from tabletop.terminal.screens.console import Console

        names = [theme.name for theme in THEMES]
        theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]
        trouble = self.keep(themed(self.settings, theme))
        if isinstance(self.screen, Console):
            self.screen.tell(trouble or f"Theme: {theme}.", "bad" if trouble else "quiet")

    def leave_exercise(self) -> None:
        """Let go of the exercise: back to the list, or out if there was none."""
        self.run_worker(self._leave(), group="leave", exclusive=True)

    async def _leave(self) -> None:
        from tabletop.terminal.screens.home import Home

        home = next((screen for screen in self.screen_stack if isinstance(screen, Home)), None)
        if home is None:
            await self.end(0)
            return
        await self.store_drafts()
        while self.screen is not home:
            await self.pop_screen()
        if self.sitting is not None:
            self.sitting.close()
            kept = self.sitting.room is not None and self.sitting.place
            home.tell(f"Kept in {kept}." if kept else "Nothing was changed.", "quiet")
            self.sitting = None
        home.action_read_again()

    async def store_drafts(self) -> None:
        """Store what is being typed; it never waits for anything but the disk."""
        if self.sitting is not None:
            for screen in self.screen_stack:
                store: Callable[[], Awaitable[None]] | None = getattr(screen, "store_now", None)
                if store is not None:
                    await store()

    async def end(self, code: int) -> None:
        """Leave for the shell; what is being typed is stored first."""
        await self.store_drafts()
        if self.makers.beside is not None and self.trouble is None:
            await self.makers.beside.stop()
        if self.sitting is not None and self.sitting.line is not None:
            await self.sitting.line.close()
        self.exit(code, return_code=code)

    async def action_quit(self) -> None:
        """Out of the exercise, or out of the program; never from under a delegation's hands."""
        from tabletop.terminal.screens.handover import HandOver

        if any(isinstance(screen, HandOver) for screen in self.screen_stack):
            return
        if self.sitting is not None:
            self.leave_exercise()
        else:
            await self.end(0)

    async def action_leave(self) -> None:
        """Out, from the sign-in."""
        await self.end(0)

    async def action_interrupt(self) -> None:
        """Ctrl-C: a clean end."""
        await self.end(130)

    def _fatal_error(self) -> None:
        """A fault of the program in words, its trace without the values of variables: they may be private."""
        place = self.sitting.place if self.sitting else ""
        file = f" It is in {place}." if place else ""
        self.panic(Text(FAULT.format(file=file, trace=traceback.format_exc())))
