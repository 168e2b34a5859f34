"""Reading what is promised, to be done on what condition and by when, out of plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tabletop.desk import picking
from tabletop.desk.choices import Choice, Wrong, chosen, leading
from tabletop.desk.examples import fitting
from tabletop.desk.figures import whole
from tabletop.desk.spending import MOST
from tabletop.exercise.commitments.undertakings import Condition, Undertaking
from tabletop.exercise.views.alliance import AllianceView
from tabletop.showing.gate import one_line

WHAT_HELP = (
    "Type one of: accept CLAUSE OPTION; pledge N CLAUSE; no break ITEM; posture 1 to 5 (that or milder); "
    "free and any words, which the facilitator judges. Example: accept {clause} {option}."
)
DUE_HELP = (
    "Type a delegation, the alliance or the public; then, if wanted, the move by whose end it is due, and a "
    "condition in the form of a promise. Example: {other} {move} if {other} accept {clause2} {option2}. "
    "Without a move it is due by the end of this one."
)


def undertaking(answer: str, view: AllianceView) -> Undertaking:
    """What is promised; Wrong says which forms there are."""
    first, _, rest = answer.strip().partition(" ")
    word, rest = first.casefold().rstrip(":"), rest.strip()
    if word in ("accept", "accepts"):
        return _accept(rest, view)
    if word in ("pledge", "pledges"):
        return _pledge(rest, view)
    if found := re.match(r"(no break|no_break|keep silence|not break)( on)?\s+(.+)", answer, re.IGNORECASE):
        item = chosen(found[3], picking.items(view), "Item")
        return Undertaking("no_break", item=item.id)
    if word == "posture":
        return Undertaking("posture", posture=whole(rest, 1, 5, "Posture"))
    if word == "free" and rest:
        return Undertaking("free", text=rest)
    raise Wrong(f"“{one_line(answer, 60)}” is not understood as a promise. {fitting(WHAT_HELP, view)}")


def _accept(rest: str, view: AllianceView) -> Undertaking:
    run, option = leading(rest, picking.clauses(view))
    clause = chosen(run or rest, picking.clauses(view), "Clause")
    if not option.strip():
        raise Wrong(f"Say which option of {clause.title} is accepted. {fitting(WHAT_HELP, view)}")
    wanted = chosen(option, picking.options(clause), clause.title)
    return Undertaking("accept", clause=clause.id, option=wanted)


def _pledge(rest: str, view: AllianceView) -> Undertaking:
    found = re.search(r"-?\d[\d,.]*", rest)
    if found is None:
        raise Wrong(f"Say how many millions. {fitting(WHAT_HELP, view)}")
    line = re.sub(r"\b(millions?|to|at|least)\b", "", rest.replace(found[0], "", 1)).strip()
    clause = chosen(line, picking.clauses(view), "Clause")
    return Undertaking("pledge", clause=clause.id, amount=whole(found[0], 1, MOST, "Millions"))


def what_ahead(part: str) -> tuple[str, str]:
    """Of answers given ahead: the promise up to "to SEAT", and the rest."""
    before, to, after = part.partition(" to ")
    return (before, after) if to else (part, "")


def addressed(
    answer: str, view: AllianceView, receivers: Sequence[Choice[str]]
) -> tuple[str, int, Condition | None]:
    """To whom, by the end of which move (from 0), and on what condition; Wrong if it is not understood."""
    run, rest = leading(re.sub(r"^\s*to\s", "", answer).strip(), receivers)
    to = chosen(run or answer, receivers, "To whom")
    return to, *due(rest, view)


def due(answer: str, view: AllianceView) -> tuple[int, Condition | None]:
    """The move, from 0, by whose end it is due, and the condition; an empty move means the present one."""
    when, _, terms = re.sub(r"^\s*if\s", " if ", f" {answer} ").partition(" if ")
    number = re.sub(r"\b(by|the|end|of|move)\b", "", when, flags=re.IGNORECASE).strip()
    move = whole(number, 1, view.clock.moves, "Move") - 1 if number else view.clock.move
    return move, _condition(terms, view) if terms.strip() else None


def _condition(terms: str, view: AllianceView) -> Condition:
    run, rest = leading(terms.strip(), picking.seats(view))
    seat = chosen(run or terms, picking.seats(view), "Condition")
    return Condition(seat, undertaking(rest, view))
