"""What a seat may do now: templates for the interface, the stand-ins and the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.clock.plan import closed_family
from tabletop.exercise.legal.decisions import decisions
from tabletop.exercise.legal.money import money
from tabletop.exercise.legal.promises import promises
from tabletop.exercise.legal.talk import public, talk
from tabletop.exercise.legal.templates import Template
from tabletop.exercise.legal.texts import positions, texts
from tabletop.exercise.rules import RULES

if TYPE_CHECKING:
    from tabletop.exercise.core import State


def legal_commands(state: State, seat: str, at: int) -> tuple[Template, ...]:
    """Every act the delegation may do at this exercise second, as templates; none for other seats."""
    if seat not in state.scenario.seats or state.clock.ended:
        return ()
    found = []
    for part in (positions, texts, decisions, money, promises, public, talk):
        found += [t for t in part(state, seat, at) if _open(state, t, at)]
    return tuple(found)


def _open(state: State, template: Template, at: int) -> bool:
    rule, clock = RULES[template.act], state.clock
    if rule.answers:
        return not (state.plan[clock.phase].hard and at > clock.ends)
    return rule.family is None or closed_family(state, rule.family, at) is None
