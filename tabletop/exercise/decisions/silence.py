"""Silence is broken by one reasoned objection; others may associate themselves with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.decisions.falling import fall
from tabletop.exercise.decisions.texts import Break, unanswerable
from tabletop.exercise.drafts.wording import stale
from tabletop.exercise.facts import ALLIANCE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import missing_text

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("silence.break")
class BreakSilence(AnyAct, frozen=True):
    """Object to the text, with a reason; it falls."""

    draft: str
    revision: int
    reason: str


@act("silence.associate")
class Associate(AnyAct, frozen=True):
    """Stand with the seat that broke silence on this text; `revision` as in the list of texts, 0: present."""

    draft: str
    revision: int = 0


@fact("silence.broken")
class SilenceBroken(Fact, frozen=True):
    """A member objects."""

    draft: str
    revision: int
    reason: str


@fact("silence.associated")
class Associated(Fact, frozen=True):
    """Another member stands with the objection to the text that fell; `revision` is the fallen one's."""

    draft: str
    revision: int = 0


@decides(BreakSilence, DELEGATION, answers=True)
def break_silence(turn: Turn, act: BreakSilence) -> None:
    """Break: one reasoned objection is enough."""
    turn.emit(SilenceBroken(act.draft, act.revision, act.reason))
    fall(turn, act.draft, "broken")


@decides(Associate, DELEGATION, answers=True)
def associate(turn: Turn, act: Associate) -> None:
    """Associate."""
    draft = turn.state.drafts.texts.get(act.draft)
    turn.emit(Associated(act.draft, act.revision or (draft.revision if draft else 0)))


@guards(SilenceBroken)
def can_break(state: State, event: Event, fact: SilenceBroken) -> str | None:
    """Members, while the silence lasts, with a reason."""
    if reason := unanswerable(state, event.seat, fact.draft, fact.revision, "consensus"):
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
    draft = state.drafts.texts[fact.draft]
    if fact.revision and (reason := stale(draft, fact.revision)):
        return reason
    if fact.revision > last.revision + 1:
        return f"Text {draft.number} has been reworded since silence was broken. Answer the new wording."
    if event.seat == last.seat or event.seat in last.associates:
        return "You stand with this break already."
    return None


def last_break(state: State, draft_id: str) -> Break | None:
    """The latest break on a text."""
    for broken in reversed(state.decisions.breaks):
        if broken.draft == draft_id:
            return broken
    return None


@evolves(SilenceBroken)
def add_break(state: State, event: Event, fact: SilenceBroken) -> State:
    """On record."""
    clauses = tuple(state.decisions.open[fact.draft].choices)
    broken = Break(fact.draft, fact.revision, event.seat, clauses, event.at, reason=fact.reason)
    return replace(state, decisions=replace(state.decisions, breaks=(*state.decisions.breaks, broken)))


@evolves(Associated)
def add_associate(state: State, event: Event, fact: Associated) -> State:
    """One more behind the break."""
    last = last_break(state, fact.draft)
    breaks = tuple(
        replace(b, associates=(*b.associates, event.seat)) if b is last else b for b in state.decisions.breaks
    )
    return replace(state, decisions=replace(state.decisions, breaks=breaks))


@seen_by(SilenceBroken, Associated)
def alliance(event: Event, fact: Fact) -> tuple[str, ...]:
    """Objections are raised before the alliance."""
    return (ALLIANCE,)
