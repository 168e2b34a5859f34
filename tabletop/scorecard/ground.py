"""Common ground and declared positions at one moment of the exercise."""

from __future__ import annotations

from tabletop.measures.common_ground import best_option, common_ground
from tabletop.scenario.agenda import Clause
from tabletop.scorecard.headlines import Part
from tabletop.scorecard.trail import Moment

GROUP = "Common ground"


def acceptors(moment: Moment, clause: str, option: str) -> list[str]:
    """Members that declared they could accept the option, in the scenario's order."""
    stands = moment.state.agenda.stands
    return [
        seat
        for seat in moment.state.scenario.members
        if clause in stands.get(seat, {}) and option in stands[seat][clause].accepts
    ]


def declared(moment: Moment, clause: str) -> list[str]:
    """Members that declared any position on the clause."""
    stands = moment.state.agenda.stands
    return [seat for seat in moment.state.scenario.members if clause in stands.get(seat, {})]


def behind(moment: Moment, clause: str, seats: list[str]) -> tuple[int, ...]:
    """Sequence numbers of the declarations of these seats on the clause."""
    known = moment.trail.declared
    return tuple(sorted(known[seat, clause] for seat in seats if (seat, clause) in known))


def ground(moment: Moment) -> float | None:
    """Common ground over all clauses, among members."""
    scenario = moment.state.scenario
    n = len(scenario.members)
    return common_ground([(len(_best(moment, c)[1]), n) for c in scenario.clauses.values()])


def ground_parts(moment: Moment) -> list[Part]:
    """One line a clause: the share of members that could accept its best option."""
    scenario, parts = moment.state.scenario, []
    n = len(scenario.members)
    for clause in scenario.clauses.values():
        option, seats = _best(moment, clause)
        label = clause.option(option).label if option else ""
        note = f"{len(seats)} of {n} could accept “{label}”" if seats else "nobody could accept a change yet"
        acts = behind(moment, clause.id, seats or declared(moment, clause.id))
        parts.append(Part(clause.title, len(seats) / n if n else None, "share", note, acts, GROUP))
    return parts


def whole_line(label: str, moment: Moment | None) -> Part:
    """Common ground at one moment as a single line."""
    if moment is None:
        return Part(label, None, "share", "nothing was put to a decision", (), GROUP)
    acts = tuple(sorted(moment.trail.declared.values()))
    return Part(label, ground(moment), "share", "mean over all clauses", acts, GROUP)


def _best(moment: Moment, clause: Clause) -> tuple[str, list[str]]:
    counts = {option.id: len(acceptors(moment, clause.id, option.id)) for option in clause.options}
    best = best_option(counts, clause.status_quo)
    return (best[0], acceptors(moment, clause.id, best[0])) if best else ("", [])
