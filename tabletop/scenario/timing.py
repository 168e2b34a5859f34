"""When things happen: moves with scenario dates, and the lists of phases for each timing."""

from typing import Literal

from pydantic import Field

from tabletop.scenario.parts import Family, Id, Label, Line, Part, Prose


class Move(Part):
    """A step of the story with its own date and situation."""

    id: Id = Field(description="Short name used in files.")
    title: Label = Field(description="As it stands on screens and papers.")
    date: Line = Field(description="Scenario date, as it should be read, such as 'Monday 3 March'.")
    situation: Prose = Field(description="What everybody learns when the move opens.")


class Phase(Part):
    """A stretch of the clock and the families of acts it opens."""

    name: Label = Field(description="As people call it.")
    minutes: int = Field(ge=1, le=240, description="How long it lasts.")
    opens: tuple[Family, ...] = Field(
        default=(), description="Any of consult, pledge, decide, speak. Drafts and messages are always open."
    )
    hard: bool = Field(default=False, description="true: time-up cuts off; false: it only warns.")


class TimedMove(Part):
    """The phases of one move in one timing."""

    move: Id = Field(description="The move played.")
    phases: tuple[Phase, ...] = Field(min_length=1, max_length=10, description="Its phases, in order.")


class Timing(Part):
    """One way to fit the exercise into a lesson or a day."""

    id: str = Field(pattern=r"^[a-z0-9]{1,8}$", description="'60', '75', '120', 'day', or your own.")
    title: Label = Field(description="As it stands in lists.")
    seat_and_read: int = Field(ge=0, le=240, description="Minutes to sit down and read before move 1.")
    moves: tuple[TimedMove, ...] = Field(
        min_length=1, max_length=6, description="The moves played in this timing, in order."
    )
    hot_wash: int = Field(ge=0, le=240, description="Minutes of discussion after the last move.")
    items: tuple[Id, ...] = Field(
        default=(),
        description="Agenda items played in this timing; empty: all. What is left out stays as it is, and "
        "key messages and injects about it go with it.",
    )
    injects: Literal["core", "all"] = Field(
        default="core", description="Which scheduled injects run by themselves; others wait in the library."
    )
