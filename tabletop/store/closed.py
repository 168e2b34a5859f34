"""Files that are only read: to verify, report, replay; also crashed, damaged or write-protected ones."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from tabletop.exercise.facts import Event
from tabletop.store import chain
from tabletop.store.base import DraftKey
from tabletop.store.chain import Row, Verdict
from tabletop.store.errors import Damaged, FromNewer, NotAnExercise, ReadOnly, StoreError
from tabletop.store.memory import MemoryStore
from tabletop.store.tables import (
    FAILURES,
    SIDE_FILES,
    connect,
    named,
    plainly,
    promised,
    refuse_other_contents,
    refuse_other_files,
    stored_rows,
)


class ClosedStore(MemoryStore):
    """What a file held when it was opened; it refuses to be written. `broken` if the file breaks off."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path, self.name = path, named(path)
        self.broken: Damaged | None = None
        self.promised = 0

    def load(self, connection: sqlite3.Connection) -> None:
        """Take over everything readable; drafts are nobody's business here."""
        try:
            for row in stored_rows(connection):
                self._rows.append(row)
            self.promised = promised(connection)
            commands = connection.execute("SELECT id, first, last FROM commands")
            self._commands = {command: (first - 1, last) for command, first, last in commands}
            self._people = dict(connection.execute("SELECT id, name FROM people ORDER BY id").fetchall())
        except Damaged as broken:
            self.broken = broken
        except (*FAILURES, TypeError):
            pass  # names and command ids are no part of the record; do without

    def append(
        self, command_id: str, events: Sequence[Event], *, drop_drafts: Iterable[DraftKey] = ()
    ) -> None:
        """ReadOnly."""
        self._refuse()

    def save_draft(self, person: str, field: str, text: str) -> None:
        """ReadOnly."""
        self._refuse()

    def save_clock(self, seconds: int) -> None:
        """ReadOnly."""
        self._refuse()

    def name_person(self, person: str, name: str) -> None:
        """ReadOnly."""
        self._refuse()

    def forget_people(self) -> None:
        """ReadOnly."""
        self._refuse()

    def _stored(self) -> Iterator[Row]:
        yield from chain.complete(self._rows, self.promised)
        if self.broken is not None:
            raise self.broken
        if not self._rows:
            raise Damaged(1, "it is missing, and so is all that followed: the record is empty")

    def events(self) -> Iterator[Event]:
        """The verified events one by one, as far as they go; then Damaged or FromNewer."""
        return chain.events(self._stored())

    def _refuse(self) -> None:
        raise ReadOnly(f"“{named(self.path)}” is open only to be read.")


class Salvage(Struct, frozen=True):
    """What is left of a damaged file: the events before the fault, and a sentence about the rest.

    The sentence is empty if nothing is wrong.
    """

    events: list[Event]
    sentence: str


def open_readonly(path: Path) -> ClosedStore:
    """A file nobody has open, as it stands; it is not touched, and may lie anywhere.

    NotAnExercise, FromNewer, InUse; Damaged if nothing at all can be read. Later damage shows in `read`,
    `rows` and `verify`.
    """
    path = path.absolute()
    refuse_other_files(path)
    try:
        _refuse_if_in_use(path)
        store = ClosedStore(path)
        with _at_rest(path) as (place, mode):
            _load(store, place, mode)
    except FAILURES as error:
        raise _plainly_unread(error, path) from error
    except OSError as error:
        raise StoreError(f"“{named(path)}” cannot be read. Check who may read it, and the disk.") from error
    return store


def verify_file(path: Path) -> Verdict:
    """The verdict on a file, however damaged; NotAnExercise, FromNewer, InUse if it has none."""
    try:
        return open_readonly(path).verify()
    except Damaged as fault:
        return Verdict(0, chain.GENESIS, fault.sequence, str(fault))


def salvage(path: Path) -> Salvage:
    """The events before the first fault; NotAnExercise or InUse if there is nothing to look at."""
    events: list[Event] = []
    try:
        for event in open_readonly(path).events():
            events.append(event)  # noqa: PERF402 - what came before the fault is kept
    except (Damaged, FromNewer) as fault:
        return Salvage(events, _sentence(len(events), fault))
    return Salvage(events, "")


def _sentence(count: int, fault: StoreError) -> str:
    if not count:
        return f"Nothing of the exercise can be read ({fault})."
    kept = "Only event 1 is" if count == 1 else f"Events 1 to {count} are"
    return f"{kept} whole and can be read; what follows cannot be trusted ({fault})."


def _refuse_if_in_use(path: Path) -> None:
    """Ask for the lock an owner holds; any other complaint only means that nobody holds it."""
    connection = connect(path, "mode=ro")
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except FAILURES as error:
        if getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
            raise
    finally:
        connection.close()


@contextmanager
def _at_rest(path: Path) -> Iterator[tuple[Path, str]]:
    """Where to read the file, and how: as it lies, or a copy put right if it was not closed properly."""
    left_over = {end: side for end in SIDE_FILES if (side := path.with_name(path.name + end)).exists()}
    if not any(side.stat().st_size for side in left_over.values()):
        yield path, "immutable=1"
        return
    with tempfile.TemporaryDirectory(prefix="exercise-") as folder:
        for end, original in {"": path, **left_over}.items():
            shutil.copyfile(original, Path(folder) / f"copy{end}")
        yield Path(folder) / "copy", "mode=rw"


def _load(store: ClosedStore, place: Path, mode: str) -> None:
    connection = connect(place, mode)
    try:
        if mode == "mode=rw":
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        refuse_other_contents(connection, store.path)
        store.load(connection)
    finally:
        connection.close()


def _plainly_unread(error: Exception, path: Path) -> StoreError:
    plain = plainly(error, path)
    if isinstance(plain, ReadOnly):
        return NotAnExercise(f"“{named(path)}” cannot be read. Check who may read it.")
    return plain
