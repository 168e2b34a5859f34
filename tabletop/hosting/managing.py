"""Control at the door: who is in, codes, the lock, moving people, stand-ins for empty seats."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from tabletop.exercise.facts import CONTROL, Rejection
from tabletop.exercise.people import SeatPerson
from tabletop.exercise.rules import role_of
from tabletop.exercise.views.seeing import DISPLAY, OBSERVER
from tabletop.hosting.protocol import Refused
from tabletop.room.door import AWAY, RoomState, Visitor
from tabletop.room.port import LocalPort
from tabletop.room.standing_in import StandIns, policy_names
from tabletop.showing.gate import LINE, one_line
from tabletop.store.errors import StoreError

if TYPE_CHECKING:
    from tabletop.hosting.host import Host

PLAYED = ("", "standins")
"""Where it is kept which seats the program plays: beside the log, so that a restart does not empty them."""

MOVED = "The facilitator has moved you to another seat."
SHUT = "The code of this seat holds no more. Ask the facilitator for the new one."
DISMISSED = "The facilitator has signed you out. Ask for a code to come back."
NO_ORDER = "There is no such order at the door."
NO_SEAT = "There is no such seat in this exercise."
NO_PERSON = "Nobody of that id is in the room."


class Doorkeeper:
    """A Door on the host itself."""

    def __init__(self, host: Host, where: Sequence[str] = ()) -> None:
        self._host, self.where = host, tuple(where)
        self._played: dict[str, tuple[str, str, StandIns]] = {}
        self._left: dict[str, float] = {}
        kept = json.loads(host.room.store.drafts(PLAYED[0]).get(PLAYED[1], "{}") or "{}")
        for seat, (policy, person) in kept.items():
            self._stand(seat, policy, person)

    async def state(self) -> RoomState:
        """The room as it is now."""
        return self.now()

    async def order(self, what: str, seat: str = "", person: str = "", text: str = "") -> str | None:
        """Do one of ORDERS; None once it is done, else why it is not."""
        done = self.do(what, seat, person, text)
        return done.reason if isinstance(done, Rejection) else None

    def now(self) -> RoomState:
        """The same, at once."""
        host = self._host
        here, room, clock = host.connections, host.room, asyncio.get_running_loop().time()
        names = room.store.people()
        visitors = []
        played = {person for _, person, _ in self._played.values()}
        seated = dict(room.state.people) | {c.person: c.seat for c in here if c.person}
        for person, seat in seated.items():
            if person not in played:
                own = [c for c in here if c.person == person]
                idle = min((int(clock - c.last_act) for c in own), default=AWAY)
                visitors.append(Visitor(person, one_line(names.get(person, "")), seat, len(own), idle))
        return RoomState(
            self.where, host.access.locked, dict(host.access.codes), tuple(visitors),
            {seat: policy for seat, (policy, _, _) in self._played.items()},
            sum(c.seat == DISPLAY for c in here), policy_names(),
        )  # fmt: skip

    def do(self, what: str, seat: str = "", person: str = "", text: str = "") -> str | Rejection:
        """Do an order: a word for its answer, or why not."""
        if seat and seat != OBSERVER and role_of(self._host.room.state, seat) is None:
            return Rejection(NO_SEAT)
        try:
            return self._do(what, seat, person, text)
        except StoreError as error:
            return Rejection(str(error))

    def _do(self, what: str, seat: str, person: str, text: str) -> str | Rejection:
        access, store = self._host.access, self._host.room.store
        match what:
            case "reissue" | "revoke" if seat:
                access.reissue(seat) if what == "reissue" else access.revoke(seat)
                self._end(SHUT, seat=seat)
            case "lock" | "unlock":
                access.lock(what == "lock")
            case "move" if seat:
                return self._seat(person, seat, MOVED)
            case "dismiss":
                access.dismiss(person)
                return self._seat(person, "", DISMISSED)
            case "standin" if seat in self._host.room.state.scenario.seats:
                return self._take(seat, text)
            case "people":
                return self._give_back(seat)
            case "name":
                made = self._host.room.chance.new_id()
                store.name_person(made, one_line(text, LINE))
                return made
            case "forget":
                store.forget_people()
            case _:
                return Rejection(NO_ORDER)
        return ""

    def _seat(self, person: str, seat: str, why: str) -> str | Rejection:
        if person not in self._host.room.state.people:
            return Rejection(NO_PERSON)
        done = self._host.room.submit(SeatPerson(person, seat), CONTROL)
        if isinstance(done, Rejection):
            return done
        if seat:
            self._host.access.move(person, seat)
        self._end(why, person=person)
        return ""

    def _end(self, why: str, *, seat: str = "", person: str = "") -> None:
        """Let devices go with a word; those whose sign-in still holds come back by themselves."""
        word = "moved" if why == MOVED else "expired"
        for connection in list(self._host.connections):
            if (seat and connection.seat == seat) or (person and connection.person == person):
                connection.end(Refused(reason=why, why=word))

    def _take(self, seat: str, policy: str) -> str | Rejection:
        if policy not in policy_names():
            return Rejection(f"No stand-in is called “{one_line(policy, 40)}”. Try {policy_names()[0]}.")
        self._give_back(seat)
        room = self._host.room
        person = room.chance.new_id()
        room.store.name_person(person, f"stand-in ({policy})")
        room.submit(SeatPerson(person, seat), CONTROL)
        self._stand(seat, policy, person)
        self._keep()
        return ""

    def _stand(self, seat: str, policy: str, person: str) -> None:
        played = StandIns(LocalPort(self._host.room, CONTROL, person))
        played.take(seat, policy)
        self._played[seat] = (policy, person, played)

    def _give_back(self, seat: str) -> str | Rejection:
        known = self._played.pop(seat, None)
        if known is None:
            return Rejection("People play this seat already.")
        self._keep()
        self._host.room.submit(SeatPerson(known[1], ""), CONTROL)
        return ""

    def _keep(self) -> None:
        kept = {seat: (policy, person) for seat, (policy, person, _) in self._played.items()}
        self._host.room.store.save_draft(*PLAYED, json.dumps(kept) if kept else "")

    async def turn(self) -> None:
        """Let at most one stand-in act, if it is time; one that cannot be stored is tried again later."""
        now = self._host.room.clock.now()
        for _, _, played in list(self._played.values()):
            with suppress(StoreError):
                if await played.turn(now):
                    return
