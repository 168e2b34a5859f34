"""What is asked before an exercise begins or its papers are printed: how long, which names, which file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from tabletop.terminal.shelfrows import timing_words

if TYPE_CHECKING:
    from textual.app import App

    from tabletop.scenario.model import Scenario

SUFFIX = ".exercise"
HOW_LONG = "Minutes in all, with reading before and the talk after."
WHOSE = "Under invented names nobody plays the state they come from. Interests and figures stay the same."
WHERE = "Every act is kept in this file the moment it is confirmed."
FOLDER = "A new or an empty folder; index.html in it says what goes to whom."


class Wanted(Struct, frozen=True):
    """An exercise to begin. Without a file one is suggested, without a timing it is asked for."""

    scenario: Scenario
    timing: str | None = None
    file: Path | None = None


def ready() -> None:
    """Load what the questions and the console need; it takes a moment, so it is done in a thread."""
    import tabletop.room.opening
    import tabletop.terminal.screens.ask
    import tabletop.terminal.screens.console
    import tabletop.terminal.sitting  # noqa: F401


async def choose(app: App[int], title: str, choices: Sequence[str], words: str = "") -> int | None:
    """The place of what is chosen from a menu."""
    await asyncio.to_thread(ready)
    from tabletop.terminal.screens.menu import Menu

    return await app.push_screen_wait(Menu(title, choices, words))


async def line(app: App[int], title: str, value: str, words: str, fault: Callable[[str], str]) -> str | None:
    """What is typed."""
    await asyncio.to_thread(ready)
    from tabletop.terminal.screens.ask import Ask

    return await app.push_screen_wait(Ask(title, value, words, fault))


async def asked(app: App[int], scenario: Scenario) -> tuple[Scenario, str, Path] | None:
    """All that is needed to begin; None if it is left. It must be called in a worker."""
    chosen = await which(app, scenario)
    if chosen is None:
        return None
    file = await which_file(app, scenario)
    return None if file is None else (*chosen, file)


async def which(app: App[int], scenario: Scenario) -> tuple[Scenario, str] | None:
    """The timing, and the names if the scenario has others."""
    timing = await which_timing(app, scenario)
    if timing is None or scenario.overlay is None:
        return None if timing is None else (scenario, timing)
    choices = ["The names of the scenario", "Invented names"]
    names = await choose(app, "Which names?", choices, WHOSE)
    if names != 1:
        return None if names is None else (scenario, timing)
    from tabletop.scenario.fictional import fictional

    return fictional(scenario), timing


async def which_timing(app: App[int], scenario: Scenario) -> str | None:
    """How long; not asked if there is no choice."""
    known = scenario.timings
    if len(known) == 1:
        return known[0].id
    words = [timing_words(timing) for timing in known]
    place = await choose(app, f"{scenario.title}: how long?", words, HOW_LONG)
    return None if place is None else known[place].id


async def which_file(app: App[int], scenario: Scenario) -> Path | None:
    """A file that is not there yet."""
    suggested = await asyncio.to_thread(_free_name, scenario.id)
    name = await line(app, "Keep it as", suggested, WHERE, file_fault)
    return None if name is None else file_named(name)


async def which_folder(app: App[int], scenario: Scenario) -> Path | None:
    """Where papers go."""
    name = await line(app, "Print into", f"papers-{scenario.id}", FOLDER, folder_fault)
    return None if name is None else Path(name).expanduser()


def _free_name(scenario: str) -> str:
    from tabletop.room.opening import free_name

    return free_name(scenario).name


def file_named(name: str) -> Path:
    """The file of that name; its ending need not be typed."""
    return Path(name if name.endswith(SUFFIX) else f"{name}{SUFFIX}").expanduser()


def file_fault(name: str) -> str:
    """Why no exercise can be kept under this name; nothing if it can."""
    if not name.removesuffix(SUFFIX).strip("/. "):
        return "Type a name, such as monday."
    path = file_named(name)
    try:
        if path.exists():
            return "There is such a file already. Choose another name, or go on with that one from the list."
        if not path.parent.is_dir():
            return f"There is no folder {path.parent}."
    except (OSError, ValueError):
        return "Such a name cannot be used."
    return ""


def folder_fault(name: str) -> str:
    """Why nothing can be printed there; nothing if it can."""
    try:
        if not name:
            return "Type the name of a folder."
        return "That is a file, not a folder." if Path(name).expanduser().is_file() else ""
    except (OSError, ValueError):
        return "Such a name cannot be used."
