"""Policy acts (section 9): the scenario's catalogue of unilateral steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.budget import ledger
from tabletop.exercise.budget.books import posted, posts
from tabletop.exercise.budget.ledger import Entry
from tabletop.exercise.clock.plan import move_number
from tabletop.exercise.facts import ALLIANCE, EVERYONE, Event, Fact, act, fact
from tabletop.exercise.facts import Act as AnyAct
from tabletop.exercise.rules import DELEGATION, Refused, Turn, decides, evolves, guards, seen_by
from tabletop.exercise.words import listed, money, name, times

if TYPE_CHECKING:
    from tabletop.exercise.core import State

Taken = dict[tuple[str, str, int], int]


@act("policy.act")
class TakeAct(AnyAct, frozen=True):
    """Do something out of the catalogue, with a note if wanted."""

    act: str
    note: str = ""


@fact("policy.act_taken")
class ActTaken(Fact, frozen=True):
    """Done and paid for; `move` counts from 0."""

    act: str
    note: str
    cost: int
    move: int
    public: bool


@decides(TakeAct, DELEGATION, family="speak")
def take(turn: Turn, act: TakeAct) -> None:
    """Take the act at the catalogue's cost."""
    known = {a.id: a for a in turn.state.scenario.policy_acts}
    if act.act not in known:
        raise Refused("There is no such act in the catalogue.")
    chosen = known[act.act]
    turn.emit(ActTaken(act.act, act.note, chosen.cost, move_number(turn.state), chosen.public))


@posts(ActTaken)
def entries(state: State, event: Event, fact: ActTaken) -> list[Entry]:
    """The cost leaves headroom."""
    if not fact.cost:
        return []
    return [Entry(ledger.headroom(event.seat), ledger.SPENT_ON_ACTS, fact.cost, "policy act")]


@guards(ActTaken, family="speak")
def can_take(state: State, event: Event, fact: ActTaken) -> str | None:
    """Who may, how often, and the money."""
    chosen = next((a for a in state.scenario.policy_acts if a.id == fact.act), None)
    if chosen is None:
        return "There is no such act in the catalogue."
    if chosen.by and event.seat not in chosen.by:
        return f"Only {listed([name(state, s) for s in chosen.by])} can do this."
    if state.taken.get((event.seat, fact.act, fact.move), 0) >= chosen.per_move:
        return f"You have done this {times(chosen.per_move)} in this move; that is the limit."
    if sum(n for (s, a, _), n in state.taken.items() if s == event.seat and a == fact.act) >= chosen.in_all:
        return f"You have done this {times(chosen.in_all)}; that is the limit for the exercise."
    free = state.budget.headroom(event.seat)
    if fact.cost > free:
        return f"It costs {money(state, fact.cost)}; your headroom is {money(state, free)}."
    return None


@evolves(ActTaken)
def add(state: State, event: Event, fact: ActTaken) -> State:
    """Counted, and the cost is gone."""
    key = (event.seat, fact.act, fact.move)
    taken = {**state.taken, key: state.taken.get(key, 0) + 1}
    return replace(posted(state, event), taken=taken)


@seen_by(ActTaken)
def seen(event: Event, fact: ActTaken) -> tuple[str, ...]:
    """Public, or the alliance's alone."""
    return (EVERYONE,) if fact.public else (ALLIANCE,)
