"""How a chair composes a text: the option most could accept, what members miss spread evenly."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.exercise.views.alliance import AllianceView, Position
from tabletop.scenario.agenda import Item, Option

OBJECTOR = 2.0
ASKED = 0.2
SWEEPS = 2


def support(view: AllianceView, choices: dict[str, str]) -> float:
    """Mean share, over the clauses of a text, of members who declared its option acceptable."""
    members = [s.id for s in view.seats if s.member]
    held = {(p.seat, p.clause): p.accepts for p in view.positions}
    hits = sum(o in held.get((m, c), ()) for c, o in choices.items() for m in members)
    return hits / (len(members) * len(choices)) if members and choices else 0.0


def composed(view: AllianceView, items: Iterable[Item]) -> dict[str, str]:
    """An option for every clause of the items; empty while there is a clause nobody has spoken to.

    It begins with the option most could accept, then changes clause by clause for as long as that spreads
    what members cannot accept more evenly: one who misses two clauses counts as much as four who miss one.
    """
    clauses, objections = [c for item in items for c in item.clauses], _objections(view)
    voices = _voices(view)
    if any(not any(c.id in held for held in voices.values()) for c in clauses):
        return {}
    choices = {c.id: max(c.options, key=lambda o: _liked(view, voices, c.id, o)).id for c in clauses}
    for _ in range(SWEEPS):
        for clause in clauses:
            trials = [
                {**choices, clause.id: o.id} for o in (clause.option(choices[clause.id]), *clause.options)
            ]
            choices = min(trials, key=lambda trial: _strain(view, voices, objections, trial))
    return choices


Voices = dict[str, dict[str, Position]]


def _voices(view: AllianceView) -> Voices:
    """Positions by member and clause."""
    voices: Voices = {s.id: {} for s in view.seats if s.member}
    for position in view.positions:
        if position.seat in voices:
            voices[position.seat][position.clause] = position
    return voices


def _objections(view: AllianceView) -> dict[str, int]:
    """How many fallen texts each member broke, or stood by when another did."""
    found: dict[str, int] = {}
    for text in view.texts:
        if text.status == "fallen":
            for seat in (text.broken_by, *text.associates):
                found[seat] = found.get(seat, 0) + 1
    return found


def _liked(view: AllianceView, voices: Voices, clause: str, option: Option) -> tuple[int, int, float]:
    """Those who could accept it, then those who prefer it, then the need it meets."""
    spoken = [held[clause] for held in voices.values() if clause in held]
    accepting = sum(option.id in p.accepts for p in spoken)
    return accepting, sum(p.preferred == option.id for p in spoken), option.need


def _strain(view: AllianceView, voices: Voices, objections: dict[str, int], choices: dict[str, str]) -> float:
    """How hard a text is on its members: squares of the clauses each cannot accept, more for objectors."""
    strain = 0.0
    for seat, held in voices.items():
        missed = len(choices)
        for clause, position in held.items():
            if choices.get(clause) in position.accepts:
                missed -= 1
        strain += missed * missed * (1 + OBJECTOR * objections.get(seat, 0))
    asked = sum(len(a.sponsors) for a in view.amendments if choices.get(a.clause) == a.option)
    return strain - ASKED * asked
