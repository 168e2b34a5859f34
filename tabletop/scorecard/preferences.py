"""How far preferred options lie together on the ordered clauses."""

from __future__ import annotations

from msgspec import Struct

from tabletop.exercise.words import listed
from tabletop.measures.averages import mean
from tabletop.measures.consensus import tastle_wierman, van_der_eijk
from tabletop.scenario.agenda import Clause
from tabletop.scorecard.ground import behind, declared
from tabletop.scorecard.headlines import Part
from tabletop.scorecard.trail import Moment

GROUP = "Preferences on ordered clauses"


class Preferences(Struct, frozen=True):
    """Means over the ordered clauses; None where nothing is declared."""

    van_der_eijk: float | None
    tastle_wierman: float | None
    parts: tuple[Part, ...]


def preferences(moment: Moment) -> Preferences:
    """Van der Eijk's A over clauses of three or more options, Tastle and Wierman's consensus beside it."""
    ordered = [c for c in moment.state.scenario.clauses.values() if c.kind == "ordered"]
    lines, found = [], []
    for clause in ordered:
        counts = _counts(moment, clause)
        places = [clause.place(option.id) for option in clause.options]
        spread = van_der_eijk(counts), tastle_wierman(counts, places)
        found.append(spread)
        lines.append(_line(moment, clause, counts, *spread))
    agreement, consensus = mean(a for a, _ in found), mean(c for _, c in found)
    acts = tuple(sorted({number for line in lines for number in line.acts}))
    note = "mean over ordered clauses; −1 is two poles, 0 evenly spread, 1 all in one place"
    whole = (
        Part("van der Eijk's A", agreement, "index", note, acts, GROUP),
        Part("Tastle-Wierman consensus", consensus, "share", "the same, for small groups", acts, GROUP),
    )
    return Preferences(agreement, consensus, (*whole, *lines))


def _counts(moment: Moment, clause: Clause) -> list[int]:
    stands = moment.state.agenda.stands
    preferred = [stands[seat][clause.id].preferred for seat in declared(moment, clause.id)]
    return [preferred.count(option.id) for option in clause.options]


def _line(moment: Moment, clause: Clause, counts: list[int], a: float | None, c: float | None) -> Part:
    known = zip(clause.options, counts, strict=True)
    told = [f"{count} “{option.label}”" for option, count in known if count]
    acts = behind(moment, clause.id, declared(moment, clause.id))
    note = f"preferred by {listed(told)}" if told else "nobody has declared a position"
    return Part(f"{clause.title}, preferences", a, "index", note, acts, GROUP)
