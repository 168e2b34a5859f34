"""What `tabletop scenario list`, `new`, `show`, `check` and `schema` print, and their exit codes."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, TextIO

from tabletop import stopping
from tabletop.scenario.faults import Faulty, Unreadable, shown

if TYPE_CHECKING:
    from tabletop.scenario.model import Scenario
    from tabletop.scenario.starter.writing import Wanted

CLEAN, FAULTS, UNREADABLE, STOPPED = 0, 1, 3, 130
WIDTH = 80


def list_scenarios(out: TextIO) -> int:
    """The shipped scenarios with what they teach, at 80 columns; a faulty one does not hide the others."""
    from tabletop.scenario.reading import read
    from tabletop.scenario.shipped import shipped

    worst = CLEAN
    folders = shipped()
    if not folders:
        out.write("No scenarios came with this program. Give the path of a folder with a scenario.yaml.\n")
    for folder in folders:
        try:
            out.write(described(read(folder)) + "\n")
        except Unreadable as error:
            out.write(f"{error}\n\n")
            worst = UNREADABLE
        except Faulty as error:
            out.write(f"{folder.name}\n  has faults: {len(error.faults)}; see tabletop scenario check\n\n")
            worst = max(worst, FAULTS)
    return worst


def described(scenario: Scenario) -> str:
    """One entry of the list: id, title, forum, delegations, timings, what it teaches."""
    seats = [seat.name if seat.member else f"{seat.name} (no vote)" for seat in scenario.delegations]
    rows = [
        ("", scenario.summary),
        ("Forum: ", scenario.setting.forum),
        (f"{len(seats)} delegations: ", ", ".join(seats)),
        ("Timings: ", ", ".join(_minutes(timing.id) for timing in scenario.timings)),
        *(("Teaches: " if n == 0 else "         ", line) for n, line in enumerate(scenario.teaches)),
        ("", scenario.stylised),
    ]
    head = shown(f"{scenario.id}: {scenario.title}", WIDTH)
    return "\n".join([head, *(_wrapped(title, text) for title, text in rows)]) + "\n"


def _wrapped(title: str, text: str) -> str:
    import textwrap

    indent = "  " + " " * (len(title) if len(title) < 12 else 4)
    flat = shown(" ".join(text.split()), 12_000)
    return textwrap.fill(flat, WIDTH, initial_indent=f"  {title}", subsequent_indent=indent)


def _minutes(name: str) -> str:
    return f"{name} minutes" if name.isdecimal() else name


def new(wanted: Wanted, said: Collection[str] | None, lines: TextIO, out: TextIO, trouble: TextIO) -> int:
    """Write a new scenario; 0 written, 1 refused, 130 stopped.

    Whatever the author has not `said` already is asked; None asks nothing.
    """
    from tabletop.scenario.shipped import guide
    from tabletop.scenario.starter.writing import CannotBegin, begin

    try:
        folder = begin(wanted if said is None else _asked(wanted, said, lines, out))
    except CannotBegin as error:
        trouble.write(f"{shown(str(error), 400)}\n")
        return FAULTS
    except EOFError:
        trouble.write("\nThe answers ended before the last question. Nothing was written.\n")
        return FAULTS
    except KeyboardInterrupt:
        trouble.write("\nStopped. Nothing was written.\n")
        return STOPPED
    out.write(f"Written: {shown(folder / 'scenario.yaml', 300)}. It can be played as it stands.\n")
    for words in ("scenario check", "scenario show", "demo"):
        out.write(f"  tabletop {words} {shown(quote(str(folder)), 300)}\n")
    if found := guide():
        out.write(f"The guide for authors, from blank page to first class:\n  {shown(found, 300)}\n")
    return CLEAN


def _asked(wanted: Wanted, said: Collection[str], lines: TextIO, out: TextIO) -> Wanted:
    """The author's answers; CannotBegin before the first question if the name or what was said is no use."""
    from tabletop.scenario.starter.asking import asked
    from tabletop.scenario.starter.writing import CannotBegin, fault_of

    if reason := fault_of(wanted):
        raise CannotBegin(reason)
    with stopping.in_order():
        return asked(wanted, said, lines, out)


def show(scenario: Scenario, seat: str | None, out: TextIO, trouble: TextIO) -> int:
    """A scenario whole, or as one delegation would see it; 0 shown, 1 if there is no such delegation."""
    from tabletop.scenario.preview import as_seat, whole

    if seat is None:
        out.writelines(f"{shown(line, 400)}\n" for line in whole(scenario))
        return CLEAN
    wanted = seat.strip().casefold()
    for known in scenario.delegations:
        if wanted in (known.id, known.short.casefold(), known.name.casefold()):
            out.writelines(f"{shown(line, 400)}\n" for line in as_seat(scenario, known))
            return CLEAN
    names = ", ".join(known.id for known in scenario.delegations)
    trouble.write(f"There is no delegation “{shown(seat, 40)}”. There are: {names}.\n")
    return FAULTS


def check(paths: Sequence[str | Path], out: TextIO, *, strict: bool = False) -> int:
    """Every fault of every file; 0 clean, 1 faults, 3 unreadable: the worst of all files."""
    with _without_clearing_up():
        return max((_check(path, out, strict) for path in paths), default=CLEAN)


@contextmanager
def _without_clearing_up() -> Iterator[None]:
    """Look for nothing to throw away, not even at the end of the program: that takes a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def _check(path: str | Path, out: TextIO, strict: bool) -> int:
    from tabletop.scenario.check import faults_of
    from tabletop.scenario.shipped import find

    try:
        faults = faults_of(find(str(path)), strict=strict)
    except Unreadable as error:
        out.write(f"{error}\n")
        return UNREADABLE
    out.writelines(f"{fault}\n" for fault in faults)
    firm = [fault for fault in faults if not fault.advice]
    out.write(f"{shown(path, 200)}: {_verdict(len(firm), len(faults) - len(firm))}\n")
    return FAULTS if firm else CLEAN


def _verdict(faults: int, advice: int) -> str:
    parts: Iterable[str] = (
        f"{faults} fault{'' if faults == 1 else 's'}" if faults else "no faults",
        f"{advice} piece{'' if advice == 1 else 's'} of advice" if advice else "",
    )
    return ", ".join(part for part in parts if part)


def schema(out: TextIO) -> int:
    """The format as JSON Schema."""
    import json

    from tabletop.scenario.schema import json_schema

    out.write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
    return CLEAN
