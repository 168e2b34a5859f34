"""What the roster does: seats the list, moves a person, lets one go, forgets all names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual import work

from tabletop.desk.seating import take_seats
from tabletop.exercise.people import SeatPerson
from tabletop.showing.gate import one_line
from tabletop.store.errors import StoreError
from tabletop.terminal.screens.menu import Menu
from tabletop.terminal.widgets.pasting import NameList

if TYPE_CHECKING:
    from tabletop.terminal.screens.roster import Roster

FORGET = (
    "All names are erased from the file, for good. Who sits where stays in the record as numbers, and the "
    "report speaks of seats. Better keep them until the report is written, if it is to name persons."
)


class SeatWork:
    """The deeds of the roster; it is mixed into the screen that shows them."""

    @property
    def here(self) -> Roster:
        """The screen itself."""
        return cast("Roster", self)

    def keeper(self, field: str) -> Callable[[str], None]:
        """Names are personal: nothing unsent is stored."""
        return lambda text: None

    @work(group="act", exclusive=True)
    async def action_seat(self) -> None:
        """Seat everybody on the list; what is typed goes once all sit."""
        screen = self.here
        await screen.look()
        if not screen.sitters:
            screen.tell("There is no name to seat yet. Paste the list, or type a name a line.", "bad")
            return
        count = len(screen.sitters)
        screen.tell(f"Seating {count} ...", "quiet")
        try:
            done = await take_seats(screen.desk, screen.sitters)
        except StoreError as error:
            screen.tell(str(error), "bad")
            return
        if done:
            screen.query_one(NameList).clear()
            screen.tell("One person sits now." if count == 1 else f"{count} persons sit now.", "good")
        await screen.look()

    @work(group="act", exclusive=True)
    async def open_person(self, person: str, words: str) -> None:
        """Move a person, or let it go."""
        screen = self.here
        view = await screen.desk.control()
        others = [seat for seat in view.seats if seat.id != view.people.get(person)]
        listed = [*(f"Move to {seat.name}" for seat in others), "Let go: sits nowhere any more"]
        place = await screen.app.push_screen_wait(Menu(one_line(words), listed))
        if place is None:
            return
        seat = others[place] if place < len(others) else None
        if await screen.desk.act(SeatPerson(person, seat.id if seat else "")):
            screen.tell(f"Sits for {seat.name} now." if seat else "Let go.", "good")
        await screen.look()

    @work(group="act", exclusive=True)
    async def action_forget(self) -> None:
        """Erase all names, after one question."""
        screen = self.here
        if await screen.surface.confirm("Forget all names?", FORGET):
            try:
                await screen.port.forget_people()
                screen.tell("All names are erased.", "good")
            except StoreError as error:
                screen.tell(str(error), "bad")
        await screen.look()
