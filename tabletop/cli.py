"""The command line: verbs, each importing what it needs only when it is called.

Results go to standard output, progress and complaints to standard error. Exit codes: 0 done, 1 refused or
faulty, 2 wrong use, 3 cannot be read, 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tabletop import __version__, stopping
from tabletop.showing.gate import one_line
from tabletop.streams import Unwritable

if TYPE_CHECKING:
    from tabletop.scenario.model import Scenario

DONE, REFUSED, WRONG_USE, UNREADABLE, STOPPED = 0, 1, 2, 3, 130
POLICIES = ("negotiator", "hawk", "dove", "random-legal", "silent")


def parser() -> argparse.ArgumentParser:
    """All verbs and options; the documentation is tested against it."""
    top = argparse.ArgumentParser(
        prog="tabletop", description="Run a negotiation exercise at policy level, on this machine alone.",
        epilog="Without a verb: choose a scenario or a saved exercise and play.",
    )  # fmt: skip
    top.add_argument("-V", "--version", action="version", version=f"tabletop {__version__}")
    top.add_argument("--plain", action="store_true", help="line by line: for screen readers and pipes")
    verbs = top.add_subparsers(dest="verb", metavar="VERB")
    _play(verbs.add_parser("play", help="run an exercise as facilitator"))
    _host(verbs.add_parser("host", help="open a room on the network, with the facilitator's console"))
    join = verbs.add_parser("join", help="sit down in a room, with the code on your card")
    join.add_argument("address", metavar="ADDRESS", help="as the host says it, such as 192.168.1.5:8765")
    display = verbs.add_parser("display", help="show what is public in a room, for a projector")
    display.add_argument("address", metavar="ADDRESS")
    _demo(verbs.add_parser("demo", help="let stand-ins play a whole exercise"))
    rehearsal = verbs.add_parser("rehearse", help="let stand-ins play it many times: is it balanced?")
    _scenario(rehearsal)
    from tabletop.rehearsal.arguments import add as add_rehearsal

    add_rehearsal(rehearsal)
    verify = verbs.add_parser("verify", help="check that a saved exercise is whole")
    verify.add_argument("file", type=_path, metavar="FILE")
    replay = verbs.add_parser("replay", help="show a saved exercise as it stood at any event")
    replay.add_argument("file", type=_path, metavar="FILE")
    replay.add_argument("--at", type=_number, metavar="N", help="after event N; the last if left out")
    replay.add_argument("--json", action="store_true", help="one JSON object")
    report = verbs.add_parser("report", help="write the after-action report")
    report.add_argument("file", type=_path, metavar="FILE")
    report.add_argument("-o", "--out", type=_path, required=True, metavar="OUT", help="a .html or .md file")
    report.add_argument("--names", action="store_true", help="name the persons, not only the seats")
    papers = verbs.add_parser("print", help="write the papers to print")
    _scenario(papers)
    papers.add_argument("--timing", metavar="T", help="60, 75, 120, day: for the run sheet")
    papers.add_argument("-o", "--out", type=_path, required=True, metavar="FOLDER")
    _scenarios(verbs.add_parser("scenario", help="list, check or describe scenarios"))
    from tabletop.measuring.arguments import add

    add(verbs)
    return top


def _path(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("a name is needed, not an empty one")
    return Path(text)


def _number(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,18}", text):
        raise argparse.ArgumentTypeError("a whole number in the figures 0 to 9 is needed")
    return int(text)


def _scenario(verb: argparse.ArgumentParser, optional: bool = False) -> None:
    verb.add_argument(
        "scenario", metavar="SCENARIO", nargs="?" if optional else None, help="its name, or a folder or file"
    )
    verb.add_argument("--fictional", action="store_true", help="use the scenario's invented names")


def _play(verb: argparse.ArgumentParser) -> None:
    _scenario(verb, optional=True)
    verb.add_argument(
        "--plain", action="store_true", default=argparse.SUPPRESS, help="line by line, as above"
    )
    verb.add_argument("--timing", metavar="T", help="60, 75, 120 or day; asked for if left out")
    verb.add_argument("--file", type=_path, metavar="F.exercise", help="its file; resumed if it exists")


def _host(verb: argparse.ArgumentParser) -> None:
    _scenario(verb, optional=True)
    verb.add_argument("--timing", metavar="T", help="60, 75, 120 or day (75, or the scenario's first)")
    verb.add_argument("--file", type=Path, metavar="F.exercise", help="its file; resumed if it exists")
    verb.add_argument("--lan", action="store_true", help="listen to the whole network, not this machine only")
    verb.add_argument("--port", type=int, default=8765, metavar="P", help="where to listen (8765)")
    verb.add_argument("--headless", action="store_true", help="without a console; Ctrl-C closes the room")


def _demo(verb: argparse.ArgumentParser) -> None:
    _scenario(verb)
    verb.add_argument("--seed", type=_number, default=1, metavar="N", help="same number, same exercise (1)")
    verb.add_argument("--timing", metavar="T", help="60, 75, 120 or day (75, or the scenario's first)")
    verb.add_argument("--policy", choices=POLICIES, default="negotiator", help="how all seats play")
    verb.add_argument("--file", type=_path, metavar="F.exercise", help="keep the exercise in this new file")
    verb.add_argument("--json", action="store_true", help="one JSON object on standard output")


def _scenarios(verb: argparse.ArgumentParser) -> None:
    parts = verb.add_subparsers(dest="part", metavar="WHAT", required=True)
    parts.add_parser("list", help="the scenarios that came with the program")
    check = parts.add_parser("check", help="every fault of a scenario file")
    check.add_argument("paths", nargs="+", metavar="PATH")
    parts.add_parser("schema", help="the format as JSON Schema, for an editor")


def run(arguments: Sequence[str]) -> int:
    """Run one command; every fault ends in a plain sentence and an exit code."""
    try:
        code = _guarded(parser().parse_args(arguments))
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else REFUSED
    except KeyboardInterrupt:
        print(f"\n{stopping.STOPPED}", file=sys.stderr)
        code = STOPPED
    return stopping.code() if code == STOPPED else code


def _guarded(options: argparse.Namespace) -> int:
    from tabletop.scenario.faults import Faulty, Unreadable

    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return int(VERBS[options.verb or "home"](options))
    except Unreadable as error:
        return _complain(str(error), UNREADABLE)
    except Faulty as error:
        lines = [str(fault) for fault in error.faults]
        return _complain("\n".join([*lines, "Mend the scenario and try again."]), REFUSED)
    except (BrokenPipeError, Unwritable):
        raise
    except OSError as error:
        return _complain(_trouble(error), REFUSED)
    except Exception as error:
        if "tabletop.store.errors" in sys.modules:
            from tabletop.store.errors import CannotWrite, ReadOnly, StoreError

            if isinstance(error, CannotWrite | ReadOnly):
                return _complain(str(error), REFUSED)
            if isinstance(error, StoreError):
                return _complain(str(error), UNREADABLE)
        raise


def _trouble(error: OSError) -> str:
    """What the system refused, in a sentence."""
    try:
        Path.cwd()
    except OSError:
        return "The folder you are in is no longer there. Go to another folder and try again."
    name = f"“{one_line(str(error.filename))}”: " if error.filename else ""
    return f"{name}{error.strerror or error}. Put that right, or name another file or folder, and try again."


def _complain(text: str, code: int) -> int:
    print(text, file=sys.stderr)
    return code


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
            print("This scenario has no invented names; it is used as it is.", file=sys.stderr)
        scenario = fictional(scenario)
    return scenario


def _timing(scenario: Scenario, wanted: str | None) -> str | None:
    """The timing wanted, 75 or the scenario's first; None, with a complaint, if there is none such."""
    known = [timing.id for timing in scenario.timings]
    if wanted is None:
        return "75" if "75" in known else known[0]
    if wanted in known:
        return wanted
    _complain(f"{scenario.title} has no timing “{wanted}”. Choose one of: {', '.join(known)}.", WRONG_USE)
    return None


