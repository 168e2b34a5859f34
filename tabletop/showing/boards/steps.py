"""The catalogue of steps, as one delegation may take them."""

from __future__ import annotations

from tabletop.exercise.views.seat import SeatView
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names
from tabletop.showing.rows import HEADING, PLAIN, QUIET, STRONG, Row, Target


def steps(view: SeatView) -> list[Row]:
    """Each step it may take, what it says and what it costs; enter takes it where that is open."""
    names, own = Names(view), view.brief.id
    known = [step for step in view.catalogue if not step.by or own in step.by]
    rows = [Row("Steps you can take", HEADING)]
    for step in known:
        cost = f", costs {names.money(step.cost)}" if step.cost else ""
        who = "" if step.public else ", only the alliance learns of it"
        often = f"{_times(step.per_move)} a move, {_times(step.in_all)} in all"
        rows.append(Row(f"{one_line(step.title)} ({often}{cost}{who})", STRONG, 0, Target("step", step.id)))
        rows.append(Row(one_line(step.text, 900), PLAIN, 1, Target("step", step.id)))
    return rows if known else [*rows, Row("None in this scenario.", QUIET)]


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
