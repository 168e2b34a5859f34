"""An exercise in one file that one process owns: SQLite, every act on the disk before it is answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from tabletop.exercise.facts import Event
from tabletop.store import chain
from tabletop.store.base import CLOCK, DraftKey, clock_in
from tabletop.store.chain import EMPTY, Head, Row, Verdict
from tabletop.store.codec import decode
from tabletop.store.errors import CannotWrite, RepeatedCommand, StoreError, Superseded
from tabletop.store.laying import discard, lay_down, put_in_place, refuse_taken
from tabletop.store.network import OnNetworkTest, on_network, refuse_network
from tabletop.store.tables import (
    FAILURES,
    SOME_EVENTS,
    connect,
    named,
    plainly,
    promised,
    refuse_other_contents,
    refuse_other_files,
    stored_rows,
)

INSERT = f"INSERT INTO events ({', '.join(Row._fields)}) VALUES ({', '.join('?' * len(Row._fields))})"


def create(path: Path, *, network: OnNetworkTest = on_network) -> SqliteStore:
    """A new exercise, open; its file takes its name with the first event, durably and whole.

    CannotWrite if something of that name exists or the folder is missing or cannot be written; OnNetwork.
    """
    path = path.absolute()
    refuse_network(path, network)
    refuse_taken(path)
    try:
        blank = lay_down(path.parent)
        return SqliteStore(path, _aside(blank), blank)
    except (OSError, ValueError, sqlite3.Error) as error:
        raise CannotWrite(_cannot_begin(path)) from error


def open(path: Path, *, network: OnNetworkTest = on_network) -> SqliteStore:
    """An existing file, to play on. NotAnExercise, FromNewer, InUse, ReadOnly, OnNetwork or Damaged."""
    path = path.absolute()
    refuse_other_files(path)
    refuse_network(path, network)
    return SqliteStore(path, _owned(path))


def _owned(path: Path) -> sqlite3.Connection:
    """The only connection to a file in its place."""
    connection = None
    try:
        connection = connect(path, "mode=rw")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        refuse_other_contents(connection, path)
        _settle(connection)
        return connection
    except FAILURES as error:
        _let_go(connection)
        raise plainly(error, path) from error
    except BaseException:
        _let_go(connection)
        raise


def _settle(connection: sqlite3.Connection) -> None:
    """Every commit reaches the disk; what is deleted is overwritten; nobody else may come in."""
    connection.execute("PRAGMA journal_mode=WAL")
    for setting in ("synchronous=FULL", "fullfsync=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")


def _let_go(connection: sqlite3.Connection | None) -> None:
    if connection is not None:
        connection.close()


def _aside(blank: Path) -> sqlite3.Connection:
    """A connection to a file that has no name yet, which nobody else looks for."""
    connection = connect(blank, "mode=rw")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def _cannot_begin(path: Path) -> str:
    return f"“{named(path)}” cannot be written. The folder must exist, be yours to write and not be full."


class SqliteStore:
    """The contract of Store on a file. Made by `create` and `open`; one caller at a time, from any thread."""

    def __init__(self, path: Path, connection: sqlite3.Connection, blank: Path | None = None) -> None:
        self.path, self.name = path, named(path)
        self._connection, self._blank = connection, blank
        self._identity = _identity(blank or path)
        self._head: Head | None = None

    def __enter__(self) -> SqliteStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def append(
        self, command_id: str, events: Sequence[Event], *, drop_drafts: Iterable[DraftKey] = ()
    ) -> None:
        """Store all events of one command, durably, or nothing; see Store."""
        head = self.head()
        with self._written():
            if self._span(command_id):
                raise RepeatedCommand(command_id)
            rows = chain.seal(events, head)
            self._connection.executemany(INSERT, rows)
            last = head.sequence + len(rows)
            self._connection.execute(
                "INSERT INTO commands VALUES (?, ?, ?)", (command_id, head.sequence + 1, last)
            )
            self._connection.executemany("DELETE FROM drafts WHERE person=? AND field=?", drop_drafts)
        if self._blank is not None and rows:
            self._take_name(self._blank)
        self._head = Head(last, rows[-1].hash) if rows else head

    def events_of(self, command_id: str) -> list[Event] | None:
        """What a command led to; None if it was never stored."""
        with self._asked():
            span = self._span(command_id)
            if span is None:
                return None
            found = self._connection.execute(SOME_EVENTS, span)
            return [decode(row.body, row.sequence) for row in map(Row._make, found)]

    def read(self, *, verified: bool = True) -> list[Event]:
        """All events in order; see Store."""
        if verified:
            return list(chain.events(self._complete()))
        return [decode(row.body, row.sequence) for row in stored_rows(self._connection)]

    def rows(self) -> list[Row]:
        """All events as stored."""
        return list(stored_rows(self._connection))

    def verify(self) -> Verdict:
        """How far the chain is whole."""
        return chain.verify(self._complete())

    def _complete(self) -> Iterator[Row]:
        return chain.complete(stored_rows(self._connection), promised(self._connection))

    def head(self) -> Head:
        """Number and hash of the last event."""
        if self._head is None:
            with self._asked():
                last = self._connection.execute(
                    "SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1"
                ).fetchone()
            self._head = Head(*last) if last else EMPTY
        return self._head

    def save_draft(self, person: str, field: str, text: str) -> None:
        """Keep an unsent text; an empty one drops it."""
        with self._written():
            self._connection.execute("DELETE FROM drafts WHERE person=? AND field=?", (person, field))
            if text:
                self._connection.execute("INSERT INTO drafts VALUES (?, ?, ?)", (person, field, text))

    def drafts(self, person: str) -> dict[str, str]:
        """A person's unsent texts by field."""
        with self._asked():
            return dict(
                self._connection.execute(
                    "SELECT field, text FROM drafts WHERE person=? ORDER BY field", (person,)
                ).fetchall()
            )

    def save_clock(self, seconds: int) -> None:
        """Keep how far the clock has come."""
        self.save_draft(CLOCK[0], CLOCK[1], str(seconds))

    def clock(self) -> int:
        """How far the clock had come when it was last kept."""
        return clock_in(self.drafts(CLOCK[0]))

    def name_person(self, person: str, name: str) -> None:
        """Remember a name."""
        with self._written():
            self._connection.execute("INSERT OR REPLACE INTO people VALUES (?, ?)", (person, name))

    def people(self) -> dict[str, str]:
        """Names by person id."""
        with self._asked():
            return dict(self._connection.execute("SELECT id, name FROM people ORDER BY id").fetchall())

    def forget_people(self) -> None:
        """Erase all names, also from what SQLite still keeps beside the file."""
        with self._written():
            self._connection.execute("DELETE FROM people")
        with self._asked():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def checkpoint(self) -> None:
        """Fold what lies beside the file into it, so that a copy of the file alone holds it."""
        # If the disk refuses, nothing is lost: the side file stays.
        with suppress(*FAILURES):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Fold everything into the one file, which can then be copied, and let go of it."""
        # If the disk refuses, nothing is lost: the side file stays and is read at the next opening.
        with suppress(*FAILURES):
            self._connection.execute("PRAGMA journal_mode=DELETE")
        self._connection.close()
        if self._blank is not None:
            discard(self._blank)

    def _take_name(self, blank: Path) -> None:
        """Put the file in its place, with its first events; CannotWrite, and without them, if that fails."""
        self._connection.close()
        try:
            put_in_place(blank, self.path)
        except OSError as error:
            self._connection = _aside(blank)
            with self._written():
                self._connection.execute("DELETE FROM events")
                self._connection.execute("DELETE FROM commands")
            if isinstance(error, FileExistsError):
                raise CannotWrite(f"“{self.name}” exists already. Choose another name.") from error
            raise CannotWrite(_cannot_begin(self.path)) from error
        discard(blank)
        self._blank = None
        self._connection = _owned(self.path)
        self._identity = _identity(self.path)

    def _span(self, command_id: str) -> tuple[int, int] | None:
        found: tuple[int, int] | None = self._connection.execute(
            "SELECT first, last FROM commands WHERE id=?", (command_id,)
        ).fetchone()
        return found

    @contextmanager
    def _written(self) -> Iterator[None]:
        """All or nothing, and on the disk at the end."""
        self._refuse_if_gone()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if isinstance(error, sqlite3.IntegrityError):
                raise Superseded("The exercise has moved on meanwhile. Please try once more.") from error
            if isinstance(error, FAILURES):
                raise CannotWrite(_refusal(error)) from error
            raise

    def _roll_back(self) -> None:
        self._head = None
        with suppress(*FAILURES):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    @contextmanager
    def _asked(self) -> Iterator[None]:
        try:
            yield
        except FAILURES as error:
            raise StoreError(f"“{named(self.path)}” cannot be read: {_cause(error)}.") from error

    def _refuse_if_gone(self) -> None:
        """The system would let us write on into a deleted file, and lose it all at the end."""
        if _identity(self._blank or self.path) != self._identity:
            raise CannotWrite(
                f"“{named(self.path)}” was moved or deleted while it is in use. Nothing has changed; "
                "put it back and try again."
            )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _refusal(error: Exception) -> str:
    return f"This could not be saved: {_cause(error)}. Nothing has changed; put that right and try again."


def _cause(error: Exception) -> str:
    reason = getattr(error, "sqlite_errorname", "") or ""
    if reason.startswith("SQLITE_FULL"):
        return "the disk is full"
    if reason.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return "the file or its folder can no longer be written"
    if reason.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return "the file is damaged"
    if isinstance(error, UnicodeEncodeError):
        return "it holds characters that cannot be written down"
    return "the disk does not answer as it should"
