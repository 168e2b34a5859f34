"""Who negotiates: delegations with their briefs, interests, red lines and money."""

from pydantic import Field

from tabletop.scenario.parts import Id, Label, Line, Millions, Part, Posture, Prose, Short, Unit


class Interest(Part):
    """What one clause is worth to a delegation."""

    weight: int = Field(ge=0, le=100, description="Share of this clause in the whole; all add up to 100.")
    ideal: Unit | None = Field(default=None, description="ordered clause: the place it would choose, 0 to 1.")
    values: dict[Id, Unit] = Field(
        default_factory=dict, description="nominal clause: worth of each option, 0 to 1."
    )
    why: Line | None = Field(default=None, description="One line for the private brief.")


class RedLine(Part):
    """Wordings this capital will not accept."""

    clause: Id = Field(description="The clause it is about.")
    options: tuple[Id, ...] = Field(min_length=1, description="The options that cross the line.")
    why: Line = Field(description="The reason, for the private brief.")


class DomesticLine(Part):
    """Money at home that can be moved to the table, at a price in domestic support."""

    id: Id = Field(description="Short name used in files.")
    name: Label = Field(description="As people call it.")
    available: Millions = Field(description="Millions that can be moved in the whole exercise.")
    support: int = Field(ge=0, le=20, description="Points of domestic support lost per 10 millions begun.")


class Domestic(Part):
    """Home politics: the constraint, the support and the money that could be moved."""

    constraint: Prose = Field(description="What parliament, press or coalition partners demand.")
    support: int = Field(default=60, ge=0, le=100, description="Domestic support at the start, 0 to 100.")
    lines: tuple[DomesticLine, ...] = Field(default=(), description="Domestic money that could be moved.")


class Delegation(Part):
    """A seat at the table."""

    id: Id = Field(description="Short name used in files.")
    name: Label = Field(description="As on the name plate.")
    short: Short = Field(description="Two to four capital letters for grids.")
    member: bool = Field(default=True, description="false: takes part but has no silence vote.")
    weight: int = Field(default=1, ge=1, le=1000, description="Voting weight for qualified majority.")
    key: int = Field(default=0, ge=0, le=100_000, description="Part in the common cost key; any whole unit.")
    headroom: tuple[Millions, ...] = Field(
        min_length=1, max_length=6, description="Millions free in each move; the last is repeated."
    )
    public: Prose = Field(description="Public brief: what every other delegation may know. A printed page.")
    private: Prose = Field(description="Private brief: true aims and how to play them. A printed page.")
    no_deal: Line = Field(description="What it means for this capital if nothing is agreed.")
    reservation: Unit | None = Field(
        default=None, description="Worth of no deal, 0 to 1; left out: what the status quo is worth to it."
    )
    cost_weight: float = Field(
        default=0.3,
        ge=0,
        le=5,
        description="How much paying hurts: 0 not at all; 1 means that a bill of all its headroom takes "
        "away all that a perfect text would bring.",
    )
    posture: Posture = Field(default=3, description="Natural tone: 1 conciliatory to 5 firm.")
    interests: dict[Id, Interest] = Field(description="Per clause: weight and ideal or values.")
    red_lines: tuple[RedLine, ...] = Field(default=(), description="Wordings this capital will not accept.")
    domestic: Domestic = Field(description="Home politics.")
    opening: Line = Field(description="A first sentence the delegation could say aloud.")

    def headroom_in(self, move: int) -> int:
        """Millions granted in move number `move`, counted from 0; the last figure is repeated."""
        return self.headroom[min(move, len(self.headroom) - 1)]
