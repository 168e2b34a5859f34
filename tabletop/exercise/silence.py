"""Deciding (section 5): silence, reservations, breaks; votes and letters of intent share the road."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tabletop.exercise.clock.plan import LONGEST
from tabletop.exercise.drafts import Choices, Draft, brackets, draft_of, put, stale
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, EVALUATOR, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.replacing import replace
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import clause_title, listed, missing_text, name

if TYPE_CHECKING:
    from tabletop.exercise.core import State

WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text under decision. `deadline` in seconds of exercise time; `votes` yes, no, abstain or signed."""

    draft: str
    revision: int
    kind: str
    choices: Choices
    opened: int
    deadline: int
    votes: dict[str, str] = field(default_factory=dict)
    reservations: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """Silence broken by a seat on the clauses of a text."""

    draft: str
    revision: int
    seat: str
    clauses: tuple[str, ...]
    at: int
    associates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Adopted:
    """What stands: option, text, who is bound, and the footnotes (seat, words)."""

    option: str
    draft: str
    bound: tuple[str, ...]
    coalition: bool
    footnotes: tuple[tuple[str, str], ...]
    move: int


@dataclass(frozen=True, slots=True)
class Decisions:
    """Texts under decision, breaks, reservations (seat, clause, at), and what is adopted."""

    open: dict[str, OpenText] = field(default_factory=dict)
    breaks: tuple[Break, ...] = ()
    reservations: tuple[tuple[str, str, int], ...] = ()
    adopted: dict[str, Adopted] = field(default_factory=dict)


@act("decision.open")
@dataclass(frozen=True, slots=True)
class OpenDecision(AnyAct):
    """Put a text under silence, to the vote, or up for signature; 0 minutes takes the scenario's time."""

    draft: str
    revision: int
    minutes: int = 0


@act("silence.break")
@dataclass(frozen=True, slots=True)
class BreakSilence(AnyAct):
    """Object to the text, with a reason; it falls."""

    draft: str
    revision: int
    reason: str


@act("silence.associate")
@dataclass(frozen=True, slots=True)
class Associate(AnyAct):
    """Stand with the seat that broke silence on this text."""

    draft: str


@act("silence.reserve")
@dataclass(frozen=True, slots=True)
class Reserve(AnyAct):
    """Enter a footnote on one clause without blocking the text."""

    draft: str
    revision: int
    clause: str
    footnote: str


@act("vote.cast")
@dataclass(frozen=True, slots=True)
class Vote(AnyAct):
    """Vote yes, no or abstain; it can be changed until the vote is closed."""

    draft: str
    revision: int
    vote: str


@act("letter.sign")
@dataclass(frozen=True, slots=True)
class Sign(AnyAct):
    """Sign a letter of intent."""

    draft: str
    revision: int


@act("decision.extend")
@dataclass(frozen=True, slots=True)
class ExtendDecision(AnyAct):
    """Give a text under decision more minutes."""

    draft: str
    minutes: int


@act("decision.withdraw")
@dataclass(frozen=True, slots=True)
class WithdrawText(AnyAct):
    """Take a text out of decision; it is a draft again."""

    draft: str


@act("decision.close")
@dataclass(frozen=True, slots=True)
class CloseDecision(AnyAct):
    """End silence, vote or signature now."""

    draft: str


@fact("decision.opened")
@dataclass(frozen=True, slots=True)
class DecisionOpened(Fact):
    """A text is under decision until `deadline` (exercise seconds)."""

    draft: str
    revision: int
    procedure: str
    choices: Choices
    deadline: int


@fact("redline.warned")
@dataclass(frozen=True, slots=True)
class RedLineWarned(Fact):
    """The seat is told in private that silence would cross its own red lines."""

    draft: str
    clauses: tuple[str, ...]


@fact("silence.broken")
@dataclass(frozen=True, slots=True)
class SilenceBroken(Fact):
    """A member objects."""

    draft: str
    revision: int
    reason: str


@fact("silence.associated")
@dataclass(frozen=True, slots=True)
class Associated(Fact):
    """Another member stands with the objection."""

    draft: str


@fact("silence.reserved")
@dataclass(frozen=True, slots=True)
class Reserved(Fact):
    """A footnote."""

    draft: str
    revision: int
    clause: str
    footnote: str


@fact("vote.was_cast")
@dataclass(frozen=True, slots=True)
class VoteCast(Fact):
    """yes, no, abstain or signed."""

    draft: str
    revision: int
    vote: str


