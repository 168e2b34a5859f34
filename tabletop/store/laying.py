"""A new exercise file: written aside, and given its name whole, so that no crash leaves a part of one."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import time
from pathlib import Path

from tabletop.store.errors import CannotWrite
from tabletop.store.tables import APPLICATION, FORMAT, SIDE_FILES, TABLES, connect, named

PREFIX = ".new-"
BLANK = "blank"
_OURS = frozenset(BLANK + end for end in ("", *SIDE_FILES, "-shm"))
_OLD = 60
"""Seconds after which a folder that a crash left behind is cleared away."""


def beside(path: Path, end: str) -> Path:
    """The file SQLite keeps next to this one."""
    return path.with_name(path.name + end)


def is_blank(path: Path) -> bool:
    """Whether a file has no content at all, which counts as no file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return False
    return (
        stat.S_ISREG(found.st_mode)
        and not found.st_size
        and not any(os.path.lexists(beside(path, end)) for end in SIDE_FILES)
    )


def refuse_taken(path: Path) -> None:
    """CannotWrite if something of that name, or what was kept beside it, is there."""
    for taken in (path, *(beside(path, end) for end in SIDE_FILES)):
        if taken.is_symlink() and not taken.exists():
            raise CannotWrite(
                f"“{named(taken)}” is a link to something that is not there. Name a file itself."
            )
        if os.path.lexists(taken) and not is_blank(taken):
            raise CannotWrite(f"“{named(taken)}” exists already. Choose another name, or move it away first.")


def lay_down(folder: Path) -> Path:
    """Empty tables in a hidden folder of their own within this one; OSError or sqlite3.Error."""
    _clear(folder)
    blank = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder)) / BLANK
    try:
        connection = connect(blank, "mode=rwc")
        try:
            connection.execute("PRAGMA synchronous=FULL")
            connection.executescript(
                f"BEGIN; PRAGMA application_id={APPLICATION}; PRAGMA user_version={FORMAT}; {TABLES} COMMIT;"
            )
        finally:
            connection.close()
        blank.chmod(0o600)  # briefs, codes and names: its owner's alone
    except BaseException:
        discard(blank)
        raise
    return blank


def put_in_place(blank: Path, path: Path) -> None:
    """Give the file its name; FileExistsError if the name is taken by now, or another OSError."""
    if is_blank(path):
        blank.replace(path)
    else:
        try:
            path.hardlink_to(blank)
        except FileExistsError:
            raise
        except OSError:  # no second names here, as on many memory sticks
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            blank.replace(path)
    _sync_folder(path.parent)


def discard(blank: Path) -> None:
    """Remove what was written aside."""
    shutil.rmtree(blank.parent, ignore_errors=True)


def _clear(folder: Path) -> None:
    """Remove what a crash left behind, and nothing that somebody may be writing now."""
    for left in folder.glob(f"{PREFIX}*"):
        if left.is_symlink() or not left.is_dir() or time.time() - left.stat().st_mtime < _OLD:
            continue
        if _OURS.issuperset(each.name for each in left.iterdir()):
            shutil.rmtree(left, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
