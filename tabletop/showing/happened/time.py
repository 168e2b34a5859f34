"""Sentences about the clock, phases and moves."""

from __future__ import annotations

from tabletop.exercise.clock.finishing import Finished
from tabletop.exercise.clock.moves import MoveClosed, MoveOpened
from tabletop.exercise.clock.phases import PhaseOpened
from tabletop.exercise.clock.rounds import FundingRoundOpened
from tabletop.exercise.clock.running import Paused, PhaseRetimed, PlanRescaled, Resumed
from tabletop.exercise.core import ExerciseCreated
from tabletop.exercise.facts import Fact
from tabletop.showing.clockwords import duration
from tabletop.showing.gate import one_line
from tabletop.showing.happened.registry import tells
from tabletop.showing.names import Names, listed

FAMILIES = {
    "consult": "proposals outside the catalogue",
    "pledge": "pledges",
    "decide": "decisions",
    "speak": "statements and policy acts",
}

ALWAYS = "positions, drafts, promises and messages"


@tells(ExerciseCreated)
def created(names: Names, seat: str, fact: ExerciseCreated) -> str:
    """The beginning."""
    return f"the exercise “{one_line(fact.scenario.title)}” is set up, timing {fact.timing}."


@tells(Paused)
def paused(names: Names, seat: str, fact: Paused) -> str:
    """The clock stands."""
    return "the clock stands. No deadline passes."


@tells(Resumed)
def resumed(names: Names, seat: str, fact: Resumed) -> str:
    """The clock runs."""
    return "the clock runs."


@tells(PhaseOpened)
def phase_opened(names: Names, seat: str, fact: PhaseOpened) -> str:
    """A phase and what it opens."""
    slot = names.view.clock.plan[fact.phase]
    opens = listed([FAMILIES[f] for f in slot.opens]) if slot.opens else ALWAYS
    return f"{one_line(slot.name)} begins, for {duration(fact.seconds)}. Open: {opens}."


@tells(FundingRoundOpened)
def round_opened(names: Names, seat: str, fact: FundingRoundOpened) -> str:
    """The phase stays open."""
    lines = listed([names.on(clause) for clause in fact.clauses])
    return f"money is short for {lines}, so the phase stays open for a funding round. Advance again after it."


@tells(PhaseRetimed)
def retimed(names: Names, seat: str, fact: PhaseRetimed) -> str:
    """Another end."""
    return f"the phase now ends {names.ahead(fact.ends)}."


@tells(PlanRescaled)
def rescaled(names: Names, seat: str, fact: PlanRescaled) -> str:
    """A new plan."""
    return f"the plan is fitted to the new end; this phase ends {names.ahead(fact.ends)}."


@tells(MoveOpened)
def move_opened(names: Names, seat: str, fact: MoveOpened) -> str:
    """A move begins."""
    clock = names.view.clock
    if clock.move != fact.move:
        return f"move {fact.move + 1} begins."
    return f"move {fact.move + 1} begins: {one_line(clock.move_title)}, {one_line(clock.date)}."


@tells(MoveClosed)
def move_closed(names: Names, seat: str, fact: MoveClosed) -> str:
    """A move is over."""
    return f"move {fact.move + 1} is over."


@tells(Finished)
def finished(names: Names, seat: str, fact: Fact) -> str:
    """The end."""
    return "the exercise is over. Nothing more is negotiated."
