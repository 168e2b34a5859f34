"""The books: what a budget holds, and the double entries that facts make in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from tabletop.exercise.budget import ledger
from tabletop.exercise.budget.ledger import Balances, Entry
from tabletop.exercise.facts import Event, Fact

if TYPE_CHECKING:
    from tabletop.exercise.core import State


class Pledge(Struct, frozen=True):
    """Millions pledged to a line, if `option` (or any costed option) is adopted.

    With `matched_by`, it holds only if that seat pledges at least `matched_amount` to the same line.
    """

    amount: int
    option: str = ""
    matched_by: str = ""
    matched_amount: int = 0


class Word(Struct, frozen=True):
    """A step in a seat's pledging to one line, at an exercise second: millions it then had pledged in all.

    `how` is set, lowered (by its own hand), or returned (by itself: the text fell, or needed less).
    """

    at: int
    amount: int
    how: str


class Offer(Struct, frozen=True):
    """A transfer that waits for the other side's consent."""

    id: str
    giver: str
    taker: str
    amount: int
    note: str


class Budget(Struct, frozen=True):
    """Balances by account; pledges, their steps and payments by (seat, clause).

    `carried` are the millions of a pledge that lapse if they come back. Shortfalls by (clause, owner), an
    empty owner being the alliance together.
    """

    balances: Balances = field(default_factory=dict)
    pledges: dict[tuple[str, str], Pledge] = field(default_factory=dict)
    carried: dict[tuple[str, str], int] = field(default_factory=dict)
    words: dict[tuple[str, str], tuple[Word, ...]] = field(default_factory=dict)
    paid: dict[tuple[str, str], int] = field(default_factory=dict)
    shortfalls: dict[tuple[str, str], int] = field(default_factory=dict)
    support: dict[str, int] = field(default_factory=dict)
    barred: tuple[str, ...] = ()
    offers: dict[str, Offer] = field(default_factory=dict)

    def pledged(self, seat: str, clause: str, since: int) -> int:
        """The most the seat has held out to a line since a second; only its own hand can take it back."""
        best = 0
        for word in self.words.get((seat, clause), ()):
            if word.at < since or word.how == "lowered":
                best = word.amount
            elif word.how == "set":
                best = max(best, word.amount)
        return best

    def headroom(self, seat: str) -> int:
        """Millions the seat is free to spend."""
        return self.balances.get(ledger.headroom(seat), 0)


def opening_balances(homes: dict[str, list[tuple[str, int]]]) -> Balances:
    """Domestic lines (name and millions, by seat) filled from each treasury before anything is played."""
    filled = [
        Entry(ledger.treasury(seat), ledger.home(seat, line), amount, "domestic line")
        for seat, lines in homes.items()
        for line, amount in lines
    ]
    return ledger.post({}, filled)


Poster = Callable[["State", Event, Any], list[Entry]]

POSTERS: dict[type[Fact], Poster] = {}


def posts(fact_type: type[Fact]) -> Callable[[Poster], Poster]:
    """Register the double entries a fact makes, on the state before it."""

    def register(function: Poster) -> Poster:
        POSTERS[fact_type] = function
        return function

    return register


def entries(state: State, event: Event) -> list[Entry]:
    """The double entries of an event, on the state before it; none if it moves no money."""
    poster = POSTERS.get(type(event.fact))
    return poster(state, event, event.fact) if poster else []


def lacking(state: State, event: Event) -> Entry | None:
    """The first entry of the event for which the money is not there: nothing is spent twice or below zero."""
    return ledger.overdrawn(state.budget.balances, entries(state, event))


def posted(state: State, event: Event, **changes: Any) -> State:
    """The state after the entries of the event, with other changes to the budget."""
    balances = ledger.post(state.budget.balances, entries(state, event))
    return replace(state, budget=replace(state.budget, balances=balances, **changes))


def less_pledged(state: State, seat: str, clause: str, amount: int) -> dict[tuple[str, str], Pledge]:
    """All pledges, one of them less by so many millions, or gone if nothing of it is left."""
    pledges, key = {**state.budget.pledges}, (seat, clause)
    left = pledges[key].amount - amount
    if left > 0:
        pledges[key] = replace(pledges[key], amount=left)
    else:
        del pledges[key]
    return pledges


def paid_in(state: State, event: Event, clause: str, amount: int, **changes: Any) -> State:
    """As `posted`, for a payment of the event's seat to a line."""
    key = (event.seat, clause)
    paid = {**state.budget.paid, key: state.budget.paid.get(key, 0) + amount}
    return posted(state, event, paid=paid, **changes)
