"""Positions, drafts and amendments that are legal now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tabletop.exercise.agenda.positions import DeclarePosition, RedeclarePositions, WithdrawPosition
from tabletop.exercise.decisions.opening import DecisionOpened, OpenDecision
from tabletop.exercise.drafts.amending import AcceptAmendment, AmendmentAccepted, ProposeAmendment
from tabletop.exercise.drafts.proposing import DraftWithdrawn, ProposeDraft, WithdrawDraft
from tabletop.exercise.drafts.tabling import DraftTabled, Sponsor, Sponsored, Table
from tabletop.exercise.legal.templates import Ask, Makers, Template, fits

if TYPE_CHECKING:
    from tabletop.exercise.core import State


def declaring(state: State, seat: str, at: int) -> Iterator[Template]:
    wordings = state.scenario.wordings
    if _latest[0][0] is not wordings:
        _latest[0] = wordings, tuple(_declaration(clause, options) for clause, options in wordings.items())
    return iter(_latest[0][1])


_latest: list[tuple[object, tuple[Template, ...]]] = [(None, ())]
"""Positions that can be declared on the agenda that was asked for last: they are the same for everybody."""


def _declaration(clause: str, options: tuple[str, ...]) -> Template:
    asks = (Ask("preferred", "one", options), Ask("accepts", "some", options, 0, len(options)))
    return Template(DeclarePosition, {"clause": clause}, asks)


def taking_back(state: State, seat: str, at: int) -> Iterator[Template]:
    for clause_id in state.agenda.stands.get(seat, {}):
        yield Template(WithdrawPosition, {"clause": clause_id})


def declaring_again(state: State, seat: str, at: int) -> Iterator[Template]:
    if state.agenda.stands.get(seat):
        yield Template(RedeclarePositions, {})


def _free_items(state: State) -> dict[str, list[str]]:
    free: dict[str, list[str]] = {}
    for item in state.scenario.agenda:
        if not any(c.id in state.decisions.adopted for c in item.clauses):
            free.setdefault(item.procedure.kind, []).append(item.id)
    return free


def proposing(state: State, seat: str, at: int) -> Iterator[Template]:
    for items in _free_items(state).values():
        packages = [*((i,) for i in items), tuple(items)] if len(items) > 1 else [tuple(items)]
        for package in packages:
            wording = _wording(state, package)
            asks = (Ask("title", "text"), Ask("choices", "wording", wording=wording))
            yield Template(ProposeDraft, {"items": package}, asks)


def _wording(state: State, items: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    scenario = state.scenario
    return {c.id: scenario.wordings[c.id] for i in items for c in scenario.items[i].clauses}


def amending(state: State, seat: str, at: int) -> Iterator[Template]:
    for draft in state.drafts.texts.values():
        if draft.status in ("draft", "tabled", "fallen"):
            for clause, options in _wording(state, draft.items).items():
                others = tuple(o for o in options if o != draft.choices.get(clause))
                fixed = {"draft": draft.id, "revision": draft.revision, "clause": clause}
                yield Template(ProposeAmendment, fixed, (Ask("option", "one", others),))


def sponsoring(state: State, seat: str, at: int) -> Iterator[Template]:
    for draft in state.drafts.texts.values():
        if seat not in draft.sponsors and fits(state, seat, at, Sponsored(draft.id, draft.revision)):
            yield Template(Sponsor, {"target": draft.id, "revision": draft.revision})
    for amendment in state.drafts.amendments.values():
        if amendment.status == "proposed" and fits(state, seat, at, Sponsored(amendment.id)):
            yield Template(Sponsor, {"target": amendment.id})


def taking_in(state: State, seat: str, at: int) -> Iterator[Template]:
    for amendment in state.drafts.amendments.values():
        if amendment.status == "proposed" and fits(state, seat, at, AmendmentAccepted(amendment.id)):
            yield Template(AcceptAmendment, {"amendment": amendment.id})


def tabling(state: State, seat: str, at: int) -> Iterator[Template]:
    for draft in state.drafts.texts.values():
        if fits(state, seat, at, DraftTabled(draft.id, draft.revision)):
            yield Template(Table, {"draft": draft.id, "revision": draft.revision})


def withdrawing(state: State, seat: str, at: int) -> Iterator[Template]:
    for draft in state.drafts.texts.values():
        if fits(state, seat, at, DraftWithdrawn(draft.id)):
            yield Template(WithdrawDraft, {"draft": draft.id})


def opening(state: State, seat: str, at: int) -> Iterator[Template]:
    for draft in state.drafts.texts.values():
        if fits(state, seat, at, DecisionOpened(draft.id, draft.revision, "", draft.choices, at)):
            yield Template(OpenDecision, {"draft": draft.id, "revision": draft.revision})


MAKERS: Makers = {
    DeclarePosition: declaring, WithdrawPosition: taking_back, RedeclarePositions: declaring_again,
    ProposeDraft: proposing, ProposeAmendment: amending, Sponsor: sponsoring, AcceptAmendment: taking_in,
    Table: tabling, WithdrawDraft: withdrawing, OpenDecision: opening,
}  # fmt: skip
