"""The whole scenario, field by field; these descriptions become the JSON Schema."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from tabletop.scenario.agenda import Clause, Item, Option
from tabletop.scenario.delegations import Delegation
from tabletop.scenario.parts import Id, Label, Line, Part, Prose, Short
from tabletop.scenario.script import Adversary, Inject, KeyMessage, Objective, PolicyAct
from tabletop.scenario.timing import Move, Timing

FORMAT = 1


def _number(given: object) -> object:
    """A version as a number, however it was written: a file holds text alone."""
    return int(given) if isinstance(given, str) and given.isdecimal() and len(given) < 9 else given


class Source(Part):
    """Where facts of the story come from."""

    title: Line = Field(description="Title of the source.")
    publisher: Line | None = Field(default=None, description="Who published it.")
    date: Line | None = Field(default=None, description="When, as it should be read.")
    url: Line | None = Field(default=None, description="Where it can be found.")
    confidence: str = Field(default="", max_length=300, description="How far the source can be trusted.")


class Setting(Part):
    """Where and why the delegations meet."""

    forum: Line = Field(description="The body that meets, such as 'Council of the alliance'.")
    place: Line = Field(description="City and building, or as vague as you like.")
    background: Prose = Field(description="What led here; for everybody.")
    mandate: Prose = Field(description="What this meeting is asked to decide.")
    opening: Prose = Field(description="Read aloud by the facilitator at the start.")
    content_note: Line | None = Field(default=None, description="Said before play, if something may hurt.")


class Chair(Part):
    """Who presides: a secretary general's seat, or the facilitator."""

    name: Label = Field(default="The chair", description="As on the chair's name plate.")
    seated: bool = Field(default=False, description="true: a person sits as chair; false: the facilitator.")
    brief: Prose = Field(
        default="Bring the room to a text everybody can live with; table it when it has no brackets.",
        description="What the chair's own paper says.",
    )


class Press(Part):
    """The press desk: one or two people who publish articles and put questions."""

    seated: bool = Field(default=False, description="true: people play it; false: the facilitator may.")
    brief: Prose = Field(
        default="Find out what the public should know, publish it, and ask those who would rather not say.",
        description="What the press desk's own paper says.",
    )


class Support(Part):
    """What costs domestic support, in points of 100."""

    red_line: int = Field(default=15, ge=0, le=100, description="Assent to a text across one's own red line.")
    broken_promise: int = Field(default=10, ge=0, le=100, description="A promise to the public broken.")
    floor: int = Field(default=30, ge=0, le=100, description="Below this: no reallocation in the next move.")


class Reference(Part):
    """Calibration of the gauges from hawkish and dovish rehearsals; leave out until you have it."""

    conflict: float | None = Field(
        default=None, gt=0, description="Sum of conflictual weights that reads 100."
    )
    cooperation: float | None = Field(default=None, gt=0, description="The same for reassurance.")


class Overlay(Part):
    """Invented names for rooms where nationals would be seated as their own state."""

    names: dict[Id, Label] = Field(description="Delegation id to invented name.")
    shorts: dict[Id, Short] = Field(description="Delegation id to invented short.")
    words: dict[str, str] = Field(default_factory=dict, description="Other words to exchange in all texts.")


class Scenario(Part):
    """A complete, playable exercise."""

    format: Annotated[Literal[1], BeforeValidator(_number)] = Field(description="Version of this format: 1.")
    id: Id = Field(description="Short name used in files and on the command line; the folder bears it.")
    title: Label = Field(description="As it stands on papers and screens.")
    summary: Prose = Field(description="Two or three sentences for the list of scenarios.")
    teaches: tuple[Line, ...] = Field(min_length=1, description="What it teaches, a line each.")
    language: str = Field(
        default="en",
        pattern=r"^[a-z]{2}(-[A-Z]{2})?$",
        description="Language of the texts, such as en or de-CH.",
    )
    currency: Label = Field(description="As read after an amount, such as 'million euro'.")
    stylised: Line = Field(description="The sentence that says positions are invented for teaching.")
    setting: Setting = Field(description="Where and why the delegations meet.")
    chair: Chair = Field(default=Chair(), description="Who presides.")
    press: Press = Field(default=Press(), description="The press desk.")
    delegations: tuple[Delegation, ...] = Field(
        min_length=2, max_length=40, description="Two to forty seats, in the order of the table."
    )
    agenda: tuple[Item, ...] = Field(min_length=1, max_length=4, description="One to four items.")
    moves: tuple[Move, ...] = Field(min_length=1, max_length=6, description="One to six steps of the story.")
    timings: tuple[Timing, ...] = Field(
        min_length=1, description="The ways to fit it into a lesson or a day."
    )
    carry_over: bool = Field(
        default=False,
        description="Whether unspent headroom stays for the next move; if not, what comes back of "
        "an older pledge is gone too.",
    )
    support: Support = Field(default=Support(), description="What costs domestic support.")
    statements_per_move: int = Field(
        default=2, ge=1, le=20, description="Statements one seat may make a move."
    )
    key_messages: tuple[KeyMessage, ...] = Field(
        default=(), description="Lines that statements are built from."
    )
    policy_acts: tuple[PolicyAct, ...] = Field(default=(), description="The catalogue of unilateral acts.")
    injects: tuple[Inject, ...] = Field(default=(), description="The master scenario events list.")
    adversary: Adversary = Field(description="The other side and its prepared replies.")
    objectives: tuple[Objective, ...] = Field(default=(), description="What evaluators rate.")
    questions: tuple[Line, ...] = Field(default=(), description="For the discussion afterwards.")
    teaching_notes: tuple[Prose, ...] = Field(default=(), description="For the facilitator's guide.")
    observers_see: Literal["alliance", "everything"] = Field(
        default="alliance", description="What observers see: alliance, or everything."
    )
    reference: Reference = Field(default=Reference(), description="Calibration of the gauges.")
    sources: tuple[Source, ...] = Field(default=(), description="Where the facts come from.")
    overlay: Overlay | None = Field(
        default=None, description="Invented names, for rooms where nationals would play their own state."
    )
    tutorial: bool = Field(default=False, description="true: the guided first hour.")

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Every clause by id, in agenda order."""
        return {clause.id: clause for item in self.agenda for clause in item.clauses}

    @cached_property
    def wordings(self) -> dict[str, tuple[str, ...]]:
        """Ids of the options of every clause, by clause id."""
        return {clause.id: tuple(o.id for o in clause.options) for clause in self.clauses.values()}

    @cached_property
    def item_of(self) -> dict[str, Item]:
        """The item that each clause id belongs to."""
        return {clause.id: item for item in self.agenda for clause in item.clauses}

    @cached_property
    def items(self) -> dict[str, Item]:
        """Agenda items by id."""
        return {item.id: item for item in self.agenda}

    @cached_property
    def seats(self) -> dict[str, Delegation]:
        """Delegations by id, in the scenario's order."""
        return {delegation.id: delegation for delegation in self.delegations}

    @cached_property
    def members(self) -> tuple[str, ...]:
        """Ids of delegations with a vote."""
        return tuple(delegation.id for delegation in self.delegations if delegation.member)

    def timing(self, timing_id: str) -> Timing:
        """The timing with this id; KeyError if the scenario has none such."""
        for timing in self.timings:
            if timing.id == timing_id:
                return timing
        raise KeyError(timing_id)

    def option(self, clause_id: str, option_id: str) -> Option:
        """An option of a clause; KeyError if there is none such."""
        return self.clauses[clause_id].option(option_id)
