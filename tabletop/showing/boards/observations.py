"""What evaluators have written down, by objective."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tabletop.exercise.messages import RATINGS, ObservationNoted
from tabletop.exercise.views.control import ControlView
from tabletop.showing.clockwords import stamp
from tabletop.showing.gate import one_line
from tabletop.showing.happened import Happening, sentence
from tabletop.showing.names import Names, quoted
from tabletop.showing.rows import HEADING, PLAIN, QUIET, STRONG, Row, Target

WITHOUT = "On no objective"


class Recorded(Happening, Protocol):
    """A happening of the whole record: `cause` is the act it came from, `sequence` its number."""

    @property
    def cause(self) -> str: ...
    @property
    def sequence(self) -> int: ...


def observations(view: ControlView, feed: Sequence[Recorded]) -> list[Row]:
    """Under each objective what was noted on it: rating, words, the act it is bound to."""
    names = Names(view)
    noted = [(item, item.fact) for item in feed if isinstance(item.fact, ObservationNoted)]
    acts = {item.cause: item for item in reversed(feed) if item.cause}
    rows = [Row(f"Observations: {len(noted) or 'none yet'}. Enter on an objective notes one", HEADING)]
    titles = [(o.id, f"{n}. {one_line(o.text)}") for n, o in enumerate(view.objectives, 1)]
    for objective, title in (*titles, ("", WITHOUT)):
        own = [(item, fact) for item, fact in noted if fact.objective == objective]
        ratings = " ".join(fact.rating for _, fact in own if fact.rating)
        words = f"{title}  [{ratings}]" if ratings else title
        rows.append(Row(words, STRONG, 0, Target("objective", objective or "none")))
        for item, fact in own:
            rows += _noted(names, item, fact, acts.get(fact.about))
    return rows


def _noted(names: Names, item: Recorded, fact: ObservationNoted, act: Recorded | None) -> list[Row]:
    rating = f"{fact.rating}, {RATINGS[fact.rating]}: " if fact.rating in RATINGS else ""
    target = Target("reading", f"{rating}{fact.text}")
    rows = [Row(f"{stamp(item.at)} {rating}{quoted(fact.text)}", PLAIN, 1, target)]
    if act is not None:
        rows.append(Row(f"on [{act.sequence}] {sentence(names, act)}", QUIET, 2))
    return rows
