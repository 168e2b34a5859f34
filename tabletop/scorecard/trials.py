"""The headlines of a move with one delegation, or one act, left out: from gathered parts, no refold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field

from tabletop.measures import delivery as delivered
from tabletop.measures.averages import minimum
from tabletop.measures.common_ground import best_option
from tabletop.measures.mandate import mandate as measure
from tabletop.measures.weights import Table
from tabletop.scenario.valuing import no_deal, worth
from tabletop.scorecard.acts import Act, gathered, sums_of
from tabletop.scorecard.bests import Bests
from tabletop.scorecard.delivery import clause_delivery, reach_of, received
from tabletop.scorecard.escalation import references
from tabletop.scorecard.shown import ADVERSARY, shown
from tabletop.scorecard.timeline import MoveRecord
from tabletop.scorecard.trail import Moment
from tabletop.scorecard.worth import paid_by, stands_for


class Trials(Struct, frozen=True):
    """A headline of one move, without each delegation, and without each act: (event, seat, value)."""

    value: float | None
    seats: dict[str, float | None] = field(default_factory=dict)
    acts: tuple[tuple[int, str, float | None], ...] = ()


def ground_trials(moment: Moment) -> Trials:
    """Common ground; the acts are declarations of position."""
    scenario, stands = moment.state.scenario, moment.state.agenda.stands
    members, clauses = scenario.members, list(scenario.clauses.values())
    accepted = {
        c.id: {s: stands[s][c.id].accepts for s in members if c.id in stands.get(s, {})} for c in clauses
    }

    def best(clause_id: str, without: str = "") -> int:
        counts = Counter(o for s, options in accepted[clause_id].items() if s != without for o in options)
        clause = scenario.clauses[clause_id]
        found = best_option({o.id: counts[o.id] for o in clause.options}, clause.status_quo)
        return found[1] if found else 0

    counts = {clause.id: best(clause.id) for clause in clauses}
    whole, n = sum(counts.values()), len(members)

    def share(total: int, of: int) -> float | None:
        return total / (of * len(clauses)) if of and clauses else None

    seats = {seat: share(sum(best(c, seat) for c in counts), n - 1) for seat in members}
    acts = tuple(
        (number, seat, share(whole - counts[clause] + best(clause, seat), n))
        for (seat, clause), number in sorted(moment.trail.declared.items(), key=lambda item: item[1])
        if seat in members
    )
    return Trials(share(whole, n), seats, acts)


def delivery_trials(moment: Moment) -> Trials:
    """Delivery; without a delegation its money and its signatures are missing, the acts are adoptions."""
    state, trail = moment.state, moment.trail
    clauses = list(state.scenario.clauses.values())
    parts = [clause_delivery(state, clause) for clause in clauses]

    def without_seat(seat: str) -> float | None:
        changed = []
        for clause, part in zip(clauses, parts, strict=True):
            if clause.id in state.decisions.adopted:
                cost = clause.option(state.decisions.adopted[clause.id].option).cost
                funded = delivered.funded_share(received(state, clause.id, seat), cost)
                part = part._replace(funded=funded, reach=reach_of(state, clause.id, seat))
            changed.append(part)
        return delivered.delivery(changed)

    def without_text(number: int) -> float | None:
        changed = [
            delivered.Part(c.weight, c.option(c.status_quo).need) if trail.adopted.get(c.id) == number else p
            for c, p in zip(clauses, parts, strict=True)
        ]
        return delivered.delivery(changed)

    seats = {seat: without_seat(seat) for seat in state.scenario.seats}
    acts = tuple((n, _proposer(moment, n), without_text(n)) for n in _texts(moment))
    return Trials(delivered.delivery(parts), seats, acts)


def mandate_trials(moment: Moment, bests: Bests) -> Trials:
    """The lowest mandate; without a delegation it is not asked, the acts are adoptions."""
    state, members = moment.state, moment.state.scenario.members
    best = bests.of(state)

    def found(seat: str, without: int = 0) -> float | None:
        gone = {clause for clause, number in moment.trail.adopted.items() if number == without}
        stands = {c: o for c, o in stands_for(state, seat).items() if c not in gone}
        calm = no_deal(state.scenario, state.timing, seat)
        paid = {clause: amount for clause, amount in paid_by(state, seat).items() if clause not in gone}
        landed = worth(state.scenario, state.timing, seat, stands, paid).utility if stands else calm
        return measure(landed, calm, best.get(seat))

    values = {seat: found(seat) for seat in members}
    seats = {seat: minimum(v for s, v in values.items() if s != seat) for seat in members}
    acts = tuple(
        (n, _proposer(moment, n), minimum(found(seat, n) for seat in members)) for n in _texts(moment)
    )
    return Trials(minimum(values.values()), seats, acts)


def gauge_trials(record: MoveRecord, scale: Table) -> tuple[Trials, Trials]:
    """Pressure and reassurance, against the same reference all through; the acts are what was shown.

    A code shown twice stays when one of the two is left out.
    """
    scales = references(record.last.state, scale)
    acts = [act for act in gathered(shown(record), scale) if act.target == ADVERSARY]
    whose = {n: act.seat for act in acts for n in act.sequences}
    alone: dict[int, set[int]] = {}
    for place, act in enumerate(acts):
        if len(act.sequences) == 1:
            alone.setdefault(act.sequences[0], set()).add(place)

    def both(left: Iterable[Act]) -> tuple[float | None, float | None]:
        sums = sums_of(left)
        return scales.pressure(sums), scales.reassurance(sums)

    def without(number: int) -> tuple[float | None, float | None]:
        gone = alone.get(number)
        return both(act for place, act in enumerate(acts) if place not in gone) if gone else value

    value = both(acts)
    seats = {seat: both(a for a in acts if a.seat != seat) for seat in dict.fromkeys(whose.values())}
    events = [(n, whose[n], without(n)) for n in sorted(whose)]
    pressure, calm = (
        Trials(value[i], {s: v[i] for s, v in seats.items()}, tuple((n, s, v[i]) for n, s, v in events))
        for i in (0, 1)
    )
    return pressure, calm


def _texts(moment: Moment) -> list[int]:
    return sorted({*moment.trail.adopted.values()})


def _proposer(moment: Moment, number: int) -> str:
    """Whose text it was that an event adopted."""
    clause = next(c for c, n in moment.trail.adopted.items() if n == number)
    draft = moment.state.decisions.adopted[clause].draft
    return moment.state.drafts.texts[draft].author
