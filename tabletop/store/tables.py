"""The tables of an exercise file, how it is told from other files, and SQLite's complaints in plain words."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path

from tabletop.store.chain import Row
from tabletop.store.errors import Damaged, FromNewer, InUse, NotAnExercise, ReadOnly, StoreError

SUFFIX = ".exercise"
APPLICATION = 0x54424C54
FORMAT = 1
FAILURES = (sqlite3.Error, UnicodeError)
"""What the sqlite3 module raises on bad files: its own errors, or over the bytes of a message it quotes."""

SIDE_FILES = ("-wal", "-journal")

# Text columns keep their bytes; the log is one exercise, so its number alone is the key.
TABLES = """
CREATE TABLE events (
    sequence INTEGER PRIMARY KEY, exercise TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL,
    seat TEXT NOT NULL, person TEXT NOT NULL, phase INTEGER NOT NULL, at INTEGER NOT NULL,
    wall TEXT NOT NULL, cause TEXT NOT NULL, body TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE TABLE commands (
    id TEXT PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE drafts (
    person TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (person, field)
) WITHOUT ROWID;
CREATE TABLE people (
    id TEXT PRIMARY KEY, name TEXT NOT NULL
) WITHOUT ROWID;
"""

EVENTS = f"SELECT {', '.join(Row._fields)} FROM events"
ALL_EVENTS = f"{EVENTS} ORDER BY sequence"
SOME_EVENTS = f"{EVENTS} WHERE sequence BETWEEN ? AND ? ORDER BY sequence"
PROMISED = "SELECT MAX(last) FROM commands"
ONE_EVENT = f"{ALL_EVENTS} LIMIT 1 OFFSET ?"


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection with SQLite's own URI mode, such as `mode=rw`; it waits for locks, but not long."""
    uri = f"{path.absolute().as_uri()}?{mode}"
    return sqlite3.connect(uri, uri=True, timeout=0.25, isolation_level=None, check_same_thread=False)


def refuse_other_files(path: Path) -> None:
    """NotAnExercise if there is no plain file at this path."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise NotAnExercise(f"There is no file “{named(path)}”. Check the name and the folder.") from error
    except (OSError, ValueError) as error:
        raise NotAnExercise(f"“{named(path)}” cannot be opened. Check its name.") from error
    if not stat.S_ISREG(mode):
        raise NotAnExercise(f"“{named(path)}” is not a file. Name a file that ends in {SUFFIX}.")
    if not os.access(path, os.R_OK):
        raise NotAnExercise(f"You may not read “{named(path)}”. Ask its owner for a copy.")


def refuse_other_contents(connection: sqlite3.Connection, path: Path) -> None:
    """NotAnExercise if it is some other database or holds more than ours, FromNewer if it is newer."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise NotAnExercise(f"“{named(path)}” is not an exercise file.")
    if version > FORMAT:
        raise FromNewer(
            f"“{named(path)}” was written by a newer version of Tabletop. Update Tabletop and open it again."
        )
    if not _known() >= _schema(connection):
        raise NotAnExercise(
            f"“{named(path)}” was changed by another program and is no longer safe to open. Use a copy of it."
        )


def _schema(connection: sqlite3.Connection) -> frozenset[tuple[str, ...]]:
    """Everything a database declares, as it was written."""
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall())


@cache
def _known() -> frozenset[tuple[str, ...]]:
    """Everything an exercise file may declare."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(TABLES)
        return _schema(connection)
    finally:
        connection.close()


def stored_rows(connection: sqlite3.Connection) -> Iterator[Row]:
    """All events in order; Damaged, naming the first that cannot be read, where the file breaks off."""
    try:
        return map(Row._make, connection.execute(ALL_EVENTS).fetchall())
    except FAILURES:
        return _one_by_one(connection)


def _one_by_one(connection: sqlite3.Connection) -> Iterator[Row]:
    """Up to the row that is really unreadable."""
    for number in count(1):
        try:
            values = connection.execute(ONE_EVENT, (number - 1,)).fetchone()
        except FAILURES as error:
            raise Damaged(number, "it cannot be read; the file is damaged here") from error
        if values is None:
            raise Damaged(number, "the file is damaged after the event before it")
        yield Row(*values)


def promised(connection: sqlite3.Connection) -> int:
    """How many events the acts on record led to; 0 if that cannot be read."""
    try:
        (last,) = connection.execute(PROMISED).fetchone()
    except FAILURES:
        return 0
    return last if isinstance(last, int) else 0


def plainly(error: Exception, path: Path) -> StoreError:
    """What SQLite says about opening a file, as a sentence for people."""
    reason = getattr(error, "sqlite_errorname", "") or ""
    name = named(path)
    if reason.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return InUse(f"“{name}” is open in another window or program. Close it there first.")
    if reason.startswith("SQLITE_FULL"):
        return StoreError(f"“{name}” cannot be opened to play: the disk is full. Make room and try again.")
    if reason.startswith("SQLITE_NOTADB"):
        return NotAnExercise(f"“{name}” is not an exercise file, or its very beginning is damaged.")
    if reason.startswith("SQLITE_CORRUPT") or isinstance(error, UnicodeError):
        return Damaged(1, f"it cannot be read; the file “{name}” is damaged from the beginning")
    if reason.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH", "SQLITE_CANTOPEN")):
        return ReadOnly(
            f"“{name}” or its folder cannot be written, so it cannot be played on. "
            "It can still be read; to play, copy it to a folder of your own."
        )
    return StoreError(f"“{name}” cannot be opened: the disk does not answer as it should.")


def named(path: Path) -> str:
    """The file's name as it can be put on any screen: what moves or hides there becomes a mark."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in path.name) or "."
