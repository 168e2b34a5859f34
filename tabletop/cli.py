"""The command line: verbs, each importing what it needs only when it is called.

Results go to standard output, progress and complaints to standard error. Exit codes: 0 done, 1 refused or
faulty, 2 wrong use, 3 cannot be read, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop import stopping
from tabletop.arguments import parser
from tabletop.guarding import DONE, REFUSED, STOPPED, WRONG_USE, complain, guarded, tell
from tabletop.showing.gate import one_line

if TYPE_CHECKING:
    from tabletop.scenario.model import Scenario


def run(arguments: Sequence[str]) -> int:
    """Run one command; every fault ends in a plain sentence and an exit code."""
    try:
        options = parser().parse_args(arguments)
        for stream in (sys.stdout, sys.stderr, sys.stdin):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="replace")
        code = guarded(lambda: int(VERBS[options.verb or "home"](options)))
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else REFUSED
    except KeyboardInterrupt:
        print(f"\n{stopping.STOPPED}", file=sys.stderr)
        code = STOPPED
    return stopping.code() if code == STOPPED else code


LAN_OR_PROXY = "Give --lan or --behind-proxy, not both: behind a proxy only this machine is listened to."


def _load(options: argparse.Namespace) -> Scenario:
    from tabletop.scenario.reading import read
    from tabletop.scenario.shipped import find, shipped

    folder = find(options.scenario)
    if folder in shipped():
        scenario = read(folder)
    else:
        from tabletop.scenario.check import checked

        scenario = checked(folder)
    if options.fictional:
        from tabletop.scenario.fictional import fictional

        if scenario.overlay is None:
            tell("This scenario has no invented names; it is used as it is.")
        scenario = fictional(scenario)
    return scenario


def _timing(scenario: Scenario, wanted: str | None) -> str | None:
    """The timing wanted, 75 or the scenario's first; None, with a complaint, if there is none such."""
    known = [timing.id for timing in scenario.timings]
    if wanted is None:
        return "75" if "75" in known else known[0]
    if wanted in known:
        return wanted
    complain(f"{scenario.title} has no timing “{wanted}”. Choose one of: {', '.join(known)}.", WRONG_USE)
    return None


def play(options: argparse.Namespace) -> int:
    """Run an exercise on the full screen or line by line; a file that exists is resumed."""
    resumed = options.file is not None and _is_kept(options.file)
    if options.scenario is None and not resumed:
        return complain("Name a scenario, or give --file with a saved exercise to resume.", WRONG_USE)
    scenario = _load(options) if options.scenario is not None else None
    if not options.plain and (trouble := _no_screen()):
        return complain(trouble, WRONG_USE)
    if scenario is not None and options.timing and _timing(scenario, options.timing) is None:
        return WRONG_USE
    if options.plain:
        from tabletop.plain.session import play_plain

        return play_plain(scenario, options.timing, options.file, sys.stdin, sys.stdout)
    _quietly()
    from tabletop.making import makers
    from tabletop.terminal.beginning import Wanted
    from tabletop.terminal.starting import show_new, show_saved

    with stopping.in_order():
        if resumed:
            return show_saved(options.file, scenario.id if scenario else None, makers())
        assert scenario is not None
        return show_new(Wanted(scenario, options.timing, options.file), makers())


def _is_kept(file: Path) -> bool:
    from tabletop.room.opening import is_kept

    return is_kept(file)


def home(options: argparse.Namespace) -> int:
    """Choose a scenario or a saved exercise, then play."""
    if options.plain:
        from tabletop.plain.home import choose

        return choose(sys.stdin, sys.stdout)
    if trouble := _no_screen():
        return complain(trouble, WRONG_USE)
    _quietly()
    from tabletop.making import makers
    from tabletop.terminal.starting import show_home

    with stopping.in_order():
        return show_home(makers())


def host(options: argparse.Namespace) -> int:
    """Open a room on the network."""
    if options.scenario is None and (options.file is None or not options.file.exists()):
        return complain("Name a scenario, or give --file with a saved exercise to resume.", WRONG_USE)
    if not 0 <= options.port <= 65535:
        return complain("A port is a number from 1 to 65535.", WRONG_USE)
    if options.lan and options.behind_proxy:
        return complain(LAN_OR_PROXY, WRONG_USE)
    try:
        public = _public(options.behind_proxy)
    except ValueError as error:
        return complain(str(error), WRONG_USE)
    scenario = _load(options) if options.scenario is not None else None
    if not options.headless and (trouble := _no_screen()):
        return complain(trouble.replace("--plain", "--headless"), WRONG_USE)
    timing = _timing(scenario, options.timing) if scenario is not None else ""
    if timing is None:
        return WRONG_USE
    from tabletop.networking import host as open_room

    return open_room(
        scenario, timing, options.file,
        lan=options.lan, port=options.port, headless=options.headless, public=public,
    )  # fmt: skip


def _public(typed: str | None) -> str:
    """The address at a proxy; empty without one. ValueError if it is none."""
    if typed is None:
        return ""
    from tabletop.hosting.origin import public_address

    return public_address(typed)


def join(options: argparse.Namespace) -> int:
    """Sit down in a room."""
    if options.plain:
        from tabletop.networking import join_plain

        return join_plain(options.address, sys.stdin, sys.stdout, anew=options.new)
    if trouble := _no_screen():
        return complain(trouble, WRONG_USE)
    from tabletop.networking import join as sit_down

    return sit_down(options.address, anew=options.new)


