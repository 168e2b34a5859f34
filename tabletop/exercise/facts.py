"""The envelope of acts and facts, and the registers that give every kind its stable name."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from msgspec import Struct

CONTROL = "control"
CHAIR = "chair"
ROOM = "room"
EVALUATOR = "evaluator"
PRESS = "press"
EVERYONE = "public"
ALLIANCE = "alliance"


class Act(Struct, frozen=True):
    """What somebody asks for; subclasses are frozen structs, one per kind of act."""

    kind: ClassVar[str]


class Fact(Struct, frozen=True):
    """What has happened; subclasses are frozen structs, one per kind of event."""

    kind: ClassVar[str]
    version: ClassVar[int] = 1


class Command(Struct, frozen=True):
    """An act with who, when and for which phase; ids, times and dice are stamped beforehand.

    `phase` is the index of the phase the act was written for; `at` is exercise time in seconds
    (it stands still while the clock is paused), `wall` the time of day as ISO 8601.
    `dice` is a pair 1..6 where a ruling needs chance.
    """

    id: str
    seat: str
    person: str
    phase: int
    at: int
    act: Act
    wall: str = ""
    dice: tuple[int, int] | None = None


class Event(Struct, frozen=True):
    """One line of the log. `cause` is the id of the command it came from; `at` as in Command."""

    exercise: str
    sequence: int
    cause: str
    seat: str
    person: str
    phase: int
    at: int
    wall: str
    fact: Fact


class Rejection(Struct, frozen=True):
    """A refused act: a sentence that says why and what can be done instead."""

    reason: str


ACTS: dict[str, type[Act]] = {}
FACTS: dict[str, type[Fact]] = {}

A = TypeVar("A", bound=type[Act])
F = TypeVar("F", bound=type[Fact])


def act(kind: str) -> Callable[[A], A]:
    """Register an act under its stable name; ValueError if the name is taken."""

    def register(cls: A) -> A:
        if kind in ACTS:
            raise ValueError(f"act {kind} is registered twice")
        cls.kind = kind
        ACTS[kind] = cls
        return cls

    return register


def fact(kind: str, version: int = 1) -> Callable[[F], F]:
    """Register a fact under its stable name and version; ValueError if it is taken."""

    def register(cls: F) -> F:
        if kind in FACTS:
            raise ValueError(f"fact {kind} is registered twice")
        cls.kind, cls.version = kind, version
        FACTS[kind] = cls
        return cls

    return register
