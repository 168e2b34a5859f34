"""The room: the one owner of a log. It stamps commands, stores their events, and only then answers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from msgspec.structs import replace

from tabletop.exercise.clock.moves import MoveClosed
from tabletop.exercise.clock.running import Pause
from tabletop.exercise.clock.ticking import Tick, anything_due, next_deadline
from tabletop.exercise.core import ExerciseCreated, State, began, fold, run
from tabletop.exercise.corrections import Undo
from tabletop.exercise.facts import CONTROL, ROOM, Act, Command, Event, Rejection
from tabletop.exercise.journal import Journal
from tabletop.exercise.legal.commands import Legal
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.messages import Observe
from tabletop.exercise.scores import RecordScores, ScoresRecorded
from tabletop.exercise.undoing import correct
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.glimpses import glimpse
from tabletop.exercise.views.seat import SeatView
from tabletop.exercise.views.seeing import View, view_for
from tabletop.room.chance import Chance
from tabletop.room.cleaning import TooLong, cleaned
from tabletop.room.clock import Clock, LiveClock
from tabletop.scenario.model import Scenario
from tabletop.scenario.narrowing import as_played
from tabletop.scorecard.assess import DEFAULT, Table, figures
from tabletop.scorecard.bands import band
from tabletop.scorecard.bests import Bests
from tabletop.scorecard.card import MoveCard
from tabletop.scorecard.deal import Deal, deal
from tabletop.scorecard.keeper import Scorekeeper
from tabletop.store.base import DraftKey, Store
from tabletop.store.chain import Head
from tabletop.store.errors import StoreError

KEPT = 5
"""Seconds of exercise time after which the clock's time is kept again."""


class Room:
    """A running exercise over a store. One caller at a time; reads never change anything."""

    def __init__(
        self, store: Store, log: list[Event], clock: Clock, chance: Chance, bests: Bests | None = None
    ) -> None:
        self.store, self.log, self.clock, self.chance = store, log, clock, chance
        self.state: State = fold(log)
        self.journal = Journal(log)
        self.heard: list[Callable[[], None]] = []
        self._scores = Scorekeeper(bests=bests)
        self._kept = clock.now()

    def submit(
        self,
        act: Act,
        seat: str,
        *,
        person: str = "",
        phase: int | None = None,
        command_id: str | None = None,
        drop_drafts: Iterable[DraftKey] = (),
    ) -> tuple[Event, ...] | Rejection:
        """Decide an act for a seat; when this returns events, they are durable.

        `phase` is the phase the act was written for, by default the open one. An id that came before gives
        what it led to then. Raises CannotWrite if the store refuses; nothing has changed then.
        """
        command_id = command_id or self.chance.new_id()
        before = self.store.events_of(command_id)
        if before is not None:
            return tuple(before)
        if self._overdue():
            self.tick()
        try:
            act = cleaned(act)
        except TooLong as long:
            return Rejection(str(long))
        command = Command(
            command_id, seat, person, self.state.clock.phase if phase is None else phase,
            self.clock.now(), act, self.clock.wall(), self.chance.dice(),
        )  # fmt: skip
        if isinstance(act, Observe) and act.about and not self.store.events_of(act.about):
            return Rejection("There is no such act to bind the observation to. Leave it out, or look it up.")
        done = self._correct(command) if isinstance(act, Undo) else self._decide(command, drop_drafts)
        if not isinstance(done, Rejection):
            closed = [e.fact.move for e in done if isinstance(e.fact, MoveClosed)]
            if closed:
                self._record_scores(closed)
        return done

    def _overdue(self) -> bool:
        """Whether a deadline has passed that no tick has seen yet."""
        deadline = next_deadline(self.state)
        return deadline is not None and deadline <= self.clock.now()

    def _decide(self, command: Command, drop_drafts: Iterable[DraftKey]) -> tuple[Event, ...] | Rejection:
        turn = run(self.state, command, self.log[-1].sequence + 1)
        if isinstance(turn, Rejection):
            return turn
        if turn.events:
            self.store.append(command.id, turn.events, drop_drafts=drop_drafts)
            if turn.state.clock.phase != self.state.clock.phase:
                self.store.checkpoint()
            self.state = turn.state
            self.log += turn.events
            for event in turn.events:
                self.journal.add(event)
            self.clock.run(not self.state.clock.paused)
            self._tell()
        return tuple(turn.events)

    def _correct(self, command: Command) -> tuple[Event, ...] | Rejection:
        events = correct(self.log, command)
        if isinstance(events, Rejection):
            return events
        self.store.append(command.id, events)
        self.log += events
        self.state, self.journal = fold(self.log), Journal(self.log)
        self.clock.run(not self.state.clock.paused)
        self._record_anew()
        self._tell()
        return events

    def _tell(self) -> None:
        """Let everybody who listens know that something has happened; they look for themselves."""
        for hear in self.heard:
            hear()

    def _record_anew(self) -> None:
        """After a correction: headlines anew from the first move on for which they no longer hold."""
        recorded = {fact.move: fact.figures for _, fact in self.journal.of(ScoresRecorded)}
        closed = {card.move: figures(card) for card in self.cards() if card.closed}
        gone = [move for move in recorded if move not in closed]
        if gone and not closed and self.state.scores:
            self.submit(RecordScores(min(gone), {}), ROOM)
        old = [move for move, found in closed.items() if found != recorded.get(move)]
        first = min(old, default=max(closed) if gone and closed else len(closed))
        self._record_scores([move for move in closed if move >= first])

    def _record_scores(self, closed: list[int]) -> None:
        """Record the headlines of the moves that have just closed, whatever has opened since."""
        for card in self.cards() if closed else ():
            if card.move in closed:
                self.submit(RecordScores(card.move, figures(card)), ROOM)
                self.tick()

    def tick(self) -> tuple[Event, ...]:
        """Let the passing of time do what it does; nothing is stored if nothing is due."""
        now, command_id = self.clock.now(), self.chance.new_id()
        done: tuple[Event, ...] | Rejection = ()
        if anything_due(self.state, now):
            phase, wall = self.state.clock.phase, self.clock.wall()
            done = self._decide(Command(command_id, ROOM, "", phase, now, Tick(), wall), ())
        self._keep_time(KEPT)
        return () if isinstance(done, Rejection) else done

    def _keep_time(self, step: int) -> None:
        """Keep the clock's time beside the log if it has moved by so many seconds."""
        now = self.clock.now()
        if now < self._kept + step:
            return
        self._kept = now
        # What cannot be written now is said when an act is to be stored.
        with suppress(StoreError):
            self.store.save_clock(now)

    def view(self, viewer: str) -> View:
        """What the viewer sees now; control and evaluators also the band that pressure has reached."""
        view = view_for(self.state, self.journal, viewer)
        return replace(view, band=self.band()) if isinstance(view, ControlView) else view

    def glimpse(self, seat: str) -> SeatView:
        """What a delegation sees now, made as far as it is looked at; KeyError for any other viewer."""
        return glimpse(self.state, self.journal, seat)

    def band(self) -> str:
        """Low, middle or high: where the pressure of the open move lies; empty before the first move."""
        cards = self.cards()
        return band(self.state.scenario, cards[-1]) if cards else ""

    def worth(self, seat: str) -> Deal:
        """What the deal is worth to a delegation, from its own brief alone; KeyError for another seat."""
        return deal(self.state, seat)

    def legal(self, seat: str) -> tuple[Template, ...]:
        """What the seat may do now."""
        return self.legal_by_kind(seat).all()

    def legal_by_kind(self, seat: str) -> Legal:
        """The same, each kind of act worked out when it is asked for; it holds for this moment alone."""
        return Legal(self.state, seat, self.clock.now())

    def cards(self, table: str | Table = DEFAULT) -> tuple[MoveCard, ...]:
        """The scorecard of every move so far, in a table that ships or in one of the facilitator's own."""
        return self._scores.follow(self.log).cards(table)

    def head(self) -> Head:
        """Number and hash of the last event stored."""
        return self.store.head()

    def close(self) -> None:
        """Keep the time, and let go of the store."""
        self._keep_time(1)
        self.store.close()


