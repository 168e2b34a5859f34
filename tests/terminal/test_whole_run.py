"""A whole exercise at a real terminal, from the list of scenarios to the report, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tabletop.store.closed import verify_file
from tests.terminal.sitting import Seat

FILE = "council.exercise"
SEATS = 8


class Facilitator:
    """Keys in the order a facilitator presses them, each waited for on the screen."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    def does(self, *keys: str, then: tuple[str, ...]) -> None:
        """Press, and wait for what should come."""
        self._seat.press(*keys)
        self._seat.until(*then)

    def fills(self, heading: str, rows: tuple[str, ...], then: str) -> None:
        """A grid: a row a delegation, sent as a whole."""
        self._seat.until(heading)
        for row in rows:
            self._seat.press(row, "down")
        self.does("ctrl+s", then=(then,))

    def types(self, line: str, then: str) -> None:
        """A line with all its answers."""
        self.does(":", then=("Type a line",))
        self.does(line, then=(line[-20:],))
        self.does("enter", then=(then,))


@pytest.fixture(params=[(80, 24), (120, 36)], ids=["80x24", "120x36"])
def seat(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Seat]:
    """The list of scenarios, in an empty folder."""
    running = Seat(tmp_path, size=request.param)
    running.until("An ally asks", "q Leave")
    yield running
    running.child.close(force=True)


def test_from_the_list_to_the_report_by_keys_alone(seat: Seat, tmp_path: Path) -> None:
    run = Facilitator(seat)
    begin(run)
    negotiate(run)
    speak_and_end(run)
    run.does("f5", then=("report",))
    run.does("ctrl+q", then=("Go on with a saved exercise", FILE.removesuffix(".exercise")))
    seat.press("q")
    assert seat.end() == 0
    assert seat.left_as_it_was() == []
    assert verify_file(tmp_path / FILE).whole
    (report,) = tmp_path.glob("*.html")
    told = report.read_text(encoding="utf-8")
    assert "An ally asks" in told
    assert "consulted under its ordinary practice" in told
    assert "We hear you" in told


def begin(run: Facilitator) -> None:
    run.does("down", then=("› " + "  An ally asks",))
    run.does("enter", then=("An ally asks: how long?",))
    run.does("2", then=("Which names?",))
    run.does("1", then=("Keep it as", "baltic-request-"))
    run.does(*["\x7f"] * 40, FILE, then=(FILE,))
    run.does("enter", then=("ROOM VIEW An ally asks", "start when everybody sits"))
    run.does("f2", then=("Start of class",))
    run.does("escape", then=("start when everybody sits",))
    run.does("space", then=("The clock runs.",))
    run.does("n", then=("Move 1 of 2, Brief",))
    run.does("n", then=("Move 1 of 2, Negotiate",))


def negotiate(run: Facilitator) -> None:
    run.does("g", then=("Enter a round by grid",))
    run.does("1", then=("Words on the incursions",))
    run.does("1", then=("Positions on Form of consultation",))
    run.fills("Positions on Form of consultation", ("2, 3",) * SEATS, then="Next:")
    run.does("3", then=("B 8/8",))
    wordings = "ordinary, origin, explain-first, bilateral, unassigned, joint-reports, own-costs, on-merits"
    run.types(f"draft chair / 1, 2, 3 as One text / {wordings}", then="One text")
    run.types("table chair 1", then="can be decided: [s] silence 1")
    run.types("silence 1 5", then="Text 1 under silence")
    run.does("1", then=("Just now",))
    run.does("g", then=("Enter a round by grid",))
    run.does("3", then=("Text 1, One text", "Norway"))
    run.does("escape", then=("To see to", "Just now"))
    run.types("close 1", then="is adopted")
    run.does("7", then=("Communique of the Council", "incidents in Allied airspace."))


def speak_and_end(run: Facilitator) -> None:
    run.does("n", then=("Move 1 of 2, Speak",))
    run.types("say LTU allies 3 / We hear you.", then="says in public")
    run.does("n", then=("The other side has not answered",))
    run.does("2", then=("Move 2 of 2, Brief",))
    run.does("n", then=("Move 2 of 2, Negotiate",))
    run.does("v", then=("CONTROL VIEW, private",))
    run.does("9", then=("Delivery:",))
    run.does("down", "enter", then=("Move 2:",))
    run.does("escape", then=("Delivery:",))
    run.does("v", then=("ROOM VIEW",))
    run.does("n", then=("Move 2 of 2, Speak",))
    run.types("reply low", then="The other side replies")
    run.does("n", then=("Hot wash",))
    run.types("finish yes", then="The exercise is over")
