"""How alike delegations stand, pair by pair, and the blocs that follow."""

from __future__ import annotations

from tabletop.exercise.words import listed, name
from tabletop.measures.similarity import blocs, similarity_matrix
from tabletop.scorecard.headlines import Likeness, Part
from tabletop.scorecard.rounding import figure
from tabletop.scorecard.trail import Moment

GROUP = "Likeness of delegations"
SCALE = 1.0
"""The widest gap two places on a clause can have: both ends of 0 to 1."""


def likeness(moment: Moment) -> Likeness:
    """Signorino and Ritter's S of all delegations, ordered clauses counting alike, places 0 to 1.

    Nominal clauses have no distances and are left out.
    """
    scenario, stands = moment.state.scenario, moment.state.agenda.stands
    ordered = [clause for clause in scenario.clauses.values() if clause.kind == "ordered"]
    seats = tuple(scenario.seats)
    places = [
        [
            clause.place(stands[seat][clause.id].preferred) if clause.id in stands.get(seat, {}) else None
            for clause in ordered
        ]
        for seat in seats
    ]
    matrix = similarity_matrix(places, SCALE)
    groups = tuple(tuple(seats[row] for row in group) for group in blocs(matrix))
    return Likeness(seats, matrix, groups)


def likeness_parts(moment: Moment, alike: Likeness) -> tuple[Part, ...]:
    """How many blocs there are, the closest and the furthest pair."""
    acts = tuple(sorted(moment.trail.declared.values()))
    pairs = [
        (value, one, other)
        for row, one in enumerate(alike.seats)
        for column, other in enumerate(alike.seats[:row])
        if (value := alike.matrix[row][column]) is not None
    ]
    if not pairs:
        return ()
    note = "; ".join(listed([name(moment.state, seat) for seat in group]) for group in alike.blocs)
    near, far = max(pairs, key=lambda pair: pair[0]), min(pairs, key=lambda pair: pair[0])
    return (
        Part("Blocs", len(alike.blocs), "count", note, acts, GROUP),
        _pair("Closest pair", near, moment),
        _pair("Furthest apart", far, moment),
    )


def _pair(label: str, found: tuple[float, str, str], moment: Moment) -> Part:
    value, one, other = found
    acts = sorted(n for (seat, _), n in moment.trail.declared.items() if seat in (one, other))
    note = f"{name(moment.state, other)} and {name(moment.state, one)}: S {figure(value, 2)} of −1 to 1"
    return Part(label, value, "index", note, tuple(acts), GROUP)
