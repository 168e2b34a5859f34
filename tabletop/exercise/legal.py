"""What a seat may do now: templates with bounds, for the interface, the stand-ins and the tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as default
from typing import TYPE_CHECKING, Any

from tabletop.exercise import acts, messages, statements
from tabletop.exercise.agenda.positions import DeclarePosition, RedeclarePositions, WithdrawPosition
from tabletop.exercise.arguments.discussion import AddReason, Estimate, Estimated, ReasonAdded
from tabletop.exercise.arguments.proposals import ProposeArgument
from tabletop.exercise.budget import ledger
from tabletop.exercise.budget.pledges import PledgeMoney, pledge_line
from tabletop.exercise.budget.reallocation import Reallocate
from tabletop.exercise.budget.shortfalls import MakeGood
from tabletop.exercise.budget.transfers import (
    AcceptTransfer,
    DeclineTransfer,
    OfferTransfer,
    TransferAccepted,
)
from tabletop.exercise.clock.plan import closed_family, move_number
from tabletop.exercise.commitments.answers import AcceptCommitment, DeclineCommitment, Release
from tabletop.exercise.commitments.making import Commit
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.decisions.opening import DecisionOpened, OpenDecision
from tabletop.exercise.decisions.reservations import Reserve, Reserved
from tabletop.exercise.decisions.silence import Associate, Associated, BreakSilence, SilenceBroken
from tabletop.exercise.decisions.voting import Sign, Vote, VoteCast
from tabletop.exercise.drafts.amending import AcceptAmendment, AmendmentAccepted, ProposeAmendment
from tabletop.exercise.drafts.proposing import DraftWithdrawn, ProposeDraft, WithdrawDraft
from tabletop.exercise.drafts.tabling import DraftTabled, Sponsor, Sponsored, Table
from tabletop.exercise.drafts.wording import Draft
from tabletop.exercise.facts import ALLIANCE, CONTROL, EVERYONE, Act, Event, Fact
from tabletop.exercise.injects.answering import AnswerInject, InjectAnswered
from tabletop.exercise.rules import RULES, objection

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@dataclass(frozen=True, slots=True)
class Ask:
    """One open field of a template.

    `kind`: one (of `choices`), some (`low` to `high` of `choices`), amount (`low` to `high`), text,
    texts (`low` to `high` of them), or wording (an option, or none, for each clause of `wording`).
    """

    field: str
    kind: str
    choices: tuple[Any, ...] = ()
    low: int = 0
    high: int = 0
    wording: dict[str, tuple[str, ...]] = default(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Template:
    """An act that is legal once its asks are answered within their bounds."""

    act: type[Act]
    fixed: dict[str, Any]
    asks: tuple[Ask, ...] = ()

    @property
    def kind(self) -> str:
        """The act's stable name."""
        return self.act.kind


def legal_commands(state: State, seat: str, at: int) -> tuple[Template, ...]:
    """Every act the delegation may do at this exercise second, as templates; none for other seats."""
    if seat not in state.scenario.seats or state.clock.ended:
        return ()
    found = []
    for part in (_positions, _texts, _decisions, _money, _promises, _public, _talk):
        found += [t for t in part(state, seat, at) if _open(state, t, at)]
    return tuple(found)


def _open(state: State, template: Template, at: int) -> bool:
    family = RULES[template.act].family
    return family is None or closed_family(state, family, at) is None


def _fits(state: State, seat: str, at: int, fact: Fact) -> bool:
    event = Event(state.exercise, 0, "", seat, "", state.clock.phase, at, "", fact)
    return objection(state, event) is None


def _positions(state: State, seat: str, at: int) -> Iterator[Template]:
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


def _texts(state: State, seat: str, at: int) -> Iterator[Template]:
    for items in _free_items(state).values():
        packages = [*((i,) for i in items), tuple(items)] if len(items) > 1 else [tuple(items)]
        for package in packages:
            wording = _wording(state, package)
            asks = (Ask("title", "text"), Ask("choices", "wording", wording=wording))
            yield Template(ProposeDraft, {"items": package}, asks)
    for draft in state.drafts.texts.values():
        yield from _changes(state, seat, at, draft)
    for amendment in state.drafts.amendments.values():
        if _fits(state, seat, at, Sponsored(amendment.id)):
            yield Template(Sponsor, {"target": amendment.id})
        if _fits(state, seat, at, AmendmentAccepted(amendment.id)):
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
    if _fits(state, seat, at, Sponsored(draft.id)):
        yield Template(Sponsor, {"target": draft.id})
    if _fits(state, seat, at, DraftTabled(draft.id, draft.revision)):
        yield Template(Table, {"draft": draft.id, "revision": draft.revision})
    if _fits(state, seat, at, DraftWithdrawn(draft.id)):
        yield Template(WithdrawDraft, {"draft": draft.id})
    opened = DecisionOpened(draft.id, draft.revision, "", draft.choices, at)
    if _fits(state, seat, at, opened):
        yield Template(OpenDecision, {"draft": draft.id, "revision": draft.revision})


def _decisions(state: State, seat: str, at: int) -> Iterator[Template]:
    for text in state.decisions.open.values():
        answer = {"draft": text.draft, "revision": text.revision}
        if _fits(state, seat, at, SilenceBroken(text.draft, text.revision, "reason")):
            yield Template(BreakSilence, answer, (Ask("reason", "text"),))
        for clause in text.choices:
            if _fits(state, seat, at, Reserved(text.draft, text.revision, clause, "note")):
                yield Template(Reserve, {**answer, "clause": clause}, (Ask("footnote", "text"),))
        if _fits(state, seat, at, VoteCast(text.draft, text.revision, "signed")):
            yield Template(Sign, answer)
        votes = tuple(
            v for v in ("yes", "no", "abstain")
            if _fits(state, seat, at, VoteCast(text.draft, text.revision, v))
        )  # fmt: skip
        if votes:
            yield Template(Vote, answer, (Ask("vote", "one", votes),))
    for draft_id in state.drafts.texts:
        if _fits(state, seat, at, Associated(draft_id)):
            yield Template(Associate, {"draft": draft_id})


