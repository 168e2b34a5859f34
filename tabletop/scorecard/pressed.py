"""The lines of escalation: every act, and above them the gauges, the rung and the sums by target and seat."""

from __future__ import annotations

from tabletop.exercise.core import State
from tabletop.exercise.facts import ALLIANCE
from tabletop.exercise.words import listed, name
from tabletop.measures.policy_acts import policy_act, weigh
from tabletop.measures.rungs import RUNGS, highest_rung, rung_label
from tabletop.measures.weights import Table
from tabletop.scorecard.acts import TARGETS, Act, sums_of
from tabletop.scorecard.gauges import References
from tabletop.scorecard.headlines import Part, Sums
from tabletop.scorecard.rounding import figure
from tabletop.scorecard.shown import ADVERSARY

TOWARD = {ADVERSARY: "the adversary", "ally": "an ally", "partner": "a partner"}
GAUGES, ACTS = "Gauges", "Acts"
NOT_CALIBRATED = "not calibrated: compare moves, not exercises"


def called(scale: Table) -> str:
    """A table as people call it: WEIS, or the name of a facilitator's own."""
    return scale.name.upper() if scale.shipped else scale.name


def act_lines(state: State, acts: list[Act], scale: Table) -> tuple[Part, ...]:
    """One line an act; in Rivera's table its authors' own score of the move comes last."""
    return (*(_line(state, act, scale) for act in acts), *_points(state, acts, scale))


def sum_lines(state: State, acts: list[Act], scales: References, scale: Table) -> tuple[Part, ...]:
    """Gauges and rung, then conflict and cooperation by target and by seat, never netted."""
    seen = [act for act in acts if act.target == ADVERSARY]
    toward = [part for target in TARGETS for part in _toward(state, acts, target, scale)]
    return (*_gauges(seen, scales, scale), *_rung(seen), *toward)


def _line(state: State, act: Act, scale: Table) -> Part:
    label = f"{_who(state, act.seat)}: {'; '.join(_labels(act)) or act.first.what}"
    value = act.weight.value if act.weight else act.assumed
    unit = "assumed weight" if act.assumed is not None else "weight"
    return Part(label, value, unit, _note(act, scale), act.sequences, ACTS)


def _labels(act: Act) -> list[str]:
    known = [(name, policy_act(name)) for name in act.names]
    return list(dict.fromkeys(found.label if found else name for name, found in known))


def _who(state: State, seat: str) -> str:
    who = "the alliance" if seat == ALLIANCE else name(state, seat)
    return f"{who[:1].upper()}{who[1:]}"


def _note(act: Act, scale: Table) -> str:
    words, first = [], act.first
    if act.weight:
        words.append(f"{called(scale)} {act.weight.code}{_nearest(act, scale)}")
    elif act.assumed is not None:
        words.append(f"assumed: {first.signal.assumption.rstrip('.')}")
    else:
        words.append("no published weight" if scale.shipped else f"{called(scale)} has no weight for it")
    if first.signal.act:
        words += dict.fromkeys(each.what for each in act.times)
    if len(act.names) > 1:
        words.append(f"{len(act.names)} acts with one code, which counts once")
    elif len(act.times) > 1:
        words.append(f"shown {len(act.times)} times, counts once")
    if act.target != ADVERSARY:
        words.append(f"toward {TOWARD[act.target]}, not in the gauge")
    return "; ".join(word for word in words if word)


def _nearest(act: Act, scale: Table) -> str:
    """The mark, and whose it is where several acts share the code."""
    if not act.on_nearest:
        return ""
    known = [(found.label, weigh(found, scale)) for name in act.names if (found := policy_act(name))]
    whose = [label for label, weight in known if weight and weight.nearest]
    return ", the nearest code" if len(whose) == len(act.names) else f", the nearest code for {listed(whose)}"


