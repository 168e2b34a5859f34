"""Where the shipped scenarios are, and how a scenario is found by name or path."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from tabletop.scenario.faults import Unreadable, nearest, shown
from tabletop.scenario.source import NAME

_PACKAGE = Path(__file__).parents[1]
MOST = 100
FOLDERS = (_PACKAGE / "shipped", _PACKAGE.parent / "scenarios")


def shipped() -> list[Path]:
    """Folders of the scenarios that came with the program, by name; empty when none did."""
    for folder in FOLDERS:
        if folder.is_dir():
            return sorted(each for each in folder.iterdir() if (each / NAME).is_file())
    return []


def own() -> list[Path]:
    """Folders with a scenario in the folder one is in, by name; those that came with the program left out."""
    known = {folder.name for folder in shipped()}
    try:
        found = [each.parent for each in islice(Path().glob(f"*/{NAME}"), MOST)]
    except OSError:
        return []
    return sorted(each for each in found if each.name not in known)


def guide() -> Path | None:
    """The guide for authors that came with the program; None when it did not."""
    found = (folder / "README.md" for folder in FOLDERS)
    return next((file for file in found if file.is_file()), None)


def find(name_or_path: str) -> Path:
    """The scenario of that name, else the file or folder at that path; Unreadable names those near it."""
    for folder in shipped():
        if folder.name == name_or_path:
            return folder
    path = Path(name_or_path)
    try:
        if name_or_path and (path.exists() or path.is_symlink()):
            return path
    except (OSError, ValueError):
        pass
    raise Unreadable(_not_found(name_or_path))


def _not_found(given: str) -> str:
    names = [folder.name for folder in shipped()]
    near = nearest(Path(given[:200]).name, [*names, *(folder.name for folder in own())], 3)
    if near:
        hint = f"did you mean {' or '.join(near)}?"
    elif names:
        hint = f"there are: {', '.join(names)}; or give the path of a folder with a {NAME}"
    else:
        hint = f"give the path of a folder with a {NAME}"
    return f"there is no scenario '{shown(given)}'; {hint}"
