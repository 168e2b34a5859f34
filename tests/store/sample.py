"""A small vocabulary of facts and acts for tests of the store alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from msgspec import Struct, field
from pydantic import BaseModel, ConfigDict, Field

from tabletop.exercise.facts import FACTS, Event, Fact


class Programme(BaseModel):
    """Stands for a scenario: a strict model inside a fact."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str
    shares: tuple[float, ...]
    sender: str = Field(default="", alias="from")


class Sum(Struct, frozen=True):
    """A part within a fact."""

    seat: str
    millions: int


class Opened(Fact, frozen=True):
    kind: ClassVar[str] = "test.opened"
    programme: Programme


class Spoken(Fact, frozen=True):
    kind: ClassVar[str] = "test.spoken"
    text: str


class Weighed(Fact, frozen=True):
    kind: ClassVar[str] = "test.weighed"
    weight: float
    sums: tuple[Sum, ...] = ()
    by_seat: dict[str, int] = field(default_factory=dict)
    note: str | None = None


def register() -> None:
    """Make the kinds known."""
    FACTS.update({cls.kind: cls for cls in (Opened, Spoken, Weighed)})


def event(sequence: int, fact: Fact | None = None, cause: str = "") -> Event:
    """An event with this number in the exercise of these tests."""
    fact = fact or Spoken(f"Statement {sequence}")
    cause = cause or f"command-{sequence}"
    return Event("autumn", sequence, cause, "north", "p-1", 2, sequence * 10, "2030-05-01T09:00:00Z", fact)


def speech(numbers: Iterable[int]) -> list[Event]:
    """Statements with these numbers."""
    return [event(number) for number in numbers]
