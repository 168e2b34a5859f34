"""Who sits where (section 2): persons are random ids; their names stand outside the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tabletop.exercise.facts import ALLIANCE, CONTROL, Act, Event, Fact, act, fact
from tabletop.exercise.rules import Turn, decides, evolves, guards, role_of, seen_by

if TYPE_CHECKING:
    from tabletop.exercise.core import State


@act("person.seat")
class SeatPerson(Act, frozen=True):
    """Give a person a seat, or another one; an empty seat lets the person go."""

    person: str
    seat: str


@fact("person.seated")
class PersonSeated(Fact, frozen=True):
    """A person sits on a seat from now on, or on none."""

    person: str
    seat: str


@decides(SeatPerson, CONTROL)
def seat_person(turn: Turn, act: SeatPerson) -> None:
    """Seat."""
    if turn.state.people.get(act.person, "") != act.seat:
        turn.emit(PersonSeated(act.person, act.seat))


@guards(PersonSeated)
def can_sit(state: State, event: Event, fact: PersonSeated) -> str | None:
    """A person, and a seat of this exercise or none."""
    if not fact.person:
        return "Say who is to be seated."
    if fact.seat and role_of(state, fact.seat) is None:
        return "There is no such seat in this exercise."
    return None


@evolves(PersonSeated)
def seated(state: State, event: Event, fact: PersonSeated) -> State:
    """On the new seat."""
    people = {person: seat for person, seat in state.people.items() if person != fact.person}
    return replace(state, people=people | ({fact.person: fact.seat} if fact.seat else {}))


@seen_by(PersonSeated)
def members(event: Event, fact: PersonSeated) -> tuple[str, ...]:
    """The alliance: it sees who sits down, though not by name."""
    return (ALLIANCE,)