def console(options: argparse.Namespace) -> int:
    """Attach to a room that is open elsewhere."""
    if trouble := _no_screen():
        return complain(trouble.replace("--plain", "tabletop join --plain"), WRONG_USE)
    _quietly()
    from tabletop.networking import console as attach

    return attach(options.address, anew=options.new)


def forget(options: argparse.Namespace) -> int:
    """Forget sign-ins."""
    from tabletop.networking import forget as drop

    return drop(options.address)


def display(options: argparse.Namespace) -> int:
    """Show what is public in a room."""
    if trouble := _no_screen():
        return complain(trouble.split(";")[0] + ".", WRONG_USE)
    from tabletop.networking import display as show

    return show(options.address)


def _quietly() -> None:
    from tabletop.terminal.quiet import begin

    begin()


def _no_screen() -> str:
    """Why there can be no full screen here; nothing if there can."""
    whole = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return "" if whole else "The full screen needs a terminal; --plain works anywhere, line by line."


def demo(options: argparse.Namespace) -> int:
    """Stand-ins play everything; scores and decisions on standard output."""
    from tabletop.rehearsal.demo import show

    scenario = _load(options)
    timing = _timing(scenario, options.timing)
    if timing is None:
        return WRONG_USE
    return show(scenario, timing, options.seed, options.policy, options.file, options.json, sys.stdout, tell)


def rehearse(options: argparse.Namespace) -> int:
    """Stand-ins play it many times; tables, faults of balance and advice on standard output."""
    from tabletop.rehearsal.rehearsing import Wanted
    from tabletop.rehearsal.rehearsing import rehearse as play_many
    from tabletop.rehearsal.running import processors

    scenario = _load(options)
    timing = _timing(scenario, options.timing)
    if timing is None:
        return WRONG_USE
    write = None
    if options.out is not None:
        from tabletop.debrief.balance import writer

        made = writer(options.out, tell)
        if isinstance(made, str):
            return complain(made, REFUSED)
        write = made
    wanted = Wanted(
        scenario, timing, options.runs, options.seed, options.workers or processors(), options.json,
        options.calibrate,
    )  # fmt: skip
    return play_many(wanted, sys.stdout, sys.stderr, write)


def verify(options: argparse.Namespace) -> int:
    """Check the hash chain."""
    from tabletop.debrief.replaying import verify as check

    return check(options.file, sys.stdout)


def replay(options: argparse.Namespace) -> int:
    """Rebuild the state at an event."""
    from tabletop.debrief.replaying import replay as rebuild

    return rebuild(options.file, options.at, options.json, sys.stdout)


def report(options: argparse.Namespace) -> int:
    """Write the report."""
    from tabletop.debrief.report import write_report

    return write_report(options.file, options.out, options.names, tell, options.table)


def papers(options: argparse.Namespace) -> int:
    """Write the papers."""
    from tabletop.debrief.papers import PapersError, write_papers

    kept = options.codes is not None and _is_kept(options.codes)
    if options.scenario is None and not kept:
        return complain("Name a scenario, or give --codes with a saved exercise.", WRONG_USE)
    scenario = _load(options) if options.scenario is not None else None
    timing = _timing(scenario, options.timing) if scenario is not None else ""
    if timing is None:
        return WRONG_USE
    codes: dict[str, str] = {}
    if options.codes is not None:
        from tabletop.networking import codes_in

        try:
            scenario, timing, codes = codes_in(options.codes, scenario, timing)
        except ValueError as error:
            return complain(str(error), REFUSED)
    assert scenario is not None
    try:
        write_papers(
            scenario, timing, options.out, sys.stdout, codes=codes,
            address=one_line(options.address, 60), fictional=options.fictional or None,
        )  # fmt: skip
    except PapersError as error:
        return complain(str(error), REFUSED)
    return DONE


def scenario(options: argparse.Namespace) -> int:
    """List, new, show, check, schema."""
    from tabletop.scenario import verbs

    if options.part == "list":
        return verbs.list_scenarios(sys.stdout)
    if options.part == "new":
        return _new_scenario(options)
    if options.part == "show":
        return verbs.show(_load(options), options.seat, sys.stdout, sys.stderr)
    if options.part == "check":
        return verbs.check(options.paths, sys.stdout, strict=options.strict)
    return verbs.schema(sys.stdout)


def _new_scenario(options: argparse.Namespace) -> int:
    """Asks on a terminal for what was not said; takes what is usual elsewhere."""
    from msgspec.structs import replace

    from tabletop.scenario.starter.asking import QUESTIONS, SEVERAL, parts
    from tabletop.scenario.starter.writing import usual
    from tabletop.scenario.verbs import new

    given = {part: words for part in QUESTIONS if (words := getattr(options, part)) is not None}
    said = {part: parts(words) if part in SEVERAL else words for part, words in given.items()}
    wanted = replace(usual(options.name, options.into), **said)
    ask = len(said) < len(QUESTIONS) and sys.stdin is not None and sys.stdin.isatty()
    return new(wanted, said if ask else None, sys.stdin, sys.stdout, sys.stderr)


def measure(options: argparse.Namespace) -> int:
    """The measures on anybody's data."""
    from tabletop.measuring.verb import measure as measured

    return measured(options, sys.stdout, sys.stderr)


VERBS = {
    "home": home, "play": play, "host": host, "join": join, "console": console, "forget": forget,
    "display": display, "demo": demo, "rehearse": rehearse,
    "verify": verify, "replay": replay, "report": report, "print": papers,
    "scenario": scenario, "measure": measure,
}  # fmt: skip
