"""What wordings are worth to a delegation, from its own brief, money and the public cost key alone."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct

from tabletop.exercise.views.seat import SeatView
from tabletop.measures.mandate import cost_term, ordered_value
from tabletop.scenario.agenda import Clause, Option
from tabletop.scenario.delegations import Delegation
from tabletop.standins.heat import heat
from tabletop.standins.once import once


class Interests(Struct, frozen=True, dict=True):
    """Worth of options by clause, as felt: weight x value, less what it costs, and the tilt of a temper.

    `gains` holds what a delegation can accept; `refused` the options it cannot, for a red line or because
    it has nothing to pay its share with. `no_deal` is the worth of going home without a text;
    `shares` are the millions of an option's cost that fall to it by the cost key;
    `ends` are the worth of the status quo and of the best option;
    `places` are those of the options on an ordered clause, 0 to 1.
    """

    clauses: dict[str, Clause]
    gains: dict[str, dict[str, float]]
    felt: dict[str, dict[str, float]]
    refused: dict[str, tuple[str, ...]]
    no_deal: float
    bests: dict[str, str]
    losses: dict[str, dict[str, float]]
    places: dict[str, dict[str, float]]
    shares: dict[str, dict[str, float]]
    ends: dict[str, tuple[float, float]]

    def best(self, clause: str) -> str:
        """The option it would choose; the status quo when it can accept none."""
        return self.bests[clause]

    def loss(self, clause: str, option: str) -> float:
        """What it gives up with this option, against its best; 1 for one it refuses."""
        return self.losses[clause].get(option, 1.0)

    @once
    def voluntary(self) -> dict[str, tuple[Option, ...]]:
        """Options it can accept that are paid by pledges, of the clauses that have any."""
        found = {
            c.id: tuple(o for o in c.options if o.funding == "pledges" and o.id in self.gains[c.id])
            for c in self.clauses.values()
        }
        return {clause: options for clause, options in found.items() if options}

    @once
    def highest(self) -> float:
        """Worth of its best package."""
        return math.fsum(self.felt[c][self.best(c)] for c in self.clauses)

    def crossed(self, choices: Mapping[str, str]) -> list[str]:
        """Clauses of a text on which it cannot accept the wording."""
        return [c for c, option in choices.items() if option in self.refused.get(c, ())]


def interests_of(view: SeatView, tilt: float = 0.0) -> Interests:
    """The interests of the view's own delegation; heat in a wording is worth `tilt` a point to it."""
    key = (id(view.agenda), id(view.brief), view.granted, tilt)
    known = _remembered.get(key)
    if known is not None and known[0] is view.agenda and known[1] is view.brief:
        return known[2]
    if len(_remembered) >= MOST_REMEMBERED:
        _remembered.clear()
    found = _interests(view, tilt)
    _remembered[key] = (view.agenda, view.brief, found)
    return found


MOST_REMEMBERED = 256
_remembered: dict[tuple[int, int, int, float], tuple[object, object, Interests]] = {}
"""Interests by agenda and brief: they are the same in every exercise of a scenario."""


def _interests(view: SeatView, tilt: float) -> Interests:
    brief, clauses = view.brief, {c.id: c for item in view.agenda for c in item.clauses}
    refused, felt = {}, {}
    for clause in clauses.values():
        felt[clause.id] = {o.id: _felt(view, clause, o, tilt) for o in clause.options}
        refused[clause.id] = tuple(o.id for o in clause.options if _refuses(view, clause, o))
    gains = {
        c: {o: gain for o, gain in options.items() if o not in refused[c]} for c, options in felt.items()
    }
    given = brief.reservation
    quiet = math.fsum(_value(brief, c, c.status_quo) for c in clauses.values())
    bests = {c: max(gain, key=gain.__getitem__, default=clauses[c].status_quo) for c, gain in gains.items()}
    shares = {c.id: {o.id: share_of(view, o) for o in c.options} for c in clauses.values()}
    places = {
        c.id: {o.id: c.place(o.id) for o in c.options} if c.kind == "ordered" else {}
        for c in clauses.values()
    }  # fmt: skip
    ends = {c: (felt[c][known.status_quo], felt[c][bests[c]]) for c, known in clauses.items()}
    losses = {c: {o: gain[bests[c]] - gain[o] for o in gain} for c, gain in gains.items()}
    return Interests(
        clauses, gains, felt, refused, quiet if given is None else given, bests, losses, places, shares, ends
    )


def share_of(view: SeatView, option: Option) -> float:
    """Millions of an option's cost that fall to the view's delegation by the cost key."""
    members = tuple(s.id for s in view.seats if s.member)
    named = option.payers if option.funding == "costs_lie" and option.payers else members
    if not option.cost or view.brief.id not in named:
        return 0.0
    keys = {s.id: s.key for s in view.seats if s.id in named}
    whole = sum(keys.values())
    return option.cost * keys[view.brief.id] / whole if whole else option.cost / len(named)


def _value(brief: Delegation, clause: Clause, option: str) -> float:
    interest = brief.interests.get(clause.id)
    if interest is None:
        return 0.0
    if clause.kind == "ordered" and interest.ideal is not None:
        return interest.weight / 100 * ordered_value(clause.place(option), interest.ideal)
    return interest.weight / 100 * interest.values.get(option, 0.0)


def _felt(view: SeatView, clause: Clause, option: Option, tilt: float) -> float:
    cost = cost_term(view.brief.cost_weight, share_of(view, option), view.granted) or 0.0
    return _value(view.brief, clause, option.id) - cost + tilt * heat(option.signals)


def _refuses(view: SeatView, clause: Clause, option: Option) -> bool:
    if any(line.clause == clause.id and option.id in line.options for line in view.brief.red_lines):
        return True
    return share_of(view, option) > 0 and view.granted == 0
