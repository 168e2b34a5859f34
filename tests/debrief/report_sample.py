"""An exercise with a bit of everything, played in files; whatever can be written is hostile to reports."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from tabletop.exercise import acts, corrections, messages, statements
from tabletop.exercise.agenda.bridging import AdmitOption
from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.arguments.discussion import AddReason, Estimate
from tabletop.exercise.arguments.proposals import ProposeArgument, RuleScope
from tabletop.exercise.arguments.rulings import RuleArgument
from tabletop.exercise.budget.pledges import PledgeMoney
from tabletop.exercise.budget.reallocation import Reallocate
from tabletop.exercise.budget.transfers import AcceptTransfer, OfferTransfer
from tabletop.exercise.clock.finishing import Finish
from tabletop.exercise.clock.phases import Advance
from tabletop.exercise.clock.running import Resume
from tabletop.exercise.commitments.answers import AcceptCommitment
from tabletop.exercise.commitments.judging import Judge
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.decisions.adoption import CloseDecision
from tabletop.exercise.decisions.opening import OpenDecision
from tabletop.exercise.decisions.reservations import Reserve
from tabletop.exercise.decisions.silence import Associate, BreakSilence
from tabletop.exercise.decisions.voting import Sign, Vote
from tabletop.exercise.drafts.proposing import DraftProposed, ProposeDraft
from tabletop.exercise.facts import CONTROL, EVALUATOR, Act, Event, Rejection
from tabletop.exercise.injects.adversary import Reply
from tabletop.exercise.injects.answering import AnswerInject
from tabletop.exercise.injects.changing import RewordInject
from tabletop.exercise.injects.releasing import AdHocInject
from tabletop.room.chance import Chance
from tabletop.room.clock import VirtualClock
from tabletop.room.service import Room, create
from tabletop.scenario.script import Effect
from tabletop.store import sqlite
from tabletop.store.base import Store
from tabletop.store.memory import MemoryStore
from tests.exercise.table import agenda, funded
from tests.scenario.minimal import built

HOSTILE = "<script>alert(1)</script> [red]x[/red] a|b `c` **d** _e_ [f](http://g.h) {{ 7*7 }} &amp; #"
PEOPLE = {"p-ana": "Ana Ashwood", "p-bo": "Bo Birkin"}
SEATED = {"alder": "p-ana", "birch": "p-bo"}


class Play:
    """A room in which everything asked for must be allowed; `words` are all texts written so far."""

    def __init__(self, store: Store, votes: bool = False, letters: bool = False) -> None:
        items = agenda(means={"kind": "qualified_majority"}) if votes else funded("pledges")
        if letters:
            items = [item | {"procedure": {"kind": "coalition", "signatories": 2}} for item in items]
        self.clock = VirtualClock()
        self.room: Room = create(
            store, built(agenda=items), "75", clock=self.clock, chance=Chance(5), seed=None
        )
        self.numbers, self.words = count(1), list[str]()
        for person, name in PEOPLE.items():
            store.name_person(person, name)

    def text(self) -> str:
        """A text that no other is like."""
        self.words.append(f"Word{next(self.numbers)}: {HOSTILE}")
        return self.words[-1]

    def do(self, seat: str, act: Act, after: int = 5) -> tuple[Event, ...]:
        """An act some seconds later."""
        self.clock.set(self.clock.now() + after)
        self.room.tick()
        done = self.room.submit(act, seat, person=SEATED.get(seat, ""))
        assert not isinstance(done, Rejection), done.reason
        return done

    def put_up(self, **choices: str) -> tuple[str, int]:
        """A text of the chair under decision: its id and revision."""
        made = self.do(CONTROL, ProposeDraft(self.text(), (), choices))[0].fact
        assert isinstance(made, DraftProposed)
        self.do(CONTROL, OpenDecision(made.draft, 1))
        return made.draft, 1


def everything(store: Store) -> Play:
    """The whole exercise, over pledges and silence."""
    play = Play(store)
    for act in (Resume(), Advance(), Advance()):
        play.do(CONTROL, act)
    _talk(play)
    _decide(play)
    _argue(play)
    play.do(CONTROL, Advance())
    _speak(play)
    for _ in range(4):
        play.do(CONTROL, Advance("close"), after=200)
    play.do(CONTROL, Finish())
    play.do(EVALUATOR, messages.Observe("consult", "", "S", play.text()))
    return play


def _talk(play: Play) -> None:
    play.do("alder", DeclarePosition("watch", "joint", ("shared",)))
    play.do("birch", DeclarePosition("watch", "shared", ("as-now",)))
    play.do("alder", messages.SendMessage(("birch",), play.text()))
    promise = Undertaking("free", text=play.text())
    made = play.do("alder", Commit("birch", promise, 0))[0]
    play.do("birch", AcceptCommitment(made.cause))
    play.do(CONTROL, Judge(made.cause, "broken", play.text()))
    play.do("birch", Commit("cedar", Undertaking("posture", posture=2), 1))
    play.do(CONTROL, AdmitOption("watch", "[b]Bridge|", play.text(), "cedar", 70, 70, 0))
    mistaken = play.do("cedar", messages.SendMessage(("alder",), play.text()))[0]
    play.do(CONTROL, corrections.Undo((mistaken.cause,), play.text()))
    play.do(CONTROL, AdHocInject("Rain | snow", ("public",), play.text()))
    play.do("cedar", AnswerInject(4, play.text()))
    play.do(CONTROL, RewordInject(2, play.text()))


def _decide(play: Play) -> None:
    draft, revision = play.put_up(watch="joint")
    play.do("cedar", BreakSilence(draft, revision, play.text()))
    play.do("birch", Associate(draft))
    play.do("alder", PledgeMoney("fund", 8, "large"))
    play.do("birch", PledgeMoney("fund", 6))
    play.do("alder", Reallocate("roads", 3))
    offered = play.do("birch", OfferTransfer("cedar", 2, play.text()))[0]
    play.do("cedar", AcceptTransfer(offered.cause))
    play.do(CONTROL, OpenDecision(draft, 2))
    play.do("birch", Reserve(draft, 2, "watch", play.text()))
    play.do("alder", messages.SendMessage(("alliance",), play.text()), after=250)
    play.put_up(fund="large", lead="by-alder")
    play.do("alder", messages.SendMessage(("birch",), play.text()), after=250)


def _argue(play: Play) -> None:
    made = play.do("birch", ProposeArgument(play.text(), play.text(), (play.text(),)))[0].cause
    play.do(CONTROL, RuleScope(made, True, play.text()))
    play.do("cedar", AddReason(made, False, play.text()))
    play.do("alder", Estimate(made, 65))
    cut = (Effect(kind="support", seat="birch", amount=-3),)
    play.do(CONTROL, RuleArgument(made, "dice", play.text(), net=1, code="criticise", effects=cut))


def _speak(play: Play) -> None:
    play.do("birch", statements.MakeStatement(("home", "allies"), 4, ("we-pay",), play.text()))
    play.do("alder", statements.MakeStatement(("adversary",), 2, ("we-watch",), play.text()))
    play.do("cedar", acts.TakeAct("hotline", play.text()))
    play.do(CONTROL, Reply("own", play.text()))


def voted(store: Store) -> Play:
    """A text put to the vote and adopted, whose common cost is more than Cedar has."""
    play = Play(store, votes=True)
    for act in (Resume(), Advance(), Advance()):
        play.do(CONTROL, act)
    play.do("cedar", OfferTransfer("alder", 9))
    offer = next(iter(play.room.state.budget.offers))
    play.do("alder", AcceptTransfer(offer))
    draft, revision = play.put_up(fund="large", lead="by-birch")
    play.do("alder", Vote(draft, revision, "yes"))
    play.do("birch", Vote(draft, revision, "yes"))
    play.do("cedar", Vote(draft, revision, "no"))
    play.do(CONTROL, CloseDecision(draft))
    return play


def signed(store: Store) -> Play:
    """Two letters of intent, signed by the same two."""
    play = Play(store, letters=True)
    for act in (Resume(), Advance(), Advance()):
        play.do(CONTROL, act)
    for choices in ({"watch": "joint"}, {"fund": "none", "lead": "by-alder"}):
        draft, revision = play.put_up(**choices)
        for seat in ("alder", "cedar"):
            play.do(seat, Sign(draft, revision))
        play.do(CONTROL, CloseDecision(draft))
    return play


def in_memory() -> Play:
    """Everything, kept nowhere."""
    return everything(MemoryStore())


def in_file(path: Path) -> Play:
    """Everything, in a file that is closed again."""
    with sqlite.create(path) as store:
        return everything(store)
