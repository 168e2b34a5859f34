"""Declared positions: the ideal first, then what costs least to concede; and a word given is declared."""

from __future__ import annotations

import math
from collections.abc import Iterator

from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.facts import Act
from tabletop.exercise.views.alliance import Position, Promise
from tabletop.standins.mind import Mind

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

    What may be lost against its best package is spent, whatever the item, where a loss moves it towards most
    others: what matters little to it is given up before what matters much, and nothing that nobody asks for.
    """
    accepted = {c: _held(mind, c) for c in mind.interests.clauses}
    spent = {c: _most_lost(mind, c, options) for c, options in accepted.items()}
    left = mind.interests.highest() - mind.aspiration() - math.fsum(spent.values())
    for _, clause, option in sorted(_steps(mind), key=lambda step: step[0]):
        more = max(0.0, mind.interests.loss(clause, option) - spent[clause])
        if option not in accepted[clause] and more <= left:
            left -= more
            spent[clause] += more
            accepted[clause].append(option)
    for clause, option in owed(mind).items():
        if option not in accepted[clause]:
            accepted[clause].append(option)
    return accepted


def _held(mind: Mind, clause: str) -> list[str]:
    own = mind.stands.get(clause, {}).get(mind.seat)
    gains = mind.interests.gains[clause]
    if own is not None:
        return [o for o in own.accepts if o in gains]
    return [mind.interests.best(clause)] if gains else []


def _most_lost(mind: Mind, clause: str, options: list[str]) -> float:
    return max((mind.interests.loss(clause, o) for o in options), default=0.0)


def _steps(mind: Mind) -> Iterator[tuple[float, str, str]]:
    """Possible concessions: what each would lose for every delegation it moves towards, clause, option."""
    for clause, options in mind.interests.gains.items():
        for option in options:
            towards = 0 if clause in mind.adopted else _towards(mind, clause, option)
            if towards:
                yield mind.interests.loss(clause, option) / towards, clause, option


def _towards(mind: Mind, clause: str, option: str) -> int:
    """How many others accept the option, or would rather go further the same way on an ordered clause."""
    known, best = mind.interests.clauses[clause], mind.interests.best(clause)
    others = [p for seat, p in mind.stands.get(clause, {}).items() if seat != mind.seat]
    near = [p for p in others if option in p.accepts]
    if known.kind == "ordered" and option != best:
        here, there = known.place(best), known.place(option)
        near += [
            p for p in others
            if p not in near and (known.place(p.preferred) - here) * (there - here) > 0
            and abs(known.place(p.preferred) - here) >= abs(there - here)
        ]  # fmt: skip
    return len(near)


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