@fact("decision.extended")
@dataclass(frozen=True, slots=True)
class DecisionExtended(Fact):
    """Another deadline."""

    draft: str
    deadline: int


@fact("text.fell")
@dataclass(frozen=True, slots=True)
class TextFell(Fact):
    """The text is no longer under decision: broken, without enough support, or withdrawn."""

    draft: str
    why: str


@fact("text.adopted")
@dataclass(frozen=True, slots=True)
class TextAdopted(Fact):
    """The text stands; `bound` are those it binds, `move` counts from 0."""

    draft: str
    revision: int
    bound: tuple[str, ...]
    coalition: bool
    move: int


def crossed(state: State, seat: str, choices: Choices) -> list[str]:
    """Clauses in which the choices cross the seat's own red lines."""
    lines = state.scenario.seats[seat].red_lines
    return [line.clause for line in lines if choices.get(line.clause) in line.options]


def may_sign(state: State, seat: str, draft: Draft) -> bool:
    """Members, and outsiders whom the scenario names for one of the items."""
    items = state.scenario.items
    outsiders = {s for i in draft.items for s in items[i].procedure.outsiders}
    return seat in state.scenario.members or seat in outsiders


def _seconds(minutes: int) -> int:
    if not 1 <= minutes <= LONGEST:
        raise Refused(f"Give between 1 and {LONGEST} minutes.")
    return 60 * minutes


@decides(OpenDecision, CHAIR, CONTROL, DELEGATION, family="decide")
def open_decision(turn: Turn, act: OpenDecision) -> None:
    """Open, and warn in private whoever would cross its own red line by assenting."""
    state, draft = turn.state, draft_of(turn.state, act.draft)
    procedure = state.scenario.items[draft.items[0]].procedure
    deadline = turn.command.at + _seconds(act.minutes or procedure.minutes)
    turn.emit(DecisionOpened(draft.id, act.revision, procedure.kind, draft.choices, deadline))
    for seat in state.scenario.seats:
        lines = crossed(state, seat, draft.choices)
        if lines and may_sign(state, seat, draft):
            turn.emit(RedLineWarned(draft.id, tuple(lines)), seat)


@decides(BreakSilence, DELEGATION)
def break_silence(turn: Turn, act: BreakSilence) -> None:
    """Break: one reasoned objection is enough."""
    from tabletop.exercise.adoption import fall

    turn.emit(SilenceBroken(act.draft, act.revision, act.reason))
    fall(turn, act.draft, "broken")


@decides(Associate, DELEGATION)
def associate(turn: Turn, act: Associate) -> None:
    """Associate."""
    turn.emit(Associated(act.draft))


@decides(Reserve, DELEGATION)
def reserve(turn: Turn, act: Reserve) -> None:
    """Reserve."""
    turn.emit(Reserved(act.draft, act.revision, act.clause, act.footnote))


@decides(Vote, DELEGATION)
def vote(turn: Turn, act: Vote) -> None:
    """Vote."""
    turn.emit(VoteCast(act.draft, act.revision, act.vote))


@decides(Sign, DELEGATION)
def sign(turn: Turn, act: Sign) -> None:
    """Sign."""
    turn.emit(VoteCast(act.draft, act.revision, "signed"))


@decides(ExtendDecision, CHAIR, CONTROL)
def extend(turn: Turn, act: ExtendDecision) -> None:
    """Extend from the old deadline, or from now if it has passed."""
    open_text = turn.state.decisions.open.get(act.draft)
    start = max(open_text.deadline if open_text else 0, turn.command.at)
    turn.emit(DecisionExtended(act.draft, start + _seconds(act.minutes)))


@decides(WithdrawText, CHAIR, CONTROL)
def withdraw(turn: Turn, act: WithdrawText) -> None:
    """Withdraw from decision."""
    from tabletop.exercise.adoption import fall

    fall(turn, act.draft, WITHDRAWN)


@decides(CloseDecision, CHAIR, CONTROL)
def close(turn: Turn, act: CloseDecision) -> None:
    """Conclude now."""
    from tabletop.exercise.adoption import conclude

    conclude(turn, act.draft)


