"""The agenda and the positions on it."""

from __future__ import annotations

from tabletop.exercise.views.alliance import AllianceView, Position
from tabletop.exercise.views.public import PublicView
from tabletop.scenario.agenda import Clause, Item, Option
from tabletop.showing.gate import one_line
from tabletop.showing.majorities import majority_lines
from tabletop.showing.names import PROCEDURES, Names, listed, quoted


def agenda(view: PublicView) -> list[str]:
    """Items, clauses, and what stands on each."""
    names, lines = Names(view), ["Agenda"]
    adopted = {standing.clause: standing.option for standing in view.adopted}
    for number, item in enumerate(view.agenda, 1):
        lines.append(f"{number}. {one_line(item.title)}, decided by {PROCEDURES[item.procedure.kind]}")
        for clause in item.clauses:
            stands = adopted.get(clause.id)
            words = f"adopted: {names.option(clause.id, stands)}" if stands else "open"
            lines.append(f"   {one_line(clause.title)}: {words}")
    return lines


def item_lines(view: PublicView, item: Item) -> list[str]:
    """One item with all its clauses and options."""
    lines = [
        f"{one_line(item.title)}, decided by {PROCEDURES[item.procedure.kind]}",
        one_line(item.about, 900),
    ]
    if item.note:
        lines.append(f"Note: {one_line(item.note)}")
    lines += majority_lines(view, item) + key_lines(view, item)
    names = Names(view)
    for clause in item.clauses:
        lines += ["", f"{one_line(clause.title)}. {one_line(clause.about, 900)}"]
        lines += [
            f"{number}. {option_line(names, clause, option)}"
            for number, option in enumerate(clause.options, 1)
        ]
    return lines


def option_line(names: Names, clause: Clause, option: Option) -> str:
    """An option with its wording and its price."""
    words = f"{one_line(option.label)}: {quoted(option.text)}"
    if option.cost:
        words += f" Costs {names.money(option.cost)}, {_paid_by(names, option)}."
    return words + (" This is how things stand now." if option.id == clause.status_quo else "")


def _paid_by(names: Names, option: Option) -> str:
    if option.funding != "costs_lie" or not option.payers:
        return FUNDING[option.funding or ""]
    key = ", by the cost key" if len(option.payers) > 1 else ""
    return f"paid by {names.seats(option.payers)}{key}"


def _by_key(option: Option) -> bool:
    """Whether several pay for it, each by its part of the cost key."""
    return option.funding == "common" or (option.funding == "costs_lie" and len(option.payers) != 1)


def key_lines(view: PublicView, item: Item) -> list[str]:
    """The cost key, where an option of the item is paid by it."""
    if not any(_by_key(option) for clause in item.clauses for option in clause.options if option.cost):
        return []
    parts = [f"{one_line(seat.name)} {seat.key}" for seat in view.seats if seat.key]
    return [f"Cost key, in parts of {sum(seat.key for seat in view.seats)}: {', '.join(parts)}."]


def steps(view: AllianceView) -> list[str]:
    """The catalogue of policy acts."""
    names, lines = Names(view), ["Steps that can be taken"]
    for number, each in enumerate(view.catalogue, 1):
        words = f"{number}. {one_line(each.title)}: {one_line(each.text)}"
        words += f" Costs {names.money(each.cost)}." if each.cost else ""
        words += f" For {names.seats(each.by)}." if each.by else ""
        lines.append(words)
    return lines if view.catalogue else [*lines, "None in this scenario."]


FUNDING = {
    "pledges": "paid by pledges",
    "common": "shared by the cost key",
    "costs_lie": "paid by all it binds, by the cost key",
    "": "unfunded",
}


def position_words(names: Names, position: Position) -> str:
    """Preferred, and what else could be accepted."""
    others = [o for o in position.accepts if o != position.preferred]
    words = f"prefers {names.option(position.clause, position.preferred)}"
    if others:
        words += f", could accept {listed([names.option(position.clause, o) for o in others])}"
    return words


def positions(view: AllianceView) -> list[str]:
    """The matrix in words, clause by clause."""
    names, lines = Names(view), ["Positions"]
    found = {(p.clause, p.seat): p for p in view.positions}
    for item in view.agenda:
        for clause in item.clauses:
            lines.append(f"{one_line(clause.title)}:")
            silent = [seat.id for seat in view.seats if (clause.id, seat.id) not in found]
            lines += [
                f"   {seat.name} {position_words(names, found[clause.id, seat.id])}"
                for seat in view.seats
                if (clause.id, seat.id) in found
            ]
            if silent:
                lines.append(f"   undeclared: {names.seats(silent)}")
    return lines
