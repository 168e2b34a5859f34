"""How much to trust a headline: leave one delegation out, leave one act out, swap the table."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.exercise.core import State
from tabletop.exercise.words import listed, name
from tabletop.measures import robustness
from tabletop.measures.robustness import Variant
from tabletop.measures.weights import SHIPPED, Table
from tabletop.measures.weights import table as shipped
from tabletop.scorecard.acts import gathered, sums_of
from tabletop.scorecard.bests import Bests
from tabletop.scorecard.escalation import references
from tabletop.scorecard.headlines import Part
from tabletop.scorecard.outlook import Range, Trust
from tabletop.scorecard.pressed import called
from tabletop.scorecard.rounding import figure
from tabletop.scorecard.shown import ADVERSARY, shown
from tabletop.scorecard.timeline import MoveRecord
from tabletop.scorecard.trials import Trials, delivery_trials, gauge_trials, ground_trials, mandate_trials

TITLES = {
    "common_ground": "Common ground",
    "delivery": "Delivery",
    "mandate": "Lowest mandate",
    "pressure": "Escalation pressure",
    "reassurance": "Reassurance",
}
GAUGES = ("pressure", "reassurance")
FEW = 2


def trust(records: Sequence[MoveRecord], scale: Table, bests: Bests) -> Trust:
    """Ranges and sentences over these moves; the pressure of each also in every other table."""
    state = records[-1].last.state
    trials = _trials(records, scale, bests)
    tables = {called(each): _gauges(records, each) for each in _tables(scale)}
    ranges, holds, sentences = [], {}, {}
    for headline, found in trials.items():
        swapped = {title: both[headline] for title, both in tables.items()} if headline in GAUGES else {}
        variants = [*_seats(state, found), *_acts(state, found), *_swaps(swapped)]
        known = robustness.trust([trial.value for trial in found], variants)
        holds[headline] = known.order_holds
        sentences[headline] = _sentence(headline, known)
        ranges += [
            _range(headline, place, trial, known, {title: course[place] for title, course in swapped.items()})
            for place, trial in enumerate(found)
        ]
    parts = tuple(_part(state, each) for each in ranges)
    return Trust(tuple(ranges), holds, sentences, parts)


def _trials(records: Sequence[MoveRecord], scale: Table, bests: Bests) -> dict[str, list[Trials]]:
    gauges = [gauge_trials(record, scale) for record in records]
    return {
        "common_ground": [ground_trials(record.end) for record in records],
        "delivery": [delivery_trials(record.last) for record in records],
        "mandate": [mandate_trials(record.last, bests) for record in records],
        "pressure": [pressure for pressure, _ in gauges],
        "reassurance": [calm for _, calm in gauges],
    }


def _tables(scale: Table) -> list[Table]:
    """The table in use first, then those that ship."""
    return [scale, *(shipped(name) for name in SHIPPED if name != scale.name)]


def _gauges(records: Sequence[MoveRecord], scale: Table) -> dict[str, list[float | None]]:
    seen = [[act for act in gathered(shown(r), scale) if act.target == ADVERSARY] for r in records]
    scales = [references(record.last.state, scale) for record in records]
    pairs = [(each, sums_of(acts)) for each, acts in zip(scales, seen, strict=True)]
    return {
        "pressure": [each.pressure(sums) for each, sums in pairs],
        "reassurance": [each.reassurance(sums) for each, sums in pairs],
    }


def _seats(state: State, found: list[Trials]) -> list[Variant]:
    seats = dict.fromkeys(seat for trial in found for seat in trial.seats)
    return [
        Variant("delegation", name(state, seat), tuple(t.seats.get(seat, t.value) for t in found))
        for seat in seats
    ]


def _acts(state: State, found: list[Trials]) -> list[Variant]:
    base = [trial.value for trial in found]
    return [
        Variant("act", str(number), (*base[:place], value, *base[place + 1 :]), name(state, seat))
        for place, trial in enumerate(found)
        for number, seat, value in trial.acts
    ]


def _swaps(swapped: dict[str, list[float | None]]) -> list[Variant]:
    return [Variant("table", title, tuple(course)) for title, course in swapped.items()]


def _range(
    headline: str, place: int, trial: Trials, known: robustness.Trust, tables: dict[str, float | None]
) -> Range:
    seat = max(trial.seats, key=lambda s: _change(trial, trial.seats[s]), default="")
    act = max(trial.acts, key=lambda each: _change(trial, each[2]), default=None)
    if seat and not _change(trial, trial.seats[seat]):
        seat = ""
    if act is not None and not _change(trial, act[2]):
        act = None
    return Range(
        headline, place, trial.value, known.low[place], known.high[place], seat,
        act[0] if act else None, act[1] if act else "", tables,
    )  # fmt: skip


def _change(trial: Trials, value: float | None) -> float:
    return 0.0 if value is None or trial.value is None else round(abs(value - trial.value), 9)


def _sentence(headline: str, known: robustness.Trust) -> str:
    """Whether the order changes, and whose act changes the headline most, in one sentence."""
    tables = " and in every table" if headline in GAUGES else ""
    if known.order_holds is None:
        order = "with fewer than two moves there is no order to change"
    elif known.reordering:
        order = f"the moves change places {_upset(known.reordering)}"
    else:
        order = f"the moves keep their order whichever delegation or act is left out{tables}"
    return f"{TITLES[headline]}: {order}; {_most(headline, known)}."


def _upset(reordering: Sequence[Variant]) -> str:
    """The first ways in which moves change places; of many only their number."""
    told = [
        f"in the table {each.name}" if each.kind == "table"
        else f"without act {each.name} of {each.whose}" if each.whose
        else f"without {each.name}"
        for each in reordering
    ]  # fmt: skip
    more = len(told) - FEW
    if more > 0:
        told[FEW:] = ["in one more way" if more == 1 else f"in {more} more ways"]
    return listed(told)


def _most(headline: str, known: robustness.Trust) -> str:
    """Whose act changes it most, in which move, and how far."""
    most, move = known.most, known.move
    if most is None or move is None:
        return "no single act changes it"
    was, then = said(headline, known.values[move]), said(headline, most.values[move])
    whose = f"act {most.name}, of {most.whose}" if most.whose else most.name
    return f"{whose}, changes it most: move {move + 1} would read {then}, not {was}"


def said(headline: str, value: float | None) -> str:
    """A headline's value in its own scale."""
    if value is None:
        return "not defined"
    return figure(value) if headline in GAUGES else f"{figure(100 * value)} per cent"


def _part(state: State, found: Range) -> Part:
    title = f"{TITLES[found.headline]}, move {found.move + 1}"
    low, high = said(found.headline, found.low), said(found.headline, found.high)
    note = f"between {low} and {high} in all trials" if low != high else "the same in every trial"
    if found.seat:
        note += f"; of the delegations {name(state, found.seat)} matters most"
    if found.act:
        note += f"; of the acts {found.act}, of {name(state, found.by)}"
    told = [f"{title} {said(found.headline, value)}" for title, value in found.tables.items()]
    note += f"; by table: {', '.join(told)}" if told else ""
    unit = "gauge" if found.headline in GAUGES else "share"
    return Part(title, found.value, unit, note, (found.act,) if found.act else (), TITLES[found.headline])
