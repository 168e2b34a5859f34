"""How much to trust a headline: leave one delegation out, leave one act out, swap the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabletop.exercise.core import State
from tabletop.exercise.words import name
from tabletop.measures.averages import defined
from tabletop.measures.robustness import same_order
from tabletop.measures.weights import SHIPPED, Table
from tabletop.measures.weights import table as shipped
from tabletop.scorecard.acts import gathered, sums_of
from tabletop.scorecard.bests import Bests
from tabletop.scorecard.escalation import read
from tabletop.scorecard.headlines import Part
from tabletop.scorecard.outlook import Range, Trust
from tabletop.scorecard.pressed import called
from tabletop.scorecard.rounding import fixed, per_cent
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


def trust(records: Sequence[MoveRecord], scale: Table, bests: Bests) -> Trust:
    """Ranges and sentences over these moves; the pressure of each also in every other table."""
    state = records[-1].last.state
    trials = _trials(records, scale, bests)
    tables = {called(each): _gauges(records, each) for each in _tables(scale)}
    ranges, holds, sentences = [], {}, {}
    for headline, found in trials.items():
        swapped = {title: both[headline] for title, both in tables.items()} if headline in GAUGES else {}
        ranges += [
            _range(headline, record.move, trial, {title: course[place] for title, course in swapped.items()})
            for place, (record, trial) in enumerate(zip(records, found, strict=True))
        ]
        upset = next(_upsets(state, found, swapped), "")
        holds[headline] = None if len(records) < 2 else not upset
        sentences[headline] = _sentence(state, headline, found, upset, bool(swapped))
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
    found = [read(r.last.state, sums_of(acts), scale) for r, acts in zip(records, seen, strict=True)]
    return {
        "pressure": [reading.gauge for reading in found],
        "reassurance": [reading.reassurance_gauge for reading in found],
    }


def _range(headline: str, move: int, trial: Trials, tables: dict[str, float | None]) -> Range:
    known = defined([trial.value, *trial.seats.values(), *(value for _, _, value in trial.acts)])
    seat = max(trial.seats, key=lambda s: _change(trial, trial.seats[s]), default="")
    act = max(trial.acts, key=lambda each: _change(trial, each[2]), default=None)
    if seat and not _change(trial, trial.seats[seat]):
        seat = ""
    if act is not None and not _change(trial, act[2]):
        act = None
    return Range(
        headline, move, trial.value, min(known, default=None), max(known, default=None), seat,
        act[0] if act else None, act[1] if act else "", tables,
    )  # fmt: skip


def _change(trial: Trials, value: float | None) -> float:
    return 0.0 if value is None or trial.value is None else round(abs(value - trial.value), 9)


def _upsets(state: State, found: list[Trials], swapped: dict[str, list[float | None]]) -> Iterator[str]:
    """Every trial in which the moves change places, in words."""
    base = [trial.value for trial in found]
    seats = dict.fromkeys(seat for trial in found for seat in trial.seats)
    for seat in seats:
        if not same_order(base, [trial.seats.get(seat, trial.value) for trial in found]):
            yield f"without {name(state, seat)}"
    for place, trial in enumerate(found):
        for number, seat, value in trial.acts:
            if not same_order(base, [*base[:place], value, *base[place + 1 :]]):
                yield f"without act {number}, of {name(state, seat)}"
    for title, course in swapped.items():
        if not same_order(base, course):
            yield f"in the table {title}"


def _sentence(state: State, headline: str, found: list[Trials], upset: str, swapped: bool) -> str:
    tables = ", and in every table" if swapped else ""
    if len(found) < 2:
        order = "there is one move only, so no order to change"
    elif upset:
        order = f"the moves change places {upset}"
    else:
        order = f"the moves keep their order whichever delegation or act is left out{tables}"
    return f"{TITLES[headline]}: {order}; {_most(state, headline, found)}."


def _most(state: State, headline: str, found: list[Trials]) -> str:
    """Whose act changes it most, in which move, and how far."""
    changes = [
        (_change(trial, value), place, number, seat, value)
        for place, trial in enumerate(found)
        for number, seat, value in trial.acts
    ]
    change, place, number, seat, value = max(changes, key=lambda c: c[0], default=(0.0, 0, 0, "", None))
    if not change:
        return "no single act changes it"
    was, then = said(headline, found[place].value), said(headline, value)
    whose = f"act {number}, of {name(state, seat)}"
    return f"{whose}, changes it most: move {place + 1} would read {then}, not {was}"


def said(headline: str, value: float | None) -> str:
    """A headline's value in its own scale."""
    if value is None:
        return "not defined"
    figure = fixed(value) if headline in GAUGES else f"{per_cent(value)} per cent"
    return figure.replace("-", "−")


def _part(state: State, found: Range) -> Part:
    title = f"{TITLES[found.headline]}, move {found.move + 1}"
    note = f"{said(found.headline, found.low)} to {said(found.headline, found.high)} with one left out"
    if found.seat:
        note += f"; of the delegations {name(state, found.seat)} matters most"
    if found.act:
        note += f"; of the acts {found.act}, of {name(state, found.by)}"
    told = [f"{title} {said(found.headline, value)}" for title, value in found.tables.items()]
    note += f"; by table: {', '.join(told)}" if told else ""
    unit = "gauge" if found.headline in GAUGES else "share"
    return Part(title, found.value, unit, note, (found.act,) if found.act else (), TITLES[found.headline])
