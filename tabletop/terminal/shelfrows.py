"""The shelf in words: a row for everything that can be opened, and what is to be known of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tabletop.showing.gate import one_line
from tabletop.showing.rows import BAD, HEADING, PLAIN, QUIET, STRONG, WARN, Row, Target
from tabletop.terminal.shelf import DAMAGED, IN_USE, OTHER, UNREAD, Offer, Saved

if TYPE_CHECKING:
    from tabletop.scenario.model import Scenario
    from tabletop.scenario.timing import Timing

SCENARIO, SAVED = "scenario", "saved"
NO_SCENARIO = (
    "No scenario came with this program. You can play one of your own: tabletop play FOLDER. "
    "scenarios/README.md explains how to write one."
)
GO_ON = (
    "enter goes on where it stood, the clock paused. i walks its log and changes nothing; r writes the "
    "report beside it."
)
OVER = "It is over. enter or i walks its log, event by event; r writes the report beside it."
HALF = "It cannot be played on. enter or i reads what is whole; r writes the report of that."
LOOK_AGAIN = "ctrl+r looks at it again."
NO_SAVED = "None in this folder yet. One is made here as soon as you begin a scenario."


def shelf_rows(offers: Sequence[Offer], kept: Sequence[Saved]) -> list[Row]:
    """Scenarios, then saved exercises; empty shelves say how they are filled."""
    rows = [Row("Begin a scenario", HEADING)]
    rows += [_offer(offer) for offer in offers] or [Row(NO_SCENARIO, QUIET, 1)]
    rows += [Row(""), Row("Go on with a saved exercise", HEADING)]
    rows += [_saved(each) for each in kept] or [Row(NO_SAVED, QUIET, 1)]
    return rows


def _offer(offer: Offer) -> Row:
    facts = ["your own"] if offer.own else ["tutorial"] if offer.tutorial else []
    look = PLAIN
    if offer.scenario is not None:
        facts += [f"{len(offer.scenario.delegations)} delegations", span(offer.scenario)]
    if offer.fault:
        facts, look = [*facts, "has faults"], BAD
    return Row(_words(offer.title, facts), look, 1, Target(SCENARIO, offer.folder.name))


def _saved(each: Saved) -> Row:
    name = each.path.stem
    if each.state == UNREAD:
        return Row(_words(name, [each.day]), PLAIN, 1, Target(SAVED, each.path.name))
    facts = [one_line(fact) for fact in (each.title, each.where) if fact]
    look = {DAMAGED: WARN, IN_USE: QUIET, OTHER: QUIET}.get(each.state, PLAIN)
    marks = {DAMAGED: "damaged", IN_USE: "in use", OTHER: "cannot be opened"}
    facts = [marks[each.state], *facts] if each.state in marks else facts
    return Row(_words(name, facts), look, 1, Target(SAVED, each.path.name))


def _words(name: str, facts: list[str]) -> str:
    return f"{one_line(name, 60)} ({'; '.join(facts)})" if facts else one_line(name, 60)


def span(scenario: Scenario) -> str:
    """From the shortest timing to the longest: 60 to 435 min."""
    times = sorted(minutes(timing) for timing in scenario.timings)
    return f"{times[0]} min" if len(times) == 1 else f"{times[0]} to {times[-1]} min"


def minutes(timing: Timing) -> int:
    """Minutes of a timing in all, reading and hot wash included."""
    played = sum(phase.minutes for move in timing.moves for phase in move.phases)
    return timing.seat_and_read + played + timing.hot_wash


def timing_words(timing: Timing) -> str:
    """A seminar: 75 min, 2 moves."""
    moves = "1 move" if len(timing.moves) == 1 else f"{len(timing.moves)} moves"
    return f"{one_line(timing.title)}: {minutes(timing)} min, {moves}"


def offer_details(offer: Offer) -> list[Row]:
    """What a teacher wants to know before choosing."""
    rows = [Row(one_line(offer.title), HEADING)]
    if offer.fault:
        return [*rows, Row(offer.fault, BAD)]
    scenario = offer.scenario
    if scenario is None:
        return [*rows, Row("Being read ...", QUIET)]
    seats = ", ".join(one_line(seat.name) for seat in scenario.delegations)
    rows += [
        Row(" ".join(scenario.summary.split())),
        Row(""), Row("What it teaches", STRONG), *(Row(f"- {each}", PLAIN, 1) for each in scenario.teaches),
        Row(""), Row("How long it takes", STRONG),
        *(Row(f"- {timing_words(timing)}", PLAIN, 1) for timing in scenario.timings),
        Row(""), Row("Who meets", STRONG),
        Row(f"{scenario.setting.forum}, {scenario.setting.place}", PLAIN, 1),
        Row(f"{len(scenario.delegations)} delegations: {seats}", PLAIN, 1),
        Row(""), Row(scenario.stylised, QUIET),
    ]  # fmt: skip
    if scenario.overlay is not None:
        rows.append(Row("It can be played under invented names.", QUIET))
    if scenario.setting.content_note:
        rows.append(Row(scenario.setting.content_note, WARN))
    return rows


def counted(events: int) -> str:
    """1 event, 2 events."""
    return "1 event" if events == 1 else f"{events} events"


def saved_details(each: Saved) -> list[Row]:
    """What a saved exercise is, and what can be done with it."""
    rows = [Row(one_line(each.path.name), HEADING)]
    if each.title:
        rows.append(Row(one_line(each.title), STRONG))
    if each.where:
        rows.append(Row(f"{each.where}; {counted(each.events)}"))
    rows.append(Row(f"Last played {each.day}"))
    if each.trouble:
        rows += [Row(""), Row(each.trouble, BAD if each.state == DAMAGED else WARN)]
    return [*rows, Row(""), Row(_can(each), QUIET)]


def _can(each: Saved) -> str:
    known = {UNREAD: "Being read ...", IN_USE: LOOK_AGAIN, OTHER: LOOK_AGAIN, DAMAGED: HALF}
    return known.get(each.state, OVER if each.ended else GO_ON)
