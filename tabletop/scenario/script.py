"""What may happen to the room and what it may do beyond the text: injects, replies, acts, messages."""

from typing import Literal

from pydantic import Field

from tabletop.scenario.agenda import Signal
from tabletop.scenario.parts import Id, Label, Line, Millions, Part, Posture, Prose


class Effect(Part):
    """A consequence from the fixed list: domestic support or headroom of one seat goes up or down."""

    kind: Literal["support", "headroom"] = Field(description="support or headroom.")
    seat: Id = Field(description="The delegation it happens to.")
    amount: int = Field(ge=-1_000_000, le=1_000_000, description="Points of support, or millions.")


class When(Part):
    """One condition over public state and recorded scores; all conditions of an inject must hold."""

    fact: Literal[
        "common_ground",
        "delivery",
        "pressure",
        "reassurance",
        "adopted",
        "broken",
        "posture",
        "act",
        "unfunded",
        "draft",
        "package",
        "position",
        "pledged",
        "statement",
    ] = Field(
        description="What is looked at: scores of the last assessment, in 0..100; adopted, broken, act, "
        "draft, position and statement are counted; pledged and unfunded are millions; posture is the "
        "firmest spoken; package is the most items that one text covers."
    )
    id: str = Field(
        default="",
        description="Item (adopted, broken, draft), clause (position, pledged), policy act (act), "
        "seat (posture, statement).",
    )
    at_least: int | None = Field(default=None, description="Holds when the figure is this or more.")
    at_most: int | None = Field(default=None, description="Holds when the figure is this or less.")


class Slot(Part):
    """A point in the story: a move, the phase that opens a family, minutes into it."""

    move: Id = Field(description="The move it falls in.")
    phase: Literal["consult", "pledge", "decide", "speak", "brief"] = Field(
        default="brief", description="The first phase of the move that opens this; brief: its first phase."
    )
    minute: int = Field(default=0, ge=0, le=240, description="Minutes into the phase; cut to its length.")


class Inject(Part):
    """A line of the master scenario events list."""

    number: int = Field(ge=1, le=999, description="Its number in the list.")
    title: Label = Field(description="A few words for the facilitator.")
    kind: Literal["scheduled", "conditional", "contingency"] = Field(
        description="scheduled: at a time; conditional: when something holds; contingency: if none responded."
    )
    type: Line = Field(
        default="administrative", description="What sort of event: information, decision, administrative."
    )
    mode: Line = Field(description="How it arrives: news report, letter, telephone call, official note ...")
    sender: Line = Field(alias="from", description="Who it comes from.")
    to: tuple[str, ...] = Field(
        min_length=1, description="'public', 'alliance' or the delegations that receive it."
    )
    message: Prose = Field(description="What the receivers read.")
    expected: Line = Field(description="The response the facilitator hopes to see.")
    objective: Id | None = Field(default=None, description="The objective it serves.")
    notes: Line | None = Field(default=None, description="For the facilitator alone.")
    core: bool = Field(default=False, description="true: part of a 75-minute run; false: in the library.")
    auto: bool | None = Field(
        default=None,
        description="true: released without asking the facilitator; false: proposed to the facilitator. Left "
        "out, scheduled ones are released and others proposed.",
    )
    at: Slot | None = Field(default=None, description="When: due time, or for a contingency the last moment.")
    when: tuple[When, ...] = Field(default=(), description="conditional: what must hold.")
    awaits: int | None = Field(
        default=None,
        description="contingency: the inject whose answer must be in, from every delegation it named.",
    )
    response: tuple[When, ...] = Field(
        default=(),
        description="contingency: what also counts as the response, any one of them, since that inject came.",
    )
    effects: tuple[Effect, ...] = Field(
        default=(), description="What its release does to support or headroom."
    )

    @property
    def by_itself(self) -> bool:
        """Whether it is released without asking the facilitator."""
        return self.kind == "scheduled" if self.auto is None else self.auto


class Reply(Part):
    """The adversary's prepared answers for one move, by band of pressure."""

    move: Id = Field(description="The move it answers.")
    low: Prose = Field(description="When pressure was low.")
    middle: Prose = Field(description="When pressure was between the two.")
    high: Prose = Field(description="When pressure was high.")


class Adversary(Part):
    """The other side: never played by a rule, only by prepared replies or the facilitator."""

    name: Label = Field(description="As the papers call it.")
    about: Prose = Field(description="What everybody knows of it.")
    bands: tuple[int, int] = Field(default=(34, 67), description="Gauge at which middle and high begin.")
    replies: tuple[Reply, ...] = Field(default=(), description="Three prepared answers a move.")


class PolicyAct(Part):
    """A unilateral policy-level act out of the scenario's catalogue."""

    id: Id = Field(description="Short name used in files.")
    title: Label = Field(description="A few words for lists.")
    text: Prose = Field(description="How it is announced, in one or two sentences.")
    signals: tuple[Signal, ...] = Field(default=(), description="Whom it signals what.")
    cost: Millions = Field(default=0, description="Millions out of headroom.")
    by: tuple[Id, ...] = Field(default=(), description="Delegations that may do it; empty: all.")
    per_move: int = Field(default=1, ge=1, le=10, description="How often one delegation may do it in a move.")
    in_all: int = Field(default=3, ge=1, le=60, description="How often one may do it in the whole exercise.")
    public: bool = Field(default=True, description="false: only the alliance learns of it.")


class KeyMessage(Part):
    """A line delegations can build into a statement; tags make it checkable against deeds."""

    id: Id = Field(description="Short name used in files.")
    text: Line = Field(description="The line as it is spoken.")
    by: tuple[Id, ...] = Field(default=(), description="Delegations that may use it; empty: all.")
    clause: Id | None = Field(default=None, description="Tag: the clause it speaks to ...")
    option: Id | None = Field(default=None, description="... and the option it commits to.")
    amount: Millions | None = Field(default=None, description="Tag: the millions announced for the clause.")
    posture: Posture | None = Field(default=None, description="The posture it suits best.")


class Objective(Part):
    """Something evaluators watch for and rate P, S, M or U."""

    id: Id = Field(description="Short name used in files.")
    text: Line = Field(description="What good play achieves.")
    look_for: Prose = Field(description="What performing it well looks like in the room.")
