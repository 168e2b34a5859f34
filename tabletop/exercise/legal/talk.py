"""Public words, policy acts, messages, answers and proposals that are legal now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tabletop.exercise import acts, messages, statements
from tabletop.exercise.arguments.discussion import AddReason, Estimate, Estimated, ReasonAdded
from tabletop.exercise.arguments.proposals import ProposeArgument
from tabletop.exercise.clock.plan import move_number
from tabletop.exercise.facts import ALLIANCE, CONTROL
from tabletop.exercise.injects.answering import AnswerInject, InjectAnswered
from tabletop.exercise.legal.templates import Ask, Template, fits

if TYPE_CHECKING:
    from tabletop.exercise.core import State


def public(state: State, seat: str, at: int) -> Iterator[Template]:
    scenario = state.scenario
    own = tuple(m.id for m in scenario.key_messages if not m.by or seat in m.by)
    move = move_number(state)
    if fits(state, seat, at, statements.StatementMade("", ("home",), 3, (), "words", move)):
        asks = (
            Ask("audiences", "some", statements.AUDIENCES, 1, 4), Ask("posture", "one", (1, 2, 3, 4, 5)),
            Ask("messages", "some", own, 0, min(3, len(own))), Ask("text", "text"),
        )  # fmt: skip
        yield Template(statements.MakeStatement, {}, asks)
    for policy in scenario.policy_acts:
        if fits(state, seat, at, acts.ActTaken(policy.id, "", policy.cost, move, policy.public)):
            yield Template(acts.TakeAct, {"act": policy.id}, (Ask("note", "text"),))


def talk(state: State, seat: str, at: int) -> Iterator[Template]:
    others = (*(s for s in state.scenario.seats if s != seat), ALLIANCE, CONTROL)
    yield Template(
        messages.SendMessage, {}, (Ask("to", "some", others, 1, min(3, len(others))), Ask("text", "text"))
    )
    for inject in state.injects.values():
        if seat not in inject.answered and fits(state, seat, at, InjectAnswered(inject.number, "x")):
            yield Template(AnswerInject, {"number": inject.number}, (Ask("text", "text"),))
    texts = (Ask("text", "text"), Ask("effect", "text"), Ask("reasons", "texts", low=1, high=3))
    yield Template(ProposeArgument, {}, texts)
    for argument in state.arguments.values():
        if fits(state, seat, at, ReasonAdded(argument.id, True, "x")):
            asks = (Ask("favour", "one", (True, False)), Ask("text", "text"))
            yield Template(AddReason, {"argument": argument.id}, asks)
        if argument.by != seat and fits(state, seat, at, Estimated(argument.id, 50)):
            percent = Ask("percent", "amount", low=0, high=100)
            yield Template(Estimate, {"argument": argument.id}, (percent,))
