"""What is negotiated: items with a procedure, clauses with options of communique wording."""

from functools import cached_property
from typing import Literal

from pydantic import Field

from tabletop.scenario.parts import Id, Label, Line, Millions, Part, Prose, Target, Unit


class Signal(Part):
    """What an act tells somebody outside the room; give `act`, or `weight` with its `assumption`."""

    target: Target = Field(description="Who reads the signal: adversary, ally or partner.")
    act: str = Field(
        default="", description="Name of a policy act in the published tables, such as announce_exercise."
    )
    weight: float | None = Field(
        default=None,
        ge=-10,
        le=10,
        description="A weight of your own where no published one exists; negative is conflictual.",
    )
    assumption: str = Field(
        default="", max_length=12_000, description="Why this weight; shown apart from published weights."
    )
    rung: int | None = Field(
        default=None, description="Rung of Kahn's ladder this reaches: 1-7, 10 or 20. Leave out for none."
    )


class Option(Part):
    """One wording a clause can take, with what it does, what it costs and what it says abroad."""

    id: Id = Field(description="Short name used in files, such as pooled-rotation.")
    label: Label = Field(description="A few words for grids and slips.")
    text: Prose = Field(description="The wording as it would stand in the communique.")
    place: Unit | None = Field(
        default=None, description="Place on the clause's scale, 0 to 1; evenly spaced when left out."
    )
    need: Unit = Field(
        default=0.0, description="Share of the situation's need that this wording meets, 0 to 1."
    )
    cost: Millions = Field(default=0, description="Cost in millions of the scenario's currency.")
    funding: Literal["costs_lie", "pledges", "common"] | None = Field(
        default=None,
        description="Who pays: costs_lie (the payers named), pledges (volunteers), common (the cost key).",
    )
    payers: tuple[Id, ...] = Field(
        default=(),
        description="With costs_lie: the delegations that pay, split by the cost key; empty = all.",
    )
    signals: tuple[Signal, ...] = Field(default=(), description="What the wording signals, and to whom.")


class Clause(Part):
    """A question with two to six answers, one of them the status quo."""

    id: Id = Field(description="Short name used in files; unique in the scenario.")
    title: Label = Field(description="A few words for agenda and grids.")
    about: Prose = Field(description="What is at stake, one or two sentences for everybody.")
    kind: Literal["ordered", "nominal"] = Field(
        default="ordered", description="ordered: options lie on a scale; nominal: they do not."
    )
    weight: int = Field(default=1, ge=1, le=100, description="Weight of this clause in delivery.")
    status_quo: Id = Field(description="The option that stands if nothing is decided.")
    options: tuple[Option, ...] = Field(min_length=2, max_length=6, description="Two to six wordings.")

    @cached_property
    def pledged(self) -> int:
        """The highest cost in millions among the options that volunteers would pay; 0 if there is none."""
        return max((option.cost for option in self.options if option.funding == "pledges"), default=0)

    def option(self, option_id: str) -> Option:
        """The option with this id; KeyError if the clause has none such."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)

    def place(self, option_id: str) -> float:
        """Place of an option on the scale, 0..1: as given, else index/(K-1)."""
        for index, option in enumerate(self.options):
            if option.id == option_id:
                return option.place if option.place is not None else index / (len(self.options) - 1)
        raise KeyError(option_id)


class Procedure(Part):
    """How an item is decided, and by how many."""

    kind: Literal["consensus", "unanimity", "qualified_majority", "coalition"] = Field(
        description="consensus (silence), unanimity, qualified_majority or coalition (letter of intent)."
    )
    minutes: int = Field(default=4, ge=1, le=120, description="Default length of silence or voting, minutes.")
    reservations: int = Field(
        default=1, ge=0, le=6, description="consensus: footnotes one delegation may enter on one text."
    )
    reservation_exempts: bool = Field(
        default=False, description="consensus: whether a reservation frees its author from the clause's cost."
    )
    constructive: bool = Field(
        default=False, description="unanimity: whether an abstention lets the text pass."
    )
    members_share: int = Field(
        default=55, ge=1, le=100, description="qualified_majority: per cent of all members in favour."
    )
    weight_share: int = Field(
        default=65, ge=1, le=100, description="qualified_majority: per cent of the weight in favour."
    )
    signatories: int = Field(default=3, ge=2, le=40, description="coalition: fewest signatures that bind.")
    outsiders: tuple[Id, ...] = Field(default=(), description="coalition: non-members that may sign.")
    share_required: Unit = Field(
        default=1.0, description="coalition: share of the cost key at which its reach counts as full."
    )


class Item(Part):
    """A point of the agenda: one to six clauses decided by one procedure."""

    id: Id = Field(description="Short name used in files.")
    title: Label = Field(description="A few words for the agenda.")
    about: Prose = Field(description="What the item is for, for everybody.")
    procedure: Procedure = Field(description="How it is decided.")
    clauses: tuple[Clause, ...] = Field(min_length=1, max_length=6, description="Two or three is usual.")
    note: Line | None = Field(default=None, description="A content note read out before the item, if needed.")
