"""What the whole world sees, and the projector shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tabletop.exercise.acts import ActTaken
from tabletop.exercise.clock.moves import MoveOpened
from tabletop.exercise.clock.plan import HOT_WASH, Slot, move_number
from tabletop.exercise.core import State
from tabletop.exercise.facts import CONTROL, EVERYONE
from tabletop.exercise.injects.adversary import AdversaryReplied
from tabletop.exercise.injects.releasing import InjectReleased
from tabletop.exercise.journal import Journal
from tabletop.exercise.statements import StatementMade
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
class News:
    """Something that arrived: an inject or the adversary's reply. `number` 0 is a reply."""

    number: int
    title: str
    sender: str
    mode: str
    message: str
    at: int
    move: int
    answered: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """A public statement, or a public policy act (posture 0)."""

    seat: str
    move: int
    posture: int
    audiences: tuple[str, ...]
    messages: tuple[str, ...]
    text: str
    at: int


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
    scores: dict[str, int]


def public_fields(state: State, journal: Journal, readers: tuple[str, ...]) -> dict[str, Any]:
    """Fields of a view that everybody sees; `readers` are those it is built for besides the public."""
    scenario = state.scenario
    return {
        "title": scenario.title, "tutorial": scenario.tutorial, "forum": scenario.setting.forum,
        "stylised": scenario.stylised,
        "opening": scenario.setting.opening, "content_note": scenario.setting.content_note or "",
        "currency": scenario.currency, "clock": _clock(state),
        "seats": tuple(
            Seat(d.id, d.name, d.short, d.member, d.weight, d.key, d.public)
            for d in scenario.delegations
        ),
        "news": _news(state, journal, {EVERYONE, *readers}),
        "spoken": _spoken(state, journal, bool(readers)),
        "adopted": _adopted(state),
        "agenda": scenario.agenda,
        "deciding": tuple(
            (state.drafts.texts[t.draft].number, t.kind, t.deadline) for t in state.decisions.open.values()
        ),
        "scores": _shown_scores(state),
    }  # fmt: skip


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


def _moves_at(journal: Journal) -> list[tuple[int, int]]:
    return [(event.sequence, fact.move) for event, fact in journal.of(MoveOpened)]


def _move_of(sequence: int, opened: list[tuple[int, int]]) -> int:
    return next((move for start, move in reversed(opened) if start <= sequence), 0)


def _news(state: State, journal: Journal, readers: set[str]) -> tuple[News, ...]:
    written = {i.number: i for i in state.scenario.injects}
    opened, seat = _moves_at(journal), next((r for r in readers if r in state.scenario.seats), "")
    found = []
    for event, fact in journal.of(InjectReleased):
        if CONTROL in readers or readers.intersection(fact.to):
            source, standing = written.get(fact.number), state.injects[fact.number]
            answered = seat in standing.answered if seat else CONTROL in readers and bool(standing.answered)
            found.append((event.sequence, News(
                fact.number, fact.title, source.sender if source else "Control",
                source.mode if source else "note", fact.message, event.at, _move_of(event.sequence, opened),
                (answered and CONTROL in readers) or bool(seat and answered),
            )))  # fmt: skip
    for event, reply in journal.of(AdversaryReplied):
        name = state.scenario.adversary.name
        found.append((event.sequence, News(0, f"Reply of {name}", name, "public statement", reply.text,
                                                 event.at, reply.move, False)))  # fmt: skip
    return tuple(news for _, news in sorted(found, key=lambda pair: pair[0]))


def _spoken(state: State, journal: Journal, inside: bool) -> tuple[Spoken, ...]:
    catalogue = {a.id: a for a in state.scenario.policy_acts}
    messages = {m.id: m.text for m in state.scenario.key_messages}
    found = [
        (event.sequence, Spoken(event.seat, fact.move, fact.posture, fact.audiences,
                                      tuple(messages[m] for m in fact.messages), fact.text, event.at))
        for event, fact in journal.of(StatementMade)
    ]  # fmt: skip
    for event, taken in journal.of(ActTaken):
        if taken.public or inside:
            title = catalogue[taken.act].title
            spoken = Spoken(event.seat, taken.move, 0, (), (title,), taken.note, event.at)
            found.append((event.sequence, spoken))
    return tuple(spoken for _, spoken in sorted(found, key=lambda pair: pair[0]))


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
