"""What lies before the facilitator: the inject list, the tray, prepared replies."""

from __future__ import annotations

from tabletop.exercise.views.control import ControlView, InjectView
from tabletop.showing.acts import act_name
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names, listed, quoted


def injects(view: ControlView) -> list[str]:
    """The inject list with times and standing."""
    names = Names(view)
    return ["Injects", *(inject_line(names, view, i) for i in view.injects)]


def inject_line(names: Names, view: ControlView, inject: InjectView) -> str:
    """One inject: number, title, standing, time, receivers, who has answered."""
    core = "core" if inject.core else "library"
    words = f"{inject.number}. {one_line(inject.title)}: {inject.status}, {inject.kind}, {core}"
    words += f", {_time(view, inject)}, to {names.seats(inject.to)}."
    if inject.status == "proposed":
        words += f" {one_line(inject.why)}"
    if inject.answered:
        words += f" Answered by {names.seats(inject.answered)}."
    return words


def _time(view: ControlView, inject: InjectView) -> str:
    plan = view.clock.plan
    if not 0 <= inject.phase < len(plan):
        return "on its condition or by hand" if inject.kind == "conditional" else "by hand"
    slot = plan[inject.phase]
    return f"minute {inject.offset // 60} of {one_line(slot.name)} in move {slot.move + 1}"


def inject_in_full(view: ControlView, inject: InjectView) -> list[str]:
    """One inject with message, expected response and notes."""
    lines = [inject_line(Names(view), view, inject), f"Message: {quoted(inject.message)}"]
    lines += [f"Expected: {one_line(inject.expected)}"] if inject.expected else []
    return lines + ([f"Notes: {one_line(inject.notes)}"] if inject.notes else [])


def tray(view: ControlView) -> list[str]:
    """Late acts."""
    names, lines = Names(view), []
    for number, late in enumerate(view.tray, 1):
        phase = one_line(view.clock.plan[late.phase].name)
        what = f"{act_name(late.kind)}, written for {phase}: {one_line(late.fields, 900)}"
        lines.append(f"{number}. {names.seat(late.seat)}: {what}")
    return ["Tray of late acts", *(lines or ["It is empty."])]


def replies(view: ControlView) -> list[str]:
    """The prepared replies of the other side for this move."""
    lines = [f"{number}. {band}: {quoted(text)}" for number, (band, text) in enumerate(view.replies, 1)]
    lines = lines or ["None for this move; write your own words."]
    return ["Prepared replies, by pressure", *reached(view), *lines]


def reached(view: ControlView) -> list[str]:
    """The band that the pressure of the open move has reached, if a move is open."""
    middle, high = view.bands
    bounds = f"middle begins at {middle}, high at {high}"
    return [f"The pressure of this move has reached the band {view.band}; {bounds}."] if view.band else []


def waiting(view: ControlView) -> str:
    """Which injects wait for a word, in a phrase; empty if none does."""
    numbers = [str(i.number) for i in view.injects if i.status == "proposed"]
    return f"inject{'s' if len(numbers) > 1 else ''} {listed(numbers)}" if numbers else ""
