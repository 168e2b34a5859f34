"""The words of the command line: verbs, their arguments and options, and how they are read."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import NoReturn

from tabletop import __version__
from tabletop.showing.gate import one_line

POLICIES = ("negotiator", "hawk", "dove", "random-legal", "silent")


class Parser(argparse.ArgumentParser):
    """As argparse has it, but what was typed is shown as harmless text."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and leave with 2."""
        super().error(one_line(message))


def parser() -> argparse.ArgumentParser:
    """All verbs and options; the documentation is tested against it."""
    top: argparse.ArgumentParser = Parser(
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
    join.add_argument(
        "--plain", action="store_true", default=argparse.SUPPRESS, help="line by line, as above"
    )
    _anew(join)
    console = verbs.add_parser("console", help="the facilitator's console at a room that is open elsewhere")
    console.add_argument("address", metavar="ADDRESS")
    _anew(console)
    forget = verbs.add_parser("forget", help="forget the sign-ins that this machine remembers")
    forget.add_argument("address", metavar="ADDRESS", nargs="?", default="", help="of this room alone")
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
    report.add_argument(
        "--table", metavar="T", default="", help="weights of the gauges: weis, cameo, rivera or a CSV file"
    )
    papers = verbs.add_parser("print", help="write the papers to print")
    _scenario(papers, optional=True)
    papers.add_argument("--timing", metavar="T", help="60, 75, 120, day: for the run sheet")
    papers.add_argument(
        "--codes", type=_path, metavar="F.exercise",
        help="with the seat codes of this exercise on the cards; it is begun if there is none such",
    )  # fmt: skip
    papers.add_argument("--address", metavar="ADDRESS", default="", help="where to join, beside the codes")
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
        raise argparse.ArgumentTypeError("a whole number of at most 18 figures is needed")
    return int(text)


def _scenario(verb: argparse.ArgumentParser, optional: bool = False) -> None:
    verb.add_argument(
        "scenario", metavar="SCENARIO", nargs="?" if optional else None, help="its name, or a folder or file"
    )
    verb.add_argument("--fictional", action="store_true", help="use the scenario's invented names")


def _anew(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--new", action="store_true", help="with a code, also where this machine remembers a sign-in"
    )


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
    verb.add_argument(
        "--behind-proxy", metavar="ADDRESS", help="its address at a reverse proxy on this machine, for TLS"
    )
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
    new = parts.add_parser("new", help="write a folder to begin your own with")
    new.add_argument("name", metavar="NAME", help="small letters, figures and dashes")
    new.add_argument("--title", metavar="TITLE", help="as it stands on papers and screens")
    new.add_argument("--delegations", metavar="A,B,C", help="their names, 3 to 12, with commas")
    new.add_argument("--items", metavar="A,B", help="titles of the agenda items, 2 to 4, with commas")
    new.add_argument("--adversary", metavar="NAME", help="who is the other side")
    new.add_argument("--into", type=_path, default=Path(), metavar="FOLDER", help="where (here)")
    show = parts.add_parser("show", help="what people will see, whole or as one delegation")
    _scenario(show)
    show.add_argument("--as", dest="seat", metavar="SEAT", help="as this delegation would")
    check = parts.add_parser("check", help="every fault of a scenario file")
    check.add_argument("paths", nargs="+", metavar="PATH")
    check.add_argument("--strict", action="store_true", help="faults of design, too")
    parts.add_parser("schema", help="the format as JSON Schema, for an editor")
