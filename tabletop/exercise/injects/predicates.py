"""Conditions of injects (section 10): predicates over public state and recorded scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TYPE_CHECKING

from tabletop.scenario.script import When

if TYPE_CHECKING:
    from tabletop.exercise.core import State

LIVE = ("draft", "tabled", "open", "fallen", "adopted")
"""Texts that are on paper; one that fell is a draft again."""


def figure(state: State, when: When, since: int = 0) -> int | None:
    """The figure a condition looks at; None while there is none (a score not recorded yet).

    Positions and statements count from second `since` on.
    """
    return FIGURES[when.fact][0](state, when, since)


def holds(state: State, when: When, since: int = 0) -> bool:
    """Whether the condition holds; without a bound, any figure of 1 or more does. `since` as in `figure`."""
    value = figure(state, when, since)
    if value is None:
        return False
    if when.at_least is None and when.at_most is None:
        return value >= 1
    low = when.at_least is None or value >= when.at_least
    return low and (when.at_most is None or value <= when.at_most)


def _score(state: State, when: When, _since: int) -> int | None:
    return state.scores.get(when.fact)


def _clauses(state: State, item: str) -> tuple[str, ...]:
    known = state.scenario.items.get(item)
    return tuple(clause.id for clause in known.clauses) if known else ()


def _adopted(state: State, when: When, _since: int) -> int:
    """1 once every clause of the item is adopted."""
    clauses = _clauses(state, when.id)
    return int(bool(clauses) and all(clause in state.decisions.adopted for clause in clauses))


def _broken(state: State, when: When, _since: int) -> int:
    """How often silence was broken on a text about the item."""
    ours = set(_clauses(state, when.id))
    return sum(bool(ours.intersection(each.clauses)) for each in state.decisions.breaks)


def _posture(state: State, when: When, _since: int) -> int | None:
    """The highest tone anybody, or the named seat, has spoken in."""
    return max((tone for seat, _, tone in state.speech.postures if when.id in ("", seat)), default=None)


def _act(state: State, when: When, _since: int) -> int:
    return sum(times for (_, done, _), times in state.taken.items() if done == when.id)


def _unfunded(state: State, _when: When, _since: int) -> int:
    return sum(state.budget.shortfalls.values())


def _texts(state: State) -> list[tuple[str, ...]]:
    """The items of every text that still counts."""
    return [draft.items for draft in state.drafts.texts.values() if draft.status in LIVE]


def _draft(state: State, when: When, _since: int) -> int:
    return sum(when.id in ("", *items) for items in _texts(state))


def _package(state: State, _when: When, _since: int) -> int:
    """Items in the text that joins most of them."""
    return max((len(items) for items in _texts(state)), default=0)


def _position(state: State, when: When, since: int) -> int:
    stands = [own.get(when.id) for own in state.agenda.stands.values()]
    return sum(stand is not None and stand.at >= since for stand in stands)


def _pledged(state: State, when: When, _since: int) -> int:
    """Millions pledged or paid to the line."""
    pledged = sum(p.amount for (_, clause), p in state.budget.pledges.items() if clause == when.id)
    return pledged + sum(paid for (_, clause), paid in state.budget.paid.items() if clause == when.id)


def _statement(state: State, when: When, since: int) -> int:
    said = [each for seat, own in state.speech.said.items() if when.id in ("", seat) for each in own]
    return sum(each.at >= since for each in said)


Figure = Callable[["State", When, int], "int | None"]

FIGURES: dict[str, tuple[Figure, tuple[str, ...]]] = {
    "common_ground": (_score, ("scores",)),
    "delivery": (_score, ("scores",)),
    "pressure": (_score, ("scores",)),
    "reassurance": (_score, ("scores",)),
    "adopted": (_adopted, ("scenario", "decisions.adopted")),
    "broken": (_broken, ("scenario", "decisions.breaks")),
    "posture": (_posture, ("speech.postures",)),
    "act": (_act, ("taken",)),
    "unfunded": (_unfunded, ("budget.shortfalls",)),
    "draft": (_draft, ("drafts.texts",)),
    "package": (_package, ("drafts.texts",)),
    "position": (_position, ("agenda.stands",)),
    "pledged": (_pledged, ("budget.pledges", "budget.paid")),
    "statement": (_statement, ("speech.said",)),
}
"""By the fact that a condition names: its figure, and all parts of the state the figure is made of."""


def reader(conditions: Iterable[When]) -> Callable[[State], tuple[object, ...]]:
    """Gives the parts of a state that these conditions look at: while all are the same, so is what holds."""
    paths = sorted({path for when in conditions for path in FIGURES[when.fact][1]})
    # Two paths at least, so that it always gives a tuple.
    return attrgetter("exercise", "plan", *paths)
