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


def names() -> Iterator[tuple[str, tuple[int, int]]]:
    """Every screen in both sizes."""
    for name in (*KEYS, *AT_HOME):
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


def path(name: str, size: tuple[int, int]) -> Path:
    """Where a screen is kept."""
    return FOLDER / f"{name}-{size[0]}x{size[1]}.txt"


if __name__ == "__main__":
    os.environ["TABLETOP_SETTINGS"] = str(Path(tempfile.mkdtemp()) / "settings.yaml")
    FOLDER.mkdir(exist_ok=True)
    for each, at_size in names():
        path(each, at_size).write_text(drawn(each, at_size), encoding="utf-8")
