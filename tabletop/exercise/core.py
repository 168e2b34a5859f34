"""The core: state, and the three functions everything else stands on: decide, evolve, fold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from tabletop.exercise import acts
from tabletop.exercise import rulebook as rulebook
from tabletop.exercise.agenda.options import placed
from tabletop.exercise.agenda.positions import Agenda
from tabletop.exercise.arguments.proposals import Argument
from tabletop.exercise.budget.books import Budget, opening_balances
from tabletop.exercise.clock import tray
from tabletop.exercise.clock.plan import Clock, Slot, closed_family, has_grace, opens, plan_of
from tabletop.exercise.clock.tray import Tray
from tabletop.exercise.commitments.promises import Commitments
from tabletop.exercise.corrections import voided
from tabletop.exercise.decisions.texts import Decisions
from tabletop.exercise.drafts.wording import Drafts
from tabletop.exercise.facts import CHAIR, CONTROL, EVALUATOR, ROOM, Command, Event, Fact, Rejection, fact
from tabletop.exercise.injects.schedule import Injects, schedule
from tabletop.exercise.reading import fields_of
from tabletop.exercise.rules import RULES, Refused, Rule, Turn, role_of
from tabletop.exercise.rules import evolve as evolve
from tabletop.exercise.statements import Speech
from tabletop.scenario.model import Scenario
from tabletop.scenario.timing import Timing

AFTER_THE_END = (CONTROL, EVALUATOR, ROOM)


class State(Struct, frozen=True):
    """What the rules need to know, and nothing else; journals and feeds live beside it."""

    exercise: str
    scenario: Scenario
    timing: Timing
    plan: tuple[Slot, ...]
    clock: Clock
    agenda: Agenda
    drafts: Drafts
    decisions: Decisions
    budget: Budget
    commitments: Commitments
    speech: Speech
    taken: acts.Taken
    injects: Injects
    arguments: dict[str, Argument]
    tray: Tray
    scores: dict[str, int] = field(default_factory=dict)
    scores_shown: bool = False
    people: dict[str, str] = field(default_factory=dict)
    grace: dict[str, tuple[int, int]] = field(default_factory=dict)


@fact("exercise.created", version=2)
class ExerciseCreated(Fact, frozen=True):
    """The first event: the whole scenario, so that editing its file later never breaks a log."""

    scenario: Scenario
    scenario_hash: str
    timing: str
    seed: int


def initial(event: Event) -> State:
    """The state that the first event of a log makes; ValueError if it is another kind of event."""
    if not isinstance(event.fact, ExerciseCreated):
        raise ValueError("an exercise begins with its creation")
    scenario = placed(event.fact.scenario)
    timing = scenario.timing(event.fact.timing)
    plan = plan_of(scenario, timing)
    lines = {d.id: [(x.id, x.available) for x in d.domestic.lines] for d in scenario.delegations}
    support = {d.id: d.domestic.support for d in scenario.delegations}
    return State(
        event.exercise, scenario, timing, plan, Clock(ends=plan[0].seconds), Agenda(), Drafts(), Decisions(),
        Budget(balances=opening_balances(lines), support=support), {}, Speech(), {},
        schedule(scenario, timing, plan), {}, {},
    )  # fmt: skip


def run(state: State, command: Command, sequence: int) -> Turn | Rejection:
    """Decide a command: the turn holds its events, numbered from `sequence`, and the state after them."""
    rule = RULES.get(type(command.act))
    if rule is None:
        return Rejection("This act is not known here.")
    if reason := _not_entitled(state, command, rule):
        return Rejection(reason)
    if state.clock.ended and command.seat not in AFTER_THE_END:
        return Rejection("The exercise is over; nothing more can be done from a seat.")
    turn = Turn(state, command, sequence)
    try:
        if _late(state, command, rule):
            tray.receive(turn, fields_of(command.act))
        else:
            if rule.family is not None:
                shut = closed_family(state, rule.family, command.at, command.seat)
                if shut is not None:
                    return Rejection(shut)
            rule.decide(turn, command.act)
    except Refused as refused:
        return Rejection(str(refused))
    return turn


def decide(state: State, command: Command, sequence: int) -> tuple[Event, ...] | Rejection:
    """The events a command leads to, numbered from `sequence`; or why it is refused."""
    turn = run(state, command, sequence)
    return turn if isinstance(turn, Rejection) else tuple(turn.events)


def _not_entitled(state: State, command: Command, rule: Rule) -> str | None:
    role = role_of(state, command.seat)
    if role is None:
        return "There is no such seat."
    if role in rule.roles or (role == CONTROL and CHAIR in rule.roles):
        return None
    return "This is not for your seat to do. Ask the facilitator."


def _late(state: State, command: Command, rule: Rule) -> bool:
    """Written for a phase that is over; an answer is in time for as long as its text is under decision."""
    if command.seat == CONTROL or state.clock.ended or not 0 <= command.phase < len(state.plan):
        return False
    here = state.plan[state.clock.phase]
    if (
        not rule.answers
        and state.plan[command.phase].move == here.move
        and has_grace(state, command.seat, command.at)
    ):
        return False
    cut = here.hard and command.phase == state.clock.phase and command.at > state.clock.ends
    passed = command.phase < state.clock.phase
    if rule.answers:
        return cut or (passed and getattr(command.act, "draft", "") not in state.decisions.open)
    return rule.family is not None and opens(state.plan[command.phase], rule.family) and (passed or cut)


def apply(state: State, events: Iterable[Event]) -> State:
    """The state after the events, without asking the guards again."""
    for event in events:
        state = evolve(state, event)
    return state


def fold(log: Sequence[Event]) -> State:
    """Rebuild the state from a whole log: corrections first, then everything that still counts.

    Raises ValueError if the log is empty or does not begin with the creation of an exercise.
    """
    if not log:
        raise ValueError("the log is empty")
    gone, state = voided(log), initial(log[0])
    for event in log[1:]:
        if event.cause not in gone:
            state = evolve(state, event)
    return state


def began(exercise: str, scenario: Scenario, scenario_hash: str, timing: str, seed: int, wall: str) -> Event:
    """The first event of a new exercise; KeyError if the scenario has no such timing."""
    scenario.timing(timing)
    created = ExerciseCreated(scenario, scenario_hash, timing, seed)
    return Event(exercise, 1, "created", CONTROL, "", 0, 0, wall, created)


__all__ = [
    "Command", "Event", "ExerciseCreated", "Rejection", "State", "apply", "began", "decide", "evolve", "fold",
    "initial", "run",
]  # fmt: skip
