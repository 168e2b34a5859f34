"""Promises, statements, arguments, messages and news."""

from __future__ import annotations

from collections.abc import Mapping

from tabletop.exercise.statements import POSTURES
from tabletop.exercise.views.alliance import AllianceView, ArgumentView
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.public import PublicView, Spoken
from tabletop.showing.clockwords import stamp
from tabletop.showing.gate import one_line
from tabletop.showing.happened.voices import AUDIENCE
from tabletop.showing.names import Names, listed, quoted
from tabletop.showing.undertakings import promise_line


def promises(view: AllianceView, numbers: Mapping[str, int] | None = None) -> list[str]:
    """All promises this viewer may know, numbered through or as `numbers` says by promise."""
    names, known = Names(view), numbers or {p.id: n for n, p in enumerate(view.promises, 1)}
    lines = [f"{known[p.id]}. {promise_line(names, p)}" for p in view.promises]
    if isinstance(view, ControlView):
        lines += [f"Contradiction: {one_line(reason)}" for _, reason in view.contradictions]
    return ["Promises", *(lines or ["None on record."])]


def statements(view: PublicView) -> list[str]:
    """Public statements and policy acts, in order."""
    names = Names(view)
    return ["Statements and steps", *([spoken(names, s) for s in view.spoken] or ["None yet."])]


def spoken(names: Names, said: Spoken) -> str:
    """One statement or step."""
    words = " ".join(quoted(m) for m in said.messages)
    text = f" {quoted(said.text)}" if said.text.strip() else ""
    if not said.posture:
        return f"Move {said.move + 1}, {names.seat(said.seat)} takes the step {words}{text}"
    to = listed([AUDIENCE.get(a, a) for a in said.audiences])
    posture = f"posture {said.posture}, {POSTURES[said.posture]}"
    return f"Move {said.move + 1}, {names.seat(said.seat)} to {to}, {posture}: {words}{text}"


def argument_lines(names: Names, argument: ArgumentView) -> list[str]:
    """One proposal with its reasons and what came of it."""
    scope = {None: "scope not ruled yet", True: "in scope", False: "out of scope"}[argument.scope]
    lines = [f"{names.seat(argument.by)}: {quoted(argument.text)}, {scope}"]
    lines.append(f"   Intended effect: {quoted(argument.effect)}")
    for seat, favour, words in argument.reasons:
        lines.append(f"   {'For' if favour else 'Against'}, {names.seat(seat)}: {quoted(words)}")
    lines += [f"   {names.seat(seat)} estimates {percent} per cent" for seat, percent in argument.estimates]
    if argument.outcome:
        lines.append(f"   Ruling: {argument.outcome}. {quoted(argument.ruling)}")
    return lines


def arguments(view: AllianceView, numbers: Mapping[str, int] | None = None) -> list[str]:
    """All proposals outside the catalogue, numbered through or as `numbers` says by proposal."""
    names, lines = Names(view), ["Proposals outside the catalogue"]
    for number, argument in enumerate(view.arguments, 1):
        first, *rest = argument_lines(names, argument)
        lines += [f"{numbers[argument.id] if numbers else number}. {first}", *rest]
    return lines if view.arguments else [*lines, "None yet."]


def messages(view: AllianceView) -> list[str]:
    """Messages this viewer may read."""
    names = Names(view)
    lines = [
        f"{stamp(m.at)} {names.seat(m.sender)} to {names.seats(m.to)}: {quoted(m.text)}"
        for m in view.messages
    ]
    return ["Messages", *(lines or ["None that may be shown here."])]


def news(view: PublicView) -> list[str]:
    """What has arrived: injects and replies, newest last."""
    lines = []
    for each in view.news:
        title = f"{each.number}. {one_line(each.title)}" if each.number else one_line(each.title)
        sender = f"{one_line(each.sender)}, {one_line(each.mode)}"
        lines.append(f"{title} ({sender}): {quoted(each.message)}")
    return ["News", *(lines or ["Nothing has arrived yet."])]
