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
    asked = _asked(view)
    for _ in range(SWEEPS):
        for clause in clauses:
            others = {c: o for c, o in choices.items() if c != clause.id}
            voters = [_voter(voices[s], others, clause.id, objections.get(s, 0)) for s in voices]
            wishes = sum(asked.get(pair, 0) for pair in others.items())
            options = (choices[clause.id], *(o.id for o in clause.options))
            strains = {o: _strain(voters, o, wishes + asked.get((clause.id, o), 0)) for o in options}
            choices[clause.id] = min(strains, key=strains.__getitem__)
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


Voter = tuple[int, tuple[str, ...], float]
"""Clauses of the other wordings a member cannot accept, options it accepts on this one, what it counts."""


def _voter(held: dict[str, Position], others: dict[str, str], clause: str, objections: int) -> Voter:
    missed = sum(1 for c, option in others.items() if c not in held or option not in held[c].accepts)
    accepts = held[clause].accepts if clause in held else ()
    return missed, accepts, 1 + OBJECTOR * objections


def _asked(view: AllianceView) -> dict[tuple[str, str], int]:
    """How many sponsors ask for an option on a clause."""
    found: dict[tuple[str, str], int] = {}
    for each in view.amendments:
        pair = each.clause, each.option
        found[pair] = found.get(pair, 0) + len(each.sponsors)
    return found


def _strain(voters: list[Voter], option: str, asked: int) -> float:
    """How hard a text with this option is on members: squares of the clauses each cannot accept, more for
    objectors; less by what sponsors ask for.
    """
    strain = 0.0
    for missed, accepts, weight in voters:
        more = missed + (option not in accepts)
        strain += more * more * weight
    return strain - ASKED * asked
