"""Messages on a place's screen: choosing whom to write to, opening a conversation, keeping what is unsent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from tabletop.desk import choices as choosing
from tabletop.desk.choices import Choice
from tabletop.desk.questions import Question
from tabletop.exercise.messages import SendMessage
from tabletop.showing import conversations
from tabletop.showing.conversations import JOIN, Conversation
from tabletop.showing.looked import FIELD
from tabletop.terminal.screens.menu import Menu
from tabletop.terminal.screens.question import Asked, QuestionScreen
from tabletop.terminal.screens.thread import Thread

if TYPE_CHECKING:
    from tabletop.terminal.places.place import Moment
    from tabletop.terminal.screens.seatscreen import PlaceScreen

PREFIX = "message to "
"""What the unsent text of a conversation is kept under, before the conversation's own name."""

SEVERAL = "Several at once ..."


class Talking:
    """What a place's screen does with messages; it is mixed into the screen."""

    thread: Thread | None = None

    @property
    def _screen(self) -> PlaceScreen:
        return cast("PlaceScreen", self)

    def unsent_from(self, drafts: Mapping[str, str]) -> None:
        """Texts begun in an earlier sitting."""
        for field, text in drafts.items():
            if field.startswith(PREFIX) and text.strip():
                self._screen.unsent[field.removeprefix(PREFIX)] = text

    def keep_message(self, id: str, text: str) -> None:
        """Remember what is being written in a conversation."""
        if self._screen.unsent.get(id, "") != text:
            self._screen.unsent[id] = text
            self._screen.keeper_of.keep(f"{PREFIX}{id}", text)

    def action_write(self) -> None:
        """Choose whom to write to."""
        if self._screen.place.writes:
            self._screen.begin(self._write)

    async def _write(self) -> None:
        screen = self._screen
        seen = screen.seen
        if seen is None:
            return
        known = [Conversation((other,)) for other in conversations.reachable(seen.alliance, screen.own)]
        listed = [conversations.title(seen.names, each, screen.own) for each in known]
        place = await screen.app.push_screen_wait(Menu("Write to", [*listed, SEVERAL]))
        if place is None:
            return
        others = known[place].others if place < len(known) else await self._several(seen)
        if others:
            await self._open_thread(others)

    async def _several(self, seen: Moment) -> Sequence[str]:
        own = self._screen.own
        known = tuple(
            Choice(seat.id, seat.name, (seat.short, seat.id)) for seat in seen.view.seats if seat.id != own
        )
        what, help = "With whom", "Space ticks each of those who should read it; enter goes on."
        asked = Question(what, help, lambda a: choosing.several(a, known, what), lambda a: (a, ""),
                         choices=known, kind="some")  # fmt: skip
        answer = await self._screen.app.push_screen_wait(
            QuestionScreen(Asked("Write to several", (), (help,), asked), lambda text: None)
        )
        return choosing.several(answer, known, what) if answer else ()

    def open_conversation(self, id: str) -> None:
        """Open one by its name."""
        self._screen.begin(partial(self._open_thread, tuple(id.split(JOIN))))

    async def _open_thread(self, others: Sequence[str]) -> None:
        screen = self._screen
        if screen.seen is None:
            return
        found = conversations.conversation(screen.seen.alliance, screen.own, others)
        self.thread = Thread(screen, found)
        try:
            await screen.app.push_screen_wait(self.thread)
        finally:
            self.thread = None
        await screen.store_now()

    def thread_shows(self) -> None:
        """An open conversation shows what has come in."""
        if self.thread is not None and self.thread.is_attached:
            self.thread.look()

    def read_to(self, conversation: Conversation) -> None:
        """All messages of a conversation so far are read."""
        looked = self._screen.looked
        if looked.read.get(conversation.id, 0) != len(conversation.notes):
            looked.read[conversation.id] = len(conversation.notes)
            self._screen.keeper_of.keep(FIELD, looked.text())

    def message_settled(self, act: SendMessage) -> None:
        """A message that was on its way has arrived: its text is unsent no more."""
        id = JOIN.join(act.to)
        self.keep_message(id, "")
        if self.thread is not None and self.thread.conversation.id == id:
            self.thread.sent()
