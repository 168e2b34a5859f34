"""The facilitator's run sheet: every phase with its minute, what to do in it, and the injects due."""

from __future__ import annotations

from msgspec import Struct

from tabletop.debrief.papers.wording import counted
from tabletop.scenario.model import Scenario
from tabletop.scenario.script import Inject, Slot
from tabletop.scenario.timing import Phase, Timing

_TASKS = {
    "consult": "Delegations talk, declare positions and ask for consultations.",
    "pledge": "Take pledges; ask each for its condition.",
    "decide": "The chair tables a text without brackets and puts it under silence or to the vote.",
    "speak": "Delegations make statements; read them aloud. The other side hears all of them.",
}


class Step(Struct, frozen=True):
    """A line of the run sheet; `start` and `minutes` count from the moment people sit down."""

    start: int
    minutes: int
    move: str
    name: str
    tasks: tuple[str, ...]
    due: tuple[tuple[int, Inject], ...] = ()
    hard: bool = False
    opens_move: bool = False

    @property
    def end(self) -> int:
        """The minute at which this step ends."""
        return self.start + self.minutes


def run_sheet(scenario: Scenario, timing: Timing) -> list[Step]:
    """Every step of the timing in order, from sitting down to the hot wash."""
    steps = [_arrival(timing)]
    for number, timed in enumerate(timing.moves, start=1):
        for index, phase in enumerate(timed.phases):
            last = index == len(timed.phases) - 1
            tasks = _tasks(phase, first=index == 0, last=last)
            due = tuple(
                (minute, inject)
                for inject in scenario.injects
                for minute in [_minute_of(inject, timed.move, timed.phases, index)]
                if minute is not None
            )
            steps.append(
                Step(
                    start=steps[-1].end,
                    minutes=phase.minutes,
                    move=f"Move {number}",
                    name=phase.name,
                    tasks=tasks,
                    due=tuple(sorted(due, key=lambda line: (line[0], line[1].number))),
                    hard=phase.hard,
                    opens_move=index == 0,
                )
            )
    return [*steps, _hot_wash(timing, steps[-1].end)]


def length(timing: Timing) -> int:
    """Minutes from sitting down to the end of the hot wash."""
    played = sum(phase.minutes for move in timing.moves for phase in move.phases)
    return timing.seat_and_read + played + timing.hot_wash


def _arrival(timing: Timing) -> Step:
    tasks = (
        "People sit down at their cards and read their briefs (five minutes are enough for two pages).",
        "Read aloud: ground rules, data notice, practice silence, opening.",
    )
    return Step(0, timing.seat_and_read, "", "Seat and read", tasks)


def _hot_wash(timing: Timing, start: int) -> Step:
    tasks = (
        "A short survey first, each for themselves; then go through what happened, move by move.",
        "Let delegations open their private briefs. Use the discussion questions.",
    )
    return Step(start, timing.hot_wash, "", "Hot wash", tasks)


def _tasks(phase: Phase, *, first: bool, last: bool) -> tuple[str, ...]:
    opening = ("Read the situation of the move aloud; say how long this phase lasts.",) if first else ()
    closing = ("Close the move: note the scores, choose and read the other side's reply.",) if last else ()
    middle = tuple(_TASKS[family] for family in phase.opens)
    return opening + middle + closing


def _minute_of(inject: Inject, move: str, phases: tuple[Phase, ...], index: int) -> int | None:
    """The minute of this phase at which the inject is due; None if it belongs elsewhere."""
    if inject.at is None or inject.at.move != move or phase_of(inject.at, phases) != index:
        return None
    return minute_in(inject.at, phases[index])


def minute_in(slot: Slot, phase: Phase) -> int:
    """The minute of a phase at which something falls due; in a phase that is too short, its last one."""
    return min(slot.minute, max(0, phase.minutes - 1))


def phase_of(slot: Slot, phases: tuple[Phase, ...]) -> int | None:
    """Which phase of a move a slot means: the first that opens its family; None if none does."""
    if slot.phase == "brief":
        return 0
    return next((index for index, phase in enumerate(phases) if slot.phase in phase.opens), None)


def minutes_in_words(timing: Timing) -> str:
    """The moves of a timing with their minutes, for the rules card."""
    moves = (
        f"Move {number}: " + ", ".join(f"{phase.name} {phase.minutes}" for phase in timed.phases)
        for number, timed in enumerate(timing.moves, start=1)
    )
    return "; ".join(moves) + f"; then {counted(timing.hot_wash, 'minute')} of talking it over."
