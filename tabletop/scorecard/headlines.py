"""The headlines of a move as plain data. Figures are None where they are not defined, never 0.

Shares lie between 0 and 1 unless a field says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from tabletop.scorecard.later import Later


class Part(Struct, frozen=True):
    """One line under a headline; `acts` are the sequence numbers of the events behind it, in order.

    `unit` says how to read the value: "share" (0 to 1), "index" (-1 to 1), "count", "weight" (a published
    one), "assumed weight", "points", "gauge" (0 to 100), "rung", "support" (0 to 100), "money" (whole
    millions), "worth" (a utility, about 0 to 1), "held" (a red line: 1 held, 0 crossed), "kept" (a promise:
    1 kept, 0 broken). `group` is the heading it stands under; lines of one group follow each other.
    """

    label: str
    value: float | None
    unit: str
    note: str
    acts: tuple[int, ...]
    group: str = ""


class Likeness(Struct, frozen=True):
    """How alike delegations stand: Signorino and Ritter's S of every pair of `seats`, -1 to 1, symmetric.

    By the places of preferred options on ordered clauses; None for a pair with no clause in common. `blocs`
    are groups of seats by average linkage, cut at S = .5.
    """

    seats: tuple[str, ...]
    matrix: tuple[tuple[float | None, ...], ...]
    blocs: tuple[tuple[str, ...], ...]


class Cohesion(Struct, frozen=True):
    """Do they hold together: common ground is the headline, the others stand beside it.

    `common_ground` is taken at the end of the move, or now if it is still open; at the decision it is None
    while nothing was put to one. `agreement_direction` is the largest camp over all clauses that were: "in
    favour", "against", "undeclared", "divided", or "" when there was none. `van_der_eijk` (of preferred
    options, over ordered clauses) and `message_unity` (of postures) lie between -1 and 1, `tastle_wierman`
    (of the same options) between 0 and 1. Counts are of this move; promises due are those judged in it.
    Burdens are what was paid so far over headroom; `distance_from_key` is the share that would have to move.
    `would_break` is for control alone: who would break silence on each text under decision or tabled.
    """

    common_ground: float | None
    common_ground_opening: float | None
    common_ground_decision: float | None
    agreement_index: float | None
    agreement_direction: str
    chance_level: float | None
    rice: float | None
    van_der_eijk: float | None
    message_unity: float | None
    promises_kept: int
    promises_due: int
    silence_breaks: int
    reservations: int
    burden_gini: float | None
    burden_jain: float | None
    parts: tuple[Part, ...]
    tastle_wierman: float | None = None
    distance_from_key: float | None = None
    promises_costly_kept: int = 0
    promises_costly_due: int = 0
    texts_adopted: int = 0
    adopted_first_time: int = 0
    accepted_then_broke: int = 0
    likeness: Likeness = Likeness((), (), ())
    would_break: tuple[Part, ...] = ()


class Delivery(Struct, frozen=True):
    """Did they decide and fund what the situation asked, 0 to 1; one part a clause."""

    value: float | None
    parts: tuple[Part, ...]


class Mandate(Struct, frozen=True):
    """Does each capital get something it can defend; 0 is no deal, 1 the best that others could accept.

    `utilities` holds, by seat, the utility of what stands, of no deal, and of that best package. While
    nothing that is adopted binds a seat, no deal is what it has: its mandate is 0 by definition, whatever
    worth the scenario gives to no deal. A delegation without a vote has no measure of its own: None.
    """

    minimum: float | None
    median: float | None
    by_seat: dict[str, float | None]
    utilities: dict[str, tuple[float, float, float | None]]
    parts: tuple[Part, ...]


class Sums(Struct, frozen=True):
    """What one target was shown. `conflict` is zero or less, `cooperation` zero or more.

    `count` is the number of acts, with a weight or not, those with assumed weights among them; `unweighted`
    is the number without any. What stands on the nearest code only is part of the sums and told apart; what
    the scenario assumes is not in them.
    """

    conflict: float = 0.0
    cooperation: float = 0.0
    count: int = 0
    unweighted: int = 0
    nearest_conflict: float = 0.0
    nearest_cooperation: float = 0.0
    assumed_conflict: float = 0.0
    assumed_cooperation: float = 0.0


# Not slotted: its lines are found when they are first looked at, and kept in it.
@dataclass(frozen=True)
class Escalation:
    """What the adversary was shown in the move; not a probability of war.

    `conflict` is the sum of the conflictual weights, zero or less; `cooperation` zero or more; `net` their
    sum. `count` is the number of acts, each code once per seat, those with assumed weights among them;
    `unweighted` is the number without any weight. The gauges run from 0 to 100, against `reference` and
    `reassurance_reference`; each says whether it is calibrated. Weights that the scenario assumes are
    summed apart. `by_seat` is the net by seat, in the scenario's order; the seat of an adopted text is
    "alliance".
    `targets` opens the sums by who saw it (adversary, ally, partner), `seats` by seat and then by target;
    nothing is netted there. `parts` are the acts, `sums` the lines above them. `table` names the table of
    weights that made every figure, `table_title` as people call it, `source` where its weights come from.
    """

    table: str
    conflict: float
    cooperation: float
    net: float
    count: int
    unweighted: int
    gauge: float | None
    reassurance_gauge: float | None
    calibrated: bool
    rung: int | None
    rung_label: str
    assumed_conflict: float
    assumed_cooperation: float
    by_seat: dict[str, float]
    parts: Later[tuple[Part, ...]] = Later()
    sums: Later[tuple[Part, ...]] = Later()
    reassurance_calibrated: bool = False
    reference: float | None = None
    reassurance_reference: float | None = None
    source: str = ""
    targets: dict[str, Sums] = field(default_factory=dict)
    seats: dict[str, dict[str, Sums]] = field(default_factory=dict)
    table_title: str = ""

    def __getstate__(self) -> dict[str, Any]:
        """Whole, so that it can be sent to another process."""
        return {**self.__dict__, "parts": self.parts, "sums": self.sums}


class SayDo(Struct, frozen=True):
    """By seat: the gap of positions and the gap of amounts, 0 to 1; None where nothing tagged was said.

    `parts` are the means by seat, then every message beside what was done.
    """

    by_seat: dict[str, tuple[float | None, float | None]]
    parts: tuple[Part, ...] = ()
