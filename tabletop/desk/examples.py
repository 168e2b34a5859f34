"""Examples in help: written with gaps, which are filled with the seats, clauses and options at the table.

Gaps: {seat} acts, {other} and {third} are others, {chair} is the chair; {items}, {clause}, {option}, {also}
(another option of that clause), {clause2}, {option2} (of another clause), {wording} (an option for one or two
clauses), {instead} (others, for clauses of one item), {line} (a clause that volunteers pay for), {ordered} (a
clause with a scale), {lies} (where a bridging option stands on it), {message}, {step}, {home} (a domestic
line), {inject}, {news}, {objective}, {move} (the last), {phase} (an earlier one of this move).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tabletop.exercise.views.public import PublicView
from tabletop.scenario.agenda import Clause
from tabletop.showing.gate import one_line

LINE_EXAMPLE = "position {seat} {clause} {option}"
"""Of a verb with its answers on one line."""
GAP = re.compile(r"\{(\w+)\}")
TUTORIAL = {
    "seat": "ALD", "other": "BRA", "third": "COR", "chair": "chair",
    "items": "1, 2", "clause": "gauges", "option": "morning-list", "also": "live-lamps",
    "clause2": "bells", "option2": "a-hat", "wording": "morning-list, a-hat",
    "instead": "live-lamps, in-corrin",
    "line": "bells", "ordered": "gauges", "lies": "place 40",
    "message": "we-share", "step": "row-up", "home": "1", "inject": "1", "news": "1",
    "objective": "position", "move": "2", "phase": "Listen",
}  # fmt: skip
"""What fills the gaps where no exercise is at hand: in the manual."""


def fitted(text: str, words: Mapping[str, str]) -> str:
    """The text with its gaps filled, and no blanks where one stays empty."""
    return re.sub(r"  +", " ", GAP.sub(lambda gap: words.get(gap[1], gap[0]), text))


def fitting(text: str, view: PublicView, own: str = "") -> str:
    """The text with the words of this exercise; `own` acts at a desk of its own and is not named."""
    return fitted(text, words_of(view, own))


def words_of(view: PublicView, own: str = "") -> dict[str, str]:
    """By gap, what a person at this table could type."""
    shorts = [one_line(seat.short) for seat in view.seats if seat.id != own]
    acting = own or view.seats[0].id
    others = shorts if own else shorts[1:]
    return {
        "seat": "" if own else shorts[0],
        "other": others[0],
        "third": others[1] if len(others) > 1 else others[0],
        "chair": "" if own else "chair",
        "move": str(view.clock.moves),
        "phase": _earlier(view),
        **_agenda_words(view),
        "message": _usable(getattr(view, "key_messages", ()), acting, "MESSAGE"),
        "step": _usable(getattr(view, "catalogue", ()), acting, "STEP"),
        "home": _home(view),
        "objective": next((each.id for each in getattr(view, "objectives", ())), "1"),
        "inject": _number(getattr(view, "injects", ())),
        "news": _number(getattr(view, "news", ())),
    }


def _agenda_words(view: PublicView) -> dict[str, str]:
    """What is in a package is decided alike, since one decision takes it."""
    clauses = [clause for item in view.agenda for clause in item.clauses]
    told = _telling(clauses)
    places = {clause.id: n for n, item in enumerate(view.agenda, 1) for clause in item.clauses}
    kinds = {clause.id: item.procedure.kind for item in view.agenda for clause in item.clauses}
    first, *later = told
    packed = [clause for clause in later if kinds[clause] == kinds[first]]
    second = next((clause for clause in packed if places[clause] != places[first]), (packed or [first])[0])
    beside = [clause for clause in later if places[clause] == places[first]][:1]
    scale = next((clause for clause in clauses if clause.kind == "ordered"), None)
    line = next((c.id for c in clauses if any(o.funding == "pledges" for o in c.options)), first)
    pairs = dict.fromkeys((first, second))
    return {
        "items": ", ".join(str(number) for number in dict.fromkeys(places[clause] for clause in pairs)),
        "clause": first, "option": told[first][0], "also": told[first][1],
        "clause2": second, "option2": told[second][0],
        "wording": ", ".join(told[clause][0] for clause in pairs),
        "instead": ", ".join(told[clause][1] for clause in (first, *beside)),
        "line": line, "ordered": scale.id if scale else first,
        "lies": "place 40" if scale else f"like {told[first][0]}",
    }  # fmt: skip


def _telling(clauses: Sequence[Clause]) -> dict[str, list[str]]:
    """By clause its options: first those that name it alone, and last what stands if nothing is decided."""
    often = Counter(option.id for clause in clauses for option in clause.options)
    return {
        clause.id: sorted(
            (option.id for option in clause.options),
            key=lambda option: (option == clause.status_quo, often[option] > 1),
        )
        for clause in clauses
    }


def _earlier(view: PublicView) -> str:
    """The first phase of this move, or of the first one."""
    move = max(view.clock.slot.move, 0)
    return next((one_line(slot.name) for slot in view.clock.plan if slot.move == move), "1")


def _usable(known: Iterable[Any], seat: str, otherwise: str) -> str:
    """The first that this delegation may take."""
    return next((each.id for each in known if not each.by or seat in each.by), otherwise)


def _home(view: PublicView) -> str:
    """A line of one's own papers by name; of another's by number alone."""
    brief = getattr(view, "brief", None)
    lines = getattr(getattr(brief, "domestic", None), "lines", ())
    return lines[0].id if lines else "1"


def _number(known: Iterable[Any]) -> str:
    """The number of the first that has one, and has not been sent yet if that is asked."""
    numbers = [(getattr(each, "status", "") == "released", each.number) for each in known if each.number]
    return str(min(numbers, key=lambda each: each[0])[1]) if numbers else "1"
