"""A capital's own red lines: assent across them is warned of in private, allowed, and costs support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.budget.support import change_support
from tabletop.exercise.decisions.texts import OpenText, may_sign
from tabletop.exercise.drafts.wording import Choices, Draft
from tabletop.exercise.facts import EVALUATOR, Event, Fact, fact
from tabletop.exercise.rules import Turn, seen_by
from tabletop.exercise.words import clause_title

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@fact("redline.warned")
class RedLineWarned(Fact, frozen=True):
    """The seat is told in private that silence would cross its own red lines."""

    draft: str
    clauses: tuple[str, ...]


def crossed(state: State, seat: str, choices: Choices) -> list[str]:
    """Clauses in which the choices cross the seat's own red lines."""
    lines = state.scenario.seats[seat].red_lines
    return [line.clause for line in lines if choices.get(line.clause) in line.options]


def warn(turn: Turn, draft: Draft) -> None:
    """Tell in private whoever would cross its own red lines by assenting to the text."""
    for seat in turn.state.scenario.seats:
        lines = crossed(turn.state, seat, draft.choices)
        if lines and may_sign(turn.state, seat, draft):
            turn.emit(RedLineWarned(draft.id, tuple(lines)), seat)


def charge(turn: Turn, agreed: tuple[str, ...], text: OpenText) -> None:
    """The price at home of assent across a red line."""
    loss = turn.state.scenario.support.red_line
    for seat in agreed:
        for clause in crossed(turn.state, seat, text.choices):
            change_support(
                turn, seat, -loss, f"assent across its own red line on {clause_title(turn.state, clause)}"
            )


@seen_by(RedLineWarned)
def warned(event: Event, fact: RedLineWarned) -> tuple[str, ...]:
    """A private warning."""
    return (event.seat, EVALUATOR)
