"""Names and small phrases that refusals are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tabletop.exercise.core import State

SPECIAL = {
    "control": "the facilitator", "chair": "the chair", "room": "the clock", "evaluator": "the evaluators",
    "press": "the press desk", "observer": "the observers", "display": "the display",
    "alliance": "the alliance", "public": "the public",
    "": "the alliance together",
}  # fmt: skip
PROCEDURES = {
    "consensus": "silence procedure",
    "unanimity": "unanimity",
    "qualified_majority": "qualified majority",
    "coalition": "letter of intent",
}


def name(state: State, seat: str) -> str:
    """The seat as people call it."""
    delegation = state.scenario.seats.get(seat)
    return delegation.name if delegation else SPECIAL.get(seat, seat)


def clause_title(state: State, clause: str) -> str:
    """The clause as it stands on the agenda."""
    return f"“{state.scenario.clauses[clause].title}”"


def option_label(state: State, clause: str, option: str) -> str:
    """The option as it stands in grids."""
    return f"“{state.scenario.option(clause, option).label}”"


def money(state: State, amount: int) -> str:
    """An amount with the scenario's currency."""
    return f"{amount:,} {state.scenario.currency}".replace(",", " ")


def listed(words: list[str]) -> str:
    """Words joined as in a sentence: a, b and c."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else "none"


def times(number: int) -> str:
    """How often: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def missing_text(text: str, what: str) -> str | None:
    """A sentence if a text that must be written is empty."""
    return None if text.strip() else f"{what} needs a few words. Write them and try again."
