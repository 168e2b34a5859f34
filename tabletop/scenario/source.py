"""From a path to text: only a regular file of modest size, written in UTF-8, goes any further."""

from __future__ import annotations

import os
import stat
from errno import ELOOP
from itertools import islice
from pathlib import Path

from tabletop.scenario.faults import Unreadable, shown

LIMIT = 1_000_000
NAME = "scenario.yaml"


FOREIGN = {
    b"PK\x03\x04": "a document of a word processor",
    b"\xd0\xcf\x11\xe0": "a document of a word processor",
    b"{\\rtf": "a document of a word processor",
    b"%PDF": "a document of a word processor",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
}
"""How files begin that an author may have saved in the scenario's place."""


def located(path: Path) -> Path:
    """The file itself: `path`, or the scenario.yaml inside it when it is a folder; else Unreadable.

    A scenario.yaml that is a link out of the folder it was looked for in is refused.
    """
    try:
        file = path / NAME if path.is_dir() else path
        mode = file.stat().st_mode
        astray = file is not path and file.is_symlink() and file.resolve().parent != path.resolve()
    except FileNotFoundError:
        raise Unreadable(_absent(path)) from None
    except (OSError, ValueError) as error:
        raise Unreadable(_refused(path, error)) from None
    if astray:
        raise Unreadable(f"{shown(file, 200)}: is a link that leads out of its folder; {_ITSELF}")
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
    if kind := next((kind for sign, kind in FOREIGN.items() if raw.startswith(sign)), None):
        raise Unreadable(f"{name}: is {kind}; save it again as plain text (UTF-8), from a text editor")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"{name}:{line}: holds a character that is not UTF-8; save it as UTF-8, without pictures"
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Unreadable(
            f"{name}:{line}: what stands here is no text, as when a picture is pasted in; take it out"
        )
    return text


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


_ITSELF = "put the file itself there"


def _absent(path: Path) -> str:
    file = path / NAME if path.is_dir() else path
    if file.is_symlink():
        return f"{shown(file, 200)}: is a link to something that is not there; {_ITSELF}"
    if file is path:
        return f"{shown(path, 200)}: there is no such file or folder; look at the spelling"
    near = f"rename {meant} to {NAME}" if (meant := _nearly(path)) else "name the folder of a scenario"
    return f"{shown(path, 200)}: is a folder without a {NAME}; {near}"


def _nearly(folder: Path) -> str | None:
    """A file that was probably meant: scenario.yml, or what an editor made of the name."""
    try:
        names = [each.name for each in islice(folder.iterdir(), 1000)]
    except OSError:
        return None
    meant = (NAME, "scenario.yml", f"{NAME}.txt", "scenario.yml.txt", "scenario.txt")
    return next((shown(name) for name in sorted(names) if name.casefold() in meant), None)


def _refused(path: Path, error: OSError | ValueError) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "this is no usable name"
    if isinstance(error, PermissionError):
        reason = "you are not allowed to read it"
    if isinstance(error, OSError) and error.errno == ELOOP:
        return f"{shown(path, 200)}: is a link that leads in a circle; {_ITSELF}"
    return f"{shown(path, 200)}: cannot be read: {reason[:1].lower() + reason[1:]}"
