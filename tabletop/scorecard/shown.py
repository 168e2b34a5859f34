"""What others were shown in a move: statements, public acts, adopted texts and rulings, signal by signal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from tabletop.exercise.acts import ActTaken
from tabletop.exercise.arguments.rulings import ArgumentRuled
from tabletop.exercise.core import State
from tabletop.exercise.decisions.adoption import TextAdopted
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, Event
from tabletop.exercise.statements import StatementMade
from tabletop.measures.policy_acts import policy_act, posture_act
from tabletop.scenario.agenda import Signal
from tabletop.scorecard.timeline import MoveRecord

ADVERSARY = "adversary"


class Shown(Struct, frozen=True):
    """One signal: who sent it, what it came with, and the event it stands in.

    `act` names a policy act or code; without one, the signal has a weight that the scenario assumes.
    `origin` is the same for every repetition of the same thing.
    """

    seat: str
    signal: Signal
    what: str
    origin: str
    sequence: int

    @property
    def rung(self) -> int | None:
        """The rung the scenario gives, else the usual one of the act."""
        if self.signal.rung is not None:
            return self.signal.rung
        known = policy_act(self.signal.act) if self.signal.act else None
        return known.rung if known else None


def shown(record: MoveRecord) -> list[Shown]:
    """All signals of a move in the order of the log; of several rulings on one proposal the last counts."""
    state, signals = record.last.state, []
    rulings = {e.fact.argument: e.sequence for e in record.events if isinstance(e.fact, ArgumentRuled)}
    for event in record.events:
        match event.fact:
            case StatementMade(posture=posture):
                signal = _spoken(posture)
                seat = CHAIR if event.seat == CONTROL else event.seat
                signals.append(Shown(seat, signal, "statement", "statement", event.sequence))
            case ActTaken(act=act, public=True):
                signals += _catalogued(state, event.seat, act, event)
            case TextAdopted(draft=draft):
                signals += _adopted(state, draft, event)
            case ArgumentRuled(argument=argument, outcome="yes" | "partly", code=code) if code:
                if rulings[argument] == event.sequence:
                    signals += _ruled(state, event.fact, event)
    return signals


@cache
def _spoken(posture: int) -> Signal:
    """What a public statement in this posture shows; one of five."""
    return Signal(target=ADVERSARY, act=posture_act(posture))


def catalogue(state: State) -> list[str]:
    """Names of all acts with published weights that the adversary could be shown in this scenario."""
    scenario = state.scenario
    signals = [signal for act in scenario.policy_acts for signal in act.signals]
    for clause in scenario.clauses.values():
        signals += [signal for option in clause.options for signal in option.signals]
    named = [signal.act for signal in signals if signal.act and signal.target == ADVERSARY]
    return list(dict.fromkeys([*map(posture_act, range(1, 6)), *named]))


def _catalogued(state: State, seat: str, act_id: str, event: Event) -> Iterator[Shown]:
    act = next(a for a in state.scenario.policy_acts if a.id == act_id)
    for number, signal in enumerate(act.signals):
        yield Shown(seat, signal, act.title, f"act {act_id} {number}", event.sequence)


def _adopted(state: State, draft: str, event: Event) -> Iterator[Shown]:
    for clause, adopted in state.decisions.adopted.items():
        if adopted.draft == draft:
            option = state.scenario.option(clause, adopted.option)
            for number, signal in enumerate(option.signals):
                origin = f"option {clause} {option.id} {number}"
                yield Shown(ALLIANCE, signal, option.label, origin, event.sequence)


def _ruled(state: State, fact: ArgumentRuled, event: Event) -> Iterator[Shown]:
    """A ruling names a published act or code, or an act of the scenario's own catalogue."""
    known = policy_act(fact.code)
    if known is None and any(act.id == fact.code for act in state.scenario.policy_acts):
        yield from _catalogued(state, fact.by, fact.code, event)
        return
    target = known.target if known and known.target else ADVERSARY
    signal = Signal.model_validate({"target": target, "act": fact.code})
    yield Shown(fact.by, signal, "ruling on a proposal", f"ruling {fact.code}", event.sequence)
