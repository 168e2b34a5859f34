"""A tiny driver: acts go in, a log comes out; and the small exercise that most tests start from."""

from __future__ import annotations

from tabletop.exercise import undoing
from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.clock.finishing import Finish
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.core import Rejection, began, initial, run
from tabletop.exercise.corrections import Undo
from tabletop.exercise.decisions.adoption import CloseDecision
from tabletop.exercise.decisions.opening import OpenDecision
from tabletop.exercise.drafts.proposing import ProposeDraft
from tabletop.exercise.facts import CHAIR, CONTROL, Command
from tabletop.exercise.statements import MakeStatement
from tests.scenario.minimal import built


class Playing:
    """An exercise under way; `do` returns the id of the act, `log` holds every event."""

    def __init__(self, **changes):
        self.scenario = built(**changes)
        self.log = [began("e", self.scenario, "hash", "75", 7, "")]
        self.state = initial(self.log[0])
        self.count = 0

    def do(self, seat, act):
        self.count += 1
        command = Command(f"c{self.count}", seat, "p", self.state.clock.phase, self.count, act)
        turn = run(self.state, command, len(self.log) + 1)
        assert not isinstance(turn, Rejection), turn.reason
        self.log += turn.events
        self.state = turn.state
        return command.id

    def advance(self, phases=1):
        for _ in range(phases):
            self.do(CONTROL, Advance())

    def finish(self):
        self.do(CONTROL, Finish())

    def declare(self, seat, clause, preferred, *accepts):
        return self.do(seat, DeclarePosition(clause, preferred, accepts))

    def say(self, seat, posture, *messages):
        return self.do(seat, MakeStatement(("home",), posture, messages, "A word."))

    def open(self, **choices):
        draft = self.do(CHAIR, ProposeDraft("A text", (), choices))
        self.do(CHAIR, OpenDecision(draft, 1))
        return draft

    def adopt(self, **choices):
        draft = self.open(**choices)
        self.do(CHAIR, CloseDecision(draft))
        return draft

    def undo(self, *causes):
        """Corrects the log only; the running state is not needed after it."""
        command = Command("undo", CONTROL, "p", 0, self.count + 1, Undo(causes, "entered by mistake"))
        events = undoing.correct(self.log, command)
        assert not isinstance(events, Rejection), events.reason
        self.log += events


def negotiated(**changes):
    """Move 1 up to its phase Speak: positions declared, two texts adopted by silence, ten millions paid."""
    play = Playing(**changes)
    play.advance(2)
    play.declare("alder", "watch", "joint", "shared")
    play.declare("birch", "watch", "shared")
    play.declare("cedar", "watch", "shared")
    play.declare("alder", "fund", "large", "small")
    play.declare("birch", "fund", "small")
    play.declare("alder", "lead", "by-alder")
    play.declare("birch", "lead", "by-birch")
    play.declare("cedar", "lead", "by-birch")
    play.adopt(watch="shared")
    play.adopt(fund="small", lead="by-birch")
    play.advance()
    return play
