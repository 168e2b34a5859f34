"""Positions, drafts and amendments that are legal now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tabletop.exercise.agenda.positions import DeclarePosition, RedeclarePositions, WithdrawPosition
from tabletop.exercise.decisions.opening import DecisionOpened, OpenDecision
from tabletop.exercise.drafts.amending import AcceptAmendment, AmendmentAccepted, ProposeAmendment
from tabletop.exercise.drafts.proposing import DraftWithdrawn, ProposeDraft, WithdrawDraft
from tabletop.exercise.drafts.tabling import DraftTabled, Sponsor, Sponsored, Table
from tabletop.exercise.drafts.wording import Draft
from tabletop.exercise.legal.templates import Ask, Template, fits

if TYPE_CHECKING:
    from tabletop.exercise.core import State


def positions(state: State, seat: str, at: int) -> Iterator[Template]:
    for clause in state.scenario.clauses.values():
        options = tuple(o.id for o in clause.options)
        preferred = Ask("preferred", "one", options)
        accepts = Ask("accepts", "some", options, 0, len(options))
        yield Template(DeclarePosition, {"clause": clause.id}, (preferred, accepts))
    own = state.agenda.stands.get(seat, {})
    for clause_id in own:
        yield Template(WithdrawPosition, {"clause": clause_id})
    if own:
        yield Template(RedeclarePositions, {})


def _free_items(state: State) -> dict[str, list[str]]:
    free: dict[str, list[str]] = {}
    for item in state.scenario.agenda:
        if not any(c.id in state.decisions.adopted for c in item.clauses):
            free.setdefault(item.procedure.kind, []).append(item.id)
    return free


def texts(state: State, seat: str, at: int) -> Iterator[Template]:
    for items in _free_items(state).values():
        packages = [*((i,) for i in items), tuple(items)] if len(items) > 1 else [tuple(items)]
        for package in packages:
            wording = _wording(state, package)
            asks = (Ask("title", "text"), Ask("choices", "wording", wording=wording))
            yield Template(ProposeDraft, {"items": package}, asks)
    for draft in state.drafts.texts.values():
        yield from _changes(state, seat, at, draft)
    for amendment in state.drafts.amendments.values():
        if fits(state, seat, at, Sponsored(amendment.id)):
            yield Template(Sponsor, {"target": amendment.id})
        if fits(state, seat, at, AmendmentAccepted(amendment.id)):
            yield Template(AcceptAmendment, {"amendment": amendment.id})


def _wording(state: State, items: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    clauses = [c for i in items for c in state.scenario.items[i].clauses]
    return {c.id: tuple(o.id for o in c.options) for c in clauses}


def _changes(state: State, seat: str, at: int, draft: Draft) -> Iterator[Template]:
    if draft.status in ("draft", "tabled", "fallen"):
        for clause, options in _wording(state, draft.items).items():
            others = tuple(o for o in options if o != draft.choices.get(clause))
            fixed = {"draft": draft.id, "revision": draft.revision, "clause": clause}
            yield Template(ProposeAmendment, fixed, (Ask("option", "one", others),))
    if fits(state, seat, at, Sponsored(draft.id, draft.revision)):
        yield Template(Sponsor, {"target": draft.id, "revision": draft.revision})
    if fits(state, seat, at, DraftTabled(draft.id, draft.revision)):
        yield Template(Table, {"draft": draft.id, "revision": draft.revision})
    if fits(state, seat, at, DraftWithdrawn(draft.id)):
        yield Template(WithdrawDraft, {"draft": draft.id})
    opened = DecisionOpened(draft.id, draft.revision, "", draft.choices, at)
    if fits(state, seat, at, opened):
        yield Template(OpenDecision, {"draft": draft.id, "revision": draft.revision})
