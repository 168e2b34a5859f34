"""A card for every delegation: aims, red lines, mandate, home, promises, words and money."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.exercise.words import name
from tabletop.scenario.agenda import Clause
from tabletop.scenario.valuing import value
from tabletop.scorecard.headlines import Mandate, Part, SayDo
from tabletop.scorecard.holding import HELD, money_lines, red_line_lines, support_line
from tabletop.scorecard.outlook import DelegationCard
from tabletop.scorecard.promised import Kept, judged
from tabletop.scorecard.timeline import MoveRecord
from tabletop.scorecard.trail import Moment
from tabletop.scorecard.worth import paid_by, stands_for


def delegation_cards(
    records: Sequence[MoveRecord], mandate: Mandate, gaps: SayDo
) -> tuple[DelegationCard, ...]:
    """One card a delegation, in the scenario's order, as things stand at the end of the last of the moves.

    Promises are those judged so far; `gaps` are those of the last move.
    """
    seats = records[-1].last.state.scenario.seats
    lines = dict(zip(seats, mandate.parts, strict=True))
    return tuple(_card(records, seat, mandate, lines[seat], gaps) for seat in seats)


def _card(
    records: Sequence[MoveRecord], seat: str, mandate: Mandate, line: Part, gaps: SayDo
) -> DelegationCard:
    moment = records[-1].last
    state, whose = moment.state, name(moment.state, seat)
    kept, reds = _promises(records, moment, seat), red_line_lines(moment, seat)
    landed, calm, best = mandate.utilities[seat]
    short = sum(amount for (_, owner), amount in state.budget.shortfalls.items() if owner == seat)
    said = [part for part in gaps.parts if part.group == whose]
    parts = (
        *_aims(moment, seat), *reds,
        Part("Mandate", line.value, "share", line.note, line.acts, "Mandate"),
        support_line(moment, seat), *kept.parts, *(_of(part, "Said and done") for part in said),
        *money_lines(moment, seat),
    )  # fmt: skip
    return DelegationCard(
        seat=seat,
        name=whose,
        mandate=mandate.by_seat[seat],
        worth=landed,
        no_deal=calm,
        best=best,
        red_lines_held=sum(part.value == HELD for part in reds),
        red_lines=len(reds),
        support=state.budget.support[seat],
        support_at_start=state.scenario.seats[seat].domestic.support,
        promises_kept=kept.record.kept,
        promises_due=kept.record.due,
        say_do=gaps.by_seat.get(seat, (None, None)),
        paid=sum(paid_by(state, seat).values()),
        short=short,
        parts=parts,
    )


def _of(part: Part, group: str) -> Part:
    return Part(part.label, part.value, part.unit, part.note, part.acts, group)


def _promises(records: Sequence[MoveRecord], moment: Moment, seat: str) -> Kept:
    mine = [event for record in records for event in record.events if getattr(event.fact, "by", None) == seat]
    return judged(moment, mine)


def _aims(moment: Moment, seat: str) -> list[Part]:
    """What it wants, clause by clause, the weightiest first, beside what stands."""
    scenario = moment.state.scenario
    interests = scenario.seats[seat].interests
    clauses = sorted(
        (c for c in scenario.clauses.values() if c.id in interests and interests[c.id].weight),
        key=lambda clause: -interests[clause.id].weight,
    )
    return [_aim(moment, seat, clause) for clause in clauses]


def _aim(moment: Moment, seat: str, clause: Clause) -> Part:
    delegation = moment.state.scenario.seats[seat]
    option = stands_for(moment.state, seat).get(clause.id, clause.status_quo)
    wanted = max(clause.options, key=lambda each: value(delegation, clause, each.id))
    decided = clause.id in moment.state.decisions.adopted
    standing = "stands" if decided else "stands, as nothing is decided"
    note = (
        f"weight {delegation.interests[clause.id].weight} of 100; would choose “{wanted.label}”; "
        f"“{clause.option(option).label}” {standing}"
    )
    acts = (moment.trail.adopted[clause.id],) if decided else ()
    return Part(f"Aim: {clause.title}", value(delegation, clause, option), "share", note, acts, "Aims")
