"""The list of injects as it stands: where each is due, and what has become of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tabletop.exercise.clock.plan import Slot
from tabletop.exercise.facts import ALLIANCE, EVERYONE, PRESS
from tabletop.scenario.model import Scenario
from tabletop.scenario.script import Inject
from tabletop.scenario.timing import Timing

if TYPE_CHECKING:
    from tabletop.exercise.core import State


class InjectState(Struct, frozen=True):
    """Where an inject stands: waiting, proposed, held, released or skipped.

    `phase` is the index of the phase it is due in (-1: by hand only), `offset` seconds into it;
    `written` is what the scenario says of it, None if it was written during play; `expected` is then the
    response that is hoped for.
    """

    number: int
    title: str
    kind: str
    status: str
    phase: int
    offset: int
    to: tuple[str, ...]
    message: str
    answered: tuple[str, ...] = ()
    released_at: int | None = None
    written: Inject | None = None
    expected: str = ""


Injects = dict[int, InjectState]


def schedule(scenario: Scenario, timing: Timing, plan: tuple[Slot, ...]) -> Injects:
    """Every inject with its due phase in this timing; library injects wait unless the timing runs all."""
    return {inject.number: _scheduled(inject, timing, plan) for inject in scenario.injects}


def _scheduled(inject: Inject, timing: Timing, plan: tuple[Slot, ...]) -> InjectState:
    by_hand = inject.kind == "scheduled" and not inject.core and timing.injects == "core"
    phase, offset = (-1, 0) if by_hand else planned(inject, timing, plan)
    return InjectState(
        inject.number,
        inject.title,
        inject.kind,
        "waiting",
        phase,
        offset,
        inject.to,
        inject.message,
        written=inject,
    )


def planned(inject: Inject, timing: Timing, plan: tuple[Slot, ...]) -> tuple[int, int]:
    """The phase, and the seconds into it, that the scenario gives an inject in this timing; -1 if none."""
    if inject.at is None:
        return -1, 0
    moves = [m.move for m in timing.moves]
    if inject.at.move not in moves:
        return -1, 0
    move = moves.index(inject.at.move)
    own = [i for i, s in enumerate(plan) if s.move == move]
    family = inject.at.phase
    index = next((i for i in own if family in plan[i].opens), own[0])
    return index, min(inject.at.minute * 60, max(0, plan[index].seconds - 60))


def put(state: State, inject: InjectState) -> State:
    """The state with this inject in place of its older self."""
    return replace(state, injects={**state.injects, inject.number: inject})


def receivers_fault(state: State, to: tuple[str, ...]) -> str | None:
    """A sentence if an inject cannot be sent there."""
    if not to or not set(to) <= {*state.scenario.seats, ALLIANCE, EVERYONE, PRESS}:
        return "Send it to the public, to the alliance, to delegations or to the press desk."
    return None
