"""Screens kept as text: `python -m tests.terminal.snapshots` draws them anew; a commit says why."""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tabletop.terminal.app import ConsoleApp
from tests.terminal.console import NARROW, WIDE, Hands, at, fresh, played
from tests.terminal.rooming import on_the_spot, staffed

FOLDER = Path(__file__).with_name("screens")
KEYS: dict[str, tuple[str, ...]] = {
    "now": ("1",),
    "agenda": ("2",),
    "positions": ("3",),
    "texts": ("4",),
    "money": ("5",),
    "promises": ("6",),
    "public": ("7",),
    "news": ("8",),
    "log": ("0",),
    "control-now": ("v", "1"),
    "control-money": ("v", "5"),
    "control-injects": ("v", "8"),
    "control-scores": ("v", "9"),
    "control-parts": ("v", "9", "enter"),
    "charts": ("v", "9", "end", "up", "up", "up", "enter"),
    "menu-of-acts": ("a",),
    "grids": ("g",),
    "form": ("p",),
    "find": ("ctrl+p",),
    "help": ("f1",),
    "past": ("l", "left"),
    "start-of-class": ("f2",),
    "roster": ("f3",),
    "practice": ("f4",),
    "hand-over": ("h", "1"),
    "delegation": ("h", "1", "enter"),
}
AT_HOME: dict[str, tuple[str, ...]] = {"home": (), "settings": ("s",)}
UNBEGUN = ("grids", "form", "menu-of-acts", "start-of-class", "roster", "practice", "hand-over", "delegation")


PLACES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "seat": ("birch", "Ana", ()),
    "seat-papers": ("birch", "Ana", ("2",)),
    "seat-positions": ("birch", "Ana", ("4",)),
    "seat-texts": ("birch", "Ana", ("5",)),
    "seat-money": ("birch", "Ana", ("6",)),
    "seat-public": ("birch", "Ana", ("8",)),
    "seat-messages": ("birch", "Ana", ("0",)),
    "seat-thread": ("birch", "Ana", ("0", "enter")),
    "seat-log": ("birch", "Ana", ("l",)),
    "seat-help": ("birch", "Ana", ("f1",)),
    "seat-acts": ("birch", "Ana", ("a", "1")),
    "chair": ("chair", "", ()),
    "evaluator": ("evaluator", "", ()),
    "evaluator-observations": ("evaluator", "", ("o",)),
    "observer": ("observer", "", ()),
    "press": ("press", "", ()),
    "display": ("display", "", ()),
}
"""Places in a room: the seat, who sits there, and the keys that lead to the screen."""


def names() -> Iterator[tuple[str, tuple[int, int]]]:
    """Every screen in both sizes."""
    for name in (*KEYS, *AT_HOME, *PLACES):
        yield name, NARROW
        yield name, WIDE


def drawn(name: str, size: tuple[int, int]) -> str:
    """A screen of the tutorial, played by stand-ins, or not yet begun for forms; or the list before it."""
    found: list[str] = []
    if name in AT_HOME:
        return asyncio.run(_at_home(AT_HOME[name], size))

    async def look(hands: Hands) -> None:
        await hands.press(*KEYS[name])
        found.extend(hands.lines)

    if name in PLACES:
        return _at_place(name, size)
    at(fresh() if name in UNBEGUN else played(), look, size)
    return "\n".join(found) + "\n"


async def _at_home(keys: tuple[str, ...], size: tuple[int, int]) -> str:
    """The list of an empty folder, with the settings file in it."""
    before = os.environ.get("TABLETOP_SETTINGS", "")
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        os.environ["TABLETOP_SETTINGS"] = "settings.yaml"
        try:
            async with ConsoleApp().run_test(size=size) as pilot:
                hands = Hands(pilot)
                while not hands.shows("4 delegations", "8 delegations"):
                    await hands.settled()
                await hands.press(*keys)
                return "\n".join(hands.lines) + "\n"
        finally:
            os.environ["TABLETOP_SETTINGS"] = before


def _at_place(name: str, size: tuple[int, int]) -> str:
    """A screen of somebody in a room."""
    role, who, keys = PLACES[name]
    room, people = staffed()
    found: list[str] = []

    async def look(hands: Hands) -> None:
        await hands.press(*keys)
        found.extend(hands.lines)

    on_the_spot(room, role, look, size, people.get(who, ""))
    return "\n".join(found) + "\n"


def path(name: str, size: tuple[int, int]) -> Path:
    """Where a screen is kept."""
    return FOLDER / f"{name}-{size[0]}x{size[1]}.txt"


if __name__ == "__main__":
    os.environ["TABLETOP_SETTINGS"] = str(Path(tempfile.mkdtemp()) / "settings.yaml")
    FOLDER.mkdir(exist_ok=True)
    for each, at_size in names():
        path(each, at_size).write_text(drawn(each, at_size), encoding="utf-8")
