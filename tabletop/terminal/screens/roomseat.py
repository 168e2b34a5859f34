"""A place's screen on a device of its own: it follows its port, and says what happens when the line drops."""

from __future__ import annotations

from textual.widgets import Static

from tabletop.exercise.facts import Act
from tabletop.exercise.messages import SendMessage
from tabletop.exercise.views.seeing import View
from tabletop.showing.acts import act_name
from tabletop.terminal.joining import RoomPort
from tabletop.terminal.places.place import Place
from tabletop.terminal.places.which import FRAMES, place_of
from tabletop.terminal.places.words import sitting
from tabletop.terminal.screens.seatscreen import PlaceScreen

LOST = (
    "THE LINE TO THE ROOM IS LOST. It is tried again by itself. Read and type on: what you type is kept "
    "here, and sent once when the line is back."
)
BACK = "The line is back. Everything is there."
GONE = -1
"""Given when the place is no longer this person's."""

STAY = "ctrl+q leaves the room; your seat stays yours."


class RoomSeat(PlaceScreen):
    """Looks when something comes in; acts that were on their way over a lost line are told of when done."""

    def __init__(self, port: RoomPort, place: Place, name: str) -> None:
        self.called = name
        super().__init__(port, place, port.seat, FRAMES.get(port.role, name.upper()), port.person)
        self.joined, self._began = port, (port.seat, port.role)
        self._due = False

    async def on_mount(self) -> None:
        """Listen as well."""
        self.put_frame()
        self.joined.heard.append(self._hear)
        self.joined.settled.append(self._settle)

    def on_unmount(self) -> None:
        """Listen no more."""
        self.joined.heard.remove(self._hear)
        self.joined.settled.remove(self._settle)

    async def leave(self) -> None:
        """A stray key does not leave the room."""
        self.tell(STAY, "quiet")

    def _hear(self) -> None:
        if not self._due and self.is_attached:
            self._due = True
            self.call_later(self._listen)

    async def _listen(self) -> None:
        self._due = False
        if self._elsewhere:
            await self._go()
        elif self.is_attached:
            await self.desk.catch_up()
            await self.look(anew=self.lost_words != self._lost)

    @property
    def _elsewhere(self) -> bool:
        """Whether this place is no longer this person's: moved to another, or signed out."""
        return bool(self.joined.turned_away) or (self.joined.seat, self.joined.role) != self._began

    async def _go(self) -> None:
        """Leave the screen, with whatever is open on it; what was typed is kept."""
        await self.keeper_of.store()
        while self.app.screen is not self and self in self.app.screen_stack:
            self.app.pop_screen()
        if self.app.screen is self:
            self.dismiss(GONE)

    @property
    def _lost(self) -> str:
        """What is said of the line; nothing while it holds."""
        return "" if self.joined.connected else LOST

    def put_frame(self) -> None:
        """Who sits here; and in words whether the line holds."""
        lost = self._lost
        if self.lost_words and not lost:
            self.tell(BACK, "good")
        self.lost_words = lost
        banner = self.query_one("#lost", Static)
        if banner.display != bool(lost):
            banner.display = bool(lost)
        self._put("#lost", lost)
        if self.joined.role not in FRAMES:
            self._put("#frame", sitting(self.called, self.team, self.person))

    def _settle(self, act: Act, reason: str) -> None:
        """What was sent over a lost line has been answered."""
        name = act_name(act.kind)
        if reason:
            self.tell(f"Sent when the line came back, but not done ({name}). {reason}", "bad")
            if isinstance(act, SendMessage) and self.thread is not None:
                self.thread.not_sent(reason)
            return
        self.tell(f"Sent when the line came back, and done: {name}.", "good")
        if isinstance(act, SendMessage):
            self.message_settled(act)
        else:
            self.call_later(self.desk.settled, act)


def screen_for(port: RoomPort, view: View) -> RoomSeat | None:
    """The screen of whoever has signed in; None for roles that have none of this kind."""
    place = place_of(port.role, view)
    name = next((seat.name for seat in view.seats if seat.id == port.seat), port.seat)
    return RoomSeat(port, place, name) if place is not None else None
