"""The one register of what a seat's screen can do: keys, footer, palette, F1 and the manual come from it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from textual.binding import Binding

from tabletop.desk.vocabulary import VERBS
from tabletop.showing.rows import HEADING, PLAIN, Row
from tabletop.terminal.places.place import Place
from tabletop.terminal.places.which import PLACES


class SeatKey(Struct, frozen=True):
    """Something to do: `action` of the screen; `footer` puts it on the last line.

    `acting`: only where the place has acts; `writing`: only where it writes messages.
    """

    id: str
    key: str
    title: str
    help: str
    action: str
    footer: bool = False
    acting: bool = False
    writing: bool = False


SEAT_KEYS = (
    SeatKey("act", "a", "Act", "Everything you can do now, by kind.", "acts", footer=True, acting=True),
    SeatKey("write", "m", "Message", "To your team, one delegation, several, or all.", "write", footer=True,
            writing=True),
    SeatKey("row", "x", "Row", "What can be done with the line under the cursor, as enter.", "row"),
    SeatKey("resume", "z", "Go on", "Opens the act you were writing, as you left it.", "resume", acting=True),
    SeatKey("line", ":", "Type a line", "An act with its answers, in one line.", "line", acting=True),
    SeatKey("find", "ctrl+p", "Find", "Anything, by a few letters of it.", "find", footer=True),
    SeatKey("theme", "f7", "Colours", "Dark, light, high contrast, colour-blind.", "theme"),
    SeatKey("help", "f1", "Help", "How this screen works, and all keys.", "help", footer=True),
    SeatKey("leave", "ctrl+q", "Leave", "Your seat stays yours; all is kept.", "hand_back", footer=True),
)  # fmt: skip


def panel_keys() -> Iterator[str]:
    """Every key that opens a panel somewhere."""
    yield from dict.fromkeys(panel.key for place in PLACES.values() for panel in place.panels.values())


def verb_keys() -> Iterator[str]:
    """Every key that begins an act somewhere."""
    yield from dict.fromkeys(key for place in PLACES.values() for key in place.verbs)


def bindings() -> list[Binding]:
    """For the screen's class; what the place does not have, does nothing."""
    made = [
        Binding(k.key, k.action, k.title, show=k.footer, tooltip=k.help, id=f"seat.{k.id}",
                priority=k.key.startswith(("ctrl+", "f1", "f7")))
        for k in SEAT_KEYS
    ]  # fmt: skip
    plain = dict.fromkeys([*panel_keys(), *verb_keys()])
    return made + [Binding(key, f"plain('{key}')", show=False) for key in plain]


def known(place: Place) -> list[SeatKey]:
    """What this place has of it."""
    return [
        key
        for key in SEAT_KEYS
        if (place.verbs or not key.acting) and (place.writes or not key.writing)
    ]  # fmt: skip


def help_rows(place: Place) -> list[Row]:
    """How the place works, then every key."""
    title, *words = place.about
    rows = [Row(title, HEADING), *(Row(each) for each in words), Row("")]
    rows.append(Row("Panels", HEADING))
    rows += [Row(f"{p.key:<8} {p.title}: {p.help}", PLAIN, 1) for p in place.panels.values()]
    if place.verbs:
        rows += [Row(""), Row("Acts with a key of their own; a has all others", HEADING)]
        rows += [Row(f"{key:<8} {_titled(verb, place)}", PLAIN, 1) for key, verb in place.verbs.items()]
    rows += [Row(""), Row("This screen", HEADING)]
    return rows + [Row(f"{k.key:<8} {k.title}: {k.help}", PLAIN, 1) for k in known(place)]


def _titled(verb: str, place: Place) -> str:
    from tabletop.terminal.seatdesk import OWN

    own = OWN.get(verb) if place is PLACES["seat"] else None
    return own or f"{verb[:1].upper()}{verb[1:]}: {VERBS[verb].help}"


def palette(place: Place, verbs: frozenset[str]) -> list[tuple[str, str]]:
    """What can be found by letters: an id, and words with the key; `verbs` are those open now."""
    by_verb = {verb: key for key, verb in place.verbs.items()}
    found = [(f"panel.{name}", f"{p.title} [{p.key}]  {p.help}") for name, p in place.panels.items()]
    found += [(f"key.{k.action}", f"{k.title} [{k.key}]  {k.help}") for k in known(place) if k.id != "find"]
    for verb in VERBS:
        if verb in verbs:
            mark = f" [{by_verb[verb]}]" if verb in by_verb else ""
            name, _, words = _titled(verb, place).partition(": ")
            found.append((f"verb.{verb}", f"{name}{mark}  {words}"))
    return found


def keys_table() -> str:
    """For the manual: every key of every place in a room."""
    lines = ["| Key | What it does | Where |", "| --- | --- | --- |"]
    for key in panel_keys():
        titles: dict[str, list[str]] = {}
        for role, place in PLACES.items():
            for panel in place.panels.values():
                if panel.key == key:
                    titles.setdefault(panel.title, []).append(CALLED[role])
        for title, roles in titles.items():
            lines.append(f"| `{key}` | Panel: {title} | {_where(roles)} |")
    for key in verb_keys():
        found: dict[str, list[str]] = {}
        for role, place in PLACES.items():
            if key in place.verbs:
                found.setdefault(_titled(place.verbs[key], place), []).append(CALLED[role])
        lines += [f"| `{key}` | {words} | {_where(roles)} |" for words, roles in found.items()]
    lines += [f"| `{k.key}` | {k.title}. {k.help} | {_places(k)} |" for k in SEAT_KEYS]
    return "\n".join(lines) + "\n"


CALLED = {"seat": "delegation", "chair": "chair", "evaluator": "evaluator", "observer": "observer",
          "press": "press desk"}  # fmt: skip


def _places(key: SeatKey) -> str:
    return _where([CALLED[role] for role, place in PLACES.items() if key in known(place)])


def _where(roles: list[str]) -> str:
    return "all" if len(roles) == len(CALLED) else ", ".join(roles)
