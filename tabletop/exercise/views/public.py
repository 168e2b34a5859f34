"""What the whole world sees, and the projector shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tabletop.exercise.clock.plan import HOT_WASH, Slot, move_number
from tabletop.exercise.commitments.judging import CommitmentJudged
from tabletop.exercise.commitments.undertakings import Condition, Undertaking
from tabletop.exercise.core import State
from tabletop.exercise.facts import ALLIANCE, CONTROL, EVERYONE
from tabletop.exercise.journal import Journal
from tabletop.exercise.views.news import News as News
from tabletop.exercise.views.news import Spoken as Spoken
from tabletop.exercise.views.news import news, spoken
from tabletop.scenario.agenda import Item


@dataclass(frozen=True, slots=True)
class Seat:
    """What everybody may know of a delegation."""

    id: str
    name: str
    short: str
    member: bool
    weight: int
    key: int
    public: str


@dataclass(frozen=True, slots=True)
class ClockView:
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


@dataclass(frozen=True, slots=True)
class Standing:
    """What is adopted on a clause, with footnotes (seat, words)."""

    clause: str
    option: str
    text_number: int
    bound: tuple[str, ...]
    coalition: bool
    footnotes: tuple[tuple[str, str], ...]
    move: int


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as those see it who may; due counts moves from 0."""

    id: str
    by: str
    to: str
    undertaking: Undertaking
    condition: Condition | None
    due: int
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class PublicView:
    """What the whole world sees, and the projector shows; `tutorial`: the scenario teaches the program."""

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
    deciding: tuple[tuple[int, str, int], ...]
    promises: tuple[Promise, ...]
    scores: dict[str, int]


def public_fields(state: State, journal: Journal, readers: tuple[str, ...]) -> dict[str, Any]:
    """Fields of a view that everybody sees; `readers` are those it is built for besides the public."""
    scenario = state.scenario
    return {
        "title": scenario.title, "tutorial": scenario.tutorial, "forum": scenario.setting.forum,
        "stylised": scenario.stylised,
        "opening": scenario.setting.opening, "content_note": scenario.setting.content_note or "",
        "currency": scenario.currency,
        "clock": journal.kept(
            "clock", (scenario, state.plan, state.timing, state.clock), (), lambda: _clock(state)
        ),
        "seats": journal.kept("seats", (scenario,), (), lambda: _seats(state)),
        "news": news(state, journal, (EVERYONE, *readers)),
        "spoken": spoken(state, journal, not {ALLIANCE, CONTROL}.isdisjoint(readers)),
        "adopted": journal.kept(
            "adopted", (scenario, state.decisions.adopted), (), lambda: _adopted(state)
        ),
        "agenda": scenario.agenda,
        "deciding": tuple(
            (state.drafts.texts[t.draft].number, t.kind, t.deadline) for t in state.decisions.open.values()
        ),
        "promises": _promises(state, journal, (EVERYONE, *readers)),
        "scores": _shown_scores(state),
    }  # fmt: skip


def _seats(state: State) -> tuple[Seat, ...]:
    return tuple(
        Seat(d.id, d.name, d.short, d.member, d.weight, d.key, d.public) for d in state.scenario.delegations
    )


def _promises(state: State, journal: Journal, readers: tuple[str, ...]) -> tuple[Promise, ...]:
    """Those made to the public, and those between others for whom the view is built."""
    return journal.kept(
        ("promises", readers), (state.commitments,), (CommitmentJudged,),
        lambda: _promised(state, journal, set(readers)),
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