def _points(state: State, acts: list[Act], scale: Table) -> list[Part]:
    """Rivera's own score of a move, in that table."""
    if scale.name != "rivera" or not state.scenario.delegations:
        return []
    seen = [act for act in acts if act.target == ADVERSARY]
    sums = sums_of(seen)
    points = -(sums.conflict + sums.cooperation) / len(state.scenario.delegations) + 0.0
    return [
        Part("Points per delegation", points, "points", "as the authors score a move", _behind(seen), ACTS)
    ]


def _gauges(seen: list[Act], scales: References, scale: Table) -> list[Part]:
    hard = [act for act in seen if act.weight and act.weight.tenths < 0]
    mild = [act for act in seen if act.weight and act.weight.tenths > 0]
    sums = sums_of(seen)
    note = _scale(scales.conflict, scales.calibrated, scale)
    calm = _scale(scales.cooperation, scales.reassurance_calibrated, scale)
    return [
        Part("Escalation pressure", scales.pressure(sums), "gauge", note, _behind(hard), GAUGES),
        Part("Reassurance", scales.reassurance(sums), "gauge", calm, _behind(mild), GAUGES),
    ]


def _scale(reference: float, calibrated: bool, scale: Table) -> str:
    against = f"{called(scale)}; 100 is a sum of {figure(reference, 1)}"
    return against if calibrated else f"{against}; {NOT_CALIBRATED}"


def _rung(seen: list[Act]) -> list[Part]:
    rungs = [(s.rung, s.sequence) for act in seen for s in act.times if s.rung in RUNGS]
    top = highest_rung(rung for rung, _ in rungs)
    if top is None:
        return []
    acts = tuple(sorted({number for rung, number in rungs if rung == top}))
    return [Part("Highest rung", top, "rung", f"{rung_label(top)}; a label, never added up", acts, GAUGES)]


def _toward(state: State, acts: list[Act], target: str, scale: Table) -> list[Part]:
    seen = [act for act in acts if act.target == target]
    if not seen:
        return []
    group = f"Toward {TOWARD[target]}"
    lines = [*_sides("", seen, group), _count(seen, group, scale)]
    for seat in dict.fromkeys(act.seat for act in seen):
        lines += _sides(f"{_who(state, seat)}, ", [act for act in seen if act.seat == seat], group)
    return lines


def _sides(whose: str, acts: list[Act], group: str) -> list[Part]:
    sums, lines = sums_of(acts), []
    for side, value, sign in (("conflict", sums.conflict, -1), ("cooperation", sums.cooperation, 1)):
        behind = [act for act in acts if _sign(act) == sign]
        if behind or not whose:
            label = f"{whose}{side}" if whose else side.capitalize()
            lines.append(Part(label, value, "weight", _apart(sums, sign), _behind(behind), group))
    return lines


def _sign(act: Act) -> int:
    value = act.weight.tenths if act.weight else act.assumed or 0
    return (value > 0) - (value < 0)


def _apart(sums: Sums, sign: int) -> str:
    near = sums.nearest_conflict if sign < 0 else sums.nearest_cooperation
    assumed = sums.assumed_conflict if sign < 0 else sums.assumed_cooperation
    words = [f"{figure(near, 1)} of it by the nearest code"] if near else []
    words += [f"{figure(assumed, 1)} assumed, not in it"] if assumed else []
    return "; ".join(words)


def _count(acts: list[Act], group: str, scale: Table) -> Part:
    """How many acts, and which the table knows no weight for, as they would be written in it."""
    bare = [act for act in acts if act.weight is None and act.assumed is None]
    unknown = listed(list(dict.fromkeys(name for act in bare for name in act.names)))
    note = f"{len(bare)} of them without any weight in {called(scale)}: {unknown}"
    return Part("Acts", len(acts), "count", note if bare else "each code once per seat", _behind(acts), group)


def _behind(acts: list[Act]) -> tuple[int, ...]:
    return tuple(sorted({number for act in acts for number in act.sequences}))
