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
from tabletop.exercise.legal.templates import Ask, Makers, Template, fits

if TYPE_CHECKING:
    from tabletop.exercise.core import State


def stating(state: State, seat: str, at: int) -> Iterator[Template]:
    said = statements.StatementMade("", ("home",), 3, (), "words", move_number(state))
    if fits(state, seat, at, said):
        own = tuple([m.id for m in state.scenario.key_messages if not m.by or seat in m.by])
        asks = (
            Ask("audiences", "some", statements.AUDIENCES, 1, 4), Ask("posture", "one", (1, 2, 3, 4, 5)),
            Ask("messages", "some", own, 0, min(3, len(own))), Ask("text", "text"),
        )  # fmt: skip
        yield Template(statements.MakeStatement, {}, asks)


def stepping(state: State, seat: str, at: int) -> Iterator[Template]:
    move = move_number(state)
    for policy in state.scenario.policy_acts:
        if fits(state, seat, at, acts.ActTaken(policy.id, "", policy.cost, move, policy.public)):
            yield Template(acts.TakeAct, {"act": policy.id}, (Ask("note", "text"),))


def writing(state: State, seat: str, at: int) -> Iterator[Template]:
    others = (*(s for s in state.scenario.seats if s != seat), ALLIANCE, CONTROL)
    asks = (Ask("to", "some", others, 1, min(3, len(others))), Ask("text", "text"))
    yield Template(messages.SendMessage, {}, asks)


def answering(state: State, seat: str, at: int) -> Iterator[Template]:
    for inject in state.injects.values():
        if inject.status != "released" or seat in inject.answered:
            continue
        if fits(state, seat, at, InjectAnswered(inject.number, "x")):
            yield Template(AnswerInject, {"number": inject.number}, (Ask("text", "text"),))


def arguing(state: State, seat: str, at: int) -> Iterator[Template]:
    texts = (Ask("text", "text"), Ask("effect", "text"), Ask("reasons", "texts", low=1, high=3))
    yield Template(ProposeArgument, {}, texts)


def reasoning(state: State, seat: str, at: int) -> Iterator[Template]:
    for argument in state.arguments.values():
        if fits(state, seat, at, ReasonAdded(argument.id, True, "x")):
            asks = (Ask("favour", "one", (True, False)), Ask("text", "text"))
            yield Template(AddReason, {"argument": argument.id}, asks)


def estimating(state: State, seat: str, at: int) -> Iterator[Template]:
    for argument in state.arguments.values():
        if argument.by != seat and fits(state, seat, at, Estimated(argument.id, 50)):
            percent = Ask("percent", "amount", low=0, high=100)
            yield Template(Estimate, {"argument": argument.id}, (percent,))


MAKERS: Makers = {
    statements.MakeStatement: stating, acts.TakeAct: stepping, messages.SendMessage: writing,
    AnswerInject: answering, ProposeArgument: arguing, AddReason: reasoning, Estimate: estimating,
}  # fmt: skip
