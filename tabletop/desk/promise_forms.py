"""Promises as forms: what, to whom, by when, and on what condition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tabletop.desk import picking
from tabletop.desk.choices import Choice
from tabletop.desk.forms import Blank, Form, word_of
from tabletop.exercise.statements import POSTURES
from tabletop.exercise.views.public import PublicView
from tabletop.showing.gate import one_line

ACCEPT, PLEDGE, NO_BREAK, POSTURE, FREE = "accept", "pledge", "no break", "posture", "free"
KINDS = (
    Choice(ACCEPT, "to accept an option", (ACCEPT,)),
    Choice(PLEDGE, "to pledge money to a line", (PLEDGE,)),
    Choice(NO_BREAK, "not to break silence on an item", (NO_BREAK,)),
    Choice(POSTURE, "to stay at a posture or milder", (POSTURE,)),
    Choice(FREE, "something else, judged by the facilitator", (FREE,)),
)


def _options(view: PublicView) -> tuple[Choice[Any], ...]:
    """Every option of every clause, as the words that mean it."""
    return tuple(
        Choice(o.id, f"{one_line(c.title)}: {one_line(o.label)}", (f"{c.id} {o.id}",))
        for item in view.agenda
        for c in item.clauses
        for o in c.options
    )


def _lines(view: PublicView) -> tuple[Choice[Any], ...]:
    return tuple(
        Choice(c.id, one_line(c.title), (c.id,))
        for item in view.agenda
        for c in item.clauses
        if any(o.funding == "pledges" for o in c.options)
    )


def _blanks(view: PublicView, needed: bool) -> tuple[Blank, ...]:
    postures = tuple(Choice(n, f"{n} {word}", (str(n),)) for n, word in POSTURES.items())
    return (
        Blank("Promise" if needed else "Only if it promises", "one", KINDS, needed),
        Blank("Option", "one", _options(view), only=(ACCEPT,)),
        Blank("Millions at least", "number", only=(PLEDGE,)),
        Blank("Line", "one", _lines(view), only=(PLEDGE,)),
        Blank("Item", "one", tuple(picking.items(view)), only=(NO_BREAK,)),
        Blank("Posture", "one", postures, only=(POSTURE,)),
        Blank("In words", "text", only=(FREE,)),
    )


def _line(answers: Sequence[str]) -> str:
    return " ".join(answer for answer in answers if answer)


def what_form(view: PublicView) -> Form:
    """What is promised."""
    return Form(_blanks(view, needed=True), _line)


def due_form(view: PublicView, receivers: Sequence[Choice[str]], promiser: str) -> Form:
    """To whom else, by the end of which move, and what another must do for it to hold."""
    moves = tuple(
        Choice(n, f"the end of move {n}", (str(n),)) for n in range(view.clock.move + 1, view.clock.moves + 1)
    )
    others = tuple(seat for seat in picking.seats(view) if seat.value != promiser)
    wanted = tuple(
        Choice(c.value, f"accepts {c.name}", (f"accept {word_of(c)}",)) for c in _options(view)
    ) + tuple(
        Choice(i.value, f"does not break silence on {i.name}", (f"no break {word_of(i)}",))
        for i in picking.items(view)
    )
    return Form(
        (
            Blank("To whom", "one", tuple(r for r in receivers if r.value != promiser)),
            Blank("Due by", "one", moves, needed=False, help="Without one, the end of this move."),
            Blank("Only if", "one", others, needed=False, help="A delegation that must do something for it."),
            Blank("does this", "one", wanted, needed=False),
        ),
        _due_line,
    )


def _due_line(answers: Sequence[str]) -> str:
    to, move, seat, thing = answers
    terms = f"if {seat} {thing}".strip() if seat or thing else ""
    return " ".join(piece for piece in (to, move, terms) if piece)
