"""Builds views: one place where visibility is decided; an unknown viewer sees what is public."""

from __future__ import annotations

import json
from typing import Any

from tabletop.exercise import views
from tabletop.exercise.acts import ActTaken
from tabletop.exercise.arguments.proposals import ScopeRuled
from tabletop.exercise.arguments.rulings import ArgumentRuled
from tabletop.exercise.budget import ledger
from tabletop.exercise.clock.moves import MoveOpened
from tabletop.exercise.clock.plan import HOT_WASH, move_number
from tabletop.exercise.commitments.contradictions import ContradictionNoted
from tabletop.exercise.commitments.judging import CommitmentJudged
from tabletop.exercise.commitments.promises import Commitment
from tabletop.exercise.core import State
from tabletop.exercise.decisions.red_lines import RedLineWarned
from tabletop.exercise.decisions.silence import last_break
from tabletop.exercise.drafts.wording import brackets
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, EVALUATOR, EVERYONE
from tabletop.exercise.injects.adversary import AdversaryReplied
from tabletop.exercise.injects.answering import InjectAnswered
from tabletop.exercise.injects.due import InjectProposed
from tabletop.exercise.injects.releasing import InjectReleased
from tabletop.exercise.journal import Journal
from tabletop.exercise.messages import MessageSent, ObservationNoted
from tabletop.exercise.statements import StatementMade
from tabletop.exercise.views import AllianceView, ControlView, PublicView, SeatView, View

OBSERVER, DISPLAY = "observer", "display"


def view_for(state: State, journal: Journal, viewer: str) -> View:
    """The view of a seat id, control, evaluator, chair, observer; anybody else sees what is public."""
    if viewer == OBSERVER and state.scenario.observers_see == "everything":
        viewer = EVALUATOR
    if viewer in (CONTROL, EVALUATOR):
        return ControlView(**_control(state, journal))
    if viewer in state.scenario.seats:
        return SeatView(**_seat(state, journal, viewer))
    if viewer in (CHAIR, OBSERVER):
        return AllianceView(**_alliance(state, journal, (viewer,)))
    return PublicView(**_public(state, journal, ()))


