"""Declared positions: the ideal first, then what costs least to concede; and a word given is declared."""

from __future__ import annotations

from tabletop.exercise.agenda import DeclarePosition
from tabletop.exercise.commitments import Undertaking
from tabletop.exercise.facts import Act
from tabletop.exercise.views import Position, Promise
from tabletop.standins.mind import Mind

SPREAD = 1.0
PAUSE = 60
SMALL = 0.05


def declare(mind: Mind) -> Act | None:
    """Declare a clause it has not spoken to."""
    wanted = acceptable(mind)
    for clause in _declarable(mind):
        if clause not in mind.adopted and mind.seat not in mind.stands.get(clause, {}) and wanted[clause]:
            return DeclarePosition(clause, mind.interests.best(clause), tuple(wanted[clause]))
    return None


def concede(mind: Mind) -> Act | None:
    """Declare more acceptable on the clause where most is new; not again and again on the same one."""
    wanted, moved = acceptable(mind), []
    for clause in _declarable(mind):
        own = mind.stands.get(clause, {}).get(mind.seat)
        if own is None or clause in mind.adopted or mind.now - own.at < PAUSE:
            continue
        fresh = [o for o in wanted[clause] if o not in own.accepts]
        if fresh:
            moved.append((max(mind.acceptors(clause, o) for o in fresh), clause, own))
    if not moved:
        return None
    _, clause, own = max(moved, key=lambda each: each[0])
    return DeclarePosition(clause, own.preferred, _joined(mind, clause, own, wanted[clause]))


def _joined(mind: Mind, clause: str, own: Position, wanted: list[str]) -> tuple[str, ...]:
    return tuple(
        o.id for o in mind.interests.clauses[clause].options if o.id in own.accepts or o.id in wanted
    )


def _declarable(mind: Mind) -> list[str]:
    return [t.fixed["clause"] for t in mind.legal.get(DeclarePosition.kind, ())]


def acceptable(mind: Mind) -> dict[str, list[str]]:
    """Options by clause that it can accept now.

    What may be lost against its best package is spent on the cheapest concessions first, whatever the item:
    what matters little to it is given up before what matters much.
    """
    interests = mind.interests
    left = SPREAD * max(0.0, interests.highest() - mind.aspiration())
    accepted = {c: [interests.best(c)] if interests.gains[c] else [] for c in interests.clauses}
    spent = dict.fromkeys(interests.clauses, 0.0)
    steps = [(interests.loss(c, o), c, o) for c, options in interests.gains.items() for o in options]
    for loss, clause, option in sorted(steps, key=lambda step: step[0]):
        more = max(0.0, loss - spent[clause])
        if option not in accepted[clause] and clause not in mind.adopted and more <= left:
            left -= more
            spent[clause] = max(loss, spent[clause])
            accepted[clause].append(option)
    for clause, option in owed(mind).items():
        if option not in accepted[clause]:
            accepted[clause].append(option)
    return accepted


def owed(mind: Mind) -> dict[str, str]:
    """Options it has promised to accept, where the condition is met and it means to keep its word."""
    found = {}
    for promise in mind.view.promises:
        if promise.state == "open" and (own := _own_part(mind, promise)) and _keeps(mind, promise, own):
            found[own.clause] = own.option
    return found


def _own_part(mind: Mind, promise: Promise) -> Undertaking | None:
    condition = promise.condition
    part: Undertaking | None = None
    if promise.by == mind.seat:
        met = condition is None or declared(mind, condition.seat, condition.undertaking)
        part = promise.undertaking if met else None
    elif promise.to == mind.seat and condition is not None and condition.seat == mind.seat:
        part = condition.undertaking
    return part if part is not None and part.kind == "accept" else None


def declared(mind: Mind, seat: str, undertaking: Undertaking) -> bool:
    """Whether a seat has declared acceptable what it was to accept."""
    own = mind.stands.get(undertaking.clause, {}).get(seat)
    return own is not None and undertaking.option in own.accepts


def _keeps(mind: Mind, promise: Promise, part: Undertaking) -> bool:
    if part.option in mind.interests.refused[part.clause]:
        return False
    if promise.id not in mind.memory.words:
        cheap = mind.interests.loss(part.clause, part.option) <= SMALL
        mind.memory.words[promise.id] = cheap or mind.chances(mind.temper.bent.word)
    return mind.memory.words[promise.id]
