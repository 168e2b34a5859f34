"""What is to be done before the first move: steps, which are done, and what to press next."""

from __future__ import annotations

from msgspec import Struct

from tabletop.exercise.views.control import ControlView
from tabletop.showing.rows import GOOD, HEADING, PLAIN, QUIET, STRONG, Row, Target

FIELD = "start of class"
"""The draft that holds which steps were ticked."""


class Step(Struct, frozen=True):
    """One line of the checklist; `hint` says what Enter does."""

    id: str
    title: str
    hint: str
    done: bool


STEPS = (
    ("papers", "Print the papers and hand them out", "says how, and writes them"),
    ("roster", "Say who sits where", "opens the class list"),
    ("opening", "Read aloud: the opening", "opens it"),
    ("rules", "Read aloud: the ground rules", "opens them"),
    ("notice", "Read aloud: the data notice", "opens it"),
    ("practice", "Try the silence procedure for a minute", "begins it"),
    ("clock", "Start the clock: all sit and read their papers", "starts it"),
)


def ticked_of(draft: str) -> set[str]:
    """Steps that were ticked, out of the draft that holds them."""
    return {id for id, _, _ in STEPS} & set(draft.split(","))


def draft_of(ticked: set[str]) -> str:
    """The draft that holds these ticks."""
    return ",".join(id for id, _, _ in STEPS if id in ticked)


def steps(view: ControlView, ticked: set[str]) -> list[Step]:
    """All steps as they stand; the record itself ticks who sits where, and the clock."""
    started = not view.clock.paused or view.clock.phase > 0
    seen = {"roster": bool(view.people), "clock": started}
    return [Step(id, title, hint, id in ticked or seen.get(id, False)) for id, title, hint in STEPS]


def following(known: list[Step], after: int = 0) -> Step | None:
    """The first step that is not done, among those after the first `after` if there is one."""
    rest = [*known[after:], *known[:after]]
    return next((step for step in rest if not step.done), None)


def rows(known: list[Step]) -> list[Row]:
    """A row a step, ticked or not, and what comes next."""
    done = sum(step.done for step in known)
    found = [Row(f"Before the first move: {done} of {len(known)} done", HEADING)]
    for number, step in enumerate(known, 1):
        look = GOOD if step.done else STRONG if step is following(known) else PLAIN
        mark = "x" if step.done else " "
        found.append(Row(f"[{mark}] {number}. {step.title}", look, 0, Target("step", step.id)))
    return [*found, Row("", PLAIN), Row(_next(known), QUIET)]


def _next(known: list[Step]) -> str:
    step = following(known)
    if step is None:
        return "All is done. Esc goes to the console; n opens the first move when all have read."
    return f"Next: {step.title[:1].lower()}{step.title[1:]}. enter {step.hint}; space ticks it by hand."
