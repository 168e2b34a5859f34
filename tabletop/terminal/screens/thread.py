"""One conversation: what was written, and a field to go on that keeps what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from tabletop.exercise.messages import SendMessage
from tabletop.room.port import UNANSWERED
from tabletop.showing import conversations
from tabletop.showing.clockwords import stamp
from tabletop.showing.conversations import Conversation
from tabletop.showing.rows import Row
from tabletop.store.errors import StoreError
from tabletop.terminal.literal import hints, line
from tabletop.terminal.places.words import clock_line
from tabletop.terminal.screens.reader import Reader
from tabletop.terminal.widgets.board import Board
from tabletop.terminal.widgets.words import Words

if TYPE_CHECKING:
    from tabletop.terminal.screens.seatscreen import PlaceScreen

KEYS = "`enter` sends   `ctrl+n` new line   `page up` reads back   `esc` leaves, text stays"
NOT_WRITING = "`page up`, `page down` read back   `esc` leaves"
EMPTY = "Type a few words first; enter sends them."
HELP = (
    "A conversation",
    "The line under the title says who reads what is written here, and nobody else does.",
    "Enter sends. Ctrl+n begins a new line. Esc goes back; what you have not sent is kept for you, on the "
    "host, whatever happens to this window.",
    "If the line is lost while you send, the message is sent by itself when the line is back, and once only.",
)


class Thread(Screen[None]):
    """Shows one conversation of a place's screen, and sends into it."""

    CSS_PATH = "thread.tcss"
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", priority=True),
        Binding("pageup", "back(-1)", "Back", priority=True),
        Binding("pagedown", "back(1)", "On", priority=True),
        Binding("f1", "help", "Help", priority=True),
        Binding("ctrl+q", "leave", "Leave", priority=True, show=False),
    ]

    def __init__(self, place: PlaceScreen, conversation: Conversation) -> None:
        super().__init__()
        self.place, self.conversation = place, conversation
        self._read = place.looked.read.get(conversation.id, 0)
        self._waiting = False

    def compose(self) -> ComposeResult:
        """Whose conversation, who reads it, the messages, the field."""
        yield Static("", id="frame")
        yield Static("", id="lost")
        yield Static("", id="clock")
        yield Static("", id="due")
        yield Static("", id="readers")
        yield Board(id="messages")
        if self.place.place.writes:
            yield Static(line("Your message"), id="label")
            yield Words(self.place.unsent.get(self.conversation.id, ""), id="text")
        yield Static("", id="said")
        yield Static(hints(KEYS if self.place.place.writes else NOT_WRITING), id="keys")

    def on_mount(self) -> None:
        """Show it, from its end."""
        board = self.query_one(Board)
        board.can_focus, board.follow = False, True
        self.look()
        board.action_end(1)
        for field in self.query(Words):
            field.move_cursor(field.document.end)
            field.focus()
            if field.answer:
                self._say("This is what you had not sent yet.")

    def look(self) -> None:
        """What stands there now; nothing before the screen stands, or once it falls."""
        seen = self.place.seen
        if seen is None or not self.query("#keys"):
            return
        own, names = self.place.own, seen.names
        found = conversations.conversation(seen.alliance, own, self.conversation.others)
        fresh, self.conversation = len(found.notes) != len(self.conversation.notes), found
        self._put("#frame", conversations.title(names, found, own))
        self._put("#lost", self.place.lost_words)
        self.query_one("#lost").display = bool(self.place.lost_words)
        self._put("#clock", clock_line(seen.view.clock, seen.now))
        self._put("#due", self.place.place.headline(seen))
        self._put("#readers", conversations.readers(names, found, own))
        rows: list[Row] = conversations.thread_rows(names, found, own, seen.person, seen.team, self._read)
        board = self.query_one(Board)
        board.show(rows)
        if fresh:
            board.action_end(1)
        self.place.read_to(found)

    def _put(self, id: str, words: str) -> None:
        static, content = self.query_one(id, Static), line(words, limit=400)
        if static.content != content:
            static.update(content)

    def _say(self, words: str, look: str = "") -> None:
        said = self.query_one("#said", Static)
        said.set_classes(look)
        said.update(line(words, limit=400))

    @on(Words.Changed)
    def typed(self) -> None:
        """Keep it; what was said of the message before is over."""
        if not self.query(Words):
            return
        text = self.query_one(Words).text
        self.place.keep_message(self.conversation.id, text)
        if text and self.query_one("#said", Static).has_class("good"):
            self._say("")

    @on(Words.Done)
    def go(self) -> None:
        """Send it."""
        if not self._waiting:
            self.send()

    @work(group="send", exclusive=True)
    async def send(self) -> None:
        """Send; a refusal is said and the text stays; without an answer it is on its way."""
        field = self.query_one(Words)
        if not field.answer:
            self._say(EMPTY, "bad")
            return
        self._wait(True)
        self._say("Sending ...")
        try:
            refusal = await self.place.port.submit(SendMessage(self.conversation.others, field.answer))
        except StoreError as error:
            refusal = str(error)
        if refusal == UNANSWERED:
            self._say(UNANSWERED, "bad")
            return
        self._wait(False)
        if refusal is None:
            self.sent()
        else:
            self._say(f"Not sent. {refusal}", "bad")

    def _wait(self, waiting: bool) -> None:
        self._waiting = self.query_one(Words).read_only = waiting

    def sent(self) -> None:
        """It has arrived."""
        self._wait(False)
        self.query_one(Words).load_text("")
        self.place.keep_message(self.conversation.id, "")
        self._read = len(self.conversation.notes)
        self._say(f"Sent at {stamp(self.place.seen.now if self.place.seen else 0)}.", "good")
        self.place.call_later(self.place.look)

    def not_sent(self, why: str) -> None:
        """It was on its way, and is refused after all."""
        self._wait(False)
        self._say(f"Not sent. {why}", "bad")

    def action_back(self, step: int) -> None:
        """Read back, and on."""
        self.query_one(Board).action_page(step)

    def action_help(self) -> None:
        """How it works."""
        self.app.push_screen(Reader(list(HELP)))

    def action_leave(self) -> None:
        """Back; the text is kept."""
        self.dismiss(None)