def _public(state: State, journal: Journal, readers: tuple[str, ...]) -> dict[str, Any]:
    scenario = state.scenario
    return {
        "title": scenario.title, "forum": scenario.setting.forum, "stylised": scenario.stylised,
        "opening": scenario.setting.opening, "content_note": scenario.setting.content_note or "",
        "currency": scenario.currency, "clock": _clock(state),
        "seats": tuple(
            views.Seat(d.id, d.name, d.short, d.member, d.weight, d.key, d.public)
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


def _clock(state: State) -> views.ClockView:
    clock, number = state.clock, move_number(state)
    timed = state.timing.moves[number].move
    move = next(m for m in state.scenario.moves if m.id == timed)
    return views.ClockView(
        state.plan, clock.phase, number, len(state.timing.moves), move.title, move.date, move.situation,
        clock.opened, clock.ends, clock.paused, clock.ended,
    )  # fmt: skip


def _moves_at(journal: Journal) -> list[tuple[int, int]]:
    return [(event.sequence, fact.move) for event, fact in journal.of(MoveOpened)]


def _move_of(sequence: int, opened: list[tuple[int, int]]) -> int:
    return next((move for start, move in reversed(opened) if start <= sequence), 0)


def _news(state: State, journal: Journal, readers: set[str]) -> tuple[views.News, ...]:
    written = {i.number: i for i in state.scenario.injects}
    opened, seat = _moves_at(journal), next((r for r in readers if r in state.scenario.seats), "")
    found = []
    for event, fact in journal.of(InjectReleased):
        if CONTROL in readers or readers.intersection(fact.to):
            source, standing = written.get(fact.number), state.injects[fact.number]
            answered = seat in standing.answered if seat else CONTROL in readers and bool(standing.answered)
            found.append((event.sequence, views.News(
                fact.number, fact.title, source.sender if source else "Control",
                source.mode if source else "note", fact.message, event.at, _move_of(event.sequence, opened),
                (answered and CONTROL in readers) or bool(seat and answered),
            )))  # fmt: skip
    for event, reply in journal.of(AdversaryReplied):
        name = state.scenario.adversary.name
        found.append((event.sequence, views.News(0, f"Reply of {name}", name, "public statement", reply.text,
                                                 event.at, reply.move, False)))  # fmt: skip
    return tuple(news for _, news in sorted(found, key=lambda pair: pair[0]))


def _spoken(state: State, journal: Journal, inside: bool) -> tuple[views.Spoken, ...]:
    catalogue = {a.id: a for a in state.scenario.policy_acts}
    messages = {m.id: m.text for m in state.scenario.key_messages}
    found = [
        (event.sequence, views.Spoken(event.seat, fact.move, fact.posture, fact.audiences,
                                      tuple(messages[m] for m in fact.messages), fact.text, event.at))
        for event, fact in journal.of(StatementMade)
    ]  # fmt: skip
    for event, taken in journal.of(ActTaken):
        if taken.public or inside:
            title = catalogue[taken.act].title
            spoken = views.Spoken(event.seat, taken.move, 0, (), (title,), taken.note, event.at)
            found.append((event.sequence, spoken))
    return tuple(spoken for _, spoken in sorted(found, key=lambda pair: pair[0]))


def _adopted(state: State) -> tuple[views.Standing, ...]:
    stands = state.decisions.adopted
    return tuple(
        views.Standing(
            clause, stands[clause].option, state.drafts.texts[stands[clause].draft].number,
            stands[clause].bound, stands[clause].coalition, stands[clause].footnotes, stands[clause].move,
        )
        for clause in state.scenario.clauses
        if clause in stands
    )  # fmt: skip


def _alliance(state: State, journal: Journal, readers: tuple[str, ...]) -> dict[str, Any]:
    scenario, budget = state.scenario, state.budget
    everything = CONTROL in readers
    return {
        **_public(state, journal, (ALLIANCE, *readers)),
        "positions": tuple(
            views.Position(seat, clause, stand.preferred, stand.accepts, stand.at)
            for seat in scenario.seats
            for clause, stand in state.agenda.stands.get(seat, {}).items()
        ),
        "texts": tuple(_text(state, draft_id) for draft_id in state.drafts.texts),
        "amendments": tuple(
            views.AmendmentView(a.id, a.draft, a.clause, a.option, a.author, a.sponsors)
            for a in state.drafts.amendments.values()
            if a.status == "proposed"
        ),
        "pledges": tuple(
            views.PledgeView(seat, clause, p.amount, p.option, p.matched_by, p.matched_amount)
            for (seat, clause), p in budget.pledges.items()
        ),
        "paid": budget.paid,
        "shortfalls": tuple(
            views.Shortfall(clause, owner, amount) for (clause, owner), amount in budget.shortfalls.items()
        ),
        "promises": _promises(state, journal, readers),
        "arguments": _arguments(state, journal, readers),
        "messages": tuple(
            views.Note(event.seat, fact.to, fact.text, event.at)
            for event, fact in journal.of(MessageSent)
            if everything or {ALLIANCE, *readers}.intersection((event.seat, *fact.to))
        ),
        "catalogue": scenario.policy_acts,
        "key_messages": scenario.key_messages,
        "mandate": scenario.setting.mandate,
        "background": scenario.setting.background,
    }  # fmt: skip


def _text(state: State, draft_id: str) -> views.TextView:
    draft, live = state.drafts.texts[draft_id], state.decisions.open.get(draft_id)
    broken = last_break(state, draft_id) if draft.status == "fallen" else None
    return views.TextView(
        draft.id, draft.number, draft.title, draft.author, draft.items, draft.choices,
        tuple(brackets(state, draft)), draft.sponsors, draft.revision, draft.status, draft.falls,
        state.scenario.items[draft.items[0]].procedure.kind,
        live.opened if live else 0, live.deadline if live else 0, live.votes if live else {},
        live.reservations if live else (), broken.seat if broken else "",
        broken.associates if broken else (),
    )  # fmt: skip


def _promises(state: State, journal: Journal, readers: tuple[str, ...]) -> tuple[views.Promise, ...]:
    judged = {fact.commitment: fact.reason for _, fact in journal.of(CommitmentJudged)}
    return tuple(
        views.Promise(c.id, c.by, c.to, c.undertaking, c.condition, c.due, c.state, judged.get(c.id, ""))
        for c in state.commitments.values()
        if _may_read(c, readers)
    )


def _may_read(commitment: Commitment, readers: tuple[str, ...]) -> bool:
    open_to_all = commitment.to in (ALLIANCE, EVERYONE)
    return open_to_all or CONTROL in readers or commitment.by in readers or commitment.to in readers


def _arguments(state: State, journal: Journal, readers: tuple[str, ...]) -> tuple[views.ArgumentView, ...]:
    words = {fact.argument: fact.reason for _, fact in journal.of(ScopeRuled)}
    words |= {fact.argument: fact.reason for _, fact in journal.of(ArgumentRuled)}
    return tuple(
        views.ArgumentView(
            a.id, a.by, a.text, a.effect, tuple((r.seat, r.favour, r.text) for r in a.reasons), a.scope,
            tuple(e for e in a.estimates if CONTROL in readers or e[0] in readers), a.outcome,
            words.get(a.id, ""),
        )
        for a in state.arguments.values()
        if a.scope or CONTROL in readers or a.by in readers
    )  # fmt: skip


def _seat(state: State, journal: Journal, seat: str) -> dict[str, Any]:
    brief, budget = state.scenario.seats[seat], state.budget
    balances = budget.balances
    return {
        **_alliance(state, journal, (seat,)),
        "brief": brief,
        "headroom": budget.headroom(seat),
        "granted": granted(state, seat),
        "support": budget.support[seat],
        "barred": seat in budget.barred,
        "home": {x.id: balances.get(ledger.home(seat, x.id), 0) for x in brief.domestic.lines},
        "pledged": {c: p.amount for (s, c), p in budget.pledges.items() if s == seat},
        "transfers": tuple(
            views.TransferView(o.id, o.giver, o.taker, o.amount, o.note)
            for o in budget.offers.values()
            if seat in (o.giver, o.taker)
        ),
        "warnings": tuple(
            (fact.draft, fact.clauses)
            for event, fact in journal.of(RedLineWarned)
            if event.seat == seat and fact.draft in state.decisions.open
        ),
        "waiting_in_tray": tuple(late.kind for late in state.tray.values() if late.seat == seat),
    }


def granted(state: State, seat: str) -> int:
    """Millions of headroom the timing's moves give a seat in all."""
    return sum(state.scenario.seats[seat].headroom_in(m) for m in range(len(state.timing.moves)))


def _control(state: State, journal: Journal) -> dict[str, Any]:
    scenario, balances = state.scenario, state.budget.balances
    why = {fact.number: fact.why for _, fact in journal.of(InjectProposed)}
    written = {i.number: i for i in scenario.injects}
    return {
        **_alliance(state, journal, (CONTROL,)),
        "briefs": scenario.delegations,
        "headrooms": {seat: state.budget.headroom(seat) for seat in scenario.seats},
        "supports": state.budget.support,
        "barred": state.budget.barred,
        "homes": {
            d.id: {x.id: balances.get(ledger.home(d.id, x.id), 0) for x in d.domestic.lines}
            for d in scenario.delegations
        },
        "injects": tuple(
            views.InjectView(
                i.number, i.title, i.kind, i.status, i.phase, i.offset, i.to, i.message,
                written[n].expected if n in written else "", (written[n].notes or "") if n in written else "",
                written[n].core if n in written else False, i.answered, why.get(n, ""),
            )
            for n, i in state.injects.items()
        ),
        "transfers": tuple(
            views.TransferView(o.id, o.giver, o.taker, o.amount, o.note)
            for o in state.budget.offers.values()
        ),
        "tray": tuple(
            views.LateView(t.id, t.seat, t.kind, t.phase, json.dumps(t.fields, ensure_ascii=False))
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
    }  # fmt: skip


def _replies(state: State) -> tuple[tuple[str, str], ...]:
    here = state.timing.moves[move_number(state)].move
    for reply in state.scenario.adversary.replies:
        if reply.move == here:
            return (("low", reply.low), ("middle", reply.middle), ("high", reply.high))
    return ()