def _money(state: State, seat: str, at: int) -> Iterator[Template]:
    free = state.budget.headroom(seat)
    for clause in state.scenario.clauses:
        yield from _pledge(state, seat, clause, free)
    for (clause, owner), short in state.budget.shortfalls.items():
        if free:
            amount = Ask("amount", "amount", low=1, high=min(short, free))
            yield Template(MakeGood, {"clause": clause, "owner": owner}, (amount,))
    if seat not in state.budget.barred:
        for line in state.scenario.seats[seat].domestic.lines:
            left = state.budget.balances.get(ledger.home(seat, line.id), 0)
            if left:
                amount = Ask("amount", "amount", low=1, high=left)
                yield Template(Reallocate, {"line": line.id}, (amount,))
    if free:
        others = tuple(s for s in state.scenario.seats if s != seat)
        asks = (Ask("to", "one", others), Ask("amount", "amount", low=1, high=free), Ask("note", "text"))
        yield Template(OfferTransfer, {}, asks)
    for offer in state.budget.offers.values():
        if _fits(state, seat, at, TransferAccepted(offer.id, offer.giver, offer.amount)):
            yield Template(AcceptTransfer, {"offer": offer.id})
        if seat in (offer.giver, offer.taker):
            yield Template(DeclineTransfer, {"offer": offer.id})


def _pledge(state: State, seat: str, clause: str, free: int) -> Iterator[Template]:
    limit = pledge_line(state, clause)
    if not limit or clause in state.decisions.adopted:
        return
    old = state.budget.pledges.get((seat, clause))
    most = min(limit, free + (old.amount if old else 0))
    if old is None and most >= 1:
        yield Template(PledgeMoney, {"clause": clause}, (Ask("amount", "amount", low=1, high=most),))
    elif old is not None:
        above, below = (old.amount + 1, most), (0, old.amount - 1)
        for low, high in (above, below):
            if low <= high:
                amount = Ask("amount", "amount", low=low, high=high)
                yield Template(PledgeMoney, {"clause": clause}, (amount,))


def _promises(state: State, seat: str, at: int) -> Iterator[Template]:
    due = tuple(range(move_number(state), len(state.timing.moves)))
    receivers = (*(s for s in state.scenario.seats if s != seat), ALLIANCE, EVERYONE)
    for things in _undertakings(state):
        if things:
            asks = (Ask("to", "one", receivers), Ask("undertaking", "one", things), Ask("due", "one", due))
            yield Template(Commit, {}, asks)
    for promise in state.commitments.values():
        if promise.state == "offered" and promise.to == seat:
            yield Template(AcceptCommitment, {"commitment": promise.id})
            yield Template(DeclineCommitment, {"commitment": promise.id})
        if promise.state == "open" and promise.to == seat:
            yield Template(Release, {"commitment": promise.id})


def _undertakings(state: State) -> tuple[tuple[Undertaking, ...], ...]:
    make, clauses = Undertaking, state.scenario.clauses
    return (
        tuple(make("accept", clause=c.id, option=o.id) for c in clauses.values() for o in c.options),
        tuple(make("pledge", clause=c, amount=limit) for c in clauses if (limit := pledge_line(state, c))),
        tuple(make("no_break", item=i) for i in state.scenario.items),
        tuple(make("posture", posture=p) for p in range(1, 6)),
    )


def _public(state: State, seat: str, at: int) -> Iterator[Template]:
    scenario = state.scenario
    own = tuple(m.id for m in scenario.key_messages if not m.by or seat in m.by)
    move = move_number(state)
    if _fits(state, seat, at, statements.StatementMade("", ("home",), 3, (), "words", move)):
        asks = (
            Ask("audiences", "some", statements.AUDIENCES, 1, 4), Ask("posture", "one", (1, 2, 3, 4, 5)),
            Ask("messages", "some", own, 0, min(3, len(own))), Ask("text", "text"),
        )  # fmt: skip
        yield Template(statements.MakeStatement, {}, asks)
    for policy in scenario.policy_acts:
        if _fits(state, seat, at, acts.ActTaken(policy.id, "", policy.cost, move, policy.public)):
            yield Template(acts.TakeAct, {"act": policy.id}, (Ask("note", "text"),))


def _talk(state: State, seat: str, at: int) -> Iterator[Template]:
    others = (*(s for s in state.scenario.seats if s != seat), ALLIANCE, CONTROL)
    yield Template(
        messages.SendMessage, {}, (Ask("to", "some", others, 1, min(3, len(others))), Ask("text", "text"))
    )
    for inject in state.injects.values():
        if seat not in inject.answered and _fits(state, seat, at, InjectAnswered(inject.number, "x")):
            yield Template(AnswerInject, {"number": inject.number}, (Ask("text", "text"),))
    texts = (Ask("text", "text"), Ask("effect", "text"), Ask("reasons", "texts", low=1, high=3))
    yield Template(ProposeArgument, {}, texts)
    for argument in state.arguments.values():
        if _fits(state, seat, at, ReasonAdded(argument.id, True, "x")):
            asks = (Ask("favour", "one", (True, False)), Ask("text", "text"))
            yield Template(AddReason, {"argument": argument.id}, asks)
        if _fits(state, seat, at, Estimated(argument.id, 50)):
            percent = Ask("percent", "amount", low=0, high=100)
            yield Template(Estimate, {"argument": argument.id}, (percent,))
