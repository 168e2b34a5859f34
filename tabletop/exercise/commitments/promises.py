"""Promises as they stand: who, to whom, what, by when, and on what condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tabletop.exercise.commitments.undertakings import Condition, Undertaking
from tabletop.exercise.rules import Refused

if TYPE_CHECKING:
    from tabletop.exercise.core import State


class Commitment(Struct, frozen=True):
    """A promise; `to` is a seat, alliance or public; `due` is the move (from 0) at whose end it is judged.

    `state` is offered, open, kept, broken, released, lapsed or declined; `loss` is the support that a
    judgement has cost.
    """

    id: str
    by: str
    to: str
    undertaking: Undertaking
    due: int
    condition: Condition | None
    at: int
    state: str
    loss: int = 0


Commitments = dict[str, Commitment]


def commitment_of(state: State, commitment: str) -> Commitment:
    """The promise; Refused if there is none such."""
    promise = state.commitments.get(commitment)
    if promise is None:
        raise Refused("There is no such promise.")
    return promise


def put(state: State, promise: Commitment) -> State:
    """The state with this promise in place of its older self."""
    return replace(state, commitments={**state.commitments, promise.id: promise})
