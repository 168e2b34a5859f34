"""What the whole world sees, and the projector shows."""

from __future__ import annotations

from msgspec import Struct

from tabletop.exercise.clock.plan import HOT_WASH, Slot, move_number
from tabletop.exercise.commitments.judging import CommitmentJudged
from tabletop.exercise.commitments.undertakings import Condition, Undertaking
from tabletop.exercise.core import State
from tabletop.exercise.facts import ALLIANCE, CONTROL, EVERYONE
from tabletop.exercise.journal import Journal
from tabletop.exercise.views.eye import Eye, Makers
from tabletop.exercise.views.news import News as News
from tabletop.exercise.views.news import Spoken as Spoken
from tabletop.exercise.views.news import news, spoken
from tabletop.scenario.agenda import Item


class Seat(Struct, frozen=True):
    """What everybody may know of a delegation."""

    id: str
    name: str
    short: str
    member: bool
    weight: int
    key: int
    public: str


class ClockView(Struct, frozen=True):
    """The clock: phases of the plan, the open one, its times in exercise seconds; move counts from 0."""

    plan: tuple[Slot, ...]
    phase: int
    move: int
    moves: int
    move_title: str
    date: str
    situation: str
    opened: int
    ends: int
    paused: bool
    ended: bool

    @property
    def slot(self) -> Slot:
        """The open phase."""
        return self.plan[self.phase]


class Standing(Struct, frozen=True):
    """What is adopted on a clause, with footnotes (seat, words)."""

    clause: str
    option: str
    text_number: int
    bound: tuple[str, ...]
    coalition: bool
    footnotes: tuple[tuple[str, str], ...]
    move: int


class Promise(Struct, frozen=True):
    """A commitment as those see it who may; due counts moves from 0."""

    id: str
    by: str
    to: str
    undertaking: Undertaking
    condition: Condition | None
    due: int
    state: str
    reason: str


class PublicView(Struct, frozen=True):
    """What the whole world sees, and the projector shows; `tutorial`: the scenario teaches the program.

    `deciding`: number, procedure, deadline in exercise seconds and items of each text under decision. How
    its authors call it lies before the alliance alone.
    """

    title: str
    tutorial: bool
    forum: str
    stylised: str
    opening: str
    content_note: str
    currency: str
    clock: ClockView
    seats: tuple[Seat, ...]
    news: tuple[News, ...]
    spoken: tuple[Spoken, ...]
    adopted: tuple[Standing, ...]
    agenda: tuple[Item, ...]
    deciding: tuple[tuple[int, str, int, tuple[str, ...]], ...]
    promises: tuple[Promise, ...]
    scores: dict[str, int]


def _clock_of(eye: Eye) -> ClockView:
    state = eye.state
    parts = (state.scenario, state.plan, state.timing, state.clock)
    return eye.journal.kept("clock", parts, (), lambda: _clock(state))


def _seats_of(eye: Eye) -> tuple[Seat, ...]:
    return eye.journal.kept("seats", (eye.state.scenario,), (), lambda: _seats(eye.state))


def _adopted_of(eye: Eye) -> tuple[Standing, ...]:
    state = eye.state
    parts = (state.scenario, state.decisions.adopted)
    return eye.journal.kept("adopted", parts, (), lambda: _adopted(state))


def _deciding(eye: Eye) -> tuple[tuple[int, str, int, tuple[str, ...]], ...]:
    found, live = eye.state.drafts.texts, eye.state.decisions.open
    texts = ((found[each.draft], each) for each in live.values())
    return tuple((text.number, each.kind, each.deadline, text.items) for text, each in texts)


PUBLIC: Makers = {
    "title": lambda eye: eye.state.scenario.title,
    "tutorial": lambda eye: eye.state.scenario.tutorial,
    "forum": lambda eye: eye.state.scenario.setting.forum,
    "stylised": lambda eye: eye.state.scenario.stylised,
    "opening": lambda eye: eye.state.scenario.setting.opening,
    "content_note": lambda eye: eye.state.scenario.setting.content_note or "",
    "currency": lambda eye: eye.state.scenario.currency,
    "clock": _clock_of,
    "seats": _seats_of,
    "news": lambda eye: news(eye.state, eye.journal, eye.readers),
    "spoken": lambda eye: spoken(eye.state, eye.journal, not {ALLIANCE, CONTROL}.isdisjoint(eye.readers)),
    "adopted": _adopted_of,
    "agenda": lambda eye: eye.state.scenario.agenda,
    "deciding": _deciding,
    "promises": lambda eye: _promises(eye.state, eye.journal, eye.readers),
    "scores": lambda eye: _shown_scores(eye.state),
}
"""What everybody sees."""


def _seats(state: State) -> tuple[Seat, ...]:
    return tuple(
        Seat(d.id, d.name, d.short, d.member, d.weight, d.key, d.public) for d in state.scenario.delegations
    )


def _promises(state: State, journal: Journal, readers: tuple[str, ...]) -> tuple[Promise, ...]:
    """Those made to the public, and those between others for whom the view is built."""
    return journal.kept(
        ("promises", readers), (state.commitments,), (CommitmentJudged,),
        lambda: _promised(state, journal, {EVERYONE, *readers}),
    )  # fmt: skip


def _promised(state: State, journal: Journal, readers: set[str]) -> tuple[Promise, ...]:
    judged = {fact.commitment: fact.reason for _, fact in journal.of(CommitmentJudged)}
    return tuple(
        Promise(c.id, c.by, c.to, c.undertaking, c.condition, c.due, c.state, judged.get(c.id, ""))
        for c in state.commitments.values()
        if CONTROL in readers or c.to in readers or c.by in readers
    )


def _shown_scores(state: State) -> dict[str, int]:
    """Headlines if they are shown; mandate tells of secret interests and waits for the hot wash."""
    if not state.scores_shown:
        return {}
    after = state.plan[state.clock.phase].move == HOT_WASH
    return {name: value for name, value in state.scores.items() if after or name != "mandate"}


def _clock(state: State) -> ClockView:
    clock, number = state.clock, move_number(state)
    timed = state.timing.moves[number].move
    move = next(m for m in state.scenario.moves if m.id == timed)
    return ClockView(
        state.plan, clock.phase, number, len(state.timing.moves), move.title, move.date, move.situation,
        clock.opened, clock.ends, clock.paused, clock.ended,
    )  # fmt: skip


def _adopted(state: State) -> tuple[Standing, ...]:
    stands = state.decisions.adopted
    return tuple(
        Standing(
            clause, stands[clause].option, state.drafts.texts[stands[clause].draft].number,
            stands[clause].bound, stands[clause].coalition, stands[clause].footnotes, stands[clause].move,
        )
        for clause in state.scenario.clauses
        if clause in stands
    )  # fmt: skip
