"""Verbs of the roster: who sits where. The record holds numbers for persons; names stand beside it."""

from __future__ import annotations

from tabletop.desk import picking
from tabletop.desk.choices import Wrong
from tabletop.desk.desk import Desk
from tabletop.desk.examples import fitting
from tabletop.desk.roster import Sitter, called_as, read_roster
from tabletop.desk.verbs import verb
from tabletop.exercise.people import SeatPerson
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names, listed

LIST_HELP = (
    "Names with commas. A delegation first, with a colon, seats them there: {seat}: Ana, Ben. Without one "
    "they are spread evenly."
)

NOT_A_PERSON = (
    "“{place}” is a delegation, and nobody was seated. Persons come after a colon: {place}: Ana, Ben. "
    "If a person has that very name: {place}: {place}."
)


@verb(
    "seat", group="room", acts=(SeatPerson,), example="seat {seat}: Ana, Ben",
    help="Seat persons by name: on a delegation, or spread evenly. Names stay out of the record.",
)  # fmt: skip
async def seat(desk: Desk) -> None:
    """Seat."""
    view = await desk.control()
    help = fitting(LIST_HELP, view)
    text = await desk.ask.text("Who sits", help)
    lines = text if ":" in text else text.replace(",", "\n").replace(";", "\n")
    places = picking.seats(view)
    sitters = read_roster(lines, places, view.people.values())
    if not sitters:
        raise Wrong(f"No name was found. {help}")
    if place := next((p for s in sitters if s.spread and (p := called_as(s.name, places))), None):
        raise Wrong(NOT_A_PERSON.format(place=one_line(place.name)))
    if await take_seats(desk, sitters):
        await who(desk)


async def take_seats(desk: Desk, sitters: list[Sitter]) -> bool:
    """Name and seat these persons; false at the first that is refused."""
    for sitter in sitters:
        person = await desk.port.name_person(sitter.name)
        if not await desk.act(SeatPerson(person, sitter.seat)):
            return False
    return True


@verb("who", group="looking", example="who", help="Who sits where, by name.")
async def who(desk: Desk) -> None:
    """By delegation."""
    desk.page.show(seated(await desk.names(), (await desk.control()).people, await desk.port.people()))


def seated(names: Names, people: dict[str, str], known: dict[str, str]) -> list[str]:
    """Delegations with the names of those who sit there; a person whose name is gone is "somebody"."""
    lines = ["Who sits where"]
    for place in names.view.seats:
        sitting = [one_line(known.get(p, "somebody")) for p, where in people.items() if where == place.id]
        lines.append(f"{place.name}: {listed(sitting) if sitting else 'nobody by name'}")
    return lines
