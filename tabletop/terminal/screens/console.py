"""The console: banner, one panel, what happens beside it, the last line. It shows snapshots, no more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tabletop.desk.presence import room_words
from tabletop.exercise.corrections import CorrectionMade
from tabletop.room.door import RoomState
from tabletop.room.port import Port
from tabletop.showing.boards.record import Teller
from tabletop.showing.happened import sentence
from tabletop.showing.names import Names, capital
from tabletop.store.errors import StoreError
from tabletop.terminal.asking import ScreenSurface
from tabletop.terminal.commands import COMMANDS, PANELS, READ_ALOUD, Calls, Command, shown_key
from tabletop.terminal.deskwork import ConsoleDesk
from tabletop.terminal.literal import line
from tabletop.terminal.panels import SHORT, rows_for
from tabletop.terminal.scoring import ScoreBoard
from tabletop.terminal.screens.doing import Doings
from tabletop.terminal.snapshot import Snapshot, take
from tabletop.terminal.unsent import waiting
from tabletop.terminal.widgets.banner import Banner
from tabletop.terminal.widgets.board import Board
from tabletop.terminal.widgets.guide import Guide
from tabletop.terminal.widgets.keyline import KeyLine
from tabletop.terminal.widgets.panel import Panel

if TYPE_CHECKING:
    from tabletop.room.door import Door
    from tabletop.room.standing_in import StandIns
    from tabletop.terminal.app import ConsoleApp

WIDE, TALL = 120, 36
LEAST = (80, 24)
TOO_SMALL = (
    "This window has {} by {} characters; the console needs {} by {}. Make it larger, or its letters "
    "smaller. Nothing is lost meanwhile, and the clock goes on."
)
KEEP_AFTER = 0.3
STILL = ("look", "program")
"""Groups of commands that change nothing, so that they work in the past as well."""

RUNNING = ("clock", "grid", "verb.next")
"""Commands for as long as the exercise is not over."""

LINE_LOST = "The line to the room is lost. It comes back by itself; what you type is kept."
NARROW = 10


NO_KEY = "f24"
"""Stands for a command without a key, so that the settings can give it one."""


def binding(known: Command) -> Binding:
    """A command's key; function and control keys work whatever has the focus."""
    return Binding(
        known.key or NO_KEY, f"command('{known.id}')", known.title, show=known.footer and bool(known.key),
        id=known.id, tooltip=known.help, priority=known.key.startswith("ctrl+") or known.key[1:].isdigit(),
    )  # fmt: skip


