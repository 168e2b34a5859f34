"""A delegation's own card, the analysis of the negotiation, and how far to trust a headline, as data."""

from __future__ import annotations

from msgspec import Struct

from tabletop.scorecard.headlines import Part


class DelegationCard(Struct, frozen=True):
    """One delegation at the end of a move: aims, red lines, home, promises, words and money so far.

    `red_lines_held` of `red_lines`; `support` is domestic support, 0 to 100, `support_at_start` where it
    began; `paid` and `short` are whole millions; `say_do` are the gaps of this move. The mandate and the
    utilities are for control, and for everybody at the hot wash.
    """

    seat: str
    name: str
    mandate: float | None
    worth: float
    no_deal: float
    best: float | None
    red_lines_held: int
    red_lines: int
    support: int
    support_at_start: int
    promises_kept: int
    promises_due: int
    say_do: tuple[float | None, float | None]
    paid: int
    short: int
    parts: tuple[Part, ...]


class Package(Struct, frozen=True):
    """One option for every clause, and what the whole is worth to every member."""

    choices: dict[str, str]
    utilities: dict[str, float]


class Analysis(Struct, frozen=True):
    """The whole agenda as one bargain among members, and where the group stands in it.

    `zone` counts the packages that cross nobody's red line and leave nobody below no deal, of `packages`;
    on an agenda too large to be exact it is at least so many, None when none was found though there may be,
    and `zone_at_most` bounds it from above.
    `frontier` is how many of them no other betters for one without worsening another; an upper bound when
    `frontier_exact` is False. `better` is a package that would have left nobody worse off than `landed`
    (what stands, the status quo where undecided, shares by the cost key) and some better off; None when
    what stands is efficient; `left` is what it would have given each member on top. `best` is each member's
    best package that all others could accept, in utility, and `best_at_most` its bound from above: the same
    on an exact analysis.

    `conceded` is, by member and at the end of every move so far, how much of its own utility it has given
    up in what it says it could accept, since it first spoke; `moved_most` the one that gave up most.
    """

    packages: int
    zone: int | None
    zone_at_most: int
    frontier: int
    frontier_exact: bool
    exact: bool
    nash: Package | None
    kalai_smorodinsky: Package | None
    utilitarian: Package | None
    landed: Package
    in_zone: bool
    better: Package | None
    left: dict[str, float]
    best: dict[str, float | None]
    best_at_most: dict[str, float | None]
    conceded: dict[str, tuple[float, ...]]
    moved_most: str | None
    parts: tuple[Part, ...]

    @property
    def efficient(self) -> bool:
        """True when nobody could have had more without somebody having less."""
        return self.better is None


class Range(Struct, frozen=True):
    """How far one headline of one move goes with one delegation or one act left out, or the table swapped.

    `headline` is common_ground, delivery, mandate (the lowest), pressure or reassurance, in its own scale:
    shares, or 0 to 100 for the gauges. `seat` is the delegation whose leaving moves it most, `act` the event
    that does, and `by` the seat whose act it is; "" and None when nothing moves it. `tables` holds it in
    every table of weights, for the gauges; these are in the range too.
    """

    headline: str
    move: int
    value: float | None
    low: float | None
    high: float | None
    seat: str
    act: int | None
    by: str
    tables: dict[str, float | None]


class Trust(Struct, frozen=True):
    """How much to trust the headlines of the moves so far.

    `ranges` holds one for every headline and move. `order_holds` says by headline whether the moves keep
    their order in every trial, in every table too; None with fewer than two moves. `sentences` says by
    headline whether the order changes and whose act changes it most.
    """

    ranges: tuple[Range, ...]
    order_holds: dict[str, bool | None]
    sentences: dict[str, str]
    parts: tuple[Part, ...]
