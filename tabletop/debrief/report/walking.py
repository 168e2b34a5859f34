"""The log walked once: every event with the state before and after it, and what was undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from tabletop.debrief.report.names import Names
from tabletop.debrief.report.telling import tell
from tabletop.exercise.clock.plan import HOT_WASH, SEATING, slot
from tabletop.exercise.core import State, evolve, initial
from tabletop.exercise.corrections import CorrectionMade
from tabletop.exercise.facts import Event, Fact

F = TypeVar("F", bound=Fact)

BEFORE, AFTER = SEATING, HOT_WASH


class Step(Struct, frozen=True):
    """One event in words. `chapter` is the move it falls in, from 0, or BEFORE or AFTER.

    `undone` is the number of the correction that took it back; 0 if it counts. What is undone changes
    nothing: its states are the same.
    """

    event: Event
    before: State
    after: State
    chapter: int
    phase: int
    undone: int
    text: str


class Walk(Struct, frozen=True):
    """The whole way: all steps in order, the last state, and the phrase book."""

    steps: tuple[Step, ...]
    state: State
    names: Names

    def of(self, *kinds: type[F], chapter: int | None = None) -> list[tuple[Step, F]]:
        """Steps that count, of these kinds of fact, perhaps of one chapter."""
        return [
            (step, step.event.fact)
            for step in self.counting(chapter)
            if isinstance(step.event.fact, kinds)
        ]  # fmt: skip

    def counting(self, chapter: int | None = None) -> Iterable[Step]:
        """Steps that are not undone."""
        return (s for s in self.steps if not s.undone and chapter in (None, s.chapter))

    def text(self, number: int) -> str:
        """The sentence of an event; it exists."""
        return self.steps[number - 1].text


def walk(log: Sequence[Event]) -> Walk:
    """Walk a log; ValueError if it does not begin with the creation of an exercise."""
    gone, state = undone_by(log), initial(log[0])
    names = Names(state.scenario, state.timing)
    steps = []
    for event in log:
        undone, before = gone.get(event.cause, 0), state
        if event.sequence > 1 and not undone:
            state = evolve(state, event)
        names.learn(event)
        here = state.clock.phase
        text = tell(names, event)
        steps.append(Step(event, before, state, slot(state).move, here, undone, text))
    return Walk(tuple(steps), state, names)


def undone_by(log: Sequence[Event]) -> dict[str, int]:
    """Causes that no longer count, with the number of the correction that holds."""
    gone: dict[str, int] = {}
    for event in reversed(log):
        if isinstance(event.fact, CorrectionMade) and event.cause not in gone:
            for cause in event.fact.causes:
                gone.setdefault(cause, event.sequence)
    return gone