def play(options: argparse.Namespace) -> int:
    """Run an exercise on the full screen or line by line; a file that exists is resumed."""
    resumed = options.file is not None and _is_kept(options.file)
    if options.scenario is None and not resumed:
        return _complain("Name a scenario, or give --file with a saved exercise to resume.", WRONG_USE)
    if not options.plain and (trouble := _no_screen()):
        return _complain(trouble, WRONG_USE)
    scenario = _load(options) if options.scenario is not None else None
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
        return _complain(trouble, WRONG_USE)
    _quietly()
    from tabletop.making import makers
    from tabletop.terminal.starting import show_home

    with stopping.in_order():
        return show_home(makers())


def host(options: argparse.Namespace) -> int:
    """Open a room on the network."""
    if options.scenario is None and (options.file is None or not options.file.exists()):
        return _complain("Name a scenario, or give --file with a saved exercise to resume.", WRONG_USE)
    if not 0 <= options.port <= 65535:
        return _complain("A port is a number from 1 to 65535.", WRONG_USE)
    if not options.headless and (trouble := _no_screen()):
        return _complain(trouble.replace("--plain", "--headless"), WRONG_USE)
    scenario = _load(options) if options.scenario is not None else None
    timing = _timing(scenario, options.timing) if scenario is not None else ""
    if timing is None:
        return WRONG_USE
    from tabletop.networking import host as open_room

    return open_room(
        scenario, timing, options.file, lan=options.lan, port=options.port, headless=options.headless
    )


