"""The master scenario events list (MSEL) on paper: its ten columns, in words."""

from __future__ import annotations

from msgspec import Struct

from tabletop.debrief.papers.runsheet import minute_in, phase_of
from tabletop.debrief.papers.wording import counted, listed, money, name
from tabletop.scenario.model import Scenario
from tabletop.scenario.script import Effect, Inject, When
from tabletop.scenario.timing import Timing

_SCORES = {
    "common_ground": "common ground",
    "delivery": "delivery",
    "pressure": "escalation pressure",
    "reassurance": "reassurance",
}
_ADDRESSED = {"public": "everybody", "alliance": "the alliance"}


class Line(Struct, frozen=True):
    """One inject with what its columns say; `time` holds scenario time, minute and condition."""

    inject: Inject
    time: str
    to: str
    objective: str
    notes: str


def lines(scenario: Scenario, timing: Timing) -> list[Line]:
    """Every inject in order of its number."""
    return [_line(scenario, timing, inject) for inject in sorted(scenario.injects, key=lambda i: i.number)]


def _line(scenario: Scenario, timing: Timing, inject: Inject) -> Line:
    effects = listed(_effect(scenario, effect) for effect in inject.effects)
    notes = [inject.notes or "", f"Effect: {effects}." if effects else ""]
    return Line(
        inject=inject,
        time="; ".join(filter(None, (_when_due(scenario, timing, inject), _cause(scenario, inject)))),
        to=listed(_ADDRESSED.get(seat) or name(scenario, seat) for seat in inject.to),
        objective=inject.objective or "",
        notes=" ".join(filter(None, notes)),
    )


def _when_due(scenario: Scenario, timing: Timing, inject: Inject) -> str:
    if inject.at is None:
        return ""
    dates = {move.id: move.date for move in scenario.moves}
    date = dates.get(inject.at.move, "")
    for number, timed in enumerate(timing.moves, start=1):
        index = phase_of(inject.at, timed.phases) if timed.move == inject.at.move else None
        if index is not None:
            phase = timed.phases[index]
            return f"{date} (move {number}, {phase.name}, minute {minute_in(inject.at, phase)})"
    return f"{date} (not reached in this timing; use it when it fits)"


def _cause(scenario: Scenario, inject: Inject) -> str:
    if inject.when:
        return "when " + listed(condition(scenario, when) for when in inject.when)
    if inject.awaits is not None:
        counts = listed((answer(scenario, when) for when in inject.response), "or")
        also = f" ({counts} is one)" if counts else ""
        return f"if inject {inject.awaits} has had no answer by then{also}"
    return ""


def answer(scenario: Scenario, when: When) -> str:
    """What counts as an answer to an inject, as a noun: a draft, a pledge, a text over two headings."""
    least = 1 if when.at_least is None else when.at_least
    many = f"{least} or more" if least > 1 else ""
    about = _about(scenario, when)
    if when.fact == "draft":
        return f"{many} drafts{about}".lstrip() if many else f"a draft{about}"
    if when.fact == "position":
        return f"a declared position{about} of {counted(least, 'delegation')}{' or more' if many else ''}"
    if when.fact == "pledged":
        return f"a pledge{about}" + (f" of {money(scenario, least)} or more in all" if many else "")
    if when.fact == "package":
        return f"a text over {least} headings"
    return f"that {condition(scenario, when)}"


def _about(scenario: Scenario, when: When) -> str:
    part = scenario.items.get(when.id) or scenario.clauses.get(when.id)
    return f" on “{part.title}”" if part else ""


def condition(scenario: Scenario, when: When) -> str:
    """One condition of an inject as a clause of a sentence."""
    if when.fact in ("adopted", "broken"):
        item = f"“{scenario.items[when.id].title}”" if when.id in scenario.items else "any item"
        verb = ("is", "adopted") if when.fact == "adopted" else ("has had its silence", "broken")
        return f"{item} {verb[0]}{' not' if when.at_most == 0 else ''} {verb[1]}"
    if when.fact == "act" and when.at_most is None:
        titles = {act.id: act.title for act in scenario.policy_acts}
        often = f" {when.at_least} times or more" if (when.at_least or 1) > 1 else ""
        return f"“{titles.get(when.id, when.id)}” has been done{often}"
    return f"{_subject(scenario, when)} {_bounds(when)}"


def _subject(scenario: Scenario, when: When) -> str:
    if when.fact == "posture":
        return f"{name(scenario, when.id)}'s posture is" if when.id else "any posture is"
    if when.fact == "act":
        titles = {act.id: act.title for act in scenario.policy_acts}
        return f"uses of “{titles.get(when.id, when.id)}” are"
    if when.fact == "draft":
        return (
            f"drafts on “{scenario.items[when.id].title}” are" if when.id in scenario.items else "drafts are"
        )
    if when.fact in ("position", "pledged"):
        title = scenario.clauses[when.id].title if when.id in scenario.clauses else when.id
        return f"positions on “{title}” are" if when.fact == "position" else f"pledges to “{title}” are"
    if when.fact == "statement":
        return f"statements of {name(scenario, when.id)} are" if when.id else "statements are"
    if when.fact == "package":
        return "items in one text are"
    if when.fact == "unfunded":
        return "the unfunded shortfall is"
    return f"{_SCORES[when.fact]} is"


def _bounds(when: When) -> str:
    if when.at_least is not None and when.at_most is not None:
        return f"from {when.at_least} to {when.at_most}"
    if when.at_most is not None:
        return f"{when.at_most} or less"
    return f"{1 if when.at_least is None else when.at_least} or more"


def _effect(scenario: Scenario, effect: Effect) -> str:
    what = "domestic support" if effect.kind == "support" else "headroom"
    return f"{what} of {name(scenario, effect.seat)} {effect.amount:+d}"
