"""What a delegation holds and owes: its red lines, its support at home, its money."""

from __future__ import annotations

from tabletop.exercise.words import money
from tabletop.scenario.delegations import RedLine
from tabletop.scenario.valuing import headroom_of
from tabletop.scorecard.headlines import Part
from tabletop.scorecard.trail import Moment
from tabletop.scorecard.worth import paid_by, stands_for

HELD, CROSSED = 1.0, 0.0


def red_line_lines(moment: Moment, seat: str) -> tuple[Part, ...]:
    """One line a red line: held, or crossed by what stands, which is the status quo where undecided."""
    lines = moment.state.scenario.seats[seat].red_lines
    return tuple(_red_line(moment, seat, line) for line in lines)


def _red_line(moment: Moment, seat: str, line: RedLine) -> Part:
    clause = moment.state.scenario.clauses[line.clause]
    chosen = stands_for(moment.state, seat).get(clause.id)
    option = clause.option(chosen or clause.status_quo)
    crossed = option.id in line.options
    if chosen:
        note = f"“{option.label}” is adopted{', across it' if crossed else ''}"
    else:
        note = f"nothing is decided: “{option.label}” {'is across it' if crossed else 'keeps it'}"
    acts = (moment.trail.adopted[clause.id],) if clause.id in moment.trail.adopted else ()
    why = line.why.rstrip(".")
    label = f"Red line: {clause.title}"
    return Part(label, CROSSED if crossed else HELD, "held", f"{note}; {why}", acts, "Red lines")


def support_line(moment: Moment, seat: str) -> Part:
    """Domestic support now, and where it began."""
    start, now = moment.state.scenario.seats[seat].domestic.support, moment.state.budget.support[seat]
    change = f"{now - start:+d} since the start" if now != start else "as at the start"
    acts = moment.trail.support.get(seat, ())
    return Part("Domestic support", now, "support", change.replace("-", "−"), acts, "At home")


def money_lines(moment: Moment, seat: str) -> tuple[Part, ...]:
    """What it has paid and pledged to adopted lines, line by line, and what it is short of by name."""
    state = moment.state
    room = money(state, headroom_of(state.scenario, state.timing, seat))
    paid = paid_by(state, seat)
    whole = Part(
        "Paid", sum(paid.values()), "money", f"of {room} over all moves", _acts(moment, seat), "Money"
    )
    lines = [
        Part(
            f"Paid to {state.scenario.clauses[c].title}", amount, "money", "", _acts(moment, seat, c), "Money"
        )
        for c, amount in paid.items()
        if amount
    ]
    short = [
        Part(f"Short on {state.scenario.clauses[c].title}", amount, "money", "still to be made good",
             _acts(moment, seat, c), "Money")
        for (c, owner), amount in state.budget.shortfalls.items()
        if owner == seat and amount
    ]  # fmt: skip
    return (whole, *lines, *short)


def _acts(moment: Moment, seat: str, clause: str = "") -> tuple[int, ...]:
    entries = moment.trail.money
    known = [entries.get(clause, ())] if clause else list(entries.values())
    return tuple(sorted(number for each in known for number, who in each if who == seat))
