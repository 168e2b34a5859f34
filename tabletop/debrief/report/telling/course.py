"""The clock and the record: phases, moves, scores, corrections, late acts, observations."""

from __future__ import annotations

from tabletop.debrief.report.names import Names
from tabletop.debrief.report.phrases import capital, clock, counted, listed, quoted
from tabletop.debrief.report.telling import tells
from tabletop.exercise.clock.finishing import Finished
from tabletop.exercise.clock.grace import GraceGiven
from tabletop.exercise.clock.moves import MoveClosed, MoveOpened
from tabletop.exercise.clock.phases import PhaseOpened
from tabletop.exercise.clock.plan import plan_of
from tabletop.exercise.clock.rounds import FundingRoundOpened
from tabletop.exercise.clock.running import Paused, PhaseRetimed, PlanRescaled, Resumed
from tabletop.exercise.clock.tray import LateReceived, LateSettled
from tabletop.exercise.core import ExerciseCreated
from tabletop.exercise.corrections import CorrectionMade
from tabletop.exercise.facts import Event
from tabletop.exercise.messages import RATINGS, ObservationNoted, TrafficOpened
from tabletop.exercise.people import PersonSeated
from tabletop.exercise.scores import ScoresRecorded, ScoresShown

HEADLINES = {
    "common_ground": "common ground",
    "delivery": "delivery",
    "mandate": "lowest mandate",
    "pressure": "pressure",
    "reassurance": "reassurance",
}
ACTS = {
    "pledge.set": "pledge",
    "statement.make": "statement",
    "policy.act": "policy act",
    "decision.open": "request for a decision",
    "budget.reallocate": "reallocation",
    "transfer.offer": "offered transfer",
    "transfer.accept": "acceptance of a transfer",
    "shortfall.make_good": "payment towards a shortfall",
    "argument.propose": "proposal",
}


@tells(ExerciseCreated)
def created(names: Names, event: Event, fact: ExerciseCreated) -> str:
    return f"The exercise “{fact.scenario.title}” was set up, timing {fact.timing}."


@tells(Paused)
def paused(names: Names, event: Event, fact: Paused) -> str:
    return "The clock was stopped."


@tells(Resumed)
def resumed(names: Names, event: Event, fact: Resumed) -> str:
    return "The clock was set running."


@tells(PhaseOpened)
def phase_opened(names: Names, event: Event, fact: PhaseOpened) -> str:
    plan = plan_of(names.scenario, names.timing)
    name = plan[fact.phase].name if 0 <= fact.phase < len(plan) else "A phase"
    return f"{name} opened, for {counted(fact.seconds // 60, 'minute')}."


@tells(PhaseRetimed)
def phase_retimed(names: Names, event: Event, fact: PhaseRetimed) -> str:
    return f"The facilitator set the end of the phase to {clock(fact.ends)}."


@tells(PlanRescaled)
def plan_rescaled(names: Names, event: Event, fact: PlanRescaled) -> str:
    return f"The facilitator rescaled the time that was left; this phase ends at {clock(fact.ends)}."


@tells(MoveOpened)
def move_opened(names: Names, event: Event, fact: MoveOpened) -> str:
    title, date, _ = names.move(fact.move)
    return f"Move {fact.move + 1} began: {title}, {date}."


@tells(FundingRoundOpened)
def round_opened(names: Names, event: Event, fact: FundingRoundOpened) -> str:
    lines = listed((names.clause(clause) for clause in fact.clauses), "nothing")
    return f"Money was short for {lines}; the phase stayed open for a funding round."


@tells(MoveClosed)
def move_closed(names: Names, event: Event, fact: MoveClosed) -> str:
    return f"Move {fact.move + 1} ended."


@tells(Finished)
def finished(names: Names, event: Event, fact: Finished) -> str:
    return "The exercise ended."


@tells(ScoresRecorded)
def scores_recorded(names: Names, event: Event, fact: ScoresRecorded) -> str:
    known = [f"{HEADLINES.get(name, name)} {figure}" for name, figure in fact.figures.items()]
    return f"Scores of move {fact.move + 1} were recorded: {listed(known, 'none')}."


@tells(ScoresShown)
def scores_shown(names: Names, event: Event, fact: ScoresShown) -> str:
    return f"The scores were {'shown to' if fact.shown else 'hidden from'} the players."


@tells(CorrectionMade)
def corrected(names: Names, event: Event, fact: CorrectionMade) -> str:
    undone = sorted(number for cause in fact.causes for number in names.numbers.get(cause, ()))
    noun = "event" if len(undone) == 1 else "events"
    which = listed((str(number) for number in undone), "an act")
    return f"{names.who(event)} undid {noun} {which}: {quoted(fact.reason)}"


@tells(LateReceived)
def late(names: Names, event: Event, fact: LateReceived) -> str:
    return f"A {_act(fact.act_kind)} from {names.seat(event.seat)} came late and went to the facilitator."


@tells(LateSettled)
def settled(names: Names, event: Event, fact: LateSettled) -> str:
    if fact.accepted:
        return f"The facilitator let a late act of {names.seat(fact.by)} count."
    why = f": {quoted(fact.reason)}" if fact.reason else "."
    return f"The facilitator returned a late act to {names.seat(fact.by)}{why}"


def _act(kind: str) -> str:
    return ACTS.get(kind, "act")


@tells(ObservationNoted)
def observed(names: Names, event: Event, fact: ObservationNoted) -> str:
    rating = f" ({RATINGS[fact.rating]})" if fact.rating in RATINGS else ""
    return f"{capital(names.seat(event.seat))} noted: {quoted(fact.text)}{rating}"


@tells(GraceGiven)
def graced(names: Names, event: Event, fact: GraceGiven) -> str:
    return (
        f"The facilitator gave {names.seat(fact.seat)} more time than the others, until {clock(fact.until)}."
    )


@tells(TrafficOpened)
def opened(names: Names, event: Event, fact: TrafficOpened) -> str:
    word = "between" if len(fact.between) > 1 else "of"
    who = listed((names.seat(seat) for seat in fact.between), "a delegation")
    return f"The facilitator read the messages {word} {who}."


@tells(PersonSeated)
def person_seated(names: Names, event: Event, fact: PersonSeated) -> str:
    if not fact.seat:
        return "One person left a seat."
    return f"One person more sat down for {names.seat(fact.seat)}."
