"""The facilitator of a rehearsal: releases injects, rules on arguments, answers as the other side."""

from __future__ import annotations

from tabletop.exercise.arguments.proposals import RuleScope
from tabletop.exercise.arguments.rulings import RuleArgument
from tabletop.exercise.clock.plan import move_number
from tabletop.exercise.facts import CONTROL
from tabletop.exercise.injects.adversary import Reply
from tabletop.exercise.injects.releasing import ReleaseInject
from tabletop.room.service import Room


def attend(room: Room, *, closing: bool) -> None:
    """Once a round: proposed injects go out, arguments are ruled on; `closing` rules on all that is left."""
    for inject in list(room.state.injects.values()):
        if inject.status == "proposed":
            room.submit(ReleaseInject(inject.number), CONTROL)
    _rule(room, closing)


def _rule(room: Room, closing: bool) -> None:
    members = len(room.state.scenario.members)
    for argument in list(room.state.arguments.values()):
        if argument.scope is None:
            room.submit(RuleScope(argument.id, True, "It stays at policy level."), CONTROL)
        elif not argument.outcome and (closing or len(argument.estimates) * 2 >= members):
            room.submit(_ruling(argument.id, bool(argument.estimates), argument.reasons), CONTROL)


def _ruling(argument: str, estimated: bool, reasons: tuple[object, ...]) -> RuleArgument:
    if estimated:
        return RuleArgument(argument, "estimate", "The middle of what the delegations expect.")
    return RuleArgument(argument, "dice", "Nobody could say; the dice decide.", net=min(2, len(reasons) - 1))


def answer_as_adversary(room: Room) -> None:
    """The prepared reply of the open move, by the band its pressure has reached; none if none is written."""
    state = room.state
    move = state.timing.moves[move_number(state)].move
    if any(reply.move == move for reply in state.scenario.adversary.replies):
        room.submit(Reply(room.band()), CONTROL)
