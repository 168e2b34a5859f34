"""The exercise that is open: played in a room, or only read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from tabletop.exercise.facts import Event
from tabletop.room.opening import begin, go_on
from tabletop.room.past import PastPort
from tabletop.room.port import LocalPort, Port, Stored
from tabletop.room.service import Room
from tabletop.scenario.model import Scenario
from tabletop.store.errors import Damaged, FromNewer, StoreError

if TYPE_CHECKING:
    from tabletop.terminal.joining import RoomPort


class Sitting(Struct, frozen=True):
    """A port with what stands behind it: a room, a line to one, or a log that is only read.

    `note` says what is damaged.
    """

    port: Port
    file: Path | None = None
    room: Room | None = None
    log: tuple[Event, ...] = ()
    head: str = ""
    note: str = ""
    line: RoomPort | None = None

    @property
    def reading(self) -> bool:
        """Whether it is only read."""
        return self.room is None and self.line is None

    async def latest(self) -> tuple[Sequence[Event], str]:
        """The same as `record`, over the line if there is one."""
        if self.line is None:
            return self.record()
        return await self.line.record(), (await self.line.stored()).head

    def record(self) -> tuple[Sequence[Event], str]:
        """All events as they are now, and the hash of the last one; of a room or a log on this machine."""
        if self.room is None:
            return self.log, self.head
        return tuple(self.room.log), self.room.head().hash

    @property
    def place(self) -> str:
        """Where the file lies, as one would type it here; nothing if there is none."""
        if self.file is None:
            return ""
        here = Path.cwd()
        return str(self.file.relative_to(here) if self.file.is_relative_to(here) else self.file)

    def close(self) -> None:
        """Let go of the file."""
        if self.room is not None:
            self.room.close()


def played(room: Room) -> Sitting:
    """A room that is open already."""
    path = getattr(room.store, "path", None)
    return Sitting(LocalPort(room), path if isinstance(path, Path) else None, room)


def attached(line: RoomPort) -> Sitting:
    """A room elsewhere; what is written beside its file is written here, under the exercise's own title."""
    name = re.sub(r"[^a-z0-9]+", "-", line.title.casefold()).strip("-") or "exercise"
    return Sitting(line, Path(f"{name}.exercise").absolute(), line=line)


def begun(scenario: Scenario, timing: str, file: Path) -> Sitting:
    """A new exercise. The errors of the store."""
    return played(begin(file, scenario, timing))


def resumed(file: Path) -> Sitting:
    """A saved one, paused where it stood. The errors of the store."""
    return played(go_on(file))


def shown(log: Sequence[Event], head: str, name: str, file: Path | None = None, note: str = "") -> Sitting:
    """A log to be read, from a file or from nowhere."""
    events = tuple(log)
    stored = Stored(name, len(events), head)
    return Sitting(PastPort(events, stored), file, None, events, head, note)


def opened(file: Path) -> Sitting:
    """A saved one, only to be read, as far as it is whole. StoreError if nothing of it can be read."""
    from tabletop.store.closed import open_readonly, salvage

    store = open_readonly(file)
    try:
        log, head, note = store.read(), store.head().hash, ""
    except (Damaged, FromNewer):
        left = salvage(file)
        log, head, note = left.events, "", left.sentence
    if not log:
        raise StoreError(note or f"“{store.name}” holds no exercise yet.")
    return shown(log, head, store.name, file, note)
