"""The one register of what the console can do: key, palette, help and footer are made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from tabletop.desk.verbs import GROUPS as VERB_GROUPS
from tabletop.desk.vocabulary import VERBS

if TYPE_CHECKING:
    from tabletop.terminal.screens.console import Console

Run = Callable[["Console"], None]

GROUPS = {
    "look": "Look",
    "run": "Run the exercise",
    "class": "With the class",
    "program": "This program",
    **VERB_GROUPS,
}


class Command(Struct, frozen=True):
    """Something to do: `id` is its name in the settings file, `key` its key unless that says otherwise.

    `verb` is the desk's verb it runs, if it is one; `footer` puts it on the last line of the screen.
    """

    id: str
    key: str
    title: str
    help: str
    group: str
    run: Run
    verb: str = ""
    footer: bool = False


COMMANDS: dict[str, Command] = {}


def command(
    id: str, key: str, title: str, help: str, group: str, run: Run, *, verb: str = "", footer: bool = False
) -> None:
    """Register; ValueError if the name or the key is taken."""
    if id in COMMANDS or any(key and key == known.key for known in COMMANDS.values()):
        raise ValueError(f"{id} or its key {key} is registered twice")
    COMMANDS[id] = Command(id, key, title, help, group, run, verb, footer)


PANELS: dict[str, tuple[str, str, str]] = {
    "now": ("1", "Now", "What is due, what is under decision, what has just happened."),
    "agenda": ("2", "Agenda", "Items, clauses and options with wording and price."),
    "positions": ("3", "Positions", "Who prefers and accepts what, delegation by delegation."),
    "texts": ("4", "Texts", "Drafts, their history, what is under decision."),
    "money": ("5", "Money", "Lines, shortfalls, purses and the ledger."),
    "promises": ("6", "Promises", "The register of promises, kept and broken."),
    "public": ("7", "Public", "The communique as it stands, statements and steps."),
    "injects": ("8", "Injects", "News; in control view the inject list, the tray and prepared replies."),
    "scores": ("9", "Scores", "Headlines, their parts, the acts behind each; trends."),
    "log": ("0", "Log", "What has happened, act by act."),
    "proposals": ("y", "Proposals", "Proposals no list foresaw, with reasons and rulings."),
    "messages": ("m", "Messages", "Messages that may be shown here."),
    "room": ("f9", "Room", "The room on the network: who is in, codes, what each owes, who writes to whom."),
}

KEYS = {
    "next": "n", "extend": "e", "end at": "E", "silence": "s", "close": "c", "draft": "d", "table": "t",
    "break": "b", "reserve": "r", "pledge": "p", "promise": "k", "say": "w", "do": "o", "undo": "u",
    "amend": "A", "position": "i", "nudge": "N", "broadcast": "B", "more time for": "X",
}  # fmt: skip
"""Verbs with a key of their own; all others are in the menu of acts and in the palette."""

FOOTER = ("next",)
REPLACED = {
    "start", "pause", "wait", "scores", "why", "control view", "room view", "again", "help", "quit",
    "practice", "brief", "where", "agenda", "positions", "texts", "communique", "money", "ledger", "promises",
    "statements", "arguments", "messages", "news", "injects", "tray", "replies", "log", "seat", "who is in",
    "attention", "report",
}  # fmt: skip
"""Verbs of line mode that the console has as a screen or a key of its own."""


def _panel(name: str) -> Run:
    return lambda console: console.open_panel(name)


def _verb(name: str) -> Run:
    return lambda console: console.do(name)


CLOCK = "While it stands no deadline passes and no inject comes."
VIEW = "Room view is safe to project; control view shows all."
GRID = "Positions, pledges, decisions or statements of all seats."
UNSENT = "Opens the act you were writing, as you left it."
LINE = "Any verb of line mode with its answers."
WALK = "The exercise as it stood after any event; read only."
HAND = "It sees its papers and acts alone, then gives it back."
CLASS = "Who sits where, ground rules, a practice silence."
WAITING = "Release, hold or drop the inject that waits for your word."
NEEDS = "What needs you next, with the cursor on its row; again for the one after."
ROSTER = "Paste the class list; names are spread over delegations."
JOINING = "The address and a picture of it for telephones, large, for the wall; no codes."
PRACTICE = "Try the silence procedure once; nothing is recorded."
STANDIN = "The program plays an empty seat until you take it back."
GUIDE = "Shows or hides what the tutorial suggests next."


def _screen_commands() -> None:
    """What the console itself can do."""
    for name, (key, title, help) in PANELS.items():
        command(f"panel.{name}", key, title, help, "look", _panel(name))
    c = command
    c("clock", "space", "Clock", CLOCK, "run", lambda s: s.toggle_clock(), verb="start", footer=True)
    c("view", "v", "View", VIEW, "run", lambda s: s.toggle_view(), verb="control view", footer=True)
    c(
        "act",
        "a",
        "Act",
        "Every act there is, by kind, for any delegation.",
        "run",
        lambda s: s.act_menu(),
        footer=True,
    )
    c("grid", "g", "Grid", GRID, "run", lambda s: s.grid_menu(), footer=True)
    c("row", "x", "Row", "What can be done with the row under the cursor.", "run", lambda s: s.row_menu())
    c("inject", "I", "Inject", WAITING, "run", lambda s: s.waiting_inject())
    c("resume", "z", "Go on with what was not sent", UNSENT, "run", lambda s: s.resume_unsent(), verb="again")
    c("line", ":", "Type a line", LINE, "run", lambda s: s.command_line())
    c(
        "table",
        "T",
        "Another table of weights",
        "WEIS, CAMEO or Rivera, for the scores.",
        "look",
        lambda s: s.next_table(),
    )
    c("walk", "l", "Walk the log", WALK, "look", lambda s: s.walk())
    c(
        "private",
        "ctrl+l",
        "Private news",
        "What was held back in room view.",
        "look",
        lambda s: s.private_news(),
    )
    c("hand", "h", "Hand over", HAND, "class", lambda s: s.hand_over(), verb="brief")
    c("class", "f2", "Start of class", CLASS, "class", lambda s: s.start_of_class())
    c("attention", "J", "What needs me", NEEDS, "run", lambda s: s.attention(), verb="attention")
    c("roster", "f3", "Who sits where", ROSTER, "class", lambda s: s.roster(), verb="seat")
    c("joining", "Q", "How to join", JOINING, "class", lambda s: s.how_to_join())
    c("practice", "f4", "Practice silence", PRACTICE, "class", lambda s: s.practice(), verb="practice")
    c(
        "report",
        "f5",
        "Write the report",
        "The after-action report, beside the exercise's file.",
        "class",
        lambda s: s.report(),
        verb="report",
    )
    c("standin", "f6", "Stand-ins", STANDIN, "class", lambda s: s.stand_in())
    c("guide", "f8", "Guide", GUIDE, "program", lambda s: s.toggle_guide())
    c(
        "theme",
        "f7",
        "Next theme",
        "Dark, light, high contrast, colour-blind.",
        "program",
        lambda s: s.next_theme(),
    )
    c(
        "help",
        "f1",
        "Help",
        "All keys, and how to run an exercise.",
        "program",
        lambda s: s.help(),
        verb="help",
        footer=True,
    )
    c(
        "palette",
        "ctrl+p",
        "Find",
        "Anything, by a few letters of it.",
        "program",
        lambda s: s.palette(),
        footer=True,
    )
    c("leave", "ctrl+q", "Leave", "Back to the list of exercises. Everything is kept.", "program",
      lambda s: s.leave(), verb="quit")  # fmt: skip


def _verb_commands() -> None:
    for name, known in VERBS.items():
        if name not in REPLACED:
            title = name[:1].upper() + name[1:]
            command(f"verb.{name.replace(' ', '-')}", KEYS.get(name, ""), title, known.help, known.group,
                    _verb(name), verb=name, footer=name in FOOTER)  # fmt: skip


_screen_commands()
_verb_commands()

PANEL_OF = {
    "scores": "scores", "communique": "public", "log": "log", "tray": "injects", "text": "texts",
    "money": "money", "promises": "promises",
}  # fmt: skip


WAYS = ("inject release", "inject hold", "inject skip")
"""What to do about an inject that waits for a word."""

READ_ALOUD = ("opening", "ground rules")
"""What the start of class has to read aloud."""


def key_names(keys: Mapping[str, str]) -> dict[str, str]:
    """Key by command, as the settings have them."""
    return {id: keys.get(id, known.key) for id, known in COMMANDS.items()}


def shown_key(key: str) -> str:
    """A key as people call it."""
    first = key.split(",")[0]
    return {"space": "space", "question_mark": "?"}.get(first, first)


def keys_table() -> str:
    """Every command that has a key, as a table for the manual; the name is that of the settings file."""
    rows = ["| Key | What it does | Name in the settings |", "| --- | --- | --- |"]
    for group, title in GROUPS.items():
        own = [known for known in COMMANDS.values() if known.group == group and known.key]
        if own:
            rows.append(f"| **{title}** | | |")
            rows += [f"| `{shown_key(k.key)}` | {k.title}. {k.help} | `{k.id}` |" for k in own]
    return "\n".join(rows) + "\n"


class Calls:
    """How a duty's verbs are called on this screen: the key, and what it does."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._keys = key_names(keys)
        self._by_verb = {known.verb: known for known in COMMANDS.values() if known.verb}

    def __call__(self, call: str) -> str:
        """[n] next, [g] grid positions, [9] scores."""
        words = call.split()
        for count in range(len(words), 0, -1):
            verb = " ".join(words[:count])
            if verb == "why":
                return "[enter]"
            if verb in READ_ALOUD:
                return f"[{shown_key(self._keys['class'])}] {verb}"
            if verb == "walk":
                return f"[{shown_key(self._keys['walk'])}] {verb}"
            if verb in ("start", "resume", "pause"):
                return f"[{shown_key(self._keys['clock'])}] {verb}"
            if verb in WAYS:
                return f"[{shown_key(self._keys['inject'])}] {verb.removeprefix('inject ')}"
            if verb.startswith("grid "):
                return f"[{shown_key(self._keys['grid'])}] {verb}"
            if verb in PANEL_OF:
                return f"[{shown_key(self._keys[f'panel.{PANEL_OF[verb]}'])}] {verb}"
            known = self._by_verb.get(verb)
            if known is not None:
                key = self._keys[known.id] or self._keys["line"]
                return f"[{shown_key(key)}] {call}"
        return call
