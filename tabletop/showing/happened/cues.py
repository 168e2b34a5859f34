"""Sentences about injects and the other side's replies."""

from __future__ import annotations

from tabletop.exercise.injects.adversary import AdversaryReplied
from tabletop.exercise.injects.answering import InjectAnswered
from tabletop.exercise.injects.changing import InjectChanged
from tabletop.exercise.injects.due import InjectProposed
from tabletop.exercise.injects.releasing import InjectReleased, ResponseExpected
from tabletop.showing.gate import one_line
from tabletop.showing.happened.registry import tells
from tabletop.showing.names import Names, quoted


@tells(InjectProposed)
def proposed(names: Names, seat: str, fact: InjectProposed) -> str:
    """Waits for a word."""
    return f"inject {fact.number} waits for your word: release, hold or skip. {one_line(fact.why)}"


@tells(InjectReleased)
def released(names: Names, seat: str, fact: InjectReleased) -> str:
    """Out in the room."""
    to = names.seats(fact.to)
    return f"inject {fact.number}, {quoted(fact.title)}, goes to {to}: {quoted(fact.message)}"


@tells(ResponseExpected)
def hoped_for(names: Names, seat: str, fact: ResponseExpected) -> str:
    """For the facilitator."""
    return f"hoped for in answer to inject {fact.number}: {quoted(fact.expected)}"


@tells(InjectChanged)
def changed(names: Names, seat: str, fact: InjectChanged) -> str:
    """Held, skipped and so on."""
    more = ""
    if fact.what == "retargeted":
        more = f" to {names.seats(fact.to)}"
    elif fact.what == "reworded":
        more = f": {quoted(fact.message)}"
    elif fact.what == "rescheduled" and 0 <= fact.phase < len(names.view.clock.plan):
        slot = names.view.clock.plan[fact.phase]
        more = f" to minute {fact.offset // 60} of {one_line(slot.name)}"
    return f"inject {fact.number} is {one_line(fact.what)}{more}."


@tells(InjectAnswered)
def answered(names: Names, seat: str, fact: InjectAnswered) -> str:
    """A response."""
    return f"{names.seat(seat)} answers inject {fact.number}: {quoted(fact.text)}"


@tells(AdversaryReplied)
def replied(names: Names, seat: str, fact: AdversaryReplied) -> str:
    """The other side."""
    return f"the other side replies: {quoted(fact.text)}"
