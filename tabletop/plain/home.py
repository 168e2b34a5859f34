"""The start without a verb: choose a scenario or a saved exercise, and play."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TextIO

from tabletop.plain.asking import Asking, lines_for
from tabletop.plain.page import Page
from tabletop.plain.program import program
from tabletop.scenario.faults import Faulty, Unreadable
from tabletop.scenario.model import Scenario
from tabletop.scenario.shipped import own, shipped
from tabletop.stopping import in_order

HELP = (
    "Type a number from the list and press Enter. Saved exercises are the .exercise files of this folder.",
    "To try it first, take the tutorial. quit leaves.",
)
PAPERS = "To print the papers before class: {program} print NAME -o FOLDER"


def choose(source: TextIO, out: TextIO) -> int:
    """List scenarios and saved exercises, ask for one, and play it; 0 on leaving, 130 after Ctrl-C."""
    from tabletop.plain.session import play_plain

    scenarios, saved = _scenarios(out), sorted(Path.cwd().glob("*.exercise"))
    if not scenarios and not saved:
        out.write(f"No scenario came with this program. Try: {program()} play FOLDER\n")
        return 1
    _list(scenarios, saved, out)
    lines = lines_for(source, out)
    try:
        with in_order():
            number = asyncio.run(_choice(lines, len(scenarios) + len(saved)))
    except KeyboardInterrupt:
        lines.say("Stopped. Nothing was begun.")
        return 130
    if number == 0:
        return 0
    if number <= len(scenarios):
        return play_plain(scenarios[number - 1], None, None, source, out, lines=lines)
    return play_plain(None, None, saved[number - len(scenarios) - 1], source, out, lines=lines)


async def _choice(lines: Asking, most: int) -> int:
    """A number from the list; 0 when the user leaves."""
    while True:
        answer = await lines.ask("Which one? > ")
        word = answer.strip().casefold() if answer is not None else "quit"
        if word in ("q", "quit", "exit", "back"):
            return 0
        if word in ("?", "help", ""):
            Page(lines.say).say(*HELP, PAPERS.format(program=program()))
        elif word.isdecimal() and word.isascii() and 1 <= int(word[:6]) <= most:
            return int(word)
        else:
            lines.say(f"Type a number from 1 to {most}, ? for help, or quit.")


def _scenarios(out: TextIO) -> list[Scenario]:
    """The tutorial, the other scenarios of the program, then those of this folder; faulty ones are told."""
    from tabletop.scenario.check import checked
    from tabletop.scenario.reading import read

    theirs: list[Scenario] = []
    ours: list[Scenario] = []
    for folders, into, take in ((shipped(), theirs, read), (own(), ours, checked)):
        for folder in folders:
            try:
                into.append(take(folder))
            except (Faulty, Unreadable):
                out.write(f"{folder.name} has faults; see: tabletop scenario check {folder.name}\n")
    return [*sorted(theirs, key=lambda scenario: not scenario.tutorial), *ours]


def _list(scenarios: list[Scenario], saved: list[Path], out: TextIO) -> None:
    import textwrap

    out.write("Tabletop: negotiation exercises at policy level\n\nScenarios\n")
    for number, scenario in enumerate(scenarios, 1):
        kind = "tutorial, " if scenario.tutorial else ""
        timings = ", ".join(timing.title for timing in scenario.timings)
        title = f"{number:3} {scenario.title} ({kind}{len(scenario.delegations)} delegations; {timings})"
        out.write(textwrap.fill(title, 78, subsequent_indent="    ") + "\n")
        out.write(textwrap.fill(scenario.summary, 74, initial_indent="    ", subsequent_indent="    ") + "\n")
    out.write("\nSaved exercises in this folder\n")
    for number, path in enumerate(saved, len(scenarios) + 1):
        out.write(f"{number:3} {path.name}\n")
    if not saved:
        out.write("    None yet. One is made here as soon as you begin to play.\n")
    out.write("\n")
