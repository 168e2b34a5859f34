"""What the facilitator should see to next, and the status line; fit to be read by the whole room."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from tabletop.exercise.clock.plan import HOT_WASH
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.news import ARTICLE
from tabletop.showing.clockwords import left, until, where
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names, listed
from tabletop.showing.rows import Target

CALL = re.compile(r"\{([^{}]+)\}")
Calling = Callable[[str], str]
"""How a surface calls a verb with its first answers: the word to type, or the key to press."""


class Duty(Struct, frozen=True):
    """Something to see to: verbs stand in braces, names are free of them; `about`: what its row is about."""

    words: str
    about: Target | None = None


def typed(verb: str) -> str:
    """The verb as it is typed."""
    return f"'{verb}'"


def next_duty(view: ControlView, now: int, call: Calling = typed) -> str:
    """The most pressing thing, with the word to type or the key to press."""
    return said(next(duties(view, now)).words, call)


def said(words: str, call: Calling) -> str:
    """Words with their verbs, which stand in braces, as the surface calls them."""
    return CALL.sub(lambda found: call(found[1]), words)


def duties(view: ControlView, now: int) -> Iterator[Duty]:
    """All that is to be seen to, the most pressing first."""
    clock = view.clock
    if clock.ended:
        yield Duty("{report}, {scores} and {log} look back; {quit} leaves")
        yield Duty("{why} on a headline of {scores} opens it, down to the acts behind it")
        return
    due = [t.number for t in view.texts if t.status == "open" and t.deadline <= now]
    if clock.paused and due:
        words = f"{{extend text {due[0]} 2}} gives text {due[0]} more time, {{resume}} ends its decision"
        yield _on_text(due[0], words)
    if clock.paused:
        yield Duty("{start} when everybody sits" if clock.phase == 0 else "{resume} lets the clock run")
    if view.tray:
        yield Duty(f"{len(view.tray)} in the tray of late acts: {{tray}}", Target("late", "1"))
    waiting = [i.number for i in view.injects if i.status == "proposed"]
    if waiting and clock.slot.move != HOT_WASH:
        n = waiting[0]
        ways = f"{{inject release {n}}}, {{inject hold {n}}} or {{inject skip {n}}}"
        yield Duty(f"inject {n} waits for your word: {ways}", Target("inject", str(n)))
    unruled = [n for n, a in enumerate(view.arguments, 1) if a.scope is None]
    if unruled:
        about = Target("argument", str(unruled[0]))
        yield Duty("a proposal waits for a ruling on scope: {scope}", about)
    if now >= clock.ends:
        yield Duty(_ending(view))
    if clock.slot.move != HOT_WASH:
        yield from _texts(view)
    yield from _quiet(view, now)


def _ending(view: ControlView) -> str:
    clock = view.clock
    if clock.phase + 1 >= len(clock.plan):
        return "time is up: {finish}"
    if unanswered(view):
        return "time is up: {reply} gives the other side's answer, then {next}"
    return f"time is up: {{next}} opens {_plain(clock.plan[clock.phase + 1].name)}, {{extend 2}} gives more"


def unanswered(view: ControlView) -> bool:
    """Whether the move is about to close and the other side has not answered in it."""
    clock = view.clock
    after = clock.plan[clock.phase + 1].move if clock.phase + 1 < len(clock.plan) else clock.slot.move
    closing = clock.phase > 0 and clock.slot.move not in (after, HOT_WASH)
    return closing and not any(n.number == 0 and n.move == clock.move for n in view.news)


def _on_text(number: int, words: str) -> Duty:
    return Duty(words, Target("text", str(number)))


def _texts(view: ControlView) -> Iterator[Duty]:
    settled = {standing.clause for standing in view.adopted}
    drafts = {
        t.id: t.number
        for t in view.texts
        if t.status in ("draft", "fallen") and not settled.intersection(t.choices)
    }
    amended = [(n, drafts[a.draft]) for n, a in enumerate(view.amendments, 1) if a.draft in drafts]
    if amended:
        number, text_number = amended[0]
        words = f"an amendment waits: {{text {text_number}}} shows it, {{accept amendment}} takes it in"
        yield Duty(words, Target("amendment", str(number)))
    if "decide" not in view.clock.slot.opens:
        return
    for text in view.texts:
        if text.status == "open":
            words = f"{{grid silence {text.number}}} asks all round; {{close {text.number}}} ends it now"
            yield _on_text(text.number, words)
        elif text.status == "tabled" and not text.brackets:
            yield _on_text(text.number, f"text {text.number} can be decided: {{silence {text.number}}}")
    for text in view.texts:
        if text.id in drafts:
            ready = f"is whole: {{table chair {text.number}}}"
            todo = f"has brackets: {{amend chair {text.number}}} fills them"
            yield _on_text(text.number, f"text {text.number} {todo if text.brackets else ready}")


def _quiet(view: ControlView, now: int) -> Iterator[Duty]:
    clock = view.clock
    if clock.phase == 0:
        yield Duty("{next} when all have read their papers")
        return
    if clock.slot.move == HOT_WASH:
        yield from _to_judge(view)
        yield Duty("{discuss} lists the questions; {scores}, {promises} and {log} help; then {finish}")
        return
    silent = _without(view, {position.seat for position in view.positions})
    if silent:
        yield Duty(f"no position yet from {silent}: {{grid positions}}")
    opens = clock.slot.opens
    if "decide" in opens and not view.texts:
        yield Duty("no text yet: {draft} proposes one", Target("text", ""))
    if "pledge" in opens and view.shortfalls:
        words = "a line is short: {money} shows it, {makegood} pays towards it"
        yield Duty(words, Target("shortfall", "1"))
    if "speak" in opens:
        silent = _without(view, {said.seat for said in view.spoken if said.move == clock.move})
        if silent:
            yield Duty(f"no public word yet from {silent}: {{grid statements}}")
        if not any(n.number == 0 and n.mode != ARTICLE and n.move == clock.move for n in view.news):
            yield Duty("the other side has not answered yet: {reply}")
    if now < clock.ends:
        yield Duty("{next} when the room is ready")


def _to_judge(view: ControlView) -> Iterator[Duty]:
    """Promises in free words: only the facilitator can say what became of them."""
    for number, promise in enumerate(view.promises, 1):
        if promise.state == "open" and promise.undertaking.kind == "free":
            words = f"a promise in free words waits for your verdict: {{promise judge {number}}}"
            yield Duty(words, Target("promise", str(number)))


def _plain(name: str) -> str:
    return one_line(name).replace("{", "(").replace("}", ")")


def _without(view: ControlView, heard: set[str]) -> str:
    """The delegations that are not among those heard, by their shorts; empty if all are."""
    missing = [_plain(seat.short) for seat in view.seats if seat.id not in heard]
    return listed(missing) if missing else ""


def status(view: ControlView, now: int) -> str:
    """One line: move, phase, time left, what is under decision, what comes next."""
    return f"{standing(view, now)} Next: {next_duty(view, now)}."


def standing(view: ControlView, now: int) -> str:
    """Move, phase, time left, what is under decision."""
    clock, names = view.clock, Names(view)
    words = [f"{where(clock)}, {left(clock, now)}".rstrip(", ")]
    for text in view.texts:
        if text.status == "open":
            kind = "silence" if text.procedure == "consensus" else "decision"
            words.append(f"{names.text(text.id).capitalize()} under {kind}, due {until(text.deadline, now)}")
    return f"{'. '.join(words)}."