def join(options: argparse.Namespace) -> int:
    """Sit down in a room."""
    if trouble := _no_screen():
        return _complain(trouble.split(";")[0] + ".", WRONG_USE)
    from tabletop.networking import join as sit_down

    return sit_down(options.address)


def display(options: argparse.Namespace) -> int:
    """Show what is public in a room."""
    if trouble := _no_screen():
        return _complain(trouble.split(";")[0] + ".", WRONG_USE)
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
    return show(
        scenario, timing, options.seed, options.policy, options.file, options.json, sys.stdout, sys.stderr
    )


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

        made = writer(options.out, lambda text: print(text, file=sys.stderr))
        if isinstance(made, str):
            return _complain(made, REFUSED)
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

    return write_report(options.file, options.out, options.names, lambda text: print(text, file=sys.stderr))


def papers(options: argparse.Namespace) -> int:
    """Write the papers."""
    from tabletop.debrief.papers import PapersError, write_papers

    scenario = _load(options)
    timing = _timing(scenario, options.timing)
    if timing is None:
        return WRONG_USE
    try:
        write_papers(scenario, timing, options.out, sys.stdout, fictional=options.fictional or None)
    except PapersError as error:
        return _complain(str(error), REFUSED)
    return DONE


def scenario(options: argparse.Namespace) -> int:
    """List, check, schema."""
    from tabletop.scenario import verbs

    if options.part == "list":
        return verbs.list_scenarios(sys.stdout)
    if options.part == "check":
        return verbs.check(options.paths, sys.stdout)
    return verbs.schema(sys.stdout)


def measure(options: argparse.Namespace) -> int:
    """The measures on anybody's data."""
    from tabletop.measuring.verb import measure as measured

    return measured(options, sys.stdout, sys.stderr)


VERBS = {
    "home": home, "play": play, "host": host, "join": join, "display": display, "demo": demo,
    "rehearse": rehearse,    "verify": verify, "replay": replay, "report": report, "print": papers,
    "scenario": scenario, "measure": measure,
}  # fmt: skip
