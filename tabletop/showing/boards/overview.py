"""What the facilitator looks at most: what is due, what is under decision, what has just happened."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from tabletop.exercise.clock.plan import HOT_WASH
from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.control import ControlView
from tabletop.showing.boards.record import just_now
from tabletop.showing.boards.texts import deciding
from tabletop.showing.duties import Calling, duties, said
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names, capital
from tabletop.showing.readings import discussion
from tabletop.showing.rows import GOOD, HEADING, PLAIN, STRONG, Row, Target

MOST_DUTIES, MOST_NEWS = 5, 8


def overview(
    view: AllianceView, control: ControlView, now: int, call: Calling, lately: Sequence[Row] | None
) -> list[Row]:
    """Duties, decisions, what has just happened unless it is told beside, how far the agenda has come."""
    names = Names(view)
    due = [capital(said(duty.words, call)) for duty in islice(duties(control, now), MOST_DUTIES)]
    rows = [
        Row("To see to", HEADING),
        *(Row(words, STRONG if n == 0 else PLAIN) for n, words in enumerate(due)),
    ]
    if control.clock.ended:
        rows.append(Row(capital(said("{walk} goes through all of it, event by event", call))))
    if control.clock.ended or control.clock.slot.move == HOT_WASH:
        heading, *asked = discussion(control)
        rows += [Row("", PLAIN), Row(heading, HEADING)]
        rows += [Row(words, PLAIN, 0, Target("reading", words)) for words in asked]
    if open_now := deciding(view, names, now):
        rows += [Row("", PLAIN), Row("Under decision", HEADING), *open_now]
    rows += just_now(None if lately is None else lately[-MOST_NEWS:])
    return [*rows, Row("", PLAIN), *standing(view, names)]


def standing(view: AllianceView, names: Names) -> list[Row]:
    """Each clause with what is adopted, or who has not declared yet."""
    adopted = {s.clause: s.option for s in view.adopted}
    declared = {(p.clause, p.seat) for p in view.positions}
    rows = [Row("Agenda", HEADING)]
    for number, item in enumerate(view.agenda, 1):
        rows.append(Row(f"{number}. {one_line(item.title)}", STRONG, 0, Target("item", str(number))))
        for clause in item.clauses:
            about = Target("clause", clause.id)
            if clause.id in adopted:
                words, look = f"adopted: {names.option(clause.id, adopted[clause.id])}", GOOD
            else:
                count = sum((clause.id, seat.id) in declared for seat in view.seats)
                words, look = f"open, {count} of {len(view.seats)} have declared", PLAIN
            rows.append(Row(f"{one_line(clause.title)}: {words}", look, 1, about))
    return rows
