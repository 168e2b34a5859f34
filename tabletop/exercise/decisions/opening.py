"""Opening a decision on a text, and giving it more time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.clock.plan import seconds_of
from tabletop.exercise.decisions.procedures import procedure_of
from tabletop.exercise.decisions.red_lines import warn
from tabletop.exercise.decisions.texts import OpenText, not_open, with_open
from tabletop.exercise.drafts.wording import Choices, Draft, brackets, draft_of, put, stale
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import clause_title, listed

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("decision.open")
class OpenDecision(AnyAct, frozen=True):
    """Put a text under silence, to the vote, or up for signature; 0 minutes takes the scenario's time."""

    draft: str
    revision: int
    minutes: int = 0


@act("decision.extend")
class ExtendDecision(AnyAct, frozen=True):
    """Give a text under decision more minutes."""

    draft: str
    minutes: int


@fact("decision.opened")
class DecisionOpened(Fact, frozen=True):
    """A text is under decision until `deadline` (exercise seconds)."""

    draft: str
    revision: int
    procedure: str
    choices: Choices
    deadline: int


@fact("decision.extended")
class DecisionExtended(Fact, frozen=True):
    """Another deadline."""

    draft: str
    deadline: int


@decides(OpenDecision, CHAIR, CONTROL, DELEGATION, family="decide")
def open_decision(turn: Turn, act: OpenDecision) -> None:
    """Open, and warn in private whoever would cross its own red line by assenting."""
    state, draft = turn.state, draft_of(turn.state, act.draft)
    procedure = procedure_of(state, draft.items)
    deadline = turn.command.at + seconds_of(act.minutes or procedure.minutes)
    turn.emit(DecisionOpened(draft.id, act.revision, procedure.kind, draft.choices, deadline))
    warn(turn, draft)


@decides(ExtendDecision, CHAIR, CONTROL)
def extend(turn: Turn, act: ExtendDecision) -> None:
    """Extend from the old deadline, or from now if it has passed."""
    open_text = turn.state.decisions.open.get(act.draft)
    start = max(open_text.deadline if open_text else 0, turn.command.at)
    turn.emit(DecisionExtended(act.draft, start + seconds_of(act.minutes)))


def carry_over(turn: Turn, draft_id: str, seconds: int) -> None:
    """Take a text into the next phase, of so many seconds: it keeps what it had left, or begins anew."""
    state, at = turn.state, turn.command.at
    minutes = procedure_of(state, state.drafts.texts[draft_id].items).minutes
    anew = at + min(60 * minutes, seconds)
    if anew > state.decisions.open[draft_id].deadline:
        turn.emit(DecisionExtended(draft_id, anew))


@guards(DecisionOpened, family="decide")
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


@guards(DecisionExtended)
def can_extend(state: State, event: Event, fact: DecisionExtended) -> str | None:
    """Something must be under decision."""
    return not_open(state, fact.draft)


@evolves(DecisionOpened)
def set_open(state: State, event: Event, fact: DecisionOpened) -> State:
    """Under decision."""
    text = OpenText(fact.draft, fact.revision, fact.procedure, fact.choices, event.at, fact.deadline)
    state = put(state, replace(state.drafts.texts[fact.draft], status="open"))
    return with_open(state, text)


@evolves(DecisionExtended)
def set_deadline(state: State, event: Event, fact: DecisionExtended) -> State:
    """Another deadline."""
    return with_open(state, replace(state.decisions.open[fact.draft], deadline=fact.deadline))


@seen_by(DecisionOpened, DecisionExtended)
def alliance(event: Event, fact: Fact) -> tuple[str, ...]:
    """Decisions are taken before the alliance."""
    return (ALLIANCE,)
