"""The door of a room on the network: who is in, by which codes, and what the facilitator can do about it.

These are matters of the room, not of the exercise: nothing of it is in the record, but that somebody sits on
a seat, which is an act like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

AWAY = -1
"""Idle seconds of somebody who is not connected."""

ORDERS = {
    "reissue": "a new code for a seat; the old one and all its sign-ins hold no more",
    "revoke": "a seat's code opens nothing until a new one is given; its sign-ins hold no more",
    "lock": "nobody new comes in",
    "unlock": "whoever has a code comes in",
    "move": "a person sits on another seat",
    "dismiss": "a person's sign-in holds no more, and the person sits nowhere",
    "standin": "the program plays a seat by the policy named in text",
    "people": "people play a seat again",
    "name": "a new person of the name in text; the answer is its id",
    "forget": "all names are erased",
}
"""What can be ordered at the door."""


def page_of(address: str) -> str:
    """What is typed into a browser for an address of the room, which may say already how it is reached."""
    return address if "://" in address else f"http://{address}"


class Visitor(Struct, frozen=True):
    """A person of the room. `idle`: seconds since its last message, AWAY if no device of its is connected."""

    id: str
    name: str
    seat: str
    devices: int
    idle: int


class RoomState(Struct, frozen=True):
    """The room as it is now. `codes` by seat, empty where revoked; `standins`: policy by seat played so.

    `where` are addresses to type; `watching` counts displays; `policies` can be named to play a seat.
    """

    where: tuple[str, ...]
    locked: bool
    codes: Mapping[str, str]
    visitors: tuple[Visitor, ...]
    standins: Mapping[str, str]
    watching: int
    policies: tuple[str, ...]

    def on(self, seat: str) -> tuple[Visitor, ...]:
        """Who sits on a seat, connected or not."""
        return tuple(visitor for visitor in self.visitors if visitor.seat == seat)

    def present(self, seat: str) -> int:
        """How many on a seat are connected."""
        return sum(visitor.devices > 0 for visitor in self.on(seat))


class Door(Protocol):
    """Local and remote alike, as the port is; for control."""

    async def state(self) -> RoomState:
        """The room as it is now."""

    async def order(self, what: str, seat: str = "", person: str = "", text: str = "") -> str | None:
        """Do one of ORDERS; None once it is done, else why it is not."""
