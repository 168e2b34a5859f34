"""Escalation: the sums, gauges and rung of what was shown in a move, in one table of weights."""

from __future__ import annotations

from functools import partial

from tabletop.exercise.core import State
from tabletop.measures.pressure import uncalibrated_reference
from tabletop.measures.rungs import RUNGS, highest_rung, rung_label
from tabletop.measures.weights import DEFAULT, Table
from tabletop.measures.weights import table as shipped
from tabletop.scorecard.acts import TARGETS, Act, gathered, sums_of
from tabletop.scorecard.gauges import References
from tabletop.scorecard.headlines import Escalation, Sums
from tabletop.scorecard.pressed import act_lines, called, sum_lines
from tabletop.scorecard.shown import ADVERSARY, catalogue, shown
from tabletop.scorecard.timeline import MoveRecord


def escalation(record: MoveRecord, scale: Table) -> Escalation:
    """Everything about what was shown, weighed in one table."""
    acts = gathered(shown(record), scale)
    seen = [act for act in acts if act.target == ADVERSARY]
    sums = sums_of(seen)
    scales = references(record.last.state, scale)
    rung = highest_rung(s.rung for act in seen for s in act.times if s.rung in RUNGS)
    by_seat = _by_seat(record.last.state, acts)
    return Escalation(
        table=scale.name,
        conflict=sums.conflict,
        cooperation=sums.cooperation,
        net=_net(sums),
        count=sums.count,
        unweighted=sums.unweighted,
        gauge=scales.pressure(sums),
        reassurance_gauge=scales.reassurance(sums),
        calibrated=scales.calibrated,
        rung=rung,
        rung_label="" if rung is None else rung_label(rung),
        assumed_conflict=sums.assumed_conflict,
        assumed_cooperation=sums.assumed_cooperation,
        by_seat={seat: _net(targets[ADVERSARY]) for seat, targets in by_seat.items()},
        parts=partial(act_lines, record.last.state, acts, scale),
        reassurance_calibrated=scales.reassurance_calibrated,
        reference=scales.conflict,
        reassurance_reference=scales.cooperation,
        source=scale.source,
        table_title=called(scale),
        targets={target: sums_of(a for a in acts if a.target == target) for target in TARGETS},
        seats=by_seat,
        sums=partial(sum_lines, record.last.state, acts, scales, scale),
    )


def references(state: State, scale: Table) -> References:
    """What reads 100 on either gauge, and whether rehearsals have set it.

    Calibration was done in the default table and serves no other.
    """
    given = state.scenario.reference
    conflict, calm = (given.conflict, given.cooperation) if scale == shipped(DEFAULT) else (None, None)
    if conflict and calm:
        return References(conflict, calm, True, True)
    usual = uncalibrated_reference(len(state.scenario.delegations), catalogue(state), scale)
    return References(
        conflict or usual.conflict, calm or usual.cooperation, conflict is not None, calm is not None
    )


def _net(sums: Sums) -> float:
    return round(10 * sums.cooperation + 10 * sums.conflict) / 10


def _by_seat(state: State, acts: list[Act]) -> dict[str, dict[str, Sums]]:
    shown: dict[tuple[str, str], list[Act]] = {}
    for act in acts:
        shown.setdefault((act.seat, act.target), []).append(act)
    seats = dict.fromkeys((*state.scenario.seats, *(act.seat for act in acts)))
    return {seat: {target: sums_of(shown.get((seat, target), ())) for target in TARGETS} for seat in seats}
