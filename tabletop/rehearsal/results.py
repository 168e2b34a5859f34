"""What rehearsals came to as plain data."""

from __future__ import annotations

from typing import Any

from msgspec.structs import asdict

from tabletop.rehearsal.balance import Rehearsal, Remark
from tabletop.rehearsal.mixes import MIXES
from tabletop.rehearsal.tally import Spread, Tally

CALIBRATED = 0.95
"""The share of hawkish moves that read less than 100 on the gauge, and of dovish ones on its fellow."""

COLUMNS = (
    ("common_ground", "Common ground, per cent", 100.0),
    ("delivery", "Delivery, per cent", 100.0),
    ("mandate_median", "Mandate, the median, per cent", 100.0),
    ("mandate_minimum", "Mandate, the lowest, per cent", 100.0),
    ("conflict", "Conflict shown to the other side, all moves", 1.0),
)


def reference(tally: Tally) -> dict[str, float | None]:
    """The scale of the gauges: 95th percentile of conflict of hawkish moves, and of cooperation of dovish."""
    return {"conflict": _tenth(tally.hawkish), "cooperation": _tenth(tally.dovish)}


def _tenth(spread: Spread) -> float | None:
    value = spread.at(CALIBRATED)
    return None if value is None else round(value, 1)


def as_data(rehearsal: Rehearsal, found: tuple[Remark, ...], seed: int, planned: int) -> dict[str, Any]:
    """One object for `--json`: medians by mix, counts of what happened, faults and advice."""
    tally, scenario = rehearsal.tally, rehearsal.scenario
    return {
        "scenario": scenario.id,
        "timing": rehearsal.timing.id,
        "seed": seed,
        "planned": planned,
        "runs": tally.runs,
        "mixes": {name: _mix(rehearsal, name) for name in MIXES if name in tally.mixes},
        "items": {
            item.id: {name: tally.mixes[name].decided[item.id] for name in MIXES if name in tally.mixes}
            for item in scenario.agenda
        },
        "injects": {str(i.number): tally.injects[i.number] for i in scenario.injects},
        "options": {
            clause.id: {
                o.id: {"declared": tally.declared[clause.id, o.id], "adopted": tally.adopted[clause.id, o.id]}
                for o in clause.options
            }
            for clause in scenario.clauses.values()
        },
        "acts": {act.id: tally.steps[act.id] for act in scenario.policy_acts},
        "seats": {
            seat.id: {
                "bargained": tally.bargained[seat.id], "lost": tally.lost[seat.id], "led": tally.led[seat.id]
            }
            for seat in scenario.delegations
        },
        "reference": reference(tally),
        "faults": [_remark(remark) for remark in found if remark.fault],
        "advice": [_remark(remark) for remark in found if not remark.fault],
    }  # fmt: skip


def _remark(remark: Remark) -> dict[str, str]:
    return {key: value for key, value in asdict(remark).items() if key != "fault"}


def _mix(rehearsal: Rehearsal, name: str) -> dict[str, float | None]:
    mix = rehearsal.mix(name)
    medians = {figure: spread.median() for figure, spread in mix.figures.items()}
    return {**medians, "decided": mix.decisions.median(), "money_bound": mix.money_bound, "runs": mix.runs}
