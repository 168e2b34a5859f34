"""Who may come in: by a token, by a code and a name, or as the public; and why not."""

from __future__ import annotations

import asyncio
from collections.abc import MutableSet

from tabletop.exercise.facts import CONTROL
from tabletop.exercise.people import SeatPerson
from tabletop.exercise.views.seeing import DISPLAY
from tabletop.hosting.access import Access, Pass
from tabletop.hosting.connection import Connection
from tabletop.hosting.crowding import crowding
from tabletop.hosting.protocol import VERSION, Hello, Refused
from tabletop.hosting.wire import Unreadable
from tabletop.room.service import Room
from tabletop.showing.gate import LINE, one_line
from tabletop.store.errors import StoreError

MOST = 120
"""Devices at once; the facilitator's come in however many there are."""

DISPLAYS, DEVICES, PEOPLE = 30, 6, 60
"""Displays at once, devices of one person, and persons of one place."""

WRONG_CODE = "This code opens no seat. Type it as it stands on the card, such as ABC-DEF."
TOO_OFTEN = "Too many wrong codes. Wait a minute, then type it once more."
LOCKED = "The room is locked: nobody new comes in now. Ask the facilitator."
FULL = "The room is full. Close a window that nobody uses, or ask the facilitator."
TOO_MANY = "Too many people sit here already. Ask the facilitator to sign somebody out."
CROWDED = "The room is full, and many windows were open where this one is. Try again in a while."
ELSEWHERE = "You are in on many devices, so this one was let go. Type the code to sit down here once more."
OLD = "This program speaks another version of the protocol. Use the version of Tabletop that the host has."
EXPIRED = "This sign-in holds no more. Type the seat's code."


class Turned(Unreadable):
    """A sign-in that does not hold; `why` is a word for programs."""

    def __init__(self, reason: str, why: str) -> None:
        super().__init__(reason)
        self.why = why


class Porter:
    """Takes hellos. `connections` are those who are in."""

    def __init__(self, room: Room, access: Access, connections: MutableSet[Connection]) -> None:
        self._room, self._access, self._connections = room, access, connections

    def sign_in(self, hello: Hello, address: str) -> tuple[Pass, str]:
        """Who it is, and the token for coming back; Unreadable says why not."""
        if hello.version != VERSION:
            raise Unreadable(OLD)
        known = self._access.holder(hello.token) if hello.token else None
        if hello.token and known is None:
            raise Turned(EXPIRED, "expired")
        if known is not None:
            self._make_room(known.seat, address)
            self._one_too_many(known.person)
            return known, ""
        if hello.code:
            return self._by_code(hello, address)
        self._make_room(DISPLAY, address)
        return Pass(DISPLAY, ""), ""

    def _make_room(self, seat: str, address: str) -> None:
        """If there is no place, let somebody go of an address that has many; Unreadable if none has."""
        here = sorted(self._connections, key=lambda each: each.last_act)
        if seat == DISPLAY:
            here = [each for each in here if each.seat == DISPLAY]
        if seat == CONTROL or len(here) < (DISPLAYS if seat == DISPLAY else MOST):
            return
        leaves = crowding([(each.address, each) for each in here if each.seat != CONTROL], address)
        if leaves is None:
            raise Unreadable(FULL)
        self._let_go(leaves, CROWDED)

    def _one_too_many(self, person: str) -> None:
        """A person's devices are few; the one that was longest without a word is let go."""
        own = [each for each in self._connections if each.person == person]
        if len(own) >= DEVICES:
            self._let_go(min(own, key=lambda each: each.last_act), ELSEWHERE)

    def _let_go(self, connection: Connection, why: str) -> None:
        self._connections.remove(connection)
        connection.end(Refused(reason=why, why="expired"))

    def _by_code(self, hello: Hello, address: str) -> tuple[Pass, str]:
        now = asyncio.get_running_loop().time()
        if self._access.waits(address, now):
            raise Unreadable(TOO_OFTEN)
        seat = self._access.seat_of(hello.code)
        if seat is None:
            self._access.missed(address, now)
            raise Unreadable(WRONG_CODE)
        if self._access.locked and seat != CONTROL:
            raise Unreadable(LOCKED)
        name = one_line(hello.name, LINE)
        if not name:
            raise Unreadable("Type your name as well; it stays out of the record.")
        self._make_room(seat, address)
        try:
            person = self._person(name, seat)
            self._room.submit(SeatPerson(person, seat), CONTROL)
            return Pass(seat, person), self._access.admit(seat, person)
        except StoreError as error:
            raise Unreadable(str(error)) from error

    def _person(self, name: str, seat: str) -> str:
        """The person of this name who sits there without a device, or a new one."""
        here = {connection.person for connection in self._connections}
        for person, known in self._room.store.people().items():
            sits = self._room.state.people.get(person) == seat
            if sits and person not in here and known.casefold() == name.casefold():
                return person
        if sum(sits == seat for sits in self._room.state.people.values()) >= PEOPLE:
            raise Unreadable(TOO_MANY)
        person = self._room.chance.new_id()
        self._room.store.name_person(person, name)
        return person