@guards(DecisionOpened)
def can_open(state: State, event: Event, fact: DecisionOpened) -> str | None:
    """A text without brackets, tabled or opened by the chair, whose clauses are free."""
    draft = state.drafts.texts.get(fact.draft)
    if draft is None:
        return "There is no such text."
    if reason := stale(draft, fact.revision):
        return reason
    if draft.status not in ("draft", "tabled", "fallen"):
        standing = "under decision" if draft.status == "open" else draft.status
        return f"Text {draft.number} is {standing} already."
    if event.seat not in (CHAIR, CONTROL) and draft.status != "tabled":
        return "The chair opens a decision; delegations can do so only with a text that is tabled."
    if event.seat not in (CHAIR, CONTROL) and event.seat not in draft.sponsors:
        return "Only a sponsor of the text can ask for the decision."
    if gaps := brackets(state, draft):
        return f"Text {draft.number} still has brackets: {listed(gaps)}. Choose an option for each first."
    return _taken(state, draft)


def _taken(state: State, draft: Draft) -> str | None:
    for clause in draft.choices:
        if clause in state.decisions.adopted:
            return f"{clause_title(state, clause)} is adopted already and cannot be reopened."
        for other in state.decisions.open.values():
            if clause in other.choices:
                number = state.drafts.texts[other.draft].number
                return f"{clause_title(state, clause)} is under decision already, in text {number}."
    return None


def _open_for(state: State, seat: str, draft_id: str, revision: int, *kinds: str) -> str | None:
    text = state.decisions.open.get(draft_id)
    if text is None:
        return "This text is not under decision now."
    draft = state.drafts.texts[draft_id]
    if reason := stale(draft, revision):
        return reason
    if text.kind not in kinds:
        return {
            "consensus": "This text is under silence: stay silent, enter a reservation, or break silence.",
            "coalition": "This is a letter of intent: sign it or leave it.",
        }.get(text.kind, "This text is put to the vote: vote yes, no or abstain.")
    entitled = may_sign(state, seat, draft) if text.kind == "coalition" else seat in state.scenario.members
    return None if entitled else f"{name(state, seat)} is not a member and has no voice in this decision."


@guards(SilenceBroken)
def can_break(state: State, event: Event, fact: SilenceBroken) -> str | None:
    """Members, while the silence lasts, with a reason."""
    if reason := _open_for(state, event.seat, fact.draft, fact.revision, "consensus"):
        return reason
    return missing_text(fact.reason, "Breaking silence")


@guards(Associated)
def can_associate(state: State, event: Event, fact: Associated) -> str | None:
    """Members other than the one that broke, until the text is put up again."""
    last = last_break(state, fact.draft)
    if last is None or state.drafts.texts[fact.draft].status != "fallen":
        return "Nobody has just broken silence on this text."
    if event.seat not in state.scenario.members:
        return "Only members can associate themselves with a break."
    if event.seat == last.seat or event.seat in last.associates:
        return "You stand with this break already."
    return None


@guards(Reserved)
def can_reserve(state: State, event: Event, fact: Reserved) -> str | None:
    """Members, on a clause of the text, within the scenario's limit."""
    if reason := _open_for(state, event.seat, fact.draft, fact.revision, "consensus"):
        return reason
    text = state.decisions.open[fact.draft]
    if fact.clause not in text.choices:
        return "The text does not cover that clause."
    limit = state.scenario.item_of[fact.clause].procedure.reservations
    own = [clause for seat, clause, _ in text.reservations if seat == event.seat]
    if fact.clause in own:
        return "You have a reservation on this clause already."
    if len(own) >= limit:
        return f"Only {limit} reservation{'s' if limit != 1 else ''} a delegation on one text; it is used up."
    return missing_text(fact.footnote, "A reservation")


@guards(VoteCast)
def can_vote(state: State, event: Event, fact: VoteCast) -> str | None:
    """The right kind of voice for the procedure."""
    kinds = ("coalition",) if fact.vote == "signed" else ("unanimity", "qualified_majority")
    if reason := _open_for(state, event.seat, fact.draft, fact.revision, *kinds):
        return reason
    if fact.vote not in ("yes", "no", "abstain", "signed"):
        return "Vote yes, no or abstain."
    if state.decisions.open[fact.draft].votes.get(event.seat) == fact.vote:
        return "You have signed already." if fact.vote == "signed" else "That is your vote already."
    return None


@guards(DecisionExtended, TextFell)
def is_open(state: State, event: Event, fact: DecisionExtended | TextFell) -> str | None:
    """Something must be under decision."""
    return None if fact.draft in state.decisions.open else "This text is not under decision now."


@guards(TextAdopted)
def can_adopt(state: State, event: Event, fact: TextAdopted) -> str | None:
    """The very revision under decision, and the procedure satisfied."""
    from tabletop.exercise.adoption import obstacle

    text = state.decisions.open.get(fact.draft)
    if text is None or text.revision != fact.revision:
        return "This text is not under decision now."
    return obstacle(state, text)


