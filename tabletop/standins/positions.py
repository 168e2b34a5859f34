"""Declared positions: the ideal first, then concessions, and what objectors to a text asked for."""

from __future__ import annotations

from tabletop.exercise.agenda.positions import DeclarePosition
from tabletop.exercise.facts import Act
from tabletop.exercise.views.alliance import Position
from tabletop.standins.conceding import acceptable
from tabletop.standins.mind import Mind

PAUSE = 60


def declare(mind: Mind) -> Act | None:
    """Declare a clause it has not spoken to."""
    silent = [
        c for c in mind.interests.clauses
        if c not in mind.adopted and mind.seat not in mind.stands.get(c, {})
    ]  # fmt: skip
    if not silent or DeclarePosition.kind not in mind.legal:
        return None
    wanted = acceptable(mind)
    for clause in silent:
        if wanted[clause]:
            return DeclarePosition(clause, mind.interests.best(clause), tuple(wanted[clause]))
    return None


def concede(mind: Mind) -> Act | None:
    """Declare more acceptable on the clause where most others are met; not again at once on the same one."""
    spoken = [(c, own) for c in mind.interests.clauses if (own := _settled(mind, c))]
    if not spoken or DeclarePosition.kind not in mind.legal:
        return None
    wanted, moved = acceptable(mind), []
    for clause, own in spoken:
        fresh = [o for o in wanted[clause] if o not in own.accepts]
        if fresh:
            moved.append((max(mind.acceptors(clause, o) for o in fresh), clause, own))
    if not moved:
        return None
    _, clause, own = max(moved, key=lambda each: each[0])
    return DeclarePosition(clause, own.preferred, _joined(mind, clause, own, wanted[clause]))


def _settled(mind: Mind, clause: str) -> Position | None:
    """Its own position on an open clause, if that has stood for a while."""
    own = mind.stands.get(clause, {}).get(mind.seat)
    return own if own and clause not in mind.adopted and mind.now - own.at >= PAUSE else None


def meet(mind: Mind) -> Act | None:
    """Declare acceptable what objectors to a text asked for, if the text with that change is good enough."""
    fallen = mind.texts("fallen")
    if not fallen or DeclarePosition.kind not in mind.legal:
        return None
    for text in reversed(fallen):
        if mind.seat == text.broken_by:
            continue
        objectors = [s for s in (text.broken_by, *text.associates) if s != mind.seat]
        for clause, option in text.choices.items():
            stands = mind.stands.get(clause, NOBODY)
            own = stands.get(mind.seat)
            if own is None:
                continue
            for asked in _asked(mind, objectors, stands, option, own):
                if _serves(mind, {**text.choices, clause: asked}):
                    return DeclarePosition(clause, own.preferred, _joined(mind, clause, own, [asked]))
    return None


NOBODY: dict[str, Position] = {}


def _serves(mind: Mind, choices: dict[str, str]) -> bool:
    return mind.worth(choices) >= mind.aspiration


def _asked(
    mind: Mind, objectors: list[str], stands: dict[str, Position], option: str, own: Position
) -> list[str]:
    """What objectors to the wording of a clause could accept, and it has not declared acceptable."""
    found: list[str] = []
    for seat in objectors:
        position = stands.get(seat)
        if position is not None and option not in position.accepts:
            gains = mind.interests.gains[own.clause]
            found += [o for o in position.accepts if o in gains and o not in own.accepts]
    return found


def _joined(mind: Mind, clause: str, own: Position, wanted: list[str]) -> tuple[str, ...]:
    return tuple(
        o.id for o in mind.interests.clauses[clause].options if o.id in own.accepts or o.id in wanted
    )