class Console(Doings, Screen[None]):
    """One exercise at the facilitator's hands, through a port."""

    CSS_PATH = "console.tcss"
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        *map(binding, COMMANDS.values()),
        Binding("escape", "back", "Back", show=False),
        Binding("left", "step(-1)", "Back one event", show=False, priority=True),
        Binding("right", "step(1)", "On one event", show=False, priority=True),
        Binding("less_than_sign", "step(-20)", "Back twenty events", show=False),
        Binding("greater_than_sign", "step(20)", "On twenty events", show=False),
    ]

    if TYPE_CHECKING:
        app: ConsoleApp

    def __init__(self, port: Port, *, reading: bool = False, door: Door | None = None) -> None:
        super().__init__()
        self.port = self.present = port
        self.door = door
        self.room: RoomState | None = None
        self.reading = reading
        self.standins: StandIns | None = None
        self.surface = ScreenSurface(self)
        self.desk = ConsoleDesk(self.surface, port)
        self.desk.door = door
        self.scores = ScoreBoard(self.desk)
        self.panel, self.past, self.trouble = "now", 0, ""
        self.seen: Snapshot | None = None
        self.teller, self.told = Teller(), 0
        self.private_told = 0
        self._looking = self._two = False
        self._unsent: dict[str, str] = {}
        self.calls = Calls({})

    def compose(self) -> ComposeResult:
        """Banner, tabs, panel, side, last line, keys."""
        yield Banner(id="banner")
        yield Static("", id="tabs")
        yield Guide(id="guide")
        with Horizontal(id="body"):
            yield Panel(id="board")
            yield Board(id="side", empty="What happens is told here.")
        yield Static("", id="ticker")
        yield KeyLine(self.offers)
        yield Static("", id="small")

    async def on_mount(self) -> None:
        """Look for the first time, then once a second."""
        self.calls = Calls(self.app.settings.keys)
        self.query_one("#side", Board).can_focus = False
        self.query_one("#side", Board).follow = True
        await self._open()
        if self.reading:
            self.walk()
        else:
            self.set_interval(1.0, self._tick)

    async def _open(self) -> None:
        self.desk.take_up(await self.present.drafts())
        await self.look(first=True)
        self.open_panel(self.panel)
        self.call_after_refresh(self.show_panel, anew=True)
        if self.seen and self.seen.feed:
            self.told = self.private_told = self.seen.feed[-1].sequence
        if waits := waiting(self.desk):
            self.tell(waits)

    def on_resize(self, event: events.Resize) -> None:
        """Narrow, wide, or too small to be read."""
        width, height = event.size
        wide = width >= WIDE
        self.set_class(wide, "wide")
        self.query_one(Banner).set_class(wide and height >= TALL, "wide")
        small = width < LEAST[0] or height < LEAST[1]
        self.set_class(small, "small")
        words = (
            f"This window has {width} by {height} characters; the console needs {LEAST[0]} by {LEAST[1]}. "
        )
        self.query_one("#small", Static).update(line(f"{words}Make it larger, or its letters smaller."))
        self._tabs()
        self._show()

    async def _tick(self) -> None:
        """Deadlines take effect; the clock moves on; what happened is shown."""
        if self.past or not self.is_attached or not self._line_holds():
            return
        try:
            now = await self.port.now()
            stored = await self.port.stored()
            before, self.room = self.room, await self._door()
            self.trouble = ""
        except StoreError as error:
            self.trouble = str(error)
            self.tell(str(error), "bad")
            return
        acted = await self._stand_ins(now)
        passed = self.seen and (now, stored) != (self.seen.now, self.seen.stored)
        if self.seen and (acted or passed or before != self.room):
            await self.look()

    def _line_holds(self) -> bool:
        """Whether the line to the room holds, if there is one; it is said when it does not."""
        line = self.app.sitting.line if self.app.sitting else None
        if line is None or line.connected:
            return True
        lost = line.turned_away or LINE_LOST
        if self.trouble != lost:
            self.trouble = lost
            self.tell(lost, "bad")
            if self.seen is not None:
                self.seen = replace(self.seen, trouble=lost)
                self._show()
        return False

    async def _door(self) -> RoomState | None:
        """The room as it is now; as it was if there is no answer."""
        if self.door is None:
            return None
        try:
            return await self.door.state()
        except PermissionError:
            return self.room

    async def _stand_ins(self, now: int) -> bool:
        """One act of one stand-in at most, so that typing never waits."""
        if self.standins is None:
            return False
        try:
            return await self.standins.turn(now)
        except StoreError as error:
            self.trouble = str(error)
            return False

    def changed(self) -> None:
        """Look soon; many changes at once are one look."""
        if not self._looking:
            self._looking = True
            self.call_later(self.look)

    async def look(self, *, first: bool = False) -> None:
        """Take a snapshot and show it."""
        self._looking = False
        if self.away:
            return
        room_view = self.desk.room_view
        if first:
            self.room = await self._door()
        self.seen = await take(self.port, room_view, self.past, self.trouble, self.room)
        if self.panel == "scores" and not room_view:
            await self.scores.fetch(self.port)
        self._show()
        if not first and not self.past:
            self._news()

    def _show(self) -> None:
        seen = self.seen
        if seen is None:
            return
        self.set_class(not seen.room_view, "control")
        self.query_one(Banner).show(seen, self.calls, room_words(seen.room) if seen.room else "")
        self.query_one(KeyLine).look()
        self.show_guide()
        self.show_panel()
        if self.has_class("wide"):
            names = Names(seen.control)
            items = [(item.sequence, item) for item in seen.lately[-60:]]
            self.query_one("#side", Board).show(self.teller.rows(names, items))

    def show_guide(self) -> None:
        """What the tutorial suggests now."""
        if self.seen is not None:
            key = shown_key(self.app.key_of("guide"))
            self.query_one(Guide).show(self.seen, self.calls, self.desk.used, key)

    def show_panel(self, *, anew: bool = False) -> None:
        """The open panel, from the latest snapshot; `anew` puts the cursor at its beginning."""
        if self.seen is None:
            return
        board = self.query_one(Panel)
        if self.panel == "positions":
            board.show_matrix(self.seen.shown)
        else:
            rows, empty = rows_for(
                self.panel, self.seen, self.calls, self.teller, self.scores, beside=self.has_class("wide")
            )
            board.empty = empty
            board.follow = self.panel == "log"
            board.show(rows, keep=not anew and board.name_shown == self.panel)
            board.name_shown = self.panel

    def open_panel(self, name: str) -> None:
        """Show another panel."""
        self.panel = name
        self.show_panel(anew=True)
        if name == "log":
            self.query_one(Panel).action_end(1)
        self._tabs()
        self.query_one(Panel).focus()
        if name == "scores":
            self.scores.path = ()
            self.changed()

    def _tabs(self) -> None:
        wide = self.has_class("wide")
        words: list[Content | tuple[str, str]] = []
        keys = {name: self.app.key_of(f"panel.{name}") for name in PANELS}
        whole = sum(len(keys[name]) + len(title) + 2 for name, (_, title, _) in PANELS.items())
        full = wide and whole < self.size.width - 2
        for name, (_, title, _) in list(PANELS.items())[: None if wide else NARROW]:
            label = f"{keys[name]} {title if full else SHORT.get(name, title)}"
            here = name == self.panel
            words.append((f"[{label}]", "bold $primary") if here else (f" {label}", ""))
        self.query_one("#tabs", Static).update(Content.assemble(*words), layout=False)

    def _news(self) -> None:
        """Tell what has happened since the last look; what is private is only counted in room view."""
        seen = self.seen
        if seen is None:
            return
        fresh = [item for item in seen.feed if item.sequence > self.told]
        if not fresh:
            return
        self.told = fresh[-1].sequence
        public = [item for item in fresh if seen.may_show(item)]
        names = Names(seen.control)
        if public:
            self.tell(capital(sentence(names, public[-1])))
        elif any(isinstance(item.fact, CorrectionMade) for item in fresh):
            self.tell("Undone: it no longer counts. Control view shows what it was, and why.")
        else:
            self.tell("Kept. It is private: control view shows it.", "quiet")

    def tell(self, words: str, look: str = "") -> None:
        """News on the last line: good, bad or quiet by its words first and its colour second."""
        ticker = self.query_one("#ticker", Static)
        ticker.set_classes(look)
        content = line(words, limit=600)
        two = content.cell_length > self.size.width - 2
        ticker.update(content, layout=two != self._two)
        self._two = two

    def keeper(self, field: str) -> Callable[[str], None]:
        """What stores a text under this name, soon."""
        return lambda text: self._store_soon(field, text)

    def _store_soon(self, field: str, text: str) -> None:
        waiting = bool(self._unsent)
        self._unsent[field] = text
        if not waiting:
            self.app.set_timer(KEEP_AFTER, self.store_now)

    async def store_now(self) -> None:
        """Store what is being written."""
        waiting, self._unsent = self._unsent, {}
        for field, text in waiting.items():
            try:
                await self.present.save_draft(field, text)
            except StoreError as error:
                self.trouble = str(error)

    def offers(self, action: str) -> bool:
        """Whether a key is worth showing: not one that only says that the past, or what is over, is over."""
        known = next((known for known in COMMANDS.values() if f"'{known.id}'" in action), None)
        if known is None or self.seen is None:
            return True
        if self.seen.past:
            return known.group in STILL
        return not (self.seen.control.clock.ended and known.id in RUNNING)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Stepping is for walking the log alone."""
        return bool(self.past) if action == "step" else super().check_action(action, parameters)

    def action_step(self, count: int) -> None:
        """Walk."""
        self.step(count)

    def action_back(self) -> None:
        """Up, or back to the present."""
        self.back()

    def action_command(self, id: str) -> None:
        """Do what a key or the palette asks."""
        known = COMMANDS[id]
        if self.past and known.group not in STILL:
            self.tell("This is the past: it can be read, not changed. esc goes back to the present.", "bad")
            return
        self.desk.used.add(known.verb or id.removeprefix("panel."))
        if id == "class":
            self.desk.used.update(READ_ALOUD)
        known.run(self)
        self.show_guide()

    @work(group="act")
    async def begin(self, doing: Callable[[], Awaitable[None]]) -> None:
        """Do something that asks questions."""
        try:
            await doing()
        except StoreError as error:
            self.tell(str(error), "bad")
        self.changed()

    @on(Board.Chosen)
    def row_chosen(self, event: Board.Chosen) -> None:
        """Open a row."""
        self.open_row(event.row)

    @on(Panel.CellChosen)
    def cell_chosen(self, event: Panel.CellChosen) -> None:
        """Declare a position."""
        if not self.past and self.seen:
            short = next(s.short for s in self.seen.control.seats if s.id == event.seat)
            self.do("position", {"Which delegation": short, "Clause": event.clause})