def last_break(state: State, draft_id: str) -> Break | None:
    """The latest break on a text."""
    for broken in reversed(state.decisions.breaks):
        if broken.draft == draft_id:
            return broken
    return None


def _with_open(state: State, text: OpenText) -> State:
    texts = {**state.decisions.open, text.draft: text}
    return replace(state, decisions=replace(state.decisions, open=texts))


@evolves(DecisionOpened)
def set_open(state: State, event: Event, fact: DecisionOpened) -> State:
    """Under decision."""
    text = OpenText(fact.draft, fact.revision, fact.procedure, fact.choices, event.at, fact.deadline)
    state = put(state, replace(state.drafts.texts[fact.draft], status="open"))
    return _with_open(state, text)


@evolves(SilenceBroken)
def add_break(state: State, event: Event, fact: SilenceBroken) -> State:
    """On record."""
    clauses = tuple(state.decisions.open[fact.draft].choices)
    broken = Break(fact.draft, fact.revision, event.seat, clauses, event.at)
    return replace(state, decisions=replace(state.decisions, breaks=(*state.decisions.breaks, broken)))


@evolves(Associated)
def add_associate(state: State, event: Event, fact: Associated) -> State:
    """One more behind the break."""
    last = last_break(state, fact.draft)
    breaks = tuple(
        replace(b, associates=(*b.associates, event.seat)) if b is last else b for b in state.decisions.breaks
    )
    return replace(state, decisions=replace(state.decisions, breaks=breaks))


@evolves(Reserved)
def add_reservation(state: State, event: Event, fact: Reserved) -> State:
    """A footnote under the text."""
    text = state.decisions.open[fact.draft]
    notes = (*text.reservations, (event.seat, fact.clause, fact.footnote))
    state = _with_open(state, replace(text, reservations=notes))
    record = (*state.decisions.reservations, (event.seat, fact.clause, event.at))
    return replace(state, decisions=replace(state.decisions, reservations=record))


@evolves(VoteCast)
def add_vote(state: State, event: Event, fact: VoteCast) -> State:
    """The vote, or the changed vote."""
    text = state.decisions.open[fact.draft]
    return _with_open(state, replace(text, votes={**text.votes, event.seat: fact.vote}))


@evolves(DecisionExtended)
def set_deadline(state: State, event: Event, fact: DecisionExtended) -> State:
    """Another deadline."""
    return _with_open(state, replace(state.decisions.open[fact.draft], deadline=fact.deadline))


def _without_open(state: State, draft_id: str) -> Decisions:
    texts = {d: t for d, t in state.decisions.open.items() if d != draft_id}
    return replace(state.decisions, open=texts)


@evolves(TextFell)
def set_fallen(state: State, event: Event, fact: TextFell) -> State:
    """Fallen, or a draft again if withdrawn; its new revision keeps old answers out of the next round."""
    draft = state.drafts.texts[fact.draft]
    fell = fact.why != WITHDRAWN
    status, falls = ("fallen", draft.falls + 1) if fell else ("draft", draft.falls)
    state = put(state, replace(draft, status=status, revision=draft.revision + 1, falls=falls))
    return replace(state, decisions=_without_open(state, fact.draft))


@evolves(TextAdopted)
def set_adopted(state: State, event: Event, fact: TextAdopted) -> State:
    """It stands, footnotes included."""
    text = state.decisions.open[fact.draft]
    stands = {
        clause: Adopted(
            option, fact.draft, fact.bound, fact.coalition,
            tuple((seat, words) for seat, c, words in text.reservations if c == clause), fact.move,
        )
        for clause, option in text.choices.items()
    }  # fmt: skip
    decisions = replace(_without_open(state, fact.draft), adopted={**state.decisions.adopted, **stands})
    state = put(state, replace(state.drafts.texts[fact.draft], status="adopted"))
    return replace(state, decisions=decisions)


@seen_by(
    DecisionOpened, SilenceBroken, Associated, Reserved, VoteCast, DecisionExtended, TextFell, TextAdopted
)
def alliance(event: Event, fact: Fact) -> tuple[str, ...]:
    """Decisions are taken before the alliance."""
    return (ALLIANCE,)


@seen_by(RedLineWarned)
def warned(event: Event, fact: RedLineWarned) -> tuple[str, ...]:
    """A private warning."""
    return (event.seat, EVALUATOR)