def digest(scenario: Scenario) -> str:
    """SHA-256 of the scenario as it is played, in hexadecimal."""
    if _last[0][0] is not scenario:
        _last[0] = scenario, hashlib.sha256(scenario.model_dump_json(by_alias=True).encode()).hexdigest()
    return _last[0][1]


_last: list[tuple[object, str]] = [(None, "")]
"""The scenario last asked about: a rehearsal plays the same one many times."""


def create(
    store: Store,
    scenario: Scenario,
    timing: str,
    *,
    clock: Clock | None = None,
    chance: Chance | None = None,
    seed: int | None = None,
    bests: Bests | None = None,
) -> Room:
    """Begin a new exercise in an empty store; KeyError if the scenario has no such timing.

    `bests` may be shared by exercises of one scenario in one timing.
    """
    scenario = as_played(scenario, timing)
    clock, chance = clock or LiveClock(), chance or Chance(seed)
    first = began(chance.new_id(), scenario, digest(scenario), timing, chance.seed(), clock.wall())
    store.append("created", [first])
    return Room(store, [first], clock, chance, bests)


def resume(store: Store, *, clock: Clock | None = None, chance: Chance | None = None) -> Room:
    """Open a stored exercise; it stands paused at the last time that was recorded or kept."""
    log = store.read()
    clock = clock or LiveClock()
    clock.set(max(last_time(log), store.clock()))
    room = Room(store, log, clock, chance or Chance())
    if not room.state.clock.paused:
        room.submit(Pause(), CONTROL)
    return room


def last_time(log: Sequence[Event]) -> int:
    """The latest exercise second on record."""
    return max((event.at for event in log), default=0)


def scenario_of(log: Sequence[Event]) -> Scenario:
    """The scenario as it was when the exercise began; ValueError if the log does not begin with it."""
    if not log or not isinstance(log[0].fact, ExerciseCreated):
        raise ValueError("an exercise begins with its creation")
    return log[0].fact.scenario
