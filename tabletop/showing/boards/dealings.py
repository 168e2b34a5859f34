"""Promises, messages, and proposals no list foresaw."""

from __future__ import annotations

from tabletop.exercise.views.alliance import AllianceView, Note
from tabletop.exercise.views.control import ControlView
from tabletop.showing.clockwords import stamp
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names, quoted
from tabletop.showing.rows import BAD, GOOD, HEADING, PLAIN, QUIET, STRONG, WARN, Row, Target
from tabletop.showing.tables.talk import argument_lines
from tabletop.showing.undertakings import promise_line

PROMISE = {"kept": GOOD, "broken": BAD, "offered": WARN, "open": STRONG}
ORDER = ("offered", "open", "broken", "kept", "lapsed", "released", "declined")


def promises(view: AllianceView, everything: AllianceView) -> list[Row]:
    """The register: what waits and is owed first; numbers are those of control's list."""
    names, number = Names(view), {p.id: n for n, p in enumerate(everything.promises, 1)}
    rows = [Row("Promises", HEADING)] if view.promises else []
    known = sorted(view.promises, key=lambda p: ORDER.index(p.state) if p.state in ORDER else len(ORDER))
    for promise in known:
        target = Target("promise", str(number.get(promise.id, 0)), promise.state)
        words = f"{target.name}. {promise_line(names, promise)}"
        rows.append(Row(words, PROMISE.get(promise.state, QUIET), 0, target))
    if isinstance(view, ControlView):
        rows += [Row(f"Contradiction: {one_line(why)}", BAD) for _, why in view.contradictions]
    return rows


def proposals(view: AllianceView, everything: AllianceView) -> list[Row]:
    """Proposals with reasons, estimates and rulings, the newest first."""
    names, number = Names(view), {a.id: n for n, a in enumerate(everything.arguments, 1)}
    rows: list[Row] = []
    for argument in reversed(view.arguments):
        state = "scope" if argument.scope is None else "ruled" if argument.outcome else "open"
        target = Target("argument", str(number.get(argument.id, 0)), state)
        first, *rest = argument_lines(names, argument)
        look = WARN if state == "scope" else GOOD if argument.outcome == "yes" else STRONG
        rows.append(Row(f"{target.name}. {first}", look, 0, target))
        rows += [Row(words.strip(), PLAIN, 1, target) for words in rest]
    return rows


def messages(view: AllianceView) -> list[Row]:
    """Messages this screen may show, the newest first."""
    names = Names(view)
    return [message_row(names, message) for message in reversed(view.messages)]


def message_row(names: Names, message: Note) -> Row:
    """When, from whom, to whom, in which words."""
    sides = f"{names.seat(message.sender)} to {names.seats(message.to)}"
    words = f"{stamp(message.at)} {sides}: {quoted(message.text)}"
    return Row(words, PLAIN, 0, Target("reading", words))
