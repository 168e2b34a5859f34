"""A table to test at: an exercise in memory, driven act by act; every step must refold to the same state."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tabletop.exercise import core, undoing
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.plan import slot
from tabletop.exercise.clock.running import Resume
from tabletop.exercise.clock.ticking import Tick
from tabletop.exercise.corrections import Undo
from tabletop.exercise.decisions.opening import OpenDecision
from tabletop.exercise.drafts.proposing import ProposeDraft
from tabletop.exercise.facts import CONTROL, ROOM, Act, Command, Event, Fact, Rejection
from tabletop.scenario.model import Scenario
from tests.scenario.minimal import MINIMAL, built


class Table:
    """One exercise: `now` is its time in seconds, `log` all that happened, `state` what stands."""

    def __init__(self, scenario: Scenario | None = None, timing: str = "75") -> None:
        self.log = [core.began("test", scenario or built(), "hash", timing, 1, "")]
        self.state = core.initial(self.log[0])
        self.now = 0
        self.asked = 0

    def do(self, seat: str, act: Act, **how: Any) -> list[Event]:
        """Do an act that must be allowed; its events come back. `at`, `phase`, `dice` as in Command."""
        result = core.run(self.state, self._command(seat, act, **how), len(self.log) + 1)
        assert not isinstance(result, Rejection), result.reason
        self.log += result.events
        self.state = result.state
        assert core.fold(self.log) == self.state
        return result.events

    def refused(self, seat: str, act: Act, **how: Any) -> str:
        """Try an act that must be refused; the sentence comes back, and nothing has changed."""
        result = core.run(self.state, self._command(seat, act, **how), len(self.log) + 1)
        assert isinstance(result, Rejection), "this was allowed"
        assert result.reason.strip().endswith(".")
        assert core.fold(self.log) == self.state
        return result.reason

    def _command(
        self,
        seat: str,
        act: Act,
        at: int | None = None,
        phase: int | None = None,
        dice: tuple[int, int] | None = None,
    ) -> Command:
        self.now = self.now if at is None else at
        self.asked += 1
        here = self.state.clock.phase if phase is None else phase
        return Command(f"c{self.asked}", seat, f"person-{seat}", here, self.now, act, "", dice)

    def tick(self, at: int) -> list[Event]:
        """Let the clock come to a second of exercise time."""
        return self.do(ROOM, Tick(), at=at)

    def start(self) -> Table:
        """Resume, and open the first move's phase for negotiating."""
        self.do(CONTROL, Resume())
        return self.go("Negotiate")

    def go(self, name: str, silence: str = "") -> Table:
        """Advance until a phase of this name opens: the next one if the open phase has it already."""
        self.advance(silence)
        while slot(self.state).name != name:
            self.advance(silence)
        return self

    def advance(self, silence: str = "") -> list[Event]:
        """Open the next phase, after the funding round of the open one if a close leaves money short."""
        here = self.state.clock.phase
        events = self.do(CONTROL, Advance(silence))
        return events if self.state.clock.phase != here else [*events, *self.do(CONTROL, Advance(silence))]

    def text(self, seat: str = CONTROL, **choices: str) -> str:
        """Propose a text with these options by clause (`_` for `-`); its id comes back."""
        wording = {clause.replace("_", "-"): option for clause, option in choices.items()}
        self.do(seat, ProposeDraft("A text", (), wording))
        return list(self.state.drafts.texts)[-1]

    def under_decision(self, minutes: int = 4, **choices: str) -> str:
        """Propose a text and open its decision; its id comes back."""
        draft = self.text(**choices)
        self.do(CONTROL, OpenDecision(draft, self.revision(draft), minutes))
        return draft

    def adopted(self, **choices: str) -> str:
        """Put a text under silence that nobody breaks; its id comes back."""
        draft = self.under_decision(**choices)
        self.tick(self.now + 240)
        assert self.status(draft) == "adopted"
        return draft

    def undo(self, *causes: str, reason: str = "entered by mistake") -> str | None:
        """Undo acts by their causes; None if done, else the sentence of the refusal."""
        events = undoing.correct(self.log, self._command(CONTROL, Undo(causes, reason)))
        if isinstance(events, Rejection):
            assert events.reason.endswith(".")
            return events.reason
        self.log += events
        self.state = core.fold(self.log)
        return None

    def revision(self, draft: str) -> int:
        """The present revision of a text."""
        return self.state.drafts.texts[draft].revision

    def status(self, draft: str) -> str:
        """Where a text stands."""
        return self.state.drafts.texts[draft].status

    def headroom(self, seat: str) -> int:
        """Millions the seat is free to spend."""
        return self.state.budget.headroom(seat)

    def support(self, seat: str) -> int:
        """Domestic support of a seat."""
        return self.state.budget.support[seat]


def facts(events: list[Event], kind: type[Fact]) -> list[Any]:
    """The facts of one kind among the events."""
    return [event.fact for event in events if isinstance(event.fact, kind)]


def agenda(**procedures: dict[str, Any]) -> list[dict[str, Any]]:
    """The minimal agenda with other procedures, by item id."""
    items: list[dict[str, Any]] = deepcopy(MINIMAL["agenda"])
    for item in items:
        item["procedure"] = procedures.get(item["id"], item["procedure"])
    return items


def seats(**changes: dict[str, Any]) -> list[dict[str, Any]]:
    """The minimal delegations with some fields exchanged, by seat id."""
    return [seat | changes.get(seat["id"], {}) for seat in deepcopy(MINIMAL["delegations"])]


def funded(rule: str, **fields: Any) -> list[dict[str, Any]]:
    """The minimal agenda whose fund is paid for by another funding rule."""
    items = agenda()
    for option in items[1]["clauses"][0]["options"][1:]:
        option |= {"funding": rule} | fields
    return items


def phased(*phase_list: dict[str, Any], moves: int = 2) -> list[dict[str, Any]]:
    """The minimal timing with other phases in every move."""
    timing = deepcopy(MINIMAL["timings"][0])
    timing["moves"] = [{"move": m["move"], "phases": list(phase_list)} for m in timing["moves"][:moves]]
    return [timing]
