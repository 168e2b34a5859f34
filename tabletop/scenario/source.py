"""From a path to text: only a regular file of modest size, written in UTF-8, goes any further."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tabletop.scenario.faults import Unreadable, shown

LIMIT = 1_000_000
NAME = "scenario.yaml"


def located(path: Path) -> Path:
    """The file itself: `path`, or the scenario.yaml inside it when it is a folder; else Unreadable."""
    try:
        file = path / NAME if path.is_dir() else path
        mode = file.stat().st_mode
    except FileNotFoundError:
        raise Unreadable(_absent(path)) from None
    except (OSError, ValueError) as error:
        raise Unreadable(_refused(path, error)) from None
    if stat.S_ISDIR(mode):
        raise Unreadable(f"{shown(file, 200)}: is a folder; {NAME} must be a file")
    if not stat.S_ISREG(mode):
        raise Unreadable(f"{shown(file, 200)}: is a pipe or a device; save the scenario as a file")
    return file


def text_of(file: Path) -> str:
    """The text of a scenario file of at most 1 MB; Unreadable says in plain words why there is none."""
    name = shown(file, 200)
    raw = _bytes_of(file, name)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(f"{name}: is saved as UTF-16; save it again as UTF-8")
    if b"\0" in raw:
        raise Unreadable(f"{name}: is not a text file; a scenario is written as plain text (YAML)")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"{name}:{line}: holds a character that is not UTF-8; save it as UTF-8") from None


def _bytes_of(file: Path, name: str) -> bytes:
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable(f"{name}: is not a file any more; try again")
            raw = stream.read(LIMIT + 1) if status.st_size <= LIMIT else b""
    except OSError as error:
        raise Unreadable(_refused(file, error)) from None
    if status.st_size > LIMIT or len(raw) > LIMIT:
        size = max(status.st_size, len(raw)) / 1_000_000
        raise Unreadable(f"{name}: is too large ({size:,.1f} MB); a scenario has at most 1 MB")
    return raw


def _absent(path: Path) -> str:
    if path.is_dir():
        return f"{shown(path, 200)}: is a folder without a {NAME}; name the folder of a scenario"
    return f"{shown(path, 200)}: there is no such file or folder; look at the spelling"


def _refused(path: Path, error: OSError | ValueError) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "this is no usable name"
    if isinstance(error, PermissionError):
        reason = "you are not allowed to read it"
    return f"{shown(path, 200)}: cannot be read: {reason[:1].lower() + reason[1:]}"
