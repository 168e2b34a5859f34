"""What the screen lets other parts of the program make; the command line hands them in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from tabletop.exercise.facts import Event
    from tabletop.room.door import Door
    from tabletop.scenario.model import Scenario
    from tabletop.scorecard.assess import Table


class Played(Struct, frozen=True):
    """An exercise played by stand-ins: what came of it in lines, and its whole log with the head hash."""

    told: list[str]
    log: tuple[Event, ...]
    head: str


class Report(Protocol):
    """Writes the report of a log with this head hash beside an exercise file, and gives the report's path.

    `weights` is the table that its gauges are reckoned in.
    """

    def __call__(self, log: Sequence[Event], head: str, file: Path, weights: str | Table = ...) -> Path:
        """Write."""


class Papers(Protocol):
    """Prints the papers of a scenario in a timing into a folder, and says so; ValueError says why not.

    `codes` by seat and the `address` of an open room stand on the seat cards.
    """

    def __call__(
        self, scenario: Scenario, timing: str, folder: Path, codes: Mapping[str, str] = ..., address: str = ""
    ) -> str:
        """Print."""


Demo = Callable[["Scenario", str, Callable[[str], None]], Played]
"""Lets stand-ins play a whole exercise, telling how far they are."""


class Beside(Protocol):
    """What runs beside the console: a room that listens on the network."""

    async def start(self) -> None:
        """Open the door; OSError if the address is taken."""

    async def stop(self) -> None:
        """Close it."""

    @property
    def door(self) -> Door:
        """Who is in, and what can be done about it."""


class Makers(Struct, frozen=True):
    """Each may be missing; the screen then says that it cannot be had here."""

    report: Report | None = None
    papers: Papers | None = None
    demo: Demo | None = None
    beside: Beside | None = None
