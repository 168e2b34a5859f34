"""Escalation: the sums, gauges and rung of what the adversary was shown in a move."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from tabletop.exercise.facts import ALLIANCE
from tabletop.exercise.words import name
from tabletop.measures.policy_acts import policy_act, weigh
from tabletop.measures.pressure import (
    Pressure,
    gauge,
    points_per_delegation,
    pressure,
    uncalibrated_reference,
)
from tabletop.measures.rungs import RUNGS, highest_rung, rung_label
from tabletop.measures.weights import DEFAULT, Table, Weight
from tabletop.measures.weights import table as scale_of
from tabletop.scorecard.card import Escalation, Part
from tabletop.scorecard.shown import ADVERSARY, Shown, catalogue, shown
from tabletop.scorecard.timeline import MoveRecord

TOWARD = {"ally": "an ally", "partner": "a partner"}


@dataclass(frozen=True, slots=True)
class Act:
    """A code that a seat showed to somebody, once or several times; it counts once in the move."""

    times: tuple[Shown, ...]
    weight: Weight | None

    @property
    def first(self) -> Shown:
        return self.times[0]

    @property
    def assumed(self) -> float | None:
        """The weight the scenario assumes, for a signal that has no published act."""
        return None if self.first.signal.act else self.first.signal.weight


def escalation(record: MoveRecord, table: str) -> Escalation:
    """Everything about what was shown, weighed in one table; ValueError for a table that does not ship."""
    scale = scale_of(table)
    acts = _once(shown(record), scale)
    seen = [act for act in acts if act.first.signal.target == ADVERSARY]
    sums = _sums(seen, scale)
    assumed = [act.assumed for act in seen if act.assumed is not None]
    reference, cooperative, calibrated = _references(record, scale)
    rung = highest_rung(s.rung for act in seen for s in act.times if s.rung in RUNGS)
    return Escalation(
        table=table,
        conflict=0.0 - sums.conflict,
        cooperation=sums.cooperation,
        net=sums.net,
        count=sums.count + len(assumed),
        unweighted=len(sums.unweighted) + len(sums.unknown),
        gauge=gauge(sums.conflict, reference),
        reassurance_gauge=gauge(sums.cooperation, cooperative),
        calibrated=calibrated,
        rung=rung,
        rung_label="" if rung is None else rung_label(rung),
        assumed_conflict=math.fsum(weight for weight in assumed if weight < 0),
        assumed_cooperation=math.fsum(weight for weight in assumed if weight > 0),
        by_seat=_by_seat(record, seen, scale),
        parts=(*_parts(record, acts, table), *_points(record, sums, table)),
    )


def _once(signals: Iterable[Shown], scale: Table) -> list[Act]:
    """Signals gathered by seat, target and code; what is seen by the adversary first."""
    groups: dict[tuple[str, str, str], list[Shown]] = {}
    weights: dict[tuple[str, str, str], Weight | None] = {}
    for each in signals:
        known = policy_act(each.signal.act) if each.signal.act else None
        weight = weigh(known, scale) if known else None
        code = weight.code if weight else each.signal.act or each.origin
        key = (each.seat, each.signal.target, code)
        groups.setdefault(key, []).append(each)
        weights.setdefault(key, weight)
    acts = [Act(tuple(times), weights[key]) for key, times in groups.items()]
    return sorted(acts, key=lambda act: act.first.signal.target != ADVERSARY)


def _sums(acts: Iterable[Act], scale: Table) -> Pressure:
    return pressure([act.first.signal.act for act in acts if act.first.signal.act], scale)


def _references(record: MoveRecord, scale: Table) -> tuple[float, float, bool]:
    """What reads 100 on either gauge; calibration was done in the default table and serves no other."""
    state = record.last.state
    usual = uncalibrated_reference(len(state.scenario.delegations), catalogue(state), scale)
    given = state.scenario.reference
    conflict, cooperation = (given.conflict, given.cooperation) if scale.name == DEFAULT else (None, None)
    return conflict or usual.conflict, cooperation or usual.cooperation, conflict is not None


def _by_seat(record: MoveRecord, seen: list[Act], scale: Table) -> dict[str, float]:
    seats = [*record.last.state.scenario.seats, *(act.first.seat for act in seen)]
    return {
        seat: _sums([act for act in seen if act.first.seat == seat], scale).net
        for seat in dict.fromkeys(seats)
    }


def _parts(record: MoveRecord, acts: list[Act], table: str) -> list[Part]:
    return [_part(record, act, table) for act in acts]


def _part(record: MoveRecord, act: Act, table: str) -> Part:
    first = act.first
    known = policy_act(first.signal.act) if first.signal.act else None
    label = known.label if known else first.signal.act or first.what
    who = "the alliance" if first.seat == ALLIANCE else name(record.last.state, first.seat)
    value = act.weight.value if act.weight else act.assumed
    unit = "assumed weight" if act.assumed is not None else "weight"
    acts = tuple(dict.fromkeys(each.sequence for each in act.times))
    return Part(f"{who[:1].upper()}{who[1:]}: {label}", value, unit, _note(act, table), acts)


def _note(act: Act, table: str) -> str:
    words, first = [], act.first
    if act.weight:
        words.append(f"{table.upper()} {act.weight.code}{', the nearest code' if act.weight.nearest else ''}")
    elif act.assumed is not None:
        words.append(f"assumed: {first.signal.assumption.rstrip('.')}")
    else:
        words.append("no published weight")
    if first.signal.act:
        words += dict.fromkeys(each.what for each in act.times)
    if len(act.times) > 1:
        words.append(f"shown {len(act.times)} times, counts once")
    if first.signal.target != ADVERSARY:
        words.append(f"toward {TOWARD[first.signal.target]}, not in the gauge")
    return "; ".join(word for word in words if word)


def _points(record: MoveRecord, sums: Pressure, table: str) -> list[Part]:
    """Rivera's own score of a move, in that table."""
    if table != "rivera":
        return []
    delegations = len(record.last.state.scenario.delegations)
    points = points_per_delegation(sums, delegations)
    return [Part("Points per delegation", points, "points", "as the authors score a move", ())]
