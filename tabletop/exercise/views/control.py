"""What facilitator and evaluators see: everything."""

from __future__ import annotations

import json
from typing import Any

from msgspec import Struct

from tabletop.exercise.budget import ledger
from tabletop.exercise.clock.plan import move_number
from tabletop.exercise.commitments.contradictions import ContradictionNoted
from tabletop.exercise.core import State
from tabletop.exercise.injects.answering import InjectAnswered
from tabletop.exercise.injects.due import InjectProposed
from tabletop.exercise.journal import Journal
from tabletop.exercise.messages import MessageSent, ObservationNoted, TrafficOpened
from tabletop.exercise.views.alliance import INSIDE, AllianceView
from tabletop.exercise.views.eye import Eye, seen
from tabletop.exercise.views.seat import TransferView, grace_of
from tabletop.scenario.delegations import Delegation
from tabletop.scenario.script import Objective


class InjectView(Struct, frozen=True):
    """An inject as the facilitator sees it; `phase` -1 is by hand only."""

    number: int
    title: str
    kind: str
    status: str
    phase: int
    offset: int
    to: tuple[str, ...]
    message: str
    expected: str
    notes: str
    core: bool
    answered: tuple[str, ...]
    why: str


class LateView(Struct, frozen=True):
    """An act in the tray."""

    id: str
    seat: str
    kind: str
    phase: int
    fields: str


class ControlView(AllianceView, frozen=True):
    """Everything. `band`: low, middle or high, by the pressure of the open move; `bands`: the bounds.

    `questions` are those for the discussion after the last move.
    `graces`: until when delegations have more time; `opened`: by pairs, how many messages control has read.
    """

    briefs: tuple[Delegation, ...]
    headrooms: dict[str, int]
    supports: dict[str, int]
    barred: tuple[str, ...]
    homes: dict[str, dict[str, int]]
    injects: tuple[InjectView, ...]
    transfers: tuple[TransferView, ...]
    tray: tuple[LateView, ...]
    contradictions: tuple[tuple[str, str], ...]
    objectives: tuple[Objective, ...]
    observations: tuple[tuple[str, str, str, str], ...]
    replies: tuple[tuple[str, str], ...]
    scores_shown: bool
    scores_all: dict[str, int]
    answers: tuple[tuple[int, str, str], ...]
    people: dict[str, str]
    bands: tuple[int, int]
    graces: dict[str, int]
    opened: tuple[tuple[tuple[str, ...], int], ...]
    band: str = ""
    questions: tuple[str, ...] = ()


def control_fields(eye: Eye) -> dict[str, Any]:
    """Fields of the facilitator's view."""
    state, journal = eye.state, eye.journal
    scenario, balances = state.scenario, state.budget.balances
    why = {fact.number: fact.why for _, fact in journal.of(InjectProposed)}
    return {
        **seen(INSIDE, eye),
        "briefs": scenario.delegations,
        "headrooms": {seat: state.budget.headroom(seat) for seat in scenario.seats},
        "supports": state.budget.support,
        "barred": state.budget.barred,
        "homes": {
            d.id: {x.id: balances.get(ledger.home(d.id, x.id), 0) for x in d.domestic.lines}
            for d in scenario.delegations
        },
        "injects": tuple(
            InjectView(
                i.number, i.title, i.kind, i.status, i.phase, i.offset, i.to, i.message,
                i.written.expected if i.written else i.expected, (i.written.notes or "") if i.written else "",
                i.written.core if i.written else False, i.answered, why.get(i.number, ""),
            )
            for i in state.injects.values()
        ),
        "transfers": tuple(
            TransferView(o.id, o.giver, o.taker, o.amount, o.note)
            for o in state.budget.offers.values()
        ),
        "tray": tuple(
            LateView(t.id, t.seat, t.kind, t.phase, json.dumps(t.fields, ensure_ascii=False))
            for t in state.tray.values()
        ),
        "contradictions": tuple((f.commitment, f.reason) for _, f in journal.of(ContradictionNoted)),
        "objectives": state.scenario.objectives,
        "observations": tuple(
            (f.objective, f.about, f.rating, f.text) for _, f in journal.of(ObservationNoted)
        ),
        "replies": _replies(state),
        "scores_shown": state.scores_shown,
        "scores_all": state.scores,
        "answers": tuple((f.number, e.seat, f.text) for e, f in journal.of(InjectAnswered)),
        "people": state.people,
        "bands": scenario.adversary.bands,
        "questions": scenario.questions,
        "graces": {s: until for s in scenario.seats if (until := grace_of(state, s))},
        "opened": _opened(journal),
    }  # fmt: skip


def _opened(journal: Journal) -> tuple[tuple[tuple[str, ...], int], ...]:
    last = {fact.between: event.sequence for event, fact in journal.of(TrafficOpened)}
    counts = dict.fromkeys(last, 0)
    for event, fact in journal.of(MessageSent) if last else ():
        key = tuple(sorted({event.seat, *fact.to}))
        if event.sequence < last.get(key, 0):
            counts[key] += 1
    return tuple(counts.items())


def _replies(state: State) -> tuple[tuple[str, str], ...]:
    here = state.timing.moves[move_number(state)].move
    for reply in state.scenario.adversary.replies:
        if reply.move == here:
            return (("low", reply.low), ("middle", reply.middle), ("high", reply.high))
    return ()
